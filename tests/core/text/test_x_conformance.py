"""X's own conformance cases (twitter-text), read from the shared specifications; skipped where those are absent."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from smdesk.core.text import addresses, x
from smdesk.core.text.spans import Entity

ROOT = Path(__file__).resolve().parents[3]
CASES = Path(os.environ.get("SMDESK_SHARED", ROOT.parent / "shared")) / "specs" / "x" / "twitter-text"

#: The first configuration: 140 characters of weight 1 each, emoji not looked for.
V1 = x.Weights(light="\u0000-\U0010ffff", other=1, emoji=False)
#: The second: as the third, but an emoji is counted by its code points.
V2 = x.Weights(light=x.V3.light, other=2, emoji=False)

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason=f"the conformance cases are not in {CASES}")


@cache
def load(file: str) -> dict[str, list[dict[str, Any]]]:
    path = CASES / file
    if not path.is_file():
        return {}
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["tests"]


def cases(file: str, group: str) -> list[Any]:
    return [
        pytest.param(case["text"], case["expected"], id=f"{number}-{case['description'][:50]}")
        for number, case in enumerate(load(file).get(group, []))
    ]


def spans(entities: list[Entity], name: str, sign: int = 0) -> list[dict[str, Any]]:
    return [{name: entity.value, "indices": [entity.start, entity.end]} for entity in entities]


@pytest.mark.parametrize(
    ("text", "expected"),
    cases("extract.yml", "urls") + cases("extract.yml", "tco_urls_with_params"),
)
def test_links(text, expected):
    assert [entity.value for entity in x.links(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    cases("extract.yml", "urls_with_indices") + cases("extract.yml", "urls_with_directional_markers"),
)
def test_links_with_their_places(text, expected):
    assert spans(x.links(text), "url") == expected


@pytest.mark.parametrize(("text", "expected"), cases("extract.yml", "mentions"))
def test_mentions(text, expected):
    assert [entity.value for entity in x.mentions(text)] == expected


@pytest.mark.parametrize(("text", "expected"), cases("extract.yml", "mentions_with_indices"))
def test_mentions_with_their_places(text, expected):
    assert spans(x.mentions(text), "screen_name") == expected


@pytest.mark.parametrize(("text", "expected"), cases("extract.yml", "mentions_or_lists_with_indices"))
def test_mentions_and_lists(text, expected):
    found = [
        {
            "screen_name": entity.value.partition("/")[0],
            "list_slug": "/" + entity.value.partition("/")[2] if entity.kind == "list" else "",
            "indices": [entity.start, entity.end],
        }
        for entity in x.mentions(text, lists=True)
    ]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), cases("extract.yml", "replies"))
def test_replies(text, expected):
    assert x.reply_to(text) == (expected or "")


@pytest.mark.parametrize(
    ("text", "expected"),
    cases("extract.yml", "hashtags") + cases("extract.yml", "hashtags_from_astral"),
)
def test_hashtags(text, expected):
    assert [entity.value for entity in x.tags(text)] == expected


@pytest.mark.parametrize(("text", "expected"), cases("extract.yml", "hashtags_with_indices"))
def test_hashtags_with_their_places(text, expected):
    assert spans(x.tags(text), "hashtag") == expected


@pytest.mark.parametrize(("text", "expected"), cases("extract.yml", "cashtags"))
def test_cashtags(text, expected):
    assert [entity.value for entity in x.cashtags(text)] == expected


@pytest.mark.parametrize(("text", "expected"), cases("extract.yml", "cashtags_with_indices"))
def test_cashtags_with_their_places(text, expected):
    assert spans(x.cashtags(text), "cashtag") == expected


@pytest.mark.parametrize(("text", "expected"), cases("validate.yml", "WeightedTweetsWithDiscountedEmojiCounterTest"))
def test_weight_in_force(text, expected):
    weight = x.weight(text)
    assert weight == expected["weightedLength"]
    assert x.valid(text) is expected["valid"]
    assert weight * 1000 // 280 == expected["permillage"]


@pytest.mark.parametrize(("text", "expected"), cases("validate.yml", "UnicodeDirectionalMarkerCounterTest"))
def test_weight_with_direction_marks(text, expected):
    assert x.weight(text) == expected["weightedLength"]
    assert x.valid(text) is expected["valid"]


@pytest.mark.parametrize(("text", "expected"), cases("validate.yml", "WeightedTweetsCounterTest"))
def test_weight_of_the_second_configuration(text, expected):
    assert x.weight(text, V2) == expected["weightedLength"]
    assert x.valid(text, V2) is expected["valid"]


@pytest.mark.parametrize(("text", "expected"), cases("validate.yml", "tweets"))
def test_weight_of_the_first_configuration(text, expected):
    assert x.valid(text, V1, limit=140) is expected


@pytest.mark.parametrize(("text", "expected"), cases("validate.yml", "usernames"))
def test_user_names(text, expected):
    found = x.mentions(text)
    assert (len(found) == 1 and found[0].end == len(text)) is expected


@pytest.mark.parametrize(("text", "expected"), cases("validate.yml", "lists"))
def test_list_names(text, expected):
    found = [entity for entity in x.mentions(text, lists=True) if entity.kind == "list"]
    assert (len(found) == 1 and (found[0].start, found[0].end) == (0, len(text))) is expected


@pytest.mark.parametrize(("text", "expected"), cases("validate.yml", "hashtags"))
def test_whole_hashtags(text, expected):
    found = x.tags(text)
    assert (len(found) == 1 and (found[0].start, found[0].end) == (0, len(text))) is expected


@pytest.mark.parametrize(("text", "expected"), cases("validate.yml", "urls"))
def test_addresses(text, expected):
    assert addresses.valid(text) is expected


@pytest.mark.parametrize(("text", "expected"), cases("validate.yml", "urls_without_protocol"))
def test_addresses_without_scheme(text, expected):
    assert addresses.valid(text, scheme=False) is expected


@pytest.mark.parametrize("group", ["country", "generic"])
def test_every_top_level_domain_makes_a_link(group):
    listed = load("tlds.yml")[group]
    assert len(listed) > 200
    for case in listed:
        assert [entity.value for entity in x.links(case["text"])] == case["expected"]


def test_no_group_of_cases_is_forgotten():
    here = {"extract.yml": 13, "validate.yml": 9}  # as many groups as this module takes its cases from
    assert {file: len(load(file)) for file in here} == here
