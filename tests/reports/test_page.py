"""Documents on pages: nothing is cut or lost, headings are not left alone, and a file is whole or not there."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from smdesk.core.document import (
    Bar,
    Bars,
    Brand,
    Bullets,
    Card,
    Cards,
    Cell,
    Chart,
    Chips,
    Columns,
    Document,
    Entry,
    Grid,
    Heading,
    Item,
    Month,
    NewPage,
    Pairs,
    Panel,
    Picture,
    Run,
    Section,
    Series,
    Signature,
    Table,
    Text,
)  # fmt: skip
from smdesk.core.errors import StorageError
from smdesk.reports import page
from tests.reports.conftest import Read, document

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrik"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def everything() -> tuple[Any, ...]:
    """Every kind of block, with words that are too long and pictures among them."""
    return (
        Heading("A heading"), Text(("Some ", Run("bold", bold=True), " and ", Run("quiet", muted=True), " words 🥐")),
        Text(f"{LONG} " * 30, "lead"), Text("Said by the person", "note"), Text("Said by a customer", "quote"),
        Bullets(("one", Item(LONG * 3, "more of it"))), Bullets(("first", "second"), numbered=True),
        Pairs((("Sector", "Bakery"), (LONG, LONG * 4))),
        Cards((Card("Orders", "151", "goal 160", 0.9, 1.0), Card(LONG, LONG), Card("c", "1"), Card("d", "2"))),
        Chips((LONG * 3, "b", "c")), Bars((Bar("Orders", "1 of 2", 0.5, 1.0), Bar("Over", "9", 9.0, -1.0))),
        Table(("No.", LONG, "c"), ((Cell("1", bold=True, color="#ff0000"), LONG * 3, LONG),), align="rlr"),
        Grid(tuple(Panel(name, (Bullets((LONG, "b")),)) for name in "abc")), Panel("Box", (Text("in it"),)),
        Columns((Text("left"),), (Text(LONG),)), Signature((("Client", ""), ("Agency", "Ana"), ("Date", ""))),
        Month(2026, 12, WEEKDAYS, {3: (Entry(LONG, "09:00", "#00ff00"),) * 30}, marked={25: LONG}),
        Chart("line", (Series("A", (1.0, None, 3.0), low=(0.5, None, 2.0), high=(2.0, None, 4.0)),), ("x", "y", "z")),
    )  # fmt: skip


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_word_of_any_block_stands_outside_its_page(read: type[Read], paper: str) -> None:
    made = read(page.pdf(document(*everything(), cover=True, paper=paper))[0])
    assert made.outside() == []
    size = {"a4": (595, 842), "letter": (612, 792)}[paper]
    assert [tuple(map(round, sheet.get_size())) for sheet in made.pdf] == [size] * len(made)
    for word in ("bold", "Said by the person", "151", "Bakery", "Agency"):
        assert word in made.text


def test_a_long_table_has_all_its_rows_and_its_head_on_every_page(read: type[Read]) -> None:
    rows = tuple((f"row-{number}", "words " * (number % 9)) for number in range(200))
    made = read(page.pdf(document(Table(("Name", "What"), rows)))[0])
    assert len(made) > 4
    assert all("Name What" in each for each in made.pages)
    found = made.text.split()
    assert all(f"row-{number}" in found for number in range(200))


def test_a_row_higher_than_a_page_is_cut_between_its_lines(read: type[Read]) -> None:
    words = " ".join(f"w{number}" for number in range(3000))
    made = read(page.pdf(document(Table(("Name", "What"), (("long", words), ("last", "row")))))[0])
    assert len(made) > 2
    assert made.outside() == []
    found = made.text.split()
    assert all(f"w{number}" in found for number in range(3000))


@pytest.mark.parametrize("lines", range(40, 60, 3))
def test_a_heading_is_not_left_alone_at_the_foot_of_a_page(read: type[Read], lines: int) -> None:
    blocks = (*(Text(f"line {number}") for number in range(lines)), Heading("The heading"), Text("What follows it"))
    made = read(page.pdf(document(*blocks))[0])
    (at,) = (number for number, text in enumerate(made.pages) if "The heading" in text)
    assert "What follows it" in made.pages[at]


@pytest.mark.parametrize("before", range(36, 48, 2))
def test_no_line_of_a_paragraph_stands_alone(read: type[Read], before: int) -> None:
    words = " ".join(f"w{number}" for number in range(150))
    made = read(page.pdf(document(*(Text(f"line {number}") for number in range(before)), Text(words)))[0])
    for sheet in made.pdf:
        text = sheet.get_textpage().get_text_range()
        assert sum(line.startswith("w") for line in text.splitlines()) != 1


def test_chapters_and_headings_are_in_the_outline(read: type[Read]) -> None:
    parts = (
        Section("a", "Primera: ñandú", (Heading("Una"), Heading("Menor", 3), NewPage(), Heading("Otra"), Text("x"))),
        Section("b", "Segunda", (Text("y"),)),
    )
    made = read(page.pdf(Document("Plan de mañana", Brand("Oldmill"), parts, language="es", author="Ana Pérez"))[0])
    assert made.outline == [
        (0, "Primera: ñandú", 0), (1, "Una", 0), (1, "Otra", 1), (0, "Segunda", 2),
    ]  # fmt: skip
    about = made.pdf.get_metadata_dict()
    assert (about["Title"], about["Author"], about["Creator"]) == ("Plan de mañana", "Ana Pérez", "smdesk")


def test_the_language_is_written_down(qapp: object) -> None:
    assert b"/Lang (es)" in page.pdf(document(language="es"))[0]


def test_pages_are_numbered_and_carry_the_clients_name_and_the_cover_does_not(read: type[Read]) -> None:
    made = read(page.pdf(document(Text("a"), NewPage(), Text("b"), cover=True))[0])
    assert [text.endswith(number) for text, number in zip(made.pages, ("1 / 3", "2 / 3", "3 / 3"), strict=True)] == [
        False,
        True,
        True,
    ]
    assert "Oldmill · A plan" in made.pages[1]
    assert "The title" in made.pages[0]
    assert "A plan" not in made.pages[0]


def test_a_document_with_nothing_in_it_is_one_empty_page(read: type[Read]) -> None:
    made = read(page.pdf(Document("", Brand(""), ()))[0])
    assert len(made) == 1
    assert made.outline == []


def test_a_chart_is_drawn_with_words_and_not_with_pixels(read: type[Read]) -> None:
    series = (Series("Precio $", (1.0, 2.0)), Series("Meta $", (2.0, 2.0)))
    made = read(page.pdf(document(Chart("bars", series, ("enero", "febrero"), title="Precios")))[0])
    assert all(word in made.text for word in ("Precios", "Precio $", "enero", "febrero"))
    assert not [each for each in made.pdf[0].get_objects() if each.type == 3]  # images


@pytest.mark.parametrize("kind", ["line", "bars", "stack", "share"])
def test_a_chart_without_numbers_is_an_empty_one(read: type[Read], kind: str) -> None:
    assert len(read(page.pdf(document(Chart(kind, (Series("a", (None, None)),), ("x", "y")), Text("after")))[0])) == 1
    assert len(read(page.pdf(document(Chart(kind, (), ())))[0])) == 1


def test_a_picture_keeps_its_proportions_and_a_broken_one_is_left_out(read: type[Read], tmp_path: Path) -> None:
    tall, broken = tmp_path / "tall.png", tmp_path / "broken.png"
    Image.new("RGB", (60, 600), "red").save(tall)
    broken.write_bytes(b"no picture")
    made = read(page.pdf(document(Picture(tall), Picture(broken), Picture(tmp_path / "none.png"), Text("end")))[0])
    (image,) = [each for each in made.pdf[0].get_objects() if each.type == 3]
    left, low, right, high = image.get_bounds()
    assert (high - low) / (right - left) == pytest.approx(10, rel=0.02)
    assert made.outside() == []
    assert "end" in made.text


def test_an_enormous_logo_does_no_harm(read: type[Read], tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    Image.new("RGB", (6000, 2000), "navy").save(logo)
    data, _ = page.pdf(document(Text("a"), cover=True, brand=Brand("Oldmill", ("#123456",), logo)))
    assert len(data) < 300_000
    assert len([each for each in read(data).pdf[0].get_objects() if each.type == 3]) == 1


def test_a_document_is_made_off_the_main_thread(read: type[Read], tmp_path: Path) -> None:
    made: list[page.Written] = []
    file = tmp_path / "plan.pdf"
    work = threading.Thread(target=lambda: made.append(page.write(document(*everything()), file)))
    work.start()
    work.join()
    assert made == [page.Written(len(read(file)), file.stat().st_size)]


def test_stopping_between_pages_leaves_no_file(qapp: object, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def watch(done: int, of: int) -> None:
        told.append((done, of))
        if done == 2:
            raise InterruptedError

    pages = document(Text("a"), NewPage(), Text("b"), NewPage(), Text("c"), NewPage(), Text("d"))
    with pytest.raises(InterruptedError):
        page.write(pages, tmp_path / "plan.pdf", watch)
    assert told == [(0, 4), (1, 4), (2, 4)]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EROFS, "folder_read_only")])
def test_a_failed_write_keeps_the_file_that_was_there(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(b"before")

    def fail(_handle: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StorageError) as raised:
        page.write(document(Text("a")), file)
    assert raised.value.code == code
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("plan.pdf", b"before")]


def test_a_folder_that_is_not_there_is_said(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(StorageError) as raised:
        page.write(document(), tmp_path / "none" / "plan.pdf")
    assert raised.value.code == "folder_missing"


def test_figures_can_be_searched_for_whatever_the_font_of_the_window_is(read: type[Read], qapp: QApplication) -> None:
    before, odd = qapp.font(), QFont("Inter")
    odd.setFeature(QFont.Tag("tnum"), 1)
    qapp.setFont(odd)
    try:
        made = read(page.pdf(document(Text("In 2026 it was 151"), Chart("bars", (Series("a", (7.0,)),), ("48",))))[0])
    finally:
        qapp.setFont(before)
    assert "In 2026 it was 151" in made.text
    assert "48" in made.text
