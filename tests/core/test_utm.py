"""Links with parameters: what is added, what is kept, what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smdesk.core import utm
from smdesk.core.errors import InvalidInput
from smdesk.core.utm import Facts, Scheme

USUAL = utm.checked(utm.USUAL)
FACTS = Facts("instagram", "Otoño de calabaza", "Vuelve la calabaza", "post")
SAID = "utm_source=instagram&utm_medium=social&utm_campaign=otono-de-calabaza&utm_content=vuelve-la-calabaza"


@pytest.mark.parametrize(
    ("link", "tagged"),
    [
        ("https://sol.example/pan", f"https://sol.example/pan?{SAID}"),
        ("https://sol.example/pan?ref=a%20b&x=", f"https://sol.example/pan?ref=a%20b&x=&{SAID}"),
        ("https://sol.example/pan?", f"https://sol.example/pan?{SAID}"),
        ("https://sol.example/pan#menú", f"https://sol.example/pan?{SAID}#menú"),
        ("https://sol.example/#!/pan?a=1", f"https://sol.example/?{SAID}#!/pan?a=1"),
        ("https://sol.example/c%C3%B3mo?q=%26", f"https://sol.example/c%C3%B3mo?q=%26&{SAID}"),
        ("https://niño.example", f"https://niño.example?{SAID}"),
    ],
)
def test_parameters_are_added_and_the_address_kept(link: str, tagged: str) -> None:
    assert utm.tagged(link, USUAL, FACTS) == tagged
    assert utm.tagged(tagged, USUAL, FACTS) == tagged


def test_a_parameter_that_is_there_is_not_overwritten() -> None:
    link = "https://sol.example/?UTM_Source=flyer&utm%5Fmedium=print"
    found = utm.tagged(link, USUAL, FACTS)
    assert found.startswith(f"{link}&utm_campaign=")
    assert found.count("utm_content") == 1


@pytest.mark.parametrize("link", ["https://bit.ly/x", "https://www.youtu.be/x", "sol.example/pan", "mailto:a@b.es", ""])
def test_short_addresses_and_what_is_none_stay_as_they_are(link: str) -> None:
    assert utm.tagged(link, USUAL, FACTS) == link


def test_only_links_to_the_client_are_marked_where_its_website_is_known() -> None:
    own = Scheme(USUAL.params, utm.own_hosts("https://www.sol.example/inicio"))
    assert own.hosts == ("sol.example",)
    assert utm.applies("https://tienda.sol.example:8080/x", own)
    assert not utm.applies("https://elpais.com/sol.example", own)
    assert not utm.applies("https://nosol.example/", own)
    assert utm.own_hosts("") == ()


def test_a_pattern_with_nothing_to_say_is_left_out() -> None:
    assert dict(utm.filled(USUAL, Facts("x"))) == {"utm_source": "x", "utm_medium": "social"}
    mixed = utm.checked({"utm_campaign": "{campaign}-2026", "utm_term": ""})
    assert utm.filled(mixed, Facts()) == ()


def test_a_campaign_changes_the_scheme_of_its_client() -> None:
    own = utm.over(USUAL, utm.checked({"utm_medium": "paid_social", "utm_content": ""}))
    assert dict(own.params)["utm_medium"] == "paid_social"
    assert "utm_content" not in dict(own.params)


def test_links_of_a_text_without_the_signs_of_its_sentence() -> None:
    text = "Mira (https://sol.example/pan_(bio)) y https://sol.example/x. ¿https://bit.ly/y?"
    found = utm.tagged_text(text, utm.checked({"utm_source": "{network}"}), FACTS)
    assert found == (
        "Mira (https://sol.example/pan_(bio)?utm_source=instagram) y https://sol.example/x?utm_source=instagram."
        " ¿https://bit.ly/y?"
    )
    assert utm.untagged(text, USUAL, FACTS) == ("https://sol.example/pan_(bio)", "https://sol.example/x")
    assert not utm.untagged(found, utm.checked({"utm_source": "{network}"}), FACTS)


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"utm source": "x"}, "utm_name"),
        ({"utm_source": "{red}"}, "utm_placeholder"),
        ({"utm_source": "{red"}, "utm_brace"),
        ({"utm_source": "{network}-post}"}, "utm_brace"),
        ({"utm_source": "{{network}}"}, "utm_brace"),
        ({"a": "x" * 121}, "utm_long"),
    ],
)
def test_a_scheme_that_cannot_be_is_refused(params: dict[str, str], code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        utm.checked(params)
    assert refused.value.code == code


@given(st.text(max_size=80))
@example("𝕊ale ℌot")
def test_a_slug_is_plain_and_stays_itself(text: str) -> None:
    made = utm.slug(text)
    assert utm.slug(made) == made
    assert not set(made) & set(" _/?&=#%+")
