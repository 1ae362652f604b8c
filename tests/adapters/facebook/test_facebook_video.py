"""Videos in three phases: nothing shows before the last, and a cut upload goes on where the network says."""

from __future__ import annotations

import httpx
import pytest

from smdesk.core.outcome import CannotTell, Found, NotSent, NotThere, Prepared, Processing, Published, Refused
from smdesk.core.steps import Step, StepKind
from tests.adapters.contract.facebook import PAGE
from tests.adapters.graphspec import form
from tests.adapters.wire import answer

UPLOAD = Step(StepKind.UPLOAD, 0, 0)
REELS, VIDEOS = f"/{PAGE}/video_reels", f"/{PAGE}/videos"
BYTES_AT = "/video-upload/v26.0/80001"
STARTED = {"video_id": "80001", "upload_url": "https://rupload.facebook.com" + BYTES_AT}
READY = {"upload:0:0": {"video": "80001", "session": ""}}


def status(video: str, **more: object) -> httpx.Response:
    return answer(200, {"id": "80001", "status": {"video_status": video, **more}})


def test_a_reel_is_started_sent_and_only_then_published(page, wire, ask):
    wire.on("POST", REELS, answer(200, STARTED), answer(200, {"success": True}))
    wire.on("POST", BYTES_AT, answer(200, {"success": True}))
    request = ask(video=b"film" * 50, format="reel", step=UPLOAD)
    prepared = page.prepare(request)
    assert isinstance(prepared, Prepared)
    (sent,) = wire.sent("POST", BYTES_AT)
    assert (sent.headers["offset"], sent.headers["file_size"], sent.content) == ("0", "200", b"film" * 50)
    outcome = page.publish(ask("Look", video=b"film", format="reel", prepared={"upload:0:0": prepared.ref}))
    assert isinstance(outcome, Processing)
    finish = form(wire.sent("POST", REELS)[-1])
    assert finish == {
        "upload_phase": "finish", "video_id": "80001", "video_state": "PUBLISHED", "description": "Look",
    }  # fmt: skip


def test_a_cut_upload_goes_on_from_what_has_arrived(page, wire, ask):
    wire.on("POST", REELS, answer(200, STARTED))
    wire.on("POST", BYTES_AT, httpx.ReadError("cut"), answer(200, {"success": True}))
    wire.on("GET", "/80001", status("uploading", uploading_phase={"bytes_transfered": 120}))
    assert isinstance(page.prepare(ask(video=b"0123456789" * 20, format="reel", step=UPLOAD)), Prepared)
    second = wire.sent("POST", BYTES_AT)[-1]
    assert (second.headers["offset"], second.content) == ("120", b"0123456789" * 8)


def test_an_upload_that_is_cut_again_and_again_may_be_begun_anew(page, wire, ask):
    wire.on("POST", REELS, answer(200, STARTED))
    wire.on("POST", BYTES_AT, httpx.ReadError("cut"))
    wire.on("GET", "/80001", status("uploading", uploading_phase={"bytes_transferred": 1}))
    assert isinstance(page.prepare(ask(video=b"film", format="reel", step=UPLOAD)), NotSent)
    assert len(wire.sent("POST", BYTES_AT)) == 5


def test_the_bytes_go_to_metas_own_host_only(page, wire, ask):
    wire.on("POST", REELS, answer(200, STARTED | {"upload_url": "https://elsewhere.example/take"}))
    wire.on("POST", BYTES_AT, answer(200, {"success": True}))
    assert isinstance(page.prepare(ask(video=b"film", format="reel", step=UPLOAD)), Prepared)
    assert {request.url.host for request in wire.requests} == {"graph.facebook.com", "rupload.facebook.com"}


def test_a_feed_video_goes_in_the_pieces_that_the_network_asks_for(page, wire, ask):
    begun = {"video_id": "80001", "upload_session_id": "55", "start_offset": "0", "end_offset": "6"}
    pieces = [{"start_offset": "6", "end_offset": "10"}, {"start_offset": "10", "end_offset": "10"}]
    wire.on("POST", VIDEOS, answer(200, begun), httpx.ReadTimeout("slow"), *(answer(200, one) for one in pieces))
    assert page.prepare(ask(video=b"0123456789", step=UPLOAD)) == Prepared({"video": "80001", "session": "55"})
    sent = [form(request) for request in wire.sent("POST", VIDEOS)]
    assert [one["upload_phase"] for one in sent] == ["start", "transfer", "transfer", "transfer"]
    assert [one.get("start_offset") for one in sent] == [None, "0", "0", "6"]
    assert sent[0]["file_size"] == "10"


@pytest.mark.parametrize(
    "told",
    [
        {},  # asks for nothing, though bytes are missing
        {"start_offset": "0", "end_offset": "6"},  # asks for what it has, again and again
        {"start_offset": "6", "end_offset": "6"},
        {"start_offset": "6", "end_offset": "99"},  # beyond the file
        {"start_offset": "x", "end_offset": "y"},
    ],
)
def test_a_piece_that_is_not_counted_ends_the_upload_and_is_not_called_sent(page, wire, ask, told):
    begun = {"video_id": "80001", "upload_session_id": "55", "start_offset": "0", "end_offset": "6"}
    wire.on("POST", VIDEOS, answer(200, begun), answer(200, told))
    assert page.prepare(ask(video=b"0123456789", step=UPLOAD)) == NotSent("answer_unreadable")
    assert len(wire.sent("POST", VIDEOS)) == 2


def test_it_is_out_when_the_video_says_so(page, wire, ask):
    request = ask(handle={"video": "80001", "post": ""}, format="reel")
    out = answer(200, {"id": "80001", "published": True, "post_id": "9", "permalink_url": "/reel/80001/",
                       "status": {"video_status": "ready"}})  # fmt: skip
    wire.on("GET", "/80001", status("processing"), out)
    assert isinstance(page.poll(request), Processing)
    outcome = page.poll(request)
    assert isinstance(outcome, Published)
    assert (outcome.remote.id, outcome.remote.url) == (f"{PAGE}_9", "https://www.facebook.com/reel/80001/")


def test_a_video_that_cannot_be_worked_on_is_refused_with_the_networks_words(page, wire, ask):
    wire.on("GET", "/80001", status("error", processing_phase={"errors": [{"code": 1, "message": "too short"}]}))
    outcome = page.poll(ask(handle={"video": "80001"}))
    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.words) == ("media_processing_failed", "too short")


@pytest.mark.parametrize(
    ("told", "finding"),
    [
        (answer(200, {"id": "80001", "published": True, "post_id": "9", "status": {"video_status": "ready"}}), Found),
        (status("upload_complete", publishing_phase={"status": "in_progress"}), CannotTell),
        (status("upload_complete", publishing_phase={"status": "not_started"}), NotThere),
        (answer(400, {"error": {"code": 100, "error_subcode": 33, "message": "gone"}}), NotThere),
        (answer(500, {"error": {"code": 2, "message": "later"}}), CannotTell),
    ],
)
def test_a_lost_answer_to_the_finish_is_looked_up_at_the_video_itself(page, wire, ask, told, finding):
    wire.on("GET", "/80001", told)
    assert isinstance(page.find(ask(video=b"film", format="reel", prepared=READY)), finding)
