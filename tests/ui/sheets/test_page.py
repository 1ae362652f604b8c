"""The page of the content sheet: a week is read, typed into, delivered and written down, each act with its way back."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFont, QGuiApplication, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QFileDialog, QMenu, QPlainTextEdit, QPushButton

from smdesk.core.errors import StorageError
from smdesk.core.sheet.lines import monday
from smdesk.core.walltime import WallTime
from smdesk.services.patches import NewPost, PartInput, PostPatch, VariantInput
from smdesk.services.plan import placeholders
from smdesk.ui.kit.place import Place
from smdesk.ui.sheets import dropping
from smdesk.ui.sheets.delegates import wrapped
from smdesk.ui.sheets.editing import CellText
from smdesk.ui.sheets.page import SheetsPage
from smdesk.ui.sheets.words import Column
from smdesk.ui.shell import regions
from tests.ui.helpers import dialog, press

KEY, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def ui(bench):
    return bench.ui


@pytest.fixture
def client(ui):
    """The one of whom nothing goes out every week."""
    return next(each for each in ui.runtime.clients.list() if each.name.startswith("Northside"))


@pytest.fixture
def week(ui):
    """The Monday of a week in which nothing else goes out."""
    return monday(ui.now().date()) + timedelta(days=70)


@pytest.fixture
def posts(ui, client, week):
    """Three of that week: Tuesday, Thursday, Saturday."""
    channel = next(each.id for each in ui.runtime.channels.listing() if each.client_id == client.id)

    def add(title, day):
        at = WallTime(datetime.combine(week + timedelta(days=day), datetime.min.time()).replace(hour=10), client.zone)
        base = VariantInput(parts=(PartInput(f"Text of {title}"),))
        return ui.runtime.posts.add(NewPost(client.id, (channel,), base, title=title, planned=at)).post.id

    return [add(title, day) for title, day in (("Pumpkin bread", 1), ("Local flour", 3), ("Clock change", 5))]


@pytest.fixture
def page(bench, qtbot, client, week, posts):
    """That week, read."""
    bench.ui.scope.choose(client.id)
    made = bench.show(SheetsPage, Place("sheets", client=client.id, local=datetime.combine(week, datetime.min.time())))
    qtbot.waitUntil(lambda: made.view is not None)
    made.table.setFocus()
    return made


@pytest.fixture
def anew(page, qtbot):
    """Read it again, and give it back."""

    def read():
        before = page.view
        page.look()
        qtbot.waitUntil(lambda: page.view is not None and page.view is not before)
        return page.view

    return read


def at(page, post, column):
    page.table.choose(post, column)
    return page.table.currentIndex()


def editor(page):
    found = [each for each in page.table.viewport().findChildren(CellText) if each.isVisible()]
    return found[0] if found else None


def key(page, which, text="", modifiers=NONE):
    widget = editor(page) or page.table
    QTest.keyClick(widget, which, modifiers)


def write(page, post, column, text, end=KEY.Key_Return):
    at(page, post, column)
    key(page, KEY.Key_F2)
    field = editor(page)
    field.setPlainText(text)
    QTest.keyClick(field, end)


def brief(page, post):
    return page._ui.runtime.sheets.brief(post)


# -- reading --------------------------------------------------------------------------------------------------------


def test_the_week_shows_its_posts_by_their_time_and_a_last_row_for_a_new_one(page, posts):
    sheet = page.table.sheet
    assert [line.title for line in sheet.lines] == ["Pumpkin bread", "Local flour", "Clock change"]
    assert sheet.rowCount() == 4
    assert sheet.data(sheet.index(3, 0)) == "Add row"
    assert page.state.delivered.text() == "Not delivered to design yet"
    assert page.state.count.text() == "0 of 3 with art"


def test_every_cell_is_told_as_a_sentence(page, posts, week):
    page._ui.runtime.sheets.write(posts[0], art_text="Four\neuros")
    page.table.tell(page._ui.runtime.sheets.week(page.client.id, week), adding=True)
    sheet, role = page.table.sheet, Qt.ItemDataRole.AccessibleTextRole
    told = [sheet.data(sheet.index(0, column), role) for column in Column]
    assert told[Column.TEXT] == "1, Pumpkin bread, Text in the image, Four euros"
    assert told[Column.SCENE] == "1, Pumpkin bread, What is seen, nothing written yet"
    assert "waits for art in 1 place" in told[Column.ART]
    assert "10:00" in told[Column.WHEN]
    assert all(each.startswith("1, Pumpkin bread") for each in told)


def test_keys_turn_the_weeks_and_go_back_to_this_one(page, bench, qtbot, week):
    at(page, page.view.lines[0].post_id, Column.WHEN)
    QTest.keyClick(page.table, KEY.Key_PageDown)
    assert page.monday == week + timedelta(days=7)
    qtbot.waitUntil(lambda: page.view is not None)
    assert page.left.currentWidget() is page.empty
    assert page.empty.hasFocus()  # so that the keys go on
    QTest.keyClick(page.empty, KEY.Key_PageUp)
    assert page.monday == week
    qtbot.waitUntil(lambda: page.view is not None)
    assert page.table.hasFocus()
    at(page, page.view.lines[0].post_id, Column.WHEN)
    QTest.keyClick(page.table, KEY.Key_T)
    assert page.monday == monday(page._ui.now().date())


def test_an_empty_week_offers_a_post_and_the_plan_of_the_month(page, bench, qtbot, week, client):
    page.turn(1)
    qtbot.waitUntil(lambda: page.view is not None)
    acts = {each.text(): each for each in page.empty.findChildren(QPushButton)}
    acts["New post"].click()
    assert bench.asked[-1].local.date() == week + timedelta(days=7)
    acts["Plan the month…"].click()
    assert bench.asked[-1].page == "calendar"
    assert not page.header.deliver.isEnabled()


def test_without_one_client_one_is_chosen_in_place(page, bench, qtbot):
    page._ui.scope.choose(None)
    assert page.stack.currentWidget() is page.chooser
    assert not page.header.deliver.isVisible()
    page.chooser.list.setCurrentRow(0)
    QTest.keyClick(page.chooser.list, KEY.Key_Return)
    qtbot.waitUntil(lambda: page.view is not None)
    assert page.stack.currentWidget() is page.body


def test_rows_that_are_still_read_show_as_grey_shapes_after_a_moment(page, qtbot, monkeypatch):
    gate, real = threading.Event(), type(page._ui.runtime.sheets).week

    def slow(self, *given):
        gate.wait(20)
        return real(self, *given)

    monkeypatch.setattr(type(page._ui.runtime.sheets), "week", slow)
    try:
        page.turn(-1)
        assert page._loading.isHidden()
        qtbot.waitUntil(lambda: page._loading.isVisible(), timeout=3000)
    finally:
        gate.set()
    qtbot.waitUntil(lambda: page._loading.isHidden())


def test_what_cannot_be_read_is_told_on_the_page(page, qtbot, monkeypatch):
    def broken(self, *given):
        raise StorageError("disk_full", path="x", free=1, needed=2)

    monkeypatch.setattr(type(page._ui.runtime.sheets), "week", broken)
    page.look()
    qtbot.waitUntil(lambda: page.telling.speaks)
    assert page.problem.notice.kind == "danger"


# -- typing ---------------------------------------------------------------------------------------------------------


def test_typing_into_a_cell_stores_at_once_and_one_step_takes_it_back(page, posts, qtbot):
    write(page, posts[0], Column.TEXT, "Pumpkin bread\n4,20 €")
    assert brief(page, posts[0]).art_text == "Pumpkin bread\n4,20 €"
    assert page.table.currentIndex().row() == 1  # below, as in a spreadsheet
    assert page._ui.undo.count() == 1
    page._ui.undo.undo()
    assert brief(page, posts[0]).art_text == ""
    page._ui.undo.redo()
    assert brief(page, posts[0]).art_text == "Pumpkin bread\n4,20 €"


def test_a_letter_begins_a_new_text_and_enter_goes_on_with_the_old_one(page, posts):
    write(page, posts[0], Column.SCENE, "A loaf")
    at(page, posts[0], Column.SCENE)
    QTest.keyClick(page.table, KEY.Key_T)  # which is the key of this week elsewhere
    assert editor(page).toPlainText() == "t"
    QTest.keyClick(editor(page), KEY.Key_Escape)
    assert brief(page, posts[0]).scene == "A loaf"
    QTest.keyClick(page.table, KEY.Key_Return)
    assert editor(page).toPlainText() == "A loaf"


def test_alt_enter_begins_a_line_tab_goes_on_and_escape_gives_up(page, posts):
    at(page, posts[0], Column.TEXT)
    QTest.keyClick(page.table, KEY.Key_A)
    QTest.keyClick(editor(page), KEY.Key_Return, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(editor(page), KEY.Key_B)
    QTest.keyClick(editor(page), KEY.Key_Tab)
    assert brief(page, posts[0]).art_text == "a\nb"
    assert page.table.currentIndex().column() == Column.SCENE
    assert editor(page) is not None
    QTest.keyClick(editor(page), KEY.Key_C)
    QTest.keyClick(editor(page), KEY.Key_Backtab)
    assert brief(page, posts[0]).scene == "c"
    assert page.table.currentIndex().column() == Column.TEXT
    editor(page).setPlainText("nothing of this")
    QTest.keyClick(editor(page), KEY.Key_Escape)
    assert editor(page) is None
    assert brief(page, posts[0]).art_text == "a\nb"
    assert page.table.hasFocus()


def test_sizes_are_typed_and_a_wrong_one_is_told_at_the_cell(page, posts):
    write(page, posts[0], Column.SIZES, "1080x1350, 1080 x 1920")
    assert brief(page, posts[0]).sizes == ((1080, 1350), (1080, 1920))
    at(page, posts[1], Column.SIZES)
    QTest.keyClick(page.table, KEY.Key_F2)
    editor(page).setPlainText("as wide as it goes")
    QTest.keyClick(editor(page), KEY.Key_Return)
    wrong = page.table.cells._wrong
    assert editor(page) is not None
    assert wrong.isVisible()
    assert "as wide as it goes" in wrong.accessibleName()
    editor(page).setPlainText("")
    assert not wrong.isVisible()
    QTest.keyClick(editor(page), KEY.Key_Return)
    assert brief(page, posts[1]).sizes == ()


def test_a_size_that_is_no_picture_s_says_why_at_its_cell(page, posts):
    write(page, posts[0], Column.SIZES, "10x10")
    assert "Each side has from 50 to 20,000 pixels." in page.table.cells._wrong.accessibleName()


def test_what_was_typed_wrong_and_left_is_told_on_the_page_and_not_stored(page, posts):
    at(page, posts[0], Column.SIZES)
    QTest.keyClick(page.table, KEY.Key_F2)
    editor(page).setPlainText("large")
    page.header.week.setFocus()
    assert editor(page) is None
    assert page.problem.notice.kind == "danger"
    assert brief(page, posts[0]).sizes == ()


def test_what_is_typed_stays_while_the_sheet_is_read_again(page, posts, qtbot):
    at(page, posts[0], Column.TEXT)
    QTest.keyClick(page.table, KEY.Key_F2)
    editor(page).setPlainText("Half a sen")
    page._ui.runtime.posts.edit(posts[2], PostPatch(title="Another title"))
    QTest.qWait(300)
    assert editor(page).toPlainText() == "Half a sen"
    QTest.keyClick(editor(page), KEY.Key_Return)
    qtbot.waitUntil(lambda: page.view.lines[2].title == "Another title")
    assert brief(page, posts[0]).art_text == "Half a sen"


def test_filling_down_clearing_and_pasting_are_one_step_each(page, posts, bench):
    write(page, posts[0], Column.TEXT, "New")
    table = page.table
    at(page, posts[0], Column.TEXT)
    for _ in range(2):
        QTest.keyClick(table, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert bench.trigger("sheets.fill")
    assert [brief(page, post).art_text for post in posts] == ["New", "New", "New"]
    page._ui.undo.undo()
    assert [brief(page, post).art_text for post in posts] == ["New", "", ""]
    at(page, posts[1], Column.TEXT)
    assert bench.trigger("sheets.fill")  # one cell alone takes what stands above it
    assert brief(page, posts[1]).art_text == "New"
    QTest.keyClick(table, KEY.Key_Delete)
    assert brief(page, posts[1]).art_text == ""
    QGuiApplication.clipboard().setText("Pasted words")
    assert bench.trigger("sheets.paste")
    assert brief(page, posts[1]).art_text == "Pasted words"
    before = page._ui.undo.count()
    page._ui.undo.undo()
    assert (page._ui.undo.index(), brief(page, posts[1]).art_text) == (before - 1, "")


def test_cells_are_copied_and_pasted_by_keys_as_a_spreadsheet_has_them(page, posts, bench):
    table, clipboard, control = page.table, QGuiApplication.clipboard(), Qt.KeyboardModifier.ControlModifier

    def said():
        return [(brief(page, post).art_text, brief(page, post).scene) for post in posts]

    at(page, posts[0], Column.TEXT)
    clipboard.setText('One\tFirst\n"Two\nlines"\tSecond\nOnly "three"\tThird\nFour\tFourth\n')
    QTest.keyClick(table, KEY.Key_V, control)
    whole = [("One", "First"), ("Two\nlines", "Second"), ('Only "three"', "Third")]
    assert said() == whole
    assert bench.said[-1] == "Pasted. 1 row was more than there are posts"
    page._ui.undo.undo()
    assert said() == [("", "")] * 3
    page._ui.undo.redo()
    assert said() == whole
    shift = Qt.KeyboardModifier.ShiftModifier
    at(page, posts[0], Column.TEXT)
    QTest.keyClick(table, KEY.Key_Right, shift)
    QTest.keyClick(table, KEY.Key_Down, shift)
    QTest.keyClick(table, KEY.Key_C, control)
    assert clipboard.text() == 'One\tFirst\n"Two\nlines"\tSecond'
    at(page, posts[1], Column.TEXT)
    QTest.keyClick(table, KEY.Key_V, control)
    assert said() == [whole[0], whole[0], whole[1]]


def test_one_column_of_cells_is_spread_and_words_of_several_lines_stay_one_text(page, posts):
    table, clipboard, control = page.table, QGuiApplication.clipboard(), Qt.KeyboardModifier.ControlModifier
    write(page, posts[0], Column.SCENE, "First")
    write(page, posts[1], Column.SCENE, "Second")
    at(page, posts[0], Column.SCENE)
    QTest.keyClick(table, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, KEY.Key_C, control)
    at(page, posts[1], Column.TEXT)
    QTest.keyClick(table, KEY.Key_V, control)
    assert [brief(page, post).art_text for post in posts] == ["", "First", "Second"]
    clipboard.setText("Bread\nof the day")
    at(page, posts[0], Column.TEXT)
    QTest.keyClick(table, KEY.Key_V, control)
    assert [brief(page, post).art_text for post in posts] == ["Bread\nof the day", "First", "Second"]


def test_after_tab_what_is_typed_takes_the_place_of_what_stands_there(page, posts):
    write(page, posts[0], Column.SIZES, "1080x1350")
    at(page, posts[0], Column.SCENE)
    key(page, KEY.Key_F2)
    key(page, KEY.Key_Tab)
    QTest.keyClicks(editor(page), "1200x630")
    QTest.keyClick(editor(page), KEY.Key_Return)
    assert brief(page, posts[0]).sizes == ((1200, 630),)


def test_changes_are_counted_while_typing_goes_on_in_the_next_cell(page, posts, anew):
    page._ui.runtime.sheets.deliver(page.view.client_id, page.view.week)
    anew()
    assert page.state.changed.isHidden()
    write(page, posts[0], Column.TEXT, "Ten", end=KEY.Key_Tab)
    assert editor(page) is not None
    assert page.state.changed.text() == "1 cell changed since"


def test_a_double_click_writes_where_one_can_and_opens_the_post_elsewhere(page, posts, bench):
    table = page.table

    def double(column):
        place = table.visualRect(table.sheet.index(0, column)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    double(Column.SCENE)
    assert editor(page) is not None
    QTest.keyClick(editor(page), KEY.Key_Escape)
    for column in (Column.NUMBER, Column.WHEN, Column.ART):
        double(column)
        assert bench.asked.pop() == Place("composer", row=posts[0])


def test_the_last_row_plans_a_post_on_the_first_free_day(page, bench, week, client):
    table = page.table
    table.setCurrentIndex(table.sheet.index(3, 0))
    QTest.keyClick(table, KEY.Key_Return)
    asked = bench.asked.pop()
    assert (asked.page, asked.client, asked.local.date()) == ("composer", client.id, week)


def test_posts_that_are_out_can_be_read_but_not_written(page, posts, week):
    view = page._ui.runtime.sheets.week(page.client.id, week)
    lines = (replace(view.lines[0], out=True), *view.lines[1:])
    page.table.tell(replace(view, lines=lines), adding=True)
    at(page, posts[0], Column.TEXT)
    QTest.keyClick(page.table, KEY.Key_F2)
    assert editor(page) is None
    assert page.table.post_under(page.table.visualRect(page.table.currentIndex()).center()) == 0
    QGuiApplication.clipboard().setText("Too late")
    QTest.keyClick(page.table, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert brief(page, posts[0]).art_text == ""
    assert "is out already" in page.problem.notice.title


# -- posts ----------------------------------------------------------------------------------------------------------


def test_the_menu_of_a_row_says_that_it_needs_no_art_and_that_can_be_undone(page, posts, anew):
    at(page, posts[0], Column.ART)
    menu = page.menus.row_menu(QPoint(0, 0))
    acts = {each.text().partition("\t")[0]: each for each in menu.actions()}
    assert {"Open the post", "Edit the cell", "Needs no art", "Copy the code " + page.view.lines[0].code} <= set(acts)
    acts["Needs no art"].trigger()
    menu.close()
    assert not brief(page, posts[0]).needed
    assert anew().wanting == 2
    page._ui.undo.undo()
    assert brief(page, posts[0]).needed


def test_the_code_is_copied_for_the_name_of_a_file(page, posts, bench):
    at(page, posts[1], Column.WHEN)
    assert bench.trigger("sheets.code")
    assert QGuiApplication.clipboard().text() == page.view.lines[1].code


def test_references_are_lines_of_a_dialog(page, posts, bench):
    at(page, posts[0], Column.SCENE)
    assert bench.trigger("sheets.references")
    asked = dialog(page)
    asked.findChild(QPlainTextEdit, "sheet-references").setPlainText("https://one.example\n\nlike the one of May")
    press(asked)
    assert brief(page, posts[0]).refs == ("https://one.example", "like the one of May")
    page._ui.undo.undo()
    assert brief(page, posts[0]).refs == ()


def test_pasted_art_goes_where_its_name_says_and_to_the_place_of_art_that_is_current(page, posts, monkeypatch):
    came = []
    monkeypatch.setattr(page.pane, "drop", lambda mime, post: came.append((len(mime.urls()), post)))
    mimes = []
    for names in (["S43-02.png"], ["S43-02.png", "S43-03.png"]):
        mimes.append(QMimeData())
        mimes[-1].setUrls([QUrl.fromLocalFile(f"/nowhere/{name}") for name in names])
    for column in (Column.TEXT, Column.ART):
        at(page, posts[0], column)
        for mime in mimes:
            given = QMimeData()
            given.setUrls(mime.urls())
            QGuiApplication.clipboard().setMimeData(given)
            QTest.keyClick(page.table, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().clear()
    assert came == [(1, 0), (2, 0), (1, posts[0]), (2, 0)]


def test_files_dropped_on_a_row_are_offered_for_its_post(page, posts, tmp_path, monkeypatch):
    file = tmp_path / "flour.png"
    picture = QPixmap(40, 50)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(file))
    came = []
    monkeypatch.setattr(
        page.pane, "drop", lambda mime, post, slot: came.append((mime.urls()[0].fileName(), post, slot))
    )
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    place = page.table.visualRect(page.table.sheet.index(1, Column.ART)).center()
    given = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NONE)
    enter = QDragEnterEvent(place, *given)
    QApplication.sendEvent(page.table.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page.table.viewport(), QDropEvent(QPointF(place), *given))
    beside = page.table.visualRect(page.table.sheet.index(1, Column.SCENE)).center()
    QApplication.sendEvent(page.table.viewport(), QDragEnterEvent(beside, *given))
    QApplication.sendEvent(page.table.viewport(), QDropEvent(QPointF(beside), *given))
    assert came == [("flour.png", posts[1], 0), ("flour.png", posts[1], None)]
    assert page.table.post == posts[1]


def test_what_is_carried_over_the_sheet_says_beside_the_pointer_where_it_would_go(page, tmp_path):
    (tmp_path / "flour.png").write_bytes(b"art")
    table, page_at = page.table, lambda place: page.mapFromGlobal(page.table.viewport().mapToGlobal(place))

    def carry(mime, place):
        given = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NONE)
        QApplication.sendEvent(table.viewport(), QDragEnterEvent(place, *given))
        move = QDragMoveEvent(place, *given)
        QApplication.sendEvent(table.viewport(), move)
        return move.isAccepted()

    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "flour.png"))])
    for row, title in ((1, "Local flour"), (2, "Clock change")):
        place = table.visualRect(table.sheet.index(row, Column.TEXT)).center()
        assert carry(files, place)
        assert page.tip.isVisible()
        assert page.tip.text.text() == f"Place in “{title}”"
        assert 0 < page.tip.x() - page_at(place).x() < 30  # it goes along, also where it says the same
    place += QPoint(25, 0)
    carry(files, place)
    assert 0 < page.tip.x() - page_at(place).x() < 30
    below = QPoint(200, table.visualRect(table.sheet.index(3, 0)).center().y())
    assert carry(files, below)
    assert page.tip.text.text() == "Spread over the sheet"
    card = dropping.carried([tmp_path / "flour.png"], [1])
    assert carry(card, place)
    assert not carry(card, below)  # it lies in the pane already
    assert not page.tip.isVisible()


def test_a_card_that_is_let_go_beside_the_posts_stays_as_it_was(page, posts, tmp_path, monkeypatch):
    came = []
    monkeypatch.setattr(page.pane, "drop", lambda *given: came.append(given))
    card = dropping.carried([tmp_path / "a.png"], [1])
    given = (Qt.DropAction.CopyAction, card, Qt.MouseButton.LeftButton, NONE)
    below = QPoint(200, page.table.visualRect(page.table.sheet.index(3, 0)).center().y())
    QApplication.sendEvent(page.table.viewport(), QDragEnterEvent(below, *given))
    QApplication.sendEvent(page.table.viewport(), QDropEvent(QPointF(below), *given))
    assert came == []


# -- painting -------------------------------------------------------------------------------------------------------


def test_a_text_with_emoji_is_broken_between_its_words(qapp):
    text = "\N{JACK-O-LANTERN} pumpkin bread " * 6
    lines = wrapped(text, QFont(), 160, 20)
    assert len(lines) > 2
    assert " ".join(lines).split() == text.split()


def test_words_that_are_read_from_the_right_begin_at_the_right_of_their_cell(page, posts, anew):
    page._ui.runtime.sheets.write(posts[0], scene="\u0645\u0631\u062d\u0628\u0627")
    page._ui.runtime.sheets.write(posts[1], scene="Bread")
    anew()
    seen = page.table.grab().toImage()
    ratio = seen.devicePixelRatio()

    def ink(row):
        """How far from the left of its cell the ink is, in shares of its width."""
        cell = page.table.visualRect(page.table.sheet.index(row, Column.SCENE)).adjusted(4, 4, -4, -60)
        cell.translate(page.table.viewport().pos())
        ground = seen.pixelColor(int(cell.left() * ratio), int(cell.top() * ratio))
        xs = [
            x for x in range(cell.left(), cell.right()) for y in range(cell.top(), cell.bottom())
            if seen.pixelColor(int(x * ratio), int(y * ratio)) != ground
        ]  # fmt: skip
        return (min(xs) - cell.left()) / cell.width(), (max(xs) - cell.left()) / cell.width()

    assert ink(0)[0] > 0.5
    assert ink(1)[1] < 0.5


# -- delivering -----------------------------------------------------------------------------------------------------


def test_delivering_says_what_it_does_marks_what_changes_then_and_can_be_undone(page, posts, bench, qtbot, anew):
    assert bench.trigger("sheets.deliver")
    asked = dialog(page)
    assert "3 posts that wait for art become “in design”" in asked.accessibleDescription()
    asked.findChild(QCheckBox, "deliver-write").setChecked(False)
    press(asked)
    assert [page._ui.runtime.posts.show(post).stage for post in posts] == ["in_design"] * 3
    assert anew().delivery.version == 1
    assert "version 1" in page.state.delivered.text()
    assert page.state.changed.isHidden()
    write(page, posts[0], Column.TEXT, "Later")
    anew()
    assert page.state.changed.text() == "1 cell changed since"
    told = page.table.sheet.data(page.table.sheet.index(0, Column.TEXT), Qt.ItemDataRole.AccessibleTextRole)
    assert told.endswith("Changed since the delivery")
    page._ui.undo.undo()
    page._ui.undo.undo()
    assert anew().delivery is None
    assert [page._ui.runtime.posts.show(post).stage for post in posts] == ["draft"] * 3


def test_the_question_counts_only_what_becomes_in_design_an_idea_without_a_word_does_not(
    page, posts, client, week, bench, anew
):
    channel = next(each.id for each in page._ui.runtime.channels.listing() if each.client_id == client.id)
    at = WallTime(datetime.combine(week + timedelta(days=2), datetime.min.time()).replace(hour=10), client.zone)
    kept = placeholders.New(client.id, at, (channel,), title="A place")
    with page._ui.runtime.db.write() as unit:
        thought = placeholders.make(unit.session, kept, page._ui.now())
    assert [line.stage for line in anew().lines if line.post_id == thought] == ["idea"]
    assert bench.trigger("sheets.deliver")
    asked = dialog(page)
    assert "3 posts that wait for art become “in design”" in asked.accessibleDescription()
    asked.findChild(QCheckBox, "deliver-write").setChecked(False)
    press(asked)
    assert page._ui.runtime.posts.show(thought).stage == "idea"


def test_with_the_delivery_the_workbook_is_written_and_shown_in_its_folder(page, posts, bench, qtbot, tmp_path):
    assert bench.trigger("sheets.deliver")
    press(dialog(page))
    chosen = page.window().findChild(QFileDialog)
    file = tmp_path / "sheet.xlsx"
    chosen.fileSelected.emit(str(file))
    chosen.close()
    qtbot.waitUntil(lambda: page.problem.notice is not None and "sheet.xlsx" in page.problem.notice.title)
    assert file.stat().st_size > 1000
    acts = dict(page.problem.notice.acts)
    assert {"Show in folder", "Undo the delivery"} <= set(acts)
    acts["Undo the delivery"]()
    assert page._ui.runtime.sheets.week(page.client.id, page.monday).delivery is None


@pytest.mark.parametrize("kind", ["xlsx", "pdf"])
def test_the_sheet_is_saved_as_a_file(page, bench, qtbot, tmp_path, kind):
    assert bench.trigger(f"sheets.{kind}")
    chosen = page.window().findChild(QFileDialog)
    file: Path = tmp_path / f"sheet.{kind}"
    chosen.fileSelected.emit(str(file))
    chosen.close()
    qtbot.waitUntil(lambda: page.problem.notice is not None)
    assert page.problem.notice.kind == "info"
    assert file.stat().st_size > 1000


def test_the_key_of_export_offers_both_kinds(page, bench):
    assert bench.trigger("sheets.export")
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    assert [each.text() for each in menu.actions()] == ["Workbook (XLSX)…", "Pages (PDF)…"]
    menu.close()


def test_the_history_tells_deliveries_and_art(page, posts, bench):
    page._ui.runtime.sheets.deliver(page.client.id, page.monday)
    at(page, posts[0], Column.ART)
    assert bench.trigger("sheets.history")
    from PySide6.QtWidgets import QListWidget

    lists = dialog(page).findChildren(QListWidget)
    assert lists[0].item(0).text().startswith("Version 1, ")
    assert lists[1].item(0).text() == "None placed yet"
    press(dialog(page))


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton])
def test_a_press_on_another_cell_stores_what_is_typed(page, posts, button):
    at(page, posts[0], Column.SCENE)
    QTest.keyClick(page.table, KEY.Key_F2)
    QTest.keyClicks(editor(page), "A clock")
    place = page.table.visualRect(page.table.sheet.index(1, Column.TEXT)).center()
    QTest.mouseClick(page.table.viewport(), button, pos=place)
    assert editor(page) is None
    assert brief(page, posts[0]).scene == "A clock"
    assert page.table.sheet.lines[0].brief.scene == "A clock"
    assert page.table.currentIndex().row() == 1


def test_what_is_being_typed_stands_in_the_file_that_is_saved(page, posts, bench, qtbot, tmp_path):
    at(page, posts[0], Column.TEXT)
    QTest.keyClick(page.table, KEY.Key_F2)
    QTest.keyClicks(editor(page), "Unmistakable")
    assert bench.trigger("sheets.xlsx")
    file = tmp_path / "sheet.xlsx"
    chosen = page.window().findChild(QFileDialog)
    chosen.fileSelected.emit(str(file))
    chosen.close()
    qtbot.waitUntil(lambda: page.problem.notice is not None and page.problem.notice.kind == "info")
    cells = [str(cell) for row in load_workbook(file).active.iter_rows(values_only=True) for cell in row]
    assert "Unmistakable" in cells


def test_nothing_is_saved_or_delivered_while_a_size_is_wrong(page, posts, bench):
    at(page, posts[0], Column.SIZES)
    QTest.keyClick(page.table, KEY.Key_F2)
    editor(page).setPlainText("large")
    bench.trigger("sheets.xlsx")
    bench.trigger("sheets.deliver")
    assert page.window().findChild(QFileDialog) is None
    assert page.findChild(QDialog, "deliver-sheet") is None
    assert page.table.cells._wrong.isVisible()
    QTest.keyClick(editor(page), KEY.Key_Escape)


def test_an_empty_week_says_that_there_is_nothing_to_deliver(page, bench, qtbot, week, client):
    empty = datetime.combine(week + timedelta(days=7), datetime.min.time())
    page.visit(Place("sheets", client=client.id, local=empty, detail="deliver"))
    qtbot.waitUntil(lambda: bench.said != [])
    assert bench.said[-1] == "Nothing goes out in this week"


def test_f6_goes_on_from_any_button_of_the_header(page):
    page.header.deliver.setFocus()
    regions.step(regions.of_page(page), QApplication.focusWidget(), 1)
    assert QApplication.focusWidget() is page.table
    regions.step(regions.of_page(page), QApplication.focusWidget(), -1)
    assert QApplication.focusWidget() is page.header.deliver
