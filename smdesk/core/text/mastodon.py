"""What Mastodon reads in a text: links, mentions of accounts here and elsewhere, hashtags; and its length.

Source: Mastodon's models Account (MENTION_RE) and Tag (HASHTAG_RE), StatusLengthValidator, and its user documentation
("links are counted as 23 characters", "mentions of other servers' people count without the server").
"""

from __future__ import annotations

from functools import cache

import regex

from smdesk.core.text import hosts, spans
from smdesk.core.text.spans import Entity, apart

_WORD = r"\p{L}\p{M}\p{Nd}\p{Pc}"
_SEPARATORS = "_\u00b7\u30fb\u200c"


@cache
def _mention() -> regex.Pattern[str]:
    name = r"[0-9A-Za-z_]+(?:[0-9A-Za-z_.-]*[0-9A-Za-z_])?"
    return regex.compile(rf"(?<![=/{_WORD}])@(?>{name}(?:@[{_WORD}.-]*[{_WORD}])?)(?![@＠{hosts.ACCENTS}]|://)")


@cache
def _hashtag() -> regex.Pattern[str]:
    # A letter or a separator inside: digits alone are no tag.
    return regex.compile(
        rf"(?<![=/)\p{{L}}\p{{M}}\p{{Nd}}])[#＃]((?>[{_WORD}](?:[{_WORD}{_SEPARATORS}]*[{_WORD}])?))(?![#＃]|://)"
    )


@cache
def _letter() -> regex.Pattern[str]:
    return regex.compile(rf"\p{{L}}|(?<=.)[{_SEPARATORS}](?=.)", regex.DOTALL)


@cache
def _grapheme() -> regex.Pattern[str]:
    return regex.compile(r"\X")


def links(text: str) -> list[Entity]:
    """Addresses with `http://` or `https://`; bare domains stay text."""
    return hosts.find(text, hosts.any_tail(), bare=False)


def mentions(text: str) -> list[Entity]:
    """`@user` and `@user@server`; the value is what follows the first `@`."""
    if "@" not in text:
        return []
    return [Entity(match.start(), match.end(), "mention", match[0][1:]) for match in _mention().finditer(text)]


def tags(text: str) -> list[Entity]:
    """`#tag` in any script, not inside a link."""
    return spans.tags(text, _hashtag, _letter, links)


def length(text: str, link: int = 23) -> int:
    """Grapheme clusters, an address counting as `link` of them and `@user@server` as `@user`."""
    pieces: list[str] = []
    position = 0
    for entity in apart(links(text) + mentions(text)):
        pieces.append(text[position : entity.start])
        if entity.kind == "link":
            pieces.append("x" * link)
        else:
            pieces.append("@" + entity.value.partition("@")[0])
        position = entity.end
    return graphemes("".join((*pieces, text[position:])))


def graphemes(text: str) -> int:
    """Extended grapheme clusters (Unicode Standard Annex 29): what a reader takes for one character."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    return len(_grapheme().findall(text))
