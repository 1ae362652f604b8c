"""Rebalancing: the smallest set of changes that brings a mix nearer to what was agreed, each with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import Enum

from smdesk.core.mix import WHOLE, Goal, Share, ideal, shares
from smdesk.core.records import dataclass

#: More changes than this are a new plan, not a correction.
MOST = 6


class Act(Enum):
    """What a proposal does, the gentlest first."""

    PLACE = "place"  # an idea of the missing pillar onto a free slot
    SWAP = "swap"  # a placeholder of a pillar with too many becomes one of the missing pillar
    ADD = "add"  # a new placeholder of the missing pillar on a free slot


@dataclass(frozen=True, slots=True)
class Post:
    """A post of the period. An `empty` one is a placeholder: nothing is written, so its pillar is free to change."""

    post: int
    wall: datetime
    pillar: int | None
    title: str = ""
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Idea:
    """A post without a day."""

    post: int
    pillar: int | None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A free time to come."""

    wall: datetime
    channels: tuple[int, ...] = ()
    pillar: int | None = None  # that it is kept for


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change. `missing` is how many posts the pillar was short of before it, `surplus` how many the one that gives
    had too many; `before` and `after` are the mix around it when it follows those above it.
    """

    act: Act
    pillar: int  # that gets one more
    post: int | None = None  # the placeholder or the idea; None for a new one
    title: str = ""
    wall: datetime | None = None  # where it stands, or will
    given: int | None = None  # the pillar that gets one fewer
    missing: int = 0
    surplus: int = 0
    channels: tuple[int, ...] = ()
    before: tuple[Share, ...] = ()
    after: tuple[Share, ...] = ()

    @property
    def key(self) -> str:
        """A name that stays."""
        where = f"{self.wall:%Y-%m-%dT%H:%M}" if self.wall is not None else ""
        return f"{self.act.value}:{self.post or ''}:{self.pillar}:{where}"


def propose(
    posts: Sequence[Post], ideas: Sequence[Idea], slots: Sequence[Slot], goals: Sequence[Goal],
    ceiling: int | None = None, most: int = MOST,
) -> tuple[Proposal, ...]:  # fmt: skip
    """Changes that each bring the mix nearer, the most effective first; the same for the same input."""
    if not any(goal.target for goal in goals):
        return ()
    state = _State(posts, ideas, slots, goals, ceiling)
    found: list[Proposal] = []
    while len(found) < most:
        options = [(state.gain(each), each) for each in state.options()]
        options = [(gain, each) for gain, each in options if gain > 0]
        if not options:
            break
        # What is there already comes before a new post; `max` keeps the first of equal ones, in a fixed order.
        found.append(state.take(max(options, key=lambda option: (option[1].act is not Act.ADD, option[0]))[1]))
    return tuple(found)


def after(
    pillars: Iterable[int | None], chosen: Iterable[Proposal], goals: Sequence[Goal], ceiling: int | None = None
) -> tuple[Share, ...]:
    """The mix of posts, told by their pillars, with some of the proposals carried out."""
    counted = Counter(pillars)
    for each in chosen:
        counted[each.pillar] += 1
        if each.given is not None:
            counted[each.given] -= 1
    return shares(counted.elements(), goals, ceiling)


def distance(counts: Sequence[int], goals: Sequence[Goal], ceiling: int | None = None) -> int:
    """How far a mix is from its goals, in hundredths of a post; promotion over its ceiling weighs twice."""
    whole = sum(counts)
    total = sum(goal.target for goal in goals) or 1
    wanted = [goal.target * WHOLE // total for goal in goals]
    away = sum(abs(count * WHOLE - want * whole) for count, want in zip(counts, wanted, strict=True))
    if ceiling is not None:
        promo = sum(count for count, goal in zip(counts, goals, strict=True) if goal.kind == "promo")
        away += 2 * max(0, promo * WHOLE - ceiling * whole)
    return away


class _State:
    """The posts of the period while changes are tried."""

    def __init__(
        self, posts: Sequence[Post], ideas: Sequence[Idea], slots: Sequence[Slot], goals: Sequence[Goal],
        ceiling: int | None,
    ) -> None:  # fmt: skip
        self._goals, self._ceiling = goals, ceiling
        self._places = {goal.pillar: place for place, goal in enumerate(goals)}
        counted = Counter(post.pillar for post in posts)
        self._counts = [counted[goal.pillar] for goal in goals]
        self._empty = sorted((post for post in posts if post.empty), key=lambda post: (post.wall, post.post))
        self._ideas = sorted(ideas, key=lambda idea: idea.post)
        self._slots = sorted(slots, key=lambda slot: slot.wall)
        self._missing: list[int] = []
        self._told()

    def _told(self) -> None:
        wanted = ideal(self._goals, sum(self._counts), self._ceiling)
        self._missing = [want - count for want, count in zip(wanted, self._counts, strict=True)]

    def options(self) -> list[Proposal]:
        """What could be done for each pillar that is short, the shortest first."""
        short = [goal for goal, missing in zip(self._goals, self._missing, strict=True) if missing > 0]
        short.sort(key=lambda goal: -self._missing[self._places[goal.pillar]])
        found: list[Proposal] = []
        for goal in short:
            found += [*self._place(goal.pillar), *self._swap(goal.pillar), *self._add(goal.pillar)]
        return found

    def _made(self, act: Act, pillar: int, **more: object) -> Proposal:
        given = more.get("given")
        surplus = -self._missing[self._places[given]] if isinstance(given, int) else 0
        missing = max(0, self._missing[self._places[pillar]])
        return Proposal(act, pillar, missing=missing, surplus=max(0, surplus), **more)  # type: ignore[arg-type]

    def _place(self, pillar: int) -> list[Proposal]:
        idea = next((idea for idea in self._ideas if idea.pillar == pillar), None)
        slot = self._slot(pillar)
        if idea is None or slot is None:
            return []
        return [self._made(Act.PLACE, pillar, post=idea.post, title=idea.title, wall=slot.wall, channels=slot.channels)]

    def _slot(self, pillar: int) -> Slot | None:
        """The first that is kept for the pillar, else the first for any."""
        kept = (slot for own in (pillar, None) for slot in self._slots if slot.pillar == own)
        return next(kept, None)

    def _swap(self, pillar: int) -> list[Proposal]:
        """Of each pillar with too many, the last placeholder: what comes soon is likelier to be in somebody's hands."""
        found, seen = [], set()
        for post in reversed(self._empty):
            given = post.pillar
            place = self._places.get(given) if given is not None else None
            if given in seen or (place is not None and self._missing[place] >= 0):
                continue
            seen.add(given)
            found.append(
                self._made(Act.SWAP, pillar, post=post.post, title=post.title, wall=post.wall,
                           given=given if place is not None else None)
            )  # fmt: skip
        return found

    def _add(self, pillar: int) -> list[Proposal]:
        slot = self._slot(pillar)
        if any(idea.pillar == pillar for idea in self._ideas) or slot is None:
            return []
        return [self._made(Act.ADD, pillar, wall=slot.wall, channels=slot.channels)]

    def gain(self, option: Proposal) -> int:
        """How much nearer it brings the mix, in hundredths of a post; less than half a post is not worth a change."""
        counts = self._changed(option)
        now = distance(self._counts, self._goals, self._ceiling)
        gained = now - distance(counts, self._goals, self._ceiling)
        return gained if gained >= WHOLE // 2 else 0

    def _changed(self, option: Proposal) -> list[int]:
        counts = list(self._counts)
        counts[self._places[option.pillar]] += 1
        if option.given is not None:
            counts[self._places[option.given]] -= 1
        return counts

    def take(self, option: Proposal) -> Proposal:
        """Carry it out here; the proposal with the mix around it."""
        before = self._shares()
        self._counts = self._changed(option)
        if option.act is Act.SWAP:
            self._empty = [post for post in self._empty if post.post != option.post]
        else:
            self._ideas = [idea for idea in self._ideas if idea.post != option.post]
            self._slots = [slot for slot in self._slots if slot.wall != option.wall]
        self._told()
        return Proposal(
            option.act, option.pillar, option.post, option.title, option.wall, option.given, option.missing,
            option.surplus, option.channels, before, self._shares(),
        )  # fmt: skip

    def _shares(self) -> tuple[Share, ...]:
        counted = [goal.pillar for goal, count in zip(self._goals, self._counts, strict=True) for _ in range(count)]
        return shares(counted, self._goals, self._ceiling)
