"""Lists of things of one kind: told anew they keep the current line, moving tells it, letters look or command."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.rows import Rows, RowsModel


@dataclass(frozen=True)
class Thing:
    id: int
    name: str


THINGS = [Thing(7, "Anchor"), Thing(3, "Boat"), Thing(5, "Buoy")]


def rows(qtbot: QtBot, ui: Ui, *, commands: bool = False) -> tuple[Rows[Thing], RowsModel[Thing]]:
    model = RowsModel[Thing](ui, lambda thing: thing.name, lambda _ui, thing: f"thing {thing.name}")
    made = Rows[Thing](ui, model, "things", commands=commands)
    qtbot.addWidget(made)
    made.tell(THINGS, 3)
    return made, model


def test_a_person_who_moves_is_told_and_what_is_told_is_not(qtbot: QtBot, ui: Ui) -> None:
    made, _model = rows(qtbot, ui)
    chosen: list[int] = []
    made.chosen.connect(chosen.append)
    made.tell(THINGS[1:], 5)
    assert made.current == THINGS[2]
    assert chosen == []
    qtbot.keyClick(made, Qt.Key.Key_Up)
    assert chosen == [3]
    made.step(1)
    made.step(1)  # there is none after the last
    assert chosen == [3, 5]
    made.tell([], 5)
    assert made.current is None


def test_the_same_things_told_anew_stay_where_they_are(qtbot: QtBot, ui: Ui) -> None:
    made, model = rows(qtbot, ui)
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    made.tell([Thing(each.id, each.name.upper()) for each in THINGS], 3)
    assert resets == []
    assert model.index(1).data() == "BOAT"
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "thing BOAT"
    assert model.index(1).data(Qt.ItemDataRole.ToolTipRole) == "thing BOAT"
    made.tell(THINGS[::-1], 3)
    assert len(resets) == 1


@pytest.mark.parametrize(("commands", "then"), [(False, "Boat"), (True, "Anchor")])
def test_letters_look_for_a_line_unless_they_are_commands(qtbot: QtBot, ui: Ui, *, commands: bool, then: str) -> None:
    made, _model = rows(qtbot, ui, commands=commands)
    made.tell(THINGS, 7)
    qtbot.keyClick(made, Qt.Key.Key_B)
    current = made.current
    assert current is not None
    assert current.name == then
