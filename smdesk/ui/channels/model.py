"""The list of channels, by client, as an item model."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from smdesk.core.network import Feature
from smdesk.core.records import dataclass
from smdesk.services.views import ChannelView
from smdesk.ui.channels import condition as rules
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.naming import network_name

LINE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What stands beside each other."""

    CHANNEL = 0
    PUBLISH = 1
    INBOX = 2
    METRICS = 3
    STATE = 4
    ACT = 5


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a client above its channels."""

    client: int
    name: str


Line = Heading | ChannelView


class ChannelModel(QAbstractTableModel):
    """Reads at `read` only; `client` None is all of them."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._views: tuple[ChannelView, ...] = ()
        self._states: dict[int, rules.State] = {}
        self._lines: list[Line] = []
        self.client: int | None = None
        self.asking: set[int] = set()  # channels whose network is being asked

    def read(self) -> bool:
        """Look at the desk; True when something is different, and then the model has been reset."""
        views = self._ui.runtime.channels.listing()
        states = {view.id: self.state(view) for view in views}  # an access ends without anything being written
        if views == self._views and states == self._states and self._lines:
            return False
        self._views, self._states = views, states
        self.rebuild()
        return True

    def rebuild(self) -> None:
        """The lines anew from what was read."""
        self.beginResetModel()
        self._lines = []
        for view in self.shown():
            last = self._lines[-1] if self._lines else None
            if self.client is None and (not isinstance(last, ChannelView) or last.client_id != view.client_id):
                self._lines.append(Heading(view.client_id, view.client))
            self._lines.append(view)
        self.endResetModel()

    def shown(self) -> list[ChannelView]:
        """The channels of the chosen client, or all."""
        return [view for view in self._views if self.client is None or view.client_id == self.client]

    def view(self, row: int) -> ChannelView | None:
        """The channel of a row; None for a heading and beyond the end."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, ChannelView) else None

    def by_id(self, channel: int) -> ChannelView | None:
        """A channel wherever it is."""
        return next((view for view in self._views if view.id == channel), None)

    def row_of(self, channel: int) -> int:
        """The row of a channel, -1 where it is not in the list."""
        return next(
            (row for row, line in enumerate(self._lines) if isinstance(line, ChannelView) and line.id == channel), -1
        )

    def broken(self) -> int:
        """How many channels need the person before anything goes out on them."""
        return sum(self.state(view) in {rules.State.REPAIR, rules.State.KEYRING} for view in self._views)

    def state(self, view: ChannelView) -> rules.State:
        """How a channel stands now."""
        return rules.state_of(view, self._ui.now())

    def condition(self, view: ChannelView) -> rules.Condition:
        """The same in words."""
        return rules.condition(view, self._ui.now(), self._ui.language)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.view(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.CHANNEL: self.tr("Channel"),
            Column.PUBLISH: self.tr("Publishing"),
            Column.INBOX: self.tr("Inbox"),
            Column.METRICS: self.tr("Figures"),
            Column.STATE: self.tr("State"),
            Column.ACT: "",
        }[Column(section)]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if isinstance(line, Heading):
            return line.name if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(line, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(line)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.STATE:
            return self.condition(line).note
        return None

    def text(self, view: ChannelView, column: Column) -> str:
        """What a cell says."""
        match column:
            case Column.CHANNEL:
                return rules.account(view)
            case Column.PUBLISH:
                return self.tr("Automatic") if rules.publishes_alone(view) else self.tr("Assisted")
            case Column.INBOX | Column.METRICS:
                return self.tr("Yes") if self.can(view, column) else self.tr("No")
            case Column.STATE:
                return self.tr("Asking…") if view.id in self.asking else self.condition(view).word
            case Column.ACT:
                return ""

    def sentence(self, view: ChannelView) -> str:
        """The whole line for whoever does not see it."""
        told = self.condition(view)
        parts = [
            rules.account(view),
            network_name(view.network),
            view.client,
            self.text(view, Column.PUBLISH),
            told.word,
            told.note,
        ]
        return ", ".join(part for part in parts if part)

    def can(self, view: ChannelView, column: Column) -> bool:
        """Whether the access reads messages, or figures."""
        feature = Feature.INBOX if column is Column.INBOX else Feature.METRICS
        return rules.publishes_alone(view) and rules.spec_of(view).can(feature)
