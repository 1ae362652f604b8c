"""Pillars: the themes of a client, each with the share it is meant to have in the mix."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.events import PlanChanged
from smdesk.db import Database
from smdesk.models import Client, Pillar
from smdesk.services.views import PillarView

KINDS = ("value", "links", "community", "contest", "promo", "other")
#: The colour of each kind, where a pillar has none of its own.
_COLORS = {"other": "links"}


class PillarsService:
    """One transaction a call. What is deleted keeps its posts and can be brought back."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def list(self, client: int | None = None) -> list[PillarView]:
        """The pillars of a client in their order; None: of all clients."""
        query = select(Pillar.__table__).where(Pillar.deleted_at.is_(None))
        if client is not None:
            query = query.where(Pillar.client_id == client)
        with self._db.read() as session:
            rows = session.execute(query.order_by(Pillar.client_id, Pillar.position, Pillar.id))
            return [_view(row) for row in rows]

    def add(self, client: int, name: str, *, kind: str = "other", target: int = 0, color: str = "") -> PillarView:
        """A new pillar, at the end.

        Raises:
            NotFound: `unknown_client`. InvalidInput: `title_empty`, `name_too_long`, `bad_kind`, `bad_number`.
        """
        values = _checked({"name": name, "kind": kind, "target": target, "color": color})
        with self._db.write() as unit:
            if unit.session.scalar(select(Client.id).where(Client.id == client, Client.deleted_at.is_(None))) is None:
                raise NotFound("unknown_client", name=str(client), near=[])
            last = unit.session.scalar(select(func.max(Pillar.position)).where(Pillar.client_id == client))
            now = self._clock.now()
            row = Pillar(client_id=client, position=(last or 0) + 1, created_at=now, changed_at=now, **values)
            unit.session.add(row)
            unit.session.flush()
            unit.emit(PlanChanged((client,), frozenset({"pillars"})))
            return _one(unit.session, row.id)

    def edit(self, pillar: int, **changes: Any) -> PillarView:
        """Change `name`, `kind`, `target`, `color` or `position`. Raises as `add`; NotFound `unknown_pillar`."""
        return self._write(pillar, _checked(changes))

    def delete(self, pillar: int) -> PillarView:
        """Put a pillar away; its posts keep it. Raises NotFound `unknown_pillar`."""
        return self._write(pillar, {"deleted_at": self._clock.now()})

    def undelete(self, pillar: int) -> PillarView:
        """Bring it back. Raises NotFound `unknown_pillar`."""
        return self._write(pillar, {"deleted_at": None})

    def _write(self, pillar: int, values: dict[str, Any]) -> PillarView:
        with self._db.write() as unit:
            before = _one(unit.session, pillar)
            unit.session.execute(
                update(Pillar)
                .where(Pillar.id == pillar)
                .values(**values, version=Pillar.version + 1, changed_at=self._clock.now())
            )
            unit.emit(PlanChanged((before.client_id,), frozenset({"pillars"})))
            return _one(unit.session, pillar)


def _one(session: Session, pillar: int) -> PillarView:
    row = session.execute(select(Pillar.__table__).where(Pillar.id == pillar)).one_or_none()
    if row is None:
        raise NotFound("unknown_pillar", pillar=pillar)
    return _view(row)


def _view(row: Any) -> PillarView:
    return PillarView(row.id, row.client_id, row.name, row.kind, color_of(row.kind, row.color), row.target)


def color_of(kind: str, own: str) -> str:
    """The colour that a pillar is shown in: its own, else that of its kind."""
    return own or _COLORS.get(kind, kind)


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    if "name" in values:
        values["name"] = " ".join(values["name"].split())
        if not values["name"]:
            raise InvalidInput("title_empty", field="name")
        if len(values["name"]) > 120:
            raise InvalidInput("name_too_long", field="name", limit=120)
    if "kind" in values and values["kind"] not in KINDS:
        raise InvalidInput("bad_kind", field="kind", kind=values["kind"], known=list(KINDS))
    if "target" in values and not 0 <= values["target"] <= 100:
        raise InvalidInput("bad_number", field="target", value=values["target"], least=0, most=100)
    return values
