"""What ads have cost and brought: readings added up, the pace against the plan, and the money of a month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta

from smdesk.core.adplan import Money, Planned, Span, month_of, per_day, share
from smdesk.core.records import dataclass

#: After so many days without a reading the figures are old.
STALE_DAYS = 5
#: From this share of the expected spending on it is called fast, up to this one slow.
FAST, SLOW = 110, 75
COUNTS = ("spent", "reach", "impressions", "clicks", "results")
#: What is divided by what: only readings that tell both count, else the clicks of one day meet another's impressions.
RATIOS = (("spent", "clicks"), ("spent", "impressions"), ("spent", "results"), ("clicks", "impressions"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a day brought, or all days up to it (`cumulative`). None: not told, which is not 0."""

    day: date
    cumulative: bool = False
    spent: int | None = None
    reach: int | None = None
    impressions: int | None = None
    clicks: int | None = None
    results: float | None = None
    number: int = 0  # the later of two for the same day counts


@dataclass(frozen=True, slots=True)
class Totals:
    """Readings added up. `day`: of the latest."""

    spent: int | None = None
    reach: int | None = None
    impressions: int | None = None
    clicks: int | None = None
    results: float | None = None
    day: date | None = None
    #: By ratio both its figures, of the readings that tell both; None: those above are of the same readings.
    both: Mapping[tuple[str, str], tuple[float, float]] | None = field(default=None, hash=False)

    @property
    def cpc(self) -> int | None:
        """Cost per click."""
        return _each(self.of("spent", "clicks"))

    @property
    def cpm(self) -> int | None:
        """Cost per thousand impressions."""
        return _each(self.of("spent", "impressions"), 1000)

    @property
    def cost_per_result(self) -> int | None:
        """Cost per result."""
        return _each(self.of("spent", "results"))

    @property
    def ctr(self) -> float | None:
        """Clicks per impression, from 0 to 1."""
        found = self.of("clicks", "impressions")
        return found[0] / found[1] if found and found[1] else None

    def of(self, top: str, bottom: str) -> tuple[float, float] | None:
        """The two figures of a ratio, told together; None where nothing tells both."""
        if self.both is not None:
            return self.both.get((top, bottom))
        upper, lower = getattr(self, top), getattr(self, bottom)
        return None if upper is None or lower is None else (upper, lower)


@dataclass(frozen=True, slots=True)
class Pace:
    """Spending against the plan. `state`: none, before, even, fast, slow, spent, over, done."""

    state: str
    expected: int = 0  # what would have been spent by now
    share: float = 0.0  # of the days that are over, 0 to 1
    runs_out: date | None = None  # fast: the day on which the budget is gone
    days_early: int = 0
    left: int = 0  # slow: what would be left at the end
    cap: int | None = None  # fast: the most of a day with which it lasts


@dataclass(frozen=True, slots=True)
class MonthMoney:
    """The money of one month in one currency, by campaign. `free` is negative where more is planned than agreed."""

    agreed: int | None
    spent: Mapping[int, int] = field(default_factory=dict, hash=False)
    committed: Mapping[int, int] = field(default_factory=dict, hash=False)

    @property
    def planned(self) -> int:
        """Spent and still to be spent."""
        return sum(self.spent.values()) + sum(self.committed.values())

    @property
    def free(self) -> int | None:
        """What is left of what was agreed; None where nothing was."""
        return None if self.agreed is None else self.agreed - self.planned


def _each(told: tuple[float, float] | None, of: int = 1) -> int | None:
    if told is None or told[1] <= 0:
        return None
    return int(told[0] * of / told[1] + 0.5)


def totals(readings: Iterable[Reading]) -> Totals:
    """All of it: the latest cumulative reading of each figure, and the days after it."""
    known = _effective(readings)
    if not known:
        return Totals()
    reach = max((each.reach for each in known if each.reach is not None), default=None)
    sums = {name: _sum(known, name) for name in COUNTS if name != "reach"}  # people cannot be added up over days
    spent, impressions, clicks = (None if sums[each] is None else int(sums[each] or 0) for each in
                                  ("spent", "impressions", "clicks"))  # fmt: skip
    return Totals(spent, reach, impressions, clicks, sums["results"], known[-1].day, _both(known))


def _both(known: Sequence[Reading]) -> dict[tuple[str, str], tuple[float, float]]:
    found = {}
    for top, bottom in RATIOS:
        told = [each for each in known if getattr(each, top) is not None and getattr(each, bottom) is not None]
        if told:
            found[top, bottom] = _sum(told, top) or 0, _sum(told, bottom) or 0
    return found


def together(own: Totals, parts: Iterable[Totals]) -> Totals:
    """A campaign with readings of its own and of its ads: of each figure what says more, so that nothing is doubled."""
    below = list(parts)
    days = [each.day for each in (own, *below) if each.day]
    found: dict[str, float | None] = {}
    for name in COUNTS:
        told = [getattr(each, name) for each in below if getattr(each, name) is not None]
        lower = (max(told) if name == "reach" else sum(told)) if told else None
        upper = getattr(own, name)
        found[name] = max((each for each in (upper, lower) if each is not None), default=None)
    both = {ratio: pair for ratio in RATIOS if (pair := _pair(ratio, own, below)) is not None}
    return Totals(**found, day=max(days, default=None), both=both)  # type: ignore[arg-type]


def _pair(ratio: tuple[str, str], own: Totals, below: Sequence[Totals]) -> tuple[float, float] | None:
    """Both figures from one side: from the one that is divided by more."""
    told = [pair for each in below if (pair := each.of(*ratio)) is not None]
    sides = [(sum(top for top, _ in told), sum(bottom for _, bottom in told))] if told else []
    upper = own.of(*ratio)
    return max(sides if upper is None else [upper, *sides], key=lambda pair: pair[1], default=None)


def spent_between(readings: Iterable[Reading], start: date | None, span: Span) -> int:
    """What was spent in a span. Between two cumulative readings each day counts the same."""
    known = [each for each in _effective(readings) if each.spent is not None]
    total = 0
    before, paid = (start - timedelta(days=1) if start else None), 0
    for each in known:
        if each.cumulative:
            amount, first = (each.spent or 0) - paid, before + timedelta(days=1) if before else each.day
            total += _part(amount, Span(min(first, each.day), each.day), span)
            before, paid = each.day, each.spent or 0
        else:
            total += (each.spent or 0) if span.has(each.day) else 0
            if before is None or each.day > before:
                before, paid = each.day, paid + (each.spent or 0)
    return total


def _part(amount: int, days: Span, span: Span) -> int:
    both = days.shared(span)
    if both is None or both.days is None or days.days is None:
        return 0
    return share(amount, both.days, days.days) if amount >= 0 else -share(-amount, both.days, days.days)


def _effective(readings: Iterable[Reading]) -> list[Reading]:
    """By day, the later one where a day was read twice."""
    latest: dict[tuple[date, bool], Reading] = {}
    for each in sorted(readings, key=lambda each: each.number):
        latest[each.day, each.cumulative] = each
    return sorted(latest.values(), key=lambda each: (each.day, each.cumulative))


def _sum(known: Sequence[Reading], name: str) -> float | None:
    total: float | None = None
    for each in known:
        value = getattr(each, name)
        if value is not None:
            total = value if each.cumulative or total is None else total + value
    return total


def pace(money: Money, span: Span, spent: int | None, read: date | None, today: date) -> Pace:
    """How spending goes. `read`: the day that `spent` reaches to.

    What has no end is looked at month by month; the caller gives the month's span and spending then.
    """
    whole, days = money.whole(span), span.days
    if whole is None or not days or span.first is None or span.last is None:
        return Pace("none")
    if today < span.first:
        return Pace("before")
    over = min((today - span.first).days + 1, days)
    part = over / days
    if spent is None or read is None or whole <= 0:
        return Pace("none", share(whole, over, days), part)
    gone = min(max((read - span.first).days + 1, 1), days)
    expected = share(whole, gone, days)
    if spent > whole:
        return Pace("over", expected, part)
    if today > span.last:
        return Pace("done", expected, part, left=whole - spent)
    if spent == whole:
        return Pace("spent", expected, part)
    return _going(whole, spent, expected, gone, part, span, max(today, read))


def _going(whole: int, spent: int, expected: int, gone: int, part: float, span: Span, now: date) -> Pace:
    assert span.first is not None
    assert span.last is not None
    days = (span.last - span.first).days + 1
    lasts = -(-whole * gone // spent) if spent > 0 else days + 1  # days until it is gone, rounded up
    early = days - lasts
    if spent * 100 >= expected * FAST and early >= 1:
        runs_out = span.first + timedelta(days=lasts - 1)
        remaining = (span.last - now).days
        return Pace("fast", expected, part, runs_out, early, cap=per_day(whole - spent, remaining) or None)
    if spent * 100 <= expected * SLOW:
        return Pace("slow", expected, part, left=max(whole - share(spent, days, gone), 0))
    return Pace("even", expected, part)


def month(
    plans: Iterable[Planned], spent: Mapping[int, int], spent_in: Mapping[int, int], agreed: int | None,
    day: date, today: date,
) -> MonthMoney:  # fmt: skip
    """The month of `day`: what each campaign has spent in it (`spent_in`; `spent`: in all) and still means to."""
    span = month_of(day)
    committed = {each.id: _committed(each, spent.get(each.id, 0), spent_in.get(each.id, 0), span, today)
                 for each in plans}  # fmt: skip
    return MonthMoney(
        agreed, {key: value for key, value in spent_in.items() if value},
        {key: value for key, value in committed.items() if value},
    )  # fmt: skip


def _committed(campaign: Planned, spent: int, spent_in: int, month: Span, today: date) -> int:
    """From today to the end of the month. A campaign without a budget of its own has that of its ad sets."""
    if campaign.budget is not None:
        return _still(campaign.money, campaign.span, spent, spent_in, month, today)
    parts = [(each.money, each.span.within(campaign.span)) for each in campaign.sets if each.money.budget is not None]
    closed = [(money.whole(span) or 0, span) for money, span in parts if span.days is not None]
    total = 0
    if closed:
        first, last = min(span.first for _, span in closed if span.first), max(
            span.last for _, span in closed if span.last)  # fmt: skip
        total = _still(Money(sum(whole for whole, _ in closed)), Span(first, last), spent, spent_in, month, today)
    for money, span in parts:
        if span.days is None:
            total += _still(money, span, 0, 0 if closed else spent_in, month, today)
    return total


def _still(money: Money, span: Span, spent: int, spent_in: int, month: Span, today: date) -> int:
    """What is left, spread over the days that are left, and the month's share of it."""
    ahead = span.shared(Span(today, None))
    both = ahead.shared(month) if ahead else None
    if money.budget is None or ahead is None or both is None or not both.days:
        return 0
    if money.per_day:
        return money.budget * both.days
    if span.days is None:  # a month's budget
        return max(money.budget - spent_in, 0)
    return share(max(money.budget - spent, 0), both.days, ahead.days or both.days)


def stale(running: bool, latest: date | None, first: date | None, today: date) -> int:
    """Days without a reading of what runs, from `STALE_DAYS` on; 0 while the figures are fresh."""
    since = latest or first
    days = (today - since).days if running and since else 0
    return days if days >= STALE_DAYS else 0
