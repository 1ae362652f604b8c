"""YouTube: uploads that are cut, what stays private, the scheduler, quota, and what the real one has answered."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from smdesk.adapters.google import errors
from smdesk.adapters.google.api import Google
from smdesk.adapters.http import Answer
from smdesk.adapters.youtube import resource, session, upload
from smdesk.core.clock import FakeClock
from smdesk.core.content import MediaItem, Part
from smdesk.core.errors import AuthExpired, MissingScope
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
    Unknown,
    Why,
)
from smdesk.core.steps import Step, StepKind
from tests.adapters.contract.harness import PICTURE, picture, stored
from tests.adapters.contract.wire import after
from tests.adapters.contract.youtube import CHANNEL, OneChannel, YouTube, film
from tests.adapters.specs import SPECS
from tests.adapters.wire import Wire, answer

CONTAINER = Step(StepKind.CONTAINER)


@pytest.fixture
def net(tmp_path):
    made = OneChannel(tmp_path, {})
    yield made
    made.close()


@pytest.fixture
def pieces(monkeypatch):
    """Small pieces, so that the little file has several."""
    monkeypatch.setattr(upload, "PIECE", PICTURE.stat().st_size // 3 + 1)


def begun(net, **changes):
    request = net.request("A film", step=CONTAINER, **changes)
    outcome = net.adapter().prepare(request)
    assert isinstance(outcome, Processing), outcome
    return replace(request, handle=stored(outcome.handle))


def puts(net):
    return [seen.headers["content-range"].split("/")[0] for seen in net.server.seen if "upload_id" in seen.url]


def test_a_file_goes_in_pieces_and_is_private_until_it_is_published(net, pieces):
    outcome = net.finish(net.adapter().poll(request := begun(net)), request)
    (video,) = net.tube.videos.values()
    assert outcome == Prepared({"video": video["id"]})
    assert (video["status"]["privacyStatus"], video["snippet"]["tags"]) == ("private", [resource.marker(request)])
    assert len(puts(net)) == 4  # how far it is, then three pieces
    (session_,) = net.tube.sessions.values()
    assert session_["bytes"] == PICTURE.read_bytes()


def test_an_upload_that_is_cut_goes_on_where_youtube_says(net, pieces):
    request = begun(net)
    net.server.garble(after(httpx.ReadTimeout), 1)  # the first piece arrives, its answer does not
    assert isinstance(net.finish(net.adapter().poll(request), request), Prepared)
    assert len(net.tube.videos) == 1


def test_a_process_that_is_killed_in_between_goes_on_in_the_next(net, pieces):
    request = begun(net)
    net.server.garble(after(httpx.ReadTimeout), 1)
    net.server.garble(after(httpx.ConnectError), 2)
    assert isinstance(net.adapter().poll(request), NotSent)  # nothing more got through
    arrived = len(next(iter(net.tube.sessions.values()))["bytes"])
    assert 0 < arrived < PICTURE.stat().st_size
    assert isinstance(net.finish(net.adapter().poll(request), request), Prepared)
    assert len(net.tube.videos) == 1


def test_an_answer_to_the_last_piece_that_is_lost_uploads_nothing_twice(net):
    request = begun(net)
    net.server.garble(after(httpx.ReadTimeout), 1)
    net.server.garble(after(httpx.ReadTimeout), 2)
    assert isinstance(net.adapter().poll(request), NotSent)
    net.tube.sessions.clear()  # and the session is over meanwhile: our tag finds the video
    assert isinstance(net.finish(net.adapter().poll(request), request), Prepared)
    assert isinstance(net.adapter().prepare(replace(request, handle={})), Processing)
    assert len(net.tube.videos) == 1


def test_a_session_that_is_over_with_nothing_to_show_begins_anew(net):
    request = begun(net)
    net.tube.sessions.clear()
    assert net.adapter().poll(request) == NotSent("upload_expired")


def test_the_token_goes_to_google_alone(net):
    outcome = net.adapter().poll(replace(begun(net), handle={"session": "https://googleapis.com.example/x"}))
    assert outcome == NotSent("upload_expired")


def test_a_network_that_takes_nothing_is_not_asked_for_ever(net):
    request = begun(net)
    wire = Wire().on("PUT", "/videos", answer(308, None))
    adapter = net.adapter()
    adapter.google.http = wire.http()
    assert adapter.poll(request) == NotSent("answer_unreadable")
    assert len(wire.requests) < 12


@pytest.mark.parametrize(
    ("status", "code", "why"),
    [
        ({"uploadStatus": "failed", "failureReason": "codec"}, "media_type_refused", Why.CONTENT),
        ({"uploadStatus": "failed", "failureReason": "new one"}, "media_processing_failed", Why.CONTENT),
        ({"uploadStatus": "rejected", "rejectionReason": "duplicate"}, "duplicate_content", Why.CONTENT),
        ({"uploadStatus": "rejected", "rejectionReason": "length"}, "video_refused_too_long", Why.CONTENT),
        ({"uploadStatus": "rejected", "rejectionReason": "uploaderAccountSuspended"}, "account_suspended", Why.AUTH),
    ],
)
def test_what_youtube_makes_of_the_file(net, status, code, why):
    video = net.tube.make(resource.uploading(net.request()))
    net.tube.videos[video]["status"] |= status
    request = replace(begun(net), handle={"video": video})
    outcome = net.adapter().poll(request)
    assert (outcome.code, outcome.why) == (code, why)


def test_a_video_that_was_deleted_while_it_waited_is_uploaded_again(net):
    request = net.request("x")
    net.tube.videos.clear()
    assert net.adapter().publish(request) == NotSent("upload_expired")


def test_what_is_published_has_everything_that_was_chosen(net):
    options = {
        "title": "Rye", "tags": "bread, rye bread ,", "category": "26", "made_for_kids": "yes", "synthetic": "yes",
        "visibility": "unlisted",
    }  # fmt: skip
    request = net.request("Text", options=options, format="short", languages=("es-ES",))
    outcome = net.adapter().publish(replace(request, part=replace(request.part, link="https://shop.example/rye")))
    (video,) = net.tube.videos.values()
    assert outcome == Published(resource.remote(video["id"], "short"))
    assert outcome.remote.url == f"https://www.youtube.com/shorts/{video['id']}"
    assert video["snippet"] == {
        "title": "Rye", "description": "Text\n\nhttps://shop.example/rye", "categoryId": "26",
        "defaultLanguage": "es-ES", "tags": ["bread", "rye bread"],
    }  # fmt: skip
    told = {"privacyStatus": "unlisted", "selfDeclaredMadeForKids": True, "containsSyntheticMedia": True}
    assert {name: video["status"][name] for name in told} == told
    assert net.adapter().find(request) == Found(outcome.remote)


def test_a_picture_beside_the_video_is_its_thumbnail(net, tmp_path):
    image = picture()
    request = net.request("x", part=Part("x", (film(), image)), files={film().sha256: PICTURE, image.sha256: PICTURE})
    assert isinstance(net.adapter().publish(request), Published)
    assert list(net.tube.thumbnails.values()) == [PICTURE.read_bytes()]
    net.tube._post_thumbnails_set = lambda _request: answer(403, {"error": {"errors": [{"reason": "forbidden"}]}})
    outcome = net.adapter().publish(request)
    assert (outcome.code, outcome.why) == ("thumbnail_refused", Why.PERMISSION)


def test_a_project_that_is_not_audited_is_told_so_and_nothing_is_called_published(net):
    net.tube.audited = False
    assert net.adapter().publish(net.request("x")) == Refused("kept_private", Why.PERMISSION)
    assert isinstance(net.adapter().publish(net.request("x", options={"visibility": "private"})), Published)
    request = net.request("y", key="key-2", step=Step(StepKind.DELEGATE))
    handle = net.adapter().delegate(request).handle
    del net.tube.videos[handle]["status"]["publishAt"]
    assert net.adapter().find_delegated(request, handle) == CannotTell("kept_private")


def test_the_scheduler_is_for_what_everybody_sees(net):
    request = net.request("x", step=Step(StepKind.DELEGATE), options={"visibility": "unlisted"})
    assert net.adapter().delegate(request) == Refused("delegated_only_public", Why.CONTENT)


def test_a_comment_that_may_have_arrived_is_found(net):
    (head,) = net.send(net_payload("The film"))
    request = net.request("First!", step=Step(StepKind.COMMENT), root=head, parent=head)
    assert net.adapter().find(request) == NotThere()
    net.server.garble(after(httpx.ReadTimeout), 1)
    net.server.garble(after(httpx.ReadTimeout), 0)
    assert isinstance(net.adapter().publish(request), Unknown)
    net.clear()
    finding = net.adapter().find(request)
    assert isinstance(finding, Found)
    assert finding.remote.url.endswith(f"&lc={finding.remote.id}")
    assert net.adapter().delete(finding.remote) == Prepared({})
    assert net.tube.comments == {}
    net.tube.comments["other"] = {"video": head.id, "text": "First!", "author": "UCsomebody"}
    assert net.adapter().find(request) == NotThere()


def net_payload(text):
    from smdesk.core.content import Payload

    return Payload((Part(text),))


def google(reply, clock=None):
    wire = Wire().on("GET", "/channels", reply)
    return Google.with_token(wire.http(), "t", clock or FakeClock(datetime(2026, 10, 1, 20, 0, tzinfo=UTC)))


def error(status, *, reason="", grpc="", details=()):
    listed = [{"reason": reason}] if reason else []
    body = {"error": {"code": status, "message": "Told", "errors": listed, "status": grpc, "details": list(details)}}
    return Answer(status, httpx.Headers(), body, "{}")


@pytest.mark.parametrize(
    ("status", "reason", "kind", "code"),
    [
        (403, "insufficientPermissions", Refused, "permission_missing"),
        (403, "forbidden", Refused, "action_forbidden"),
        (403, "accessNotConfigured", Refused, "api_disabled"),
        (401, "youtubeSignupRequired", Refused, "no_channel"),
        (403, "commentsDisabled", Refused, "comments_closed"),
        (400, "invalidTitle", Refused, "title_refused"),
        (400, "invalidTags", Refused, "tags_refused"),
        (400, "uploadLimitExceeded", Limited, "upload_limit"),
        (403, "rateLimitExceeded", Limited, "rate_limited"),
        (404, "videoNotFound", Refused, "target_gone"),
        (503, "backendError", Unknown, "server_error"),
        (400, "something new", Refused, "refused_content"),
    ],
)
def test_the_table_of_errors(status, reason, kind, code):
    outcome = errors.outcome(google(answer(200, {})), error(status, reason=reason))
    assert (type(outcome), outcome.code) == (kind, code)
    assert outcome.words == "Told"


def test_every_entry_of_the_table_gives_a_value():
    for name, (why, code) in errors.CODES.items():
        outcome = errors.outcome(google(answer(200, {})), error(403, reason=name))
        assert getattr(outcome, "why", why) is why or isinstance(outcome, Limited | Unknown), name
        assert outcome.code in {code, "server_error"}, name


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (datetime(2026, 10, 1, 20, 0, tzinfo=UTC), datetime(2026, 10, 2, 7, 1, tzinfo=UTC)),  # summer: UTC-7
        (datetime(2026, 12, 1, 7, 59, tzinfo=UTC), datetime(2026, 12, 1, 8, 1, tzinfo=UTC)),  # winter: UTC-8
        (datetime(2026, 11, 1, 7, 30, tzinfo=UTC), datetime(2026, 11, 2, 8, 1, tzinfo=UTC)),  # the night of the change
    ],
)
def test_the_quota_of_a_day_begins_anew_at_midnight_in_california(now, then):
    outcome = errors.outcome(google(answer(200, {}), FakeClock(now)), error(403, reason="quotaExceeded"))
    assert (outcome.code, outcome.retry_at) == ("quota_used_up", then)


def test_a_project_without_a_quota_is_no_rate_limit():
    detail = {"reason": "RATE_LIMIT_EXCEEDED", "metadata": {"quota_limit_value": "0"}}
    reply = answer(429, {"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "details": [detail]}})
    with pytest.raises(AuthExpired, match="quota_zero"):
        errors.checked((made := google(reply)), made.get("https://x.googleapis.com/channels"), "https://x/")


@pytest.mark.parametrize(
    ("reply", "kind", "code"),
    [
        (answer(200, {"items": []}), AuthExpired, "no_channel"),
        (answer(200, {}), AuthExpired, "no_channel"),
        (answer(403, {"error": {"errors": [{"reason": "accessNotConfigured"}]}}), AuthExpired, "api_disabled"),
        (answer(401, {"error": {"errors": [{"reason": "youtubeSignupRequired"}]}}), AuthExpired, "no_channel"),
        (answer(403, {"error": {"errors": [{"reason": "forbidden"}]}}), MissingScope, "action_forbidden"),
        (answer(401, {"error": {"errors": [{"reason": "authError"}]}}), AuthExpired, "access_ended"),
    ],
)
def test_connecting_says_what_is_wanting(reply, kind, code):
    with pytest.raises(kind, match=code):
        session.identify(google(reply))


@pytest.mark.parametrize(("told", "seconds"), [("allowed", None), ("eligible", 900.0), ("disallowed", 900.0)])
def test_a_channel_that_is_not_confirmed_may_have_short_videos_only(told, seconds):
    limits = session.limits_in({"status": {"longUploadsStatus": told}})
    assert limits.get("media", {}).get("video_seconds") == seconds


@pytest.mark.skipif(not SPECS.is_dir(), reason="what the network has answered lies beside the project")
def test_recorded_answers():
    folder = SPECS.parent / "data/api/youtube"
    recorded = json.loads((folder / "apidata-channels-info.json").read_text("utf-8"))
    found = session.identify(google(answer(200, recorded)))
    assert (found.remote_id, found.handle) == ("UC_x5XG1OV2P6uZZ5FSM9Ttw", "googledevelopers")
    assert found.facts["uploads"] == "UU_x5XG1OV2P6uZZ5FSM9Ttw"
    video = json.loads((folder / "apidata-videos-videos_info_single.json").read_text("utf-8"))["items"][0]
    net = YouTube(FakeClock(datetime(2026, 10, 1, tzinfo=UTC)))
    assert set(net.videos) == set()
    assert video["snippet"]["title"].startswith("What are Actions")
    assert not resource.is_waiting(video)


def test_a_film_without_a_file_and_a_post_without_a_film(net):
    bare = net.request("x", step=CONTAINER, part=Part("x"))
    assert net.adapter().prepare(bare) == Refused("video_required", Why.CONTENT)
    gone = MediaItem("8" * 64, "video/mp4", 5)
    outcome = net.adapter().prepare(net.request("x", step=CONTAINER, part=Part("x", (gone,))))
    assert outcome == NotSent("file_unreadable", why=Why.CONTENT)


def test_an_access_that_is_over_is_renewed_on_the_way(net):
    account = net.account()
    old = {**account.secrets, "access_token": "old", "expires_at": (net.clock.now() - timedelta(1)).isoformat()}
    from smdesk.adapters import registry

    adapter = registry.build(replace(account, secrets=old), net.http(), folder=net.folder, clock=net.clock)
    assert isinstance(adapter.publish(net.request("x")), Published)
    assert adapter.renewed()["access_token"] == "access-of-the-test"
    assert adapter.renewed() is None
    assert adapter.whoami().remote_id == CHANNEL


def test_numbers_of_videos_and_channel_and_no_zero_where_there_is_none(net):
    (video,) = net.send(net_payload("The film"))
    found = {(each.remote_id, each.metric): each.value for each in net.adapter().samples([video.id, CHANNEL, "gone"])}
    assert found == {
        (CHANNEL, "followers"): 1230, (CHANNEL, "posts"): 17, (CHANNEL, "views"): 90210, (video.id, "views"): 12,
        (video.id, "likes"): 3, (video.id, "watch_time"): 5400, (video.id, "watch_average"): 42,
        (video.id, "shares"): 3, (video.id, "follows"): 1,
    }  # fmt: skip


def test_without_analytics_the_other_numbers_stay(net):
    (video,) = net.send(net_payload("The film"))
    net.tube.analytics = False
    assert {each.metric for each in net.adapter().samples([video.id])} == {"views", "likes"}


def test_fifty_videos_are_one_call(net):
    net.adapter().samples([f"video-{number}" for number in range(101)])
    assert len([seen for seen in net.server.seen if "part=statistics" in seen.url]) == 3
