"""What a contest can belong to: the posts of its client, those changed last first, with where they go out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from smdesk.core.publication import State
from smdesk.core.records import dataclass
from smdesk.db import Database
from smdesk.models import Client, Post, Publication, table_of
from smdesk.services import plans

#: Posts that are offered.
OFFERED = 80
_POST, _ITEM, _CLIENT = table_of(Post).c, table_of(Publication).c, table_of(Client).c
_GONE = (State.CANCELLED, State.SKIPPED)


@dataclass(frozen=True, slots=True)
class PostChoice:
    """A post by its title or first words, its wall time where it has one, and its networks."""

    id: int
    title: str
    wall: datetime | None
    networks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What is offered for the contests of one client."""

    posts: tuple[PostChoice, ...] = ()
    languages: tuple[str, ...] = ()


class ContestChoices:
    """Reads only."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, client: int, post: int | None = None) -> Choices:
        """The newest posts of a client, and one that has been chosen before."""
        newest = select(_POST.id).where(_POST.client_id == client, _POST.deleted_at.is_(None))
        with self._db.read() as session:
            connection = session.connection()
            ids = list(
                connection.execute(newest.order_by(_POST.changed_at.desc(), _POST.id.desc()).limit(OFFERED)).scalars()
            )
            if post is not None and post not in ids:
                ids.append(post)
            told, where = plans.about(connection, ids), plans.targets(connection, ids)
            walls = (
                select(_ITEM.post_id, func.min(_ITEM.wall_time).label("wall"))
                .where(_ITEM.post_id.in_(ids), _ITEM.kind == "post", _ITEM.state.not_in(_GONE))
                .group_by(_ITEM.post_id)
            )
            out = {row.post_id: row.wall for row in connection.execute(walls)}
            spoken = connection.execute(select(_CLIENT.languages).where(_CLIENT.id == client)).scalar() or []
        posts = []
        for number in ids:
            row = told.get(number)
            if row is not None:
                wall = out.get(number) or row.planned_wall
                networks = tuple(dict.fromkeys(network for _, network in where.get(number, ())))
                posts.append(PostChoice(number, row.title or " ".join(row.text.split()), wall, networks))
        return Choices(tuple(posts), tuple(spoken))
