"""The tour of the example desk: shown once by itself, through every page, left, gone on with, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from smdesk.gui import Desk
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.calendar.periods import View
from smdesk.ui.kit.coachmark import CoachMark
from smdesk.ui.shell.practising import PRACTICE
from smdesk.ui.shell.tour import stops
from smdesk.ui.today.going_view import GoingView
from tests.ui.helpers import LONG

OpenDesk = Callable[..., Desk]


@pytest.fixture
def first_page() -> str:
    """Where the tour begins."""
    return "today"


@pytest.fixture
def practice_desk(open_desk: OpenDesk, example: Callable[..., Path]) -> Desk:
    """The example desk where the window keeps it: inside the person's own folder."""
    made = example()
    place = made.parent / "own" / PRACTICE
    place.parent.mkdir()
    made.rename(place)
    return open_desk(place)


def bubble(desk: Desk) -> CoachMark | None:
    return next((each for each in desk.window.findChildren(CoachMark) if each.isVisible()), None)


@pytest.mark.dressed
def test_it_begins_by_itself_goes_through_every_stop_and_ends(practice_desk: Desk, qtbot: QtBot) -> None:
    window, seen = practice_desk.window, []
    calendar = window.router.page("calendar")
    assert isinstance(calendar, CalendarPage)
    calendar.show_view(View.AGENDA, calendar.day)  # it was left so; the month is what is pointed at
    for place, stop in enumerate(stops(), 1):
        qtbot.waitUntil(lambda: bubble(practice_desk) is not None, timeout=LONG)
        mark = bubble(practice_desk)
        assert (mark._title.text(), mark._place.text()) == (stop.title, f"{place} / {len(stops())}")
        assert mark._target.objectName() == stop.part  # not the whole page, for want of the part
        assert window.rect().contains(mark.geometry())
        assert not stop.page or window.router.current == stop.page
        assert window.notices.current().done[1:] == (place, len(stops()))
        seen.append(stop.part)
        QTest.mouseClick(mark.after, Qt.MouseButton.LeftButton)
    assert len(seen) == 8
    assert bubble(practice_desk) is None
    assert [words for words, _ in window.banner.notice.acts] == ["Tour", "Leave and start for real"]


def test_it_tells_how_a_post_of_today_is_opened(practice_desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bubble(practice_desk) is not None, timeout=LONG)
    view = practice_desk.window.findChild(GoingView)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0, 0)).center())
    assert practice_desk.window.router.current == "today"  # one press chooses it
    assert "double click opens it" in stops()[0].text


def test_it_is_left_and_gone_on_with_where_it_was(practice_desk: Desk, qtbot: QtBot) -> None:
    window = practice_desk.window
    qtbot.waitUntil(lambda: bubble(practice_desk) is not None, timeout=LONG)
    assert not bubble(practice_desk).before.isEnabled()
    QTest.mouseClick(bubble(practice_desk).after, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bubble(practice_desk) is not None, timeout=LONG)
    practice_desk.ui.language.choose("es")
    qtbot.waitUntil(lambda: bubble(practice_desk).skip.text() == "Dejar el recorrido")
    QTest.mouseClick(bubble(practice_desk).skip, Qt.MouseButton.LeftButton)
    assert bubble(practice_desk) is None
    go_on = next(each for each in window.banner.findChildren(QPushButton) if each.text() == "Seguir el recorrido")
    QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bubble(practice_desk) is not None, timeout=LONG)
    assert bubble(practice_desk)._place.text() == "2 / 8"


def test_whoever_goes_elsewhere_has_left_it_and_is_not_taken_back(practice_desk: Desk, qtbot: QtBot) -> None:
    window = practice_desk.window
    qtbot.waitUntil(lambda: bubble(practice_desk) is not None, timeout=LONG)
    window.router.go("publish")
    assert bubble(practice_desk) is None
    window.notices.begin()
    assert window.router.current == "publish"
    assert next(words for words, _ in window.notices.current().acts) == "Go on with the tour"
    window.notices.tour.go_on()
    assert window.router.current == "today"


def test_a_desk_of_ones_own_has_none(example_desk: Desk) -> None:
    example_desk.window.after_paint.finish()
    assert bubble(example_desk) is None
