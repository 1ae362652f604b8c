"""Fixtures for contests: what pages are given, without a window, at a time that the test sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.core.clock import FakeClock
from smdesk.ui.campaigns.contests.pane import ContestsPane
from smdesk.ui.kit.context import Ui
from tests.ui.bench import Bench, opened

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOON)


@pytest.fixture
def ui(bench: Bench) -> Ui:
    """What the page is given, at the time of this computer."""
    return bench.ui


@pytest.fixture
def plain(qapp: QApplication, example: Callable[..., Path], clock: FakeClock) -> Iterator[Ui]:
    """The first client of the example desk, whose zone is Madrid."""
    with opened(qapp, example(), clock) as bench:
        bench.ui.scope.choose(1)
        yield bench.ui


@pytest.fixture
def pane(plain: Ui, qtbot: QtBot) -> ContestsPane:
    """The contests, none of which is there yet."""
    made = ContestsPane(plain)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.look()
    made.show()
    return made
