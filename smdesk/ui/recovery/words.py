"""The sentences of the recovery panel."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from smdesk.core.walltime import in_zone
from smdesk.services.truths import Truth
from smdesk.services.views import PublicationView
from smdesk.services.zone import computer_zone
from smdesk.system.presence import Absence
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.zonenames import placed
from smdesk.ui.recovery.plan import Choice, Group

translate = QCoreApplication.translate


def under(absence: Absence | None, ui: Ui) -> str:
    """When that was, and that nothing happens by itself."""
    rest = translate("Recovery", "Nothing was sent, and nothing will be sent until you say so.")
    if absence is None:
        return rest
    told = translate("Recovery", "Off from %1 to %2.")
    if absence.kind == "asleep":
        told = translate("Recovery", "Asleep from %1 to %2.")
    since, until = in_zone(absence.since, computer_zone()), in_zone(absence.until, computer_zone())
    today = in_zone(ui.now(), computer_zone()).date()
    ends = _minute(until, ui) if since.date() == until.date() else _moment(until, today, ui)
    begins = _minute(since, ui) if since.date() == until.date() == today else _moment(since, today, ui)
    return f"{told.replace('%1', begins).replace('%2', ends)} {rest}"


def _minute(at: datetime, ui: Ui) -> str:
    return dates.clock(ui, at.replace(second=0, microsecond=0))


def _moment(at: datetime, today: date, ui: Ui) -> str:
    return dates.near_moment(ui, at.replace(second=0, microsecond=0), today)


def lateness(view: PublicationView, ui: Ui) -> str:
    """`Today 09:00 · 2 h 22 min late`."""
    seconds = (ui.now() - view.due).total_seconds() // 60 * 60
    late = translate("Recovery", "%1 late").replace("%1", ui.language.span(seconds))
    at = capital(_moment(view.wall, in_zone(ui.now(), view.zone).date(), ui))
    return f"{placed(at, view.zone)} · {late}"


def truth(found: Truth | None, ui: Ui) -> tuple[str, str, str]:
    """An icon, the tone of the line, and the line."""
    if found is None:
        return "magnifying-glass", "", translate("Recovery", "Looking…")
    at = _minute(in_zone(found.at, computer_zone()), ui)
    match found.kind:
        case "by_hand":
            return "hand-pointing", "", translate("Recovery", "Assisted, waits for you")
        case "not_there":
            return "check", "success", translate("Recovery", "Not there: looked at %1").replace("%1", at)
        case "there":
            return "warning", "warning", translate("Recovery", "Already there: found at %1").replace("%1", at)
        case "restored":
            return "question", "warning", translate("Recovery", "From an older copy: it may be out, please look")
        case "unknown":
            return (
                "question",
                "warning",
                translate("Recovery", "Could not look: %1").replace(
                    "%1", ui.language.words.outcome(found.code).what.rstrip(".")
                ),
            )
        case _:
            return "check", "success", translate("Recovery", "smdesk has not sent it")


def choice(of: Choice, group: Group, ui: Ui) -> str:
    """What a decision is called."""
    today = in_zone(ui.now(), group.first.zone).date()
    match of:
        case Choice.PUBLISH:
            if group.there:
                return translate("Recovery", "Publish what is missing")
            return translate("Recovery", "Publish now")
        case Choice.SLOT:
            slot = group.slot
            name = translate("Recovery", "Next good time: %1")
            return name.replace("%1", _moment(slot.local, today, ui) if slot is not None else "…")
        case Choice.TIME:
            if group.at is not None:
                return translate("Recovery", "At the time chosen: %1").replace("%1", _moment(group.at, today, ui))
            return translate("Recovery", "Choose a time…")
        case Choice.PUBLISHED:
            return translate("Recovery", "Mark as published")
        case Choice.LEAVE:
            return translate("Recovery", "Leave unpublished")


def consequence(group: Group) -> str:
    """What becomes of it then, and whether that can be taken back."""
    match group.choice:
        case Choice.PUBLISH if group.by_hand or group.beside:
            names = ", ".join(dict.fromkeys(network_name(view.network) for view in (*group.by_hand, *group.beside)))
            if len(group.by_hand) == len(group.missing):
                return translate("Recovery", "It becomes your turn at once")
            return translate("Recovery", "%1: you publish after the others").replace("%1", names)
        case Choice.PUBLISH:
            return translate("Recovery", "Goes out as soon as you apply; that cannot be taken back")
        case Choice.SLOT:
            return translate("Recovery", "Moves there, keeps its text and pictures; until then it can be moved again")
        case Choice.TIME:
            return translate("Recovery", "Moves there, in the client’s own time; until then it can be moved again")
        case Choice.PUBLISHED:
            return translate("Recovery", "It is not sent, and counts as published; within a day that can be taken back")
        case Choice.LEAVE:
            return translate("Recovery", "Stays in the history as left out; that cannot be taken back")
