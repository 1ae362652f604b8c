"""A WordPress site in memory, as much of it as publishing needs."""

from __future__ import annotations

import base64
import html
import re
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any, ClassVar

import httpx

from smdesk.adapters import registry
from smdesk.adapters.base import Account, Session
from smdesk.core.clock import Clock
from smdesk.core.network import load
from smdesk.core.text.normalise import html_to_text
from tests.adapters.contract.bluesky import OverHttp
from tests.adapters.contract.harness import Live
from tests.adapters.contract.wire import Server, body
from tests.adapters.wproutes import Routes

BASE = "https://bakery.example"
ROOT = "/wp-json/"
USER, PASSWORD = "ana", "KY88cfzrVNmRvN6rU7l48MuT"
BASIC = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
ROUTES = Routes()
CAN = {"publish_posts": True, "upload_files": True, "edit_posts": True}


def gmt(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S")


def no(status: int, code: str) -> httpx.Response:
    return httpx.Response(status, json={"code": code, "message": code, "data": {"status": status}})


class Site(Server):
    """Posts, comments and media; what is dated less than a minute ahead is published at once."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.posts: dict[int, dict[str, Any]] = {}
        self.media: dict[int, dict[str, Any]] = {}
        self.comments: dict[int, dict[str, Any]] = {}
        self.terms: dict[str, dict[int, str]] = {"categories": {1: "Uncategorized"}, "tags": {}}
        self.number = 10

    def respond(self, request: httpx.Request) -> httpx.Response:
        ROUTES.check(request)  # every request of every test is one that WordPress describes
        for post in self.posts.values():
            if post["status"] == "future" and post["at"] <= self.clock.now():
                post["status"] = "publish"
        response = self._route(request)
        response.headers["date"] = format_datetime(self.clock.now(), usegmt=True)
        return response

    def _route(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path == "/":
            return httpx.Response(
                200, text="<p>Fresh bread</p>", headers={"link": f'<{BASE}{ROOT}>; rel="https://api.w.org/"'}
            )
        if path == ROOT:
            ways = {
                "application-passwords": {"endpoints": {"authorization": f"{BASE}/wp-admin/authorize-application.php"}}
            }
            return httpx.Response(200, json={"name": "The Bakery", "namespaces": ["wp/v2"], "authentication": ways})
        if "authorization" not in request.headers:
            return no(401, "rest_not_logged_in")
        if request.headers["authorization"] != f"Basic {BASIC}":
            return no(401, "incorrect_password")
        name, _, rest = path.removeprefix(f"{ROOT}wp/v2/").partition("/")
        handler = getattr(self, f"_{name}_{'one' if rest else request.method.lower()}", None)
        if handler is None:
            return no(404, "rest_no_route")
        response: httpx.Response = handler(request, int(rest)) if rest.isdigit() else handler(request)
        return response

    def _users_one(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"id": 7, "username": USER, "slug": USER, "capabilities": CAN})

    # posts

    def _posts_get(self, request: httpx.Request) -> httpx.Response:
        asked = request.url.params
        found = [post for post in self.posts.values() if post["status"] != "trash"]
        if "slug" in asked:
            found = [post for post in found if post["slug"] == asked["slug"]]
        newest = sorted(found, key=lambda post: post["at"], reverse=True)
        size, page = int(asked.get("per_page", 10)), int(asked.get("page", 1))
        return httpx.Response(200, json=[self._post(post) for post in newest[(page - 1) * size : page * size]])

    def _posts_post(self, request: httpx.Request) -> httpx.Response:
        data = body(request)
        at = datetime.fromisoformat(data["date_gmt"] + "+00:00") if "date_gmt" in data else self.clock.now()
        waits = data["status"] == "future" and at - self.clock.now() >= timedelta(minutes=1)
        self.number += 1
        self.posts[self.number] = data | {"id": self.number, "at": at, "status": "future" if waits else "publish"}
        return httpx.Response(201, json=self._post(self.posts[self.number]))

    def _posts_one(self, request: httpx.Request, number: int) -> httpx.Response:
        post = self.posts.get(number)
        if post is None:
            return no(404, "rest_post_invalid_id")
        if request.method == "DELETE":
            if post["status"] == "trash":
                return no(410, "rest_already_trashed")
            post["status"] = "trash"
        return httpx.Response(200, json=self._post(post))

    @staticmethod
    def _post(post: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": post["id"], "date_gmt": gmt(post["at"]), "slug": post["slug"], "status": post["status"],
            "link": f"{BASE}/{post['slug']}/", "title": {"raw": post.get("title", "")},
            "content": {"raw": post["content"]}, "author": 7,
        }  # fmt: skip

    # the library

    def _media_get(self, request: httpx.Request) -> httpx.Response:
        wanted = request.url.params["slug"]
        return httpx.Response(200, json=[item for item in self.media.values() if item["slug"] == wanted])

    def _media_post(self, request: httpx.Request) -> httpx.Response:
        name = re.search(r'filename="([^"]+)"', request.headers["content-disposition"])
        assert name
        self.number += 1
        self.media[self.number] = {
            "id": self.number, "slug": name[1].rsplit(".", 1)[0], "source_url": f"{BASE}/wp-content/uploads/{name[1]}",
            "alt_text": "", "bytes": len(request.content),
        }  # fmt: skip
        return httpx.Response(201, json=self.media[self.number])

    def _media_one(self, request: httpx.Request, number: int) -> httpx.Response:
        if number not in self.media:
            return no(404, "rest_post_invalid_id")
        if request.method == "DELETE":
            assert request.url.params["force"] == "true"  # media have no bin
            return httpx.Response(200, json={"deleted": True, "previous": self.media.pop(number)})
        self.media[number] |= body(request)
        return httpx.Response(200, json=self.media[number])

    # terms

    def _terms(self, kind: str, request: httpx.Request) -> httpx.Response:
        known = self.terms[kind]
        if request.method == "GET":
            part = request.url.params["search"].casefold()
            found = [
                {"id": number, "name": html.escape(name)} for number, name in known.items() if part in name.casefold()
            ]
            return httpx.Response(200, json=found)
        self.number += 1
        known[self.number] = body(request)["name"]
        return httpx.Response(201, json={"id": self.number, "name": known[self.number]})

    def _categories_get(self, request: httpx.Request) -> httpx.Response:
        return self._terms("categories", request)

    def _categories_post(self, request: httpx.Request) -> httpx.Response:
        return no(403, "rest_cannot_create")  # an author may not

    def _tags_get(self, request: httpx.Request) -> httpx.Response:
        return self._terms("tags", request)

    def _tags_post(self, request: httpx.Request) -> httpx.Response:
        return self._terms("tags", request)

    # comments

    def _comments_get(self, request: httpx.Request) -> httpx.Response:
        asked = request.url.params
        found = [self._comment(one) for one in self.comments.values() if one["status"] != "trash"][::-1]
        for name in ("post", "parent"):
            found = [one for one in found if name not in asked or one[name] == int(asked[name])]
        size, page = int(asked["per_page"]), int(asked.get("page", 1))
        return httpx.Response(200, json=found[(page - 1) * size : page * size])

    def _comments_post(self, request: httpx.Request) -> httpx.Response:
        data = body(request)
        if data["post"] not in self.posts:
            return no(404, "rest_comment_invalid_post_id")
        return httpx.Response(201, json=self._comment(self.say(data["content"], data["post"], data.get("parent", 0))))

    def say(self, content: str, post: int, parent: int = 0, author: str = "") -> dict[str, Any]:
        """A comment, of the account itself without an author."""
        self.number += 1
        self.comments[self.number] = {
            "id": self.number, "post": post, "parent": parent, "content": content, "status": "approved",
            "author": 0 if author else 7, "author_name": author or USER, "date_gmt": gmt(self.clock.now()),
        }  # fmt: skip
        return self.comments[self.number]

    def _comments_one(self, request: httpx.Request, number: int) -> httpx.Response:
        found = self.comments.get(number)
        if found is None:
            return no(404, "rest_comment_invalid_id")
        if request.method == "DELETE" and found["status"] == "trash":
            return no(410, "rest_already_trashed")
        found["status"] = "trash" if request.method == "DELETE" else body(request)["status"]
        return httpx.Response(200, json=self._comment(found))

    @staticmethod
    def _comment(one: dict[str, Any]) -> dict[str, Any]:
        rendered = f"<p>{one['content']}</p>\n"
        where = f"{BASE}/?p={one['post']}#comment-{one['id']}"
        return {**one, "content": {"rendered": rendered}, "link": where}


class WordPress(OverHttp):
    network = "wordpress"
    secrets = (PASSWORD, BASIC)
    sends = ("POST", "/wp/v2/posts")
    handle: ClassVar = {"id": "11"}

    def __init__(self, folder: Path, limits: dict[str, Any]) -> None:
        super().__init__(folder, limits)
        self.server = self.site = Site(self.clock)

    def account(self) -> Account:
        facts = {"root": f"{BASE}{ROOT}", "user": USER}
        secrets = {"user": USER, "app_password": PASSWORD}
        spec = load("wordpress").with_limits(self.limits)
        return Account(spec, BASE, "7", f"{USER}@bakery.example", facts, secrets)

    def connect(self) -> Session:
        return registry.connect(
            "wordpress", self.http(), folder=self.folder, clock=self.clock, server="bakery.example", handle=USER,
            secret="KY88 cfzr VNmR vN6r U7l4 8MuT",
        )  # fmt: skip

    def live(self) -> list[Live]:
        made = [self._live(post) for post in self.site.posts.values() if post["status"] == "publish"]
        return made + [
            Live(
                f"comment-{one['id']}", html.unescape(one["content"]),
                f"comment-{one['parent']}" if one["parent"] else str(one["post"]), str(one["post"]),
            )
            for one in self.site.comments.values() if one["author"] and one["status"] != "trash"
        ]  # fmt: skip

    def said(self, text: str, *, author: str = "nuria", post: str = "", parent: str = "", kind: str = "comment") -> str:
        above = int(parent.removeprefix("comment-") or 0)
        return f"comment-{self.site.say(html.escape(text), int(post), above, author)['id']}"

    def done_to(self, identifier: str, author: str) -> set[str]:
        status = self.site.comments[int(identifier.removeprefix("comment-"))]["status"]
        return {"hold": {"hide"}, "trash": {"delete"}}.get(status, set())

    def _live(self, post: dict[str, Any]) -> Live:
        featured = self.site.media.get(post.get("featured_media", 0))
        alts = [featured["alt_text"]] if featured else []
        alts += [html.unescape(alt) for alt in re.findall(r'<img [^>]*alt="([^"]*)"', post["content"])]
        return Live(str(post["id"]), html_to_text(post["content"]).strip(), "", str(post["id"]), tuple(alts))


HARNESS = WordPress
