"""Everything a person needs to publish by hand: texts to paste, media to attach, the page to open; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.network import NetworkSpec
from smdesk.core.records import dataclass

LONGEST_URL = 2000  # NETWORKS 18: browsers and the Windows shell cut longer ones
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]}']", re.IGNORECASE)


class Do(StrEnum):
    """What there is to do, in this order. The sentences are made elsewhere."""

    COPY_TEXT = "copy_text"  # the caption is to be on the clipboard, whatever the link fills in
    OPEN_FILLED = "open_filled"  # open the link; the text is in it already
    OPEN_PAGE = "open_page"  # open the page; nothing is filled in
    OPEN_APP = "open_app"  # no page is known: open the network yourself
    ATTACH_MEDIA = "attach_media"  # no link takes media
    DESCRIBE_MEDIA = "describe_media"  # paste the alternative texts
    PUBLISH = "publish"
    FINISH_DRAFT = "finish_draft"  # the network has it as a draft in its app already
    ADD_PARTS = "add_parts"  # the other parts of the thread, each under the one before
    ADD_COMMENT = "add_comment"  # the first comment
    PASTE_LINK = "paste_link"  # bring the address back


@dataclass(frozen=True, slots=True)
class KitPart:
    """One part as it is to be pasted, with its media and their alternative texts, in order."""

    caption: str
    media: tuple[MediaItem, ...] = ()
    paths: tuple[Path, ...] = ()

    @property
    def alts(self) -> tuple[str, ...]:
        """Alternative texts in the order of the media; "" where there is none."""
        return tuple(item.alt for item in self.media)


@dataclass(frozen=True, slots=True)
class Kit:
    """All of one publication. `open_url` is "" where no page is known."""

    caption: str  # of the first part
    first_comment: str
    parts: tuple[KitPart, ...]
    compose_url: str  # with the text filled in; "" where that is not possible
    page_url: str
    reply_to: str  # address of what it answers, "" for none
    todo: tuple[Do, ...]
    missing: tuple[str, ...] = ()  # names of media whose file is not there

    @property
    def open_url(self) -> str:
        """The address to open in the browser."""
        return self.compose_url or self.page_url


def make_kit(
    spec: NetworkSpec,
    payload: Payload,
    *,
    files: Mapping[str, Path],
    first_comment: str = "",
    server: str = "",
    handed: bool = False,
) -> Kit:
    """The kit of a publication on a network.

    Args:
        spec: where it goes; its `compose_url` and `page_url` are templates with {text}, {url} and {server}.
        payload: what goes out.
        files: name of a medium → file on disk; what is not there is named in `missing`.
        first_comment: text of the first comment, "" for none.
        server: base address, for networks of many servers.
        handed: the network has it as a draft already; nothing is uploaded a second time.
    """
    if handed:
        return _draft(payload)
    parts = tuple(_part(part, files) for part in payload.parts)
    page = _page(spec.page_url, server)
    compose = _compose(spec.compose_url, payload.parts[0], server) if payload.parts else ""
    return Kit(
        caption=parts[0].caption if parts else "",
        first_comment=first_comment,
        parts=parts,
        compose_url=compose,
        page_url=page,
        reply_to=payload.reply_to,
        todo=_todo(parts, compose, page, "{text}" in spec.compose_url, first_comment),
        missing=_missing(payload, files),
    )


def _missing(payload: Payload, files: Mapping[str, Path]) -> tuple[str, ...]:
    return tuple(
        item.filename or item.sha256
        for part in payload.parts
        for item in part.media
        if item.name not in files or not files[item.name].is_file()
    )


def _draft(payload: Payload) -> Kit:
    """What is left to do of one that waits in the network's app."""
    parts = tuple(KitPart(caption(part)) for part in payload.parts)
    text = parts[0].caption if parts else ""
    todo = (*((Do.COPY_TEXT,) if text else ()), Do.FINISH_DRAFT, Do.PASTE_LINK)
    return Kit(text, "", parts, "", "", payload.reply_to, todo)


def _part(part: Part, files: Mapping[str, Path]) -> KitPart:
    paths = tuple(files[item.name] for item in part.media if item.name in files)
    return KitPart(caption(part), part.media, paths)


def caption(part: Part) -> str:
    """The text to paste: with the link of the card below it, unless it holds that link already."""
    text = part.text.replace("\r\n", "\n").replace("\r", "\n")
    if part.link and part.link not in text:
        return f"{text}\n\n{part.link}" if text else part.link
    return text


def _page(template: str, server: str) -> str:
    return "" if "{server}" in template and not server else template.replace("{server}", server.rstrip("/"))


def _compose(template: str, part: Part, server: str) -> str:
    """The filled link, or "" where it needs what there is not, or gets longer than links may be."""
    if not template or ("{server}" in template and not server):
        return ""
    text = caption(part)
    link = part.link
    if "{url}" in template:
        found = _ADDRESS.findall(text)
        link = link or (found[-1] if found else "")
        if not link:
            return ""
        # The network puts the link below the text by itself.
        text = text.removesuffix(link).rstrip() if text.endswith(link) else text
    values = {"text": quote(text, safe="", errors="replace"), "url": quote(link, safe="")}
    filled = re.sub(r"\{(text|url)\}", lambda found: values[found[1]], _page(template, server))
    return filled if len(filled) < LONGEST_URL else ""


def _todo(parts: tuple[KitPart, ...], compose: str, page: str, fills: bool, first_comment: str) -> tuple[Do, ...]:
    head = parts[0] if parts else KitPart("")
    steps = [
        (Do.COPY_TEXT, bool(head.caption)),
        (Do.OPEN_FILLED, bool(compose) and fills),
        (Do.OPEN_PAGE, bool(compose or page) and not (compose and fills)),
        (Do.OPEN_APP, not compose and not page),
        (Do.ATTACH_MEDIA, bool(head.media)),
        (Do.DESCRIBE_MEDIA, any(head.alts)),
        (Do.PUBLISH, True),
        (Do.ADD_PARTS, len(parts) > 1),
        (Do.ADD_COMMENT, bool(first_comment)),
        (Do.PASTE_LINK, True),
    ]
    return tuple(step for step, wanted in steps if wanted)
