"""Large letters in a small window: everything at 150 % where the screen has no more than 1100 × 700 pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStackedWidget, QTableView, QWidget
from pytestqt.qtbot import QtBot

from smdesk.core.publication import State
from smdesk.services.dossier.views import PersonaPatch
from smdesk.ui.approvals.page import ApprovalsPage
from smdesk.ui.calendar.hourhead import HourHead
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.calendar.periods import View, months
from smdesk.ui.campaigns.page import CampaignsPage
from smdesk.ui.campaigns.table import Column as AdColumn
from smdesk.ui.composer.page import ComposerPage
from smdesk.ui.kit import inreach
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.segmented import Segmented
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
    assert page.detail.findChildren(QPushButton) == []  # nobody sees it: nothing is made for it yet
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
    around = view.parentWidget()
    assert isinstance(around, QStackedWidget)
    around.setCurrentWidget(view)  # at some hours nothing goes out any more, and a sentence says so instead
    QTest.qWait(50)
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
    for name in (
        "today",
        "publish",
        "channels",
        "approvals",
        "sheets",
        "settings",
        "campaigns",
        "objectives",
        "dossier",
    ):
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


def test_tabs_of_channels_are_scrolled_where_names_have_no_room(window: MainWindow) -> None:
    """Each has a name that can be read, the chosen one is in sight, and what leads to the others is never cut."""
    window.router.go("composer")
    page = window.router.page("composer")
    assert isinstance(page, ComposerPage)
    QTest.qWait(150)
    tabs = page.editor.tabs
    tabs.setFixedWidth(window.ui.theme.px(230))
    QTest.qWait(50)
    shown = list(tabs._tabs.values())
    assert len(shown) > 3
    assert all(each.text() for each in shown)
    page.model.choose_scope(list(tabs._tabs)[-1])
    QTest.qWait(50)
    for each in (shown[-1], *(tabs.findChild(QPushButton, f"tabs-{name}") for name in ("left", "right", "all"))):
        assert each.isVisible()
        left, right = (each.mapTo(tabs, corner).x() for corner in (each.rect().topLeft(), each.rect().topRight()))
        assert 0 <= left < right <= tabs.width()


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


@pytest.fixture
def ads(window: MainWindow) -> None:
    """A campaign of two ads of the first client, who is looked at."""
    service, today = window.ui.runtime.campaigns, window.ui.runtime.ad_readings.today(1)
    made = service.add(1, "Otoño de calabaza", kind="paid", aim="traffic", starts=today - timedelta(days=5),
                       ends=today + timedelta(days=16), budget=18000, currency="EUR")  # fmt: skip
    for name in ("Reservas de calabaza", "Sorteo: cesta de otoño"):
        part = service.add_set(made.id, name, budget=6000, placements=["facebook_feed"])
        service.add_ad(part.id, name)
    window.ui.scope.choose(1)


def whole(title: Elided) -> bool:
    """True where nothing of a title is cut: it is shown as it is, or in its short words."""
    return title.shown() in {title.text(), title.short}


def test_a_proposed_month_has_its_days_and_its_buttons_in_whole(window: MainWindow, qtbot: QtBot) -> None:
    """The last day of the week stood behind the pane, posts lay over the week below, the button was cut at its ends."""
    client = window.ui.runtime.clients.list()[0].id
    window.router.go("calendar")
    page = window.router.page("calendar")
    assert isinstance(page, CalendarPage)
    window.ui.scope.choose(client)
    page.go(months(page.model.today.replace(day=1), 1))
    page.plans.plan_month()
    pane = page.plans.pane
    qtbot.waitUntil(lambda: pane.view is not None and bool(pane.view.items), timeout=20_000)
    QTest.qWait(150)
    assert pane.view is not None
    for each in (pane.again, pane.accept_button):
        assert walk.cut(each) == ""
        assert each.mapTo(pane, each.rect().topRight()).x() < pane.width()
    assert str(len(pane.view.open)) in pane.accept_button.text()
    told = (pane.accept_button.text(), pane.accept_button.toolTip().split(" (")[0])
    assert pane.accept_button.accessibleName() in told
    assert whole(pane.title)
    assert pane.grid.width() <= pane._around.viewport().width()
    for card in pane.grid.cards():
        place = next(at for at in range(len(pane.grid._days)) if pane.grid._cell(at).contains(card.rect.topLeft()))
        assert card.rect.bottom() <= pane.grid._cell(place).bottom()
    last = pane.grid.items()[-1]
    pane.grid.choose(last.key)
    QTest.qWait(50)
    rect = next(card.rect for card in pane.grid.cards() if card.item == last)
    assert pane._around.viewport().rect().contains(pane.grid.mapTo(pane._around.viewport(), rect.center()))


def test_a_contest_is_not_scrolled_to_the_side_and_its_draw_is_a_part_of_it(window: MainWindow, qtbot: QtBot) -> None:
    """List, fields and draw stood beside each other, each of them cut."""
    window.ui.scope.choose(1)
    window.router.go(Place("campaigns", detail="contest"))
    page = window.router.page("campaigns")
    assert isinstance(page, CampaignsPage)
    pane = page.contests
    pane.new()
    qtbot.waitUntil(lambda: pane.view is not None)
    for name, tab in pane.tabs.items():
        tab.click()
        QTest.qWait(150)
        assert tab.isVisible(), name
        assert pane.draw.isVisible() == (name == "draw")
        assert not [each for each in pane.findChildren(Column) if walk.over_the_edge(each)], name
        shown = [each for each in pane.findChildren(QWidget) if walk.seen(each)]
        assert not [walk.cut(each) for each in shown if walk.cut(each)], name
        assert all(each.mapTo(page, each.rect().topRight()).x() <= page.width() for each in shown), name
    window.ui.theme.set_scale(100)
    QTest.qWait(100)
    assert pane.draw.isVisible()
    assert not pane.tabs["draw"].isVisible()
    assert pane.tabs["details"].isChecked()
    assert pane.draw.mapTo(pane, pane.draw.rect().topLeft()).x() > pane.width() // 2


def test_the_name_of_an_ad_has_its_room(window: MainWindow, qtbot: QtBot, ads: None) -> None:
    """Columns that were hidden counted as narrow as at 100 %, and came back: the name kept two letters."""
    window.router.go("campaigns")
    page = window.router.page("campaigns")
    assert isinstance(page, CampaignsPage)
    qtbot.waitUntil(lambda: page.table.isVisible() and page.table.ads.rowCount() > 0)
    for _ in range(2):  # the second time some are hidden
        page.table._measure()
        QTest.qWait(50)
        assert page.table.columnWidth(AdColumn.AD) >= window.ui.theme.px(180)


def test_titles_are_told_in_short_before_they_are_cut(window: MainWindow, ads: None) -> None:
    window.router.go("campaigns")
    campaigns = window.router.page("campaigns")
    assert isinstance(campaigns, CampaignsPage)
    QTest.qWait(150)
    assert whole(campaigns.header._title)
    assert walk.cut(campaigns.header.today) == ""
    assert campaigns.header.today.text() or campaigns.header.today.toolTip()
    window.router.go("calendar")
    page = window.router.page("calendar")
    assert isinstance(page, CalendarPage)
    for tray in (False, True):
        page.show_tray(tray)
        for view in View:
            page.show_view(view, page.model.today)
            QTest.qWait(100)
            assert whole(page.header.title), (view, tray)


def test_the_head_of_the_composer_and_segments_grow_with_the_interface(window: MainWindow) -> None:
    """They kept the margins of 100 %."""
    theme = window.ui.theme
    window.router.go("composer")
    page = window.router.page("composer")
    assert isinstance(page, ComposerPage)
    for scale in (100, LARGE):
        theme.set_scale(scale)
        line = page.header.layout()
        assert line is not None
        margins = line.contentsMargins()
        assert (margins.left(), margins.right()) == (theme.px(20), theme.px(16))
        assert page.header.height() == theme.px("header")
    window.router.go("campaigns")
    campaigns = window.router.page("campaigns")
    assert isinstance(campaigns, CampaignsPage)
    for scale in (100, LARGE):
        theme.set_scale(scale)
        QTest.qWait(50)
        segments = campaigns.header.view
        assert isinstance(segments, Segmented)
        for each in segments._buttons:
            words = each.fontMetrics().horizontalAdvance(each.text())
            assert each.minimumWidth() >= words + theme.px(22), each.text()


def test_narrow_days_of_a_week_are_named_by_a_letter(window: MainWindow) -> None:
    """Names of weekdays, numbers and flags lay over each other."""
    window.router.go("calendar")
    page = window.router.page("calendar")
    assert isinstance(page, CalendarPage)
    page.show_view(View.WEEK, page.model.today)
    QTest.qWait(100)
    head = page.findChild(HourHead)
    assert head is not None
    assert head._tight(window.ui.theme.px(52))
    assert not head._tight(window.ui.theme.px(84))
