"""Fixtures for the tests of the window: the page that it begins with is not what they are about."""

from __future__ import annotations

import pytest


@pytest.fixture
def first_page() -> str:
    """Quickly made; tests that need the first page of the day ask for it."""
    return "channels"
