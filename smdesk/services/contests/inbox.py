"""What of the inbox takes part in a contest: comments on its post, mentions of its accounts, private messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from smdesk.core import contest as core
from smdesk.core import contest_entries
from smdesk.core.contest_entries import Given
from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass
from smdesk.core.walltime import WallTime, resolve
from smdesk.models import Channel, Message, Publication, table_of
from smdesk.services.contests.views import ContestView
from smdesk.services.plans import targets

_MESSAGE, _CHANNEL, _PUBLICATION = table_of(Message).c, table_of(Channel).c, table_of(Publication).c
_COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Offer:
    """Entries with their keys and columns, how many were written for them, and how many at another time."""

    entries: tuple[tuple[str, Given, dict[str, Any]], ...]
    written: int
    outside: int


def offer(connection: Connection, view: ContestView) -> Offer:
    """What counts by the rules of a contest, the first first; who writes twice has one key.

    Raises:
        InvalidInput: `contest_no_kinds`; `contest_no_post` where only comments count and it has none;
            `contest_no_open` where mentions or messages count and nobody has said since when.
    """
    _judge(view)
    found = [each for each in _read(connection, view) if _takes_part(each, view.rules)]
    within = _within(view)
    inside = {f"{each.network}:{each.remote_id}": each for each in found if within(each.at)}
    given = [
        Given(each.author or each.author_name, each.network, each.text, "" if each.private else each.url, reference)
        for reference, each in inside.items() if contest_entries.person("", each.author or each.author_name)[1:]
    ]  # fmt: skip
    offered = tuple(
        (key, each, {"source": inside[each.reference].kind, "at": inside[each.reference].at,
                     "message_id": inside[each.reference].id})
        for key, each in contest_entries.keys(given, view.rules.chances)
    )  # fmt: skip
    return Offer(offered, len(given), len(found) - len(inside))


def _judge(view: ContestView) -> None:
    kinds = view.rules.kinds
    if not kinds:
        raise InvalidInput("contest_no_kinds", field="kinds")
    if kinds == (_COMMENT,) and view.post_id is None:
        raise InvalidInput("contest_no_post", field="post")
    if kinds != (_COMMENT,) and view.opens is None:
        raise InvalidInput("contest_no_open", field="opens")


def _read(connection: Connection, view: ContestView) -> Sequence[Any]:
    found: list[Any] = []
    kinds = view.rules.kinds
    if _COMMENT in kinds and view.post_id is not None:
        found += connection.execute(_comments(view.post_id))
    if others := [kind for kind in kinds if kind != _COMMENT]:
        found += connection.execute(_to(_accounts(connection, view), others))
    return sorted(found, key=lambda each: (each.at, each.id))


def _takes_part(row: Any, rules: core.Rules) -> bool:
    return row.kind == _COMMENT or core.says(row.text, rules.word)


def _columns() -> Select[Any]:
    return (
        select(_MESSAGE.id, _MESSAGE.kind, _MESSAGE.author, _MESSAGE.author_name, _MESSAGE.text, _MESSAGE.url,
               _MESSAGE.at, _MESSAGE.remote_id, _MESSAGE.private, _CHANNEL.network)
        .join(table_of(Channel), _CHANNEL.id == _MESSAGE.channel_id)
        .where(_MESSAGE.ours.is_(False), _MESSAGE.deleted_there.is_(False))
    )  # fmt: skip


def _comments(post: int) -> Select[Any]:
    """What others wrote in public under what was published of a post."""
    return (
        _columns()
        .join(table_of(Publication), _PUBLICATION.id == _MESSAGE.publication_id)
        .where(_PUBLICATION.post_id == post, _MESSAGE.kind == _COMMENT, _MESSAGE.private.is_(False))
    )


def _to(accounts: Iterable[int], kinds: Sequence[str]) -> Select[Any]:
    """What others wrote to these accounts."""
    return _columns().where(_MESSAGE.channel_id.in_(accounts), _MESSAGE.kind.in_(kinds))


def _accounts(connection: Connection, view: ContestView) -> Sequence[int]:
    """Where its post goes out; all of the client's where it has none."""
    if view.post_id is not None:
        out = select(_PUBLICATION.channel_id).where(_PUBLICATION.post_id == view.post_id)
        written = {number for number, _ in targets(connection, [view.post_id]).get(view.post_id, ())}
        if found := written | set(connection.execute(out).scalars()):
            return sorted(found)
    mine = select(_CHANNEL.id).where(_CHANNEL.client_id == view.client_id, _CHANNEL.deleted_at.is_(None))
    return list(connection.execute(mine).scalars())


def _within(view: ContestView) -> Callable[[datetime], bool]:
    """Whether something was written while the contest was open."""
    first = resolve(WallTime(view.opens, view.zone)).instant if view.opens else None
    last = resolve(WallTime(view.closes, view.zone)).instant if view.closes else None
    return lambda at: not (first and at < first) and not (last and at >= last)
