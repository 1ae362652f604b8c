"""The mix in words: a share, its goal, and what is to be said of a mix."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from smdesk.core.mix import Code, Mix, Remark, Share
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui

Names = Callable[[int], str]


class MixWords(QObject):
    """Sentences about mixes; `name_of` gives the name of a pillar by its number."""

    def __init__(self, ui: Ui, name_of: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.name_of = name_of

    def percent(self, value: int) -> str:
        """`38 %` or `38%`."""
        return f"{value}\N{NO-BREAK SPACE}%" if self._ui.language.code == "es" else f"{value}%"

    def goal(self, share: Share) -> str:
        """`goal 40`; "" where none was agreed."""
        if not share.goal.target:
            return ""
        return self.tr("goal %1").replace("%1", str(share.goal.target))

    def short(self, remark: Remark) -> str:
        """A remark in a few words, as on a tag."""
        facts = remark.facts
        match remark.code:
            case Code.PROMO_OVER:
                told = self.tr("%1: %n point(s) over", "", facts["points"])
            case Code.VALUE_UNDER:
                told = self.tr("%1: %n point(s) short", "", facts["points"])
            case Code.MISSING:
                told = self.tr("%1: %n post(s) more", "", facts["posts"])
            case Code.IN_A_ROW:
                return self.tr("Third promotion in a row")
            case Code.OVER_CEILING:
                told = self.tr("Promotion: %1, ceiling %2").replace("%1", self.percent(facts["percent"]))
                return told.replace("%2", self.percent(facts["ceiling"]))
            case Code.GOALS_SUM:
                return self.tr("Goals add up to %1").replace("%1", self.percent(facts["total"]))
            case Code.GOAL_OVER_CEILING:
                return self.tr("Promotion’s goal is over its ceiling")
            case Code.FEW:
                return self.tr("Few posts: each is worth %n point(s)", "", facts["points"])
            case _:
                return self.tr("%n post(s) without a pillar", "", facts["posts"])
        return told.replace("%1", self.name_of(facts["pillar"]))

    def long(self, remark: Remark) -> str:
        """A remark as a sentence that says what could be done."""
        facts = remark.facts
        match remark.code:
            case Code.PROMO_OVER:
                told = self.tr("%1 is %n point(s) over its goal.", "", facts["points"])
            case Code.VALUE_UNDER:
                told = self.tr("%1 is %n point(s) below its goal.", "", facts["points"])
            case Code.MISSING:
                told = self.tr("%1 is short of %n post(s).", "", facts["posts"])
            case Code.IN_A_ROW:
                told = self.tr("On %1 promotion comes for the third time in a row.")
                return told.replace("%1", dates.long_day(self._ui, facts["wall"].date(), self._ui.now().date()))
            case Code.OVER_CEILING:
                told = self.tr("Promotion is %1 of the posts; at most %2 was agreed: %n post(s) too many.", "",
                                 facts["posts"])  # fmt: skip
                return told.replace("%1", self.percent(facts["percent"])).replace("%2", self.percent(facts["ceiling"]))
            case Code.GOALS_SUM:
                told = self.tr("The goals of the pillars add up to %1, not to 100.")
                return told.replace("%1", self.percent(facts["total"]))
            case Code.GOAL_OVER_CEILING:
                told = self.tr("The goals ask for %1 of promotion; the ceiling is %2.")
                return told.replace("%1", self.percent(facts["goal"])).replace("%2", self.percent(facts["ceiling"]))
            case Code.FEW:
                return self.tr("With so few posts each is worth %n point(s): look at whole posts.", "",
                                 facts["points"])  # fmt: skip
            case _:
                return self.tr("%n post(s) without a pillar are not counted.", "", facts["posts"])
        return told.replace("%1", self.name_of(facts["pillar"]))

    def spoken(self, mix: Mix, count: str) -> str:
        """All of a mix as text; `count` is how many posts there are, in words."""
        parts = [count]
        parts += [
            f"{self.name_of(share.goal.pillar)}: "
            + ", ".join(part for part in (self.percent(share.percent), self.goal(share)) if part)
            for share in mix.shares
        ]
        return ". ".join([*parts, *(self.short(remark) for remark in mix.remarks)])
