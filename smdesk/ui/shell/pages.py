"""The pages there are, in the order of the rail: the one table that a new page is entered in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.core.records import dataclass
from smdesk.ui.kit.context import Ui

translate = QCoreApplication.translate

#: The groups of the rail, in its order; those of `foot` stand at its bottom, and a page of `none` is not in it.
GROUPS = ("", "strategy", "plan", "delivery", "results", "foot")
#: The pages that may stand in a window of their own.
ALONE = ("calendar", "composer")


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page. `name` is asked in the language of the moment; `make` is called at the first visit and imports then.

    What a page may offer, and the window connects where it is there: the signals `said(str, bool)` (what was done and
    whether it can be undone), `counted(int)` (its badge), `wanted(str, int)` (show that page, and there that row),
    `asked(object)` (a `Place`: show that), `titled(str)` (what is open has this name) and `back()` (to where the
    person came from); the methods `refresh()` (it is shown again), `arrive()` (first shown), `open(int)` (show one
    row), `visit(place)` (show this; instead of `open`), `here()` (the `Place` that shows now, None when it is not
    worth a return), `actions()` (what can be done on it), `regions()` (what F6 goes through, instead of the panes)
    and `settle()` (False when something typed must be decided on before the program ends), `catches(page, mime)`
    (what dropping something of this page on another one in the rail would do, in words) and `caught(page, mime)`.
    """

    id: str
    icon: str  # of resources/icons
    name: Callable[[], str]
    make: Callable[[Ui], QWidget]
    key: str = ""  # shortcut
    group: str = "none"  # of the rail, one of GROUPS
    tone: str = "neutral"  # of its badge: neutral, due, danger


def _publish(ui: Ui) -> QWidget:
    from smdesk.ui.publish.page import PublishPage

    return PublishPage(ui)


def _today(ui: Ui) -> QWidget:
    from smdesk.ui.today.page import TodayPage

    return TodayPage(ui)


def _channels(ui: Ui) -> QWidget:
    from smdesk.ui.channels.page import ChannelsPage

    return ChannelsPage(ui)


def _dossier(ui: Ui) -> QWidget:
    from smdesk.ui.dossier.page import DossierPage

    return DossierPage(ui)


def _objectives(ui: Ui) -> QWidget:
    from smdesk.ui.objectives.page import ObjectivesPage

    return ObjectivesPage(ui)


def _composer(ui: Ui) -> QWidget:
    from smdesk.ui.composer.page import ComposerPage

    return ComposerPage(ui)


def _calendar(ui: Ui) -> QWidget:
    from smdesk.ui.calendar.page import CalendarPage

    return CalendarPage(ui)


def _campaigns(ui: Ui) -> QWidget:
    from smdesk.ui.campaigns.page import CampaignsPage

    return CampaignsPage(ui)


def _approvals(ui: Ui) -> QWidget:
    from smdesk.ui.approvals.page import ApprovalsPage

    return ApprovalsPage(ui)


def _sheets(ui: Ui) -> QWidget:
    from smdesk.ui.sheets.page import SheetsPage

    return SheetsPage(ui)


def _settings(ui: Ui) -> QWidget:
    from smdesk.ui.settings.page import SettingsPage

    return SettingsPage(ui, tuple((spec.id, spec.name) for spec in PAGES if spec.group not in {"none", "foot"}))


PAGES: tuple[PageSpec, ...] = (
    PageSpec("today", "sun-horizon", lambda: translate("Pages", "Today"), _today, "Ctrl+1", ""),
    PageSpec("dossier", "identification-card", lambda: translate("Pages", "Dossier"), _dossier, group="strategy"),
    PageSpec("objectives", "target", lambda: translate("Pages", "Objectives"), _objectives, group="strategy"),
    PageSpec("channels", "share-network", lambda: translate("Pages", "Channels"), _channels, group="strategy",
             tone="danger"),
    PageSpec("calendar", "calendar-blank", lambda: translate("Pages", "Calendar"), _calendar, "Ctrl+3", "plan"),
    PageSpec("campaigns", "megaphone", lambda: translate("Pages", "Campaigns & ads"), _campaigns, "Ctrl+4", "plan"),
    PageSpec("approvals", "check-square-offset", lambda: translate("Pages", "Approvals"), _approvals, "Ctrl+5",
             "delivery"),
    PageSpec("sheets", "palette", lambda: translate("Pages", "Design"), _sheets, "Ctrl+6", "delivery"),
    PageSpec("publish", "paper-plane-tilt", lambda: translate("Pages", "Publishing"), _publish, "Ctrl+7", "delivery",
             "due"),
    PageSpec("composer", "note-pencil", lambda: translate("Pages", "Composer"), _composer),
    PageSpec("settings", "gear-six", lambda: translate("Pages", "Settings"), _settings, "Ctrl+,", "foot"),
)  # fmt: skip


def home(wish: str = "") -> str:
    """The page that a desk opens with: the one that the person wants, if there is such a one."""
    if any(spec.id == wish and spec.group not in {"none", "foot"} for spec in PAGES):
        return wish
    return "today" if any(spec.id == "today" for spec in PAGES) else "publish"
