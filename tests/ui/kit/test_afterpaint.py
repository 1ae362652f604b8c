"""What waits until the person sees something."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smdesk.ui.kit import afterpaint
from smdesk.ui.kit.afterpaint import AfterPaint


class Paper(QWidget):
    """Notes that it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.order: list[str] = []

    def paintEvent(self, event: object) -> None:
        self.order.append("painted")


def test_acts_wait_for_the_painting_and_keep_their_order(qtbot: QtBot) -> None:
    paper = Paper()
    qtbot.addWidget(paper)
    after = AfterPaint(paper)
    for name in ("first", "second"):
        after.then(lambda name=name: paper.order.append(name))
    paper.show()
    qtbot.waitUntil(lambda: "second" in paper.order)
    assert paper.order[0] == "painted"  # and perhaps once more: the window may become the active one meanwhile
    assert [each for each in paper.order if each != "painted"] == ["first", "second"]
    after.then(lambda: paper.order.append("third"))
    qtbot.waitUntil(lambda: "third" in paper.order)


def test_a_window_that_nobody_sees_does_not_wait_for_ever(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(afterpaint, "AT_LATEST_MS", 1)
    paper = Paper()
    qtbot.addWidget(paper)
    AfterPaint(paper).then(lambda: paper.order.append("done"))
    qtbot.waitUntil(lambda: paper.order == ["done"])


def test_nothing_is_done_for_a_window_that_closes(qtbot: QtBot) -> None:
    paper = Paper()
    qtbot.addWidget(paper)
    after = AfterPaint(paper)
    after.then(lambda: paper.order.append("done"))
    after.stop()
    after.go()
    qtbot.wait(20)
    assert paper.order == []


def test_what_waits_can_be_done_at_once_in_its_order(qtbot: QtBot) -> None:
    paper = Paper()
    qtbot.addWidget(paper)
    after = AfterPaint(paper)
    after.then(lambda: after.then(lambda: paper.order.append("second")))
    after.then(lambda: paper.order.append("first"))
    after.finish()
    assert paper.order == ["first", "second"]
    qtbot.wait(20)
    assert paper.order == ["first", "second"]


def test_what_comes_first_does_not_wait_for_the_others(qtbot: QtBot) -> None:
    paper = Paper()
    qtbot.addWidget(paper)
    after = AfterPaint(paper)
    after.then(lambda: paper.order.append("other"))
    after.then(lambda: paper.order.append("first"), first=True)
    after.finish()
    assert paper.order == ["first", "other"]
