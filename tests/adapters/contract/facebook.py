"""A Page on the Graph in memory, as publishing and the inbox need it; requests are held against Meta's description."""

from __future__ import annotations

import json
import re
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

import httpx

from smdesk.adapters import registry
from smdesk.adapters.base import Account, Session
from smdesk.core.clock import Clock
from smdesk.core.network import load
from tests.adapters import graphspec
from tests.adapters.contract.bluesky import OverHttp
from tests.adapters.contract.harness import Live
from tests.adapters.contract.meta import Talks, failure, listed, stamp
from tests.adapters.contract.wire import Server
from tests.adapters.specs import SPECS

PAGE, TOKEN, USER_TOKEN = "1234500", "EAApage-token-of-the-test", "EAAuser-token-of-the-test"
VIDEO = "80001"


class Graph(Server):
    """One Page: posts, unpublished photos, comments, what waits in the scheduler."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.posts: list[dict[str, Any]] = []
        self.comments: list[dict[str, Any]] = []
        self.photos: dict[str, dict[str, Any]] = {}
        self.rows: dict[str, list[dict[str, Any]]] = {"/tagged": [], "/visitor_posts": []}
        self.talks = Talks(clock, {"id": PAGE, "name": "Acme"}, self._commenter)
        self.blocked: set[str] = set()
        self.closed: dict[str, httpx.Response] = {}  # edge → what it answers instead
        self.number = 700

    def respond(self, request: httpx.Request) -> httpx.Response:
        self._send_what_is_due()
        path = request.url.path.removeprefix("/v26.0")
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        if path == "/debug_token":
            return self._about(request.url.params["input_token"])
        if token not in {TOKEN, USER_TOKEN}:
            return failure(190, "Error validating access token", 401, error_subcode=467)
        if path == "/me/accounts":
            return httpx.Response(200, json={"data": [self._page()]})
        if path == "/me":
            return httpx.Response(200, json={"id": PAGE, "name": "Acme", "username": "acme"})
        _, node, *edge = path.split("/")
        return self._route(request, node, "/" + "/".join(edge))

    def _route(self, request: httpx.Request, node: str, edge: str) -> httpx.Response:
        kind = self._kind(node)
        if SPECS.is_dir():
            graphspec.check(SPECS, kind, request, edge)
        if edge in self.closed:
            return self.closed[edge]
        if node == PAGE:
            return self._edge(request, request.method, edge)
        if node in self.talks.held:
            return self.talks.messages(request, node)
        found = next((one for one in (*self.posts, *self.comments) if one["id"] == node), None)
        if found is None:
            return failure(100, "Unsupported get request. Object does not exist", error_subcode=33)
        if edge == "/comments":
            return self._comment(request, node) if request.method == "POST" else self._comments(request, node)
        if edge == "/likes":
            found["user_likes"] = request.method == "POST"
            return httpx.Response(200, json={"success": True})
        if request.method == "POST" and "is_hidden" in graphspec.form(request):
            found["is_hidden"] = graphspec.form(request)["is_hidden"] == "true"
            return httpx.Response(200, json={"success": True})
        if edge == "/insights":
            return self._insights(request)
        if "reactions" in request.url.params.get("fields", ""):
            summary = {"data": [], "summary": {"total_count": 4}}
            return httpx.Response(200, json={"id": node, "comments": summary, "reactions": summary})
        if request.method == "DELETE":
            self.posts = [one for one in self.posts if one["id"] != node]
            self.comments = [one for one in self.comments if one["id"] != node]
            return httpx.Response(200, json={"success": True})
        if "can_reply_privately" in request.url.params.get("fields", ""):
            return self._private(node)
        return httpx.Response(200, json=found)

    def _commenter(self, comment: str) -> dict[str, str]:
        found = next(one["from"] for one in self.comments if one["id"] == comment)
        return {"id": str(found["id"])}

    def _private(self, comment: str) -> httpx.Response:
        talk = self.talks.private.get(comment)
        held = {"private_reply_conversation": {"id": talk}} if talk else {}
        return httpx.Response(200, json={"id": comment, "can_reply_privately": talk is None, **held})

    def _edge(self, request: httpx.Request, method: str, edge: str) -> httpx.Response:
        known = {
            ("POST", "/photos"): self._photo, ("POST", "/feed"): self._feed,
            ("GET", "/insights"): self._insights, ("GET", "/"): self._self,
            ("GET", "/published_posts"): self._published, ("GET", "/scheduled_posts"): self._scheduled,
            ("GET", "/feed"): self._looked_at, ("POST", "/blocked"): self._block, ("DELETE", "/blocked"): self._unblock,
            ("POST", "/messages"): self.talks.send, ("GET", "/conversations"): self.talks.conversations,
        }  # fmt: skip
        if method == "GET" and edge in self.rows:
            return listed(request, self.rows[edge][::-1])
        return known[method, edge](request)

    def _kind(self, node: str) -> str:
        if node == PAGE:
            return "Page"
        if any(one["id"] == node for one in self.comments):
            return "Comment"
        if node in self.talks.held:
            return "UnifiedThread"
        return "AdVideo" if node == VIDEO else "PagePost"

    def _about(self, token: str) -> httpx.Response:
        if token not in {TOKEN, USER_TOKEN}:
            return failure(190, "Invalid OAuth access token", 401)
        kind = "PAGE" if token == TOKEN else "USER"
        scopes = ["pages_show_list", "pages_manage_posts", "pages_read_engagement", "pages_read_user_content"]
        return httpx.Response(
            200, json={"data": {"type": kind, "is_valid": True, "scopes": scopes, "expires_at": 0, "app_id": "9"}}
        )

    @staticmethod
    def _page() -> dict[str, Any]:
        return {"id": PAGE, "name": "Acme", "access_token": TOKEN, "tasks": ["CREATE_CONTENT", "MODERATE"]}

    @staticmethod
    def _self(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"id": PAGE, "followers_count": 812})

    @staticmethod
    def _insights(request: httpx.Request) -> httpx.Response:
        asked = request.url.params["metric"].split(",")
        end = {"end_time": "2026-09-30T07:00:00+0000"} if request.url.params["period"] == "day" else {}
        rows = [{"name": name, "values": [{"value": 21, **end}]} for name in asked]
        return httpx.Response(200, json={"data": rows})

    def _photo(self, request: httpx.Request) -> httpx.Response:
        sent = graphspec.form(request)
        assert sent["published"] == "false"
        self.number += 1
        self.photos[str(self.number)] = {"alt": sent.get("alt_text_custom", "")}
        return httpx.Response(200, json={"id": str(self.number)})

    def _feed(self, request: httpx.Request) -> httpx.Response:
        sent = graphspec.form(request)
        photos = [each["media_fbid"] for each in json.loads(sent.get("attached_media", "[]"))]
        if any(photo not in self.photos for photo in photos):
            return failure(100, "Invalid parameter", error_subcode=1366051)
        at = int(sent["scheduled_publish_time"]) if "scheduled_publish_time" in sent else None
        assert (sent.get("published") == "false") == (at is not None)
        self.number += 1
        post = {
            "id": f"{PAGE}_{self.number}", "message": sent.get("message", ""), "is_published": at is None,
            "created_time": stamp(self.clock.now()), "scheduled_publish_time": at,
            "attachments": {"data": [{"target": {"id": photo}} for photo in photos]}, "photos": photos,
        }  # fmt: skip
        self.posts.append(post)
        return httpx.Response(200, json={"id": post["id"]})

    def _comment(self, request: httpx.Request, node: str) -> httpx.Response:
        sent = graphspec.form(request)
        assert "fields" not in sent
        return httpx.Response(200, json={"id": self.commented(node, sent["message"], {"id": PAGE, "name": "Acme"})})

    def commented(self, node: str, text: str, author: dict[str, str] | None) -> str:
        """Under a post, or under a comment there; gives its id."""
        self.number += 1
        above = next((one for one in self.comments if one["id"] == node), None)
        under = above["under"] if above else node
        comment = {
            "id": f"{under.split('_')[-1]}_{self.number}", "message": text, "under": under, "node": node,
            "created_time": stamp(self.clock.now()), "is_hidden": False, "user_likes": False,
            **({"from": author} if author else {}), **({"parent": {"id": node}} if above else {}),
        }  # fmt: skip
        self.comments.append(comment)
        return str(comment["id"])

    def _comments(self, request: httpx.Request, node: str) -> httpx.Response:
        assert request.url.params["filter"] == "stream"
        found = [one for one in self.comments if node in {one["under"], one["node"]}]
        return listed(request, found[::-1] if request.url.params.get("order") else found)

    def _looked_at(self, request: httpx.Request) -> httpx.Response:
        nested = re.search(r"comments\.filter\(stream\)\.order\(reverse_chronological\)\.limit\((\d+)\)\{id,",
                           request.url.params["fields"])  # fmt: skip
        assert nested
        rows = []
        for post in reversed([one for one in self.posts if one["is_published"]]):
            asked = httpx.Request("GET", "https://graph.facebook.com/", params={"limit": nested[1]})
            under = [one for one in reversed(self.comments) if one["under"] == post["id"]]
            comments = {"comments": listed(asked, under).json()} if under else {}
            rows.append({"id": post["id"], "created_time": post["created_time"], **comments})
        return listed(request, rows)

    def _block(self, request: httpx.Request) -> httpx.Response:
        who = [str(each) for each in json.loads(graphspec.form(request)["psid"])]
        self.blocked |= set(who)
        return httpx.Response(200, json=dict.fromkeys(who, True))

    def _unblock(self, request: httpx.Request) -> httpx.Response:
        self.blocked -= {request.url.params["psid"]}
        return httpx.Response(200, json={"success": True})

    def _published(self, request: httpx.Request) -> httpx.Response:
        return listed(request, [one for one in reversed(self.posts) if one["is_published"]])

    def _scheduled(self, request: httpx.Request) -> httpx.Response:
        return listed(request, [one for one in self.posts if not one["is_published"]])

    def _send_what_is_due(self) -> None:
        for post in self.posts:
            at = post["scheduled_publish_time"]
            if not post["is_published"] and datetime.fromtimestamp(at, UTC) <= self.clock.now():
                post |= {"is_published": True, "created_time": stamp(datetime.fromtimestamp(at, UTC))}


class Facebook(OverHttp):
    network = "facebook"
    talks = True
    secrets = (TOKEN,)
    sends = ("POST", f"/v26.0/{PAGE}/feed")
    handle: ClassVar = {"video": VIDEO, "post": ""}

    def __init__(self, folder: Path, limits: dict[str, Any]) -> None:
        super().__init__(folder, limits)
        self.server = self.graph = Graph(self.clock)

    def account(self) -> Account:
        spec = load("facebook").with_limits(self.limits)
        return Account(spec, "", PAGE, "acme", {}, {"access_token": TOKEN})

    def connect(self) -> Session:
        return registry.connect(
            "facebook", self.http(), folder=self.folder, clock=self.clock, handle="Acme", secret=USER_TOKEN
        )

    def live(self) -> list[Live]:
        posts = [
            Live(
                one["id"],
                one["message"],
                "",
                one["id"],
                tuple(self.graph.photos[each]["alt"] for each in one["photos"]),
            )
            for one in self.graph.posts
            if one["is_published"]
        ]
        comments = [
            Live(one["id"], one["message"], one["node"], one["under"])
            for one in self.graph.comments
            if one.get("from", {}).get("id") == PAGE
        ]
        return [*posts, *comments, *self.graph.talks.live()]

    def said(self, text: str, *, author: str = "nuria", post: str = "", parent: str = "", kind: str = "comment") -> str:
        person = {"id": str(zlib.crc32(author.encode())), "name": author.title()}
        if kind == "message":
            return self.graph.talks.said(person, text)
        return self.graph.commented(parent or post, text, person)

    def done_to(self, identifier: str, author: str) -> set[str]:
        comment = next((one for one in self.graph.comments if one["id"] == identifier), None)
        done = {"block"} if author in self.graph.blocked else set()
        if comment is None:
            return {*done, "delete"}
        return done | {name for name, key in (("like", "user_likes"), ("hide", "is_hidden")) if comment[key]}


HARNESS = Facebook
