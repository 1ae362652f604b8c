"""Which sections a communication plan has, in which order, and what is left out."""

from __future__ import annotations

import pytest

from smdesk.core import plan_document
from smdesk.core.errors import InvalidInput
from smdesk.core.plan_document import SECTIONS, Choice


def test_a_plan_that_nobody_has_changed_has_every_section_in_the_usual_order() -> None:
    assert [each.id for each in plan_document.from_json([])] == list(SECTIONS)
    assert all(each.shown and not each.comment for each in plan_document.from_json([]))


def test_order_comments_and_what_is_not_shown_come_back_as_stored() -> None:
    before = (Choice("signature", False), *(Choice(name, True, "¡Sí!") for name in SECTIONS[:-1]))
    assert plan_document.from_json(plan_document.to_json(before)) == before


def test_a_section_that_came_later_stands_behind_those_it_follows() -> None:
    stored = [{"id": name} for name in ("signature", "client", "summary", "gone", "client")]
    found = [each.id for each in plan_document.from_json(stored)]
    assert found[:3] == ["signature", "client", "summary"]
    assert found[3] == "audit"
    assert sorted(found) == sorted(SECTIONS)


@pytest.mark.parametrize("stored", [[None], ["summary"], [{"id": 3}], [{"id": "summary", "comment": 5}], [{}]])
def test_what_was_stored_wrongly_is_as_if_it_were_not_there(stored: list[object]) -> None:
    assert plan_document.from_json(stored) == plan_document.from_json([])


def test_only_some_sections_in_the_order_asked_for() -> None:
    chosen = plan_document.from_json([{"id": "client", "shown": False, "comment": "a word"}])
    assert plan_document.only(chosen, ["personas", "client"]) == (
        Choice("personas"), Choice("client", True, "a word"),
    )  # fmt: skip
    with pytest.raises(InvalidInput, match="unknown_section"):
        plan_document.only(chosen, ["persons"])


def test_nothing_is_said_where_nothing_is_known_unless_the_person_says_something() -> None:
    choices = (Choice("audit"), Choice("voice", True, "Soon."), Choice("client"), Choice("next", False, "hidden"))
    assert [each.id for each in plan_document.included(choices, {"client", "next"})] == ["voice", "client"]


def test_a_comment_has_a_limit() -> None:
    with pytest.raises(InvalidInput, match="text_of_field_too_long"):
        plan_document.checked([Choice("audit", True, "x" * (plan_document.MOST_COMMENT + 1))])


def test_paper_is_that_of_the_country() -> None:
    assert [plan_document.paper_of(country) for country in ("ES", "mx", "", "AR")] == ["a4", "letter", "a4", "a4"]
