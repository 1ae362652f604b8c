"""Media: brought in by every way, ordered, described, taken out; what is none is refused and nothing else is lost."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.pdfs import pdf
from tests.ui.composer.conftest import Bench

CTRL = Qt.KeyboardModifier.ControlModifier


def bring(bench: Bench, files: list[Path], qtbot) -> None:
    bench.page.editor.attaching.bring(files)
    qtbot.waitUntil(lambda: not bench.page.editor.attaching.intake.jobs, timeout=8000)


def names(bench: Bench) -> list[str]:
    return [item.filename for item in bench.page.model.draft.parts(bench.page.model.scope)[0].media]


def test_files_come_in_and_are_stored_with_the_post(bench: Bench, pictures: list[Path], qtbot) -> None:
    bench.start(text="Bread")
    bring(bench, pictures, qtbot)
    assert names(bench) == ["bread0.png", "bread1.png", "bread2.png"]
    bench.page.keeper.save()
    stored = bench.stored().base.parts[0].media
    assert [(item.filename, item.width) for item in stored] == [
        ("bread0.png", 120),
        ("bread1.png", 121),
        ("bread2.png", 122),
    ]
    assert bench.desk.runtime.media.has(stored[0].sha256)


def test_a_picture_alone_is_a_post(bench: Bench, pictures: list[Path], qtbot) -> None:
    bench.start()
    bring(bench, pictures[:1], qtbot)
    bench.settle()
    assert len(bench.stored().base.parts[0].media) == 1


def test_what_is_no_image_is_refused_and_the_others_come_in(
    bench: Bench, pictures: list[Path], tmp_path: Path, qtbot
) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no image")
    bench.start(text="Bread")
    bring(bench, [pictures[0], text, tmp_path / "gone.png", pictures[1]], qtbot)
    assert names(bench) == ["bread0.png", "bread1.png"]
    notice = bench.page.problem.notice
    assert notice is not None
    assert "notes.txt" in notice.title
    assert "gone.png" in notice.text


def test_a_document_that_is_too_long_for_a_network_is_told_as_soon_as_it_is_attached(
    bench: Bench, tmp_path: Path, qtbot
) -> None:
    channel = bench.desk.runtime.channels.connect_assisted("linkedin", bench.client.id, "molino")
    (tmp_path / "menu.pdf").write_bytes(pdf(301))
    bench.start(channel, text="Our menu")
    bring(bench, [tmp_path / "menu.pdf"], qtbot)
    bench.settle()
    assert bench.box.strip.tiles[0].length == "301 pages"
    told = " ".join(each.text() for each in bench.page.findChildren(QLabel) if each.isVisibleTo(bench.page))
    assert "“menu.pdf” has 301 pages; the limit is 300" in told


def test_the_same_file_twice_is_there_once(bench: Bench, pictures: list[Path], qtbot) -> None:
    bench.start(text="Bread")
    bring(bench, pictures[:1], qtbot)
    bring(bench, pictures[:1], qtbot)
    assert names(bench) == ["bread0.png"]


def test_files_and_pictures_are_pasted(bench: Bench, pictures: list[Path], qtbot) -> None:
    bench.start(text="Bread")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(pictures[0]))])
    bench.box.caption.insertFromMimeData(files)
    qtbot.waitUntil(lambda: names(bench) == ["bread0.png"], timeout=8000)
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    picture = QMimeData()
    picture.setImageData(image)
    bench.box.caption.insertFromMimeData(picture)
    qtbot.waitUntil(lambda: names(bench) == ["bread0.png", "image.png"], timeout=8000)
    assert bench.box.caption.toPlainText() == "Bread"


def test_enter_on_a_medium_leads_to_its_description(bench: Bench, pictures: list[Path], qtbot) -> None:
    bench.start(text="Bread")
    bring(bench, pictures, qtbot)
    bench.settle()
    bench.box.strip.tiles[1].setFocus()
    QTest.keyClick(bench.box.strip.tiles[1], Qt.Key.Key_Return)
    assert bench.page.focusWidget() is bench.box.strip.words.alt
    QTest.keyClicks(bench.box.strip.words.alt, "A loaf")
    assert [item.alt for item in bench.page.model.draft.parts(None)[0].media] == ["", "A loaf", ""]


def test_order_removal_and_undo_by_keys(bench: Bench, pictures: list[Path], qtbot) -> None:
    bench.start(text="Bread")
    bring(bench, pictures, qtbot)
    tiles = bench.box.strip.tiles
    QTest.keyClick(tiles[0], Qt.Key.Key_Right, CTRL)
    assert names(bench) == ["bread1.png", "bread0.png", "bread2.png"]
    QTest.keyClick(bench.box.strip.tiles[2], Qt.Key.Key_Delete)
    assert names(bench) == ["bread1.png", "bread0.png"]
    bench.ui.undo.undo()
    bench.ui.undo.undo()
    assert names(bench) == ["bread0.png", "bread1.png", "bread2.png"]
    bench.ui.undo.redo()
    assert names(bench) == ["bread1.png", "bread0.png", "bread2.png"]


def test_describing_solves_the_note(bench: Bench, pictures: list[Path], qtbot) -> None:
    bench.start(text="Bread")
    bring(bench, pictures[:2], qtbot)
    bench.settle()
    rows = [row for row in bench.page.notes.rows if row.note.finding.code == "alt_missing"]
    assert len(rows) == 2
    rows[0].button.click()
    assert bench.box.strip.words.alt.hasFocus()
    QTest.keyClicks(bench.box.strip.words.alt, "A loaf")
    bench.settle()
    assert bench.stored().base.parts[0].media[0].alt == "A loaf"
    left = [row.note.finding.facts["index"] for row in bench.page.notes.rows if row.note.finding.code == "alt_missing"]
    assert left == [1]


def test_media_without_words_are_not_told_as_described_where_no_network_asks(
    bench: Bench, pictures: list[Path], qtbot
) -> None:
    page = bench.desk.runtime.channels.connect_assisted("telegram", bench.client.id, "molino")
    bench.start(page, text="Bread")
    bring(bench, pictures[:1], qtbot)
    bench.settle()
    assert "alt" not in bench.page.model.study.passed
    bench.box.strip.words.alt.setFocus()
    QTest.keyClicks(bench.box.strip.words.alt, "A loaf")
    bench.settle()
    assert "alt" in bench.page.model.study.passed


def test_what_is_attached_leaves_the_keys_in_the_first_comment(bench: Bench, pictures: list[Path], qtbot) -> None:
    bench.start(bench.auto, bench.hand, text="Bread")
    bench.settle()
    comment = bench.page.editor.extras.comment
    comment.setFocus()
    bring(bench, pictures[:1], qtbot)
    bench.settle()
    assert bench.page.focusWidget() is comment


def test_a_first_comment_that_several_networks_do_not_take_is_told_once(bench: Bench) -> None:
    more = bench.desk.runtime.channels.connect_assisted("linkedin", bench.client.id, "molino")
    bench.start(bench.hand, more, text="Bread")
    bench.page.editor.extras.comment.setPlainText("#bread")
    bench.settle()
    told = [row.note for row in bench.page.notes.rows if row.note.finding.code == "first_comment_not_offered"]
    assert [set(note.channels) for note in told] == [{bench.hand.id, more.id}]


def test_a_great_file_shows_how_far_it_is_and_can_be_stopped(bench: Bench, tmp_path: Path, qtbot, monkeypatch) -> None:
    video = tmp_path / "great.mp4"
    video.write_bytes(b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 6_000_000)
    bench.start(text="Bread")
    service = bench.page.editor.attaching.intake._media
    copy, go = service.add, threading.Event()

    def slow(source: Path, watch):
        def wait(done: int, total: int) -> None:
            watch(done, total)
            go.wait(5)
            watch(done, total)

        return copy(source, wait)

    monkeypatch.setattr(service, "add", slow)
    bench.page.editor.attaching.bring([video])
    job_row = bench.box.strip.job_row
    qtbot.waitUntil(lambda: job_row.isVisible() and "great.mp4" in bench.box.strip._job.text(), timeout=3000)
    qtbot.waitUntil(lambda: bench.box.strip._progress.value() > 0, timeout=3000)
    bench.type("goes on ")  # the text can be written meanwhile
    bench.box.strip._stop.click()
    go.set()
    qtbot.waitUntil(lambda: not bench.page.editor.attaching.intake.jobs, timeout=5000)
    assert names(bench) == []
    assert not job_row.isVisible()
    assert bench.page.problem.notice is None
    assert not list(bench.desk.runtime.folder.media.rglob("*.mp4"))
    assert not list(bench.desk.runtime.folder.media.rglob("*.part"))
    assert bench.box.caption.toPlainText() == "goes on Bread"


def test_media_of_a_post_that_was_left_go_nowhere(bench: Bench, pictures: list[Path], qtbot) -> None:
    bench.start(text="Bread")
    bench.page.editor.attaching.bring(pictures[:1])
    bench.start(text="Another")
    qtbot.waitUntil(lambda: not bench.page.editor.attaching.intake.jobs, timeout=8000)
    assert names(bench) == []
