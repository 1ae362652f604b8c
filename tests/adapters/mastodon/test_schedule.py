"""The server's own scheduler: hand over, move, take back, and what has become of it."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from smdesk.adapters.mastodon.api import instant
from smdesk.core.clock import FakeClock
from smdesk.core.outcome import (
    CannotTell,
    Delegated,
    Found,
    FoundDelegated,
    Limited,
    NotSent,
    NotThere,
    Prepared,
    Published,
    Refused,
    RemoteRef,
    Unknown,
    Why,
)
from smdesk.core.steps import StepKind
from tests.adapters.mastodon.helpers import (
    BASE,
    LISTING,
    NOW,
    SCHEDULED,
    STATUSES,
    adapter,
    dated,
    request,
    shown,
    waiting,
    with_images,
)
from tests.adapters.wire import answer, body

DUE = NOW + timedelta(hours=1)
OUT = Found(RemoteRef("1000", f"{BASE}/@me/1000"))


def later(**changes):
    return request(kind=StepKind.DELEGATE, due=changes.pop("due", DUE), **changes)


def after_due() -> FakeClock:
    return FakeClock(DUE + timedelta(minutes=10))


def test_a_post_is_handed_over_for_its_time(wire):
    wire.on("POST", STATUSES, answer(200, waiting("31")))
    assert adapter(wire).delegate(later()) == Delegated("31", DUE)
    assert body(wire.requests[0])["scheduled_at"] == "2026-10-01T10:00:00.000Z"


def test_media_go_with_it(wire, tmp_path):
    wire.on("POST", STATUSES, answer(200, waiting("31")))
    adapter(wire).delegate(with_images(tmp_path, step=later().step, due=DUE))
    assert body(wire.requests[0])["media_ids"] == ["501", "502"]


def test_a_server_that_ignores_the_time_has_published_it(wire):
    wire.on("POST", STATUSES, answer(200, shown("1000")))
    assert adapter(wire, "other").delegate(later()) == Published(RemoteRef("1000", f"{BASE}/@me/1000"))


def test_a_status_dated_ahead_waits_and_is_followed_by_its_id(wire):
    """snac answers so; the status is in no list until its time."""
    row = shown("1000", after=3600)
    wire.on("POST", STATUSES, answer(200, row)).on("GET", f"{STATUSES}/1000", answer(200, row))
    made = adapter(wire, "snac")
    assert made.delegate(later()) == Delegated("status:1000", DUE)
    assert made.find_delegated(later(), "status:1000") == FoundDelegated("status:1000")
    assert adapter(wire, "snac", after_due()).find_delegated(later(), "status:1000") == OUT
    assert made.reschedule(later(), "status:1000").code == "schedule_not_movable"
    wire.on("DELETE", f"{STATUSES}/1000", answer(200, {}))
    assert adapter(wire, "snac", after_due()).recall(later(), "status:1000") == Published(OUT.remote)
    assert not wire.sent("DELETE", f"{STATUSES}/1000")
    assert made.recall(later(), "status:1000") == Prepared({})
    wire.replace("GET", f"{STATUSES}/1000", answer(200, "x"))
    assert made.find_delegated(later(), "status:1000") == CannotTell("answer_unreadable", again=True)


def test_where_waiting_statuses_are_not_listed_nothing_is_concluded(wire):
    wire.on("GET", SCHEDULED, answer(200, [])).on("GET", LISTING, dated([]))
    assert adapter(wire, "snac").find(later()) == CannotTell("schedule_not_listed")


@pytest.mark.parametrize("minutes", [-60, 0, 4, 5.2])
def test_a_time_too_near_or_past_never_leaves_the_computer(wire, minutes):
    """GoToSocial takes a past time as an order to backdate the post."""
    outcome = adapter(wire).delegate(later(due=NOW + timedelta(minutes=minutes)))
    assert outcome == NotSent("schedule_too_soon")
    assert adapter(wire).reschedule(later(due=NOW), "31").code == "schedule_too_soon"
    assert adapter(wire).delegate(later(due=None)).code == "schedule_without_time"
    assert wire.requests == []


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        (answer(422, {"error": "Validation failed: The scheduled date must be in the future"}),
         NotSent("schedule_too_soon", "Validation failed: The scheduled date must be in the future")),
        (answer(422, {"error": "予約日時は未来でなければなりません"}),
         Refused("refused_content", Why.CONTENT, "予約日時は未来でなければなりません", 422)),
        (answer(422, {"error": "You have exceeded the limit of 300 scheduled posts"}),
         Refused("schedule_full", Why.CONTENT, "You have exceeded the limit of 300 scheduled posts", 422)),
        (answer(401), Refused("auth_refused", Why.AUTH, "", 401)),
        (answer(429), Limited("rate_limited", None, "", 429)),
        (answer(503), Unknown("server_error", "", 503)),
        (answer(200, {"id": "31"}), Unknown("answer_without_id", '{"id":"31"}', 200)),
        (answer(200, "x"), Unknown("answer_without_id", "x", 200)),
        (httpx.ConnectError("off"), NotSent("offline", "off")),
        (httpx.ReadTimeout("silent"), Unknown("no_answer", "silent")),
    ],
)  # fmt: skip
def test_what_an_answer_to_handing_over_means(wire, answered, expected):
    wire.on("POST", STATUSES, answered)
    assert adapter(wire).delegate(later()) == expected
    assert len(wire.requests) == 1


def test_a_refusal_near_the_time_is_taken_to_be_about_the_time(wire):
    """The words are in the account's language; sent at its time, a bad post is refused for what it is."""
    wire.on("POST", STATUSES, answer(422, {"error": "予約日時は未来でなければなりません"}))
    near = later(due=NOW + timedelta(minutes=6))
    assert adapter(wire).delegate(near) == NotSent("schedule_too_soon", "予約日時は未来でなければなりません")


def test_after_a_lost_answer_it_is_found_among_those_that_wait(wire):
    others = [waiting("30", "Another"), waiting("29", at=DUE + timedelta(days=1)), waiting("28", media_ids=["1"])]
    wire.on("GET", SCHEDULED, answer(200, [*others, waiting("31")]))
    assert adapter(wire).find(later()) == FoundDelegated("31")


def test_uploads_are_compared_as_well(wire, tmp_path):
    wire.on("GET", SCHEDULED, answer(200, [waiting("30", media_ids=["1", "2"]), waiting("31", media_ids=["501", 502])]))
    step = with_images(tmp_path, step=later().step, due=DUE)
    assert adapter(wire).find(step) == FoundDelegated("31")


def test_what_waits_for_another_publication_is_not_ours(wire):
    wire.on("GET", SCHEDULED, answer(200, [waiting("31")]), answer(200, [])).on("GET", LISTING, dated([]))
    assert adapter(wire).find(later(taken=frozenset({"31"}))) == NotThere()


def test_after_a_lost_answer_it_may_be_published_already(wire):
    wire.on("GET", SCHEDULED, answer(200, [])).on("GET", LISTING, dated([shown("1000", after=3600)], DUE))
    assert adapter(wire).find(later()) == OUT


def test_a_server_without_a_scheduler_is_looked_through_for_the_status(wire):
    wire.on("GET", SCHEDULED, answer(404)).on("GET", LISTING, dated([shown("1000")]))
    assert adapter(wire, "pixelfed").find(later()) == OUT


def test_nowhere_is_conclusive_only_away_from_its_time(wire):
    wire.on("GET", SCHEDULED, answer(200, [])).on("GET", LISTING, dated([]))
    assert adapter(wire).find(later()) == NotThere()
    between = FakeClock(DUE + timedelta(seconds=30))
    assert adapter(wire, clock=between).find(later()) == CannotTell("not_out_yet", again=True)


def test_the_list_of_those_that_wait_is_paged(wire):
    wire.on("GET", SCHEDULED, answer(200, [waiting("40", "x")]), answer(200, [waiting("31")]))
    assert adapter(wire).find(later()) == FoundDelegated("31")
    assert wire.requests[1].url.params["max_id"] == "40"
    wire.replace("GET", SCHEDULED, answer(200, [waiting("40", "x")]))  # the same page for ever
    assert adapter(wire).find(later()) == CannotTell("listing_cut")


@pytest.mark.parametrize("trouble", [httpx.ReadTimeout("x"), answer(503), answer(401), answer(200, "x")])
def test_a_look_that_fails_is_repeated(wire, trouble):
    wire.on("GET", SCHEDULED, trouble).on("GET", f"{SCHEDULED}/31", trouble)
    finding = adapter(wire).find(later())
    assert isinstance(finding, CannotTell)
    assert finding.again
    followed = adapter(wire).find_delegated(later(), "31")
    assert isinstance(followed, CannotTell)
    assert followed.again


def test_what_has_become_of_it(wire):
    wire.on("GET", f"{SCHEDULED}/31", answer(200, waiting("31")))
    assert adapter(wire).find_delegated(later(), "31") == FoundDelegated("31")
    wire.replace("GET", f"{SCHEDULED}/31", answer(404, {"error": "Record not found"}))
    wire.on("GET", LISTING, dated([shown("1000", after=3601)], DUE + timedelta(minutes=10)))
    found = adapter(wire, clock=after_due()).find_delegated(later(), "31")
    assert found == OUT
    assert isinstance(found, Found)
    assert found.at == instant(shown("1000", after=3601)["created_at"])  # the server's own time
    wire.replace("GET", LISTING, dated([], DUE + timedelta(minutes=10)))
    assert adapter(wire, clock=after_due()).find_delegated(later(), "31") == NotThere()


def test_taking_it_back(wire):
    wire.on("DELETE", f"{SCHEDULED}/31", answer(200, {}))
    assert adapter(wire).recall(later(), "31") == Prepared({})


def test_taking_back_what_is_out_already_gives_its_link(wire):
    gone = answer(404, {"error": "Record not found"})
    wire.on("DELETE", f"{SCHEDULED}/31", gone).on("GET", f"{SCHEDULED}/31", gone)
    wire.on("GET", LISTING, dated([shown("1000", after=3601)], DUE + timedelta(minutes=10)))
    recalled = adapter(wire, clock=after_due()).recall(later(), "31")
    assert recalled == Published(OUT.remote)
    wire.replace("GET", LISTING, dated([], DUE + timedelta(minutes=10)))  # somebody deleted it on the server
    assert adapter(wire, clock=after_due()).recall(later(), "31") == Prepared({})
    wire.replace("GET", LISTING, answer(503))
    assert adapter(wire, clock=after_due()).recall(later(), "31") == NotSent("server_error")


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        (answer(401), Refused("auth_refused", Why.AUTH, "", 401)),
        (answer(500), Unknown("server_error", "", 500)),
        (httpx.ConnectError("off"), NotSent("offline", "off")),
        (httpx.ReadTimeout("silent"), Unknown("no_answer", "silent")),
    ],
)
def test_taking_it_back_may_fail(wire, answered, expected):
    wire.on("DELETE", f"{SCHEDULED}/31", answered)
    assert adapter(wire).recall(later(), "31") == expected


def test_moving_it(wire):
    new = DUE + timedelta(hours=2)
    wire.on("PUT", f"{SCHEDULED}/31", answer(200, waiting("31", at=new)))
    assert adapter(wire).reschedule(later(due=new), "31") == Delegated("31", new)
    assert body(wire.requests[0]) == {"scheduled_at": "2026-10-01T12:00:00.000Z"}


def test_moving_what_is_out_already_gives_its_link(wire):
    gone = answer(404, {"error": "Record not found"})
    wire.on("PUT", f"{SCHEDULED}/31", gone).on("GET", f"{SCHEDULED}/31", gone)
    wire.on("GET", LISTING, dated([shown("1000", after=1800)], NOW + timedelta(hours=1)))
    clock = FakeClock(NOW + timedelta(hours=1))
    assert adapter(wire, clock=clock).reschedule(later(due=NOW + timedelta(hours=5)), "31") == Published(OUT.remote)
