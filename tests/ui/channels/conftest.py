"""Fixtures for the tests of the channels page: the page alone, and the window where it is what is looked at."""

from __future__ import annotations

import pytest

from smdesk.ui.channels.page import ChannelsPage
from tests.ui.conftest import in_window


@pytest.fixture
def first_page() -> str:
    """The window, where a test has one, begins with what is tested."""
    return "channels"


@pytest.fixture
def page(request: pytest.FixtureRequest) -> ChannelsPage:
    if not in_window(request):
        return request.getfixturevalue("bench").show(ChannelsPage)
    window = request.getfixturevalue("example_desk").window
    window.resize(1440, 900)
    window.router.go("channels")
    return window.router.page("channels")
