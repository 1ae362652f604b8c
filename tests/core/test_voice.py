"""A voice: what it forbids in a text, what it proposes instead, and how near a text comes to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import checks
from smdesk.core.content import Part, Payload
from smdesk.core.errors import InvalidInput
from smdesk.core.network import load
from smdesk.core.voice import Banned, Sample, Sensitive, Term, Voice, from_json, remarks, to_json, tone
from smdesk.core.voice.remarks import substituted
from smdesk.core.voice.rules import checked

BAKERY = Voice(
    "Como la panadera que te conoce.",
    "tu",
    {"close_formal": -2, "brief_detailed": -1, "humble_bold": -2},
    banned=(Banned("el mejor", "el nuestro"), Banned("garantizado"), Banned("low cost", "de diario")),
    glossary=(Term("Masa Madre"),),
    sensitive=(Sensitive("Harinas", ("gluten", "celiac@s"), "Nunca decir «sin gluten»: hay trazas."),),
    emoji_most=2,
    hashtags_least=1,
    hashtags_most=3,
    hashtags_place="end",
)


def codes(text: str, voice: Voice = BAKERY, language: str = "es", **more: bool) -> list[str]:
    return [each.code for each in remarks(voice, text, language, **more)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tenemos el mejor pan, garantizado. #pan", ["voice_banned", "voice_banned"]),
        ("EL  MEJOR pan #pan", ["voice_banned"]),
        ("El mejorado de siempre #pan", []),
        ("Pan low\ncost #pan", ["voice_banned"]),
        ("Nuestra masa madre #pan", ["voice_term"]),
        ("Nuestra Masa Madre y MASA MADRE #pan", []),
        ("Pan sin gluten #pan", ["voice_sensitive"]),
        ("¿Le guardamos uno a usted? #pan", ["voice_address"]),
        ("¿Vos querés uno? #pan", ["voice_address"]),
        ("¿Quieres uno tú? #pan", []),
        ("Su pan y el de su casa #pan", []),
        ("Pan 🥖🥖 #pan", []),
        ("Pan 🥖👩🏽‍🍳🇪🇸 #pan", ["voice_emoji"]),
        ("Pan #a #b #c #d", ["voice_hashtags_many"]),
        ("Pan sin etiquetas", ["voice_hashtags_few"]),
        ("El #pan de hoy", ["voice_hashtags_end"]),
        ("Pan en example.com/#horno #pan", []),
    ],
)
def test_what_was_agreed_is_found_in_a_text(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_where_everybody_says_ustedes_it_says_nothing_against_vos() -> None:
    porteno = Voice(address="vos")
    assert codes("¿Ustedes vienen?", porteno, "es-AR", europe=False) == []
    assert codes("¿Usted viene?", porteno, "es-AR", europe=False) == ["voice_address"]
    assert codes("¿Ustedes vienen?", porteno, "es-ES") == ["voice_address"]
    assert codes("Are you coming, usted?", porteno, "en") == []


def test_a_remark_says_where() -> None:
    text = "Hoy, el mejor pan. #pan"
    [found] = remarks(BAKERY, text, "es")
    assert text[found.start : found.end] == "el mejor"
    assert found.facts == {"word": "el mejor", "instead": "el nuestro"}


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("El mejor pan LOW COST", "El nuestro pan DE DIARIO"),
        ("Pan garantizado", "Pan garantizado"),
        ("low cost, low cost", "de diario, de diario"),
        ("", ""),
    ],
)
def test_banned_words_with_a_substitute_are_replaced_in_the_same_capitals(text: str, better: str) -> None:
    assert substituted(BAKERY, text) == better


def test_hashtags_of_a_thread_are_looked_for_in_its_last_part() -> None:
    payload = Payload((Part("Uno de dos"), Part("Y dos #pan")), languages=("es",))
    found = checks.run(payload, load("bluesky"), voice=BAKERY)
    assert not [each for each in found if each.code.startswith("voice_")]
    payload = Payload((Part("El mejor"), Part("Y dos")), languages=("es",))
    found = [each for each in checks.run(payload, load("bluesky"), voice=BAKERY) if each.code.startswith("voice_")]
    assert [(each.code, each.part, str(each.level)) for each in found] == [
        ("voice_banned", 0, "warning"),
        ("voice_hashtags_few", 1, "hint"),
    ]


def test_without_a_voice_nothing_is_said() -> None:
    payload = Payload((Part("El mejor pan 🥖🥖🥖🥖"),))
    assert checks.run(payload, load("bluesky")) == checks.run(payload, load("bluesky"), voice=Voice())


# -- tone -----------------------------------------------------------------------------------------------------------


def fits(text: str, language: str = "es") -> dict[str, bool]:
    return {each.dimension: each.fits for each in tone.measure(BAKERY, text, language)}


def test_a_text_in_the_agreed_voice_fits_and_its_opposite_does_not() -> None:
    good = "Se nos acabó el centeno a las doce. Mañana hacemos el doble. Si lo quieres, te lo guardamos. Gracias."
    bad = (
        "¡¡VUELA QUE SE ACABA!! Estimados clientes, el mejor e increíble pan de la ciudad les espera a ustedes en "
        "nuestro establecimiento con la calidad garantizada y única de siempre a un precio que nunca podrían imaginar"
    )
    assert all(fits(good).values())
    assert not any(fits(bad)[name] for name in ("close_formal", "brief_detailed", "humble_bold"))


def test_a_few_words_or_another_language_are_not_measured() -> None:
    assert tone.measure(BAKERY, "Pan de hoy", "es") == ()
    assert tone.measure(BAKERY, "Ein langer Satz mit mehr als sechs Wörtern", "de") == ()


@given(st.text(max_size=400), st.sampled_from(["es", "en", "es-AR", ""]))
def test_any_text_can_be_looked_at(text: str, language: str) -> None:
    for each in remarks(BAKERY, text, language):
        assert 0 <= each.start <= each.end <= len(text)
    for each in tone.measure(BAKERY, text, language):
        assert -3 <= each.value <= 3
    assert remarks(Voice(banned=BAKERY.banned[::2]), substituted(Voice(banned=BAKERY.banned[::2]), text)) == ()


# -- stored ---------------------------------------------------------------------------------------------------------


def test_a_voice_is_read_as_it_was_written_and_damage_is_left_out() -> None:
    voice = Voice(
        "Cercana", "tu", {"humble_bold": -2}, ("Di quién",), ("Urgencias",), BAKERY.banned, BAKERY.glossary,
        BAKERY.sensitive, (Sample("Así", good=False),), 2, 1, 3, "end",
    )  # fmt: skip
    assert from_json(to_json(voice), summary="Cercana", address="tu") == voice
    assert from_json(None) == Voice()
    damaged = {"dimensions": {"odd": 1, "humble_bold": 9, "close_formal": "x"}, "banned": ["x", {"word": ""}], "say": 3}
    assert from_json(damaged, address="thou") == Voice(dimensions={"humble_bold": 3})


def test_what_is_stored_is_tidy() -> None:
    voice = checked(
        Voice("  Una\n frase ", say=(" ", "a  b"), banned=(Banned(" Uno "), Banned("uno", "dos"), Banned(" ")))
    )
    assert voice == Voice("Una frase", say=("a b",), banned=(Banned("uno", "dos"),))


@pytest.mark.parametrize(
    ("voice", "code", "name"),
    [
        (Voice(address="thou"), "bad_kind", "address"),
        (Voice(dimensions={"humble_bold": 4}), "bad_number", "humble_bold"),
        (Voice(dimensions={"loud_soft": 1}), "bad_kind", "dimension"),
        (Voice(emoji_most=-1), "bad_number", "emoji_most"),
        (Voice(hashtags_least=4, hashtags_most=2), "hashtags_turned", "hashtags_least"),
        (Voice(say=("x" * 301,)), "text_of_field_too_long", "say"),
        (Voice(banned=tuple(Banned(f"w{number}") for number in range(201))), "too_many_entries", "banned"),
    ],
)
def test_what_cannot_be_agreed_is_refused(voice: Voice, code: str, name: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        checked(voice)
    assert (caught.value.code, caught.value.facts["field"]) == (code, name)
