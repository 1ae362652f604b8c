"""What services hand out: frozen views, each made from one query; no table row leaves a service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Any

from smdesk.core import network as networks
from smdesk.core.content import MediaItem
from smdesk.core.crop import Crop
from smdesk.core.publication import Act, Drawn, State, acts
from smdesk.core.records import dataclass
from smdesk.core.rights import Lack, lacking
from smdesk.core.walltime import WallTime


@dataclass(frozen=True, slots=True)
class ClientView:
    """One client."""

    id: int
    name: str
    zone: str  # IANA
    languages: tuple[str, ...]  # BCP 47, the first is the main one
    country: str  # ISO 3166-1 alpha-2, "" where not told
    region: str  # ISO 3166-2
    website: str
    sector: str
    late_limit_min: int | None  # minutes; None: the application's setting
    approval_required: bool
    channels: int
    version: int
    color: str = ""  # a name of the theme's palette; "": by its number
    archived: bool = False  # worked for no longer


@dataclass(frozen=True, slots=True)
class ChannelView:
    """One channel. Never holds a secret, nor its reference."""

    id: int
    client_id: int
    client: str
    network: str
    mode: str  # api, assisted
    handle: str
    display_name: str
    server: str
    remote_id: str
    problem: str  # a code while the account must be repaired
    paused: bool
    spacing_s: float | None
    slots: tuple[
        tuple[int, str, *tuple[int, ...]], ...
    ]  # weekday (Monday 0), "HH:MM" there, a pillar where kept for one
    limits_read_at: datetime | None
    checked_at: datetime | None
    facts: Mapping[str, Any] = field(default_factory=dict)
    zone: str = ""  # of the client
    limits: Mapping[str, Any] = field(default_factory=dict)  # the account's own values over its network's
    hosted: bool = True  # the client has a media host

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """Rights that its access was not given or never asked for."""
        return lacking(networks.load(self.network), self.facts) if self.mode == "api" else ()


@dataclass(frozen=True, slots=True)
class PublicationView:
    """One post on one channel at one time, with where it stands and what comes next."""

    id: int
    post_id: int
    client_id: int
    client: str
    channel_id: int
    channel: str  # the handle
    network: str
    kind: str  # post, comment
    parent_id: int | None
    occurrence: int
    mode: str  # auto, assisted, delegate
    state: State
    drawn: Drawn
    due: datetime  # aware, UTC
    wall: datetime  # naive, in `zone`
    zone: str
    remote_id: str | None = None
    remote_url: str = ""
    attempts: int = 0  # calls made so far, every step counted
    next_step: str = "nothing"
    next_try_at: datetime | None = None
    hold_reason: str = ""
    ask: str = ""
    error_code: str = ""
    error_why: str = ""
    error_words: str = ""  # the network's own words
    parts_done: int = 0
    parts_total: int = 1
    proof: str = ""  # answer, found, person
    published_at: datetime | None = None  # when smdesk learnt of it
    found_out_at: datetime | None = None  # when it went out by the network's own clock, of what was found there
    title: str = ""  # what the person calls the post
    text: str = ""  # the start of it
    first_comment: PublicationView | None = None
    picture: MediaItem | None = None  # the first medium of what it shows

    @property
    def out_at(self) -> datetime | None:
        """When it went out, as well as anybody knows."""
        return self.found_out_at or self.published_at

    @property
    def acts(self) -> tuple[Act, ...]:
        """What the person may do with it, the likeliest first."""
        return acts(self.state, self.proof)


@dataclass(frozen=True, slots=True)
class AttemptView:
    """One call of one step, as it was written down."""

    number: int
    step: str
    started_at: datetime
    ended_at: datetime | None
    outcome: str  # "" while under way
    code: str
    words: str
    status: int | None  # HTTP
    payload_hash: str


@dataclass(frozen=True, slots=True)
class TransitionView:
    """One move of state."""

    at: datetime
    source: str
    target: str
    by: str  # publisher, person, recovery
    reason: str


@dataclass(frozen=True, slots=True)
class History:
    """The journal of one publication."""

    attempts: tuple[AttemptView, ...]
    transitions: tuple[TransitionView, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Publications that were sent in a span of time."""

    sends: int
    accounted: int  # whose outcome is known
    twice: int


@dataclass(frozen=True, slots=True)
class MediaView:
    """One medium of a part."""

    sha256: str
    mime: str
    size: int  # bytes
    width: int
    height: int
    duration_s: float
    alt: str
    filename: str
    crop: Crop | None = None  # the part that goes out
    pages: int = 0  # of a document
    video_codec: str = ""  # of a film, "" where unknown
    audio_codec: str = ""
    colors: str = ""  # of a picture: "CMYK" where they are those of printing


@dataclass(frozen=True, slots=True)
class PartView:
    """One part of a thread."""

    text: str
    link: str
    media: tuple[MediaView, ...]


@dataclass(frozen=True, slots=True)
class VariantView:
    """What a post says; `channel_id` None is the base. Empty `parts` and None values are as in the base."""

    channel_id: int | None
    channel: str
    parts: tuple[PartView, ...]
    first_comment: str | None
    format: str
    reply_to: str
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PostView:
    """One post with everything it says; its publications come from the publishing service."""

    id: int
    client_id: int
    client: str
    zone: str
    title: str
    stage: str
    languages: tuple[str, ...]
    recurrence: Mapping[str, Any] | None
    variants: tuple[VariantView, ...]
    created_at: datetime
    changed_at: datetime
    version: int
    deleted: bool = False
    pillar_id: int | None = None
    planned: WallTime | None = None  # its place in the calendar while nothing of it is scheduled
    campaign_id: int | None = None
    persona_id: int | None = None  # for whom it is

    @property
    def base(self) -> VariantView:
        """What is said where a channel has nothing of its own."""
        return next(variant for variant in self.variants if variant.channel_id is None)

    @property
    def text(self) -> str:
        """The text of the first part."""
        return self.base.parts[0].text if self.base.parts else ""


@dataclass(frozen=True, slots=True)
class PillarView:
    """A theme of a client."""

    id: int
    client_id: int
    name: str
    kind: str  # value, links, contest, community, promo, other
    color: str  # a name of the theme
    target: int  # percent of the mix
    about: str = ""  # what belongs to it
    personas: tuple[int, ...] = ()  # for whom it is; none: for everybody


@dataclass(frozen=True, slots=True)
class SnippetView:
    """A saved text or a group of hashtags; `client_id` None: for all clients."""

    id: int
    client_id: int | None
    kind: str  # text, hashtags
    name: str
    body: str


@dataclass(frozen=True, slots=True)
class RevisionView:
    """A post as it was before a change."""

    id: int
    at: datetime
    reason: str
    text: str  # of its first part
    parts: int


@dataclass(frozen=True, slots=True)
class TaskView:
    """Something to do for a client."""

    id: int
    client_id: int
    client: str
    text: str
    due: date | None
    done_at: datetime | None
    origin: str  # finding:4, "" typed
    version: int
