"""What a client’s channels, strategy and rounds begin with: found in the palette from every page, not its own alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from smdesk.ui.kit.actions import Action, possible
from smdesk.ui.kit.place import Place

if TYPE_CHECKING:
    from smdesk.ui.shell.window import MainWindow

translate = QCoreApplication.translate
#: Its name, the action of its own page, where it goes and its icon: then how it is called.
Going = Callable[..., Callable[..., Action]]
#: What is begun without asking whose it is.
_OF_ALL = frozenset({"keydate", "import", "paste"})


def of(window: MainWindow) -> list[Action]:
    """Each goes to its page and begins there what the page's own action begins; whose it is is asked before, where the
    window looks at all clients. A key date can be of all of them, and an answer says whose it is.
    """
    going = partial(_going, window)
    return [
        going("connect-channel", "channels.add", Place("channels", detail="connect"), "share-network")(
            text=lambda: translate("Commands", "Connect a channel…"),
            words=lambda: translate("Commands", "Add a channel")),
        going("plan-month", "calendar.plan", Place("calendar", detail="programme"), "calendar-blank")(
            text=lambda: translate("Commands", "Plan the month…")),
        *_of_dossier(going),
        going("new-objective", "objectives.new", Place("objectives", detail="new"), "target")(
            text=lambda: translate("Commands", "New objective")),
        going("new-kpi", "objectives.kpi", Place("objectives", detail="new-kpi"), "target")(
            text=lambda: translate("Commands", "New KPI")),
        going("new-campaign", "campaigns.new", Place("campaigns", detail="new"), "megaphone")(
            text=lambda: translate("Commands", "New campaign")),
        going("new-contest", "campaigns.contest", Place("campaigns", detail="new-contest"), "star")(
            text=lambda: translate("Commands", "New contest")),
        *_of_calendar(going),
        *_of_approvals(going),
    ]  # fmt: skip


def _going(window: MainWindow, name: str, own: str, place: Place, icon: str) -> Callable[..., Action]:
    def made(text: Callable[[], str], words: Callable[[], str] | None = None) -> Action:
        act, enabled = partial(_go, window, text, place), partial(_possible, window, own.split())
        return Action(name, text, act, icon=icon, enabled=enabled, begins=own, words=words)

    return made


def _of_dossier(going: Going) -> list[Action]:
    dossier = partial(Place, "dossier")
    return [
        going("interview", "dossier.interview", dossier(detail="summary", stage="new"), "chats")(
            text=lambda: translate("Commands", "Interview…")),
        going("new-persona", "dossier.persona_new", dossier(detail="personas", stage="new"), "user")(
            text=lambda: translate("Commands", "New persona")),
        going("new-audit", "dossier.new_audit", dossier(detail="audit", stage="new"), "identification-card")(
            text=lambda: translate("Commands", "New audit")),
        going("new-competitor", "dossier.new_competitor", dossier(detail="competitors", stage="new"), "storefront")(
            text=lambda: translate("Commands", "New competitor…")),
    ]  # fmt: skip


def _of_calendar(going: Going) -> list[Action]:
    calendar = partial(Place, "calendar")
    return [
        going("new-key-date", "calendar.keydate", calendar(detail="keydate"), "flag")(
            text=lambda: translate("Commands", "Add key date…")),
        going("rebalance", "calendar.rebalance", calendar(detail="rebalance"), "chart-line-up")(
            text=lambda: translate("Commands", "Rebalance the mix…")),
        going("pillars", "calendar.pillars dossier.pillars", calendar(detail="pillars"), "squares-four")(
            text=lambda: translate("Commands", "Pillars…")),
    ]  # fmt: skip


def _of_approvals(going: Going) -> list[Action]:
    approvals = partial(Place, "approvals")
    return [
        going("new-round", "approvals.new", approvals(detail="new"), "check-square-offset")(
            text=lambda: translate("Commands", "New round of approval…")),
        going("import-answer", "approvals.import", approvals(detail="import"), "file-arrow-down")(
            text=lambda: translate("Commands", "Import a client’s answer…")),
        going("paste-answer", "approvals.paste", approvals(detail="paste"), "clipboard-text")(
            text=lambda: translate("Commands", "Paste a client’s answer…")),
        going("deliver-sheet", "sheets.deliver", Place("sheets", detail="deliver"), "palette")(
            text=lambda: translate("Commands", "Deliver the content sheet to design…")),
        going("save-sheet", "sheets.xlsx", Place("sheets", detail="xlsx"), "palette")(
            text=lambda: translate("Commands", "Save the content sheet (XLSX)…")),
    ]  # fmt: skip


def _go(window: MainWindow, text: Callable[[], str], place: Place) -> None:
    if place.detail in _OF_ALL:
        window.router.go(place)
        return
    from smdesk.ui.kit.clientchooser import with_client  # it brings the dialogs with it

    with_client(window.ui, window, text(), lambda client: window.router.go(replace(place, client=client)))


def _possible(window: MainWindow, own: list[str]) -> bool:
    """Where there is a client; not for the archived, nor beside the same action of the page that can be done."""
    client = window.clients.chosen
    if not window.has_desk() or not window.clients.all or (client is not None and client.archived):
        return False
    here = [each for each in window.router.actions() if each.id in own]
    return not here or (client is None and not any(map(possible, here)))
