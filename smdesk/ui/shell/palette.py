"""The command palette: one field over the window that finds anything and does anything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from smdesk.core.content import MediaItem
from smdesk.services.search import SearchService
from smdesk.ui.kit import icons, shortcuts
from smdesk.ui.kit.actions import Actions
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.focusback import FocusBack
from smdesk.ui.kit.popover import paint_surface
from smdesk.ui.kit.postpeek import FoundPeek
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import column, frame, label, row
from smdesk.ui.shell.clients import Clients
from smdesk.ui.shell.router import Router
from smdesk.ui.shell.rows import RowView, paint_key
from smdesk.ui.shell.scopechip import ScopeChip
from smdesk.ui.shell.sources import Sources

WIDTH, TOP, FIELD, LINE, FOOT = 680, 108, 54, 38, 36


class Palette(QWidget):
    """Covers the window with a scrim; `tell` opens it. The focus goes back to where it was."""

    closed = Signal()

    def __init__(self, ui: Ui, router: Router, actions: Actions, clients: Clients, window: QWidget) -> None:
        super().__init__(window)
        self._ui = ui
        self._clients = clients
        self._window = window
        self._before = FocusBack(self)
        self._closing = False
        self.peeked: FoundPeek | None = None  # the look at a post that was asked for last
        self._narrow = False  # to the client of the window
        self._search = SearchService(ui.runtime.db, ui.runtime.folder.root)
        self._sources = Sources(ui, router, actions, self._search, self.leave)
        self._thumbs = Thumbs(ui, self)
        self.setObjectName("palette")
        self.hide()
        self._build()
        window.installEventFilter(self)
        ui.theme.changed.connect(self._place)

    def _build(self) -> None:
        theme = self._ui.theme
        self._panel = QWidget(self)
        self._glass = QLabel()
        self.field = QLineEdit()
        self.field.setProperty("role", "palette")
        self.field.installEventFilter(self)
        self.field.textChanged.connect(lambda: self.fill())
        self.scope = ScopeChip(theme)
        self.scope.clicked.connect(lambda _checked=False: self.toggle_scope())
        self.view = RowView(theme, self._thumb, LINE, self)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.selectionModel().currentChanged.connect(self._announce)
        self._thumbs.came.connect(lambda _sha: self.view.viewport().update())
        self._nothing = label("secondary")
        self._nothing.setContentsMargins(18, 14, 18, 16)
        self._foot = _Hints(self._ui)
        head = frame("line", "bottom")
        head.layout().addLayout(  # type: ignore[union-attr]
            row(self._glass, self.field, self.scope, spacing=10, margins=(18, 0, 18, 0))
        )
        head.setFixedHeight(theme.px(FIELD))
        self._panel.setLayout(column(head, 4, self.view, self._nothing, 4, self._foot, spacing=0, margins=(1, 1, 1, 1)))

    # -- opening ------------------------------------------------------------------------------------------------

    def tell(self, typed: str = "") -> None:
        """Open, with something typed already; again, close."""
        if self.isVisible():
            self.close_palette()
            return
        self._before.keep(self._window.focusWidget())
        self._narrow = self._ui.scope.client is not None
        self.retranslate()
        self.field.setText(typed)
        self.fill()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ui.tasks.run(self._search.refresh, lambda count: self.fill(keep=True) if count else None, lambda _e: None)

    def close_palette(self) -> None:
        """Away, and the focus back."""
        if not self.isVisible() or self._closing:
            return
        self._closing = True  # hiding takes the focus away, which would close it again
        self.hide()
        self._closing = False
        self._before.give(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def leave(self, act: Callable[[], object]) -> None:
        """Close, then do it."""
        self.close_palette()
        act()

    # -- showing ------------------------------------------------------------------------------------------------

    def fill(self, *, keep: bool = False) -> None:
        """What fits what is typed."""
        if not (self.isVisible() or not keep):
            return
        client = self._ui.scope.client if self._narrow else None
        rows = self._sources.rows(self.field.text(), client)
        self.view.tell(rows, keep=keep)
        self.view.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        chosen = self._clients.chosen
        self.scope.setVisible(self._narrow and chosen is not None)
        if chosen is not None:
            self.scope.tell(chosen.id, chosen.name)
        self._place()

    def toggle_scope(self) -> None:
        """Only the client of the window, or all of them."""
        self._narrow = not self._narrow and self._ui.scope.client is not None
        self.fill()

    def _place(self) -> None:
        theme, window = self._ui.theme, self._window
        self.setGeometry(window.rect())
        mark = icons.pixmap("magnifying-glass", theme.color("text.secondary"), theme.px(19), self.devicePixelRatioF())
        self._glass.setPixmap(mark)
        width = min(theme.px(WIDTH), window.width() - 40)
        top = min(theme.px(TOP), max(20, window.height() // 8))
        room = window.height() - top - theme.px(FIELD + FOOT) - 60
        self.view.setFixedHeight(max(theme.px(LINE), min(self.view.height_of_all() + 2, room)))
        self._panel.setFixedWidth(width)
        self._panel.adjustSize()
        self._panel.move((window.width() - width) // 2, top)
        self.update()

    def _thumb(self, sha256: str) -> QPixmap | None:
        side = self._ui.theme.px(24)
        item = MediaItem(sha256, "image/jpeg", 0, 0, 0, 0.0)
        return self._thumbs.get(item, QSize(side, side), self.devicePixelRatioF())

    def _announce(self) -> None:
        chosen = self.view.chosen
        if chosen is not None and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, chosen.sentence()))

    def retranslate(self) -> None:
        """Its words."""
        text = self.tr("Search or go to…")
        self.field.setPlaceholderText(text)
        self.field.setAccessibleName(text)
        self.view.setAccessibleName(self.tr("Results"))
        self.scope.setAccessibleName(self.tr("Search in all clients"))
        self._nothing.setText(self.tr("Nothing found. Fewer letters find more."))
        self._foot.update()

    # -- Qt -----------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in self._keys():
                event.accept()  # no shortcut of the page below takes these away
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event)
        if watched is self.field and event.type() == QEvent.Type.FocusOut and self.isVisible() and not self._closing:
            focus = QApplication.focusWidget()
            if focus is not None and not self.isAncestorOf(focus) and focus.window() is self._window:
                self._before.drop()
                self.close_palette()
        return super().eventFilter(watched, event)

    def _keys(self) -> dict[int, Callable[[], object]]:
        return {
            Qt.Key.Key_Down: lambda: self.view.step(1),
            Qt.Key.Key_Up: lambda: self.view.step(-1),
            Qt.Key.Key_Return: self.view.press,
            Qt.Key.Key_Enter: self.view.press,
            Qt.Key.Key_Escape: self.close_palette,
            Qt.Key.Key_Tab: self.toggle_scope,
            Qt.Key.Key_Backtab: self.toggle_scope,
        }

    def peek(self) -> None:
        """A look at the chosen post; what is typed and found stays."""
        chosen = self.view.chosen
        if chosen is not None and chosen.found is not None:
            line = self.view.visualRect(self.view.currentIndex())
            corner = self.view.viewport().mapToGlobal(line.topLeft())
            self.peeked = FoundPeek(self._ui, chosen.found, self._thumbs, chosen.act, self)
            self.peeked.show_beside(QRect(corner, line.size()))

    def _key(self, event: QKeyEvent) -> bool:
        act = self._keys().get(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and act == self.view.press:
            act = self.peek
        if act is not None:
            act()
        return act is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def paintEvent(self, event: QPaintEvent) -> None:
        shade = QColor(self._ui.theme.color("bg.scrim"))
        shade.setAlphaF(0.5 if self._ui.theme.mode == "dark" else 0.28)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        paint_surface(painter, self._ui.theme, QRectF(self._panel.geometry()), self._ui.theme.px(10))


class _Hints(QWidget):
    """The keys, at the bottom."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.setFixedHeight(ui.theme.px(FOOT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._ui.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect().adjusted(1, 0, -1, 0).adjusted(0, 0, 0, -theme.px(8)), theme.color("bg.sunken"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 0, 0, 0), theme.px(9), theme.px(9))
        painter.fillRect(0, 0, self.width(), 1, theme.color("border.subtle"))
        right = self.width() - theme.px(18)
        for key, text in reversed(self._right()):
            right = self._one_back(painter, right, key, text)
        left, hints = theme.px(18), self._left()
        while len(hints) > 1 and left + sum(self._wide(*each) for each in hints) > right:
            hints.pop(-1 if hints[-1][0] == ("Esc",) else 2)  # what everybody knows goes first
        for keys, text in hints:
            left = self._one(painter, left, keys, text)

    def _left(self) -> list[tuple[tuple[str, ...], str]]:
        enter = shortcuts.shown("Enter")
        hints = [(("↑", "↓"), self.tr("choose")), ((enter,), self.tr("open")), (("Ctrl", enter), self.tr("peek"))]
        hints.append((("Esc",), self.tr("close")))
        if self._ui.scope.client is not None:
            hints.insert(3, (("Tab",), self.tr("one client or all")))
        return hints

    def _right(self) -> list[tuple[str, str]]:
        return [(">", self.tr("commands")), ("@", self.tr("accounts")), ("#", self.tr("tags"))]

    def _wide(self, keys: tuple[str, ...], text: str) -> int:
        """How much room a hint takes at the left."""
        theme = self._ui.theme
        caption = QFontMetrics(theme.font("caption"))
        each = [max(theme.px(18), caption.horizontalAdvance(key) + theme.px(10)) + theme.px(4) for key in keys]
        return sum(each) + QFontMetrics(theme.font("small")).horizontalAdvance(text) + theme.px(18)

    def _one(self, painter: QPainter, left: int, keys: tuple[str, ...], text: str) -> int:
        theme, middle = self._ui.theme, self.height() // 2
        font = theme.font("small")
        caption = QFontMetrics(theme.font("caption"))
        for key in keys:
            width = max(theme.px(18), caption.horizontalAdvance(key) + theme.px(10))
            paint_key(painter, theme, left + width, middle, key)
            left += width + theme.px(4)
        painter.setFont(font)
        painter.setPen(theme.color("text.secondary"))
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.drawText(QRectF(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        return left + width + theme.px(18)

    def _one_back(self, painter: QPainter, right: int, key: str, text: str) -> int:
        theme, font = self._ui.theme, self._ui.theme.font("small")
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(theme.color("text.secondary"))
        painter.drawText(QRectF(right - width, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        return paint_key(painter, theme, right - width - theme.px(4), self.height() // 2, key) - theme.px(16)
