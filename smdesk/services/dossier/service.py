"""The dossier of a client: its goal, contracted networks, working hours, brand kit, products and contacts."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sqlalchemy import select, update

from smdesk.core import clientcolor, hours, network
from smdesk.core.clock import Clock
from smdesk.core.content import MediaItem
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.events import DossierChanged
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import Client, Contact, Dossier, Product, table_of
from smdesk.services.dossier import pictures
from smdesk.services.dossier.rows import DossierRows, checked_texts, medium
from smdesk.services.dossier.views import (
    ContactPatch,
    ContactView,
    DossierPatch,
    DossierView,
    ProductPatch,
    ProductView,
)
from smdesk.services.media import MediaService
from smdesk.services.patches import named
from smdesk.services.plan.rows import known_client

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_COLOR = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_MOST_COLORS = 12
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class DossierService:
    """One transaction a call. A client's dossier comes into being with the first thing that is written in it."""

    def __init__(self, db: Database, clock: Clock, media: MediaService) -> None:
        self._db = db
        self._clock = clock
        self._media = media

    @cached_property
    def products(self) -> ProductRows:
        """What clients sell."""
        return ProductRows(self._db, self._clock)

    @cached_property
    def contacts(self) -> ContactRows:
        """People at clients."""
        return ContactRows(self._db, self._clock)

    def show(self, client: int) -> DossierView:
        """The dossier of a client, empty where nothing has been written in it."""
        with self._db.read() as session:
            return _view(session, client)

    def edit(self, client: int, patch: DossierPatch) -> DossierView:
        """Change a dossier.

        Raises:
            NotFound: `unknown_client`, `unknown_network`.
            InvalidInput: `text_of_field_too_long`, `bad_color`, `too_many_colors`, `bad_number`, `hours_overlap`.
        """
        return self._write(client, _checked(named(patch)))

    def set_logo(self, client: int, source: Path | MediaItem | None) -> DossierView:
        """Another logo, or none. Copies a file: not for the window's thread. Raises as `pictures.bring_in`."""
        item = pictures.bring_in(self._media, source, "logo") if source is not None else None
        return self._write(client, {"logo": item})

    def _write(self, client: int, values: dict[str, Any]) -> DossierView:
        with self._db.write() as unit:
            known_client(unit.session, client)
            if "logo" in values:
                item = values.pop("logo")
                values["logo_id"] = None if item is None else self._media.remember(unit.session, item)
            self._store(unit, client, values)
            unit.emit(DossierChanged((client,), frozenset(values)))
            return _view(unit.session, client)

    def _store(self, unit: UnitOfWork, client: int, values: dict[str, Any]) -> None:
        now = self._clock.now()
        there = unit.session.scalar(select(Dossier.id).where(Dossier.client_id == client))
        if there is None:
            unit.session.add(Dossier(client_id=client, created_at=now, changed_at=now, **values))
            unit.session.flush()
            return
        changed = values | {"version": Dossier.version + 1, "changed_at": now}
        unit.session.execute(update(Dossier).where(Dossier.id == there).values(**changed))


class ProductRows(DossierRows[ProductView]):
    """The products and services of each client."""

    _model, _what = Product, "products"

    def add(self, client: int, patch: ProductPatch) -> ProductView:
        """A new one, at the end; `name` must be given.

        Raises:
            NotFound: `unknown_client`. InvalidInput: `title_empty`, `name_too_long`, `bad_kind`, `bad_address`,
                `text_of_field_too_long`.
        """
        values = self._checked({"name": "", **named(patch)})
        with self._db.write() as unit:
            number = self._insert(unit, client, values)
            return self._view(self._row(unit.session, number))

    def edit(self, product: int, patch: ProductPatch) -> ProductView:
        """Change one. Raises as `add`; NotFound `unknown_product`."""
        return self._write(product, self._checked(named(patch)))

    def _checked(self, values: dict[str, Any]) -> dict[str, Any]:
        self._named(checked_texts(values, {"price": 80, "url": 2048}))
        if values.get("kind", "product") not in {"product", "service"}:
            raise InvalidInput("bad_kind", field="kind", kind=values["kind"], known=["product", "service"])
        if values.get("url") and urlsplit(values["url"]).scheme not in {"http", "https"}:
            raise InvalidInput("bad_address", field="url", address=values["url"])
        if "facts" in values:
            values["facts"] = [each.strip() for each in values["facts"] if each.strip()]
        if "claims" in values:
            values["claims"] = [{"text": text, "ground": ground} for text, ground in values["claims"] if text or ground]
        return values

    def _view(self, row: Any) -> ProductView:
        claims = tuple((str(each.get("text", "")), str(each.get("ground", ""))) for each in row.claims)
        return ProductView(
            row.id, row.client_id, row.name, row.kind, row.about, row.price, row.url, tuple(row.facts), claims,
            row.position,
        )  # fmt: skip

    def _unknown(self, number: int) -> NotFound:
        return NotFound("unknown_product", product=number)


class ContactRows(DossierRows[ContactView]):
    """The people at each client."""

    _model, _what = Contact, "contacts"

    def add(self, client: int, patch: ContactPatch) -> ContactView:
        """A new one, at the end; `name` must be given.

        Raises:
            NotFound: `unknown_client`. InvalidInput: `title_empty`, `name_too_long`, `bad_mail`,
                `text_of_field_too_long`.
        """
        values = self._checked({"name": "", **named(patch)})
        with self._db.write() as unit:
            number = self._insert(unit, client, values)
            return self._view(self._row(unit.session, number))

    def edit(self, contact: int, patch: ContactPatch) -> ContactView:
        """Change one. Raises as `add`; NotFound `unknown_contact`."""
        return self._write(contact, self._checked(named(patch)))

    def _checked(self, values: dict[str, Any]) -> dict[str, Any]:
        self._named(checked_texts(values, {"role": 200, "email": 320, "phone": 40}))
        if values.get("email") and not _MAIL.fullmatch(values["email"]):
            raise InvalidInput("bad_mail", field="email", address=values["email"])
        return values

    def _view(self, row: Any) -> ContactView:
        return ContactView(
            row.id, row.client_id, row.name, row.role, row.email, row.phone, row.approves, row.note, row.position
        )

    def _unknown(self, number: int) -> NotFound:
        return NotFound("unknown_contact", contact=number)


def _view(session: Session, client: int) -> DossierView:
    table = table_of(Dossier)
    row = session.execute(select(table).where(table.c.client_id == client)).one_or_none()
    chosen = session.scalar(select(table_of(Client).c.color).where(table_of(Client).c.id == client))
    tile = clientcolor.of(chosen or "", client)
    if row is None:
        return DossierView(client, tile=tile)
    return DossierView(
        client_id=client,
        goal=row.goal,
        about=row.about,
        networks=tuple(row.networks),
        hours=hours.from_json(row.hours),
        logo=medium(session, row.logo_id),
        colors=tuple(row.colors),
        promo_ceiling=row.promo_ceiling,
        utm=row.utm,
        answers=row.answers,
        cadence=row.cadence,
        changed_at=row.changed_at,
        version=row.version,
        tile=tile,
    )


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    checked_texts(values)
    if "networks" in values:
        values["networks"] = list(dict.fromkeys(values["networks"]))
        for name in values["networks"]:
            network.load(name)  # raises NotFound unknown_network
    if "hours" in values:
        for spans in values["hours"]:
            hours.typed(hours.written(spans))  # raises InvalidInput hours_end_before_start, hours_overlap
        values["hours"] = hours.to_json(values["hours"])
    if "colors" in values:
        values["colors"] = list(dict.fromkeys(color(each) for each in values["colors"]))
        if len(values["colors"]) > _MOST_COLORS:
            raise InvalidInput("too_many_colors", field="colors", limit=_MOST_COLORS)
    ceiling = values.get("promo_ceiling")
    if ceiling is not None and not 0 <= ceiling <= 100:
        raise InvalidInput("bad_number", field="promo_ceiling", value=ceiling, least=0, most=100)
    return values


def color(text: str) -> str:
    """A colour as `#rrggbb`. Raises InvalidInput `bad_color` (`color`)."""
    found = _COLOR.fullmatch(text.strip())
    if found is None:
        raise InvalidInput("bad_color", field="colors", color=text.strip())
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(each * 2 for each in digits))
