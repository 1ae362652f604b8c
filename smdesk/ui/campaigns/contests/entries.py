"""Who takes part: taken from a list, a file or the inbox; looked through; left out with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from smdesk.core.errors import NotFound
from smdesk.services.contests.views import ContestView, EntryView
from smdesk.ui.campaigns.contests import words
from smdesk.ui.campaigns.contests.entrymodel import COUNTS, NAME, NETWORK, SOURCE, TEXT, EntryModel
from smdesk.ui.kit import icons, paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.flow import Flow
from smdesk.ui.kit.forms import SearchField
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import Page, button, column, frame, label, row

#: Entries that are shown at a time; a search finds the others.
SHOWN = 1000
_SOON_MS = 250
_WIDTHS = {NETWORK: 86, SOURCE: 86}


class _Cells(QStyledItemDelegate):
    """Texts stand below the names of their columns, with a line under each row."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, rect, widget = self._theme, option.rect, option.widget
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("bg.selected"))
            if index.column() == NAME and isinstance(widget, QWidget) and widget.hasFocus():
                painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), theme.color("accent.focus"))
        paint.hairline(painter, rect, theme.color("border.subtle"))
        room = rect.adjusted(theme.px(20 if index.column() == NAME else 8), 0, -theme.px(6), 0)
        color = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(color if color is not None else theme.color("text.primary"))
        font = theme.font("body" if index.column() == NAME else "small")
        painter.setFont(font)
        shown = QFontMetrics(font).elidedText(index.data() or "", Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


class _Table(QTableView):
    """Reached by key it shows its row: Qt gives the first one the keys, and selects none."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason  # which selects by itself
        if not by_mouse and not self.selectedIndexes() and self.model().rowCount():
            self.selectRow(max(0, self.currentIndex().row()))


class Entries(Page):
    """Buttons are signals; what is selected is `chosen`."""

    pasting = Signal()
    choosing_file = Signal()
    from_inbox = Signal()
    excluding = Signal()
    counting = Signal()
    menu = Signal(object)  # a place on the screen

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._view: ContestView | None = None
        self.paste = button("", self.pasting.emit, name="paste-entries")
        self.file = button("", self.choosing_file.emit, name="entries-file")
        self.inbox = button("", self.from_inbox.emit, name="entries-inbox")
        for each, icon in ((self.paste, "clipboard-text"), (self.file, "file-text"), (self.inbox, "tray")):
            each.setIcon(icons.icon(icon, ui.theme))
        self.search = SearchField(ui.theme, name="find-entry")
        self.model = EntryModel(ui, self)
        self.table = _Table()
        self.out, self.again = (button("", signal.emit, name=name) for signal, name in
                                ((self.excluding, "leave-out"), (self.counting, "count-again")))  # fmt: skip
        self._count = label("small", wrap=True)
        self._empty = Empty(ui.theme)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.look)
        self._set_up()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        tools = Flow(gap=ui.theme.px(8))  # in large letters one goes below the others
        for each in (self.paste, self.file, self.inbox):
            tools.addWidget(each)
        self._foot = frame("line", "top", QHBoxLayout)
        inner = self._foot.layout()
        assert isinstance(inner, QHBoxLayout)
        inner.addLayout(row(self._count, None, self.again, self.out, margins=(20, 10, 20, 10)))
        top = column(tools, self.search, spacing=10, margins=(20, 14, 20, 10))
        box = column(top, self._stack, self._foot, spacing=0)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.retranslate()

    def _set_up(self) -> None:
        table, px = self.table, self._ui.theme.px
        table.setObjectName("entries")
        table.setModel(self.model)
        table.setItemDelegate(_Cells(self._ui.theme, table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px("row"))
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setFixedHeight(px("tableHeader"))
        for place, width in _WIDTHS.items():
            table.setColumnWidth(place, px(width))
        for place in (NAME, TEXT, COUNTS):
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        table.customContextMenuRequested.connect(self._menu)
        table.selectionModel().selectionChanged.connect(lambda *_both: self._able())
        self.search.textChanged.connect(lambda _text: self._soon.start())

    def _menu(self, at: QPoint) -> None:
        self.menu.emit(self.table.viewport().mapToGlobal(at))

    # -- showing ------------------------------------------------------------------------------------------------

    def tell(self, view: ContestView) -> None:
        """Show the entries of a contest."""
        if self._view is None or self._view.id != view.id:
            self.search.clear()
            self._soon.stop()
        self._view = view
        self.look()

    def clear(self) -> None:
        """None is selected."""
        self._view = None
        self.model.tell(())

    def look(self) -> None:
        """Read those that fit what is looked for."""
        view = self._view
        if view is None:
            return
        try:
            found = self._ui.runtime.contests.entries(view.id, self.search.text(), SHOWN)
        except NotFound:  # deleted meanwhile: the list will say so
            return
        self.model.tell(found)
        whole = view.entries + view.excluded
        self._stack.setCurrentIndex(0 if found else 1)
        self.search.setVisible(whole > 0)
        self._foot.setVisible(whole > 0)
        self._say(len(found), whole)
        self._able()

    def _say(self, shown: int, whole: int) -> None:
        view = self._view
        if view is None:
            return
        told = words.counts(view)
        if shown == SHOWN and whole > shown and not self.search.text().strip():
            told += f" · {words.Counted().more(whole - shown)}"
        self._count.setText(told)
        if whole:
            self._empty.tell(self.tr("Nobody by this name"), "", ("", self.tr("Show everybody"), self.search.clear),
                             drawing=False)  # fmt: skip
        else:
            self._empty.tell(
                self.tr("Nobody takes part yet"),
                self.tr("Take who wrote from the inbox, as far as it counts, or a list: one name on each line. Whoever "
                        "is there twice counts as the details say."),
            )  # fmt: skip

    @property
    def chosen(self) -> Sequence[EntryView]:
        """The entries that are selected."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.entries[each] for each in rows if each < len(self.model.entries)]

    def _able(self) -> None:
        chosen = self.chosen
        self.out.setEnabled(any(not each.excluded for each in chosen))
        self.again.setVisible(any(each.excluded for each in chosen))
        self.out.setVisible(bool(self.model.entries))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(SOURCE, self.width() < self._ui.theme.px(520))
        self.table.setColumnHidden(TEXT, self.width() < self._ui.theme.px(420))

    def retranslate(self) -> None:
        self.paste.setText(self.tr("Paste a list…"))
        self.file.setText(self.tr("From a file…"))
        self.inbox.setText(self.tr("From the inbox"))
        self.out.setText(self.tr("Leave out…"))
        self.again.setText(self.tr("Count again"))
        self.search.tell(self.tr("Look for a name"))
        self.table.setAccessibleName(self.tr("Entries"))
        self.model.say_anew()
        self.look()


def lists(files: Sequence[Path]) -> list[Path]:
    """Files that may be a list of entries."""
    return [file for file in files if file.suffix.lower() in {".csv", ".txt", ".tsv"}]
