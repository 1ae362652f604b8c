"""What can be done on the page of campaigns: its actions and keys, its context menu, its dialogs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, QPoint
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from smdesk.core.settings import Scope
from smdesk.services.campaigns.ad_import import AdPreview
from smdesk.ui.campaigns import words
from smdesk.ui.campaigns.handing import Handing
from smdesk.ui.campaigns.header import CONTESTS
from smdesk.ui.campaigns.importing import ImportDialog
from smdesk.ui.campaigns.lines import Line, beside, find
from smdesk.ui.campaigns.linksdialog import LinksDialog
from smdesk.ui.campaigns.postpick import PostPicker
from smdesk.ui.campaigns.readings import ReadingDialog
from smdesk.ui.kit import icons
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.clientchooser import with_client
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.drops import local_files
from smdesk.ui.kit.filedialogs import ask_open
from smdesk.ui.kit.floating import Menu, danger
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.undo import ServiceCommand

if TYPE_CHECKING:
    from smdesk.ui.campaigns.page import CampaignsPage


class Doing(QObject):
    """Asks where something must be asked, and calls the acts."""

    def __init__(self, ui: Ui, page: CampaignsPage) -> None:
        super().__init__(page)
        self._ui, self._page = ui, page
        self.handing = Handing(ui, page)

    # -- acts ---------------------------------------------------------------------------------------------------

    @property
    def client(self) -> int | None:
        """For which client something new is."""
        line = self._page.line
        if self._page.shows_contests:
            return self._page.contests.client
        if self._ui.scope.client is not None or line is None:
            return self._ui.scope.client
        return line.campaign.client_id

    def new(self) -> None:
        """A new one of what is looked at."""
        self._page.contests.new() if self._page.shows_contests else self.new_campaign()

    def new_contest(self) -> None:
        """A new contest for the client that is looked at."""
        self._for_one(self.tr("New contest"), self._new_contest)

    def _new_contest(self, client: int) -> None:
        self._page.show_view(CONTESTS)
        self._page.contests.acts.new(client)

    def new_campaign(self) -> None:
        """A new campaign for the client that is looked at."""
        self._for_one(self.tr("New campaign"), lambda client: self._page.acts.new_campaign(client))

    @property
    def possible(self) -> bool:
        """Whether something new can be begun: for whom is asked where nobody is looked at."""
        return self.client is not None or bool(self._ui.runtime.clients.list())

    def _for_one(self, what: str, act: Callable[[int], object]) -> None:
        client = self.client
        if client is not None:
            act(client)
        else:
            with_client(self._ui, self._page, what, act)

    def new_ad(self) -> None:
        """A new ad in the campaign that is selected."""
        line = self._page.line
        if line is not None:
            self._page.acts.new_ad(line.campaign)

    def from_post(self, post: int) -> None:
        """A campaign with an ad for a post."""
        if self.client is None or not post:
            return
        made = self._page.acts.new_campaign(self.client)
        if made is not None:
            self._page.acts.new_ad(made, post)

    def read(self) -> None:
        """Note a reading of what is selected."""
        line = self._page.line
        if line is None or not line.campaign.paid:
            return
        dialog = ReadingDialog(self._ui, self._page, line, self._page.board.today)
        dialog.ask_for(lambda day, figures, whole: self._page.acts.read(line, day, figures, cumulative=whole))

    def pick_post(self) -> None:
        """Another post for the ad that is selected."""
        line = self._page.line
        if line is None or line.ad is None:
            return
        best = self._ui.runtime.campaign_choices.best(line.campaign.client_id, 12)
        picker = PostPicker(self._ui, self._page, best, lambda post: self._page.acts.promote(line, post))
        picker.show_below(self._page.inspector.ad.choose)
        picker.list.setFocus()

    def open_post(self) -> None:
        """The post of the ad that is selected."""
        line = self._page.line
        if line is not None and line.ad is not None and line.ad.post_id is not None:
            self._page.asked.emit(Place("composer", row=line.ad.post_id))

    def delete(self) -> None:
        """Put what is selected away."""
        line = self._page.line
        if line is not None:
            next_ = beside(self._page.board.campaigns, line)
            self._page.acts.delete(line)
            if find(self._page.board.campaigns, line.key) is None:
                self._page.choose(*next_)

    def duplicate(self) -> None:
        """What is selected, once more."""
        line = self._page.line
        if line is not None:
            self._page.acts.duplicate(line)

    def links(self) -> None:
        """What the client wants on its links."""
        if self.client is not None:
            LinksDialog(self._ui, self._page, self.client, self._page.acts).open()

    def import_readings(self) -> None:
        """Choose an export of an ad account."""
        kinds = self.tr("Exports (*.csv *.xlsx *.tsv *.txt)")
        ask_open(self._page, self.tr("Import readings"), kinds, self.import_file)

    def import_file(self, file: Path) -> None:
        """Show what would be read from a file."""
        service, client = self._ui.runtime.ad_import, self._ui.scope.client
        self._ui.tasks.run(lambda: service.preview(file, client), self._show_preview, self._page.tell_problem)

    def _show_preview(self, preview: AdPreview) -> None:
        ImportDialog(self._ui, self._page, preview, lambda: self._page.acts.take_in(preview)).open()

    # -- the agreed budget --------------------------------------------------------------------------------------

    def ask_agreed(self) -> None:
        """What the client has agreed to spend in a month."""
        page, client = self._page, self.client
        if client is None:
            return
        currency = page.board.currency or "EUR"
        made = Ask(page, self._ui.language.words, self.tr("Agreed budget of a month"),
                   self.tr("What the client has agreed to spend on ads each month."), self.tr("Agree"))  # fmt: skip
        field = QLineEdit(words.money(self._ui, page.board.money.agreed, currency) if page.board.money.agreed else "")
        field.setObjectName("agreed")
        made.add_field(field, self.tr("Amount (%1)").replace("%1", currency))
        made.show_with(lambda: self._agree(client, words.read_money(field.text(), currency, "amount") or 0))

    def _agree(self, client: int, amount: int) -> None:
        settings, key = self._ui.settings, "campaigns.month_budget"
        before = int(str(settings.get(key, scope=Scope.CLIENT, scope_id=client)))
        put: Any = partial(settings.set, key, scope=Scope.CLIENT, scope_id=client)
        put(value=amount)
        self._ui.undo.push(ServiceCommand(self.tr("Agreed budget"), lambda: put(value=amount),
                                          lambda: put(value=before), self._page.tell_problem))  # fmt: skip

    # -- actions ------------------------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """For the menus, the keys and the palette; letters are those of the timeline."""
        page, where, time = self._page, self._page.rows, self._page.timeline
        chosen: Callable[[], bool] = lambda: page.line is not None  # noqa: E731
        paid: Callable[[], bool] = lambda: page.line is not None and page.line.campaign.paid  # noqa: E731
        return [
            Action("campaigns.new", lambda: self.tr("New campaign"), self.new_campaign, "N", "megaphone", "edit",
                   lambda: self.possible, where),
            Action("campaigns.ad", lambda: self.tr("New ad"), self.new_ad, "Ctrl+Shift+N", "plus", "edit", chosen),
            Action("campaigns.read", lambda: self.tr("Add reading…"), self.read, "R", "chart-line-up", "edit", paid,
                   where),
            Action("campaigns.duplicate", lambda: self.tr("Duplicate"), self.duplicate, "Ctrl+D", "copy", "edit",
                   chosen),
            Action("campaigns.delete", lambda: self.tr("Delete"), self.delete, "Del", "trash", "edit", chosen, where),
            Action("campaigns.details", lambda: self.tr("Details"), page.side.toggle, "Ctrl+Shift+I",
                   "identification-card", "view", chosen, checked=lambda: page.side.shown),
            Action("campaigns.closer", lambda: self.tr("Fewer weeks"), lambda: time.zoom(1), "+",
                   "magnifying-glass-plus", "view", where=where),
            Action("campaigns.further", lambda: self.tr("More weeks"), lambda: time.zoom(-1), "-",
                   "magnifying-glass-minus", "view", where=where),
            Action("campaigns.today", lambda: self.tr("Today"), lambda: time.turn(0), "T", "calendar-blank", "view",
                   where=where),
            Action("campaigns.import", lambda: self.tr("Import readings from an export…"), self.import_readings, "",
                   "file-arrow-down", "file"),
            Action("campaigns.utm", lambda: self.tr("Parameters on links (UTM)…"), self.links, "",
                   "link-simple", "client", lambda: self.client is not None),
            Action("campaigns.account", lambda: self.tr("Ad account…"), self.handing.ask_account, "", "wallet",
                   "client", lambda: self.client is not None),
            Action("campaigns.contest", lambda: self.tr("New contest"), self.new_contest, "", "plus", "edit",
                   lambda: self.possible),
            Action("campaigns.contests", lambda: self.tr("Contests"), lambda: page.show_view(CONTESTS), "", "star",
                   "view", checked=lambda: page.shows_contests),
            Action("campaigns.xlsx", lambda: self.tr("Ads plan as a sheet (XLSX)…"), lambda: self.handing.save("xlsx"),
                   "", "table", "file"),
            Action("campaigns.pdf", lambda: self.tr("Ads plan as pages (PDF)…"), lambda: self.handing.save("pdf"), "",
                   "file-pdf", "file"),
        ]  # fmt: skip

    # -- the context menu ---------------------------------------------------------------------------------------

    def menu_below(self, button: QWidget) -> None:
        """The menu of what is selected, below a button."""
        self.menu_at(button.mapToGlobal(QPoint(0, button.height())))

    def menu_at(self, place: QPoint) -> QMenu:
        """What can be done with what is selected."""
        menu = Menu(self._page)
        line = self._page.line
        if line is None:
            self._add(menu, "plus", self.tr("New campaign"), self.new_campaign)
        else:
            self._line_menu(menu, line)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
        return menu

    def _line_menu(self, menu: QMenu, line: Line) -> None:
        if line.ad is not None and line.ad.post_id is not None:
            self._add(menu, "arrow-square-out", self.tr("Open the post"), self.open_post)
        self._add(menu, "pencil-simple", self.tr("Edit"), self._page.edit)
        if line.campaign.paid:
            self._add(menu, "chart-line-up", self.tr("Add reading…"), self.read)
        menu.addSeparator()
        self._add(menu, "plus", self.tr("New ad"), self.new_ad)
        if line.part is not None:
            part = line.part
            self._add(menu, "stack", self.tr("Another ad with this audience"), lambda: self._page.acts.another_ad(part))
        self._add(menu, "copy", self.tr("Duplicate"), self.duplicate)
        menu.addSeparator()
        self._add(menu, "trash", self.tr("Delete"), self.delete)
        danger(menu)

    def _add(self, menu: QMenu, icon: str, text: str, act: Callable[[], object]) -> None:
        menu.addAction(icons.icon(icon, self._ui.theme), text, lambda: act())


def tables(mime: QMimeData) -> list[Path]:
    """Files that may be an export of an ad account."""
    return [file for file in local_files(mime) if file.suffix.lower() in {".csv", ".xlsx", ".tsv", ".txt"}]
