"""Audits, competitors and tasks from the terminal."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def ask(desk: Run) -> Any:
    """The JSON of a command on a desk with a client; with `status` 1, of its refusal."""

    def answer(*argv: str, status: int = 0) -> Any:
        ran = desk("--json", *argv)
        assert ran.status == status, ran
        return ran.json

    return answer


def test_an_audit_from_its_beginning_to_a_task(ask: Any, desk: Run) -> None:
    first = ask("audit", "new", "--client", "Sol", "--title", "First look", "--date", "2026-01-10", "--fill")
    number = str(first["id"])
    assert (first["day"], first["title"]) == ("2026-01-10", "First look")
    seen = ask(
        "audit", "presence", "set", number, "instagram", "--followers", "2310", "--per-week", "2,5", "--has", "bio",
        "picture", "--lacks", "link", "--figure", "reply_hours=26", "--last", "2026-01-09", "--decision", "grow",
    )  # fmt: skip
    assert (seen["followers"], seen["per_week"], seen["completeness"]) == (2310, 2.5, 67)
    assert seen["sources"]["followers"]["by"] == "hand"
    assert "link" in seen["checklist"]["missing"]
    assert "handle" in seen["checklist"]["not_looked_at"]
    ask("audit", "rating", number, "google", "4.4", "--count", "87", "--unanswered", "11")
    ask("audit", "swot", number, "strengths", "Own starter", "Open on Sundays")
    finding = ask("audit", "finding", "add", number, "Answer reviews", "--impact", "4", "--effort", "1")
    assert (finding["weight"], finding["group"]) == (20, "quick")
    assert ask("audit", "finding", "turn", str(finding["id"]), "--into", "task")["became"] == "task:1"
    assert [each["text"] for each in ask("task", "list", "--client", "Sol")["items"]] == ["Answer reviews"]
    shown = ask("audit", "show", "--client", "Sol")
    assert [each["text"] for each in shown["swot"]["strengths"]] == ["Own starter", "Open on Sundays"]
    assert ask("audit", "fill", number, "--dry-run")["filled"] == []
    second = ask("audit", "new", "--client", "Sol")
    ask("audit", "presence", "set", str(second["id"]), "instagram", "--followers", "2500")
    compared = ask("audit", "compare", str(second["id"]), number)
    instagram = next(each for each in compared["networks"] if each["name"] == "instagram")
    assert instagram["changes"][0] == {
        "name": "followers", "then": 2310, "now": 2500, "change": 190, "percent": 8.2, "better": True,
    }  # fmt: skip
    lines = desk("audit", "show", number).out
    assert "2,310" in lines
    assert "Answer reviews" in lines
    assert "+190" in desk("audit", "compare", number, str(second["id"])).out
    ask("audit", "finding", "undo", str(finding["id"]))
    assert ask("task", "list")["items"] == []


@pytest.mark.parametrize(
    ("argv", "code", "field"),
    [
        (("audit", "new", "--client", "Sol", "--date", "2999-01-01"), "day_to_come", "day"),
        (("audit", "presence", "set", "1", "x", "--followers=-3"), "bad_number", "followers"),
        (("audit", "presence", "set", "1", "x", "--followers", "many"), "bad_value", "followers"),
        (("audit", "rating", "1", "google", "6"), "bad_number", "value"),
        (("audit", "presence", "set", "1", "x", "--figure", "engagement=120"), "bad_number", "engagement"),
        (("audit", "presence", "set", "1", "x", "--figure", "luck"), "bad_pair", None),
        (("audit", "finding", "add", "1", "x", "--impact", "9"), "bad_number", "impact"),
        (("competitor", "figure", "1", "x", "rating", "5.5"), "bad_number", "value"),
        (("audit", "show", "77"), "unknown_audit", None),
        (("task", "done", "77"), "unknown_task", None),
    ],
)
def test_what_cannot_be_is_refused_in_words(ask: Any, argv: tuple[str, ...], code: str, field: str | None) -> None:
    ask("audit", "new", "--client", "Sol")
    ask("competitor", "add", "Luna", "--client", "Sol")
    refused = ask(*argv, status=1)["error"]
    assert (refused["code"], refused["facts"].get("field")) == (code, field)
    assert refused["message"]


def test_competitors_over_time_and_tasks(ask: Any, desk: Run) -> None:
    made = ask("competitor", "add", "Luna", "--client", "Sol", "--handle", "instagram=luna", "--pressure", "high")
    ask("competitor", "figure", str(made["id"]), "instagram", "followers", "900", "--date", "2026-01-01")
    slip = ask("competitor", "figure", str(made["id"]), "instagram", "followers", "9", "--date", "2026-02-01")
    ask("competitor", "take-back", str(slip["figure"]))
    (found,) = ask("competitor", "list", "--client", "Sol")["items"]
    assert [(each["day"], each["value"]) for each in found["figures"]] == [("2026-01-01", 900)]
    assert "900" in desk("competitor", "list").out
    task = ask("task", "add", "Hours", "--client", "Sol", "--due", "2026-01-02")
    assert ask("task", "done", str(task["id"]))["done"] is True
    assert ask("task", "list")["items"] == []
    assert ask("task", "done", str(task["id"]), "--undo")["done"] is False
    assert desk("task", "list").out.startswith("1 ")
