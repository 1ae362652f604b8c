"""The dialogs of import and export: the window begins with a page that is quickly made."""

from __future__ import annotations

import pytest


@pytest.fixture
def first_page() -> str:
    return "channels"
