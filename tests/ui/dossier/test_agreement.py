"""The agreement in the dossier: where each objective stands, and what was signed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from smdesk.services.agreements.views import KpiPatch
from smdesk.ui.dossier.page import DossierPage
from smdesk.ui.kit.place import Place
from smdesk.ui.objectives.page import ObjectivesPage


@pytest.fixture
def bakery(ui):
    return next(each for each in ui.runtime.clients.list() if ui.runtime.signed.versions(each.id))


@pytest.fixture
def tab(bench, bakery):
    return bench.show(DossierPage, Place("dossier", client=bakery.id, detail="agreement")).tab("agreement")


def said(tab):
    return [each.text() for each in tab.findChildren(QLabel) if each.text() and each.isVisibleTo(tab)]


def test_it_shows_objectives_and_versions_and_leads_to_each_kpi(tab, bench, ui, bakery, qtbot):
    assert {"More orders", "Be known", "5 of 40"} <= set(said(tab))
    assert any(text.startswith("Version 1, signed on") for text in said(tab))
    kpi = ui.runtime.agreements.objectives(bakery.id)[0].kpis[1]
    ui.runtime.agreements.edit_kpi(kpi.id, KpiPatch(name="Price of an order"))
    qtbot.waitUntil(lambda: "1 change since the last signed version." in said(tab))
    tab.findChild(QPushButton, f"kpi-{kpi.id}").click()
    (place,) = bench.asked
    assert place.page == "objectives"
    assert bench.show(ObjectivesPage, place).view.current_kpi().name == "Price of an order"


def test_a_client_without_an_agreement_is_told_what_will_stand_here(tab, ui, bakery):
    ui.scope.choose(next(each.id for each in ui.runtime.clients.list() if each.id != bakery.id))
    assert "Nothing agreed yet" in said(tab)
