"""Finds the addresses in a text by their host name, with or without `http://`, in any script.

The rules are those of twitter-text (conformance file extract.yml), which X and, with longer paths, Mastodon follow:
a host is labels of anything but ASCII punctuation, blanks and direction marks; it ends in a top-level domain; a
letter, a digit or one of `@ # $` must not stand before it; without `http://` only its ASCII part counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from smdesk.core.records import dataclass
from smdesk.core.text.domains import encodable, top_level_end
from smdesk.core.text.spans import Entity

DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
BLANKS = "\t-\r \u0085\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
#: Latin letters with marks that a host without `http://` may have.
ACCENTS = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b"
    "\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_LETTER = rf"[^\x00-/:-@\[-`{{-\x7f{BLANKS}{DIRECTION}\ufffe\uffff\ufeff]"
_RUN = re.compile(rf"(?:{_LETTER}|[._-])+")
_CHAIN = re.compile(rf"(?:[0-9A-Za-z_{ACCENTS}-]+\.)+")
_REFUSED_BEFORE = re.compile(r"[0-9A-Za-z@＠$#＃\ufffe\uffff\ufeff]")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_SHORT = re.compile(
    r"https?://t\.co/([0-9A-Za-z]+)(?:\?[0-9A-Za-z!?*'();:&=+$/%#\[\]_.,~|@-]*[0-9A-Za-z_&=#/-])?", re.I
)
_SHORT_MAX = 40  # characters of a t.co path
_ADDRESS_MAX = 4096  # characters, the host in its ASCII form
_SKIPPED_BEFORE = "-_./"  # a bare host after one of these is read, and not taken


@dataclass(frozen=True, slots=True)
class _Host:
    start: int
    end: int


def find(text: str, tail: re.Pattern[str], *, bare: bool = True) -> list[Entity]:
    """All links of a text, in order.

    `tail` matches what may follow a host: port, path (group 1) and query. `bare` takes hosts without a scheme too.
    """
    found: list[Entity] = []
    if "." not in text:
        return found
    position, least = 0, 0
    while run := _RUN.search(text, position):
        host = _host(text, run.start(), run.end(), least) if "." in run[0] else None
        if host is None:
            position = run.end()
            continue
        rest = tail.match(text, host.end)
        end = rest.end() if rest else host.end
        path = bool(rest and rest[1])
        if host.start == run.start() and (scheme := _scheme_before(text, host.start, least)) is not None:
            found += _with_scheme(text, scheme, host, end)
        elif bare and not (host.start and text[host.start - 1] in _SKIPPED_BEFORE):
            found += _without_scheme(text, host, end, path=path)
        position, least = end, end + 1
    return found


def _scheme_before(text: str, host: int, least: int) -> int | None:
    """Where `http://` or `https://` before a host begins, None when there is none or it may not stand there."""
    for length in (7, 8):
        start = host - length
        if start >= 0 and _SCHEME.fullmatch(text, start, host):
            allowed = start == 0 or (start >= least and not _REFUSED_BEFORE.match(text, start - 1))
            return start if allowed else None
    return None


def _with_scheme(text: str, start: int, host: _Host, end: int) -> Iterator[Entity]:
    short = _SHORT.match(text, start, end)
    if short:
        if len(short[1]) > _SHORT_MAX:
            return
        end = short.end()
    if _fits(text[host.start : host.end], end - start):
        yield Entity(start, end, "link", text[start:end])


def _without_scheme(text: str, host: _Host, end: int, *, path: bool) -> list[Entity]:
    """The ASCII hosts inside a host of any script; the path belongs to the last one."""
    links: list[Entity] = []
    position = host.start
    while chain := _CHAIN.search(text, position, host.end):
        position = chain.end()
        dots = [index for index in range(chain.start(), chain.end()) if text[index] == "."]
        for dot in reversed(dots):
            stop = top_level_end(text, dot + 1, host.end)
            if stop >= 0:
                position = stop
                if _fits(text[chain.start() : stop], end - host.start + len("https://")):
                    links.append(Entity(chain.start(), stop, "link", text[chain.start() : stop]))
                break
    if links and path and links[-1].end == host.end:
        last = links.pop()
        links.append(Entity(last.start, end, "link", text[last.start : end]))
    return links


def _fits(host: str, length: int) -> bool:
    encoded = encodable(host)
    return bool(encoded) and length + max(0, encoded - len(host)) <= _ADDRESS_MAX


def _host(text: str, start: int, stop: int, least: int) -> _Host | None:
    """The first and then longest host in a run of host characters, None without one."""
    labels = _Labels(text, start, stop)
    for index in range(labels.count - 1):
        end = labels.end_from(index)
        if end is None:
            continue
        begin, limit = labels.bounds[index]
        underscore = text.rfind("_", begin, limit) if end.domain_is_first else -1
        for point in range(max(begin, underscore + 1), limit):
            if text[point] not in "-_" and _may_start(text, point, start, least):
                return _Host(point, end.position)
    return None


def _may_start(text: str, point: int, start: int, least: int) -> bool:
    if point == start and _scheme_before(text, point, least) is not None:
        return True
    return point == 0 or (point >= least and not _REFUSED_BEFORE.match(text, point - 1))


@dataclass(frozen=True, slots=True)
class _End:
    position: int
    domain_is_first: bool  # the label before the top-level domain is the first: no underscore in it


class _Labels:
    """The labels of a run, and for each which top-level domain a host beginning in it would end with."""

    def __init__(self, text: str, start: int, stop: int) -> None:
        self.bounds: list[tuple[int, int]] = []
        for label in text[start:stop].split("."):
            self.bounds.append((start, start + len(label)))
            start += len(label) + 1
        self.count = len(self.bounds)
        size = len(text)
        self._tops = [-1] + [top_level_end(text, begin, size) for begin, _ in self.bounds[1:]]
        self._closes = [begin < end and text[end - 1] not in "-_" for begin, end in self.bounds]
        whole = [
            closes and text[begin] not in "-_" for closes, (begin, _) in zip(self._closes, self.bounds, strict=True)
        ]
        plain = [ok and "_" not in text[b:e] for ok, (b, e) in zip(whole, self.bounds, strict=True)]
        #: label → the first label after it that cannot be a subdomain
        self._reach = [self.count] * (self.count + 1)
        for index in range(self.count - 2, -1, -1):
            self._reach[index] = self._reach[index + 1] if whole[index + 1] else index + 1
        self._good = [k for k in range(1, self.count) if self._tops[k] >= 0 and plain[k - 1]]

    def end_from(self, index: int) -> _End | None:
        """The farthest end of a host whose first label is `index` or its tail; None when there is none."""
        if not self._closes[index]:
            return None
        place = bisect_right(self._good, min(self._reach[index], self.count - 1)) - 1
        if place >= 0 and self._good[place] > index:
            return _End(self._tops[self._good[place]], domain_is_first=False)
        top = self._tops[index + 1]
        return _End(top, domain_is_first=True) if top >= 0 else None


@cache
def latin_tail() -> re.Pattern[str]:
    """Port, path (group 1) and query as X reads them: Latin and Cyrillic letters, two levels of brackets."""
    plain = rf"0-9A-Za-z{ACCENTS}\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"
    dashes = (
        r"\u058a\u05be\u1400\u1806\u2010-\u2015\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u301c\u3030\u30a0"
        r"\ufe31\ufe32\ufe58\ufe63\uff0d"
    )
    inner = rf"[{plain}!*';:=+,.$/%#\[\]{dashes}_~&|@-]"
    brackets = rf"\((?:{inner}+|{inner}*\({inner}+\){inner}*)\)"
    path = rf"/(?:(?:{inner}|{brackets})*(?:[{plain}=_#/+-]|{brackets}))?"
    query = r"\?[0-9A-Za-z!?*'();:&=+$/%#\[\]_.,~|@-]*[0-9A-Za-z_&=#/-]"
    return re.compile(rf"(?::[0-9]+)?({path})?(?:{query})?")


@cache
def any_tail() -> re.Pattern[str]:
    """The same as Mastodon reads them: letters of every script (its initializer twitter_regex.rb)."""
    inner = r"[^\s<>()?]"
    brackets = rf"\((?:{inner}+|{inner}*\({inner}+\){inner}*)\)"
    path = rf"/(?:(?:{inner}|{brackets})*(?:[^\s()?!*\"'「」<>;:=,.$%\[\]~&|@]|{brackets}))?"
    wide = r"\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U000efffd"
    query = rf"\?[0-9A-Za-z!?*'();:&=+$/%#\[\]_.,~|@^{wide}-]*[0-9A-Za-z_&=#/{wide}-]"
    return re.compile(rf"(?::[0-9]+)?({path})?(?:{query})?")
