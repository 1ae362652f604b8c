"""Whom an ad set is for, in words that a buyer of ads can enter anywhere; made from a persona, and editable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass

SEXES = ("all", "women", "men")
AGE_MIN, AGE_MAX = 13, 65  # 65 stands for 65 and more
_LEAN = 80  # percent of one sex from which the audience is that sex alone
_MOST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Audience:
    """An audience. `edited`: no longer what the persona gave."""

    age_min: int = 18
    age_max: int = AGE_MAX
    sex: str = "all"
    countries: tuple[str, ...] = ()  # ISO 3166, two letters
    places: tuple[str, ...] = ()
    radius_km: int = 0
    languages: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    note: str = ""
    edited: bool = False


def from_json(data: Mapping[str, Any]) -> Audience:
    """As stored; what is missing or of another shape is the default."""
    least, most = _number(data.get("age_min"), 18), _number(data.get("age_max"), AGE_MAX)
    sex = data.get("sex")
    return Audience(
        least, most, sex if sex in SEXES else "all", _words(data.get("countries")), _words(data.get("places")),
        _number(data.get("radius_km"), 0), _words(data.get("languages")), _words(data.get("interests")),
        str(data.get("note", "")), data.get("edited") is True,
    )  # fmt: skip


def to_json(audience: Audience) -> dict[str, Any]:
    """For storing."""
    return {
        "age_min": audience.age_min, "age_max": audience.age_max, "sex": audience.sex,
        "countries": list(audience.countries), "places": list(audience.places), "radius_km": audience.radius_km,
        "languages": list(audience.languages), "interests": list(audience.interests), "note": audience.note,
        "edited": audience.edited,
    }  # fmt: skip


def checked(audience: Audience) -> Audience:
    """The audience, if there can be one.

    Raises:
        InvalidInput: `bad_age` (least, most), `bad_choice`, `bad_country` (country), `bad_number`.
    """
    if not AGE_MIN <= audience.age_min <= audience.age_max <= AGE_MAX:
        raise InvalidInput("bad_age", field="age", least=AGE_MIN, most=AGE_MAX)
    if audience.sex not in SEXES:
        raise InvalidInput("bad_choice", field="sex", value=audience.sex, known=list(SEXES))
    for country in audience.countries:
        if len(country) != 2 or not (country.isascii() and country.isalpha() and country.isupper()):
            raise InvalidInput("bad_country", field="countries", country=country)
    if not 0 <= audience.radius_km <= 200:
        raise InvalidInput("bad_number", field="radius", value=audience.radius_km, least=0, most=200)
    return audience


def of_persona(
    *, ages: tuple[int | None, int | None] = (None, None), women: int | None = None, place: str = "", country: str = "",
    languages: Iterable[str] = (), interests: Iterable[str] = (),
) -> Audience:  # fmt: skip
    """What a persona says about whom to show ads to. `women`: percent of women among them."""
    least, most = (each if each else other for each, other in zip(ages, (18, AGE_MAX), strict=True))
    least = min(max(least, AGE_MIN), AGE_MAX)
    sex = "all" if women is None else "women" if women >= _LEAN else "men" if women <= 100 - _LEAN else "all"
    return Audience(
        least, min(max(most, least), AGE_MAX), sex, (country,) if country else (), (place.strip(),) if place.strip()
        else (), languages=tuple(languages), interests=_words(list(interests)),
    )  # fmt: skip


def _words(data: object) -> tuple[str, ...]:
    if not isinstance(data, list | tuple):
        return ()
    said = (" ".join(str(each).split()) for each in data)
    return tuple(dict.fromkeys(each for each in said if each))[:_MOST_WORDS]


def _number(data: object, default: int) -> int:
    return data if isinstance(data, int) and not isinstance(data, bool) else default
