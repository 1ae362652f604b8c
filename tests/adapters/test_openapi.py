"""The checker of requests itself: it takes what is right and refuses each kind of mistake."""

from __future__ import annotations

import httpx
import pytest

from tests.adapters.openapi import Description, Violation

BASE = "https://m.example"


@pytest.fixture(scope="module")
def mastodon(shared) -> Description:
    return Description(shared / "specs/mastodon/openapi.json")


@pytest.fixture(scope="module")
def gotosocial(shared) -> Description:
    return Description(shared / "specs/mastodon/gotosocial.swagger.yaml")


def post(path: str, **request) -> httpx.Request:
    made = httpx.Request("POST", BASE + path, **request)
    made.read()
    return made


FILE = {"file": ("a.png", b"\x89PNG", "image/png")}


def test_takes_correct_requests(mastodon, gotosocial):
    status = post("/api/v1/statuses", json={"status": "x", "media_ids": ["1"], "visibility": "unlisted"})
    media = post("/api/v2/media", files=FILE, data={"description": "a bike"})
    listing = httpx.Request("GET", BASE + "/api/v1/accounts/7/statuses?limit=40&exclude_reblogs=true")
    for description in (mastodon, gotosocial):
        assert description.check(status) == "POST /api/v1/statuses"
        assert description.check(media).startswith("POST /api/")
        assert description.check(listing) == "GET /api/v1/accounts/{id}/statuses"


@pytest.mark.parametrize(
    "wrong",
    [
        httpx.Request("PATCH", BASE + "/api/v1/statuses/1"),
        httpx.Request("GET", BASE + "/api/v3/instance"),
        httpx.Request("GET", BASE + "/api/v1/accounts/7/statuses?limit=many"),
        httpx.Request("GET", BASE + "/api/v1/accounts/7/statuses?without_reblogs=true"),
        post("/api/v1/statuses", json={"status": "x", "visibility": "everyone"}),
        post("/api/v1/statuses", json={"status": "x", "media_ids": "1"}),
        post("/api/v1/statuses", json={"status": 5}),
        post("/api/v1/statuses", json={"status": "x", "alt": "y"}),
        post("/api/v1/statuses", json=["x"]),
        post("/api/v2/media", data={"description": "no file"}, files={"other": ("a.png", b"x", "image/png")}),
        post("/api/v2/media", files={"file": ("a", b"x", "application/octet-stream")}),
        httpx.Request("GET", BASE + "/api/v1/scheduled_statuses/1", content=b"{}"),
    ],
    ids=lambda request: f"{request.method} {request.url.raw_path.decode()}",
)
def test_refuses_mistakes(mastodon, gotosocial, wrong):
    for description in (mastodon, gotosocial):
        with pytest.raises(Violation):
            description.check(wrong)


def test_refuses_what_only_one_description_refuses(mastodon):
    with pytest.raises(Violation, match="required"):
        mastodon.check(post("/oauth/token", data={"grant_type": "authorization_code"}))
    with pytest.raises(Violation):
        mastodon.check(post("/api/v1/statuses", json={"visibility": "public"}))  # neither text nor media
    with pytest.raises(Violation, match="lacks"):
        mastodon.check(httpx.Request("GET", BASE + "/api/v2/search"))
