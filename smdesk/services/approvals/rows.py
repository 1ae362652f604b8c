"""Approval rounds, their posts and their history, read from the database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, Select, insert, select

from smdesk.core.approval import Content, Decision, Says, content_from, digest
from smdesk.core.errors import NotFound
from smdesk.models import ApprovalEvent, ApprovalItem, ApprovalRound, Client, Post, table_of
from smdesk.services import standing
from smdesk.services.approvals.views import EventView, ItemView, Now, RoundView, Tally
from smdesk.services.posts import rows as post_rows
from smdesk.services.posts import seen
from smdesk.services.views import PostView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ROUND, ITEM, EVENT = table_of(ApprovalRound), table_of(ApprovalItem), table_of(ApprovalEvent)
_CLIENT, _POST = table_of(Client), table_of(Post)
#: Stands for no time where times are compared.
LONG_AGO = datetime(1, 1, 1)  # noqa: DTZ001 (wall times are naive)
ASKED = frozenset({Says.CHANGES, Says.TEXT})


def rounds(connection: Connection, client: int | None) -> tuple[RoundView, ...]:
    """Those of a client or of all, open ones first, the latest first; without their posts."""
    query = _rounds().where(ROUND.c.deleted_at.is_(None), _CLIENT.c.deleted_at.is_(None))
    if client is not None:
        query = query.where(ROUND.c.client_id == client)
    found = connection.execute(query.order_by(ROUND.c.closed_at.is_not(None), ROUND.c.id.desc())).all()
    items: dict[int, list[Row[Any]]] = {row.id: [] for row in found}
    for item in connection.execute(_items().where(ITEM.c.round_id.in_(items.keys()))):
        items[item.round_id].append(item)
    return tuple(_round(row, _tally(items[row.id])) for row in found)


def row(connection: Connection, round_id: int, *, gone: bool = False) -> Row[Any]:
    """The row of a round; with `gone` also of one that was put away. Raises NotFound `unknown_round`."""
    query = _rounds().where(ROUND.c.id == round_id)
    found = connection.execute(query if gone else query.where(ROUND.c.deleted_at.is_(None))).one_or_none()
    if found is None:
        raise NotFound("unknown_round", round=round_id)
    return found


def by_key(connection: Connection, key: str) -> Row[Any] | None:
    """The row of the round that an answer names, also when it was put away."""
    return connection.execute(_rounds().where(ROUND.c.key == key)).one_or_none()


def items(connection: Connection, round_id: int) -> list[Row[Any]]:
    """The rows of its posts that are not put away, in the order in which they were added."""
    query = _items().where(ITEM.c.round_id == round_id).order_by(ITEM.c.id)
    return list(connection.execute(query).all())


def taken(connection: Connection, client: int) -> dict[int, int]:
    """By post: the open round of a client that it is in."""
    query = (
        select(ITEM.c.post_id, ROUND.c.id)
        .join(ROUND, ROUND.c.id == ITEM.c.round_id)
        .where(ROUND.c.client_id == client, ROUND.c.deleted_at.is_(None), ROUND.c.closed_at.is_(None))
        .where(ITEM.c.withdrawn.is_(False))
    )
    return {row.post_id: row.id for row in connection.execute(query)}


def show(session: Session, round_id: int) -> RoundView:
    """One round with its posts as they are now, by their time, and its history. Raises NotFound `unknown_round`."""
    connection = session.connection()
    found, there = row(connection, round_id), items(connection, round_id)
    posts = {each.id: each for each in post_rows.several(session, [item.post_id for item in there])}
    views = [_item(connection, item, posts[item.post_id]) for item in there]
    views.sort(key=lambda each: (each.wall is None, each.wall or LONG_AGO, each.id))
    told = connection.execute(select(EVENT).where(EVENT.c.round_id == round_id).order_by(EVENT.c.id.desc()))
    events = tuple(EventView(each.at, each.kind, each.item_id, each.facts) for each in told)
    return _round(found, _tally(there), tuple(views), events)


def tell(
    connection: Connection, at: datetime, round_id: int, kind: str, item_id: int | None = None, **facts: Any
) -> None:
    """Add to the history."""
    connection.execute(insert(EVENT).values(round_id=round_id, item_id=item_id, at=at, kind=kind, facts=facts))


def stands(item: Row[Any], now: str) -> Now:
    """Where a post stands; `now` is the digest of what it says."""
    if item.withdrawn:
        return Now.WITHDRAWN
    if not item.version:
        return Now.NEW
    if not item.says:
        return Now.WAITING
    if item.says == Says.APPROVED or item.decision == Decision.USED:
        return Now.APPROVED if item.seen == now else Now.STALE
    if item.decision == Decision.DECLINED:
        return Now.DECLINED
    return Now.DONE if item.decision or now != item.seen else Now.CHANGES


def _rounds() -> Select[Any]:
    return select(ROUND, _CLIENT.c.name.label("client"), _CLIENT.c.zone).join(
        _CLIENT, _CLIENT.c.id == ROUND.c.client_id
    )


def _items() -> Select[Any]:
    return (
        select(ITEM, _POST.c.title, _POST.c.stage)
        .join(_POST, _POST.c.id == ITEM.c.post_id)
        .where(_POST.c.deleted_at.is_(None))
    )


def _tally(found: Iterable[Row[Any]]) -> Tally:
    there = list(found)
    left = [item for item in there if not item.withdrawn]
    approved = sum(item.says == Says.APPROVED or item.decision == Decision.USED for item in left)
    asked = sum(item.says in ASKED and item.decision != Decision.USED for item in left)
    return Tally(len(left), approved, asked, len(left) - approved - asked, len(there) - len(left))


def _round(
    found: Row[Any], tally: Tally, items: tuple[ItemView, ...] = (), events: tuple[EventView, ...] = ()
) -> RoundView:
    return RoundView(
        found.id, found.client_id, found.client, found.zone, found.key, found.name, found.language, found.message,
        found.deadline, found.sent_at, found.answered_at, found.closed_at, tally, items, events,
    )  # fmt: skip


def _item(connection: Connection, item: Row[Any], post: PostView) -> ItemView:
    now = seen.content(connection, post)
    shown: Content | None = content_from(item.shown) if item.shown else None
    return ItemView(
        id=item.id,
        post_id=item.post_id,
        title=item.title,
        now=stands(item, digest(now)),
        stage=item.stage,
        networks=tuple(dict.fromkeys(place.network for place in now.places)),
        content=now,
        shown=shown,
        wall=standing.read(connection, post.id).wall,
        shown_wall=item.wall,
        version=item.version,
        says=Says(item.says) if item.says else None,
        comment=item.comment,
        texts=tuple(item.texts),
        answered_by=item.answered_by,
        answered_at=item.answered_at,
        by_hand=item.by_hand,
        decision=Decision(item.decision) if item.decision else None,
        note=item.note,
    )
