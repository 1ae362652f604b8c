"""A Mastodon server in memory, as much of it as publishing needs."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import httpx

from smdesk.adapters import registry
from smdesk.adapters.base import Account, Session
from smdesk.core.clock import Clock
from smdesk.core.network import load
from tests.adapters.contract.bluesky import OverHttp
from tests.adapters.contract.harness import Live
from tests.adapters.contract.wire import Server, body

BASE = "https://social.example"
TOKEN = "mastodon-token-of-the-test"


def iso(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Instance(Server):
    """Statuses, scheduled statuses and media; a key is remembered for an hour, but not for scheduled ones."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.statuses: list[dict[str, Any]] = []
        self.scheduled: dict[str, dict[str, Any]] = {}
        self.media: dict[str, dict[str, Any]] = {}
        self.keys: dict[str, tuple[datetime, dict[str, Any]]] = {}
        self.number = 100
        self.mentions: list[dict[str, Any]] = []
        self.marks: set[tuple[str, str]] = set()

    def respond(self, request: httpx.Request) -> httpx.Response:
        self._send_what_is_due()
        response = self._route(request)
        response.headers["date"] = format_datetime(self.clock.now(), usegmt=True)
        return response

    def _route(self, request: httpx.Request) -> httpx.Response:
        path, method = request.url.path, request.method
        if path == "/api/v2/instance":
            return self._instance()
        if not path.startswith("/api/"):
            return httpx.Response(404, json={"error": "Not Found"})
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return httpx.Response(401, json={"error": "The access token is invalid"})
        if path == "/api/v1/accounts/verify_credentials":
            return httpx.Response(
                200,
                json={"id": "7", "username": "acme", "display_name": "Acme", "followers_count": 9, "statuses_count": 2},
            )
        if path == "/api/v1/apps/verify_credentials":
            return httpx.Response(200, json={"name": "smdesk", "scopes": ["read", "write"]})
        if path == "/api/v1/accounts/7/statuses":
            return self._page(request, self.statuses)
        if path == "/api/v1/notifications":
            after, limit = int(request.url.params.get("min_id", 0)), int(request.url.params["limit"])
            rows = [row for row in self.mentions if int(row["id"]) > after]
            return httpx.Response(200, json=rows[:limit][::-1])
        if path.endswith("/context"):
            return self._context(path.split("/")[-2])
        if path.endswith(("/favourite", "/unfavourite", "/block", "/unblock", "/mute", "/unmute")):
            act, who = path.rsplit("/", 1)[1], path.split("/")[-2]
            mark = (act.removeprefix("un").replace("favourite", "like"), who)
            self.marks = self.marks - {mark} if act.startswith("un") else self.marks | {mark}
            return httpx.Response(200, json={"id": who})
        if path == "/api/v1/reports":
            self.marks |= {("report", status) for status in body(request)["status_ids"]}
            return httpx.Response(200, json={"id": "1"})
        if path == "/api/v1/conversations":
            return httpx.Response(200, json=self._conversations())
        if path == "/api/v1/scheduled_statuses":
            return self._page(request, list(self.scheduled.values()))
        if path == "/api/v2/media" and method == "POST":
            return self._upload(request)
        if path == "/api/v1/statuses" and method == "POST":
            return self._post(request)
        return self._single(method, *path.rsplit("/", 2)[1:], path)

    def _context(self, post: str) -> httpx.Response:
        everything = [row["status"] for row in self.mentions] + [
            {**one, "account": {"id": "7", "acct": "acme"}} for one in self.statuses
        ]
        if not any(one["id"] == post for one in everything):
            return self._or_gone(None)
        below, known = [], {post}
        for one in everything:
            if one["in_reply_to_id"] in known:
                below.append(one)
                known.add(one["id"])
        return httpx.Response(200, json={"ancestors": [], "descendants": below})

    def _conversations(self) -> list[dict[str, Any]]:
        """What was said last in each private exchange."""
        last = [row["status"] for row in self.mentions if row["status"]["visibility"] == "direct"][-1:]
        own = [
            {**one, "account": {"id": "7", "acct": "acme"}} for one in self.statuses if one["visibility"] == "direct"
        ]
        return [{"id": "1", "unread": True, "accounts": [], "last_status": one} for one in (own or last)[-1:]]

    def say(self, text: str, author: str, under: str, visibility: str = "public") -> str:
        """Somebody on another server answers a status of ours, or writes to us alone."""
        self.number += 1
        number = sum(map(ord, author))
        status = {
            "id": str(self.number), "url": f"https://other.example/@{author}/{self.number}",
            "created_at": iso(self.clock.now()), "in_reply_to_id": under or None,
            "in_reply_to_account_id": "7" if under else None, "visibility": visibility,
            "content": f"<p>{escape(text)}</p>", "language": "en",
            "account": {"id": str(number), "acct": f"{author}@other.example", "display_name": author.title()},
        }  # fmt: skip
        self.mentions.append({"id": str(1000 + len(self.mentions)), "type": "mention", "status": status})
        return str(status["id"])

    def _single(self, method: str, kind: str, identifier: str, path: str) -> httpx.Response:
        if path.endswith("/source"):
            found = next((one for one in self.statuses if one["id"] == kind), None)
            return self._or_gone({"id": kind, "text": found["source"], "spoiler_text": ""} if found else None)
        if kind == "media":
            return self._or_gone(self.media.get(identifier))
        if kind == "scheduled_statuses":
            found = self.scheduled.get(identifier)
            if method == "DELETE":
                self.scheduled.pop(identifier, None)
            return self._or_gone(found)
        found = next((one for one in self.statuses if one["id"] == identifier), None)
        if method == "DELETE" and found:
            self.statuses.remove(found)
        return self._or_gone(found)

    @staticmethod
    def _or_gone(found: dict[str, Any] | None) -> httpx.Response:
        return httpx.Response(200, json=found) if found else httpx.Response(404, json={"error": "Record not found"})

    def _page(self, request: httpx.Request, rows: list[dict[str, Any]]) -> httpx.Response:
        before = int(request.url.params.get("max_id", 10**9))
        newest = sorted((row for row in rows if int(row["id"]) < before), key=lambda row: -int(row["id"]))
        return httpx.Response(200, json=newest[: int(request.url.params.get("limit", 20))])

    def _upload(self, request: httpx.Request) -> httpx.Response:
        alt = re.search(rb'name="description"\r\n\r\n(.*?)\r\n--', request.content, re.DOTALL)
        self.number += 1
        item = {
            "id": str(self.number), "type": "image", "url": f"{BASE}/media/{self.number}",
            "description": alt[1].decode() if alt else None,
        }  # fmt: skip
        self.media[item["id"]] = item
        return httpx.Response(200, json=item)

    def _post(self, request: httpx.Request) -> httpx.Response:
        data, key = body(request), request.headers.get("idempotency-key", "")
        known = self.keys.get(key)
        if "scheduled_at" not in data and known and known[0] > self.clock.now() - timedelta(hours=1):
            return httpx.Response(200, json=known[1])
        if any(media not in self.media for media in data.get("media_ids", ())):
            return httpx.Response(422, json={"error": "Validation failed: Media not found"})
        there = [one["id"] for one in self.statuses] + [row["status"]["id"] for row in self.mentions]
        if data.get("in_reply_to_id") and data["in_reply_to_id"] not in there:
            return httpx.Response(404, json={"error": "The post you are trying to reply to does not exist."})
        self.number += 1
        if "scheduled_at" in data:
            params = {"text": data["status"], "media_ids": data.get("media_ids")}
            waiting = {"id": str(self.number), "scheduled_at": data["scheduled_at"], "params": params, "data": data}
            self.scheduled[waiting["id"]] = waiting
            return httpx.Response(200, json={name: waiting[name] for name in ("id", "scheduled_at", "params")})
        status = self._status(data, self.clock.now())
        self.keys[key] = (self.clock.now(), status)
        return httpx.Response(200, json=status)

    def _status(self, data: dict[str, Any], at: datetime) -> dict[str, Any]:
        status = {
            "id": str(self.number), "url": f"{BASE}/@acme/{self.number}", "created_at": iso(at), "reblog": None,
            "visibility": data.get("visibility", "public"),
            "content": f"<p>{escape(data['status'])}</p>", "in_reply_to_id": data.get("in_reply_to_id"),
            "favourites_count": 2, "reblogs_count": 0, "replies_count": 1,
            "source": data["status"], "media_attachments": [self.media[one] for one in data.get("media_ids", ())],
        }  # fmt: skip
        self.statuses.append(status)
        return status

    def _send_what_is_due(self) -> None:
        for identifier, waiting in list(self.scheduled.items()):
            at = datetime.fromisoformat(waiting["scheduled_at"])
            if at <= self.clock.now():
                del self.scheduled[identifier]
                self.number += 1
                self._status(waiting["data"], at)

    @staticmethod
    def _instance() -> httpx.Response:
        statuses = {"max_characters": 500, "max_media_attachments": 4, "characters_reserved_per_url": 23}
        media = {"supported_mime_types": ["image/png", "image/jpeg"], "image_size_limit": 16777216}
        configuration = {"statuses": statuses, "media_attachments": media}
        source = "https://github.com/mastodon/mastodon"
        return httpx.Response(
            200,
            json={"domain": "social.example", "version": "4.6.0", "source_url": source, "configuration": configuration},
        )


class Mastodon(OverHttp):
    network = "mastodon"
    secrets = (TOKEN,)
    sends = ("POST", "/api/v1/statuses")
    handle: ClassVar = {"id": "101"}
    talks = True

    def __init__(self, folder: Path, limits: dict[str, Any]) -> None:
        super().__init__(folder, limits)
        self.server = self.instance = Instance(self.clock)

    def account(self) -> Account:
        facts = {"software": "mastodon", "server": BASE, "domain": "social.example", "version": "4.6.0"}
        spec = load("mastodon").with_limits(self.limits)
        return Account(spec, BASE, "7", "acme@social.example", facts, {"access_token": TOKEN})

    def connect(self) -> Session:
        return registry.connect(
            "mastodon", self.http(), folder=self.folder, clock=self.clock, server="social.example", secret=TOKEN
        )

    def live(self) -> list[Live]:
        parents = {one["id"]: one["in_reply_to_id"] or "" for one in self.instance.statuses}

        def root(identifier: str) -> str:
            return root(parents[identifier]) if parents.get(identifier) else identifier

        return [
            Live(
                one["id"], one["source"], parents[one["id"]], root(one["id"]),
                tuple(item["description"] or "" for item in one["media_attachments"]),
            )
            for one in self.instance.statuses
        ]  # fmt: skip

    def said(self, text: str, *, author: str = "nuria", post: str = "", parent: str = "", kind: str = "comment") -> str:
        if kind == "message":
            return self.instance.say(text, author, "", "direct")
        return self.instance.say(text, author, parent or post)

    def done_to(self, identifier: str, author: str) -> set[str]:
        return {name for name, who in self.instance.marks if who in {identifier, author}}


HARNESS = Mastodon
