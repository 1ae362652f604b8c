"""The content sheet as a workbook, read back as a spreadsheet reads it."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from typing import Any

import openpyxl

from smdesk.formats import xlsx_sheet
from smdesk.formats.xlsx_sheet import COLUMNS, Row, Sheet
from tests.reports.sheets import jpeg

LABELS = {name: name.upper() for name in COLUMNS}


def read(*rows: Row, language: str = "es", **given: Any) -> tuple[Any, bytes]:
    head = ("Planilla semanal · Molino & Viejo", "Semana 43 · Versión 1")
    sheet = Sheet("Semana [43]", head, LABELS, rows, language, **given)
    data = xlsx_sheet.write(sheet)
    return openpyxl.load_workbook(io.BytesIO(data)).active, data


def cell(page: Any, name: str, row: int = 4) -> Any:
    return page.cell(row, COLUMNS.index(name) + 1)


def test_the_heading_stays_and_repeats_on_paper() -> None:
    page, data = read(Row({"code": "S43-01"}), footer="Molino & Viejo · Versión 1")
    assert page.title == "Semana 43"
    assert [page.cell(row, 1).value for row in (1, 2, 3)] == [
        "Planilla semanal · Molino & Viejo", "Semana 43 · Versión 1", "CODE",
    ]  # fmt: skip
    assert (page.freeze_panes, page.print_title_rows, page.auto_filter.ref) == ("C4", "$3:$3", "A3:Q4")
    assert (page.page_setup.orientation, page.oddFooter.left.text) == ("landscape", "Molino && Viejo · Versión 1")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None


def test_a_day_is_a_day_with_its_weekday_and_a_time_a_time() -> None:
    row = Row({"day": date(2026, 10, 23), "time": time(9, 30)})
    page, _ = read(row)
    assert (cell(page, "day").value, cell(page, "day").number_format) == (
        datetime(2026, 10, 23), "[$-C0A]ddd d mmm yyyy",
    )  # fmt: skip
    assert (cell(page, "time").value, cell(page, "time").number_format) == (time(9, 30), "hh:mm")
    assert cell(read(row, language="en")[0], "day").number_format == "[$-809]ddd d mmm yyyy"


def test_what_begins_as_a_formula_stays_text() -> None:
    page, data = read(Row({"text": "=SUM(1;2)", "art_text": "-50 %", "scene": "@sol \x07y más", "refs": "+34 600"}))
    found = {name: (cell(page, name).value, cell(page, name).data_type) for name in ("text", "art_text", "scene")}
    assert found == {"text": ("=SUM(1;2)", "s"), "art_text": ("-50 %", "s"), "scene": ("@sol y más", "s")}
    assert all(cell(page, name).quotePrefix for name in ("text", "art_text", "scene", "refs"))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


def test_only_what_has_changed_is_marked_and_its_name_stands_beside_it() -> None:
    page, _ = read(
        Row({"text": "Otra cosa", "changed": "Copy"}, frozenset({"text", "changed"})), Row({"text": "Igual"})
    )
    marked = {name for name in COLUMNS if cell(page, name).fill.fgColor.rgb.endswith("F6DFA8")}
    assert marked == {"text", "changed"}
    assert cell(page, "changed").value == "Copy"
    assert all(cell(page, name, 5).fill.fill_type is None for name in COLUMNS)


def test_pictures_stand_in_the_cell_of_their_row_and_fit_into_it() -> None:
    wide = jpeg((400, 100))
    page, data = read(Row({"code": "1"}), Row({"code": "2"}, pictures=(jpeg(), wide, jpeg(), jpeg())))
    anchors = [image.anchor for image in page._images]
    assert [(each._from.row, each._from.col) for each in anchors] == [(4, COLUMNS.index("pictures"))] * 3
    column = page.column_dimensions["P"].width * 7 * 9525
    tall = page.row_dimensions[5].height * 12700
    for each in anchors:
        assert each._from.colOff + each.ext.width <= column
        assert each._from.rowOff + each.ext.height <= tall
    assert round(anchors[1].ext.width / anchors[1].ext.height, 1) == round(66 / 16, 1)
    ends = [each._from.colOff + each.ext.width for each in anchors]
    assert all(end <= after._from.colOff for end, after in zip(ends, anchors[1:], strict=False))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert len([name for name in packed.namelist() if name.startswith("xl/media/")]) == 3


def test_a_row_is_as_high_as_its_longest_text_and_no_higher_than_a_row_may_be() -> None:
    page, _ = read(Row({"scene": "Una línea"}), Row({"scene": "palabra " * 40}), Row({"text": "x\n" * 900}))
    heights = [page.row_dimensions[row].height for row in (4, 5, 6)]
    assert heights[0] < 20
    assert 120 < heights[1] < 200
    assert heights[2] == 409
    assert cell(page, "scene", 5).alignment.wrap_text


def test_a_link_can_be_followed_and_what_is_none_cannot() -> None:
    page, _ = read(Row({"link": "https://molino.example/pan?a=1&b=2"}), Row({"link": "en la bio"}))
    assert cell(page, "link").hyperlink.target == "https://molino.example/pan?a=1&b=2"
    assert cell(page, "link").value == "https://molino.example/pan?a=1&b=2"
    assert (cell(page, "link", 5).hyperlink, cell(page, "link", 5).value) == (None, "en la bio")


def test_a_week_without_posts_is_a_sheet_with_its_heading() -> None:
    page, _ = read()
    assert page.max_row == 3
