"""Links that tell where a visit came from: a scheme of parameters, each a pattern, filled for one post on one network.

A pattern holds `{network}`, `{campaign}`, `{post}`, `{format}` or `{client}`. What a link has already is kept, letter
for letter: an address is never taken apart and put together anew, parameters are only added before its fragment.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import Any
from urllib.parse import quote, unquote_plus

from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass
from smdesk.core.text import addresses

PLACEHOLDERS = ("network", "campaign", "post", "format", "client")
#: What a client gets who wants such links and has said no more.
USUAL: Mapping[str, str] = {
    "utm_source": "{network}", "utm_medium": "social", "utm_campaign": "{campaign}", "utm_content": "{post}",
}  # fmt: skip
#: Addresses that lead elsewhere, or into an app: what is added to them is lost, or breaks them.
SHORT = frozenset({
    "amzn.to", "bit.ly", "buff.ly", "cutt.ly", "fb.me", "g.page", "goo.gl", "instagr.am", "is.gd", "lnkd.in", "m.me",
    "ow.ly", "pin.it", "rebrand.ly", "shorturl.at", "t.co", "t.ly", "t.me", "tiny.cc", "tinyurl.com", "wa.me", "wp.me",
    "youtu.be",
})  # fmt: skip
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,39}")
_PLACE = re.compile(r"\{([^{}]*)\}")
_LOOSE = re.compile(r"[{}]")
_LINK = re.compile(r"https?://[^\s<>\"“”«»]+", re.IGNORECASE)
#: Signs at the end of a link that belong to the sentence around it.
_AFTER = ".,;:!?…)]}'’"
_SLUG_MAX = 60
_PATTERN_MAX = 120
_MOST = 10


@dataclass(frozen=True, slots=True)
class Facts:
    """What the placeholders stand for; "" where there is none."""

    network: str = ""
    campaign: str = ""
    post: str = ""
    format: str = ""
    client: str = ""


@dataclass(frozen=True, slots=True)
class Scheme:
    """Parameters in order, each with its pattern; none at all: no such links are wanted."""

    params: tuple[tuple[str, str], ...] = ()
    hosts: tuple[str, ...] = field(default=())  # only links there; none: all links

    @property
    def wanted(self) -> bool:
        """Whether the client wants such links."""
        return bool(self.params)


@dataclass(frozen=True, slots=True)
class Tracking:
    """What is wanted of the links of one post."""

    scheme: Scheme
    facts: Facts

    def on(self, networks: Iterable[str]) -> Tracking:
        """The same where it goes out: of several networks at once the source is called `social`."""
        named = set(networks)
        return replace(self, facts=replace(self.facts, network=named.pop() if len(named) == 1 else "social"))


def from_json(data: Mapping[str, Any]) -> Scheme:
    """As stored; what cannot be a parameter is left out."""
    pairs = ((str(key), str(value)) for key, value in data.items() if isinstance(value, str))
    return Scheme(tuple((key, value) for key, value in pairs if _NAME.fullmatch(key)))


def to_json(scheme: Scheme) -> dict[str, str]:
    """For storing."""
    return dict(scheme.params)


def checked(params: Mapping[str, str]) -> Scheme:
    """A scheme as typed.

    Raises:
        InvalidInput: `utm_name` (value); `utm_placeholder` (value, known); `utm_brace` (value, known), which stands
            alone; `utm_long` (limit); `utm_many` (most). `param` is the parameter as typed.
    """
    if len(params) > _MOST:
        raise InvalidInput("utm_many", field="utm", most=_MOST)
    pairs = [(key.strip(), value.strip()) for key, value in params.items()]
    for key, value in pairs:
        if not _NAME.fullmatch(key):
            raise InvalidInput("utm_name", field="utm", param=key, value=key[:40])
        strange = [each for each in _PLACE.findall(value) if each not in PLACEHOLDERS]
        if not strange and (loose := _LOOSE.search(_PLACE.sub("", value))):
            raise InvalidInput("utm_brace", field="utm", param=key, value=loose[0], known=list(PLACEHOLDERS))
        if strange:
            raise InvalidInput("utm_placeholder", field="utm", param=key, value=strange[0][:40],
                               known=list(PLACEHOLDERS))  # fmt: skip
        if len(value) > _PATTERN_MAX:
            raise InvalidInput("utm_long", field="utm", param=key, limit=_PATTERN_MAX)
    return Scheme(tuple(pairs))


def over(client: Scheme, campaign: Scheme) -> Scheme:
    """The client's scheme with what a campaign says otherwise; an empty pattern takes a parameter out."""
    if not campaign.params:
        return client
    said = dict(client.params) | dict(campaign.params)
    return replace(client, params=tuple((key, value) for key, value in said.items() if value))


def slug(text: str) -> str:
    """Small letters, digits and hyphens: `Otoño de pan` is `otono-de-pan`. Other scripts keep their letters."""
    # Taken apart first too: a letter drawn in a style of its own, 𝕊, is small only as the letter that it is.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = unicodedata.normalize("NFC", "".join(each for each in apart if not unicodedata.combining(each)))
    return re.sub(r"[\W_]+", "-", bare)[:_SLUG_MAX].strip("-")


def filled(scheme: Scheme, facts: Facts) -> tuple[tuple[str, str], ...]:
    """The parameters with their values, without those that would be empty."""
    values = {name: slug(getattr(facts, name)) for name in PLACEHOLDERS}
    made: list[tuple[str, str]] = []
    for key, pattern in scheme.params:
        if any(not values.get(name) for name in _PLACE.findall(pattern)):
            continue  # `autumn-` with nothing behind it says less than no parameter
        value = _PLACE.sub(lambda found: values[found[1]], pattern).strip()
        if value:
            made.append((key, value))
    return tuple(made)


def quoted(scheme: Scheme, facts: Facts, network: str) -> tuple[tuple[str, str], ...]:
    """All patterns as they stand in a link, with this, as it is, in place of the network."""
    values = {name: quote(slug(getattr(facts, name)), safe="") for name in PLACEHOLDERS} | {"network": network}

    def one(pattern: str) -> str:
        pieces = re.split(r"\{([^{}]*)\}", pattern.strip())  # by turns what is said and what is filled in
        return "".join(values[each] if at % 2 else quote(each, safe="") for at, each in enumerate(pieces))

    known = ((key, one(pattern)) for key, pattern in scheme.params if set(_PLACE.findall(pattern)) <= values.keys())
    return tuple(known)


def applies(link: str, scheme: Scheme) -> bool:
    """Whether such parameters belong on a link: a whole web address of a host of the client's, and no short one."""
    if not scheme.wanted or not addresses.valid(link):
        return False
    host = host_of(link)
    if host in SHORT or host.removeprefix("www.") in SHORT:
        return False
    return not scheme.hosts or any(host == own or host.endswith(f".{own}") for own in scheme.hosts)


def host_of(link: str) -> str:
    """The host of an address, in small letters, without user and port."""
    return _host(link.partition("://")[2] or link)


def _host(rest: str) -> str:
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2]
    return re.sub(r":\d*$", "", authority).casefold().removesuffix(".")


def own_hosts(website: str) -> tuple[str, ...]:
    """The hosts that are the client's, from its website: links to others are not its to mark. None told: all."""
    host = _host(website.partition("://")[2] or website.strip())
    return (host.removeprefix("www."),) if "." in host else ()


def missing(link: str, scheme: Scheme, facts: Facts) -> tuple[tuple[str, str], ...]:
    """The parameters that the scheme would add to a link: those it has not, under whatever value."""
    if not applies(link, scheme):
        return ()
    query = link.partition("#")[0].partition("?")[2]
    has = {unquote_plus(each.partition("=")[0]).casefold() for each in query.split("&")}
    return tuple((key, value) for key, value in filled(scheme, facts) if key.casefold() not in has)


def tagged(link: str, scheme: Scheme, facts: Facts) -> str:
    """The link with the parameters that it lacks."""
    more = missing(link, scheme, facts)
    if not more:
        return link
    return with_query(link, [(key, quote(value, safe="")) for key, value in more])


def with_query(link: str, more: Iterable[tuple[str, str]]) -> str:
    """The link with parameters behind those that it has; their values are quoted already."""
    address, hash_, fragment = link.partition("#")
    join = "?" if "?" not in address else "" if address[-1] in "?&" else "&"
    return f"{address}{join}{'&'.join(f'{key}={value}' for key, value in more)}{hash_}{fragment}"


def links(text: str) -> list[tuple[int, int]]:
    """Where the web addresses of a text stand, without the sentence's own signs behind them."""
    found = []
    for match in _LINK.finditer(text):
        link = match[0]
        while link and link[-1] in _AFTER and not (link[-1] == ")" and link.count("(") >= link.count(")")):
            link = link[:-1]
        found.append((match.start(), match.start() + len(link)))
    return found


def tagged_text(text: str, scheme: Scheme, facts: Facts) -> str:
    """The text with all its links so."""
    parts, end = [], 0
    for start, stop in links(text):
        parts += [text[end:start], tagged(text[start:stop], scheme, facts)]
        end = stop
    return "".join([*parts, text[end:]])


def untagged(text: str, scheme: Scheme, facts: Facts) -> Sequence[str]:
    """The links of a text that lack parameters, each once."""
    return tuple(dict.fromkeys(text[start:stop] for start, stop in links(text)
                               if missing(text[start:stop], scheme, facts)))  # fmt: skip
