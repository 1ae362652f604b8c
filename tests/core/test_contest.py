"""A contest: what is a sound draw, who takes part, and the legal text with its gaps."""

from __future__ import annotations

import hashlib
import hmac
import random
from collections import Counter
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import contest, contest_legal
from smdesk.core.contest_entries import Given, keys, person, read
from smdesk.core.errors import InvalidInput

KEYS = st.lists(st.text("abcñ:_#1🎈", min_size=1, max_size=8), min_size=1, max_size=12, unique=True)
SECRET = "5e" * 32


@given(KEYS, st.randoms(use_true_random=False), st.integers(1, 5), st.integers(0, 5))
def test_the_order_in_which_entries_came_changes_nothing(
    found: list[str], chance: random.Random, winners: int, reserves: int
) -> None:
    shuffled = [*found, found[0]]
    chance.shuffle(shuffled)
    made = contest.draw(SECRET, found, winners, reserves)
    assert made == contest.draw(SECRET, shuffled, winners, reserves)
    assert contest.verify(made) == ()
    assert len(made.winners) == min(winners, len(found))
    assert not set(made.winners) & set(made.reserves)


@given(KEYS, st.data())
def test_one_other_entry_is_another_list(found: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(found) - 1))
    assert contest.list_hash([*found[:at], found[at] + "x!", *found[at + 1 :]]) != contest.list_hash(found)


def test_every_entry_is_drawn_as_often_as_any_other() -> None:
    people, rounds = [f"instagram:p{number}" for number in range(10)], 3000
    firsts = Counter(contest.draw(f"{number:064x}", people, 1, 0).winners[0] for number in range(rounds))
    expected = rounds / len(people)
    assert sum((firsts[each] - expected) ** 2 / expected for each in people) < 33.7  # p = 0.0001 at 9 degrees


def test_a_stranger_gets_the_same_with_other_tools() -> None:
    made = contest.draw(SECRET, ["x:bea", "x:ana", "x:ñu"], 1, 1)
    text = "x:ana\nx:bea\nx:ñu\n".encode()
    assert made.entries_sha256 == hashlib.sha256(text).hexdigest()
    seed = (SECRET + made.entries_sha256).encode()
    order = sorted(("x:ana", "x:bea", "x:ñu"), key=lambda key: hmac.new(seed, key.encode(), "sha256").hexdigest())
    assert [*made.winners, *made.reserves] == order[:2]
    assert made.commitment == hashlib.sha256(SECRET.encode()).hexdigest()


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"secret": "0" * 64}, "commitment"),
        ({"commitment": "0" * 64}, "commitment"),
        ({"entries": ("x:ana", "x:eva")}, "hash"),
        ({"entries": ("x:bea", "x:ana")}, "list"),
        ({"winners": ("x:eva",)}, "winners"),
        ({"winners": ()}, "winners"),
        ({"reserves": ("x:eva",)}, "reserves"),
        ({"method": "coin"}, "method"),
    ],
)
def test_whatever_was_changed_afterwards_does_not_verify(change: dict[str, str], wrong: str) -> None:
    made = contest.draw(SECRET, ["x:ana", "x:bea"], 1, 1)
    assert wrong in contest.verify(replace(made, **change))


@pytest.mark.parametrize(
    ("days", "code"),
    [((3, 2, 4), "contest_closes_first"), ((2, 2, 4), "contest_closes_first"), ((1, 3, 2), "contest_draws_first")],
)
def test_dates_that_do_not_follow_each_other_are_refused(days: tuple[int, int, int], code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        contest.check_dates("Europe/Madrid", *(datetime(2026, 12, day, 10) for day in days))
    assert refused.value.code == code
    contest.check_dates("Europe/Madrid", None, datetime(2026, 12, 1), None)


@pytest.mark.parametrize("counts", [(0, 0), (101, 0), (1, -1)])
def test_without_a_winner_nothing_is_drawn(counts: tuple[int, int]) -> None:
    with pytest.raises(InvalidInput):
        contest.check_counts(*counts)


def test_one_person_has_one_chance_however_they_are_written() -> None:
    given = [Given("@Ana", "instagram"), Given(" ana ", "instagram"), Given("ANA", "tiktok"), Given("@bea")]
    assert [key for key, _ in keys(given, "person")] == ["instagram:ana", "tiktok:ana", ":bea"]
    assert person("x", "Ñandú") == person("x", "N\u0303andu\u0301")


def test_where_each_entry_counts_the_same_comment_counts_once() -> None:
    given = [Given("ana", "x", reference="1"), Given("ana", "x", reference="2"), Given("ana", "x", reference="1")]
    assert len(keys(given, "entry")) == 2
    assert [key for key, _ in keys([Given("ana", "x")] * 2, "entry")] == ["x:ana#1", "x:ana#2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@ana\n\n@bea\r\n", [("@ana", "", ""), ("@bea", "", "")]),
        ("López, Ana\n", [("López, Ana", "", "")]),
        ("instagram,ana,¡Yo!\nx,bea\n", [("ana", "instagram", "¡Yo!"), ("bea", "x", "")]),
        ("\ufeffUsuario;Red;Comentario\nana;tiktok;\"pan; y más\"\n", [("ana", "tiktok", "pan; y más")]),
        ("name\nana\n", [("ana", "", "")]),
    ],
)  # fmt: skip
def test_lists_and_tables_are_read(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(each.name, each.network, each.text) for each in read(text)] == expected


@pytest.mark.parametrize("text", ["ana\n@\n", "ana\n" + "x" * 400, "name,network\nana,x\n,x\n"])
def test_a_line_without_a_name_is_told_by_its_number(text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read(text)
    assert refused.value.facts["line"] == len(text.splitlines())


KNOWN = {"name": "Roscón", "organiser": "Molino S.L.", "opens": datetime(2026, 12, 1, 9), "how": "Comenta.",
         "closes": datetime(2026, 12, 8, 20), "zone": "Europe/Madrid", "winners": 1, "reserves": 2, "chances": "person",
         "method": contest.METHOD, "prize": "Un roscón."}  # fmt: skip


@pytest.mark.parametrize("language", ["es", "en", "fr"])
def test_the_legal_text_marks_what_nobody_has_said(language: str) -> None:
    made = contest_legal.fill(language, KNOWN)
    assert made.gaps == ("draws", "region", "announce", "contact")
    assert ".." not in made.text
    assert "{" not in made.text
    assert {"es": "1 de diciembre de 2026 a las 09:00", "en": "1 December 2026 at 09:00"}.get(language, "") in made.text
    full = KNOWN | {"draws": datetime(2026, 12, 9, 10), "region": "España", "announce": "aquí", "contact": "a@b.es"}
    whole = contest_legal.fill(language, full)
    assert (whole.gaps, "[" in whole.text) == ((), False)


def test_what_is_stored_of_rules_is_read_again_and_strange_things_are_not_believed() -> None:
    rules = contest.Rules("entry", ("mention", "message"), "#pan", how="Comenta", contact="a@b.es")
    assert contest.from_json(contest.to_json(rules)) == rules
    assert contest.from_json({"chances": "luck", "kinds": ["comment", "dance"], "how": None}) == contest.Rules()
