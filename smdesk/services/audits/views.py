"""What the services of audits, competitors and tasks hand out: frozen, without a word or a widget."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from smdesk.core.audit import ranking
from smdesk.core.audit.comparing import Change, Compared, Listed
from smdesk.core.audit.presence import Completeness, Score
from smdesk.core.audit.shapes import Marketing, Reputation, Swot
from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from: `hand`, `api` from a connected channel, `desk` from one the person publishes on."""

    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class PresenceView:
    """A client on one network as an audit found it; None and "" are not known."""

    id: int
    audit_id: int
    network: str
    channel_id: int | None
    status: str  # exists, to_create, none
    handle: str
    url: str
    kind: str
    decision: str
    followers: int | None
    per_week: float | None
    last_day: date | None
    checklist: Mapping[str, bool]
    consistency: int | None  # 1 to 5
    figures: Mapping[str, float]
    sources: Mapping[str, Source]
    note: str
    position: int
    completeness: Completeness
    score: Score


@dataclass(frozen=True, slots=True)
class FindingView:
    """What an audit found. `became` is `objective:3`, `task:8` or `post:120`; "" while nothing was made of it."""

    id: int
    audit_id: int
    text: str
    area: str
    impact: int
    effort: int
    became: str
    position: int

    @property
    def weight(self) -> int:
        """1 to 25: what it does for what it takes."""
        return ranking.weight(self.impact, self.effort)

    @property
    def group(self) -> str:
        """quick, project or later."""
        return ranking.group(self.impact, self.effort)


@dataclass(frozen=True, slots=True)
class AuditLine:
    """An audit in a list."""

    id: int
    client_id: int
    client: str
    day: date
    title: str
    networks: int
    findings: int
    version: int


@dataclass(frozen=True, slots=True)
class AuditView:
    """One whole audit; findings in the order in which to take them."""

    id: int
    client_id: int
    client: str
    day: date
    title: str
    summary: str
    reputation: Reputation
    swot: Swot
    marketing: Marketing
    presences: tuple[PresenceView, ...]
    findings: tuple[FindingView, ...]
    version: int


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two audits of a client, the older one first."""

    then: AuditLine
    now: AuditLine
    networks: tuple[Compared, ...]
    ratings: tuple[Compared, ...]
    reputation: tuple[Change, ...]  # positive, neutral, negative; share of voice
    lists: tuple[Listed, ...]  # the four of the SWOT, risks, actions, findings


@dataclass(frozen=True, slots=True)
class Fill:
    """One figure that a channel told: what stood there, and what stands there now or would."""

    presence_id: int
    network: str
    figure: str
    before: object
    after: object
    by: str  # api, desk
    kept: bool = False  # the person had typed another one, and it stays


@dataclass(frozen=True, slots=True)
class FilledView:
    """What filling in did, and what its way back needs."""

    audit_id: int
    figures: tuple[Fill, ...]
    added: tuple[int, ...]  # presences that were not there
    before: tuple[PresenceView, ...]  # those that were changed, as they were

    @property
    def changed(self) -> int:
        """Figures that are others now."""
        return sum(not each.kept for each in self.figures)


@dataclass(frozen=True, slots=True)
class FigureView:
    """One value of a competitor on a day."""

    id: int
    competitor_id: int
    network: str
    metric: str
    value: float
    day: date
    source: str


@dataclass(frozen=True, slots=True)
class CompetitorView:
    """A competitor with every figure that was kept, by day."""

    id: int
    client_id: int
    client: str
    name: str
    url: str
    handles: Mapping[str, str]  # network → handle
    pressure: str  # high, medium, low, "" not said
    note: str
    position: int
    figures: tuple[FigureView, ...] = ()

    def series(self, network: str, metric: str) -> tuple[FigureView, ...]:
        """One measure over time; of two of one day the later one typed."""
        days = {each.day: each for each in self.figures if (each.network, each.metric) == (network, metric)}
        return tuple(days[day] for day in sorted(days))

    def latest(self, network: str, metric: str) -> FigureView | None:
        """The newest value of a measure."""
        return next(iter(self.series(network, metric)[::-1]), None)

    @property
    def networks(self) -> tuple[str, ...]:
        """Where it is: by its handles first, then by its figures."""
        return tuple(dict.fromkeys((*self.handles, *(each.network for each in self.figures))))
