"""Buyer personas: stored and read back, how complete, the hour proposed, shares of the audience that are 100."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import persona
from smdesk.core.persona import NetworkUse, Objection, Profile, Source

FULL = Profile(
    quote="Good bread", age=(28, 42), women=70, place="8 min", occupation="Office", income="Average", family="Couple",
    buys_where="Shop", buys_when="Evening", buys_often="3 a week", ticket="5", decides="Nearness", habits=("Phone",),
    hobbies=("Running",), passions=("Sea",), goals=("Supper",), pains=("No rye",), objections=(Objection("Dear", "N"),),
    networks=(NetworkUse("instagram", 5, (0,) * 19 + (2, 3, 3, 1, 0)),), formats=("Reel",),
    sources=(Source("34 answers", "survey", "Sep"),), note="x",
)  # fmt: skip


def test_a_profile_is_read_back_as_it_was_stored() -> None:
    assert persona.from_json(json.loads(json.dumps(persona.to_json(FULL)))) == FULL
    assert persona.to_json(Profile()) == {}
    assert persona.from_json(None) == persona.from_json({}) == Profile()


def test_what_is_not_as_it_should_be_is_not_known() -> None:
    odd = {
        "age": [70, 5], "women": 170, "quote": 3, "goals": "one", "hobbies": ["a", 7, ""], 
        "objections": [1, {"text": 2}],
        "networks": [{"network": "x", "hours": "39x1", "use": 9}, {"hours": ""}, "y"],
        "sources": [{"text": "t", "kind": "?"}],
    }  # fmt: skip
    read = persona.from_json(odd)
    assert (read.age, read.women, read.quote, read.goals, read.hobbies) == ((13, 70), 100, "", (), ("a",))
    assert read.networks == (NetworkUse("x", 5, (3, 3, 1) + (0,) * 21),)
    assert read.sources == (Source("t", "other"),)


def test_what_is_missing_is_named_and_counted() -> None:
    assert persona.missing(FULL) == ()
    assert persona.completeness(FULL) == 100
    assert persona.completeness(Profile()) == 0
    without = persona.from_json(persona.to_json(FULL) | {"objections": [{"text": "Dear"}], "sources": []})
    assert persona.missing(without) == ("objections", "sources")
    assert not without.based_on_data


def test_the_hour_proposed_begins_the_longest_stretch_of_busiest_hours() -> None:
    assert FULL.networks[0].proposed == 20
    assert NetworkUse("x", 3, (0,) * 8 + (2,) + (0,) * 5 + (2, 2) + (0,) * 8).proposed == 14
    assert NetworkUse("x", 3, (1,) * 24).proposed is None


def test_tags_of_a_client_are_gathered_once() -> None:
    other = Profile(hobbies=("running", "Chess"))
    assert persona.vocabulary([FULL, other])["hobbies"] == ("Chess", "Running")


def test_the_last_one_gives_and_takes() -> None:
    assert persona.spread([45, 35, 20], 0, 50) == (50, 35, 15)
    assert persona.spread([45, 35, 20], 0, 30) == (30, 35, 35)
    assert persona.spread([45, 35, 20], 2, 40) == (45, 15, 40)
    assert persona.spread([45, 35, 20], 0, 90) == (90, 10, 0)
    assert persona.spread([60, 40], 1, 25) == (75, 25)
    assert persona.spread([100], 0, 20) == (100,)
    assert persona.joined([]) == (100,)
    assert persona.joined([45, 35, 20]) == (45, 35, 10, 10)
    assert persona.parted([45, 35, 20], 2) == (45, 55)
    assert persona.parted([100], 0) == ()


@given(st.data())
def test_shares_are_always_a_hundred(data: st.DataObject) -> None:
    shares: tuple[int, ...] = ()
    for _ in range(12):
        act = data.draw(st.sampled_from(("join", "part", "set")))
        if act == "join" or not shares:
            shares = persona.joined(shares)
        elif act == "part" and len(shares) > 1:
            shares = persona.parted(shares, data.draw(st.integers(0, len(shares) - 1)))
        else:
            place, wanted = data.draw(st.integers(0, len(shares) - 1)), data.draw(st.integers(-20, 130))
            shares = persona.spread(shares, place, wanted)
            assert len(shares) == 1 or shares[place] == max(0, min(100, wanted))
        assert sum(shares) == 100
        assert min(shares) >= 0
