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
