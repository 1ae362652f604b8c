"""Pillars: the themes of a client, each with the share it is meant to have in the mix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, select, update

from smdesk.core.errors import InvalidInput, NotAllowed, NotFound
from smdesk.core.events import PlanChanged
from smdesk.models import Persona, Pillar, table_of
from smdesk.services.plan.rows import PlanRows, checked, known_client
from smdesk.services.views import PillarView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

KINDS = ("value", "links", "community", "contest", "promo", "other")
#: The colour of each kind, where a pillar has none of its own.
_COLORS = {"other": "links"}
#: Pillars to begin with, by the kind of business: kind and share.
PRESETS: dict[str, tuple[tuple[str, int], ...]] = {
    "shop": (("value", 35), ("links", 10), ("contest", 10), ("community", 25), ("promo", 20)),
    "services": (("value", 45), ("links", 15), ("contest", 5), ("community", 20), ("promo", 15)),
    "courses": (("value", 40), ("links", 15), ("contest", 5), ("community", 25), ("promo", 15)),
}


_PILLAR = table_of(Pillar)
# The calendar and the composer ask at each look: made once.
_ALL = (
    select(_PILLAR)
    .where(_PILLAR.c.deleted_at.is_(None))
    .order_by(_PILLAR.c.client_id, _PILLAR.c.position, _PILLAR.c.id)
)
_OF_CLIENT = _ALL.where(_PILLAR.c.client_id == bindparam("client"))


class PillarsService(PlanRows[PillarView]):
    """The pillars of each client in their order; their posts keep one that is put away."""

    _model, _what = Pillar, "pillars"

    def list(self, client: int | None = None) -> list[PillarView]:
        """The pillars of a client in their order; None: of all clients."""
        with self._db.read() as session:
            if client is None:
                return [self._view(row) for row in session.execute(_ALL)]
            return [self._view(row) for row in session.execute(_OF_CLIENT, {"client": client})]

    def add(
        self, client: int, name: str, *, kind: str = "other", target: int = 0, color: str = "", about: str = "",
        personas: Iterable[int] = (),
    ) -> PillarView:  # fmt: skip
        """A new pillar, at the end.

        Raises:
            NotFound: `unknown_client`, `unknown_persona`.
            InvalidInput: `title_empty`, `name_too_long`, `bad_kind`, `bad_number`.
        """
        given = {"name": name, "kind": kind, "target": target, "color": color, "about": about, "personas": personas}
        values = _checked(given)
        with self._db.write() as unit:
            known_client(unit.session, client)
            _own_personas(unit.session, client, values["personas"])
            last = unit.session.scalar(select(func.max(Pillar.position)).where(Pillar.client_id == client))
            return self._insert(unit, client, values | {"position": (last or 0) + 1})

    def edit(self, pillar: int, **changes: Any) -> PillarView:
        """Change `name`, `kind`, `target`, `color`, `about`, `personas` or `position`.

        Raises as `add`; NotFound `unknown_pillar`.
        """
        values = _checked(changes)
        if values.get("personas"):
            with self._db.read() as session:
                _own_personas(session, self._row(session, pillar).client_id, values["personas"])
        return self._write(pillar, values)

    def set_targets(self, client: int, targets: Mapping[int, int]) -> tuple[PillarView, ...]:
        """Other goals of a client's pillars at once; the pillars as they are then.

        Raises:
            NotFound: `unknown_pillar`. InvalidInput: `bad_number`.
        """
        for target in targets.values():
            _checked({"target": target})
        return self._rewrite(client, {pillar: {"target": target} for pillar, target in targets.items()})

    def reorder(self, client: int, order: Sequence[int]) -> tuple[PillarView, ...]:
        """The client's pillars in this order; those that are not named follow. Raises NotFound `unknown_pillar`."""
        others = [each.id for each in self.list(client) if each.id not in order]
        return self._rewrite(client, {pillar: {"position": at} for at, pillar in enumerate([*order, *others], 1)})

    def preset(self, client: int, preset: str, names: Mapping[str, str]) -> tuple[PillarView, ...]:
        """Give a client without pillars those of a kind of business: shop, services, courses. `names` are by kind.

        Raises:
            NotFound: `unknown_client`. NotAllowed: `has_pillars` (`count`). InvalidInput: `bad_preset`.
        """
        if preset not in PRESETS:
            raise InvalidInput("bad_preset", field="preset", preset=preset, known=list(PRESETS))
        with self._db.write() as unit:
            known_client(unit.session, client)
            live = select(func.count()).where(Pillar.client_id == client, Pillar.deleted_at.is_(None))
            count = unit.session.scalar(live) or 0
            if count:
                raise NotAllowed("has_pillars", count=count)
            for position, (kind, target) in enumerate(PRESETS[preset], 1):
                name = names.get(kind, kind)
                self._insert(
                    unit, client, _checked({"name": name, "kind": kind, "target": target}) | {"position": position}
                )
        return tuple(self.list(client))

    def _rewrite(self, client: int, changes: Mapping[int, Mapping[str, Any]]) -> tuple[PillarView, ...]:
        with self._db.write() as unit:
            now = self._clock.now()
            for pillar, values in changes.items():
                done = unit.session.execute(
                    update(Pillar)
                    .where(Pillar.id == pillar, Pillar.client_id == client, Pillar.deleted_at.is_(None))
                    .values(**values, version=Pillar.version + 1, changed_at=now)
                    .returning(Pillar.id)
                )
                if done.scalar_one_or_none() is None:
                    raise self._unknown(pillar)
            unit.emit(PlanChanged((client,), frozenset({self._what})))
        return tuple(self.list(client))

    def _view(self, row: Any) -> PillarView:
        return PillarView(
            row.id, row.client_id, row.name, row.kind, color_of(row.kind, row.color), row.target, row.about,
            tuple(row.personas or ()),
        )  # fmt: skip

    def _unknown(self, number: int) -> NotFound:
        return NotFound("unknown_pillar", pillar=number)


def color_of(kind: str, own: str) -> str:
    """The colour that a pillar is shown in: its own, else that of its kind."""
    return own or _COLORS.get(kind, kind)


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    checked(values, KINDS)
    if "target" in values and not 0 <= values["target"] <= 100:
        raise InvalidInput("bad_number", field="target", value=values["target"], least=0, most=100)
    if "personas" in values:
        values["personas"] = list(dict.fromkeys(values["personas"]))
    if "about" in values:
        values["about"] = values["about"].strip()
    return values


def _own_personas(session: Session, client: int, personas: Iterable[int]) -> None:
    wanted = set(personas)
    if not wanted:
        return
    query = select(Persona.id).where(Persona.id.in_(wanted), Persona.client_id == client, Persona.deleted_at.is_(None))
    missing = wanted - set(session.scalars(query))
    if missing:
        raise NotFound("unknown_persona", persona=min(missing))
