"""Writing: autosave, versions, own texts, counters, parts, and what was typed surviving every trouble."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smdesk.core.errors import StorageError
from smdesk.services.patches import PartInput, PostPatch, VariantInput
from smdesk.ui.composer.clockfield import ClockField, read
from smdesk.ui.composer.keeper import Kept
from tests.ui.composer.conftest import Bench

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_pause_stores_the_draft(bench: Bench) -> None:
    bench.start()
    bench.type("Harina, agua")
    assert bench.page.model.view is None
    bench.settle()
    assert bench.stored().text == "Harina, agua"
    assert bench.stored().stage == "draft"
    assert bench.page.keeper.state is Kept.SAVED


def test_one_burst_of_typing_is_one_version(bench: Bench) -> None:
    bench.start()
    for word in ("uno ", "dos ", "tres"):
        bench.type(word)
        bench.page.keeper.save()
    posts = bench.desk.runtime.posts
    assert [each.text for each in posts.revisions(bench.stored().id)] == ["uno "]
    bench.desk.clock.advance(200)
    bench.type(" cuatro")
    bench.page.keeper.save()
    assert [each.text for each in posts.revisions(bench.stored().id)] == ["uno dos tres", "uno "]


def test_going_back_to_a_version_can_be_undone(bench: Bench) -> None:
    bench.start(text="first")
    bench.page.keeper.save()
    bench.desk.clock.advance(200)
    bench.type("second ")
    bench.page.keeper.save()
    revision = bench.desk.runtime.posts.revisions(bench.stored().id)[0]
    bench.page.acts.restore(revision.id)
    assert bench.box.caption.toPlainText() == "first"
    bench.ui.undo.undo()
    assert bench.box.caption.toPlainText() == "second first"
    assert bench.stored().text == "second first"


def test_nothing_typed_is_nothing_stored(bench: Bench) -> None:
    bench.start()
    bench.type("   ")
    bench.settle()
    assert bench.page.model.view is None
    assert bench.page.settle()


def test_a_text_that_is_emptied_keeps_what_the_disk_has(bench: Bench) -> None:
    bench.start(text="kept")
    bench.page.keeper.save()
    bench.box.caption.selectAll()
    bench.box.caption.cut()
    bench.settle()
    assert bench.page.keeper.state is Kept.EMPTY
    assert bench.stored().text == "kept"


def test_a_full_disk_keeps_what_was_typed_and_says_what_to_do(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.start()
    posts = bench.desk.runtime.posts

    def full(*_args: object, **_more: object) -> object:
        raise StorageError("disk_full", path="/desk", needed=10, free=1)

    with monkeypatch.context() as patched:
        patched.setattr(posts, "add", full)
        bench.type("a sentence")
        bench.settle()
        assert bench.page.keeper.state is Kept.FAILED
        notice = bench.page.problem.notice
        assert notice is not None
        assert "What you typed stays here" in notice.text
        assert not bench.page.settle()
        assert bench.box.caption.toPlainText() == "a sentence"
    assert bench.page.settle()  # there is room again
    assert bench.stored().text == "a sentence"
    assert bench.page.problem.notice is None


def test_a_change_from_elsewhere_is_asked_about_and_nothing_is_overwritten(bench: Bench) -> None:
    bench.start(text="mine")
    bench.page.keeper.save()
    post = bench.stored().id
    bench.type("still ")
    bench.desk.runtime.posts.edit(post, PostPatch(base=VariantInput(parts=(PartInput("theirs"),))))
    bench.settle()
    notice = bench.page.problem.notice
    assert notice is not None
    assert [words for words, _ in notice.acts][:2] == ["Keep mine", "Take the other"]
    assert bench.stored().text == "theirs"
    notice.acts[0][1]()
    assert bench.stored().text == "still mine"
    assert "theirs" in [each.text for each in bench.desk.runtime.posts.revisions(post)]


def test_a_change_from_elsewhere_shows_where_nothing_is_typed(bench: Bench) -> None:
    bench.start(text="mine")
    bench.page.keeper.save()
    bench.desk.runtime.posts.edit(bench.stored().id, PostPatch(base=VariantInput(parts=(PartInput("theirs"),))))
    bench.settle()
    assert bench.box.caption.toPlainText() == "theirs"


def test_a_text_of_its_own_and_back(bench: Bench) -> None:
    bench.start(bench.auto, bench.hand, text="Shared")
    bench.press(Qt.Key.Key_Tab, CTRL)
    assert bench.page.model.scope == bench.hand.id
    bench.press(Qt.Key.Key_Tab, CTRL)
    assert bench.page.model.scope == bench.auto.id
    bench.type("Own ")
    bench.page.keeper.save()
    own = {each.channel_id: each for each in bench.stored().variants}
    assert own[bench.auto.id].parts[0].text == "Own Shared"
    assert own[bench.hand.id].parts == ()
    assert bench.stored().text == "Shared"
    bench.page.editor.back.click()
    bench.page.keeper.save()
    assert not {each.channel_id: each for each in bench.stored().variants}[bench.auto.id].parts
    bench.ui.undo.undo()
    assert bench.box.caption.toPlainText() == "Own Shared"


def test_undo_in_the_text_of_one_channel_stops_at_what_is_common(bench: Bench) -> None:
    bench.start(bench.auto, bench.hand)
    bench.type("Shared")
    bench.settle()
    bench.press(Qt.Key.Key_Tab, CTRL)
    bench.box.caption.setFocus()
    bench.page.undo()
    assert bench.box.caption.toPlainText() == "Shared"
    bench.box.caption.go_to_end()
    bench.type(" and own")
    bench.page.undo()
    assert bench.box.caption.toPlainText() == "Shared"
    bench.page.redo()
    assert bench.box.caption.toPlainText() == "Shared and own"
    bench.press(Qt.Key.Key_Tab, CTRL | SHIFT)
    assert bench.box.caption.toPlainText() == "Shared"


def test_counters_follow_each_networks_rule(bench: Bench) -> None:
    bench.start(bench.auto, bench.hand)
    bench.box.caption.put("👩‍👩‍👧 ñ")
    bench.settle()
    counts = {count.place.id: count.measure.count for count in bench.box.meter.counts}
    assert counts[bench.auto.id] == 3  # graphemes
    assert counts[bench.hand.id] == 7  # code points
    assert "3/500" in bench.box.meter.accessibleName()


def test_too_much_is_marked_from_where_it_is_too_much(bench: Bench) -> None:
    bench.start(bench.hand, text="x" * 2210)  # a network without threads: what is too much is shown
    bench.settle()
    place = next(n for n, note in enumerate(bench.page.model.notes) if note.finding.code == "text_too_long")
    assert bench.page.model.study.overs[bench.hand.id, 0] == 2200
    for _ in range(place + 1):
        bench.press(Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert bench.page.notes.rows[place].button.hasFocus()
    bench.page.notes.rows[place].button.click()
    assert bench.box.caption.textCursor().selectedText() == "x" * 10


def marked_from(bench: Bench) -> int:
    """Where in the document the first character stands that is shown as too much; -1: there is none."""
    danger, block = bench.ui.theme.semantic("danger").bg, bench.box.caption.document().begin()
    while block.isValid():
        for piece in block.layout().formats():
            if piece.format.background().color() == danger:
                return block.position() + piece.start
        block = block.next()
    return -1


def test_the_mark_of_what_is_too_much_stays_right_while_one_types_before_it(bench: Bench) -> None:
    bench.start(text="\n".join(["a" * 99] * 7))
    bench.settle()
    assert marked_from(bench) == 500
    caption = bench.box.caption
    for text in ("first", "\n\n", "x" * 230, "last"):  # also where whole paragraphs come to lie behind it
        caption.textCursor().insertText(text)
        assert marked_from(bench) == 500
    cursor = caption.textCursor()
    cursor.movePosition(cursor.MoveOperation.Start, cursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    assert marked_from(bench) == 500
    bench.settle()
    assert marked_from(bench) == 500


def test_parts_are_added_by_key_moved_removed_and_undone(bench: Bench) -> None:
    bench.start(text="One")
    bench.press(Qt.Key.Key_T, CTRL | SHIFT)
    assert len(bench.page.editor.boxes) == 2
    assert bench.page.editor.boxes[1].caption.hasFocus()
    bench.type("Two", 1)
    bench.page.editor.boxes[1].moved.emit(-1)
    assert [box.caption.toPlainText() for box in bench.page.editor.boxes] == ["Two", "One"]
    bench.page.editor.boxes[0].removed.emit()
    bench.type("!", 0)
    assert len(bench.page.editor.boxes) == 1
    bench.ui.undo.undo()
    words = [box.caption.toPlainText() for box in bench.page.editor.boxes]
    assert words == ["Two", "!One"]  # the part is back, and what was typed since stays
    bench.page.keeper.save()
    assert [part.text for part in bench.stored().base.parts] == words


def test_a_paste_of_100_kb_is_taken_counted_and_stored(bench: Bench) -> None:
    bench.start()
    mime = QMimeData()
    mime.setText("palabra #tag " * 8000 + "\x00end")
    bench.box.caption.insertFromMimeData(mime)
    bench.settle()
    assert bench.stored().text.endswith("end")
    assert "\x00" not in bench.stored().text
    assert len(bench.stored().text) > 100_000
    assert bench.page.model.study.errors() >= 1


def test_an_emoji_soup_survives(bench: Bench) -> None:
    soup = "🏳️‍🌈👨‍👩‍👧‍👦🇪🇸é́́\u202e‮ﷺ👍🏽" * 20
    bench.start()
    bench.box.caption.put(soup)
    bench.page.keeper.save()
    assert bench.stored().text == soup


def test_a_long_first_comment_shows_all_its_lines(bench: Bench, qtbot: QtBot) -> None:
    """It has one paragraph and is wrapped: its box grows with its lines, up to some, and goes back."""
    bench.start(bench.auto, text="One")
    comment = bench.page.editor.extras.comment
    least = comment.height()
    comment.setPlainText(
        "The recipes are in the blog, with all that goes into the dough: https://bakery.example/recipes"
    )
    qtbot.waitUntil(lambda: comment.height() > least)
    assert not comment.verticalScrollBar().maximum()
    beside = [bench.box._link_row, bench.page.editor.extras.comment_row]
    assert len({each.y() for each in beside}) == 1
    assert bench.box._link_row.height() == bench.box._link_row.sizeHint().height()  # it stays as it is
    comment.setPlainText("Short")
    qtbot.waitUntil(lambda: comment.height() == least)


def test_first_comment_and_link_are_kept(bench: Bench) -> None:
    bench.start(text="One")
    bench.page.editor.extras.comment.setPlainText("#a\n#b")
    bench.box.focus_link()
    QTest.keyClicks(bench.box.link, "a.example/x")
    bench.page.keeper.save()
    assert bench.stored().base.first_comment == "#a\n#b"
    assert bench.stored().base.parts[0].link == "a.example/x"


def test_a_link_that_is_none_is_marked_and_fixed(bench: Bench) -> None:
    bench.start(text="One")
    bench.box.focus_link()
    QTest.keyClicks(bench.box.link, "://a.example")
    bench.settle()
    assert bench.box.link.property("invalid") is True
    row = next(row for row in bench.page.notes.rows if row.note.finding.code == "link_invalid")
    row.button.click()
    assert bench.box.link.text() == "https://a.example"
    assert bench.box.link.property("invalid") is False


def test_undo_in_the_text_comes_before_undo_of_acts(bench: Bench) -> None:
    bench.start(text="One")
    bench.page.editor.add_part()
    bench.type("abc", 1)
    bench.page.undo()
    assert bench.page.editor.boxes[1].caption.toPlainText() == ""
    bench.page.undo()
    assert len(bench.page.editor.boxes) == 1


def test_leaving_the_page_stores_at_once(bench: Bench) -> None:
    bench.start()
    bench.type("in a hurry")
    bench.page.hide()
    assert bench.stored().text == "in a hurry"
    assert bench.desk.clock.now() - bench.stored().changed_at < timedelta(seconds=1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", "09:00"),
        ("930", "09:30"),
        ("9:30", "09:30"),
        ("09.30", "09:30"),
        ("17h", "17:00"),
        ("9 pm", "21:00"),
        ("12:05 am", "00:05"),
        ("9:30\N{NO-BREAK SPACE}p.\N{NO-BREAK SPACE}m.", "21:30"),
        ("13 pm", ""),
        ("24:00", ""),
        ("x", ""),
    ],
)
def test_hours_as_people_type_them(typed: str, meant: str) -> None:
    found = read(typed)
    assert (f"{found:%H:%M}" if found else "") == meant


def test_what_is_no_hour_means_the_hour_from_before(bench: Bench) -> None:
    before = datetime(2026, 10, 2, 11, 0)
    bench.start(text="One", local=before)
    hour = bench.page.findChild(ClockField)
    hour.setFocus()
    hour.selectAll()
    QTest.keyClicks(hour, "25")  # by way of two in the morning
    assert hour.text() == "25"
    assert bench.page.model.local == before
    QTest.keyClicks(hour, ":99")
    assert (hour.text(), hour.property("invalid")) == ("25:99", True)
    told = "“25:99” is no time of day, so it stays at 11:00. Type it like 9, 930 or 9:30."
    assert bench.page.when.notice() == hour.accessibleDescription() == told
    bench.box.caption.setFocus()
    assert hour.text() == "11:00"
    assert bench.page.when.notice() == ""
    assert bench.page.model.local == before
    hour.setFocus()
    hour.selectAll()
    QTest.keyClicks(hour, "17:3")
    assert bench.page.when.notice() == ""  # its minutes are still being typed
    QTest.keyClicks(hour, "0")
    bench.box.caption.setFocus()
    assert hour.text() == "17:30"
    assert bench.page.model.local == before.replace(hour=17, minute=30)


def test_a_channel_left_out_of_a_draft_is_gone_from_it_and_undone(bench: Bench) -> None:
    bench.start(bench.auto, bench.hand, text="One")
    bench.page.keeper.save()
    bench.page.editor.channels.toggles[bench.hand.id].click()
    bench.page.keeper.save()
    assert [each.channel_id for each in bench.stored().variants] == [None, bench.auto.id]
    bench.ui.undo.undo()
    bench.page.keeper.save()
    assert [each.channel_id for each in bench.stored().variants] == [None, bench.auto.id, bench.hand.id]


def test_an_hour_with_seconds_is_shown_to_the_minute_and_kept_as_it_is(qtbot: QtBot) -> None:
    """What was sent at once has seconds; the field has no room for them, and cut off the hour."""
    field = ClockField(lambda value: value.isoformat())
    qtbot.addWidget(field)
    field.set_time(time(8, 24, 49))
    assert field.text() == "08:24:00"
    assert field.meant == time(8, 24, 49)


def test_a_tool_that_is_pressed_by_hand_leaves_the_keys_in_the_text(bench: Bench) -> None:
    bench.start(text="Bread")
    bench.settle()
    bench.box.caption.setFocus()
    QTest.mouseClick(bench.box.tools.buttons["link-simple"], Qt.MouseButton.LeftButton)
    assert bench.page.focusWidget() is bench.box.link
    bench.box.caption.setFocus()
    QTest.mousePress(bench.box.tools.buttons["hash"], Qt.MouseButton.LeftButton)
    assert bench.page.focusWidget() is bench.box.caption


def test_the_text_of_a_new_part_comes_into_view(bench: Bench, qtbot) -> None:
    bench.start(text="Bread")
    bench.settle()
    area = bench.page.editor.area

    def seen() -> bool:
        box = bench.page.editor.boxes[-1].box
        return 0 <= box.mapTo(area.viewport(), box.rect().topLeft()).y() <= area.viewport().height() - box.height()

    for _ in range(3):
        bench.page.editor.add_part()
        qtbot.waitUntil(seen, timeout=4000)


def test_who_types_without_a_pause_is_stored_all_the_same(bench: Bench, monkeypatch) -> None:
    monkeypatch.setattr("smdesk.ui.composer.model.LONGEST_S", 0.3)
    bench.start()
    bench.page.model._save.setInterval(100)
    bench.box.caption.setFocus()
    for _ in range(60):  # a key each 20 ms: never a pause
        QTest.keyClick(bench.box.caption, "a")
        QTest.qWait(20)
        if bench.page.model.view is not None:
            break
    assert bench.page.model.view is not None
    assert bench.stored().base.parts[0].text.startswith("aaa")
