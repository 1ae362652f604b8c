"""The plan of a campaign: its days and its money, and what is odd about them.

Days are those of the client's zone and both ends count; amounts are minor units of the campaign's currency
(`core.money`). A budget without a last day is a month's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass


class Aim(StrEnum):
    """What ads are to bring."""

    AWARENESS = "awareness"
    TRAFFIC = "traffic"
    ENGAGEMENT = "engagement"
    MESSAGES = "messages"
    LEADS = "leads"
    SALES = "sales"


#: Aims that `core.ads` can create in an ad account; the others are handed over.
CREATED = frozenset({Aim.AWARENESS, Aim.TRAFFIC, Aim.ENGAGEMENT})
KINDS = ("organic", "paid", "both")
#: Where an ad is shown, as `<network>_<place>`; Facebook and Instagram first.
PLACEMENTS = (
    "facebook_feed", "facebook_stories", "facebook_reels", "instagram_feed", "instagram_stories", "instagram_reels",
    "instagram_explore", "google_search", "google_maps", "youtube_video", "tiktok_feed", "pinterest_feed",
    "linkedin_feed", "x_feed",
)  # fmt: skip
#: Colours of campaigns, names of the theme's palette, in the order of their numbers: neighbours differ also for who
#: sees few colours.
COLORS = ("ochre", "violet", "tide", "moss", "berry", "teal", "crust", "ink", "rose", "plum", "signal", "slate")
#: Longer than any campaign; a date that lies further off was mistyped.
LONGEST_DAYS = 3660


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day, both included; None is open."""

    first: date | None = None
    last: date | None = None

    @property
    def days(self) -> int | None:
        """How many days; None where an end is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else None

    def within(self, other: Span) -> Span:
        """This span where it says something, else the other."""
        return Span(self.first or other.first, self.last or other.last)

    def shared(self, other: Span) -> Span | None:
        """The days that both have."""
        first = max((each for each in (self.first, other.first) if each), default=None)
        last = min((each for each in (self.last, other.last) if each), default=None)
        return None if first and last and first > last else Span(first, last)

    def has(self, day: date) -> bool:
        """Whether a day is one of them."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def moved(self, days: int) -> Span:
        """The same span, so many days later."""
        step = timedelta(days=days)
        return Span(self.first and self.first + step, self.last and self.last + step)


@dataclass(frozen=True, slots=True)
class Money:
    """A budget: of a day, of the whole span, or of each month where the span has no end. `cap`: the most of a day."""

    budget: int | None = None
    per_day: bool = False
    cap: int | None = None

    def whole(self, span: Span) -> int | None:
        """What is spent at most over the span; None where there is no budget, or no end to it."""
        if self.budget is None or span.days is None:
            return None
        return self.budget * span.days if self.per_day else self.budget

    def of_month(self, span: Span, month: Span) -> int:
        """The share of a month, as if every day cost the same."""
        both = span.shared(month)
        if self.budget is None or both is None or both.days is None:
            return 0
        if self.per_day:
            return self.budget * both.days
        return self.budget if span.days is None else share(self.budget, both.days, span.days)


@dataclass(frozen=True, slots=True)
class Set:
    """An ad set as the rules see it: an id, a name, its own days, its own money."""

    id: int
    name: str
    span: Span = field(default_factory=Span)
    money: Money = field(default_factory=Money)


@dataclass(frozen=True, slots=True)
class Planned:
    """A campaign as the rules see it."""

    id: int
    name: str
    span: Span = field(default_factory=Span)
    budget: int | None = None
    currency: str = ""
    sets: tuple[Set, ...] = ()

    @property
    def money(self) -> Money:
        """The campaign's own budget."""
        return Money(self.budget)


@dataclass(frozen=True, slots=True)
class Note:
    """Something odd that the person should know of; nothing is refused for it. `of`: the ad set concerned, or 0."""

    code: str
    level: str = "warning"  # warning, hint
    of: int = 0
    facts: dict[str, Any] = field(default_factory=dict, hash=False)


def checked_span(first: date | None, last: date | None, name: str = "ends") -> Span:
    """A span that there can be.

    Raises:
        InvalidInput: `campaign_end_before_start` (first, last); `campaign_too_long` (days).
    """
    if first and last and last < first:
        raise InvalidInput("campaign_end_before_start", field=name, first=first.isoformat(), last=last.isoformat())
    if first and last and (last - first).days >= LONGEST_DAYS:
        raise InvalidInput("campaign_too_long", field=name, days=LONGEST_DAYS)
    return Span(first, last)


def day_of(text: str, name: str) -> date | None:
    """A day as stored or typed (ISO); "" is none. Raises InvalidInput `bad_day` (value)."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InvalidInput("bad_day", field=name, value=text[:40]) from None


def notes(campaign: Planned, others: Iterable[Planned] = ()) -> tuple[Note, ...]:
    """What is odd about a campaign, beside the `others` of its client."""
    return (*_outside(campaign), *_over(campaign), *_capped(campaign), *_beside(campaign, others))


def _outside(campaign: Planned) -> Iterator[Note]:
    """Ad sets with days that their campaign has not."""
    for each in campaign.sets:
        span, whole = each.span, campaign.span
        early = span.first and whole.first and span.first < whole.first
        late = (span.last and whole.last and span.last > whole.last) or (
            span.first and whole.last and span.first > whole.last
        )
        if early or late:
            yield Note("ad_set_outside", of=each.id, facts={"name": each.name, **_told(whole)})


def _over(campaign: Planned) -> Iterator[Note]:
    """Ad sets that would spend more than the campaign has, together or one alone."""
    if campaign.budget is None:
        return
    total = sum(planned(each, campaign) for each in campaign.sets)
    if total > campaign.budget:
        over = {"total": total, "budget": campaign.budget, "over": total - campaign.budget}
        yield Note("ad_sets_over_budget", facts={**over, "currency": campaign.currency})


def _capped(campaign: Planned) -> Iterator[Note]:
    """A cap of a day with which the budget cannot be spent in its days."""
    for each in campaign.sets:
        days = each.span.within(campaign.span).days
        whole = each.money.whole(each.span.within(campaign.span))
        if each.money.cap and days and whole and each.money.cap * days < whole:
            facts = {"name": each.name, "most": each.money.cap * days, "budget": whole, "currency": campaign.currency}
            yield Note("ad_cap_too_low", "hint", each.id, facts)


def _beside(campaign: Planned, others: Iterable[Planned]) -> Iterator[Note]:
    """Other campaigns of the same days: allowed, but they may bid for the same people."""
    for other in others:
        both = campaign.span.shared(other.span) if other.id != campaign.id else None
        if both and both.days and campaign.span.days and other.span.days:
            yield Note("campaigns_overlap", "hint", facts={"name": other.name, **_told(both)})


def _told(span: Span) -> dict[str, Any]:
    return {"first": span.first.isoformat() if span.first else "", "last": span.last.isoformat() if span.last else ""}


def planned(each: Set, campaign: Planned) -> int:
    """What an ad set may spend in all, or in a month where it has no end."""
    span = each.span.within(campaign.span)
    whole = each.money.whole(span)
    return whole if whole is not None else (each.money.budget or 0) * (30 if each.money.per_day else 1)


def budget_of(campaign: Planned) -> int | None:
    """The campaign's budget: its own, else what its ad sets have together; None where there is none at all."""
    if campaign.budget is not None:
        return campaign.budget
    having = [each for each in campaign.sets if each.money.budget is not None]
    return sum(planned(each, campaign) for each in having) if having else None


def month_of(day: date) -> Span:
    """The month that a day is in."""
    first = day.replace(day=1)
    return Span(first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1))


def share(amount: int, part: int, whole: int) -> int:
    """So many parts of an amount, to the nearest minor unit, halves up."""
    return (2 * amount * part + whole) // (2 * whole) if whole > 0 else 0


def per_day(amount: int, days: int) -> int:
    """What a day may cost so that the amount lasts: rounded down, so that it is never passed."""
    return amount // days if days > 0 else amount


def moved(spans: Sequence[Span], days: int) -> tuple[Span, ...]:
    """Several spans, so many days later."""
    return tuple(each.moved(days) for each in spans)
