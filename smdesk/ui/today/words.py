"""What the Today page says: how posts stand, when and where; sentences without widgets. Needs are in `needwords`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject

from smdesk.core.publication import State
from smdesk.core.walltime import in_zone
from smdesk.services.today.views import Going
from smdesk.services.zone import computer_zone
from smdesk.ui.kit.i18n import Language, capital
from smdesk.ui.kit.naming import network_name, status_name
from smdesk.ui.kit.zonenames import zone_name

translate = QCoreApplication.translate

#: Characters of a title inside a sentence.
TITLE = 38


class Counted(QObject):
    """Sentences with a number in them: the tool that collects sentences knows plurals only of `tr`."""

    def pictures(self, count: int) -> str:
        return self.tr("%n picture(s) without alt text", "", count)

    def artless(self, count: int) -> str:
        return self.tr("%n post(s) without art", "", count)

    def days(self, count: int) -> str:
        return self.tr("on %n day(s)", "", count)

    def left(self, count: int) -> str:
        """Until an access ends."""
        return self.tr("%n day(s) left", "", count)

    def over(self, points: int) -> str:
        return self.tr("%1: %n point(s) over", "", points)

    def short(self, points: int) -> str:
        return self.tr("%1: %n point(s) short", "", points)

    def too_many(self, posts: int) -> str:
        return self.tr("%n promotion(s) over the ceiling", "", posts)

    def none(self, posts: int) -> str:
        return self.tr("%1: none yet, %n post(s) missing", "", posts)


#: States whose usual words are too long for a chip.
_SHORT: dict[State, Callable[[], str]] = {
    State.ASSISTED: lambda: status_name("due"),
    State.LATE: lambda: translate("Today", "Missed"),
    State.UNCONFIRMED: lambda: translate("Today", "Not known"),
    State.SENDING: lambda: translate("Today", "Being sent"),
    State.PROCESSING: lambda: translate("Today", "Being sent"),
    State.DELEGATED: lambda: translate("Today", "Handed over"),
}


def status(line: Going, language: Language) -> str:
    """How a post stands, for its chip."""
    lead = line.lead
    if lead is None:
        return status_name(line.status)
    short = _SHORT.get(lead.state)
    return short() if short else capital(language.words.state(lead.state.value))


def mode(line: Going) -> tuple[str, str]:
    """Who sends a post: an icon and a word."""
    return {
        "auto": ("lightning", translate("Today", "Automatic")),
        "delegate": ("lightning", translate("Today", "Delegated")),
        "assisted": ("hand-pointing", translate("Today", "Assisted")),
        "mixed": ("hand-pointing", translate("Today", "Mixed")),
    }.get(line.mode, ("", ""))


def spoken(line: Going, today: date, language: Language) -> str:
    """A line of what goes out today as a sentence."""
    networks = ", ".join(map(network_name, line.networks))
    parts = (
        moment(here(line.due), today, language), there(line, language), line.title, line.client, networks,
        status(line, language), mode(line)[1], line.pillar.name if line.pillar else "",
    )  # fmt: skip
    return ", ".join(part for part in parts if part)


def short(title: str, most: int = TITLE) -> str:
    """The beginning of a long title, ended at a word."""
    if len(title) <= most:
        return title
    head = title[: most - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head).rstrip(" ,;:.–-") + "…"


def dots(*parts: str) -> str:
    """What is said, with points between."""
    return " · ".join(part for part in parts if part)


def moment(at: datetime | None, today: date, language: Language, *, clock: bool = True) -> str:
    """`11:30` today, `Wed 14 Oct, 11:30` on another day; without the clock only the day."""
    if at is None:
        return ""
    day = short_day(at.date(), language)
    if not clock:
        return day
    return language.clock(at) if at.date() == today else f"{day}, {language.clock(at)}"


def here(due: datetime) -> datetime:
    """A moment as the clock of this computer shows it, which all of the page goes by: the line of now as well."""
    return in_zone(due, computer_zone()).replace(tzinfo=None, second=0, microsecond=0)


def there(line: Going, language: Language) -> str:
    """`09:30 in Bogotá`: what the clock of its client shows, where that is not what this computer's does."""
    ours = here(line.due)
    if line.zone == computer_zone() or line.wall.replace(second=0, microsecond=0) == ours:
        return ""
    at = language.clock(line.wall)
    if line.wall.date() != ours.date():  # a day before or after: the weekday is enough, and leaves room for the client
        at = f"{weekday(line.wall.date(), language)} {at}"
    told = translate("Today", "%1 in %2").replace("%1", at)
    return told.replace("%2", zone_name(line.zone))


def short_day(day: date, language: Language) -> str:
    """`Wed 14 Oct`, `mié 14 oct`."""
    return language.words.facts.time(datetime.combine(day, time())).rsplit(" ", 2)[0]


def weekday(day: date, language: Language, *, long: bool = False) -> str:
    """`Wed`, `mié`; long `Wednesday`, `miércoles`."""
    form = QLocale.FormatType.LongFormat if long else QLocale.FormatType.ShortFormat
    return language.locale.dayName(day.isoweekday(), form).removesuffix(".")


def days(given: tuple[date, ...], language: Language) -> str:
    """`Thursday and Friday`; beyond three how many."""
    names = [weekday(day, language, long=True) for day in given]
    if len(names) > 3:
        return Counted().days(len(names))
    return listed(names)


def listed(names: Sequence[str]) -> str:
    """`one, two and three`."""
    if len(names) < 2:
        return "".join(names)
    return translate("Today", "%1 and %2").replace("%1", ", ".join(names[:-1])).replace("%2", names[-1])


def heading(day: date, language: Language) -> str:
    """`Wednesday, 14 October`."""
    pattern = translate("Dates", "dddd, d MMMM")
    return capital(language.locale.toString(QDate(day.year, day.month, day.day), pattern))
