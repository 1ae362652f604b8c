"""What the Bluesky app reads in a text: links, mentions and tags that become facets.

Source: the rules of the network's own client library (packages/api/src/rich-text of bluesky-social/atproto), so that a
text has the same links whether it is sent from the app or from here. Two of its slips are not followed: an upper-case
`HTTPS://` and a bare domain that begins with `http` become links too.
"""

from __future__ import annotations

import re
from functools import cache

import regex

from smdesk.core.text.domains import top_level
from smdesk.core.text.spans import Entity

_BEFORE = r"(?:^|(?<=[\s(]))"
_MENTION = re.compile(rf"{_BEFORE}@([0-9A-Za-z.-]*[0-9A-Za-z])(?![.-]*[0-9A-Za-z_])")
_LINK = re.compile(rf"{_BEFORE}(?:(https?://)\S+|([a-z][a-z0-9]*(?:\.[a-z0-9]+)+)\S*)", re.IGNORECASE)
_INVISIBLE = "\u00ad\u2060\u200a-\u200d\u20e2"
_TAG_MAX = 64  # UTF-16 units in the app; the lexicon says graphemes
_TAG_BYTES = 640  # app.bsky.richtext.facet: tag.maxLength


@cache
def _tag() -> regex.Pattern[str]:
    return regex.compile(rf"(?:^|(?<=\s))[#＃](?!\uFE0F)([^\s{_INVISIBLE}]+)")


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"[^0-9\s\p{P}]")


@cache
def _punctuation_at_end() -> regex.Pattern[str]:
    return regex.compile(r"\p{P}+$")


def _known(host: str) -> bool:
    return host.rpartition(".")[2] in top_level() and "." in host


def mentions(text: str) -> list[Entity]:
    """`@handle` with a known top-level domain or `.test`; whether the handle exists is for the network to say."""
    return [
        Entity(match.start(), match.end(), "mention", match[1])
        for match in _MENTION.finditer(text)
        if _known(match[1]) or match[1].endswith(".test")
    ]


def links(text: str) -> list[Entity]:
    """Addresses, and bare lower-case domains; one mark of punctuation at the end and an unopened `)` stay outside."""
    found: list[Entity] = []
    for match in _LINK.finditer(text):
        if not match[1] and not _known(match[2]):
            continue
        value = match[0]
        if value[-1] in ".,;:!?":
            value = value[:-1]
        if value.endswith(")") and "(" not in value:
            value = value[:-1]
        found.append(Entity(match.start(), match.start() + len(value), "link", value))
    return found


def tags(text: str) -> list[Entity]:
    """`#tag` after a blank, at most 64 long; digits alone are none, punctuation at the end stays outside."""
    if "#" not in text and "＃" not in text:
        return []
    found: list[Entity] = []
    for match in _tag().finditer(text):
        if not _word().search(match[1]):
            continue
        value = _punctuation_at_end().sub("", match[1])
        if value and len(value.encode("utf-16-le")) // 2 <= _TAG_MAX and len(value.encode()) <= _TAG_BYTES:
            found.append(Entity(match.start(), match.start() + 1 + len(value), "tag", value))
    return found
