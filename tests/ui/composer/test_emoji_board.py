"""The board of emoji by keys alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.ui.composer.emoji import COLUMNS, OFTEN
from tests.ui.composer.conftest import Bench


def _board(bench: Bench) -> QWidget:
    bench.box.open_emoji()
    board = QApplication.activePopupWidget()
    assert board is not None
    QTest.qWait(5)
    return board


def _press(board: QWidget, *keys: Qt.Key) -> str:
    for key in keys:
        has = board.focusWidget()
        assert has is not None
        QTest.keyClick(has, key)
    has = board.focusWidget()
    return has.accessibleName() if has is not None else ""


def test_arrows_go_over_the_board_and_enter_takes_one(bench: Bench) -> None:
    bench.start(text="Pan ")
    bench.box.caption.go_to_end()
    board = _board(bench)
    assert _press(board) == OFTEN[0]
    assert _press(board, Qt.Key.Key_Down) == OFTEN[COLUMNS]
    assert _press(board, Qt.Key.Key_Down, Qt.Key.Key_Right) == OFTEN[2 * COLUMNS + 1]
    _press(board, Qt.Key.Key_Return)
    assert bench.box.caption.toPlainText() == "Pan " + OFTEN[2 * COLUMNS + 1]


def test_beyond_an_edge_it_stays(bench: Bench) -> None:
    bench.start()
    board = _board(bench)
    assert _press(board, Qt.Key.Key_Right, Qt.Key.Key_Up) == OFTEN[1]
    _press(board, *[Qt.Key.Key_Down] * 20)
    assert _press(board) == OFTEN[len(OFTEN) - COLUMNS + 1]
    board.close()
