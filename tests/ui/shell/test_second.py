"""A second window: the same desk, its own page, its own keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from smdesk.gui import Desk
from smdesk.ui.kit.place import Place
from smdesk.ui.shell.second import SecondWindow

OpenDesk = Callable[..., Desk]


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
