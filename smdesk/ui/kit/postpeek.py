"""A look at a post without leaving what one is doing: from the palette, and from the lines of Today."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from smdesk.core.content import MediaItem
from smdesk.services.search import Found
from smdesk.ui.kit import dates, paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.naming import shortened, status_name
from smdesk.ui.kit.popover import MARGIN, Popover
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import column, label, row
from smdesk.ui.kit.zonenames import placed

#: Pixels at 100 %, and how much of a text is enough to know it again.
WIDTH, AIR, LETTERS = 340, 16, 420


class FoundPeek(Popover):
    """Closes on Escape, Space, Ctrl+Enter or a click beside it; Enter opens the post."""

    def __init__(self, ui: Ui, found: Found, thumbs: Thumbs, act: Callable[[], object] | None, parent: QWidget) -> None:
        super().__init__(ui.theme, parent)
        self._act = act
        title = label("title2", wrap=True)
        title.setText(shortened(found.title or found.text, 90))
        about = label("secondary", wrap=True)
        when = self.tr("no date yet")
        if found.wall is not None:
            when = placed(dates.short_moment(ui, found.wall), found.zone)
        about.setText(f"{found.client} · {when}")
        text = label("", wrap=True)
        flat = found.text.strip()
        text.setText(flat if len(flat) <= LETTERS else f"{flat[:LETTERS].rstrip()}…")
        chip = _Chip(ui.theme, found.drawn.value)
        head = column(title, about, row(chip, None, spacing=0), None, spacing=ui.theme.px(6))
        picture = column(_Picture(ui.theme, found.thumb, thumbs), None, spacing=0) if found.thumb else None
        top = row(picture, head, spacing=ui.theme.px(12)) if picture is not None else head
        air = ui.theme.px(AIR)
        self.setLayout(column(top, text, spacing=ui.theme.px(12), margins=(air, air, air, air)))
        self.setFixedWidth(ui.theme.px(WIDTH) + 2 * MARGIN)
        self.setAccessibleName(f"{title.text()}, {chip.words}, {about.text()}. {text.text()}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_beside(self, line: QRect) -> None:
        """Beside a line, given on the screen: under its right end."""
        self.ensurePolished()
        width = self.width() - 2 * MARGIN
        self._open(QPoint(line.right() - width - self._theme.px(AIR), line.bottom() + 2))
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            act = self._act
            self.close()
            if act is not None:
                act()
        elif enter or event.key() == Qt.Key.Key_Space:
            self.close()
        else:
            super().keyPressEvent(event)


class _Chip(QWidget):
    """The status, in its mark and word."""

    def __init__(self, theme: Theme, status: str) -> None:
        super().__init__()
        self._theme, self._status = theme, status
        self.words = status_name(status)
        self.setFixedSize(paint.chip_width(theme, self.words), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.chip(painter, self._theme, self.rect(), self._status, self.words)


class _Picture(QWidget):
    """Its first picture; the place stays empty until it is read."""

    def __init__(self, theme: Theme, sha256: str, thumbs: Thumbs) -> None:
        super().__init__()
        self._theme, self._thumbs = theme, thumbs
        self._item = MediaItem(sha256, "image/jpeg", 0, 0, 0, 0.0)
        self.setFixedSize(QSize(theme.px(72), theme.px(90)))
        thumbs.came.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 5, 5)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), self._theme.color("bg.pressed"))
        picture = self._thumbs.get(self._item, self.size(), self.devicePixelRatioF())
        if picture is not None:
            painter.drawPixmap(0, 0, picture)
