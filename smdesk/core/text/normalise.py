"""Makes what a network shows comparable with what was sent to it."""

from __future__ import annotations

import html
import re
import unicodedata
from html.parser import HTMLParser

from smdesk.core.text import mastodon, spans, x
from smdesk.core.text.spans import Entity

_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\ufe0e\ufe0f]")
_BLANK = re.compile(r"\s+")
_BLOCKS = frozenset({"p", "div", "blockquote", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
_BLANK_LINES = re.compile(r"\n{3,}")


def fingerprint(text: str) -> str:
    """What stays the same when a network shows a text in its own way, to match a post with what was sent.

    HTML entities are resolved, addresses dropped (networks shorten them), `@user@server` is cut to `@user`, characters
    nobody sees are dropped, blanks collapsed, the rest in NFC. "" says that nothing is left to match on: then neither
    equality nor its absence proves anything.
    """
    previous = None
    while text != previous:
        previous = text
        text = unicodedata.normalize("NFC", _INVISIBLE.sub("", html.unescape(text)))
        text = spans.replace(text, x.links(text), " ")
        text = _without_servers(text)
        text = _BLANK.sub(" ", text).strip()
    return text


def _without_servers(text: str) -> str:
    pieces: list[str] = []
    position = 0
    for entity in mastodon.mentions(text):
        pieces += (text[position : entity.start], "@", _user(entity))
        position = entity.end
    return "".join((*pieces, text[position:]))


def _user(entity: Entity) -> str:
    return entity.value.partition("@")[0]


def html_to_text(source: str) -> str:
    """Plain text of a status as Mastodon and compatible servers give it.

    Paragraphs become blank lines, `br` a line break, an address is given in full though the page hides parts of it,
    a mention or tag as it reads. Anything else that is marked up keeps its text only.
    """
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return _BLANK_LINES.sub("\n\n", "".join(reader.pieces)).strip("\n")


class _Reader(HTMLParser):
    """Collects text; an `a` is held back until its end, when its text and its target can be compared."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._link: list[str] | None = None
        self._target = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._add("\n")
        elif tag in _BLOCKS and self.pieces:
            self._add("\n\n")
        elif tag == "li" and self.pieces:
            self._add("\n")
        elif tag == "a":
            self._end_link()
            self._link, self._target = [], dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._end_link()
        elif tag in _BLOCKS:
            self._add("\n\n")

    def handle_data(self, data: str) -> None:
        self._add(data)

    def close(self) -> None:
        super().close()
        self._end_link()

    def _add(self, words: str) -> None:
        (self.pieces if self._link is None else self._link).append(words)

    def _end_link(self) -> None:
        if self._link is None:
            return
        words = "".join(self._link)
        self._link = None
        self.pieces.append(_shown(words, self._target))


def _shown(words: str, target: str) -> str:
    """The target where the words are a part of it (a shortened address), else the words."""
    part = words.strip().removesuffix("…").removesuffix("...")
    bare = part.partition("://")[2] or part
    cut = part != words.strip() or "://" not in part
    return target if cut and "." in bare and bare in target and part[:1] not in "@#" else words
