"""Posts, stories, Meta's scheduler and looking back, beyond what every network does alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.core.content import Part
from smdesk.core.outcome import CannotTell, Delegated, Found, FoundDelegated, NotSent, NotThere, Processing, Published
from smdesk.core.steps import Step, StepKind
from tests.adapters.contract.facebook import PAGE
from tests.adapters.contract.harness import picture
from tests.adapters.facebook.conftest import NOW
from tests.adapters.graphspec import form
from tests.adapters.wire import answer

FEED, PUBLISHED, SCHEDULED = f"/{PAGE}/feed", f"/{PAGE}/published_posts", f"/{PAGE}/scheduled_posts"
PHOTO = {"upload:0:0": {"id": "701"}}


def shown(post: str, text: str, minutes: float, **more: object) -> dict[str, object]:
    at = NOW + timedelta(minutes=minutes)
    return {"id": f"{PAGE}_{post}", "message": text, "created_time": at.strftime("%Y-%m-%dT%H:%M:%S+0000"), **more}


def test_a_link_makes_the_card_and_stands_in_the_text_beside_photos(page, wire, ask):
    wire.on("POST", FEED, answer(200, {"id": f"{PAGE}_1"}))
    page.publish(ask(part=Part("Menu", link="https://shop.example/menu")))
    page.publish(ask(part=Part("Menu", (picture(),), link="https://shop.example/menu"), prepared=PHOTO))
    first, second = (form(request) for request in wire.requests)
    assert first == {"message": "Menu", "link": "https://shop.example/menu"}
    assert second == {"message": "Menu\n\nhttps://shop.example/menu", "attached_media": '[{"media_fbid":"701"}]'}


def test_a_story_takes_one_photo_and_no_text(page, wire, ask):
    wire.on("POST", f"/{PAGE}/photo_stories", answer(200, {"success": True, "post_id": "88"}))
    outcome = page.publish(ask(part=Part("", (picture(),)), prepared=PHOTO, format="story"))
    assert isinstance(outcome, Published)
    assert outcome.remote.id == f"{PAGE}_88"
    assert form(wire.requests[0]) == {"photo_id": "701"}


def test_photos_of_a_scheduled_post_are_temporary(page, wire, ask, tmp_path):
    file = tmp_path / "loaf.png"
    file.write_bytes(b"png")
    item = picture("A loaf")
    wire.on("POST", f"/{PAGE}/photos", answer(200, {"id": "701"}))
    request = ask(part=Part("", (item,)), step=Step(StepKind.UPLOAD, 0, 0), files={item.sha256: file})
    for ahead in (False, True):
        page.prepare(replace(request, ahead=ahead))
    now, later = (form(each) for each in wire.requests)
    assert now == {"published": "false", "alt_text_custom": "A loaf", "source": ""}
    assert later == {**now, "temporary": "true"}


def test_it_is_handed_over_for_its_second(page, wire, ask):
    wire.on("POST", FEED, answer(200, {"id": f"{PAGE}_1"}))
    due = NOW + timedelta(minutes=11)
    outcome = page.delegate(ask(due=due, step=Step(StepKind.DELEGATE)))
    assert outcome == Delegated(f"{PAGE}_1", due)
    assert form(wire.requests[0])["scheduled_publish_time"] == str(int(due.timestamp()))
    assert page.delegate(ask(due=NOW + timedelta(minutes=10))) == NotSent("schedule_too_soon")


def test_a_reel_is_handed_over_by_its_state(page, wire, ask):
    wire.on("POST", f"/{PAGE}/video_reels", answer(200, {"success": True}))
    ready = {"upload:0:0": {"video": "80001", "session": ""}}
    outcome = page.delegate(ask(video=b"film", format="reel", prepared=ready, step=Step(StepKind.DELEGATE)))
    assert isinstance(outcome, Delegated)
    sent = form(wire.requests[0])
    assert (sent["video_state"], outcome.handle) == ("SCHEDULED", "video:80001")
    waiting = {"id": "80001", "published": False, "scheduled_publish_time": int(NOW.timestamp()) + 7200}
    wire.on("GET", "/80001", answer(200, waiting))
    assert page.find_delegated(ask(), outcome.handle) == FoundDelegated("video:80001")


def test_what_may_just_be_going_out_is_not_deleted(page, wire, ask):
    wire.on("GET", f"/{PAGE}_1", answer(500, {"error": {"code": 2, "message": "later"}}))
    assert isinstance(page.recall(ask(), f"{PAGE}_1"), NotSent)
    assert all(request.method == "GET" for request in wire.requests)


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        ([shown("1", "Fresh  bread", 0.5)], Found),  # spaces as the network likes them
        ([shown("1", "Fresh bread", -1)], Found),  # its clock is a minute behind
        ([shown("1", "Fresh bread", -30)], CannotTell),  # may have been sent by hand
        ([shown("1", "Fresh bread", -90)], NotThere),
        ([shown("1", "Other bread", 1), shown("0", "Old", -200)], NotThere),
    ],
)
def test_looking_back_by_the_text(page, wire, ask, rows, finding):
    wire.on("GET", PUBLISHED, answer(200, {"data": rows}))
    assert isinstance(page.find(ask()), finding)


def test_looking_back_by_the_photos_where_there_is_no_text(page, wire, ask):
    album = {"data": [{"subattachments": {"data": [{"target": {"id": "701"}}]}}]}
    rows = [
        shown("2", "", 1, attachments={"data": [{"target": {"id": "999"}}]}),
        shown("1", "", 0.5, attachments=album),
    ]
    wire.on("GET", PUBLISHED, answer(200, {"data": rows}))
    finding = page.find(ask(part=Part("", (picture(),)), prepared=PHOTO))
    assert isinstance(finding, Found)
    assert finding.remote.id == f"{PAGE}_1"


def test_a_list_without_an_end_proves_nothing(page, wire, ask):
    more = {"cursors": {"after": "x"}, "next": "https://graph.facebook.com/next"}
    wire.on("GET", PUBLISHED, answer(200, {"data": [shown("1", "Other", 1)], "paging": more}))
    assert page.find(ask()) == CannotTell("listing_cut")
    assert len(wire.requests) == 8
    assert {request.url.params.get("after") for request in wire.requests} == {None, "x"}


def test_a_lost_hand_over_near_its_time_is_asked_about_again(page, wire, ask, clock):
    request = ask(step=Step(StepKind.DELEGATE), due=NOW + timedelta(minutes=30))
    wire.on("GET", SCHEDULED, answer(200, {"data": []})).on("GET", PUBLISHED, answer(200, {"data": []}))
    assert page.find(request) == NotThere()
    clock.advance(29 * 60)
    assert page.find(request) == CannotTell("still_scheduled", again=True)


def test_what_a_reel_gives_is_polled(page, wire, ask):
    wire.on("POST", f"/{PAGE}/video_stories", answer(200, {"success": True, "post_id": "88"}))
    ready = {"upload:0:0": {"video": "80001", "session": ""}}
    outcome = page.publish(ask("", video=b"film", format="story", prepared=ready))
    assert isinstance(outcome, Processing)
    assert form(wire.requests[0]) == {"upload_phase": "finish", "video_id": "80001"}
