"""What is dropped on the composer from another program: files are attached wherever they fall, text is written."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from smdesk.services.patches import ClientPatch
from smdesk.ui.composer.carrying import Carried
from smdesk.ui.kit.drops import local_files
from smdesk.ui.kit.place import Place
from tests.ui.composer.conftest import Bench
from tests.ui.composer.test_media import CTRL, bring, names

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def carry(over: QWidget, mime: QMimeData) -> bool:
    """A drag comes over the middle of a widget, as Qt hands it on from the innermost outwards; whether it is taken."""
    window, middle = over.window(), over.mapTo(over.window(), over.rect().center())
    inner = window.childAt(middle) or window
    event = QDragEnterEvent(inner.mapFrom(window, middle), COPY, mime, LEFT, NONE)
    QApplication.sendEvent(inner, event)
    return event.isAccepted()


def drop(on: QWidget, mime: QMimeData) -> None:
    window, middle = on.window(), on.mapTo(on.window(), on.rect().center())
    inner = window.childAt(middle) or window
    QApplication.sendEvent(inner, QDropEvent(QPointF(inner.mapFrom(window, QPoint(middle))), COPY, mime, LEFT, NONE))


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


@pytest.mark.parametrize("place", ["caption", "alt", "link", "first-comment", "preview", "notes"])
def test_a_file_is_attached_wherever_on_the_composer_it_falls(
    bench: Bench, pictures: list[Path], qtbot, place: str
) -> None:
    bench.start(bench.auto, bench.hand, text="Bread")
    bench.page.editor.attaching.bring(pictures[:1])
    qtbot.waitUntil(lambda: names(bench) == ["bread0.png"], timeout=8000)
    bench.settle()
    box, extras = bench.box, bench.page.editor.extras
    target = {
        "caption": box.caption, "alt": box.strip.words.alt, "link": box.link, "first-comment": extras.comment,
        "preview": bench.page.preview, "notes": bench.page.notes,
    }[place]  # fmt: skip
    mime = files(*pictures[1:])
    assert carry(target, mime)
    assert box.strip.zone.over  # it is seen where it would come in
    drop(target, mime)
    qtbot.waitUntil(lambda: names(bench) == ["bread0.png", "bread1.png", "bread2.png"], timeout=8000)
    assert not box.strip.zone.over
    assert (box.caption.toPlainText(), box.link.text()) == ("Bread", "")
    assert (extras.comment.toPlainText(), box.strip.items[0].alt) == ("", "")


def test_a_file_comes_in_with_the_part_it_falls_on(bench: Bench, pictures: list[Path], qtbot) -> None:
    bench.start(text="One")
    bench.page.editor.add_part()
    bench.settle()
    second = bench.page.editor.boxes[1]
    mime = files(pictures[0])
    assert carry(second.caption, mime)
    assert [box.strip.zone.over for box in bench.page.editor.boxes] == [False, True]
    drop(second.caption, mime)
    qtbot.waitUntil(lambda: len(bench.page.model.draft.parts(None)[1].media) == 1, timeout=8000)
    assert not bench.page.model.draft.parts(None)[0].media


def test_text_is_written_where_it_falls(bench: Bench) -> None:
    bench.start(text="Bread")
    mime = QMimeData()
    mime.setText("https://example.org/bread")
    assert carry(bench.box.link, mime)
    drop(bench.box.link, mime)
    assert bench.box.link.text() == "https://example.org/bread"
    assert not carry(bench.page.notes, mime)


def test_a_picture_out_of_a_browser_comes_as_a_picture_not_as_its_address(bench: Bench, qtbot) -> None:
    bench.start(text="Bread")
    mime = QMimeData()
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    mime.setImageData(image)
    mime.setUrls([QUrl("https://example.org/bread.png")])
    mime.setText("https://example.org/bread.png")
    assert carry(bench.box.caption, mime)
    drop(bench.box.caption, mime)
    qtbot.waitUntil(lambda: names(bench) == ["image.png"], timeout=8000)
    assert bench.box.caption.toPlainText() == "Bread"


def test_cells_of_a_spreadsheet_stay_text(bench: Bench) -> None:
    bench.start(text="Bread")
    mime = QMimeData()
    mime.setImageData(QImage(30, 20, QImage.Format.Format_RGB32))
    mime.setText(" and wine")
    bench.box.caption.moveCursor(bench.box.caption.textCursor().MoveOperation.End)
    bench.box.caption.insertFromMimeData(mime)
    assert bench.box.caption.toPlainText() == "Bread and wine"


def test_an_untouched_new_post_is_for_the_client_that_is_chosen(bench: Bench) -> None:
    other = bench.desk.runtime.clients.add(ClientPatch(name="Bike shop", zone="Europe/Madrid"))
    bench.ui.scope.choose(bench.client.id)
    bench.page.start(bench.client.id)
    bench.ui.scope.choose(other.id)
    assert bench.page.model.client is not None
    assert bench.page.model.client.id == other.id
    bench.type("Wheels")
    bench.settle()
    bench.ui.scope.choose(bench.client.id)  # what is written stays with the client it is written for
    assert bench.page.model.client.id == other.id
    assert bench.box.caption.toPlainText() == "Wheels"


@pytest.mark.dressed
def test_while_all_clients_are_looked_at_the_header_tells_for_whom_a_new_post_is(bench: Bench) -> None:
    """It begins for the client that was written for last, which a small picture alone told."""
    other = bench.desk.runtime.clients.add(ClientPatch(name="Bike & shop", zone="Europe/Madrid"))
    header, model = bench.page.header, bench.page.model
    bench.page.resize(1400, 800)
    bench.page.visit(Place("composer", client=bench.client.id))
    whose = header.whose
    assert whose.isVisible()
    assert (whose.text(), whose.isEnabled()) == (bench.client.name, True)
    assert whose.accessibleName() == f"New post for {bench.client.name}"
    assert not header._tile.isVisible()
    local = datetime(2026, 12, 30, 22, 45)
    model.choose_time(local)
    assert whose.isEnabled()
    whose.click()
    menu = whose.findChild(QMenu)
    assert menu is not None
    next(each for each in menu.actions() if each.text() == "Bike && shop").trigger()
    menu.close()
    assert model.client is not None
    assert (model.client.id, model.local, whose.text()) == (other.id, local, "Bike & shop")
    bench.type("Wheels")
    bench.settle()
    assert model.stored is not None
    assert whose.isVisible()
    assert not whose.isEnabled()  # what is written stays with the client it is written for
    bench.ui.scope.choose(other.id)  # the window tells it
    assert not whose.isVisible()
    bench.ui.scope.choose(None)
    assert whose.isVisible()
    bench.page.resize(950, 800)
    bench.settle()
    assert whose.width() >= whose.sizeHint().width()
    bench.type(" centred by hand, spoke by spoke, in the workshop of old")
    bench.settle()
    assert not whose.isVisible()  # before anything is cut for it
    bench.page.resize(1500, 800)
    assert whose.isVisible()
    assert whose.width() >= whose.sizeHint().width()
    bench.page.open(bench.stored().id)
    assert not whose.isVisible()
    assert header._tile.isVisible()


def test_with_one_client_nothing_tells_for_whom_a_new_post_is(bench: Bench) -> None:
    bench.page.visit(Place("composer", client=bench.client.id))
    assert not bench.page.header.whose.isVisible()


def test_the_medium_that_is_moved_by_keys_keeps_the_focus(bench: Bench, pictures: list[Path], qtbot) -> None:
    bench.start(text="Bread")
    bring(bench, pictures, qtbot)
    bench.settle()
    bench.box.strip.tiles[0].setFocus()
    for wanted in (["bread1.png", "bread0.png", "bread2.png"], ["bread1.png", "bread2.png", "bread0.png"]):
        QTest.keyClick(bench.page.focusWidget(), Qt.Key.Key_Right, CTRL)
        bench.settle()
        assert names(bench) == wanted
    assert bench.page.focusWidget() is bench.box.strip.tiles[2]


def test_a_medium_that_is_carried_shows_where_it_lands_and_is_handed_out_as_a_copy(
    bench: Bench, pictures: list[Path], qtbot
) -> None:
    bench.start(text="Bread")
    bring(bench, pictures, qtbot)
    bench.settle()
    strip = bench.box.strip
    store = bench.desk.runtime.media.path(strip.items[0].sha256)
    carried = Carried()
    mime = carried.mime(id(strip), 0, strip.items[0], store)
    (file,) = local_files(mime)
    assert (file.name, file.read_bytes()) == ("bread0.png", store.read_bytes())
    assert file != store  # a file manager may move it away
    assert carry(strip.tiles[2], mime)
    move = QDragMoveEvent(strip.tiles[2].geometry().center(), COPY, mime, LEFT, NONE)
    strip.dragMoveEvent(move)
    assert [tile._landing for tile in strip.tiles] == [False, False, True]
    assert not strip.zone.over  # nothing is added
    drop(strip.tiles[2], mime)
    assert names(bench) == ["bread1.png", "bread2.png", "bread0.png"]


def test_a_medium_is_carried_to_another_part_with_its_words(bench: Bench, pictures: list[Path], qtbot) -> None:
    bench.start(text="One")
    bring(bench, pictures, qtbot)
    bench.settle()
    bench.box.strip.describe(2)
    QTest.keyClicks(bench.box.strip.words.alt, "A loaf")
    bench.page.editor.add_part()
    bench.settle()
    first, second = (box.strip for box in bench.page.editor.boxes)
    mime = Carried().mime(id(first), 2, first.items[2], bench.desk.runtime.media.path(first.items[2].sha256))
    assert carry(second.zone, mime)
    drop(second.zone, mime)
    qtbot.waitUntil(lambda: len(second.items) == 1, timeout=4000)
    assert (second.items[0].filename, second.items[0].alt) == ("bread2.png", "A loaf")
    assert names(bench) == ["bread0.png", "bread1.png"]
    bench.ui.undo.undo()
    assert names(bench) == ["bread0.png", "bread1.png", "bread2.png"]
    assert not second.items
