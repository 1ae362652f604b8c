"""Pinterest in memory, as much of it as publishing needs; requests are held against the official description."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import httpx

from smdesk.adapters import registry
from smdesk.adapters.base import Account, PublishRequest, Session
from smdesk.core.clock import Clock
from smdesk.core.network import load
from smdesk.core.steps import StepKind
from tests.adapters.contract.bluesky import OverHttp
from tests.adapters.contract.harness import Live
from tests.adapters.contract.wire import Server, body
from tests.adapters.openapi import Description
from tests.adapters.specs import SPECS

TOKEN, BOARD, POLICY = "pina_token-of-the-test", "549755885175", "policy-of-the-storage"
STORAGE = "https://pinterest-media-upload.s3-accelerate.amazonaws.com/"
BOARDS = [
    {"id": BOARD, "name": "Bread", "privacy": "PUBLIC"},
    {"id": "549755885176", "name": "Plans", "privacy": "SECRET"},
    {"id": "549755885177", "name": "Ad-only Pins", "privacy": "PROTECTED", "is_ads_only": True},
]


@cache
def description() -> Description:
    """The network's own description; large, so it is read once."""
    # The fields of the token's forms are described in what a discriminator names, which the checker does not follow.
    forms = frozenset({"refresh_token", "code", "redirect_uri"})
    return Description(SPECS / "pinterest/openapi.v5.json", forms, base="/v5")


def check(request: httpx.Request) -> None:
    """Raise where the request is not described."""
    if SPECS.is_dir():
        description().check(request)


def failure(status: int, code: int, message: str) -> httpx.Response:
    return httpx.Response(status, json={"code": code, "message": message})


class Pinterest(Server):
    """Boards, Pins and videos of one account."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.pins: list[dict[str, Any]] = []
        self.stored: list[httpx.Request] = []
        self.states = ["processing", "succeeded"]
        self.number = 7000

    def respond(self, request: httpx.Request) -> httpx.Response:
        if request.url.host != "api.pinterest.com":
            assert "authorization" not in request.headers, "the storage is no part of Pinterest"
            self.stored.append(request)
            return httpx.Response(204)
        check(request)
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return failure(401, 2, "Authentication failed.")
        path = request.url.path.removeprefix("/v5")
        if path == "/user_account":
            account = {"id": "2783136121146311751", "username": "acme", "business_name": "Acme Bakery"}
            return httpx.Response(200, json={**account, "account_type": "BUSINESS", "follower_count": 40})
        if path == "/user_account/analytics":
            return httpx.Response(200, json={"all": {"daily_metrics": []}})
        if path == "/boards":
            return httpx.Response(200, json={"items": BOARDS, "bookmark": None})
        if path == f"/boards/{BOARD}/pins":
            return self._listed(request)
        if path == "/pins/analytics":
            wanted = request.url.params["pin_ids"].split(",")
            known = [one["id"] for one in self.pins if one["id"] in wanted]
            if not known:
                return failure(404, 50, "Pin not found.")
            return httpx.Response(200, json={each: {"summary_metrics": {"IMPRESSION": 5}} for each in known})
        if path.startswith("/media"):
            return self._media(request)
        if path == "/pins":
            return self._pin(body(request))
        there = [one for one in self.pins if one["id"] != path.rsplit("/", 1)[1]]
        gone, self.pins = len(there) == len(self.pins), there
        return failure(404, 50, "Pin not found.") if gone else httpx.Response(204)

    def _pin(self, sent: dict[str, Any]) -> httpx.Response:
        if sent["board_id"] not in {board["id"] for board in BOARDS}:
            return failure(404, 40, "Board not found.")
        self.number += 1
        # Pinterest names no zone and no part of a second.
        at = self.clock.now().replace(tzinfo=None, microsecond=0).isoformat()
        fields = {name: sent.get(name) for name in ("title", "description", "link", "alt_text")}
        self.pins.append({"id": str(self.number), "created_at": at, **fields, "source": sent["media_source"]})
        return httpx.Response(201, json={name: value for name, value in self.pins[-1].items() if name != "source"})

    def _media(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            fields = {"x-amz-algorithm": "AWS4-HMAC-SHA256", "policy": POLICY, "key": "uploads/1"}
            media = {"media_id": "12345", "media_type": "video", "upload_url": STORAGE, "upload_parameters": fields}
            return httpx.Response(201, json=media)
        state = self.states.pop(0) if len(self.states) > 1 else self.states[0]
        return httpx.Response(200, json={"media_id": "12345", "media_type": "video", "status": state})

    def _listed(self, request: httpx.Request) -> httpx.Response:
        size = int(request.url.params["page_size"])
        begin = int(request.url.params.get("bookmark", "0"))
        rows = [{name: value for name, value in one.items() if name != "source"} for one in reversed(self.pins)]
        more = str(begin + size) if begin + size < len(rows) else None
        return httpx.Response(200, json={"items": rows[begin : begin + size], "bookmark": more})


class Boards(OverHttp):
    network = "pinterest"
    secrets = (TOKEN, POLICY)
    sends = ("POST", "/pins")
    handle: ClassVar = {"media_id": "12345"}

    def __init__(self, folder: Path, limits: dict[str, Any]) -> None:
        super().__init__(folder, limits)
        self.server = self.pinterest = Pinterest(self.clock)

    def account(self) -> Account:
        spec = load("pinterest").with_limits({"options": {"board": [BOARD]}, **self.limits})
        return Account(spec, "", "2783136121146311751", "acme", {}, {"access_token": TOKEN})

    def request(self, text: str = "Fresh bread from seven.", **changes: Any) -> PublishRequest:
        return super().request(text, **{"options": {"board": BOARD}, **changes})

    def ready(self, request: PublishRequest) -> dict[str, Any]:
        return {} if request.step.kind is StepKind.CONTAINER else {"container:0": {}}

    def alts_of(self, alts: tuple[str, ...]) -> tuple[str, ...]:
        """A Pin has one."""
        return (" / ".join(alt for alt in alts if alt),)

    def connect(self) -> Session:
        return registry.connect("pinterest", self.http(), folder=self.folder, clock=self.clock, secret=TOKEN)

    def live(self) -> list[Live]:
        pins = self.pinterest.pins
        return [Live(one["id"], one["description"] or "", alts=(one["alt_text"] or "",)) for one in pins]


HARNESS = Boards
