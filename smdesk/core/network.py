"""What a network is and can do, as data: read from `resources/networks/<id>.toml`, each value with source and date."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from smdesk.core import resources
from smdesk.core.errors import NotFound
from smdesk.core.prices import Prices
from smdesk.core.prices import from_data as price_lists
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
    NATIVE_SCHEDULE = "native_schedule"
    DELETE = "delete"
    LIMITS = "limits"  # limits can be read from the server of the account
    INBOX = "inbox"  # what others write to the account can be read
    INBOX_THREAD = "inbox_thread"  # and what stands under one post, our answers with it
    INBOX_REPLY = "inbox_reply"
    INBOX_MESSAGES = "inbox_messages"  # private messages are read and answered too
    INBOX_PRIVATE = "inbox_private"  # a comment is answered by a private message, once (`private_days`)
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
    renew_days: int = 0  # an access that ends sooner than this is renewed by itself, where that is possible


@dataclass(frozen=True, slots=True)
class NetworkSpec:
    """One network as the composer, the checks, the ledger and the adapter all read it."""

    id: str
    name: str
    features: frozenset[Feature] = frozenset()
    text: TextRule = TextRule("characters", None)
    comment: TextRule | None = None
    message: TextRule | None = None  # a private message; None: as a comment
    private: Mapping[str, Any] = field(default_factory=dict)  # what else is otherwise for private messages (`of_kind`)
    title: TextRule | None = None  # of `Payload.options["title"]`; None where a post has no title
    title_required: bool = False
    titled: frozenset[str] = frozenset()  # formats whose posts must have a title
    textless: frozenset[str] = frozenset()  # formats that show no text
    caption: TextRule | None = None  # the text's rule where media change it, None: the same
    media: MediaRule = MediaRule()
    formats: Mapping[str, MediaRule] = field(default_factory=dict)  # where a format differs from `media`
    dedupe: Dedupe = Dedupe.NONE
    inbox_every_s: float = 300.0  # the inbox is read this often
    private_days: int = 0  # for so long a comment can be answered privately, once; 0: without such bounds
    settle_s: float = 60.0  # "not found" counts only this long after the attempt
    key_life_s: float = 0.0  # how long the network remembers an idempotency key
    rate: RateRule = RateRule()
    auth: str = "none"  # app_password, oauth, token, none
    connect: ConnectRule = ConnectRule()
    invited: bool = False  # its API is open to few, so publishing by hand is what is offered first
    #: How the adapter is proved: real_server, official_spec, published_spec, transcribed_spec, untried_transcription,
    #: recorded_answers, own_network; person where there is none.
    proof: str = "person"
    uploads_first: bool = False  # media are uploaded in steps of their own
    #: Of "image" and "video": what the network fetches from a public address; the channel's media host puts it there,
    #: in the upload step of the medium.
    media_by_address: frozenset[str] = frozenset()
    containers: bool = False  # a part is laid ready first and published by a call of its own
    makes_cards: bool = False  # link cards are made by us, not by the network
    fits_images: bool = False  # an image over the limit is made smaller by us, the original stays
    schedule_min_s: int = 0  # native scheduling: least lead
    schedule_max_s: int = 0  # native scheduling: greatest lead, 0 without
    compose_url: str = ""  # assisted: template with {text}, {url} and, where accounts have their own, {server}
    page_url: str = ""  # assisted: the page to open when the text is too long for a link
    #: Choices of one publication by the name of its option: the values, the usual one first; () for a text.
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    options_required: frozenset[str] = frozenset()  # without a value of these a post is refused
    #: How an account calls values that only it has (its boards): option → value → name. Brought by its limits.
    option_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    prices: tuple[Prices, ...] = ()  # what its API charges, the earliest list first; () where it is free
    hosts: frozenset[str] = frozenset()  # hosts a link to a publication of this network has
    sources: tuple[str, ...] = ()
    checked: date | None = None  # when the values were last compared with their source

    def can(self, feature: Feature) -> bool:
        """True when the network offers the feature through its API."""
        return feature in self.features

    def without(self, scopes: Iterable[str]) -> frozenset[Feature]:
        """What is left of the features where these scopes were not given."""
        gone: frozenset[Feature] = frozenset().union(*(self.connect.allows.get(scope, ()) for scope in scopes))
        return self.features - gone

    @property
    def charges_reading(self) -> bool:
        """True where each reading costs money; then nothing is read unasked, unless the person allows it."""
        return any(prices.read for prices in self.prices)

    def media_for(self, format_: str) -> MediaRule:
        """The media rule of a format; the network's general rule where the format has none of its own."""
        return self.formats.get(format_, self.media)

    def converts(self, mime: str, format_: str = "post") -> bool:
        """True when a still picture of a type that the network does not take is encoded as JPEG by us."""
        mimes = self.media_for(format_).mimes
        return self.fits_images and mime in CONVERTED and mime not in mimes and "image/jpeg" in mimes

    def fetches(self, kind: str) -> bool:
        """True when the network takes media of this kind (see `MediaItem.kind`) by a public address, not as bytes."""
        if kind == "gif":
            kind = "video" if self.media.gif_as_video else "image"
        return kind in self.media_by_address

    def uploads(self, kind: str) -> bool:
        """True when a medium of this kind has a step of its own before the part that shows it."""
        return self.uploads_first or self.fetches(kind)

    def by_hand(self) -> NetworkSpec:
        """The same where the person publishes: nothing that only a program is offered, or has to do."""
        return replace(
            self, features=frozenset(), uploads_first=False, containers=False, makes_cards=False, fits_images=False,
            media_by_address=frozenset(),
            prices=(),
        )  # fmt: skip

    def of_kind(self, kind: str) -> NetworkSpec:
        """The same for messages of one kind: private ones may have abilities and rules of their own."""
        return _merge(self, self.private) if kind == "message" and self.private else self

    def with_limits(self, limits: Mapping[str, Any]) -> NetworkSpec:
        """The spec with an account's own values over it.

        `limits` is the JSON remembered for the channel: the tables `text`, `comment`, `media` and any plain
        field (`dedupe`, `settle_s`, ...) as in the data files; unknown names are ignored.
        """
        return _merge(self, limits)


def _rule(base: TextRule | None, data: Mapping[str, Any]) -> TextRule:
    start = base or TextRule("characters", None)
    return replace(start, **{key: value for key, value in data.items() if key in TextRule.__slots__})


def _media(base: MediaRule, data: Mapping[str, Any]) -> MediaRule:
    known = {key: value for key, value in data.items() if key in MediaRule.__slots__}
    if "mimes" in known:
        known["mimes"] = frozenset(known["mimes"])
    for pair in ("image_ratio", "video_ratio", "image_sides_min"):
        if pair in known:
            known[pair] = tuple(known[pair])
    return replace(base, **known)


def _connect(base: ConnectRule, data: Mapping[str, Any]) -> ConnectRule:
    values = dict(data)
    if "browser" in values:
        told = dict(values["browser"])
        for name, kind in (("scopes", tuple), ("needed", frozenset)):
            if name in told:
                told[name] = kind(told[name])
        values["browser"] = replace(base.browser, **told)
    if "allows" in values:
        values["allows"] = {scope: frozenset(map(Feature, of)) for scope, of in values["allows"].items()}
    return replace(base, **values)


_PLAIN = {
    "name", "settle_s", "key_life_s", "auth", "uploads_first", "containers", "makes_cards", "schedule_min_s",
    "inbox_every_s", "invited", "schedule_max_s", "compose_url", "page_url", "checked", "title_required", "fits_images",
    "proof", "private_days",
}  # fmt: skip


def _merge(spec: NetworkSpec, data: Mapping[str, Any]) -> NetworkSpec:
    changes: dict[str, Any] = {key: data[key] for key in _PLAIN if key in data}
    if isinstance(changes.get("checked"), str):
        changes["checked"] = date.fromisoformat(changes["checked"])
    for name in ("text", "comment", "message", "caption", "title"):
        if name in data:
            changes[name] = _rule(getattr(spec, name), data[name])
    if "private" in data:
        changes["private"] = dict(data["private"])
    if "media" in data:
        changes["media"] = _media(spec.media, data["media"])
    if "formats" in data:
        base = changes.get("media", spec.media)
        changes["formats"] = {name: _media(base, rule) for name, rule in data["formats"].items()}
    if "features" in data:
        changes["features"] = frozenset(Feature(name) for name in data["features"])
    if "dedupe" in data:
        changes["dedupe"] = Dedupe(data["dedupe"])
    if "rate" in data:
        budgets = tuple((int(n), int(s)) for n, s in data["rate"].get("budgets", ()))
        changes["rate"] = RateRule(float(data["rate"].get("spacing_s", spec.rate.spacing_s)), budgets)
    if "connect" in data:
        changes["connect"] = _connect(spec.connect, data["connect"])
    if "media_by_address" in data:
        changes["media_by_address"] = frozenset(data["media_by_address"])
    if "options" in data:
        own = {name: tuple(values) for name, values in data["options"].items()}
        changes["options"] = {**spec.options, **own}
    for name in ("options_required", "titled", "textless"):
        if name in data:
            changes[name] = frozenset(data[name])
    if "option_names" in data:
        changes["option_names"] = {name: dict(names) for name, names in data["option_names"].items()}
    if "prices" in data:
        changes["prices"] = price_lists(data["prices"])
    if "hosts" in data:
        changes["hosts"] = frozenset(data["hosts"])
    if "sources" in data:
        changes["sources"] = tuple(data["sources"])
    return replace(spec, **changes)


def of_channel(network: str, limits: Mapping[str, Any], mode: str) -> NetworkSpec:
    """The network as one channel has it: with the account's own limits, and by hand where its `mode` is assisted.

    Raises NotFound `unknown_network`.
    """
    spec = load(network).with_limits(limits)
    return spec.by_hand() if mode == "assisted" else spec


def from_data(identifier: str, data: Mapping[str, Any]) -> NetworkSpec:
    """A spec from a parsed data file. Raises ValueError on an unknown feature or strategy."""
    return _merge(NetworkSpec(identifier, str(data.get("name", identifier))), data)


@cache
def load(network: str) -> NetworkSpec:
    """The spec of a network that something is published on, by id.

    Raises:
        NotFound: `unknown_network`, with the known ids.
    """
    if network not in known():
        raise NotFound("unknown_network", network=network, known=list(known()))
    return _read(network, "networks")


@cache
def load_any(network: str) -> NetworkSpec:
    """The same, also of a network that has ads only. Raises as `load`."""
    return _read(network, "networks", "ads") if network in advertising() else load(network)


def _read(network: str, *folders: str) -> NetworkSpec:
    file = resources.path(*folders, f"{network}.toml")
    return from_data(network, tomllib.loads(file.read_text(encoding="utf-8")))


@cache
def known() -> tuple[str, ...]:
    """Ids of all networks that something is published on, sorted; the practice network is one of them."""
    return tuple(sorted(file.stem for file in resources.path("networks").glob("*.toml")))


@cache
def advertising() -> tuple[str, ...]:
    """Ids of the networks that have paid campaigns and no place to publish: none of them is among `known`."""
    return tuple(sorted(file.stem for file in resources.path("networks", "ads").glob("*.toml")))
