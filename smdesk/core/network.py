"""What a network is and can do, as data: read from `resources/networks/<id>.toml`, each value with source and date."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from functools import cache
from typing import Any

from smdesk.core import resources
from smdesk.core.errors import NotFound
from smdesk.core.network_rules import (
    CONVERTED,
    PRACTICE,
    PROOFS,
    BrowserRule,
    ConnectRule,
    Dedupe,
    Feature,
    MediaRule,
    RateRule,
    TextRule,
)
from smdesk.core.poll import PollRule
from smdesk.core.pricelist import Prices
from smdesk.core.pricelist import from_data as price_lists
from smdesk.core.records import dataclass

__all__ = [
    "BrowserRule",
    "CONVERTED",
    "ConnectRule",
    "Dedupe",
    "Feature",
    "MediaRule",
    "NetworkSpec",
    "PRACTICE",
    "RateRule",
    "TextRule",
    "advertising",
    "from_data",
    "known",
    "load",
    "load_any",
    "of_channel",
]


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
    poll: PollRule | None = None  # None: no polls
    dedupe: Dedupe = Dedupe.NONE
    inbox_every_s: float = 300.0  # the inbox is read this often
    private_days: int = 0  # for so long a comment can be answered privately, once; 0: without such bounds
    settle_s: float = 60.0  # "not found" counts only this long after the attempt
    key_life_s: float = 0.0  # how long the network remembers an idempotency key
    rate: RateRule = RateRule()
    auth: str = "none"  # app_password, oauth, token, none
    connect: ConnectRule = ConnectRule()
    invited: bool = False  # its API is open to few, so publishing by hand is what is offered first
    proof: str = "person"  # how the adapter is proved, one of `PROOFS`
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
    options_unless: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # but where that option has that value
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
        """The same where the person publishes: nothing that only a program is offered, or has to do.

        Whether the network has threads at all is no matter of who writes them.
        """
        return replace(
            self, features=self.features & {Feature.THREAD}, uploads_first=False, containers=False, makes_cards=False,
            fits_images=False, media_by_address=frozenset(), prices=(),
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
    for name in ("image_ratio", "video_ratio", "image_sides_min", "video_codecs", "audio_codecs"):
        if name in known:
            known[name] = tuple(known[name])
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


#: By the name of a table in the data files: the field of that name, read from it alone.
_READ: dict[str, Callable[[Any], Any]] = {
    "private": dict,
    "poll": lambda poll: PollRule(**poll),
    "features": lambda names: frozenset(map(Feature, names)),
    "dedupe": Dedupe,
    "media_by_address": frozenset,
    "options_unless": lambda pairs: {name: tuple(pair) for name, pair in pairs.items()},
    "options_required": frozenset,
    "titled": frozenset,
    "textless": frozenset,
    "option_names": lambda options: {name: dict(names) for name, names in options.items()},
    "prices": price_lists,
    "hosts": frozenset,
    "sources": tuple,
}


def _merge(spec: NetworkSpec, data: Mapping[str, Any]) -> NetworkSpec:
    changes: dict[str, Any] = {key: data[key] for key in _PLAIN if key in data}
    if isinstance(changes.get("checked"), str):
        changes["checked"] = date.fromisoformat(changes["checked"])
    for name in ("text", "comment", "message", "caption", "title"):
        if name in data:
            changes[name] = _rule(getattr(spec, name), data[name])
    changes |= {name: read(data[name]) for name, read in _READ.items() if name in data}
    if "media" in data:
        changes["media"] = _media(spec.media, data["media"])
    if "formats" in data:
        base = changes.get("media", spec.media)
        changes["formats"] = {name: _media(base, rule) for name, rule in data["formats"].items()}
    if "rate" in data:
        budgets = tuple((int(n), int(s)) for n, s in data["rate"].get("budgets", ()))
        changes["rate"] = RateRule(float(data["rate"].get("spacing_s", spec.rate.spacing_s)), budgets)
    if "connect" in data:
        changes["connect"] = _connect(spec.connect, data["connect"])
    if "options" in data:
        own = {name: tuple(values) for name, values in data["options"].items()}
        changes["options"] = {**spec.options, **own}
    return replace(spec, **changes)


def of_channel(network: str, limits: Mapping[str, Any], mode: str) -> NetworkSpec:
    """The network as one channel has it: with the account's own limits, and by hand where its `mode` is assisted.

    Raises NotFound `unknown_network`.
    """
    spec = load(network).with_limits(limits)
    return spec.by_hand() if mode == "assisted" else spec


def from_data(identifier: str, data: Mapping[str, Any]) -> NetworkSpec:
    """A spec from a parsed data file. Raises ValueError on an unknown feature, strategy or proof."""
    if data.get("proof", "person") not in PROOFS:
        raise ValueError(f"{data['proof']!r} is none of {', '.join(PROOFS)}")
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
