"""Pillars: the themes of a client, each with the share it is meant to have in the mix."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from smdesk.core.errors import InvalidInput, NotFound
from smdesk.models import Pillar
from smdesk.services.plan_rows import PlanRows, checked, known_client
from smdesk.services.views import PillarView

KINDS = ("value", "links", "community", "contest", "promo", "other")
#: The colour of each kind, where a pillar has none of its own.
_COLORS = {"other": "links"}


class PillarsService(PlanRows[PillarView]):
    """The pillars of each client in their order; their posts keep one that is put away."""

    _model, _what = Pillar, "pillars"

    def list(self, client: int | None = None) -> list[PillarView]:
        """The pillars of a client in their order; None: of all clients."""
        query = select(Pillar.__table__).where(Pillar.deleted_at.is_(None))
        if client is not None:
            query = query.where(Pillar.client_id == client)
        with self._db.read() as session:
            rows = session.execute(query.order_by(Pillar.client_id, Pillar.position, Pillar.id))
            return [self._view(row) for row in rows]

    def add(self, client: int, name: str, *, kind: str = "other", target: int = 0, color: str = "") -> PillarView:
        """A new pillar, at the end.

        Raises:
            NotFound: `unknown_client`. InvalidInput: `title_empty`, `name_too_long`, `bad_kind`, `bad_number`.
        """
        values = _checked({"name": name, "kind": kind, "target": target, "color": color})
        with self._db.write() as unit:
            known_client(unit.session, client)
            last = unit.session.scalar(select(func.max(Pillar.position)).where(Pillar.client_id == client))
            return self._insert(unit, client, values | {"position": (last or 0) + 1})

    def edit(self, pillar: int, **changes: Any) -> PillarView:
        """Change `name`, `kind`, `target`, `color` or `position`. Raises as `add`; NotFound `unknown_pillar`."""
        return self._write(pillar, _checked(changes))

    def _view(self, row: Any) -> PillarView:
        return PillarView(row.id, row.client_id, row.name, row.kind, color_of(row.kind, row.color), row.target)

    def _unknown(self, number: int) -> NotFound:
        return NotFound("unknown_pillar", pillar=number)


def color_of(kind: str, own: str) -> str:
    """The colour that a pillar is shown in: its own, else that of its kind."""
    return own or _COLORS.get(kind, kind)


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    checked(values, KINDS)
    if "target" in values and not 0 <= values["target"] <= 100:
        raise InvalidInput("bad_number", field="target", value=values["target"], least=0, most=100)
    return values
