"""The content sheet that goes to design: what stands in the workbook and on the pages, in the client's language."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from smdesk.core import document as doc
from smdesk.core.errors import InvalidInput, StorageError
from smdesk.core.sheet.lines import Brief
from smdesk.reports import page, sheet, sheet_words
from smdesk.words import Words
from tests.reports.conftest import Read
from tests.reports.sheets import FEED, STORY, Folder, line, slot, told, view, week

ES, EN = Words("es"), Words("en")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_a_line_in_words(folder: Folder) -> None:
    first, second, third = week(folder).lines
    assert [sheet_words.formats(each, ES) for each in (first, second, third)] == [
        "Carrusel, 3 imágenes", "Imagen + Historia", "Imagen",
    ]  # fmt: skip
    assert sheet_words.sizes(first, EN) == ("1080 × 1350",)
    assert sheet_words.sizes(second, EN) == ("1080 × 1350 · Image", "1080 × 1920 · Story")
    assert [sheet_words.art(each, EN) for each in (first, second, third)] == [
        "Complete", "Missing: 1080 × 1920", "No art",
    ]  # fmt: skip
    assert [sheet_words.status(each, ES) for each in (first, third)] == ["planificada", "programada"]
    film = line(1, slots=(slot(FEED, replace(folder.add("x"), mime="video/mp4")),))
    assert sheet_words.formats(film, EN) == "Video"


def test_design_is_not_asked_for_art_of_what_is_out(folder: Folder) -> None:
    bare, half = line(1, out=True), line(2, out=True, slots=(slot(FEED, folder.add("x")), slot(STORY, format_="story")))
    assert [sheet_words.art(each, EN) for each in (bare, half)] == ["No art", "Complete"]
    (card, _) = sheet.document(view(bare, half), EN, lambda _: None).sections[1].blocks
    assert "Art missing" not in str(card)


@pytest.mark.parametrize(
    ("monday", "says"),
    [
        (date(2026, 10, 19), "Semana 43 · 19–25 oct 2026"),
        (date(2026, 10, 26), "Semana 44 · 26 oct – 1 nov 2026"),
        (date(2026, 12, 28), "Semana 53 · 28 dic 2026 – 3 ene 2027"),
    ],
)
def test_a_week_is_told_with_its_days(monday: date, says: str) -> None:
    assert sheet_words.week(monday, ES) == says


def test_which_version_it_is(folder: Folder) -> None:
    shown = week(folder)
    assert sheet_words.version(shown, EN) == "Version 1, with changes since"
    same = replace(shown, delivery=told(shown.lines), gone=())
    assert (sheet_words.version(same, EN), sheet_words.since(same, EN)) == ("Version 1", "")
    assert sheet_words.version(replace(shown, delivery=None), EN) == "Not delivered yet"
    assert sheet_words.version(shown, EN, 2) == "Version 2"
    assert sheet_words.since(shown, ES) == "3 celdas cambiadas desde la versión 1. Ya no están en esta semana: Harinas."


def test_the_workbook_has_all_that_design_needs(folder: Folder) -> None:
    made = sheet.workbook(week(folder), ES, sheet.finder(folder, 60_000))
    assert made.head == (
        "Planilla semanal · Molino Viejo", "Semana 43 · 19–25 oct 2026 · Versión 1, con cambios desde entonces",
        "3 celdas cambiadas desde la versión 1. Ya no están en esta semana: Harinas.",
    )  # fmt: skip
    first, second, third = made.rows
    assert (first.cells["code"], first.cells["day"], first.cells["time"]) == ("S43-01", date(2026, 10, 19), time(9, 30))
    assert first.cells["refs"] == "https://example.org/board\nComo la del día 7"
    assert (first.cells["art_text"], first.cells["hashtags"]) == ("«Autólisis»\n20 minutos de silencio", "#pan #masa")
    assert second.cells["networks"] == "Instagram, Facebook"
    assert [len(each.pictures) for each in made.rows] == [1, 1, 0]
    assert all(len(data) < 60_000 for each in made.rows for data in each.pictures)
    assert third.cells["art"] == "Sin arte"


def test_of_a_change_of_time_the_day_or_the_hour_is_marked(folder: Folder) -> None:
    shown = week(folder)
    first = sheet.workbook(shown, ES, lambda _: None).rows[0]
    assert (first.changed, first.cells["changed"]) == (frozenset({"time", "text", "changed"}), "Fecha, Copy")
    moved = replace(shown, delivery=told(shown.lines, _2={"when": "2026-10-21 09:30"}), gone=())
    _, second, third = sheet.workbook(moved, ES, lambda _: None).rows
    assert (second.changed, third.changed) == (frozenset({"day", "changed"}), frozenset())


def test_a_post_that_design_has_not_seen_is_new_and_marked_as_a_whole(folder: Folder) -> None:
    shown = week(folder)
    known = replace(shown, delivery=told(shown.lines[:2]), gone=())
    row = sheet.workbook(known, EN, lambda _: None).rows[2]
    assert row.cells["changed"] == "New"
    assert {"day", "time", "text", "scene", "sizes", "changed"} <= row.changed
    assert "art" not in row.changed


def test_before_the_first_delivery_nothing_is_marked(folder: Folder) -> None:
    made = sheet.workbook(replace(week(folder), delivery=None, gone=()), EN, lambda _: None)
    assert all(not row.changed and not row.cells["changed"] for row in made.rows)
    assert len(made.head) == 2


def test_what_goes_out_with_a_delivery_marks_what_has_changed_since_the_one_before(folder: Folder) -> None:
    before = week(folder)
    after = replace(before, delivery=told(before.lines, version=2), gone=())
    made = sheet.workbook(sheet.delivered(before, after), EN, lambda _: None, 2)
    assert made.head[1].endswith("Version 2")
    assert "since version 1" in made.head[2]
    assert made.rows[0].cells["changed"] == "Date, Copy"


@pytest.mark.parametrize("words", [ES, EN])
def test_the_pages_tell_each_post_once_with_its_pictures(read: type[Read], folder: Folder, words: Words) -> None:
    data, _ = page.pdf(sheet.document(week(folder), words, sheet.finder(folder, 200_000)))
    seen = read(data)
    assert seen.outside() == []
    assert seen.pdf[0].get_size()[0] > seen.pdf[0].get_size()[1]
    for text in ("S43-01 · Así amasamos", "20 minutos de silencio", "Como la del día 7", "Harinas", "1080 × 1920",
                 words.t("sheet.columns.art_text"), words.t("sheet.art_waits"), words.t("sheet.art_none")):  # fmt: skip
        assert text in seen.text
    foot = f"Molino Viejo · {sheet_words.week(week(folder).week, words)} · {words.t('sheet.version_since', number=1)}"
    assert all(foot in each for each in seen.pages)
    assert "https://example.org/board" in {each for number in range(len(seen)) for each in seen.addresses(number)}


def test_what_has_changed_is_said_in_words_on_the_pages_too(folder: Folder) -> None:
    first, second, _ = sheet.document(week(folder), ES, lambda _: None).sections[1].blocks
    assert isinstance(first, doc.Panel)
    assert isinstance(second, doc.Panel)
    texts = [doc.plain(each.text) for each in first.blocks if isinstance(each, doc.Text)]
    assert "Cambió: Fecha, Copy" in texts
    assert (bool(first.color), bool(second.color)) == (True, False)


def test_a_long_post_is_whole_on_the_pages(read: type[Read]) -> None:
    scene = " ".join(f"palabra{number}" for number in range(1500))
    data, count = page.pdf(sheet.document(view(line(1, brief=Brief("Pan", scene))), ES, lambda _: None))
    assert count > 2
    assert "palabra0 " in read(data).text
    assert "palabra1499" in read(data).text


def test_a_week_without_posts_says_so(read: type[Read]) -> None:
    data, count = page.pdf(sheet.document(view(), ES, lambda _: None))
    assert count == 1
    assert "Esta semana no sale nada." in read(data).text


@pytest.mark.allow_log("left out of the content sheet")
def test_a_picture_that_cannot_be_read_is_left_out(folder: Folder, tmp_path: Path) -> None:
    shown = folder.add("gone")
    (tmp_path / "gone").unlink()
    find = sheet.finder(folder, 60_000)
    assert find(shown) is None
    assert find(replace(folder.add("film"), mime="video/mp4")) is None
    assert find(folder.add("tall", STORY)) is not None


def test_it_is_written_by_the_ending_of_its_name_or_not_at_all(
    read: type[Read], folder: Folder, tmp_path: Path
) -> None:
    shown, out = week(folder), tmp_path / "out"
    out.mkdir()
    sheet.write(shown, out / "week.XLSX", ES, folder)
    found: Any = openpyxl.load_workbook(io.BytesIO((out / "week.XLSX").read_bytes())).active
    assert found["C5"].value == datetime(2026, 10, 19)
    sheet.write(shown, out / "week.pdf", ES, folder, number=2)
    assert "Versión 2" in read(out / "week.pdf").text
    with pytest.raises(InvalidInput) as refused:
        sheet.write(shown, out / "week.docx", ES, folder)
    assert refused.value.code == "sheet_kind"
    with pytest.raises(StorageError):
        sheet.write(shown, tmp_path / "none" / "week.xlsx", ES, folder)
    assert sorted(each.name for each in out.iterdir()) == ["week.XLSX", "week.pdf"]
