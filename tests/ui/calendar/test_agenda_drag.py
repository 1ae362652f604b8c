"""Dragging in the agenda: to another day, as a copy, to the ideas and from them; what is refused says why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import carrying, parcel
from smdesk.ui.calendar.agendadropping import AgendaDropping
from smdesk.ui.calendar.agendamodel import Column
from smdesk.ui.calendar.leaving import Leaving
from smdesk.ui.calendar.model import key
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.calendar.parcel import Parcel
from smdesk.ui.calendar.periods import View
from tests.ui.calendar.conftest import Bench

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
ACTIONS = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
DAY = date(2026, 9, 3)


class Hands:
    """What a person does in the agenda of a page."""

    def __init__(self, bench: Bench, page: CalendarPage) -> None:
        self.bench, self.page = bench, page
        self.view = page.panes.agenda.view

    def look(self) -> None:
        self.page.model.reload()

    def entry(self, text: str) -> CalendarEntry:
        self.look()
        return next(each for each in self.page.model.all_entries() if text in (each.title, each.text))

    def walls(self, text: str) -> list[str]:
        self.look()
        return [f"{each.wall:%m-%d %H:%M}" for each in self.page.model.all_entries() if text in (each.title, each.text)]

    def take(self, *texts: str) -> Parcel:
        entries = [self.entry(text) for text in texts]
        self.page.model.select([key(each) for each in entries])
        return parcel.parcel(entries, entries[0])

    def on(self, text: str) -> QPoint:
        """A point on the line of a post."""
        index = self.view.lines.index(self.view.lines.row_of(key(self.entry(text))), Column.TITLE)
        return self.view.visualRect(index).center()

    def head(self, day: date) -> QPoint:
        """A point on the heading of a day."""
        rows = self.view.lines.rows_of_day(day)
        assert rows is not None
        return self.view.visualRect(self.view.lines.index(rows[0], Column.TITLE)).center()

    def enter(self, data: QMimeData, onto: QWidget, at: QPoint, keys: Qt.KeyboardModifier) -> bool:
        QApplication.sendEvent(onto, QDragEnterEvent(at, ACTIONS, data, Qt.MouseButton.LeftButton, keys))
        event = QDragMoveEvent(at, ACTIONS, data, Qt.MouseButton.LeftButton, keys)
        QApplication.sendEvent(onto, event)
        return event.isAccepted()

    def carry(self, what: Parcel, over: QPoint, keys: Qt.KeyboardModifier = NONE) -> bool:
        """Carry a parcel over a point of the list; whether it could be let go there."""
        return self.enter(parcel.to_mime(what), self.view.viewport(), over, keys)

    def let_go(self, what: Parcel, over: QPoint, keys: Qt.KeyboardModifier = NONE, onto: QWidget | None = None) -> None:
        data, onto = parcel.to_mime(what), onto or self.view.viewport()
        self.enter(data, onto, over, keys)
        event = QDropEvent(QPointF(over), ACTIONS, data, Qt.MouseButton.LeftButton, keys)
        QApplication.sendEvent(onto, event)
        QApplication.processEvents()
        self.look()

    def tip(self) -> str:
        title = QTextDocumentFragment.fromHtml(self.page.tip.title.text()).toPlainText()
        return f"{title} | {self.page.tip.text.text()}"

    def undo(self) -> None:
        self.bench.ui.undo.undo()
        self.look()


@pytest.fixture
def hands(qtbot: QtBot, bench: Bench) -> Iterator[Hands]:
    page = CalendarPage(bench.ui)
    qtbot.addWidget(page)
    page.resize(1228, 848)
    page.show()
    page.show_view(View.AGENDA, DAY)
    yield Hands(bench, page)
    page.close()


def dropping(hands: Hands) -> AgendaDropping:
    return next(each for each in hands.view.viewport().children() if isinstance(each, AgendaDropping))


def test_a_line_dragged_to_another_day_keeps_its_hour_and_goes_back_with_undo(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 18:35", "one")
    bench.post("2026-09-10 09:00", "two")
    hands.let_go(hands.take("one"), hands.on("two"))
    assert hands.walls("one") == ["09-10 18:35"]
    hands.undo()
    assert hands.walls("one") == ["09-03 18:35"]
    hands.let_go(hands.take("one"), hands.head(date(2026, 9, 10)))
    assert hands.walls("one") == ["09-10 18:35"]


def test_with_ctrl_a_draft_is_made_and_the_original_stays(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 18:35", "one")
    bench.post("2026-09-10 09:00", "two")
    what = hands.take("one")
    assert hands.carry(what, hands.on("two"), CTRL)
    assert "A copy as a draft" in hands.tip()
    hands.let_go(what, hands.on("two"), CTRL)
    assert hands.walls("one") == ["09-03 18:35", "09-10 18:35"]


def test_while_it_is_carried_a_line_shows_where_it_would_stand(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 12:00", "one")
    bench.post("2026-09-10 09:00", "before")
    bench.post("2026-09-10 15:00", "after")
    what = hands.take("one")
    assert hands.carry(what, hands.head(date(2026, 9, 10)))
    assert hands.tip().startswith("Thursday 10 September, 12:00 | It goes out then instead of")
    overlay = dropping(hands)._overlay
    assert overlay.isVisible()
    assert overlay.target is not None
    (line,) = overlay.target.lines
    upper, lower = (hands.view.visualRect(hands.view.indexAt(hands.on(text))) for text in ("before", "after"))
    assert upper.center().y() < line.top() < line.bottom() < lower.center().y()
    (cell,) = overlay.target.cells
    assert cell.contains(hands.head(date(2026, 9, 10)))
    assert cell.contains(hands.on("after"))
    QApplication.sendEvent(hands.view.viewport(), QDragLeaveEvent())
    assert not overlay.isVisible()
    assert not hands.page.tip.isVisible()


def test_the_past_and_what_is_out_are_refused_with_the_reason(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "one")
    soon = bench.post("2026-09-01 11:30", "soon")
    bench.desk.clock.advance(3600)
    bench.desk.publish()
    assert bench.rows(soon)[0].state == "published"
    what = hands.take("one")
    assert not hands.carry(what, hands.on("soon"))
    assert "10:00 has passed." in hands.tip()
    hands.let_go(what, hands.on("soon"))
    assert hands.walls("one") == ["09-03 10:00"]
    out = hands.take("soon")
    assert not hands.carry(out, hands.on("one"))
    assert "It is out and stays here as its record. Ctrl copies it." in hands.tip()
    assert dropping(hands)._overlay.target.lines == ()
    assert bench.ui.undo.count() == 0


def test_from_the_agenda_to_the_ideas_and_back(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "one")
    bench.post("2026-09-10 09:00", "two")
    hands.page.show_tray(True)
    ideas = hands.page.tray.list
    hands.let_go(hands.take("one"), QPoint(20, 20), onto=ideas.viewport())
    assert hands.walls("one") == []
    hands.page.tray.refresh()
    ideas.setCurrentIndex(ideas.model().index(0, 0))
    what = ideas.parcel()
    assert what is not None
    hands.let_go(what, hands.on("two"))
    assert [wall[:5] for wall in hands.walls("one")] == ["09-10"]


def test_sorted_by_something_else_a_line_stands_for_its_day(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "b")
    bench.post("2026-09-10 09:00", "a")
    hands.look()
    hands.view.sort_by(Column.TITLE)
    what = hands.take("b")
    assert hands.carry(what, hands.on("a"))
    assert hands.tip().startswith("Thursday 10 September, 10:00")
    assert not hands.carry(what, QPoint(40, hands.view.viewport().height() - 40))  # below the last one: no day
    hands.let_go(what, hands.on("a"))
    assert hands.walls("b") == ["09-10 10:00"]


def test_the_mouse_takes_a_line_up_with_all_that_is_chosen(
    bench: Bench, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.post("2026-09-03 10:00", "one")
    bench.post("2026-09-04 10:00", "two")
    bench.post("2026-09-10 09:00", "three")
    hands.take("one", "two")
    carried: list[tuple[Parcel | None, frozenset[object]]] = []

    class Drag:
        """Qt's own would wait for a hand."""

        def __init__(self, source: QWidget) -> None:
            assert source is hands.view

        def setMimeData(self, data: Leaving) -> None:
            carried.append((parcel.from_mime(data), hands.view.carried))

        def setPixmap(self, picture: object) -> None: ...
        def setHotSpot(self, spot: QPoint) -> None: ...
        def exec(self, *actions: object) -> None: ...

    monkeypatch.setattr(carrying, "QDrag", Drag)
    viewport, start = hands.view.viewport(), hands.on("two")
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, NONE, start)
    for step in range(1, 5):
        QTest.mouseMove(viewport, start + QPoint(0, 8 * step))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, NONE, start + QPoint(0, 32))
    assert len(carried) == 1
    what, away = carried[0]
    assert what is not None
    assert [item.title for item in what.items] == ["one", "two"]
    assert what.gripped.title == "two"
    assert len(away) == 2  # both show that they have left their places
    assert hands.view.carried == frozenset()


def test_near_its_edges_the_list_scrolls(bench: Bench, hands: Hands) -> None:
    for day in range(1, 29):
        bench.post(f"2026-10-{day:02} 10:00", f"p{day}")
    hands.page.show_view(View.AGENDA, date(2026, 10, 1))
    hands.look()
    bar, drops = hands.view.verticalScrollBar(), dropping(hands)
    bar.setValue(0)
    assert drops.edge(QPoint(40, 4)) == -1
    assert drops.edge(QPoint(40, hands.view.viewport().height() - 4)) == 1
    assert drops.edge(QPoint(40, hands.view.viewport().height() // 2)) == 0
    drops.stepped.emit(1)
    assert bar.value() > 0
