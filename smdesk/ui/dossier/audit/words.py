"""What the tabs of audits and competitors say: figures, statuses, links; in the language of the moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QObject

from smdesk.core.walltime import in_zone
from smdesk.services.audits.views import AuditLine, AuditView, PresenceView, Source
from smdesk.services.zone import computer_zone
from smdesk.ui.kit import dates, figures
from smdesk.ui.kit.context import Ui

translate = QCoreApplication.translate
_DAY_H = 48  # hours from which a wait is told in days

#: The icon of what something became, by the first word of its link.
LINK_ICONS = {"objective": "target", "task": "check-square-offset", "post": "lightbulb"}
DECISION_TONES = {"keep": "", "grow": "success", "create": "info", "pause": "warning", "close": "danger"}
PRESSURE_TONES = {"high": "danger", "medium": "warning", "low": "success"}


class Counted(QObject):
    """Sentences with a number in them."""

    def ideas(self, count: int) -> str:
        return self.tr("%n idea(s)", "", count)

    def tasks(self, count: int) -> str:
        return self.tr("%n task(s)", "", count)

    def objectives(self, count: int) -> str:
        return self.tr("%n objective(s)", "", count)

    def reviews(self, count: int, site: str) -> str:
        return self.tr("%n review(s) on %1", "", count).replace("%1", site)

    def unanswered(self, count: int) -> str:
        return self.tr("%n without a reply", "", count)

    def months(self, count: int) -> str:
        return self.tr("last %n month(s)", "", count)

    def unseen(self, count: int) -> str:
        return self.tr("%n point(s) not looked at", "", count)

    def figures(self, count: int) -> str:
        return self.tr("%n figure(s) filled in", "", count)

    def kept(self, count: int) -> str:
        return self.tr("%n typed by hand stay(s)", "", count)


def links(found: Sequence[str]) -> tuple[str, str]:
    """Icon and words of what was made of something: `objective`, `2 ideas`; empty for nothing."""
    if not found:
        return "", ""
    kinds = [link.partition(":")[0] for link in found]
    first = kinds[0]
    if len(found) == 1:
        return LINK_ICONS.get(first, "link-simple"), link_kind(first)
    counted = Counted()
    words = {"objective": counted.objectives, "task": counted.tasks, "post": counted.ideas}
    told = [words[kind](kinds.count(kind)) for kind in dict.fromkeys(kinds) if kind in words]
    return LINK_ICONS.get(first, "link-simple"), ", ".join(told)


def link_kind(kind: str) -> str:
    """What a link leads to, in one word."""
    return {
        "objective": translate("Audit", "objective"),
        "task": translate("Audit", "task"),
        "post": translate("Audit", "idea"),
    }.get(kind, kind)


def status(name: str) -> str:
    """Whether a presence exists."""
    return {
        "exists": translate("Audit", "It exists"),
        "to_create": translate("Audit", "To be created"),
        "none": translate("Audit", "Not wanted"),
    }[name]


def kind(name: str) -> str:
    """What a presence is for."""
    return {
        "": translate("Audit", "Not said"),
        "brand": translate("Audit", "Being known"),
        "content": translate("Audit", "Telling and teaching"),
        "community": translate("Audit", "Community"),
        "sales": translate("Audit", "Selling"),
        "service": translate("Audit", "Serving customers"),
        "listing": translate("Audit", "Being found"),
    }[name]


def decision(name: str) -> str:
    """What is to become of it."""
    return {
        "": translate("Audit", "Not decided"),
        "keep": translate("Audit", "Keep"),
        "grow": translate("Audit", "Grow"),
        "create": translate("Audit", "Create"),
        "pause": translate("Audit", "Pause"),
        "close": translate("Audit", "Close"),
    }[name]


def quadrant(name: str) -> str:
    """A list of the SWOT."""
    return {
        "strengths": translate("Audit", "Strengths"),
        "weaknesses": translate("Audit", "Weaknesses"),
        "opportunities": translate("Audit", "Opportunities"),
        "threats": translate("Audit", "Threats"),
    }[name]


def group(name: str) -> str:
    """Where a finding stands in the order."""
    return {
        "quick": translate("Audit", "Quick win"),
        "project": translate("Audit", "Plan it"),
        "later": translate("Audit", "Later"),
    }[name]


def pressure(name: str) -> str:
    """How hard a competitor presses."""
    return {
        "": translate("Audit", "Not said"),
        "high": translate("Audit", "High pressure"),
        "medium": translate("Audit", "Medium pressure"),
        "low": translate("Audit", "Low pressure"),
    }[name]


def part(name: str) -> str:
    """A part of the score."""
    return {
        "profile": translate("Audit", "profile"),
        "rhythm": translate("Audit", "rhythm"),
        "replies": translate("Audit", "replies"),
        "consistency": translate("Audit", "consistency"),
    }[name]


def figure(ui: Ui, name: str) -> str:
    """What a figure is called: the catalogue's word, with a capital."""
    text = ui.language.words.t(f"audit_figures.{name}")
    return text[:1].upper() + text[1:]


def number(ui: Ui, value: float | None) -> str:
    """`2,310`, `1.2`; a dash for what is not known."""
    if value is None:
        return "—"
    return figures.figure(ui.language, value, short=False)


def percent(ui: Ui, text: str) -> str:
    """`38%`, and in Spanish `38 %`."""
    return translate("Audit", "%1%").replace("%1", text, 1)


def wait(ui: Ui, hours: float | None) -> str:
    """`5 h`, `9 d`."""
    if hours is None:
        return "—"
    if hours < _DAY_H:
        return translate("Audit", "%1 h").replace("%1", number(ui, round(hours, 1)))
    return translate("Audit", "%1 d").replace("%1", number(ui, round(hours / 24)))


def day(ui: Ui, given: date | None, today: date) -> str:
    """`12 Oct`; with the year where it is another one."""
    return dates.short_date(ui, given, today) if given is not None else "—"


def audience(ui: Ui, view: PresenceView) -> str:
    """Followers; where there are none, the rating with its reviews, or the visits."""
    if view.followers is not None:
        return number(ui, view.followers)
    rating, reviews, visits = (view.figures.get(name) for name in ("rating", "reviews", "visits"))
    if rating is not None:
        return f"{number(ui, rating)} ★" + (f" · {number(ui, reviews)}" if reviews is not None else "")
    if visits is not None:
        told = translate("Audit", "%1 visit") if visits == 1 else translate("Audit", "%1 visits")
        return told.replace("%1", number(ui, visits))
    return "—"


def source(ui: Ui, given: Source | None) -> str:
    """Where a figure comes from; "" where nobody said."""
    if given is None:
        return ""
    at = moment(ui, given.at)
    told = {
        "api": translate("Audit", "Told by the channel on %1"),
        "desk": translate("Audit", "Known to smdesk on %1"),
        "hand": translate("Audit", "Typed on %1"),
    }.get(given.by, "%1")
    return told.replace("%1", at)


def moment(ui: Ui, at: datetime | None) -> str:
    """`Wed 14 Oct, 09:30`, where the computer is."""
    return dates.short_moment(ui, in_zone(at, computer_zone())) if at is not None else ""


def audit_name(ui: Ui, view: AuditLine | AuditView, today: date) -> str:
    """`12 Sep · Initial audit`."""
    return " · ".join(each for each in (day(ui, view.day, today), view.title) if each)


def figure_word(name: str) -> str:
    """What the points of a finding stand for."""
    return {"impact": translate("Audit", "Impact"), "effort": translate("Audit", "Effort")}[name]
