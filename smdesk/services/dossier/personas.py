"""Buyer personas: written, put in order, copied, put away; their shares of the audience always add up to 100."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from smdesk.core import network
from smdesk.core import persona as rules
from smdesk.core.clock import Clock
from smdesk.core.content import MediaItem
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.persona import Profile
from smdesk.db import Database
from smdesk.models import Media, Persona, table_of
from smdesk.services.dossier import pictures
from smdesk.services.dossier.persona_effects import Effects, effects
from smdesk.services.dossier.rows import DossierRows, checked_texts, item_of
from smdesk.services.dossier.views import PersonaPatch, PersonaView
from smdesk.services.media import MediaService
from smdesk.services.patches import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from smdesk.db.uow import UnitOfWork

_PERSONA, _MEDIA = table_of(Persona), table_of(Media)
_EARLIER = _PERSONA.alias("earlier")
#: How many personas of the same client were made before one.
_SEAT = (
    select(func.count())
    .where(_EARLIER.c.client_id == _PERSONA.c.client_id, _EARLIER.c.id < _PERSONA.c.id)
    .correlate(_PERSONA)
    .scalar_subquery()
    .label("seat")
)
#: Columns of a portrait beside those of its persona.
_PORTRAIT = ("sha256", "mime", "size", "width", "height", "duration_s", "filename", "pages")


class PersonasService(DossierRows[PersonaView]):
    """One transaction a call. Whatever changes a share changes the others with it, as `core.persona.spread` says."""

    _model, _what, _limit = Persona, "personas", 120

    def __init__(self, db: Database, clock: Clock, media: MediaService) -> None:
        super().__init__(db, clock)
        self._media = media

    def add(self, client: int, patch: PersonaPatch) -> PersonaView:
        """A new one at the end, with half of the last one's share; the first has all of it. `name` must be given.

        Raises:
            NotFound: `unknown_client`, `unknown_network`. InvalidInput: `title_empty`, `name_too_long`,
                `text_of_field_too_long`, `bad_number`, `bad_hours_of_day`, `network_twice`.
        """
        values = self._checked({"name": "", **named(patch)})
        profile = rules.to_json(replace(Profile(), **_of_profile(values)))
        with self._db.write() as unit:
            return self._joined(unit, client, {"name": values["name"], "profile": profile})

    def edit(self, persona: int, patch: PersonaPatch) -> PersonaView:
        """Change one. Raises as `add`; NotFound `unknown_persona`."""
        values = self._checked(named(patch))
        with self._db.write() as unit:
            row = self._row(unit.session, persona, live=True)
            stored: dict[str, Any] = {"name": values["name"]} if "name" in values else {}
            changed = _of_profile(values)
            if changed:
                stored["profile"] = rules.to_json(replace(rules.from_json(row.profile), **changed))
            self._update(unit, persona, stored)
            self._tell(unit, row.client_id)
            return self._view(self._row(unit.session, persona))

    def duplicate(self, persona: int, name: str) -> PersonaView:
        """The same under another name, at the end. Raises as `add`; NotFound `unknown_persona`."""
        values = self._named({"name": name})
        with self._db.write() as unit:
            row = self._row(unit.session, persona, live=True)
            copied = {"profile": row.profile, "portrait_id": row.portrait_id}
            return self._joined(unit, row.client_id, values | copied)

    def _joined(self, unit: UnitOfWork, client: int, values: dict[str, Any]) -> PersonaView:
        before = self._shares(unit.session, client)
        number = self._insert(unit, client, values)
        self._share_out(unit, [*before, number], rules.joined(list(before.values())))
        return self._view(self._row(unit.session, number))

    # -- shares -------------------------------------------------------------------------------------------------

    def shares(self, client: int) -> dict[int, int]:
        """The share of each persona of a client, in their order."""
        with self._db.read() as session:
            return self._shares(session, client)

    def set_share(self, persona: int, percent: int) -> list[PersonaView]:
        """Another share, and with it that of the last one. All personas of the client, as they are then.

        Raises:
            NotFound: `unknown_persona`. InvalidInput: `bad_number`.
        """
        if not 0 <= percent <= 100:
            raise InvalidInput("bad_number", field="share", value=percent, least=0, most=100)
        with self._db.write() as unit:
            client = self._row(unit.session, persona, live=True).client_id
            before = self._shares(unit.session, client)
            order = list(before)
            self._share_out(unit, order, rules.spread(list(before.values()), order.index(persona), percent))
            self._tell(unit, client)
        return self.list(client)

    def set_shares(self, client: int, shares: Mapping[int, int]) -> list[PersonaView]:
        """The shares of all of them at once.

        Raises:
            InvalidInput: `shares_incomplete` (`missing`); `shares_not_100` (`sum`); `bad_number`.
        """
        with self._db.write() as unit:
            before = self._shares(unit.session, client)
            lacking = sorted(set(before) ^ set(shares))
            if lacking:
                raise InvalidInput("shares_incomplete", field="share", missing=lacking)
            wrong = next((each for each in shares.values() if not 0 <= each <= 100), None)
            if wrong is not None:
                raise InvalidInput("bad_number", field="share", value=wrong, least=0, most=100)
            if before and sum(shares.values()) != 100:
                raise InvalidInput("shares_not_100", field="share", sum=sum(shares.values()))
            self._share_out(unit, list(shares), tuple(shares.values()))
            self._tell(unit, client)
        return self.list(client)

    def delete(self, number: int) -> PersonaView:
        """Put one away; the last that stays takes its share. Raises NotFound `unknown_persona`."""
        with self._db.write() as unit:
            row = self._row(unit.session, number, live=True)
            before = self._shares(unit.session, row.client_id)
            order = list(before)
            left = rules.parted(list(before.values()), order.index(number))
            self._update(unit, number, {"deleted_at": self._clock.now()})
            self._share_out(unit, [each for each in order if each != number], left)
            self._tell(unit, row.client_id)
            return self._view(row)

    def undelete(self, number: int, shares: Mapping[int, int] | None = None) -> PersonaView:
        """Bring it back, with the shares as they were before (None: as for a new one). Raises NotFound."""
        with self._db.write() as unit:
            row = self._row(unit.session, number)
            before = self._shares(unit.session, row.client_id)
            self._update(unit, number, {"deleted_at": None})
            after = list(self._shares(unit.session, row.client_id))
            fits = shares is not None and set(shares) == set(after) and sum(shares.values()) == 100
            if fits and shares is not None:
                self._share_out(unit, list(shares), tuple(shares.values()))
            else:
                rest = [each for each in after if each != number]
                self._share_out(unit, [*rest, number], rules.joined([before[each] for each in rest]))
            self._tell(unit, row.client_id)
            return self._view(self._row(unit.session, number))

    def _shares(self, session: Session, client: int) -> dict[int, int]:
        return {row.id: row.share or 0 for row in session.execute(super()._query(client))}

    def _share_out(self, unit: UnitOfWork, order: Sequence[int], shares: Sequence[int]) -> None:
        for number, share in zip(order, shares, strict=True):
            self._update(unit, number, {"share": share})

    # -- more ---------------------------------------------------------------------------------------------------

    def set_portrait(self, persona: int, source: Path | MediaItem | None) -> PersonaView:
        """Another portrait, or none. Copies a file: not for the window's thread.

        Raises NotFound `unknown_persona`; as `pictures.bring_in`.
        """
        item = pictures.bring_in(self._media, source, "portrait") if source is not None else None
        with self._db.write() as unit:
            row = self._row(unit.session, persona, live=True)
            number = None if item is None else self._media.remember(unit.session, item)
            self._update(unit, persona, {"portrait_id": number})
            self._tell(unit, row.client_id)
            return self._view(self._row(unit.session, persona))

    def find(self, ref: str, client: int) -> PersonaView:
        """The persona a person means: by number, name, or the start of a name that fits only one.

        Raises NotFound `unknown_persona_name` (`name`, `near`).
        """
        views = self.list(client)
        wanted = ref.strip().casefold()
        fits = [view for view in views if str(view.id) == wanted or view.name.casefold() == wanted]
        fits = fits or [view for view in views if wanted and view.name.casefold().startswith(wanted)]
        if len(fits) != 1:
            near = [f"{view.id}: {view.name}" for view in fits or views]
            raise NotFound("unknown_persona_name", name=ref, near=near)
        return fits[0]

    def effects(self, persona: int) -> Effects | None:
        """What a persona changes in the plan of this month; None where there is no such persona."""
        return effects(self._db, persona, self._clock.now())

    def vocabulary(self, client: int) -> dict[str, tuple[str, ...]]:
        """The tags that the client's personas use, by field."""
        return rules.vocabulary(view.profile for view in self.list(client))

    # -- rows ---------------------------------------------------------------------------------------------------

    def _query(self, client: int) -> Any:
        mine = self._with_portrait().where(_PERSONA.c.client_id == client, _PERSONA.c.deleted_at.is_(None))
        return mine.order_by(_PERSONA.c.position, _PERSONA.c.id)

    def _with_portrait(self) -> Any:
        portrait = [_MEDIA.c[name] for name in _PORTRAIT]
        return select(_PERSONA, *portrait, _SEAT).outerjoin(_MEDIA, _MEDIA.c.id == _PERSONA.c.portrait_id)

    def _row(self, session: Session, number: int, *, live: bool = False) -> Any:
        row = session.execute(self._with_portrait().where(_PERSONA.c.id == number)).one_or_none()
        if row is None or (live and row.deleted_at is not None):
            raise self._unknown(number)
        return row

    def _view(self, row: Any) -> PersonaView:
        portrait = None if row.portrait_id is None else item_of(row)
        return PersonaView(
            row.id, row.client_id, row.name, row.share or 0, rules.from_json(row.profile), portrait, row.position,
            row.version, row.seat,
        )  # fmt: skip

    def _unknown(self, number: int) -> NotFound:
        return NotFound("unknown_persona", persona=number)

    def _checked(self, values: dict[str, Any]) -> dict[str, Any]:
        self._named(checked_texts(values))
        age, women = values.get("age"), values.get("women")
        if age is not None:
            for end in age:
                if not rules.YOUNGEST <= end <= rules.OLDEST:
                    raise InvalidInput("bad_number", field="age", value=end, least=rules.YOUNGEST, most=rules.OLDEST)
            values["age"] = (min(age), max(age))
        if women is not None and not 0 <= women <= 100:
            raise InvalidInput("bad_number", field="women", value=women, least=0, most=100)
        if "networks" in values:
            _check_networks(values["networks"])
        return values


def _check_networks(uses: Sequence[rules.NetworkUse]) -> None:
    seen: set[str] = set()
    for each in uses:
        if each.network not in rules.ELSEWHERE:
            network.load(each.network)  # raises NotFound unknown_network
        if each.network in seen:
            raise InvalidInput("network_twice", field="networks", network=each.network)
        seen.add(each.network)
        if len(each.hours) != rules.HOURS or not all(0 <= level <= rules.MOST_LEVEL for level in each.hours):
            raise InvalidInput("bad_hours_of_day", field="networks", network=each.network)
        if not 0 <= each.use <= rules.MOST_USE:
            raise InvalidInput("bad_number", field="networks", value=each.use, least=0, most=rules.MOST_USE)


def _of_profile(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "name"}
