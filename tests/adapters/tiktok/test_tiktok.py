"""TikTok beyond what all networks do alike: announced videos in pieces, photos by address, what a creator may do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest

from smdesk.adapters import browser
from smdesk.adapters.base import Account, PublishRequest
from smdesk.adapters.tiktok import TikTokAdapter, connect
from smdesk.adapters.tiktok import video as videos
from smdesk.core.clock import FakeClock
from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.errors import AuthExpired, MissingScope
from smdesk.core.network import load
from smdesk.core.outcome import (
    CannotTell,
    Found,
    NotSent,
    NotThere,
    Prepared,
    Processing,
    Published,
    Refused,
    RemoteRef,
    Unknown,
    Why,
    WithPerson,
)
from smdesk.core.steps import Step, StepKind, plan
from tests.adapters.contract.tiktok import CREATOR, OPEN_ID, TOKEN, UPLOADS, check, good, no
from tests.adapters.wire import Wire, answer, body

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
INFO, INIT, PHOTOS = "/creator_info/query/", "/video/init/", "/content/init/"
STATUS, LIST, PUT = "/status/fetch/", "/video/list/", "/video/"
KNOWN, LAY = "v_pub_file~v2.1", Step(StepKind.CONTAINER)
LAID = {"container:0": {"publish_id": KNOWN, "upload_url": f"{UPLOADS}?upload_id=1&upload_token=tok-of-the-upload"}}


class Checked(Wire):
    """A wire that refuses what the reference does not have."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        if request.url.host == "open.tiktokapis.com":
            check(request)
        return super().handle_request(request)


@pytest.fixture
def wire() -> Checked:
    return Checked().on("POST", INFO, good(CREATOR))


@pytest.fixture
def tiktok(wire: Checked) -> TikTokAdapter:
    account = Account(load("tiktok"), "", OPEN_ID, "acme", {}, {"access_token": TOKEN})
    return TikTokAdapter(account, wire.http([TOKEN]), FakeClock(NOW))


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., PublishRequest]:
    def make(film: bytes = b"film", *, photos: int = 0, seconds: float = 12.0, **changes: Any) -> PublishRequest:
        file = tmp_path / "film"
        file.write_bytes(film)
        media = tuple(MediaItem(str(n) * 64, "image/jpeg", 9) for n in range(photos))
        media = media or (MediaItem("6" * 64, "video/mp4", len(film), 1080, 1920, seconds),)
        values: dict[str, Any] = {
            "key": "key-1", "armed_at": NOW, "step": Step(StepKind.PART), "part": Part("Rye", media, "https://b.example/r"),
            "options": {"privacy": "SELF_ONLY"}, "files": {"6" * 64: file}, "first_try": NOW, **changes,
        }  # fmt: skip
        return PublishRequest(**values)

    return make


def state(status: str, **more: Any) -> httpx.Response:
    return good({"status": status, **more})


def test_a_video_is_announced_with_what_was_chosen(tiktok, wire, ask):
    announced = {"publish_id": KNOWN, "upload_url": LAID["container:0"]["upload_url"]}
    wire.on("POST", INIT, good(announced))
    assert tiktok.prepare(ask(step=LAY)) == Prepared(announced)
    chosen = {"privacy": "SELF_ONLY", "comments": "on", "disclosure": "both", "ai": "yes", "cover": "3", "stitch": "on"}
    tiktok.prepare(ask(step=LAY, options=chosen))
    plain, rich = (body(request)["post_info"] for request in wire.sent("POST", INIT))
    assert plain == {
        "title": "Rye\n\nhttps://b.example/r", "privacy_level": "SELF_ONLY", "disable_comment": True,
        "disable_duet": True, "disable_stitch": True, "brand_content_toggle": False, "brand_organic_toggle": False,
        "is_aigc": False,
    }  # fmt: skip
    assert (rich["disable_comment"], rich["disable_stitch"], rich["disable_duet"]) == (False, False, True)
    assert (rich["brand_content_toggle"], rich["brand_organic_toggle"], rich["is_aigc"]) == (True, True, True)
    assert rich["video_cover_timestamp_ms"] == 3000
    assert body(wire.sent("POST", INIT)[0])["source_info"] == {
        "source": "FILE_UPLOAD", "video_size": 4, "chunk_size": 4, "total_chunk_count": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"options": {}}, "privacy_missing"),
        ({"options": {"privacy": "FOLLOWER_OF_CREATOR"}}, "privacy_not_offered"),
        ({"seconds": 301.0}, "video_too_long"),
        ({"part": Part("Words")}, "media_required"),
    ],
)
def test_what_the_creator_may_not_do_is_not_announced(tiktok, wire, ask, changes, code):
    assert tiktok.prepare(ask(step=LAY, **changes)).code == code
    assert wire.sent("POST", INIT) == []


@pytest.mark.parametrize(
    ("megabytes", "count", "last"),
    [(4, 1, 4), (64, 1, 64), (65, 2, 33), (96, 3, 32), (127, 3, 63), (4000, 125, 32)],
)
def test_pieces_are_as_the_guide_wants_them(megabytes, count, last):
    mega = 1024 * 1024
    made = videos.pieces(megabytes * mega)
    assert (len(made), made[-1][1] - made[-1][0]) == (count, last * mega)
    assert [begin for begin, _ in made[1:]] == [end for _, end in made[:-1]]
    size = videos.PIECE if count > 1 else megabytes * mega
    assert count == megabytes * mega // size, "total_chunk_count is the quotient, rounded down"


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(videos, "WHOLE", 8)
    monkeypatch.setattr(videos, "PIECE", 4)


def test_a_video_goes_in_pieces_and_goes_on_where_it_was(tiktok, wire, ask, small):
    wire.on("POST", STATUS, state("PROCESSING_UPLOAD"), state("PROCESSING_UPLOAD", uploaded_bytes=4))
    lost = [httpx.ReadTimeout("lost") for _ in range(videos.TRIES)]
    wire.on("PUT", PUT, httpx.Response(206), *lost, httpx.Response(206), httpx.Response(201))
    request = ask(b"0123456789abcd", prepared=LAID)
    assert tiktok.publish(request) == NotSent("upload_interrupted", "lost")
    assert tiktok.publish(request) == Processing({"publish_id": KNOWN}, 5.0)
    sent = [(put.headers["content-range"], put.content) for put in wire.sent("PUT", PUT)]
    assert sent[0] == ("bytes 0-3/14", b"0123")
    assert sent[1] == sent[2] == sent[3] == sent[4] == ("bytes 4-7/14", b"4567")
    assert sent[5] == ("bytes 8-13/14", b"89abcd"), "what remains goes with the last piece"
    assert all("authorization" not in put.headers for put in wire.sent("PUT", PUT))


def test_the_piece_with_which_it_goes_out_is_sent_once(tiktok, wire, ask):
    wire.on("POST", STATUS, state("PROCESSING_UPLOAD"))
    wire.on("PUT", PUT, httpx.ReadTimeout("lost"), answer(503), answer(200), answer(403))
    said = [tiktok.publish(ask(prepared=LAID)) for _ in range(4)]
    assert [type(each) for each in said] == [Unknown, Unknown, Unknown, NotSent]
    assert said[3].code == "upload_expired", "the address is good for an hour; the video is announced anew"
    assert len(wire.sent("PUT", PUT)) == 4


def test_what_has_arrived_already_is_not_sent_again(tiktok, wire, ask):
    wire.on("POST", STATUS, state("PROCESSING_DOWNLOAD"), state("PUBLISH_COMPLETE", publicaly_available_post_id=[77]),
            state("FAILED", uploaded_bytes=4, fail_reason="frame_rate_check_failed"), state("FAILED"))  # fmt: skip
    said = [tiktok.publish(ask(prepared=LAID)) for _ in range(4)]
    assert said[0] == Processing({"publish_id": KNOWN}, 5.0)
    assert said[1] == Published(RemoteRef("77", "https://www.tiktok.com/@acme/video/77"))
    assert said[2] == Refused("video_refused", Why.CONTENT, "frame_rate_check_failed")
    assert said[3] == NotSent("upload_expired")
    assert wire.sent("PUT", PUT) == []


@pytest.mark.parametrize("url", ["http://open-upload.tiktokapis.com/", "https://tiktokapis.com.evil.example/", 7, None])
def test_bytes_go_to_no_strange_address(tiktok, wire, ask, url):
    wire.on("POST", INIT, good({"publish_id": KNOWN, "upload_url": url}))
    assert tiktok.prepare(ask(step=LAY)).code == "answer_without_id"


def test_photos_are_posted_by_their_addresses(tiktok, wire, ask):
    payload = Payload((ask(photos=2).part,))
    assert [step.name for step in plan(payload, load("tiktok"))] == [
        "upload:0:0",
        "upload:0:1",
        "container:0",
        "part:0",
    ]
    assert tiktok.prepare(ask(photos=2, step=LAY)) == Prepared({})
    wire.on("POST", PHOTOS, good({"publish_id": "p_1"}), good({}))
    urls = {f"upload:0:{n}": {"url": f"https://media.example/{n}.jpg"} for n in range(2)}
    options = {"privacy": "SELF_ONLY", "title": "Bread", "music": "on"}
    request = ask(photos=2, prepared={**urls, "container:0": {}}, options=options)
    assert tiktok.publish(request) == Processing({"publish_id": "p_1"}, 5.0)
    sent = body(wire.sent("POST", PHOTOS)[0])
    assert sent["source_info"]["photo_images"] == ["https://media.example/0.jpg", "https://media.example/1.jpg"]
    assert (sent["post_info"]["title"], sent["post_info"]["auto_add_music"]) == ("Bread", True)
    assert tiktok.publish(request) == Unknown("answer_without_id")
    assert tiktok.publish(ask(photos=2, prepared=urls)) == NotSent("upload_expired"), "the creator was not asked"


def test_a_public_post_is_waited_for_until_it_has_its_own_address(tiktok, wire, ask):
    wire.on("POST", STATUS, state("PUBLISH_COMPLETE", publicaly_available_post_id=[]))
    public = {"options": {"privacy": "PUBLIC_TO_EVERYONE"}}
    looked = tiktok.poll(ask(handle={"publish_id": KNOWN}, **public))
    assert looked == Processing({"publish_id": KNOWN, "looked": 1}, 20.0)
    assert tiktok.poll(ask(handle={"publish_id": KNOWN, "looked": 6}, **public)) == Published(RemoteRef(KNOWN))
    assert tiktok.poll(ask(handle={"publish_id": KNOWN})) == Published(RemoteRef(KNOWN)), "a private one has none"


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [
        ("spam_risk_too_many_posts", Refused("rate_limited", Why.CONTENT, "spam_risk_too_many_posts")),
        (
            "spam_risk_user_banned_from_posting",
            Refused("account_blocked_for_now", Why.CONTENT, "spam_risk_user_banned_from_posting"),
        ),
        ("photo_pull_failed", NotSent("media_not_fetched", "photo_pull_failed")),
        ("internal_error", NotSent("container_failed", "internal_error")),
        (None, Refused("media_processing_failed", Why.CONTENT)),
    ],
)
def test_why_a_post_came_to_nothing(tiktok, wire, ask, reason, outcome):
    """Of a poll, a missing right or a limit would be about the question, and the post would be asked for on and on."""
    wire.on("POST", STATUS, state("FAILED", uploaded_bytes=4, fail_reason=reason))
    assert tiktok.poll(ask(handle={"publish_id": KNOWN})) == outcome


@pytest.mark.parametrize(
    ("status", "code", "ours", "why"),
    [
        (403, "unaudited_client_can_only_post_to_private_accounts", "app_not_audited", Why.PERMISSION),
        (403, "url_ownership_unverified", "media_host_unverified", Why.CONTENT),
        (400, "privacy_level_option_mismatch", "privacy_not_offered", Why.CONTENT),
        (401, "scope_not_authorized", "permission_missing", Why.PERMISSION),
        (401, "access_token_invalid", "auth_refused", Why.AUTH),
        (403, "spam_risk_user_banned_from_posting", "account_blocked_for_now", Why.PERMISSION),
    ],
)
def test_what_a_no_means(tiktok, wire, ask, status, code, ours, why):
    wire.on("POST", INIT, no(status, code, "In its own words"))
    outcome = tiktok.prepare(ask(step=LAY))
    assert outcome == Refused(ours, why, "In its own words", status)


@pytest.mark.parametrize(
    ("reply", "finding"),
    [
        (state("PROCESSING_UPLOAD", uploaded_bytes=3), NotThere()),
        (state("PROCESSING_UPLOAD", uploaded_bytes=4), CannotTell("processing", again=True)),
        (state("PROCESSING_DOWNLOAD"), CannotTell("processing", again=True)),
        (state("FAILED"), NotThere()),
        (state("PUBLISH_COMPLETE"), Found(RemoteRef(KNOWN))),
        (no(429, "rate_limit_exceeded"), CannotTell("rate_limited", again=True)),
        (state("NEVER_HEARD_OF"), CannotTell("network_silent", again=True)),
    ],
)
def test_what_became_of_a_video_is_known_by_its_id(tiktok, wire, ask, reply, finding):
    wire.on("POST", STATUS, reply)
    assert tiktok.find(ask(prepared=LAID)) == finding


def test_photos_whose_answer_was_lost_are_found_or_asked_about(tiktok, wire, ask):
    def row(known: int, minutes: int, title: str = "Rye https://b.example/r") -> dict[str, Any]:
        at = int((NOW + timedelta(minutes=minutes)).timestamp())
        return {"id": str(known), "title": title, "create_time": at, "share_url": f"https://www.tiktok.com/{known}"}

    rows = [row(4, 2), row(3, 1), row(2, 1, "Other"), row(1, -10), {"id": 5, "create_time": "soon"}]
    wire.on("POST", LIST, good({"videos": rows}), good({"videos": rows[2:]}), no(401, "scope_not_authorized"))
    request = ask(photos=1, taken=frozenset({"9"}))
    assert tiktok.find(request) == Found(RemoteRef("3", "https://www.tiktok.com/3"))
    assert tiktok.find(request) == CannotTell("private_not_listed"), "what is not listed may be out all the same"
    assert tiktok.find(request) == CannotTell("no_listing")


def test_connecting_learns_who_it_is_and_what_it_may_do(wire):
    wire.on("GET", "/user/info/", good({"user": {"open_id": OPEN_ID, "display_name": "Acme"}}))
    session = connect(wire.http(), load("tiktok"), secret=TOKEN)
    assert (session.remote_id, session.handle, session.display_name) == (OPEN_ID, "acme", "Acme Bakery")
    spec = load("tiktok").with_limits(session.limits)
    assert spec.options["privacy"] == ("PUBLIC_TO_EVERYONE", "MUTUAL_FOLLOW_FRIENDS", "SELF_ONLY")
    assert (spec.options["stitch"], spec.options["duet"]) == (("off",), ("off", "on"))
    assert spec.media.video_seconds == 300
    wire.replace("POST", INFO, no(401, "scope_not_authorized"), no(401, "access_token_invalid"))
    for kind in (MissingScope, AuthExpired):
        with pytest.raises(kind):
            connect(wire.http(), load("tiktok"), secret=TOKEN)


def test_signing_in_speaks_as_tiktok_does(wire):
    rule = load("tiktok").connect.browser
    sign_in = browser.begin(
        wire.http(), rule, client_id="aw1", client_secret="s3cret", redirect_uri="http://127.0.0.1:5000/callback/"
    )
    asked = httpx.URL(sign_in.url).params
    assert (asked["client_key"], "client_id" in asked) == ("aw1", False)
    assert asked["scope"] == "user.info.basic,user.info.stats,video.publish,video.upload,video.list"
    assert len(asked["code_challenge"]) == 64
    assert int(asked["code_challenge"], 16) >= 0


def test_both_tokens_are_kept_when_they_rotate_and_their_ends_are_the_networks(wire, ask):
    secrets = {
        "access_token": TOKEN, "refresh_token": "rft.1", "client_id": "aw1", "client_secret": "s3cret",
        "expires_at": (NOW - timedelta(seconds=1)).isoformat(),
    }  # fmt: skip
    new = {"access_token": "act.2", "expires_in": 7200, "refresh_token": "rft.2", "refresh_expires_in": 15552000}
    wire.on("POST", "/v2/oauth/token/", answer(200, {**new, "open_id": OPEN_ID, "scope": "video.publish"}))
    wire.on("POST", STATUS, state("PUBLISH_COMPLETE"))
    tiktok = TikTokAdapter(Account(load("tiktok"), secrets=secrets), wire.http(), FakeClock(NOW))
    assert isinstance(tiktok.poll(ask(handle={"publish_id": KNOWN})), Published)
    renewing, polled = wire.requests
    assert b"client_key=aw1" in renewing.content
    assert b"client_id" not in renewing.content
    assert polled.headers["authorization"] == "Bearer act.2"
    kept = tiktok.renewed()
    assert (kept["access_token"], kept["refresh_token"]) == ("act.2", "rft.2")
    assert datetime.fromisoformat(kept["expires_at"]) == NOW + timedelta(hours=2)
    assert datetime.fromisoformat(kept["refresh_expires_at"]) == NOW + timedelta(days=180)


DRAFT = {"delivery": "inbox"}


def test_a_draft_is_announced_to_the_inbox_and_asks_nothing_of_what_is_chosen_in_the_app(tiktok, wire, ask):
    announced = {"publish_id": KNOWN, "upload_url": LAID["container:0"]["upload_url"]}
    wire.on("POST", "/inbox/video/init/", good(announced))
    assert tiktok.prepare(ask(step=LAY, options=DRAFT)) == Prepared(announced)
    (request,) = wire.requests
    assert set(body(request)) == {"source_info"}


def test_photos_go_to_the_inbox_with_their_text(tiktok, wire, ask):
    wire.on("POST", PHOTOS, good({"publish_id": "p_inbox~1"}))
    prepared = {"container:0": {}, "upload:0:0": {"url": "https://media.example/1.jpg"}}
    outcome = tiktok.publish(ask(photos=1, options={**DRAFT, "title": "Rye"}, prepared=prepared))
    assert outcome == Processing({"publish_id": "p_inbox~1"}, 5.0)
    sent = body(wire.requests[0])
    assert (sent["post_mode"], set(sent["post_info"])) == ("MEDIA_UPLOAD", {"title", "description"})


def test_a_draft_in_the_inbox_is_never_called_published(tiktok, wire, ask):
    wire.on("POST", STATUS, state("SEND_TO_USER_INBOX"))
    drafted = ask(options=DRAFT, handle={"publish_id": KNOWN}, prepared=LAID)
    assert tiktok.poll(drafted) == WithPerson("draft_in_app")
    assert tiktok.find(drafted) == WithPerson("draft_in_app")
    assert tiktok.publish(drafted) == WithPerson("draft_in_app")  # its bytes have arrived: not sent again
    wire.replace("POST", STATUS, state("PUBLISH_COMPLETE", publicaly_available_post_id=[7]))
    assert tiktok.poll(drafted).remote.id == "7"  # the person was quick
    wire.replace("POST", STATUS, state("PROCESSING_UPLOAD", uploaded_bytes=0))
    assert tiktok.find(drafted) == NotThere()


def test_a_draft_wants_a_scope_of_its_own(tiktok, wire, ask):
    wire.on("POST", "/inbox/video/init/", no(401, "scope_not_authorized"))
    refused = tiktok.prepare(ask(step=LAY, options=DRAFT))
    assert (refused.code, refused.why) == ("draft_permission_missing", Why.PERMISSION)


def test_the_checker_refuses_what_is_not_in_the_reference():
    source = {"source": "FILE_UPLOAD", "video_size": 4, "chunk_size": 4, "total_chunk_count": 1}
    for wrong in (
        {"post_info": {"privacy_level": "PRIVATE"}, "source_info": source},
        {"post_info": {"title": "x"}, "source_info": source},
        {"post_info": {"privacy_level": "SELF_ONLY"}, "source_info": {**source, "video_size": 0}},
        {"post_info": {"privacy_level": "SELF_ONLY", "caption": "x"}, "source_info": source},
    ):
        request = httpx.Request("POST", "https://open.tiktokapis.com/v2/post/publish/video/init/", json=wrong)
        with pytest.raises(jsonschema.ValidationError):
            check(request)
