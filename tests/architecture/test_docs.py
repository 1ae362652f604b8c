"""The documents say what the code does, where that can be compared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from smdesk.core.publication import MOVES, State
from smdesk.core.retry import BACKOFF_S, MAX_TRIES
from tools.networks_page import file, page

ROOT = Path(__file__).resolve().parents[2]
LEDGER = (ROOT / "docs" / "ledger.md").read_text()
ROW = re.compile(r"^\| (?P<state>\w+) \| [^|]+ \| (?P<targets>[^|]*) ?\|$", re.M)


def documented_moves() -> dict[str, set[str]]:
    section = LEDGER.split("## States")[1].split("## ")[0]
    rows = {match["state"]: match["targets"] for match in ROW.finditer(section) if match["state"] != "state"}
    return {state: {name.strip() for name in targets.split(",") if name.strip()} for state, targets in rows.items()}


def test_the_ledger_document_has_every_state_and_move() -> None:
    assert documented_moves() == {state.value: {target.value for target in MOVES[state]} for state in State}


def test_the_ledger_document_has_the_back_off() -> None:
    words = [f"{s / 3600:g} h" if s >= 3600 else f"{s / 60:g} min" if s >= 60 else f"{s:g} s" for s in BACKOFF_S]
    assert ", ".join(words) in LEDGER
    assert {8: "eight"}[MAX_TRIES] in LEDGER


def documents() -> list[Path]:
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("file", documents(), ids=lambda file: str(file.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(file: Path) -> None:
    targets = [target.split("#")[0] for target in re.findall(r"\]\(([^)]+)\)", file.read_text())]
    local = [target for target in targets if target and "://" not in target]
    assert [target for target in local if not (file.parent / target).exists()] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_manual_says_of_the_networks_what_the_program_says(language: str) -> None:
    assert file(language).read_text() == page(language), "python tools/networks_page.py"


def test_both_manuals_have_the_same_pages() -> None:
    pages = {
        language: {file.name for file in (ROOT / "docs" / "manual" / language).glob("*.md")}
        for language in ("en", "es")
    }
    assert pages["en"] == pages["es"] != set()
