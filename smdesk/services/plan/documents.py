"""The communication plan of a client as a document: its sections and comments, and all that it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Connection, insert, select, update

from smdesk.core import plan_document
from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput
from smdesk.core.events import PlanChanged
from smdesk.core.plan_document import Choice
from smdesk.core.records import dataclass
from smdesk.core.walltime import in_zone
from smdesk.db import Database
from smdesk.models import ChannelChoice, Contest, PlanDocument, Voice, table_of
from smdesk.services.patches import KEEP, Keep, named
from smdesk.services.plan.material import Chosen, Contested, Material, Voiced
from smdesk.services.plan.rows import known_client

if TYPE_CHECKING:
    from smdesk.core.content import MediaItem
    from smdesk.services.agreements.service import AgreementsService
    from smdesk.services.agreements.signed import SignedService
    from smdesk.services.audits.competitors import CompetitorsService
    from smdesk.services.audits.service import AuditsService
    from smdesk.services.calendar.service import CalendarService
    from smdesk.services.campaigns.service import CampaignsService
    from smdesk.services.channels import ChannelsService
    from smdesk.services.clients import ClientsService
    from smdesk.services.dossier.personas import PersonasService
    from smdesk.services.dossier.service import DossierService
    from smdesk.services.media import Store
    from smdesk.services.plan.keydates import KeyDatesService
    from smdesk.services.plan.mix import MixService
    from smdesk.services.tasks import TasksService

_TABLE = table_of(PlanDocument)
_CHOICE, _VOICE, _CONTEST = table_of(ChannelChoice).c, table_of(Voice).c, table_of(Contest).c
_TITLE_LIMIT = 300


@dataclass(frozen=True, slots=True)
class PlanDocumentView:
    """How the document of a client is to be. What nobody has chosen is filled in from the client."""

    client_id: int
    language: str
    title: str  # "": "Communication plan"
    paper: str
    sections: tuple[Choice, ...]
    version: int = 0


@dataclass(frozen=True, slots=True)
class PlanDocumentPatch:
    """What changes in it."""

    language: str | Keep = KEEP
    title: str | Keep = KEEP
    paper: str | Keep = KEEP
    sections: tuple[Choice, ...] | Keep = KEEP


class Shelves(Protocol):
    """The services that know the parts; see `Runtime`."""

    @property
    def clients(self) -> ClientsService: ...
    @property
    def dossier(self) -> DossierService: ...
    @property
    def personas(self) -> PersonasService: ...
    @property
    def channels(self) -> ChannelsService: ...
    @property
    def audits(self) -> AuditsService: ...
    @property
    def competitors(self) -> CompetitorsService: ...
    @property
    def tasks(self) -> TasksService: ...
    @property
    def agreements(self) -> AgreementsService: ...
    @property
    def signed(self) -> SignedService: ...
    @property
    def mix(self) -> MixService: ...
    @property
    def calendar(self) -> CalendarService: ...
    @property
    def keydates(self) -> KeyDatesService: ...
    @property
    def campaigns(self) -> CampaignsService: ...
    @property
    def media(self) -> Store: ...


class PlanDocumentsService:
    """One document a client; it comes into being with the first thing that is chosen in it."""

    def __init__(self, db: Database, clock: Clock, shelves: Shelves) -> None:
        self._db = db
        self._clock = clock
        self._shelves = shelves

    def show(self, client: int, own: str = "") -> PlanDocumentView:
        """How the document of a client is to be; `own` is the language for one of whom none is known.

        Raises NotFound `unknown_client`.
        """
        about = self._shelves.clients.show(client)
        with self._db.read() as session:
            row = session.connection().execute(select(_TABLE).where(_TABLE.c.client_id == client)).one_or_none()
        first = about.languages[0] if about.languages else own
        paper = plan_document.paper_of(about.country)
        if row is None:
            return PlanDocumentView(client, first, "", paper, plan_document.from_json(()))
        return PlanDocumentView(
            client, row.language or first, row.title, row.paper or paper, plan_document.from_json(row.sections),
            row.version,
        )  # fmt: skip

    def edit(self, client: int, patch: PlanDocumentPatch) -> PlanDocumentView:
        """Change it.

        Raises:
            NotFound: `unknown_client`.
            InvalidInput: `unknown_section`, `text_of_field_too_long`, `bad_kind` (`field` paper), `name_too_long`.
        """
        values = _checked(named(patch))
        with self._db.write() as unit:
            known_client(unit.session, client)
            now, connection = self._clock.now(), unit.session.connection()
            there = connection.execute(select(_TABLE.c.id).where(_TABLE.c.client_id == client)).scalar_one_or_none()
            if there is None:
                new = {"language": "", "title": "", "paper": "", "sections": [], "version": 1, **values}
                connection.execute(insert(_TABLE).values(client_id=client, created_at=now, changed_at=now, **new))
            else:
                more = {"version": _TABLE.c.version + 1, "changed_at": now}
                connection.execute(update(_TABLE).where(_TABLE.c.id == there).values(**values, **more))
            unit.emit(PlanChanged((client,), frozenset({"plan_document"})))
        return self.show(client)

    def gather(self, client: int, month: date | None = None, language: str = "") -> Material:
        """Everything that a plan can tell of a client, with the month of a day (None: the next with posts in it).

        `language`: that of the document, for the names of key dates ("": the client's own). Takes its time: not
        for the window's thread. Raises NotFound `unknown_client`.
        """
        shelves = self._shelves
        about = shelves.clients.show(client)
        today = in_zone(self._clock.now(), about.zone).date()
        first, days = self._month(client, today, month)
        end = _next_month(first)
        dossier = shelves.dossier.show(client)
        personas = tuple(shelves.personas.list(client))
        with self._db.read() as session:
            choices, voice, contests = _own(session.connection(), client)
        return Material(
            about, today, first, dossier,
            logo=self._path(dossier.logo),
            products=tuple(shelves.dossier.products.list(client)),
            contacts=tuple(shelves.dossier.contacts.list(client)),
            audit=shelves.audits.last(client),
            competitors=shelves.competitors.list(client),
            personas=personas,
            portraits={each.id: path for each in personas if (path := self._path(each.portrait)) is not None},
            channels=shelves.channels.listing(client=client),
            choices=choices, voice=voice, contests=contests,
            objectives=shelves.agreements.objectives(client),
            version=shelves.signed.latest(client),
            mix=shelves.mix.read(client, first, end),
            days=days,
            key_days=shelves.keydates.by_day(first, end, client, language),
            campaigns=tuple(shelves.campaigns.list(client)),
            tasks=shelves.tasks.list(client),
        )  # fmt: skip

    def _month(self, client: int, today: date, wished: date | None) -> tuple[date, Mapping[date, Any]]:
        """The first day of the month that is shown, and what stands in it."""
        this = (wished or today).replace(day=1)
        after = _next_month(this)
        for first in (this,) if wished else (after, this):
            days = self._shelves.calendar.days(first, _next_month(first), client)
            if days:
                return first, days
        return (this if wished else after), {}

    def _path(self, item: MediaItem | None) -> Path | None:
        return self._shelves.media.path(item.sha256) if item is not None else None


def _own(connection: Connection, client: int) -> tuple[tuple[Chosen, ...], Voiced | None, tuple[Contested, ...]]:
    chosen = connection.execute(
        select(_CHOICE.network, _CHOICE.chosen, _CHOICE.role, _CHOICE.why, _CHOICE.per_week)
        .where(_CHOICE.client_id == client, _CHOICE.deleted_at.is_(None))
        .order_by(_CHOICE.position, _CHOICE.id)
    )
    voice = connection.execute(
        select(_VOICE.summary, _VOICE.address, _VOICE.rules).where(_VOICE.client_id == client)
    ).one_or_none()
    contests = connection.execute(
        select(_CONTEST.name, _CONTEST.opens, _CONTEST.closes, _CONTEST.prize, _CONTEST.winners)
        .where(_CONTEST.client_id == client, _CONTEST.deleted_at.is_(None))
        .order_by(_CONTEST.opens, _CONTEST.id)
    )
    return (
        tuple(Chosen(*row) for row in chosen),
        Voiced(*voice) if voice is not None else None,
        tuple(Contested(*row) for row in contests),
    )


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    if "sections" in values:
        values["sections"] = plan_document.to_json(plan_document.checked(values["sections"]))
    if values.get("paper") and values["paper"] not in plan_document.PAPERS:
        raise InvalidInput("bad_kind", field="paper", kind=values["paper"], known=list(plan_document.PAPERS))
    if "title" in values:
        values["title"] = " ".join(values["title"].split())
        if len(values["title"]) > _TITLE_LIMIT:
            raise InvalidInput("name_too_long", field="title", limit=_TITLE_LIMIT)
    return values


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
