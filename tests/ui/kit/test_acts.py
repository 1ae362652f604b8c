"""Acts of a person: a refusal is told and leaves nothing to undo; the way back says why when it is barred."""

from __future__ import annotations

from PySide6.QtCore import QObject

from smdesk.core.errors import InvalidInput
from smdesk.ui.kit.acts import Acts
from tests.ui.bench import Bench


def refuse() -> None:
    raise InvalidInput("title_empty", field="name")


def test_a_refused_act_is_told_and_one_that_gives_nothing_is_no_refusal(bench: Bench) -> None:
    owner = QObject()
    acts, told = Acts(bench.ui, owner), list[object]()
    acts.failed.connect(told.append)
    assert acts.result(lambda: 0) == 0
    assert acts.succeeds(lambda: None)
    assert told == []
    assert acts.result(refuse) is None
    assert not acts.succeeds(refuse)
    assert [error.code for error in told] == ["title_empty", "title_empty"]  # type: ignore[attr-defined]


def test_what_is_kept_goes_back_and_forth_and_a_barred_way_back_is_told(bench: Bench) -> None:
    owner, done = QObject(), ["made"]
    acts, told = Acts(bench.ui, owner), list[object]()
    acts.failed.connect(told.append)
    acts.keep("Making", lambda: done.append("made again"), lambda: done.append("back"))
    bench.ui.undo.undo()
    bench.ui.undo.redo()
    assert done == ["made", "back", "made again"]
    acts.keep("Breaking", refuse, refuse)
    bench.ui.undo.undo()
    assert len(told) == 1
    assert bench.ui.undo.undoText() == "Making"
