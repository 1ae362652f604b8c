"""What the page of campaigns lists: one line for each campaign, and one for each ad below it."""

from __future__ import annotations

from collections.abc import Sequence

from smdesk.core.records import dataclass
from smdesk.services.campaigns.views import AdSetView, AdView, Board, CampaignView, Figures

Key = tuple[str, int]
_NOTHING = ("none", 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A campaign, or an ad with its ad set; an ad set without an ad is a line too."""

    campaign: CampaignView
    part: AdSetView | None = None
    ad: AdView | None = None

    @property
    def key(self) -> Key:
        """What it is, by kind and number."""
        if self.ad is not None:
            return "ad", self.ad.id
        return ("set", self.part.id) if self.part is not None else ("campaign", self.campaign.id)

    @property
    def name(self) -> str:
        """What it is called; an only ad by its ad set's name, which is what the person gave."""
        if self.ad is not None and self.part is not None:
            return self.ad.name or self.part.name
        return self.part.name if self.part is not None else self.campaign.name

    @property
    def network(self) -> str:
        """Where it is shown; "" where that is not chosen."""
        return self.part.network if self.part is not None else ""

    def figures(self, board: Board) -> Figures | None:
        """How it stands."""
        return board.figures.get(self.key)


def standing(line: Line, board: Board) -> str:
    """How an ad stands: undated, planned, paused, running, over.

    It runs where the ad account has been told to start it, or figures of it were read: days that have begun start
    nothing, and what was handed over as a sheet nobody here can see.
    """
    assert line.part is not None
    span, remote = line.part.span, line.ad.remote if line.ad is not None else {}
    if span.first is None:
        return "undated"
    if span.last is not None and board.today > span.last:
        return "over"
    if remote.get("campaign"):
        started = remote.get("state") == "active"
        return "paused" if not started else "planned" if board.today < span.first else "running"
    figures = line.figures(board)
    read = figures is not None and bool(figures.totals.spent or figures.totals.impressions)
    return "running" if read and board.today >= span.first else "planned"


def ads_of(campaign: CampaignView) -> list[Line]:
    """The ads of a campaign in their order."""
    found: list[Line] = []
    for part in campaign.sets:
        found += [Line(campaign, part, ad) for ad in part.ads] or [Line(campaign, part)]
    return found


def every(campaigns: Sequence[CampaignView]) -> list[Line]:
    """All lines: each campaign and its ads below it."""
    return [line for each in campaigns for line in (Line(each), *ads_of(each))]


def find(campaigns: Sequence[CampaignView], key: Key) -> Line | None:
    """The line of something; an ad set that has ads is found as its first."""
    lines = every(campaigns)
    exact = next((line for line in lines if line.key == key), None)
    if exact is not None or key[0] != "set":
        return exact
    return next((line for line in lines if line.part is not None and line.part.id == key[1]), None)


def beside(campaigns: Sequence[CampaignView], line: Line) -> Key:
    """What is current once a line is gone: the one below it, else the one above; of a campaign, the next campaign."""
    lines = every(campaigns)
    gone = [at for at, each in enumerate(lines)
            if each.key == line.key or (line.part is None and each.campaign.id == line.campaign.id)]  # fmt: skip
    if not gone or len(gone) == len(lines):
        return _NOTHING
    return lines[gone[-1] + 1 if gone[-1] + 1 < len(lines) else gone[0] - 1].key
