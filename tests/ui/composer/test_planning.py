"""Time and what follows from it: slots, notices, ways, scheduling, updating, and what is frozen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.core import network
from smdesk.core.clock import FakeClock
from smdesk.core.publication import State
from smdesk.core.slots import parse
from smdesk.core.walltime import WallTime
from smdesk.services.patches import ClientPatch
from smdesk.services.posts.rules import Time
from smdesk.ui.composer import study
from smdesk.ui.composer.clockfield import ClockField
from smdesk.ui.composer.when import SLOTS, When
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.undokeys import undoes
from tests.ui.composer.conftest import Bench
from tests.ui.helpers import dialog, press

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NOON = datetime(2026, 10, 2, 12, 0)


def test_a_new_post_takes_the_next_free_slot(with_slots: Bench) -> None:
    with_slots.start(text="One")
    assert with_slots.page.model.local == datetime(2026, 10, 1, 18, 30)
    with_slots.page.acts.schedule()
    with_slots.start(text="Two")
    assert with_slots.page.model.local == datetime(2026, 10, 2, 10, 0)


def test_on_the_next_free_slot_the_time_that_shows_is_the_slot_s(with_slots: Bench) -> None:
    bench = with_slots
    bench.start(text="One", local=NOON)
    told: list[str] = []
    bench.page.acts.said.connect(lambda text, _undo: told.append(text))
    bench.page.acts.schedule_next()
    slot = datetime(2026, 10, 1, 18, 30)
    assert [row.wall for row in bench.rows()] == [slot]
    assert (bench.page.model.local, bench.page.model.moved) == (slot, False)  # an update leaves it where it is
    assert told[-1].startswith("Scheduled · Thu 1 Oct 2026, 18:30")
    for _ in range(2):
        bench.ui.undo.undo()
        assert bench.page.model.local == NOON
        assert not [row for row in bench.rows() if row.state is State.SCHEDULED]
        bench.ui.undo.redo()
        assert [row.wall for row in bench.rows() if row.state is State.SCHEDULED] == [slot]
        assert bench.page.model.local == slot


def test_without_slots_the_next_full_hour(bench: Bench) -> None:
    bench.start(text="One")
    assert bench.page.model.local == datetime(2026, 10, 1, 12, 0)


def test_free_slots_are_called_so_however_narrow_it_is(with_slots: Bench) -> None:
    with_slots.start(text="One")
    when = with_slots.page.when
    when.resize(240, when.height())
    assert [each.text() for each in when._slots_row.findChildren(QLabel) if not each.isHidden()] == ["free slots"]
    assert 0 < sum(not each.isHidden() for each in when._slots_row.findChildren(QPushButton)) < SLOTS


def test_ctrl_enter_schedules_on_every_channel_and_undo_takes_it_back(
    bench: Bench, pictures: list[Path], qtbot
) -> None:
    bench.start(bench.auto, bench.hand, text="One", local=NOON)
    bench.page.editor.attaching.bring(pictures[:1])
    qtbot.waitUntil(lambda: not bench.page.editor.attaching.intake.jobs, timeout=8000)
    bench.type("! ")
    bench.press(Qt.Key.Key_Return, CTRL)
    rows = {row.channel_id: row for row in bench.rows()}
    assert rows[bench.auto.id].mode == "auto"
    assert rows[bench.hand.id].mode == "assisted"
    assert {row.wall for row in rows.values()} == {NOON}
    assert bench.page.model.status == "scheduled"
    assert bench.said == ["Scheduled · Fri 2 Oct 2026, 12:00"]
    # The keys are in the text still: what was done last is the scheduling, and not the typing.
    caption = bench.page.editor.boxes[0].caption
    caption.setFocus()
    assert not caption.document().isUndoAvailable()
    bench.page.undo()
    assert caption.toPlainText() == "! One"
    assert {row.state for row in bench.rows()} == {State.CANCELLED}
    assert bench.page.model.status == "draft"
    assert bench.page.model.saves_itself


def test_what_is_typed_after_scheduling_stays_when_the_scheduling_is_taken_back(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    bench.press(Qt.Key.Key_Return, CTRL)
    bench.box.caption.setPlainText("")
    bench.type("Two")
    bench.settle()  # into a scheduled post: it waits for "Update"
    titles: list[str] = []
    bench.page.titled.connect(titles.append)
    bench.ui.undo.undo()  # as by the notice, or with the keys elsewhere
    assert titles[-1] == bench.page.title == "Two"
    assert {row.state for row in bench.rows()} == {State.CANCELLED}
    assert bench.page.model.local == NOON
    assert bench.box.caption.toPlainText() == "Two"
    bench.settle()
    assert bench.stored().text == "Two"
    bench.type(" Three")  # where the caret was
    bench.ui.undo.redo()
    assert bench.box.caption.toPlainText() == "Two Three"
    assert bench.page.model.status == "scheduled"


@pytest.mark.parametrize("way", ["primary", "save"])  # Ctrl+Enter, Ctrl+S
def test_pressed_while_nothing_has_changed_the_update_says_so_and_does_nothing(bench: Bench, way: str) -> None:
    """The button is off then; the keys said “Updated”."""
    bench.start(text="One", local=NOON)
    bench.page.acts.schedule()
    bench.settle()
    before = bench.stored()
    assert not bench.page.header.primary.isEnabled()
    action = {"primary": bench.page.acts.primary, "save": bench.page.save}[way]
    action()
    assert bench.said[-1] == "Nothing has changed"
    assert bench.stored() == before
    bench.page.model.choose_time(NOON.replace(hour=13))
    action()
    assert (bench.said[-1], bench.rows()[0].wall) == ("Updated", NOON.replace(hour=13))


def test_undoing_and_redoing_a_scheduling_leaves_the_caret_where_it_was(bench: Bench) -> None:
    """It went to the beginning of the text, and from a thread's second part to the first."""
    bench.start(text="One two", local=NOON)
    bench.page.editor.add_part()
    bench.type("Three four", part=1)
    caption = bench.page.editor.boxes[1].caption
    cursor = caption.textCursor()
    cursor.setPosition(5)
    caption.setTextCursor(cursor)
    bench.page.acts.schedule()
    for act, state in ((bench.page.undo, "draft"), (bench.page.redo, "scheduled"), (bench.page.undo, "draft")):
        act()
        bench.settle()
        assert bench.page.model.status == state
        second = bench.page.editor.boxes[1].caption
        assert bench.page.focusWidget() is second
        assert second.textCursor().position() == 5


def test_five_presses_are_one_publication(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    for _ in range(5):
        bench.press(Qt.Key.Key_Return, CTRL)
    assert len(bench.rows()) == 1


def test_what_must_be_fixed_stops_scheduling_and_says_so(bench: Bench) -> None:
    bench.start(text="x" * 501, local=NOON)
    bench.press(Qt.Key.Key_Return, CTRL)
    assert bench.page.problem.notice is not None
    assert bench.rows() == []
    assert bench.stored().text == "x" * 501  # kept all the same


def test_the_button_tells_what_forbids_to_schedule(bench: Bench) -> None:
    bench.start(bench.auto, text="x" * 501, local=NOON)
    bench.settle()
    QTest.qWait(60)  # the header says it a moment after a key
    place = bench.page.model.places[bench.auto.id]
    said = bench.page.header.primary.toolTip()
    assert said.startswith(f"This cannot go out on {place.network} {place.name} as it is: ")
    assert "…" not in said
    assert "501" in said


def test_what_stood_in_the_way_is_no_longer_told_once_it_is_put_right(bench: Bench) -> None:
    bench.start(text="x" * 501, local=NOON)
    bench.press(Qt.Key.Key_Return, CTRL)
    assert bench.page.problem.notice is not None
    bench.type("y")
    bench.settle()
    assert bench.page.problem.notice is not None  # it still does
    bench.box.caption.setPlainText("")
    bench.type("Short")
    bench.settle()
    assert bench.page.problem.notice is None


def test_a_past_time_is_told_and_not_taken(bench: Bench) -> None:
    bench.start(text="One", local=datetime(2026, 10, 1, 10, 0))
    assert "has passed" in bench.page.when.notice()
    bench.page.acts.schedule()
    assert bench.page.problem.notice is not None
    assert bench.rows() == []


def test_nothing_to_say_and_no_channel_are_told(bench: Bench) -> None:
    bench.start()
    bench.page.acts.schedule()
    assert bench.page.problem.notice is not None
    bench.page.start(bench.client.id, channels=[], text="One", local=NOON)
    bench.page.acts.schedule()
    notice = bench.page.problem.notice
    assert notice is not None
    assert "Channels…" in [words for words, _ in notice.acts]


def test_the_clocks_skip_an_hour_and_show_one_twice(bench: Bench) -> None:
    bench.start(text="One", local=datetime(2027, 3, 28, 2, 30))
    assert bench.page.when.notice() == "On this day the clocks skip 02:30. It goes out at 03:00."
    bench.page.model.choose_time(datetime(2026, 10, 25, 2, 30))
    assert bench.page.when.notice() == "On this day the clocks show 02:30 twice. The first of the two counts."


def test_the_person_sees_their_own_clock_too(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    told = bench.page.when._here
    assert told.isVisibleTo(bench.page)
    assert "For you: Fri 2 Oct 2026, 15:45" in told.text()  # the tests' computer stands in Kathmandu
    bench.page.model.choose_time(NOON.replace(second=20))  # what is sent at once has seconds
    assert told.text().startswith("For you: Fri 2 Oct 2026, 15:45 ")


def test_what_each_channel_will_do_is_said(bench: Bench) -> None:
    bench.start(bench.auto, bench.hand, text="One", local=NOON)
    ways = {way.place.id: bench.page.when.way_sentence(way, way.place.name) for way in bench.page.model.ways()}
    assert ways[bench.auto.id] == "molino: goes out by itself at this time."
    assert ways[bench.hand.id].startswith("molino.viejo: you publish it")
    bench.page.model.delegate(bench.auto.id, wished=True)
    assert "the network gets it now" in bench.page.when.way_sentence(bench.page.model.ways()[1], "molino")


def test_on_free_slots_each_channel_tells_its_own_time(with_slots: Bench, pictures: list[Path], qtbot: QtBot) -> None:
    bench = with_slots
    bench.desk.runtime.channels.set_slots(bench.hand.id, parse("daily 12:45"))
    bench.start(bench.auto, bench.hand, text="One")
    bench.page.editor.attaching.bring(pictures[:1])
    qtbot.waitUntil(lambda: not bench.page.editor.attaching.intake.jobs, timeout=8000)
    bench.page.acts.schedule_next()
    when = bench.page.when
    assert bench.page.model.local == datetime(2026, 10, 1, 12, 45)

    def lines() -> dict[int, str]:
        return {way.place.id: when.way_sentence(way, way.place.name) for way in bench.page.model.ways()}

    assert lines()[bench.hand.id].startswith("molino.viejo: you publish it; ")
    assert lines()[bench.auto.id] == "molino: goes out by itself on Thu 1 Oct 2026, 18:30."
    bench.page.model.choose_time(NOON)  # an update moves them all there
    assert lines()[bench.auto.id] == "molino: goes out by itself at this time."


def test_a_delegated_channel_is_handed_over_and_locked_until_taken_back(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    bench.page.model.delegate(bench.auto.id, wished=True)
    bench.page.acts.schedule()
    assert [row.mode for row in bench.rows()] == ["delegate"]
    bench.desk.publish()
    assert [row.state for row in bench.rows()] == [State.DELEGATED]
    bench.page.refresh()
    assert bench.page.model.locked
    assert bench.page.locked.notice is not None
    assert bench.page.header._chip.accessibleName() == "Handed over"
    assert bench.page.header._kept.text() == "As handed over"  # not that it went out
    assert bench.box.caption.isReadOnly()
    assert "the network has it" in bench.page.when.way_sentence(bench.page.model.ways()[0], "molino")
    bench.page.acts.take_back()
    bench.desk.publish()
    bench.page.refresh()
    assert [row.state for row in bench.rows()] == [State.SCHEDULED]
    assert not bench.page.model.locked
    assert not bench.box.caption.isReadOnly()
    assert not bench.page.model.delegated  # it goes out from this computer, as was said
    assert not bench.page.model.outdated
    bench.type("Changed ")
    bench.page.acts.update()
    assert bench.stored().text == "Changed One"


def test_a_scheduled_post_changes_only_when_asked(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    bench.page.acts.schedule()
    bench.type("Changed ")
    bench.settle()
    assert bench.stored().text == "One"
    left: list[bool] = []
    bench.page.back.connect(lambda: left.append(True))
    bench.page.leave()
    assert not left
    assert bench.page.problem.notice is not None
    bench.page.model.choose_time(datetime(2026, 10, 3, 9, 0))
    bench.press(Qt.Key.Key_Return, CTRL)
    assert bench.stored().text == "Changed One"
    assert [row.wall for row in bench.rows()] == [datetime(2026, 10, 3, 9, 0)]
    bench.page.leave()
    assert left == [True]


def test_a_channel_added_to_what_is_scheduled_gets_its_time(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    bench.page.acts.schedule()
    bench.page.editor.choose(bench.hand.id, wanted=True)
    bench.page.acts.primary()
    # Instagram wants a picture: the post is stored, and the refusal is told.
    assert bench.page.problem.notice is not None
    assert [row.channel_id for row in bench.rows()] == [bench.auto.id]


def test_leaving_a_channel_out_of_what_is_scheduled_asks(bench: Bench, pictures: list[Path], qtbot) -> None:
    bench.start(bench.auto, bench.hand, text="One", local=NOON)
    bench.page.editor.attaching.bring(pictures[:1])
    qtbot.waitUntil(lambda: not bench.page.editor.attaching.intake.jobs, timeout=8000)
    bench.page.acts.schedule()
    assert len(bench.rows()) == 2
    bench.page.editor.channels.toggles[bench.hand.id].click()
    assert bench.page.editor.channels.toggles[bench.hand.id].isChecked()
    press(dialog(bench.page))
    states = {row.channel_id: row.state for row in bench.rows()}
    assert states == {bench.auto.id: State.SCHEDULED, bench.hand.id: State.CANCELLED}
    assert bench.page.model.draft.channels == (bench.auto.id,)


def test_next_slots_of_each_channel(with_slots: Bench) -> None:
    with_slots.start(text="One", local=NOON)
    with_slots.page.acts.schedule_next()
    assert [row.wall for row in with_slots.rows()] == [datetime(2026, 10, 1, 18, 30)]


def test_publishing_now_asks_and_sends_once(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    bench.press(Qt.Key.Key_Return, CTRL | SHIFT)
    asked = dialog(bench.page)
    assert bench.page.model.rows == []
    press(asked)
    assert bench.page.model.local == bench.rows()[0].wall != NOON  # no more the time it was planned for
    bench.desk.publish()
    assert [row.state for row in bench.rows()] == [State.PUBLISHED]
    assert bench.said[-1] == "It goes out now"


@pytest.mark.parametrize(
    ("here", "told"), [(False, "This leaves your computer"), (True, "nothing leaves your computer")]
)
def test_the_question_before_publishing_now_agrees_with_the_ribbon_of_practice(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, here: bool, told: str
) -> None:
    monkeypatch.setattr(bench.ui, "practice", SimpleNamespace(here=here))
    bench.start(text="One", local=NOON)
    bench.press(Qt.Key.Key_Return, CTRL | SHIFT)
    asked = dialog(bench.page)
    assert any(told in each.text() for each in asked.findChildren(QLabel))
    press(asked, "safe")


def test_what_is_published_is_frozen_and_duplicated_as_a_draft(bench: Bench) -> None:
    post = bench.desk.runtime.posts.add(bench.desk.new(bench.client, bench.auto, text="Out"), Time(now=True)).post
    bench.desk.publish()
    bench.page.open(post.id)
    assert bench.page.model.locked
    assert bench.box.caption.isReadOnly()
    bench.type("no")
    assert bench.box.caption.toPlainText() == "Out"
    assert not bench.page.header.primary.isVisible()
    notice = bench.page.locked.notice
    assert notice is not None
    assert notice.title == "Practice network molino: published."  # an account often has the same name on several
    bench.page.header.copy.click()
    assert bench.page.model.view is not None
    assert bench.page.model.view.id != post.id
    assert not bench.page.model.locked
    assert bench.rows() == []
    assert bench.stored().stage == "draft"


def test_an_idea_has_no_time(bench: Bench) -> None:
    bench.start(text="Some day", stage="idea")
    assert bench.page.model.local is None
    bench.page.keeper.save()
    assert bench.stored().stage == "idea"
    bench.page.acts.keep_as("draft")
    assert bench.stored().stage == "draft"
    bench.page.acts.keep_as("idea")
    assert bench.stored().stage == "idea"


@pytest.mark.parametrize("stage", ["idea", "draft"])
def test_kept_as_an_idea_or_a_draft_is_undone_with_its_time(bench: Bench, stage: str) -> None:
    can_undo = []
    bench.page.said.connect(lambda _text, undo: can_undo.append(undo))
    bench.start(text="Some day", local=NOON)
    if stage == "draft":
        bench.page.acts.schedule()
    bench.type("! ")
    bench.page.acts.keep_as(stage)
    assert not any(row.state is State.SCHEDULED for row in bench.rows())
    assert bench.stored().stage == stage
    assert can_undo[-1]
    caption = bench.page.editor.boxes[0].caption
    caption.setFocus()
    for _ in range(2):
        bench.page.undo()
        assert bench.stored().text == "! Some day"
        assert bench.page.model.local == NOON
        if stage == "idea":
            assert (bench.stored().stage, bench.stored().planned) == ("draft", WallTime(NOON, bench.client.zone))
        else:
            assert [row.wall for row in bench.rows() if row.state is State.SCHEDULED] == [NOON]
        bench.page.redo()
        assert bench.stored().stage == stage
        assert not any(row.state is State.SCHEDULED for row in bench.rows())


def test_kept_as_what_it_is_already_there_is_nothing_to_undo(bench: Bench) -> None:
    can_undo = []
    bench.page.said.connect(lambda _text, undo: can_undo.append(undo))
    bench.start(text="Some day", stage="idea")
    bench.page.acts.keep_as("idea")
    bench.page.acts.keep_as("idea")
    assert can_undo == [False, False]


def test_undoing_a_post_kept_as_an_idea_keeps_what_was_typed_since_and_tells_that_its_time_is_over(
    bench: Bench, clock: FakeClock
) -> None:
    bench.start(text="Some day", local=NOON)
    bench.page.acts.schedule()
    bench.page.acts.keep_as("idea")
    clock.jump(400 * 86400)
    bench.type("Typed. ")
    bench.ui.undo.undo()
    assert bench.stored().text == "Typed. Some day"
    assert bench.page.problem.notice is not None
    assert not any(row.state is State.SCHEDULED for row in bench.rows())


def test_what_is_typed_stays_when_a_post_is_kept_as_an_idea_once_more(bench: Bench) -> None:
    bench.start(text="Some day", local=NOON)
    bench.page.acts.schedule()
    bench.page.acts.keep_as("idea")
    bench.ui.undo.undo()
    bench.type("Typed. ")
    bench.ui.undo.redo()
    assert bench.box.caption.toPlainText() == "Typed. Some day"
    bench.settle()
    assert (bench.stored().stage, bench.stored().text) == ("idea", "Typed. Some day")


def test_a_client_that_approves_is_asked_for_first(bench: Bench) -> None:
    bench.desk.runtime.clients.edit(bench.client.id, ClientPatch(approval_required=True))
    bench.start(text="One", local=NOON)
    bench.page.acts.schedule()
    assert bench.page.problem.notice is not None
    assert bench.rows() == []
    assert bench.stored().text == "One"


def test_moved_elsewhere_is_shown_here(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    bench.page.acts.schedule()
    wall = WallTime(datetime(2026, 10, 9, 8, 0), "Europe/Madrid")
    bench.desk.runtime.posts.move(bench.stored().id, wall)
    bench.settle()
    assert bench.page.model.local == wall.local
    assert not bench.page.model.moved


def test_what_was_typed_before_it_was_scheduled_is_not_what_undo_takes_back_next(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    hour, link = bench.page.when.hour, bench.box.link
    for field, text in ((link, "https://molino.example/pan"), (hour, "17:30")):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
    hour.setCursorPosition(2)
    bench.page.acts.schedule()
    assert not undoes(hour)
    assert not undoes(link)
    assert (hour.text(), hour.cursorPosition()) == ("17:30", 2)
    bench.ui.undo.undo()
    assert (bench.rows()[0].state, bench.page.model.local) == (State.CANCELLED, NOON.replace(hour=17, minute=30))
    assert bench.box.link.text() == "https://molino.example/pan"


def test_a_day_that_the_month_does_not_have_is_told(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    when = bench.page.when
    when.day.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(when.day, "31")
    assert when.notice() == ""  # of the next month that has it
    QTest.keyClicks(when.day, "Feb2031")
    assert when.notice() == "February 2031 has no day 31, so it is 28 Feb 2031."
    assert when._notice.isVisible()
    assert when._notice.text() == when.day.accessibleDescription() == when.notice()
    when.hour.setFocus()
    assert when.notice() == when.day.accessibleDescription() == ""


def test_the_hour_is_told_and_typed_as_the_person_tells_the_time(bench: Bench, qtbot: QtBot) -> None:
    bench.start(text="One", local=NOON.replace(hour=21, minute=5))
    hour = bench.page.findChild(ClockField)
    assert hour.text() == "21:05"
    bench.ui.language.choose_clock("12h")
    qtbot.waitUntil(lambda: hour.text().replace("\N{NO-BREAK SPACE}", " ") == "9:05 pm")
    hour.setFocus()
    hour.selectAll()
    QTest.keyClicks(hour, "8:30 pm")
    assert bench.page.model.local == NOON.replace(hour=20, minute=30)
    bench.ui.language.choose_clock("24h")
    qtbot.waitUntil(lambda: hour.text() == "20:30")


@pytest.mark.dressed
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("hours", ["24h", "12h"])
def test_day_and_hour_are_whole_by_either_clock(bench: Bench, qtbot: QtBot, language: str, hours: str) -> None:
    bench.ui.language.choose(language)
    bench.ui.language.choose_clock(hours)
    bench.page.resize(1235, 820)
    bench.start(text="The first Saturday reading in the shop: bring a friend", local=datetime(2026, 9, 30, 22, 58))
    for width in (bench.page.when.width(), 280):
        bench.page.when.resize(width, bench.page.when.height())
        QApplication.processEvents()
        for field in (bench.page.when.day.lineEdit(), bench.page.when.hour):
            field.setCursorPosition(0)
            begins = field.cursorRect().center().x()
            assert begins + field.fontMetrics().horizontalAdvance(field.text()) <= field.width() - 3, (
                width,
                field.text(),
            )
        assert width == 280 or "2026" in bench.page.when.day.text()
    under = bench.page.header._under
    assert under.shown() == under.text()


def test_a_channel_that_charges_says_the_price_as_one_types(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    place = study.places([bench.auto])[bench.auto.id]
    paid = replace(place, spec=replace(place.spec, prices=network.load("x").prices))
    monkeypatch.setattr(study, "places", lambda channels: {bench.auto.id: paid})
    bench.start()
    lines = lambda: " ".join(each.text() for each in bench.page.when.findChildren(QLabel))  # noqa: E731
    bench.type("Bread")
    bench.settle()
    assert "goes out by itself at this time. Costs $0.015; with a link it would be $0.20." in lines()
    bench.type(": https://sol.com")
    bench.settle()
    assert "Costs $0.20, because of the link; $0.015 without it." in lines()
    bench.ui.language.choose("es")
    bench.settle()
    assert "por el enlace" in lines()


def test_a_new_post_that_nobody_has_touched_is_not_built_again_when_the_person_comes_back(bench: Bench) -> None:
    page, place = bench.page, Place("composer")
    page.visit(place)
    first = bench.box
    page.visit(place)
    assert bench.box is first
    bench.desk.clock.advance(3700)  # its hour has passed
    page.visit(place)
    assert bench.box is not first
    assert page.model.local == page.model.first_time()
    bench.type("Pan")
    bench.settle()
    page.visit(place)
    assert page.model.draft.empty
    assert page.model.view is None


def test_a_day_without_posts_is_a_finding_and_one_press_takes_the_next(bench: Bench, qtbot: QtBot) -> None:
    bench.ui.runtime.keydates.make_quiet(bench.auto.client_id, NOON.date())
    bench.start(bench.auto, text="One", local=NOON)
    page = bench.page
    qtbot.waitUntil(lambda: any(row.note.finding.code == "day_quiet" for row in page.notes.rows))
    row = next(each for each in page.notes.rows if each.note.finding.code == "day_quiet")
    row.button.click()
    assert page.model.local == datetime(2026, 10, 3, 12, 0)
    assert all(each.note.finding.code != "day_quiet" for each in page.notes.rows)
    bench.ui.undo.undo()
    assert page.model.local == NOON


def test_a_channel_without_slots_says_so_and_leads_to_them(bench: Bench) -> None:
    asked: list[Place] = []
    bench.page.asked.connect(asked.append)
    bench.start(bench.auto, text="One")
    bench.page.when.unslotted.click()
    assert asked == [Place("channels", row=bench.auto.id, detail="slots")]


def test_next_slots_tell_which_of_the_channels_of_one_name_has_none(bench: Bench) -> None:
    bench.start(bench.auto, text="One", local=NOON)
    bench.page.do("next")
    notice = bench.page.problem.notice
    assert notice is not None
    assert notice.title == "The channel molino (Practice network) has no queue."


def test_free_slots_cannot_be_pressed_for_what_is_out(with_slots: Bench) -> None:
    bench = with_slots
    post = bench.desk.runtime.posts.add(bench.desk.new(bench.client, bench.auto, text="Out"), Time(now=True)).post
    bench.start(bench.auto, text="One")
    assert bench.page.when._slots_row.isEnabled()
    bench.desk.publish()
    bench.page.open(post.id)
    assert bench.page.model.locked
    assert not bench.page.when._slots_row.isEnabled()


def test_the_head_tells_a_time_without_its_seconds(bench: Bench) -> None:
    bench.start(bench.auto, text="One", local=NOON.replace(second=52))
    assert bench.page.header._when().endswith("12:00")


def test_nothing_is_said_of_slots_where_there_are_some(with_slots: Bench) -> None:
    with_slots.start(with_slots.auto, text="One")
    assert not with_slots.page.when._unslotted_row.isVisibleTo(with_slots.page.when)


def test_a_time_that_has_passed_is_told_of_each_channel_and_nothing_else(bench: Bench) -> None:
    """Neither goes out by itself then, nor is the person reminded; the two are told in one line."""
    bench.start(bench.auto, bench.hand, text="One", local=datetime(2026, 10, 1, 10, 0))
    when = bench.page.when
    assert [(way.how, way.past) for way in bench.page.model.ways()] == [("assisted", True), ("auto", True)]
    told = [each.text() for each in when.findChildren(QLabel) if "this time has passed" in each.text()]
    assert len(told) == 1
    assert told[0].endswith("this time has passed. Choose a later one, or publish now.")
    assert not any("goes out by itself" in each.text() for each in when.findChildren(QLabel))
    bench.page.model.choose_time(NOON)
    assert not any(way.past for way in bench.page.model.ways())


def test_a_time_that_goes_by_while_the_post_is_open_is_told_as_passed(with_slots: Bench, qtbot: QtBot) -> None:
    """Nobody touches anything: the page itself looks when the moment has come, and offers the slots that are left."""
    bench, when = with_slots, with_slots.page.when
    slot = datetime(2026, 10, 1, 18, 30)
    bench.start(text="One", local=slot)
    at = bench.page.model.moment()
    assert at is not None
    bench.desk.clock.advance((at.instant - bench.desk.clock.now()).total_seconds() - 0.2)
    bench.start(text="One", local=slot)
    assert (when.notice(), when.offered[0]) == ("", slot)
    bench.desk.clock.advance(0.3)
    told = when.findChild(QLabel, "time-notice")
    assert told is not None
    qtbot.waitUntil(lambda: "has passed" in told.text())
    assert any("this time has passed" in each.text() for each in when.findChildren(QLabel))
    assert slot not in when.offered
    chips = [each.property("slot") for each in when._slots_row.findChildren(QPushButton)]
    assert chips == [each.isoformat() for each in when.offered]


def test_a_post_that_is_about_to_be_sent_is_not_told_as_too_late(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    bench.page.acts.schedule()
    (row,) = bench.rows()
    bench.desk.clock.advance((row.due - bench.ui.now()).total_seconds() + 1)
    assert [way.past for way in bench.page.model.ways()] == [False]
    bench.page.model.choose_time(datetime(2026, 10, 1, 9, 0))
    assert [way.past for way in bench.page.model.ways()] == [True]


def test_a_post_with_a_time_goes_to_approval_from_its_header_and_is_stored_before(bench: Bench, qtbot: QtBot) -> None:
    bench.start(text="One")
    bench.page.model.choose_time(None)
    header = bench.page.header
    assert not header.approval.isEnabled()
    assert header.approval.toolTip() == "Choose a time first"
    bench.page.model.choose_time(NOON)
    assert header.approval.isEnabled()
    with qtbot.waitSignal(bench.page.asked) as asked:
        bench.page.do("approval")
    assert asked.args == [Place("approvals", client=bench.client.id, detail=f"new:{bench.stored().id}")]
    assert bench.stored().text == "One"


def test_a_post_with_a_time_is_shown_in_the_content_sheet_of_its_week(bench: Bench, qtbot: QtBot) -> None:
    bench.start(text="One")
    bench.page.model.choose_time(None)
    deed = next(each for each in bench.page.actions() if each.id == "composer.sheet")
    assert not deed.enabled()
    bench.page.model.choose_time(NOON)
    assert deed.enabled()
    with qtbot.waitSignal(bench.page.asked) as asked:
        bench.page.do("sheet")
    assert asked.args == [Place("sheets", bench.stored().id, bench.client.id, NOON)]


def _slot(when: When, at: datetime) -> QPushButton:
    return next(each for each in when.findChildren(QPushButton) if each.property("slot") == at.isoformat())


def test_a_free_slot_and_no_time_are_taken_back_by_undo(with_slots: Bench) -> None:
    with_slots.start(text="One")
    with_slots.settle()
    when, model = with_slots.page.when, with_slots.page.model
    first, second = when.offered[:2]
    _slot(when, second).click()
    assert model.local == second
    with_slots.ui.undo.undo()
    assert model.local == first
    assert [_slot(when, each).isChecked() for each in (first, second)] == [True, False]
    when.drop.click()
    assert model.local is None
    with_slots.ui.undo.undo()
    assert model.local == first
    before = with_slots.ui.undo.count()
    _slot(when, first).click()  # once more changes nothing, and there is nothing to undo
    assert _slot(when, first).isChecked()
    assert with_slots.ui.undo.count() == before
