"""The words of the example desk: complete in every language, with a picture for each and a text for each picture."""

from __future__ import annotations

from collections import defaultdict

import pytest

from smdesk.core.errors import NotFound
from smdesk.services.practice import campaigns as example_campaigns
from smdesk.services.practice import example
from tests.services.desk import Desk

LANGUAGES = ("en", "es")


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_happens_has_words_and_no_words_are_left_over(language: str) -> None:
    made = example.load(language)
    for table, plan in {"posts": "post", "clients": "client", "messages": "message", "snippets": "snippet"}.items():
        assert {each["key"] for each in made.plan[plan]} == set(made.words[table])
    assert {each["kind"] for each in made.plan["pillar"]} == set(made.words["pillars"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_and_only_those_meant_to_lack_a_text_do(language: str) -> None:
    made = example.load(language)
    shown = [post for post in made.posts if post.get("image")]
    assert all(made.picture(post["image"]).is_file() for post in shown)
    assert {post["key"] for post in shown if not post.get("alt")} == {
        post["key"] for post in made.plan["post"] if post.get("bare")
    }


def test_no_picture_lies_there_unused() -> None:
    folder = example.load("en").folder
    used = {
        made.picture(post["image"]) for made in map(example.load, LANGUAGES) for post in made.posts if "image" in post
    }
    assert set(folder.glob("*.jpg")) == used


def test_the_shares_of_each_clients_pillars_are_a_whole() -> None:
    shares: dict[str, int] = defaultdict(int)
    for pillar in example.load("en").plan["pillar"]:
        shares[pillar["client"]] += pillar["share"]
    assert set(shares.values()) == {100}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_who_speaks_has_a_name(language: str) -> None:
    made = example.load(language)
    assert {said["author"] for said in made.messages} <= set(made.names)


def test_languages_and_one_without_an_example() -> None:
    assert example.languages() == LANGUAGES
    with pytest.raises(NotFound, match="practice_language_unknown"):
        example.load("tlh")


def test_the_campaigns_of_the_example_are_made_in_every_language(desk: Desk) -> None:
    folder = example.load("en").folder
    client = desk.client("Sol", country="ES")
    today = desk.runtime.ad_readings.today(client.id)
    for language, name in (("en", "Pumpkin autumn"), ("es", "Otoño de calabaza")):
        args = (language, {"bakery": client.id}, {}, {"bakery": today}, folder)
        assert example_campaigns.fill(desk.runtime.db, desk.runtime.clock, *args) == 3
        board = desk.runtime.ad_readings.board(client.id)
        made = next(each for each in board.campaigns if each.name == name)
        assert board.figures["set", made.sets[0].id].pace.state == "fast"
        assert board.money.agreed == 30000
