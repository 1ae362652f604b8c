"""The rules that a network's data file is made of: what it counts, takes, paces, and how an account is connected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from smdesk.core.records import dataclass


class Feature(StrEnum):
    """One ability; an adapter that lists it has the protocol of `adapters.base` that goes with it."""

    PUBLISH = "publish"
    THREAD = "thread"
    REPLY = "reply"
    FIRST_COMMENT = "first_comment"
    IMAGES = "images"
    VIDEO = "video"
    ALT_TEXT = "alt_text"
    LINK_CARD = "link_card"
    DOCUMENTS = "documents"
    POLLS = "polls"
    NATIVE_SCHEDULE = "native_schedule"
    DELETE = "delete"
    LIMITS = "limits"  # limits can be read from the server of the account
    INBOX = "inbox"  # what others write to the account can be read
    INBOX_THREAD = "inbox_thread"  # and what stands under one post, our answers with it
    INBOX_REPLY = "inbox_reply"
    INBOX_MESSAGES = "inbox_messages"  # private messages are read and answered too
    INBOX_PRIVATE = "inbox_private"  # a comment is answered by a private message, once (`private_days`)
    INBOX_WITHDRAW = "inbox_withdraw"  # our own answers can be taken away again (`Deletes`)
    INBOX_LIKE = "inbox_like"
    INBOX_HIDE = "inbox_hide"
    INBOX_DELETE = "inbox_delete"
    INBOX_BLOCK = "inbox_block"
    INBOX_MUTE = "inbox_mute"  # what an author writes is no longer shown to the account; they hear nothing of it
    INBOX_REPORT = "inbox_report"  # a message is told to who runs the network
    METRICS = "metrics"
    ADS = "ads"  # no place to publish: paid campaigns (`advertising`)


class Dedupe(StrEnum):
    """How a second send is made harmless or needless."""

    KEY = "key"  # look back, then resend with the same key within its life
    CLIENT_ID = "client_id"  # we choose the record's id; creating it twice is harmless
    TWO_PHASE = "two_phase"  # container first, its status is readable
    LOOKBACK = "lookback"  # list the newest posts and match
    NONE = "none"  # nobody can tell: ask the person


#: How an adapter is proved, the best first; `person` where there is none. `words/*.toml` says each of them.
PROOFS = (
    "real_server", "official_spec", "published_spec", "transcribed_spec", "untried_transcription", "recorded_answers",
    "own_fake", "own_network", "person",
)  # fmt: skip

#: The network that is on this computer only, to practise on.
PRACTICE = "practice"
#: Pictures that become a JPEG where the network takes no other (`system.media_fit`).
CONVERTED = frozenset({"image/png", "image/webp"})


@dataclass(frozen=True, slots=True)
class TextRule:
    """How a network counts and how much it takes. `limit` None means no limit."""

    counter: str  # a name in core.text.counters
    limit: int | None
    max_bytes: int | None = None  # UTF-8
    link_length: int | None = None  # every address counts as this many, None: in full
    max_tags: int | None = None  # hashtags; more are refused
    warn_tags: int | None = None  # hashtags; more are shown badly or may be refused
    max_mentions: int | None = None
    refused: str = ""  # characters the network takes in no place


@dataclass(frozen=True, slots=True)
class MediaRule:
    """What may be attached to one part. Ratios are width divided by height."""

    max_images: int = 0
    max_videos: int = 0
    max_documents: int = 0  # PDF, each alone in its post
    document_bytes: int | None = None
    document_pages: int | None = None
    max_media: int | None = None  # images and videos together, None: no bound of its own
    min_media: int = 0  # an album of fewer is refused
    image_bytes: int | None = None
    image_bytes_min: int = 0
    image_pixels: int | None = None
    image_sides_min: tuple[int, int] | None = None  # least width and height in pixels
    image_ratio: tuple[float, float] | None = None
    video_bytes: int | None = None
    video_seconds: float | None = None
    video_seconds_min: float = 0.0
    video_ratio: tuple[float, float] | None = None
    video_codecs: tuple[str, ...] = ()  # as `MediaItem.video_codec` names them; (): the network names none
    audio_codecs: tuple[str, ...] = ()
    gif_bytes: int | None = None
    gif_as_video: bool = False  # a GIF takes the place of the video, not of an image
    mimes: frozenset[str] = frozenset()
    alt_limit: int | None = None  # characters
    mixing: bool = False  # images and video together
    required: bool = False  # a post without media is refused
    video_required: bool = False  # only video is taken as the post's medium


@dataclass(frozen=True, slots=True)
class RateRule:
    """Pacing on one channel: the least time between two publications, and budgets (calls, seconds)."""

    spacing_s: float = 0.0
    budgets: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class BrowserRule:
    """Signing in on the network's own page (RFC 6749 4.1). Addresses may hold {server}; none: there is no such way.

    `redirect` is where the browser is sent: `http://127.0.0.1:*/callback` a free port of this computer,
    `http://localhost:8914/` the one that is registered with the app, `` an HTTPS page of the person's own, whose
    address is typed and, when the browser has come there, pasted.
    """

    authorize: str = ""
    token: str = ""
    revoke: str = ""  # where an access is withdrawn on disconnecting (RFC 7009)
    revoke_names_app: bool = False  # with id and secret of the app beside the token
    revokes_all: bool = True  # the token that renews is sent (RFC 7009 2.1); False: it takes an access token only
    scopes: tuple[str, ...] = ()
    needed: frozenset[str] = frozenset()  # of the scopes; without them connecting is refused
    separator: str = " "  # between scopes
    params: Mapping[str, str] = field(default_factory=dict)  # further ones of the page
    client: str = "client_id"  # what the network calls the app's id
    app_secret: str = "required"  # of the person's own app; "" where it has none
    registers: bool = False  # the server makes an app when it is asked: nothing to be typed
    first: bool = False  # the usual way, though a token may be pasted too
    basic: bool = False  # the token endpoint wants id and secret as HTTP Basic, not in the form
    pkce: str = "base64url"  # or hex, or "" for none
    exchange: str = ""  # where the token of an hour is exchanged for one that lasts; a read with the app's secret
    exchange_grant: str = ""
    redirect: str = "http://127.0.0.1:*/callback"

    @property
    def offered(self) -> bool:
        """True when the network has this way."""
        return bool(self.authorize)

    @property
    def pasted(self) -> bool:
        """True when the browser cannot be sent to this computer."""
        return not self.redirect


@dataclass(frozen=True, slots=True)
class ConnectRule:
    """What connecting asks for; a field is `required`, `optional`, or "" for none. The words stand in the guides."""

    server: str = ""
    handle: str = ""
    page: str = ""  # where the secret is made; may hold {server}, what was typed for it
    shape: str = ""  # regular expression of the secret, so that one in a wrong place is recognised
    browser: BrowserRule = BrowserRule()
    #: What only some scopes allow; a channel whose access lacks one does without, and the person is told.
    allows: Mapping[str, frozenset[Feature]] = field(default_factory=dict)
    #: Rights that allow what is no feature of ours, by the code of its words. What is no scope is a fact.
    also: Mapping[str, str] = field(default_factory=dict)
    #: A pasted secret may do what its app may: nobody asked for rights, so none was forgotten. The network tells.
    unscoped: bool = False
    renew_days: int = 0  # an access that ends sooner than this is renewed by itself, where that is possible
