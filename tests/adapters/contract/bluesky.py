"""A PDS in memory, as much of it as publishing needs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import httpx

from smdesk.adapters import registry
from smdesk.adapters.base import Account, Session
from smdesk.adapters.fetch import Fetcher
from smdesk.adapters.http import Http
from smdesk.core.network import load
from tests.adapters.bluesky.chat import ChatService
from tests.adapters.contract.harness import Harness, Live
from tests.adapters.contract.wire import HTML, REFUSALS, TROUBLES, Server, body, echo

PDS = "https://pds.example.com"
DID = "did:plc:ynmxmjjztd3q52phu4vhtdgc"
PASSWORD, ACCESS, REFRESH = "abcd-efgh-ijkl-mnop", "access-token-of-the-test", "refresh-token-of-the-test"


def cid(value: Any) -> str:
    return "bafyrei" + hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:52]


class Pds(Server):
    """Records by key; putRecord with `swapRecord: null` makes only what is not there."""

    def __init__(self) -> None:
        super().__init__()
        self.records: dict[str, dict[str, Any]] = {}
        self.notifications: list[dict[str, Any]] = []
        self.muted: set[str] = set()
        self.reports: list[dict[str, Any]] = []
        self.chat: ChatService

    def respond(self, request: httpx.Request) -> httpx.Response:
        if request.url.host != "pds.example.com":
            return httpx.Response(200, content=HTML, headers={"content-type": "text/html"})
        method = request.url.path.rsplit("/", 1)[1]
        name = method.rsplit(".", 1)[-1]
        if ".chat." in f".{method}" and request.headers.get("authorization") == f"Bearer {ACCESS}":
            return self.chat.respond(request)
        handler = getattr(self, name, None)
        if handler is None:
            return httpx.Response(501, json={"error": "MethodNotImplemented", "message": method})
        open_to_all = {"createSession", "getRecord", "listRecords", "describeServer", "refreshSession"}
        if name not in open_to_all and request.headers.get("authorization") != f"Bearer {ACCESS}":
            return httpx.Response(401, json={"error": "InvalidToken", "message": "Token could not be verified"})
        response: httpx.Response = handler(request)
        return response

    def putRecord(self, request: httpx.Request) -> httpx.Response:
        data = body(request)
        uri = f"at://{data['repo']}/{data['collection']}/{data['rkey']}"
        old = self.records.get(uri)
        if old is not None and old != data["record"] and data.get("swapRecord", "") is None:
            return httpx.Response(400, json={"error": "InvalidSwap", "message": "Record was at another CID"})
        self.records[uri] = data["record"]
        answer: dict[str, Any] = {"uri": uri, "cid": cid(data["record"]), "validationStatus": "valid"}
        return httpx.Response(200, json=answer if old else answer | {"commit": {"cid": "x", "rev": "y"}})

    def getRecord(self, request: httpx.Request) -> httpx.Response:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(str(request.url)).query).items()}
        uri = f"at://{asked['repo']}/{asked['collection']}/{asked['rkey']}"
        if uri not in self.records:
            return httpx.Response(400, json={"error": "RecordNotFound", "message": f"Could not locate record: {uri}"})
        return httpx.Response(200, json={"uri": uri, "cid": cid(self.records[uri]), "value": self.records[uri]})

    def listRecords(self, request: httpx.Request) -> httpx.Response:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(str(request.url)).query).items()}
        keys = sorted((uri for uri in self.records if uri < asked.get("cursor", "~")), reverse=True)
        page = keys[: int(asked["limit"])]
        rows = [{"uri": uri, "cid": cid(self.records[uri]), "value": self.records[uri]} for uri in page]
        more = {"cursor": page[-1]} if len(keys) > len(page) else {}
        return httpx.Response(200, json={"records": rows, **more})

    def deleteRecord(self, request: httpx.Request) -> httpx.Response:
        data = body(request)
        self.records.pop(f"at://{data['repo']}/{data['collection']}/{data['rkey']}", None)
        return httpx.Response(200, json={})

    def muteActor(self, request: httpx.Request) -> httpx.Response:
        self.muted.add(body(request)["actor"])
        return httpx.Response(200)

    def unmuteActor(self, request: httpx.Request) -> httpx.Response:
        self.muted.discard(body(request)["actor"])
        return httpx.Response(200)

    def createReport(self, request: httpx.Request) -> httpx.Response:
        self.reports.append(body(request))
        return httpx.Response(200, json={**body(request), "id": len(self.reports), "reportedBy": DID})

    def uploadBlob(self, request: httpx.Request) -> httpx.Response:
        link = "bafkrei" + hashlib.sha256(request.content).hexdigest()[:52]
        blob = {"$type": "blob", "ref": {"$link": link}, "mimeType": "image/png", "size": len(request.content)}
        return httpx.Response(200, json={"blob": blob})

    def resolveHandle(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(400, json={"error": "HandleNotFound", "message": "Unable to resolve handle"})

    def describeServer(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"did": "did:web:pds.example.com", "availableUserDomains": [".example.com"]})

    def createSession(self, request: httpx.Request) -> httpx.Response:
        if body(request).get("password") != PASSWORD:
            return httpx.Response(401, json={"error": "AuthenticationRequired", "message": "Invalid password"})
        return self._session()

    def refreshSession(self, request: httpx.Request) -> httpx.Response:
        if request.headers.get("authorization") != f"Bearer {REFRESH}":
            return httpx.Response(400, json={"error": "ExpiredToken", "message": "Token has been revoked"})
        return self._session()

    def getSession(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=self._identity())

    def getProfile(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(
            200,
            json={
                "did": DID,
                "handle": "alice.example.com",
                "displayName": "Alice",
                "followersCount": 12,
                "postsCount": 4,
            },
        )

    def getPosts(self, request: httpx.Request) -> httpx.Response:
        asked = parse_qs(urlsplit(str(request.url)).query)["uris"]
        counts = {"likeCount": 3, "repostCount": 1, "replyCount": 0, "quoteCount": 0, "bookmarkCount": 2}
        posts = [{"uri": uri, "record": self.records[uri], **counts} for uri in asked if uri in self.records]
        posts += [row for row in self.notifications if row["uri"] in asked]
        return httpx.Response(200, json={"posts": posts})

    def listNotifications(self, request: httpx.Request) -> httpx.Response:
        asked = parse_qs(urlsplit(str(request.url)).query)
        start = int(asked.get("cursor", ["0"])[0])
        rows = self.notifications[::-1][start : start + int(asked["limit"][0])]
        more = {"cursor": str(start + len(rows))} if start + len(rows) < len(self.notifications) else {}
        return httpx.Response(200, json={"notifications": rows, **more})

    def getPostThread(self, request: httpx.Request) -> httpx.Response:
        (uri,) = parse_qs(urlsplit(str(request.url)).query)["uri"]
        return httpx.Response(200, json={"thread": self._node(uri)})

    def _node(self, uri: str) -> dict[str, Any]:
        below = [row for row in self.notifications if row["record"]["reply"]["parent"]["uri"] == uri]
        own = [
            {"uri": each, "cid": cid(record), "author": {"did": DID, "handle": "alice.example.com"}, "record": record,
             "indexedAt": record["createdAt"]}
            for each, record in self.records.items() if record.get("reply", {}).get("parent", {}).get("uri") == uri
        ]  # fmt: skip
        return {"post": {"uri": uri}, "replies": [{**self._node(row["uri"]), "post": row} for row in [*below, *own]]}

    def _session(self) -> httpx.Response:
        return httpx.Response(200, json={"accessJwt": ACCESS, "refreshJwt": REFRESH, **self._identity()})

    @staticmethod
    def _identity() -> dict[str, Any]:
        service = {"id": "#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": PDS}
        return {"did": DID, "handle": "alice.example.com", "active": True, "didDoc": {"id": DID, "service": [service]}}


class OverHttp(Harness):
    """What the harnesses of real networks share."""

    server: Server
    sends: tuple[str, str]  # method and end of the path of what makes something live

    def http(self) -> Http:
        http = Http.create(self.server)
        http.sleep = lambda seconds: None
        return http

    def adapter(self) -> Any:
        return registry.build(self.account(), self.http(), folder=self.folder, clock=self.clock)

    def sendings(self) -> int:
        method, end = self.sends
        return sum(seen.method == method and seen.path.endswith(end) for seen in self.server.seen)

    def changes(self) -> int:
        renewals = ("createSession", "refreshSession")  # change nothing that anybody sees
        return sum(seen.method != "GET" and not seen.path.endswith(renewals) for seen in self.server.seen)

    def troubles(self) -> Iterable[str]:
        return [*TROUBLES, *REFUSALS, "echo"]

    def trouble(self, operation: str, name: str, number: int | None = None) -> None:
        self.server.garble(echo if name == "echo" else (TROUBLES | REFUSALS)[name], number)

    def clear(self) -> None:
        self.server.clear()

    def close(self) -> None:
        self.server.close()


class Bluesky(OverHttp):
    network = "bluesky"
    secrets = (PASSWORD, ACCESS, REFRESH)
    sends = ("POST", "putRecord")
    handle: ClassVar = {"job": "job-1"}
    talks = True

    def __init__(self, folder: Path, limits: dict[str, Any]) -> None:
        super().__init__(folder, limits)
        self.server = self.pds = Pds()
        self.pds.chat = ChatService(DID, self.clock.now)

    def account(self) -> Account:
        return Account(
            load("bluesky").with_limits(self.limits), "https://bsky.social", DID, "alice.example.com",
            {"pds": PDS, "did": DID}, {"app_password": PASSWORD, "access": ACCESS, "refresh": REFRESH},
        )  # fmt: skip

    def adapter(self) -> Any:
        adapter = super().adapter()
        adapter.fetcher = Fetcher(adapter.http, allow_local=True)  # names are not looked up in tests
        return adapter

    def connect(self) -> Session:
        return registry.connect(
            "bluesky", self.http(), folder=self.folder, clock=self.clock, server=PDS, handle="alice.example.com",
            secret=PASSWORD,
        )  # fmt: skip

    def live(self) -> list[Live]:
        said = [
            Live(f"{known}/{row['id']}", row["text"], known, "", ())
            for known, held in self.pds.chat.convos.items() for row in held["messages"] if row["sender"]["did"] == DID
        ]  # fmt: skip
        return said + [self._live(uri, record) for uri, record in self.pds.records.items() if "text" in record]

    def said(self, text: str, *, author: str = "nuria", post: str = "", parent: str = "", kind: str = "comment") -> str:
        if kind == "message":
            return self.pds.chat.said(text, f"did:plc:{author}")
        at = self.clock.now().strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
        uri = f"at://did:plc:{author}/app.bsky.feed.post/3k{len(self.pds.notifications):011d}"
        root = {"uri": post, "cid": cid(self.pds.records[post])}
        above = root if not parent else {"uri": parent, "cid": cid(parent)}
        record = {"$type": "app.bsky.feed.post", "text": text, "createdAt": at,
                  "reply": {"root": root, "parent": above}}  # fmt: skip
        self.pds.notifications.append({
            "uri": uri, "cid": cid(record), "author": {"did": f"did:plc:{author}", "handle": f"{author}.example.com"},
            "reason": "reply", "reasonSubject": above["uri"], "record": record, "isRead": False, "indexedAt": at,
        })  # fmt: skip
        return uri

    def done_to(self, identifier: str, author: str) -> set[str]:
        found = {"mute"} if author in self.pds.muted else set()
        if any(each["subject"].get("uri") == identifier for each in self.pds.reports):
            found.add("report")
        for record in self.pds.records.values():
            subject = record.get("subject")
            if isinstance(subject, dict) and subject["uri"] == identifier:
                found.add("like")
            if subject == author:
                found.add("block")
            if identifier in record.get("hiddenReplies", ()):
                found.add("hide")
        return found

    @staticmethod
    def _live(uri: str, record: dict[str, Any]) -> Live:
        reply = record.get("reply", {})
        images = record.get("embed", {}).get("images", [])
        return Live(
            uri,
            record["text"],
            reply.get("parent", {}).get("uri", ""),
            reply.get("root", {}).get("uri", uri),
            tuple(image["alt"] for image in images),
        )


HARNESS = Bluesky
