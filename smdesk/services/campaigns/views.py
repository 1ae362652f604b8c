"""What comes out of the service of campaigns: frozen views of campaigns, their ad sets and ads, and their readings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from smdesk.core.adpace import MonthMoney, Pace, Totals
from smdesk.core.adplan import Money, Note, Planned, Set, Span
from smdesk.core.audience import Audience
from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Creative:
    """What an ad shows that is no post, or what it says besides."""

    headline: str = ""
    text: str = ""
    link: str = ""
    button: str = ""
    note: str = ""  # for whoever designs it


@dataclass(frozen=True, slots=True)
class AdView:
    """One ad: a post that is promoted, or a creative of its own."""

    id: int
    ad_set_id: int
    name: str
    post_id: int | None
    post: str  # its title, or the start of its text
    thumb: str  # hash of the post's first medium
    creative: Creative
    remote: Mapping[str, Any]  # what the ad account answered
    position: int
    version: int


@dataclass(frozen=True, slots=True)
class AdSetView:
    """Ads with one audience, one span and one budget."""

    id: int
    campaign_id: int
    name: str
    aim: str  # its own, "": as the campaign
    persona_id: int | None
    persona: str
    audience: Audience
    placements: tuple[str, ...]
    own: Span  # its own days; open: as the campaign
    span: Span  # the days that hold
    money: Money
    ads: tuple[AdView, ...]
    position: int
    version: int

    @property
    def network(self) -> str:
        """The network of its first placement; "" where none is chosen."""
        return self.placements[0].partition("_")[0] if self.placements else ""

    def rule(self) -> Set:
        """As the rules see it."""
        return Set(self.id, self.name, self.own, self.money)


@dataclass(frozen=True, slots=True)
class CampaignView:
    """One campaign with all that belongs to it."""

    id: int
    client_id: int
    client: str
    name: str
    kind: str  # organic, paid, both
    aim: str  # core.adplan.Aim, "" where none is chosen
    goal: str
    kpi_id: int | None
    kpi: str
    span: Span
    budget: int | None
    currency: str
    color: str  # a name of the theme's palette of clients
    own_color: str  # "": by its number
    utm: Mapping[str, str]
    channel_id: int | None
    note: str
    posts: int
    sets: tuple[AdSetView, ...]
    position: int
    version: int

    @property
    def paid(self) -> bool:
        """Whether money is spent on it."""
        return self.kind != "organic"

    def rule(self) -> Planned:
        """As the rules see it."""
        return Planned(
            self.id, self.name, self.span, self.budget, self.currency, tuple(each.rule() for each in self.sets)
        )


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One reading as it was written down."""

    id: int
    campaign_id: int
    ad_set_id: int | None
    ad_id: int | None
    day: date
    cumulative: bool
    spent: int | None
    reach: int | None
    impressions: int | None
    clicks: int | None
    results: float | None
    source: str  # hand, import, api


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A campaign, or an ad set, as a calendar draws it."""

    campaign_id: int
    ad_set_id: int | None
    client_id: int
    name: str
    color: str
    kind: str
    first: date
    last: date | None  # None: it goes on
    network: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """How something stands: what was read, and how that compares with the plan."""

    totals: Totals
    pace: Pace
    budget: int | None
    spent: int | None  # of the budget: of what has no end that of this month
    stale: int = 0  # days without a reading


@dataclass(frozen=True, slots=True)
class Board:
    """All that the page of campaigns shows, read at once."""

    today: date
    month: date  # the first of it
    currency: str
    campaigns: tuple[CampaignView, ...]
    figures: Mapping[tuple[str, int], Figures] = field(default_factory=dict, hash=False)  # (campaign|set|ad, id)
    readings: tuple[ReadingView, ...] = ()
    notes: Mapping[int, tuple[Note, ...]] = field(default_factory=dict, hash=False)  # by campaign
    money: MonthMoney = field(default_factory=lambda: MonthMoney(None))
    results: Totals = field(default_factory=Totals)  # of the month's campaigns together
    other_currencies: tuple[str, ...] = ()  # left out of the month's money
