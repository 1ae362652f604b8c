"""The article: a post's text, pictures and link as the blocks that WordPress's editor opens again."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable

from smdesk.core.records import dataclass
from smdesk.core.text import entities

_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\"'.,;:!?)\]»”…]")
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Shown:
    """A file of the site's library, as a block shows it."""

    id: int
    url: str
    kind: str  # image, gif, video, audio, other
    alt: str = ""


def article(text: str, link: str, files: Iterable[Shown]) -> str:
    """The content of a post."""
    pieces = [_paragraph(each) for each in _BLANK_LINES.split(text.strip("\n")) if each.strip()]
    listed = list(files)
    pictures = [_image(file) for file in listed if file.kind in {"image", "gif"}]
    pieces += [_gallery(pictures)] if len(pictures) > 1 else pictures
    pieces += [_other(file) for file in listed if file.kind not in {"image", "gif"}]
    if link and link not in text:
        pieces.append(_paragraph(link))
    return "\n\n".join(pieces)


def _paragraph(text: str) -> str:
    return _block("paragraph", {}, f"<p>{_linked(text)}</p>")


def _linked(text: str) -> str:
    """Escaped, with addresses as links. One that stands alone stays bare: WordPress shows what is behind it."""
    if _ADDRESS.fullmatch(text.strip()):
        return html.escape(text.strip(), quote=False)
    pieces: list[str] = []
    at = 0
    for start, end in _addresses(text):
        shown = text[start:end]
        target = shown if "://" in shown else f"https://{shown}"
        pieces += (_escaped(text[at:start]), f'<a href="{html.escape(target)}">{_escaped(shown)}</a>')
        at = end
    return "".join((*pieces, _escaped(text[at:])))


def _addresses(text: str) -> list[tuple[int, int]]:
    """Where addresses stand: all with a scheme, and without one those of a domain that there is."""
    found = [match.span() for match in _ADDRESS.finditer(text)]
    found += [
        (entity.start, entity.end)
        for entity in entities.links(text)
        if not any(start < entity.end and entity.start < end for start, end in found)
    ]
    return sorted(found)


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")


def _image(file: Shown) -> str:
    picture = f'<img src="{html.escape(file.url)}" alt="{html.escape(file.alt)}" class="wp-image-{file.id}"/>'
    figure = f'<figure class="wp-block-image size-large">{picture}</figure>'
    return _block("image", {"id": file.id, "sizeSlug": "large", "linkDestination": "none"}, figure)


def _gallery(pictures: Iterable[str]) -> str:
    inside = "\n\n".join(pictures)
    figure = f'<figure class="wp-block-gallery has-nested-images columns-default is-cropped">{inside}</figure>'
    return _block("gallery", {"linkTo": "none"}, figure)


def _other(file: Shown) -> str:
    name = file.kind if file.kind in {"video", "audio"} else "file"
    address = html.escape(file.url)
    if name == "file":
        return _block(
            name, {"id": file.id, "href": file.url}, f'<div class="wp-block-file"><a href="{address}"></a></div>'
        )
    inside = f'<{name} controls src="{address}"></{name}>'
    return _block(name, {"id": file.id}, f'<figure class="wp-block-{name}">{inside}</figure>')


def _block(name: str, attributes: dict[str, object], inside: str) -> str:
    # Two dashes would end the comment that the block is written in.
    told = json.dumps(attributes, separators=(",", ":")).replace("--", "\\u002d\\u002d") + " " if attributes else ""
    return f"<!-- wp:{name} {told}-->\n{inside}\n<!-- /wp:{name} -->"
