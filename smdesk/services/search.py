"""Finding posts by what they say: full text, and what is shown of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import and_, func, select

from smdesk.core.publication import DRAWN, STAGE_DRAWN, URGENCY, Drawn, State
from smdesk.core.records import dataclass
from smdesk.db import Database
from smdesk.db.search import SearchIndex
from smdesk.models import Client, Part, Post, Publication, Variant
from smdesk.services import plans

_TAG = re.compile(r"#(\w+)")
_START = 160  # characters of the text


@dataclass(frozen=True, slots=True)
class Found:
    """One post that was found."""

    post_id: int
    client_id: int
    client: str
    title: str
    text: str  # the start of its first part
    drawn: Drawn
    wall: datetime | None  # naive, in the zone it was planned in; of its next publication, else of its plan
    thumb: str  # hash of its first medium
    zone: str = "UTC"  # the client's


class SearchService:
    """`refresh` away from the window's thread, `posts` at each key: it answers in a few milliseconds."""

    def __init__(self, db: Database, folder: Path) -> None:
        self._db = db
        self._index = SearchIndex(folder)

    def refresh(self) -> int:
        """Read anew what has changed; how many posts. Raises StorageError as `SearchIndex.catch_up`."""
        return self._index.catch_up()

    def posts(self, text: str, *, client: int | None = None, limit: int = 3) -> list[Found]:
        """Posts and ideas with these words and hashtags: in the title first, then the newest.

        Where there are none, those with the words that were meant.
        """
        tags = _TAG.findall(text)
        words = _TAG.sub(" ", text).split()
        ids = self._index.find(words, client=client, tags=tags, limit=limit)
        if not ids and words and not tags:
            ids = self._index.find(self._index.meant(words), client=client, limit=limit)
        return self.show(ids) if ids else []

    def show(self, ids: Sequence[int]) -> list[Found]:
        """Live posts by their numbers, in this order."""
        base = and_(Variant.post_id == Post.id, Variant.channel_id.is_(None))
        query = (
            select(Post.id, Post.client_id, Client.name, Client.zone, Post.title, Post.stage, Post.planned_wall,
                   func.substr(func.coalesce(Part.text, ""), 1, _START))
            .join(Client, Client.id == Post.client_id)
            .outerjoin(Variant, base)
            .outerjoin(Part, and_(Part.variant_id == Variant.id, Part.position == 0))
            .where(Post.id.in_(ids), Post.deleted_at.is_(None))
        )  # fmt: skip
        planned = select(Publication.post_id, Publication.state, Publication.wall_time).where(
            Publication.post_id.in_(ids), Publication.kind == "post",
            Publication.state.not_in([State.CANCELLED, State.SKIPPED]),
        )  # fmt: skip
        with self._db.read() as session:
            rows = {row[0]: row for row in session.execute(query)}
            states: dict[int, list[tuple[Drawn, datetime]]] = {}
            for post, state, wall in session.execute(planned):
                drawn = DRAWN[state]
                if drawn is not None:
                    states.setdefault(post, []).append((drawn, wall))
            thumbs = plans.thumbs_of(session.connection(), list(ids))
        found = []
        for post in (each for each in ids if each in rows):
            _, client, name, zone, title, stage, planned_at, text = rows[post]
            now, at = _standing(states.get(post, []), STAGE_DRAWN.get(stage, Drawn.DRAFT), planned_at)
            found.append(Found(post, client, name, title, text, now, at, thumbs.get(post, ""), zone))
        return found


def _standing(
    states: list[tuple[Drawn, datetime]], own: Drawn, planned: datetime | None
) -> tuple[Drawn, datetime | None]:
    """The most urgent of its publications with its time, else the post's own stage."""
    for drawn in URGENCY:
        walls = [wall for each, wall in states if each is drawn]
        if walls:
            return drawn, min(walls)
    return own, planned
