"""Each kind of post in two phases, beyond what every network does alike."""

from __future__ import annotations

from datetime import timedelta

import pytest

from smdesk.adapters.meta import errors
from smdesk.core.outcome import (
    CannotTell,
    Found,
    Limited,
    NotSent,
    NotThere,
    Prepared,
    Processing,
    Published,
    Refused,
    RemoteRef,
    Why,
)
from smdesk.core.steps import Step, StepKind
from tests.adapters.contract.instagram import ACCOUNT
from tests.adapters.graphspec import form
from tests.adapters.instagram.conftest import NOW, ask, file_of, film, image
from tests.adapters.wire import answer

MEDIA, PUBLISH = f"/{ACCOUNT}/media", f"/{ACCOUNT}/media_publish"
READY = {"container:0": {"id": "701"}}


def state(status: str, words: str = "") -> object:
    return answer(200, {"id": "701", "status_code": status, "status": words})


def failure(code: int, subcode: int = 0, status: int = 400) -> object:
    return answer(status, {"error": {"code": code, "error_subcode": subcode, "message": "no"}})


def publish(door, **changes):
    return door().publish(ask(image(), kind=StepKind.PART, prepared=READY, **changes))


@pytest.mark.parametrize(
    ("media", "changes", "fields"),
    [
        ([image(alt="A loaf")], {}, {"image_url": "https://media.example/0", "alt_text": "A loaf"}),
        ([film()], {}, {"media_type": "REELS", "video_url": "https://media.example/0", "share_to_feed": "true"}),
        (
            [film()],
            {"format": "reel", "options": {"share_to_feed": "no", "cover_ms": "1500", "collaborators": "@ana, luis"}},
            {
                **{"media_type": "REELS", "video_url": "https://media.example/0", "share_to_feed": "false"},
                **{"thumb_offset": "1500", "collaborators": '["ana","luis"]'},
            },
        ),
    ],
)
def test_what_stands_alone_has_its_fields(door, wire, media, changes, fields):
    wire.on("POST", MEDIA, answer(200, {"id": "701"}))
    told = door().prepare(ask(*media, **changes))
    assert isinstance(told, Processing)
    assert form(wire.sent("POST", MEDIA)[0]) == {"caption": "Fresh bread", **fields}


def test_a_story_has_neither_caption_nor_alternative_text(door, wire):
    wire.on("POST", MEDIA, answer(200, {"id": "701"}))
    door().prepare(ask(image(alt="A loaf"), format="story"))
    assert form(wire.sent("POST", MEDIA)[0]) == {"media_type": "STORIES", "image_url": "https://media.example/0"}


def test_a_carousel_is_made_when_all_of_its_media_are_worked_on(door, wire):
    wire.on("POST", MEDIA, answer(200, {"id": "1"}), answer(200, {"id": "2"}), answer(200, {"id": "9"}))
    request = ask(image("1", "One"), film())
    told = door().prepare(request)
    first, second = (form(each) for each in wire.sent("POST", MEDIA))
    assert first == {"is_carousel_item": "true", "image_url": "https://media.example/0", "alt_text": "One"}
    assert second == {"is_carousel_item": "true", "media_type": "VIDEO", "video_url": "https://media.example/1"}
    wire.on("GET", "/1", state("FINISHED")).on("GET", "/2", state("IN_PROGRESS"), state("FINISHED"))
    waits = []
    for _ in range(2):
        told = door().poll(ask(*request.part.media, handle=told.handle))
        waits.append(told.wait_s)
    assert waits == [6.0, 3.0]
    assert len(wire.sent("GET", "/1")) == 1
    parent = form(wire.sent("POST", MEDIA)[2])
    assert parent == {"media_type": "CAROUSEL", "children": "1,2", "caption": "Fresh bread"}
    wire.on("GET", "/9", state("FINISHED"))
    assert door().poll(ask(*request.part.media, handle=told.handle)) == Prepared({"id": "9"})


def test_the_waits_grow_to_half_a_minute_and_end(door, wire, clock):
    wire.on("POST", MEDIA, answer(200, {"id": "701"})).on("GET", "/701", state("IN_PROGRESS"))
    told, waits = door().prepare(ask(image())), []
    while isinstance(told, Processing):
        waits.append(told.wait_s)
        clock.advance(told.wait_s)
        told = door().poll(ask(image(), handle=told.handle))
    assert waits[:6] == [3.0, 6.0, 12.0, 24.0, 30.0, 30.0]
    assert 300 < sum(waits) < 340
    assert told == NotSent("container_failed")


def test_the_bytes_of_a_video_go_to_facebooks_door_only(door, wire, tmp_path):
    item = film()
    step = {"step": Step(StepKind.UPLOAD, 0, 0), "files": file_of(tmp_path, item, b"film of a loaf")}
    assert door().prepare(ask(item, **step)) == NotSent("not_offered", why=Why.CONTENT)
    wire.on("POST", MEDIA, answer(200, {"id": "701"}))
    wire.on("POST", "/ig-api-upload/v26.0/701", answer(500, {"debug_info": {"retriable": True}}), answer(200, {}))
    wire.on("GET", "/701", answer(200, {"video_status": {"uploading_phase": {"bytes_transferred": 5}}}))
    told = door("facebook").prepare(ask(item, **step))
    assert told == Prepared({"container": "701"})
    assert form(wire.sent("POST", MEDIA)[0])["upload_type"] == "resumable"
    first, second = wire.sent("POST", "/ig-api-upload/v26.0/701")
    assert (first.content, second.content) == (b"film of a loaf", b"of a loaf")
    assert second.headers["offset"] == "5"
    laid = door("facebook").prepare(ask(item, prepared={"upload:0:0": told.ref}))
    assert isinstance(laid, Processing)
    assert len(wire.sent("POST", MEDIA)) == 1  # the container is the one that took the bytes


def test_a_day_that_is_used_up_names_when_there_is_room_again(door, wire):
    full = {"data": [{"config": {"quota_total": 2}, "quota_usage": 2}]}
    wire.replace("GET", f"/{ACCOUNT}/content_publishing_limit", answer(200, full))
    times = [NOW - timedelta(hours=hours) for hours in (1, 20, 30)]
    shown = [{"id": str(at), "timestamp": at.strftime("%Y-%m-%dT%H:%M:%S+0000")} for at in times]
    wire.on("GET", MEDIA, answer(200, {"data": shown}))
    assert door().prepare(ask(image())) == Limited("daily_limit", NOW + timedelta(hours=4))


@pytest.mark.parametrize(
    ("status", "words", "told"),
    [
        ("EXPIRED", "", NotSent("upload_expired")),
        ("PUBLISHED", "", Prepared({"id": "701"})),
        ("ERROR", "Error 2207026: format", Refused("media_refused", Why.CONTENT, "Error 2207026: format")),
        ("ERROR", "Error 2207009", Refused("aspect_ratio_refused", Why.CONTENT, "Error 2207009")),
        ("ERROR", "Error 2207052", NotSent("media_not_fetched", "Error 2207052")),
        ("ERROR", "Error 2207053", NotSent("container_failed", "Error 2207053")),
        ("ERROR", "", NotSent("container_failed")),
        ("SOMETHING", "", NotSent("answer_unreadable")),
    ],
)
def test_how_a_container_stands(door, wire, status, words, told):
    wire.on("GET", "/701", state(status, words))
    handle = {"container": "701", "wait": 3.0, "until": (NOW + timedelta(minutes=5)).isoformat()}
    found = door().poll(ask(image(), handle=handle))
    assert found == told or (found.code, told.code) == ("answer_unreadable",) * 2


@pytest.mark.parametrize(
    ("status", "code"),
    [("IN_PROGRESS", "media_processing"), ("FINISHED", "media_processing"), ("EXPIRED", "upload_expired"),
     ("ERROR", "upload_expired")],
)  # fmt: skip
def test_a_container_that_is_not_ready_is_asked_why(door, wire, status, code):
    wire.on("POST", PUBLISH, failure(9007, 2207027)).on("GET", "/701", state(status))
    told = publish(door)
    assert isinstance(told, NotSent)
    assert told.code == code


def test_one_that_was_published_before_is_adopted_not_published_again(door, wire):
    wire.on("POST", PUBLISH, failure(9007, 2207027)).on("GET", "/701", state("PUBLISHED"))
    row = {"id": "88", "caption": "Fresh bread", "timestamp": "2026-11-26T09:00:30+0000"}
    wire.on("GET", MEDIA, answer(200, {"data": [row]}))
    told = publish(door)
    assert isinstance(told, Published)
    assert told.remote.id == "88"
    assert len(wire.sent("POST", PUBLISH)) == 1


def test_the_id_is_kept_before_its_address_is_asked_for(door, wire):
    wire.on("POST", PUBLISH, answer(200, {"id": "88"}))
    told = publish(door)
    assert told == Processing({"media": "88"}, 0.0)
    request = ask(image(), kind=StepKind.PART, handle=told.handle)
    wire.on("GET", "/88", answer(500, {}), answer(200, {"permalink": "https://www.instagram.com/p/C1/"}))
    assert door().poll(request) == Published(RemoteRef("88", "https://www.instagram.com/p/C1/"))
    wire.replace("GET", "/88", answer(400, {"error": {"code": 190}}))
    assert door().poll(request) == Published(RemoteRef("88"))  # it is live, whatever else cannot be told


@pytest.mark.parametrize(
    ("rows", "finding"),
    [(["09:01"], Found), (["09:01", "09:02"], CannotTell), ([], CannotTell), (["07:00"], CannotTell)],
)
def test_a_story_is_the_only_one_since_or_nobody_can_tell(door, wire, rows, finding):
    wire.on("GET", "/701", state("PUBLISHED"))
    shown = [{"id": at, "timestamp": f"2026-11-26T{at}:00+0000"} for at in rows]
    wire.on("GET", f"/{ACCOUNT}/stories", answer(200, {"data": shown}))
    request = ask(image(), kind=StepKind.PART, format="story", prepared=READY)
    assert isinstance(door().find(request), finding)
    wire.replace("GET", "/701", state("FINISHED"))
    assert door().find(request) == NotThere()


def test_what_is_out_but_not_listed_yet_is_looked_for_again(door, wire):
    wire.on("GET", "/701", state("PUBLISHED")).on("GET", MEDIA, answer(200, {"data": []}))
    request = ask(image(), kind=StepKind.PART, prepared=READY)
    assert door().find(request) == CannotTell("processing", again=True)
    wire.replace("GET", "/701", failure(100, 33))
    assert door().find(request) == NotThere()


def test_a_missing_right_to_comment_concerns_the_comment_only(door, wire):
    wire.on("POST", "/88/comments", failure(10))
    told = door().publish(ask(kind=StepKind.COMMENT, parent=RemoteRef("88")))
    assert isinstance(told, Refused)
    assert (told.code, told.why) == ("comment_not_allowed", Why.PERMISSION)


CODES = {
    Why.CONTENT: (2207001, 2207004, 2207005, 2207009, 36003, 36001, 2207010, 2207023, 2207026, 2207028, 2207057,
                  2207081, *range(2207035, 2207041)),
    Why.QUOTA: (2207042, 2207069, 2207051),
    Why.TRANSIENT: (2207003, 2207006, 2207008, 2207020, 2207027, 2207032, 2207052, 2207053, 2207077, 2207082, 9007),
    Why.AUTH: (2207050, 4279013),
    Why.GONE: (24,),
}  # fmt: skip


@pytest.mark.parametrize("why", CODES)
def test_every_code_of_media_has_its_kind(why):
    assert {errors.CODES[str(code)][0] for code in CODES[why]} == {why}
