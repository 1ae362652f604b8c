"""Versions of an agreement: frozen as it stood, signed by the client, and compared with what stands now."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from smdesk.core.agreement import Change, Frozen, FrozenKpi, FrozenObjective, changes
from smdesk.core.clock import Clock
from smdesk.core.content import MediaItem
from smdesk.core.errors import InvalidInput, NotAllowed, NotFound
from smdesk.core.events import AgreementChanged
from smdesk.core.walltime import in_zone
from smdesk.db import Database
from smdesk.models import Agreement, Media, table_of
from smdesk.services.agreements import rows
from smdesk.services.agreements.rows import KPI
from smdesk.services.agreements.views import VersionView
from smdesk.services.media import MediaService

_AGREEMENT, _MEDIA = table_of(Agreement), table_of(Media)
_KEPT = [each.name for each in KPI.c if each.name in FrozenKpi.__slots__]


class SignedService:
    """One transaction a call. A version never changes; only its signature is added, once."""

    def __init__(self, db: Database, clock: Clock, media: MediaService) -> None:
        self._db = db
        self._clock = clock
        self._media = media

    def versions(self, client: int) -> tuple[VersionView, ...]:
        """All of a client, the newest first."""
        with self._db.read() as session:
            return _versions(session.connection(), client)

    def latest(self, client: int) -> VersionView | None:
        """The last version that was signed; None where nothing was."""
        return next((each for each in self.versions(client) if each.signed_on is not None), None)

    def now(self, client: int) -> Frozen:
        """The agreement as it stands at this moment."""
        with self._db.read() as session:
            return _standing(session.connection(), client)

    def changes(self, client: int, before: int | None = None, after: int | None = None) -> tuple[Change, ...]:
        """What has changed between two versions, by number; without them, from the last signed one until now.

        Raises NotFound `unknown_agreement`.
        """
        versions = {each.number: each for each in self.versions(client)}
        for number in (before, after):
            if number is not None and number not in versions:
                raise NotFound("unknown_agreement", number=number)
        signed = [each for each in versions.values() if each.signed_on is not None]
        first = versions[before].frozen if before is not None else signed[0].frozen if signed else Frozen()
        return changes(first, versions[after].frozen if after is not None else self.now(client))

    def freeze(self, client: int, *, note: str = "") -> VersionView:
        """Keep the agreement as it stands as the next version.

        Raises NotFound `unknown_client`; NotAllowed `nothing_to_sign`; InvalidInput `body_too_long`.
        """
        values = {"note": note}
        rows.checked_name(values)
        with self._db.write() as unit:
            rows.known_client(unit.connection, client)
            frozen = _standing(unit.connection, client)
            if not frozen.kpis:
                raise NotAllowed("nothing_to_sign")
            last = unit.connection.scalar(
                select(func.max(_AGREEMENT.c.number)).where(_AGREEMENT.c.client_id == client)
            )  # fmt: skip
            now = self._clock.now()
            unit.connection.execute(
                insert(_AGREEMENT).values(
                    client_id=client, number=(last or 0) + 1, snapshot=frozen.to_json(), note=note,
                    created_at=now, changed_at=now,
                )
            )  # fmt: skip
            unit.emit(AgreementChanged((client,)))
        return self.versions(client)[0]

    def sign(self, version: int, *, by: str, on: date | None = None, document: Path | None = None) -> VersionView:
        """Note that the client has signed a version: who, on which day, and the signed paper, which is copied.

        Raises:
            NotFound: `unknown_agreement`. NotAllowed: `version_signed`.
            InvalidInput: `signer_missing`, `name_too_long`, `signed_to_come`, or as `MediaService.add` with the
                field `document`.
        """
        values = {"signed_by": by}
        if not by.strip():
            raise InvalidInput("signer_missing", field="signed_by")
        rows.checked_name(values, "signed_by")
        with self._db.read() as session:
            row = self._one(session.connection(), version)
            zone = rows.zones(session.connection(), (row.client_id,))[row.client_id][1]
        today = in_zone(self._clock.now(), zone).date()
        if on is not None and on > today:
            raise InvalidInput("signed_to_come", field="signed_on", at=on.isoformat())
        if row.signed_on:
            raise NotAllowed("version_signed", number=row.number, signed_on=row.signed_on)
        paper = self._paper(document) if document is not None else None
        with self._db.write() as unit:
            held = self._media.remember(unit.session, paper) if paper is not None else None
            signature = {**values, "signed_on": (on or today).isoformat(), "document_id": held}
            self._set(unit.connection, version, signature)
            unit.emit(AgreementChanged((row.client_id,)))
        return self._shown(row.client_id, version)

    def _paper(self, document: Path) -> MediaItem:
        try:
            return self._media.add(document)
        except InvalidInput as error:
            code = "signed_paper_kind" if error.code == "media_unknown_type" else error.code
            raise InvalidInput(code, **{**error.facts, "field": "document"}) from error

    def unsign(self, version: int) -> VersionView:
        """Take a signature back that was noted by mistake; the version stays. Raises NotFound `unknown_agreement`."""
        with self._db.write() as unit:
            row = self._one(unit.connection, version)
            self._set(unit.connection, version, {"signed_by": "", "signed_on": "", "document_id": None})
            unit.emit(AgreementChanged((row.client_id,)))
        return self._shown(row.client_id, version)

    def delete(self, version: int) -> None:
        """Put a version away that nobody signed. Raises NotFound `unknown_agreement`; NotAllowed `version_signed`."""
        with self._db.write() as unit:
            row = self._one(unit.connection, version)
            if row.signed_on:
                raise NotAllowed("version_signed", number=row.number, signed_on=row.signed_on)
            self._set(unit.connection, version, {"deleted_at": self._clock.now()})
            unit.emit(AgreementChanged((row.client_id,)))

    def undelete(self, version: int) -> None:
        """Bring it back. Raises NotFound `unknown_agreement`."""
        with self._db.write() as unit:
            row = self._one(unit.connection, version)
            self._set(unit.connection, version, {"deleted_at": None})
            unit.emit(AgreementChanged((row.client_id,)))

    def _shown(self, client: int, version: int) -> VersionView:
        return next(each for each in self.versions(client) if each.id == version)

    def _one(self, connection: Connection, version: int) -> Row[Any]:
        return rows.one(connection, _AGREEMENT, version, "agreement")

    def _set(self, connection: Connection, version: int, values: dict[str, Any]) -> None:
        query = update(_AGREEMENT).where(_AGREEMENT.c.id == version)
        connection.execute(query.values(**values, changed_at=self._clock.now()))


def _standing(connection: Connection, client: int) -> Frozen:
    found = rows.live_kpis(connection, client)
    return Frozen(
        tuple(
            FrozenObjective(
                each.id,
                each.name,
                each.note,
                tuple(
                    FrozenKpi(**{name: getattr(row, name) for name in _KEPT})
                    for row in found
                    if row.objective_id == each.id
                ),
            )
            for each in rows.objectives(connection, client)
        )
    )


def _versions(connection: Connection, client: int) -> tuple[VersionView, ...]:
    query = (
        select(_AGREEMENT, _MEDIA.c.sha256, _MEDIA.c.filename)
        .outerjoin(_MEDIA, _MEDIA.c.id == _AGREEMENT.c.document_id)
        .where(_AGREEMENT.c.client_id == client, _AGREEMENT.c.deleted_at.is_(None))
        .order_by(_AGREEMENT.c.number.desc())
    )
    return tuple(
        VersionView(
            row.id, row.client_id, row.number, row.created_at, row.note, Frozen.from_json(row.snapshot),
            rows.day_of(row.signed_on), row.signed_by, row.sha256 or "", row.filename or "",
        )
        for row in connection.execute(query)
    )  # fmt: skip
