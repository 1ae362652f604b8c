"""Which networks suit: every part from what is known, nothing invented, the same for the same."""

from __future__ import annotations

import pytest

from smdesk.core import choosing, network
from smdesk.core.choosing import Known, Who
from smdesk.core.persona import NetworkUse, Profile


def who(name: str, share: int, **uses: int) -> Who:
    return Who(name, share, Profile(networks=tuple(NetworkUse(each, use) for each, use in uses.items())))


def part(score: choosing.Score, name: str) -> choosing.Part:
    return next(each for each in score.parts if each.name == name)


def test_there_is_a_judgement_of_every_network_and_of_every_aim() -> None:
    assert set(choosing.judged()) == set(network.known()) - {"practice"}
    assert sum(choosing.weights().values()) == 100
    for name, each in choosing.judged().items():
        assert set(each.serves) == set(choosing.AIMS), name
        assert all(0 <= level <= 3 for level in each.serves.values())
        assert each.hours > 0
        assert each.formats


def test_where_neither_people_nor_aims_are_known_there_is_no_score_and_it_says_what_is_missing() -> None:
    score = choosing.score("instagram", Known())
    assert score.total is None
    assert score.missing == ("people", "aims", "ground")
    assert [part(score, name).lines[0].code for name in score.missing] == ["people_none", "aims_none", "ground_unknown"]


def test_people_count_with_their_share_and_their_use() -> None:
    known = Known(people=(who("A", 75, instagram=4), who("B", 25, facebook=5)))
    people = part(choosing.score("instagram", known), "people")
    assert people.value == pytest.approx(0.75 * 4 / 5)
    assert [(each.code, each.facts["persona"]) for each in people.lines] == [("people_use", "A")]
    assert part(choosing.score("tiktok", known), "people").lines[0].code == "people_elsewhere"


def test_a_persona_whose_networks_nobody_wrote_down_lowers_nothing_and_is_named() -> None:
    known = Known(people=(who("A", 50, instagram=5), who("B", 50)))
    people = part(choosing.score("instagram", known), "people")
    assert people.value == 1
    assert people.lines[-1].facts == {"personas": ["B"]}


def test_aims_come_from_what_is_agreed_and_opening_hours_make_visits_one() -> None:
    metrics = (("reach", "vanity"), ("revenue", "business"), ("formula", "engagement"))
    assert choosing.aims(Known(metrics=metrics)) == {"reach": 1, "community": 1, "sales": 1}
    assert choosing.aims(Known(metrics=metrics, opens=True))["local"] == 1
    assert "local" not in choosing.aims(Known(metrics=metrics[:1], opens=True))


def test_what_is_not_known_leaves_its_weight_to_the_rest_and_a_perfect_network_has_a_hundred() -> None:
    known = Known(people=(who("A", 100, google_business=5),), access={"google_business": "connected"})
    assert choosing.score("google_business", known).total == 100
    assert [each.most for each in choosing.score("google_business", known).parts] == [69, 0, 31, 0]


def test_what_the_audit_decided_is_more_than_what_it_found() -> None:
    found = Known(contracted=("x",), presences={"x": ("exists", "close"), "facebook": ("exists", "")})
    assert part(choosing.score("x", found), "ground").value == 0.5
    assert [each.code for each in part(choosing.score("x", found), "ground").lines] == [
        "ground_contracted", "ground_close",
    ]  # fmt: skip
    assert part(choosing.score("facebook", found), "ground").value == 0.5
    assert part(choosing.score("tiktok", found), "ground").value == 0


def test_the_best_comes_first_and_equals_in_alphabetical_order() -> None:
    known = Known(people=(who("A", 100, tiktok=5, facebook=5),), access={"facebook": "connected"})
    order = [each.network for each in choosing.ranked(known)]
    assert order[:2] == ["facebook", "tiktok"]
    assert order == [each.network for each in choosing.ranked(known)]
    silent = [each.network for each in choosing.ranked(Known())]
    assert silent == sorted(silent)


def test_the_total_of_a_kept_score_comes_back() -> None:
    score = choosing.score("x", Known(people=(who("A", 100, x=3),)))
    assert choosing.total_from(choosing.to_json(score)) == score.total
    assert choosing.total_from({}) is None
    assert choosing.total_from({"total": "much"}) is None
