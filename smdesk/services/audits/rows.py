"""The queries behind audits: rows of one audit or of a client, as the views that are handed out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from smdesk.core.audit import presence, ranking
from smdesk.core.audit.shapes import Marketing, Reputation, Swot
from smdesk.core.errors import NotFound
from smdesk.models import Audit, Client, Finding, Presence, table_of
from smdesk.services.audits.views import AuditLine, AuditView, FindingView, PresenceView, Source

AUDIT, PRESENCE, FINDING, CLIENT = (table_of(model) for model in (Audit, Presence, Finding, Client))


def lines(connection: Connection, client: int | None) -> tuple[AuditLine, ...]:
    """The audits of a client or of all, the newest first."""
    networks = _count(PRESENCE, PRESENCE.c.audit_id == AUDIT.c.id)
    findings = _count(FINDING, FINDING.c.audit_id == AUDIT.c.id)
    query = (
        select(AUDIT.c.id, AUDIT.c.client_id, CLIENT.c.name, AUDIT.c.day, AUDIT.c.title, networks, findings,
               AUDIT.c.version)
        .join(CLIENT, CLIENT.c.id == AUDIT.c.client_id)
        .where(AUDIT.c.deleted_at.is_(None), CLIENT.c.deleted_at.is_(None))
        .order_by(AUDIT.c.day.desc(), AUDIT.c.id.desc())
    )  # fmt: skip
    if client is not None:
        query = query.where(AUDIT.c.client_id == client)
    return tuple(
        AuditLine(number, of, name, date.fromisoformat(day), title, places, found, version)
        for number, of, name, day, title, places, found, version in connection.execute(query)
    )


def line(audit: AuditView) -> AuditLine:
    """An audit as it stands in a list."""
    return AuditLine(audit.id, audit.client_id, audit.client, audit.day, audit.title, len(audit.presences),
                     len(audit.findings), audit.version)  # fmt: skip


def one(connection: Connection, audit: int, *, deleted: bool = False) -> AuditView:
    """One whole audit. Raises NotFound `unknown_audit`, also for one that was put away unless `deleted`."""
    query = select(AUDIT, CLIENT.c.name.label("client")).join(CLIENT, CLIENT.c.id == AUDIT.c.client_id)
    row = connection.execute(query.where(AUDIT.c.id == audit)).one_or_none()
    if row is None or (row.deleted_at is not None and not deleted):
        raise NotFound("unknown_audit", audit=audit)
    day = date.fromisoformat(row.day)
    return AuditView(
        row.id, row.client_id, row.client, day, row.title, row.summary, Reputation.from_json(row.reputation),
        Swot.from_json(row.swot), Marketing.from_json(row.marketing),
        tuple(presence_view(each, day) for each in _of(connection, PRESENCE, audit)),
        tuple(ranking.ranked(finding_view(each) for each in _of(connection, FINDING, audit))), row.version,
    )  # fmt: skip


def newest(connection: Connection, client: int) -> int | None:
    """The number of a client's last audit."""
    query = select(AUDIT.c.id).where(AUDIT.c.client_id == client, AUDIT.c.deleted_at.is_(None))
    return connection.execute(query.order_by(AUDIT.c.day.desc(), AUDIT.c.id.desc()).limit(1)).scalar()


def presence_row(connection: Connection, number: int, *, deleted: bool = False) -> Row[Any]:
    """A presence with the day and the client of its audit. Raises NotFound `unknown_presence`."""
    query = (
        select(PRESENCE, AUDIT.c.day, AUDIT.c.client_id)
        .join(AUDIT, AUDIT.c.id == PRESENCE.c.audit_id)
        .where(PRESENCE.c.id == number, AUDIT.c.deleted_at.is_(None))
    )
    row = connection.execute(query).one_or_none()
    if row is None or (row.deleted_at is not None and not deleted):
        raise NotFound("unknown_presence", presence=number)
    return row


def finding_row(connection: Connection, number: int, *, deleted: bool = False) -> Row[Any]:
    """A finding with the client of its audit. Raises NotFound `unknown_finding`."""
    query = (
        select(FINDING, AUDIT.c.client_id)
        .join(AUDIT, AUDIT.c.id == FINDING.c.audit_id)
        .where(FINDING.c.id == number, AUDIT.c.deleted_at.is_(None))
    )
    row = connection.execute(query).one_or_none()
    if row is None or (row.deleted_at is not None and not deleted):
        raise NotFound("unknown_finding", finding=number)
    return row


def presence_view(row: Any, day: date) -> PresenceView:
    """A row as it is handed out; `day` is that of its audit."""
    checklist = {item: value for item, value in row.checklist.items() if isinstance(value, bool)}
    complete = presence.completeness(row.network, checklist)
    last = date.fromisoformat(row.last_day) if row.last_day else None
    score = presence.score(
        complete, last=last, reply_hours=row.figures.get("reply_hours"), consistency=row.consistency, day=day
    )
    return PresenceView(
        row.id, row.audit_id, row.network, row.channel_id, row.status, row.handle, row.url, row.kind, row.decision,
        row.followers, row.per_week, last, checklist, row.consistency, dict(row.figures), _sources(row.sources),
        row.note, row.position, complete, score,
    )  # fmt: skip


def finding_view(row: Any) -> FindingView:
    """A row as it is handed out."""
    return FindingView(
        row.id, row.audit_id, row.text, row.area, row.impact, row.effort, row.became, row.position
    )  # fmt: skip


def sources_json(sources: Mapping[str, Source]) -> dict[str, Any]:
    """As they are stored."""
    return {
        name: {"from": each.by, "at": each.at.isoformat() if each.at else None} for name, each in sources.items()
    }  # fmt: skip


def _sources(stored: Mapping[str, Any]) -> dict[str, Source]:
    return {
        name: Source(str(each.get("from", "hand")), datetime.fromisoformat(each["at"]) if each.get("at") else None)
        for name, each in stored.items()
    }


def _of(connection: Connection, table: Any, audit: int) -> Sequence[Row[Any]]:
    query = select(table).where(table.c.audit_id == audit, table.c.deleted_at.is_(None))
    return connection.execute(query.order_by(table.c.position, table.c.id)).all()


def _count(table: Any, whose: Any) -> Any:
    return select(func.count()).select_from(table).where(whose, table.c.deleted_at.is_(None)).scalar_subquery()
