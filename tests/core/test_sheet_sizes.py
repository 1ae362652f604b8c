"""The sizes that a designer is asked for, against what the networks take; and whether a file has one."""

from __future__ import annotations

import pytest

from smdesk.core import network as networks
from smdesk.core.sheet.sizes import Fit, family, fit, nearest, table, wanted

FEED, TALL = (1080, 1350), (1080, 1920)


def refusals(network, format_, size):
    """What the network's own rules say against a picture of that size."""
    rule = networks.load(network).media_for(format_)
    low, high = (rule.image_ratio if rule.max_images else rule.video_ratio) or (0.0, float("inf"))
    least = rule.image_sides_min or (0, 0)
    found = []
    if not low * 0.999 <= size[0] / size[1] <= high * 1.001:
        found.append(f"{size[0] / size[1]:.3f} is not from {low} to {high}")
    if size[0] < least[0] or size[1] < least[1]:
        found.append(f"smaller than {least}")
    return found


@pytest.mark.parametrize("network", sorted(table().feed))
def test_the_size_asked_for_in_the_feed_is_one_that_the_network_takes(network):
    assert family("post") == "feed"
    assert refusals(network, "post", table().feed[network]) == []


def test_every_network_that_shows_pictures_has_a_size():
    shows = {name for name in networks.known() if networks.load(name).media.max_images}
    assert shows - set(table().feed) == set()


@pytest.mark.parametrize("network", sorted(table().feed))
def test_the_size_of_a_phones_screen_is_one_that_the_network_takes(network):
    formats = table().tall_formats & set(networks.load(network).formats)
    assert {name: refusals(network, name, table().tall) for name in formats} == {name: [] for name in formats}


def test_networks_that_show_the_same_art_are_asked_for_a_size_all_take():
    assert wanted(("instagram", "facebook"), "post") == FEED
    assert wanted(("wordpress", "facebook"), "post") == (1200, 630)
    assert wanted((), "post") == (0, 0)
    assert wanted((), "story") == wanted(("instagram",), "reel") == TALL


def test_the_first_size_that_suits_all_is_taken_and_else_the_first_networks():
    # Pinterest's own 2:3 is taller than Instagram's feed shows, which takes 4:5 of its own.
    assert wanted(("pinterest", "instagram"), "post") == FEED
    assert wanted(("tiktok", "youtube"), "post") in {table().feed["tiktok"], table().feed["youtube"]}


@pytest.mark.parametrize(
    ("have", "want", "answer"),
    [
        (FEED, FEED, Fit.EXACT),
        ((2160, 2700), FEED, Fit.LARGER),
        ((540, 675), FEED, Fit.SMALLER),
        ((1080, 1080), FEED, Fit.OTHER),
        ((1200, 628), (1200, 630), Fit.SMALLER),  # two pixels are the same shape
        ((0, 0), FEED, Fit.FREE),
        (FEED, (0, 0), Fit.FREE),
    ],
)
def test_how_a_file_answers_what_was_asked_for(have, want, answer):
    assert fit(have, want) is answer


def test_the_nearest_shape_among_several():
    assert nearest(TALL, [FEED, TALL]) == 1
    assert nearest((900, 1600), [FEED, TALL]) == 1
    assert nearest((1000, 1000), [FEED, TALL]) == 0
    assert nearest((0, 0), [FEED, TALL]) == 0
    assert nearest((900, 1600), [(0, 0), FEED]) == 1
