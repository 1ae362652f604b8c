"""Countries, their regions and languages by the names people call them; what is stored is the code.

A region's code is that of the public holidays, the only thing it decides. A country without regional holidays has no
list of regions: what is written there stays as it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from smdesk.core import resources
from smdesk.core.errors import InvalidInput
from smdesk.core.named import plain

#: ISO 3166, and Kosovo as everybody writes it.
_CODES = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
    FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
    JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK
"""
_COUNTRIES = frozenset(_CODES.split())
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # the shape of BCP 47
_NEAR = 5  # suggestions for a name that is not known
_FREE = 80  # characters of a region where there is no list

Names = tuple[str, ...]  # Spanish, English, then what else it is called; one where all are the same


def countries() -> Mapping[str, Names]:
    """Those that are offered, by their code; others have theirs too."""
    return _table("countries")


def languages() -> Mapping[str, Names]:
    """As `countries`, by BCP 47."""
    return _table("languages")


def regions(country: str) -> Mapping[str, Names]:
    """Those of a country whose public holidays differ; empty where they are the same everywhere, or not known."""
    return _table("regions", country)


def name(known: Mapping[str, Names], code: str, language: str) -> str:
    """What a code is called in a language of the interface; a code that is not known is its own name."""
    names = known.get(code, (code,))
    return names[0] if language == "es" or len(names) == 1 else names[1]


def country(text: str) -> str:
    """The code of a country that is named, in any of its names. Raises InvalidInput `bad_country`."""
    found = _meant(text, countries())
    if found is not None:
        return found
    code = text.strip().upper()
    if code not in _COUNTRIES:
        raise InvalidInput("bad_country", field="country", country=text)
    return code


def language(text: str) -> str:
    """The code of a language that is named. Raises InvalidInput `bad_language`."""
    found = _meant(text, languages())
    if found is not None:
        return found
    if not _LANGUAGE.fullmatch(text.strip()):
        raise InvalidInput("bad_language", field="languages", language=text)
    return text.strip()


def region(of: str, text: str) -> str:
    """The code of a region of a country, which may be written with its country, `ES-MD`.

    Raises:
        InvalidInput: `unknown_region` (`region`, `country`, `near`: names that begin so, or all), `name_too_long`.
    """
    known = regions(of)
    found = _meant(text.strip().removeprefix(f"{of}-"), known)
    if found is not None:
        return found
    if known:
        wanted = plain(text)
        near = [each[0] for each in known.values() if any(wanted in plain(word) for word in each)]
        near = near or [each[0] for each in known.values()]
        raise InvalidInput("unknown_region", field="region", region=text, country=of, near=near[:_NEAR])
    if len(text.strip()) > _FREE:
        raise InvalidInput("name_too_long", field="region", limit=_FREE)
    return text.strip()


def _meant(text: str, known: Mapping[str, Names]) -> str | None:
    """A code first, then a name however it is spelt; nothing stays nothing."""
    wanted = plain(text)
    if not wanted:
        return ""
    codes = {plain(code): code for code in known}
    if wanted in codes:
        return codes[wanted]
    return next((code for code, names in known.items() if wanted in {plain(each) for each in names}), None)


@cache
def _table(*path: str) -> Mapping[str, Names]:
    found: Any = _all()
    for each in path:
        found = found.get(each, {})
    return {code: tuple(names) for code, names in found.items()}


@cache
def _all() -> dict[str, Any]:
    return tomllib.loads(resources.path("places.toml").read_text(encoding="utf-8"))
