"""What a person does with the content sheet: each act through the service, with the way back on the undo stack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from smdesk.core.errors import SmdeskError
from smdesk.core.sheet.lines import Line, parse_sizes
from smdesk.services.sheets.views import Delivered, Written
from smdesk.ui.kit.acts import Acts
from smdesk.ui.kit.context import Ui
from smdesk.ui.sheets import words
from smdesk.ui.sheets.words import FIELDS, Column

#: Between sizes that stand in one line.
_BETWEEN = str.maketrans({",": "\n", ";": "\n", "+": "\n"})


class SheetActs(Acts):
    """`wrote` tells of each brief that says something else now."""

    wrote = Signal(object)

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(ui, parent)
        self._sheets = ui.runtime.sheets

    # -- what is written ----------------------------------------------------------------------------------------

    def write(self, line: Line, column: Column, text: str) -> None:
        """What stands in a cell. Raises SmdeskError, for the cell to say."""
        given = value(column, text)
        if given == getattr(line.brief, FIELDS[column]):
            return
        written = self._sheets.write(line.post_id, **{FIELDS[column]: given})
        told = self.tr("%1 of “%2”").replace("%1", words.titles()[column]).replace("%2", words.title(line))
        self._keep(told, [written])

    def fill(self, cells: Sequence[tuple[Line, Column, str]], told: str, more: str = "") -> None:
        """Several cells in one step, so that one step takes them back; `more` is what the person is told besides."""
        done: list[Written] = []
        try:
            for line, column, text in cells:
                given = value(column, text)
                if given != getattr(line.brief, FIELDS[column]):
                    done.append(self._sheets.write(line.post_id, **{FIELDS[column]: given}))
        except SmdeskError as error:
            self.failed.emit(error)
        if done:
            self._keep(told, done)
            self.said.emit(f"{told}. {more}" if more else told, True)

    def refer(self, line: Line, text: str) -> None:
        """Addresses and notes of what it shall be like, one a line. Raises SmdeskError, for the dialog to say."""
        refs = tuple(each.strip() for each in text.splitlines() if each.strip())
        if refs == line.brief.refs:
            return
        told = self.tr("References of “%1”").replace("%1", words.title(line))
        self._keep(told, [self._sheets.write(line.post_id, refs=refs)])
        self.said.emit(told, True)

    def need(self, lines: Iterable[Line], *, needed: bool) -> None:
        """Posts that are to have art, or go out without."""
        chosen = [line for line in lines if line.brief.needed != needed]
        done = self.result(lambda: [self._sheets.write(line.post_id, needed=needed) for line in chosen])
        if not done:
            return
        first = words.title(chosen[0])
        if len(chosen) > 1:
            some = self.tr("%n post(s) need art", "", len(chosen))
            told = some if needed else self.tr("%n post(s) need no art", "", len(chosen))
        else:
            told = (self.tr("“%1” needs art") if needed else self.tr("“%1” needs no art")).replace("%1", first)
        self._keep(told, done)
        self.said.emit(told, True)

    def _keep(self, text: str, written: list[Written]) -> None:
        step = list(written)
        for each in step:
            self.wrote.emit(each)

        def turn() -> None:
            step.reverse()  # several may be of one post: what was written last is the first to go, and back the last
            for place, each in enumerate(list(step)):
                step[place] = self._sheets.put_back(each)
                self.wrote.emit(step[place])

        self.keep(text, turn, turn)

    # -- deliveries ---------------------------------------------------------------------------------------------

    def deliver(self, client: int, monday: date) -> Delivered:
        """Remember the week as it goes to design. Raises SmdeskError, for the dialog to say."""
        step = [self._sheets.deliver(client, monday)]

        def again() -> None:
            step[0] = self._sheets.deliver(client, monday)

        text = self.tr("Sheet delivered to design, version %1").replace("%1", str(step[0].version))
        back: Callable[[], object] = lambda: self._sheets.take_back(step[0])  # noqa: E731  (read with its neighbour)
        self.keep(text, again, back)
        return step[0]


def value(column: Column, text: str) -> Any:
    """What is stored of a typed text. Raises InvalidInput `bad_size`."""
    if column is not Column.SIZES:
        return text.strip("\n").rstrip()
    return parse_sizes(each for each in text.translate(_BETWEEN).splitlines() if each.strip())
