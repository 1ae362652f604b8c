"""Posts that only keep a place in the plan: made, changed and taken away again while nobody has written in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, exists, func, insert, select, update

from smdesk.core.errors import NotFound
from smdesk.core.records import dataclass
from smdesk.core.walltime import WallTime
from smdesk.models import Part, PartMedia, Post, Variant, table_of
from smdesk.services.plans import nothing_scheduled
from smdesk.services.posts import rules

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_POST, _VARIANT, _PART, _MEDIA = table_of(Post), table_of(Variant), table_of(Part), table_of(PartMedia)


@dataclass(frozen=True, slots=True)
class New:
    """One place to be kept."""

    client_id: int
    planned: WallTime
    channels: tuple[int, ...] = ()
    pillar_id: int | None = None
    persona_id: int | None = None
    campaign_id: int | None = None
    title: str = ""
    stage: str = "idea"


@dataclass(frozen=True, slots=True)
class Was:
    """How a post stands in the plan."""

    post_id: int
    title: str
    stage: str
    pillar_id: int | None
    planned: WallTime | None
    zone: str
    version: int
    deleted: bool
    scheduled: bool  # something of it is scheduled or out
    written: bool  # it says something


def make(session: Session, new: New, now: datetime) -> int:
    """A post without words, for these channels; its number."""
    connection = session.connection()
    values = {
        "client_id": new.client_id, "title": new.title[:300], "stage": new.stage, "languages": [],
        "pillar_id": new.pillar_id, "persona_id": new.persona_id, "campaign_id": new.campaign_id,
        "created_at": now, "changed_at": now, **rules.planned(new.planned),
    }  # fmt: skip
    made = connection.execute(insert(_POST).values(**values)).inserted_primary_key
    assert made is not None
    post = int(made[0])
    for channel in (None, *new.channels):
        row: dict[str, Any] = {"post_id": post, "channel_id": channel, "created_at": now, "changed_at": now}
        key = connection.execute(insert(_VARIANT).values(**row)).inserted_primary_key
        if channel is None:
            assert key is not None
            connection.execute(insert(_PART).values(variant_id=int(key[0]), position=0, text="", link=""))
    return post


def read(connection: Connection, post_id: int) -> Was:
    """How a post stands now. Raises NotFound `unknown_post`."""
    found = {each.post_id: each for each in several(connection, [post_id])}
    if post_id not in found:
        raise NotFound("unknown_post", post=post_id)
    return found[post_id]


def several(connection: Connection, posts: Iterable[int]) -> list[Was]:
    """How posts stand now, those that there are."""
    columns = _POST.c
    words = (
        exists()
        .where(_VARIANT.c.post_id == columns.id, _PART.c.variant_id == _VARIANT.c.id, func.trim(_PART.c.text) != "")
        .correlate(_POST)
    )
    pictures = (
        exists()
        .where(_VARIANT.c.post_id == columns.id, _PART.c.variant_id == _VARIANT.c.id, _MEDIA.c.part_id == _PART.c.id)
        .correlate(_POST)
    )
    query = select(
        columns.id, columns.title, columns.stage, columns.pillar_id, columns.planned_wall, columns.planned_zone,
        columns.version, columns.deleted_at, (~nothing_scheduled()).label("scheduled"),
        (words | pictures).label("written"),
    ).where(columns.id.in_(list(posts)))  # fmt: skip
    return [
        Was(
            row.id, row.title, row.stage, row.pillar_id,
            WallTime(row.planned_wall, row.planned_zone) if row.planned_wall is not None else None,
            row.planned_zone, row.version, row.deleted_at is not None, bool(row.scheduled), bool(row.written),
        )
        for row in connection.execute(query.order_by(columns.id))
    ]  # fmt: skip


def write(connection: Connection, post_id: int, now: datetime, **values: Any) -> None:
    """Change columns of the post itself; `planned` is a WallTime or None."""
    if "planned" in values:
        values |= rules.planned(values.pop("planned"))
    columns = _POST.c
    connection.execute(
        update(_POST).where(columns.id == post_id).values(**values, version=columns.version + 1, changed_at=now)
    )


def put_back(connection: Connection, was: Was, now: datetime) -> None:
    """The plan's part of a post as it was."""
    write(connection, was.post_id, now, stage=was.stage, pillar_id=was.pillar_id, planned=was.planned)


def take_away(connection: Connection, posts: Iterable[int], now: datetime) -> list[Was]:
    """Put away those that still only keep a place; what somebody has written in or scheduled stays, and is returned."""
    kept = []
    for was in several(connection, posts):
        if was.deleted:
            continue
        if was.written or was.scheduled:
            kept.append(was)
        else:
            write(connection, was.post_id, now, deleted_at=now)
    return kept
