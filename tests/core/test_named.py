"""Names as people type them."""

from __future__ import annotations

import pytest

from smdesk.core.errors import InvalidInput
from smdesk.core.named import meant

NAMES = ("Educación", "Educar en casa", "Producto", "producto", "Detrás del mostrador")


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Educación", "Educación"), ("educacion", "Educación"), ("DETRAS", "Detrás del mostrador"),
     ("educar  EN", "Educar en casa"), ("producto", "producto")],
)  # fmt: skip
def test_accents_capitals_and_the_rest_of_a_name_may_be_missing(typed: str, name: str) -> None:
    assert meant(typed, NAMES, "pillar") == name


@pytest.mark.parametrize(
    ("typed", "code", "known"),
    [("educ", "name_unclear", ["Educación", "Educar en casa"]), ("PRODUCTO", "name_unclear", ["Producto", "producto"]),
     ("Valor", "no_such_name", sorted(NAMES, key=str.casefold)), ("", "no_such_name", None)],
)  # fmt: skip
def test_what_is_none_of_them_or_several_is_told_with_those_there_are(
    typed: str, code: str, known: list[str] | None
) -> None:
    with pytest.raises(InvalidInput) as refused:
        meant(typed, NAMES, "pillar")
    assert refused.value.code == code
    assert known is None or sorted(refused.value.facts["known"]) == sorted(known)
