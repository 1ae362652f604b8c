"""What the Today page is given: frozen views without a word or a widget."""

from __future__ import annotations

from datetime import date, datetime
from enum import IntEnum, StrEnum

from smdesk.core.publication import DRAWN, STAGE_DRAWN, Drawn, State
from smdesk.core.records import dataclass

#: Of several publications of one post, the state that concerns the person most stands for all.
WORST = (
    State.FAILED,
    State.UNCONFIRMED,
    State.LATE,
    State.ASSISTED,
    State.HELD,
    State.SENDING,
    State.PROCESSING,
    State.SCHEDULED,
    State.DELEGATED,
    State.PUBLISHED,
)


@dataclass(frozen=True, slots=True)
class Picture:
    """The medium that stands for a post in a list."""

    sha256: str
    mime: str


@dataclass(frozen=True, slots=True)
class PillarMark:
    """The pillar of a post; `color` is a name of the theme."""

    name: str
    color: str


@dataclass(frozen=True, slots=True)
class Send:
    """One publication of a post: where, how, and how it stands."""

    id: int
    channel_id: int
    channel: str  # the handle
    network: str
    mode: str  # auto, assisted, delegate
    state: State
    hold_reason: str
    ask: str
    error_code: str


@dataclass(frozen=True, slots=True)
class Going:
    """One post at one time. Without `sends` it has a place in the calendar and is not scheduled."""

    post_id: int
    client_id: int
    client: str
    title: str
    due: datetime  # aware, UTC
    wall: datetime  # naive, in `zone`
    zone: str  # IANA
    stage: str
    sends: tuple[Send, ...] = ()
    networks: tuple[str, ...] = ()
    picture: Picture | None = None
    pillar: PillarMark | None = None
    approval: bool = False  # it must be approved before it can go out
    modes: tuple[str, ...] = ()  # without `sends`: how its channels would send it

    @property
    def lead(self) -> Send | None:
        """The publication whose state stands for all of them."""
        return min(self.sends, key=lambda send: WORST.index(send.state), default=None)

    @property
    def status(self) -> str:
        """The status as it is drawn."""
        lead = self.lead
        if lead is None:
            return STAGE_DRAWN.get(self.stage, Drawn.DRAFT).value
        drawn = DRAWN[lead.state]
        return "draft" if drawn is Drawn.NONE else drawn.value

    @property
    def mode(self) -> str:
        """Who sends it: auto, assisted, delegate, or mixed where some go alone and some wait for the person."""
        modes = {send.mode for send in self.sends} or set(self.modes)
        if len(modes) > 1:
            return "mixed" if "assisted" in modes else "auto"
        return modes.pop() if modes else ""

    @property
    def over(self) -> bool:
        """True when nothing of it is to come."""
        return bool(self.sends) and all(send.state is State.PUBLISHED for send in self.sends)


class When(IntEnum):
    """How urgent it is; also the groups of the list."""

    NOW = 0
    TODAY = 1
    WEEK = 2


class Kind(StrEnum):
    """What may need the person, in the order in which it stands within its group."""

    FAILED = "failed"
    QUESTION = "question"  # the network cannot say whether it is out
    LATE = "late"
    DUE = "due"  # assisted, and its time has come
    KEYRING = "keyring"  # is closed: what it keeps of channels cannot be read
    CHANNEL = "channel"  # must be connected again
    FILE = "file"  # a picture or video is gone from the data folder
    BACKUP = "backup"
    UNAPPROVED = "unapproved"  # would go out today and waits for the client
    CHANGES = "changes"  # the client asked for changes
    ADS = "ads"  # they spend faster than planned
    UNPLANNED = "unplanned"  # has a time, and is not scheduled
    CONTEST = "contest"  # closes soon, or waits for its draw
    ALT = "alt"
    ART = "art"
    TASK = "task"  # something to do that is no post, and its day has come
    READING = "reading"  # the number of a KPI is to be typed, and its day has come
    EXPIRING = "expiring"  # access ends soon
    MIX = "mix"  # out of balance
    KEY_DATE = "key_date"  # nothing is planned for it
    BEGIN = "begin"  # a client without dossier, objectives or pillars


KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that needs the person. `key` names it for putting off; what is solved is not there any more."""

    kind: Kind
    when: When
    key: str
    client_id: int = 0
    client: str = ""
    title: str = ""
    posts: tuple[int, ...] = ()
    publications: tuple[int, ...] = ()
    channel_id: int = 0
    channel: str = ""
    networks: tuple[str, ...] = ()
    due: datetime | None = None  # aware; of what is concerned, or when an access ends
    wall: datetime | None = None  # naive, in the client's zone
    days: tuple[date, ...] = ()
    code: str = ""
    why: str = ""  # the kind of trouble, of `core.outcome.Why`
    count: int = 1
    comment: bool = False  # it is about a first comment
    task_id: int = 0
    row: int = 0  # of a page that `detail` says more of: where ads are put right, or a contest stands
    detail: str = ""
    rests: datetime | None = None  # aware; until when it can be put away for good

    @property
    def order(self) -> tuple[int, int, str, str]:
        """Where it stands in the list."""
        return self.when, KINDS.index(self.kind), self.due.isoformat() if self.due else "", self.key


#: What is known of a client before a month is planned for it.
KNOWN = ("dossier", "audit", "personas")


@dataclass(frozen=True, slots=True)
class ClientMonth:
    """One client's month, counted; steps of which nothing is known here have no number."""

    client_id: int
    client: str
    unknown: tuple[str, ...] = ()  # of `KNOWN`: what of this client nobody has written down yet
    objectives: bool = False
    signed: bool = False  # the client has signed a version of them
    dated: int = 0  # posts with a time this month
    scheduled: int = 0  # of those: scheduled, or out
    approval: bool = False  # this client approves
    approved: int = 0
    waiting: int = 0  # with the client
    changes: int = 0
    notes: int = 0  # open posts with a picture that nothing stands for
    publications: int = 0
    published: int = 0
    failed: int = 0  # failed, of unknown outcome, or late


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One of the next seven days: its first posts, and how many there are."""

    day: date
    posts: tuple[Going, ...]
    count: int = 0
    bare: int = 0  # of all of them: still wait for a picture


@dataclass(frozen=True, slots=True)
class TodayView:
    """All of the page, read at one moment."""

    day: date
    going: tuple[Going, ...]
    needs: tuple[Need, ...]
    snoozed: int  # needs that were put off until tomorrow
    more: int  # needs beyond those that are listed
    months: tuple[ClientMonth, ...]
    week: tuple[WeekDay, ...]
    following: Going | None  # what goes out next after today
    clients: int
    channels: int
    posts: bool  # something was ever written here
