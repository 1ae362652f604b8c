"""Fixtures for the tests of the dossier: its page, on the bakery of the example desk, without a window."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from smdesk.ui.dossier.page import DossierPage
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.place import Place
from tests.ui.bench import Bench


@pytest.fixture
def first_page() -> str:
    """The window, where a test has one, begins with what is tested."""
    return "dossier"


@pytest.fixture(autouse=True)
def _short_pauses(_short_pauses: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smdesk.ui.dossier.plan.tab._PAUSE_MS", 40)


@pytest.fixture
def ui(bench: Bench) -> Ui:
    """What the page is given."""
    return bench.ui


@pytest.fixture
def desk(bench: Bench, ui: Ui) -> SimpleNamespace:
    """The page, not shown yet, for one client; `show` shows a tab, `go` a place."""
    client = next(each for each in ui.runtime.clients.list() if "Crumb" in each.name or each.id == 1)
    page = bench.add(DossierPage)

    def show(tab: str, row: int = 0) -> object:
        bench.go(Place("dossier", row, client.id, detail=tab))
        return page.tab(tab)

    return SimpleNamespace(
        go=bench.go, page=page, client=client.id, show=show, runtime=ui.runtime, undo=ui.undo, ui=ui, bench=bench
    )
