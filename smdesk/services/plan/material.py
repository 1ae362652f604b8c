"""What a communication plan is made of: everything that the desk knows of a client, as views, and which is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from smdesk.core.keydates import KeyDay
from smdesk.core.network import PRACTICE
from smdesk.core.records import dataclass
from smdesk.core.voice import rules as voice_rules
from smdesk.core.voice.rules import Voice
from smdesk.services.agreements.views import ObjectiveView, VersionView
from smdesk.services.audits.views import AuditView, CompetitorView
from smdesk.services.calendar.service import CalendarEntry
from smdesk.services.campaigns.views import CampaignView
from smdesk.services.dossier.views import ContactView, DossierView, PersonaView, ProductView
from smdesk.services.plan.mix import MixView
from smdesk.services.views import ChannelView, ClientView, TaskView


@dataclass(frozen=True, slots=True)
class Chosen:
    """That a client is, or is not, on a network, and why."""

    network: str
    chosen: bool
    role: str
    why: str
    per_week: float | None


@dataclass(frozen=True, slots=True)
class Voiced:
    """How a brand speaks; `rules` as stored."""

    summary: str
    address: str
    rules: Mapping[str, Any]

    @property
    def agreed(self) -> Voice:
        """What is agreed on it."""
        return voice_rules.from_json(self.rules, summary=self.summary, address=self.address)


@dataclass(frozen=True, slots=True)
class Contested:
    """A contest, as a plan tells of it."""

    name: str
    opens: datetime | None
    closes: datetime | None
    prize: str
    winners: int


@dataclass(frozen=True, slots=True)
class Material:
    """All of it, as it was when it was asked for; `month` is the first day of the one that is shown."""

    client: ClientView
    today: date
    month: date
    dossier: DossierView
    logo: Path | None = None
    products: tuple[ProductView, ...] = ()
    contacts: tuple[ContactView, ...] = ()
    audit: AuditView | None = None
    competitors: tuple[CompetitorView, ...] = ()
    personas: tuple[PersonaView, ...] = ()
    portraits: Mapping[int, Path] = field(default_factory=dict)
    channels: tuple[ChannelView, ...] = ()
    choices: tuple[Chosen, ...] = ()
    voice: Voiced | None = None
    objectives: tuple[ObjectiveView, ...] = ()
    version: VersionView | None = None
    mix: MixView | None = None
    days: Mapping[date, tuple[CalendarEntry, ...]] = field(default_factory=dict)
    key_days: Mapping[date, tuple[KeyDay, ...]] = field(default_factory=dict)
    campaigns: tuple[CampaignView, ...] = ()
    contests: tuple[Contested, ...] = ()
    tasks: tuple[TaskView, ...] = ()

    def tells_of(self, network: str) -> bool:
        """Whether a document names a network: the one to practise on only where there is no other."""
        known = {*(each.network for each in self.channels), *(each.network for each in self.choices)}
        return network != PRACTICE or known <= {PRACTICE}

    @property
    def filled(self) -> frozenset[str]:
        """The sections about which something is known. What follows and the signature need nothing but a client."""
        told = self.dossier.goal or self.dossier.about or self.client.sector or self.client.website
        audit = self.audit
        looked = audit is not None and (
            audit.presences or audit.summary or any(items for _, items in audit.swot.lists())
            or audit.reputation.ratings or audit.reputation.topics or audit.reputation.risks
        )  # fmt: skip
        known = {
            "summary": told or self.objectives or self.personas or self.choices or self.channels,
            "client": told or self.products or self.contacts,
            "audit": looked,
            "competitors": self.competitors,
            "findings": audit is not None and audit.findings,
            "personas": self.personas,
            "channels": self.choices or self.channels,
            "voice": self.voice is not None and not self.voice.agreed.empty,
            "objectives": self.objectives,
            "pillars": self.mix is not None and self.mix.pillars,
            "calendar": self.days,
            "campaigns": self.campaigns,
            "contests": self.contests,
            "next": self.tasks,
            "signature": True,
        }
        return frozenset(name for name, has in known.items() if has)
