"""The client's file of a round, with its pictures scaled down to what a page needs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from smdesk.core.approval import Content, Round, Shown
from smdesk.core.crop import Crop
from smdesk.core.errors import InvalidInput

if TYPE_CHECKING:
    from smdesk.formats.approval_html import Picture

log = logging.getLogger(__name__)

#: Pixels and bytes of one picture in the file. A phone shows no more, and thirty posts still fit into a mail.
MAX_PIXELS, MAX_BYTES = 1_100_000, 220_000


class Files(Protocol):
    """What is needed of the media folder."""

    def path(self, sha256: str) -> Path:
        """Where the bytes are."""


class ApprovalFiles:
    """Reads pictures: for a thread that may take its time."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def html(self, made: Round) -> str:
        """The whole file, as `send` or `outgoing` gave what is in it."""
        from smdesk.formats import approval_html

        shown = {approval_html.key(each): each for entry in made.entries for each in _media(entry.content)}
        found = {key: self.picture(each) for key, each in shown.items()}
        return approval_html.page(made, {key: picture for key, picture in found.items() if picture is not None})

    def write(self, made: Round, target: Path) -> None:
        """The same in a file; whole or not at all. Raises StorageError as `newfile.write`."""
        from smdesk.system import newfile

        newfile.write(target, self.html(made).encode())

    def seen(self, shown: Shown) -> bytes | None:
        """The bytes of a picture as it goes out; None as `picture`."""
        found = self.picture(shown)
        return found.data if found is not None else None

    def picture(self, shown: Shown) -> Picture | None:
        """One picture as it goes out, scaled down. None for what is none, or cannot be read: its place is told."""
        from smdesk.formats.approval_html import Picture
        from smdesk.system import media_fit

        if shown.mime not in media_fit.TOUCHED:
            return None
        crop = Crop(*shown.crop) if shown.crop is not None else None
        try:
            made = media_fit.fit(self._files.path(shown.sha256), MAX_BYTES, MAX_PIXELS, crop)
        except InvalidInput as error:
            log.warning("a picture is left out of the client's file: %s", error)
            return None
        return Picture(made.mime, made.data, made.width, made.height)


def _media(content: Content) -> Iterator[Shown]:
    for part in (*content.parts, *(part for place in content.places for part in place.parts)):
        yield from part.media
