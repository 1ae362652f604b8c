"""Pictures of the dossier: the summary of a client, its first interview, personas, voice, channels, the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QScrollArea, QWidget

from smdesk.services.patches import ClientPatch
from smdesk.ui.dossier.page import DossierPage
from smdesk.ui.dossier.personas import PersonasTab
from smdesk.ui.dossier.summary import SummaryTab
from smdesk.ui.kit.place import Place
from smdesk.ui.shell.window import MainWindow

Wait = Callable[..., None]


def dossier(window: MainWindow, settle: Wait) -> Iterator[tuple[str, QWidget]]:
    """The summary, the interview, the personas above and below and at the least size, then the tabs of strategy."""
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
    window.ui.scope.choose(client)
    yield from _tabs(window, page, client, settle)


def _tabs(window: MainWindow, page: DossierPage, client: int, settle: Wait) -> Iterator[tuple[str, QWidget]]:
    """Voice, the channels chosen and the plan, from top to bottom, and each in the least window."""
    for name in ("voice", "chosen", "plan"):
        window.router.go(Place("dossier", client=client, detail=name))
        settle(1.0)
        if name == "plan":
            _laid(page, settle)
        yield f"dossier-{name}", window
        window.resize(1100, 700)
        settle()
        yield f"dossier-{name}-least", window
        window.resize(1440, 900)
        for place, area in enumerate(page.tab(name).findChildren(QScrollArea)):
            bar = area.verticalScrollBar()
            if area.isVisible() and bar.maximum():
                bar.setValue(bar.maximum())
                settle()
                yield f"dossier-{name}-below-{place}", window


def _laid(page: DossierPage, settle: Wait) -> None:
    """The plan is set in pages behind the window: wait until it shows them, where the computer is busy too."""
    tab = page.tab("plan")
    for _ in range(100):
        if any(area.isVisible() and area.verticalScrollBar().maximum() for area in tab.findChildren(QScrollArea)):
            settle(0.6)
            return
        settle(0.2)
    raise TimeoutError("no pages")
