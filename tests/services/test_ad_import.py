"""Readings from an export: shown, taken in once, and taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from smdesk.core.errors import InvalidInput
from smdesk.services.campaigns.ad_import import AdImport

HEAD = (
    "Inicio del informe,Fin del informe,Nombre de la campaña,Nombre del anuncio,Importe gastado (EUR),"
    "Clics en el enlace"
)


@pytest.fixture
def autumn(desk, clock):
    clock.jump((datetime(2026, 10, 14, 9, 0, tzinfo=UTC) - clock.now()).total_seconds())
    campaigns = desk.runtime.campaigns
    made = campaigns.add(desk.client(country="ES").id, "Otoño", kind="paid", starts="2026-10-09", ends="2026-10-30")
    part = campaigns.add_set(made.id, "Reservas", budget=12000)
    campaigns.add_ad(part.id, "Calabaza")
    return campaigns.show(made.id)


@pytest.fixture
def service(desk):
    return AdImport(desk.runtime.db, desk.runtime.clock)


def export(tmp_path, *lines, encoding="utf-8"):
    file = tmp_path / "anuncios.csv"
    file.write_bytes("\n".join([HEAD, *lines]).encode(encoding))
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_an_export_is_shown_taken_in_and_taken_back(desk, service, autumn, tmp_path, encoding):
    file = export(tmp_path, "2026-10-09,2026-10-14,Otoño,Calabaza,78.00,251", ",,,,78.00,", encoding=encoding)
    preview = service.preview(file, autumn.client_id)
    (line,) = preview.lines
    assert (line.name, line.spent, line.cumulative, line.problem) == ("Reservas", 7800, True, "")
    assert desk.runtime.ad_readings.list(autumn.id) == ()
    batch = service.accept(preview)
    (reading,) = desk.runtime.ad_readings.list(autumn.id)
    assert (reading.spent, reading.clicks, reading.source, reading.ad_id) == (7800, 251, "import",
                                                                             autumn.sets[0].ads[0].id)  # fmt: skip
    assert service.preview(file, autumn.client_id).again
    assert service.undo(batch) == 1
    assert desk.runtime.ad_readings.list(autumn.id) == ()
    service.redo(batch)
    assert len(desk.runtime.ad_readings.list(autumn.id)) == 1


def test_lines_that_do_not_fit_are_left_out_with_their_reason(service, autumn, tmp_path):
    file = export(
        tmp_path, "2026-10-09,2026-10-14,Otoño,Otra cosa,1,1", "2026-10-12,2026-10-14,Otoño,Calabaza,1,1",
        "2026-10-09,2026-10-20,Otoño,Calabaza,1,1", "2026-10-14,2026-10-14,Otoño,Calabaza,9.5,1",
    )  # fmt: skip
    preview = service.preview(file, autumn.client_id)
    assert [each.problem for each in preview.lines] == ["ads_row_unknown", "ads_row_part", "ads_row_future", ""]
    assert (preview.lines[3].cumulative, preview.lines[3].spent) == (False, 950)


def test_a_file_of_something_else_or_without_a_line_for_us_is_refused(service, autumn, tmp_path):
    other = tmp_path / "posts.csv"
    other.write_text("date,text\n2026-10-01,Pan\n", encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        service.preview(other)
    assert refused.value.code == "ads_export_unknown"
    nothing = service.preview(export(tmp_path, "2026-10-09,2026-10-14,Otra,Otra,1,1"), autumn.client_id)
    with pytest.raises(InvalidInput) as refused:
        service.accept(nothing)
    assert refused.value.code == "ads_import_nothing"


def test_another_currency_is_not_taken_for_ours(service, autumn, tmp_path):
    file = export(tmp_path, "2026-10-09,2026-10-14,Otoño,Calabaza,78.00,251")
    file.write_text(file.read_text(encoding="utf-8").replace("(EUR)", "(USD)"), encoding="utf-8")
    assert service.preview(file, autumn.client_id).problems == {"ads_row_currency": 1}
