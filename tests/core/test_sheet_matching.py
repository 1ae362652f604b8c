"""Whose art a file is, by names that designers really give their files."""

from __future__ import annotations

import unicodedata
from datetime import datetime

import pytest

from smdesk.core.approval import Shown
from smdesk.core.sheet.lines import Brief, Line, Size, Slot
from smdesk.core.sheet.matching import By, File, match, version
from smdesk.core.sheet.sizes import Fit

FEED, STORY, CARD, SQUARE = (1080, 1350), (1080, 1920), (1200, 630), (1080, 1080)
#: What a telephone makes: of no shape that was asked for.
PHONE = (4032, 3024)
THERE = Shown("a" * 64, "image/png")


def slot(size: Size, format_: str = "post", pictures: int = 0) -> Slot:
    return Slot((1,), ("instagram",), format_, size, (THERE,) * pictures)


def line(number: int, title: str, *slots: Slot, out: bool = False) -> Line:
    """A post whose id is ten times its number, so that the two cannot be mistaken."""
    when = datetime(2026, 10, 18 + number, 9, 30)
    return Line(10 * number, number, f"S43-{number:02}", title, when, ("instagram",), ("post",), "", (), "", Brief(),
                slots, "in_design", "inDesign", out)  # fmt: skip


LINES = (
    line(1, "Autólisis: 20 minutos de silencio", slot(FEED, "carousel", 3)),
    line(2, "¿Cómo se llama la cesta de otoño?", slot(FEED)),
    line(3, "Blog: harinas de aquí", slot(CARD)),
    line(4, "La frutería de la esquina", slot(FEED, pictures=1)),
    line(5, "Pan de calabaza", slot(FEED), slot(STORY, "story")),
    line(6, "Una hora más de horno", slot(STORY, "story")),
    line(7, "Pan de calabaza y nueces", slot(SQUARE)),
)
#: Those of this sheet, and one that was delivered two weeks before and has moved into this week since.
CODES = {(43, each.number): each.post_id for each in LINES} | {(41, 2): 40}


def whose(name: str, size: Size = PHONE) -> tuple[int, int, By]:
    """The number of the post, the picture and what told it."""
    (found,) = match([File(name, size)], LINES, CODES)
    return found.post_id // 10, found.position, found.by


@pytest.mark.parametrize(
    ("name", "number", "position"),
    [
        ("s43-05_pan-calabaza_v2.png", 5, 1), ("S43-05.png", 5, 1), ("S43_5 historia.jpg", 5, 1),
        ("S43 05 (2).jpg", 5, 1),  # the second copy in the folder of downloads, not the second picture
        ("S43 - 05 pan.png", 5, 1), ("S43.05.png", 5, 1), ("S43–05 – final.jpg", 5, 1), ("s4305_final.png", 5, 1),
        ("molino_s43-05_ig.png", 5, 1), ("Molino Viejo S43-05 FINAL final (1).png", 5, 1),
        ("Semana 43 - 05 pan.png", 5, 1), ("semana43_05.png", 5, 1), ("W43-05.png", 5, 1), ("week 43 05.png", 5, 1),
        ("s43-05 octubre.png", 5, 1), ("Semana 43 05 mayonesa.png", 5, 1),
        ("s43-05_1080x1350.png", 5, 1), ("s43-05 2026-10-23.png", 5, 1), ("s43-05_23-10-26.png", 5, 1),
        ("s43-05_v2.png", 5, 1), ("s43-05_v2-2.png", 5, 1), ("S24-ultra_s43-05.png", 5, 1),
        ("s43-01-2.png", 1, 2), ("s43-01_02_v3.png", 1, 2), ("S43-01 (3).jpg", 1, 3), ("s43-01_slide2.png", 1, 2),
        ("s43-01 autolisis imagen 3 v2.jpg", 1, 3), ("S43-01_3de3.png", 1, 3), ("s43-01-2 1080x1350.png", 1, 2),
        ("S41-02 cesta.png", 4, 1),  # the number it was delivered with then
    ],
)  # fmt: skip
def test_the_number_in_a_name_tells(name: str, number: int, position: int) -> None:
    assert whose(name) == (number, position, By.CODE)


@pytest.mark.parametrize(
    ("name", "number", "position"),
    [
        ("Pan de calabaza FINAL final.png", 5, 1), ("pan-calabaza.png", 5, 1), ("PanDeCalabaza_v3.png", 5, 1),
        ("Pan de calabaza y nueces.png", 7, 1), ("pan_calabaza_nueces_ok.jpg", 7, 1),
        ("FRUTERIA ESQUINA.jpg", 4, 1), ("historia-hora-mas-horno.png", 6, 1), ("harinas de aqui.png", 3, 1),
        ("autolisis minutos silencio 2.png", 1, 2), ("Autólisis 20 minutos de silencio (3).png", 1, 3),
        ("cesta otoño 2026-10-20.png", 2, 1), ("2026-10-20_cesta-otono.png", 2, 1),
        (unicodedata.normalize("NFD", "Cesta de otoño.png"), 2, 1),  # as macOS writes names
    ],
)  # fmt: skip
def test_the_words_of_a_name_tell_where_there_is_no_number(name: str, number: int, position: int) -> None:
    assert whose(name) == (number, position, By.NAME)


@pytest.mark.parametrize(
    "name",
    [
        "IMG_2231.jpg", "final.png", "pan.png", "DSC04305.jpg", "Captura de pantalla 2026-10-22 a las 18.43.05.png",
        "WhatsApp Image 2026-10-22 at 18.43.05.jpeg", "screenshots43-05.png", "S22_20261022_183012.jpg", "1.png",
        "S43.png", "s43.png", "posts 43-05.png", "Sin título-1.png", "", ".png", "s43-99.png", "s44-05.png",
        "Semana 43 - 5 oct/IMG_1.png", "semana 43 05-11 octubre/a.png", "Week 43 05 to 11 Oct/a.png",
    ],
)  # fmt: skip
def test_what_tells_nothing_is_nobodys(name: str) -> None:
    assert whose(name) == (0, 1, By.NOTHING)


def test_a_telephone_of_a_week_is_no_number() -> None:
    """ "S22" is a telephone; that it could be read as number 2 of week 2 must not count in January."""
    (found,) = match([File("S22_foto.jpg", PHONE)], LINES, {(2, 2): 50})
    assert found.post_id == 0


def test_a_number_of_another_week_is_not_guessed_at_by_its_size() -> None:
    assert whose("s44-03.png", CARD) == (0, 1, By.NOTHING)
    assert whose("IMG_2231.png", CARD) == (3, 1, By.SIZE)


def test_titles_alike_are_told_apart_or_asked() -> None:
    twins = (line(1, "Receta de otoño: sopa", slot(FEED)), line(2, "Receta de otoño: tarta", slot(FEED)))
    (soup, both) = match([File("receta otono sopa.png", PHONE), File("receta de otoño.png", PHONE)], twins, {})
    assert (soup.post_id, soup.by) == (10, By.NAME)
    assert both.post_id == 0


def test_a_folder_tells_what_its_files_do_not() -> None:
    names = (
        "S43-05 pan de calabaza/IMG_1.png",
        "entrega octubre/S43-01/2.png",
        "S43-05/s43-03.png",
        "Frutería esquina/a.png",
    )
    found = match([File(name, PHONE) for name in names], LINES, CODES)
    assert [(each.post_id // 10, each.position) for each in found] == [(5, 1), (1, 2), (3, 1), (4, 1)]


def test_pictures_of_a_carousel_stand_behind_each_other_where_their_names_have_no_number() -> None:
    names = ("s43-01 manos.png", "s43-01 masa.png", "s43-01-1.png", "s43-01 horno.png")
    found = match([File(name, FEED) for name in names], LINES, CODES)
    assert [each.position for each in found] == [2, 3, 1, 4]
    twice = match([File("s43-02_v1.png", FEED), File("s43-02_v2.png", FEED)], LINES, CODES)
    assert [each.position for each in twice] == [1, 1]  # one picture, two versions


def test_two_versions_of_a_picture_of_a_carousel_are_one_picture() -> None:
    found = match([File("s43-01-2_v1.png", FEED), File("s43-01-2_v2.png", FEED)], LINES, CODES)
    assert [each.position for each in found] == [2, 2]
    found = match([File("s43-01_v1.png", FEED), File("s43-01_v2.png", FEED)], LINES, CODES)
    assert [each.position for each in found] == [1, 1]


def test_the_size_tells_only_of_the_one_post_that_waits_for_it_and_of_one_file() -> None:
    waiting = (line(1, "Uno", slot(FEED)), line(2, "Dos", slot(CARD)), line(3, "Tres", slot(CARD, pictures=1)))
    found = match([File("a.png", CARD), File("b.png", CARD), File("c.png", FEED)], waiting, {})
    assert [(each.post_id, each.by) for each in found] == [(20, By.SIZE), (0, By.NOTHING), (10, By.SIZE)]
    out = (line(1, "Uno", slot(FEED), out=True),)
    assert match([File("a.png", FEED)], out, {})[0].post_id == 0
    assert match([File("a.mp4")], (line(1, "Uno", slot((0, 0))),), {})[0].post_id == 0


def test_the_shape_tells_which_place_of_a_post() -> None:
    names = (("s43-05 a.png", FEED), ("s43-05 b.png", STORY), ("s43-05 c.png", (2160, 3840)), ("s43-05 d.png", SQUARE))
    found = match([File(*each) for each in names], LINES, CODES)
    assert [(each.slot, each.fit) for each in found] == [
        (0, Fit.EXACT), (1, Fit.EXACT), (1, Fit.LARGER), (0, Fit.OTHER),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "number"),
    [("s43-05_v2.png", 2), ("pan V10 final.jpg", 10), ("pan-version-3.png", 3), ("pan ver.4.png", 4),
     ("s43-05.png", 0), ("vino2.png", 0), ("movie2.mp4", 0)],
)  # fmt: skip
def test_the_version_in_a_name(name: str, number: int) -> None:
    assert version(name) == number
