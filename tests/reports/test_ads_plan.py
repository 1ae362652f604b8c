"""The ads plan as pages: what a campaign has each month is said as that, and of what the total is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from smdesk.core.clock import FakeClock
from smdesk.core.document import Cell, Pairs, Table, Text, plain
from smdesk.reports import ads_plan
from smdesk.reports.speech import Speech
from tests.services.desk import Desk


@pytest.fixture
def desk(data_folder: Path, clock: FakeClock) -> Iterator[Desk]:
    opened = Desk.open(data_folder, clock)
    yield opened
    opened.runtime.close()


def test_a_campaign_without_a_last_day_has_its_money_a_month(desk: Desk) -> None:
    client, campaigns = desk.client("Molino").id, desk.runtime.campaigns
    always = campaigns.add(client, "Siempre", kind="paid", starts=date(2026, 10, 10), budget=6000, currency="EUR")
    campaigns.add(client, "Navidad", kind="paid", starts=date(2026, 12, 1), ends=date(2026, 12, 22), budget=30000,
                  currency="EUR")  # fmt: skip
    campaigns.add_set(always.id, "Ficha", budget=6000)
    words = Speech("es", "ES").words
    made = ads_plan.document(desk.runtime.ads_sheets.plan(client, words), words, date(2026, 11, 27))
    table, total = made.sections[0].blocks
    assert isinstance(table, Table)
    assert isinstance(total, Text)
    budgets = {plain(row[0].text if isinstance(row[0], Cell) else row[0]): plain(row[3]) for row in table.rows}  # type: ignore[arg-type]
    assert {name: told.replace("\N{NO-BREAK SPACE}", " ") for name, told in budgets.items()} == {
        "Siempre": "60 € · al mes", "Navidad": "300 €",
    }  # fmt: skip
    assert plain(total.text).startswith("Todos los anuncios: 60")
    (facts,) = [each for each in made.sections[1].blocks if isinstance(each, Pairs)]
    assert any("al mes" in plain(value) for _, value in facts.items)
