"""Art that comes from design: whose it is, and put into its posts with a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from smdesk.core.clock import Clock
from smdesk.db import Database
from smdesk.services.media import MediaService, Store
from smdesk.services.sheets.views import ArtView, Placed, Placing, Received

#: Told how many files of how many are done; what it raises ends the work: nothing is looked at or placed after it.
Watch = Callable[[int, int], None]


class ArtService:
    """Files are copied in before a transaction begins; each post is one transaction."""

    def __init__(self, db: Database, clock: Clock, store: Store, media: MediaService) -> None:
        self._db = db
        self._clock = clock
        self._store = store
        self._media = media

    def look(
        self, client: int, monday: date, files: Sequence[Path], watch: Watch | None = None
    ) -> tuple[Received, ...]:
        """What files are, and whose art of that week; nothing is copied. A folder stands for the files in it.

        Raises NotFound `unknown_client`. What is wrong with one file is its `problem`.
        """
        raise NotImplementedError

    def place(self, client: int, monday: date, placings: Sequence[Placing], watch: Watch | None = None) -> Placed:
        """Put files into posts: what stood at their position is replaced and keeps its alternative text, and what the
        post said before stays among its versions. A post that cannot take them is told in `refused`. What `watch`
        raises leaves everything as it was: it is told while files are copied in, before the first post is written.

        Raises NotFound `unknown_client`; StorageError as `Store.add`.
        """
        raise NotImplementedError

    def undo(self, placed: Placed) -> Placed:
        """Put posts back; what comes back does it again. Raises Conflict `post_changed` (`post`)."""
        raise NotImplementedError

    def versions(self, post_id: int) -> tuple[ArtView, ...]:
        """All art that was ever placed in a post, the latest first."""
        raise NotImplementedError
