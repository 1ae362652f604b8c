"""Fixtures for contests: what pages are given, without a window, at a time that the test sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.core.clock import FakeClock
from smdesk.runtime import Runtime
from smdesk.services.secret_stores import ThisRun
from smdesk.ui.campaigns.contests.pane import ContestsPane
from smdesk.ui.kit.bridge import Bridge
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.i18n import Language
from smdesk.ui.kit.tasks import Tasks
from smdesk.ui.kit.theme import Theme

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOON)


@pytest.fixture
def plain(qapp: QApplication, example: Callable[..., Path], clock: FakeClock) -> Iterator[Ui]:
    """The first client of the example desk, whose zone is Madrid, without a window."""
    runtime = Runtime.open(example(), clock=clock, secrets=ThisRun())
    theme, language, tasks = Theme(qapp, mode="light"), Language(qapp, "en"), Tasks()
    made = Ui(runtime, theme, language, Bridge(runtime.bus), tasks)
    made.scope.choose(1)
    yield made
    tasks.close()
    made.bridge.close()
    runtime.close()
    language.choose("en")
    for each in (theme, language):
        each.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def pane(plain: Ui, qtbot: QtBot) -> ContestsPane:
    """The contests, none of which is there yet."""
    made = ContestsPane(plain)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.look()
    made.show()
    return made
