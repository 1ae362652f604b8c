"""A long text as the parts of a thread."""

from __future__ import annotations

from smdesk.core.text.threads import split


def _parts(text: str, most: int) -> list[str]:
    return split(text, lambda words, _number: len(words) <= most)


def test_by_sentence_and_paragraph() -> None:
    assert _parts("Uno dos. Tres cuatro. Cinco.", 22) == ["Uno dos. Tres cuatro.", "Cinco."]
    assert _parts("Uno\n\nDos tres cuatro", 15) == ["Uno", "Dos tres cuatro"]


def test_an_abbreviation_ends_no_sentence() -> None:
    assert _parts("Viene ya. El Sr. Pan de hoy.", 18) == ["Viene ya.", "El Sr. Pan de hoy."]


def test_a_sentence_ends_before_a_link() -> None:
    text = "Abrimos a las ocho. https://sol.example/pan y ya está dicho todo"
    assert _parts(text, 50)[0] == "Abrimos a las ocho."


def test_a_sentence_ends_behind_a_tag_and_behind_a_link() -> None:
    assert _parts("Hay pan #PanDeVerdad Ven mañana por la tarde", 30)[0] == "Hay pan #PanDeVerdad"
    assert _parts("Mira https://sol.example/a ¿Vienes mañana?", 36)[0] == "Mira https://sol.example/a"
    assert _parts("Hay pan #PanDeVerdad ven mañana", 25)[0] == "Hay pan #PanDeVerdad ven"


def test_every_kind_of_line_break_ends_a_sentence() -> None:
    for end in ("\n", "\r\n", "\v", "\u2028", "\u2029"):
        assert _parts(f"uno{end}dos tres cuatro", 15) == ["uno", "dos tres cuatro"]


def test_a_sentence_too_long_is_divided_by_word_with_links_and_tags_whole() -> None:
    text = "pan https://sol.example/una/ruta #PanDeVerdad y agua con sal"
    parts = _parts(text, 30)
    assert " ".join(parts) == text
    assert any("https://sol.example/una/ruta" in part for part in parts)
    assert any("#PanDeVerdad" in part for part in parts)
    assert all(len(part) <= 30 for part in parts)


def test_a_word_longer_than_a_part_is_cut_between_what_a_reader_sees() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert _parts(family * 4, 12) == [family * 2, family * 2]
    assert _parts(family, 2) == [family]  # it ends, though nothing fits


def test_nothing_gives_nothing() -> None:
    assert _parts(" \n ", 10) == []


def test_where_nothing_fits_there_are_no_parts() -> None:
    assert split("Hoy hay pan.", lambda _words, _number: False) == []
