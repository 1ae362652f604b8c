"""Holidays come from their library once: afterwards from a file, as long as that is of the same version."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from smdesk.system import public_holidays
from smdesk.system.public_holidays import Holidays

MADRID = ("ES", "ES-MD", 2026, "es")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "holidays.json"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The years for which the library was asked."""
    years: list[int] = []
    real = public_holidays.holidays_of

    def ask(country: str, region: str, year: int, language: str) -> tuple[public_holidays.Holiday, ...]:
        years.append(year)
        return real(country, region, year, language)

    monkeypatch.setattr(public_holidays, "holidays_of", ask)
    return years


def test_what_was_asked_for_once_is_known_after_a_restart_and_so_is_the_next_year(file: Path, asked: list[int]) -> None:
    found = Holidays(file).of(*MADRID)
    assert date(2026, 5, 2) in {each.day for each in found}
    assert 2026 in asked
    asked.clear()
    later = Holidays(file)
    assert later.of(*MADRID) == found
    assert later.of("ES", "ES-MD", 2027, "es")[0].day == date(2027, 1, 1)
    assert asked == []


def test_another_version_of_the_library_is_asked_anew(
    file: Path, asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Holidays(file).of(*MADRID)
    asked.clear()
    monkeypatch.setattr(public_holidays, "_source", lambda: "holidays 99")
    assert Holidays(file).of(*MADRID) == found
    assert 2026 in asked


@pytest.mark.parametrize("damage", ["", "[]", '{"of": 3}', "\x00", '{"of": "@", "years": {"ES ES-MD 2026 es": [1]}}'])
def test_a_damaged_file_is_made_anew(file: Path, damage: str) -> None:
    file.write_text(damage.replace("@", public_holidays._source()))
    assert Holidays(file).of(*MADRID)
    assert json.loads(file.read_text())["years"]


def test_where_nothing_can_be_kept_they_are_told_all_the_same(tmp_path: Path) -> None:
    assert Holidays(tmp_path / "missing" / "holidays.json").of(*MADRID)
