"""Audits: dated looks at a client's situation, begun from the last one, edited, compared, put away and brought back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select, update

from smdesk.core.audit import comparing, values
from smdesk.core.audit.shapes import MOODS, Marketing, Rating, Reputation, Swot, SwotItem
from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput
from smdesk.core.events import AuditsChanged
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import Channel, Dossier, table_of
from smdesk.services.audits import presence as presences
from smdesk.services.audits import rows
from smdesk.services.audits.rows import AUDIT, PRESENCE
from smdesk.services.audits.views import AuditLine, AuditView, ComparisonView, PresenceView
from smdesk.services.rows import client_today, inserted

CHANNEL, DOSSIER = table_of(Channel), table_of(Dossier)
_EDITED = ("day", "title", "summary", "reputation", "swot", "marketing")


class AuditsService:
    """One transaction a call. What is typed by hand is marked so, and stays until the person changes it."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    # -- audits -------------------------------------------------------------------------------------------------

    def list(self, client: int | None = None) -> tuple[AuditLine, ...]:
        """The audits of a client, or of all, the newest first."""
        with self._db.read() as session:
            return rows.lines(session.connection(), client)

    def show(self, audit: int) -> AuditView:
        """One whole audit. Raises NotFound `unknown_audit`."""
        with self._db.read() as session:
            return rows.one(session.connection(), audit)

    def last(self, client: int) -> AuditView | None:
        """A client's newest audit."""
        with self._db.read() as session:
            number = rows.newest(session.connection(), client)
            return rows.one(session.connection(), number) if number is not None else None

    def new(self, client: int, *, day: str = "", title: str = "", empty: bool = False) -> AuditView:
        """A new audit of today or of an earlier day.

        It has the networks, the SWOT and the marketing focus of the last one, without its figures; the first one,
        and one that is to be `empty`, has a row for each connected channel and each contracted network.

        Raises:
            NotFound: `unknown_client`. InvalidInput: `bad_day`, `day_to_come`, `name_too_long`.
        """
        with self._db.write() as unit:
            connection, now = unit.connection, self._clock.now()
            today = client_today(connection, client, now)
            stored = {
                "day": values.past_day("day", day, today) or today.isoformat(),
                "title": values.line("title", title, 200),
            }
            last = None if empty else rows.newest(connection, client)
            before = rows.one(connection, last) if last is not None else None
            if before is not None:
                stored |= _structure(before)
            made = insert(AUDIT).values(client_id=client, created_at=now, changed_at=now, **stored)
            number = inserted(connection, made)
            given = _copies(before.presences) if before is not None else _first_rows(connection, client)
            for position, each in enumerate(given):
                values_of = {**each, "audit_id": number, "position": position, "created_at": now, "changed_at": now}
                connection.execute(insert(PRESENCE).values(values_of))
            unit.emit(AuditsChanged((client,)))
            return rows.one(connection, number)

    def edit(self, audit: int, **changes: Any) -> AuditView:
        """Change `day`, `title`, `summary`, `reputation`, `swot` or `marketing`.

        Raises:
            NotFound: `unknown_audit`. InvalidInput: as `new`, and as the shapes of `core.audit`.
        """
        with self._db.write() as unit:
            before = rows.one(unit.connection, audit)
            today = client_today(unit.connection, before.client_id, self._clock.now())
            stored = _checked(changes, today)
            self._write(unit, audit, stored)
            unit.emit(AuditsChanged((before.client_id,), frozenset(stored)))
            return rows.one(unit.connection, audit)

    def set_list(self, audit: int, quadrant: str, texts: Sequence[str]) -> AuditView:
        """One list of the SWOT in its order; what says the same keeps its link. Raises as `edit`."""
        with self._db.write() as unit:
            before = rows.one(unit.connection, audit)
            self._write(unit, audit, {"swot": before.swot.with_texts(quadrant, texts).to_json()})
            unit.emit(AuditsChanged((before.client_id,), frozenset({"swot"})))
            return rows.one(unit.connection, audit)

    def delete(self, audit: int) -> AuditLine:
        """Put an audit away. Raises NotFound `unknown_audit`."""
        return self._put(audit, away=True)

    def undelete(self, audit: int) -> AuditLine:
        """Bring it back. Raises NotFound `unknown_audit`."""
        return self._put(audit, away=False)

    def compare(self, one: int, other: int) -> ComparisonView:
        """Two audits of one client, whichever is named first.

        Raises:
            NotFound: `unknown_audit`. InvalidInput: `audits_of_two_clients`, `same_audit`.
        """
        if one == other:
            raise InvalidInput("same_audit", audit=one)
        with self._db.read() as session:
            found = [rows.one(session.connection(), number) for number in (one, other)]
        if found[0].client_id != found[1].client_id:
            raise InvalidInput("audits_of_two_clients", clients=[each.client for each in found])
        then, now = sorted(found, key=lambda each: (each.day, each.id))
        return _compared(then, now)

    # -- networks -----------------------------------------------------------------------------------------------

    def add_presence(self, audit: int, network: str, **given: Any) -> PresenceView:
        """A network more, at the end.

        Raises:
            NotFound: `unknown_audit`, `unknown_network`. InvalidInput: as `set_presence`.
        """
        with self._db.write() as unit:
            view = rows.one(unit.connection, audit)
            today = client_today(unit.connection, view.client_id, self._clock.now())
            number = presences.add(unit.connection, self._clock.now(), today, view, network, given)
            return self._presence(unit, number, view.client_id)

    def set_presence(self, presence: int, **changes: Any) -> PresenceView:
        """Change what is known of a network; None or "" forgets it. What is set here counts as typed by hand.

        `checklist` and `figures` name only what changes in them.

        Raises:
            NotFound: `unknown_presence`.
            InvalidInput: `bad_number`, `bad_day`, `day_to_come`, `bad_kind`, `bad_address`, `name_too_long`.
        """
        with self._db.write() as unit:
            row = rows.presence_row(unit.connection, presence)
            today = client_today(unit.connection, row.client_id, self._clock.now())
            presences.change(unit.connection, self._clock.now(), today, row, changes)
            return self._presence(unit, presence, row.client_id)

    def put_back(self, *before: PresenceView) -> None:
        """Presences exactly as they were, with the sources of their figures. Raises NotFound `unknown_presence`."""
        with self._db.write() as unit:
            for each in before:
                row = rows.presence_row(unit.connection, each.id, deleted=True)
                presences.put_back(unit.connection, self._clock.now(), each)
                unit.emit(AuditsChanged((row.client_id,), frozenset({"presence"})))

    def delete_presence(self, presence: int) -> PresenceView:
        """Take a network out of an audit; `put_back` brings it back. Raises NotFound `unknown_presence`."""
        with self._db.write() as unit:
            row = rows.presence_row(unit.connection, presence)
            presences.remove(unit.connection, self._clock.now(), presence)
            unit.emit(AuditsChanged((row.client_id,), frozenset({"presence"})))
            return rows.presence_view(row, date.fromisoformat(row.day))

    # -- within -------------------------------------------------------------------------------------------------

    def _presence(self, unit: UnitOfWork, number: int, client: int) -> PresenceView:
        row = rows.presence_row(unit.connection, number)
        unit.emit(AuditsChanged((client,), frozenset({"presence"})))
        return rows.presence_view(row, date.fromisoformat(row.day))

    def _write(self, unit: UnitOfWork, audit: int, stored: Mapping[str, Any]) -> None:
        times = {"version": AUDIT.c.version + 1, "changed_at": self._clock.now()}
        unit.connection.execute(update(AUDIT).where(AUDIT.c.id == audit).values(**stored, **times))

    def _put(self, audit: int, *, away: bool) -> AuditLine:
        with self._db.write() as unit:
            view = rows.one(unit.connection, audit, deleted=not away)
            self._write(unit, audit, {"deleted_at": self._clock.now() if away else None})
            unit.emit(AuditsChanged((view.client_id,)))
            return rows.line(view)


def _checked(changes: Mapping[str, Any], today: date) -> dict[str, Any]:
    stored: dict[str, Any] = {}
    for name, value in changes.items():
        assert name in _EDITED, name
        if name == "day":
            stored[name] = values.past_day("day", value, today, empty=False)
        elif name == "title":
            stored[name] = values.line("title", value, 200)
        elif name == "summary":
            stored[name] = values.text("summary", value)
        elif name == "swot":
            assert isinstance(value, Swot)
            stored[name] = value.to_json()
        else:
            assert isinstance(value, Reputation | Marketing)
            stored[name] = value.checked().to_json()
    return stored


def _structure(before: AuditView) -> dict[str, Any]:
    """What a new audit takes over: what was thought, and where to look again; no figure."""
    said = before.reputation
    reputation = Reputation(
        said.months, tuple(Rating(each.site, best=each.best) for each in said.ratings), (), (), (), said.risks
    )
    return {
        "reputation": reputation.to_json(),
        "swot": before.swot.to_json(),
        "marketing": before.marketing.to_json(),
    }


def _copies(before: tuple[PresenceView, ...]) -> list[dict[str, Any]]:
    return [
        {"network": each.network, "channel_id": each.channel_id, "status": each.status, "handle": each.handle,
         "url": each.url, "kind": each.kind, "decision": each.decision}
        for each in before
    ]  # fmt: skip


def _first_rows(connection: Connection, client: int) -> list[dict[str, Any]]:
    """A row for each channel, then one to be created for each contracted network that has none."""
    live = select(CHANNEL.c.id, CHANNEL.c.network, CHANNEL.c.handle).where(
        CHANNEL.c.client_id == client, CHANNEL.c.deleted_at.is_(None)
    )
    channels = connection.execute(live.order_by(CHANNEL.c.id)).all()
    agreed = select(DOSSIER.c.networks).where(DOSSIER.c.client_id == client, DOSSIER.c.deleted_at.is_(None))
    contracted = connection.execute(agreed.limit(1)).scalar() or []
    present = {row.network for row in channels}
    return [
        {"network": row.network, "channel_id": row.id, "status": "exists", "handle": row.handle} for row in channels
    ] + [
        {"network": network, "status": "to_create", "decision": "create"}
        for network in dict.fromkeys(map(str, contracted)) if network not in present
    ]  # fmt: skip


# -- two audits ---------------------------------------------------------------------------------------------------


def _compared(then: AuditView, now: AuditView) -> ComparisonView:
    lists = [
        *comparing.swot(_swot(then.swot), _swot(now.swot)),
        comparing.listed("risks", then.reputation.risks, now.reputation.risks),
        comparing.listed("actions", then.marketing.actions, now.marketing.actions),
        comparing.listed("findings", [each.text for each in then.findings], [each.text for each in now.findings]),
    ]
    return ComparisonView(
        rows.line(then),
        rows.line(now),
        comparing.pairs(_networks(then), _networks(now)),
        comparing.pairs(_ratings(then), _ratings(now), ("value", "count", "unanswered")),
        comparing.figures(_tone(then.reputation), _tone(now.reputation), (*MOODS, "voice")),
        tuple(each for each in lists if each.added or each.gone or each.stayed),
    )


def _swot(given: Swot) -> dict[str, list[str]]:
    return {name: [_text(each) for each in items] for name, items in given.lists()}


def _text(item: SwotItem) -> str:
    return item.text


def _networks(audit: AuditView) -> dict[str, dict[str, Any]]:
    """The figures of each network; of two accounts on one network the second and later ones by their name too."""
    found: dict[str, dict[str, Any]] = {}
    for each in audit.presences:
        name = each.network if each.network not in found else f"{each.network} {each.handle or each.id}"
        found[name] = {
            "status": each.status, "followers": each.followers, "per_week": each.per_week,
            "consistency": each.consistency, "completeness": each.completeness.percent, "score": each.score.value,
            **each.figures,
        }  # fmt: skip
    return found


def _ratings(audit: AuditView) -> dict[str, dict[str, Any]]:
    return {
        each.site: {"status": "exists", "value": each.value, "count": each.count, "unanswered": each.unanswered}
        for each in audit.reputation.ratings
    }


def _tone(said: Reputation) -> dict[str, Any]:
    ours = [part.share for part in said.voice if part.ours]
    return {**dict(zip(MOODS, said.tone, strict=False)), **({"voice": sum(ours)} if ours else {})}
