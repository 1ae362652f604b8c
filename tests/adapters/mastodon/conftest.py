"""A fresh wire for each test, on which nobody has written privately."""

from __future__ import annotations

import pytest

from tests.adapters.wire import Wire, answer


@pytest.fixture
def wire() -> Wire:
    return Wire().on("GET", "/api/v1/conversations", answer(200, []))
