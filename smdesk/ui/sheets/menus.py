"""What can be done on the sheet for the window's menus, keys and palette, and the menu of a row."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from smdesk.ui.kit import icons, shortcuts
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu
from smdesk.ui.sheets.doing import Doing

if TYPE_CHECKING:
    from smdesk.ui.sheets.page import SheetsPage


class Menus(QObject):
    """Made of what `doing` does."""

    def __init__(self, ui: Ui, page: SheetsPage, doing: Doing) -> None:
        super().__init__(page)
        self._ui, self._page, self._doing = ui, page, doing

    # -- the registry -------------------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Letters and the keys of pages work while the table has the keys."""
        doing = self._doing
        return [
            Action("sheets.deliver", lambda: self.tr("Deliver to design…"), doing.deliver, "Ctrl+Shift+E", "export",
                   "file", doing.free, words=self._sheet),
            Action("sheets.export", lambda: self.tr("Save the sheet…"), self.export_menu, "Ctrl+E", "table", "file",
                   doing.filled, words=self._sheet),
            Action("sheets.xlsx", lambda: self.tr("Save the sheet as XLSX…"), partial(doing.save, "xlsx"), "",
                   "table", "file", doing.filled, words=self._sheet),
            Action("sheets.pdf", lambda: self.tr("Save the sheet as PDF…"), partial(doing.save, "pdf"), "",
                   "file-pdf", "file", doing.filled, words=self._sheet),
            *self._week_actions(), *self._post_actions(), *self._cell_actions(),
        ]  # fmt: skip

    def _sheet(self) -> str:
        """By what it is looked for besides its name."""
        return self.tr("Content sheet")

    def _week_actions(self) -> list[Action]:
        page, left = self._page, self._page.left

        def some() -> bool:
            return page.client is not None

        return [
            Action("sheets.before", lambda: self.tr("Sheet of the week before"), partial(page.turn, -1), "PgUp",
                   "caret-left", "view", some, left),
            Action("sheets.next", lambda: self.tr("Sheet of the next week"), partial(page.turn, 1), "PgDown",
                   "caret-right", "view", some, left),
            Action("sheets.today", lambda: self.tr("Sheet of this week"), page.to_today, "T", "calendar-blank",
                   "view", some, left),
            Action("sheets.inspector", lambda: self.tr("Art received"), page.side.toggle, "Ctrl+Shift+I",
                   "download-simple", "view", some, checked=lambda: page.side.shown),
            Action("sheets.art", lambda: self.tr("Choose files of art…"), page.choose_art, "", "folder-open", "file",
                   self._doing.free),
        ]  # fmt: skip

    def _post_actions(self) -> list[Action]:
        doing = self._doing

        def chosen() -> bool:
            return doing.line is not None

        return [
            Action("sheets.open", lambda: self.tr("Open the post of the row"), doing.open_post, "", "note-pencil",
                   "post", chosen),
            Action("sheets.new", lambda: self.tr("New post in this week"), doing.new_post, "", "plus", "post",
                   lambda: self._page.client is not None and not self._page.frozen),
            Action("sheets.code", lambda: self.tr("Copy the code for its art"), doing.copy_code, "", "copy",
                   "post", chosen),
            Action("sheets.no_art", lambda: self.tr("Needs no art"), partial(doing.need, needed=False), "", "prohibit",
                   "post", lambda: self._some(needed=True)),
            Action("sheets.needs_art", lambda: self.tr("Needs art"), partial(doing.need, needed=True), "", "image",
                   "post", lambda: self._some(needed=False)),
            Action("sheets.references", lambda: self.tr("References…"), doing.ask_references, "", "link-simple", "post",
                   lambda: bool(doing.lines) and not self._page.frozen),
            Action("sheets.history", lambda: self.tr("History of sheet and art…"), doing.show_history, "",
                   "clock-counter-clockwise", "tools", doing.filled),
        ]  # fmt: skip

    def _cell_actions(self) -> list[Action]:
        doing, table = self._doing, self._page.table

        def able() -> bool:
            return bool(table.marked) and not table.cells.open

        return [
            Action("sheets.edit", lambda: self.tr("Edit the cell"), table.write, "", "pencil-simple", "edit",
                   lambda: table.sheet.editable(table.currentIndex())),
            Action("sheets.fill", lambda: self.tr("Fill down"), doing.fill_down, "Ctrl+D", "arrow-fat-down", "edit",
                   able, table),
            Action("sheets.copy", lambda: self.tr("Copy the cells"), doing.copy, "Ctrl+C", "copy", "edit",
                   lambda: table.currentIndex().isValid() and not table.cells.open, table),
            Action("sheets.paste", lambda: self.tr("Paste into the cells"), doing.paste, "Ctrl+V", "clipboard-text",
                   "edit", lambda: doing.free() and not table.cells.open, table),
        ]  # fmt: skip

    def _some(self, *, needed: bool) -> bool:
        lines = self._doing.lines
        return not self._page.frozen and any(line.brief.needed == needed for line in lines)

    # -- menus --------------------------------------------------------------------------------------------------

    def export_menu(self, under: QWidget | None = None) -> QMenu:
        """The sheet as a workbook or as pages."""
        menu, doing = self._menu(), self._doing
        self._add(menu, "table", self.tr("Workbook (XLSX)…"), partial(doing.save, "xlsx"))
        self._add(menu, "file-pdf", self.tr("Pages (PDF)…"), partial(doing.save, "pdf"))
        button = under or self._page.header.xlsx
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        menu.setActiveAction(menu.actions()[0])
        return menu

    def row_menu(self, place: QPoint) -> QMenu:
        """What can be done with the current row and cell, at a place of the screen."""
        menu, doing, table = self._menu(), self._doing, self._page.table
        line = doing.line
        if line is None:
            self._add(menu, "plus", self.tr("New post in this week"), doing.new_post, on=not self._page.frozen)
            menu.popup(place)
            return menu
        self._add(menu, "note-pencil", self.tr("Open the post"), doing.open_post)
        menu.addSeparator()
        edits = table.sheet.editable(table.currentIndex())
        self._add(menu, "pencil-simple", shortcuts.beside(self.tr("Edit the cell"), "F2"), table.write, on=edits)
        self._add(menu, "arrow-fat-down", shortcuts.beside(self.tr("Fill down"), "Ctrl+D"), doing.fill_down, on=edits)
        self._add(menu, "link-simple", self.tr("References…"), doing.ask_references, on=bool(doing.lines))
        needed = line.brief.needed
        text = self.tr("Needs no art") if needed else self.tr("Needs art")
        self._add(menu, "prohibit" if needed else "image", text, partial(doing.need, needed=not needed),
                  on=bool(doing.lines) and not self._page.frozen)  # fmt: skip
        menu.addSeparator()
        self._add(menu, "copy", self.tr("Copy the code %1").replace("%1", line.code), doing.copy_code)
        self._add(menu, "clock-counter-clockwise", self.tr("History…"), doing.show_history)
        menu.addSeparator()
        self._add(menu, "table", self.tr("Save the sheet as XLSX…"), partial(doing.save, "xlsx"))
        self._add(menu, "file-pdf", self.tr("Save the sheet as PDF…"), partial(doing.save, "pdf"))
        menu.popup(place)
        return menu

    def _menu(self) -> QMenu:
        made = Menu(self._page)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return made

    def _add(self, menu: QMenu, icon: str, text: str, act: Callable[[], object], *, on: bool = True) -> None:
        made = menu.addAction(icons.icon(icon, self._ui.theme), text)
        made.triggered.connect(lambda _checked=False: act())
        made.setEnabled(on)
