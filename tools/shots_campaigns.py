"""Pictures of the page of campaigns: plan, results, an ad, a reading, an import, and with little room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtWidgets import QDialog, QWidget

from smdesk.ui.campaigns.linksdialog import LinksDialog
from smdesk.ui.campaigns.page import CampaignsPage
from smdesk.ui.kit.place import Place
from smdesk.ui.shell.window import MainWindow

FULL, LEAST = (1440, 900), (1100, 700)
Wait = Callable[[float], None]


def campaigns(window: MainWindow, settle: Wait) -> Iterator[tuple[str, QWidget]]:
    """The client with most ads."""
    ui = window.ui
    ui.scope.choose(1)
    window.router.go(Place("campaigns"))
    page = cast(CampaignsPage, window.router.page("campaigns"))
    settle(0.4)
    yield "campaigns", window
    ad = next(line for line in page.timeline.times.lines if line.ad is not None)
    page.visit(Place("campaigns", ad.key[1], detail="ad"))
    settle(0.4)
    yield "campaigns-ad", window
    page.header.view.set_value("results")
    page.header.shown.emit("results")
    yield "campaigns-results", window
    page.header.view.set_value("plan")
    page.header.shown.emit("plan")
    page.doing.read()
    yield "campaigns-reading", page.findChildren(QDialog)[-1]
    page.doing.links()
    yield "campaigns-links", page.findChildren(LinksDialog)[-1]
    ui.scope.choose(None)
    settle(0.2)
    yield "campaigns-all", window
    window.resize(*LEAST)
    yield "campaigns-least", window
    window.resize(*FULL)
