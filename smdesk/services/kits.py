"""What a person needs to publish by hand: texts to paste, files to attach, the page to open, the link to bring back."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from smdesk.adapters.assisted import Do, Kit, KitPart, check_link, make_kit, other_account
from smdesk.core import network
from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.crop import Crop
from smdesk.core.errors import NotFound
from smdesk.core.publication import HANDED
from smdesk.db import Database
from smdesk.db.payloads import payload_for
from smdesk.models import Channel, Publication
from smdesk.system.disk import storage_error
from smdesk.system.media_kinds import ENDINGS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["Do", "Kit", "KitPart", "KitsService", "file_names"]

Fit = Callable[[Path, int | None, int | None, Crop | None], Path]
#: Letters of the text that a file's name tells.
_NAME = 28


class KitsService:
    """Kits of publications, made from what the post says now."""

    def __init__(self, db: Database, media_path: Callable[[str], Path], fit: Fit) -> None:
        """`media_path` gives where a medium is, by its hash; `fit` the file with the part of it that was chosen."""
        self._db = db
        self._media_path = media_path
        self._fit = fit

    def of(self, publication_id: int, *, cut: bool = True) -> Kit:
        """The kit of one publication, whatever its state.

        Without `cut` the files are the whole pictures, which takes no time.

        Raises:
            NotFound: `unknown_publication` (`publication`), `unknown_post` (`post`) for one that was deleted.
            InvalidInput: `media_cannot_crop`, `media_unreadable`. StorageError: no room for a cropped picture.
        """
        with self._db.read() as session:
            row = self._row(session, publication_id)
            channel = session.get_one(Channel, row.channel_id)
            payload, comment = payload_for(session, row.post_id, row.channel_id)
            if row.kind == "comment":
                payload, comment = Payload((Part(comment),), reply_to=_address(session, row.parent_id)), ""
            server, handed = channel.server, HANDED in row.step_state
            spec = network.load(channel.network)
        items = [item for part in payload.parts for item in part.media]
        files = {item.name: self._file(item) if cut else self._media_path(item.sha256) for item in items}
        return make_kit(spec, payload, files=files, first_comment=comment, server=server, handed=handed)

    def hand_out(self, publication_id: int, folder: Path) -> tuple[Path, ...]:
        """Copies of the media in a folder, named so that they sort in their order; what is missing is left out.

        Copies, because whatever gets them may write into them. May take long: not for the window's thread.

        Raises:
            NotFound, InvalidInput: as `of`.
            StorageError: as `storage_error`.
        """
        kit = self.of(publication_id)
        items = [(item, file) for part in kit.parts for item, file in zip(part.media, part.paths, strict=True)]
        names = file_names(kit.caption, [item for item, _ in items])
        made = []
        for (item, source), name in zip(items, names, strict=True):
            if not source.is_file():
                continue
            target = (folder / name).with_suffix(source.suffix if item.crop is not None else Path(name).suffix)
            try:
                folder.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
            except OSError as error:
                raise storage_error(error, target) from error
            made.append(target)
        return tuple(made)

    def check_link(self, publication_id: int, url: str) -> str:
        """The address of a publication in one form.

        Raises:
            NotFound: `unknown_publication`.
            InvalidInput: `bad_link`, `link_of_other_network`, `link_without_post`.
        """
        with self._db.read() as session:
            channel = session.get_one(Channel, self._row(session, publication_id).channel_id)
            spec, server = network.load(channel.network), channel.server
        return check_link(spec, url, server=server)

    def other_account(self, publication_id: int, link: str) -> str:
        """The account that a link, in the form of `check_link`, names instead of the channel's; "" for none."""
        with self._db.read() as session:
            channel = session.get_one(Channel, self._row(session, publication_id).channel_id)
            return other_account(network.load(channel.network), link, channel.handle)

    def _row(self, session: Session, publication_id: int) -> Publication:
        row = session.get(Publication, publication_id)
        if row is None:
            raise NotFound("unknown_publication", publication=publication_id)
        return row

    def _file(self, item: MediaItem) -> Path:
        """Without a crop the file itself: the person's own programs may do with it what they like."""
        path = self._media_path(item.sha256)
        return self._fit(path, None, None, item.crop) if item.crop is not None and path.is_file() else path


def file_names(text: str, items: Sequence[MediaItem]) -> tuple[str, ...]:
    """Names of the files of a post: `1-rye-bread.jpg`; plain letters only, for every upload form takes those."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    words = re.sub(r"[^a-z0-9]+", "-", plain.strip().split("\n")[0]).strip("-")[:_NAME].rstrip("-") or "post"
    width = len(str(len(items)))
    endings = [f".{ENDINGS[item.mime]}" if item.mime in ENDINGS else Path(item.filename).suffix for item in items]
    return tuple(f"{number:0{width}}-{words}{ending}" for number, ending in enumerate(endings, 1))


def _address(session: Session, publication_id: int | None) -> str:
    """Where a publication is on the network, "" while nobody knows."""
    if publication_id is None:
        return ""
    return session.scalar(select(Publication.remote_url).where(Publication.id == publication_id)) or ""
