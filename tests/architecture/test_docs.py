"""The documents say what the code does, where that can be compared."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from smdesk.cli import main as command_line
from smdesk.cli.parsing import UsageError
from smdesk.core.publication import MOVES, State
from smdesk.core.retry import BACKOFF_S, MAX_TRIES
from smdesk.words import Words
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


def manual(language: str) -> list[Path]:
    return sorted((ROOT / "docs" / "manual" / language).glob("*.md"))


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_contents_of_the_manual_lead_to_every_page(language: str) -> None:
    contents = (ROOT / "docs" / "manual" / language / "README.md").read_text()
    names = [each.name for each in manual(language) if each.name != "README.md"]
    assert [name for name in names if f"]({name})" not in contents] == []


def examples(text: str) -> Iterator[str]:
    """The command lines of a page: indented, or between fences."""
    fenced = "\n".join(re.findall(r"^```\n(.*?)^```", text, re.M | re.S))
    indented = "\n".join(re.findall(r"^    (.*)", text, re.M))
    whole = f"{fenced}\n{indented}".replace("\\\n", " ")
    yield from re.findall(r"^smdesk .*", whole, re.M)


def test_the_program_takes_every_command_of_the_manual() -> None:
    parser, refused, count = command_line._parser(Words("en")).parser, [], 0
    for line in (line for each in (*manual("en"), *manual("es")) for line in examples(each.read_text())):
        words = shlex.split(line.split(" < ")[0].replace(" ID", " 1"), comments=True)[1:]
        count += 1
        try:
            parser.parse_args(words)
        except UsageError as error:
            refused.append(f"{line}: {error}")
    assert refused == []
    assert count > 150
