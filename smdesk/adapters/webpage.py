"""Title, description and picture of a web page, read from its head as link previews are (Open Graph, then HTML)."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

from smdesk.core.records import dataclass

TITLE, DESCRIPTION = 300, 1000  # characters that are kept
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)
_TITLES = ("og:title", "twitter:title", "<title>")
_DESCRIPTIONS = ("og:description", "twitter:description", "description")
_PICTURES = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")


@dataclass(frozen=True, slots=True)
class Page:
    """What a card shows; "" for what the page does not tell."""

    title: str = ""
    description: str = ""
    picture: str = ""  # absolute address


class _Head(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}
        self._title: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (values.get("property") or values.get("name") or "").strip().lower()
            if name and values.get("content", "").strip():
                self.found.setdefault(name, values["content"])
        elif tag == "title" and "<title>" not in self.found:
            self._title = []

    def handle_data(self, data: str) -> None:
        if self._title is not None:
            self._title.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title" and self._title is not None:
            self.found["<title>"] = "".join(self._title)
            self._title = None

    def first(self, names: tuple[str, ...], length: int) -> str:
        for name in names:
            text = " ".join(self.found.get(name, "").split())
            if text:
                return text if len(text) <= length else text[: length - 1] + "…"
        return ""


def read(body: bytes, address: str, charset: str = "") -> Page:
    """What the page says about itself. `charset` from the HTTP header; without it the page's own, else UTF-8."""
    match = _CHARSET.search(body[:4096])
    name = charset or (match[1].decode("ascii") if match else "utf-8")
    try:
        text = body.decode(name, errors="replace")
    except LookupError:
        text = body.decode("utf-8", errors="replace")
    head = _Head()
    head.feed(text)
    head.close()
    picture = head.first(_PICTURES, 2048)
    return Page(head.first(_TITLES, TITLE), head.first(_DESCRIPTIONS, DESCRIPTION), _absolute(picture, address))


def _absolute(picture: str, address: str) -> str:
    try:
        full = urljoin(address, picture) if picture else ""
    except ValueError:
        return ""
    return full if full.startswith(("http://", "https://")) else ""
