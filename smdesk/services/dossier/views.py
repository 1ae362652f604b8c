"""What the dossier gives out: frozen views of a client's facts, products, contacts and personas, and the patches in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Any

from smdesk.core.content import MediaItem
from smdesk.core.hours import CLOSED, Week
from smdesk.core.persona import NetworkUse, Objection, Profile, Source
from smdesk.core.records import dataclass
from smdesk.services.patches import KEEP, Keep


@dataclass(frozen=True, slots=True)
class DossierView:
    """What is known of a client beyond its own columns. One that nobody has written in yet is empty."""

    client_id: int
    goal: str = ""
    about: str = ""
    networks: tuple[str, ...] = ()  # contracted
    hours: Week = CLOSED
    logo: MediaItem | None = None
    colors: tuple[str, ...] = ()
    promo_ceiling: int | None = None
    utm: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    cadence: Mapping[str, Any] = field(default_factory=dict)
    changed_at: datetime | None = None
    version: int = 0
    tile: str = ""  # the colour that the client has in the window, #rrggbb

    @property
    def document_colors(self) -> tuple[str, ...]:
        """The colours of the brand; where none are known, the client's own in the window."""
        return self.colors or ((self.tile,) if self.tile else ())


@dataclass(frozen=True, slots=True)
class DossierPatch:
    """What changes in a dossier."""

    goal: str | Keep = KEEP
    about: str | Keep = KEEP
    networks: tuple[str, ...] | Keep = KEEP
    hours: Week | Keep = KEEP
    colors: tuple[str, ...] | Keep = KEEP
    promo_ceiling: int | Keep | None = KEEP
    utm: Mapping[str, Any] | Keep = KEEP
    answers: Mapping[str, str] | Keep = KEEP
    cadence: Mapping[str, Any] | Keep = KEEP


@dataclass(frozen=True, slots=True)
class ProductView:
    """Something the client sells. Each claim has the ground on which it may be made."""

    id: int
    client_id: int
    name: str
    kind: str  # product, service
    about: str
    price: str
    url: str
    facts: tuple[str, ...]
    claims: tuple[tuple[str, str], ...]
    position: int


@dataclass(frozen=True, slots=True)
class ProductPatch:
    """A new product, or what changes in one."""

    name: str | Keep = KEEP
    kind: str | Keep = KEEP
    about: str | Keep = KEEP
    price: str | Keep = KEEP
    url: str | Keep = KEEP
    facts: tuple[str, ...] | Keep = KEEP
    claims: tuple[tuple[str, str], ...] | Keep = KEEP


@dataclass(frozen=True, slots=True)
class ContactView:
    """Somebody at the client."""

    id: int
    client_id: int
    name: str
    role: str
    email: str
    phone: str
    approves: bool
    note: str
    position: int


@dataclass(frozen=True, slots=True)
class ContactPatch:
    """A new contact, or what changes in one."""

    name: str | Keep = KEEP
    role: str | Keep = KEEP
    email: str | Keep = KEEP
    phone: str | Keep = KEEP
    approves: bool | Keep = KEEP
    note: str | Keep = KEEP


@dataclass(frozen=True, slots=True)
class PersonaView:
    """A buyer persona."""

    id: int
    client_id: int
    name: str
    share: int  # percent of the audience
    profile: Profile
    portrait: MediaItem | None
    position: int
    version: int
    seat: int  # how many of the client's were made before it, those put away too: stays when the order changes


@dataclass(frozen=True, slots=True)
class PersonaPatch:
    """A new persona, or what changes in one; the fields of its profile stand beside its name."""

    name: str | Keep = KEEP
    quote: str | Keep = KEEP
    age: tuple[int, int] | Keep | None = KEEP
    women: int | Keep | None = KEEP
    place: str | Keep = KEEP
    occupation: str | Keep = KEEP
    income: str | Keep = KEEP
    family: str | Keep = KEEP
    buys_where: str | Keep = KEEP
    buys_when: str | Keep = KEEP
    buys_often: str | Keep = KEEP
    ticket: str | Keep = KEEP
    decides: str | Keep = KEEP
    habits: tuple[str, ...] | Keep = KEEP
    hobbies: tuple[str, ...] | Keep = KEEP
    passions: tuple[str, ...] | Keep = KEEP
    goals: tuple[str, ...] | Keep = KEEP
    pains: tuple[str, ...] | Keep = KEEP
    objections: tuple[Objection, ...] | Keep = KEEP
    networks: tuple[NetworkUse, ...] | Keep = KEEP
    formats: tuple[str, ...] | Keep = KEEP
    sources: tuple[Source, ...] | Keep = KEEP
    note: str | Keep = KEEP
