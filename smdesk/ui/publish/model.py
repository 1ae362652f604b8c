"""The ledger as a Qt table: six columns, a spanning line for each day."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from smdesk.core.publication import State
from smdesk.core.walltime import in_zone
from smdesk.services.views import PublicationView
from smdesk.services.zone import computer_zone
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.naming import channel_name, first_line, network_name
from smdesk.ui.kit.zonenames import zone_name
from smdesk.ui.publish.ledger import Book, Day, Filter, Line, Show, counts, lines

#: What a cell is about: a `Day` or a `PublicationView`.
LINE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    WHEN = 0
    POST = 1
    CHANNEL = 2
    STATE = 3
    HOW = 4
    NEXT = 5  # in the history: the proof


class LedgerModel(QAbstractTableModel):
    """Reads from the book, never from the database; the page tells it when the book has changed."""

    def __init__(self, ui: Ui, book: Book) -> None:
        super().__init__()
        self._ui = ui
        self._book = book
        self._lines: list[Line] = []
        self.show = Show.QUEUE
        self.filter = Filter()
        self.zone = computer_zone()

    # -- Qt -----------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.line(index.row()), Day):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Time"),
            self.tr("Post"),
            self.tr("Channel"),
            self.tr("Result"),
            self.tr("How"),
            self.tr("Proof") if self.show is Show.HISTORY else self.tr("What comes next"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if line is None:
            return None
        if role == LINE:
            return line
        if isinstance(line, Day):
            told = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return self.day(line.day) if role in told else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(line, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(line, Column(index.column()))
        return None

    # -- words --------------------------------------------------------------------------------------------------

    def day(self, day: date) -> str:
        """The heading of a day."""
        return self._ui.language.day(day, in_zone(self._ui.now(), self.zone).date())

    def text(self, view: PublicationView, column: Column) -> str:
        """What a cell says."""
        match column:
            case Column.WHEN:
                return self._clock(view)
            case Column.POST:
                return view.title or first_line(view.text) or self.tr("(no text)")
            case Column.CHANNEL:
                return network_name(view.network).removesuffix(" Business Profile")  # there is little room
            case Column.STATE:
                return self.result(view)
            case Column.HOW:
                return self.mode(view)
            case Column.NEXT:
                return self.proof(view) if self.show is Show.HISTORY else self._coming(view)

    def result(self, view: PublicationView) -> str:
        """How it stands, in the one or two words of a chip."""
        return {
            State.SCHEDULED: self.tr("Scheduled"),
            State.HELD: self.tr("On hold"),
            State.DELEGATED: self.tr("Handed over"),
            State.LATE: self.tr("Missed"),
            State.SENDING: self.tr("Sending"),
            State.PROCESSING: self.tr("Under way"),
            State.ASSISTED: self.tr("Due"),
            State.UNCONFIRMED: self.tr("Not known"),
            State.PUBLISHED: self.tr("Published"),
            State.FAILED: self.tr("Failed"),
            State.SKIPPED: self.tr("Left out"),
            State.CANCELLED: self.tr("Cancelled"),
        }[view.state]

    def _clock(self, view: PublicationView) -> str:
        """When it went out, to the second; else when it is due."""
        at = view.wall
        if view.state is State.PUBLISHED and view.out_at is not None:
            at = in_zone(view.out_at, view.zone).replace(tzinfo=None)
        return dates.clock(self._ui, at.replace(microsecond=0))

    def _coming(self, view: PublicationView) -> str:
        """What comes next, in a table that has the hour in another column, and what it waits for beyond its time."""
        if view.state is State.SCHEDULED and view.mode != "delegate" and view.next_step == "wait_due":
            return self.tr("You get a notice") if view.mode == "assisted" else self.tr("Goes out by itself")
        return self.following(view)

    def following(self, view: PublicationView) -> str:
        """What comes next, or how it is known to be out."""
        words = self._ui.language.words
        comment = view.first_comment
        if comment is not None and comment.next_step != "nothing" and view.next_step == "nothing":
            return self.tr("First comment: %1").replace("%1", words.next_step(comment))
        if view.next_step == "nothing":
            return {
                "answer": self.tr("The network confirmed it"),
                "found": self.tr("Looked up and found"),
                "person": self.tr("You confirmed it"),
            }.get(view.proof, "—")
        return capital(words.next_step(view))

    def proof(self, view: PublicationView) -> str:
        """How it is known, or why there is nothing to know."""
        comment = view.first_comment
        if comment is not None and comment.next_step != "nothing" and view.next_step == "nothing":
            return self.following(view)
        match view.state:
            case State.PUBLISHED if view.proof == "person":
                return self.tr("link pasted") if view.remote_url else self.tr("no link")
            case State.PUBLISHED:
                return self.tr("looked up, found") if view.proof == "found" else self.tr("the network’s answer")
            case State.FAILED if view.error_code:
                return self._ui.language.words.outcome(view.error_code, words=view.error_words).what.rstrip(".")
            case State.LATE:
                return self.tr("your decision")
            case State.UNCONFIRMED:
                return self.following(view)
        return "—"

    def proven(self, view: PublicationView) -> bool:
        """True when somebody other than the person says that it is out, or the person has the link."""
        return view.state is State.PUBLISHED and (view.proof != "person" or bool(view.remote_url))

    def mode(self, view: PublicationView) -> str:
        """Who sends it, and with how many calls."""
        if view.mode == "delegate":
            return self.tr("By the network")
        if view.mode == "assisted":
            if view.state is State.PUBLISHED:
                return self.tr("Assisted · by you")
            return self.tr("Assisted · waits for you") if view.state is State.ASSISTED else self.tr("Assisted")
        if view.state is State.LATE and not view.attempts:
            return self.tr("Automatic · not tried")
        if not view.attempts:
            return self.tr("Automatic")
        return self.tr("Automatic · %n request(s)", "", view.attempts)

    def zone_note(self, view: PublicationView) -> str:
        """The zone of a publication's time where it is not this computer's: its place."""
        return "" if view.zone == self.zone else zone_name(view.zone)

    def spoken(self, view: PublicationView) -> str:
        """A line as a sentence, for those who hear it."""
        parts = (
            self._ui.language.words.wall(view.wall),
            self.zone_note(view),
            self.text(view, Column.POST),
            view.client,
            channel_name(view.network, view.channel),
            self.text(view, Column.STATE),
            self.mode(view),
            self.following(view),
        )
        return ", ".join(part for part in parts if part)

    def _tip(self, view: PublicationView, column: Column) -> str:
        if column is Column.WHEN:
            return f"{self._ui.language.words.wall(view.wall)} ({zone_name(view.zone)})"
        if column is Column.POST:
            return f"{view.client}\n{view.text}"
        if column is Column.CHANNEL:
            return f"{network_name(view.network)} · {view.channel}".rstrip(" ·")
        return self.text(view, column)

    # -- content ------------------------------------------------------------------------------------------------

    def line(self, row: int) -> Line | None:
        """What stands in a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def view(self, row: int) -> PublicationView | None:
        """The publication of a row, None for a day."""
        line = self.line(row)
        return None if line is None or isinstance(line, Day) else line

    def listed(self) -> list[PublicationView]:
        """Every publication that is shown, in the order of the list."""
        return [line for line in self._lines if not isinstance(line, Day)]

    def row_of(self, publication: int) -> int:
        """The row of a publication; -1 where it is not shown."""
        return next((row for row, line in enumerate(self._lines) if _key(line) == publication), -1)

    def counts(self) -> dict[Show, int]:
        """How many publications each way to look would show."""
        return counts(self._book.views, self.filter)

    def rebuild(self) -> None:
        """Show what the book says now: only what differs where the rows are the same ones, else everything anew."""
        fresh = lines(self._book.views, self.show, self.filter)
        if [_key(line) for line in fresh] != [_key(line) for line in self._lines]:
            self.beginResetModel()
            self._lines = fresh
            self.endResetModel()
            return
        before, self._lines = self._lines, fresh
        for row, (old, new) in enumerate(zip(before, fresh, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def say_anew(self) -> None:
        """Another language, day or theme: every cell looks different."""
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(Column) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)


def _key(line: Line) -> object:
    return line if isinstance(line, Day) else line.id
