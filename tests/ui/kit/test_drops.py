"""Files that are dropped: only those of this computer, the first where one is wanted, none where nothing may change."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smdesk.ui.kit.drops import FileButton, LineWithoutFiles, TextWithoutFiles, local_files

_NONE, _LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


class Place(FileButton):
    def paintEvent(self, event: object) -> None: ...


def carried(*urls: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(each) for each in urls])
    return mime


def enters(place: QWidget, mime: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(1, 1), Qt.DropAction.CopyAction, mime, _LEFT, _NONE)
    event.ignore()
    place.dragEnterEvent(event)
    return event.isAccepted()


def test_a_button_takes_the_first_file_and_no_address(qtbot: QtBot) -> None:
    place, taken = Place(), list[Path]()
    qtbot.addWidget(place)
    place.dropped.connect(taken.append)
    mixed = carried("https://example.org/face.png", "file:///tmp/one.png", "file:///tmp/two.png")
    assert local_files(mixed) == [Path("/tmp/one.png"), Path("/tmp/two.png")]
    assert enters(place, mixed)
    assert not enters(place, carried("https://example.org/face.png"))
    place.dropEvent(QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, mixed, _LEFT, _NONE))
    assert taken == [Path("/tmp/one.png")]
    place.setEnabled(False)
    assert not enters(place, mixed)


@pytest.mark.parametrize("field", [LineWithoutFiles, TextWithoutFiles])
def test_a_field_of_text_takes_text_and_leaves_files_and_pictures_to_what_is_around_it(
    qtbot: QtBot, field: type[QWidget]
) -> None:
    place, text, cells, picture = field(), QMimeData(), QMimeData(), QMimeData()
    qtbot.addWidget(place)
    text.setText("a word")
    cells.setText("1\t2")  # a spreadsheet brings a picture of them too
    picture.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    cells.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    assert [enters(place, each) for each in (text, cells)] == [True, True]
    assert [enters(place, each) for each in (picture, carried("file:///tmp/one.png"))] == [False, False]
