"""An Instagram account in memory, behind either door; requests are held against Meta's description of that door."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

import httpx

from smdesk.adapters import registry
from smdesk.adapters.base import Account, PublishRequest, Session
from smdesk.core.clock import Clock
from smdesk.core.network import load
from smdesk.core.steps import Step, StepKind
from tests.adapters import graphspec
from tests.adapters.contract.bluesky import OverHttp
from tests.adapters.contract.harness import NOW, Live
from tests.adapters.contract.meta import Talks, failure, listed, stamp
from tests.adapters.contract.wire import Server
from tests.adapters.specs import SPECS

ACCOUNT, PAGE = "17841400000000001", "1234500"
OWN, PAGE_TOKEN, USER_TOKEN = "IGAAown-token-of-the-test", "EAApage-token-of-the-test", "EAAuser-token-of-the-test"
SCOPES = [
    *("instagram_basic", "instagram_content_publish", "instagram_manage_comments"),
    *("pages_show_list", "pages_read_engagement"),
]


class Instagram(Server):
    """One account: containers, media, comments."""

    def __init__(self, clock: Clock, *, facebook: bool) -> None:
        super().__init__()
        self.clock = clock
        self.facebook = facebook
        self.containers: dict[str, dict[str, Any]] = {}
        self.media: list[dict[str, Any]] = []
        self.comments: list[dict[str, Any]] = []
        self.deleted: set[str] = set()
        self.talks = Talks(clock, {"id": ACCOUNT, "username": "acme"}, self._commenter)
        self.tagged: list[dict[str, Any]] = []
        self.closed: dict[str, httpx.Response] = {}  # edges that answer only this
        self.quota = 100
        self.number = 700

    def respond(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path.endswith("/refresh_access_token"):
            assert request.url.params["grant_type"] == "ig_refresh_token"
            return failure(190, "The token is too young to be refreshed", 400)
        path = path.removeprefix("/v26.0")
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        if path == "/debug_token" and self.facebook:
            kind = "PAGE" if request.url.params["input_token"] == PAGE_TOKEN else "USER"
            return httpx.Response(
                200, json={"data": {"type": kind, "is_valid": True, "scopes": SCOPES, "expires_at": 0}}
            )
        if token not in ({PAGE_TOKEN, USER_TOKEN} if self.facebook else {OWN}):
            return failure(190, "Error validating access token", 401, error_subcode=467)
        if path == "/me/accounts":
            return httpx.Response(200, json={"data": [self._page()]})
        if path == "/me":
            who = {
                "id": "app-scoped",
                "user_id": ACCOUNT,
                "username": "acme",
                "name": "Acme",
                "account_type": "BUSINESS",
            }
            return httpx.Response(200, json=who)
        _, node, *edge = path.split("/")
        return self._route(request, node, "/" + "/".join(edge))

    def _route(self, request: httpx.Request, node: str, edge: str) -> httpx.Response:
        if SPECS.is_dir():
            graphspec.check(SPECS, self._kind(node, request), request, edge)
            rows = {"/media": "IGMedia", "/tags": "IGMedia", "/comments": "IGComment", "/replies": "IGComment"}.get(
                edge
            )
            if rows and request.method == "GET":
                own = "" if self.facebook or rows == "IGComment" else "ForIGOnlyAPI"
                graphspec.gives(SPECS, rows + own, request.url.params["fields"])
        if edge in self.closed:
            return self.closed[edge]
        if node == ACCOUNT:
            return self._edge(request, edge)
        if node in self.talks.held:
            return self.talks.messages(request, node)
        if node in self.containers:
            return httpx.Response(
                200, json={"id": node, "status_code": self.containers[node]["status"], "status": "ok"}
            )
        comment = next((one for one in self.comments if one["id"] == node), None)
        if comment is not None:
            return self._of_comment(request, comment, edge)
        found = next((one for one in self.media if one["id"] == node), None)
        if found is None:
            return failure(100, "Unsupported get request. Object does not exist", error_subcode=33)
        if edge == "/insights":
            return httpx.Response(200, json={"data": [{"name": "likes", "values": [{"value": 3}]}]})
        if edge == "/comments":
            return self._comment(request, node) if request.method == "POST" else self._comments(request, node)
        return httpx.Response(200, json=found)

    def _kind(self, node: str, request: httpx.Request) -> str:
        own = "" if self.facebook else "ForIGOnlyAPI"
        if node == ACCOUNT:
            return f"IGUser{own}"
        if node in self.deleted or any(one["id"] == node for one in self.comments):
            return "IGComment"  # the description has it for Facebook's door alone; the reference names both
        if node in self.talks.held:
            return "UnifiedThread"
        asked = request.url.params.get("fields", "")
        return "ShadowIGMediaBuilder" if "status_code" in asked or "video_status" in asked else f"IGMedia{own}"

    def _edge(self, request: httpx.Request, edge: str) -> httpx.Response:
        if (request.method, edge) == ("POST", "/media"):
            return httpx.Response(200, json={"id": self.lay(graphspec.form(request))})
        if (request.method, edge) == ("POST", "/media_publish"):
            return self._publish(graphspec.form(request)["creation_id"])
        if (request.method, edge) == ("GET", "/media"):
            return listed(request, [self._with_comments(request, one) for one in reversed(self.media)])
        if (request.method, edge) == ("GET", "/tags"):
            return listed(request, self.tagged[::-1])
        if (request.method, edge) == ("GET", "/conversations"):
            return self.talks.conversations(request)
        if (request.method, edge) == ("POST", "/messages"):
            return self.talks.send(request)
        if (request.method, edge) == ("POST", "/mentions"):
            sent = graphspec.form(request)
            return httpx.Response(200, json={"id": self.say(sent["message"], "acme", sent["media_id"])})
        if (request.method, edge) == ("GET", "/content_publishing_limit"):
            config = {"quota_total": self.quota, "quota_duration": 86400}
            return httpx.Response(200, json={"data": [{"config": config, "quota_usage": len(self.media)}]})
        if (request.method, edge) == ("GET", "/insights"):
            return httpx.Response(200, json={"data": [{"name": "reach", "total_value": {"value": 5}}]})
        assert edge == "/", edge
        counts = {"followers_count": 812, "media_count": len(self.media)}
        return httpx.Response(200, json={"id": ACCOUNT, "username": "acme", "name": "Acme", **counts})

    def lay(self, sent: dict[str, str]) -> str:
        """A container, finished at the second look."""
        if sent.get("media_type") == "CAROUSEL":
            children = sent["children"].split(",")
            assert 2 <= len(children) <= 10
            assert all(self.containers[child]["status"] == "FINISHED" for child in children)
            assert all(self.containers[child]["sent"]["is_carousel_item"] == "true" for child in children)
        else:
            assert sent.get("image_url", "https://").startswith("https://")
        self.number += 1
        self.containers[str(self.number)] = {"sent": sent, "status": "FINISHED"}
        return str(self.number)

    def _publish(self, container: str) -> httpx.Response:
        laid = self.containers.get(container)
        if laid is None:
            return failure(24, "The requested resource does not exist", error_subcode=2207006)
        if laid["status"] != "FINISHED":
            return failure(9007, "Media ID is not available", error_subcode=2207027)
        laid["status"] = "PUBLISHED"
        self.number += 1
        children = [self.containers[child]["sent"] for child in laid["sent"].get("children", "").split(",") if child]
        self.media.append({
            "id": str(self.number), "caption": laid["sent"].get("caption", ""), "timestamp": stamp(self.clock.now()),
            "permalink": f"https://www.instagram.com/p/C{self.number}/",
            "alts": [each.get("alt_text", "") for each in (children or [laid["sent"]])],
        })  # fmt: skip
        return httpx.Response(200, json={"id": str(self.number)})

    def _comment(self, request: httpx.Request, node: str) -> httpx.Response:
        return httpx.Response(200, json={"id": self.say(graphspec.form(request)["message"], "acme", node)})

    def _commenter(self, comment: str) -> dict[str, str]:
        found = next(one["from"] for one in self.comments if one["id"] == comment)
        return {"id": str(found["id"])}

    def say(self, text: str, author: str, parent: str) -> str:
        """Somebody comments, under a medium or under a comment there; gives the id."""
        self.number += 1
        above = next((one for one in self.comments if one["id"] == parent), None)
        assert above is None or "parent_id" not in above, "answers stand under the comment above all"
        self.comments.append({
            "id": str(self.number), "text": text, "parent": parent, "username": author, "hidden": False,
            "from": {"id": "1784-" + author, "username": author}, "timestamp": stamp(self.clock.now()),
            **({"parent_id": parent} if above else {}),
        })  # fmt: skip
        return str(self.number)

    def _comments(self, request: httpx.Request, node: str) -> httpx.Response:
        return listed(request, self._under(request, node))

    def _under(self, request: httpx.Request, node: str) -> list[dict[str, Any]]:
        """The comments of a medium from the newest backwards, each with its newest answers where they are asked for."""
        found = [one for one in reversed(self.comments) if one["parent"] == node]
        nested = re.search(r"replies\.limit\((\d+)\)", request.url.params.get("fields", ""))
        return [{**one, **self._first("replies", self._under(request, one["id"]), int(nested[1]))} if nested else one
                for one in found]  # fmt: skip

    def _with_comments(self, request: httpx.Request, medium: dict[str, Any]) -> dict[str, Any]:
        found = self._under(request, medium["id"])
        below = {medium["id"], *(one["id"] for one in found)}
        number = sum(one["parent"] in below for one in self.comments)
        nested = re.search(r"comments\.limit\((\d+)\)", request.url.params.get("fields", ""))
        shown = self._first("comments", found, int(nested[1])) if nested and "/comments" not in self.closed else {}
        return {**medium, "comments_count": number, **shown}

    @staticmethod
    def _first(name: str, found: list[dict[str, Any]], size: int) -> dict[str, Any]:
        """An edge as it stands in a row: nothing at all where it is empty."""
        paging = {"cursors": {"after": str(size)}, "next": "https://elsewhere.example/?access_token=leak"}
        more = {"paging": paging} if len(found) > size else {}
        return {name: {"data": found[:size], **more}} if found else {}

    def _of_comment(self, request: httpx.Request, comment: dict[str, Any], edge: str) -> httpx.Response:
        if edge == "/replies":
            return (
                self._comment(request, comment["id"])
                if request.method == "POST"
                else self._comments(request, comment["id"])
            )
        if request.method == "DELETE":
            self.deleted.add(comment["id"])
            self.comments = [one for one in self.comments if comment["id"] not in {one["id"], one["parent"]}]
        elif request.method == "POST":
            comment["hidden"] = graphspec.form(request)["hide"] == "true"
        return httpx.Response(200, json={"success": True})

    @staticmethod
    def _page() -> dict[str, Any]:
        account = {"id": ACCOUNT, "username": "acme", "name": "Acme"}
        return {"id": PAGE, "name": "Acme Ltd", "access_token": PAGE_TOKEN, "tasks": ["CREATE_CONTENT"],
                "instagram_business_account": account}  # fmt: skip


class InstagramHarness(OverHttp):
    network = "instagram"
    talks = True
    secrets = (OWN, PAGE_TOKEN, USER_TOKEN)
    sends = ("POST", f"/{ACCOUNT}/media_publish")
    strategies = ({}, {"uploads_first": True, "media_by_address": ["image"]})
    handle: ClassVar = {"container": "701", "wait": 3.0, "until": (NOW + timedelta(minutes=5)).isoformat()}

    def __init__(self, folder: Path, limits: dict[str, Any]) -> None:
        super().__init__(folder, limits)
        self.facebook = bool(limits)
        self.server = self.instagram = Instagram(self.clock, facebook=self.facebook)

    def account(self) -> Account:
        days = {"issued_at": NOW.replace(microsecond=0).isoformat(), "expires_at": "2026-11-30T09:00:00+00:00"}
        facts = {"login": "facebook", "page": PAGE} if self.facebook else {"login": "instagram", **days}
        token = PAGE_TOKEN if self.facebook else OWN
        return Account(load("instagram").with_limits(self.limits), "", ACCOUNT, "acme", facts, {"access_token": token})

    def connect(self) -> Session:
        secret = USER_TOKEN if self.facebook else OWN
        return registry.connect(
            "instagram", self.http(), folder=self.folder, clock=self.clock, handle="@Acme", secret=secret
        )

    def ready(self, request: PublishRequest) -> dict[str, Any]:
        part = request.part
        urls = {f"upload:{request.step.part}:{at}": {"url": self.hosted(item)} for at, item in enumerate(part.media)}
        if request.step.kind is not StepKind.PART or not part.media:
            return urls
        # The same request has the same container, as in the ledger.
        name = hashlib.sha256(f"{request.key}{part.text}".encode()).hexdigest()[:12]
        (item, *_) = part.media
        sent = {"image_url": self.hosted(item), "caption": part.text, "alt_text": item.alt}
        self.instagram.containers.setdefault(name, {"sent": sent, "status": "FINISHED"})
        return {**urls, Step(StepKind.CONTAINER, request.step.part).name: {"id": name}}

    def said(self, text: str, *, author: str = "nuria", post: str = "", parent: str = "", kind: str = "comment") -> str:
        if kind == "message":
            return self.instagram.talks.said({"id": f"1784-{author}", "username": author}, text)
        return self.instagram.say(text, author, parent or post)

    def done_to(self, identifier: str, author: str) -> set[str]:
        found = next((one for one in self.instagram.comments if one["id"] == identifier), None)
        if found is None:
            return {"delete"}
        return {"hide"} if found["hidden"] else set()

    def live(self) -> list[Live]:
        posts = [Live(one["id"], one["caption"], "", one["id"], tuple(one["alts"])) for one in self.instagram.media]
        comments = [Live(one["id"], one["text"], one["parent"], one["parent"]) for one in self.instagram.comments]
        return [*posts, *comments, *self.instagram.talks.live()]


HARNESS = InstagramHarness
