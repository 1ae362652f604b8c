"""The sheet of hours as a screen reader finds it."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from smdesk.ui.calendar import tips
from smdesk.ui.calendar.hourgrid import HourGrid
from smdesk.ui.calendar.model import CalendarModel, key
from smdesk.ui.kit.thumbs import Thumbs
from tests.ui.calendar.conftest import Bench


def test_the_sheet_is_a_list_of_sentences_with_the_current_and_the_chosen_ones(
    qtbot: QtBot, bench: Bench, model: CalendarModel
) -> None:
    for wall, text in (("2026-09-15 10:00", "a"), ("2026-09-17 09:00", "b"), ("2026-09-15 10:30", "c")):
        bench.post(wall, text)
    model.load(date(2026, 9, 14), date(2026, 9, 21))
    model.reload()
    grid = HourGrid(bench.ui, model, Thumbs(bench.ui))
    qtbot.addWidget(grid)
    grid.show_days(model.start, 7)
    grid.show()
    spoken = QAccessible.queryAccessibleInterface(grid)
    assert spoken.role() is QAccessible.Role.List
    posts = [spoken.child(number) for number in range(spoken.childCount())]
    entries = model.all_entries()
    assert [each.text(QAccessible.Text.Name) for each in posts] == [tips.spoken(model, each) for each in entries]
    assert [each.rect().topLeft() for each in posts] == [
        grid.on_screen(grid.rect_of(each)).topLeft() for each in entries
    ]
    model.select([key(entries[1])])
    grid.spot.to_entry(entries[1])
    assert [each.state().selected for each in posts] == [0, 1, 0]
    focus = spoken.focusChild()
    assert focus.text(QAccessible.Text.Name) == tips.spoken(model, entries[1])
    bench.desk.runtime.posts.delete(entries[2].post_id)
    model.reload()
    assert not posts[2].isValid()
