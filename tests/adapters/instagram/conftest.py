"""An account behind either door on a scripted wire, its requests held against the description; steps of the ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from smdesk.adapters.base import Account, PublishRequest
from smdesk.adapters.instagram import InstagramAdapter
from smdesk.core.clock import FakeClock
from smdesk.core.content import MediaItem, Part
from smdesk.core.network import load
from smdesk.core.steps import Step, StepKind
from tests.adapters import graphspec
from tests.adapters.contract.instagram import ACCOUNT, OWN, PAGE_TOKEN
from tests.adapters.specs import SPECS
from tests.adapters.wire import Wire

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


class InstagramWire(Wire):
    """A wire that refuses what the description of the door does not have."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        node, _, edge = request.url.path.removeprefix("/v26.0/").partition("/")
        own = "ForIGOnlyAPI" if request.url.host == "graph.instagram.com" else ""
        if node == ACCOUNT and SPECS.is_dir():
            graphspec.check(SPECS, f"IGUser{own}", request, f"/{edge}")
        return super().handle_request(request)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def wire() -> InstagramWire:
    wire = InstagramWire()
    room = {"data": [{"config": {"quota_total": 100, "quota_duration": 86400}, "quota_usage": 3}]}
    wire.on("GET", f"/{ACCOUNT}/content_publishing_limit", httpx.Response(200, json=room))
    return wire


@pytest.fixture
def door(wire: InstagramWire, clock: FakeClock) -> Callable[..., InstagramAdapter]:
    """Makes the adapter: `door()` for Instagram's own login, `door("facebook")`."""

    def make(login: str = "instagram", **facts: Any) -> InstagramAdapter:
        token = PAGE_TOKEN if login == "facebook" else OWN
        account = Account(load("instagram"), "", ACCOUNT, "acme", {"login": login, **facts}, {"access_token": token})
        return InstagramAdapter(account, wire.http([token]), clock)

    return make


def image(name: str = "1", alt: str = "") -> MediaItem:
    return MediaItem(name * 64, "image/jpeg", 1000, 1080, 1080, alt=alt, filename=f"{name}.jpg")


def film(name: str = "7") -> MediaItem:
    return MediaItem(name * 64, "video/mp4", 1000, 1080, 1920, duration_s=9, filename=f"{name}.mp4")


def ask(*media: MediaItem, text: str = "Fresh bread", kind: StepKind = StepKind.CONTAINER, **changes: Any) -> Any:
    """A step of a part whose media are at the media host."""
    urls = {f"upload:0:{at}": {"url": f"https://media.example/{at}"} for at, _ in enumerate(media)}
    values: dict[str, Any] = {
        "key": "key-1", "armed_at": NOW, "step": Step(kind), "part": Part(text, tuple(media)), "first_try": NOW,
        "prepared": {**urls, **changes.pop("prepared", {})}, **changes,
    }  # fmt: skip
    return PublishRequest(**values)


def file_of(folder: Path, item: MediaItem, content: bytes) -> dict[str, Path]:
    file = folder / item.filename
    file.write_bytes(content)
    return {item.sha256: file}
