"""Windows that fit on the screen: no wider and no higher, and what has no room there scrolls above the last line."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QStyle, QVBoxLayout, QWidget

from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.theme import Theme

#: Below this nothing is promised, however small the screen is.
FLOOR = QSize(400, 300)
_ROLLED = "rolled"


def room() -> QSize:
    """What the screen has for a window below its title; a size without limits where there is no screen."""
    screen = QGuiApplication.primaryScreen()
    bar = QApplication.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    return (screen.availableSize() - QSize(0, bar)).expandedTo(FLOOR) if screen is not None else QSize(1 << 20, 1 << 20)


def bounded(theme: Theme, wide: int, high: int) -> QSize:
    """A size in pixels at 100 %, as large as the interface, but no larger than the screen."""
    return QSize(theme.px(wide), theme.px(high)).boundedTo(room())


def rolled(dialog: QDialog) -> bool:
    """Whether it scrolls, and so has the height that it was given."""
    return bool(dialog.property(_ROLLED))


def roll(dialog: QDialog) -> None:
    """Where a dialog is higher than the screen, all but its last line, which is that of its buttons, scrolls."""
    layout = dialog.layout()
    if not isinstance(layout, QVBoxLayout) or rolled(dialog):
        return
    wide = dialog.width()
    need = max(layout.totalHeightForWidth(wide), layout.totalMinimumSize().height())
    if need <= room().height():
        return
    dialog.setProperty(_ROLLED, True)
    margins, gap = layout.contentsMargins(), layout.spacing()
    last = layout.takeAt(layout.count() - 1)
    foot = last.layout() if last is not None else None
    inside = QWidget()
    inside.setLayout(layout)  # takes it from the dialog
    column = Column(inside, tight=True)
    layout.setContentsMargins(margins.left(), margins.top(), max(0, margins.right() - column.bar), 0)
    outer = QVBoxLayout(dialog)
    outer.setContentsMargins(0, 0, 0, margins.bottom())
    outer.setSpacing(gap)
    outer.addWidget(column, 1)
    if isinstance(foot, QHBoxLayout):
        foot.setContentsMargins(margins.left(), 0, margins.right(), 0)
        outer.addLayout(foot)
    dialog.setMinimumHeight(0)
    dialog.setMaximumHeight(room().height())
    dialog.resize(wide, room().height())
