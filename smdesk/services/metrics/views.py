"""What the metrics service hands out: values with what they count and when they were read."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from smdesk.core import metrics
from smdesk.core.errors import SmdeskError
from smdesk.core.metrics import Definition, Subject
from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of one metric."""

    metric: str  # a name of core.metrics
    value: float
    at: datetime  # when it was read
    window: str  # what it is of: lifetime, day, "" for a level
    start: datetime | None  # of a day's value
    end: datetime | None
    definition: str  # id of what the network counts, "" where a person has typed it
    source: Literal["api", "import", "hand"]
    subject: Subject

    @property
    def defined(self) -> Definition | None:
        """What the network counts; None where nobody knows."""
        return metrics.defined(self.definition, self.subject)

    @property
    def caveat(self) -> str:
        """A key of [caveats] in the words, "" for none."""
        return self.defined.caveat if self.defined else ""


@dataclass(frozen=True, slots=True)
class SubjectView:
    """A publication or an account, with the latest value of each metric."""

    channel_id: int
    network: str
    handle: str
    client_id: int
    client: str
    zone: str
    publication_id: int | None  # None: the account itself
    post_id: int | None
    text: str  # start of what was published, "" for an account
    published_at: datetime | None
    values: tuple[ValueView, ...]
    series: tuple[ValueView, ...] = ()  # on request: everything that was kept, in the order of time

    def value(self, metric: str) -> ValueView | None:
        """The latest value of a metric; None where there is no data, which is not 0."""
        return next((each for each in self.values if each.metric == metric), None)


@dataclass(frozen=True, slots=True)
class ReadingView:
    """Where the reading of a channel's numbers stands."""

    channel_id: int
    network: str
    handle: str
    tried_at: datetime | None = None
    read_at: datetime | None = None
    next_at: datetime | None = None
    left: int = 0  # publications that are due and still to be read
    error_code: str = ""
    error_words: str = ""


@dataclass(frozen=True, slots=True)
class SyncedView:
    """What reading one channel now gave."""

    channel_id: int
    network: str
    handle: str
    asked: int  # publications
    kept: int  # values that are new
    left: int
    error: SmdeskError | None = None
