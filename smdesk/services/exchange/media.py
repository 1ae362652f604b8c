"""The files that posts in a table speak of: found beside it or in the media folder, never fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from smdesk.core.content import MediaItem
from smdesk.core.crop import from_json
from smdesk.core.errors import InvalidInput
from smdesk.core.exchange.drafts import Draft, Fate, hint, warning
from smdesk.core.exchange.record import Medium, Record
from smdesk.services.media import Store
from smdesk.services.patches import MediaInput

_ADDRESS = ("http://", "https://")


def looked_up(drafts: Iterable[Draft], folder: Path, store: Store) -> tuple[Draft, ...]:
    """The drafts, with a word about each file that will not come in."""
    return tuple(_told(draft, folder, store) for draft in drafts)


def _told(draft: Draft, folder: Path, store: Store) -> Draft:
    if draft.record is None or not draft.comes_in:
        return draft
    found, gone = list(draft.findings), 0
    media = media_of(draft.record)
    for medium in media:
        if medium.source.startswith(_ADDRESS):
            found.append(hint("row_media_address", "media", address=medium.source[:200]))
            gone += 1
        elif place(medium, folder, store) is None:
            found.append(warning("row_media_missing", "media", path=medium.source or medium.filename or medium.sha256))
            gone += 1
    if len(found) == len(draft.findings):
        return draft
    silent = not any(part.text.strip() for part in draft.record.base.parts)
    if gone == len(media) and silent:  # nothing of it would be left
        return replace(draft, fate=Fate.WRONG, findings=tuple(found))
    return replace(draft, findings=tuple(found))


def media_of(record: Record) -> list[Medium]:
    """Every file of a post, as often as it is shown."""
    return [medium for each in (record.base, *record.variants) for part in each.parts for medium in part.media]


def place(medium: Medium, folder: Path, store: Store) -> Path | None:
    """Where a file is: in the media folder by its content, else where the table says, seen from its own folder."""
    if len(medium.sha256) == 64:
        try:
            kept = store.path(medium.sha256)
        except ValueError:
            kept = None
        if kept is not None and kept.is_file():
            return kept
    name = medium.source.strip().strip('"').removeprefix("file://")
    if not name or name.startswith(_ADDRESS) or "\x00" in name:
        return None
    for path in (folder / name.replace("\\", "/"), folder / Path(name.replace("\\", "/")).name):
        try:
            if path.is_file():
                return path
        except OSError:
            continue
    return None


class Bringing:
    """Copies files into the media folder, each once however many posts show it; before any transaction begins."""

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder = folder
        self._store = store
        self._known: dict[Path, MediaItem | None] = {}

    def bring(self, media: Iterable[Medium]) -> tuple[MediaInput, ...]:
        """What can be attached; a file that is damaged or of no known kind stays out, as the preview cannot see."""
        brought = []
        for medium in media:
            path = place(medium, self._folder, self._store)
            item = self._item(path) if path is not None else None
            if item is not None:
                named = replace(item, filename=medium.filename or item.filename)
                brought.append(MediaInput(named, medium.alt, from_json(medium.crop)))
        return tuple(brought)

    def _item(self, path: Path) -> MediaItem | None:
        if path not in self._known:
            try:
                self._known[path] = self._store.add(path)
            except InvalidInput:
                self._known[path] = None
        return self._known[path]
