"""Pictures of the dossier's audit, two audits side by side, and competitors over time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtWidgets import QWidget

from smdesk.ui.dossier.audit.tab import AuditTab
from smdesk.ui.dossier.page import DossierPage
from smdesk.ui.kit.place import Place
from smdesk.ui.shell.window import MainWindow

FULL, LEAST = (1440, 900), (1100, 700)
Wait = Callable[[float], None]


def audit(window: MainWindow, settle: Wait) -> Iterator[tuple[str, QWidget]]:
    """The client with two audits."""
    client = next(each.client_id for each in window.ui.runtime.audits.list())
    window.router.go(Place("dossier", client=client, detail="audit"))
    page = cast(DossierPage, window.router.page("dossier"))
    tab = cast(AuditTab, page.tab("audit"))
    settle(0.3)
    yield "audit", window
    tab.body.open_form(tab.body.model.views[0].id)
    yield "audit-network", window
    tab.body.form.close_it()
    tab.body.reputation.open_form()
    yield "audit-reputation", window
    tab.body.reputation.form.close_it()
    tab.body.roll.verticalScrollBar().setValue(tab.body.roll.verticalScrollBar().maximum())
    yield "audit-findings", window
    tab.body.shelf.lift(True)
    yield "audit-turning", window
    tab.body.shelf.lift(False)
    tab.begin_compare()
    yield "audit-compared", window
    tab.end_compare()
    page.show_tab("competitors")
    yield "competitors", window
    window.resize(*LEAST)
    yield "competitors-least", window
    page.show_tab("audit")
    tab.body.roll.verticalScrollBar().setValue(0)
    yield "audit-least", window
    window.resize(*FULL)
