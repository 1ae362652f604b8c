"""A text too long for a network: as a thread, joined again, and each taken back."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from smdesk.core.checks import Finding, Level
from smdesk.ui.composer.draft import PartDraft
from smdesk.ui.composer.notes import act_of
from smdesk.ui.composer.study import Note
from tests.ui.composer.conftest import Bench

LONG = " ".join(f"Frase número {number} de un texto que no cabe." for number in range(30))


def _split(bench: Bench) -> None:
    note = next(note for note in bench.page.model.notes if note.finding.code == "text_too_long")
    assert act_of(note, bench.page.model) == "split"
    bench.page.repairs.do(note, "split")
    bench.settle()


def test_a_long_text_becomes_a_thread_and_comes_back(bench: Bench) -> None:
    bench.start(text=LONG)
    bench.settle()
    _split(bench)
    texts = [part.text for part in bench.page.model.draft.parts(None)]
    assert len(texts) > 1
    assert " ".join(texts) == LONG
    assert all(text.endswith(".") for text in texts)
    assert not bench.page.model.study.errors()
    bench.ui.undo.undo()
    assert [part.text for part in bench.page.model.draft.parts(None)] == [LONG]
    bench.ui.undo.redo()
    assert [part.text for part in bench.page.model.draft.parts(None)] == texts


def test_it_is_written_on_behind_the_last_part(bench: Bench) -> None:
    bench.start(text=LONG)
    bench.settle()
    _split(bench)
    last = bench.page.editor.boxes[-1].caption
    assert bench.page.focusWidget() is last
    assert last.textCursor().atEnd()


def test_undone_the_keys_are_in_the_text_that_stays(bench: Bench) -> None:
    bench.start(text=LONG)
    bench.settle()
    _split(bench)
    bench.ui.undo.undo()
    QTest.qWait(5)
    assert bench.page.focusWidget() is bench.box.caption


@pytest.mark.dressed
def test_a_finding_keeps_room_for_its_sentence_beside_or_above_its_button(bench: Bench) -> None:
    bench.start(text=LONG)
    bench.settle()
    row = next(row for row in bench.page.notes.rows if row.note.finding.code == "text_too_long")
    told = row.findChild(QLabel)
    assert told is not None
    for width, below in ((260, True), (700, False)):
        row.lay(width)
        row.setFixedWidth(width)
        row.layout().activate()
        assert (row.button.y() >= told.geometry().bottom()) is below
        assert told.width() >= bench.ui.theme.px(170)


def test_a_document_that_was_pasted_is_not_offered_as_a_thread(bench: Bench) -> None:
    bench.start(text=LONG * 20)
    bench.settle()
    note = next(note for note in bench.page.model.notes if note.finding.code == "text_too_long")
    assert act_of(note, bench.page.model) == "show"


def test_where_others_share_the_text_the_thread_is_the_channels_own(bench: Bench) -> None:
    bench.start(bench.auto, bench.hand, text=LONG)
    bench.settle()
    _split(bench)
    assert len(bench.page.model.draft.parts(bench.auto.id)) > 1
    assert [part.text for part in bench.page.model.draft.parts(bench.hand.id)] == [LONG]
    bench.ui.undo.undo()
    assert not bench.page.model.draft.own(bench.auto.id)


def test_what_was_typed_since_is_not_undone_with_the_thread(bench: Bench) -> None:
    bench.start(text=LONG)
    bench.settle()
    _split(bench)
    bench.type("Nuevo. ")
    bench.ui.undo.undo()
    assert len(bench.page.editor.boxes) > 1
    assert bench.page.editor.boxes[0].caption.toPlainText().startswith("Nuevo. ")


def test_an_own_thread_that_was_joined_comes_back_word_by_word(bench: Bench) -> None:
    bench.start(bench.auto, bench.hand, text="todos")
    model, hand = bench.page.model, bench.hand.id
    model.change(model.draft.with_parts(hand, (PartDraft("Uno. " * 60), PartDraft("Dos"))), shape=True)
    bench.settle()
    bench.page.repairs.do(Note(Finding("threads_not_offered", Level.ERROR), (hand,)), "join")
    assert len(model.draft.parts(hand)) == 1
    bench.ui.undo.undo()
    assert [part.text for part in model.draft.parts(hand)] == ["Uno. " * 60, "Dos"]
    QTest.qWait(50)
    first = bench.page.editor.boxes[0].caption
    assert first.height() >= min(first.content_height(), bench.ui.theme.px(320))
