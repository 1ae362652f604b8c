"""The weekly content sheet from the terminal: shown, written for design, exported, delivered, and its art placed."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2 as pdfium
import pytest
from PIL import Image

from tests.cli.conftest import Run

CLOCK = ("--clock", "2026-11-28T10:00+01:00")
WEEK = ("--client", "Sol", "--week", "2026-W49")


@pytest.fixture
def week(desk: Run) -> Run:
    """Two posts in the week of 30 November: one that is scheduled, one that has its place in the plan."""
    desk("post", "add", "--client", "Sol", "--channel", "practice", "--text", "Pan de calabaza #pan",
         "--at", "2026-12-01 09:00", *CLOCK)  # fmt: skip
    desk("post", "add", "--client", "Sol", "--text", "=Roscón de Reyes", "--plan", "2026-12-03 10:00", *CLOCK)
    return desk


@pytest.fixture
def art(tmp_path: Path) -> Path:
    """Files as they come from a designer."""
    folder = tmp_path / "art"
    folder.mkdir()
    for number, (name, size) in enumerate({
        "s49-01_calabaza_v2.png": (1080, 1350), "S49-01-2.png": (1080, 1350), "IMG_2231.png": (400, 300),
    }.items()):  # fmt: skip
        Image.new("RGB", size, (90 * number, 90, 40)).save(folder / name)
    return folder


def show(run: Run) -> Any:
    return run("sheet", "show", *WEEK, "--json", *CLOCK).json


def test_a_week_is_shown_with_what_its_posts_lack(week: Run) -> None:
    first, second = show(week)["items"]
    assert (first["code"], first["wall"], first["slots"][0]["size"], first["lacking"]) == (
        "S49-01", "2026-12-01 09:00", "1080x1350", [1],
    )  # fmt: skip
    assert (second["code"], second["new"], second["needs_art"]) == ("S49-02", False, True)
    told = week("sheet", "show", "--client", "Sol", "--week", "2026-12-06", *CLOCK, lang="es").out
    assert "Semana 49 · 30 nov – 6 dic 2026 · Sin entregar todavía" in told
    assert "0 de 2 con su arte." in told
    assert "Falta: 1080 × 1350" in told


def test_without_a_week_it_is_that_of_today_where_the_client_is(week: Run) -> None:
    def today(clock: str) -> Any:
        return week("sheet", "show", "--client", "Sol", "--json", "--clock", clock).json["week"]

    assert today("2026-11-29T22:59:00+00:00") == "2026-W48"
    assert today("2026-11-29T23:01:00+00:00") == "2026-W49"  # Monday in Madrid already
    assert "Nothing goes out this week." in week("sheet", "show", "--client", "Sol", *CLOCK).out


def test_what_is_written_for_the_designer_is_kept_and_taken_away_again(week: Run) -> None:
    assert "Nothing is written" in week("sheet", "set", "1").out
    written = week("sheet", "set", "1", "--art-text", "Pan\n4,20 €", "--scene", "-", "--ref", "https://x.example/a",
                   "--ref", "como el del día 7", "--size", "1080x1350", "1080X1920", "--json",
                   stdin="Una calabaza\n").json  # fmt: skip
    assert written == {
        "post": 1, "art_text": "Pan\n4,20 €", "scene": "Una calabaza", "needs_art": True,
        "refs": ["https://x.example/a", "como el del día 7"], "own_sizes": ["1080x1350", "1080x1920"],
    }  # fmt: skip
    less = week("sheet", "set", "1", "--no-refs", "--no-sizes", "--no-art", "--json").json
    assert (less["refs"], less["own_sizes"], less["needs_art"], less["scene"]) == ([], [], False, "Una calabaza")
    told = week("sheet", "set", "1", lang="es").out
    assert "Texto en la imagen:\n  Pan\n  4,20 €\n" in told
    assert "Sin arte" in told
    assert week("sheet", "set", "1", "--needs-art", "--json").json["needs_art"]
    assert show(week)["items"][0]["lacking"] == [1]


def test_it_is_written_as_a_workbook_or_as_pages_in_the_clients_language(
    week: Run, tmp_path: Path, qapp: object
) -> None:
    for name in ("week.xlsx", "week.pdf"):
        made = week("sheet", "export", *WEEK, "-o", tmp_path / name, "--json", *CLOCK).json
        assert made == {"file": str(tmp_path / name), "week": "2026-W49", "posts": 2}
    page: Any = openpyxl.load_workbook(tmp_path / "week.xlsx").active
    assert (page["A1"].value, page["A2"].value) == (
        "Planilla semanal · Sol", "Semana 49 · 30 nov – 6 dic 2026 · Sin entregar todavía",
    )  # fmt: skip
    assert (page["A4"].value, page["C4"].value) == ("S49-01", datetime(2026, 12, 1))
    assert (page["H5"].value, page["H5"].data_type) == ("=Roscón de Reyes", "s")
    pages = pdfium.PdfDocument(tmp_path / "week.pdf")
    assert "Planilla semanal" in pages[0].get_textpage().get_text_range()


def test_a_delivery_is_remembered_and_what_changes_later_is_marked(week: Run, tmp_path: Path) -> None:
    first = week("sheet", "deliver", *WEEK, "--json", *CLOCK).json
    assert (first["version"], first["in_design"], first["changed"]) == (1, [2], 0)
    assert week("post", "show", "2", "--json").json["stage"] == "in_design"
    week("sheet", "set", "1", "--art-text", "Otra cosa")
    found = show(week)
    assert (found["changed"], found["items"][0]["changed"]) == (1, ["art_text"])
    assert "Version 1, with changes since" in week("sheet", "show", *WEEK, *CLOCK).out
    told = week("sheet", "deliver", *WEEK, "-o", tmp_path / "two.xlsx", *CLOCK, lang="es").out
    assert "como versión 2" in told
    page: Any = openpyxl.load_workbook(tmp_path / "two.xlsx").active
    assert page["A2"].value.endswith("Versión 2")
    assert page["A3"].value == "1 celda cambiada desde la versión 1."
    assert (page["Q5"].value, page["I5"].fill.fgColor.rgb[-6:]) == ("Texto en la imagen", "F6DFA8")
    past = week("sheet", "history", *WEEK, "--json").json["items"]
    assert [(each["version"], each["posts"]) for each in past] == [(2, 2), (1, 2)]
    versions = week("sheet", "history", *WEEK, lang="es").out
    assert "28 nov 2026, 10:00" in versions
    assert "publicaciones" in versions


def test_what_could_not_be_written_was_not_delivered(week: Run, tmp_path: Path) -> None:
    for target, code in ((tmp_path / "none" / "week.xlsx", "folder_missing"), (tmp_path / "week.doc", "sheet_kind")):
        assert week("sheet", "deliver", *WEEK, "-o", target, "--json", *CLOCK).error["code"] == code
    assert week("sheet", "history", *WEEK, "--json").json["items"] == []
    assert week("post", "show", "2", "--json").json["stage"] != "in_design"


def test_art_is_looked_at_first_and_only_what_is_sure_is_placed(week: Run, art: Path) -> None:
    looked = week("sheet", "art", *WEEK, art, "--json", *CLOCK).json
    assert {Path(each["file"]).name: (each["post"], each["position"], each["by"], each["left"])
            for each in looked["items"]} == {
        "s49-01_calabaza_v2.png": (1, 1, "code", None), "S49-01-2.png": (1, 2, "code", None),
        "IMG_2231.png": (None, None, None, "nobody"),
    }  # fmt: skip
    assert (looked["placed"], show(week)["items"][0]["slots"][0]["media"]) == (None, [])
    pattern = week("sheet", "art", *WEEK, art / "*.png", "--json", *CLOCK).json  # where no shell has done it
    assert {each["file"] for each in pattern["items"]} == {each["file"] for each in looked["items"]}
    placed = week("sheet", "art", *WEEK, art, "--place", *CLOCK, lang="es")
    assert placed.status == 1  # one is left
    assert "IMG_2231.png (400 × 300): no se sabe de cuál es." in placed.out
    assert "S49-02.png" in placed.out or "S49-01.png" in placed.out  # how to call it
    assert "2 archivos colocados." in placed.out
    shown = show(week)["items"][0]
    said = [
        hashlib.sha256((art / name).read_bytes()).hexdigest() for name in ("s49-01_calabaza_v2.png", "S49-01-2.png")
    ]
    assert (shown["slots"][0]["media"], shown["lacking"]) == (said, [])
    again = week("sheet", "art", *WEEK, art / "S49-01-2.png", "--place", "--json", *CLOCK)
    assert (again.status, again.json["items"][0]["left"], again.json["placed"]) == (0, "had", 0)


def test_art_of_a_post_of_another_week_is_told_with_that_post(week: Run, tmp_path: Path) -> None:
    week("sheet", "deliver", *WEEK, *CLOCK)
    for name, size in (("S49-01.png", (1080, 1350)), ("S49-02.png", (1600, 900))):
        Image.new("RGB", size).save(tmp_path / name)
    files = [tmp_path / name for name in ("S49-01.png", "S49-02.png")]
    later = ("--client", "Sol", "--week", "2026-W50")
    told = week("sheet", "art", *later, *files, *CLOCK).out
    assert "S49-01.png (1080 × 1350): Pan de calabaza #pan (its post is in another week), by its code; the size" in told
    assert "whose it is cannot be told" not in told
    assert "--place puts 1 file" in told or "--place puts 2 files" in told
    placed = week("sheet", "art", *later, files[0], "--place", *CLOCK, lang="es")
    assert (placed.status, "(su publicación está en otra semana)" in placed.out) == (0, True)
    assert show(week)["items"][0]["lacking"] == []


def test_two_files_for_one_place_and_another_shape_are_left(week: Run, tmp_path: Path) -> None:
    for name, size in (("s49-01_v1.png", (1080, 1350)), ("s49-01_v2.png", (1080, 1351))):
        Image.new("RGB", size).save(tmp_path / name)
    both = week(
        "sheet", "art", *WEEK, tmp_path / "s49-01_v1.png", tmp_path / "s49-01_v2.png", "--place", "--json", *CLOCK
    )
    assert (both.status, [each["left"] for each in both.json["items"]], both.json["placed"]) == (
        1, ["twice", "twice"], 0,
    )  # fmt: skip
    Image.new("RGB", (1600, 900)).save(tmp_path / "s49-01.png")
    wide = week("sheet", "art", *WEEK, tmp_path / "s49-01.png", "--place", *CLOCK)
    assert "another shape than 1080 × 1350" in wide.out
    assert "0 files placed." in wide.out
    assert show(week)["items"][0]["lacking"] == [1]


def test_a_file_goes_where_it_is_said_whatever_its_name(week: Run, art: Path) -> None:
    week("sheet", "deliver", *WEEK, *CLOCK)
    to = ("sheet", "art", *WEEK, *CLOCK, "--to", "2")
    made = week(*to, art / "IMG_2231.png", "--json").json
    assert (made["placed"], made["ready"], made["items"][0]["position"]) == (1, [2], 1)
    assert week("post", "show", "2", "--json").json["stage"] == "draft"
    two = week(*to, art / "S49-01-2.png", art / "s49-01_calabaza_v2.png", "--position", "2", "--json").json
    assert [each["position"] for each in two["items"]] == [2, 3]
    assert len(show(week)["items"][1]["slots"][0]["media"]) == 3


def test_what_cannot_be_done_says_so_and_changes_nothing(week: Run, art: Path) -> None:
    picture = str(art / "IMG_2231.png")
    for given, code in (
        (("show", "--client", "Sol", "--week", "2026-W60"), "bad_week"),
        (("set", "9", "--no-art"), "unknown_post"),
        (("set", "1", "--size", "big"), "bad_size"),
        (("deliver", "--client", "Sol", "--week", "2027-W01"), "sheet_empty"),
        (("art", *WEEK, picture, "--to", "9"), "sheet_post_elsewhere"),
        (("art", *WEEK, picture, "--to", "2", "--slot", "4"), "unknown_slot"),
        (("art", *WEEK, picture, "--slot", "1"), "art_slot_of_what"),
        (("art", *WEEK, str(art / "none.png"), "--to", "2"), "media_missing"),
    ):
        assert week("sheet", *given, "--json", *CLOCK).error["code"] == code
    assert week("sheet", "art", *WEEK, picture, "--place", "--to", "2").status == 2
    assert [each["lacking"] for each in show(week)["items"]] == [[1], [1]]
