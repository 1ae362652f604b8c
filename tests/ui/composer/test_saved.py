"""Saved texts and groups of hashtags: used at the cursor, filled in for the post, and looked after in their list."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from smdesk.ui.composer.saveddialog import SavedDialog
from smdesk.ui.kit.dialogs import Ask
from tests.ui.composer.conftest import Bench

NOON = datetime(2026, 10, 2, 12, 0)


def menu(bench: Bench) -> QMenu:
    found = [each for each in bench.box.findChildren(QMenu) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def dialog(bench: Bench) -> SavedDialog:
    found = [each for each in bench.page.findChildren(SavedDialog) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_saved_text_is_filled_in_and_put_at_the_cursor(bench: Bench) -> None:
    body = "{client} ({handle}), {weekday} {date} at {time}. {unknown}"
    bench.desk.runtime.snippets.add("Opening", body, client=bench.client.id)
    bench.start(text="!", local=NOON)
    bench.box.tools.buttons["quotes"].click()
    next(each for each in menu(bench).actions() if each.text() == "Opening").trigger()
    assert bench.box.caption.toPlainText() == (
        "Molino Viejo (@molino), Friday 2 Oct at 12:00. {unknown}!"
    )  # fmt: skip
    bench.settle()
    assert bench.stored().text.startswith("Molino Viejo")
    bench.box.caption.undo()
    assert bench.box.caption.toPlainText() == "!"


def test_a_group_of_hashtags_gets_room_and_other_clients_groups_are_not_offered(bench: Bench) -> None:
    other = bench.desk.client("Sol")
    snippets = bench.desk.runtime.snippets
    snippets.add("Bread", "#bread #real", kind="hashtags", client=bench.client.id)
    snippets.add("Sun", "#sun", kind="hashtags", client=other.id)
    bench.start(local=NOON)
    bench.type("Fresh")
    bench.box.tools.buttons["hash"].click()
    shown = menu(bench)
    assert [each.text() for each in shown.actions() if each.text()] == ["#", "Bread", "Edit groups of hashtags…"]
    shown.actions()[2].trigger()
    assert bench.box.caption.toPlainText() == "Fresh #bread #real"


@pytest.mark.parametrize(
    ("kind", "before", "body", "after", "told"),
    [
        ("text", "Late #sun", "Book now", "", "Late #sun Book now"),  # it became part of the hashtag
        ("text", "We open.", "Book now.", "See you", "We open. Book now. See you"),
        ("text", "Yes 👍 sun", "Book now", "!", "Yes 👍 sun Book now!"),
        ("text", "We say “", "Book now", "” again", "We say “Book now” again"),
        ("text", "We ", "open", "\nSoon", "We open\nSoon"),
        ("hashtags", "👍👍 Sun", "#sea #sun", "and more", "👍👍 Sun #sea #sun and more"),
        ("hashtags", "", "#sea #sun", "", "#sea #sun"),
    ],
)
def test_what_is_put_between_words_gets_room(
    bench: Bench, kind: str, before: str, body: str, after: str, told: str
) -> None:
    made = bench.desk.runtime.snippets.add("One", body, kind=kind, client=bench.client.id)
    bench.start(text=before + after, local=NOON)
    cursor = bench.box.caption.textCursor()
    cursor.setPosition(len(before.encode("utf-16-le")) // 2)
    bench.box.caption.setTextCursor(cursor)
    bench.page.editor.saved.put(bench.box, made)
    assert bench.box.caption.toPlainText() == told
    bench.box.caption.undo()
    assert bench.box.caption.toPlainText() == before + after


@pytest.mark.parametrize(("language", "places"), [("en", "{client}, {handle}"), ("es", "{cliente}, {cuenta}")])
def test_the_list_names_the_places_in_the_language_of_the_interface(bench: Bench, language: str, places: str) -> None:
    bench.ui.language.choose(language)
    bench.start(local=NOON)
    bench.page.editor.saved.manage("text")
    assert places in dialog(bench)._places.text()


def test_new_edited_deleted_and_back(bench: Bench) -> None:
    bench.start(local=NOON)
    bench.type("See you soon")
    bench.box.caption.selectAll()
    bench.box.tools.buttons["quotes"].click()
    next(each for each in menu(bench).actions() if each.text().startswith("Save what")).trigger()
    shown = dialog(bench)
    assert shown.body.toPlainText() == "See you soon"
    shown.save.click()
    assert "name" in shown._problem.text().lower() or "title" in shown._problem.text().lower()
    QTest.keyClicks(shown.name, "Goodbye")
    shown.save.click()
    service = bench.desk.runtime.snippets
    assert [(each.name, each.body) for each in service.list(bench.client.id)] == [("Goodbye", "See you soon")]
    shown.body.setPlainText("Until then")
    shown.save.click()
    assert service.list(bench.client.id)[0].body == "Until then"
    shown.list.setFocus()
    QTest.keyClick(shown.list, Qt.Key.Key_Delete)
    assert service.list(bench.client.id) == []
    shown.back.click()
    assert [each.body for each in service.list(bench.client.id)] == ["Until then"]
    bench.ui.undo.undo()
    assert service.list(bench.client.id)[0].body == "See you soon"


def test_another_client_or_another_text_is_not_lost_for_a_click_in_the_list_or_on_undo(bench: Bench) -> None:
    service = bench.desk.runtime.snippets
    service.add("Bread", "#bread", kind="hashtags", client=bench.client.id)
    service.add("Sun", "#sun", kind="hashtags")
    bench.start(local=NOON)
    bench.box.tools.buttons["hash"].click()
    next(each for each in menu(bench).actions() if each.text().startswith("Edit groups")).trigger()
    shown = dialog(bench)
    shown.list.setCurrentRow(1)
    assert (shown.name.text(), shown.owner.value, shown.unsaved()) == ("Sun", None, False)
    shown.list.setCurrentRow(0)
    shown.owner.setCurrentIndex(1)
    shown.list.setCurrentRow(1)
    assert shown.list.currentRow() == 0
    assert (shown.name.text(), shown.owner.value) == ("Bread", None)
    assert any(each.isVisible() for each in shown.findChildren(Ask))
    shown.findChild(Ask).reject()
    shown.save.click()
    assert not shown.unsaved()
    assert service.list(bench.client.id)[0].client_id is None
    QTest.keyClicks(shown.body, "#rye ")
    shown.back.click()
    assert "#rye" in shown.body.toPlainText()
    assert service.list(bench.client.id)[0].client_id is None
