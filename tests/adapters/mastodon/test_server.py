"""Which server is meant, what it is, and what it takes."""

from __future__ import annotations

import httpx
import pytest

from smdesk.adapters.mastodon.limits import read_limits
from smdesk.adapters.mastodon.server import base_url, inspect
from smdesk.core import network
from smdesk.core.errors import InvalidInput, LimitedError, Offline, Unavailable
from smdesk.core.network import Dedupe, Feature
from tests.adapters.mastodon.helpers import BASE, INSTANCE_V1, INSTANCE_V2, TOKEN, server
from tests.adapters.wire import answer


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("mastodon.social", "https://mastodon.social"),
        (" https://mastodon.social/ ", "https://mastodon.social"),
        ("https://mastodon.social/@me/123?x=1#y", "https://mastodon.social"),
        ("@me@mastodon.social", "https://mastodon.social"),
        ("me@mastodon.social", "https://mastodon.social"),
        ("HTTPS://Mastodon.Social", "https://mastodon.social"),
        ("mastodon.social:8443", "https://mastodon.social:8443"),
        ("https://me:password@mastodon.social", "https://mastodon.social"),
        ("bücher.example", "https://xn--bcher-kva.example"),
        ("localhost:3000", "http://localhost:3000"),
        ("@me@localhost:3000", "http://localhost:3000"),
        ("127.0.0.1:3000", "http://127.0.0.1:3000"),
        ("http://[::1]:3000/", "http://[::1]:3000"),
        ("[::1]:3000", "http://[::1]:3000"),
    ],
)
def test_a_server_is_understood_however_it_is_typed(typed, base):
    assert base_url(typed) == base


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "server_missing"),
        ("   ", "server_missing"),
        ("@me", "bad_server"),
        ("mastodon", "bad_server"),
        ("ftp://mastodon.social", "bad_server"),
        ("https://", "bad_server"),
        ("my server.example", "bad_server"),
        ("https://host:port", "bad_server"),
        ("http://mastodon.social", "server_needs_https"),
        ("http://127.0.0.1.example", "server_needs_https"),
    ],
)
def test_what_is_no_server_is_refused(typed, code):
    with pytest.raises(InvalidInput) as caught:
        base_url(typed)
    assert caught.value.code == code


def test_mastodon_itself_is_recognised_and_only_it_is_trusted_with_the_key(wire):
    found = inspect(server(wire).http(), BASE)
    assert found.facts == {
        "software": "mastodon", "product": "mastodon", "version": "4.5.1", "server": BASE, "domain": "m.example"
    }  # fmt: skip
    assert read_limits(found, network.load("mastodon"))["dedupe"] == "key"


@pytest.mark.parametrize(
    ("nodeinfo", "software"),
    [
        ("gotosocial", "gotosocial"),
        ("Pixelfed", "pixelfed"),
        ("snac", "snac"),
        ("akkoma", "other"),
        ("hometown", "other"),
    ],
)
def test_compatible_servers_are_not_trusted_with_the_key(wire, nodeinfo, software):
    found = inspect(server(wire, nodeinfo, "1.2").http(), BASE)
    limits = read_limits(found, network.load("mastodon"))
    assert (found.software, found.product, limits["dedupe"]) == (software, nodeinfo.lower(), "lookback")
    assert network.load("mastodon").with_limits(limits).can(Feature.NATIVE_SCHEDULE) == (software == "gotosocial")


@pytest.mark.parametrize(
    ("version", "software", "number"),
    [
        ("2.7.2 (compatible; Pixelfed 0.12.3)", "pixelfed", "0.12.3"),
        ("4.0.0 (not true; really snac/2.96)", "snac", "2.96"),
        ("2.7.2 (compatible; Akkoma 3.13.2)", "other", "3.13.2"),
        ("4.5.1", "mastodon", "4.5.1"),
    ],
)
def test_without_nodeinfo_the_version_tells(wire, version, software, number):
    server(wire, instance=INSTANCE_V2 | {"version": version})
    wire.replace("GET", "/.well-known/nodeinfo", answer(404, "<h1>no</h1>"))
    found = inspect(wire.http(), BASE)
    assert (found.software, found.version) == (software, number)


def test_a_bare_version_of_unknown_source_is_not_taken_for_mastodon(wire):
    server(wire, instance={"uri": "m.example", "version": "4.5.1"})
    wire.replace("GET", "/.well-known/nodeinfo", answer(200, {"links": [{"href": "https://elsewhere.example/x"}]}))
    assert inspect(wire.http(), BASE).software == "other"


def test_the_older_instance_call_is_used_where_the_newer_is_missing(wire):
    server(wire).replace("GET", "/api/v2/instance", answer(404, "<h1>404</h1>"))
    wire.on("GET", "/api/v1/instance", answer(200, INSTANCE_V1))
    spec = network.load("mastodon")
    assert spec.with_limits(read_limits(inspect(wire.http(), BASE), spec)).text.limit == 1000


def test_a_moved_server_is_followed_without_the_token(wire):
    def first(request: httpx.Request) -> httpx.Response:
        if request.url.host == "m.example":
            return answer(301, headers={"Location": "https://social.m.example/api/v2/instance"})
        return answer(200, INSTANCE_V2)

    wire.on("GET", "/api/v2/instance", first).on("GET", "/.well-known/nodeinfo", answer(404))
    assert inspect(wire.http(), BASE, TOKEN).base == "https://social.m.example"
    assert not any("authorization" in request.headers for request in wire.requests)


def test_a_server_that_answers_nobody_unknown_is_asked_with_the_token(wire):
    server(wire).replace("GET", "/api/v2/instance", answer(401, {"error": "who are you"}), answer(200, INSTANCE_V2))
    assert inspect(wire.http(), BASE, TOKEN).software == "mastodon"
    assert wire.requests[1].headers["authorization"] == f"Bearer {TOKEN}"


@pytest.mark.parametrize(
    "page",
    [
        answer(404, "<h1>nothing</h1>"),
        answer(200, "<h1>a shop</h1>"),
        answer(200, {"hello": "world"}),
        answer(200, ["4.5.1"]),
        answer(302, headers={"Location": "https://m.example/login"}),
        answer(200, {"version": 4, "uri": "m.example"}),
        answer(200, "[" * 100_000),
    ],
)
def test_a_server_that_is_no_mastodon_is_named(wire, page):
    wire.on("GET", "/api/v2/instance", page).on("GET", "/api/v1/instance", page)
    with pytest.raises(Unavailable) as caught:
        inspect(wire.http(), BASE)
    assert (caught.value.code, caught.value.facts) == ("not_mastodon", {"host": "m.example"})


def test_trouble_on_the_way_is_told_apart(wire):
    wire.on("GET", "/api/v2/instance", httpx.ConnectError("name not known"))
    with pytest.raises(Offline):
        inspect(wire.http(), BASE)
    wire.replace("GET", "/api/v2/instance", answer(503, {"error": "back soon"}))
    with pytest.raises(Unavailable) as caught:
        inspect(wire.http(), BASE)
    assert caught.value.code == "server_error"
    limited = answer(429, {"error": "slow"}, {"X-RateLimit-Reset": "2026-10-01T09:05:00.000Z"})
    wire.replace("GET", "/api/v2/instance", limited).on("GET", "/api/v1/instance", limited)
    with pytest.raises(LimitedError) as slow:
        inspect(wire.http(), BASE)
    assert slow.value.facts["retry_at"] == "2026-10-01T09:05:00+00:00"


def test_the_servers_limits_are_laid_over_the_spec(wire):
    spec = network.load("mastodon")
    own = spec.with_limits(read_limits(inspect(server(wire).http(), BASE), spec))
    assert (own.text.limit, own.text.link_length, own.text.counter) == (1000, 25, spec.text.counter)
    assert own.comment is not None
    assert own.comment.limit == 1000
    assert (own.media.max_images, own.media.image_bytes, own.media.image_pixels) == (6, 11_000_000, 22_000_000)
    assert (own.media.video_bytes, own.media.alt_limit) == (99_000_000, 1234)
    assert own.media.mimes == {"image/png", "image/jpeg", "video/mp4"}
    assert own.dedupe is Dedupe.KEY
    assert own.features == spec.features


def test_a_limit_that_makes_no_sense_leaves_the_known_one(wire):
    odd = INSTANCE_V2 | {
        "configuration": {
            "statuses": {"max_characters": "2000", "max_media_attachments": -1, "characters_reserved_per_url": True},
            "media_attachments": {
                "supported_mime_types": ["nonsense", 5], "image_size_limit": None, "image_matrix_limit": "big",
                "video_size_limit": float(10**300), "description_limit": [1],
            },
        }
    }  # fmt: skip
    spec = network.load("mastodon")
    own = spec.with_limits(read_limits(inspect(server(wire, instance=odd).http(), BASE), spec))
    assert own.text.limit == 2000
    assert own.text.link_length == spec.text.link_length
    assert own.media == spec.media


@pytest.mark.parametrize("configuration", [None, [], "x", {"statuses": None, "media_attachments": 3}, {}])
def test_missing_limits_leave_the_known_ones(wire, configuration):
    spec = network.load("mastodon")
    found = inspect(server(wire, instance=INSTANCE_V2 | {"configuration": configuration}).http(), BASE)
    assert spec.with_limits(read_limits(found, spec)) == spec


def test_pixelfed_wants_an_image(wire):
    spec = network.load("mastodon")
    own = spec.with_limits(read_limits(inspect(server(wire, "pixelfed").http(), BASE), spec))
    assert own.media.required
    assert not own.can(Feature.NATIVE_SCHEDULE)
