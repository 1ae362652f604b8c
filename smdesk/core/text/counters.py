"""How long a text is by each network's own rule.

`count(network, text)` and `limit(network)` are a promise to whoever checks the program from outside: they stay.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from smdesk.core import network as networks
from smdesk.core.network import NetworkSpec, TextRule
from smdesk.core.records import dataclass
from smdesk.core.text import emoji, mastodon, x

Field = Literal["text", "comment", "message", "title", "caption"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A length beside its limit, in the network's own units, and in UTF-8 bytes where those are limited too."""

    count: int
    limit: int | None
    bytes: int
    max_bytes: int | None

    @property
    def over(self) -> bool:
        """True when the network would refuse the text."""
        return self.too_long or self.too_many_bytes

    @property
    def too_long(self) -> bool:
        return self.limit is not None and self.count > self.limit

    @property
    def too_many_bytes(self) -> bool:
        return self.max_bytes is not None and self.bytes > self.max_bytes

    @property
    def left(self) -> int | None:
        """How much more goes in; below 0 when over, None without a limit."""
        return None if self.limit is None else self.limit - self.count


def _graphemes(text: str, rule: TextRule) -> int:
    return mastodon.graphemes(text)


def _characters(text: str, rule: TextRule) -> int:
    return len(text)


def _utf16(text: str, rule: TextRule) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _bytes(text: str, rule: TextRule) -> int:
    return utf8_length(text)


def _x_weighted(text: str, rule: TextRule) -> int:
    return x.weight(text, link=rule.link_length)


def _mastodon(text: str, rule: TextRule) -> int:
    return mastodon.length(text, 23 if rule.link_length is None else rule.link_length)


def _threads(text: str, rule: TextRule) -> int:
    """Threads API, overview: 500 characters, "emojis are counted as the number of UTF-8 bytes"."""
    if not emoji.present(text):
        return len(text)
    return len(text) + sum(utf8_length(found) - len(found) for found in emoji.pattern().findall(text))


#: The names the data files use.
COUNTERS: dict[str, Callable[[str, TextRule], int]] = {
    "graphemes": _graphemes,
    "characters": _characters,  # Unicode code points
    "utf16": _utf16,
    "bytes": _bytes,
    "x_weighted": _x_weighted,
    "mastodon": _mastodon,
    "threads": _threads,
}


def utf8_length(text: str) -> int:
    """Bytes in UTF-8; half a surrogate pair counts as the three it would be replaced by."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def rule_of(spec: NetworkSpec, field: Field) -> TextRule | None:
    """The rule for a field; None where the network has no such field."""
    match field:
        case "text":
            return spec.text
        case "caption":
            return spec.caption or spec.text
        case "title":
            return spec.title
        case "comment":
            return spec.comment
        case "message":
            return spec.message


def measure(spec: NetworkSpec, text: str, *, field: Field = "text", spoiler: str = "") -> Measure:
    """The length of a text on a network, with the account's own limits where `spec` holds them.

    `spoiler` is the content warning before the text, which Mastodon counts with it. `caption` is the text of a post
    with media. Where the network has no rule for the field, the length is in characters and without a limit.
    """
    rule = rule_of(spec, field) or TextRule("characters", None)
    number = COUNTERS[rule.counter](text, rule)
    if spoiler and rule.counter == "mastodon":
        number += mastodon.graphemes(spoiler)
    return Measure(number, rule.limit, utf8_length(text), rule.max_bytes)


def count(network: str, text: str) -> int:
    """The length of a post's text in the units of the network. Raises NotFound: `unknown_network`."""
    rule = networks.load(network).text
    return COUNTERS[rule.counter](text, rule)


def limit(network: str) -> int | None:
    """The greatest length of a post's text, None without a limit. Raises NotFound: `unknown_network`."""
    return networks.load(network).text.limit
