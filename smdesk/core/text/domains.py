"""Top-level domains and the rule for a host name that can be looked up."""

from __future__ import annotations

import re
from functools import cache

from smdesk.core import resources

_WORD = re.compile(r"[0-9A-Za-z]+")
_LABEL_MAX = 63  # octets, RFC 1035 section 2.3.4


@cache
def top_level() -> frozenset[str]:
    """All top-level domains, lower case, as letters and not as punycode. Raises OSError on a broken installation."""
    lines = resources.path("text", "tlds.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@cache
def _longest() -> int:
    return max(map(len, top_level()))


def top_level_end(text: str, start: int, stop: int) -> int:
    """Where the top-level domain that begins at `start` ends, -1 when none does. `stop` is read as the text's end.

    A letter or digit of ASCII, or one of `@ + -`, must not follow (twitter-text, regex.rb: valid_gTLD).
    """
    if text[start : start + 4].lower() == "xn--":
        code = _WORD.match(text, start + 4, stop)
        return code.end() if code else -1
    word = _WORD.match(text, start, stop)
    end = word.end() if word else start
    following = text[end] if end < stop else ""
    if word and (not following or following.isascii()):
        return end if following not in ("@", "+", "-") and word[0].lower() in top_level() else -1
    for end in range(min(start + _longest(), stop), start, -1):
        after = text[end] if end < stop else ""
        if text[start:end].lower() in top_level() and not (_WORD.match(after) or after in ("@", "+", "-")):
            return end
    return -1


def encodable(host: str) -> int:
    """The length of a host name in its ASCII form, 0 when it has none (RFC 3490: labels of 1 to 63 octets)."""
    total = -1
    for label in host.split("."):
        length = _encoded(label)
        if not 0 < length <= _LABEL_MAX:
            return 0
        total += length + 1
    return total


def _encoded(label: str) -> int:
    if label.isascii():
        return len(label)
    if len(label) > _LABEL_MAX or label[:4].lower() == "xn--":
        return 0
    return 4 + len(label.encode("punycode"))
