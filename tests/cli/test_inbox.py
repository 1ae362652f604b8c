"""The inbox from the terminal."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from smdesk.adapters.base import InboxMessage, InboxPage
from smdesk.adapters.practice import PracticeAdapter, PracticeNetwork
from smdesk.core import network as networks
from smdesk.words import LANGUAGES, Words
from tests.adapters.practice.helpers import adapter, request
from tests.cli.conftest import Run


@pytest.fixture
def ask(desk: Run) -> Any:
    """The JSON of a command on a desk with a client; with `status` 1, of its refusal."""

    def answer(*argv: str, status: int = 0, **more: Any) -> Any:
        ran = desk("--json", *argv, **more)
        assert ran.status == status, ran
        return ran.json

    return answer


@pytest.fixture
def post(ask: Any, data_folder: Path) -> str:
    """A post of the channel that is out, with two comments; its id there."""
    with PracticeNetwork(data_folder / "practice") as network:
        there = adapter(network, "sol").publish(request()).remote.id
        network.comment(there, "nuria", "¿Hay pan de yuca?", name="Nuria")
        network.comment(there, "trol", "Qué malo")
    return there


def test_reading_finding_answering_and_keeping_order(ask, post):
    (read,) = ask("inbox", "sync")["items"]
    assert (read["handle"], read["new"], read["error"]) == ("sol", 2, None)
    assert ask("inbox", "sync", "--channel", "sol")["items"][0]["new"] == 0
    (message,) = ask("inbox", "list", "--search", "YUCA")["items"]
    assert (message["author_name"], message["kind"], message["state"], message["under"]) == (
        "Nuria", "comment", "new", post,
    )  # fmt: skip
    sent = ask("inbox", "reply", str(message["id"]), "--text", "Sí, desde las 7")
    assert (sent["state"], bool(sent["remote_id"])) == ("sent", True)
    thread = ask("inbox", "show", str(message["id"]))
    assert [(each["text"], each["ours"]) for each in thread["messages"]] == [
        ("¿Hay pan de yuca?", False), ("Sí, desde las 7", True),
    ]  # fmt: skip
    assert thread["state"] == "done"
    (other,) = ask("inbox", "list", "--state", "new")["items"]
    number = str(other["id"])
    assert ask("inbox", "hide", number)["hidden"] is True
    assert ask("inbox", "hide", number, "--undo")["hidden"] is False
    assert ask("inbox", "block", number)["author_blocked"] is True
    assert ask("inbox", "mute", number)["id"] == other["id"]
    assert ask("inbox", "mute", number, "--undo")["id"] == other["id"]
    assert ask("inbox", "report", number, "--reason", "spam", "--text", "Siempre lo mismo")["id"] == other["id"]
    assert ask("inbox", "report", number, "--reason", "ugly", status=1)["error"]["code"] == "bad_choice"
    assert ask("inbox", "delete", number)["deleted_there"] is True
    assert ask("inbox", "done", number)["state"] == "done"


def test_an_answer_in_doubt_is_told_as_such_and_settled(ask, desk, post):
    ask("inbox", "sync")
    ask("practice", "faults", "--script", "reply:lost_after")
    doubt = ask("inbox", "reply", "1", status=1, stdin="Sí\n")
    assert (doubt["state"], doubt["text"]) == ("unconfirmed", "Sí")
    told = desk("--lang", "es", "inbox", "show", "1")
    assert "no se sabe si se envió" in told.out
    assert ask("inbox", "resolve", str(doubt["id"]), "--sent")["state"] == "sent"
    assert ask("inbox", "resolve", str(doubt["id"]), "--sent", status=1)["error"]["code"] == "reply_not_open"
    told = desk("--lang", "es", "inbox", "resolve", str(doubt["id"]), "--sent")
    assert "Con la respuesta 1 ya no se puede hacer eso: enviada." in told.err


def test_a_refused_answer_speaks_of_an_answer_and_of_no_publication(ask, desk, post):
    ask("inbox", "sync")
    ask("practice", "faults", "--script", "reply:refused")
    told = desk("--lang", "es", "inbox", "reply", "1", "--text", "Sí")
    assert "La red rechazó el contenido de la respuesta." in told.out
    assert "publicación" not in told.out
    handed_over = {"delegated_not_published", "delegated_overdue", "not_delegable"}  # no answer is: it goes out at once
    for language in LANGUAGES:
        words = Words(language)
        assert handed_over < set(words._data["ask"])
        for code in {*words._data["answers"], *words._data["ask"]} - handed_over:
            said = str(words.answer(code))
            assert not re.search(r"\b(post|publication|publicación)\b", said, re.IGNORECASE), said


def test_a_comment_is_answered_privately(ask, desk, post):
    ask("inbox", "sync")
    assert "reply_privately" in ask("inbox", "list")["items"][0]["can"]
    sent = ask("inbox", "reply", "1", "--text", "Te escribo", "--private")
    assert (sent["state"], sent["private"]) == ("sent", True)
    assert ask("inbox", "reply", "1", "--text", "Más", "--private", status=1)["error"]["code"] == "privately_answered"


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("inbox", "show", "99"), "unknown_message"),
        (("inbox", "like", "99"), "unknown_message"),
        (("inbox", "reply", "1", "--text", "x" * 501), "reply_too_long"),
        (("inbox", "reply", "1", "--text", " "), "empty_reply"),
        (("inbox", "list", "--kind", "carta"), "bad_choice"),
        (("inbox", "sync", "--channel", "nadie"), "unknown_channel"),
        (("inbox", "resolve", "9", "--cancel"), "unknown_reply"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(ask, post, argv, code):
    ask("inbox", "sync")
    assert ask(*argv, status=1)["error"]["code"] == code


def test_a_reading_that_fails_is_told_by_channel(ask, post):
    ask("practice", "faults", "--script", "page:not_sent")
    (read,) = ask("inbox", "sync", status=1)["items"]
    assert read["error"]["code"] == "offline"
    assert "practice" in read["error"]["message"]


def test_what_costs_money_is_read_only_when_it_is_named(desk, post, monkeypatch):
    dear = replace(networks.load("practice"), prices=networks.load("x").prices)
    monkeypatch.setattr(networks, "load", lambda name: dear)
    unasked = desk("inbox", "sync")
    assert (unasked.status, "--channel" in unasked.out, "2 new" in unasked.out) == (0, True, False)
    assert "2 new" in desk("inbox", "sync", "--channel", "sol").out


def test_what_an_access_may_not_read_is_named_and_the_rest_is_read(desk, post, monkeypatch):
    page = PracticeAdapter.page
    monkeypatch.setattr(
        PracticeAdapter, "page", lambda self, cursor="": replace(page(self, cursor), left_out=("messages_not_allowed",))
    )
    told = desk("inbox", "sync")
    assert (told.status, "2 new" in told.out, "no access to your direct messages" in told.out) == (0, True, True)


def test_a_review_is_listed_with_its_stars_and_its_answer_taken_back(desk, ask, post, monkeypatch):
    ask("inbox", "sync")
    (message,) = ask("inbox", "list", "--search", "YUCA")["items"]
    sent = ask("inbox", "reply", str(message["id"]), "--text", "Sí")
    assert ask("inbox", "withdraw", str(message["id"]))["remote_id"] == sent["remote_id"]
    assert ask("inbox", "withdraw", str(message["id"]), status=1)["error"]["code"] == "no_answer_there"
    review = InboxMessage(
        "r9", "review", "Leo", "Leo", "Tardaron mucho", datetime(2026, 12, 1, 9, tzinfo=UTC), rating=2
    )
    monkeypatch.setattr(PracticeAdapter, "page", lambda self, cursor="": InboxPage((review,), "x"))
    ask("inbox", "sync")
    told = desk("inbox", "list", "--kind", "review").out
    assert "Leo ★★" in told
    assert "Tardaron mucho" in told
