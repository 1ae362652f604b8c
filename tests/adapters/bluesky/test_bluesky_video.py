"""Videos: through the video service in pieces, resumed after an interruption, polled to the end; or as they are."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest

from smdesk.adapters.bluesky import video
from smdesk.core.outcome import Limited, NotSent, Prepared, Processing, Published, Refused, Unknown, Why
from smdesk.core.steps import StepKind
from tests.adapters.bluesky import pds
from tests.adapters.bluesky.pds import BLOB_CID, DID, PUT, adapter, error, request
from tests.adapters.wire import answer, body

V = "app.bsky.video."
LIMITS, START, PART, FINISH = V + "getUploadLimits", V + "startUpload", V + "uploadPart", V + "finishUpload"
STATUS, JOB, WHOLE = V + "getUploadStatus", V + "getJobStatus", V + "uploadVideo"
AUTH = "com.atproto.server.getServiceAuth"
BLOB = {"$type": "blob", "ref": {"$link": BLOB_CID}, "mimeType": "video/mp4", "size": 10}
SESSION = {"session": "up-1", "part_bytes": 4, "parts": 3}


def job(state, **more):
    return {"jobId": "job-1", "did": DID, "state": state, **more}


@pytest.fixture
def service(wire, lexicons):
    started = {"jobId": "up-1", "partSizeBytes": 4, "partCount": 3, "expiresAt": "2026-12-01T09:00:00Z"}
    finished = {"completedJobId": "job-1", "jobStatus": job("JOB_STATE_CREATED")}
    lexicons.answer(START, started)
    lexicons.answer(FINISH, finished)
    wire.on("GET", AUTH, lambda r: answer(200, {"token": f"service-{r.url.params['lxm']}"}))
    wire.on("GET", LIMITS, answer(200, {"canUpload": True, "remainingDailyVideos": 25, "remainingDailyBytes": 10**9}))
    wire.on("POST", START, answer(200, started))
    wire.on("POST", PART, part)
    wire.on("POST", FINISH, answer(200, finished))
    return wire


def part(asked):
    return answer(200, {"partNumber": int(asked.url.params["partNumber"]), "sizeBytes": len(asked.content)})


@pytest.fixture
def step(tmp_path):
    file = tmp_path / "clip.mp4"
    file.write_bytes(b"0123456789")
    item = pds.medium(file, "video/mp4", width=1080, height=1920, duration_s=2.5, alt="clip", filename="mine.mp4")
    return request(kind=StepKind.UPLOAD, index=0, media=[item], files={item.sha256: file})


def test_a_video_goes_in_pieces_is_polled_and_published(service, lexicons, step):
    made = adapter(service)
    outcome = made.prepare(step)
    assert outcome == Processing({"job": "job-1", "asked": 0}, 2.0)
    assert [r.content for r in service.sent("POST", PART)] == [b"0123", b"4567", b"89"]
    assert body(service.sent("POST", START)[0]) == {
        "sizeBytes": 10, "mimeType": "video/mp4", "name": step.medium.sha256[:12] + ".mp4",
        "durationMs": 2500, "width": 1080, "height": 1920,
    }  # fmt: skip
    upload, limits = (r.url.params for r in reversed(service.sent("GET", AUTH)))
    assert (limits["aud"], limits["lxm"]) == (video.SERVICE_DID, LIMITS)
    assert (upload["aud"], upload["lxm"]) == ("did:web:pds.example.com", "com.atproto.repo.uploadBlob")
    assert {r.headers["authorization"] for r in service.sent("POST", PART)} == {
        "Bearer service-com.atproto.repo.uploadBlob"
    }
    for state, wait in (("JOB_STATE_ENCODING", 3.0), ("JOB_STATE_SOMETHING_NEW", 5.0), ("JOB_STATE_UPLOADED", 8.0)):
        lexicons.answer(JOB, {"jobStatus": job(state)})
        service.replace("GET", JOB, answer(200, {"jobStatus": job(state)}))
        outcome = made.poll(replace(step, handle=outcome.handle))
        assert isinstance(outcome, Processing)
        assert outcome.wait_s == wait
    service.replace("GET", JOB, answer(200, {"jobStatus": job("JOB_STATE_COMPLETED", blob=BLOB)}))
    done = made.poll(replace(step, handle=outcome.handle))
    assert done == Prepared({"blob": BLOB, "width": 1080, "height": 1920})
    published = made.publish(request(media=[step.medium], prepared={"upload:0:0": done.ref}))
    assert isinstance(published, Published)
    assert not [r for r in service.requests if r.url.host == "video.bsky.app" and carries_a_secret(r)]


def carries_a_secret(sent):  # the account's own tokens are nothing for the video service
    return pds.SECRETS["access"] in sent.headers.get("authorization", "")


@pytest.mark.parametrize(
    ("limits", "kind", "code"),
    [
        ({"canUpload": False, "remainingDailyVideos": 0, "message": "daily limit"}, Limited, "video_quota_used"),
        ({"canUpload": True, "remainingDailyBytes": 9}, Limited, "video_quota_used"),
        (
            {"canUpload": False, "error": "unconfirmed_email", "message": "Confirm"},
            Refused,
            "video_forbidden",
        ),
    ],
)
def test_the_limits_of_the_account_decide(service, lexicons, step, limits, kind, code):
    lexicons.answer(LIMITS, limits)
    service.replace("GET", LIMITS, answer(200, limits))
    outcome = adapter(service).prepare(step)
    assert type(outcome) is kind
    assert outcome.code == code
    assert not service.sent("POST", START)


def test_a_piece_that_fails_is_sent_again_at_once(service, step):
    service.replace("POST", PART, part, httpx.ReadTimeout("lost"), error(503, "ServiceOverloaded"), part)
    assert isinstance(adapter(service).prepare(step), Processing)
    assert [r.url.params["partNumber"] for r in service.sent("POST", PART)] == ["1", "2", "2", "2", "3"]


@pytest.mark.parametrize("received", [[], [1], [1, 2, 3]])
def test_a_broken_upload_goes_on_where_it_was(service, lexicons, step, received):
    service.replace("POST", PART, part, httpx.ReadTimeout("gone for longer"))
    made = adapter(service)
    outcome = made.prepare(step)
    assert outcome == Processing(SESSION, video.BROKEN_WAIT_S)
    state = {
        "jobId": "up-1", "partSizeBytes": 4, "partCount": 3, "receivedParts": received,
        "expiresAt": "2026-12-01T09:00:00Z", "state": "created",
    }  # fmt: skip
    lexicons.answer(STATUS, state)
    before = len(service.sent("POST", PART))
    service.on("GET", STATUS, answer(200, state)).replace("POST", PART, part)
    assert made.poll(replace(step, handle=outcome.handle)) == Processing({"job": "job-1", "asked": 0}, 2.0)
    sent = [int(r.url.params["partNumber"]) for r in service.sent("POST", PART)[before:]]
    assert sent == [n for n in (1, 2, 3) if n not in received]


def test_an_end_whose_answer_is_lost_is_looked_up(service, step):
    service.replace("POST", FINISH, httpx.ReadTimeout("lost"))
    made = adapter(service)
    outcome = made.prepare(step)
    assert outcome == Processing(SESSION, video.BROKEN_WAIT_S)
    state = {**session_state(), "state": "finishing"}
    service.on("GET", STATUS, answer(200, state))
    assert made.poll(replace(step, handle=outcome.handle)) == Processing(SESSION, 5.0)
    service.replace("GET", STATUS, answer(200, {**state, "state": "completed", "completedJobId": "job-9"}))
    assert made.poll(replace(step, handle=outcome.handle)) == Processing({"job": "job-9", "asked": 0}, 2.0)


def session_state():
    return {
        "jobId": "up-1",
        "partSizeBytes": 4,
        "partCount": 3,
        "receivedParts": [],
        "expiresAt": "2026-12-01T09:00:00Z",
    }


@pytest.mark.parametrize("state", ["failed", "aborted", "expired"])
def test_an_upload_given_up_by_the_service_begins_anew(service, step, state):
    service.on("GET", STATUS, answer(200, {**session_state(), "state": state, "failureReason": "why"}))
    made = adapter(service)
    assert made.poll(replace(step, handle=SESSION)) == Refused("upload_interrupted", Why.TRANSIENT, "why")
    service.replace("GET", STATUS, error(400, "UploadNotFound", "gone"))
    assert made.poll(replace(step, handle=SESSION)) == Refused("upload_interrupted", Why.TRANSIENT, "gone")
    service.replace("POST", PART, error(400, "UploadExpired", "late"))
    assert made.prepare(step) == NotSent("upload_interrupted", "late")
    service.replace("GET", STATUS, answer(200, {**session_state(), "state": "created"}))
    assert made.poll(replace(step, handle=SESSION)) == Refused("upload_interrupted", Why.TRANSIENT, "late")


def test_a_job_nobody_knows_any_more_is_not_asked_about_for_ever(service, step):
    service.on("GET", JOB, error(400, "InvalidRequest", "no such job"))
    outcome = adapter(service).poll(replace(step, handle={"job": "job-1"}))
    assert outcome == Refused("upload_interrupted", Why.TRANSIENT, "no such job", 400)


@pytest.mark.parametrize(
    ("reply", "kind", "code"),
    [
        (error(400, "VideoTooLarge"), Refused, "video_too_large"),
        (error(400, "VideoTooLong"), Refused, "video_too_long"),
        (error(400, "BadAspectRatio"), Refused, "aspect_ratio_refused"),
        (error(400, "UnsupportedContentType"), Refused, "media_type_refused"),
        (error(400, "DailyLimitExceeded"), Limited, "video_quota_used"),
        (error(400, "TooManyOpenUploads"), Limited, "too_many_uploads"),
        (error(403, "UploadForbidden"), Refused, "video_forbidden"),
        (error(503, "ServiceOverloaded"), NotSent, "server_error"),
        (error(400, "ServiceOverloaded"), NotSent, "server_busy"),
        (httpx.ConnectError("down"), NotSent, "offline"),
        (httpx.ReadTimeout("lost"), Unknown, "no_answer"),
        (answer(200, {}), Unknown, "answer_without_id"),
    ],
)
def test_each_refusal_of_an_upload(service, step, reply, kind, code):
    service.replace("POST", START, reply)
    outcome = adapter(service).prepare(step)
    assert type(outcome) is kind
    assert outcome.code == code


@pytest.mark.parametrize(
    ("failure", "why", "code"),
    [
        ("validation_failure", Why.CONTENT, "video_refused"),
        ("encoding_failure", Why.CONTENT, "video_not_encodable"),
        ("pds_upload_unsupported_blob_size", Why.CONTENT, "video_too_large"),
        ("pds_upload_failure", Why.TRANSIENT, "video_job_failed"),
        ("generic_failure", Why.TRANSIENT, "video_job_failed"),
        ("a_new_one", Why.CONTENT, "video_refused"),
    ],
)
def test_each_failure_of_the_job(service, lexicons, step, failure, why, code):
    failed = {"jobStatus": job("JOB_STATE_FAILED", failureCode=failure, message="words")}
    lexicons.answer(JOB, failed)
    service.on("GET", JOB, answer(200, failed))
    outcome = adapter(service).poll(replace(step, handle={"job": "job-1", "asked": 3}))
    assert outcome == Refused(code, why, "words")


def test_a_poll_that_does_not_get_through_changes_nothing(service, step):
    polled = replace(step, handle={"job": "job-1", "asked": 3})
    for reply in (httpx.ReadTimeout("lost"), httpx.ConnectError("down"), answer(502, "<html>"), answer(200, "<html>")):
        service.replace("GET", JOB, reply)
        assert isinstance(adapter(service).poll(polled), NotSent), reply


def test_a_poll_brings_a_token_when_the_service_wants_one(service, step):
    service.on("GET", JOB, error(401, "AuthMissing"), answer(200, {"jobStatus": job("JOB_STATE_COMPLETED", blob=BLOB)}))
    assert isinstance(adapter(service).poll(replace(step, handle={"job": "job-1"})), Prepared)
    assert service.sent("GET", JOB)[1].headers["authorization"] == f"Bearer service-{JOB}"


@pytest.mark.parametrize(
    "reply",
    [
        answer(200, {"jobStatus": job("JOB_STATE_CREATED")}),
        answer(200, job("JOB_STATE_CREATED")),  # as the live service gives it
        answer(409, {"error": "already_exists", "message": "Video already processed", **job("JOB_STATE_COMPLETED")}),
    ],
)
def test_a_service_without_pieces_gets_the_file_in_one(service, step, reply):
    service.replace("POST", START, error(501, "MethodNotImplemented"))
    service.on("POST", WHOLE, reply)
    assert adapter(service).prepare(step) == Processing({"job": "job-1", "asked": 0}, 2.0)
    sent = service.sent("POST", WHOLE)[0]
    assert (sent.content, sent.url.params["did"]) == (b"0123456789", DID)


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("https://morel.us-east.host.bsky.network", False),
        ("https://pds.example.com", False),
        ("https://8.8.8.8", False),
        ("http://localhost:2583", True),
        ("http://127.0.0.1:2583", True),
        ("http://192.168.1.4", True),
        ("http://[::1]:3", True),
        ("http://pds", True),
        ("http://pds.test", True),
        ("http://box.home.arpa", True),
    ],
)
def test_only_a_server_nobody_outside_can_reach_does_without_the_service(host, local):
    assert video.is_local(host) is local


def test_a_local_server_takes_the_file_as_it_is(wire, step):
    made = adapter(wire, pds="http://localhost:2583")
    outcome = made.prepare(step)
    assert isinstance(outcome, Prepared)
    sent = wire.sent("POST", pds.UPLOAD)[0]
    assert (sent.content, sent.headers["content-type"]) == (b"0123456789", "video/mp4")
    assert sent.headers["content-length"] == "10"
    published = made.publish(request(media=[step.medium], prepared={"upload:0:0": outcome.ref}))
    assert isinstance(published, Published)
    assert body(wire.sent("POST", PUT)[0])["record"]["embed"]["aspectRatio"] == {"width": 1080, "height": 1920}


def test_a_local_server_cannot_take_what_needs_encoding(wire, step, tmp_path):
    file = tmp_path / "clip.mov"
    file.write_bytes(b"mov")
    item = pds.medium(file, "video/quicktime")
    moved = request(kind=StepKind.UPLOAD, index=0, media=[item], files={item.sha256: file})
    assert adapter(wire, pds="http://localhost:2583").prepare(moved) == Refused("media_type_refused", Why.CONTENT)


def test_a_file_that_vanished_is_told(service, step, tmp_path):
    gone = replace(step, files={step.medium.sha256: tmp_path / "gone"})
    for made in (adapter(service), adapter(service, pds="http://localhost:2583")):
        outcome = made.prepare(gone)
        assert isinstance(outcome, NotSent)
        assert outcome.code == "file_unreadable"
