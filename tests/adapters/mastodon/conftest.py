"""A fresh wire for each test."""

from __future__ import annotations

import pytest

from tests.adapters.wire import Wire


@pytest.fixture
def wire() -> Wire:
    return Wire()
