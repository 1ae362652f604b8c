"""X in memory, as publishing and the inbox need it; requests are held against the network's own description."""

from __future__ import annotations

import zlib
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs

import httpx

from smdesk.adapters import registry
from smdesk.adapters.base import Account, Session
from smdesk.core.clock import Clock
from smdesk.core.network import load
from tests.adapters.contract.bluesky import OverHttp
from tests.adapters.contract.harness import NOW, Live
from tests.adapters.contract.wire import Server, body
from tests.adapters.openapi import Description
from tests.adapters.specs import SPECS

KEYS = ("app-key-of-the-test", "app-secret-of-the-test", "77-token-of-the-test", "token-secret-of-the-test")
#: What signing in in the browser gives; a native app has no secret.
GIVEN = {
    "access_token": "access-of-the-test", "refresh_token": "refresh-of-the-test", "client_id": "app-of-the-test",
    "expires_at": (NOW + timedelta(hours=12)).isoformat(),
}  # fmt: skip
NAMES = ("key", "key_secret", "token", "token_secret")


@cache
def description() -> Description:
    """The network's own description; large, so it is read once."""
    return Description(SPECS / "x/openapi.json")


def check(request: httpx.Request) -> None:
    """Raise where the request is not described. A piece of a file has no type of its own, and needs none."""
    if SPECS.is_dir() and not request.url.path.endswith("/append"):
        description().check(request)


def problem(status: int, detail: str, kind: str = "about:blank") -> httpx.Response:
    return httpx.Response(status, json={"title": "Problem", "detail": detail, "type": kind, "status": status})


class X(Server):
    """Posts and media of one account."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.posts: list[dict[str, Any]] = []
        self.mentions: list[dict[str, Any]] = []
        self.hidden: set[str] = set()
        self.people: dict[str, str] = {}
        self.media: dict[str, str] = {}
        self.events: list[dict[str, Any]] = []  # private messages, oldest first
        self.closed: dict[str, httpx.Response] = {}  # end of a path → what it answers instead
        self.number = 500

    def respond(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/2/oauth2/token":
            return self._token(request)
        check(request)
        signed = request.headers.get("authorization", "")
        by_keys = signed.startswith("OAuth ") and f'oauth_token="{KEYS[2]}"' in signed
        if not by_keys and signed != f"Bearer {GIVEN['access_token']}":
            return problem(401, "Unauthorized")
        path, method = request.url.path, request.method
        for end, told in self.closed.items():
            if path.endswith(end):
                return told
        if path.startswith("/2/dm_"):
            return self._direct(request)
        if path == "/2/users/me":
            me = {"id": "77", "name": "Acme", "username": "acme"}
            asked = "public_metrics" in request.url.params.get("user.fields", "")
            more = {"public_metrics": {"followers_count": 40, "post_count": 3}} if asked else {}
            return httpx.Response(200, json={"data": me | more})
        if path == "/2/users/77/mentions":
            return self._mentioned(request)
        if path.endswith("/hidden"):
            known = path.split("/")[3]
            (self.hidden.add if body(request)["hidden"] else self.hidden.discard)(known)
            return httpx.Response(200, json={"data": {"hidden": known in self.hidden}})
        if path == "/2/users/77/tweets":
            return self._listed(request)
        if path == "/2/tweets" and method == "GET":
            return self._looked_up(request)
        if path == "/2/tweets":
            return self._post(request)
        if path == "/2/media/upload" and method == "POST":
            self.number += 1
            self.media[str(self.number)] = ""
            return httpx.Response(200, json={"data": {"id": str(self.number), "media_key": "3_1"}})
        if path == "/2/media/upload":
            return httpx.Response(200, json={"data": {"id": request.url.params["media_id"]}})
        if path == "/2/media/metadata":
            sent = body(request)
            self.media[sent["id"]] = sent["metadata"]["alt_text"]["text"]
            return httpx.Response(200, json={"data": {"id": sent["id"]}})
        there = [one for one in self.posts if one["id"] != path.rsplit("/", 1)[1]]
        gone, self.posts = len(there) == len(self.posts), there
        return problem(404, "Not Found") if gone else httpx.Response(200, json={"data": {"deleted": True}})

    def mentioned(self, text: str, author: str, post: str, parent: str) -> str:
        """Somebody answers a post of the account; gives the number."""
        self.number += 1
        answers = {"in_reply_to_user_id": "77", "referenced_posts": [{"type": "replied_to", "id": parent}]}
        self.mentions.append({
            "id": str(self.number), "text": text, "created_at": self._stamp(self.clock.now()), "lang": "en",
            "author_id": str(zlib.crc32(author.encode())), "conversation_id": post or str(self.number),
            **(answers if post else {}),
        })  # fmt: skip
        self.people[self.mentions[-1]["author_id"]] = author
        return self.mentions[-1]["id"]

    def wrote(self, text: str, sender: str, *, exchange: str = "", to: str = "77") -> str:
        """A private message; gives its number. An exchange of two is called by both their numbers."""
        self.number += 1
        exchange = exchange or "-".join(sorted((sender, to)))
        self.events.append({
            "id": str(self.number), "event_type": "MessageCreate", "text": text, "sender_id": sender,
            "dm_conversation_id": exchange, "created_at": self._stamp(self.clock.now()),
        })  # fmt: skip
        return str(self.number)

    def _direct(self, request: httpx.Request) -> httpx.Response:
        *_, one, two, _ = f"x/x{request.url.path.removeprefix('/2')}".split("/")
        if request.method == "POST":
            to, exchange = (two, "") if one == "with" else ("", two)
            known = self.wrote(body(request)["text"], "77", to=to, exchange=exchange)
            data = {"dm_event_id": known, "dm_conversation_id": self.events[-1]["dm_conversation_id"]}
            return httpx.Response(201, json={"data": data})
        found = [
            each for each in reversed(self.events)
            if one not in {"with", "dm_conversations"} or two in each["dm_conversation_id"].split("-")
        ]  # fmt: skip
        begin, size = int(request.url.params.get("pagination_token", "0")[-4:]), int(request.url.params["max_results"])
        rows = found[begin : begin + size]
        more = {"next_token": f"{begin + size:016}"} if begin + size < len(found) else {}
        users = [{"id": each, "username": self.people.get(each, each), "name": each} for each in
                 sorted({row["sender_id"] for row in rows})] if "user.fields" in request.url.params else []  # fmt: skip
        meta = {"meta": {"result_count": len(rows)} | more}
        return httpx.Response(200, json=meta | ({"data": rows, "includes": {"users": users}} if rows else {}))

    def _mentioned(self, request: httpx.Request) -> httpx.Response:
        asked = request.url.params
        assert ("since_id" in asked) != ("start_time" in asked)
        since = datetime.fromisoformat(asked.get("start_time", "2026-01-01T00:00:00Z"))
        found = [
            one for one in reversed(self.mentions)
            if int(one["id"]) > int(asked.get("since_id", 0)) and datetime.fromisoformat(one["created_at"]) >= since
        ]  # fmt: skip
        begin, size = int(asked.get("pagination_token", 0)), int(asked["max_results"])
        rows = found[begin : begin + size]
        ids = sorted({one["author_id"] for one in rows})
        users = [{"id": known, "username": self.people[known], "name": self.people[known].title()} for known in ids]
        more = {"next_token": str(begin + size)} if begin + size < len(found) else {}
        meta = {"meta": {"result_count": len(rows)} | more}
        return httpx.Response(200, json=meta | ({"data": rows, "includes": {"users": users}} if rows else {}))

    def _looked_up(self, request: httpx.Request) -> httpx.Response:
        wanted = request.url.params["ids"].split(",")
        counts = {"like_count": 1, "reply_count": 0, "repost_count": 0, "quote_count": 0, "bookmark_count": 0,
                  "impression_count": 50}  # fmt: skip
        rows = [{"id": one["id"], "public_metrics": counts} for one in self.posts if one["id"] in wanted]
        missing = [{"title": "Not Found Error", "value": each, "type": "about:blank"} for each in wanted]
        return httpx.Response(200, json={"data": rows} if rows else {"errors": missing})

    def _token(self, request: httpx.Request) -> httpx.Response:
        sent = {name: values[0] for name, values in parse_qs(request.content.decode()).items()}
        if (sent.get("client_id"), sent.get("code", sent.get("refresh_token"))) not in {
            ("app-of-the-test", "c0de"), ("app-of-the-test", GIVEN["refresh_token"])
        }:  # fmt: skip
            return httpx.Response(400, json={"error": "invalid_request"})
        token = {name: GIVEN[name] for name in ("access_token", "refresh_token")}
        scope = " ".join(load("x").connect.browser.scopes)
        return httpx.Response(200, json=token | {"expires_in": 12 * 3600, "scope": scope})

    def _post(self, request: httpx.Request) -> httpx.Response:
        sent = body(request)
        media = sent.get("media", {}).get("media_ids", [])
        self.number += 1
        post = {
            "id": str(self.number), "text": sent["text"], "created_at": self._stamp(self.clock.now()),
            "media": media, "parent": sent.get("reply", {}).get("in_reply_to_tweet_id", ""),
        }  # fmt: skip
        self.posts.append(post)
        return httpx.Response(201, json={"data": {"id": post["id"], "text": post["text"]}})

    def _listed(self, request: httpx.Request) -> httpx.Response:
        since = datetime.fromisoformat(request.url.params["start_time"])
        alone = request.url.params.get("exclude") == "replies"
        found = [
            one
            for one in reversed(self.posts)
            if datetime.fromisoformat(one["created_at"]) >= since and not (alone and one["parent"])
        ]
        rows = [self._row(one) for one in found[: int(request.url.params["max_results"])]]
        meta: dict[str, Any] = {"result_count": len(rows)}
        if len(rows) < len(found):
            meta["next_token"] = "more"
        return httpx.Response(200, json={"meta": meta} | ({"data": rows} if rows else {}))

    @staticmethod
    def _row(post: dict[str, Any]) -> dict[str, Any]:
        """As X shows it: `&` and `<` escaped, media as a short address at the end."""
        text = post["text"].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        row = {"id": post["id"], "text": text, "created_at": post["created_at"]}
        if post["media"]:
            row["text"] = f"{text} https://t.co/abc".strip()
            row["entities"] = {
                "urls": [{"url": "https://t.co/abc", "expanded_url": "https://x.com/p", "media_key": "3_1"}]
            }
        if post["parent"]:
            row["referenced_posts"] = [{"type": "replied_to", "id": post["parent"]}]
        return row

    @staticmethod
    def _stamp(at: datetime) -> str:
        return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Account4(OverHttp):
    network = "x"
    secrets = (*KEYS, GIVEN["access_token"], GIVEN["refresh_token"])
    strategies = ({}, {"way": "browser"})
    sends = ("POST", "/2/tweets")
    handle: ClassVar = {"id": "501", "alt": "A loaf"}

    def __init__(self, folder: Path, limits: dict[str, Any]) -> None:
        super().__init__(folder, limits)
        self.server = self.x = X(self.clock)

    def account(self) -> Account:
        given = GIVEN if self.limits else dict(zip(NAMES, KEYS, strict=True))
        return Account(load("x").with_limits(self.limits), "", "77", "acme", {}, given)

    def connect(self) -> Session:
        if self.limits:
            http = self.http()
            sign_in = registry.begin_sign_in("x", http, client_id="app-of-the-test", client_secret="",
                                             redirect_uri="http://127.0.0.1:8765/callback")  # fmt: skip
            return registry.finish_sign_in("x", http, sign_in, "c0de", clock=self.clock)
        return registry.connect("x", self.http(), folder=self.folder, clock=self.clock, secret="\n".join(KEYS))

    def live(self) -> list[Live]:
        parents = {one["id"]: one["parent"] for one in self.x.posts}

        def root(known: str) -> str:
            return root(parents[known]) if parents.get(known) else known

        return [
            Live(
                one["id"],
                one["text"],
                one["parent"],
                root(one["id"]),
                tuple(self.x.media[each] for each in one["media"]),
            )
            for one in self.x.posts
        ]

    def said(self, text: str, *, author: str = "nuria", post: str = "", parent: str = "", kind: str = "comment") -> str:
        return self.x.mentioned(text, author, post, parent or post)

    def done_to(self, identifier: str, author: str) -> set[str]:
        return {"hide"} if identifier in self.x.hidden else set()


HARNESS = Account4
