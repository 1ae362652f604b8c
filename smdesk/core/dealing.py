"""Dealing pillars out to the posts of a month: how many of each, then which where, never over the ceiling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from smdesk.core.cadence import Reason
from smdesk.core.mix import RUN, most_promo
from smdesk.core.proposed import Campaign, Item, Order

#: How much a key date or a campaign draws the kinds of pillar that suit it.
_DRAWN = 0.6
SUITS_DAY = ("community", "value", "contest")
SUITS_CAMPAIGN = ("promo", "links", "contest")


def with_pillars(items: list[Item], slotted: dict[datetime, int], order: Order) -> tuple[list[Item], list[Reason]]:
    goals = order.goals
    if not goals:
        return items, [Reason("no_pillars")]
    dealing = _Dealing(items, slotted, order)
    return dealing.run(), dealing.notes


class _Dealing:
    """Deals pillars out: how many of each, then which where."""

    def __init__(self, items: Sequence[Item], slotted: dict[datetime, int], order: Order) -> None:
        self._items = list(items)
        self._order = order
        self._goals = order.goals
        self._kinds = {goal.pillar: goal.kind for goal in self._goals}
        known = [each.pillar for each in order.taken if each.pillar in self._kinds]
        self._counts = {goal.pillar: known.count(goal.pillar) for goal in self._goals}
        self._whole = len(known) + len(self._items)
        self._allowed = most_promo(order.ceiling, self._whole)
        self._fixed: dict[int, int] = {}  # place of an item → the pillar of its slot
        self.notes: list[Reason] = []
        for place, item in enumerate(self._items):
            pillar = slotted.get(item.wall)
            if pillar in self._kinds and self._eligible(pillar):
                self._fixed[place] = pillar
                self._counts[pillar] += 1

    def _eligible(self, pillar: int) -> bool:
        """True while one more of it is allowed."""
        if self._kinds[pillar] != "promo":
            return True
        return sum(count for each, count in self._counts.items() if self._kinds[each] == "promo") < self._allowed

    def run(self) -> list[Item]:
        quotas = self._quotas()
        total = dict(self._counts)
        given = {goal.pillar: 0 for goal in self._goals}
        standing = sorted(
            (each.wall, each.pillar) for each in self._order.taken if each.pillar in self._kinds and each.pillar
        )
        dealt: list[Item] = []
        before: list[int | None] = []  # pillars by time, of what stands there and what is dealt
        for place, item in enumerate(self._items):
            while standing and standing[0][0] <= item.wall:
                pillar = standing.pop(0)[1]
                given[pillar] += 1
                before.append(pillar)
            chosen = self._fixed.get(place)
            if chosen is None:
                chosen = self._next(item, quotas, given, total, before)
                if chosen is not None:
                    quotas[chosen] -= 1
            if chosen is not None:
                given[chosen] += 1
            before.append(chosen)
            dealt.append(self._told(item, place, chosen, given, total))
        return self._without_runs(dealt)

    def _quotas(self) -> dict[int, int]:
        """How many new posts each pillar gets: one after the other to the one that is furthest behind its goal."""
        quotas = {goal.pillar: 0 for goal in self._goals}
        targets = sum(goal.target for goal in self._goals)
        held = False
        for _ in range(len(self._items) - len(self._fixed)):
            # In whole numbers, so that equal ones are equal: the goal's share of all posts less what there is.
            behind = [
                (goal.target * self._whole - self._counts[goal.pillar] * targets, -place)
                for place, goal in enumerate(self._goals)
            ]
            ordered = sorted(behind, reverse=True)
            open_ones = [-place for _, place in ordered if self._eligible(self._goals[-place].pillar)]
            if not open_ones:
                break
            held = held or open_ones[0] != -ordered[0][1]
            pillar = self._goals[open_ones[0]].pillar
            quotas[pillar] += 1
            self._counts[pillar] += 1
        if held:
            self.notes.append(Reason("ceiling", {"ceiling": self._order.ceiling}))
        return quotas

    def _next(
        self, item: Item, quotas: dict[int, int], given: dict[int, int], total: dict[int, int],
        before: Sequence[int | None],
    ) -> int | None:  # fmt: skip
        """The pillar whose turn it is."""
        options = [goal.pillar for goal in self._goals if quotas[goal.pillar] > 0]
        calm = [pillar for pillar in options if self._kinds[pillar] != "promo"]
        after_promo = bool(before) and before[-1] is not None and self._kinds[before[-1]] == "promo"
        if calm and (after_promo or item.ref):
            options = calm
        if not options:
            return None
        at, whole = len(before) + 1, max(1, self._whole)
        campaign = _campaign_of(self._order.campaigns, item) is not None

        def turn(pillar: int) -> float:
            due = total[pillar] * at / whole - given[pillar]
            kind = self._kinds[pillar]
            drawn = (bool(item.ref) and kind in SUITS_DAY) or (campaign and kind in SUITS_CAMPAIGN)
            return round(due + (_DRAWN if drawn else 0), 9)

        return max(options, key=turn)  # the first of equal ones

    def _told(self, item: Item, place: int, pillar: int | None, given: dict[int, int], total: dict[int, int]) -> Item:
        if pillar is None:
            return item
        if place in self._fixed:
            reason = Reason("slot_pillar", {"pillar": pillar})
        else:
            target = next(goal.target for goal in self._goals if goal.pillar == pillar)
            reason = Reason("share", {"pillar": pillar, "target": target, "number": given[pillar], "of": total[pillar]})
        return replace(item, pillar=pillar, reasons=(*item.reasons, reason))

    def _without_runs(self, items: list[Item]) -> list[Item]:
        """Where promotion comes three times in a row for all that, it changes places with the nearest other post."""
        for _ in range(len(items)):
            run = self._run(items)
            if run is None:
                break
            near = sorted(range(len(items)), key=lambda place: (abs(place - run), place))
            for other in near:
                if other in self._fixed or self._promo(items[other].pillar) or items[other].pillar is None:
                    continue
                swapped = _swapped(items, run, other)
                if self._runs(swapped) < self._runs(items):
                    items = swapped
                    break
            else:
                break
        return items

    def _promo(self, pillar: int | None) -> bool:
        return pillar is not None and self._kinds.get(pillar) == "promo"

    def _sequence(self, items: Sequence[Item]) -> list[tuple[datetime, bool, int]]:
        """By time: whether it promotes, and the place of a new one, -1 of what stands there."""
        found = [(item.wall, self._promo(item.pillar), place) for place, item in enumerate(items)]
        found += [(each.wall, self._promo(each.pillar), -1) for each in self._order.taken if each.pillar is not None]
        return sorted(found)

    def _runs(self, items: Sequence[Item]) -> int:
        count = run = 0
        for _, promo, _ in self._sequence(items):
            run = run + 1 if promo else 0
            count += run >= RUN
        return count

    def _run(self, items: Sequence[Item]) -> int | None:
        """The place of a new post that could leave the first run; None for no run."""
        run: list[int] = []
        for _, promo, place in self._sequence(items):
            run = [*run, place] if promo else []
            if len(run) >= RUN:
                free = [each for each in run if each >= 0 and each not in self._fixed]
                if free:
                    return free[len(free) // 2]
        return None


def _swapped(items: Sequence[Item], one: int, other: int) -> list[Item]:
    """Two posts with each other's pillar and its reason."""
    found = list(items)
    for place, source in ((one, items[other]), (other, items[one])):
        kept = tuple(each for each in items[place].reasons if each.code not in {"share", "apart"})
        share = tuple(each for each in source.reasons if each.code == "share")
        found[place] = replace(items[place], pillar=source.pillar, reasons=(*kept, *share, Reason("apart")))
    return found


def _campaign_of(campaigns: Iterable[Campaign], item: Item) -> Campaign | None:
    return next((each for each in campaigns if each.first <= item.wall.date() <= each.last), None)
