"""A Page on a scripted wire, and requests as the ledger makes them; each is held against Meta's description."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from smdesk.adapters.base import Account, PublishRequest
from smdesk.adapters.facebook import FacebookAdapter
from smdesk.core.clock import FakeClock
from smdesk.core.content import MediaItem, Part
from smdesk.core.network import load
from smdesk.core.steps import Step, StepKind
from tests.adapters import graphspec
from tests.adapters.contract.facebook import PAGE, TOKEN
from tests.adapters.specs import SPECS
from tests.adapters.wire import Wire

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
#: Where a request goes, by what its path begins with, and what Meta's description calls that.
NODES = {PAGE: "Page", "80001": "AdVideo"}


class GraphWire(Wire):
    """A wire that refuses what the description does not have."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        path = request.url.path.removeprefix("/v26.0")
        node, _, edge = path.removeprefix("/").partition("/")
        if request.url.host == "graph.facebook.com" and node in NODES and SPECS.is_dir():
            graphspec.check(SPECS, NODES[node], request, "/" + edge)
        return super().handle_request(request)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def wire() -> GraphWire:
    return GraphWire()


@pytest.fixture
def page(wire: GraphWire, clock: FakeClock) -> FacebookAdapter:
    account = Account(load("facebook"), "", PAGE, "acme", {}, {"access_token": TOKEN})
    return FacebookAdapter(account, wire.http([TOKEN]), clock)


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., PublishRequest]:
    """Makes a request: `ask("text", video=b"…", format="reel", step=Step(...))`."""

    def make(text: str = "Fresh bread", *, video: bytes = b"", **changes: Any) -> PublishRequest:
        media: tuple[MediaItem, ...] = ()
        files = {}
        if video:
            file = tmp_path / "film.mp4"
            file.write_bytes(video)
            media = (MediaItem("7" * 64, "video/mp4", len(video), 1080, 1920, filename="film.mp4"),)
            files = {"7" * 64: file}
        values: dict[str, Any] = {
            "key": "key-1", "armed_at": NOW, "step": Step(StepKind.PART), "part": Part(text, media), "first_try": NOW,
            "due": NOW + timedelta(hours=2), "files": files, **changes,
        }  # fmt: skip
        return PublishRequest(**values)

    return make
