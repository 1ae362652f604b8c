"""Counts on Mastodon and compatible servers: one call a status, what is gone gives nothing."""

from __future__ import annotations

import pytest

from smdesk.core.errors import AuthExpired, LimitedError
from tests.adapters.mastodon.helpers import adapter
from tests.adapters.openapi import Description
from tests.adapters.wire import Wire, answer


@pytest.mark.parametrize("description", ["mastodon/openapi.json", "mastodon/gotosocial.swagger.yaml"])
def test_counts_of_statuses_and_of_the_account(wire: Wire, shared, description):
    wire.on("GET", "/statuses/900", answer(200, {"id": "900", "favourites_count": 4, "reblogs_count": 1,
                                                 "replies_count": 0, "quotes_count": None}))  # fmt: skip
    wire.on("GET", "/statuses/901", answer(404, {"error": "Record not found"}))
    wire.on("GET", "/verify_credentials", answer(200, {"id": "7", "followers_count": 55, "statuses_count": 12}))
    samples = adapter(wire).samples(["900", "901", "7", "https://elsewhere.example/@me/902"])
    assert {(each.remote_id, each.metric): each.value for each in samples} == {
        ("900", "likes"): 4.0, ("900", "shares"): 1.0, ("900", "comments"): 0.0,
        ("7", "followers"): 55.0, ("7", "posts"): 12.0,
    }  # fmt: skip
    described = Description(shared / "specs" / description)
    assert [described.check(request).split()[0] for request in wire.requests] == ["GET"] * 3


def test_a_revoked_token_and_a_full_budget(wire: Wire):
    wire.on("GET", "/statuses/900", answer(401, {"error": "The access token was revoked"}), answer(429, {}))
    with pytest.raises(AuthExpired):
        adapter(wire).samples(["900"])
    with pytest.raises(LimitedError):
        adapter(wire).samples(["900"])
