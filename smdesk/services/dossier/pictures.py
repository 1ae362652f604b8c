"""Logos and portraits: a picture that a person chose, refused with its reason before anything is stored."""

from __future__ import annotations

from pathlib import Path

from smdesk.core.content import MediaItem
from smdesk.core.errors import InvalidInput
from smdesk.services.media import MediaService

#: Bytes and pixels of a side; what is larger is a photograph for print, and every document would carry it.
MOST_BYTES = 12_000_000
MOST_SIDE = 8_000
_STILL = frozenset({"image/png", "image/jpeg", "image/webp"})


def bring_in(media: MediaService, source: Path | MediaItem, field: str) -> MediaItem:
    """The picture in the media folder. Takes its time: not for the window's thread.

    Raises:
        InvalidInput: `picture_too_large` (`size`, `limit`), `picture_too_many_pixels` (`width`, `height`, `limit`),
            `picture_kind` (`path`), and as `MediaStore.add`; each with `field`.
        StorageError: `disk_full`, `folder_read_only`.
    """
    if isinstance(source, MediaItem):
        item = source
    else:
        _small_enough(source, field)
        try:
            item = media.add(source)
        except InvalidInput as error:
            raise InvalidInput(error.code, **{**error.facts, "field": field}) from error
    if item.mime not in _STILL:
        raise InvalidInput("picture_kind", field=field, path=item.filename)
    if max(item.width, item.height) > MOST_SIDE:
        raise InvalidInput(
            "picture_too_many_pixels", field=field, width=item.width, height=item.height, limit=MOST_SIDE
        )
    return item


def _small_enough(source: Path, field: str) -> None:
    """Before it is copied; what cannot be looked at is refused by the copy, with its own reason."""
    try:
        size = source.stat().st_size
    except (OSError, ValueError):
        return
    if size > MOST_BYTES:
        raise InvalidInput("picture_too_large", field=field, path=str(source), size=size, limit=MOST_BYTES)
