"""The focus is never lost: not by what disables itself, nor with a box that is disabled, nor by what is built anew."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from smdesk.core.publication import State
from smdesk.core.walltime import in_zone
from smdesk.gui import Desk
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.focusring import FocusRing
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.scroll import bring_into_view
from smdesk.ui.kit.widgets import clear, column
from smdesk.ui.shell.pages import PAGES
from tests.ui.bench import Bench
from tests.ui.helpers import one

pytestmark = pytest.mark.dressed


def press(window: QWidget, key: Qt.Key) -> None:
    """A key as the system brings it: to the window, which gives it to what has the focus."""
    QTest.keyClick(window.windowHandle(), key)


def ringed(ui: Ui) -> QWidget | None:
    ring = ui.theme.findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    return ring.around


def test_a_button_that_disables_itself_gives_the_focus_on_with_its_ring(example_desk: Desk, ui: Ui) -> None:
    window, lost = example_desk.window, []
    assert window is not None
    for spec in PAGES:
        post = one(example_desk, State.SCHEDULED).post_id if spec.id == "composer" else 0
        window.router.go(Place(spec.id, row=post))
        QApplication.processEvents()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        page = window.router.page(spec.id)
        for button in page.findChildren(QAbstractButton):
            press(window, Qt.Key.Key_Shift)
            if not isValid(button):
                continue  # what a page had read meanwhile has made it anew
            if not button.isVisible() or not button.isEnabled() or button.focusPolicy() == Qt.FocusPolicy.NoFocus:
                continue
            button.setFocus(Qt.FocusReason.TabFocusReason)
            button.setEnabled(False)
            now = QApplication.focusWidget()
            if now is None or now is button or not now.isVisible() or not now.isEnabled():
                lost.append((spec.id, button.objectName() or button.text(), now))
            elif isinstance(now, QPushButton) and now.property("focusRing") is not False and ringed(ui) is not now:
                lost.append((spec.id, button.objectName() or button.text(), "no ring"))
            button.setEnabled(True)
    assert lost == []


def test_tab_comes_to_the_status_line_after_the_page_whenever_that_was_made(example_desk: Desk, qtbot: QtBot) -> None:
    window = example_desk.window
    for name in ("channels", "publish"):
        window.router.go(name)
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        window.rail.client.setFocus()
        parts: list[str] = []
        for _ in range(60):
            press(window, Qt.Key.Key_Tab)
            focus = QApplication.focusWidget()
            around = {"banner": window.banner, "rail": window.rail, "page": window.stack, "line": window.line}
            at = next(name for name, part in around.items() if part.isAncestorOf(focus))
            if at != "banner" and parts[-1:] != [at]:
                parts.append(at)
        assert parts[:4] == ["rail", "page", "line", "rail"]


def test_after_scheduling_by_key_the_ring_is_around_what_is_next(example_desk: Desk, ui: Ui, qtbot: QtBot) -> None:
    window = example_desk.window
    assert window is not None
    channel = ui.runtime.channels.listing(network="practice")[0]
    client = ui.runtime.clients.show(channel.client_id)
    at = (in_zone(ui.now(), client.zone) + timedelta(days=2)).replace(tzinfo=None, second=0, microsecond=0)
    window.router.go(Place("composer", client=client.id, local=at))
    page = window.router.page("composer")
    page.editor.choose(channel.id, wanted=True)
    for number, toggle in page.editor.channels.toggles.items():
        if toggle.isChecked() != (number == channel.id):
            toggle.click()
    page.editor.boxes[0].caption.setFocus()
    QTest.keyClicks(page.editor.boxes[0].caption, "Rye on Friday")
    primary = page.header.primary
    primary.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not primary.isEnabled())
    now = QApplication.focusWidget()
    assert now is page.header.more
    assert ringed(ui) is now


def test_out_of_a_box_that_is_disabled_and_into_what_is_built_anew(example_desk: Desk, ui: Ui, qtbot: QtBot) -> None:
    box, inside, after, held = QWidget(), QLineEdit(), QPushButton("After"), QWidget()
    inner, line, place = QHBoxLayout(box), QHBoxLayout(window := QWidget()), QHBoxLayout(held)
    inner.addWidget(inside)
    for each in (box, after, held):
        line.addWidget(each)

    def build(*names: str) -> None:
        clear(place)
        for name in names:
            made = QPushButton(name)
            made.setObjectName(name)
            place.addWidget(made)

    qtbot.addWidget(window)
    build("one", "two")
    with qtbot.waitActive(window):
        window.show()
    inside.setFocus()
    press(window, Qt.Key.Key_Shift)
    box.setEnabled(False)
    assert QApplication.focusWidget() is after
    assert ringed(ui) is after
    for names, expected in ((("zero", "two"), "two"), (("three", "four"), "three"), ((), "After")):
        if expected == "two":
            held.findChild(QPushButton, "two").setFocus()
        build(*names)
        qtbot.waitUntil(lambda expected=expected: QApplication.focusWidget().text() == expected)


@pytest.mark.parametrize("asked", [True, False], ids=["by a question", "at once"])
def test_the_focus_goes_home_from_an_act_that_is_gone_and_stays_on_one_that_is_still_there(
    ui: Ui, qtbot: QtBot, asked: bool
) -> None:
    listed, held, after, window = QLineEdit(), QWidget(), QPushButton("After"), QWidget()
    line, place = QHBoxLayout(window), QHBoxLayout(held)
    for each in (listed, held, after):
        line.addWidget(each)
    question = QDialog(window)

    def build(*names: str, same: bool = True) -> None:
        clear(place, lambda: listed, same=same)
        for name in names:
            made = QPushButton(name)
            made.setObjectName(name)
            place.addWidget(made)

    qtbot.addWidget(window)
    build("now", "later")
    with qtbot.waitActive(window):
        window.show()
    for names, same, expected in (((), True, listed), (("now", "later"), True, "later"), (("later",), False, listed)):
        build("now", "later")
        qtbot.wait(10)
        held.findChild(QPushButton, "later").setFocus()
        if asked:
            question.open()
            qtbot.waitUntil(question.isActiveWindow)
            build(*names, same=same)
            question.accept()
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow)
        else:
            build(*names, same=same)
        wanted = held.findChild(QPushButton, expected) if isinstance(expected, str) else expected
        qtbot.waitUntil(lambda wanted=wanted: QApplication.focusWidget() is wanted)
        qtbot.wait(10)
        assert QApplication.focusWidget() is wanted


def test_what_tab_reaches_is_seen_whole_however_many_lines_it_has(qtbot: QtBot, bench: Bench) -> None:
    area, body = QScrollArea(), QWidget()
    fields = [GrowingText(bench.ui.theme) for _ in range(6)]
    for each in fields:
        each.setPlainText("\n".join("abcdefgh"))
    body.setLayout(column(*fields))
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.resize(300, fields[0].height() * 2)
    area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 3 * fields[0].height())
    for each in (*fields, *reversed(fields)):
        bring_into_view(each, 12)
        place = each.mapTo(area.viewport(), QPoint(0, 0))
        assert area.viewport().rect().contains(QRect(place, each.size()))
    area.deleteLater()


def test_the_ring_is_whole_around_all_of_the_rail(example_desk: Desk, ui: Ui) -> None:
    window = example_desk.window
    assert window is not None
    for width in (1100, 1440):  # narrow and with words
        window.resize(width, 700)
        QTest.qWait(1)
        press(window, Qt.Key.Key_Tab)
        for button in window.rail.findChildren(QAbstractButton):
            if not button.isVisible() or button.focusPolicy() == Qt.FocusPolicy.NoFocus:
                continue
            button.setFocus(Qt.FocusReason.TabFocusReason)
            assert ringed(ui) is button
            ring = next(each for each in window.findChildren(QWidget, "focus-ring") if each.isVisible())
            assert ring.visibleRegion().boundingRect() == ring.rect(), button.objectName()


def test_a_notice_closed_by_key_leaves_the_keys_to_what_follows_it(ui: Ui, qtbot: QtBot) -> None:
    window, first, listed, last = QWidget(), QPushButton("Before"), QLineEdit(), QPushButton("Last")
    strip = Banner(ui.theme, window)
    window.setLayout(column(first, strip, listed, last))
    qtbot.addWidget(window)
    strip.tell(Notice("danger", "It cannot be reached.", "", (("Close", lambda: strip.tell(None)),)))
    with qtbot.waitActive(window):
        window.show()
    close = strip.findChild(QPushButton)
    assert close is not None
    close.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is listed)
    qtbot.wait(10)
    assert QApplication.focusWidget() is listed
    assert strip.isHidden()
