"""Pictures of the dossier: the summary of a client, its first interview, its buyer personas."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from smdesk.services.patches import ClientPatch
from smdesk.ui.dossier.page import DossierPage
from smdesk.ui.dossier.personas import PersonasTab
from smdesk.ui.dossier.summary import SummaryTab
from smdesk.ui.kit.place import Place
from smdesk.ui.shell.window import MainWindow


def dossier(window: MainWindow, settle: Callable[..., None]) -> Iterator[tuple[str, QWidget]]:
    """The summary with a product unfolded, the interview, the personas above and below, and at the least size."""
    empty = window.ui.runtime.clients.add(ClientPatch(name="Quesería Valle Alto", zone="Europe/Madrid")).id
    settle()
    client = next(each.client_id for each in window.ui.runtime.audits.list())
    window.router.go(Place("dossier", client=empty, detail="summary"))
    settle()
    yield "dossier-first", window
    window.router.go(Place("dossier", client=client, detail="summary"))
    page = window.router.page("dossier")
    assert isinstance(page, DossierPage)
    summary, personas = page.tab("summary"), page.tab("personas")
    assert isinstance(summary, SummaryTab)
    assert isinstance(personas, PersonasTab)
    settle()
    yield "dossier-summary", window
    summary.begin_interview()
    settle()
    yield "dossier-interview", window
    summary.interview.leave()
    window.router.go(Place("dossier", client=client, detail="personas"))
    settle()
    yield "dossier-personas", window
    personas.form.focus_part("networks")
    personas._reveal()  # noqa: SLF001  (the lower half of the form)
    settle()
    yield "dossier-personas-below", window
    window.resize(1100, 700)
    settle()
    yield "dossier-personas-least", window
    window.resize(1440, 900)
    window._ui.scope.choose(None)  # noqa: SLF001  (which client shows is chosen by hand else)
    settle()
    yield "dossier-whose", window
