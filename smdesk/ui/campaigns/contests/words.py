"""What contests are called on the screen: how far they are, their times, who counts, in the language shown."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject

from smdesk.core.walltime import in_zone
from smdesk.services.contests.views import ContestView, DrawView, EntryView
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui

translate = QCoreApplication.translate

#: The icon and the tone of each stage: different shapes before different colours.
STAGES = {
    "draft": ("circle-dashed", ""),
    "coming": ("clock", "info"),
    "open": ("play", "success"),
    "closed": ("hourglass-medium", "warning"),
    "drawn": ("check-circle", ""),
}


def field(name: str) -> str:
    """What a field is called in the form, and wherever something is said about it."""
    return {
        "opens": translate("ContestForm", "Opens"),
        "closes": translate("ContestForm", "Closes"),
        "draws": translate("ContestForm", "Draw on"),
        "prize": translate("ContestForm", "Prize"),
        "how": translate("ContestForm", "How to take part"),
        "who": translate("ContestForm", "Who may take part"),
        "region": translate("ContestForm", "Where it is valid"),
        "announce": translate("ContestForm", "Where the winners are announced"),
        "organiser": translate("ContestForm", "Who organises it (legal name)"),
        "contact": translate("ContestForm", "Questions and personal data"),
    }[name]


class Counted(QObject):
    """Sentences with a number: the tool that collects sentences knows plurals only of `tr`."""

    def entries(self, count: int) -> str:
        return self.tr("%n entry(ies)", "", count)

    def counting(self, count: int) -> str:
        return self.tr("%n entry(ies) count", "", count)

    def left_out(self, count: int) -> str:
        return self.tr("%n left out", "", count)

    def winners(self, count: int) -> str:
        return self.tr("%n win(s)", "", count)

    def reserves(self, count: int) -> str:
        return self.tr("%n substitute(s)", "", count)

    def added(self, count: int) -> str:
        return self.tr("%n new entry(ies)", "", count)

    def known(self, count: int) -> str:
        return self.tr("%n there already", "", count)

    def outside(self, count: int) -> str:
        return self.tr("%n outside of the dates", "", count)

    def more(self, count: int) -> str:
        return self.tr("%n more: look for a name to see them", "", count)


def stage(name: str) -> str:
    """How far a contest is."""
    return {
        "draft": translate("Contests", "Draft"),
        "coming": translate("Contests", "Not open yet"),
        "open": translate("Contests", "Open"),
        "closed": translate("Contests", "To be drawn"),
        "drawn": translate("Contests", "Drawn"),
    }[name]


def moment(ui: Ui, wall: datetime | None) -> str:
    """`Tue 8 Dec 2026, 20:00`; "" for none."""
    return ui.language.words.wall(wall) if wall is not None else ""


def instant(ui: Ui, at: datetime | None, zone: str) -> str:
    """An instant as the clocks of a contest show it."""
    return moment(ui, in_zone(at, zone).replace(tzinfo=None, second=0, microsecond=0)) if at is not None else ""


def span(ui: Ui, view: ContestView) -> str:
    """From when to when, in few letters: one day is told once, and what nobody has said yet is a dash."""
    today = ui.now().date()
    if view.opens and view.closes:
        return dates.short_days(ui, view.opens.date(), view.closes.date(), today)
    ends = [dates.short_date(ui, each.date(), today) if each else "\N{EM DASH}" for each in (view.opens, view.closes)]
    if not (view.opens or view.closes):
        return translate("Contests", "No dates yet")
    return " \N{EN DASH} ".join(dict.fromkeys(ends))


def chances() -> dict[str, str]:
    """What counts as one chance."""
    return {
        "person": translate("Contests", "Counts once"),
        "entry": translate("Contests", "Each entry counts"),
    }


def kinds() -> dict[str, str]:
    """What of the inbox may count."""
    return {
        "comment": translate("Contests", "Comments on the post"),
        "mention": translate("Contests", "Mentions"),
        "message": translate("Contests", "Private messages"),
    }


def source(entry: EntryView) -> str:
    """Where an entry comes from."""
    return {
        "list": translate("Contests", "List"),
        "mention": translate("Contests", "Mention"),
        "message": translate("Contests", "Message"),
    }.get(entry.source, translate("Contests", "Comment"))


def language(code: str) -> str:
    """A language by its name; by its code where it has no template of its own."""
    named = {"es": translate("Contests", "Spanish"), "en": translate("Contests", "English")}
    return named.get(code[:2], code)


def counts(view: ContestView) -> str:
    """How many take part, and how many of those do not count."""
    told = Counted().counting(view.entries)
    return f"{told} · {Counted().left_out(view.excluded)}" if view.excluded else told


def who(draw: DrawView, key: str) -> str:
    """Somebody who won, by name."""
    return draw.names.get(key, key)


def spoken(ui: Ui, view: ContestView) -> str:
    """A row of the list as a sentence."""
    parts = (view.name, view.client, stage(view.stage(ui.now())), view.prize, span(ui, view), counts(view))
    return ", ".join(part for part in parts if part)
