"""The window as the drawings of the design have it: edges that stand in one line, sizes, and colours by their role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from smdesk.core import contrast
from smdesk.gui import Desk
from smdesk.services.views import PublicationView
from smdesk.ui.calendar.emptymonth import EmptyMonth
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.calendar.periods import View
from smdesk.ui.calendar.sieve import Filters
from smdesk.ui.campaigns.page import CampaignsPage
from smdesk.ui.composer.page import ComposerPage
from smdesk.ui.kit import paint
from smdesk.ui.kit.place import Place
from smdesk.ui.publish.ledger import Show
from smdesk.ui.publish.model import LINE, Column
from smdesk.ui.publish.page import PublishPage
from smdesk.ui.today.page import TodayPage
from tests.ui.bench import Bench

pytestmark = pytest.mark.dressed


def within(part: QWidget, whole: QWidget) -> QRect:
    """Where a widget stands in another."""
    return QRect(part.mapTo(whole, QPoint(0, 0)), part.size())


def color_at(picture: QPixmap, place: QPoint) -> str:
    return picture.toImage().pixelColor(place * picture.devicePixelRatio()).name()


@pytest.fixture
def calendar(example_desk: Desk) -> CalendarPage:
    """The month of one client, with the tray open."""
    window = example_desk.window
    window.resize(1440, 900)
    window.ui.scope.choose(1)
    window.router.go("calendar")
    page = window.router.page("calendar")
    assert isinstance(page, CalendarPage)
    page.show_view(View.MONTH, page.model.today)
    page.show_tray(on=True)
    return page


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_what_an_empty_field_says_can_be_read(
    bench: Bench, qtbot: QtBot, kind: Callable[[], QLineEdit], mode: str
) -> None:
    bench.ui.theme.choose(mode)
    field = kind()
    qtbot.addWidget(field)
    field.setPlaceholderText("Type an idea")
    field.ensurePolished()
    ink = field.palette().placeholderText().color()
    assert ink == bench.ui.theme.color("text.tertiary")
    assert contrast.ratio(ink.name(), bench.ui.theme.hex("bg.surface")) >= contrast.TEXT


def test_heads_have_the_weaker_line(example_desk: Desk) -> None:
    window = example_desk.window
    header = window.router.page("today").header
    assert header.height() == window.ui.theme.px("header")
    foot = QPoint(header.width() // 2, header.height() - 1)
    assert color_at(header.grab(), foot) == window.ui.theme.hex("border.subtle")
    assert window.statusBar().height() == window.ui.theme.px("statusBar")


def test_the_pace_of_objectives_stands_in_line_with_its_heading(example_desk: Desk, qtbot: QtBot) -> None:
    example_desk.window.resize(1440, 900)
    page = example_desk.window.router.page("today")
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: page.pace.list.count() > 0)
    pace = page.pace
    line = pace.list.visualItemRect(pace.list.item(0))
    title, legend = (each for each in pace.findChildren(QLabel) if each.text())
    left, right = within(title, pace).left(), within(legend, pace).right()
    picture = pace.list.viewport().grab().toImage()
    bar = line.top() + next(
        y for y in range(line.height()) if picture.pixelColor(16, line.top() + y) != picture.pixelColor(2, line.top())
        and y > line.height() / 2
    )  # fmt: skip
    ground = picture.pixelColor(2, bar + 2)
    inked = [x for x in range(picture.width()) if picture.pixelColor(x, bar + 2) != ground]
    assert within(pace.list.viewport(), pace).left() + inked[0] == left
    assert within(pace.list.viewport(), pace).left() + inked[-1] == right


def test_ideas_stand_in_line_with_the_field_above_them(calendar: CalendarPage, qtbot: QtBot) -> None:
    tray = calendar.tray
    qtbot.waitUntil(lambda: tray.count > 0)
    field = within(tray.field, tray)
    view = tray.list.viewport()
    picture, edge = view.grab().toImage(), calendar.model.ui.theme.color("border.default")
    middle = tray.list.visualRect(tray.list.model().index(0, 0)).center().y() - 3
    edges = [x for x in range(picture.width()) if picture.pixelColor(x, middle) == edge]
    assert within(view, tray).left() + edges[0] == field.left()
    assert within(view, tray).left() + edges[-1] == field.right()
    foot = within(tray.foot, tray)
    assert (foot.left(), foot.right()) == (1, tray.width() - 1)  # its line goes from edge to edge


def test_a_filter_that_leaves_something_out_is_seen(calendar: CalendarPage) -> None:
    header, theme = calendar.header, calendar.model.ui.theme
    place = QPoint(6, header.statuses.height() // 2)
    assert color_at(header.statuses.grab(), place) == theme.hex("bg.surface")
    calendar.model.filters = Filters(statuses=frozenset({"failed"}))
    assert color_at(header.statuses.grab(), place) == theme.hex("accent.soft")
    assert color_at(header.channels.grab(), place) == theme.hex("bg.surface")


def test_in_a_narrow_window_filters_and_layers_are_squares(calendar: CalendarPage) -> None:
    calendar.window().resize(1100, 700)
    side = calendar.model.ui.theme.px("control")
    assert calendar.header.tight
    for each in (calendar.header.filters, calendar.header.layers):
        assert (each.width(), each.height()) == (side, side)
        assert not each.text()
    calendar.window().resize(1440, 900)
    assert calendar.header.layers.text().strip() == "Layers"
    assert calendar.header.layers.width() > 2 * side


def test_the_hint_of_an_empty_month_has_an_edge(calendar: CalendarPage, qtbot: QtBot) -> None:
    page, theme = calendar, calendar.model.ui.theme
    hint = page.month.findChild(EmptyMonth)
    assert hint is not None
    page.model.ui.scope.choose(2)
    page.show_view(View.MONTH, page.model.today + timedelta(days=3000))
    qtbot.waitUntil(hint.isVisible)
    picture = hint.grab()
    for place in (QPoint(0, hint.height() // 2), QPoint(hint.width() // 2, 0)):
        assert color_at(picture, place) == theme.hex("border.default")
    plan = page.month.findChild(QPushButton, "empty-month-plan")
    assert plan is not None
    assert plan.isVisible()
    assert hint.rect().adjusted(1, 1, -1, -1).contains(QRect(plan.mapTo(hint, QPoint()), plan.size()))


def test_the_palette_writes_large_and_names_its_client(example_desk: Desk) -> None:
    window = example_desk.window
    window.ui.scope.choose(1)
    window.open_palette()
    palette = window.finding
    assert palette.field.font().pixelSize() == window.ui.theme.type_px("title2")
    scope = palette.scope
    assert scope.isVisible()
    assert scope.text() == window.clients.chosen.name
    tile = window.ui.theme.client(1).name()
    assert color_at(scope.grab(), QPoint(9, scope.height() // 2)) == tile
    scope.click()
    assert scope.isHidden()


def test_the_key_of_a_quick_idea_stands_on_its_button(example_desk: Desk) -> None:
    knob = example_desk.window.router.page("today").header.idea_button
    assert knob.hint == "Ctrl I"
    plain = QPushButton(knob.text(), knob.parentWidget())
    plain.setIcon(knob.icon())
    plain.ensurePolished()
    assert knob.width() > plain.sizeHint().width() + 20


def test_the_colour_of_a_campaign_is_seen_on_a_dark_ground(bench: Bench) -> None:
    service, theme = bench.ui.runtime.campaigns, bench.ui.theme
    today = bench.ui.runtime.ad_readings.today(1)
    for name in ("Autumn", "Winter"):
        service.add(1, name, kind="organic", starts=today, ends=today + timedelta(days=9), color="ink")
    theme.choose("dark")
    assert contrast.ratio(theme.client_colors["ink"].name(), theme.hex("bg.surface")) < contrast.LARGE
    bench.ui.scope.choose(1)
    page = bench.show(CampaignsPage, Place("campaigns"))
    line = page.timeline.visualRect(page.timeline.model().index(1, 0))  # the first is chosen, on another ground
    square = color_at(page.timeline.viewport().grab(), QPoint(theme.px(43), line.center().y()))
    assert contrast.ratio(square, theme.hex("bg.surface")) >= contrast.LARGE


@pytest.mark.parametrize("scale", [100, 130])
def test_all_of_a_page_begins_below_its_title_however_large_the_interface_is(
    example_desk: Desk, qtbot: QtBot, scale: int
) -> None:
    window = example_desk.window
    window.resize(1440, 900)
    window.ui.theme.set_scale(scale)
    page = window.router.page("today")
    assert isinstance(page, TodayPage)
    left = window.ui.theme.px(20)
    qtbot.waitUntil(lambda: within(page.header.title, page).left() == left)
    assert {within(each.heading, page).left() for each in page.body.sections} == {left}
    shown = [each for each in page.pane.findChildren(QLabel, "needs-title") if each.isVisible()]
    assert [within(each, page.pane).left() for each in shown] == [window.ui.theme.px(16)]
    window.router.go("calendar")
    calendar = window.router.page("calendar")
    qtbot.waitUntil(lambda: within(calendar.header.title, calendar).left() == left)


def test_the_last_button_of_a_campaigns_page_has_room_for_its_words_at_once(bench: Bench) -> None:
    header = bench.show(CampaignsPage, Place("campaigns")).header
    header.set_room(300)  # no words at all
    assert header.new.text() == ""
    header.set_room(header.width())
    assert header.new.text() != ""
    assert header.new.width() >= header.new.sizeHint().width()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_status_is_told_from_the_ground_of_the_chosen_line(bench: Bench, mode: str) -> None:
    theme = bench.ui.theme
    theme.choose(mode)
    ground = theme.hex("bg.selected")
    seen = {}
    for edged in (False, True):
        picture = QPixmap(200, 40)
        picture.fill(theme.color("bg.selected"))
        painter = QPainter(picture)
        paint.chip(painter, theme, picture.rect(), "scheduled", "Scheduled", edged=edged)
        painter.end()
        seen[edged] = contrast.ratio(color_at(picture, QPoint(0, 20)), ground)
    assert seen[True] > 1.5 > seen[False]


def test_the_chosen_line_of_the_ledger_has_its_status_with_an_edge(example_desk: Desk) -> None:
    window = example_desk.window
    window.resize(1440, 900)
    theme = window.ui.theme
    window.router.go("publish")
    page = window.router.page("publish")
    assert isinstance(page, PublishPage)
    page.choose(Show.QUEUE)
    table = page.view
    lines = [table.model().index(row, 0).data(LINE) for row in range(table.model().rowCount())]
    line = next(row for row, view in enumerate(lines) if isinstance(view, PublicationView))
    cell = table.model().index(line, Column.STATE)
    rect = table.visualRect(cell)
    place = QPoint(rect.left() + theme.px(8), rect.center().y())
    table.clearSelection()
    plain = color_at(table.viewport().grab(), place)
    table.setCurrentIndex(cell)
    chosen = color_at(table.viewport().grab(), place)
    assert contrast.ratio(chosen, theme.hex("bg.selected")) > contrast.ratio(plain, theme.hex("bg.selected"))


def test_the_line_above_the_time_of_a_post_goes_from_edge_to_edge(example_desk: Desk) -> None:
    window = example_desk.window
    window.resize(1440, 900)
    post = window.ui.runtime.posts.listing(limit=1)[0]
    window.router.go(Place("composer", post.id))
    page = window.router.page("composer")
    assert isinstance(page, ComposerPage)
    page.side.layout().activate()
    picture, top = page.side.grab(), within(page.when, page.side).top() - 1
    edge = window.ui.theme.hex("border.default")
    assert {color_at(picture, QPoint(x, top)) for x in (0, page.side.width() // 2, page.side.width() - 1)} == {edge}


def test_the_last_channel_of_a_full_line_ends_where_the_fields_below_it_end(example_desk: Desk) -> None:
    window = example_desk.window
    window.resize(1440, 900)
    posts = window.ui.runtime.posts.listing(limit=400)
    post = next(each for each in posts if each.client_id == posts[0].client_id)
    window.router.go(Place("composer", post.id))
    page = window.router.page("composer")
    assert isinstance(page, ComposerPage)
    channels = page.editor.channels
    line = [each for each in channels.toggles.values() if each.y() == 0]
    assert len(line) > 2
    assert line[-1].geometry().right() == channels.width() - 1
    gaps = {after.x() - before.geometry().right() - 1 for before, after in pairwise(line)}
    assert gaps == {window.ui.theme.px(6)}
