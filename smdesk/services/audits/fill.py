"""What channels can tell an audit: names, followers, posts a week, the last one; what the person typed stays.

All of it is as of the end of the audit's day. Posts are those that went out through smdesk, over the 28 days before, or
since the channel was known where that is less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Row, func, select

from smdesk.core import walltime
from smdesk.core.audit.presence import FILLED
from smdesk.core.clock import Clock
from smdesk.core.events import AuditsChanged
from smdesk.core.publication import State
from smdesk.core.walltime import in_zone
from smdesk.db import Database
from smdesk.models import Channel, Publication, table_of
from smdesk.services.audits import presence as presences
from smdesk.services.audits import rows
from smdesk.services.audits.rows import CLIENT, PRESENCE
from smdesk.services.audits.views import AuditView, Fill, FilledView, PresenceView
from smdesk.services.metrics import rows as metrics_rows
from smdesk.services.metrics.rows import Which
from smdesk.services.rows import client_today

CHANNEL, PUBLICATION = table_of(Channel), table_of(Publication)
SPAN = timedelta(days=28)
_WEEK = timedelta(days=7)


class AuditFill:
    """One transaction a call."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def look(self, audit: int, *, overwrite: bool = False) -> FilledView:
        """What filling in would do; nothing is written. Raises NotFound `unknown_audit`."""
        with self._db.read() as session:
            view = rows.one(session.connection(), audit)
            told = _told(session.connection(), view, self._clock.now())
        taken: set[int] = set()
        lone = _lone(told)
        found: list[Fill] = []
        for row, known in told:
            present = _presence(view, row, taken, row.network in lone)
            found += _fills(present, row, known, overwrite=overwrite)
        return FilledView(audit, tuple(found), (), ())

    def fill(self, audit: int, *, overwrite: bool = False) -> FilledView:
        """Write what the channels tell, and a network more for a channel that the audit has not got.

        With `overwrite` also over what the person has typed; else that stays, and is named with `kept`.

        Raises NotFound `unknown_audit`.
        """
        with self._db.write() as unit:
            connection, now = unit.connection, self._clock.now()
            view = rows.one(connection, audit)
            today = client_today(connection, view.client_id, now)
            figures: list[Fill] = []
            added: list[int] = []
            before: list[PresenceView] = []
            taken: set[int] = set()
            told = _told(connection, view, now)
            lone = _lone(told)
            for row, known in told:
                present = _presence(view, row, taken, row.network in lone)
                if present is None:
                    number = presences.add(connection, now, today, view, row.network, {"channel_id": row.id})
                    added.append(number)
                    view = rows.one(connection, audit)
                    present = next(each for each in view.presences if each.id == number)
                    found = _fills(present, row, known, overwrite=overwrite)
                else:
                    found = _fills(present, row, known, overwrite=overwrite)
                    if any(not each.kept for each in found) or present.status != "exists":
                        before.append(present)
                _store(connection, now, row, found)
                figures += found
            if figures or added:
                unit.emit(AuditsChanged((view.client_id,), frozenset({"presence"})))
            return FilledView(audit, tuple(figures), tuple(added), tuple(before))

    def undo(self, filled: FilledView) -> None:
        """Everything that one filling wrote, back to what it was. Raises NotFound `unknown_audit`."""
        with self._db.write() as unit:
            view = rows.one(unit.connection, filled.audit_id)
            now = self._clock.now()
            for each in filled.before:
                presences.put_back(unit.connection, now, each)
            for number in filled.added:
                presences.remove(unit.connection, now, number)
            unit.emit(AuditsChanged((view.client_id,), frozenset({"presence"})))


def _presence(view: AuditView, channel: Row[Any], taken: set[int], lone: bool) -> PresenceView | None:
    """The one that is this channel; `lone` where the client has no other channel on its network."""
    found = _fitting(view, channel, taken, lone)
    if found is not None:
        taken.add(found.id)
    return found


def _fitting(view: AuditView, channel: Row[Any], taken: set[int], lone: bool) -> PresenceView | None:
    """Its own, else one on its network that is of no channel: with its name, with none, or the only one there is."""
    mine = [each for each in view.presences if each.channel_id == channel.id]
    if mine:
        return mine[0]
    bare = channel.handle.lstrip("@").casefold()
    free = [
        each for each in view.presences
        if each.network == channel.network and each.channel_id is None and each.id not in taken
    ]  # fmt: skip
    named = [each for each in free if each.handle.lstrip("@").casefold() == bare]
    only = free if lone and len(free) == 1 else []
    return next(iter(named or [each for each in free if not each.handle] or only), None)


def _lone(told: Sequence[tuple[Row[Any], object]]) -> frozenset[str]:
    """Networks on which the client has one channel."""
    count = Counter(row.network for row, _ in told)
    return frozenset(network for network, channels in count.items() if channels == 1)


def _fills(present: PresenceView | None, channel: Row[Any], known: Mapping[str, Any], *, overwrite: bool) -> list[Fill]:
    """Figures that would become others; one that the person has typed is named, and stays unless `overwrite`."""
    found = []
    for name in FILLED:
        if name not in known:
            continue
        before = getattr(present, name) if present is not None else None
        after, by = known[name]
        source = present.sources.get(name) if present is not None else None
        typed = source is not None and source.by == "hand" and before not in {None, ""}
        if before == after:
            continue
        found.append(Fill(present.id if present is not None else 0, channel.network, name, before, after, by,
                          kept=typed and not overwrite))  # fmt: skip
    return found


def _store(connection: Connection, now: datetime, channel: Row[Any], found: Sequence[Fill]) -> None:
    changed = [each for each in found if not each.kept]
    if not found:
        return
    number = found[0].presence_id
    present = connection.execute(select(PRESENCE).where(PRESENCE.c.id == number)).one()
    mark = {each.figure: {"from": each.by, "at": now.isoformat()} for each in changed}
    stored: dict[str, Any] = {each.figure: _stored(each.after) for each in changed}
    stored |= {"channel_id": channel.id, "status": "exists", "sources": {**present.sources, **mark}}
    presences.write(connection, now, number, stored)


def _stored(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _told(connection: Connection, view: AuditView, now: datetime) -> list[tuple[Row[Any], dict[str, Any]]]:
    """Each live channel of the client with what it tells: figure → value and who says so."""
    zone = connection.execute(select(CLIENT.c.zone).where(CLIENT.c.id == view.client_id)).scalar_one()
    end = min(walltime.day_bounds(view.day, zone)[1], now + timedelta(seconds=1))
    query = select(CHANNEL.c.id, CHANNEL.c.network, CHANNEL.c.handle, CHANNEL.c.mode, CHANNEL.c.created_at).where(
        CHANNEL.c.client_id == view.client_id, CHANNEL.c.deleted_at.is_(None)
    )
    channels = connection.execute(query.order_by(CHANNEL.c.id)).all()
    ids = [row.id for row in channels]
    samples = metrics_rows.by_subject(metrics_rows.samples(connection, Which(end=end), ids, (), series=False))
    out = _published(connection, ids, end)
    told: list[tuple[Row[Any], dict[str, Any]]] = []
    for row in channels:
        by = "api" if row.mode == "api" else "desk"
        known: dict[str, Any] = {"handle": (row.handle, by)} if row.handle else {}
        for value in samples.get((row.id, None), ()):
            if value.metric == "followers":
                known["followers"] = (int(value.value), "api" if value.source == "api" else "desk")
        if row.id in out:
            last, first, count = out[row.id]
            weeks = max(min(SPAN, end - min(first, row.created_at)), _WEEK) / _WEEK
            known["per_week"] = (round(count / weeks, 1), by)
            known["last_day"] = (in_zone(last, zone).date(), by)
        told.append((cast("Row[Any]", row), known))
    return told


def _published(connection: Connection, channels: list[int], end: datetime) -> dict[int, tuple[Any, Any, int]]:
    """By channel: the last and the first post that went out before an instant, and how many in the span before it."""
    recent = func.sum(PUBLICATION.c.published_at >= end - SPAN)
    query = (
        select(PUBLICATION.c.channel_id, func.max(PUBLICATION.c.published_at), func.min(PUBLICATION.c.published_at),
               recent)
        .where(
            PUBLICATION.c.channel_id.in_(channels), PUBLICATION.c.state == State.PUBLISHED,
            PUBLICATION.c.kind == "post", PUBLICATION.c.published_at < end,
        )
        .group_by(PUBLICATION.c.channel_id)
    )  # fmt: skip
    return {row[0]: (row[1], row[2], int(row[3] or 0)) for row in connection.execute(query)}
