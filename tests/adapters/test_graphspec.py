"""The checker against Meta's description refuses what is wrong, so that its silence means something."""

from __future__ import annotations

import httpx
import pytest

from tests.adapters import graphspec
from tests.adapters.specs import SPECS

pytestmark = pytest.mark.skipif(not SPECS.is_dir(), reason="the networks' descriptions are not beside the project")
FEED = "https://graph.facebook.com/v26.0/1/feed"


def test_what_the_description_has_passes():
    graphspec.check(SPECS, "Page", httpx.Request("POST", FEED, data={"message": "a", "published": "false"}), "/feed")


@pytest.mark.parametrize(
    ("request_", "edge", "says"),
    [
        (httpx.Request("POST", FEED, data={"mesage": "a"}), "/feed", "mesage"),
        (httpx.Request("POST", FEED, files={"phote": b"x"}), "/photos", "phote"),
        (httpx.Request("PUT", FEED), "/feed", "PUT"),
        (httpx.Request("POST", FEED), "/feeds", "/feeds"),
        (httpx.Request("GET", FEED + "?pretty=1"), "/feed", "pretty"),
        (httpx.Request("GET", FEED + "?access_token=x"), "/feed", "header"),
        (httpx.Request("GET", FEED + "?fields=id,nmae"), "/", "nmae"),
    ],
)
def test_slips_are_found(request_, edge, says):
    with pytest.raises(graphspec.NotInTheDescription, match=says):
        graphspec.check(SPECS, "Page", request_, edge)


def test_fields_are_read_at_the_top_only():
    assert graphspec.top("id,comments.limit(5){id,message},attachments{target{id}}") == [
        "id",
        "comments",
        "attachments",
    ]
