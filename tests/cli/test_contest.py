"""Contests in the terminal, and the record that goes to whoever asks."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.cli.conftest import Run

PAST = ("--opens", "2026-01-01 09:00", "--closes", "2026-01-08 20:00", "--draws", "2026-01-09 10:00")


@pytest.fixture
def held(desk: Run, tmp_path: Path) -> Run:
    """A contest of the past with three who took part."""
    file = tmp_path / "names.csv"
    file.write_text("red;usuario\ninstagram;@ana\ninstagram;@bea\ninstagram;@eva\n", encoding="utf-8")
    made = desk(
        "contest", "add", "Roscón", "--client", "Sol", *PAST, "--prize", "Un roscón", "--reserves", "1", "--json"
    )
    assert (made.json["id"], made.json["closes"]) == (1, "2026-01-08T20:00:00")
    assert desk("contest", "entries", "1", "--file", str(file), "--json").json["taken"]["added"] == 3
    return desk


def test_from_the_promise_to_the_record(held: Run, tmp_path: Path, qapp: object) -> None:
    clock = ("--clock", "2026-01-05T10:00:00+00:00")
    promised = held("contest", "commit", "1", "--json", *clock).json["made"][0]
    assert promised["secret"] == ""
    drawn = held("contest", "draw", "1", "--json").json["made"][0]
    assert hashlib.sha256(drawn["secret"].encode()).hexdigest() == promised["commitment"]
    assert held("contest", "verify", "1", "--json").json["items"] == [{"number": 1, "genuine": True, "wrong": []}]
    assert "auténtico" in held("contest", "verify", "1", lang="es").out
    assert held("contest", "legal", "1", "--json").json["gaps"] == ["how", "region", "announce", "contact"]
    held("contest", "exclude", "1", "1", "--reason", "Familia")
    again = held("contest", "draw", "1", "--reason", "Familia", "--json").json["made"]
    assert [each["void_reason"] for each in again] == ["Familia", ""]
    won = again[1]["winners"][0]
    stood = held("contest", "substitute", "1", won, "--reason", "No contesta", lang="es")
    assert "No contesta" in stood.out
    assert held("contest", "substitute", "1", "--undo", "--json").json["made"][1]["substitutes"] == []
    held("contest", "substitute", "1", won, "--reason", "No contesta")
    assert "stands in" in held("contest", "show", "1").out
    assert "closed" in held("contest", "close", "1").out
    assert held("contest", "substitute", "1", "--undo", "--json").json["error"]["code"] == "contest_record_closed"
    file = tmp_path / "record.pdf"
    assert held("contest", "record", "1", str(file), "--json").json["pages"] >= 2
    text = "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(file))
    flat = "".join(text.split())
    for word in (
        promised["commitment"],
        drawn["secret"],
        "instagram:eva",
        "Nocontesta",
        "Elactasecerró",
        "hmac-sha256-1",
        "Actadelconcurso",
    ):
        assert word in flat, word
    assert "Roscón" in held("contest", "list").out
    assert "anulado" in held("contest", "show", "1", lang="es").out


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("draw", "1"), "contest_not_committed"),
        (("substitute", "1", "@ana", "--reason", "x"), "contest_not_drawn"),
        (("commit", "1"), "contest_closed"),
        (("edit", "1", "--closes", "2025-01-01 10:00"), "contest_closes_first"),
        (("edit", "1", "--winners", "0"), "bad_number"),
        (("entries", "1", "--inbox"), "contest_no_post"),
        (("entries", "1", "--file", "nothing.csv"), "file_unreadable"),
        (("exclude", "1", "99", "--reason", "x"), "unknown_contest_entry"),
        (("record", "1", "record.doc"), "unknown_document_kind"),
        (("show", "9"), "unknown_contest"),
    ],
)
def test_what_cannot_be_is_refused_by_name(held: Run, typed: tuple[str, ...], code: str) -> None:
    refused = held("contest", *typed, "--json")
    assert (refused.status, refused.json["error"]["code"]) == (1, code)
