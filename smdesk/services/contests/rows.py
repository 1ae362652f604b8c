"""Contests, their entries and draws, read from the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, literal, or_, select

from smdesk.core import contest as rules
from smdesk.core import contest_prizes
from smdesk.core.errors import NotFound
from smdesk.core.walltime import WallTime, resolve
from smdesk.models import Client, Contest, ContestDraw, ContestEntry, table_of
from smdesk.services.contests.views import ContestView, DrawView, EntryView

CONTEST, ENTRY, DRAW = table_of(Contest), table_of(ContestEntry), table_of(ContestDraw)
_CLIENT = table_of(Client)


def contests(connection: Connection, client: int | None, *, brief: bool = False) -> tuple[ContestView, ...]:
    """Those of a client or of all, the one that closes last first; `brief` without the entries of their draws."""
    query = _query().where(CONTEST.c.deleted_at.is_(None), _CLIENT.c.deleted_at.is_(None))
    if client is not None:
        query = query.where(CONTEST.c.client_id == client)
    found = connection.execute(query.order_by(CONTEST.c.closes.desc(), CONTEST.c.id.desc())).all()
    return _views(connection, found, brief=brief)


def one(connection: Connection, contest: int, *, gone: bool = False) -> ContestView:
    """One contest; with `gone` one that was put away too. Raises NotFound `unknown_contest`."""
    query = _query().where(CONTEST.c.id == contest)
    found = connection.execute(query if gone else query.where(CONTEST.c.deleted_at.is_(None))).all()
    if not found:
        raise NotFound("unknown_contest", contest=contest)
    return _views(connection, found)[0]


def entries(connection: Connection, contest: int, text: str = "", limit: int | None = None) -> tuple[EntryView, ...]:
    """The entries of a contest in the order of their keys; of those with a text in name, words or reason, the first."""
    query = select(ENTRY).where(ENTRY.c.contest_id == contest, ENTRY.c.deleted_at.is_(None)).order_by(ENTRY.c.key)
    if text:
        looked = (ENTRY.c.key, ENTRY.c.name, ENTRY.c.text, ENTRY.c.excluded)
        query = query.where(or_(*(column.icontains(text, autoescape=True) for column in looked)))
    if limit is not None:
        query = query.limit(limit)
    return tuple(
        EntryView(each.id, each.contest_id, each.key, each.name, each.network, each.text, each.url, each.at,
                  each.source, each.excluded)
        for each in connection.execute(query)
    )  # fmt: skip


def _query() -> Select[Any]:
    return select(CONTEST, _CLIENT.c.name.label("client")).join(_CLIENT, _CLIENT.c.id == CONTEST.c.client_id)


def _drawn(brief: bool) -> Select[Any]:
    columns = [each for each in DRAW.c if not (brief and each.key == "entries")]
    count = func.coalesce(func.json_array_length(DRAW.c.entries), 0).label("counted")
    return select(*columns, count, *([literal(None).label("entries")] if brief else []))


def _views(connection: Connection, found: Iterable[Row[Any]], *, brief: bool = False) -> tuple[ContestView, ...]:
    rows = list(found)
    ids = [row.id for row in rows]
    counted = {
        (contest, out): count
        for contest, out, count in connection.execute(
            select(ENTRY.c.contest_id, ENTRY.c.excluded != "", func.count())
            .where(ENTRY.c.contest_id.in_(ids), ENTRY.c.deleted_at.is_(None))
            .group_by(ENTRY.c.contest_id, ENTRY.c.excluded != "")
        )
    }
    draws = defaultdict(list)
    for each in connection.execute(_drawn(brief).where(DRAW.c.contest_id.in_(ids)).order_by(DRAW.c.number)):
        draws[each.contest_id].append(each)
    return tuple(
        ContestView(
            row.id, row.client_id, row.client, row.campaign_id, row.post_id, row.name, row.language, row.zone,
            row.opens, row.closes, row.draws, row.prize, row.winners, row.reserves, rules.from_json(row.rules or {}),
            row.legal, row.legal_version, counted.get((row.id, False), 0), counted.get((row.id, True), 0),
            tuple(_draw(row, each) for each in draws[row.id]), row.version,
        )
        for row in rows
    )  # fmt: skip


def _draw(contest: Row[Any], row: Row[Any]) -> DrawView:
    result = row.result or {}
    late = result.get("late")
    if late is None and contest.closes is not None and row.committed_at is not None:
        late = row.committed_at >= resolve(WallTime(contest.closes, contest.zone)).instant
    return DrawView(
        row.id, row.number, row.commitment, row.committed_at, bool(late), row.seed if row.at else "", row.method,
        tuple(row.entries or ()), row.entries_sha256, tuple(result.get("winners", ())),
        tuple(result.get("reserves", ())), int(result.get("wanted", 0)), dict(result.get("names", {})),
        tuple((key, why) for key, why in result.get("excluded", ())), row.at, row.void_reason,
        int(row.counted), contest_prizes.from_json(result.get("substitutes", ())),
        datetime.fromisoformat(result["closed_at"]) if result.get("closed_at") else None,
    )  # fmt: skip
