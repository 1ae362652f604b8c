"""A composer over a real desk on the practice network, with a clock that stands and no publisher running."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.core.clock import FakeClock
from smdesk.core.slots import parse
from smdesk.services.views import ChannelView, ClientView, PostView, PublicationView
from smdesk.ui.composer.page import ComposerPage
from smdesk.ui.composer.partbox import PartBox
from smdesk.ui.kit.actions import Actions
from smdesk.ui.kit.bridge import Bridge
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.i18n import Language
from smdesk.ui.kit.tasks import Tasks
from smdesk.ui.kit.theme import Theme
from tests.services.desk import Desk

#: How long pauses in typing are here, in milliseconds; the program's own would be slept through in most tests.
COUNT_MS, SAVE_MS, WAIT_MS = 20, 80, 20


class Work(Tasks):
    """Knows whether anything is under way."""

    def __init__(self) -> None:
        self.under_way = 0
        super().__init__()

    def run(self, *work: Any) -> bool:
        taken = super().run(*work)
        self.under_way += taken
        return taken

    @Slot(int)
    def _deliver(self, number: int) -> None:
        try:
            super()._deliver(number)
        finally:
            self.under_way -= 1


@dataclass
class Bench:
    """The page, the desk below it, and shortcuts of a person's hands."""

    desk: Desk
    ui: Ui
    page: ComposerPage
    client: ClientView
    auto: ChannelView  # practice, sends by itself
    hand: ChannelView  # instagram, assisted
    said: list[str] = field(default_factory=list)

    @property
    def box(self) -> PartBox:
        return self.page.editor.boxes[0]

    def start(self, *channels: ChannelView, **more: Any) -> None:
        chosen = [channel.id for channel in channels or (self.auto,)]
        self.page.start(self.client.id, channels=chosen, **more)

    def type(self, text: str, part: int = 0) -> None:
        """As a person does: at the cursor, key by key."""
        self.page.editor.boxes[part].caption.setFocus()
        QTest.keyClicks(self.page.editor.boxes[part].caption, text)

    def settle(self) -> None:
        """Until what was written is counted, checked, shown and stored, and what happened elsewhere is heard."""
        limit = time.monotonic() + 60
        QTest.qWait(1)  # what is posted already begins
        while not self.idle():
            assert time.monotonic() < limit, "the page does not come to rest"
            QTest.qWait(5)

    def idle(self) -> bool:
        """True when nothing is about to happen by itself; a store that failed waits longer than that."""
        pauses = (*self.page.findChildren(QTimer), *self.ui.bridge.findChildren(QTimer))
        soon = [timer for timer in pauses if timer.isActive() and timer.interval() <= SAVE_MS]
        return not (soon or self.ui.bridge._waiting or self.ui.tasks.under_way or self.page.keeper.busy)  # type: ignore[attr-defined]

    def stored(self) -> PostView:
        assert self.page.model.view is not None
        return self.desk.runtime.posts.show(self.page.model.view.id)

    def rows(self) -> list[PublicationView]:
        return self.desk.runtime.publishing.views(post_id=self.stored().id)

    def press(self, key: Any, modifier: Any) -> None:
        self.page.activateWindow()
        QTest.qWaitForWindowActive(self.page)
        QTest.keyClick(self.page, key, modifier)


@pytest.fixture(autouse=True)
def _short_pauses(_short_pauses: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smdesk.ui.composer.model.COUNT_MS", COUNT_MS)
    monkeypatch.setattr("smdesk.ui.composer.model.SAVE_MS", SAVE_MS)
    monkeypatch.setattr("smdesk.ui.composer.preview.WAIT_MS", WAIT_MS)


@pytest.fixture
def bench(
    qtbot: QtBot, qapp: QApplication, data_folder: Path, clock: FakeClock, request: pytest.FixtureRequest
) -> Iterator[Bench]:
    """Without a style sheet, but in tests that are marked `dressed`: they look at sizes, colours or the focus ring."""
    dressed = request.node.get_closest_marker("dressed") is not None
    desk = Desk.open(data_folder, clock)
    client = desk.client("Molino Viejo")
    auto = desk.channel(client, "molino")
    hand = desk.runtime.channels.connect_assisted("instagram", client.id, "molino.viejo")
    theme, language = Theme(qapp, mode="light", styled=dressed), Language(qapp, "en")
    ui = Ui(desk.runtime, theme, language, Bridge(desk.runtime.bus), Work(), QUndoStack())
    page = ComposerPage(ui)
    Actions(page).show(page.actions())  # as the window does
    qtbot.addWidget(page)
    page.resize(1228, 820)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    made = Bench(desk, ui, page, client, auto, hand)
    page.said.connect(lambda text, _undo: made.said.append(text))
    yield made
    page.close()
    page.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    ui.close()
    language.choose("en")
    for each in (theme, language):
        each.deleteLater()
    desk.runtime.close()
    qapp.processEvents()


@pytest.fixture
def with_slots(bench: Bench) -> Bench:
    """The automatic channel has a queue: every day at 10:00 and 18:30."""
    bench.desk.runtime.channels.set_slots(bench.auto.id, parse("daily 10:00 18:30"))
    bench.page.model.client = None
    return bench


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    made = []
    for number, color in enumerate(("#aa5500", "#0055aa", "#55aa00")):
        file = tmp_path / f"bread{number}.png"
        Image.new("RGB", (120 + number, 80), color).save(file)
        made.append(file)
    return made
