"""Tables from files: encoding, separator, headings and damage found out; nothing grows beyond what it may be."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.exchange import layouts
from smdesk.formats import csv_in, ics_in, xlsx_in

TEXT = "Fecha;Texto;Canal\r\n01/12/2026;«Año» de la panadería…;Instagram\r\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.csv"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_every_encoding_is_found(file: Path, encoding: str) -> None:
    file.write_bytes(TEXT.encode(encoding))
    table = csv_in.read(file)
    assert table.lines[0].cells == ("01/12/2026", "«Año» de la panadería…", "Instagram")


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
@pytest.mark.parametrize("hint", ["", "sep={}\r\n"])
def test_every_separator_is_found(file: Path, mark: str, hint: str) -> None:
    lines = [["Fecha", "Texto", "Enlace"], ["2026-12-01", '"uno; dos, tres"', "https://a.example/?a=1"]]
    file.write_text(hint.format(mark) + "\r\n".join(mark.join(line) for line in lines), newline="")
    table = csv_in.read(file)
    assert table.headers == ("Fecha", "Texto", "Enlace")
    assert table.lines[0].cells[1] == "uno; dos, tres"
    assert table.facts["separator"] == mark


def test_line_breaks_in_cells_and_the_number_of_each_line(file: Path) -> None:
    file.write_text('Título del plan\n\nFecha,Texto\n2026-12-01,"uno\ndos"\n2026-12-02,tres\n')
    table = csv_in.read(file)
    assert [(line.number, line.cells[1]) for line in table.lines] == [(4, "uno\ndos"), (6, "tres")]


def test_hootsuites_file_without_a_heading(file: Path) -> None:
    file.write_text("01/12/2026 09:00,Hola,https://a.example\n13/12/2026 10:00,Adiós,\n")
    table = csv_in.read(file)
    assert (layouts.recognise(table.headers).layout.id, len(table.lines)) == ("hootsuite", 2)


def test_damage_is_said(file: Path) -> None:
    file.write_text('Fecha,Texto\n2026-12-01,"nunca se cierra\n2026-12-02,b\n2026-12-03,c\x00\n')
    assert {each.code for each in csv_in.read(file).findings} == {"file_zeros", "file_quote_open"}


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "file_no_lines"), (b"\n\n", "file_no_lines"), (bytes(100), "file_not_text")]
)
def test_what_is_no_table_is_refused(file: Path, data: bytes, code: str) -> None:
    file.write_bytes(data)
    with pytest.raises(InvalidInput, match=code):
        csv_in.read(file, encoding="latin-1" if data.startswith(b"\x00") else "")


@pytest.mark.parametrize(
    ("name", "layout"),
    [
        ("buffer_header.csv", "buffer"),
        ("buffer_pinterest_header.csv", "buffer"),
        ("metricool_header_2026.csv", "metricool"),
    ],
)
def test_the_files_of_other_programs_are_recognised(shared: Path, name: str, layout: str) -> None:
    table = csv_in.read(shared / "data" / "exports" / "bulk" / name)
    known = layouts.recognise(table.headers)
    assert known.layout.id == layout
    assert {"text", "date", "media"} <= set(known.fields)


# -- workbooks ------------------------------------------------------------------------------------------------------


def book(path: Path, *rows: list[object], title: str = "Plan") -> Path:
    made = Workbook()
    made.active.title = "Notas"
    made.active.append(["Nada de esto"])
    sheet = made.create_sheet(title)
    for row in rows:
        sheet.append(row)
    made.save(path)
    return path


def test_the_sheet_that_looks_like_a_calendar_with_real_dates(tmp_path: Path) -> None:
    file = book(
        tmp_path / "a.xlsx",
        ["Plan de diciembre"],
        ["Fecha", "Texto"],
        [datetime(2026, 12, 1), "uno\ndos"],
        [None, None],
    )
    table = xlsx_in.read(file)
    assert (table.facts["sheet"], table.headers) == ("Plan", ("Fecha", "Texto"))
    assert [(line.number, line.cells) for line in table.lines] == [(3, (datetime(2026, 12, 1), "uno\ndos"))]
    with pytest.raises(NotFound, match="unknown_sheet"):
        xlsx_in.read(file, sheet="Enero")


def test_a_formula_without_a_saved_result_is_said(tmp_path: Path) -> None:
    file = book(tmp_path / "a.xlsx", ["Fecha", "Texto"], ["2026-12-01", '="Hola "&A2'], ["2026-12-02", "b"])
    table = xlsx_in.read(file)
    assert [[each.code for each in line.findings] for line in table.lines] == [["row_formula_unsaved"], []]


def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    file = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", bytes(8 * 1024 * 1024))
    with pytest.raises(InvalidInput, match="file_too_large"):
        xlsx_in.read(file)


@pytest.mark.parametrize(
    ("data", "code"), [(b"no", "workbook_damaged"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "workbook_locked")]
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(data)
    with pytest.raises(InvalidInput, match=code):
        xlsx_in.read(file)


# -- calendars ------------------------------------------------------------------------------------------------------

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//EN
BEGIN:VTIMEZONE
TZID:Nuestra
BEGIN:STANDARD
DTSTART:20200101T000000
TZOFFSETFROM:-0500
TZOFFSETTO:-0500
TZNAME:N
END:STANDARD
END:VTIMEZONE
{events}
END:VCALENDAR
"""


def events(tmp_path: Path, *bodies: str) -> list[dict[str, object]]:
    file = tmp_path / "a.ics"
    whole = "\n".join(f"BEGIN:VEVENT\nUID:{place}\n{body}\nEND:VEVENT" for place, body in enumerate(bodies))
    file.write_text(CALENDAR.format(events=whole).replace("\n", "\r\n"), newline="")
    table = ics_in.read(file)
    return [
        dict(zip(table.headers, line.cells, strict=True)) | {"findings": [each.code for each in line.findings]}
        for line in table.lines
    ]


def test_zones_of_other_calendars(tmp_path: Path) -> None:
    found = events(
        tmp_path, "SUMMARY:a\nDTSTART;TZID=Europe/Madrid:20261201T090000", "SUMMARY:b\nDTSTART:20261201T090000Z",
        "SUMMARY:c\nDTSTART:20261201T090000", "SUMMARY:d\nDTSTART;TZID=Nuestra:20261201T090000",
        "SUMMARY:e\nDTSTART;TZID=Romance Standard Time:20261201T090000", 
        "SUMMARY:f\nDTSTART;TZID=Marte:20261201T090000",
    )  # fmt: skip
    assert [each["zone"] for each in found] == ["Europe/Madrid", None, None, None, "Europe/Paris", "Marte"]
    assert [getattr(found[at]["date"], "utcoffset", lambda: None)() is not None for at in (1, 3)] == [True, True]


def test_whole_days_texts_and_repetitions(tmp_path: Path) -> None:
    [found] = events(
        tmp_path, "SUMMARY:Idea\\, grande\nDESCRIPTION:uno\\ndos\nDTSTART;VALUE=DATE:20261201\n"
        "RRULE:FREQ=WEEKLY;BYDAY=TU\n"
        "EXDATE;VALUE=DATE:20261208\nCATEGORIES:Valor,Otro\nURL:https://a.example",
    )  # fmt: skip
    assert (found["date"], found["status"], found["text"]) == (date(2026, 12, 1), "idea", "uno\ndos")
    assert (found["title"], found["pillar"], found["recurrence"]) == ("Idea, grande", "Valor", "FREQ=WEEKLY;BYDAY=TU")
    assert found["findings"] == ["row_all_day", "row_dates_left"]


def test_one_event_that_cannot_be_read_is_told_beside_its_row_and_leaves_the_others(tmp_path: Path) -> None:
    broken, whole = events(
        tmp_path, "SUMMARY:a\nDTSTART:20261399T090000Z\nRRULE:FREQ=SOMETIMES", "SUMMARY:b\nDTSTART:20261201T090000Z"
    )
    assert (broken["date"], broken["title"], broken["hour"]) == ("20261399T090000Z", "a", None)
    assert broken["recurrence"] == "FREQ=SOMETIMES"
    assert isinstance(whole["date"], datetime)


@pytest.mark.parametrize(
    "text", ["", "nada", "BEGIN:VCALENDAR\nEND:VCALENDAR", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:xx\nEND:"]
)
def test_what_is_no_calendar_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.ics"
    file.write_text(text)
    with pytest.raises(InvalidInput, match=r"calendar_damaged|file_no_lines"):
        ics_in.read(file)
