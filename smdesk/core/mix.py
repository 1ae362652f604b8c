"""The mix: the share of each pillar among posts against the agreed one, what is missing in whole posts, what warns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from enum import Enum
from typing import Any

from smdesk.core.records import dataclass

#: Points of a hundred: so much promotion over the agreed share, or so much value below it, is worth a word.
PROMO_OVER, VALUE_UNDER = 5, 8
#: With fewer posts than this each of them is worth more than ten points, and shares alone say little.
FEW = 10
#: So many promotions one after the other are worth a word.
RUN = 3
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Goal:
    """What was agreed for one pillar. `kind` is value, links, contest, community, promo or other."""

    pillar: int
    kind: str
    target: int  # percent


@dataclass(frozen=True, slots=True)
class Share:
    """One pillar among the posts. `missing` is whole posts until its goal, negative where there are too many."""

    goal: Goal
    posts: int
    percent: int
    missing: int
    whole: int  # posts that have a pillar

    @property
    def over(self) -> int:
        """Points above the goal; negative below it."""
        return self.percent - self.goal.target

    @property
    def warns(self) -> bool:
        """True where the difference is worth a word: in points and, among few posts, if one post fewer or more would be
        nearer.
        """
        if not self.goal.target or not self.whole:
            return False
        points = self.goal.kind == "promo" and self.over >= PROMO_OVER
        points = points or (self.goal.kind == "value" and -self.over >= VALUE_UNDER)
        away = 2 * abs(self.posts * WHOLE - self.goal.target * self.whole)  # in hundredths of half a post
        return points and (self.whole >= FEW or away >= WHOLE)


class Code(Enum):
    """What can be said of a mix."""

    GOALS_SUM = "goals_sum"  # total: the goals do not add up to 100
    GOAL_OVER_CEILING = "goal_over_ceiling"  # goal, ceiling: the goals ask for more promotion than is allowed
    OVER_CEILING = "over_ceiling"  # percent, ceiling, posts: so many promotions too many
    PROMO_OVER = "promo_over"  # pillar, points
    VALUE_UNDER = "value_under"  # pillar, points
    IN_A_ROW = "in_a_row"  # count, post: the promotion that is one too many
    MISSING = "missing"  # pillar, posts
    FEW = "few"  # posts, points: each is worth so many
    NO_PILLAR = "no_pillar"  # posts


#: What asks for a change; the rest is told for information.
WARNINGS = frozenset({Code.GOAL_OVER_CEILING, Code.OVER_CEILING, Code.PROMO_OVER, Code.VALUE_UNDER, Code.IN_A_ROW})


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing worth saying, as a code and its facts."""

    code: Code
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def warns(self) -> bool:
        """True where it asks for a change."""
        return self.code in WARNINGS


@dataclass(frozen=True, slots=True)
class Piece:
    """A post as the mix sees it: when, and of which pillar."""

    post: int
    wall: datetime
    pillar: int | None


@dataclass(frozen=True, slots=True)
class Mix:
    """Shares in the order of the goals, and what is to be said of them, the most urgent first."""

    shares: tuple[Share, ...]
    posts: int  # all of them, with a pillar or without
    remarks: tuple[Remark, ...]

    @property
    def warning(self) -> Remark | None:
        """The most urgent remark that asks for a change."""
        return next((each for each in self.remarks if each.warns), None)

    def of(self, pillar: int) -> Share | None:
        """One pillar."""
        return next((each for each in self.shares if each.goal.pillar == pillar), None)


def apportion(weights: Sequence[int | float], whole: int) -> list[int]:
    """Whole numbers in proportion to the weights that add up to `whole`; what is left goes to the largest remainders,
    to the earlier one where they are equal. All nothing where no weight is above zero.
    """
    total = sum(weights)
    if total <= 0 or whole <= 0:
        return [0] * len(weights)
    exact = [weight * whole / total for weight in weights]
    found = [int(each + 1e-9) for each in exact]
    order = sorted(range(len(weights)), key=lambda place: (-(exact[place] - found[place]), place))
    for place in order[: whole - sum(found)]:
        found[place] += 1
    return found


def percent(part: int, whole: int) -> int:
    """Of a hundred, a half rounded up; nothing of nothing is nothing."""
    return (2 * WHOLE * part + whole) // (2 * whole) if whole else 0


def most_promo(ceiling: int | None, posts: int) -> int:
    """So many promotions the ceiling allows among so many posts."""
    return posts if ceiling is None else ceiling * posts // WHOLE


def ideal(goals: Sequence[Goal], posts: int, ceiling: int | None = None) -> list[int]:
    """Whole posts of each pillar among so many, as the goals want it and never more promotion than the ceiling."""
    wanted = apportion([goal.target for goal in goals], posts)
    promo = [place for place, goal in enumerate(goals) if goal.kind == "promo"]
    allowed = most_promo(ceiling, posts)
    if sum(wanted[place] for place in promo) <= allowed:
        return wanted
    capped = apportion([goals[place].target for place in promo], allowed)
    others = [0 if goal.kind == "promo" else goal.target for goal in goals]
    rest = apportion(others, posts - allowed)  # nowhere to go where all pillars promote
    for place, count in zip(promo, capped, strict=True):
        rest[place] = count
    return rest


def shares(pillars: Iterable[int | None], goals: Sequence[Goal], ceiling: int | None = None) -> tuple[Share, ...]:
    """The share of each pillar among posts that are told by their pillars; percents of all that have one."""
    counted = Counter(pillars)
    whole = sum(counted[goal.pillar] for goal in goals)
    wanted = ideal(goals, whole, ceiling)
    return tuple(
        Share(goal, counted[goal.pillar], percent(counted[goal.pillar], whole), want - counted[goal.pillar], whole)
        for goal, want in zip(goals, wanted, strict=True)
    )


def measure(pieces: Iterable[Piece], goals: Sequence[Goal], ceiling: int | None = None) -> Mix:
    """Shares and remarks of the posts of a period, whatever their order."""
    ordered = sorted(pieces, key=lambda piece: (piece.wall, piece.post))
    found = shares((piece.pillar for piece in ordered), goals, ceiling)
    known = {goal.pillar for goal in goals}
    whole = sum(share.posts for share in found)
    remarks = [*goal_remarks(goals, ceiling), *_over_ceiling(found, ceiling), *_points(found), *_runs(ordered, goals)]
    if whole:
        remarks += [
            Remark(Code.MISSING, {"pillar": share.goal.pillar, "posts": share.missing})
            for share in sorted(found, key=lambda share: -share.missing)
            if share.missing > 0 and share.goal.target
        ]
    if 0 < whole < FEW:
        remarks.append(Remark(Code.FEW, {"posts": whole, "points": percent(1, whole)}))
    bare = sum(piece.pillar not in known for piece in ordered)
    if bare and goals:
        remarks.append(Remark(Code.NO_PILLAR, {"posts": bare}))
    remarks.sort(key=lambda remark: not remark.warns)
    return Mix(found, len(ordered), tuple(remarks))


def goal_remarks(goals: Sequence[Goal], ceiling: int | None = None) -> list[Remark]:
    """What is wrong with the goals themselves."""
    found = []
    promo = sum(goal.target for goal in goals if goal.kind == "promo")
    if ceiling is not None and promo > ceiling:
        found.append(Remark(Code.GOAL_OVER_CEILING, {"goal": promo, "ceiling": ceiling}))
    total = sum(goal.target for goal in goals)
    if goals and total != WHOLE:
        found.append(Remark(Code.GOALS_SUM, {"total": total, "points": WHOLE - total}))
    return found


def adjusted(goals: Sequence[Goal], keep: Iterable[int] = (), ceiling: int | None = None) -> dict[int, int]:
    """Targets that add up to 100: those of `keep` stay, the rest change in proportion, promotion up to its ceiling.

    Where what stays leaves no room, or nothing else is there to change, what stays changes too.
    """
    kept = set(keep)
    fixed = sum(goal.target for goal in goals if goal.pillar in kept)
    free = [goal for goal in goals if goal.pillar not in kept]
    if not free or fixed > WHOLE:
        free, fixed, kept = list(goals), 0, set()
    weights = [goal.target for goal in free]
    if not any(weights):
        weights = [1] * len(free)
    new = apportion(weights, WHOLE - fixed)
    promo = [place for place, goal in enumerate(free) if goal.kind == "promo"]
    taken = sum(goal.target for goal in goals if goal.pillar in kept and goal.kind == "promo")
    room = WHOLE if ceiling is None else max(0, ceiling - taken)
    others = [0 if place in promo else weight for place, weight in enumerate(weights)]
    if sum(new[place] for place in promo) > room and any(others):
        capped = apportion([weights[place] for place in promo], room)
        new = apportion(others, WHOLE - fixed - room)
        for place, target in zip(promo, capped, strict=True):
            new[place] = target
    return {goal.pillar: goal.target for goal in goals if goal.pillar in kept} | {
        goal.pillar: target for goal, target in zip(free, new, strict=True)
    }


def change(
    before: Sequence[Share], after: Sequence[Share], pillars: Iterable[int | None]
) -> tuple[Share, Share] | None:
    """The pillar whose share changes most among those of what is carried: how it is, and how it would be."""
    carried = set(pillars)
    pairs = [(old, new) for old, new in zip(before, after, strict=True) if old.goal.pillar in carried]
    pairs = [(old, new) for old, new in pairs if old.percent != new.percent]
    return max(pairs, key=lambda pair: abs(pair[1].percent - pair[0].percent), default=None)


def _over_ceiling(found: Sequence[Share], ceiling: int | None) -> list[Remark]:
    promo = [share for share in found if share.goal.kind == "promo"]
    if ceiling is None or not promo:
        return []
    posts, whole = sum(share.posts for share in promo), promo[0].whole
    surplus = posts - most_promo(ceiling, whole)
    # Among few posts one promotion is always more than its share: it is allowed.
    if surplus <= 0 or posts == 1:
        return []
    return [Remark(Code.OVER_CEILING, {"percent": percent(posts, whole), "ceiling": ceiling, "posts": surplus})]


def _points(found: Sequence[Share]) -> list[Remark]:
    worst = sorted((share for share in found if share.warns), key=lambda share: -abs(share.over))
    return [
        Remark(
            Code.PROMO_OVER if share.over > 0 else Code.VALUE_UNDER,
            {"pillar": share.goal.pillar, "points": abs(share.over), "posts": abs(share.missing)},
        )
        for share in worst
    ]


def _runs(ordered: Sequence[Piece], goals: Sequence[Goal]) -> list[Remark]:
    """The first promotion of each row that is one too many. Posts without a pillar do not interrupt a row's telling."""
    promo = {goal.pillar for goal in goals if goal.kind == "promo"}
    found, run = [], 0
    for piece in ordered:
        if piece.pillar is None:
            continue
        run = run + 1 if piece.pillar in promo else 0
        if run == RUN:
            found.append(Remark(Code.IN_A_ROW, {"count": run, "post": piece.post, "wall": piece.wall}))
    return found
