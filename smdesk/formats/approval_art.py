"""Pictures, films, documents and drawings in the client's approval file, all inside the file itself."""

from __future__ import annotations

import base64
import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from html import escape
from typing import Any

from smdesk.core import network as networks
from smdesk.core import resources
from smdesk.core.approval import Shown
from smdesk.core.records import dataclass
from smdesk.formats.approval_speech import Speech

#: What every browser draws. Anything else has a placeholder.
DRAWN = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
Key = tuple[str, tuple[float, float, float, float] | None]


@dataclass(frozen=True, slots=True)
class Picture:
    """What is seen of a medium: cropped and scaled down; of a film or document its poster. Its size in pixels keeps the
    page from jumping while it opens.
    """

    mime: str
    data: bytes
    width: int = 0
    height: int = 0


def key(shown: Shown) -> Key:
    """What a medium's picture is found by: the same file may stand in a round with several crops."""
    return shown.sha256, shown.crop


def kind(shown: Shown) -> str:
    """`picture`, `video` or `document`."""
    main = shown.mime.partition("/")[0]
    return {"image": "picture", "video": "video"}.get(main, "document")


class Gallery:
    """Draws media; a picture that is shown twice is written once, and the page's script shows it again."""

    def __init__(self, pictures: Mapping[Key, Picture], speech: Speech) -> None:
        self._pictures = pictures
        self._speech = speech
        self._written: dict[Key, str] = {}

    def art(self, media: Sequence[Shown]) -> str:
        """The first large, the others as thumbnails below it."""
        if not media:
            return ""
        large = self._one(media[0], 0, len(media))
        return f'<div class="art" data-gallery>{large}{self.strip(media, first=1)}</div>'

    def strip(self, media: Sequence[Shown], *, first: int = 0) -> str:
        """Thumbnails in a row, "" without any."""
        drawn = [self._one(each, at, len(media)) for at, each in enumerate(media) if at >= first]
        gallery = "" if first else " data-gallery"
        return f'<div class="strip"{gallery}>{"".join(drawn)}</div>' if drawn else ""

    def _one(self, shown: Shown, at: int, count: int) -> str:
        speech, what = self._speech, kind(shown)
        found = self._pictures.get(key(shown))
        if found is None or found.mime not in DRAWN:
            name = speech.say(what)
            label = escape(f"{name}: {shown.alt}" if shown.alt else name)
            return f'<div class="blank" role="img" aria-label="{label}">{icon(what)}<span>{escape(name)}</span></div>'
        name = speech.say("picture_of", number=at + 1, all=count) if count > 1 else speech.say("picture")
        name = speech.say(what) if what != "picture" else name
        label = escape(speech.say("larger", what=shown.alt or name))
        badge = (
            ""
            if what == "picture"
            else f'<span class="kind">{icon(what)}<span>{escape(speech.say(what))}</span></span>'
        )
        image = self._image(key(shown), found, shown.alt or name)
        return f'<button type="button" data-large aria-label="{label}">{image}{badge}</button>'

    def _image(self, name: Key, picture: Picture, alt: str) -> str:
        size = f' width="{picture.width:d}" height="{picture.height:d}"' if picture.width and picture.height else ""
        rest = f'alt="{escape(alt)}"{size} decoding="async">'
        if name in self._written:
            return f'<img data-same="{self._written[name]}" {rest}'
        self._written[name] = f"picture-{len(self._written)}"
        packed = base64.b64encode(picture.data).decode()
        return f'<img id="{self._written[name]}" src="data:{picture.mime};base64,{packed}" {rest}'


def icon(name: str, more: str = "") -> str:
    """A drawing that says nothing that is not said beside it."""
    return f'<svg aria-hidden="true"{more}><use href="#icon-{name}"/></svg>'


def mark(network: str, told: str) -> str:
    """A network's mark in its colour, with its name for who does not see it."""
    known = f"network-{network}" if network in _glyphs()["networks"] else "icon-any"
    return f'<svg role="img" aria-label="{escape(told)}"><title>{escape(told)}</title><use href="#{known}"/></svg>'


def drawings(used: Collection[str]) -> str:
    """The outlines that `icon` and `mark` refer to; of networks, those that are `used`."""
    stored = _glyphs()
    drawn = {f"icon-{name}": each for name, each in stored["icons"].items()}
    drawn |= {f"network-{name}": each for name, each in stored["networks"].items() if name in used}
    symbols = [
        f'<symbol id="{name}" viewBox="{each["box"]}"><path fill="{each.get("color", "currentColor")}" '
        f'd="{each["d"]}"/></symbol>'
        for name, each in drawn.items()
    ]
    return f'<svg class="drawings" aria-hidden="true">{"".join(symbols)}</svg>'


def network_name(network: str) -> str:
    """What a network calls itself; the id of one that is not known."""
    return networks.load(network).name if network in networks.known() else network


@cache
def _glyphs() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(resources.path("approval", "glyphs.json").read_text(encoding="utf-8"))
    return stored
