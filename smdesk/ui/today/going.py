"""What goes out today, as a Qt list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics

from smdesk.core.publication import State
from smdesk.services.today.views import Going
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.zonenames import zone_name
from smdesk.ui.today import words

#: The `Going` of a row.
LINE = Qt.ItemDataRole.UserRole + 1
#: Letters of a client, with their ellipsis, that say nothing any more.
_LEAST_NAME = 4
Index = QModelIndex | QPersistentModelIndex


class GoingModel(QAbstractListModel):
    """Lines by due time. What a line's button does is decided by the page; here it is only named."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._lines: tuple[Going, ...] = ()
        self._today = date.min

    def fill(self, lines: Sequence[Going], today: date) -> None:
        """Other lines; where they are the same posts in the same order, only their looks change."""
        fresh = tuple(lines)
        same = [_key(line) for line in fresh] == [_key(line) for line in self._lines]
        if same:
            self._lines, self._today = fresh, today
            self.say_anew()
            return
        self.beginResetModel()
        self._lines, self._today = fresh, today
        self.endResetModel()

    def say_anew(self) -> None:
        """Another language or theme."""
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    @property
    def lines(self) -> tuple[Going, ...]:
        """All of them."""
        return self._lines

    def line(self, row: int) -> Going | None:
        """The line of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, line: Going | None) -> int:
        """The row of a line that was here before; -1 where it is not here any more."""
        wanted = _key(line) if line is not None else None
        return next((row for row, each in enumerate(self._lines) if _key(each) == wanted), -1)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:  # fmt: skip
        return data.hasUrls()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if line is None:
            return None
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = words.spoken(line, self._today, self._ui.language)
            does = self.act(line)
            return f"{said}. {does}" if does else said
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(line)
        return None

    def under(self, line: Going) -> str:
        """What stands below the title: the client, and its clock where that is another than this computer's."""
        return words.dots(line.client, self._clock(line))

    def fitted(self, line: Going, metrics: QFontMetrics, room: int) -> str:
        """The same in so much room: of the client, whose tile stands beside it, goes what the clock needs."""
        whole, clock = self.under(line), self._clock(line)
        if metrics.horizontalAdvance(whole) <= room:
            return whole
        left = room - (metrics.horizontalAdvance(f" · {clock}") if clock else 0)
        name = metrics.elidedText(line.client, Qt.TextElideMode.ElideRight, max(0, left))
        return words.dots(name if len(name) > _LEAST_NAME or not clock else "", clock)

    def _clock(self, line: Going) -> str:
        return words.there(line, self._ui.language)

    def _tip(self, line: Going) -> str:
        """Title, full time, client, and each channel with how it goes and how it stands."""
        told = self._ui.language.words
        above = [line.title, f"{told.wall(line.wall)} ({zone_name(line.zone)})", self.under(line)]
        channels = [
            f"{network_name(send.network)} {send.channel}: {told.state(send.state.value)}" for send in line.sends
        ]
        return "\n".join([*above, *channels])

    def act(self, line: Going) -> str:
        """What the button of a line says; "" where nothing is to be done."""
        lead = line.lead
        if lead is None:
            return self.tr("Schedule") if line.stage in {"draft", "approved", "planned"} else ""
        return {
            State.ASSISTED: self.tr("Publish…"),
            State.FAILED: self.tr("Repair"),
            State.UNCONFIRMED: self.tr("Answer"),
            State.LATE: self.tr("Decide"),
        }.get(lead.state) or self._of_held(line)

    def _of_held(self, line: Going) -> str:
        if line.lead is not None and line.lead.state is State.HELD and line.lead.hold_reason == "keyring":
            return self.tr("Try again")
        return self.tr("Repair") if self._needs_hand(line) else ""

    @staticmethod
    def _needs_hand(line: Going) -> bool:
        lead = line.lead
        return lead is not None and lead.state is State.HELD and lead.hold_reason not in {"paused", "channel_paused"}

    def note(self, line: Going) -> str:
        """What is to be known of a line beside its client: in the place of the pillar."""
        lead = line.lead
        if lead is None:
            return self.tr("Won’t go out unscheduled")
        if lead.state is State.HELD:
            return {
                "approval": self.tr("It waits for approval"),
                "account": self.tr("Its channel must be connected again"),
                "keyring": self.tr("Keyring closed"),
                "media_missing": self.tr("A file is gone"),
                "paused": self.tr("Paused"),
                "channel_paused": self.tr("Paused"),
            }.get(lead.hold_reason, "")
        return ""


def _key(line: Going) -> tuple[object, ...]:
    return line.post_id, line.due
