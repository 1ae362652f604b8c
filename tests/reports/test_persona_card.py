"""The card of a persona: one page, with all that is known and nothing that is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from smdesk.core.document import Brand
from smdesk.core.persona import NetworkUse, Objection, Profile, Source
from smdesk.reports import persona_card
from smdesk.reports.persona_blocks import Portrayed
from tests.reports.conftest import Read

WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrik"
BRAND = Brand("Molino Viejo", ("#4a2c1c", "#a65a1e"))
KNOWN = Profile(
    quote="«Quiero pan bueno»", age=(28, 42), women=70, place="A 8 min a pie", occupation="Oficina", ticket="4–6 €",
    habits=("Paga con el móvil",), goals=("Comer mejor",), pains=("Llega tarde y no queda centeno",),
    objections=(Objection("Es caro", "Dura cuatro días"), Objection("Hay cola")), formats=("Vídeo corto",),
    networks=(NetworkUse("facebook", 2), NetworkUse("whatsapp", 5, (*(0,) * 20, 3, 3, 0, 0))),
    sources=(Source("34 encuestas", "survey", "sep"),),
)  # fmt: skip


def card(read: type[Read], folder: Path, *personas: Portrayed, language: str = "es") -> Read:
    file = folder / "card.pdf"
    persona_card.write(personas, BRAND, language, file)
    return read(file)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", ("Vecina con prisa", "«Quiero pan bueno»", "45 % del público", "70 % mujeres", "Qué le duele",
                "Basada en datos", "Mejor hora", "20:00", "34 encuestas (sep)", "WhatsApp", "Dura cuatro días")),
        ("en-US", ("“Quiero pan bueno”", "45% of the audience", "What hurts", "Based on data", "28–42 years")),
    ],
)  # fmt: skip
def test_the_card_says_what_is_known_in_the_clients_language(
    read: type[Read], tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    made = card(read, tmp_path, Portrayed("Vecina con prisa", KNOWN, 45), language=language)
    assert [word for word in words if word not in made.text.replace("\N{NO-BREAK SPACE}", " ")] == []


def test_of_somebody_who_has_only_a_name_there_is_a_name_and_no_empty_heading(read: type[Read], tmp_path: Path) -> None:
    made = card(read, tmp_path, Portrayed("Solo un nombre", Profile()))
    assert made.text == "SU Solo un nombre Hipótesis Molino Viejo · buyer persona"


def test_however_much_is_known_it_is_one_page_and_nothing_is_cut(read: type[Read], tmp_path: Path) -> None:
    much = Profile(
        quote=f"{WORD} " * 20, pains=tuple(f"pain-{number} {WORD} and more" for number in range(40)),
        goals=(f"{WORD} " * 5,) * 20, habits=(WORD * 2,) * 10, note="note " * 300,
        objections=tuple(Objection(f"objection-{number}", "answer " * 20) for number in range(20)),
        networks=tuple(NetworkUse(f"network{number}", 3) for number in range(9)),
    )  # fmt: skip
    made = card(read, tmp_path, Portrayed(WORD * 2, much))
    assert len(made) == 1
    assert made.outside(10) == []
    assert all(f"pain-{number}" in made.text for number in range(40))


def test_several_personas_are_several_pages_with_an_outline(read: type[Read], tmp_path: Path) -> None:
    face = tmp_path / "face.png"
    Image.new("RGBA", (300, 900), (200, 20, 20, 128)).save(face)
    made = card(read, tmp_path, Portrayed("Ana", KNOWN, 60, face), Portrayed("Bar", KNOWN, 40))
    assert made.outline == [(0, "Ana", 0), (0, "Bar", 1)]
    images = [[each for each in sheet.get_objects() if each.type == 3] for sheet in made.pdf]
    assert [bool(found) for found in images] == [True, False]
