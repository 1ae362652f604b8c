"""Clients: added, edited, listed, archived and deleted, with the zone in which everything of theirs is planned."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sqlalchemy import Row, Select, bindparam, func, select, update

from smdesk.core import places, zones
from smdesk.core.clock import Clock
from smdesk.core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from smdesk.core.events import ClientsChanged
from smdesk.core.publication import ENDS, State
from smdesk.db import Database, UnitOfWork
from smdesk.models import Channel, Client, Post, Publication, table_of
from smdesk.services import lookup
from smdesk.services.patches import ClientPatch, named
from smdesk.services.views import ClientView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: Nobody means these in a name, and a terminal obeys them.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
#: Read as tables: the window asks for clients before anything needs the mapping of classes, which takes its time.
_CLIENT, _CHANNEL = table_of(Client).c, table_of(Channel).c


class ClientsService:
    """One transaction a call."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def add(self, patch: ClientPatch) -> ClientView:
        """A new client; `name` and `zone` must be given.

        Raises:
            InvalidInput: `name_empty`, `name_too_long`, `unknown_zone`, `bad_language`, `bad_country`,
                `unknown_region`, `bad_address`, `bad_number`.
            Conflict: `client_exists` (`name`).
        """
        values = {"name": "", "zone": "", **_checked(named(patch))}
        values = {**values, **_checked({"name": values["name"], "zone": values["zone"]})}
        _place(values, "", "")
        with self._db.write() as unit:
            _free_name(unit.session, values["name"], None)
            now = self._clock.now()
            row = Client(**values, created_at=now, changed_at=now)
            unit.session.add(row)
            unit.session.flush()
            unit.emit(ClientsChanged(ids=(row.id,)))
            return _one(unit.session, row.id)

    def edit(self, client: int, patch: ClientPatch, *, version: int | None = None) -> ClientView:
        """Change a client. With `version`, only if it has not moved on.

        A new zone holds for what is planned from now on; what is scheduled keeps its own wall time and zone.

        Raises:
            As `add`; NotFound `unknown_client`; Conflict `client_changed` (`name`).
        """
        values = _checked(named(patch))
        with self._db.write() as unit:
            present = _one(unit.session, client)
            if version is not None and present.version != version:
                raise Conflict("client_changed", name=present.name)
            if "name" in values:
                _free_name(unit.session, values["name"], client)
            _place(values, present.country, present.region)
            unit.session.execute(
                update(Client)
                .where(Client.id == client)
                .values(**values, version=Client.version + 1, changed_at=self._clock.now())
            )
            unit.emit(ClientsChanged(ids=(client,), fields=frozenset(values)))
            return _one(unit.session, client)

    def delete(self, client: int) -> None:
        """Put a client away; its posts and history stay stored and `undelete` brings it back.

        Raises:
            NotFound: `unknown_client`.
            NotAllowed: `client_in_use` (`name`, `channels`, `open`): channels or open publications are left.
        """
        with self._db.write() as unit:
            view = _one(unit.session, client)
            left = _open_publications(unit.session, client)
            if view.channels or left:
                raise NotAllowed("client_in_use", name=view.name, channels=view.channels, open=left)
            now = self._clock.now()
            unit.session.execute(update(Client).where(Client.id == client).values(deleted_at=now, changed_at=now))
            unit.emit(ClientsChanged(ids=(client,)))

    def undelete(self, client: int) -> ClientView:
        """Bring a deleted client back. Raises NotFound `unknown_client`, Conflict `client_exists`."""
        with self._db.write() as unit:
            name = unit.session.scalar(select(Client.name).where(Client.id == client))
            if name is None:
                raise NotFound("unknown_client", name=str(client), near=[])
            _free_name(unit.session, name, client)
            unit.session.execute(
                update(Client).where(Client.id == client).values(deleted_at=None, changed_at=self._clock.now())
            )
            unit.emit(ClientsChanged(ids=(client,)))
            return _one(unit.session, client)

    def archive(self, client: int) -> ClientView:
        """Work for a client no longer: it leaves the overviews; its channels, posts and history stay as they are.

        Raises:
            NotFound: `unknown_client`. NotAllowed: `client_has_open` (`name`, `open`): something is still to go out.
        """
        with self._db.write() as unit:
            view = _one(unit.session, client)
            left = _open_publications(unit.session, client)
            if left:
                raise NotAllowed("client_has_open", name=view.name, open=left)
            return self._set_archived(unit, client, self._clock.now())

    def unarchive(self, client: int) -> ClientView:
        """Work for it again. Raises NotFound `unknown_client`."""
        with self._db.write() as unit:
            _one(unit.session, client)
            return self._set_archived(unit, client, None)

    def _set_archived(self, unit: UnitOfWork, client: int, at: datetime | None) -> ClientView:
        now = self._clock.now()
        unit.session.execute(
            update(Client)
            .where(Client.id == client)
            .values(archived_at=at, version=Client.version + 1, changed_at=now)
        )  # fmt: skip
        unit.emit(ClientsChanged(ids=(client,), fields=frozenset({"archived"})))
        return _one(unit.session, client)

    def list(self, *, archived: bool = False) -> list[ClientView]:
        """The clients that are worked for, or those that are archived, by name."""
        with self._db.read() as session:
            return [_view(row) for row in session.execute(_listed(archived))]

    def show(self, client: int) -> ClientView:
        """One client. Raises NotFound `unknown_client`."""
        with self._db.read() as session:
            return _one(session, client)

    def find(self, ref: str | int) -> ClientView:
        """The client a person means: see `lookup.client_id`."""
        with self._db.read() as session:
            return _one(session, lookup.client_id(session, ref))


def _query() -> Select[Any]:
    channels = (
        select(func.count(_CHANNEL.id))
        .where(_CHANNEL.client_id == _CLIENT.id, _CHANNEL.deleted_at.is_(None))
        .scalar_subquery()
    )
    return select(table_of(Client), channels.label("channels"))


# Asked at every look of every page, each is made once.
@cache
def _listed(archived: bool) -> Select[Any]:
    wanted = _CLIENT.archived_at.is_not(None) if archived else _CLIENT.archived_at.is_(None)
    return _query().where(_CLIENT.deleted_at.is_(None), wanted).order_by(func.lower(_CLIENT.name))


@cache
def _shown() -> Select[Any]:
    return _query().where(_CLIENT.id == bindparam("client"), _CLIENT.deleted_at.is_(None))


def _one(session: Session, client: int) -> ClientView:
    row = session.execute(_shown(), {"client": client}).one_or_none()
    if row is None:
        raise NotFound("unknown_client", name=str(client), near=[])
    return _view(row)


def _view(row: Row[Any]) -> ClientView:
    return ClientView(
        id=row.id,
        name=row.name,
        zone=row.zone,
        languages=tuple(row.languages),
        country=row.country,
        region=row.region,
        website=row.website,
        sector=row.sector,
        late_limit_min=row.late_limit_min,
        approval_required=row.approval_required,
        channels=row.channels,
        version=row.version,
        color=row.color,
        archived=row.archived_at is not None,
    )


def _free_name(session: Session, name: str, own: int | None) -> None:
    taken = select(Client.id, Client.name).where(Client.deleted_at.is_(None))
    for row in session.execute(taken):
        if row.id != own and row.name.casefold() == name.casefold():
            raise Conflict("client_exists", name=row.name)


def _open_publications(session: Session, client: int) -> int:
    query = (
        select(func.count(Publication.id))
        .join(Post, Post.id == Publication.post_id)
        .where(Post.client_id == client, Publication.state.not_in(ENDS | {State.FAILED}))
    )
    return session.scalar(query) or 0


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    """The values as they are stored. Raises InvalidInput for the first that cannot be."""
    result = dict(values)
    if "name" in values:
        result["name"] = " ".join(_CONTROL.sub(" ", values["name"]).split())
        if not result["name"]:
            raise InvalidInput("name_empty", field="name")
        if len(result["name"]) > 200:
            raise InvalidInput("name_too_long", field="name", limit=200)
    if "zone" in values:
        zones.zone(values["zone"])
    if "languages" in values:
        result["languages"] = list(dict.fromkeys(places.language(text) for text in values["languages"]))
    if values.get("country"):
        result["country"] = places.country(values["country"])
    if values.get("website") and urlsplit(values["website"]).scheme not in {"http", "https"}:
        raise InvalidInput("bad_address", field="website", address=values["website"])
    late = values.get("late_limit_min")
    if late is not None and not 0 <= late <= 7 * 24 * 60:
        raise InvalidInput("bad_number", field="late_limit_min", value=late, least=0, most=7 * 24 * 60)
    return result


def _place(values: dict[str, Any], country: str, region: str) -> None:
    """Region and country together: a client that moves to another country leaves its region behind."""
    where = values.get("country", country)
    if values.get("region"):
        values["region"] = places.region(where, values["region"])
    elif "region" not in values and where != country and region:
        values["region"] = ""
