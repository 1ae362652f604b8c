"""Bad input and bad days: the person sees what happened and what to do, and what was typed is still there."""

from __future__ import annotations

import os
import sqlite3
import time
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smdesk.core.errors import StorageError
from smdesk.ui.composer.keeper import Kept
from smdesk.ui.composer.page import ComposerPage
from tests.ui.composer.conftest import SAVE_MS, Bench

NOON = datetime(2026, 10, 2, 12, 0)


def test_a_database_that_another_program_locks_does_not_stop_the_typing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    bench.start(text="One", local=NOON)
    bench.settle()
    other = sqlite3.connect(bench.desk.runtime.db.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        start = time.monotonic()
        bench.type("typed ")
        qtbot.waitUntil(lambda: bench.page.keeper.busy)  # the pause has passed, and the page tries to store
        QTest.qWait(2 * SAVE_MS)
        bench.type("on ")
        assert time.monotonic() - start < 2  # the wait for the database is not the window's
        assert bench.page.keeper.busy
        assert bench.box.caption.toPlainText() == "typed on One"
    finally:
        other.execute("ROLLBACK")
        other.close()
    qtbot.waitUntil(lambda: bench.page.keeper.state is Kept.SAVED and not bench.page.model.dirty, timeout=5000)
    assert bench.stored().text == "typed on One"


def test_a_database_that_stays_locked_is_told_and_tried_again(bench: Bench, monkeypatch, qtbot) -> None:
    bench.start(text="One", local=NOON)
    bench.settle()
    posts = bench.desk.runtime.posts

    def locked(*_args: object, **_more: object) -> object:
        raise StorageError("database_busy", path="/desk")

    with monkeypatch.context() as patched:
        patched.setattr(posts, "edit", locked)
        bench.type("typed ")
        bench.settle()
        notice = bench.page.problem.notice
        assert notice is not None
        assert notice.acts[0][0] == "Try again"
        assert "stays here" in notice.text
        qtbot.waitUntil(lambda: "Not saved" in bench.page.header._kept.text())
    notice.acts[0][1]()
    assert bench.stored().text == "typed One"
    assert bench.page.problem.notice is None


def test_after_a_crash_the_draft_is_there_as_it_was_typed(bench: Bench, qtbot) -> None:
    bench.start(text="One", local=NOON)
    bench.type("typed until the lights went out ")
    bench.settle()
    post = bench.stored().id
    again = ComposerPage(bench.ui)  # nothing was closed, nothing was said goodbye to
    qtbot.addWidget(again)
    again.open(post)
    assert again.editor.boxes[0].caption.toPlainText() == "typed until the lights went out One"
    assert again.model.local == NOON


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="who may read everything is refused nothing")
def test_a_file_that_may_not_be_read_is_told(bench: Bench, tmp_path: Path, qtbot) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"\x89PNG\r\n\x1a\n")
    secret.chmod(0)
    bench.start(text="One", local=NOON)
    bench.page.editor.attaching.bring([secret])
    qtbot.waitUntil(lambda: bench.page.problem.notice is not None, timeout=5000)
    assert "secret.png" in bench.page.problem.notice.title


def test_a_folder_an_empty_file_and_a_half_picture_are_told_one_by_one(bench: Bench, tmp_path: Path, qtbot) -> None:
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "empty.png").touch()
    (tmp_path / "half.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    bench.start(text="One", local=NOON)
    bench.page.editor.attaching.bring([tmp_path / name for name in ("folder.png", "empty.png", "half.png")])
    qtbot.waitUntil(lambda: bench.page.problem.notice is not None, timeout=5000)
    notice = bench.page.problem.notice
    assert notice is not None
    told = f"{notice.title} {notice.text}"
    assert all(name in told for name in ("folder.png", "empty.png", "half.png"))
    assert bench.page.model.draft.base.parts[0].media == ()
    assert bench.box.caption.toPlainText() == "One"


def test_of_many_files_that_are_refused_none_is_left_out_unsaid(bench: Bench, tmp_path: Path, qtbot) -> None:
    files = [tmp_path / f"file{number:02}.png" for number in range(20)]
    for file in files:
        file.touch()
    bench.start(text="One", local=NOON)
    bench.page.editor.attaching.bring(files)
    qtbot.waitUntil(lambda: bench.page.problem.notice is not None, timeout=5000)
    notice = bench.page.problem.notice
    assert notice is not None
    assert "file00.png" in notice.title
    lines = notice.text.split("\n")
    assert [name for line in lines[1:4] for name in ("file01.png", "file02.png", "file03.png") if name in line] == [
        "file01.png", "file02.png", "file03.png",
    ]  # fmt: skip
    named = ", ".join(file.name for file in files[4:16])
    assert lines[4] == f"16 more were not attached: {named}…"


def test_what_came_in_before_the_disk_was_full_is_attached(
    bench: Bench, pictures: list[Path], monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    bench.start(text="One", local=NOON)
    add = bench.desk.runtime.media.add

    def full(source: Path, *more: object) -> object:
        if source != pictures[0]:
            raise StorageError("disk_full", path="/desk/media", needed=10, free=1)
        return add(source, *more)

    monkeypatch.setattr(bench.desk.runtime.media, "add", full)
    bench.page.editor.attaching.bring(pictures[:2])
    qtbot.waitUntil(lambda: bench.page.problem.notice is not None, timeout=5000)
    notice = bench.page.problem.notice
    assert notice is not None
    assert "disk is full" in notice.title
    assert [item.filename for item in bench.page.model.draft.base.parts[0].media] == [pictures[0].name]


def test_a_picture_whose_file_is_gone_says_so_and_can_be_taken_out(bench: Bench, pictures: list[Path], qtbot) -> None:
    bench.start(text="One", local=NOON)
    bench.page.editor.attaching.bring(pictures[:1])
    qtbot.waitUntil(lambda: bool(bench.box.strip.tiles), timeout=8000)
    item = bench.page.model.draft.base.parts[0].media[0]
    bench.desk.runtime.media.path(item.sha256).unlink()
    bench.page.thumbs.broken.clear()
    from PySide6.QtGui import QPixmapCache

    QPixmapCache.clear()
    bench.box.strip.tiles[0].update()
    qtbot.waitUntil(lambda: bench.box.strip.tiles[0].missing, timeout=5000)
    assert "file is missing" in bench.box.strip.tiles[0].toolTip()
    bench.page.editor.attaching.bring(pictures[:1])  # found again: the same content is the same medium
    qtbot.waitUntil(lambda: not bench.box.strip.tiles[0].missing, timeout=5000)
    assert len(bench.box.strip.tiles) == 1
    assert "missing" not in bench.box.strip.tiles[0].toolTip()
    QTest.keyClick(bench.box.strip.tiles[0], Qt.Key.Key_Delete)
    assert bench.page.model.draft.base.parts[0].media == ()


@pytest.mark.dressed
def test_a_key_is_handled_within_a_frame_with_100_kb_of_text(bench: Bench) -> None:
    bench.page.model._count.setInterval(120)  # as for a person: each pause has all of it counted
    bench.page.model._save.setInterval(600)
    bench.start(bench.auto, bench.hand, local=NOON)
    mime = QMimeData()
    mime.setText("Una palabra detrás de otra #tag, y así. \n" * 2500)
    bench.box.caption.insertFromMimeData(mime)
    bench.settle()
    anew = []
    for _ in range(3):  # the best of them: what else the computer does makes it slower, never quicker
        start = time.thread_time()
        bench.box.caption.colouring.anew()  # as when it has become too long, or another network counts
        anew.append(time.thread_time() - start)
    assert min(anew) < 0.5
    took = []
    for letter in "abcdefghijklmnopqrst":
        key = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
        start = time.thread_time()  # of this thread alone: the tests beside it are not its fault
        QApplication.sendEvent(bench.box.caption, key)
        took.append(time.thread_time() - start)
        QTest.qWait(1)
    took.sort()
    assert took[len(took) // 2] < 0.016, took


def test_plain_text_comes_from_a_rich_paste_and_controls_are_left_out(bench: Bench) -> None:
    bench.start(local=NOON)
    mime = QMimeData()
    mime.setHtml("<b>Bold</b><img src='x'>")
    mime.setText("Bold\u2029second\x07\x1b[31m")
    bench.box.caption.insertFromMimeData(mime)
    assert bench.box.caption.toPlainText() == "Bold\nsecond[31m"


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("\ufeffBread\ufffc", "Bread"),  # the mark at the beginning of a file, a picture of a document
        ("a\x00b\x7fc\x9bd", "abcd"),
        ("one\r\ntwo\rthree\x0bfour\u2028five", "one\ntwo\nthree\nfour\nfive"),
        (
            "a\u200db \u200fשלום\tc",
            "a\u200db \u200fשלום\tc",
        ),  # joiners and marks of direction are part of what is written
    ],
)
def test_what_nobody_sees_is_left_out_of_a_paste_and_its_lines_stay_lines(bench: Bench, pasted: str, kept: str) -> None:
    bench.start(local=NOON)
    mime = QMimeData()
    mime.setText(pasted)
    bench.box.caption.insertFromMimeData(mime)
    assert bench.box.caption.toPlainText() == kept


def test_a_rich_paste_that_has_no_plain_text_comes_in_as_its_words(bench: Bench) -> None:
    bench.start(local=NOON)
    mime = QMimeData()
    mime.setData("text/html", b"<h1>Bread</h1><p>with <b>rye</b><img src='x'></p><script>no()</script>")
    assert not mime.hasText()
    assert bench.box.caption.canInsertFromMimeData(mime)
    bench.box.caption.insertFromMimeData(mime)
    assert bench.box.caption.toPlainText() == "Bread\nwith rye"


def test_what_is_typed_into_a_scheduled_post_survives_a_crash_and_waits_for_its_update(bench: Bench, qtbot) -> None:
    bench.start(text="One", local=NOON)
    bench.page.acts.schedule()
    bench.type("Changed ")
    bench.settle()
    post = bench.stored().id
    qtbot.waitUntil(lambda: bench.desk.runtime.versions.typed(post) is not None, timeout=3000)
    assert bench.stored().text == "One"
    again = ComposerPage(bench.ui)
    qtbot.addWidget(again)
    again.open(post)
    notice = again.problem.notice
    assert notice is not None
    assert again.editor.boxes[0].caption.toPlainText() == "One"
    notice.acts[0][1]()
    assert again.editor.boxes[0].caption.toPlainText() == "Changed One"
    again.acts.update()
    assert bench.desk.runtime.posts.show(post).text == "Changed One"
    assert bench.desk.runtime.versions.typed(post) is None


def test_a_full_disk_under_a_scheduled_post_keeps_what_was_typed_once_there_is_room(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    bench.start(text="One", local=NOON)
    bench.page.acts.primary()
    bench.settle()
    post, versions = bench.stored().id, bench.desk.runtime.versions

    def full(*_args: object, **_more: object) -> object:
        raise StorageError("disk_full", path="/desk")

    with monkeypatch.context() as patched:
        patched.setattr(versions, "keep_typed", full)
        patched.setattr(versions, "forget_typed", full)
        bench.page.keeper._again.setInterval(50)
        bench.type("typed ")
        qtbot.waitUntil(lambda: bench.page.unstored() is not None, timeout=3000)
        assert "by itself" in bench.page.problem.notice.text
        assert not bench.page.settle()
        drop = next(act for words, act in bench.page.problem.notice.acts if words == "Drop the changes")
        drop()  # it cannot be forgotten either: told, and nothing breaks
        assert bench.box.caption.toPlainText() == "typed One"
    qtbot.waitUntil(lambda: versions.typed(post) is not None, timeout=3000)  # without another key
    qtbot.waitUntil(lambda: bench.page.problem.notice is None, timeout=3000)
    assert bench.page.unstored() is None
