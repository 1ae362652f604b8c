"""The networks chosen for clients: what the helper says of each, and role, reason and cadence of those chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, insert, select, update

from smdesk.core import choosing
from smdesk.core import network as networks
from smdesk.core import persona as personas
from smdesk.core.audit import values
from smdesk.core.choosing import Known, Score, Who
from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.events import DossierChanged
from smdesk.core.records import dataclass
from smdesk.db import Database
from smdesk.models import Audit, Channel, ChannelChoice, Dossier, Kpi, Objective, Persona, Presence, table_of
from smdesk.services.agreements.rows import known_client

if TYPE_CHECKING:
    from smdesk.db.uow import UnitOfWork

CHOICE = table_of(ChannelChoice)
_KPI, _OBJECTIVE, _PERSONA, _DOSSIER = (table_of(each).c for each in (Kpi, Objective, Persona, Dossier))
_AUDIT, _PRESENCE, _CHANNEL = (table_of(each).c for each in (Audit, Presence, Channel))
ROLE_LIMIT, MOST_A_WEEK = 200, 100


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """What is decided on one network. `chosen` False: decided against. `score` is that of the day it was decided."""

    id: int
    client_id: int
    network: str
    chosen: bool
    role: str
    why: str
    per_week: float | None
    score: int | None
    position: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A network with its score of today, and what is decided on it."""

    score: Score
    choice: ChoiceView | None = None

    @property
    def network(self) -> str:
        """Its id."""
        return self.score.network

    @property
    def chosen(self) -> bool:
        """True where the client is, or will be."""
        return self.choice is not None and self.choice.chosen


class ChoosingService:
    """One transaction a call."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def proposals(self, client: int) -> tuple[Proposal, ...]:
        """Every network: those chosen in their order, then the others, the best first. Raises `unknown_client`."""
        with self._db.read() as session:
            known_client(session.connection(), client)
            scores = choosing.ranked(known(session.connection(), client))
            made = {each.network: each for each in choices(session.connection(), client)}
        found = [Proposal(each, made.get(each.network)) for each in scores]
        first = sorted((each for each in found if each.chosen), key=lambda each: each.choice.position)  # type: ignore[union-attr]
        return (*first, *(each for each in found if not each.chosen))

    def count(self, client: int) -> int:
        """How many networks are chosen."""
        with self._db.read() as session:
            return sum(each.chosen for each in choices(session.connection(), client))

    def choose(self, client: int, network: str, *, chosen: bool = True, **given: Any) -> ChoiceView:
        """Decide for a network, or (`chosen` False) against it; `role`, `why`, `per_week` as in `edit`.

        What was written on it before stays. A new one stands at the end, with the score of now.

        Raises:
            NotFound: `unknown_client`, `unknown_network`.
            InvalidInput: as `edit`.
        """
        if network not in choosing.judged():
            raise NotFound("unknown_network", network=network, known=sorted(choosing.judged()))
        stored = _checked(given)
        with self._db.write() as unit:
            known_client(unit.connection, client)
            before = _one(unit.connection, client, network)
            score = choosing.to_json(choosing.score(network, known(unit.connection, client)))
            if before is None:
                _insert(unit, self._clock, client, network, {"chosen": chosen, "score": score, **stored})
            else:
                if before.chosen != chosen:
                    stored |= {"chosen": chosen, "score": score, "position": _end(unit.connection, client)}
                self._write(unit, before, stored)
            return self._told(unit, client, network)

    def edit(self, client: int, network: str, **changes: Any) -> ChoiceView:
        """Change `role`, `why`, `per_week` (posts, None: as its slots say).

        Raises:
            NotFound: `unknown_client`, `unknown_choice`.
            InvalidInput: `name_too_long`, `bad_number`.
        """
        stored = _checked(changes)
        with self._db.write() as unit:
            self._write(unit, _known(unit.connection, client, network), stored)
            return self._told(unit, client, network)

    def drop(self, client: int, network: str) -> ChoiceView:
        """Nothing is decided on it any more; what it was. Raises NotFound `unknown_choice`."""
        with self._db.write() as unit:
            before = _known(unit.connection, client, network)
            self._write(unit, before, {"deleted_at": self._clock.now()})
            _tell(unit, client)
            return before

    def put_back(self, before: ChoiceView) -> ChoiceView:
        """The row as it was once handed out, whatever became of it."""
        with self._db.write() as unit:
            now = _one(unit.connection, before.client_id, before.network)
            if now is not None and now.id != before.id:
                self._write(unit, now, {"deleted_at": self._clock.now()})
            kept = ("chosen", "role", "why", "per_week", "position")
            self._write(unit, before, {"deleted_at": None, **{name: getattr(before, name) for name in kept}})
            return self._told(unit, before.client_id, before.network)

    def arrange(self, client: int, order: Sequence[str]) -> tuple[str, ...]:
        """Put the chosen networks into this order; those not named follow. The order as it was."""
        with self._db.write() as unit:
            mine = [each for each in choices(unit.connection, client) if each.chosen]
            place = {network: number for number, network in enumerate(order)}
            for number, each in enumerate(sorted(mine, key=lambda one: place.get(one.network, len(place)))):
                self._write(unit, each, {"position": number})
            _tell(unit, client)
            return tuple(each.network for each in mine)

    # -- within -------------------------------------------------------------------------------------------------

    def _write(self, unit: UnitOfWork, choice: ChoiceView, stored: dict[str, Any]) -> None:
        times = {"version": CHOICE.c.version + 1, "changed_at": self._clock.now()}
        unit.connection.execute(update(CHOICE).where(CHOICE.c.id == choice.id).values(**stored, **times))

    def _told(self, unit: UnitOfWork, client: int, network: str) -> ChoiceView:
        _tell(unit, client)
        return _known(unit.connection, client, network)


def known(connection: Connection, client: int) -> Known:
    """What a score is made from."""
    people = connection.execute(
        select(_PERSONA.name, _PERSONA.share, _PERSONA.profile)
        .where(_PERSONA.client_id == client, _PERSONA.deleted_at.is_(None))
        .order_by(_PERSONA.position, _PERSONA.id)
    )
    agreed = connection.execute(
        select(_KPI.metric, _KPI.nature)
        .join(table_of(Objective), _OBJECTIVE.id == _KPI.objective_id)
        .where(_OBJECTIVE.client_id == client, _OBJECTIVE.deleted_at.is_(None), _KPI.deleted_at.is_(None))
        .order_by(_KPI.id)
    )
    about = connection.execute(
        select(_DOSSIER.networks, _DOSSIER.hours).where(_DOSSIER.client_id == client)
    ).one_or_none()
    return Known(
        tuple(Who(row.name, row.share, personas.from_json(row.profile)) for row in people),
        tuple((row.metric, row.nature) for row in agreed),
        bool(about is not None and about.hours),
        tuple(about.networks) if about is not None else (),
        _presences(connection, client),
        _access(connection, client),
    )


def _presences(connection: Connection, client: int) -> dict[str, tuple[str, str]]:
    """Of the last audit."""
    last = (
        select(_AUDIT.id)
        .where(_AUDIT.client_id == client, _AUDIT.deleted_at.is_(None))
        .order_by(_AUDIT.day.desc(), _AUDIT.id.desc())
        .limit(1)
    )
    query = select(_PRESENCE.network, _PRESENCE.status, _PRESENCE.decision).where(
        _PRESENCE.audit_id == last.scalar_subquery(), _PRESENCE.deleted_at.is_(None)
    )
    return {row.network: (row.status, row.decision) for row in connection.execute(query.order_by(_PRESENCE.id.desc()))}


def _access(connection: Connection, client: int) -> dict[str, str]:
    can = {
        each: "api" if networks.Feature.PUBLISH in networks.load(each).features else "assisted"
        for each in choosing.judged()
    }
    query = select(_CHANNEL.network).where(
        _CHANNEL.client_id == client, _CHANNEL.deleted_at.is_(None), _CHANNEL.mode == "api"
    )
    return can | dict.fromkeys(connection.execute(query).scalars(), "connected")


def choices(connection: Connection, client: int) -> tuple[ChoiceView, ...]:
    """What is decided for a client, in its order."""
    query = select(CHOICE).where(CHOICE.c.client_id == client, CHOICE.c.deleted_at.is_(None))
    return tuple(_view(row) for row in connection.execute(query.order_by(CHOICE.c.position, CHOICE.c.id)))


def _view(row: Any) -> ChoiceView:
    return ChoiceView(
        row.id, row.client_id, row.network, row.chosen, row.role, row.why, row.per_week,
        choosing.total_from(row.score), row.position,
    )  # fmt: skip


def _one(connection: Connection, client: int, network: str) -> ChoiceView | None:
    return next((each for each in choices(connection, client) if each.network == network), None)


def _known(connection: Connection, client: int, network: str) -> ChoiceView:
    known_client(connection, client)
    found = _one(connection, client, network)
    if found is None:
        raise NotFound("unknown_choice", network=network)
    return found


def _end(connection: Connection, client: int) -> int:
    return max((each.position for each in choices(connection, client)), default=-1) + 1


def _insert(unit: UnitOfWork, clock: Clock, client: int, network: str, stored: dict[str, Any]) -> None:
    now = clock.now()
    made = {"role": "", "why": "", "per_week": None, "position": _end(unit.connection, client), **stored}
    unit.connection.execute(
        insert(CHOICE).values(client_id=client, network=network, created_at=now, changed_at=now, **made)
    )


def _tell(unit: UnitOfWork, client: int) -> None:
    unit.emit(DossierChanged((client,), frozenset({"choices"})))


def _checked(given: dict[str, Any]) -> dict[str, Any]:
    stored = dict(given)
    if "role" in stored:
        stored["role"] = values.line("role", stored["role"], ROLE_LIMIT)
    if "why" in stored:
        stored["why"] = values.text("why", stored["why"])
    if "per_week" in stored:
        stored["per_week"] = values.number("per_week", stored["per_week"], 0, MOST_A_WEEK)
    if unknown := stored.keys() - {"role", "why", "per_week"}:
        raise InvalidInput("bad_option", field=min(unknown), text="")
    return stored
