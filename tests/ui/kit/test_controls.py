"""Controls of the kit: what a person's act emits, what a program's does not, keys, the ring around the focus."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from smdesk.core.content import MediaItem
from smdesk.ui.kit.clipboard import leave_clipboard
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.focusring import FocusRing
from smdesk.ui.kit.forms import Combo, SearchField, Spin, Tag, TimeField
from smdesk.ui.kit.menukeys import MenuKeys
from smdesk.ui.kit.popover import Popover
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.segmented import Segmented
from smdesk.ui.kit.switch import Switch
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import button, column, label

pytestmark = pytest.mark.dressed


@pytest.fixture
def theme(qapp: QApplication):
    made = Theme(qapp, mode="light")
    yield made
    made.deleteLater()


def test_a_switch_turns_over_by_space_and_slides_only_where_things_may_move(qtbot: QtBot, theme: Theme) -> None:
    switch = Switch(theme)
    qtbot.addWidget(switch)
    switch.show()
    switch.set_quietly(True)
    assert switch.isChecked()
    assert switch._at == 1
    with qtbot.waitSignal(switch.toggled):
        QTest.keyClick(switch, Qt.Key.Key_Space)
    assert switch._slide.state() == switch._slide.State.Running
    qtbot.waitUntil(lambda: switch._at == 0)
    theme.set_still(True)
    switch.click()
    assert switch._at == 1


def test_an_entry_with_an_icon_shows_that_it_is_chosen(qtbot: QtBot, theme: Theme) -> None:
    theme.style()
    menu = QMenu()
    qtbot.addWidget(menu)
    icon = QPixmap(16, 16)
    icon.fill(Qt.GlobalColor.red)
    entry = menu.addAction(QIcon(icon), "Facebook")
    entry.setCheckable(True)
    plain = menu.grab().toImage()
    entry.setChecked(True)
    assert menu.grab().toImage() != plain


def test_segments_are_one_stop_and_arrows_choose_the_neighbour(qtbot: QtBot, theme: Theme) -> None:
    segments = Segmented(theme, ["month", "week", "day"])
    segments.tell(["Month", "Week", "Day"], "View")
    qtbot.addWidget(segments)
    segments.show()
    heard: list[object] = []
    segments.chosen.connect(heard.append)
    segments.set_value("week")
    assert segments.value == "week"
    assert heard == []
    stops = [made for made in segments.findChildren(QPushButton) if made.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [made.text() for made in stops] == ["Week"]
    QTest.keyClick(stops[0], Qt.Key.Key_Right)
    assert segments.value == "day"
    assert heard == ["day"]
    assert stops[0].accessibleName() == "View: Week"


def test_enter_on_the_chosen_segment_is_for_the_dialog_around_it(qtbot: QtBot, theme: Theme) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    segments, go = Segmented(theme, ["month", "week"], dialog), QPushButton("Go", dialog)
    go.setDefault(True)
    pressed: list[bool] = []
    go.clicked.connect(lambda: pressed.append(True))
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    first = segments.findChildren(QPushButton)[0]
    first.setFocus()
    assert go.isDefault()
    assert not first.isDefault()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert pressed == [True]


def test_the_words_of_a_choice_change_with_the_language_and_the_choice_stays(qtbot: QtBot) -> None:
    combo = Combo()
    qtbot.addWidget(combo)
    heard: list[object] = []
    combo.chosen.connect(heard.append)
    combo.tell([("mon", "Monday"), ("sun", "Sunday")])
    combo.set_value("sun")
    combo.tell([("mon", "lunes"), ("sun", "domingo")])
    assert (combo.value, combo.currentText(), heard) == ("sun", "domingo", [])
    combo.activated.emit(0)
    assert heard == ["mon"]


def test_scrolling_a_page_changes_no_field_under_the_pointer(qtbot: QtBot, ui: Ui) -> None:
    combo, spin, time = Combo(), Spin(0, 9), TimeField(ui)
    combo.tell([(1, "a"), (2, "b")])
    spin.set_value(5)
    time.set_value(605)
    for field in (combo, spin, time):
        qtbot.addWidget(field)
        field.show()
        field.setFocus()
        turn = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                           Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(field, turn)
    assert (combo.value, spin.value(), time.time().hour() * 60 + time.time().minute()) == (1, 5, 605)


def test_a_time_is_typed_as_it_is_told(qtbot: QtBot, ui: Ui) -> None:
    field = TimeField(ui)
    qtbot.addWidget(field)
    heard: list[int] = []
    field.chosen.connect(heard.append)
    field.set_value(21 * 60 + 5)
    assert (field.text(), heard) == ("21:05", [])
    field.setCurrentSection(TimeField.Section.MinuteSection)
    field.stepBy(1)
    assert heard == [21 * 60 + 10]
    ui.language.choose_clock("12h")
    field.retranslate()
    assert field.text().replace("\N{NO-BREAK SPACE}", " ").lower() == "9:10 pm"


def test_typing_replaces_all_of_a_time_or_the_part_that_was_clicked(qtbot: QtBot, ui: Ui) -> None:
    field = TimeField(ui)
    qtbot.addWidget(field)
    field.resize(104, 24)
    field.show()
    line = field.lineEdit()
    field.set_value(8 * 60)
    field.selectAll()
    QTest.keyClicks(field, "23:50")
    assert field.text() == "23:50"
    for letter, typed, text in ((1, "09", "09:50"), (4, "15", "09:15")):
        places = (QPoint(x, line.height() // 2) for x in range(line.width()))
        place = next(each for each in places if line.cursorPositionAt(each) == letter)
        QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=place)
        QTest.keyClicks(field, typed)
        assert field.text() == text


def test_escape_empties_a_search_and_a_tag_grows_with_its_words(qtbot: QtBot, theme: Theme) -> None:
    search, tag = SearchField(theme), Tag(theme)
    qtbot.addWidget(search)
    qtbot.addWidget(tag)
    search.setText("backup")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    tag.tell("warning", "USB", "warning-fill")
    narrow = tag.sizeHint().width()
    tag.tell("warning", "USB is not there", "warning-fill")
    assert tag.sizeHint().width() > narrow
    assert tag.accessibleName() == "USB is not there"


class _Window(QWidget):
    """A button, a field, and a button that is scrolled."""

    def __init__(self) -> None:
        super().__init__()
        self.button, self.field, self.deep = QPushButton("One"), QLineEdit(), QPushButton("Deep")
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.addWidget(self.deep)
        self.area = QScrollArea()
        self.area.setWidget(content)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self)
        for each in (self.field, self.button, self.area):
            box.addWidget(each)


def test_the_ring_follows_keys_and_leaves_with_the_mouse(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    ring, window = FocusRing(qapp, theme), _Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    window.field.setFocus()
    handle = window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert qapp.focusWidget() is window.button
    assert ring.around is window.button
    drawn = window.findChild(QWidget, "focus-ring")
    assert drawn.geometry() == window.button.geometry().adjusted(-3, -3, 3, 3)
    window.button.move(30, 90)
    assert drawn.geometry() == window.button.geometry().adjusted(-3, -3, 3, 3)
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert ring.around is window.deep
    assert window.area.widget().findChild(QWidget, "focus-ring").isVisible()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert ring.around is None
    window.button.setFocus()
    assert ring.around is None
    QTest.keyClick(handle, Qt.Key.Key_Backtab)
    assert qapp.focusWidget() is window.field
    assert ring.around is None


def test_the_ring_stays_where_another_that_heard_first_has_moved_the_focus_on(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    rings, window, after = [FocusRing(qapp, theme) for _ in range(2)], _Window(), QPushButton("After")
    window.layout().addWidget(after)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    window.deep.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    window.area.setEnabled(False)  # the first ring gives the focus on; then the second hears that it was nowhere
    assert qapp.focusWidget() is after
    assert [ring.around for ring in rings] == [after, after]


def test_a_popover_closes_where_what_had_the_focus_before_is_gone(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    first, second = Popover(theme, window), Popover(theme, window)
    field = QLineEdit(first)
    first.show_below(window)
    field.setFocus()
    second.show_below(window)
    first.close()
    QApplication.sendPostedEvents(first, QEvent.Type.DeferredDelete)
    with qtbot.waitSignal(second.closed):
        second.close()


@pytest.mark.parametrize("text", ["", "Ruta del río"])
def test_at_the_end_nothing_of_our_own_kind_is_left_on_the_clipboard(qapp: QApplication, text: str) -> None:
    data = QMimeData()
    data.setData("application/x-smdesk-posts", b"1")
    data.setText(text)
    qapp.clipboard().setMimeData(data)
    leave_clipboard()
    left = qapp.clipboard().mimeData()
    assert left is None or not left.hasFormat("application/x-smdesk-posts")
    assert qapp.clipboard().text() == text


def test_a_choice_that_is_too_long_ends_in_an_ellipsis(qtbot: QtBot, theme: Theme) -> None:
    combo = Combo()
    qtbot.addWidget(combo)
    combo.tell([(1, "Only who is mentioned in it")])
    combo.resize(400, 30)
    assert combo.shown() == "Only who is mentioned in it"
    combo.resize(90, 30)
    assert combo.shown().endswith("…")


def test_an_icon_stands_apart_from_the_text_of_its_button_which_stays_as_it_is(qtbot: QtBot, theme: Theme) -> None:
    made = button("primary")
    qtbot.addWidget(made)
    made.setText("Schedule")
    plain = made.sizeHint().width()
    square = QPixmap(16, 16)
    square.fill()
    made.setIcon(QIcon(square))
    assert made.sizeHint().width() > plain + 16 + 4
    assert made.text() == "Schedule"


@pytest.mark.usefixtures("theme")  # else its size would be that of the test before
def test_a_column_of_wrapped_texts_is_as_high_as_at_its_width_not_as_at_the_narrowest(qtbot: QtBot) -> None:
    inner = QWidget()
    told = label(wrap=True)
    told.setText("A sentence that would be a dozen lines if it had to be as narrow as its longest word. " * 3)
    inner.setLayout(column(told))
    area = Column(inner, tight=True)
    qtbot.addWidget(area)
    area.resize(700, 120)
    area.show()
    area.fit()
    assert area.needed(680) < area.needed(160)
    assert inner.height() == 120


def test_a_picture_that_comes_after_its_window_has_closed_is_let_go() -> None:
    done: list[Any] = []
    tasks = SimpleNamespace(run=lambda _work, then: done.append(then))
    media = SimpleNamespace(path=lambda _sha256: None)
    kept = Thumbs(cast(Ui, SimpleNamespace(tasks=tasks, runtime=SimpleNamespace(media=media))))
    assert kept.get(MediaItem("ab" * 32, "image/png", 10), QPixmap(10, 10).size(), 1.0) is None
    delete(kept)
    done[0](QImage())


def test_shift_f10_opens_the_menu_of_what_has_the_focus(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    first, second = QListView(around), QListView(around)
    heard: list[QObject | None] = []
    for each in (first, second):
        each.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        each.customContextMenuRequested.connect(lambda _at, view=each: heard.append(view))
    keys = MenuKeys(around)
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    first.setFocus()
    second.setFocus()
    assert keys.parent() is around
    QTest.keyClick(second, Qt.Key.Key_F10)
    assert heard == []
    QTest.keyClick(second, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert heard == [second]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_entry_of_an_open_list_that_the_keys_are_on_is_seen(qtbot: QtBot, qapp: QApplication, mode: str) -> None:
    theme = Theme(qapp, mode=mode)
    theme.style()
    combo = Combo()
    qtbot.addWidget(combo)
    combo.tell([("a", "Not said yet"), ("b", "Read from the networks"), ("c", "Typed by hand")])
    combo.show()
    combo.showPopup()
    view = combo.view()
    QTest.keyClick(view, Qt.Key.Key_Down)
    qtbot.wait(20)
    picture = view.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    grounds = []
    for row in range(3):
        place = view.visualRect(combo.model().index(row, 0)).center()
        grounds.append(
            picture.pixelColor(round((view.viewport().width() - 6) * ratio), round(place.y() * ratio)).name()
        )
    combo.hidePopup()
    expected = [theme.color(name).name() for name in ("bg.raised", "bg.selected", "bg.raised")]
    theme.deleteLater()
    assert grounds == expected


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space])
def test_a_button_with_a_menu_opens_it_by_key(qtbot: QtBot, key: Qt.Key) -> None:
    made = button("", None)
    menu = QMenu(made)
    menu.addAction("One")
    made.setMenu(menu)
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    QTest.keyClick(made, key)
    assert menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_drawings_of_segments_show_as_long_as_the_words_have_room(qtbot: QtBot, theme: Theme) -> None:
    made = Segmented(theme, ("business", "vanity"), marks={"business": "briefcase", "vanity": "heart"})
    qtbot.addWidget(made)
    made.tell(["Business", "Vanity"])
    buttons = made.findChildren(QPushButton)
    made.resize(300, made.sizeHint().height())
    made.show()
    assert not any(each.icon().isNull() for each in buttons)
    assert all(each.width() >= each.sizeHint().width() for each in buttons)
    made.resize(sum(each.minimumWidth() for each in buttons) + 8, made.height())
    qtbot.waitUntil(lambda: all(each.icon().isNull() for each in buttons))
