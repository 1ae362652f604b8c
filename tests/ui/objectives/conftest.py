"""Fixtures for the tests of the objectives page."""

from __future__ import annotations

import pytest


@pytest.fixture
def first_page() -> str:
    """The window begins with what is tested."""
    return "objectives"
