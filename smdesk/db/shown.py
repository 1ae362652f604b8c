"""A medium as a part of a post shows it: the columns that tell it, and what they say."""

from __future__ import annotations

from typing import Any

from smdesk.core import crop as crops
from smdesk.models import Media, PartMedia, table_of

_SHOWN, _MEDIA = (table_of(each).c for each in (PartMedia, Media))

#: What is asked of the two tables; `values` takes a row that has these among others.
COLUMNS: tuple[Any, ...] = (
    _MEDIA.sha256, _MEDIA.mime, _MEDIA.size, _MEDIA.width, _MEDIA.height, _MEDIA.duration_s, _SHOWN.alt,
    _MEDIA.filename, _SHOWN.crop, _MEDIA.pages, _MEDIA.video_codec, _MEDIA.audio_codec, _MEDIA.colors,
)  # fmt: skip


def values(row: Any) -> tuple[Any, ...]:
    """In the order in which `MediaItem`, what goes out, and `MediaView`, what is looked at, take them."""
    return (
        row.sha256, row.mime, row.size, row.width, row.height, row.duration_s, row.alt,
        row.filename, crops.from_json(row.crop), row.pages, row.video_codec, row.audio_codec, row.colors,
    )  # fmt: skip
