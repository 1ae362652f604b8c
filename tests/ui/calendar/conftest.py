"""A calendar over a real desk on the practice network, with a clock that stands and no publisher running."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication

from smdesk.core.clock import FakeClock
from smdesk.core.walltime import WallTime
from smdesk.services.posts.rules import Time
from smdesk.services.views import ChannelView, ClientView, PublicationView
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.kit.bridge import Bridge
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.i18n import Language
from smdesk.ui.kit.tasks import Tasks
from smdesk.ui.kit.theme import Theme
from tests.services.desk import Desk


@dataclass
class Bench:
    """The desk, what pages are given, and shortcuts. It is Tuesday 1 September 2026, 09:00 UTC."""

    desk: Desk
    ui: Ui
    client: ClientView
    auto: ChannelView
    hand: ChannelView
    said: list[str] = field(default_factory=list)

    def post(self, wall: str, text: str = "Hola", *channels: ChannelView, **more: Any) -> int:
        """A scheduled post at a wall time of its client's zone, such as `2026-09-03 10:00`; its id."""
        client = more.pop("client", self.client)
        new = self.desk.new(client, *(channels or (self.auto,)), text=text, **more)
        time = Time(wall=WallTime(datetime.fromisoformat(wall), client.zone))
        return self.desk.runtime.posts.add(new, time).post.id

    def rows(self, post: int) -> list[PublicationView]:
        return self.desk.runtime.publishing.views(post_id=post)


@pytest.fixture(autouse=True)
def _settings_of_its_own(tmp_path: Path) -> None:
    """What the calendar remembers between starts is of this test alone."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture
def clock() -> FakeClock:
    """09:00 UTC on Tuesday, 1 September 2026: a month with room on both sides, and a client in summer time."""
    return FakeClock(datetime(2026, 9, 1, 9, 0, tzinfo=UTC))


@pytest.fixture
def bench(qapp: QApplication, data_folder: Path, clock: FakeClock, request: pytest.FixtureRequest) -> Iterator[Bench]:
    """Without a style sheet, but in tests that are marked `dressed`: they look at sizes or colours."""
    dressed = request.node.get_closest_marker("dressed") is not None
    desk = Desk.open(data_folder, clock)
    client = desk.client("Molino Viejo")
    auto = desk.channel(client, "molino")
    hand = desk.runtime.channels.connect_assisted("facebook", client.id, "molino.viejo")
    theme, language = Theme(qapp, mode="light", styled=dressed), Language(qapp, "en")
    ui = Ui(desk.runtime, theme, language, Bridge(desk.runtime.bus), Tasks(), QUndoStack())
    ui.scope.choose(client.id)
    yield Bench(desk, ui, client, auto, hand)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    ui.close()
    language.choose("en")
    for each in (theme, language):
        each.deleteLater()
    desk.runtime.close()
    qapp.processEvents()


@pytest.fixture
def model(bench: Bench) -> Iterator[CalendarModel]:
    made = CalendarModel(bench.ui)
    yield made
    made.deleteLater()
