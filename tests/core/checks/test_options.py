"""The networks' own choices: a needed one that is missing, one that is not known, and a person who chooses by hand."""

from __future__ import annotations

from smdesk.core import checks
from smdesk.core import network as networks
from smdesk.core.content import Part, Payload


def codes(spec: networks.NetworkSpec, **options: str) -> list[tuple[str, str]]:
    found = checks.run(Payload((Part("Rye"),), options=options), spec)
    return [(each.code, each.field) for each in found if each.code.startswith("option_")]


def test_a_choice_that_is_needed_or_not_known_is_told() -> None:
    limits = {"options": {"board": ["11", "12"]}, "options_required": ["board"]}
    spec = networks.load("wordpress").with_limits(limits)
    assert codes(spec) == [("option_missing", "option:board")]
    assert codes(spec, board="13") == [("option_unknown", "option:board")]
    assert codes(spec, board="12", featured="none", tags="rye, bread") == []
    assert codes(spec.by_hand()) == []


def test_several_values_are_looked_at_one_by_one() -> None:
    spec = networks.load("bluesky")
    assert codes(spec, labels="nudity, sexual") == []
    assert codes(spec, labels="nudity,rude") == [("option_unknown", "option:labels")]


def test_an_accounts_own_choices_stand_beside_the_networks() -> None:
    spec = networks.load("wordpress").with_limits({"options": {"board": ["11"]}})
    assert {"featured", "excerpt", "board"} <= spec.options.keys()
