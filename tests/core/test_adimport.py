"""Exports of ad accounts, as different programs and languages write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from smdesk.core import adimport

SPANISH = ["Inicio del informe", "Fin del informe", "Nombre de la campaña", "Nombre del anuncio", "Resultados",
           "Alcance", "Importe gastado (EUR)", "Impresiones", "Clics en el enlace", "Clics (todos)"]  # fmt: skip
ENGLISH = ["Campaign name", "Ad set name", "Day", "Amount spent (USD)", "Impressions", "Link clicks"]


def test_both_languages_are_recognised() -> None:
    found = adimport.columns(SPANISH)
    assert (found["campaign"], found["spent"], found["clicks"], found["last"]) == (2, 6, 8, 1)
    assert adimport.usable(found)
    assert adimport.usable(adimport.columns(ENGLISH))
    assert not adimport.usable(adimport.columns(["Fecha", "Texto", "Enlace"]))


def test_a_line_is_read_and_a_total_left_out() -> None:
    lines = [
        (2, ["2026-10-09", "2026-10-14", "Otoño [sd-3f9a12c0]", "Reservas", "26", "4100", "78.00", "10400", "251", ""]),
        (3, ["2026-10-09", "2026-10-14", "", "", "26", "", "78.00", "", "", ""]),
    ]
    (told,) = adimport.read(SPANISH, lines)
    assert (told.name, told.first, told.last) == ("Reservas", date(2026, 10, 9), date(2026, 10, 14))
    assert (told.minor("EUR"), told.currency, told.problem) == (7800, "EUR", "")
    assert told.counts == {"results": 26, "reach": 4100, "impressions": 10400, "clicks": 251}
    assert adimport.same_name(told.campaign) == "otono"


@pytest.mark.parametrize(
    ("cells", "spent"),
    [
        (["12.34", "1,234.50"], "12.34"), (["12,34", "1.234,50"], "12.34"), (["12,34", "7"], "12.34"),
        ([12.34, 7], "12.34"), (["12.34 €", "7"], "12.34"),
    ],
)  # fmt: skip
def test_the_decimal_sign_is_that_of_the_column(cells: list[object], spent: str) -> None:
    told = adimport.read(ENGLISH, [(n, ["A", "B", "2026-10-09", cell, "", ""]) for n, cell in enumerate(cells)])
    assert told[0].spent == Decimal(spent)


def test_days_in_any_form_and_the_order_that_fits_all() -> None:
    def days(*told: object) -> list[date | None]:
        return [each.last for each in adimport.read(ENGLISH, [(1, ["A", "B", day, "1", "", ""]) for day in told])]

    assert days(datetime(2026, 10, 9, 0, 0), "2026-10-09", "09/10/2026") == [date(2026, 10, 9)] * 3
    assert days("10/09/2026", "10/14/2026") == [date(2026, 10, 9), date(2026, 10, 14)]
    assert adimport.read(ENGLISH, [(1, ["A", "B", "ayer", "1", "", ""])])[0].problem == "ads_row_day"


def test_what_cannot_be_read_says_why() -> None:
    def problem(*cells: object) -> str:
        return adimport.read(ENGLISH, [(1, ["A", "B", "2026-10-09", *cells])])[0].problem

    assert problem("gratis", "", "") == "ads_row_number"
    assert problem("-3", "", "") == "ads_row_number"
    assert problem("", "", "") == "ads_row_empty"
    assert problem("0", "", "") == ""
    assert adimport.read(ENGLISH, [(1, ["A"])])[0].problem == "ads_row_day"
