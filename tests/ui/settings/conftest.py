"""Fixtures for the tests of the settings: the page alone; the window only where it is what is set."""

from __future__ import annotations

import pytest

from smdesk.gui import Desk
from smdesk.ui.kit.preferences import Preferences
from smdesk.ui.settings.page import SettingsPage
from smdesk.ui.shell import commands
from smdesk.ui.shell.router import spec_of
from tests.ui.bench import Bench


@pytest.fixture
def first_page() -> str:
    """The window, where a test has one, begins with what is tested."""
    return "settings"


@pytest.fixture
def page(bench: Bench) -> SettingsPage:
    """The page, on a desk that follows what is set."""
    Preferences(bench.ui, bench.ui.bridge)
    made = bench.show(spec_of("settings").make)
    assert isinstance(made, SettingsPage)
    return made


@pytest.fixture
def in_window(example_desk: Desk) -> SettingsPage:
    """The page in a whole window."""
    assert example_desk.window is not None
    example_desk.window.router.go("settings")
    found = example_desk.window.router.page("settings")
    assert isinstance(found, SettingsPage)
    return found


@pytest.fixture
def with_few_keys(in_window: SettingsPage, example_desk: Desk) -> SettingsPage:
    """The same, listing the keys of the window and of this page alone: those of all pages make all of them."""
    window, ui = example_desk.window, example_desk.ui
    assert window is not None
    assert ui is not None
    ui.actions = lambda: [*commands.of(window), *window.router.actions()]
    return in_window
