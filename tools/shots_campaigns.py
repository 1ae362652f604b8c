"""Pictures of the page of campaigns: plan, results, an ad, a reading, with little room; and of its contests."""

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
    yield from _contests(window, page, settle)


def _contests(window: MainWindow, page: CampaignsPage, settle: Wait) -> Iterator[tuple[str, QWidget]]:
    """One that is open, one that is drawn, and a client without any."""
    scope, pane = window.ui.scope, page.contests
    scope.choose(1)
    page.visit(Place("campaigns", detail="contest"))
    settle(0.3)
    yield "contests-open", window
    for part in ("terms", "entries"):
        pane.show_part(part)
        settle(0.2)
        yield f"contests-{part}", window
    assert pane.view is not None
    asked = (("paste", pane.asking.paste(pane.view, "@ana\n@bea\nAna")), ("last-question", pane.asking.draw(pane.view)))
    for name, dialog in asked:
        yield f"contests-{name}", dialog
        dialog.reject()
    pane.show_part("details")
    scope.choose(2)
    settle(0.6)
    yield "contests-drawn", window
    window.resize(*LEAST)
    settle(0.2)
    yield "contests-least", window
    window.resize(*FULL)
    scope.choose(3)
    settle(0.2)
    yield "contests-none", window
    page.show_view("plan")
