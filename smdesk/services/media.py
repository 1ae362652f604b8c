"""Media: copied into the media folder when attached, and known to the database by their content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert

from smdesk.core.clock import Clock
from smdesk.core.content import MediaItem
from smdesk.core.crop import largest
from smdesk.models import Media
from smdesk.services.patches import MediaInput, PartInput

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: Told how many bytes of how many are copied; what it raises ends the copy, and nothing of it stays.
Watch = Callable[[int, int], None]


class Store(Protocol):
    """What is needed of the media folder: see `smdesk.system.media_store`."""

    def add(self, source: Path, watch: Watch | None = None) -> MediaItem:
        """Copy a file in. Raises InvalidInput `media_missing`, `media_unreadable`, `media_empty`, ..."""

    def look(self, source: Path) -> MediaItem:
        """What a file is, without copying it in. Raises as `add`."""

    def path(self, sha256: str) -> Path:
        """Where the bytes are."""


class MediaService:
    """Files are copied before a transaction begins; inside it only their rows are written."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def bring_in(self, parts: tuple[PartInput, ...]) -> tuple[PartInput, ...]:
        """The same parts with every file copied into the media folder.

        A file left there by something that then fails is found again by its content and never twice on disk.

        Raises:
            InvalidInput: as `Store.add`. StorageError: `disk_full`, `folder_read_only`.
        """
        return tuple(
            PartInput(part.text, tuple(self._one(medium) for medium in part.media), part.link) for part in parts
        )

    def add(self, source: Path, watch: Watch | None = None) -> MediaItem:
        """Copy one file in, before it is attached to anything; raises as `bring_in`, and what `watch` raises."""
        return self._store.add(source, watch)

    def _one(self, medium: MediaInput) -> MediaInput:
        given = medium.source
        item = given if isinstance(given, MediaItem) else self._store.add(given)
        if medium.shape and medium.crop is None:
            return replace(medium, source=item, crop=largest(item.width, item.height, medium.shape), shape="")
        return replace(medium, source=item)

    def remember(self, session: Session, item: MediaItem) -> int:
        """The id of the row of a medium; made if there is none."""
        new = insert(Media).values(
            sha256=item.sha256,
            mime=item.mime,
            size=item.size,
            width=item.width,
            height=item.height,
            duration_s=item.duration_s,
            pages=item.pages,
            video_codec=item.video_codec,
            audio_codec=item.audio_codec,
            colors=item.colors,
            filename=item.filename,
            created_at=self._clock.now(),
        )
        # How long it is and how it is coded and coloured was not looked for in all kinds at all times.
        told = new.excluded
        learnt = {
            "duration_s": func.max(told.duration_s, Media.duration_s),
            "pages": func.max(told.pages, Media.pages),
            "video_codec": func.coalesce(func.nullif(told.video_codec, ""), Media.video_codec),
            "audio_codec": func.coalesce(func.nullif(told.audio_codec, ""), Media.audio_codec),
            "colors": func.coalesce(func.nullif(told.colors, ""), Media.colors),
        }
        unknown = (
            ((Media.duration_s == 0) & (told.duration_s > 0))
            | ((Media.pages == 0) & (told.pages > 0))
            | ((Media.video_codec == "") & (told.video_codec != ""))
            | ((Media.colors == "") & (told.colors != ""))
        )
        session.execute(new.on_conflict_do_update(index_elements=["sha256"], set_=learnt, where=unknown))
        return session.scalars(select(Media.id).where(Media.sha256 == item.sha256)).one()

    def path(self, sha256: str) -> Path:
        """Where the bytes of a medium are; the file need not exist."""
        return self._store.path(sha256)
