"""What the buttons, keys and menus of the sheet do: each asks what it must, then the acts do it."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit

from smdesk.core.errors import NotAllowed
from smdesk.core.sheet.lines import Line, code
from smdesk.core.walltime import in_zone
from smdesk.services.sheets.views import Delivered, SheetView
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.place import Place
from smdesk.ui.sheets import cellcopies, words
from smdesk.ui.sheets.dropping import art_files, brings_art
from smdesk.ui.sheets.exporting import SheetFiles
from smdesk.ui.sheets.words import Column

if TYPE_CHECKING:
    from smdesk.ui.sheets.page import SheetsPage

#: The marks of what is not scheduled: only that becomes "in design" by a delivery.
_MARKS = frozenset({"idea", "draft"})


class Doing(QObject):
    """Acts on the week and the post that show."""

    def __init__(self, ui: Ui, page: SheetsPage) -> None:
        super().__init__(page)
        self._ui, self._page, self._acts = ui, page, page.acts
        self.files = SheetFiles(ui, page)

    # -- what is meant ------------------------------------------------------------------------------------------

    @property
    def view(self) -> SheetView | None:
        """The week that shows."""
        return self._page.view

    @property
    def line(self) -> Line | None:
        """The post of the current row."""
        return self._page.table.sheet.line_at(self._page.table.currentIndex().row())

    @property
    def lines(self) -> list[Line]:
        """Those of all rows that are selected, and can be written."""
        table = self._page.table
        rows = sorted({index.row() for index in table.selectedIndexes()} | {table.currentIndex().row()})
        found = (table.sheet.line_at(row) for row in rows)
        return [line for line in found if line is not None and not line.out]

    def filled(self) -> bool:
        """There are posts in the week."""
        return self.view is not None and bool(self.view.lines)

    def free(self) -> bool:
        """There are, and they can be changed."""
        return self.filled() and not self._page.frozen

    # -- posts --------------------------------------------------------------------------------------------------

    def open_post(self, post: int = 0) -> None:
        """The post in the composer."""
        chosen = post or (self.line.post_id if self.line is not None else 0)
        if chosen:
            self._page.asked.emit(Place("composer", row=chosen))

    def new_post(self) -> None:
        """A new one on the first day of the week on which nothing goes out."""
        if self._page.client is None or self._page.frozen:
            return
        zone = self._page.client.zone
        now = in_zone(self._ui.now(), zone).replace(tzinfo=None)
        days = [self._page.monday + timedelta(days=each) for each in range(7)]
        to_come = [day for day in days if day >= now.date()]
        taken = {line.wall.date() for line in (self.view.lines if self.view is not None else ())}
        day = next((day for day in to_come if day not in taken), (to_come or days)[-1])
        at = datetime.combine(day, dates.usual_time(self._ui, self._page.client.id))
        if at <= now and day == now.date():
            at = (now + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
        self._page.asked.emit(Place("composer", client=self._page.client.id, local=at))

    def plan_month(self) -> None:
        """The calendar proposes a month."""
        client = self._page.client
        if client is not None:
            local = datetime.combine(self._page.monday, datetime.min.time())
            self._page.asked.emit(Place("calendar", client=client.id, local=local, detail="programme"))

    def copy_code(self) -> None:
        """What files of its art are called after."""
        if self.line is not None and self.view is not None:
            said = self.line.code or code(self.view.week, self.line.number)
            QGuiApplication.clipboard().setText(said)
            self._page.said.emit(self.tr("%1 copied").replace("%1", said), False)

    def copy(self) -> None:
        """What stands in the selected cells."""
        made = cellcopies.copied(self._page.table)
        if made is not None:
            QGuiApplication.clipboard().setMimeData(made)

    def need(self, *, needed: bool) -> None:
        """Whether the chosen posts are to have art."""
        self._acts.need(self.lines, needed=needed)

    def show_pane(self) -> None:
        """Art waits to be looked at: it is seen also where the pane is a drawer, or was put away."""
        if self._page.isVisible() and not self._page.side.shown:
            self._page.side.pull_out()

    # -- cells --------------------------------------------------------------------------------------------------

    def fill_down(self) -> None:
        """The first of the selected cells into those below it; into one alone what stands above it."""
        table = self._page.table
        marked = table.marked
        if not marked:
            return
        done: list[tuple[Line, Column, str]] = []
        for column in sorted({index.column() for index in marked}):
            rows = [index.row() for index in marked if index.column() == column]
            first = rows[0] if len(rows) > 1 else rows[0] - 1
            source = table.sheet.line_at(first)
            if source is None:
                continue
            text = table.sheet.typed(source, Column(column))
            below = (table.sheet.line_at(row) for row in rows if row != first)
            done += [(line, Column(column), text) for line in below if line is not None]
        self._acts.fill(done, self.tr("Filled down"))

    def clear(self) -> None:
        """Nothing in the selected cells."""
        table = self._page.table
        found = [(table.sheet.line_at(index.row()), Column(index.column())) for index in table.marked]
        self._acts.fill([(line, column, "") for line, column in found if line is not None], self.tr("Cells cleared"))

    def paste(self) -> None:
        """What was copied into the cells; files and pictures are art."""
        mime = QGuiApplication.clipboard().mimeData()
        table = self._page.table
        if brings_art(mime):
            self._page.pane.drop(mime, self._place_of_art(mime))
            return
        if mime is not None and mime.text():
            done, over = cellcopies.pasted(table, mime)
            if not done and self.line is not None and self.line.out:
                self._page.tell_problem(NotAllowed("post_is_out", post=self.line.post_id, title=self.line.title))
            self._acts.fill(done, self.tr("Pasted"), words.Counted().rows_over(over) if over else "")

    def _place_of_art(self, mime: QMimeData) -> int:
        """The post that one picture is meant for: that of the place of art that is current. 0 where names are to tell:
        some row is always current, and who pastes what design has sent does not mean that one by it.
        """
        line = self.line
        here = self._page.table.currentIndex().column() == Column.ART and len(art_files(mime)) <= 1
        return line.post_id if here and line is not None and not line.out else 0

    def ask_references(self) -> None:
        """Addresses and notes of what it shall be like."""
        line = self.line
        if line is None:
            return
        title = self.tr("References for “%1”").replace("%1", words.title(line))
        made = Ask(self._page, self._ui.language.words, title,
                   self.tr("What it shall be like: addresses and notes, one a line."), self.tr("Save"))  # fmt: skip
        text = QPlainTextEdit("\n".join(line.brief.refs))
        text.setObjectName("sheet-references")
        text.setTabChangesFocus(True)
        text.setFixedHeight(self._ui.theme.px(110))
        text.moveCursor(QTextCursor.MoveOperation.End)
        made.add_field(text, self.tr("References"), field="refs")
        made.show_with(lambda: self._acts.refer(line, text.toPlainText()))
        text.setFocus()

    # -- the whole sheet ----------------------------------------------------------------------------------------

    def save(self, kind: str) -> None:
        """The week as a file."""
        if self._page.settle() and self.view is not None and self._some():
            self.files.ask(self.view, kind)

    def _some(self) -> bool:
        """There are posts in the week; else that is said."""
        if not self.filled():
            self._page.said.emit(self.tr("Nothing goes out in this week"), False)
        return self.filled()

    def deliver(self) -> None:
        """Ask, and remember the week as it goes to design."""
        view = self.view
        if view is None or not self._some() or self._page.frozen or not self._page.settle():
            return
        version = 1 if view.delivery is None else view.delivery.version + 1
        title = self.tr("Deliver week %1 to design").replace("%1", str(view.week.isocalendar().week))
        made = Ask(self._page, self._ui.language.words, title, self._consequence(view), self.tr("Deliver"))
        made.setObjectName("deliver-sheet")
        write = QCheckBox(self.tr("Then save the workbook (XLSX) for the designer"))
        write.setObjectName("deliver-write")
        write.setChecked(True)
        made.add(write)
        made.primary.setText(self.tr("Deliver version %1").replace("%1", str(version)))

        def go() -> None:
            self._delivered(view, self._acts.deliver(view.client_id, view.week), write=write.isChecked())

        made.show_with(go)

    def _consequence(self, view: SheetView) -> str:
        """What it does, in words."""
        waiting = sum(line.awaits_design and line.drawn in _MARKS for line in view.lines)
        told = [self.tr("smdesk remembers this sheet, so that what you change afterwards is marked.")]
        if waiting:
            told.append(words.Counted().delivering(waiting))
        told.append(self.tr("You can undo it."))
        return " ".join(told)

    def _delivered(self, before: SheetView, made: Delivered, *, write: bool) -> None:
        self._page.delivered(made)
        if write:
            from smdesk.reports import sheet

            after = self._ui.runtime.sheets.week(before.client_id, before.week)
            told = sheet.delivered(before, after)
            self.files.ask(told, "xlsx", partial(self._write, told, made.version))

    def _write(self, view: SheetView, version: int, file: Path) -> None:
        self.files.write(view, file, version)

    # -- history ------------------------------------------------------------------------------------------------

    def show_history(self) -> None:
        """When the week was delivered, and all art that the post ever had."""
        from smdesk.ui.sheets.history import History  # rarely wanted

        if self.view is not None:
            History(self._ui, self._page, self.view, self.line).open()
