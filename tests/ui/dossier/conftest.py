"""Fixtures for the tests of the dossier: its page, on the bakery of the example desk."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from smdesk.gui import Desk
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.place import Place


@pytest.fixture
def first_page() -> str:
    """The window begins with what is tested."""
    return "dossier"


@pytest.fixture
def desk(example_desk: Desk, ui: Ui) -> SimpleNamespace:
    """The page on one client; `show` shows another tab."""
    window = example_desk.window
    assert window is not None
    client = next(each for each in window.clients.all if "Crumb" in each.name or each.id == 1)
    page = window.router.page("dossier")

    def show(tab: str, row: int = 0) -> object:
        window.router.go(Place("dossier", row, client.id, detail=tab))
        return page.tab(tab)

    return SimpleNamespace(
        window=window, page=page, client=client.id, show=show, runtime=ui.runtime, undo=ui.undo, ui=ui
    )
