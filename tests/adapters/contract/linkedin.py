"""LinkedIn in memory, as publishing and the inbox need it; bodies are held against the transcribed reference."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import unquote

import httpx

from smdesk.adapters import registry
from smdesk.adapters.base import Account, Session
from smdesk.adapters.fetch import Fetcher
from smdesk.core.clock import Clock
from smdesk.core.network import load
from tests.adapters.contract.bluesky import OverHttp
from tests.adapters.contract.harness import Live
from tests.adapters.contract.wire import HTML, Server, body
from tests.adapters.specs import SPECS, reference

TOKEN, ORGANISATION = "AQtoken-of-the-test", "urn:li:organization:5515715"
UPLOADS = "https://www.linkedin.com/dms-uploads/"


def check(name: str, data: Any) -> None:
    """Raise where a body is not what the reference describes; where it is not beside the project, nothing is."""
    if SPECS.is_dir():
        reference("linkedin/requests.transcribed.schema.json").check(name, data)


def failure(status: int, code: str, message: str) -> httpx.Response:
    return httpx.Response(status, json={"status": status, "code": code, "message": message})


class LinkedIn(Server):
    """One organisation: posts, comments, pictures."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.posts: list[dict[str, Any]] = []
        self.comments: list[dict[str, Any]] = []
        self.images: set[str] = set()
        self.liked: set[str] = set()
        self.number = 7000

    def respond(self, request: httpx.Request) -> httpx.Response:
        if request.url.host == "www.linkedin.com":
            return httpx.Response(201)
        if request.url.host != "api.linkedin.com":
            return httpx.Response(200, content=HTML, headers={"content-type": "text/html"})
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return failure(401, "REVOKED_ACCESS_TOKEN", "The token has been revoked")
        assert request.headers["linkedin-version"].isdigit()
        assert request.headers["x-restli-protocol-version"] == "2.0.0"
        path = request.url.raw_path.decode().split("?")[0]
        return self._route(request, request.method, path)

    def _route(self, request: httpx.Request, method: str, path: str) -> httpx.Response:
        _, _, kind, *rest = path.split("/")
        known = unquote(rest[0]) if rest else ""
        if kind == "organizationAcls":
            return httpx.Response(200, json={"elements": [{"organization": ORGANISATION, "role": "ADMINISTRATOR"}]})
        if kind == "organizations":
            return httpx.Response(200, json={"id": 5515715, "localizedName": "Acme"})
        if kind == "networkSizes":
            return httpx.Response(200, json={"firstDegreeSize": 219})
        if kind == "organizationalEntityShareStatistics":
            return self._statistics(request)
        if kind == "videos":
            return httpx.Response(200, json={"id": known, "status": "AVAILABLE"})
        if kind in {"images", "documents"}:
            return self._whole(request, kind.removesuffix("s"))
        if kind == "socialMetadata":
            return self._counted(request)
        if kind == "reactions":
            return self._react(request, method, rest)
        if kind == "socialActions":
            return self._social(request, method, known, rest[2:])
        if method == "POST":
            return self._post(request)
        if method == "DELETE":
            there = [one for one in self.posts if one["id"] == known]
            self.posts = [one for one in self.posts if one["id"] != known]
            return httpx.Response(204) if there else failure(404, "NOT_FOUND", "gone")
        return self._listed(request)

    def _statistics(self, request: httpx.Request) -> httpx.Response:
        query = request.url.query.decode()
        assert "organizationalEntity=urn%3Ali%3Aorganization%3A5515715" in query
        listed = re.search(r"shares=List\(([^)]*)\)", query)
        assert listed, query
        wanted = [unquote(each) for each in listed[1].split(",")]
        rows = [
            {"share": one["id"], "totalShareStatistics": {"impressionCount": 70, "likeCount": 2, "engagement": 0.1}}
            for one in self.posts if one["id"] in wanted
        ]  # fmt: skip
        return httpx.Response(200, json={"elements": rows})

    def _whole(self, request: httpx.Request, kind: str) -> httpx.Response:
        check(f"{kind.capitalize()}InitializeUpload", body(request))
        assert request.url.params["action"] == "initializeUpload"
        self.number += 1
        known = f"urn:li:{kind}:C{self.number}"
        self.images.add(known)
        return httpx.Response(200, json={"value": {"uploadUrl": f"{UPLOADS}{self.number}", kind: known}})

    def _post(self, request: httpx.Request) -> httpx.Response:
        data = body(request)
        check("PostCreate", data)
        content = data.get("content", {})
        media = content.get("multiImage", {}).get("images") or ([content["media"]] if "media" in content else [])
        if any(one["id"] not in self.images for one in media):
            return failure(400, "MEDIA_ASSET_WAITING_UPLOAD", "not there yet")
        self.number += 1
        post = {
            "id": f"urn:li:share:{self.number}", "commentary": data["commentary"],
            "createdAt": int(self.clock.now().timestamp() * 1000),
            "alts": tuple(one.get("altText", "") for one in media),
        }  # fmt: skip
        self.posts.append(post)
        return httpx.Response(201, headers={"x-restli-id": post["id"]})

    def _social(self, request: httpx.Request, method: str, post: str, rest: list[str]) -> httpx.Response:
        if method == "POST":
            data = body(request)
            check("CommentCreate", data)
            made = self.commented(post, data["message"]["text"], data["actor"])
            return httpx.Response(201, json=made, headers={"x-restli-id": made["id"]})
        if method == "DELETE":
            self.comments = [one for one in self.comments if one["id"] != unquote(rest[0])]
            return httpx.Response(204)
        begin = int(request.url.params.get("start", 0))
        rows = [self._shown(one) for one in self.comments if one["node"] == post]
        return httpx.Response(200, json={"elements": rows[begin : begin + int(request.url.params["count"])]})

    def commented(self, node: str, text: str, actor: str) -> dict[str, Any]:
        """Under a post, or under a comment there."""
        self.number += 1
        above = next((one for one in self.comments if one["commentUrn"] == node), None)
        post = above["object"] if above else node
        row = {
            "id": str(self.number), "actor": actor, "message": {"text": text}, "object": post, "node": node,
            "commentUrn": f"urn:li:comment:({post},{self.number})",
            "created": {"actor": actor, "time": int(self.clock.now().timestamp() * 1000)},
            **({"parentComment": node} if above else {}),
        }  # fmt: skip
        self.comments.append(row)
        return row

    def _shown(self, row: dict[str, Any]) -> dict[str, Any]:
        below = sum(one["node"] == row["commentUrn"] for one in self.comments)
        return row | ({"commentsSummary": {"aggregatedTotalComments": below}} if below else {})

    def _counted(self, request: httpx.Request) -> httpx.Response:
        listed = re.fullmatch(r"ids=List\(([^()]*)\)", request.url.query.decode())
        assert listed, request.url
        results = {}
        for post in (unquote(each) for each in listed[1].split(",")):
            count = sum(one["object"] == post for one in self.comments)
            results[post] = {"entity": post, "commentSummary": {"count": count, "topLevelCount": count}}
        return httpx.Response(200, json={"results": results, "statuses": {}, "errors": {}})

    def _react(self, request: httpx.Request, method: str, rest: list[str]) -> httpx.Response:
        if method == "POST":
            check("ReactionCreate", body(request))
            assert request.url.params["actor"] == ORGANISATION
            if body(request)["root"] in self.liked:
                return failure(409, "CONFLICT", "there already")
            self.liked.add(body(request)["root"])
            return httpx.Response(201)
        key = re.fullmatch(r"\(actor:([^,]+),entity:([^,]+)\)", rest[0])
        assert key, rest
        there = unquote(key[2]) in self.liked
        self.liked.discard(unquote(key[2]))
        return httpx.Response(204) if there else failure(404, "NOT_FOUND", "none")

    def _listed(self, request: httpx.Request) -> httpx.Response:
        asked = request.url.params
        assert (asked["q"], asked["author"]) == ("author", ORGANISATION)
        begin = int(asked.get("start", 0))
        rows = list(reversed(self.posts))[begin : begin + int(asked["count"])]
        return httpx.Response(
            200, json={"elements": [{name: row[name] for name in row if name != "alts"} for row in rows]}
        )


class Organisation(OverHttp):
    network = "linkedin"
    secrets = (TOKEN,)
    sends = ("POST", "/rest/posts")
    strategies = ({"dedupe": "lookback", "features": ["publish", "images", "video", "alt_text", "link_card", "delete",
                                                      "first_comment", "metrics", "inbox", "inbox_thread",
                                                      "inbox_reply", "inbox_like"]},)  # fmt: skip
    handle: ClassVar = {"id": "urn:li:video:C1"}

    def __init__(self, folder: Path, limits: dict[str, Any]) -> None:
        super().__init__(folder, limits)
        self.server = self.linkedin = LinkedIn(self.clock)

    def account(self) -> Account:
        spec = load("linkedin").with_limits(self.limits)
        return Account(spec, "", ORGANISATION, "Acme", {}, {"access_token": TOKEN})

    def adapter(self) -> Any:
        adapter = super().adapter()
        adapter.fetcher = Fetcher(adapter.fetcher.http, allow_local=True)  # names are not looked up in tests
        return adapter

    def connect(self) -> Session:
        return registry.connect(
            "linkedin", self.http(), folder=self.folder, clock=self.clock, handle="acme", secret=TOKEN
        )

    def live(self) -> list[Live]:
        posts = [
            Live(one["id"], one["commentary"].replace("\\", ""), "", one["id"], one["alts"])
            for one in self.linkedin.posts
        ]
        return posts + [
            Live(one["commentUrn"], one["message"]["text"], one["node"], one["object"])
            for one in self.linkedin.comments
            if one["actor"] == ORGANISATION
        ]

    def said(self, text: str, *, author: str = "nuria", post: str = "", parent: str = "", kind: str = "comment") -> str:
        return str(self.linkedin.commented(parent or post, text, f"urn:li:person:{author}")["commentUrn"])

    def done_to(self, identifier: str, author: str) -> set[str]:
        return {"like"} if identifier in self.linkedin.liked else set()


HARNESS = Organisation
