"""Where the window stands on the screen, from one run to the next."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from smdesk.ui.kit.theme import Theme

#: The least size of the window, at 100 %.
LEAST = QSize(1100, 700)
#: Below this nothing is promised, however small the screen is.
FLOOR = QSize(800, 500)


def least(theme: Theme) -> QSize:
    """The least size of the window: a larger interface asks for more, but for no more than the screen has.

    Of a screen of 1440 pixels 960 are left where the system shows everything at 150 %.
    """
    wished = QSize(theme.px(LEAST.width()), theme.px(LEAST.height()))
    screen = QGuiApplication.primaryScreen()
    room = screen.availableSize() - QSize(0, _bar()) if screen is not None else wished
    return wished.boundedTo(room).expandedTo(FLOOR)


def _bar() -> int:
    """How high the title is: the foot of the window is not to lie below the screen."""
    return QApplication.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)


def restore(window: QWidget, first: tuple[int, int]) -> None:
    """Where it was; the first time in this size, or in less where the screen is smaller."""
    room = window.screen().availableSize() - QSize(0, _bar())
    window.resize(QSize(*first).boundedTo(room))
    kept = QSettings("smdesk", "window").value("geometry")
    if isinstance(kept, QByteArray):
        window.restoreGeometry(kept)


def remember(window: QWidget) -> None:
    """For the next run."""
    QSettings("smdesk", "window").setValue("geometry", window.saveGeometry())
