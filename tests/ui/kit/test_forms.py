"""Editors of forms: tags, lists, sliders, hours of the day, and fields that store themselves."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QUndoStack, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smdesk.core.errors import Conflict, InvalidInput
from smdesk.ui.kit import icons
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.fieldbutton import FieldButton
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.hourstrip import HourStrip
from smdesk.ui.kit.listedit import OrderedListEdit, PairListEdit
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.sliders import BipolarSlider, LevelSlider, PartSlider, RangeSlider
from smdesk.ui.kit.tagedit import TagEdit
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import column
from smdesk.words import Words
from tests.ui import walk


@pytest.fixture
def theme(qapp: QApplication):
    made = Theme(qapp, mode="light")
    yield made
    made.deleteLater()


@pytest.fixture
def shown(qtbot: QtBot):
    """Put widgets into a window that has the focus."""

    windows: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        for each in widgets:
            layout.addWidget(each)
        window.resize(400, 300)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        return window

    return show


def heard(signal: Any) -> list[Any]:
    values: list[Any] = []
    signal.connect(values.append)
    return values


def test_enter_and_comma_add_tags_once_and_backspace_takes_the_last_away(shown, theme: Theme) -> None:
    tags = TagEdit(theme)
    shown(tags)
    tags.set_value(["Podcast"])
    told = heard(tags.changed)
    tags.field.setFocus()
    QTest.keyClicks(tags.field, "Running,podcast,Sea")
    QTest.keyClick(tags.field, Qt.Key.Key_Return)
    assert tags.value == ("Podcast", "Running", "Sea")
    QTest.keyClick(tags.field, Qt.Key.Key_Backspace)
    assert told[-1] == ("Podcast", "Running")
    QTest.keyClick(tags.field, Qt.Key.Key_Left)
    QTest.keyClick(tags._chips[1], Qt.Key.Key_Left)
    QTest.keyClick(tags._chips[0], Qt.Key.Key_Delete)
    assert tags.value == ("Running",)
    assert tags._chips[0].hasFocus()


def test_what_is_offered_can_be_read_beside_a_narrow_field(shown, theme: Theme) -> None:
    tags = TagEdit(theme)
    shown(tags)
    tags.suggest(["Pays at the end of the month", "Pays with the phone"])
    tags.field.setFocus()
    QTest.keyClicks(tags.field, "Pay")
    offered = tags.field.completer().popup()
    assert offered.isVisible()
    longest = offered.fontMetrics().horizontalAdvance("Pays at the end of the month")
    assert tags.field.width() < longest < offered.viewport().width()
    assert offered.screen().availableGeometry().contains(offered.geometry())


def test_a_list_is_written_ordered_and_shortened_by_key(shown, theme: Theme) -> None:
    pains = OrderedListEdit(theme)
    shown(pains)
    pains.set_value(["No rye left", "No idea what is in it"])
    told = heard(pains.changed)
    first = pains._lines[0].cells[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told[-1] == ("No idea what is in it", "No rye left")
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    QTest.keyClicks(pains._lines[2].cells[0], "Queues")
    pains._lines[0].remove.click()
    assert told[-1] == ("No rye left", "Queues")
    pains.add.click()
    pains._lines[0].cells[0].setFocus()  # nothing was written in the new line
    assert len(pains._lines) == 2


def test_who_types_on_the_button_begins_a_line(shown, theme: Theme) -> None:
    pains = OrderedListEdit(theme)
    shown(pains)
    told = heard(pains.changed)
    pains.add.setFocus()
    QTest.keyClicks(cast(QWidget, QApplication.focusWidget()), "Q")
    QTest.keyClicks(cast(QWidget, QApplication.focusWidget()), "ueues")
    QTest.keyClick(pains._lines[0].cells[0], Qt.Key.Key_Tab)
    assert told[-1] == ("Queues",)
    assert pains.add.hasFocus()
    QTest.keyClick(pains.add, Qt.Key.Key_Space)
    assert len(pains._lines) == 2


def test_a_line_in_which_nothing_was_written_goes_when_the_list_is_left(shown, theme: Theme) -> None:
    pains, other = OrderedListEdit(theme), QLineEdit()
    shown(pains, other)
    pains.set_value(["No rye left"])
    pains.add.click()
    pains.add.click()
    assert len(pains._lines) == 2  # the one that is empty is taken
    other.setFocus()
    assert [line.texts for line in pains._lines] == [("No rye left",)]


def test_what_is_pressed_does_not_move_away_from_under_the_pointer(shown, theme: Theme, qtbot: QtBot) -> None:
    pains = OrderedListEdit(theme)
    shown(pains)
    pains.add.click()
    QTest.mousePress(pains.add, Qt.MouseButton.LeftButton)
    pains.add.setFocus()
    assert len(pains._lines) == 1
    QTest.mouseRelease(pains.add, Qt.MouseButton.LeftButton)
    assert pains._lines[0].cells[0].hasFocus()
    assert len(pains._lines) == 1


def test_a_line_is_dragged_to_another_place(shown, theme: Theme) -> None:
    pains = OrderedListEdit(theme)
    shown(pains)
    pains.set_value(["one", "two", "three"])
    told = heard(pains.changed)
    grip, last = pains._lines[0].grip, pains._lines[2]
    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    for step in range(1, 12):
        QTest.mouseMove(grip, grip.mapFromGlobal(last.mapToGlobal(QPoint(5, step * last.height() // 10))))
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)
    assert told == [("two", "three", "one")]


def test_pairs_keep_what_belongs_together(shown, theme: Theme) -> None:
    pairs = PairListEdit(theme)
    shown(pairs)
    pairs.tell("Objection", "Answer")
    pairs.set_value([("Dear", "It lasts"), ("Queues", "Order ahead")])
    cell = pairs._lines[0].cells[0]
    cell.setFocus()
    QTest.keyClick(cell, Qt.Key.Key_Return)
    assert pairs._lines[0].cells[1].hasFocus()
    pairs._move(pairs._lines[1], -1)
    assert pairs.value == (("Queues", "Order ahead"), ("Dear", "It lasts"))


def test_a_range_has_two_knobs_that_do_not_pass_each_other(shown, theme: Theme) -> None:
    span, after = RangeSlider(theme, 13, 99), QLineEdit()
    shown(span, after)
    assert span.value == (13, 99)
    span.set_value((28, 30))
    span.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(span, Qt.Key.Key_PageUp)
    assert span.value == (30, 30)
    QTest.keyClick(span, Qt.Key.Key_Tab)
    QTest.keyClick(span, Qt.Key.Key_Right)
    assert span.value == (30, 31)
    QTest.keyClick(span, Qt.Key.Key_Tab)
    assert after.hasFocus()
    span.set_value(None)
    assert span.value is None


def test_sliders_tell_a_person_s_moves_and_not_a_program_s(shown, theme: Theme) -> None:
    part, opposite, use = PartSlider(theme), BipolarSlider(theme), LevelSlider(theme)
    shown(part, opposite, use)
    moves = [heard(each.edited) for each in (part, opposite, use)]
    assert part.taken is None
    part.set_value(70)
    opposite.set_value(2)
    use.set_value(4)
    assert moves == [[], [], []]
    for each in (part, opposite, use):
        QTest.keyClick(each, Qt.Key.Key_Left)
    assert moves == [[65], [1], [3]]
    QTest.mouseClick(use, Qt.MouseButton.LeftButton, pos=QPoint(use.width() - 3, 5))
    assert use.taken == 5
    QTest.mouseClick(use, Qt.MouseButton.LeftButton, pos=QPoint(0, 5))
    assert use.taken == 0


def test_hours_are_raised_by_dragging_lowered_with_alt_and_set_by_key(shown, theme: Theme) -> None:
    strip = HourStrip(theme)
    shown(strip)
    told = heard(strip.changed)

    def stroke(first: int, last: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        points = [strip._rect(hour).center().toPoint() for hour in range(first, last + 1)]
        QTest.mousePress(strip, Qt.MouseButton.LeftButton, modifier, points[0])
        for point in points:
            QTest.mouseMove(strip, point)
        QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, modifier, points[-1])

    stroke(8, 10)
    stroke(9, 9)
    assert strip.value[7:12] == (0, 1, 2, 1, 0)
    stroke(8, 8, Qt.KeyboardModifier.AltModifier)
    assert strip.value[8] == 0
    assert len(told) == 3
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_End)
    QTest.keyClicks(strip, "3")
    assert strip.value[23] == 3
    assert "23:00" in strip.accessibleDescription()


class Store:
    """What stands behind a form."""

    def __init__(self) -> None:
        self.row = {"name": "Rye", "about": ""}
        self.refuse = ""

    def save(self, values: dict[str, Any]) -> None:
        if values.get("name") == "":
            raise InvalidInput("title_empty", field="name")
        if self.refuse:
            raise Conflict(self.refuse, name="Rye")
        self.row |= values


@pytest.fixture
def form(shown, theme: Theme, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("smdesk.ui.kit.autosave.PAUSE_MS", 40)
    ui = cast(Any, SimpleNamespace(theme=theme, undo=QUndoStack(), language=SimpleNamespace(words=Words("en"))))
    parent = QWidget()
    made = Autosave(ui, parent)
    name, about = QLineEdit(), GrowingText(theme)
    parts = [made.box("name", name, lambda: "Name"), made.box("about", about, lambda: "About")]
    window = shown(*parts, parent)
    store = Store()
    made.show(store.row, store.save)
    name.end(False)
    yield SimpleNamespace(form=made, name=name, about=about, store=store, undo=ui.undo, window=window)
    made.clear()
    ui.undo.clear()


def test_a_field_is_stored_after_a_pause_and_on_leaving_each_with_its_way_back(form, qtbot: QtBot) -> None:
    form.name.setFocus()
    QTest.keyClicks(form.name, " bread")
    assert form.store.row["name"] == "Rye"
    qtbot.waitUntil(lambda: form.store.row["name"] == "Rye bread")
    QTest.keyClicks(form.name, "s")
    form.about.setFocus()
    assert form.store.row["name"] == "Rye breads"
    assert form.undo.count() == 2
    assert form.undo.undoText() == "Change of Name"
    form.undo.undo()
    form.undo.undo()
    assert form.store.row["name"] == "Rye"


def test_what_is_refused_stays_in_its_field_with_the_reason_beside_it(form) -> None:
    form.name.setFocus()
    form.name.selectAll()
    QTest.keyClick(form.name, Qt.Key.Key_Delete)
    form.about.setFocus()
    problem = form.window.findChild(QWidget, "problem-name")
    assert problem.isVisible()
    assert form.store.row["name"] == "Rye"
    QTest.keyClicks(form.about, "dark")
    assert not form.form.flush()
    assert form.store.row["about"] == "dark"  # what can be stored is
    QTest.keyClicks(form.name, "Spelt")
    assert form.form.flush()
    assert (form.store.row["name"], problem.isVisible()) == ("Spelt", False)


def test_the_reason_is_brought_into_view(shown, theme: Theme, qtbot: QtBot) -> None:
    """The field of which it is told stands at the lower edge of what is seen."""
    ui = cast(Any, SimpleNamespace(theme=theme, undo=QUndoStack(), language=SimpleNamespace(words=Words("en"))))
    body, area = QWidget(), QScrollArea()
    form, name, store = Autosave(ui, body), QLineEdit(), Store()
    body.setLayout(column(form.box("name", name, lambda: "Name"), 900))
    area.setWidget(body)
    area.setWidgetResizable(True)
    shown(area)
    area.setFixedHeight(name.mapTo(body, QPoint(0, name.height())).y() + 6)
    form.show(store.row, store.save)
    name.setFocus()
    name.selectAll()
    QTest.keyClick(name, Qt.Key.Key_Delete)
    assert not form.flush()
    problem = body.findChild(QWidget, "problem-name")

    def seen() -> bool:
        place = problem.mapTo(area.viewport(), QPoint(0, 0))
        return bool(area.viewport().rect().contains(QRect(place, problem.size())))

    assert not seen()
    qtbot.waitUntil(seen)
    form.clear()
    ui.undo.clear()


def test_news_from_outside_leave_what_is_being_typed_and_the_cursor_alone(form) -> None:
    form.name.setFocus()
    QTest.keyClicks(form.name, "!")
    form.form.refresh({"name": "Other", "about": "news"})
    assert (form.name.text(), form.about.value) == ("Rye!", "news")
    form.form.flush()
    form.name.setCursorPosition(1)
    form.form.refresh({"name": "Rye bread", "about": "news"})
    assert (form.name.text(), form.name.cursorPosition()) == ("Rye bread", 1)


def test_another_row_gets_nothing_of_what_was_typed_for_the_one_before(form) -> None:
    other = Store()
    form.name.setFocus()
    QTest.keyClicks(form.name, "!")
    form.form.show({"name": "Spelt", "about": ""}, other.save)
    assert (form.store.row["name"], other.row["name"], form.name.text()) == ("Rye!", "Rye", "Spelt")


def test_what_concerns_no_field_is_told_to_the_page(form) -> None:
    told = heard(form.form.failed)
    form.store.refuse = "client_changed"
    form.name.setFocus()
    QTest.keyClicks(form.name, "!")
    assert not form.form.flush()
    assert [error.code for error in told] == ["client_changed"]
    assert form.name.text() == "Rye!"


def test_lines_that_come_later_are_reached_by_tab_where_they_stand(shown, theme) -> None:
    above, pains, below = QLineEdit(), OrderedListEdit(theme), QLineEdit()
    shown(above, pains, below)
    pains.set_value(("one", "two"))
    QApplication.processEvents()  # they show
    above.setFocus()
    reached = []
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        reached.append(now.value if isinstance(now, GrowingText) else now)
    assert reached == ["one", "two", pains.add, below]


def test_the_wheel_turns_no_text_out_of_a_field_that_shows_all_of_it(theme, shown) -> None:
    text = GrowingText(theme)
    shown(text)
    for turns, bar in ((False, text.verticalScrollBar()), (True, text.verticalScrollBar())):
        text.set_value("\n".join("line" for _ in range(40)) if turns else "one")
        at = QPointF(text.viewport().rect().center())
        event = QWheelEvent(
            at, text.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(text.viewport(), event)
        assert (bar.value() > 0) is turns


def test_a_field_with_a_long_choice_does_not_push_a_column_over_its_edge(theme: Theme, qtbot: QtBot) -> None:
    field, inner = FieldButton(theme), QWidget()
    QVBoxLayout(inner).addWidget(field)
    column = Column(inner)
    qtbot.addWidget(column)
    field.setText("Hurried neighbour & family, Spain, within 3 km, from 28 to 42 years")
    column.resize(220, 200)
    column.show()
    column.fit()
    assert not walk.over_the_edge(column)
    assert field.shown().startswith("Hurried")
    assert field.shown().endswith("…")
    field.setText("Anybody")
    assert field.shown() == "Anybody"
    field.setMinimumWidth(400)
    column.fit()
    assert walk.over_the_edge(column)  # what the pages are looked through for is found


def test_a_dialog_begins_in_its_first_field(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    made = Ask(around, Words("en"), "Who pays", "", "Go on")
    first, second = QLineEdit(), QLineEdit()
    made.add_field(first, "Who pays")
    made.add_field(second, "For whom")
    assert made.focusWidget() is first


@pytest.mark.dressed
def test_a_choice_with_an_icon_shows_its_longest_words_whole(theme: Theme, shown) -> None:
    """Qt reckons less room between icon and words than the style takes: the last letters were an ellipsis."""
    combo = Combo()
    words = "Next good time: Mon 30 Nov, 09:00"
    combo.addItem(icons.icon("clock", theme), words)
    combo.addItem(icons.icon("check", theme), "Yes")
    shown(combo)
    combo.resize(combo.sizeHint())
    assert combo.shown() == words
