"""Statistics on LinkedIn: an organisation's, asked in Rest.li's own way; of a member there are none."""

from __future__ import annotations

import pytest

from smdesk.core.errors import MissingScope
from smdesk.core.network import Feature, load
from tests.adapters.contract.linkedin import ORGANISATION, TOKEN, failure
from tests.adapters.linkedin.conftest import MEMBER
from tests.adapters.wire import answer

STATISTICS, SIZES = "/rest/organizationalEntityShareStatistics", "?edgeType=COMPANY_FOLLOWED_BY_MEMBER"
SHARE, POST = "urn:li:share:7001", "urn:li:ugcPost:7002"


def test_posts_of_both_kinds_are_asked_for_with_bare_brackets_and_encoded_urns(account, wire):
    numbers = {"impressionCount": 120, "uniqueImpressionsCount": 80, "clickCount": 4, "likeCount": 3,
               "commentCount": 1, "shareCount": 0, "engagement": 0.06}  # fmt: skip
    wire.on("GET", STATISTICS, answer(200, {"elements": [{"share": SHARE, "totalShareStatistics": numbers}]}),
            answer(200, {"elements": []}))  # fmt: skip
    link = f"https://www.linkedin.com/feed/update/{POST}/"
    samples = account().samples([SHARE, "urn:li:share:7003", link])
    assert {each.metric: each.value for each in samples} == {
        "views": 120, "reach": 80, "clicks": 4, "likes": 3, "comments": 1, "shares": 0,
    }  # fmt: skip
    assert {each.remote_id for each in samples} == {SHARE}
    of = "q=organizationalEntity&organizationalEntity=urn%3Ali%3Aorganization%3A5515715"
    assert [each.url.query.decode() for each in wire.requests] == [
        f"{of}&shares=List(urn%3Ali%3Ashare%3A7001,urn%3Ali%3Ashare%3A7003)",
        f"{of}&ugcPosts=List(urn%3Ali%3AugcPost%3A7002)",
    ]


def test_followers_of_an_organisation(account, wire):
    wire.on("GET", "/rest/networkSizes/urn:li:organization:5515715", answer(200, {"firstDegreeSize": 219}))
    (sample,) = account().samples([ORGANISATION])
    assert (sample.metric, sample.value) == ("followers", 219)


def test_a_member_is_not_asked_about_and_the_desk_says_so(account, wire):
    assert account(MEMBER).samples([MEMBER, SHARE]) == ()
    assert wire.requests == []
    from smdesk.adapters.linkedin import connect

    wire.on("GET", "/v2/userinfo", answer(200, {"sub": "8675309", "name": "Ana"}))
    session = connect(wire.http(), load("linkedin"), secret=TOKEN)
    spec = load("linkedin").with_limits(session.limits)
    assert spec.can(Feature.PUBLISH)
    assert not spec.can(Feature.METRICS)


def test_an_app_without_approval(account, wire):
    wire.on("GET", STATISTICS, failure(403, "ACCESS_DENIED", "Not enough permissions"))
    with pytest.raises(MissingScope):
        account().samples([SHARE])
