"""Large letters in a small window: everything at 150 % where the screen has no more than 1100 × 700 pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from smdesk.core.publication import State
from smdesk.services.dossier.views import PersonaPatch
from smdesk.ui.approvals.page import ApprovalsPage
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.calendar.periods import View
from smdesk.ui.composer.page import ComposerPage
from smdesk.ui.kit import inreach
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.scroll import Column
from smdesk.ui.settings.page import SettingsPage
from smdesk.ui.shell.pages import PAGES
from smdesk.ui.shell.second import SecondWindow
from smdesk.ui.shell.window import MainWindow
from smdesk.ui.today.page import TodayPage
from tests.ui import walk
from tests.ui.conftest import OpenDesk

pytestmark = pytest.mark.dressed

SMALL, LARGE = (1100, 700), 150


@pytest.fixture
def window(open_desk: OpenDesk, example: Callable[..., Path]) -> Iterator[MainWindow]:
    """The example desk in Spanish, whose words are the longer ones."""
    made = open_desk(example("es"), language="es")
    shown = made.window
    assert isinstance(shown, MainWindow)
    shown.ui.theme.set_scale(LARGE)
    shown.setMinimumSize(*SMALL)
    shown.resize(*SMALL)
    QApplication.processEvents()
    yield shown
    shown.ui.theme.set_scale(100)


@pytest.mark.parametrize("name", ["publish", "channels"])
def test_a_list_has_the_page_for_itself_and_its_pane_is_pulled_over_it(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    """The last columns stood behind the pane, where nothing scrolled to them."""
    window.router.go(name)
    page: Any = window.router.page(name)
    table = cast(QTableView, page.view)
    qtbot.waitUntil(lambda: table.model().rowCount() > 0 and table.viewport().width() > 800)
    columns = sum(table.columnWidth(each) for each in range(table.model().columnCount()))
    assert columns <= table.viewport().width()
    assert page.side.drawer
    assert not page.detail.isVisible()
    assert page.side.knob.isVisible()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert page.detail.isAncestorOf(QApplication.focusWidget() or page)
    within = QApplication.focusWidget()
    assert within is not None
    QTest.keyClick(within, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.detail.isVisible())
    assert QApplication.focusWidget() is table


def test_the_pane_stands_beside_the_list_where_there_is_room(window: MainWindow) -> None:
    window.ui.theme.set_scale(100)
    window.router.go("publish")
    page: Any = window.router.page("publish")
    assert not page.side.drawer
    assert page.detail.isVisible()
    assert page.detail.width() == 330


@pytest.mark.parametrize("section", ["general", "languages", "scheduler", "backups"])
def test_what_a_setting_is_set_with_goes_below_its_words(window: MainWindow, section: str) -> None:
    """Buttons stood over the edge of the column, or left their words a letter's width."""
    window.router.go("settings")
    page = window.router.page("settings")
    assert isinstance(page, SettingsPage)
    shown = page.show_section(section)
    QTest.qWait(100)
    for row in shown.rows:
        assert row.mapTo(page, row.rect().bottomRight()).x() <= page.width(), row.title.text()
        least = min(row.title.fontMetrics().horizontalAdvance(row.title.text()), window.ui.theme.px(150))
        assert row.title.width() >= least, row.title.text()
    assert not [walk.cut(each) for row in shown.rows for each in row.controls if walk.cut(each)]


def test_the_button_of_a_post_of_today_stands_below_its_status(window: MainWindow) -> None:
    page = window.router.page("today")
    assert isinstance(page, TodayPage)
    view = page.body.going_view
    assert view.mapTo(page.body, view.rect().topRight()).x() < page.body.width()
    line = QRect(0, 0, view.width(), window.ui.theme.px("rowToday"))
    places = view._delegate.places(line)
    assert places.title.width() > window.ui.theme.px(70)
    assert places.act.top() > places.status.bottom()
    assert line.contains(places.act)
    assert line.contains(places.status)


def test_the_heads_of_pages_grow_and_begin_in_line_when_the_interface_does(window: MainWindow) -> None:
    """Some kept the height and the margins of the size they were made at."""
    theme = window.ui.theme
    theme.set_scale(100)
    pages: list[Any] = []
    for name in ("today", "publish", "channels", "approvals", "settings", "campaigns", "objectives", "dossier"):
        window.router.go(name)
        pages.append(window.router.page(name))
    theme.set_scale(LARGE)
    for page in pages:
        window.router.go(next(name for name, made in window.router.made.items() if made is page))
        QTest.qWait(50)
        title: QWidget = getattr(page, "_title", None) or _title(page.header)
        assert title.mapTo(page, title.rect().topLeft()).x() == theme.px(20), type(page).__name__
        bar = title.parentWidget()
        assert bar is not None
        assert bar.height() == theme.px("header"), type(page).__name__


def _title(header: QWidget) -> QLabel:
    return next(each for each in header.findChildren(QLabel) if each.property("role") == "title1")


def test_the_head_of_the_approvals_gives_up_words_before_it_cuts_them(window: MainWindow) -> None:
    window.router.go("approvals")
    page = window.router.page("approvals")
    assert isinstance(page, ApprovalsPage)
    QTest.qWait(50)
    header = page.header
    assert not [walk.cut(each) for each in (header.answer, header.new, header.which) if walk.cut(each)]
    assert header.answer.text() or header.answer.toolTip()


def test_the_time_of_a_post_scrolls_below_its_checks_and_its_buttons_keep_their_words(window: MainWindow) -> None:
    """The lines of each channel lay over each other, and “Actualizar” was cut."""
    post = window.ui.runtime.publishing.views(states=[State.SCHEDULED])[0].post_id
    for place in (Place("composer"), Place("composer", post)):
        window.router.go(place)
        page = window.router.page("composer")
        assert isinstance(page, ComposerPage)
        QTest.qWait(150)
        lines = [each for each in page.when.findChildren(QLabel) if each.isVisible() and each.text()]
        assert not [walk.cut(each) for each in lines if walk.cut(each)]
        assert walk.cut(page.header.primary) == ""
        assert page.notes.height() >= window.ui.theme.px(60)


def test_tabs_of_channels_are_their_marks_where_names_have_no_room(window: MainWindow) -> None:
    window.router.go("composer")
    page = window.router.page("composer")
    assert isinstance(page, ComposerPage)
    QTest.qWait(150)
    tabs = page.editor.tabs
    tabs.setFixedWidth(window.ui.theme.px(230))
    QTest.qWait(50)
    shown = list(tabs._tabs.values())
    assert len(shown) > 3
    assert shown[-1].mapTo(tabs, shown[-1].rect().topRight()).x() <= tabs.width()
    assert all(each.text() or each.toolTip() for each in shown)


@pytest.mark.parametrize("page", ["calendar", "composer"])
def test_a_second_window_is_no_larger_than_the_screen(window: MainWindow, page: str) -> None:
    """At 150 % its least size was wider than a small screen, and could not be made less."""
    made = SecondWindow(window.ui, next(each for each in PAGES if each.id == page), window)
    room = inreach.room()
    assert made.minimumWidth() <= room.width()
    assert made.minimumHeight() <= room.height()
    made.deleteLater()


@pytest.mark.parametrize("tab", ["personas", "chosen", "audit", "summary"])
def test_nothing_of_a_dossier_is_scrolled_to_the_side(window: MainWindow, qtbot: QtBot, tab: str) -> None:
    """What is typed about a persona, and the buttons of a network, ended at the edge of the window."""
    client = window.clients.all[0].id
    window.ui.runtime.personas.add(client, PersonaPatch(name="Va al trabajo en bici"))
    window.router.go(Place("dossier", client=client, detail=tab))
    page = window.router.page("dossier")
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.findChildren(Column)))
    QTest.qWait(250)
    shown = [each for each in page.findChildren(Column) if each.isVisible()]
    assert not [type(each.widget()).__name__ for each in shown if walk.over_the_edge(each)]


def test_what_stands_in_a_day_of_a_low_month_stands_within_it(window: MainWindow) -> None:
    """How many more there are was painted over the week below."""
    window.router.go("calendar")
    page = window.router.page("calendar")
    assert isinstance(page, CalendarPage)
    page.show_view(View.MONTH, page.model.today)
    QTest.qWait(200)
    grid = page.month.grid
    for day in grid.days:
        for placed in grid.lay(day, page.model.entries_on(day), []):
            assert placed.rect.bottom() <= grid.cell(day).bottom(), day


def test_the_first_page_scrolls_rather_than_cuts(open_desk: OpenDesk, tmp_path: Path) -> None:
    """The colours of a client were cut in their middle, and the sentences of the choices ended early."""
    made = open_desk(tmp_path / "empty", language="es")
    window = made.window
    assert isinstance(window, MainWindow)
    window.ui.theme.set_scale(LARGE)
    window.setMinimumSize(*SMALL)
    window.resize(*SMALL)
    welcome = window.welcome
    assert welcome is not None
    for step in (lambda: None, welcome.begin):
        step()
        QTest.qWait(150)
        told = [each for each in welcome.findChildren(QLabel) if each.isVisible() and each.text()]
        assert not [walk.cut(each) for each in told if walk.cut(each)]
    colors = welcome.form.color
    assert colors.height() >= colors.heightForWidth(colors.width())
    window.ui.theme.set_scale(100)
