"""The queries behind objectives: what is alive, in its order, and the checks of what is to be written."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from smdesk.core import kpi as kpis
from smdesk.core import pace, pace_months, reading_days
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.models import Campaign, Channel, Client, Kpi, Objective, Persona, Pillar, Reading, table_of
from smdesk.services.agreements.views import KpiView, ObjectiveView, ReadView, aim
from smdesk.services.patches import KEEP

CLIENT, OBJECTIVE, KPI, READING = (table_of(each) for each in (Client, Objective, Kpi, Reading))
_SCOPES = {
    "channel": table_of(Channel), "campaign": table_of(Campaign), "pillar": table_of(Pillar),
    "persona": table_of(Persona),
}  # fmt: skip
#: What can be chosen to push a KPI.
PUSHING = ("pillar", "persona")
LONGEST_NAME, LONGEST_NOTE, LONGEST_UNIT = 200, 4000, 8
_BIGGEST = 1e15


def objectives(connection: Connection, client: int | None) -> Sequence[Row[Any]]:
    """Live objectives of a client (None: of all that are worked for), in their order."""
    query = select(OBJECTIVE).where(OBJECTIVE.c.deleted_at.is_(None))
    query = query.where(OBJECTIVE.c.client_id == client) if client is not None else _worked_for(query)
    order = (OBJECTIVE.c.client_id, OBJECTIVE.c.position, OBJECTIVE.c.id)
    return connection.execute(query.order_by(*order)).all()


def live_kpis(connection: Connection, client: int | None = None, ids: Collection[int] = ()) -> Sequence[Row[Any]]:
    """Live KPIs with their client, in the order of objectives and their own."""
    query = (
        select(KPI, OBJECTIVE.c.client_id)
        .join(OBJECTIVE, OBJECTIVE.c.id == KPI.c.objective_id)
        .where(KPI.c.deleted_at.is_(None), OBJECTIVE.c.deleted_at.is_(None))
    )
    if ids:
        query = query.where(KPI.c.id.in_(ids))
    elif client is not None:
        query = query.where(OBJECTIVE.c.client_id == client)
    else:
        query = _worked_for(query)
    order = (OBJECTIVE.c.client_id, OBJECTIVE.c.position, OBJECTIVE.c.id, KPI.c.position, KPI.c.id)
    return connection.execute(query.order_by(*order)).all()


def readings(connection: Connection, ids: Collection[int]) -> dict[int, list[ReadView]]:
    """Live readings of these KPIs by day."""
    query = select(READING).where(READING.c.kpi_id.in_(ids), READING.c.deleted_at.is_(None))
    found: dict[int, list[ReadView]] = {}
    for row in connection.execute(query.order_by(READING.c.day, READING.c.id)):
        found.setdefault(row.kpi_id, []).append(read_view(row))
    return found


def read_view(row: Row[Any]) -> ReadView:
    """A reading as it is given out."""
    return ReadView(row.id, row.kpi_id, date.fromisoformat(row.day), row.value, row.note, row.source)


def objective_view(row: Row[Any], kpi_views: Iterable[KpiView] = ()) -> ObjectiveView:
    """An objective as it is given out."""
    return ObjectiveView(
        row.id, row.client_id, row.version, row.name, row.note, row.origin, row.position,
        tuple(each for each in kpi_views if each.objective_id == row.id),
    )  # fmt: skip


def kpi_view(row: Row[Any], scope_name: str = "", **more: Any) -> KpiView:
    """A KPI as it is given out."""
    return KpiView(
        row.id, row.objective_id, row.client_id, row.version, row.name, row.metric, row.formula, row.nature,
        row.scope, row.scope_id, scope_name, row.unit, row.falling, row.baseline, row.target, day_of(row.starts),
        day_of(row.deadline), row.source, row.note, row.position, monthly=row.monthly,
        pushed=tuple(row.pushed), reads=row.reads, **more,
    )  # fmt: skip


def day_of(text: str) -> date | None:
    """A stored day; None where there is none."""
    return date.fromisoformat(text) if text else None


def zones(connection: Connection, clients: Collection[int]) -> dict[int, tuple[str, str]]:
    """By client its name and its zone."""
    query = select(CLIENT.c.id, CLIENT.c.name, CLIENT.c.zone).where(CLIENT.c.id.in_(clients))
    return {row.id: (row.name, row.zone) for row in connection.execute(query)}


def scope_names(connection: Connection, rows: Iterable[Row[Any]]) -> dict[tuple[str, int], str]:
    """What each KPI with a scope of its own is about, by name."""
    wanted: dict[str, set[int]] = {}
    for row in rows:
        if row.scope in _SCOPES and row.scope_id is not None:
            wanted.setdefault(row.scope, set()).add(row.scope_id)
    found: dict[tuple[str, int], str] = {}
    for scope, ids in wanted.items():
        own = _SCOPES[scope]
        label = own.c.handle if scope == "channel" else own.c.name
        for number, name in connection.execute(select(own.c.id, label).where(own.c.id.in_(ids))):
            found[scope, number] = name
    return found


def choices(connection: Connection, client: int) -> dict[str, tuple[tuple[int, str], ...]]:
    """What a KPI of a client can be about: by scope, numbers and names."""
    found: dict[str, tuple[tuple[int, str], ...]] = {}
    for scope, own in _SCOPES.items():
        label = own.c.handle if scope == "channel" else own.c.name
        query = select(own.c.id, label).where(own.c.client_id == client, own.c.deleted_at.is_(None))
        found[scope] = tuple((number, name) for number, name in connection.execute(query.order_by(own.c.id)))
    return found


def one(connection: Connection, table: Any, number: int, what: str) -> Row[Any]:
    """The row of a number, put away or not. Raises NotFound `unknown_<what>`."""
    row = connection.execute(select(table).where(table.c.id == number)).one_or_none()
    if row is None:
        raise NotFound(f"unknown_{what}", number=number)
    return row


def known_client(connection: Connection, client: int) -> None:
    """Raises NotFound `unknown_client`."""
    found = connection.execute(select(CLIENT.c.id).where(CLIENT.c.id == client, CLIENT.c.deleted_at.is_(None)))
    if found.first() is None:
        raise NotFound("unknown_client", name=str(client), near=[])


def checked_name(values: dict[str, Any], field: str = "name", limit: int = LONGEST_NAME) -> None:
    """A name without spaces around it. Raises InvalidInput `title_empty`, `name_too_long`."""
    if field in values:
        values[field] = " ".join(str(values[field]).split())
        if not values[field]:
            raise InvalidInput("title_empty", field=field)
        if len(values[field]) > limit:
            raise InvalidInput("name_too_long", field=field, limit=limit)
    if len(values.get("note", "")) > LONGEST_NOTE:
        raise InvalidInput("body_too_long", field="note", limit=LONGEST_NOTE)


def checked_kpi(connection: Connection, client: int, values: dict[str, Any]) -> dict[str, Any]:
    """A whole KPI as it can be stored, with what the catalogue says where nothing else was said.

    Raises InvalidInput as `AgreementsService.add_kpi`.
    """
    checked_name(values)
    found = kpis.entry(values["metric"], values["formula"])
    if values["metric"] != kpis.OWN:
        values["formula"] = ""
    _among("nature", values["nature"], kpis.NATURES)
    _among("scope", values["scope"], kpis.SCOPES)
    if values["source"]:
        _among("source", values["source"], found.sources)
    if len(values["unit"]) > LONGEST_UNIT:
        raise InvalidInput("name_too_long", field="unit", limit=LONGEST_UNIT)
    for name in ("baseline", "target", "monthly"):
        if values[name] is not None and not (math.isfinite(values[name]) and abs(values[name]) < _BIGGEST):
            raise InvalidInput("bad_reading", field=name, value=str(values[name]))
    _check_scope(connection, client, values)
    _among("reads", values["reads"], reading_days.RHYTHMS)
    values["pushed"] = list(dict.fromkeys(values["pushed"]))
    for each in values["pushed"]:
        _check_pushing(connection, client, each)
    names = ("metric", "formula", "unit", "falling", "baseline", "target", "starts", "deadline", "source")
    pace.check(aim(**{name: values[name] for name in names}))
    pace_months.check(
        values["monthly"], kpis.gathers(values["metric"], values["formula"]), values["unit"], falling=values["falling"]
    )
    return {**values, "starts": _stored(values["starts"]), "deadline": _stored(values["deadline"])}


def _check_scope(connection: Connection, client: int, values: dict[str, Any]) -> None:
    own = _SCOPES.get(values["scope"])
    if own is None:
        values["scope_id"] = None
        return
    query = select(own.c.id).where(own.c.id == values["scope_id"], own.c.client_id == client)
    if values["scope_id"] is None or connection.execute(query).first() is None:
        raise InvalidInput("scope_unknown", field="scope_id", scope=values["scope"])


def _check_pushing(connection: Connection, client: int, given: str) -> None:
    """A pillar or a persona of the client, as `pillar:3`."""
    kind, _, number = given.partition(":")
    if kind not in PUSHING or not number.isdecimal():
        raise InvalidInput("pushing_unknown", field="pushed", value=given[:40])
    own = _SCOPES[kind]
    query = select(own.c.id).where(own.c.id == int(number), own.c.client_id == client)
    if connection.execute(query).first() is None:
        raise InvalidInput("pushing_unknown", field="pushed", value=given[:40])


def _among(field: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise InvalidInput("bad_kind", field=field, kind=value, known=list(known))


def _stored(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _worked_for(query: Select[Any]) -> Select[Any]:
    query = query.join(CLIENT, CLIENT.c.id == OBJECTIVE.c.client_id)
    return query.where(CLIENT.c.deleted_at.is_(None), CLIENT.c.archived_at.is_(None))


def defaults(metric: str, formula: str, country: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """A new KPI: what was given, and else what the catalogue says."""
    found = kpis.entry(metric, formula)
    says = {
        "nature": found.nature, "unit": kpis.unit(found, country), "falling": found.falling, "scope": "client",
        "scope_id": None, "baseline": None, "target": None, "monthly": None, "starts": None, "deadline": None,
        "source": "", "note": "", "name": "", "pushed": [], "reads": "",
    }  # fmt: skip
    return {**says, **{key: value for key, value in given.items() if value is not KEEP},
            "metric": metric, "formula": formula}  # fmt: skip
