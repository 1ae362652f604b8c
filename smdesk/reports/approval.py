"""A round of approval as a file: the client's page, or on paper with boxes to tick and lines to write on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from smdesk.core import document as doc
from smdesk.core.approval import Entry, Part, Place, Round, Shown
from smdesk.reports import page
from smdesk.reports.speech import Speech

#: The bytes of a picture as it goes out; None where it is not here or no picture.
Find = Callable[[Shown], bytes | None]

_HEIGHT, _SHARE = 170.0, 0.3
_LINES = 3


class Files(Protocol):
    """What `services.approvals.files` makes."""

    def write(self, made: Round, target: Path) -> None:
        """The client's page. Raises StorageError."""

    def seen(self, shown: Shown) -> bytes | None:
        """The bytes of a picture as it goes out."""


def write(made: Round, files: Files, target: Path) -> None:
    """The page, or a PDF where the name of `target` ends so; whole or not at all. Takes a moment; any thread.

    Raises StorageError as `newfile.write`.
    """
    if target.suffix.lower() == ".pdf":
        page.write(document(made, [made.colour] if made.colour else [], files.seen), target)
    else:
        files.write(made, target)


def document(made: Round, colors: Sequence[str], find: Find) -> doc.Document:
    """The round in the client's language, in the order of the calendar."""
    speech = Speech(made.language)
    say = speech.words.t
    head: list[doc.Block] = []
    if made.deadline is not None:
        head.append(doc.Text(say("document.approval.until", when=_when(made.deadline, speech)), "lead"))
    head += [doc.Text(each) for each in made.message.split("\n\n") if each.strip()]
    head.append(doc.Text(say("document.approval.how"), "note"))
    sections = [doc.Section("round", made.name, tuple(head), made.client, new_page=False)]
    ordered = sorted(made.entries, key=lambda each: (each.wall is None, str(each.wall or "")))
    sections += [_post(number, entry, speech, find) for number, entry in enumerate(ordered, 1)]
    brand = doc.Brand(made.client, tuple(colors))
    footer = f"{made.client} · {made.name}"
    return doc.Document(made.name, brand, tuple(sections), language=speech.language, footer=footer)


def _post(number: int, entry: Entry, speech: Speech, find: Find) -> doc.Section:
    say, content = speech.words.t, entry.content
    networks = ", ".join(dict.fromkeys(speech.network(place.network) for place in content.places))
    when = _when(entry.wall, speech) if entry.wall is not None else say("document.approval.no_date")
    blocks: list[doc.Block] = [doc.Text(" · ".join(each for each in (when, networks) if each), "small", keep=True)]
    blocks += _said(content.parts, speech, find)
    if content.first_comment:
        blocks.append(doc.Text(say("document.approval.comment", text=content.first_comment), "note"))
    for place in content.places:
        blocks += _elsewhere(place, content.first_comment, speech, find)
    boxes = "      ".join(f"☐ {say(f'document.approval.{name}')}" for name in ("like", "change"))
    blocks.append(doc.Text(boxes, keep=True))
    blocks += [doc.Text("_" * 132, "small", keep=line < _LINES - 1) for line in range(_LINES)]
    title = entry.title or say("document.approval.post", number=number)
    return doc.Section(f"post-{number}", f"{number}. {title}", tuple(blocks), new_page=False)


def _said(parts: Sequence[Part], speech: Speech, find: Find) -> list[doc.Block]:
    blocks: list[doc.Block] = []
    for number, part in enumerate(parts, 1):
        if len(parts) > 1:
            part_of = speech.words.t("document.approval.part", number=number, count=len(parts))
            blocks.append(doc.Text(part_of, "small", keep=True))
        texts: list[doc.Block] = [doc.Text(each) for each in part.text.split("\n\n") if each.strip()]
        if part.link and part.link not in part.text:
            texts.append(doc.Text(part.link, "small"))
        seen = [_medium(shown, speech, find) for shown in part.media]
        if seen and texts:
            blocks += [doc.Columns((seen[0],), tuple(texts), _SHARE), *seen[1:]]
        else:
            blocks += [*seen, *texts]
    return blocks


def _medium(shown: Shown, speech: Speech, find: Find) -> doc.Block:
    data = find(shown)
    if data is None:
        kind = "video" if shown.mime.startswith("video/") else "file"
        return doc.Text(speech.words.t(f"document.approval.{kind}"), "note")
    return doc.Picture(data, height=_HEIGHT, alt=shown.alt)


def _elsewhere(place: Place, comment: str, speech: Speech, find: Find) -> list[doc.Block]:
    """What is said on one network only."""
    blocks = _said(place.parts, speech, find)
    if place.first_comment and place.first_comment != comment:
        blocks.append(doc.Text(speech.words.t("document.approval.comment", text=place.first_comment), "note"))
    if not blocks:
        return []
    return [doc.Heading(speech.words.t("document.approval.on", network=speech.network(place.network)), 3), *blocks]


def _when(wall: datetime, speech: Speech) -> str:
    return f"{speech.weekday(wall.date())}, {speech.day(wall.date())}, {wall:%H:%M}"
