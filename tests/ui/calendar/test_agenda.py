"""The agenda: the calendar as a plain list that can be sorted, heard, and worked with by key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QRegion
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smdesk.services.calendar.service import CalendarEntry
from smdesk.services.patches import ClientPatch
from smdesk.ui.calendar import tips
from smdesk.ui.calendar.agenda import Agenda
from smdesk.ui.calendar.agendadelegate import AgendaDelegate
from smdesk.ui.calendar.agendamodel import AgendaModel, Column
from smdesk.ui.calendar.agendaview import TITLE
from smdesk.ui.calendar.model import CalendarModel, key
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.calendar.periods import View
from smdesk.ui.calendar.sieve import Filters
from smdesk.ui.kit.skeleton import Skeleton
from tests.ui.calendar.conftest import Bench
from tests.ui.conftest import LONG

DAY = date(2026, 9, 15)


@pytest.fixture
def agenda(qtbot: QtBot, bench: Bench, model: CalendarModel) -> Iterator[Agenda]:
    made = Agenda(model)
    qtbot.addWidget(made)
    made.resize(1228, 700)
    made.show()
    yield made
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def inked(picture: QImage, row: int) -> int:
    """The first column of a picture in which something stands at a height of about a line."""
    ground = picture.pixelColor(4, row)  # beside the mark of the line that the keys are at
    rows = range(row - 6, row + 7)
    return next(x for x in range(5, 200) if any(picture.pixelColor(x, y) != ground for y in rows))


def test_what_stands_in_while_it_is_read_begins_where_the_lines_do(
    bench: Bench, model: CalendarModel, agenda: Agenda
) -> None:
    fill(bench, model)
    list_ = agenda.view.viewport().grab().toImage()
    middle = agenda.view.visualRect(agenda.view.model().index(1, Column.TITLE)).center().y()
    agenda._loading._appear()  # as after a while of waiting
    shapes = QImage(agenda._loading.size(), QImage.Format.Format_ARGB32)
    shapes.fill(0)
    agenda._loading.render(shapes, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    agenda._loading.wait(False)
    assert abs(inked(shapes, 14 + agenda.view.rowHeight(0) // 2) - inked(list_, middle)) <= 1


def fill(bench: Bench, model: CalendarModel) -> None:
    bench.post("2026-09-15 10:00", "b", bench.auto)
    bench.post("2026-09-15 23:30", "a", bench.hand)
    bench.post("2026-09-17 09:00", "c", bench.auto, bench.hand)
    model.load(*model.range_of(View.AGENDA, DAY))
    model.reload()


def shown(agenda: Agenda) -> list[str]:
    lines = agenda.view.lines
    return [
        entry.text if (entry := lines.entry(row)) is not None else str(lines.line(row))
        for row in range(lines.rowCount())
    ]


def press(agenda: Agenda, pressed: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QApplication.sendEvent(agenda.view, QKeyEvent(QEvent.Type.KeyPress, pressed, modifiers))


def test_days_have_headings_while_sorted_by_time_and_dates_otherwise(
    bench: Bench, model: CalendarModel, agenda: Agenda
) -> None:
    fill(bench, model)
    assert shown(agenda) == ["2026-09-15", "b", "a", "2026-09-17", "c"]
    assert agenda.view.isColumnHidden(Column.DATE)
    agenda.view.sort_by(Column.TITLE)
    assert shown(agenda) == ["a", "b", "c"]
    assert not agenda.view.isColumnHidden(Column.DATE)
    agenda.view.sort_by(Column.TIME, descending=True)
    assert shown(agenda) == ["2026-09-17", "c", "2026-09-15", "a", "b"]
    for column in Column:
        for descending in (False, True):
            agenda.view.sort_by(column, descending=descending)
            assert sorted(text for text in shown(agenda) if len(text) == 1) == ["a", "b", "c"]


def test_keys_sort_by_every_column_in_turn_and_the_other_way_round(
    bench: Bench, model: CalendarModel, agenda: Agenda
) -> None:
    fill(bench, model)
    seen = []
    for _ in range(5):
        agenda.view.sort_next()
        seen.append(agenda.view.lines.column)
    assert seen == [Column.TITLE, Column.NETWORKS, Column.STATUS, Column.MODE, Column.TIME]
    agenda.view.turn_order()
    assert shown(agenda)[0] == "2026-09-17"


def test_every_line_says_as_a_sentence_what_the_month_shows(bench: Bench, model: CalendarModel, agenda: Agenda) -> None:
    fill(bench, model)
    lines = agenda.view.lines
    for entry in model.all_entries():
        row = lines.row_of(key(entry))
        assert lines.index(row, Column.TITLE).data(Qt.ItemDataRole.AccessibleTextRole) == tips.spoken(model, entry)
    head = lines.index(0, Column.TITLE)
    assert head.data(Qt.ItemDataRole.AccessibleTextRole) == "Tuesday 15 September"


def test_choosing_here_is_choosing_in_the_calendar_and_the_other_way_round(
    bench: Bench, model: CalendarModel, agenda: Agenda
) -> None:
    fill(bench, model)
    agenda.view.selectAll()
    assert model.selected == {key(each) for each in model.all_entries()}
    model.select([key(model.all_entries()[1])])
    assert [index.row() for index in agenda.view.selectionModel().selectedRows()] == [2]
    bench.post("2026-09-15 11:00", "between")
    model.reload()
    assert [index.row() for index in agenda.view.selectionModel().selectedRows()] == [3]


def test_arrows_pass_over_the_headings_and_enter_and_space_act(
    qtbot: QtBot, bench: Bench, model: CalendarModel, agenda: Agenda
) -> None:
    fill(bench, model)
    agenda.view.setFocus()
    press(agenda, Qt.Key.Key_Home)
    seen = []
    for _ in range(3):
        assert agenda.view.current is not None
        seen.append(agenda.view.current.text)
        press(agenda, Qt.Key.Key_Down)
    assert seen == ["b", "a", "c"]
    for signal, pressed in ((agenda.view.opened, Qt.Key.Key_Return), (agenda.view.peeked, Qt.Key.Key_Space)):
        with qtbot.waitSignal(signal) as given:
            press(agenda, pressed)
        assert given.args[0].text == "c"


def test_shift_with_home_and_end_chooses_as_far_as_the_ends_of_the_list(
    bench: Bench, model: CalendarModel, agenda: Agenda
) -> None:
    fill(bench, model)
    agenda.view.setFocus()
    press(agenda, Qt.Key.Key_Home)
    press(agenda, Qt.Key.Key_Down)
    press(agenda, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert {each.text for each in model.all_entries() if key(each) in model.selected} == {"a", "c"}
    press(agenda, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert {each.text for each in model.all_entries() if key(each) in model.selected} == {"a", "b"}
    press(agenda, Qt.Key.Key_End)
    assert {each.text for each in model.all_entries() if key(each) in model.selected} == {"c"}


def test_a_new_reading_keeps_the_place_and_what_is_current(bench: Bench, model: CalendarModel, agenda: Agenda) -> None:
    agenda.resize(1228, 200)
    for number in range(12):
        bench.post(f"2026-09-{15 + number // 4} 10:{number:02}", f"p{number}")
    model.load(*model.range_of(View.AGENDA, DAY))
    model.reload()
    agenda.view.go(date(2026, 9, 16))
    current, top = agenda.view.current, agenda.view.verticalScrollBar().value()
    assert top > 0
    bench.post("2026-09-18 10:00", "later")
    model.reload()
    assert agenda.view.current == current
    assert agenda.view.verticalScrollBar().value() == top


def test_nothing_to_list_says_so_and_what_can_be_done(
    qtbot: QtBot, bench: Bench, model: CalendarModel, agenda: Agenda
) -> None:
    model.load(*model.range_of(View.AGENDA, DAY))
    with qtbot.waitSignal(agenda.new_wanted):
        next(each for each in agenda.findChildren(QPushButton) if each.text() == "New post").click()
    fill(bench, model)
    model.filters = Filters(text="zzz")
    assert shown(agenda) == []
    next(each for each in agenda.findChildren(QPushButton) if each.text() == "Clear the filters").click()
    assert len(shown(agenda)) == 5


def test_thirty_thousand_lines_ask_only_for_what_is_in_sight(
    qtbot: QtBot, bench: Bench, model: CalendarModel, agenda: Agenda, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(bench, model)
    entry = model.all_entries()[0]
    many = tuple(
        entry._replace(post_id=number, wall=datetime(2026, 9, 1) + timedelta(minutes=number))
        for number in range(30_000)
    )
    monkeypatch.setattr(model, "all_entries", lambda: many)
    asked: list[int] = []
    real = AgendaModel.data
    monkeypatch.setattr(AgendaModel, "data", lambda *given: asked.append(1) or real(*given))
    agenda.view.rebuild()
    agenda.view.grab()
    press(agenda, Qt.Key.Key_End)
    agenda.view.grab()
    assert agenda.view.lines.rowCount() == 30_000 + 21
    assert len(asked) < 5_000


def test_while_the_days_are_read_slowly_grey_rows_stand_in_the_agenda_and_the_tray(
    qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.post("2026-09-03 10:00", "Pan de centeno")
    bench.ui.runtime.pillars.add(bench.client.id, "Value")
    calendar, goes_on = bench.ui.runtime.calendar, Event()
    monkeypatch.setattr("smdesk.ui.calendar.reading.PATIENCE_S", 0.0)
    monkeypatch.setattr("smdesk.ui.calendar.days.TURN_MS", 60_000)
    for name in ("days", "ideas"):
        read = getattr(calendar, name)
        monkeypatch.setattr(calendar, name, lambda *given, read=read: goes_on.wait(LONG / 1000) and read(*given))
    page = CalendarPage(bench.ui)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.show_here(View.AGENDA)
    try:
        shown = page.panes.agenda.view.viewport().findChild(Skeleton)
        ideas = page.tray.list.viewport().findChild(Skeleton)
        assert shown.isHidden()  # it may be quick
        assert page.mix.isVisible()
        assert page.mix.parts().count == ""  # no number of posts that nobody has counted
        assert page.mix.accessibleDescription() == ""
        qtbot.waitUntil(lambda: shown.isVisible() and not ideas.isHidden())
    finally:
        goes_on.set()
    qtbot.waitUntil(lambda: page.panes.agenda.view.lines.rowCount() > 0)
    assert shown.isHidden()
    qtbot.waitUntil(ideas.isHidden)
    assert page.mix.parts().count == "1 post"


def test_who_would_send_what_is_only_planned_is_told_in_the_words_of_today(bench: Bench, model: CalendarModel) -> None:
    (entry,) = _entries(bench, model)
    for targets, told in (
        ((bench.auto,), "Automatic"), ((bench.hand,), "Assisted"), ((bench.auto, bench.hand), "Mixed"), ((), ""),
    ):  # fmt: skip
        planned = entry._replace(items=(), targets=tuple((each.id, each.network) for each in targets))
        assert AgendaModel(model).text(planned, Column.MODE) == told
    sends = tuple(entry.items[0]._replace(mode=mode) for mode in ("auto", "delegate"))
    assert AgendaModel(model).text(entry._replace(items=sends), Column.MODE) == "Automatic"  # none needs the person


def _entries(bench: Bench, model: CalendarModel) -> tuple[CalendarEntry, ...]:
    bench.post("2026-09-15 10:00", "b", bench.auto)
    model.load(*model.range_of(View.AGENDA, DAY))
    model.reload()
    return model.all_entries()


@pytest.mark.dressed
@pytest.mark.parametrize("language", ["en", "es"])
def test_times_of_twelve_hours_are_whole(
    qtbot: QtBot, bench: Bench, model: CalendarModel, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    bench.post("2026-09-03 22:58")
    made = Agenda(model)
    qtbot.addWidget(made)
    model.load(date(2026, 9, 1), date(2026, 10, 1))
    model.reload()
    bench.ui.language.choose(language)
    made.show()
    bench.ui.language.choose_clock("12h")
    QApplication.processEvents()
    view, row = made.view, made.view.lines.row_of(key(model.all_entries()[0]))
    text = view.lines.index(row, Column.TIME).data()
    assert "58" in text
    letters, fits = QFontMetrics(bench.ui.theme.font("body")), dict[str, bool]()
    monkeypatch.setattr(
        AgendaDelegate, "_text",
        lambda _self, _painter, rect, words, *_: fits.update({words: letters.horizontalAdvance(words) <= rect.width()}),
    )  # fmt: skip
    made.resize(1000, 400)

    def whole() -> bool:
        view.grab()
        return fits[text]

    qtbot.waitUntil(whole)  # pages hear of another clock a moment later


@pytest.mark.dressed
def test_a_long_name_is_whole_where_the_title_has_room_to_spare(
    qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch, model: CalendarModel
) -> None:
    name = "Panadería de la Plaza Mayor de Ciudad Rodrigo"
    bench.desk.runtime.clients.edit(bench.client.id, ClientPatch(name=name))
    bench.post("2026-09-03 10:00")
    monkeypatch.setattr(model.ui.scope, "_client", None)
    made = Agenda(model)
    qtbot.addWidget(made)
    model.load(date(2026, 9, 1), date(2026, 10, 1))
    model.reload()
    told, texts = tips.whose(model.all_entries()[0]), list[str]()
    assert told.startswith(f"{name} · ")
    monkeypatch.setattr(
        AgendaDelegate, "_text",
        lambda _self, _painter, rect, words, *_: texts.append(
            QFontMetrics(bench.ui.theme.font("body")).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        ),
    )  # fmt: skip
    for width, whole in ((1228, True), (940, False)):
        made.resize(width, 500)
        made.show()
        QApplication.processEvents()
        texts.clear()
        made.view.grab()
        assert (told in texts) == whole, width
        assert made.view.columnWidth(Column.TITLE) >= bench.ui.theme.px(TITLE)


def test_shown_again_while_its_days_are_read_it_lists_them_and_does_not_say_that_there_is_nothing(
    qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.post("2026-12-10 10:00", "Roscón")
    page = CalendarPage(bench.ui)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.show_here(View.AGENDA)
    page.show_here(View.WEEK)
    qtbot.waitUntil(lambda: not page.model.reading)
    monkeypatch.setattr("smdesk.ui.calendar.reading.PATIENCE_S", 0.0)
    page.show_view(View.AGENDA, date(2026, 12, 10))
    view = page.panes.agenda.view
    qtbot.waitUntil(lambda: view.lines.rowCount() > 0)
    assert view.isVisible()
