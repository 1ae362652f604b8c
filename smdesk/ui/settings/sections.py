"""The sections there are, in the order of the list: the one table that a new section is entered in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from smdesk.core.records import dataclass
from smdesk.ui.kit.context import Ui
from smdesk.ui.settings.keeper import Keeper
from smdesk.ui.settings.rows import Text
from smdesk.ui.settings.section import Section

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Maker:
    """One section, made when it is first shown or searched."""

    icon: str
    name: Text
    make: Callable[[], Section]


def table(ui: Ui, keeper: Keeper, pages: tuple[tuple[str, Text], ...]) -> dict[str, Maker]:
    """Name, which is also that of a place in the window, and how it is made."""

    def general() -> Section:
        from smdesk.ui.settings.general import General

        return General(ui, keeper, pages)

    def languages() -> Section:
        from smdesk.ui.settings.languages import Languages

        return Languages(ui, keeper)

    def appearance() -> Section:
        from smdesk.ui.settings.appearance import Appearance

        return Appearance(ui, keeper)

    def alerts() -> Section:
        from smdesk.ui.settings.alerts import Alerts

        return Alerts(ui, keeper)

    def scheduler() -> Section:
        from smdesk.ui.settings.scheduler import Scheduler

        return Scheduler(ui, keeper)

    def backups() -> Section:
        from smdesk.ui.settings.backups import BackupsSection

        return BackupsSection(ui, keeper)

    def access() -> Section:
        from smdesk.ui.settings.access import Access

        return Access(ui, keeper)

    def shortcuts() -> Section:
        from smdesk.ui.settings.shortcuts import Shortcuts

        return Shortcuts(ui, keeper)

    def diagnosis() -> Section:
        from smdesk.ui.settings.diagnosis import DiagnosisSection

        return DiagnosisSection(ui, keeper)

    def about() -> Section:
        from smdesk.ui.settings.about import About

        return About(ui, keeper)

    return {
        "general": Maker("gear-six", lambda: translate("Settings", "General"), general),
        "languages": Maker("translate", lambda: translate("Settings", "Languages"), languages),
        "alerts": Maker("bell", lambda: translate("Settings", "Alerts and tray"), alerts),
        "scheduler": Maker("clock", lambda: translate("Settings", "Scheduler"), scheduler),
        "backups": Maker("hard-drives", lambda: translate("Settings", "Data and backups"), backups),
        "access": Maker("lock-key", lambda: translate("Settings", "Access and keyring"), access),
        "appearance": Maker("palette", lambda: translate("Settings", "Appearance"), appearance),
        "shortcuts": Maker("keyboard", lambda: translate("Settings", "Shortcuts"), shortcuts),
        "diagnosis": Maker("heartbeat", lambda: translate("Settings", "Diagnosis"), diagnosis),
        "about": Maker("info", lambda: translate("Settings", "About"), about),
    }
