"""Contests in the window: made, filled in, drawn for good, checked, handed over; what cannot be is said beside it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from smdesk.core.clock import FakeClock
from smdesk.services.contests.views import ContestView
from smdesk.ui.campaigns.contests import words
from smdesk.ui.campaigns.contests.pane import ContestsPane
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.scroll import Column

pytestmark = pytest.mark.windows

DAY = 86400.0


@pytest.fixture
def held(pane: ContestsPane, plain: Ui) -> ContestView:
    """Open since an hour, for a day; three take part."""
    now = datetime(2026, 12, 1, 12)
    made = plain.runtime.contests.add(1, "Roscón", opens=now - timedelta(hours=1), closes=now + timedelta(days=1),
                                      prize="A roscón", reserves=1)  # fmt: skip
    plain.runtime.contests.paste(made.id, "@ana\n@bea\n@eva", "instagram")
    pane.look()
    pane.choose(made.id)
    return made


def write(pane: ContestsPane, name: str, text: str) -> QLabel:
    """Type into a field and leave it; where its problem would stand."""
    field = pane.form.form._fields[name]
    field.widget.setText(text)
    field.widget.textEdited.emit(text)
    field.widget.editingFinished.emit()
    return field.problem


def dialog(pane: ContestsPane) -> Ask:
    return next(each for each in reversed(pane.findChildren(Ask)) if each.isVisible())


def test_from_nothing_to_a_record_that_can_be_opened(
    pane: ContestsPane, plain: Ui, clock: FakeClock, tmp_path: Path, qtbot: QtBot
) -> None:
    assert "a draw that anybody can check" in pane._empty._text.text()
    pane.new()
    assert pane.view is not None
    for name, text in {"name": "Roscón", "opens": "today 9:00", "closes": "tomorrow 8 pm", "draws": "3 dec"}.items():
        assert write(pane, name, text).isHidden()
    assert pane.form.times["draws"].text() == "3 Dec 2026, 12:00"
    assert (pane.view.opens, pane.view.closes) == (datetime(2026, 12, 1, 9), datetime(2026, 12, 2, 20))
    pane.terms.fill.click()
    assert "Roscón" in pane.terms.text.toPlainText()
    labels = [each.text() for each in pane.form.findChildren(QLabel)]
    gaps = re.findall("“(.+?)”", pane.terms._gaps.text())
    assert {"Prize", "Where it is valid"} <= set(gaps) <= set(labels)  # as the form calls them, so that they are found
    pane.entries.paste.click()
    dialog(pane).findChildren(QPlainTextEdit)[0].setPlainText("@ana\n@bea\nAna\n@eva")
    assert "3 entries · 1 twice" in [each.text() for each in dialog(pane).findChildren(QLabel)]
    dialog(pane).primary.click()
    assert pane.view.entries == 3
    pane.draw.commit.click()
    assert pane.draw.code.value == pane.view.made[0].commitment
    assert not pane.draw.go.isEnabled()
    pane.draw.copy.click()
    assert pane.view.made[0].commitment in QApplication.clipboard().text()
    clock.advance(2 * DAY)
    pane.look()
    pane.draw.go.click()
    assert any("cannot be undone" in each.text() for each in dialog(pane).findChildren(QLabel))
    dialog(pane).primary.click()
    draw = pane.view.draw
    assert draw is not None
    winner = draw.names[draw.winners[0]]
    assert any(winner in each.text() for each in pane.draw.winners.findChildren(QLabel))
    qtbot.waitUntil(lambda: "agree" in pane.draw.proof.step._text.text())
    assert "sha256sum" in pane.draw.proof._steps()
    file = tmp_path / "record.pdf"
    pane.files.write_record(pane.view, file)
    qtbot.waitUntil(pane.draw.open.isVisible)
    with pdfium.PdfDocument(file) as document:
        assert winner in document[0].get_textpage().get_text_range()


def test_a_contest_of_one_day_tells_its_day_once(pane: ContestsPane, plain: Ui) -> None:
    day = datetime(2026, 12, 1)
    view = plain.runtime.contests.add(1, "Roscón", opens=day.replace(hour=9), closes=day.replace(hour=20))
    assert words.span(plain, view) == "1 Dec"
    view = plain.runtime.contests.add(1, "Turrón", opens=day.replace(hour=9))
    assert words.span(plain, view) == "1 Dec – —"
    view = plain.runtime.contests.add(1, "Cesta", opens=day, closes=day.replace(day=9))
    assert words.span(plain, view) == "1 – 9 Dec"


def test_what_cannot_be_is_said_beside_its_field_and_stays_there(pane: ContestsPane, held: ContestView) -> None:
    closes = pane.form.times["closes"]
    assert "no day and hour" in write(pane, "closes", "whenever").text()
    assert closes.text() == "whenever"
    assert "closes before it opens" in write(pane, "closes", "30 nov 2026 20:00").text()
    assert pane.view == pane._ui.runtime.contests.board(1)[0]
    assert pane.view.closes == held.closes
    assert write(pane, "closes", "5 dec 20.30").isHidden()
    assert pane.view.closes == datetime(2026, 12, 5, 20, 30)
    pane._ui.undo.undo()
    pane.look()
    assert pane.view.closes == held.closes
    assert closes.text() == "2 Dec 2026, 12:00"


def test_a_bad_list_is_taken_in_whole_or_not_and_what_was_taken_is_taken_back(
    pane: ContestsPane, plain: Ui, held: ContestView, tmp_path: Path, qtbot: QtBot
) -> None:
    made = pane.asking.paste(held)
    made.findChildren(QPlainTextEdit)[0].setPlainText("@new\n@\n@other")
    made.primary.click()
    assert made.isVisible()
    assert "Line 2" in made._problem.text()
    made.reject()
    file = tmp_path / "names.csv"
    file.write_bytes("usuario;comentario\n@ana;repetida\n@iñigo;¡Qué rico!\n@zoe;Sí\n".encode("cp1252"))
    pane.take_file(file)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in pane.findChildren(Ask)))
    with qtbot.waitSignal(pane.said) as told:  # the names are of the network of those before
        dialog(pane).primary.click()
    assert told.args == ["2 new entries, 1 there already", True]
    names = [each.name for each in pane.entries.model.entries]
    assert "@iñigo" in names
    plain.undo.undo()
    pane.look()
    assert pane.view is not None
    assert pane.view.entries == 3
    plain.undo.redo()
    pane.look()
    assert "@zoe" in [each.name for each in pane.entries.model.entries]


def test_what_counts_in_the_inbox_is_ticked_and_taken_back(
    pane: ContestsPane, plain: Ui, held: ContestView, qtbot: QtBot
) -> None:
    assert not pane.form.word.isVisible()
    pane.form.kinds.boxes["mention"].click()
    assert pane.view is not None
    assert pane.view.rules.kinds == ("comment", "mention")
    assert pane.form.word.isVisible()
    with qtbot.waitSignal(pane.said) as told:
        pane.entries.inbox.click()
    assert "0 new entries" in told.args[0]
    plain.undo.undo()
    pane.look()
    assert pane.form.kinds.value == ("comment",)
    assert not pane.form.word.isVisible()


def test_who_is_left_out_needs_a_reason_and_a_second_draw_another_list(
    pane: ContestsPane, plain: Ui, held: ContestView, clock: FakeClock
) -> None:
    pane.asking.promise(held)
    clock.advance(DAY)
    pane.look()
    pane.acts.draw(held)
    assert pane.view is not None
    first = pane.view.draw
    assert first is not None
    pane.draw.go.click()
    again = dialog(pane)
    again.findChildren(QLineEdit)[0].setText("A mistake")
    again.primary.click()
    assert "the same as in draw 1" in again._problem.text()
    again.reject()
    row = next(place for place, each in enumerate(pane.entries.model.entries) if each.key == first.winners[0])
    rows = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    pane.entries.table.selectionModel().select(pane.entries.model.index(row, 0), rows)
    assert not pane.menus.entries(pane.rect().center()).actions()[2].isEnabled()  # nothing is removed after a draw
    pane.leave_out()
    assert not dialog(pane).primary.isEnabled()
    dialog(pane).findChildren(QLineEdit)[0].setText("Works here")
    dialog(pane).primary.click()
    assert pane.view.excluded == 1
    plain.undo.undo()
    pane.look()
    assert pane.view.excluded == 0
    plain.undo.redo()
    pane.look()
    made = pane.asking.draw(pane.view)
    made.findChildren(QLineEdit)[0].setText("The winner works here")
    made.primary.click()
    assert pane.view.draw is not None
    assert pane.view.draw.winners != first.winners
    assert any("The winner works here" in each.text() for each in pane.draw.winners.findChildren(QLabel))


def test_a_substitute_takes_the_prize_until_the_record_is_closed(
    pane: ContestsPane, plain: Ui, held: ContestView, clock: FakeClock
) -> None:
    pane.asking.promise(held)
    clock.advance(DAY)
    pane.look()
    assert pane.draw.stand.isHidden()
    pane.acts.draw(held)

    def shown() -> str:
        return " ".join(each.text() for each in pane.draw.winners.findChildren(QLabel))

    assert pane.view is not None
    draw = pane.view.draw
    assert draw is not None
    winner, reserve = (draw.names[key] for key in (*draw.winners, *draw.reserves))
    menu = pane.menus.contest(QPoint())
    assert "A substitute takes the prize…" in [each.text() for each in menu.actions()]
    menu.close()
    pane.draw.stand.click()
    assert not dialog(pane).primary.isEnabled()
    dialog(pane).findChildren(QLineEdit)[0].setText("No answer")
    dialog(pane).primary.click()
    assert f"1. {reserve} Instead of {winner}, since Wed 2 Dec 2026, 12:00: No answer" in shown()
    assert not pane.draw.stand.isEnabled()
    plain.undo.undo()
    pane.look()
    assert f"1. {winner} Substitutes" in shown()
    plain.undo.redo()
    pane.look()
    pane.draw.shut.click()
    dialog(pane).primary.click()
    assert "Closed on" in pane.draw.record._text.text()
    assert not pane.draw.go.isEnabled()
    assert not pane.draw.shut.isVisible()


def test_it_closes_while_it_is_looked_at_and_what_is_being_typed_stays(
    pane: ContestsPane, held: ContestView, clock: FakeClock
) -> None:
    pane.asking.promise(held)
    name = pane.form.form._fields["name"].widget
    name.setText("Roscón de Rey")
    name.textEdited.emit(name.text())
    pane.tick()
    assert (pane._stage.text, pane.draw.go.isEnabled()) == ("Open", False)
    clock.advance(DAY)
    pane.tick()
    assert (pane._stage.text, pane.draw.go.isEnabled()) == ("To be drawn", True)
    assert name.text() == "Roscón de Rey"


def test_a_promise_after_the_close_is_asked_about(pane: ContestsPane, held: ContestView, clock: FakeClock) -> None:
    clock.advance(DAY)
    pane.look()
    pane.draw.commit.click()
    assert pane.view is not None
    assert not pane.view.made
    dialog(pane).primary.click()
    assert pane.view.made[0].late
    assert "after the close" in pane.draw.promise._text.text()


def test_it_speaks_the_language_of_the_moment_and_is_read_out(pane: ContestsPane, plain: Ui, held: ContestView) -> None:
    index = pane.list.model().index(0, 0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Roscón, ")
    assert "Open, A roscón, 1 – 2 Dec, 3 entries count" in said
    plain.runtime.contest_draws.commit(held.id)
    plain.runtime.contest_draws.draw(held.id, early=True)
    plain.theme.style()
    plain.language.choose("es")
    pane.look()
    QApplication.processEvents()
    column = pane.draw.findChild(Column)
    needed = column.widget().layout().totalMinimumSize().width() + column.bar
    assert needed <= 311  # its width with little room: nothing is cut at the right
    assert pane.draw.promise._title.text() == "1. El compromiso"
    assert pane.form.times["opens"].text() == "1 dic 2026, 11:00"
    assert pane.tabs["entries"].accessibleName() == "Participaciones, 3"
    pane.resize(1040, 640)  # as wide as a window of 1100 leaves
    assert (pane.width(), pane.draw.width()) == (1040, 311)


@pytest.mark.parametrize(
    ("reason", "rows"), [(Qt.FocusReason.TabFocusReason, [0]), (Qt.FocusReason.MouseFocusReason, [])]
)
def test_entries_reached_by_key_show_where_the_keys_are(
    pane: ContestsPane, held: ContestView, reason: Qt.FocusReason, rows: list[int]
) -> None:
    table = pane.entries.table
    QApplication.sendEvent(table, QFocusEvent(QEvent.Type.FocusIn, reason))
    assert [each.row() for each in table.selectionModel().selectedRows()] == rows  # the mouse selects by itself
