"""Documents for the client from the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """A command makes an application of its own; of those a process has one."""


def test_the_plan_is_written_and_what_is_left_out_is_said(desk: Run, tmp_path: Path) -> None:
    made = desk("--json", "plan", "document", "--client", "Sol", "-o", str(tmp_path / "plan.pdf")).json
    assert made["pages"] >= 2
    assert made["size"] == (tmp_path / "plan.pdf").stat().st_size
    assert made["sections"] == ["summary", "channels", "signature"]
    assert "personas" in made["empty"]
    said = desk("plan", "document", "--client", "Sol", "-o", str(tmp_path / "p.docx"), lang="es",)  # fmt: skip
    assert "Tono de voz" in said.out
    assert (tmp_path / "p.docx").read_bytes()[:2] == b"PK"


def test_sections_language_and_paper_can_be_chosen(desk: Run, tmp_path: Path) -> None:
    options = ("--sections", "signature,summary", "--language", "en", "--paper", "letter", "--month", "2026-12")
    made = desk("--json", "plan", "document", "--client", "Sol", "-o", str(tmp_path / "plan.pdf"), *options).json
    assert made["sections"] == ["signature", "summary"]
    assert made["empty"] == []


@pytest.mark.parametrize(("options", "code"), [
    (("-o", "plan.txt"), "unknown_document_kind"), (("-o", "no/folder/plan.pdf"), "folder_missing"),
    (("-o", "plan.pdf", "--month", "2026-13"), "bad_month"),
    (("-o", "plan.pdf", "--sections", "nothing"), "unknown_section"),
])  # fmt: skip
def test_what_cannot_be_made_is_refused_and_leaves_no_file(
    desk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert desk("--json", "plan", "document", "--client", "Sol", *options).error["code"] == code
    assert not list(tmp_path.glob("*plan*"))


def test_cards_of_nobody_are_refused(desk: Run, tmp_path: Path) -> None:
    ran = desk("--json", "persona", "card", "--client", "Sol", "-o", str(tmp_path / "card.pdf"))
    assert ran.error["code"] == "no_personas"
