"""What links, mentions and tags a text holds, as each network reads it."""

from __future__ import annotations

import re
from collections.abc import Callable

from smdesk.core import network as networks
from smdesk.core.text import bluesky, mastodon, x
from smdesk.core.text.spans import Entity, Kind, apart, byte_span

__all__ = ["Entity", "Kind", "byte_span", "extract", "links", "mentions", "tags"]

Finder = Callable[[str], list[Entity]]

#: Names with dots and dashes inside, taken whole or not at all; an e-mail address is none, nor a name with a server.
_NAME = re.compile(r"(?<![\w@./+-])@((?>\w(?:[\w.-]*\w)?))(?!@)", re.ASCII)
_TELEGRAM = re.compile(r"(?<![\w@./])@([A-Za-z]\w{3,31})(?!\w)", re.ASCII)


def _names(text: str) -> list[Entity]:
    return [Entity(match.start(), match.end(), "mention", match[1]) for match in _NAME.finditer(text)]


def _telegram_names(text: str) -> list[Entity]:
    return [Entity(match.start(), match.end(), "mention", match[1]) for match in _TELEGRAM.finditer(text)]


#: network → links, mentions, tags. The others publish no rule; theirs is X's for links and tags, and plain names.
_RULES: dict[str, tuple[Finder, Finder, Finder]] = {
    "x": (x.links, x.mentions, x.tags),
    "bluesky": (bluesky.links, bluesky.mentions, bluesky.tags),
    "mastodon": (mastodon.links, mastodon.mentions, mastodon.tags),
    "telegram": (x.links, _telegram_names, x.tags),
    # A practice mention is read as Mastodon's: with or without a server.
    "practice": (x.links, mastodon.mentions, x.tags),
}
_OTHERS: tuple[Finder, Finder, Finder] = (x.links, _names, x.tags)


def _rules(network: str) -> tuple[Finder, Finder, Finder]:
    networks.load(network)
    return _RULES.get(network, _OTHERS)


def links(text: str, network: str = "x") -> list[Entity]:
    """Addresses in order. By default with X's rule: in any script, with or without `http://`.

    Raises:
        NotFound: `unknown_network`.
    """
    return _rules(network)[0](text)


def mentions(network: str, text: str) -> list[Entity]:
    """Mentions in order; whether the account exists is not asked. Raises NotFound: `unknown_network`."""
    return _rules(network)[1](text)


def tags(network: str, text: str) -> list[Entity]:
    """Hashtags in order. Raises NotFound: `unknown_network`."""
    return _rules(network)[2](text)


def extract(network: str, text: str) -> list[Entity]:
    """Links, mentions and tags together, in order and apart. Raises NotFound: `unknown_network`."""
    find_links, find_mentions, find_tags = _rules(network)
    return apart(find_links(text) + find_mentions(text) + find_tags(text))
