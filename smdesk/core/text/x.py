"""What X reads in a text: links, mentions, lists, hashtags, cashtags, and the weight of it all.

Source: twitter-text, configuration v3 and its conformance files validate.yml and extract.yml.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import regex

from smdesk.core.records import dataclass
from smdesk.core.text import emoji, hosts, spans
from smdesk.core.text.spans import Entity

_REPLY = re.compile(rf"[{hosts.BLANKS}{hosts.DIRECTION}]*[@＠]([0-9A-Za-z_]{{1,20}}+)(?![@＠{hosts.ACCENTS}]|://)")
_CASHTAG = re.compile(
    rf"(?:^|(?<=[{hosts.BLANKS}{hosts.DIRECTION}]))\$([A-Za-z]{{1,6}}(?:[._][A-Za-z]{{1,2}})?)(?=$|[\s!-/:-@\[-`{{-~])"
)
#: Byte order marks and a code point that is no character.
_REFUSED = re.compile("[\ufffe\ufeff\uffff]")
#: Characters beside letters, marks and digits that do not end a hashtag.
_JOINERS = "_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7"


@cache
def _mention() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:(?<![0-9A-Za-z_!#$%&*@＠])|(?<=(?:^|[^0-9A-Za-z_+~.-])[rR][tT]:?))"
        r"[@＠](?P<name>[0-9A-Za-z_]{1,20}+)(?P<list>/[A-Za-z][0-9A-Za-z_-]{0,24}+)?+"
        rf"(?![@＠{hosts.ACCENTS}]|://)"
    )


@cache
def _hashtag() -> regex.Pattern[str]:
    inside = rf"\p{{L}}\p{{M}}\p{{Nd}}{_JOINERS}"
    return regex.compile(rf"(?:(?<![&{inside}])|(?<=[\uFE0E\uFE0F]))[#＃](?!\uFE0F|\u20E3)([{inside}]++)(?![#＃]|://)")


@cache
def _letter() -> regex.Pattern[str]:
    return regex.compile(r"[\p{L}\p{M}]")


def links(text: str) -> list[Entity]:
    """Addresses, with `http://` or bare."""
    return hosts.find(text, hosts.latin_tail())


def mentions(text: str, *, lists: bool = False) -> list[Entity]:
    """`@name`; with `lists` also `@name/list`, whose value is `name/list`."""
    if "@" not in text and "＠" not in text:
        return []
    found: list[Entity] = []
    for match in _mention().finditer(text):
        if not match["list"]:
            found.append(Entity(match.start(), match.end(), "mention", match["name"]))
        elif lists:
            found.append(Entity(match.start(), match.end(), "list", match["name"] + match["list"]))
    return found


def reply_to(text: str) -> str:
    """The name a text begins with, "" when it begins with anything else."""
    match = _REPLY.match(text)
    return match[1] if match else ""


def tags(text: str) -> list[Entity]:
    """`#hashtag` in any script, not inside a link; digits alone are none."""
    return spans.tags(text, _hashtag, _letter, links)


def cashtags(text: str) -> list[Entity]:
    """`$TICKER`, one to six letters."""
    return [Entity(match.start(), match.end(), "cashtag", match[1]) for match in _CASHTAG.finditer(text)]


@dataclass(frozen=True, slots=True)
class Weights:
    """A configuration of twitter-text. `light` is a class of characters of weight 1; all others weigh `other`."""

    light: str
    other: int
    emoji: bool  # an emoji sequence weighs `other`, whatever it is made of
    link: int = 23  # transformedURLLength


#: config/v3.json, in force.
V3 = Weights(light="\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037", other=2, emoji=True)


@cache
def _light(weights: Weights) -> re.Pattern[str]:
    return re.compile(f"[{weights.light}]+")


def weight(text: str, weights: Weights = V3, *, link: int | None = None) -> int:
    """The weighted length of a text in X's units; `link` overrides what an address weighs."""
    text = unicodedata.normalize("NFC", text)
    found = links(text)
    total = len(found) * (weights.link if link is None else link)
    position = 0
    for entity in found:
        total += _weight_of_rest(text[position : entity.start], weights)
        position = entity.end
    return total + _weight_of_rest(text[position:], weights)


def valid(text: str, weights: Weights = V3, *, limit: int = 280) -> bool:
    """True when X would take the text: something in it, not over `limit`, no character that X refuses."""
    return bool(text) and weight(text, weights) <= limit and not _REFUSED.search(text)


def _weight_of_rest(text: str, weights: Weights) -> int:
    total = 0
    if weights.emoji and emoji.present(text):
        text, number = emoji.pattern().subn("", text)
        total = number * weights.other
    light = sum(map(len, _light(weights).findall(text)))
    return total + light + (len(text) - light) * weights.other
