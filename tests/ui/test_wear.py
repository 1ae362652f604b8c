"""A window that is used for long does not grow: `python -m bench --only wear` in short, with one client."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bench import wear
from smdesk.ui.shell.pages import PAGES

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def test_pages_dialogs_languages_and_looks_leave_nothing_behind(example: Callable[..., Path]) -> None:
    _, early, _, late = wear.used(example(), 4 * len(PAGES), "one")  # of the same language and look
    assert late["widgets"] - early["widgets"] <= 4, (early, late)
    assert late["threads"] <= early["threads"], (early, late)
    assert late["handles"] <= early["handles"] + 2, (early, late)  # a connection more to the database, at most
    assert late["objects"] - early["objects"] <= 4000, (early, late)
    assert late["mib"] - early["mib"] <= 40, (early, late)
