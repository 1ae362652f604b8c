"""The tabs of the dossier, in their order: the one table that a new tab is entered in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from smdesk.core.records import dataclass
from smdesk.ui.dossier.tab import DossierTab
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui

translate = QCoreApplication.translate


def _unmarked(ui: Ui, client: int) -> int | str:
    return ""


@dataclass(frozen=True, slots=True)
class TabSpec:
    """One tab. `name` is asked in the language of the moment; `make` is called at the first visit and imports then.

    `mark` gives the number or word beside the name ("3", "12 Sep") for a client, whether the tab has been made or not.
    """

    id: str
    name: Callable[[], str]
    make: Callable[[Ui], DossierTab]
    mark: Callable[[Ui, int], int | str] = _unmarked


def _summary(ui: Ui) -> DossierTab:
    from smdesk.ui.dossier.summary import SummaryTab

    return SummaryTab(ui)


def _audit(ui: Ui) -> DossierTab:
    from smdesk.ui.dossier.audit.tab import AuditTab

    return AuditTab(ui)


def _last_audit(ui: Ui, client: int) -> str:
    """The day of the last one."""
    found = ui.runtime.audits.list(client)
    return dates.short_date(ui, found[0].day, ui.now().date()) if found else ""


def _competitors(ui: Ui) -> DossierTab:
    from smdesk.ui.dossier.competitors.tab import CompetitorsTab

    return CompetitorsTab(ui)


def _rivals(ui: Ui, client: int) -> int:
    """How many."""
    return len(ui.runtime.competitors.list(client))


def _personas(ui: Ui) -> DossierTab:
    from smdesk.ui.dossier.personas import PersonasTab

    return PersonasTab(ui)


def _persona_count(ui: Ui, client: int) -> int:
    return len(ui.runtime.personas.shares(client))


def _voice(ui: Ui) -> DossierTab:
    from smdesk.ui.dossier.voice.tab import VoiceTab

    return VoiceTab(ui)


def _chosen(ui: Ui) -> DossierTab:
    from smdesk.ui.dossier.chosen.tab import ChosenTab

    return ChosenTab(ui)


def _chosen_count(ui: Ui, client: int) -> int:
    return ui.runtime.choosing.count(client)


def _agreement(ui: Ui) -> DossierTab:
    from smdesk.ui.dossier.agreement import AgreementTab

    return AgreementTab(ui)


def _last_signed(ui: Ui, client: int) -> str:
    """The day of the last signature."""
    found = ui.runtime.signed.latest(client)
    return dates.short_date(ui, found.signed_on, ui.now().date()) if found and found.signed_on else ""


def _plan(ui: Ui) -> DossierTab:
    from smdesk.ui.dossier.plan.tab import PlanTab

    return PlanTab(ui)


TABS: tuple[TabSpec, ...] = (
    TabSpec("summary", lambda: translate("DossierTabs", "Summary"), _summary),
    TabSpec("audit", lambda: translate("DossierTabs", "Audit"), _audit, _last_audit),
    TabSpec("competitors", lambda: translate("DossierTabs", "Competitors"), _competitors, _rivals),
    TabSpec("personas", lambda: translate("DossierTabs", "Buyer personas"), _personas, _persona_count),
    TabSpec("voice", lambda: translate("DossierTabs", "Brand voice"), _voice),
    TabSpec("chosen", lambda: translate("DossierTabs", "Channels chosen"), _chosen, _chosen_count),
    TabSpec("agreement", lambda: translate("DossierTabs", "Agreement"), _agreement, _last_signed),
    TabSpec("plan", lambda: translate("DossierTabs", "Communication plan"), _plan),
)
