"""A scripted PDS for tests: the answers a real one was seen to give, and requests to send it."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from smdesk.adapters.base import Account, PublishRequest
from smdesk.adapters.bluesky import BlueskyAdapter
from smdesk.core import network
from smdesk.core.clock import FakeClock
from smdesk.core.content import MediaItem, Part
from smdesk.core.steps import Step, StepKind
from tests.adapters.wire import Wire, answer, body

PDS = "https://pds.example.com"
DID = "did:plc:ynmxmjjztd3q52phu4vhtdgc"
BOB = "did:plc:h3uffczg5ii6vqsmyg3rm2oe"
CID = "bafyreiedgenoqv7w3w2ixy6higyfd2lo2vqfywqnmxptdwqyu2wcgfpzyi"
ROOT_CID = "bafyreidpzgyq47vcvwoifgdiflebngt7fcmnfxbb6ybf4urfj2xrqvrnze"
BLOB_CID = "bafkreiapiy3mpd3f2nrz5ts2azfvvz2t4naimffbj6yyvngxkqgsyjefim"
NOW = datetime(2026, 12, 1, 8, 0, 0, 123456, tzinfo=UTC)
CREATE, REFRESH = "com.atproto.server.createSession", "com.atproto.server.refreshSession"
PUT, GET, DELETE = "com.atproto.repo.putRecord", "com.atproto.repo.getRecord", "com.atproto.repo.deleteRecord"
UPLOAD, RESOLVE = "com.atproto.repo.uploadBlob", "com.atproto.identity.resolveHandle"
WHOAMI, PROFILE = "com.atproto.server.getSession", "app.bsky.actor.getProfile"


def token(name: str, at: datetime = NOW, life: int = 7200, scope: str = "com.atproto.appPassPrivileged") -> str:
    """A JWT as a PDS makes them; the signature is not. The scope is of an app password that may see messages."""
    claims = {"scope": scope, "iat": int(at.timestamp()), "exp": int(at.timestamp()) + life, "n": name}
    middle = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"eyJ0eXAiOiJhdCtqd3QifQ.{middle}.signature-{name}"


SECRETS = {"app_password": "abcd-efgh-ijkl-mnop", "access": token("access-1"), "refresh": "refresh-1"}


def error(status: int, name: str, message: str = "", headers: dict[str, str] | None = None) -> httpx.Response:
    """An XRPC error."""
    return answer(status, {"error": name, "message": message or name}, headers)


def tokens(name: str, at: datetime = NOW, **more: Any) -> httpx.Response:
    """The answer of createSession and refreshSession."""
    return answer(200, {"accessJwt": token(name, at), "refreshJwt": f"refresh-{name}", **identity(), **more})


def identity() -> dict[str, Any]:
    """Who the account is, with the DID document."""
    service = {"id": "#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": PDS}
    return {"did": DID, "handle": "alice.example.com", "active": True, "didDoc": {"id": DID, "service": [service]}}


def blob(request: httpx.Request) -> httpx.Response:
    """uploadBlob: the blob is what was sent."""
    content = request.content
    link = "bafkrei" + hashlib.sha256(content).hexdigest()[:52]
    mime = request.headers["content-type"]
    return answer(200, {"blob": {"$type": "blob", "ref": {"$link": link}, "mimeType": mime, "size": len(content)}})


def stored(request: httpx.Request) -> httpx.Response:
    """putRecord of a new record."""
    data = body(request)
    uri = f"at://{data['repo']}/{data['collection']}/{data['rkey']}"
    return answer(
        200, {"uri": uri, "cid": CID, "commit": {"cid": CID, "rev": "3n2z3fe5yt22c"}, "validationStatus": "valid"}
    )


def wire() -> Wire:
    """A PDS that takes everything."""
    made = Wire()
    made.on("POST", PUT, stored)
    made.on("POST", UPLOAD, blob)
    made.on("POST", DELETE, answer(200, {"commit": {"cid": CID, "rev": "3n2z3fe5yt22c"}}))
    made.on("POST", REFRESH, tokens("2"))
    made.on("POST", CREATE, tokens("3"))
    made.on("GET", WHOAMI, answer(200, identity()))
    made.on("GET", PROFILE, answer(200, {"did": DID, "handle": "alice.example.com", "displayName": "Alice"}))
    made.on("GET", RESOLVE, error(400, "HandleNotFound", "Unable to resolve handle"))
    return made


def adapter(made: Wire, secrets: dict[str, str] | None = None, **facts: Any) -> BlueskyAdapter:
    """An adapter of alice's account over the wire."""
    account = Account(
        network.load("bluesky"),
        server="https://bsky.social",
        remote_id=DID,
        handle="alice.example.com",
        facts={"pds": PDS, "did": DID, **facts},
        secrets=SECRETS if secrets is None else secrets,
    )
    return BlueskyAdapter(account, made.http(), clock=FakeClock(NOW), allow_local=True)


def request(text: str = "hello", kind: StepKind = StepKind.PART, number: int = 0, **more: Any) -> PublishRequest:
    """One step; `media`, `link` and `index` belong to the part and step, the rest to the request."""
    part = Part(text, tuple(more.pop("media", ())), more.pop("link", ""))
    step = Step(kind, number, more.pop("index", None))
    values: dict[str, Any] = {"key": "key-1", "armed_at": NOW, **more}
    return PublishRequest(step=step, part=part, **values)


def medium(path: Path, mime: str = "image/png", **more: Any) -> MediaItem:
    """The item for a file."""
    data = path.read_bytes()
    return MediaItem(hashlib.sha256(data).hexdigest(), mime, len(data), **more)


def uploaded(mime: str = "image/png", size: int = 10, width: int = 4, height: int = 3) -> dict[str, Any]:
    """What an upload step gave."""
    made = {"$type": "blob", "ref": {"$link": BLOB_CID}, "mimeType": mime, "size": size}
    return {"blob": made, "width": width, "height": height}
