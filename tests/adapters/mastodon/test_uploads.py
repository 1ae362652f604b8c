"""Media go up one by one, as files, and are awaited."""

from __future__ import annotations

import re

import httpx
import pytest

from smdesk.core.content import MediaItem, Part
from smdesk.core.outcome import Limited, NotSent, Prepared, Processing, Refused, Unknown, Why
from smdesk.core.steps import Step, StepKind
from tests.adapters.mastodon.helpers import MEDIA, adapter, image, request
from tests.adapters.wire import answer


def upload(folder, alt: str = "a red box", **changes):
    item, file = image(folder, alt=alt)
    return request(
        part=Part("x", (item,)), step=Step(StepKind.UPLOAD, 0, 0), files={item.sha256: file}, **changes
    )  # fmt: skip


def fields(sent: httpx.Request) -> dict[str, str]:
    return dict(re.findall(r'name="(\w+)"\r\n\r\n([^\r]*)', sent.content.decode(errors="replace")))


def test_an_image_goes_up_with_its_alternative_text(wire, tmp_path):
    wire.on("POST", MEDIA, answer(200, {"id": "501", "url": "https://m.example/1.png"}))
    assert adapter(wire).prepare(upload(tmp_path, "a réd box")) == Prepared({"id": "501"})
    (sent,) = wire.requests
    assert fields(sent) == {"description": "a réd box"}
    assert b"bytes of a" in sent.content
    assert b"Content-Type: image/png" in sent.content
    assert b"a.png" not in sent.content  # the person's own file name stays here


def test_without_alternative_text_none_is_sent(wire, tmp_path):
    wire.on("POST", MEDIA, answer(200, {"id": 501}))
    assert adapter(wire).prepare(upload(tmp_path, alt="")) == Prepared({"id": "501"})
    assert fields(wire.requests[0]) == {}


@pytest.mark.parametrize(("focus", "sent"), [("0.5,-0.25", {"focus": "0.5,-0.25"}), ("left", {})])
def test_the_focus_of_an_image_is_passed_on(wire, tmp_path, focus, sent):
    wire.on("POST", MEDIA, answer(200, {"id": "501"}))
    adapter(wire).prepare(upload(tmp_path, alt="", options={"focus:0:0": focus}))
    assert fields(wire.requests[0]) == sent


def test_a_server_without_the_newer_upload_gets_the_whole_file_by_the_older(wire, tmp_path):
    wire.on("POST", MEDIA, answer(404, "<h1>no</h1>")).on("POST", "/api/v1/media", answer(200, {"id": "501"}))
    assert adapter(wire).prepare(upload(tmp_path)) == Prepared({"id": "501"})
    assert b"bytes of a" in wire.requests[1].content


def test_video_that_is_still_processed_is_awaited_at_a_growing_interval(wire, tmp_path):
    wire.on("POST", MEDIA, answer(202, {"id": "501", "url": None}))
    wire.on("GET", "/api/v1/media/501", *[answer(206, {"id": "501"})] * 3, answer(200, {"id": "501"}))
    made, step = adapter(wire), upload(tmp_path)
    outcome, waits = made.prepare(step), []
    while isinstance(outcome, Processing):
        waits.append(outcome.wait_s)
        outcome = made.poll(upload(tmp_path, handle=outcome.handle))
    assert outcome == Prepared({"id": "501"})
    assert len(waits) == 4
    assert waits == sorted(set(waits))


def test_processing_without_end_is_given_up(wire, tmp_path):
    wire.on("GET", "/api/v1/media/501", answer(206, {"id": "501"}))
    outcome, polls = Processing({"id": "501", "polls": 0}), 0
    while isinstance(outcome, Processing):
        outcome, polls = adapter(wire).poll(upload(tmp_path, handle=outcome.handle)), polls + 1
    assert (outcome.code, outcome.why, polls) == ("media_processing_failed", Why.CONTENT, 95)


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (answer(422, {"error": "broken"}), Refused("media_processing_failed", Why.CONTENT, "broken", 422)),
        (answer(404, {"error": "Record not found"}), Refused("upload_lost", Why.TRANSIENT, "Record not found", 404)),
        (answer(401, {"error": "no"}), Refused("auth_refused", Why.AUTH, "no", 401)),
        (answer(503, "<h1>busy</h1>"), NotSent("server_error", "<h1>busy</h1>")),
        (answer(200, "<h1>hello</h1>"), NotSent("answer_unreadable")),
        (httpx.ReadTimeout("silent"), NotSent("no_answer", "silent")),
        (httpx.ConnectError("off"), NotSent("offline", "off")),
    ],
)  # fmt: skip
def test_what_a_poll_may_say(wire, tmp_path, reply, expected):
    wire.on("GET", "/api/v1/media/501", reply)
    assert adapter(wire).poll(upload(tmp_path, handle={"id": "501", "polls": 2})) == expected


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (answer(422, {"error": "File type"}), Refused("media_refused", Why.CONTENT, "File type", 422)),
        (answer(400, {"error": "too wide"}), Refused("media_refused", Why.CONTENT, "too wide", 400)),
        (answer(413, "<h1>large</h1>"), Refused("media_too_large", Why.CONTENT, "<h1>large</h1>", 413)),
        (answer(415), Refused("media_type_refused", Why.CONTENT, "", 415)),
        (answer(401), Refused("auth_refused", Why.AUTH, "", 401)),
        (answer(403, {"error": "scope"}), Refused("permission_missing", Why.PERMISSION, "scope", 403)),
        (answer(500, {"error": "thumbnail"}), NotSent("server_error", "thumbnail")),
        (answer(200, {}), Unknown("answer_without_id", "{}", 200)),
        (httpx.ConnectError("off"), NotSent("offline", "off")),
        (httpx.WriteError("cut"), Unknown("no_answer", "cut")),
    ],
)  # fmt: skip
def test_what_an_upload_may_say(wire, tmp_path, reply, expected):
    wire.on("POST", MEDIA, reply)
    assert adapter(wire).prepare(upload(tmp_path)) == expected
    assert len(wire.requests) == 1


def test_too_many_uploads_wait_for_the_time_the_server_names(wire, tmp_path):
    wire.on("POST", MEDIA, answer(429, {"error": "Too many"}, {"X-RateLimit-Reset": "2026-10-01T09:30:00.123456Z"}))
    outcome = adapter(wire).prepare(upload(tmp_path))
    assert isinstance(outcome, Limited)
    assert outcome.retry_at is not None
    assert outcome.retry_at.isoformat() == "2026-10-01T09:30:00.123456+00:00"


def test_a_missing_file_is_said_and_nothing_is_sent(wire, tmp_path):
    step = upload(tmp_path)
    next(iter(step.files.values())).unlink()
    assert adapter(wire).prepare(step).code == "file_unreadable"
    item = MediaItem("0" * 64, "image/png", 3, filename="bike.png")
    gone = request(part=Part("x", (item,)), step=Step(StepKind.UPLOAD, 0, 0))
    assert adapter(wire).prepare(gone) == NotSent("media_missing", "bike.png", Why.CONTENT)
    assert wire.requests == []


def test_a_large_file_is_not_read_into_memory(wire, tmp_path):
    item, file = image(tmp_path)
    with file.open("wb") as out:
        out.truncate(64 * 1024 * 1024)
    largest = 0

    class Counting(httpx.BaseTransport):
        def handle_request(self, sent: httpx.Request) -> httpx.Response:
            nonlocal largest
            largest = max(len(piece) for piece in sent.stream)
            return httpx.Response(200, json={"id": "501"})

    from smdesk.adapters.http import Http

    made = adapter(wire)
    object.__setattr__(made._api, "http", Http.create(Counting()))
    step = request(part=Part("x", (item,)), step=Step(StepKind.UPLOAD, 0, 0), files={item.sha256: file})
    assert made.prepare(step) == Prepared({"id": "501"})
    assert largest <= 1024 * 1024
