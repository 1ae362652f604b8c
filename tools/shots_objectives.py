"""Pictures of the objectives: the table, the views below it, an empty client, dialogs, the least window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtWidgets import QWidget

from smdesk.services.patches import ClientPatch
from smdesk.ui.objectives.page import ObjectivesPage
from smdesk.ui.shell.window import MainWindow

FULL, LEAST = (1440, 900), (1100, 700)


def objectives(window: MainWindow, settle: Callable[[float], None]) -> Iterator[tuple[str, QWidget]]:
    """The page in both sizes, its three views, its dialogs, a client without objectives, and no client."""
    clients = window.ui.runtime.clients
    window.resize(*FULL)
    window.router.go("objectives")
    page = cast(ObjectivesPage, window.router.page("objectives"))
    yield "objectives-all", window
    yoga = next(each for each in clients.list() if window.ui.runtime.signed.latest(each.id) and "o" in each.name)
    for client in clients.list():
        window.ui.scope.choose(client.id)
        settle(0.2)
        yield f"objectives-{client.id}", window
    window.ui.scope.choose(yoga.id)
    settle(0.2)
    for view in ("posts", "readings"):
        page.chart.show_as(view)
        yield f"objectives-{view}", window
    page.chart.show_as("pace")
    window.resize(*LEAST)
    settle(0.2)
    yield "objectives-least", window
    window.resize(*FULL)
    dialog = page.doing.versions()
    assert dialog is not None
    yield "agreement", dialog
    new = clients.add(ClientPatch(name="Panadería Luna", zone="Europe/Madrid", sector="Bakery"))
    window.ui.scope.choose(new.id)
    settle(0.2)
    yield "objectives-empty", window
    window.ui.scope.choose(None)
