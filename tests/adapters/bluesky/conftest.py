"""A scripted PDS whose every request is checked against the lexicons when the test ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.bluesky import pds
from tests.adapters.lexicon import Lexicons
from tests.adapters.wire import Wire


@pytest.fixture(scope="session")
def lexicons(shared: Path) -> Lexicons:
    return Lexicons(shared / "specs/bluesky/lexicons")


@pytest.fixture
def wire(lexicons: Lexicons) -> Iterator[Wire]:
    made = pds.wire()
    yield made
    for request in made.requests:
        if request.url.path.startswith("/xrpc/"):
            lexicons.request(request)
