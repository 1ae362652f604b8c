"""What a person needs to publish by hand: texts to paste, files to attach, the page to open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from smdesk.adapters.assisted import Kit, make_kit
from smdesk.core import network
from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.crop import Crop
from smdesk.core.errors import NotFound
from smdesk.db import Database
from smdesk.db.payloads import payload_for
from smdesk.models import Channel, Publication

Fit = Callable[[Path, int | None, int | None, Crop | None], Path]


class KitsService:
    """Kits of publications, made from what the post says now."""

    def __init__(self, db: Database, media_path: Callable[[str], Path], fit: Fit) -> None:
        """`media_path` gives where a medium is, by its hash; `fit` the file with the part of it that was chosen."""
        self._db = db
        self._media_path = media_path
        self._fit = fit

    def of(self, publication_id: int) -> Kit:
        """The kit of one publication, whatever its state.

        Raises:
            NotFound: `unknown_publication` (`publication`), `unknown_post` (`post`) for one that was deleted.
            InvalidInput: `media_cannot_crop`, `media_unreadable`. StorageError: no room for a cropped picture.
        """
        with self._db.read() as session:
            row = session.get(Publication, publication_id)
            if row is None:
                raise NotFound("unknown_publication", publication=publication_id)
            channel = session.get_one(Channel, row.channel_id)
            payload, comment = payload_for(session, row.post_id, row.channel_id)
            if row.kind == "comment":
                payload, comment = Payload((Part(comment),), reply_to=_address(session, row.parent_id)), ""
            server = channel.server
            spec = network.load(channel.network)
        files = {item.name: self._file(item) for part in payload.parts for item in part.media}
        return make_kit(spec, payload, files=files, first_comment=comment, server=server)

    def _file(self, item: MediaItem) -> Path:
        """Without a crop the file itself: the person's own programs may do with it what they like."""
        path = self._media_path(item.sha256)
        return self._fit(path, None, None, item.crop) if item.crop is not None and path.is_file() else path


def _address(session: Session, publication_id: int | None) -> str:
    """Where a publication is on the network, "" while nobody knows."""
    if publication_id is None:
        return ""
    return session.scalar(select(Publication.remote_url).where(Publication.id == publication_id)) or ""
