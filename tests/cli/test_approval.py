"""A round of approval from the terminal: one file out, one answer in."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.cli.conftest import Run


@pytest.fixture
def made(desk: Run, tmp_path: Path) -> Run:
    """Two posts of Sol in the calendar, in a round whose file is written."""
    for day, text in (("2026-12-01", "Pan de centeno"), ("2026-12-02", "Roscón <b>ya</b>")):
        desk("post", "add", "--client", "Sol", "--channel", "practice", "--text", text, "--at", f"{day} 09:00")
    out = desk(
        "approval", "create", "Diciembre", "--client", "Sol", "--from", "2026-12-01", "--to", "2026-12-16",
        "--message", "¿Qué te parece?", "-o", str(tmp_path / "dic.html"), "--json",
    ).json  # fmt: skip
    assert (out["posts"], [item["now"] for item in out["items"]]) == (2, ["waiting", "waiting"])
    return desk


def answer(page: Path, **says: dict[str, object]) -> str:
    """What the client's page would write, from what is in it."""
    found = re.search(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', page.read_text(), re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    given = [
        {"item": each["key"], "shows": each["digest"], "comment": "", "texts": [], **says[f"_{at}"]}
        for at, each in enumerate(data["entries"], 1)
        if f"_{at}" in says
    ]
    return json.dumps({"smdesk": "approval answer", "form": 1, "round": data["round"], "sent": data["sent"],
                       "by": "Marta", "at": "2026-11-20T10:00:00+01:00", "answers": given})  # fmt: skip


def test_a_file_goes_out_and_an_answer_comes_in(made: Run, tmp_path: Path) -> None:
    page = tmp_path / "dic.html"
    text = page.read_text(encoding="utf-8")
    assert "Pan de centeno" in text
    assert "Roscón &lt;b&gt;ya&lt;/b&gt;" in text
    file = tmp_path / "dic.answer"
    file.write_text(answer(page, _1={"says": "approved"}, _2={"says": "text", "texts": ["Roscón, ya"], "comment": "!"}))
    came = made("approval", "apply", str(file), "--json").json
    assert (came["by"], came["approved"], came["changes"], came["unanswered"]) == ("Marta", [1], [2], 0)
    assert made("post", "show", "1", "--json").json["stage"] == "approved"
    assert "ya se importó" in made("approval", "apply", str(file), lang="es").out
    used = made("approval", "use-text", "1", "2", "--json").json
    assert [item["now"] for item in used["items"]] == ["approved", "approved"]
    assert made("post", "show", "2", "--json").json["text"] == "Roscón, ya"
    assert "approved 2" in made("approval", "list").out


def test_an_answer_can_be_given_by_telephone_and_refused(made: Run) -> None:
    made("approval", "approve", "1", "1", "--note", "Por teléfono", "--by", "Marta")
    made("approval", "ask", "1", "2", "--comment", "Otra foto", "--note", "Por correo")
    shown = made("approval", "show", "1", lang="es").out
    assert "aprobada" in shown
    assert "Otra foto" in shown
    declined = made("approval", "decline", "1", "2", "--reason", "No hay otra", "--json").json
    assert [item["now"] for item in declined["items"]] == ["approved", "declined"]


def test_what_cannot_be_done_says_so_and_changes_nothing(made: Run, tmp_path: Path) -> None:
    for given, code in (
        (("apply", str(tmp_path / "none.answer")), "file_missing"),
        (("apply", str(tmp_path / "dic.html")), "answer_is_page"),
        (("send", "1"), "round_no_file"),
        (("send", "1", "-o", str(tmp_path / "no" / "x.html")), "folder_missing"),
        (("show", "9"), "unknown_round"),
        (("approve", "1", "77", "--note", "x"), "unknown_post"),
        (("create", "X", "--client", "Sol", "--from", "2026-12-01"), "round_bounds"),
        (("create", "X", "--client", "Sol"), "round_empty"),
    ):
        assert made("approval", *given, "--json").json["error"]["code"] == code
    made("approval", "close", "1")
    assert made("approval", "add", "1", "1", "--json").json["error"]["code"] == "round_closed"
    made("approval", "close", "1", "--undo")
    assert made("approval", "delete", "1", "--json").json["deleted"]
    assert made("approval", "list", "--json").json["items"] == []
    assert made("approval", "delete", "1", "--undo", "--json").json["name"] == "Diciembre"
    assert made("approval", "withdraw", "1", "2", "--json").json["tally"]["withdrawn"] == 1


def test_who_prefers_paper_gets_a_pdf_with_every_post(made: Run, tmp_path: Path, qapp: object) -> None:
    file = tmp_path / "dic.pdf"
    sent = made("approval", "send", "1", "-o", str(file), "--json").json
    assert (sent["posts"], sent["items"][0]["version"]) == (2, 2)
    with pdfium.PdfDocument(file) as document:
        text = "\n".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
    for said in ("Diciembre", "¿Qué te parece?", "Pan de centeno", "Roscón <b>ya</b>", "2026, 09:00", "Me gusta"):
        assert said in text
