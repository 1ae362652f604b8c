"""Public holidays by country and region, from the library that keeps them, imported when they are first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple


class Holiday(NamedTuple):
    """A public holiday. `key` is its name in English where the library has that: the same in every language."""

    day: date
    name: str
    key: str


@lru_cache(256)
def holidays_of(country: str, region: str, year: int, language: str) -> tuple[Holiday, ...]:
    """The holidays of a year by day, named in the language where the library knows them in it, else in English.

    A country that the library does not know has none; of an unknown region there are those of the whole country.
    `region` is an ISO 3166-2 code, with its country or without.
    """
    from holidays import country_holidays, list_supported_countries

    known = list_supported_countries()
    if country not in known:
        return ()
    part = region.removeprefix(f"{country}-")
    whose = part if part in known[country] else None
    languages = _languages(country)
    english, own = _pick("en", languages), _pick(language, languages)
    named = country_holidays(country, subdiv=whose, years=year, language=own or english)
    keys = country_holidays(country, subdiv=whose, years=year, language=english) if own and english else named
    return tuple(Holiday(day, _one_line(named[day]), _one_line(keys.get(day) or named[day])) for day in sorted(named))


def _languages(country: str) -> Sequence[str]:
    from holidays import list_localized_countries

    return list_localized_countries().get(country, [])


def _pick(language: str, known: Sequence[str]) -> str | None:
    """`es` also stands for `es_ES`, `en` for `en_US`."""
    wanted = language.replace("-", "_")
    short = wanted.split("_")[0].lower()
    exact = [each for each in known if each == wanted]
    return next(iter([*exact, *(each for each in known if each.split("_")[0].lower() == short)]), None)


def _one_line(name: str) -> str:
    """Several on one day are told one after the other."""
    return " · ".join(dict.fromkeys(part.strip() for part in name.split(";")))
