"""Public holidays by country and region, from the library that keeps them, and remembered in a file beside the desk.

The library brings every country with it: 300 modules, 20 MiB and a fifth of a second, for some twenty days a year that
are the same each time. So it is imported when a year is asked for that the file does not have, or has from another
version.
"""

from __future__ import annotations

import json
import logging
import os
import threading
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from smdesk import __version__

log = logging.getLogger(__name__)

#: Years that are kept with the one that was asked for: who turns to the next year does not wait for the library again.
_WITH = (0, 1, -1, 2)


class Holiday(NamedTuple):
    """A public holiday. `key` is its name in English where the library has that: the same in every language."""

    day: date
    name: str
    key: str


class Holidays:
    """What has been asked for before, in one file; a failure to read or write it only costs time. For any thread."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._turn = threading.Lock()

    def of(self, country: str, region: str, year: int, language: str) -> tuple[Holiday, ...]:
        """The holidays of a year by day, named in the language where the library knows them in it, else in English.

        A country that the library does not know has none; of an unknown region there are those of the whole country.
        `region` is an ISO 3166-2 code, with its country or without.
        """
        with self._turn:
            known = self._years.get(_name(country, region, year, language))
            if known is None:
                for each in (year + ahead for ahead in _WITH):
                    self._years[_name(country, region, each, language)] = holidays_of(country, region, each, language)
                self._write()
                known = self._years[_name(country, region, year, language)]
            return known

    @cached_property
    def _years(self) -> dict[str, tuple[Holiday, ...]]:
        try:
            data = json.loads(self._file.read_text(encoding="utf-8"))
            if data["of"] != _source():
                return {}
            return {name: tuple(_read(year)) for name, year in data["years"].items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            log.info("the holidays in %s cannot be read, and are made anew: %s", self._file.name, error)
            return {}

    def _write(self) -> None:
        years = {name: [(each.day.isoformat(), each.name, each.key) for each in year] for name, year in
                 self._years.items()}  # fmt: skip
        new = self._file.with_name(f"{self._file.name}.new")
        try:
            new.write_text(json.dumps({"of": _source(), "years": years}, ensure_ascii=False), encoding="utf-8")
            os.replace(new, self._file)
        except OSError as error:
            log.debug("holidays were not kept: %s", error)


def _name(country: str, region: str, year: int, language: str) -> str:
    return f"{country} {region} {year} {language}"


def _read(year: Iterable[Sequence[Any]]) -> Iterable[Holiday]:
    for day, name, key in year:
        yield Holiday(date.fromisoformat(day), str(name), str(key))


@lru_cache(1)
def _source() -> str:
    """Where they are from: another version of the library, or of smdesk, may know others.

    The name of what came with the library tells its version. `importlib.metadata` reads it there as well, and brings
    the reading of mail along: 4 MiB. A packaged program has one library for each of its versions.
    """
    found = find_spec("holidays")
    beside = Path(found.origin).parent.parent if found is not None and found.origin else None
    names = sorted(each.stem for each in beside.glob("holidays-*.dist-info")) if beside is not None else []
    return ", ".join((f"smdesk {__version__}", *names))


def holidays_of(country: str, region: str, year: int, language: str) -> tuple[Holiday, ...]:
    """As `Holidays.of`, from the library."""
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
