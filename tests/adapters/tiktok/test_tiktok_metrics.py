"""Numbers on TikTok: twenty posts a call, only those that have an id of their own, nothing made up."""

from __future__ import annotations

import pytest

from smdesk.adapters.base import Account
from smdesk.adapters.tiktok import TikTokAdapter
from smdesk.core.clock import FakeClock
from smdesk.core.errors import LimitedError
from smdesk.core.network import load
from tests.adapters.contract.tiktok import OPEN_ID, TOKEN, good, no
from tests.adapters.tiktok.test_tiktok import NOW, Checked
from tests.adapters.wire import body

QUERY = "/video/query/"


@pytest.fixture
def wire() -> Checked:
    return Checked()


@pytest.fixture
def tiktok(wire: Checked) -> TikTokAdapter:
    account = Account(load("tiktok"), "", OPEN_ID, "acme", {}, {"access_token": TOKEN})
    return TikTokAdapter(account, wire.http([TOKEN]), FakeClock(NOW))


def test_twenty_posts_are_one_call_and_private_ones_are_not_asked_for(tiktok, wire):
    wire.on("POST", QUERY, good({"videos": []}))
    tiktok.samples([*(str(7000 + number) for number in range(21)), "v_pub_file~v2.1"])
    assert [len(body(each)["filters"]["video_ids"]) for each in wire.requests] == [20, 1]


def test_posts_and_the_account(tiktok, wire):
    row = {"id": "77", "view_count": 90, "like_count": 5, "comment_count": 0, "share_count": None}
    wire.on("POST", QUERY, good({"videos": [row, {"id": "9", "view_count": 1}, "x"]}))
    wire.on("GET", "/user/info/", good({"user": {"follower_count": 40, "likes_count": 300, "video_count": 3}}))
    address = "https://www.tiktok.com/@acme/video/77"
    found = tiktok.samples([OPEN_ID, address])
    assert {each.metric: each.value for each in found if each.remote_id == address} == {
        "views": 90, "likes": 5, "comments": 0,
    }  # fmt: skip
    assert {each.metric: each.value for each in found if each.remote_id == OPEN_ID} == {
        "followers": 40, "likes": 300, "posts": 3,
    }  # fmt: skip


def test_a_limit_is_told(tiktok, wire):
    wire.on("POST", QUERY, no(429, "rate_limit_exceeded"))
    with pytest.raises(LimitedError):
        tiktok.samples(["77"])
