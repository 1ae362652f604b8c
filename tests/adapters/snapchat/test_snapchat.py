"""Snapchat beyond what all networks do alike: media sealed and sent in parts, three kinds of posts, its envelope."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest

from smdesk.adapters import browser
from smdesk.adapters.base import Account, PublishRequest
from smdesk.adapters.snapchat import SnapchatAdapter, connect, sealing
from smdesk.adapters.snapchat import media as uploads
from smdesk.core.clock import FakeClock
from smdesk.core.content import MediaItem, Part
from smdesk.core.errors import AuthExpired, MissingScope
from smdesk.core.network import load
from smdesk.core.outcome import CannotTell, Limited, NotSent, Prepared, Processing, Published, Refused, Unknown, Why
from smdesk.core.steps import Step, StepKind
from tests.adapters.contract.harness import stored
from tests.adapters.contract.snapchat import OWN, PROFILE, TOKEN, Snapchat, check, day, fields_of, good, no, opened
from tests.adapters.wire import Wire, answer, body

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
UPLOAD = Step(StepKind.UPLOAD, 0, 0)
READY = {"upload:0:0": {"media_id": "7536bbc5-0074-4dc4-b654-5ba9cd9f9441"}}
SECRETS = {"access_token": TOKEN}
SPOTLIGHTS, STORIES, SAVED, MEDIA = f"{OWN}/spotlights", f"{OWN}/stories", f"{OWN}/saved_stories", f"{OWN}/media"


class Checked(Wire):
    """A wire that refuses what the reference does not have."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        check(request)
        return super().handle_request(request)


@pytest.fixture
def wire() -> Checked:
    return Checked()


def adapter(transport: Any, **secrets: str) -> SnapchatAdapter:
    account = Account(load("snapchat"), "", PROFILE, "acme", {}, {**SECRETS, **secrets})
    return SnapchatAdapter(account, Wire.http(transport, [TOKEN]), FakeClock(NOW))


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., PublishRequest]:
    def make(film: bytes = b"film", **changes: Any) -> PublishRequest:
        file = tmp_path / "film"
        file.write_bytes(film)
        media = (MediaItem("6" * 64, "video/mp4", len(film), 1080, 1920, 12.0),)
        values: dict[str, Any] = {
            "key": "key-1", "armed_at": NOW, "step": Step(StepKind.PART), "part": Part("Rye", media, "https://b.example/r"),
            "prepared": READY, "files": {"6" * 64: file}, "first_try": NOW, **changes,
        }  # fmt: skip
        return PublishRequest(**values)

    return make


# -- media ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [0, 5, 16, 31, 32, 33, 64, 100])
def test_a_film_arrives_whole_in_parts_each_sent_by_a_program_that_was_just_started(ask, monkeypatch, size):
    monkeypatch.setattr(uploads, "PART", 32)
    server, film = Snapchat(FakeClock(NOW)), bytes(range(size))
    request = ask(film, step=UPLOAD)
    outcome = adapter(server).prepare(request)
    while isinstance(outcome, Processing):
        outcome = adapter(server).poll(ask(film, step=UPLOAD, handle=stored(outcome.handle)))
    (known, one), *more = server.media.items()
    assert outcome == Prepared({"media_id": known})
    assert (one["bytes"], one["type"], more) == (film, "VIDEO", [])
    assert len(one["parts"]) == max(1, -(-size // 32))
    assert all(len(part) == 32 for number, part in one["parts"].items() if number < len(one["parts"]))


def test_two_films_never_have_the_same_key():
    assert len({sealing.key_and_start() for _ in range(20)}) == 20
    sealed = sealing.sealed(b"Rye", b"k" * 32, b"i" * 16, last=True)
    assert opened(sealed, sealing.written(b"k" * 32), sealing.written(b"i" * 16)) == b"Rye"
    asked = ["openssl", "enc", "-aes-256-cbc", "-nosalt", "-e", "-K", (b"k" * 32).hex(), "-iv", (b"i" * 16).hex()]
    try:
        said = subprocess.run(asked, input=b"Rye", capture_output=True, check=True).stdout  # as the reference does it
    except FileNotFoundError:
        return
    assert sealed == said


def test_a_part_that_is_cut_is_sent_again_and_nothing_else(ask, wire):
    path = "/us/v1/media/1/multipart-upload-v2"
    wire.on("POST", MEDIA, good(media_id="1", add_path=f"{path}?action=ADD", finalize_path=path))
    wire.on("POST", path, answer(503), good())
    begun = adapter(wire).prepare(ask(step=UPLOAD))
    wire.faults[1] = httpx.ReadError("cut")
    gone_on = adapter(wire).poll(ask(step=UPLOAD, handle=begun.handle))
    assert (gone_on.handle["sent"], len(wire.requests)) == (1, 4)
    first, *again = (fields_of(request) for request in wire.sent("POST", path))
    assert again == [first, first]
    for number in (4, 5, 6):
        wire.faults[number] = httpx.ReadError("cut")
    assert adapter(wire).poll(ask(step=UPLOAD, handle=gone_on.handle)).code == "no_answer"
    assert isinstance(adapter(wire).poll(ask(step=UPLOAD, handle=gone_on.handle)), Prepared)
    assert len(wire.sent("POST", MEDIA)) == 1


@pytest.mark.parametrize(
    "path", ["https://evil.example/x", "//evil.example/x", "@evil.example/x", "", None, "/a/../b c", "/v1/x#y"]
)
def test_the_token_goes_nowhere_but_to_snapchat(ask, wire, path):
    wire.on("POST", MEDIA, good(media_id="1", add_path=path, finalize_path="/us/v1/media/1/upload"))
    assert adapter(wire).prepare(ask(step=UPLOAD)) == NotSent("answer_without_id")
    handle = {"media_id": "1", "add": path, "finish": path, "key": "A" * 43 + "=", "chain": "A" * 22 + "==", "sent": 0}
    assert adapter(wire).poll(ask(step=UPLOAD, handle=handle)) == NotSent("upload_expired")


def test_a_path_with_its_host_is_a_path(ask, wire):
    whole = "https://businessapi.snapchat.com/us/v1/media/1/upload"
    wire.on("POST", MEDIA, good(media_id="1", add_path=whole, finalize_path=whole))
    assert adapter(wire).prepare(ask(step=UPLOAD)).handle["add"] == "/us/v1/media/1/upload"


def test_what_snapchat_has_forgotten_is_handed_over_anew(ask, wire):
    wire.on("POST", "/us/v1/media/1/upload", answer(404))
    handle = {"media_id": "1", "add": "/us/v1/media/1/upload", "finish": "/us/v1/media/1/upload", "sent": 0}
    keyed = {**handle, "key": "A" * 43 + "=", "chain": "A" * 22 + "=="}
    assert adapter(wire).poll(ask(step=UPLOAD, handle=keyed)) == NotSent("upload_expired")
    assert adapter(wire).poll(ask(step=UPLOAD, handle=handle)) == NotSent("upload_expired")  # of a key that is lost
    assert adapter(wire).publish(ask(prepared={})) == NotSent("upload_expired")


# -- posts ------------------------------------------------------------------------------------------------------------


def test_a_post_is_a_spotlight_with_its_text_and_language(ask, wire):
    wire.on("POST", SPOTLIGHTS, good(spotlight_id="W7_abc"))
    assert adapter(wire).publish(ask(languages=("es",))).remote.id == "W7_abc"
    adapter(wire).publish(ask(languages=("es-MX",), options={"save_to_profile": "no"}, part=Part("", ask().part.media)))
    plain, other = (body(request) for request in wire.sent("POST", SPOTLIGHTS))
    assert plain == {
        "media_id": READY["upload:0:0"]["media_id"], "description": "Rye\n\nhttps://b.example/r", "locale": "es_ES",
        "skip_save_to_profile": False,
    }  # fmt: skip
    assert (other["locale"], other["skip_save_to_profile"], "description" in other) == ("es_MX", True, False)


@pytest.mark.parametrize(
    ("languages", "locale"),
    [((), "en_US"), (("ca",), "ca_ES"), (("pt-PT",), "pt_PT"), (("zh-Hant-TW",), "zh_TW"), (("ast",), "en_US")],
)
def test_a_language_is_told_with_a_country(ask, wire, languages, locale):
    wire.on("POST", SPOTLIGHTS, good())
    adapter(wire).publish(ask(languages=languages))
    assert body(wire.requests[0])["locale"] == locale


def test_a_story_is_told_no_id_and_goes_by_its_medium(ask, wire):
    wire.on("POST", STORIES, good())
    published = adapter(wire).publish(ask(format="story"))
    assert (published.remote.id, published.remote.url) == (READY["upload:0:0"]["media_id"], None)
    assert body(wire.requests[0]) == READY["upload:0:0"]


@pytest.mark.parametrize(
    ("method", "path", "sent"),
    [
        ("POST", SAVED, {"title": "Rye", "media_id": "7536bbc5-0074-4dc4-b654-000000000001"}),
        ("POST", SAVED, {"saved_stories": [{"title": "x" * 46, "snap_sources": [{"media_id": PROFILE}]}]}),
        ("POST", f"{OWN}/lenses", {}),
        ("GET", f"{OWN}/lenses", None),
        ("DELETE", OWN, None),
    ],
)
def test_a_call_that_is_described_nowhere_or_otherwise_is_noticed(method, path, sent):
    with pytest.raises((AssertionError, KeyError, jsonschema.ValidationError)):
        check(httpx.Request(method, f"https://businessapi.snapchat.com{path}", json=sent))


def test_a_saved_story_has_a_title(ask, wire):
    wire.on("POST", SAVED, good(saved_stories=[{"saved_story": {"id": "s-1"}}]))
    titled = adapter(wire).publish(ask(format="saved_story", options={"title": " Our rye "}))
    assert titled.remote.id == "s-1"
    adapter(wire).publish(ask(format="saved_story"))
    sources = [READY["upload:0:0"]]
    assert [body(request) for request in wire.requests] == [
        {"saved_stories": [{"title": title, "snap_sources": sources}]} for title in ("Our rye", "Rye")
    ]
    longer = ask(format="saved_story", part=Part("x" * 46, ask().part.media))
    assert adapter(wire).publish(longer) == Refused("title_missing", Why.CONTENT)


@pytest.mark.parametrize(
    ("status", "code", "outcome"),
    [
        (400, "MEDIA_PROCESSING", NotSent("media_processing", "No.")),
        (200, "MEDIA_PROCESSING", NotSent("media_processing", "No.")),
        (400, "MEDIA_EXPIRED", NotSent("upload_expired", "No.")),
        (200, "MEDIA_POSTING_ALREADY_IN_PROGRESS", Unknown("server_error", "No.", 200)),
        (403, "AUTHORIZATION_PERMISSION_DENIED", Refused("app_not_let_in", Why.PERMISSION, "No.", 403)),
        (200, "SOMETHING_NEW", Refused("refused_content", Why.CONTENT, "No.", 200)),
        (401, "UNAUTHORIZED", Refused("auth_refused", Why.AUTH, "No.", 401)),
        (500, "SOMETHING_NEW", Unknown("server_error", "No.", 500)),
    ],
)
def test_what_a_no_means(ask, wire, status, code, outcome):
    wire.on("POST", SPOTLIGHTS, no(status, code))
    assert adapter(wire).publish(ask()) == outcome


def test_a_wait_and_an_answer_without_envelope(ask, wire):
    wire.on("POST", SPOTLIGHTS, answer(429, {}, {"retry-after": "60"}), answer(200, {"spotlight_id": "W7"}))
    limited = adapter(wire).publish(ask())
    assert isinstance(limited, Limited)
    assert limited.retry_at == NOW + timedelta(seconds=60)
    assert isinstance(adapter(wire).publish(ask()), Unknown)  # SUCCESS was not said


def test_nobody_can_say_whether_a_lost_post_is_out(ask, wire):
    assert adapter(wire).find(ask()) == CannotTell("no_listing")
    assert adapter(wire).find(ask(step=UPLOAD)) == CannotTell("uploads_not_listed")
    assert wire.requests == []


# -- the account ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        {"public_profiles": [{"public_profile": {"id": PROFILE, "snap_user_name": "acme", "new_field": [1]}}]},
        {"public_profile": {"id": PROFILE, "snap_user_name": "acme", "display_name": None}},
        {"id": PROFILE, "display_name": "acme"},
    ],
)
def test_connecting_learns_the_profile(wire, told):
    wire.on("GET", "/my_profile", good(**told))
    session = connect(wire.http(), load("snapchat"), secret=f" {TOKEN}\n")
    assert (session.remote_id, session.handle, session.secrets) == (PROFILE, "acme", SECRETS)


def test_an_app_that_was_not_let_in_is_told_so(wire):
    wire.on("GET", "/my_profile", no(403, "AUTHORIZATION_PERMISSION_DENIED"), no(401, "X"))
    with pytest.raises(MissingScope, match="app_not_let_in"):
        connect(wire.http(), load("snapchat"), secret=TOKEN)
    with pytest.raises(AuthExpired, match="token_refused"):
        connect(wire.http(), load("snapchat"), secret=TOKEN)


def test_the_address_at_which_the_browser_ends_is_pasted(wire):
    wire.on("POST", "/login/oauth2/access_token", answer(200, {
        "access_token": TOKEN, "refresh_token": "rt-1", "expires_in": 1800, "token_type": "Bearer",
        "scope": "snapchat-profile-api",
    }))  # fmt: skip
    wire.on("GET", "/my_profile", good(public_profile={"id": PROFILE, "snap_user_name": "acme"}))
    http, rule, spec = wire.http(), load("snapchat").connect.browser, load("snapchat")
    home = "https://acme.example/snap"
    sign_in = browser.begin(http, rule, client_id="id-1", client_secret="s3cret", redirect_uri=home)
    asked = httpx.URL(sign_in.url)
    assert (asked.host, asked.params["scope"]) == ("accounts.snapchat.com", "snapchat-profile-api")
    found = browser.finish(
        http, rule, sign_in, f"{home}?code=c0de&state={sign_in.state}",
        lambda token: connect(http, spec, secret=token.access), NOW,
    )  # fmt: skip
    assert (found.remote_id, found.secrets["refresh_token"], found.secrets["client_id"]) == (PROFILE, "rt-1", "id-1")
    assert b"code_verifier" not in wire.requests[0].content


def test_a_token_of_half_an_hour_is_renewed_and_the_new_pair_kept(ask, wire):
    wire.on("POST", "/login/oauth2/access_token", answer(200, {
        "access_token": "second", "refresh_token": "rt-2", "expires_in": 1800,
    }))  # fmt: skip
    wire.on("POST", SPOTLIGHTS, good(spotlight_id="W7"))
    over = (NOW - timedelta(seconds=1)).isoformat()
    one = adapter(wire, refresh_token="rt-1", client_id="id-1", client_secret="s3cret", expires_at=over)
    assert isinstance(one.publish(ask()), Published)
    assert wire.requests[1].headers["authorization"] == "Bearer second"
    kept = one.renewed()
    assert kept is not None
    assert (kept["access_token"], kept["refresh_token"], kept["client_id"]) == ("second", "rt-2", "id-1")


def test_numbers_are_of_the_profile_by_whole_days(wire):
    wire.on("GET", f"{OWN}/stats", good(assets=[{"timeseries": [
        day("2026-11-24", VIEWS="12", VIEWERS="7", UNHEARD_OF="3"), day("2026-11-25", VIEWS="n/a"),
        {"start_time": "soon", "fields": []}, {"start_time": "2026-11-25T00:00:00.000Z", "fields": [{}, None]}, "odd",
    ]}]))  # fmt: skip
    wire.on("GET", OWN, good(public_profile={"id": PROFILE, "subscriber_count": 40}))
    samples = adapter(wire).samples([PROFILE, "W7_abc"])
    assert [(each.metric, each.value, each.window) for each in samples] == [
        ("followers", 40, ""), ("views", 12, "day"), ("reach", 7, "day"),
    ]  # fmt: skip
    assert (samples[1].start, samples[1].end) == (
        datetime(2026, 11, 24, tzinfo=UTC),
        datetime(2026, 11, 25, tzinfo=UTC),
    )
    asked = wire.sent("GET", "/stats")[0].url.params
    assert (asked["startTime"], asked["endTime"]) == ("2026-11-22T00:00:00.000Z", "2026-11-26T00:00:00.000Z")
    assert adapter(wire).samples(["W7_abc"]) == ()


def test_the_checker_refuses_what_is_not_in_the_reference():
    good_media = {"name": "a", "type": "IMAGE", "key": "A" * 43 + "=", "iv": "A" * 22 + "=="}
    base = f"https://businessapi.snapchat.com{OWN}"
    check(httpx.Request("POST", f"{base}/media", json=good_media))
    wrong = [
        ("/media", {**good_media, "key": "short"}), ("/media", {**good_media, "size": 3}),
        ("/stories", {}), ("/spotlights", {"media_id": READY["upload:0:0"]["media_id"], "locale": "es"}),
        ("/spotlights", {"media_id": READY["upload:0:0"]["media_id"], "description": "x" * 161}),
    ]  # fmt: skip
    for path, sent in wrong:
        with pytest.raises(jsonschema.ValidationError):
            check(httpx.Request("POST", base + path, json=sent))
    with pytest.raises(AssertionError):
        check(httpx.Request("GET", f"{base}/stats", params={"granularity": "DAY", "from": "1"}))
