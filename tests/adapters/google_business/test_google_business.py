"""Google Business Profile: kinds of posts, the choice of the location, approval, moderation, and the checker itself."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from smdesk.core.content import Part
from smdesk.core.errors import AuthExpired, InvalidInput, MissingScope
from smdesk.core.outcome import CannotTell, Found, NotThere, Prepared, Processing, Published, Refused, Why
from smdesk.core.steps import Step, StepKind
from tests.adapters.contract.google_business import LOCATION, POSTS, NotDescribed, OneLocation, check
from tests.adapters.contract.harness import picture
from tests.adapters.contract.wire import instead
from tests.adapters.specs import SPECS

URL = f"https://mybusiness.googleapis.com{POSTS}"


@pytest.fixture
def net(tmp_path):
    made = OneLocation(tmp_path, {})
    yield made
    made.close()


def sent(net):
    """What was posted last, without what the location adds."""
    last = list(net.business.posts.values())[-1]
    return {name: value for name, value in last.items() if name not in {"name", "state", "createTime", "searchUrl"}}


def publish(net, text="Fresh bread", link="", media=(), **options):
    addresses = {f"upload:0:{place}": {"url": net.hosted(item)} for place, item in enumerate(media)}
    request = net.request(part=Part(text, media, link), options=options, prepared=addresses)
    return net.adapter().publish(request)


def test_an_update_with_a_picture_and_a_button(net):
    outcome = publish(net, link="https://shop.example/", media=(picture(),), action="shop")
    assert isinstance(outcome, Published)
    assert outcome.remote.url.startswith("https://local.google.com/")
    assert sent(net) == {
        "topicType": "STANDARD", "summary": "Fresh bread", "languageCode": "en",
        "callToAction": {"actionType": "SHOP", "url": "https://shop.example/"},
        "media": [{"mediaFormat": "PHOTO", "sourceUrl": net.hosted(picture())}],
    }  # fmt: skip


def test_a_link_without_a_button_gets_one_and_a_call_needs_none(net):
    publish(net, link="https://shop.example/", action="none")
    assert sent(net)["callToAction"] == {"actionType": "LEARN_MORE", "url": "https://shop.example/"}
    publish(net, link="https://shop.example/", action="call")
    assert sent(net)["callToAction"] == {"actionType": "CALL"}
    assert publish(net, action="book") == Refused("link_missing", Why.CONTENT)


def test_an_event_lasts_from_one_moment_to_another(net):
    when = {"event_start": "2026-12-24 18:00", "event_end": "2026-12-25"}
    assert isinstance(publish(net, topic="event", title="Market", **when), Published)
    assert sent(net)["event"] == {"title": "Market", "schedule": {
        "startDate": {"year": 2026, "month": 12, "day": 24}, "startTime": {"hours": 18, "minutes": 0},
        "endDate": {"year": 2026, "month": 12, "day": 25},
    }}  # fmt: skip
    for wrong in ({"title": ""}, {"event_end": ""}, {"event_start": "24/12/2026"}):
        assert publish(net, topic="event", **{"title": "Market", **when, **wrong}) == Refused(
            "event_refused", Why.CONTENT
        )


def test_an_offer_has_its_code_its_address_and_its_terms(net):
    options = {
        "title": "Rye week",
        "event_start": "2026-12-01",
        "event_end": "2026-12-07",
        "coupon": "RYE",
        "terms": "One",
    }
    assert isinstance(publish(net, topic="offer", link="https://shop.example/rye", action="shop", **options), Published)
    offer = {"couponCode": "RYE", "redeemOnlineUrl": "https://shop.example/rye", "termsConditions": "One"}
    assert (sent(net)["topicType"], sent(net)["offer"]) == ("OFFER", offer)
    assert "callToAction" not in sent(net)


def test_what_google_looks_at_first_is_waited_for_and_its_no_is_a_no(net):
    net.business.state = "PROCESSING"
    outcome = publish(net)
    assert isinstance(outcome, Processing)
    request = net.request(handle=dict(outcome.handle))
    assert isinstance(net.adapter().poll(request), Processing)
    net.business.posts[outcome.handle["name"]]["state"] = "REJECTED"
    assert net.adapter().poll(request) == Refused("policy_refused", Why.CONTENT)
    assert net.adapter().find(net.request("Fresh bread")) == NotThere()


def test_the_same_text_shortly_before_is_nobodys_proof(net):
    net.send(payload("Good morning"))
    net.clock.advance(1800)
    later = net.clock.now()
    request = net.request("Good morning", key="key-2", first_try=later, armed_at=later)
    assert net.adapter().find(request) == CannotTell("same_text_earlier")
    net.clock.advance(3600)
    later = net.clock.now()
    request = net.request("Good morning", key="key-2", first_try=later, armed_at=later)
    assert net.adapter().find(request) == NotThere()


def payload(text):
    from smdesk.core.content import Payload

    return Payload((Part(text),))


def test_an_empty_answer_is_no_proof_that_nothing_is_there(net):
    net.server.garble(instead(200, b"{}"))
    assert net.adapter().find(net.request()) == CannotTell("listing_unreadable", again=True)


def test_a_post_of_another_time_in_the_scheduler_is_another(net):
    request = net.request("Soon", step=Step(StepKind.DELEGATE))
    net.adapter().delegate(request)
    other = net.request("Soon", step=Step(StepKind.DELEGATE), due=request.due + timedelta(days=1))
    assert net.adapter().find(other) == NotThere()


def test_only_posts_of_the_location_are_deleted(net):
    from smdesk.core.outcome import RemoteRef

    for name in ("accounts/101/locations/999/localPosts/1", "../x", "12"):
        assert net.adapter().delete(RemoteRef(name)) == Refused("not_ours", Why.PERMISSION)
    assert net.adapter().delete(RemoteRef(f"{LOCATION}/localPosts/77")) == Prepared({})


def test_of_several_locations_one_is_chosen_by_its_name(net):
    second = {"name": "locations/303", "title": "Sol Bakery", "storefrontAddress": {"locality": "Ávila"}}
    net.business.locations.append(second)
    with pytest.raises(InvalidInput, match="choose_account") as told:
        net.connect()
    assert told.value.facts["names"] == ["Sol Bakery (Calle Mayor 1, Soria)", "Sol Bakery (Ávila)"]
    with pytest.raises(InvalidInput, match="choose_account"):
        net.connect("sol bakery")
    with pytest.raises(InvalidInput, match="account_not_managed"):
        net.connect("Luna")
    assert net.connect("Sol Bakery (Ávila)").remote_id == "accounts/101/locations/303"


def test_an_account_without_locations_and_a_profile_that_is_not_verified(net):
    net.business.verified = False
    with pytest.raises(MissingScope, match="profile_unverified"):
        net.connect()
    net.business.locations.clear()
    with pytest.raises(MissingScope, match="no_location"):
        net.connect()


def zero():
    detail = (
        b'{"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "message": "Quota exceeded", "details": [{"reason":'
        b' "RATE_LIMIT_EXCEEDED", "metadata": {"quota_limit_value": "0"}}]}}'
    )
    return instead(429, detail)


def test_a_project_that_google_has_not_approved_is_told_so_and_its_posts_wait(net):
    net.server.garble(zero(), 1)
    with pytest.raises(AuthExpired, match="quota_zero"):
        net.connect()
    net.clear()
    net.server.garble(zero(), 0)
    outcome = publish(net)
    assert (outcome.code, outcome.why) == ("quota_zero", Why.AUTH)


def test_what_was_published_is_found_with_its_address(net):
    (remote,) = net.send(payload("Rye today"))
    finding = net.adapter().find(net.request("Rye  today"))
    assert finding == Found(remote)


@pytest.mark.skipif(not SPECS.is_dir(), reason="the networks' own descriptions lie beside the project")
@pytest.mark.parametrize(
    "request_",
    [
        httpx.Request("POST", URL, json={"summary": "no topic"}),
        httpx.Request("POST", URL, json={"topicType": "NEWS"}),
        httpx.Request("POST", URL, json={"topicType": "STANDARD", "summary": "x" * 1501}),
        httpx.Request("POST", URL, json={"topicType": "EVENT", "summary": "x"}),
        httpx.Request("POST", URL, json={"topicType": "STANDARD", "title": "x"}),
        httpx.Request("POST", URL, json={"topicType": "STANDARD", "media": [{"sourceUrl": "https://x.example/a"}]}),
        httpx.Request("PUT", URL, json={"topicType": "STANDARD"}),
        httpx.Request("GET", f"{URL}?limit=5"),
        httpx.Request("GET", "https://mybusiness.googleapis.com/v4/localPosts"),
    ],
)
def test_the_checker_refuses_wrong_requests(request_):
    with pytest.raises(NotDescribed):
        check(request_)


@pytest.mark.skipif(not SPECS.is_dir(), reason="the networks' own descriptions lie beside the project")
def test_the_checker_knows_what_belongs_to_the_other_apis():
    where = "https://mybusinessbusinessinformation.googleapis.com/v1/accounts/1/locations"
    check(httpx.Request("GET", f"{where}?readMask=name,title&pageSize=100"))
    with pytest.raises(AssertionError, match="no parameter"):
        check(httpx.Request("GET", f"{where}?readMask=name&maks=x"))


def series(name, *values):
    dated = [
        {"date": {"year": 2026, "month": 9, "day": day}, **({"value": value} if value else {})} for day, value in values
    ]
    return {"dailyMetric": name, "timeSeries": {"datedValues": dated}}


def test_numbers_of_the_location_by_day_and_none_where_google_has_none_yet(net):
    net.business.numbers = {
        "multiDailyMetricTimeSeries": [
            {
                "dailyMetricTimeSeries": [
                    series("BUSINESS_IMPRESSIONS_DESKTOP_MAPS", (27, "4"), (28, "")),
                    series("BUSINESS_IMPRESSIONS_MOBILE_SEARCH", (27, "30")),
                    series("CALL_CLICKS", (27, "2"), (40, "9"), (28, ""), (30, "")),
                    series("BUSINESS_BOOKINGS", (27, "1")),
                ]
            }
        ]
    }
    (remote,) = net.send(payload("Rye"))
    found = net.adapter().samples([LOCATION, remote.id])
    assert {(each.metric, each.value, each.start.day, each.end.day) for each in found} == {
        ("reach", 34, 27, 28), ("reach", 0, 28, 29), ("calls", 2, 27, 28), ("calls", 0, 28, 29),
    }  # fmt: skip
    assert {each.remote_id for each in found} == {LOCATION}
    assert net.adapter().samples([remote.id]) == ()
