"""A location of Google Business Profile in memory; requests are held against the descriptions there are."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import httpx
import jsonschema

from smdesk.adapters import registry
from smdesk.adapters.base import Account, PublishRequest, Session
from smdesk.core.clock import Clock
from smdesk.core.network import load
from tests.adapters.contract.bluesky import OverHttp
from tests.adapters.contract.harness import NOW, Live
from tests.adapters.contract.wire import Server, body
from tests.adapters.discovery import Discovery
from tests.adapters.specs import SPECS, reference

LOCATION = "accounts/101/locations/202"
SECRETS = {
    "access_token": "access-of-the-test", "refresh_token": "refresh-of-the-test", "client_id": "app-of-the-test",
    "client_secret": "secret-of-the-test", "expires_at": (NOW + timedelta(hours=12)).isoformat(),
}  # fmt: skip
SCOPES = " ".join(load("google_business").connect.browser.scopes)
POSTS = f"/v4/{LOCATION}/localPosts"


class NotDescribed(AssertionError):
    """A request that the transcribed reference does not have."""


@cache
def described(host: str) -> Discovery:
    """The discovery document of one of the v1 APIs."""
    return Discovery(SPECS / f"google_business/{host.split('.')[0]}.v1.json")


def check(request: httpx.Request) -> None:
    """Raise where the request is not described."""
    if not SPECS.is_dir():
        return
    if request.url.host != "mybusiness.googleapis.com":
        described(request.url.host).check(request)
        return
    path, params = request.url.path, set(request.url.params)
    place = r"/v4/accounts/[\w-]+/locations/[\w-]+"
    one = f"{place}/(localPosts|reviews)/[\\w=-]+"
    shapes = [
        ("POST", f"{place}/localPosts", set(), "LocalPostCreate"), ("GET", one, set(), ""),
        ("GET", f"{place}/localPosts", {"pageSize", "pageToken"}, ""),
        ("DELETE", f"{place}/localPosts/[\\w-]+", set(), ""),
        ("GET", f"{place}/reviews", {"pageSize", "pageToken", "orderBy"}, ""),
        ("PUT", f"{place}/reviews/[\\w=-]+/reply", set(), "ReviewReply"),
        ("DELETE", f"{place}/reviews/[\\w=-]+/reply", set(), ""),
    ]  # fmt: skip
    for method, pattern, known, schema in shapes:
        if request.method == method and re.fullmatch(pattern, path) and params <= known:
            if schema:
                _fits(body(request), schema)
            return
    raise NotDescribed(f"{request.method} {path} {sorted(params)}")


def _fits(sent: dict[str, Any], name: str) -> None:
    try:
        reference("google_business/v4-localposts-reviews.transcribed.schema.json").check(name, sent)
    except jsonschema.ValidationError as error:
        raise NotDescribed(error.message) from None
    if name == "ReviewReply" and len(sent["comment"].encode()) > 4096:
        raise NotDescribed("4096 bytes at the most")


class Business(Server):
    """The posts of one location, and the account that manages it."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.posts: dict[str, dict[str, Any]] = {}
        self.reviews: dict[str, dict[str, Any]] = {}
        self.reply_state = "APPROVED"
        self.state = "LIVE"
        self.verified = True
        self.locations = [
            {"name": "locations/202", "title": "Sol Bakery",
             "storefrontAddress": {"addressLines": ["Calle Mayor 1"], "locality": "Soria"}},
        ]  # fmt: skip
        self.number = 0
        day = {"date": {"year": 2026, "month": 9, "day": 27}, "value": "4"}
        names = ("BUSINESS_IMPRESSIONS_MOBILE_MAPS", "WEBSITE_CLICKS", "CALL_CLICKS", "BUSINESS_DIRECTION_REQUESTS")
        all_ = [{"dailyMetric": name, "timeSeries": {"datedValues": [day]}} for name in names]
        self.numbers = {"multiDailyMetricTimeSeries": [{"dailyMetricTimeSeries": all_}]}
        self.add({"topicType": "STANDARD", "summary": "We have moved."}, NOW - timedelta(days=90))

    def respond(self, request: httpx.Request) -> httpx.Response:
        if request.url.host == "oauth2.googleapis.com":
            return self._token(request)
        check(request)
        if request.headers.get("authorization") != f"Bearer {SECRETS['access_token']}":
            return httpx.Response(401, json={"error": {"code": 401, "message": "No", "status": "UNAUTHENTICATED"}})
        self.tick()
        path, method = request.url.path, request.method
        if path == "/v1/accounts":
            return httpx.Response(200, json={"accounts": [{"name": "accounts/101", "accountName": "Me"}]})
        if path == "/v1/accounts/101/locations":
            return httpx.Response(200, json={"locations": self.locations})
        if path.endswith("/VoiceOfMerchantState"):
            return httpx.Response(200, json={"hasVoiceOfMerchant": True} if self.verified else {"verify": {}})
        if path.endswith(":fetchMultiDailyMetricsTimeSeries"):
            return httpx.Response(200, json=self.numbers)
        if path.startswith("/v1/locations/"):
            return httpx.Response(200, json=self.locations[0])
        if path == POSTS and method == "POST":
            return httpx.Response(200, json=self.add(body(request), self.clock.now()))
        if path == POSTS:
            return httpx.Response(200, json={"localPosts": list(reversed(self.posts.values()))})
        if path.startswith(f"/v4/{LOCATION}/reviews"):
            return self._reviews(request, path.removeprefix(f"/v4/{LOCATION}/reviews").strip("/"))
        name = path.removeprefix("/v4/")
        if name not in self.posts:
            return httpx.Response(404, json={"error": {"code": 404, "message": "No", "status": "NOT_FOUND"}})
        if method == "DELETE":
            del self.posts[name]
            return httpx.Response(200, json={})
        return httpx.Response(200, json=self.posts[name])

    def add(self, sent: dict[str, Any], at: datetime) -> dict[str, Any]:
        self.number += 1
        name = f"{LOCATION}/localPosts/{self.number}"
        self.posts[name] = {
            **sent, "name": name, "state": "SCHEDULED" if "scheduledTime" in sent else self.state,
            "createTime": at.isoformat(), "searchUrl": f"https://local.google.com/place?id=1&use=posts&lpsid={self.number}",
        }  # fmt: skip
        return self.posts[name]

    def review(self, text: str, author: str = "Nuria", stars: str = "FOUR") -> dict[str, Any]:
        """Somebody has been there."""
        self.number += 1
        known, at = f"Ab-{self.number:05}=", self.clock.now().isoformat()
        self.reviews[known] = {
            "name": f"{LOCATION}/reviews/{known}", "reviewId": known, "reviewer": {"displayName": author},
            "starRating": stars, "comment": text, "createTime": at, "updateTime": at,
        }  # fmt: skip
        return self.reviews[known]

    def _reviews(self, request: httpx.Request, rest: str) -> httpx.Response:
        if not rest:
            return self._listed(request)
        known, _, reply = rest.partition("/")
        there = self.reviews.get(known)
        if there is None:
            return httpx.Response(404, json={"error": {"code": 404, "message": "No", "status": "NOT_FOUND"}})
        if request.method == "PUT":
            told = {"updateTime": self.clock.now().isoformat(), "reviewReplyState": self.reply_state}
            there["reviewReply"] = {**body(request), **told}
            return httpx.Response(200, json=there["reviewReply"])
        if request.method == "DELETE":
            assert reply == "reply"
            there.pop("reviewReply", None)
            return httpx.Response(200, json={})
        return httpx.Response(200, json=there)

    def _listed(self, request: httpx.Request) -> httpx.Response:
        assert request.url.params["orderBy"] == "updateTime desc"
        newest = sorted(self.reviews.values(), key=lambda row: row["updateTime"], reverse=True)
        size, start = int(request.url.params["pageSize"]), int(request.url.params.get("pageToken", 0))
        if not newest:
            return httpx.Response(200, json={})
        more = {"nextPageToken": str(start + size)} if start + size < len(newest) else {}
        return httpx.Response(200, json={
            "reviews": newest[start : start + size], "averageRating": 4.0, "totalReviewCount": len(newest), **more,
        })  # fmt: skip

    def tick(self) -> None:
        """What is scheduled is shown at its time."""
        for post in self.posts.values():
            if post["state"] == "SCHEDULED" and datetime.fromisoformat(post["scheduledTime"]) <= self.clock.now():
                post["state"] = "LIVE"

    def _token(self, request: httpx.Request) -> httpx.Response:
        sent = {name: values[0] for name, values in parse_qs(request.content.decode()).items()}
        if sent.get("client_secret") != SECRETS["client_secret"]:
            return httpx.Response(401, json={"error": "invalid_client"})
        if sent.get("code", SECRETS["refresh_token"]) != sent.get("refresh_token", "c0de"):
            return httpx.Response(400, json={"error": "invalid_grant"})
        token = {"access_token": SECRETS["access_token"], "expires_in": 12 * 3600, "scope": SCOPES}
        return httpx.Response(200, json=token | {"refresh_token": SECRETS["refresh_token"]})


class OneLocation(OverHttp):
    network = "google_business"
    secrets = tuple(value for name, value in SECRETS.items() if name not in {"expires_at", "client_id"})
    sends = ("POST", "/localPosts")
    hears = "review"
    handle: ClassVar = {"name": f"{LOCATION}/localPosts/1"}

    def __init__(self, folder: Path, limits: dict[str, Any]) -> None:
        super().__init__(folder, limits)
        self.server = self.business = Business(self.clock)

    def account(self) -> Account:
        spec = load("google_business").with_limits(self.limits)
        return Account(spec, "", LOCATION, "Sol Bakery", {"maps": ""}, dict(SECRETS))

    def connect(self, handle: str = "") -> Session:
        """As the person does it, with Google's page left out."""
        http = self.http()
        app = {name: SECRETS[name] for name in ("client_id", "client_secret")}
        sign_in = registry.begin_sign_in("google_business", http, **app, redirect_uri="http://127.0.0.1:1/")
        state = parse_qs(urlsplit(sign_in.url).query)["state"][0]
        pasted = f"http://127.0.0.1:1/?code=c0de&state={state}"
        return registry.finish_sign_in("google_business", http, sign_in, pasted, clock=self.clock, handle=handle)

    def ready(self, request: PublishRequest) -> dict[str, Any]:
        return {}

    def live(self) -> list[Live]:
        self.business.tick()
        replies = [
            Live(f"{row['name']}/reply", row["reviewReply"]["comment"], row["name"], row["name"])
            for row in self.business.reviews.values() if "reviewReply" in row
        ]  # fmt: skip
        return replies + ([
            Live(name, post.get("summary", ""), "", name)
            for name, post in list(self.business.posts.items())[1:] if post["state"] == "LIVE"
        ] if f"{LOCATION}/localPosts/1" in self.business.posts else [])  # fmt: skip

    def said(self, text: str, *, author: str = "nuria", post: str = "", parent: str = "", kind: str = "review") -> str:
        return str(self.business.review(text, author)["name"])


HARNESS = OneLocation
