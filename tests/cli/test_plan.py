"""Pillars, saved texts and planned drafts from the terminal."""

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


def test_pillars_and_planned_drafts(ask):
    pillar = ask("pillar", "add", "Valor", "--client", "Sol", "--kind", "value", "--target", "40 %")
    assert (pillar["name"], pillar["kind"], pillar["target"]) == ("Valor", "value", 40)
    draft = ("post", "add", "--client", "Sol", "--text", "Hola", "--pillar", str(pillar["id"]))
    post = ask(*draft, "--plan", "2030-12-01 10:00")
    assert (post["pillar"], post["planned"], post["publications"]) == (pillar["id"], "2030-12-01T10:00:00+01:00", [])
    assert ask("post", "plan", str(post["id"]), "--no-date")["planned"] is None
    assert ask("post", "edit", str(post["id"]), "--pillar", "none")["pillar"] is None
    assert ask("pillar", "edit", str(pillar["id"]), "--target", "140", status=1)["error"]["code"] == "bad_number"
    assert ask("post", "edit", str(post["id"]), "--pillar", "77", status=1)["error"]["code"] == "unknown_pillar"
    ask("pillar", "delete", str(pillar["id"]))
    assert ask("pillar", "list")["items"] == []


def test_saved_texts(ask):
    made = ask("snippet", "add", "Pan", "#pan #masa", "--kind", "hashtags", "--client", "Sol")
    assert (made["name"], made["body"], made["kind"], made["client_id"]) == ("Pan", "#pan #masa", "hashtags", 1)
    assert ask("snippet", "edit", str(made["id"]), "--text", "#pan")["body"] == "#pan"
    assert [each["id"] for each in ask("snippet", "list", "--client", "Sol")["items"]] == [made["id"]]
    ask("snippet", "delete", str(made["id"]))
    assert ask("snippet", "list")["items"] == []


def test_key_dates_are_listed_added_and_hidden(ask):
    span = ("--client", "Sol", "--from", "2030-10-01", "--to", "2030-10-31")
    made = ask("keydate", "add", "Feria", "--client", "Sol", "--day", "2030-10-05", "--until", "2030-10-06")
    names = [each["name"] for each in ask("keydate", "list", *span)["items"]]
    assert {"Feria", "Halloween"} <= set(names)
    ask("keydate", "hide", "world:halloween", "--client", "Sol")
    ask("keydate", "delete", str(made["id"]))
    names = [each["name"] for each in ask("keydate", "list", *span)["items"]]
    assert not {"Feria", "Halloween"} & set(names)
    assert ask("keydate", "add", "X", "--day", "mañana", status=1)["error"]["code"] == "bad_day"


def test_key_dates_of_a_client_without_a_language_come_in_that_of_the_terminal(ask):
    number = str(ask("client", "add", "Nadie", "--zone", "Europe/Madrid", "--country", "ES")["id"])
    span = ("--client", number, "--from", "2030-12-25", "--to", "2030-12-25")
    for language, name in (("es", "Natividad del Señor"), ("en", "Christmas Day")):
        assert name in [each["name"] for each in ask("--lang", language, "keydate", "list", *span)["items"]]


def test_a_month_from_nothing_to_the_calendar(ask):
    channel = ask("channel", "connect", "practice", "--client", "Sol", "--handle", "sol2")["id"]
    ask("channel", "slots", str(channel), "tue 09:00, thu 18:00")
    total = ask("plan", "pillar", "preset", "services", "--client", "Sol")
    assert total["total"] == 100
    month = ("--client", "Sol", "--month", "2030-12")
    found = ask("plan", "propose", *month)
    assert len(found["items"]) == 9
    assert all(reason["text"] for item in found["items"] for reason in item["reasons"])
    ask("plan", "edit", found["items"][0]["key"], *month, "--at", "2030-12-06 10:00", "--name", "Market")
    ask("plan", "edit", found["items"][1]["key"], *month, "--drop")
    ask("plan", "add", "2030-12-08 10:00", *month, "--pillar", str(total["items"][1]["id"]))
    assert len(ask("plan", "accept", *month)["made"]) == 9
    shown = ask("plan", "show", *month)
    assert "Market" in {item["title"] for item in shown["items"]}
    assert ask("plan", "accept", *month, status=1)["error"]["code"] == "nothing_to_accept"
    mixed = ask("plan", "mix", *month, "--apply")
    assert mixed["mix"]["posts"] == 9 + len([each for each in mixed["proposals"] if each["act"] == "add"])
    assert ask("plan", "mix", "--client", "Sol", "--week", "2030-12-04")["mix"]["posts"] == 2


def test_goals_that_do_not_add_up_are_adjusted(ask):
    first, second = (
        ask("plan", "pillar", "add", name, "--client", "Sol", "--kind", kind, "--target", "30")
        for name, kind in (("Valor", "value"), ("Promo", "promo"))
    )
    assert ask("pillar", "list", "--client", "Sol")["total"] == 60
    found = ask("plan", "pillar", "adjust", "--client", "Sol", "--keep", str(first["id"]))
    assert [each["target"] for each in found["items"]] == [30, 70]
    ordered = ask("plan", "pillar", "order", str(second["id"]), "--client", "Sol")
    assert [each["name"] for each in ordered["items"]] == ["Promo", "Valor"]


def test_occurrences_of_a_series_are_left_out_made_posts_and_the_series_ended(ask):
    post = ask("post", "add", "--client", "Sol", "--channel", "practice", "--text", "Hola", "--at", "2030-10-07 09:00",
               "--repeat", "weekly")["id"]  # fmt: skip
    series = ("series", "skip", str(post), "--at")
    ask(*series, "2030-10-14 09:00")
    ask("series", "end", str(post), "--at", "2030-11-04 09:00")
    alone = ask("series", "detach", str(post), "--at", "2030-10-21 09:00", "--to", "2030-10-22 10:00")["post"]
    assert alone != post
    assert ask("series", "show", str(post))["coming"] == ["2030-10-07 09:00", "2030-10-28 09:00"]
    assert ask(*series, "2030-10-14 09:00", status=1)["error"]["code"] == "not_in_series"
