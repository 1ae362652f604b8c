"""A second window: the same desk, its own page, its own keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smdesk.gui import Desk
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.kit.broken import Broken
from smdesk.ui.kit.place import Place
from smdesk.ui.shell.second import SecondWindow

OpenDesk = Callable[..., Desk]


def words(inside: QWidget, text: str) -> QPushButton:
    return next(each for each in inside.findChildren(QPushButton) if each.text() == text)


def alone(qtbot: QtBot, desk: Desk, page: str) -> SecondWindow:
    desk.window.router.go(page)
    assert desk.window.registry.trigger("second-window")
    [made] = desk.window.router.windows.seconds
    qtbot.waitExposed(made)
    return made


def test_a_calendar_stands_beside_another_page(qtbot: QtBot, example_desk: Desk) -> None:
    window = example_desk.window
    second = alone(qtbot, example_desk, "calendar")
    window.router.go("composer")
    assert second.isVisible()
    assert second.page is not window.router.page("calendar")
    assert second.page.model.all_entries()
    assert second.windowTitle().endswith("— smdesk")
    assert second.banner.isVisible() == window.banner.isVisible()


@pytest.mark.allow_log("unexpected")
def test_a_page_that_cannot_be_made_says_so_there_and_is_tried_again(
    qtbot: QtBot, example_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    example_desk.window.router.go("calendar")
    with monkeypatch.context() as patched:
        patched.setattr(CalendarPage, "_build", lambda _page: 1 // 0)
        second = alone(qtbot, example_desk, "calendar")
    assert isinstance(second.page, Broken)
    words(second, "Try again").click()
    assert isinstance(second.page, CalendarPage)
    assert second.page.isVisible()
    example_desk.window.tell_bug("a trace", lambda _text: None)
    assert second.banner.notice == example_desk.window.banner.notice
    words(second.banner, "Close").click()
    assert example_desk.window.banner.notice is None or example_desk.window.banner.notice.kind != "danger"


@pytest.mark.allow_log("unexpected")
def test_a_page_that_cannot_be_shown_again_says_so_there_and_is_kept(
    qtbot: QtBot, example_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = alone(qtbot, example_desk, "calendar")
    page = second.page
    with monkeypatch.context() as patched:
        patched.setattr(CalendarPage, "refresh", lambda _page: 1 // 0)
        second.show_place(Place("calendar"))
        shown = second.findChild(Broken)
        assert shown is not None
        assert shown.isVisible()
        assert not page.isVisible()
        assert second.settle()
    words(second, "Try again").click()
    assert second.page is page
    assert page.isVisible()
    assert not shown.isVisible()


def test_what_its_page_asks_for_elsewhere_shows_in_the_main_window(qtbot: QtBot, example_desk: Desk) -> None:
    second = alone(qtbot, example_desk, "calendar")
    second.page.asked.emit(Place("composer", stage="idea"))
    assert example_desk.window.router.current == "composer"
    second.page.asked.emit(Place("calendar"))
    assert example_desk.window.router.current == "composer"


def test_it_closes_by_key_and_with_the_desk(qtbot: QtBot, example_desk: Desk) -> None:
    second = alone(qtbot, example_desk, "calendar")
    assert second.registry.qt("close").shortcut() == QKeySequence("Ctrl+W")
    assert second.registry.trigger("close")
    qtbot.waitUntil(lambda: example_desk.window.router.windows.seconds == [])
    another = alone(qtbot, example_desk, "composer")
    example_desk.window.router.windows.close()
    assert not another.isVisible()


def test_only_calendar_and_composer_stand_alone(example_desk: Desk) -> None:
    example_desk.window.router.go("today")
    assert not example_desk.window.registry.trigger("second-window")
