"""Countries, regions and languages by their names."""

from __future__ import annotations

import pytest
from holidays import list_supported_countries

from smdesk.core import places
from smdesk.core.errors import InvalidInput


@pytest.mark.parametrize(
    ("text", "code"), [("España", "ES"), ("espana", "ES"), ("Spain", "ES"), ("es", "ES"), ("kp", "KP"), ("", "")]
)
def test_a_country_is_meant_by_its_name_in_both_languages_and_by_its_code(text: str, code: str) -> None:
    assert places.country(text) == code


@pytest.mark.parametrize(
    ("of", "text", "code"),
    [
        ("ES", "Catalunya", "CT"),
        ("ES", "balearic islands", "IB"),
        ("ES", "ES-MD", "MD"),
        ("ES", "comunidad de madrid", "MD"),
        ("DE", "bayern", "BY"),
        ("MX", "Jalisco", "Jalisco"),
    ],
)
def test_a_region_is_meant_in_its_country(of: str, text: str, code: str) -> None:
    assert places.region(of, text) == code


def test_what_is_no_region_names_some() -> None:
    with pytest.raises(InvalidInput, match="unknown_region") as refused:
        places.region("ES", "castilla")
    assert refused.value.facts["near"] == ["Castilla y León", "Castilla-La Mancha"]


def test_every_region_with_holidays_of_its_own_has_a_name() -> None:
    known = list_supported_countries()
    for country in places.countries():
        wanted = {code for code in known.get(country, []) if not code.startswith("Zone ")}  # French school holidays
        assert set(places.regions(country)) == wanted, country
    assert all(names for country in places.countries() for names in places.regions(country).values())
