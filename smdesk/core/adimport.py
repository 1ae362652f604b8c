"""Exports of ad accounts: which column is what, and each line as a reading of something that was advertised."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from smdesk.core.money import decimals
from smdesk.core.records import dataclass

#: Names of columns, folded, as Meta's Ads Manager and Google Ads write them in Spanish and English.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "campaign": ("campaign name", "campaign", "nombre de la campana", "campana"),
    "ad_set": ("ad set name", "ad set", "ad group", "nombre del conjunto de anuncios", "conjunto de anuncios",
               "grupo de anuncios"),
    "ad": ("ad name", "ad", "nombre del anuncio", "anuncio"),
    "day": ("day", "date", "dia", "fecha"),
    "first": ("reporting starts", "inicio del informe"),
    "last": ("reporting ends", "fin del informe", "finalizacion del informe"),
    "spent": ("amount spent", "cost", "spend", "importe gastado", "coste", "costo", "gasto"),
    "reach": ("reach", "alcance"),
    "impressions": ("impressions", "impr.", "impr", "impresiones"),
    "clicks": ("link clicks", "clicks (all)", "clicks", "clics en el enlace", "clics en enlaces", "clics (todos)",
               "clics"),
    "results": ("results", "conversions", "resultados", "conversiones"),
    "currency": ("currency", "currency code", "moneda", "divisa", "codigo de moneda"),
}  # fmt: skip
_CURRENCY = re.compile(r"\(([A-Z]{3})\)\s*$")
_MARK = re.compile(r"\s*\[sd-[0-9a-f]{8}\]$")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
NUMBERS = ("spent", "reach", "impressions", "clicks", "results")
Cell = object


@dataclass(frozen=True, slots=True)
class Told:
    """One line of an export. `problem`: a code where it cannot be read."""

    number: int
    campaign: str = ""
    ad_set: str = ""
    ad: str = ""
    first: date | None = None
    last: date | None = None
    spent: Decimal | None = None
    counts: Mapping[str, float] = field(default_factory=dict, hash=False)
    currency: str = ""
    problem: str = ""

    @property
    def name(self) -> str:
        """What it is of, the narrowest that is named."""
        return self.ad or self.ad_set or self.campaign

    def minor(self, currency: str) -> int | None:
        """What was spent, in minor units, halves up."""
        if self.spent is None:
            return None
        return int((self.spent.scaleb(decimals(currency)) + Decimal("0.5")).to_integral_value("ROUND_FLOOR"))


def fold(text: str) -> str:
    """Small letters without accents and outer spaces."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(each for each in apart if not unicodedata.combining(each)).split())


def same_name(text: str) -> str:
    """A name for comparing: without the mark that smdesk puts behind it in an ad account."""
    return fold(_MARK.sub("", text.strip()))


def columns(headers: Sequence[str]) -> dict[str, int]:
    """Which column holds what; of several that might, the first named above."""
    folded = [fold(_CURRENCY.sub("", header)) for header in headers]
    found: dict[str, int] = {}
    for name, known in _NAMES.items():
        place = next((folded.index(each) for each in known if each in folded), None)
        if place is not None:
            found[name] = place
    return found


def usable(found: Mapping[str, int]) -> bool:
    """Whether it is an export of ads: something is named, a day is, and a figure."""
    return bool(
        {"campaign", "ad_set", "ad"} & set(found) and {"day", "last"} & set(found) and set(NUMBERS) & set(found)
    )


def read(headers: Sequence[str], lines: Iterable[tuple[int, Sequence[Cell]]]) -> tuple[Told, ...]:
    """Every line as it is told; totals, which name nothing, are left out."""
    found = columns(headers)
    kept = [(number, cells) for number, cells in lines if any(_text(cells, found, key) for key in
                                                              ("campaign", "ad_set", "ad"))]  # fmt: skip
    currency = _CURRENCY.search(headers[found["spent"]]) if "spent" in found else None
    marks = {name: _decimal([cells[found[name]] for _, cells in kept if found[name] < len(cells)])
             for name in NUMBERS if name in found}  # fmt: skip
    days = [cells[place] for _, cells in kept for key in ("day", "first", "last")
            if (place := found.get(key)) is not None and place < len(cells)]  # fmt: skip
    american = _american(days)
    return tuple(_line(number, cells, found, marks, currency[1] if currency else "", american)
                 for number, cells in kept)  # fmt: skip


def _line(
    number: int, cells: Sequence[Cell], found: Mapping[str, int], marks: Mapping[str, str], currency: str,
    american: bool,
) -> Told:  # fmt: skip
    names = {key: _text(cells, found, key) for key in ("campaign", "ad_set", "ad")}
    own = _text(cells, found, "currency").upper() or currency
    day = _day(_cell(cells, found, "day"), american)
    first, last = (
        day or _day(_cell(cells, found, "first"), american),
        day or _day(_cell(cells, found, "last"), american),
    )
    values: dict[str, Decimal] = {}
    for name in NUMBERS:
        value = _cell(cells, found, name)
        if value is None or str(value).strip() in {"", "-", "\N{EM DASH}"}:
            continue
        amount = _number(value, marks.get(name, "."))
        if amount is None or amount < 0:
            return Told(number, names["campaign"], names["ad_set"], names["ad"], first, last, problem="ads_row_number")
        values[name] = amount
    problem = "ads_row_day" if last is None else "" if values else "ads_row_empty"
    if first and last and last < first:
        problem = "ads_row_day"
    counts = {name: float(value) for name, value in values.items() if name != "spent"}
    return Told(number, names["campaign"], names["ad_set"], names["ad"], first or last, last, values.get("spent"),
                counts, own, problem)  # fmt: skip


def _cell(cells: Sequence[Cell], found: Mapping[str, int], name: str) -> Cell | None:
    place = found.get(name)
    return cells[place] if place is not None and place < len(cells) else None


def _text(cells: Sequence[Cell], found: Mapping[str, int], name: str) -> str:
    value = _cell(cells, found, name)
    return "" if value is None else " ".join(str(value).split())


def _decimal(values: Sequence[Cell]) -> str:
    """The decimal sign of a column: the last of both where a value has both, else what cannot part thousands."""
    texts = [value for value in values if isinstance(value, str)]
    for text in texts:
        if "." in text and "," in text:
            return "." if text.rfind(".") > text.rfind(",") else ","
    if any(re.search(r",\d{1,2}\D*$|,\d{4,}", text) for text in texts):
        return ","
    return "."


def _number(value: Cell, mark: str) -> Decimal | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return Decimal(str(value))
    bare = re.sub(r"[^\d.,-]", "", str(value))
    other = "," if mark == "." else "."
    try:
        return Decimal(bare.replace(other, "").replace(mark, "."))
    except InvalidOperation:
        return None


def _american(values: Iterable[Cell]) -> bool:
    """Month before day, which only a day beyond 12 can tell."""
    found = [match for value in values if isinstance(value, str) and (match := _SLASHED.match(value.strip()))]
    return any(int(each[2]) > 12 for each in found) and not any(int(each[1]) > 12 for each in found)


def _day(value: Cell | None, american: bool) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value or "").strip()
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        pass
    match = _SLASHED.match(text)
    if match is None:
        return None
    day, month = (int(match[2]), int(match[1])) if american else (int(match[1]), int(match[2]))
    try:
        return date(int(match[3]), month, day)
    except ValueError:
        return None
