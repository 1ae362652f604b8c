"""The pages there are, in the order of the rail: the one table that a new page is entered in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.ui.kit.context import Ui

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page. `name` is asked in the language of the moment; `make` is called at the first visit and imports then.

    What a page may offer, and the window connects where it is there: the signals `said(str, bool)` (what was done and
    whether it can be undone), `counted(int)` (its badge), `wanted(str, int)` (show that page, and there that row);
    the methods `refresh()` (it is shown again), `arrive()` (first shown) and `open(int)` (show one row).
    """

    id: str
    icon: str  # of resources/icons
    name: Callable[[], str]
    make: Callable[[Ui], QWidget]
    key: str = ""  # shortcut


def _publish(ui: Ui) -> QWidget:
    from smdesk.ui.publish.page import PublishPage

    return PublishPage(ui)


def _channels(ui: Ui) -> QWidget:
    from smdesk.ui.channels.page import ChannelsPage

    return ChannelsPage(ui)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("channels", "share-network", lambda: translate("Pages", "Channels"), _channels),
    PageSpec("publish", "paper-plane-tilt", lambda: translate("Pages", "Publishing"), _publish, "Ctrl+7"),
)

#: The page that a desk opens with.
HOME = "publish"
