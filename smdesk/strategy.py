"""The services of strategy and plan: what is known of clients, agreed with them and planned; a part of `Runtime`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from smdesk.core.clock import Clock
from smdesk.db import Database

if TYPE_CHECKING:
    from smdesk.publishing.ledger import Ledger
    from smdesk.services.agreements.service import AgreementsService
    from smdesk.services.approvals.answers import ApprovalAnswers
    from smdesk.services.approvals.files import ApprovalFiles
    from smdesk.services.approvals.sending import ApprovalSending
    from smdesk.services.approvals.service import ApprovalsService
    from smdesk.services.audits.competitors import CompetitorsService
    from smdesk.services.audits.fill import AuditFill
    from smdesk.services.audits.findings import FindingsService
    from smdesk.services.audits.service import AuditsService
    from smdesk.services.calendar.service import CalendarService
    from smdesk.services.campaigns.ad_import import AdImport
    from smdesk.services.campaigns.choices import CampaignChoices
    from smdesk.services.campaigns.readings import AdReadingsService
    from smdesk.services.campaigns.service import CampaignsService
    from smdesk.services.campaigns.sheet import AdsSheets
    from smdesk.services.campaigns.utm_links import UtmLinks
    from smdesk.services.contests.choices import ContestChoices
    from smdesk.services.contests.draws import ContestDraws
    from smdesk.services.contests.prizes import ContestPrizes
    from smdesk.services.contests.service import ContestsService
    from smdesk.services.dossier.choosing import ChoosingService
    from smdesk.services.dossier.personas import PersonasService
    from smdesk.services.dossier.service import DossierService
    from smdesk.services.dossier.voice import VoiceService
    from smdesk.services.exchange.exporting import ExportingService
    from smdesk.services.exchange.service import ExchangeService
    from smdesk.services.media import Store
    from smdesk.services.plan.keydates import KeyDatesService
    from smdesk.services.plan.mix import MixService
    from smdesk.services.plan.outline import OutlinesService
    from smdesk.services.plan.pillars import PillarsService
    from smdesk.services.plan.programme import ProgrammesService
    from smdesk.services.planning import PlanningService
    from smdesk.services.posts.series import SeriesService
    from smdesk.services.sheets.art import ArtService
    from smdesk.services.sheets.service import SheetsService
    from smdesk.services.snippets import SnippetsService
    from smdesk.services.strategy_search import StrategySearch
    from smdesk.services.tasks import TasksService
    from smdesk.services.today.plan_needs import PlanNeeds


class Strategy:
    """Each is made, and its module imported, when it is first asked for."""

    db: Database
    clock: Clock
    media: Store
    spoken: Callable[[], str]  # the language of whoever is at it, for what is told of a client that has none

    if TYPE_CHECKING:

        @property
        def ledger(self) -> Ledger:
            """The only writer of what becomes of publications."""

        @property
        def planning(self) -> PlanningService:
            """Moves in the calendar."""

    @cached_property
    def dossier(self) -> DossierService:
        """What is known of clients: goal, products, contacts, brand kit."""
        from smdesk.services.dossier.service import DossierService
        from smdesk.services.media import MediaService

        return DossierService(self.db, self.clock, MediaService(self.media, self.clock))

    @cached_property
    def personas(self) -> PersonasService:
        """Buyer personas of clients."""
        from smdesk.services.dossier.personas import PersonasService
        from smdesk.services.media import MediaService

        return PersonasService(self.db, self.clock, MediaService(self.media, self.clock))

    @cached_property
    def voices(self) -> VoiceService:
        """How each client speaks."""
        from smdesk.services.dossier.voice import VoiceService

        return VoiceService(self.db, self.clock)

    @cached_property
    def choosing(self) -> ChoosingService:
        """Which networks clients are on, and why."""
        from smdesk.services.dossier.choosing import ChoosingService

        return ChoosingService(self.db, self.clock)

    @cached_property
    def audits(self) -> AuditsService:
        """Audits of clients."""
        from smdesk.services.audits.service import AuditsService

        return AuditsService(self.db, self.clock)

    @cached_property
    def audit_fill(self) -> AuditFill:
        """What channels can tell an audit."""
        from smdesk.services.audits.fill import AuditFill

        return AuditFill(self.db, self.clock)

    @cached_property
    def findings(self) -> FindingsService:
        """What audits found, and what was made of it."""
        from smdesk.services.audits.findings import FindingsService

        return FindingsService(self.db, self.clock)

    @cached_property
    def competitors(self) -> CompetitorsService:
        """Competitors and their figures."""
        from smdesk.services.audits.competitors import CompetitorsService

        return CompetitorsService(self.db, self.clock)

    @cached_property
    def strategy_search(self) -> StrategySearch:
        """Finding any of this by its words."""
        from smdesk.services.strategy_search import StrategySearch

        return StrategySearch(self.db)

    @cached_property
    def tasks(self) -> TasksService:
        """What is to be done and is no post."""
        from smdesk.services.tasks import TasksService

        return TasksService(self.db, self.clock)

    @cached_property
    def exchange(self) -> ExchangeService:
        """Calendars from files."""
        from smdesk.services.exchange.service import ExchangeService

        return ExchangeService(self.db, self.clock, self.ledger, self.media)

    @cached_property
    def exporting(self) -> ExportingService:
        """Calendars into files."""
        from smdesk.services.exchange.exporting import ExportingService

        return ExportingService(self.db, self.clock, self.media)

    @cached_property
    def pillars(self) -> PillarsService:
        """Pillars of content."""
        from smdesk.services.plan.pillars import PillarsService

        return PillarsService(self.db, self.clock)

    @cached_property
    def keydates(self) -> KeyDatesService:
        """Days that matter to clients."""
        from smdesk.services.plan.keydates import KeyDatesService

        return KeyDatesService(self.db, self.clock, lambda: self.spoken())

    @cached_property
    def series(self) -> SeriesService:
        """Occurrences of recurring posts."""
        from smdesk.services.posts.series import SeriesService

        return SeriesService(self.db, self.ledger)

    @cached_property
    def snippets(self) -> SnippetsService:
        """Saved texts and groups of hashtags."""
        from smdesk.services.snippets import SnippetsService

        return SnippetsService(self.db, self.clock)

    @cached_property
    def ad_readings(self) -> AdReadingsService:
        """What campaigns and ads have cost and brought."""
        from smdesk.services.campaigns.readings import AdReadingsService

        return AdReadingsService(self.db, self.clock)

    @cached_property
    def campaign_choices(self) -> CampaignChoices:
        """What campaigns can refer to."""
        from smdesk.services.campaigns.choices import CampaignChoices

        return CampaignChoices(self.db, self.clock)

    @cached_property
    def ad_import(self) -> AdImport:
        """Readings from the exports of ad accounts."""
        from smdesk.services.campaigns.ad_import import AdImport

        return AdImport(self.db, self.clock)

    @cached_property
    def ads_sheets(self) -> AdsSheets:
        """The ads plan as a sheet."""
        from smdesk.services.campaigns.sheet import AdsSheets

        return AdsSheets(self.db, self.clock)

    @cached_property
    def utm_links(self) -> UtmLinks:
        """Links with UTM parameters."""
        from smdesk.services.campaigns.utm_links import UtmLinks

        return UtmLinks(self.db, self.dossier)

    @cached_property
    def campaigns(self) -> CampaignsService:
        """Campaigns and the ads plan."""
        from smdesk.services.campaigns.service import CampaignsService

        return CampaignsService(self.db, self.clock)

    @cached_property
    def contests(self) -> ContestsService:
        """Contests and who takes part."""
        from smdesk.services.contests.service import ContestsService

        return ContestsService(self.db, self.clock)

    @cached_property
    def approvals(self) -> ApprovalsService:
        """Rounds of posts that go to the client together."""
        from smdesk.services.approvals.service import ApprovalsService

        return ApprovalsService(self.db, self.clock)

    @cached_property
    def sheets(self) -> SheetsService:
        """Weekly content sheets, as design gets them."""
        from smdesk.services.sheets.service import SheetsService

        return SheetsService(self.db, self.clock)

    @cached_property
    def art(self) -> ArtService:
        """Art that comes back from design."""
        from smdesk.services.media import MediaService
        from smdesk.services.sheets.art import ArtService

        return ArtService(self.db, self.clock, self.media, MediaService(self.media, self.clock))

    @cached_property
    def approval_sending(self) -> ApprovalSending:
        """Freezing what a round shows, and sending it."""
        from smdesk.services.approvals.sending import ApprovalSending

        return ApprovalSending(self.db, self.clock, self.ledger, self.planning)

    @cached_property
    def approval_answers(self) -> ApprovalAnswers:
        """What comes back of rounds."""
        from smdesk.services.approvals.answers import ApprovalAnswers

        return ApprovalAnswers(self.db, self.clock, self.ledger, self.planning)

    @cached_property
    def approval_files(self) -> ApprovalFiles:
        """The file of a round that the client opens."""
        from smdesk.services.approvals.files import ApprovalFiles

        return ApprovalFiles(self.media)

    @cached_property
    def contest_choices(self) -> ContestChoices:
        """What contests can belong to."""
        from smdesk.services.contests.choices import ContestChoices

        return ContestChoices(self.db)

    @cached_property
    def contest_draws(self) -> ContestDraws:
        """Draws of contests."""
        from smdesk.services.contests.draws import ContestDraws

        return ContestDraws(self.db, self.clock)

    @cached_property
    def contest_prizes(self) -> ContestPrizes:
        """Who takes up the prizes of contests."""
        from smdesk.services.contests.prizes import ContestPrizes

        return ContestPrizes(self.db, self.clock)

    @cached_property
    def agreements(self) -> AgreementsService:
        """Objectives and KPIs of clients, and their readings."""
        from smdesk.services.agreements.service import AgreementsService

        return AgreementsService(self.db, self.clock)

    @cached_property
    def calendar(self) -> CalendarService:
        """What stands in the calendar."""
        from smdesk.services.calendar.service import CalendarService

        return CalendarService(self.db)

    @cached_property
    def plan_needs(self) -> PlanNeeds:
        """What the plans of clients need of the person."""
        from smdesk.services.today.plan_needs import PlanNeeds

        return PlanNeeds(self.db, self.clock, self.calendar, self.keydates, self.mix, self.ad_readings)

    @cached_property
    def mix(self) -> MixService:
        """The mix of the calendar against the pillars."""
        from smdesk.services.plan.mix import MixService

        return MixService(self.db, self.clock, self.calendar, self.pillars)

    @cached_property
    def programmes(self) -> ProgrammesService:
        """Months as they are proposed."""
        from smdesk.services.plan.programme import ProgrammesService

        return ProgrammesService(self.db, self.clock, self.calendar, self.pillars, self.keydates, self.mix)

    @cached_property
    def outlines(self) -> OutlinesService:
        """What one month would lay on the next."""
        from smdesk.services.plan.outline import OutlinesService

        return OutlinesService(self.db, self.clock, self.calendar, self.pillars)
