"""Needs in words: their marks, their groups, what each says and what the button that solves it is called."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication

from smdesk.core.records import dataclass
from smdesk.services.today.views import Kind, Need, When
from smdesk.ui.kit.i18n import Language, capital
from smdesk.ui.kit.naming import network_name
from smdesk.ui.today.words import Counted, days, dots, here, listed, moment, short, short_day

translate = QCoreApplication.translate

#: The mark before each need: a status, or an icon with the tone it is drawn in.
STATUS = {
    Kind.FAILED: "failed",
    Kind.QUESTION: "failed",
    Kind.LATE: "missed",
    Kind.DUE: "due",
    Kind.UNAPPROVED: "withClient",
    Kind.CHANGES: "changes",
    Kind.UNPLANNED: "draft",
    Kind.ART: "inDesign",
}
ICONS = {
    Kind.KEYRING: ("lock-key", "danger"),
    Kind.CHANNEL: ("warning-octagon", "danger"),
    Kind.FILE: ("image", "danger"),
    Kind.BACKUP: ("hard-drives", "warning"),
    Kind.CONTEST: ("hourglass-medium", "warning"),
    Kind.ALT: ("text-aa", "warning"),
    Kind.TASK: ("check-square-offset", "info"),
    Kind.EXPIRING: ("clock", "warning"),
    Kind.READING: ("pencil-simple", "info"),
    Kind.MIX: ("scales", "warning"),
    Kind.KEY_DATE: ("flag", "warning"),
    Kind.ADS: ("megaphone", "danger"),
    Kind.BEGIN: ("compass", "info"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A need in words: what, a smaller line below, and what the button that solves it is called."""

    title: str
    under: str
    button: str


def group(when: When) -> str:
    """The heading of a group."""
    return {
        When.NOW: translate("Today", "Now"),
        When.TODAY: translate("Today", "Today"),
        When.WEEK: translate("Today", "This week"),
    }[when]


#: Of one post, which their sentences name.
_OF_A_POST = frozenset(
    {Kind.FAILED, Kind.QUESTION, Kind.LATE, Kind.DUE, Kind.FILE, Kind.UNAPPROVED, Kind.CHANGES, Kind.UNPLANNED}
)


def need(given: Need, today: date, language: Language) -> Told:
    """A need in words."""
    if given.kind in _OF_A_POST:
        return _of_a_post(given, today, language)
    where, at = _where(given), _at(given, today, language)
    match given.kind:
        case Kind.CHANNEL:
            account = dots(given.client, ", ".join(map(network_name, given.networks)), given.channel)
            return Told(translate("Today", "Connect a channel again"), account, translate("Today", "Reconnect"))
        case Kind.KEYRING:
            under = translate("Today", "Posts wait for it. Unlock it, then try again.")
            return Told(translate("Today", "This computer’s keyring is closed"), under, translate("Today", "Try again"))
        case Kind.BACKUP:
            return _backup(given, today, language)
        case Kind.CONTEST:
            return _contest(given, at)
        case Kind.ALT:
            text = Counted().pictures(given.count)
            return Told(text, dots(given.client, days(given.days, language)), translate("Today", "Describe"))
        case Kind.ART:
            text = Counted().artless(given.count)
            return Told(text, dots(given.client, days(given.days, language)), translate("Today", "Open"))
        case Kind.TASK:
            day = given.days[0] if given.days else today
            late = translate("Today", "due on %1").replace("%1", short_day(day, language))
            when = late if day < today else ""
            return Told(given.title, dots(given.client, when), translate("Today", "Done"))
        case Kind.EXPIRING:
            ends = moment(here(given.due), today, language, clock=False) if given.due is not None else ""
            text = translate("Today", "Access ends on %1").replace("%1", ends)
            under = dots(where, given.channel, Counted().left(given.count))
            return Told(text, under, translate("Today", "Renew"))
        case _:
            return _planned(given, today, language)


def _of_a_post(given: Need, today: date, language: Language) -> Told:
    """What one post needs."""
    where, title, at = _where(given), _title(given), _at(given, today, language)
    match given.kind:
        case Kind.FAILED:
            return Told(_did_not(given), dots(where, _why(given, language)), _mending(given))
        case Kind.QUESTION:
            return Told(_named(given, translate("Today", "Is “%1” out?")), where, translate("Today", "Answer"))
        case Kind.LATE:
            late = translate("Today", "its time passed: %1").replace("%1", at)
            return Told(
                _named(given, translate("Today", "“%1” was not sent")), dots(where, late), translate("Today", "Decide")
            )
        case Kind.DUE:
            since = translate("Today", "since %1").replace("%1", at)
            return Told(
                _named(given, translate("Today", "Your turn: “%1”")), dots(where, since), translate("Today", "Publish…")
            )
        case Kind.FILE:
            return Told(
                _named(given, translate("Today", "A file of “%1” is gone")), where, translate("Today", "Replace")
            )
        case Kind.UNAPPROVED:
            soon = here(given.due).date() == today if given.due is not None else False
            text = translate("Today", "Due %1, not approved") if soon else translate("Today", "Due on %1, not approved")
            return Told(text.replace("%1", at), dots(given.client, title), translate("Today", "Open"))
        case Kind.CHANGES:
            return Told(_named(given, translate("Today", "Changes asked on “%1”")), where, translate("Today", "View"))
        case _:  # unplanned
            text = translate("Today", "Planned for %1, not scheduled")
            return Told(text.replace("%1", at), dots(given.client, title), translate("Today", "Schedule"))


def _named(given: Need, pattern: str) -> str:
    return pattern.replace("%1", _title(given))


def _title(given: Need) -> str:
    return short(given.title) or translate("Today", "(no text)")


def _where(given: Need) -> str:
    return dots(given.client, ", ".join(map(network_name, given.networks)))


def _at(given: Need, today: date, language: Language) -> str:
    return moment(here(given.due), today, language) if given.due is not None else ""


def _planned(given: Need, today: date, language: Language) -> Told:
    """What the plan needs."""
    match given.kind:
        case Kind.KEY_DATE:
            at = moment(datetime.combine(given.days[0], time()), today, language, clock=False)
            under = dots(given.client, at, translate("Today", "nothing planned"))
            return Told(short(given.title), under, translate("Today", "Write"))
        case Kind.MIX:
            month = language.locale.monthName(given.days[0].month)
            under = dots(given.client, translate("Today", "mix of %1").replace("%1", month))
            return Told(_mixed(given), under, translate("Today", "Rebalance"))
        case Kind.READING:
            day = translate("Today", "of %1").replace("%1", short_day(given.days[0], language))
            title = translate("Today", "Read “%1”").replace("%1", short(given.title))
            return Told(title, dots(given.client, "" if given.days[0] == today else day), translate("Today", "Type it"))
        case Kind.ADS:
            gone = ""
            if given.code == "fast" and given.days:
                at = moment(datetime.combine(given.days[0], time()), today, language, clock=False)
                gone = translate("Today", "the money is gone on %1").replace("%1", at)
            return Told(_spends(given), dots(given.client, gone), translate("Today", "View"))
        case _:
            parts = {
                "dossier": translate("Today", "dossier"),
                "objectives": translate("Today", "objectives"),
                "month": translate("Today", "first month"),
                "plan": translate("Today", "pillars and plan"),
            }
            missing = [parts[each] for each in given.code.split()]
            title = translate("Today", "%1 begins here").replace("%1", given.client)
            return Told(title, capital(listed(missing)), translate("Today", "Begin"))


def _mixed(given: Need) -> str:
    counted = Counted()
    told = {
        "promo_over": counted.over,
        "value_under": counted.short,
        "over_ceiling": counted.too_many,
        "missing": counted.none,
    }.get(given.code)
    if told is None:
        return translate("Today", "Third promotion in a row")
    return told(given.count).replace("%1", given.title)


def _spends(given: Need) -> str:
    text = {
        "fast": translate("Today", "“%1” spends too fast"),
        "spent": translate("Today", "“%1” has spent its budget"),
    }.get(given.code, translate("Today", "“%1” has spent more than planned"))
    return text.replace("%1", short(given.title, 24))


def _contest(given: Need, at: str) -> Told:
    """One that closes soon, perhaps without the promise that must be published before; or one to be drawn."""
    closes = dots(given.client, translate("Today", "closes %1").replace("%1", at))
    if given.code == "promise":
        text = _named(given, translate("Today", "“%1” closes without a promise of its draw"))
        return Told(text, closes, translate("Today", "Prepare"))
    if given.code == "closes":
        return Told(_named(given, translate("Today", "The contest “%1” closes")), closes, translate("Today", "View"))
    due = translate("Today", "draw: %1").replace("%1", at)
    return Told(
        _named(given, translate("Today", "“%1” is to be drawn")), dots(given.client, due), translate("Today", "Draw")
    )


def _did_not(given: Need) -> str:
    if given.comment:
        return _named(given, translate("Today", "The first comment of “%1” did not go out"))
    return _named(given, translate("Today", "“%1” did not go out"))


def _why(given: Need, language: Language) -> str:
    """The reason, as short as the catalogue has it."""
    if not given.code:
        return ""
    told = language.words.outcome(given.code, network=_first(given), host=_first(given), handle=given.channel)
    return told.what.rstrip(".")


def _first(given: Need) -> str:
    return network_name(given.networks[0]) if given.networks else ""


def _mending(given: Need) -> str:
    return translate("Today", "Repair") if given.why in {"content", "permission"} else translate("Today", "Try again")


def _backup(given: Need, today: date, language: Language) -> Told:
    if given.due is None:
        text = translate("Today", "There is no backup yet")
    else:
        at = moment(given.due, today, language, clock=False)
        text = translate("Today", "The last backup is of %1").replace("%1", at)
    return Told(text, translate("Today", "All of this desk"), translate("Today", "Back up"))
