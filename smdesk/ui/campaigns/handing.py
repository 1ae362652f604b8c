"""Handing the plan over: as a workbook, as pages, or made paused in the ad account and started on the right words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from smdesk.core.ads import confirms
from smdesk.core.adsheet import COLUMNS
from smdesk.services.ads.views import AdAccountView, Started
from smdesk.services.campaigns.handover import Ready
from smdesk.ui.campaigns import words
from smdesk.ui.campaigns.lines import Line
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import Ask, ask
from smdesk.ui.kit.filedialogs import ask_save
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.typeddialog import PASSING

if TYPE_CHECKING:
    from smdesk.ui.campaigns.adaccount import AdAccountDialog
    from smdesk.ui.campaigns.page import CampaignsPage


class Handing(QObject):
    """The network is reached off the window's thread."""

    def __init__(self, ui: Ui, page: CampaignsPage) -> None:
        super().__init__(page)
        self._ui, self._page = ui, page

    # -- menus --------------------------------------------------------------------------------------------------

    def sheet_menu(self, button: QWidget) -> QMenu:
        """The plan of the client as a file."""
        menu = Menu(self._page)
        self._sheets(menu, ())
        menu.addSeparator()
        self._account(menu)
        return self._open(menu, button)

    def line_menu(self, button: QWidget) -> QMenu:
        """What is selected: as a file, or in the ad account."""
        menu, line = Menu(self._page), self._page.line
        if line is None:
            return menu
        if line.ad is not None:
            self._in_account(menu, line)
            menu.addSeparator()
        self._sheets(menu, (line.campaign.id,))
        menu.addSeparator()
        self._account(menu)
        return self._open(menu, button)

    def _open(self, menu: QMenu, button: QWidget) -> QMenu:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        return menu

    def _sheets(self, menu: QMenu, campaigns: tuple[int, ...]) -> None:
        self._add(menu, "table", self.tr("Sheet for design and buying (XLSX)…"), partial(self.save, "xlsx", campaigns))
        self._add(menu, "file-pdf", self.tr("Pages (PDF)…"), partial(self.save, "pdf", campaigns))

    def _account(self, menu: QMenu) -> None:
        """To the ad account of the client: it says itself which one is connected, if any."""
        client = self._page.doing.client
        if client is not None:
            some = bool(self._ui.runtime.ads.listing(client))
            text = self.tr("Ad account…") if some else self.tr("Connect the ad account…")
            self._add(menu, "wallet", text, self.ask_account)

    def ask_account(self) -> AdAccountDialog | None:
        """The window of the client's ad account."""
        from smdesk.ui.campaigns.adaccount import AdAccountDialog  # its form is rarely needed

        client = self._page.doing.client
        if client is None:
            return None
        dialog = AdAccountDialog(self._ui, self._page, client)
        dialog.said.connect(self._page.said)
        dialog.open()
        return dialog

    def _in_account(self, menu: QMenu, line: Line) -> None:
        assert line.ad is not None
        ad, made = line.ad.id, bool(line.ad.remote.get("campaign"))
        if not made:
            self._creating(menu, ad, self._ui.runtime.ads_handover.accounts(line.campaign.client_id))
            return
        if line.ad.remote.get("state") == "active":
            self._add(menu, "pause-circle", self.tr("Stop it in the ad account"), partial(self.stop, ad))
        else:
            self._add(menu, "play", self.tr("Start it…"), partial(self.look_up, ad))
        self._add(menu, "chart-line-up", self.tr("Read figures from the ad account"), partial(self.read, ad))

    def _creating(self, menu: QMenu, ad: int, accounts: Sequence[AdAccountView]) -> None:
        """In the account of the client; where it has several, in the one that is chosen."""
        for each in accounts:
            text = self.tr("Create paused in the ad account…")
            if len(accounts) > 1:
                name = each.name if [one.name for one in accounts].count(each.name) == 1 else f"{each.name} ({each.id})"
                text = self.tr("Create paused in “%1”…").replace("%1", name.replace("&", "&&"))
            self._add(menu, "arrow-square-out", text, partial(self.check, ad, each.id))

    def _add(self, menu: QMenu, icon: str, text: str, act: Callable[[], object]) -> None:
        menu.addAction(icons.icon(icon, self._ui.theme), text, lambda: act())

    # -- files --------------------------------------------------------------------------------------------------

    def save(self, kind: str, campaigns: tuple[int, ...] = ()) -> None:
        """Ask where to, and write the plan there."""
        client = self._page.doing.client
        if client is None:
            return
        say = self._ui.language.words.t
        plan = self._ui.runtime.ads_sheets.plan(client, self._ui.language.words, campaigns)
        if not plan.lines:
            self._page.said.emit(self.tr("There are no ads to hand over yet"), False)
            return
        name = f"{say('campaigns.sheet.title')} {plan.client}"
        kinds = {"xlsx": self.tr("Workbook (*.xlsx)"), "pdf": self.tr("Pages (*.pdf)")}
        ask_save(self._page, self.tr("Ads plan"), name, kind, partial(self.write, kind, plan), kinds[kind])

    def write(self, kind: str, plan: Any, file: Path) -> None:
        """Write the plan into a file."""
        spoken, today = self._ui.language.words, self._page.board.today

        def work() -> int:
            if kind == "pdf":
                from smdesk.reports import ads_plan, page

                page.write(ads_plan.document(plan, spoken, today), file)
            else:
                from smdesk.reports.ads_sheet import write

                labels = {name: spoken.t(f"campaigns.sheet.{name}") for name in (*COLUMNS, "total")}
                write(plan.lines, labels, spoken.t("campaigns.sheet.title"), file)
            return len(plan.lines)

        def done(count: int) -> None:
            told = self.tr("%n ad(s) written to “%1”", "", count).replace("%1", file.name)
            self._page.said.emit(told, False)

        self._ui.tasks.run(work, done, self._page.tell_problem)

    # -- the ad account -----------------------------------------------------------------------------------------

    def check(self, ad: int, account: str, beneficiary: str = "", payor: str = "") -> None:
        """Let the network check the ad, then ask."""
        work = partial(self._ui.runtime.ads_handover.ready, ad, account=account, beneficiary=beneficiary, payor=payor)
        self._page.said.emit(self.tr("The ad account checks it…"), False)
        self._ui.tasks.ask(work, partial(self._checked, self._ask_making),
                           partial(self._checked, partial(self._not_ready, ad, account)))  # fmt: skip

    def _checked(self, then: Callable[[Any], object], answer: Any) -> None:
        """The account has answered: that it checks is not said any longer."""
        self._page.said.emit("", False)
        then(answer)

    def _not_ready(self, ad: int, account: str, error: Exception) -> None:
        """In the EU an ad says for whom it is and who pays: asked for where the account does not know."""
        if getattr(error, "code", "") != "dsa_missing":
            self._page.tell_problem(error)
            return
        made = Ask(self._page, self._ui.language.words, self.tr("For whom, and who pays"),
                   self.tr("In the European Union every ad has to say so."), self.tr("Check again"))  # fmt: skip
        whom, who = QLineEdit(), QLineEdit()
        made.add_field(who, self.tr("Who pays"))
        made.add_field(whom, self.tr("For whom it is"))
        made.show_with(lambda: self.check(ad, account, whom.text().strip(), who.text().strip()))

    def _ask_making(self, ready: Ready) -> None:
        most = words.money(self._ui, ready.most, ready.currency, short=False)
        days = self._ui.language.words.facts
        end = f"{days.day(ready.plan.end)} {ready.plan.end.year}"
        text = self.tr("“%1” in the account “%2”, until %3. It will be paused: nothing is spent before you start it.")
        text = text.replace("%1", ready.plan.full_name).replace("%2", ready.account.name).replace("%3", end)
        text += "\n" + self.tr("The most that it can ever spend: %1.").replace("%1", most)
        ask(self._page, self._ui.language.words, self.tr("Create it paused?"), text, self.tr("Create paused"),
            partial(self._make, ready))  # fmt: skip

    def _make(self, ready: Ready) -> None:
        def done(_made: object) -> None:
            self._page.said.emit(self.tr("It is in the ad account, paused"), False)

        self._ui.tasks.ask(partial(self._ui.runtime.ads_handover.create, ready), done, self._page.tell_problem)

    def look_up(self, ad: int) -> None:
        """What starting it would mean now, then ask for the words that confirm it."""
        self._ui.tasks.ask(partial(self._ui.runtime.ads_handover.cost, ad), partial(self._ask_starting, ad),
                           self._page.tell_problem)  # fmt: skip

    def _ask_starting(self, ad: int, started: Started) -> None:
        text = (
            self.tr("From now on it spends money. Type these words exactly:")
            + "\n\n"
            + self._ui.language.words.confirmation(started.cost)
        )
        made = Ask(self._page, self._ui.language.words, self.tr("Start this ad?"), text, self.tr("Start it"))
        field = QLineEdit()
        field.setObjectName("confirmation")
        field.setProperty(PASSING, True)
        made.add_field(field, self.tr("Name, the most it spends, and its days"))
        made.primary.setEnabled(False)
        field.textChanged.connect(lambda typed: made.primary.setEnabled(confirms(started.cost, typed.strip())))
        made.show_with(lambda: self._start(ad, field.text().strip()))

    def _start(self, ad: int, said: str) -> None:
        def done(_started: object) -> None:
            self._page.said.emit(self.tr("It runs now"), False)

        self._ui.tasks.ask(partial(self._ui.runtime.ads_handover.start, ad, said), done, self._page.tell_problem)

    def stop(self, ad: int) -> None:
        """Pause it in the account."""

        def done(_nothing: object) -> None:
            self._page.said.emit(self.tr("It is paused in the ad account"), False)

        self._ui.tasks.ask(partial(self._ui.runtime.ads_handover.stop, ad), done, self._page.tell_problem)

    def read(self, ad: int) -> None:
        """A reading from the account."""

        def done(found: object) -> None:
            told = (
                self.tr("A reading from the ad account") if found else self.tr("It has not been shown to anybody yet")
            )
            self._page.said.emit(told, False)

        self._ui.tasks.ask(partial(self._ui.runtime.ads_handover.read, ad), done, self._page.tell_problem)
