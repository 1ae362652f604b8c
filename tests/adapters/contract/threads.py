"""A Threads profile in memory; requests are held against Meta's own collection."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

import httpx

from smdesk.adapters import registry
from smdesk.adapters.base import Account, PublishRequest, Session
from smdesk.core.clock import Clock
from smdesk.core.network import load
from smdesk.core.steps import Step, StepKind
from tests.adapters import threadsspec
from tests.adapters.contract.bluesky import OverHttp
from tests.adapters.contract.harness import NOW, Live
from tests.adapters.contract.meta import failure, listed, stamp
from tests.adapters.contract.wire import Server
from tests.adapters.graphspec import form
from tests.adapters.specs import SPECS

PROFILE, TOKEN = "31200000000001", "THAAtoken-of-the-test"
SCOPES = ["threads_basic", "threads_content_publish", "threads_manage_replies", "threads_delete"]
ISSUED, ENDS = NOW.replace(microsecond=0) - timedelta(days=1), NOW.replace(microsecond=0) + timedelta(days=59)


class Threads(Server):
    """One profile: containers and posts."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.containers: dict[str, dict[str, Any]] = {}
        self.posts: list[dict[str, Any]] = []
        self.others: list[dict[str, Any]] = []  # what other people wrote
        self.closed: dict[str, httpx.Response] = {}  # edges that answer only this
        self.quota = 250
        self.number = 700

    def respond(self, request: httpx.Request) -> httpx.Response:
        if SPECS.is_dir():
            threadsspec.check(SPECS, request)
        path = request.url.path.removeprefix("/v1.0")
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return failure(190, "Error validating access token", 401, error_subcode=467)
        known = {
            ("GET", "/me"): self._me, ("GET", "/debug_token"): self._about, ("POST", "/me/threads"): self._lay,
            ("POST", "/me/threads_publish"): self._publish, ("GET", "/me/threads"): self._heads,
            ("GET", "/me/replies"): self._replies,
            ("GET", "/me/mentions"): self._mentions, ("GET", "/me/threads_insights"): self._insights,
            ("GET", "/me/threads_publishing_limit"): self._limit,
        }  # fmt: skip
        edge = path.rpartition("/")[2]
        if edge in self.closed:
            return self.closed[edge]
        answer = known.get((request.method, path))
        return answer(request) if answer else self._node(request, path.strip("/"))

    def _me(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"id": PROFILE, "username": "acme", "name": "Acme"})

    def _about(self, request: httpx.Request) -> httpx.Response:
        days = {"issued_at": int(ISSUED.timestamp()), "expires_at": int(ENDS.timestamp())}
        about = {"type": "USER", "is_valid": True, "scopes": SCOPES, "user_id": PROFILE, **days}
        return httpx.Response(200, json={"data": about})

    def _limit(self, request: httpx.Request) -> httpx.Response:
        used = sum(not post["replied_to"] for post in self.posts)
        whole = {
            "quota_usage": used, "config": {"quota_total": self.quota, "quota_duration": 86400},
            "reply_quota_usage": len(self.posts) - used, "reply_config": {"quota_total": 1000, "quota_duration": 86400},
        }  # fmt: skip
        return httpx.Response(200, json={"data": [whole]})

    def _insights(self, request: httpx.Request) -> httpx.Response:
        names = request.url.params["metric"].split(",")
        return httpx.Response(200, json={"data": [{"name": name, "total_value": {"value": 5}} for name in names]})

    def _lay(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"id": self.lay(form(request))})

    def lay(self, sent: dict[str, str], name: str = "") -> str:
        """A container, ready at once."""
        if sent["media_type"] == "CAROUSEL":
            children = sent["children"].split(",")
            assert 2 <= len(children) <= 20
            assert all(self.containers[child]["sent"]["is_carousel_item"] == "true" for child in children)
        self.number += 1
        name = name or str(self.number)
        self.containers.setdefault(name, {"sent": sent, "status": "FINISHED"})
        return name

    def _publish(self, request: httpx.Request) -> httpx.Response:
        laid = self.containers.get(form(request)["creation_id"])
        if laid is None or laid["status"] != "FINISHED":
            return failure(24, "The requested resource does not exist", error_subcode=4279009)
        laid["status"] = "PUBLISHED"
        self.number += 1
        sent = laid["sent"]
        children = [self.containers[child]["sent"] for child in sent.get("children", "").split(",") if child]
        shown = children or ([sent] if sent["media_type"] != "TEXT" else [])
        parent = sent.get("reply_to_id", "")
        self.posts.append({
            "id": str(self.number), "text": sent.get("text", ""), "timestamp": stamp(self.clock.now()),
            "permalink": f"https://www.threads.com/@acme/post/C{self.number}",
            "replied_to": {"id": parent} if parent else None, "username": "acme",
            "alts": [each.get("alt_text", "") for each in shown],
        })  # fmt: skip
        return httpx.Response(200, json={"id": str(self.number)})

    def _heads(self, request: httpx.Request) -> httpx.Response:
        return listed(request, [post for post in reversed(self.posts) if not post["replied_to"]])

    def _replies(self, request: httpx.Request) -> httpx.Response:
        return listed(request, [post for post in reversed(self.posts) if post["replied_to"]])

    def _mentions(self, request: httpx.Request) -> httpx.Response:
        return listed(request, [post for post in reversed(self.others) if not post["replied_to"]])

    def _conversation(self, request: httpx.Request, root: str) -> httpx.Response:
        """All storeys under a post, the newest first."""
        assert request.url.params["reverse"] == "true"
        under, found = {root}, []
        everything = sorted((*self.posts, *self.others), key=lambda post: int(post["id"]))
        for post in everything:
            if post["replied_to"] and post["replied_to"]["id"] in under:
                under.add(post["id"])
                found.append({**post, "is_reply_owned_by_me": post in self.posts})
        return listed(request, found[::-1])

    def say(self, text: str, author: str, parent: str) -> str:
        """Somebody else writes; gives the id."""
        self.number += 1
        self.others.append({
            "id": str(self.number), "text": text, "timestamp": stamp(self.clock.now()), "username": author,
            "permalink": f"https://www.threads.com/@{author}/post/C{self.number}", "hide_status": "NOT_HUSHED",
            "replied_to": {"id": parent} if parent else None, "media_type": "TEXT_POST",
        })  # fmt: skip
        return str(self.number)

    def _node(self, request: httpx.Request, node: str) -> httpx.Response:
        if node in self.containers:
            return httpx.Response(200, json={"id": node, "status": self.containers[node]["status"]})
        node, _, edge = node.partition("/")
        found = next((post for post in (*self.posts, *self.others) if post["id"] == node), None)
        if found is None:
            return failure(100, "Object does not exist", error_subcode=33)
        if edge == "conversation":
            return self._conversation(request, node)
        if edge == "manage_reply":
            assert found["replied_to"]["id"] in {post["id"] for post in self.posts if not post["replied_to"]}
            found["hide_status"] = "HIDDEN" if form(request)["hide"] == "true" else "UNHUSHED"
            return httpx.Response(200, json={"success": True})
        if edge == "insights":
            return httpx.Response(200, json={"data": [{"name": "views", "values": [{"value": 3}]}]})
        if request.method == "DELETE":
            self.posts.remove(found)
            return httpx.Response(200, json={"success": True})
        return httpx.Response(200, json=found)


class ThreadsHarness(OverHttp):
    network = "threads"
    secrets = (TOKEN,)
    sends = ("POST", "/me/threads_publish")
    handle: ClassVar = {"container": "701", "wait": 3.0, "until": (NOW + timedelta(minutes=5)).isoformat()}

    def __init__(self, folder: Path, limits: dict[str, Any]) -> None:
        super().__init__(folder, limits)
        self.server = self.threads = Threads(self.clock)

    def account(self) -> Account:
        facts = {"issued_at": ISSUED.isoformat(), "expires_at": ENDS.isoformat()}
        spec = load("threads").with_limits(self.limits)
        return Account(spec, "", PROFILE, "acme", facts, {"access_token": TOKEN})

    def connect(self) -> Session:
        return registry.connect("threads", self.http(), folder=self.folder, clock=self.clock, secret=TOKEN)

    def ready(self, request: PublishRequest) -> dict[str, Any]:
        part = request.part
        urls = {f"upload:{request.step.part}:{at}": {"url": self.hosted(item)} for at, item in enumerate(part.media)}
        if request.step.kind is not StepKind.PART:
            return urls
        # The same request has the same container, as in the ledger.
        name = hashlib.sha256(f"{request.key}{request.step.part}{part.text}".encode()).hexdigest()[:12]
        sent = {"media_type": "TEXT", "text": part.text}
        if request.parent:
            sent["reply_to_id"] = request.parent.id
        return {**urls, Step(StepKind.CONTAINER, request.step.part).name: {"id": self.threads.lay(sent, name)}}

    def said(self, text: str, *, author: str = "nuria", post: str = "", parent: str = "", kind: str = "comment") -> str:
        return self.threads.say(text, author, parent or post)

    def done_to(self, identifier: str, author: str) -> set[str]:
        reply = next(post for post in self.threads.others if post["id"] == identifier)
        return {"hide"} if reply["hide_status"] == "HIDDEN" else set()

    def live(self) -> list[Live]:
        posts = {post["id"]: post for post in (*self.threads.posts, *self.threads.others)}
        return [self._live(post, posts) for post in self.threads.posts]

    @staticmethod
    def _live(post: dict[str, Any], posts: dict[str, dict[str, Any]]) -> Live:
        parent = post["replied_to"]["id"] if post["replied_to"] else ""
        root = post
        while root["replied_to"]:
            root = posts[root["replied_to"]["id"]]
        return Live(post["id"], post["text"], parent, root["id"], tuple(post["alts"]))


HARNESS = ThreadsHarness
