"""A pane at the right of a page: beside it in a wide window, a drawer over it in a narrow one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from smdesk.ui.kit.sidepane import SidePane, out_of_sight
from smdesk.ui.kit.widgets import column

pytestmark = pytest.mark.dressed


@pytest.fixture
def side(ui, qtbot):
    content, pane = QLineEdit(), QWidget()
    pane.setLayout(column(QLineEdit()))
    made = SidePane(ui, content, pane)
    qtbot.addWidget(made)
    made.resize(1400, 700)
    made.tell(True)
    made.show()
    qtbot.waitExposed(made)
    made.content, made.pane = content, pane
    return made


def test_in_a_wide_window_it_stands_beside_the_page_until_it_is_put_away(side):
    assert (side.pane.isVisible(), side.knob.isVisibleTo(side), side.content.width()) == (True, False, 1400 - 349)
    side.toggle()
    assert (side.pane.isVisible(), side.content.width()) == (False, 1400)
    side.toggle()
    side.tell(False)
    assert (side.pane.isVisible(), side.content.width()) == (False, 1400)


def test_in_a_narrow_one_it_is_pulled_over_the_page_and_gives_the_keys_back(side):
    side.resize(1100, 700)
    assert (side.pane.isVisible(), side.content.width()) == (False, 1100)
    assert not side.knob.isVisible()  # nobody has put it into a header: it is no window of its own
    header = QWidget(side)
    header.setLayout(column(side.knob))
    header.show()
    side.resize(1101, 700)
    side.resize(1100, 700)
    assert side.knob.isVisible()
    side.content.setFocus()
    side.knob.click()
    assert (side.pane.isVisible(), side.content.width()) == (True, 1100)
    field = side.pane.findChild(QLineEdit)
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (side.pane.isVisible(), side.content.hasFocus(), side.knob.isChecked()) == (False, True, False)
    side.resize(1400, 700)
    assert side.pane.isVisible()


def test_pulled_out_while_another_program_has_the_keys_it_gives_them_back_too(ui, qtbot):
    """So it is when files are dragged here from there."""
    content, window, pane, after, other = QLineEdit(), QWidget(), QWidget(), QLineEdit(), QLineEdit()
    pane.setLayout(column(QLineEdit()))
    side = SidePane(ui, content, pane)
    window.setLayout(column(side, after))
    qtbot.addWidget(window)
    qtbot.addWidget(other)
    side.tell(True)
    window.resize(1100, 700)
    window.show()
    content.setFocus()
    other.show()
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is other)
    side.pull_out()
    other.close()
    window.activateWindow()
    field = pane.findChild(QLineEdit)
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.focusWidget() is content


def test_a_pane_that_is_made_late_is_the_next_stop_of_tab_after_the_page(ui, qtbot):
    content, window = QWidget(), QWidget()
    content.setLayout(column(QLineEdit(), QLineEdit()))
    made, after, pane = SidePane(ui, content, None), QLineEdit(), QWidget()
    window.setLayout(column(made, after))
    qtbot.addWidget(window)
    pane.setLayout(column(QLineEdit()))
    made.take(pane)
    made.tell(True)
    window.resize(1400, 700)
    window.show()
    content.findChildren(QLineEdit)[-1].setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is pane.findChild(QLineEdit)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is after


def test_what_stands_in_it_is_made_right_before_it_is_seen(side):
    seen: list[bool] = []
    side.coming.connect(lambda: seen.append(out_of_sight(side.pane)))
    side.toggle()
    assert (out_of_sight(side.pane), seen) == (True, [])
    side.toggle()
    assert (out_of_sight(side.pane), seen) == (False, [True])
    side.resize(1399, 700)
    assert seen == [True]
