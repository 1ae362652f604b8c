"""What the calendar does not paint or lay out again looks as if it had: filters, days beside, words shaped once."""

from __future__ import annotations

import time as time_module
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smdesk.core.publication import Drawn
from smdesk.services.calendar.service import CalendarEntry, CalendarService
from smdesk.ui.calendar import hourlayout, parcel
from smdesk.ui.calendar.ahead import PICTURES, Ahead, Making, Span, Spares, room
from smdesk.ui.calendar.chips import DIM
from smdesk.ui.calendar.dropping import MonthDropping
from smdesk.ui.calendar.hourahead import KEPT, DayLayouts
from smdesk.ui.calendar.hourpaint import ScenePainter
from smdesk.ui.calendar.hoursheet import Sheet, in_sight
from smdesk.ui.calendar.model import key
from smdesk.ui.calendar.monthpaint import MonthPainter
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.calendar.periods import View
from smdesk.ui.calendar.sieve import Filters
from smdesk.ui.kit.words import Words
from tests.ui.calendar.conftest import Bench

DAY = date(2026, 9, 3)


@pytest.fixture
def page(qtbot: QtBot, bench: Bench) -> CalendarPage:
    made = CalendarPage(bench.ui)
    qtbot.addWidget(made)
    made.resize(1228, 838)
    made.show()
    return made


@pytest.fixture
def full(qtbot: QtBot, bench: Bench, page: CalendarPage) -> CalendarPage:
    """A month with posts on a plain and on a quiet day, painted."""
    page.key_dates.make_quiet(date(2026, 9, 4))
    for text, hour in (("one", "09"), ("two", "10"), ("three", "11")):
        bench.post(f"2026-09-03 {hour}:00", text)
        bench.post(f"2026-09-04 {hour}:00", text)
    page.show_view(View.MONTH, DAY)
    qtbot.waitUntil(lambda: len(page.model.all_entries()) == 6 and page.model.marks.quiet(date(2026, 9, 4)) is not None)
    return painted(qtbot, page)


def entry(day: date = DAY, hour: int = 9) -> CalendarEntry:
    wall = datetime.combine(day, time(hour))
    due = wall.replace(tzinfo=UTC)
    return CalendarEntry(1, 0, wall, "UTC", due, 1, "", "", "", "idea", None, Drawn.IDEA, (), "", movable=True)


def painted(qtbot: QtBot, page: CalendarPage) -> CalendarPage:
    page.panes.keys.repaint()
    qtbot.waitUntil(lambda: page.panes.keys.painted)
    return page


def seen(page: CalendarPage) -> QImage:
    return page.month.grab().toImage()


@pytest.mark.parametrize("wanted", [Filters(text="TWO"), Filters(statuses=frozenset({"draft"})), Filters(text="zz")])
def test_filters_show_as_if_the_month_were_painted_anew(qtbot: QtBot, full: CalendarPage, wanted: Filters) -> None:
    plain, grid = seen(full), full.month.grid
    full.model.filters = wanted
    assert full.month.grid is grid  # nothing was laid out anew
    sifted = seen(full)
    assert sifted != plain
    full.month.reset()
    assert seen(painted(qtbot, full)) == sifted
    full.clear_filters()
    assert seen(full) == plain


def test_a_filter_for_several_things_leaves_out_what_fails_any(full: CalendarPage) -> None:
    full.model.filters = Filters(text="one", pillars=frozenset({7}))
    assert full.model.fitting() == 0
    full.model.filters = Filters(text="one", pillars=frozenset({0}))
    assert full.model.fitting() == 2


def test_a_week_beside_is_laid_out_before_it_is_turned_to(qtbot: QtBot, bench: Bench, page: CalendarPage) -> None:
    bench.post("2026-09-09 09:00", "beside")
    QApplication.processEvents()  # the news of it: what is read before them is read again
    page.show_view(View.WEEK, DAY)
    laid: list[date] = []
    place = Sheet.place
    qtbot.waitUntil(lambda: bool(page.model.around(date(2026, 9, 9))))
    painted(qtbot, page)
    ahead = page.panes.hours._hours._ahead
    qtbot.waitUntil(lambda: not page.model._soon.isActive() and not page.model.reading)
    qtbot.waitUntil(lambda: ahead.done and len(ahead._made) == 3)
    try:
        Sheet.place = lambda self, number, entries: (
            laid.extend([self.day(number)] * bool(entries)) or place(self, number, entries)
        )
        page.turn(1)
        assert [card.entry.text for card in page.panes.hours.scene.cards] == ["beside"]
        assert laid == []
        bench.post("2026-09-09 10:00", "later")
        qtbot.waitUntil(lambda: len(page.panes.hours.scene.cards) == 2)
        assert laid == [date(2026, 9, 9)]
    finally:
        Sheet.place = place


def test_layouts_are_of_these_posts_this_column_and_these_measures(bench: Bench, page: CalendarPage) -> None:
    bench.post("2026-09-03 09:00", "one")
    page.model.reload()
    page.show_view(View.MONTH, DAY)
    entries, theme = page.model.entries_on(DAY), bench.ui.theme
    layouts, sheet = DayLayouts(), Sheet(theme, DAY, 7, 900)
    first = layouts.of(sheet, 0, DAY, entries)
    assert layouts.of(sheet, 0, DAY, entries) is first
    assert layouts.of(sheet, 1, DAY, entries) is not first
    assert layouts.of(Sheet(theme, DAY, 7, 700), 1, DAY, entries)[0][0].rect.width() < first[0][0].rect.width()
    for number in range(1, KEPT + 2):
        layouts.of(sheet, 0, date.fromordinal(DAY.toordinal() + number), entries)
    assert layouts.of(sheet, 0, DAY, entries) is not first  # of a long walk only the newest are kept


def test_words_stand_where_plain_text_would(bench: Bench) -> None:
    font, rect = bench.ui.theme.font("small"), QRect(4, 4, 120, 20)
    words, images = Words(font), []
    middle = Qt.AlignmentFlag.AlignVCenter
    for right in (False, True):
        for shaped in (False, True):
            image = QImage(130, 30, QImage.Format.Format_RGB32)
            image.fill(QColor("white"))
            painter = QPainter(image)
            painter.setFont(font)
            if shaped:
                words.draw(painter, rect, "+12 more", right=right)
            else:
                side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                painter.drawText(rect, middle | side, "+12 more")
            painter.end()
            images.append(ink(image))
    assert near(images[0], images[1])
    assert near(images[2], images[3])
    assert words.wide("+12 more") == QFontMetrics(font).horizontalAdvance("+12 more")
    assert words.elided("a long name", 30).endswith("…")


def ink(image: QImage) -> QRect:
    """The rectangle of all that is dark."""
    dark = [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).value() < 160]
    return QRect(min(x for x, _ in dark), min(y for _, y in dark), max(x for x, _ in dark), max(y for _, y in dark))


def near(one: QRect, other: QRect) -> bool:
    """The same but for a pixel of rounding."""
    return all(abs(a - b) <= 1 for a, b in zip(one.getRect(), other.getRect(), strict=True))


def test_a_month_beside_has_its_chips_before_it_is_turned_to(qtbot: QtBot, bench: Bench, page: CalendarPage) -> None:
    bench.post("2026-10-14 09:00", "beside")
    page.show_view(View.MONTH, DAY)
    painted(qtbot, page)
    chips = page.panes.chips
    qtbot.waitUntil(lambda: any("beside" in key for key in chips._kept))
    drawn = len(chips._kept)
    page.turn(1)
    page.month.repaint()
    assert page.month.painted  # in the first frame
    assert len(chips._kept) == drawn  # and what was drawn is what it shows


def prepared(qtbot: QtBot, page: CalendarPage) -> None:
    """Until the months beside have been read, laid out and painted."""
    painted(qtbot, page)
    ahead = page.month._months._ahead
    qtbot.waitUntil(lambda: not page.model._soon.isActive() and not page.model.reading)
    qtbot.waitUntil(lambda: ahead.done and len(ahead._made) == 3)


@pytest.fixture
def beside(qtbot: QtBot, bench: Bench, page: CalendarPage) -> CalendarPage:
    """September in view; October, beside it, with a post, a quiet day and a campaign."""
    bench.post("2026-10-14 09:00", "beside")
    page.key_dates.make_quiet(date(2026, 10, 16))
    QApplication.processEvents()  # the news of it: what is read before them is read again
    page.show_view(View.MONTH, DAY)
    qtbot.waitUntil(lambda: page.model.marks.quiet(date(2026, 10, 16)) is not None)
    prepared(qtbot, page)
    return page


@pytest.fixture
def paints(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The months that are painted at once, not ahead."""
    seen: list[date] = []
    picture = MonthPainter.picture
    monkeypatch.setattr(
        MonthPainter, "picture", lambda self, laid, made: seen.append(laid.month) or picture(self, laid, made)
    )
    return seen


def test_a_month_beside_is_painted_before_it_is_turned_to(
    qtbot: QtBot, beside: CalendarPage, paints: list[date]
) -> None:
    beside.turn(1)
    ahead = seen(beside)
    assert paints == []
    assert [each.entry.text for each in beside.month.placed(date(2026, 10, 14))] == ["beside"]
    prepared(qtbot, beside)
    beside.turn(-1)  # and back
    back = seen(beside)
    assert paints == []
    beside.month._anew()
    assert seen(painted(qtbot, beside)) == back
    beside.turn(1)
    beside.month._anew()
    assert seen(painted(qtbot, beside)) == ahead


def test_what_was_painted_ahead_is_painted_anew_once_it_would_look_different(
    qtbot: QtBot, bench: Bench, beside: CalendarPage, paints: list[date]
) -> None:
    def turned() -> QImage:
        prepared(qtbot, beside)
        beside.turn(1)
        shown = seen(painted(qtbot, beside))
        beside.month._anew()
        assert seen(painted(qtbot, beside)) == shown
        beside.turn(-1)
        prepared(qtbot, beside)
        return shown

    first = turned()
    bench.post("2026-10-14 10:00", "later")
    qtbot.waitUntil(lambda: len(beside.model.around(date(2026, 10, 14))) == 2)
    second = turned()
    beside.key_dates.make_quiet(date(2026, 10, 20))
    qtbot.waitUntil(lambda: beside.model.marks.quiet(date(2026, 10, 20)) is not None)
    third = turned()
    beside.resize(1100, 700)
    fourth = turned()
    bench.ui.theme.choose("dark")
    fifth = turned()
    images = [first, second, third, fourth, fifth]
    assert [one != other for one, other in pairwise(images)] == [True] * 4


def test_a_week_beside_is_painted_before_it_is_turned_to(
    qtbot: QtBot, bench: Bench, page: CalendarPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (3, 9, 10):
        bench.post(f"2026-09-{day:02} 09:00", "one")
    page.show_view(View.WEEK, DAY)
    hours = page.panes.hours
    ahead, grounds = hours._hours._ahead, []

    def ready() -> None:
        painted(qtbot, page)
        qtbot.waitUntil(lambda: not page.model._soon.isActive() and not page.model.reading)
        qtbot.waitUntil(lambda: ahead.done and len(ahead._made) == 3)

    qtbot.waitUntil(lambda: len(page.model.around(date(2026, 9, 10))) == 1)
    ready()
    ground = ScenePainter.ground
    monkeypatch.setattr(ScenePainter, "ground", lambda self, *given: grounds.append(1) or ground(self, *given))
    page.turn(1)
    shown = hours.grab().toImage()
    assert grounds == []
    assert hours.painted
    ready()
    grounds.clear()
    page.turn(-1)
    page.turn(1)
    assert hours.grab().toImage() == shown
    assert grounds == []
    hours._anew()
    painted(qtbot, page)
    assert hours.grab().toImage() == shown
    bench.post("2026-09-10 11:00", "later")
    qtbot.waitUntil(lambda: len(hours.scene.cards) == 3)
    painted(qtbot, page)
    assert hours.grab().toImage() != shown
    page.turn(-1)
    page.turn(1)
    assert len(hours.scene.cards) == 3
    page.model.filters = Filters(text="later")
    ready()
    page.turn(-1)
    page.turn(1)
    assert len(hours.scene.dim) == 2


def test_filters_are_seen_in_a_month_that_was_painted_ahead(
    qtbot: QtBot, beside: CalendarPage, paints: list[date]
) -> None:
    beside.model.filters = Filters(text="nothing like it")
    beside.turn(1)
    veiled = seen(beside)
    assert paints == []
    beside.clear_filters()
    assert seen(beside) != veiled


def test_what_is_left_out_has_a_quarter_of_its_strength(qtbot: QtBot, full: CalendarPage) -> None:
    place = full.month.placed(DAY)[0].rect.topLeft() + QPoint(1, 8)  # the bar of its pillar or status
    plain, ground = seen(full).pixelColor(place), full.model.ui.theme.color("bg.surface")
    full.model.filters = Filters(text="two")
    dim = seen(full).pixelColor(place)
    for part in ("red", "green", "blue"):
        whole, below, left = (getattr(color, part)() for color in (plain, ground, dim))
        assert abs(left - (DIM * whole + (1 - DIM) * below)) <= 2


class First:
    """What is made of a span: its first day."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.picture: QPixmap | None = None


SMALL = QSize(20, 10)


class Spans:
    """Makes them for a view, in two pieces."""

    def __init__(self, qtbot: QtBot) -> None:
        view = QWidget()
        qtbot.addWidget(view)
        self.busy = False
        self.right = True
        self.begun: list[date] = []
        self.ahead: Ahead[First] = Ahead(view, self.make, self.fits, lambda: self.busy)

    def made(self, span: Span) -> date | None:
        """What is kept of it."""
        found = self.ahead.get(span)
        return found.day if found is not None else None

    def make(self, span: Span) -> Making[First]:
        self.begun.append(span[0])
        yield None
        yield First(span[0])

    def fits(self, span: Span, made: First) -> bool:
        return self.right


def test_nothing_is_made_ahead_while_days_are_read(qtbot: QtBot) -> None:
    spans, here, there = Spans(qtbot), (DAY, DAY), (DAY + timedelta(days=7), DAY)
    spans.busy = True
    spans.ahead.plan(here, [there], SMALL)
    qtbot.wait(20)
    assert spans.begun == []
    spans.busy = False
    spans.ahead.plan(here, [there], SMALL)
    qtbot.waitUntil(lambda: spans.ahead.done)
    assert spans.made(there) == there[0]


def test_what_was_made_is_made_again_when_it_fits_no_more_or_was_dropped(qtbot: QtBot) -> None:
    spans, here, there = Spans(qtbot), (DAY, DAY), (DAY + timedelta(days=7), DAY)
    for again in range(4):
        spans.right = again != 1
        if again == 2:
            spans.ahead.drop(lambda made: made.day == there[0])
        spans.ahead.plan(here, [there], SMALL)
        qtbot.waitUntil(lambda: spans.ahead.done)
        assert len(spans.begun) == (1, 2, 3, 3)[again]
    spans.ahead.keep(here, First(here[0]))
    spans.ahead.drop(lambda made: made.day == here[0])  # of the present nothing is made ahead
    qtbot.waitUntil(lambda: spans.ahead.done)
    assert (spans.made(here), len(spans.begun)) == (None, 3)
    spans.ahead.plan(there, [], SMALL)  # now it is the present
    assert spans.made(there) == there[0]
    spans.ahead.plan(here, [], SMALL)
    assert spans.made(there) is None
    spans.ahead.keep(here, First(DAY))
    spans.ahead.forget()
    assert spans.made(here) is None


def test_nothing_is_made_ahead_that_there_is_no_room_for(qtbot: QtBot) -> None:
    spans, beside = Spans(qtbot), [(DAY + timedelta(days=7 * number), DAY) for number in (1, 2)]
    spans.ahead.plan((DAY, DAY), beside, QSize(4000, 3000))  # one such picture is all that there is room for
    qtbot.waitUntil(lambda: spans.ahead.done)
    assert spans.begun == [beside[0][0]]


def test_memory_of_a_picture_is_used_again_once_nobody_turns_back_to_it(qtbot: QtBot) -> None:
    spans, here, there = Spans(qtbot), (DAY, DAY), (DAY + timedelta(days=7), DAY)
    shown = First(DAY)
    shown.picture = picture = spans.ahead.blank(SMALL)
    spans.ahead.keep(here, shown)
    spans.ahead.leave(shown)
    assert shown.picture is picture  # it may be turned back to
    assert spans.ahead.blank(SMALL) is not picture
    spans.ahead.plan(there, [], SMALL)
    assert spans.ahead.blank(SMALL) is picture
    other = First(DAY)
    other.picture = picture
    spans.ahead.leave(other)
    assert other.picture is None
    assert spans.ahead.blank(SMALL) is picture
    spans.ahead.leave(None)


def test_what_is_not_shown_any_more_is_painted_over(qtbot: QtBot) -> None:
    spares, size = Spares(), QSize(20, 10)
    made = spares.take(size, 2)
    assert (made.width(), made.height(), made.devicePixelRatio()) == (40, 20, 2)
    spares.give(made)
    assert spares.take(size, 2, ahead=True) is not made  # the last one is for what shows
    assert spares.take(size, 2) is made
    for _ in range(4):
        spares.give(spares.take(size, 1))
    spares.give(made)
    spares.give(None)
    assert spares.take(size, 1).size() == size  # none of another size
    spares.give(made)
    spares.forget()
    assert spares.take(size, 2) is not made


def test_pictures_of_a_large_fine_display_are_fewer() -> None:
    assert room(QSize(1100, 800), 1) >= 2
    assert room(QSize(4000, 3000), 1) == 1
    assert room(QSize(4000, 3000), 2) == 0
    assert PICTURES // 4 >= 4000 * 3000


@pytest.mark.parametrize("minutes", [[], [0], [14, 15, 15, 16, 700], [599, 601, 1439], list(range(0, 1440, 7))])
def test_the_stop_near_a_minute_is_the_nearest_of_all(minutes: list[float]) -> None:
    every = hourlayout.stops(minutes)
    for minute in range(1440):
        assert hourlayout.stop_near(minutes, minute) == every[hourlayout.nearest(every, minute)]


def test_cards_in_sight_are_those_whose_top_is(bench: Bench) -> None:
    sheet, cards = Sheet(bench.ui.theme, DAY, 3, 900), []
    for number, hours in ((0, (0, 5, 5, 9, 23)), (2, (4, 9, 12))):
        cards += sheet.place(number, [entry(DAY.replace(day=3 + number), hour) for hour in hours])[0]
    tops = [card.rect.top() for card in cards]
    for first, end in ((0, 10_000), (sheet.y(300), sheet.y(540)), (sheet.y(301), sheet.y(541)), (-50, 0)):
        near, far = in_sight(cards, first, end)
        assert near == [number for number, top in enumerate(tops) if first <= top < end]
        assert sorted(near + far) == list(range(len(cards)))


def test_a_slow_read_begins_once_the_days_show(qtbot: QtBot, bench: Bench, page: CalendarPage, monkeypatch) -> None:
    bench.post("2026-12-09 09:00", "there")
    page.show_view(View.MONTH, DAY)
    painted(qtbot, page)
    qtbot.waitUntil(lambda: not page.model.reading)
    began: list[bool] = []
    days = CalendarService.days

    def read(self: CalendarService, *given: object) -> object:
        began.append(page.month.painted)
        time_module.sleep(0.02)
        return days(self, *given)

    monkeypatch.setattr(CalendarService, "days", read)
    for patience in ("days.SLOW_S", "reading.PATIENCE_S"):
        monkeypatch.setattr(f"smdesk.ui.calendar.{patience}", 0.008)
    for year in (2024, 2025):  # nobody knows yet that it is slow
        page.show_view(View.MONTH, date(year, 3, 1))
        qtbot.waitUntil(lambda: not page.model.reading)
    began.clear()
    page.show_view(View.MONTH, date(2026, 12, 1))
    page.month.repaint()
    assert page.model.waiting
    assert began == []
    qtbot.waitUntil(lambda: [each.text for each in page.model.all_entries()] == ["there"])
    assert began[0]


def test_a_page_with_very_many_posts_tells_at_once_that_reads_are_not_worth_waiting_for(
    qtbot: QtBot, bench: Bench, page: CalendarPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hour in (9, 10):
        bench.post(f"2026-12-09 {hour:02}:00", "there")
    monkeypatch.setattr("smdesk.ui.calendar.days.MANY", 1)
    page.show_view(View.MONTH, date(2026, 12, 1))
    qtbot.waitUntil(lambda: len(page.model.all_entries()) == 2 and not page.model.reading)
    began: list[bool] = []
    days = CalendarService.days

    def read(self: CalendarService, *given: object) -> object:
        began.append(True)
        return days(self, *given)

    monkeypatch.setattr(CalendarService, "days", read)
    page.show_view(View.MONTH, date(2024, 3, 1))
    assert began == []
    page.month.repaint()
    qtbot.waitUntil(lambda: began != [])


def colours(image: QImage, box: QRect) -> set[str]:
    """The colours in a part of a picture."""
    part = image.copy(box)
    return {part.pixelColor(x, y).name() for x in range(part.width()) for y in range(part.height())}


def test_what_is_copied_is_not_shown_as_having_left(qtbot: QtBot, full: CalendarPage) -> None:
    month, dropping = full.month, full.month.findChild(MonthDropping)
    carried = next(each for each in full.model.all_entries() if each.movable)
    what, over = parcel.parcel([carried], carried), month.grid.cell(date(2026, 9, 10)).center()
    full.model.select([key(carried)])
    place = month.rect_of(key(carried))
    chosen = seen(full).copy(place)
    month.carried = full.model.selected
    dropping.show_target(dropping.target(what, over, copy=False))
    assert seen(full).copy(place) != chosen
    dropping.show_target(dropping.target(what, over, copy=True))
    assert seen(full).copy(place) == chosen


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_number_of_the_day_where_it_would_land_is_in_the_accent(
    qtbot: QtBot, bench: Bench, full: CalendarPage, theme: str
) -> None:
    kit = bench.ui.theme
    kit.choose(theme)
    painted(qtbot, full)
    dropping, grid, plain = full.month.findChild(MonthDropping), full.month.grid, seen(full)
    carried = next(each for each in full.model.all_entries() if each.movable)
    for to in (date(2026, 9, 4), date(2026, 9, 10)):  # a quiet day, whose ground is hatched, and any other
        target = dropping.target(parcel.parcel([carried], carried), grid.cell(to).center(), copy=False)
        dropping.show_target(target)
        number = QRect(grid.cell(to).topLeft() + QPoint(kit.px(8), kit.px(2)), QSize(kit.px(16), kit.px(18)))
        accent, before = kit.color("accent.softText").name(), kit.color("text.secondary").name()
        shown = colours(seen(full), number)
        assert accent in shown
        assert before not in shown  # nothing is left of what stood there
    dropping.leave()
    assert seen(full) == plain
