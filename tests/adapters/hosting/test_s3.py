"""A bucket in memory: what is sent to it, once, and what its refusals mean."""

from __future__ import annotations

import hashlib
import logging
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import httpx
import pytest

from smdesk.adapters.hosting import Given, hosted, settle
from smdesk.adapters.hosting.base import told
from smdesk.adapters.hosting.s3 import S3Host
from smdesk.adapters.http import Http
from smdesk.core.clock import FakeClock
from smdesk.core.content import MediaItem
from smdesk.core.errors import InvalidInput
from smdesk.core.outcome import NotSent, Prepared, Refused, Why

NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
PICTURE = Path(__file__).parents[2] / "ui" / "desk" / "loaf.png"
FILE = hosted(MediaItem("5" * 64, "image/png", 1), PICTURE)
GIVEN = Given("s3.eu-central-1.amazonaws.com", "AKIA1", "very-secret", {"bucket": "sol-media", "folder": "año 1/red"})


class Bucket:
    """Objects with their type and time; `instead` answers the next PUT in its place."""

    def __init__(self) -> None:
        self.clock = FakeClock(NOW)
        self.objects: dict[str, tuple[bytes, httpx.Headers, datetime]] = {}
        self.seen: list[httpx.Request] = []
        self.instead: httpx.Response | Exception | None = None
        self.page = 1000

    def host(self, **facts: str) -> S3Host:
        settled = settle("s3", GIVEN, Http.create())
        http = Http.create(httpx.MockTransport(self.answer), settled.secrets.values())
        return S3Host({**settled.facts, **facts}, settled.secrets, http, self.clock)

    def answer(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.seen.append(request)
        assert request.url.host == "s3.eu-central-1.amazonaws.com"
        if request.method == "PUT" and self.instead is not None:
            told, self.instead = self.instead, None
            if isinstance(told, Exception):
                raise told
            return told
        return getattr(self, f"_{request.method.lower()}")(request, request.url.path.removeprefix("/sol-media/"))

    def _put(self, request: httpx.Request, key: str) -> httpx.Response:
        assert hashlib.sha256(request.content).hexdigest() == request.headers["x-amz-content-sha256"]
        assert request.headers["content-length"] == str(len(request.content))
        self.objects[key] = (request.content, request.headers, self.clock.now())
        return httpx.Response(200)

    def _head(self, request: httpx.Request, key: str) -> httpx.Response:
        if key not in self.objects:
            return httpx.Response(404)
        content, headers, at = self.objects[key]
        about = {
            "last-modified": format_datetime(at, usegmt=True),
            "date": format_datetime(self.clock.now(), usegmt=True),
        }
        size = {"content-length": str(len(content)), "content-type": headers["content-type"]}
        return httpx.Response(200, headers=about | size)

    def _delete(self, request: httpx.Request, key: str) -> httpx.Response:
        self.objects.pop(key, None)
        return httpx.Response(204)

    def _get(self, request: httpx.Request, key: str) -> httpx.Response:
        query = request.url.params
        start = int(query.get("continuation-token", "0 /+=").split()[0])
        keys = [each for each in sorted(self.objects) if each.startswith(query["prefix"])]
        entries = "".join(
            f"<Contents><Key>{each}</Key><LastModified>{self.objects[each][2]:%Y-%m-%dT%H:%M:%S.000Z}</LastModified></Contents>"
            for each in keys[start : start + self.page]
        )
        more = (
            f"<NextContinuationToken>{start + self.page} /+=</NextContinuationToken>"
            if start + self.page < len(keys)
            else ""
        )
        xml = f'<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">{entries}{more}</ListBucketResult>'
        return httpx.Response(200, text=xml)


@pytest.fixture
def bucket() -> Bucket:
    return Bucket()


def no(status: int, code: str = "", message: str = "No.") -> httpx.Response:
    xml = f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>{message}</Message></Error>" if code else "<html>"
    return httpx.Response(status, text=xml)


def test_a_file_is_sent_once_under_a_name_that_nobody_guesses(bucket):
    host = bucket.host()
    outcome = host.put(FILE)
    assert isinstance(outcome, Prepared)
    [key] = bucket.objects
    folder, ours, name = key.rsplit("/", 2)
    assert (folder, len(ours), name) == ("año 1/red", 16, f"{hashlib.sha256(PICTURE.read_bytes()).hexdigest()}.png")
    assert outcome.ref["url"] == f"https://s3.eu-central-1.amazonaws.com/sol-media/a%C3%B1o%201/red/{ours}/{name}"
    content, headers, _ = bucket.objects[key]
    assert content == PICTURE.read_bytes()
    assert headers["content-type"] == "image/png"
    assert "x-amz-acl" not in headers
    assert host.put(FILE) == outcome
    assert [request.method for request in bucket.seen] == ["HEAD", "PUT", "HEAD"]


def test_what_may_be_cleared_away_soon_is_put_there_anew(bucket):
    host = bucket.host()
    host.put(FILE)
    bucket.clock.advance(timedelta(hours=13).total_seconds())
    host.put(FILE)
    assert [at for _, _, at in bucket.objects.values()] == [bucket.clock.now()]


def test_every_object_is_declared_public_where_the_provider_wants_that(bucket):
    bucket.host(acl="public-read").put(FILE)
    [(_, headers, _)] = bucket.objects.values()
    assert headers["x-amz-acl"] == "public-read"
    assert "x-amz-acl" in headers["authorization"]  # and it is signed


@pytest.mark.parametrize(
    ("answer", "code", "why"),
    [
        (no(403, "SignatureDoesNotMatch"), "host_login_refused", Why.AUTH),
        (no(403, "InvalidAccessKeyId"), "host_login_refused", Why.AUTH),
        (no(400, "AuthorizationHeaderMalformed"), "host_login_refused", Why.AUTH),
        (no(403, "AccessDenied"), "host_forbidden", Why.AUTH),
        (no(404, "NoSuchBucket"), "host_folder_missing", Why.AUTH),
        (no(301, "PermanentRedirect"), "host_folder_missing", Why.AUTH),
        (no(400, "EntityTooLarge"), "host_file_too_large", Why.CONTENT),
        (no(413), "host_file_too_large", Why.CONTENT),
        (no(507, "XMinioStorageFull"), "host_full", Why.AUTH),
        (no(403, "QuotaExceeded"), "host_full", Why.AUTH),
        (no(400, "Whatever"), "host_file_refused", Why.CONTENT),
    ],
)
def test_a_refusal_is_sorted_by_its_code(bucket, answer, code, why):
    bucket.instead = answer
    outcome = told(bucket.host().put(FILE))
    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.why) == (code, why)


@pytest.mark.parametrize(
    "trouble",
    [httpx.WriteError("cut in the middle"), httpx.ReadTimeout("no answer"), httpx.ConnectError("no route"),
     no(500, "InternalError"), no(503, "SlowDown"), no(400, "RequestTimeout"), no(429)],
)  # fmt: skip
def test_a_cut_line_and_a_busy_bucket_are_tried_again(bucket, trouble):
    bucket.instead = trouble
    host = bucket.host()
    assert getattr(told(host.put(FILE)), "code", "") in {"host_unreachable", "host_busy"}
    assert isinstance(host.put(FILE), Prepared)
    assert len(bucket.objects) == 1


def test_a_file_that_is_gone_is_said_before_anything_is_asked(tmp_path):
    gone = hosted(MediaItem("5" * 64, "image/png", 1, filename="loaf.png"), tmp_path / "gone.png")
    assert gone == NotSent("media_missing", "loaf.png", Why.CONTENT)


def test_only_our_own_folder_is_listed_over_as_many_pages_as_there_are(bucket):
    host, other = bucket.host(), bucket.host()
    other.put(FILE)
    for number in range(5):
        folder = host._folder
        bucket.objects[f"{folder}/{number}.png"] = (b"", httpx.Headers(), bucket.clock.now())
    bucket.page = 2
    assert [(file.name, file.at) for file in host.stored()] == [(f"{n}.png", NOW) for n in range(5)]
    assert host.remove("3.png") == host.remove("3.png") == Prepared({})
    assert len(host.stored()) == 4


def test_a_bucket_that_does_not_list_says_so(bucket):
    bucket._get = lambda request, key: no(403, "AccessDenied")  # type: ignore[method-assign]
    with pytest.raises(OSError, match="does not list"):
        bucket.host().stored()


def test_nothing_secret_is_said(bucket, caplog):
    caplog.set_level(logging.DEBUG, "smdesk")
    bucket.instead = no(403, "SignatureDoesNotMatch", "very-secret is wrong")
    outcome = bucket.host().put(FILE)
    assert "very-secret" not in f"{outcome!r}{caplog.text}{settle('s3', GIVEN, Http.create())!r}{GIVEN!r}"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"server": ""}, "host_server_missing"),
        ({"server": "http://s3.example.com"}, "server_needs_https"),
        ({"handle": " "}, "host_handle_missing"),
        ({"secret": ""}, "host_secret_needed"),
        ({"options": {}}, "bucket_missing"),
        ({"options": {"bucket": "Not A Bucket"}}, "bad_bucket"),
        ({"options": {"bucket": "sol", "folder": "../etc"}}, "bad_folder"),
        ({"options": {"bucket": "sol", "public": "http://media.sol.example"}}, "server_needs_https"),
    ],
)
def test_what_is_typed_wrong_is_said(changes, code):
    given = {"server": "s3.example.com", "handle": "AKIA1", "secret": "s", "options": {"bucket": "sol"}, **changes}
    with pytest.raises(InvalidInput) as caught:
        settle("s3", Given(**given), Http.create())
    assert caught.value.code == code


def test_the_region_is_read_from_the_address_and_our_folder_stays_the_same():
    first = settle("s3", GIVEN, Http.create())
    assert first.facts["region"] == "eu-central-1"
    known = Given(GIVEN.server, GIVEN.handle, "another", GIVEN.options, {first.name: first.facts})
    assert settle("s3", known, Http.create()).facts == first.facts
    assert settle("s3", GIVEN, Http.create()).facts["folder"] != first.facts["folder"]


def test_a_clock_that_is_wrong_is_told_as_one_and_not_as_wrong_keys() -> None:
    bucket = Bucket()
    body = "<Error><Code>RequestTimeTooSkewed</Code><Message>The difference is too large.</Message></Error>"
    bucket.instead = httpx.Response(403, text=body)
    assert bucket.host().put(FILE) == NotSent("clock_wrong", "The difference is too large.")
