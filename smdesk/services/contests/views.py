"""Contests as they are given out, and what may be changed of them."""

from __future__ import annotations

from datetime import datetime

from smdesk.core import contest_prizes
from smdesk.core.contest import Rules, stage
from smdesk.core.contest_prizes import Substitute
from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class DrawView:
    """A draw; until it is made (`at`) only what was promised of it is known, and its secret is not given out.

    Where a list of contests is read, `entries` is empty: `counted` says how many there are.
    """

    id: int
    number: int
    commitment: str
    committed_at: datetime | None
    late: bool  # promised when no more entries could come: the promise proves less
    secret: str
    method: str
    entries: tuple[str, ...]
    entries_sha256: str
    winners: tuple[str, ...]
    reserves: tuple[str, ...]
    wanted: int  # winners that there should have been
    names: dict[str, str]  # of winners and reserves
    excluded: tuple[tuple[str, str], ...]  # who did not count, and why
    at: datetime | None
    void_reason: str
    counted: int = 0  # entries it was drawn from
    substitutes: tuple[Substitute, ...] = ()  # in the order in which they took up a prize
    closed_at: datetime | None = None  # since when its record is closed

    @property
    def holders(self) -> tuple[str, ...]:
        """Who has each prize now, as keys in the order of the winners."""
        return contest_prizes.holders(self.winners, self.substitutes)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The reserves that may still take up a prize, in their order."""
        return contest_prizes.waiting(self.reserves, self.substitutes)


@dataclass(frozen=True, slots=True)
class EntryView:
    """One chance; `excluded` says why it does not count."""

    id: int
    contest_id: int
    key: str
    name: str
    network: str
    text: str
    url: str
    at: datetime | None
    source: str
    excluded: str


@dataclass(frozen=True, slots=True)
class ContestView:
    """A contest; its times are wall times in `zone`."""

    id: int
    client_id: int
    client: str
    campaign_id: int | None
    post_id: int | None
    name: str
    language: str
    zone: str
    opens: datetime | None
    closes: datetime | None
    draws: datetime | None
    prize: str
    winners: int
    reserves: int
    rules: Rules
    legal: str
    legal_version: str
    entries: int  # that count
    excluded: int
    made: tuple[DrawView, ...]
    version: int

    def stage(self, now: datetime) -> str:
        """How far it is, one of `core.contest.STAGES`; `now` is aware."""
        return stage(self.zone, self.opens, self.closes, now, drawn=self.draw is not None)

    @property
    def draw(self) -> DrawView | None:
        """The draw that holds."""
        return next((each for each in reversed(self.made) if each.at and not each.void_reason), None)

    @property
    def promised(self) -> DrawView | None:
        """The promise of a draw that is still to be made."""
        return next((each for each in self.made if each.at is None), None)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of entries that were offered."""

    added: int
    known: int  # the same chance was there already
    outside: int = 0  # written before it opened or after it closed
    ids: tuple[int, ...] = ()  # of those that were added
