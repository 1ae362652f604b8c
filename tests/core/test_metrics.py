"""What is measured: every metric and definition is named, dated and worded, and no two mean the same at one time."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from smdesk.core import metrics
from smdesk.core import network as networks
from smdesk.words import LANGUAGES, Words

ALL = [each for name in networks.known() for each in metrics.definitions(name)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_metric_and_caveat_has_its_words(language):
    words = Words(language)
    for name in metrics.metrics():
        assert words.has(f"metrics.{name}.name"), name
        assert words.has(f"metrics.{name}.says"), name
    for caveat in {each.caveat for each in ALL} - {""}:
        assert words.has(f"caveats.{caveat}"), caveat


@pytest.mark.parametrize("network", networks.known())
def test_a_network_counts_a_metric_in_one_way_at_a_time(network):
    changes = {each.since or each.until or metrics.checked() for each in ALL} | {date(2027, 1, 1)}
    for day in {max(day, metrics.checked()) for day in changes}:  # what ended may have overlapped with what took over
        counted = Counter(
            (each.subject, each.metric) for each in metrics.definitions(network) if each.on(day)
        )  # fmt: skip
        assert max(counted.values(), default=1) == 1, (day, counted)


def test_ids_are_unique_and_short_enough_to_be_stored():
    ids = Counter((each.subject, each.id) for each in ALL)
    assert max(ids.values()) == 1
    assert max(len(each.id) for each in ALL) <= 96
    assert all(each.metric in metrics.metrics() for each in ALL)
    assert all(each.window in {"", "day", "lifetime"} for each in ALL)


def test_what_a_network_has_given_up_is_not_asked_for_any_more():
    """Facebook refuses the whole call for one metric that is gone."""
    before, after = date(2025, 11, 14), date(2025, 11, 15)
    assert {"post_impressions", "post_media_view"} & set(metrics.current("facebook", "post", before))
    assert "post_impressions" not in metrics.current("facebook", "post", after)
    assert metrics.current("facebook", "account", after)["followers_count"].metric == "followers"


def test_a_break_in_counting_is_two_definitions():
    old, new = (metrics.current("youtube", "post", day)["viewCount"] for day in (date(2026, 8, 26), date(2026, 8, 27)))
    assert (old.metric, new.metric) == ("views", "views")
    assert old.id != new.id
    assert metrics.defined(new.id, "post") == new


def test_an_unknown_definition_is_none():
    assert metrics.defined("facebook:post_dreams@v99", "post") is None
    assert metrics.defined("", "account") is None
    assert metrics.definitions("myspace") == ()
