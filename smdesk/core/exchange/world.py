"""The desk as names in a file are looked up in it: clients, channels, pillars, personas, campaigns, what is there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cache, lru_cache

from smdesk.core import network
from smdesk.core.exchange import own
from smdesk.core.exchange.record import ChannelRef
from smdesk.core.records import dataclass

_OTHER_NAMES = {"twitter": "x", "twitter/x": "x", "gbp": "google_business", "gmb": "google_business",
                "google": "google_business", "google my business": "google_business", "fb": "facebook",
                "ig": "instagram", "insta": "instagram", "yt": "youtube", "tt": "tiktok", "li": "linkedin",
                "blog": "wordpress"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClientFacts:
    """A client."""

    id: int
    name: str
    zone: str
    approval_required: bool = False


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """A channel of a client."""

    id: int
    client_id: int
    network: str
    handle: str
    display_name: str = ""
    mode: str = "api"


@dataclass(frozen=True, slots=True)
class Named:
    """A pillar, persona or campaign of a client."""

    id: int
    client_id: int
    name: str


@dataclass(frozen=True, slots=True)
class World:
    """What there is. `codes` are posts by the code of their export; `said` is what stands where, for duplicates."""

    clients: tuple[ClientFacts, ...] = ()
    channels: tuple[ChannelFacts, ...] = ()
    pillars: tuple[Named, ...] = ()
    personas: tuple[Named, ...] = ()
    campaigns: tuple[Named, ...] = ()
    codes: Mapping[str, int] = field(default_factory=dict, hash=False)
    said: Mapping[tuple[int, str, str], frozenset[int]] = field(default_factory=dict, hash=False)
    days: frozenset[tuple[int | None, str, str]] = frozenset()  # key dates: client, day, folded name

    def client(self, name: str) -> ClientFacts | None:
        """By name, however it is written."""
        wanted = folded(name)
        return next((each for each in self.clients if folded(each.name) == wanted), None)

    def client_of(self, number: int) -> ClientFacts | None:
        """By number."""
        return next((each for each in self.clients if each.id == number), None)

    def channels_of(self, client: int) -> list[ChannelFacts]:
        """The channels of a client."""
        return [each for each in self.channels if each.client_id == client]

    def network_of(self, client: int, name: str) -> list[ChannelFacts]:
        """The channels of a client on a network."""
        return [each for each in self.channels if each.client_id == client and each.network == name]

    def named(self, what: Iterable[Named], client: int, name: str) -> int | None:
        """The number of a pillar, persona or campaign by its name."""
        wanted = folded(name)
        return next((each.id for each in what if each.client_id == client and folded(each.name) == wanted), None)

    def matches(self, client: int, ref: ChannelRef) -> list[ChannelFacts]:
        """The channels that a reference can mean: one is right, none is unknown, several need a decision.

        The handle decides before the network alone does, so that "facebook" is a network although a handle has the
        word in it.
        """
        mine = self.channels_of(client)
        if ref.network:
            there = [each for each in mine if each.network == ref.network]
            exact = [each for each in there if _same(each, ref.handle)]
            return exact or (there if not ref.handle else [])
        exact = [each for each in mine if _same(each, ref.handle)]
        if exact:
            return exact
        name, rest = network_in(ref.handle)
        if not name:
            return []
        there = [each for each in mine if each.network == name]
        return [each for each in there if _same(each, rest)] if rest else there


@lru_cache(4096)
def folded(name: str) -> str:
    """A name without accents, case, quotes and doubled blanks."""
    flat = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in flat if not unicodedata.combining(letter) and letter not in "\"'“”‘’«»´`")
    return " ".join(bare.split())


def network_in(text: str) -> tuple[str, str]:
    """The network that a text begins with, and what stands behind it: "Instagram @sol" → instagram, "@sol"."""
    wanted = folded(text)
    for name, identifier in network_names():
        if wanted == name:
            return identifier, ""
        if wanted.startswith((f"{name} ", f"{name}:", f"{name} -", f"{name} (")):
            return identifier, text[len(name) :].strip(" :-()")
    return "", text


@cache
def network_names() -> list[tuple[str, str]]:
    """Folded name → network, the longest first."""
    names = {folded(network.load_any(each).name): each for each in network.known()}
    names |= {folded(name): each for each, pair in own.NETWORKS.items() for name in pair}
    names |= {each: each for each in network.known()} | {each.replace("_", " "): each for each in network.known()}
    return sorted({**names, **_OTHER_NAMES}.items(), key=lambda pair: -len(pair[0]))


def _same(channel: ChannelFacts, handle: str) -> bool:
    wanted = _plain(handle)
    return bool(wanted) and wanted in {_plain(channel.handle), _plain(channel.display_name)}


def _plain(handle: str) -> str:
    """A handle without its mark, and without zeros in front, which spreadsheets lose."""
    return folded(handle).lstrip("@").lstrip("0")


def said_key(client: int, wall: str, text: str) -> tuple[int, str, str]:
    """What makes two posts the same: client, wall time to the minute ("" for none), text without blanks and case."""
    return client, wall, " ".join(text.split()).casefold()[:400]
