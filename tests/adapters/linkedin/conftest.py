"""A LinkedIn account on a scripted wire, and requests as the ledger makes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from smdesk.adapters.base import Account, PublishRequest
from smdesk.adapters.fetch import Fetcher
from smdesk.adapters.linkedin import LinkedInAdapter
from smdesk.core.clock import FakeClock
from smdesk.core.content import MediaItem, Part
from smdesk.core.network import load
from smdesk.core.steps import Step, StepKind
from tests.adapters.contract.linkedin import ORGANISATION, TOKEN
from tests.adapters.wire import Wire

NOW = datetime(2026, 11, 26, 21, 0, tzinfo=UTC)
MEMBER = "urn:li:person:8675309"
Make = Callable[..., LinkedInAdapter]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def account(wire: Wire, clock: FakeClock) -> Make:
    """Makes the adapter of an author."""

    def make(author: str = ORGANISATION) -> LinkedInAdapter:
        known = Account(load("linkedin"), "", author, "acme", {}, {"access_token": TOKEN})
        adapter = LinkedInAdapter(known, wire.http([TOKEN]), clock)
        adapter.fetcher = Fetcher(adapter.fetcher.http, allow_local=True)
        return adapter

    return make


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., PublishRequest]:
    """Makes a request: `ask("text", video=b"…", step=Step(...))`."""

    def make(text: str = "Fresh bread", *, video: bytes = b"", link: str = "", **changes: Any) -> PublishRequest:
        media: tuple[MediaItem, ...] = ()
        files = {}
        if video:
            file = tmp_path / "film.mp4"
            file.write_bytes(video)
            media, files = (MediaItem("7" * 64, "video/mp4", len(video), filename="film.mp4"),), {"7" * 64: file}
        values: dict[str, Any] = {
            "key": "key-1", "armed_at": NOW, "step": Step(StepKind.PART), "part": Part(text, media, link),
            "first_try": NOW, "files": files, **changes,
        }  # fmt: skip
        return PublishRequest(**values)

    return make
