"""The sections there are, in the order of the list: the one table that a new section is entered in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from smdesk.core.records import dataclass
from smdesk.ui.kit.context import Ui
from smdesk.ui.settings.keeper import Keeper
from smdesk.ui.settings.rows import Text
from smdesk.ui.settings.section import Section

translate = QCoreApplication.translate
#: The pages that the window may open with, and how they are called.
Pages = tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Maker:
    """One section, made when it is first shown or searched."""

    icon: str
    name: Text
    make: Callable[[], Section]


def table(ui: Ui, keeper: Keeper, pages: Pages) -> dict[str, Maker]:
    """Name, which is also that of a place in the window, and how it is made."""
    return {
        "general": Maker("gear-six", lambda: translate("Settings", "General"), partial(_general, ui, keeper, pages)),
        "languages": Maker("translate", lambda: translate("Settings", "Languages"), partial(_languages, ui, keeper)),
        "alerts": Maker("bell", lambda: translate("Settings", "Alerts and tray"), partial(_alerts, ui, keeper)),
        "scheduler": Maker("clock", lambda: translate("Settings", "Scheduler"), partial(_scheduler, ui, keeper)),
        "backups": Maker(
            "hard-drives", lambda: translate("Settings", "Data and backups"), partial(_backups, ui, keeper)
        ),
        "access": Maker("lock-key", lambda: translate("Settings", "Access and keyring"), partial(_access, ui, keeper)),
        "appearance": Maker("palette", lambda: translate("Settings", "Appearance"), partial(_appearance, ui, keeper)),
        "shortcuts": Maker("keyboard", lambda: translate("Settings", "Shortcuts"), partial(_shortcuts, ui, keeper)),
        "diagnosis": Maker("heartbeat", lambda: translate("Settings", "Diagnosis"), partial(_diagnosis, ui, keeper)),
        "about": Maker("info", lambda: translate("Settings", "About"), partial(_about, ui, keeper)),
    }


def _general(ui: Ui, keeper: Keeper, pages: Pages) -> Section:
    from smdesk.ui.settings.general import General

    return General(ui, keeper, pages)


def _languages(ui: Ui, keeper: Keeper) -> Section:
    from smdesk.ui.settings.languages import Languages

    return Languages(ui, keeper)


def _appearance(ui: Ui, keeper: Keeper) -> Section:
    from smdesk.ui.settings.appearance import Appearance

    return Appearance(ui, keeper)


def _alerts(ui: Ui, keeper: Keeper) -> Section:
    from smdesk.ui.settings.alerts import Alerts

    return Alerts(ui, keeper)


def _scheduler(ui: Ui, keeper: Keeper) -> Section:
    from smdesk.ui.settings.scheduler import Scheduler

    return Scheduler(ui, keeper)


def _backups(ui: Ui, keeper: Keeper) -> Section:
    from smdesk.ui.settings.backups import BackupsSection

    return BackupsSection(ui, keeper)


def _access(ui: Ui, keeper: Keeper) -> Section:
    from smdesk.ui.settings.access import Access

    return Access(ui, keeper)


def _shortcuts(ui: Ui, keeper: Keeper) -> Section:
    from smdesk.ui.settings.shortcuts import Shortcuts

    return Shortcuts(ui, keeper)


def _diagnosis(ui: Ui, keeper: Keeper) -> Section:
    from smdesk.ui.settings.diagnosis import DiagnosisSection

    return DiagnosisSection(ui, keeper)


def _about(ui: Ui, keeper: Keeper) -> Section:
    from smdesk.ui.settings.about import About

    return About(ui, keeper)
