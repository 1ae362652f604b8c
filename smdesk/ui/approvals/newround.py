"""The dialogs of a round: a new one, more posts for one, and its name, deadline and message."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.core.records import dataclass
from smdesk.core.walltime import in_zone
from smdesk.services.approvals.views import RoundView
from smdesk.services.views import ClientView
from smdesk.ui.approvals import words
from smdesk.ui.approvals.picking import Picker
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dayfield import DayField
from smdesk.ui.kit.forms import TimeField
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.problemline import problem_line, tried
from smdesk.ui.kit.typeddialog import TypedDialog
from smdesk.ui.kit.widgets import button, column, label, row

translate = QCoreApplication.translate
WIDE, _NOON = 640, 12 * 60


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person wants of a round."""

    posts: tuple[int, ...]
    name: str
    deadline: datetime | None
    message: str


class Deadline(QWidget):
    """A day that may be left out, and a time."""

    def __init__(self, ui: Ui, today: date) -> None:
        super().__init__()
        self.day, self.clock = DayField(ui, name="round-deadline"), TimeField(ui, name="round-deadline-time")
        self.day.set_today(today)
        self.clock.set_value(_NOON)
        self.setLayout(row(self.day, self.clock, spacing=8))
        self.setFocusProxy(self.day)

    def tell(self, text: str) -> None:
        """What it is called."""
        self.day.setAccessibleName(text)
        self.clock.setAccessibleName(translate("NewRound", "Time of the deadline"))

    def set_value(self, moment: datetime | None) -> None:
        """Show another one."""
        self.day.setText(self.day.said(moment.date() if moment is not None else None))
        if moment is not None:
            self.clock.set_value(moment.hour * 60 + moment.minute)

    def value(self) -> datetime | None:
        """Naive; None for none. Raises InvalidInput `unclear_day`."""
        day = self.day.read(self.day.text(), "deadline")
        chosen = self.clock.time()
        return datetime.combine(day, time(chosen.hour(), chosen.minute())) if day is not None else None


class RoundDialog(TypedDialog):
    """Heading, fields, the sentence of what is wrong, and buttons."""

    def __init__(self, page: QWidget, ui: Ui, title: str, text: str) -> None:
        super().__init__(page.window(), ui.language.words)
        self._ui = ui
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("smdesk")
        self.setFixedWidth(ui.theme.px(WIDE))
        self.setAccessibleName(title)
        heading, about = label("title2", wrap=True), label("secondary", wrap=True)
        heading.setText(title)
        about.setText(text)
        self._problem = problem_line()
        self.safe = button("", self.reject, name="safe")
        self.safe.setText(translate("NewRound", "Cancel"))
        self.fields = column(spacing=5)
        self.buttons = row(spacing=8)
        self.setLayout(
            column(heading, about, self.fields, self._problem, 8, self.buttons, spacing=7, margins=(22, 20, 22, 18))
        )  # fmt: skip

    def add(self, widget: QWidget, caption: str) -> None:
        """A field with its caption above."""
        above = label("small")
        above.setText(caption)
        above.setBuddy(widget)
        if not widget.accessibleName():
            widget.setAccessibleName(caption)
        self.fields.addSpacing(4)
        self.fields.addWidget(above)
        self.fields.addWidget(widget)

    def tried(self, act: Callable[[], object]) -> bool:
        """Whether it was done; else it is said why not, and everything stays."""
        return tried(act, self._problem, self._ui)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.reject()  # its sentences were made in the other language
        super().changeEvent(event)


class NewRound(RoundDialog):
    """`save`, `keep` and `preview` are given what is wanted; where they raise, the dialog stays and says why."""

    def __init__(
        self, page: QWidget, ui: Ui, client: ClientView, acts: dict[str, Callable[[Wish], object]],
        posts: Collection[int] = (),
    ) -> None:  # fmt: skip
        super().__init__(
            page, ui, translate("NewRound", "New round for %1").replace("%1", client.name),
            translate("NewRound", "What is ticked goes to the client in one file. What they answer comes back in one."),
        )  # fmt: skip
        self.setObjectName("new-round")
        self._acts, self._proposed = acts, ""
        today = in_zone(ui.now(), client.zone).date()
        self.picker = Picker(ui, client.id, client.zone, today, posts)
        self.name, self.message = QLineEdit(), GrowingText(ui.theme, least=2, most=5, name="round-message")
        self.name.setObjectName("round-name")
        self.deadline = Deadline(ui, today)
        self.deadline.tell(translate("NewRound", "Deadline"))
        self.deadline.set_value(datetime.combine(working(today, 2), time(12)))
        self.picker.moved.connect(self._propose)
        self.picker.changed.connect(self._able)
        self._build()
        self._propose()
        self._able()

    def _build(self) -> None:
        self.fields.addWidget(self.picker)
        name, deadline = QWidget(), QWidget()
        for holder, field, text in (
            (name, self.name, translate("NewRound", "Name")),
            (deadline, self.deadline, translate("NewRound", "Deadline, if there is one")),
        ):
            above = label("small")
            above.setText(text)
            above.setBuddy(field)
            field.setAccessibleName(text)
            holder.setLayout(column(above, field, spacing=5))
        self.fields.addSpacing(2)
        self.fields.addLayout(row(name, deadline, spacing=14))
        self.add(self.message, translate("NewRound", "Message to the client, if there is something to say"))
        self.preview = button("ghost", lambda: self._go("preview", stay=True), name="preview")
        self.keep = button("", lambda: self._go("keep"), name="keep")
        self.primary = button("primary", lambda: self._go("save"), name="primary")
        self.preview.setText(translate("NewRound", "Preview"))
        self.keep.setText(translate("NewRound", "Keep for later"))
        self.primary.setText(translate("NewRound", "Save the file…"))
        self.primary.setDefault(True)
        for each in (self.preview, None, self.safe, self.keep, self.primary):
            self.buttons.addWidget(each) if each is not None else self.buttons.addStretch(1)

    def _propose(self) -> None:
        """The name follows the period, as long as it is ours."""
        if self.name.text() in {"", self._proposed}:
            self._proposed = words.period(self._ui, *self.picker.span)
            self.name.setText(self._proposed)

    def _able(self) -> None:
        for each in (self.preview, self.keep, self.primary):
            each.setEnabled(bool(self.picker.posts))

    def _wish(self) -> Wish:
        _span = self.picker.span  # whether its days can be read
        return Wish(self.picker.posts, self.name.text(), self.deadline.value(), self.message.value)

    def _go(self, act: str, *, stay: bool = False) -> None:
        if self.tried(lambda: self._acts[act](self._wish())) and not stay:
            self.accept()


class MorePosts(RoundDialog):
    """Posts for a round that is there."""

    def __init__(
        self, page: QWidget, ui: Ui, view: RoundView, today: date, add: Callable[[tuple[int, ...]], object]
    ) -> None:  # fmt: skip
        super().__init__(
            page, ui, translate("NewRound", "Add posts to “%1”").replace("%1", view.name),
            translate("NewRound", "They go to the client with the next file."),
        )  # fmt: skip
        self.picker = Picker(ui, view.client_id, view.zone, today)
        self.fields.addWidget(self.picker)
        self._add = add
        self.primary = button("primary", self._go, name="primary")
        self.primary.setText(translate("NewRound", "Add them"))
        self.primary.setDefault(True)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.safe)
        self.buttons.addWidget(self.primary)
        self.picker.changed.connect(self._able)
        self._able()

    def _able(self) -> None:
        self.primary.setEnabled(bool(self.picker.posts))

    def _go(self) -> None:
        if self.tried(lambda: self._add(self.picker.posts)):
            self.accept()


class EditRound(RoundDialog):
    """Its name, its deadline and its message."""

    def __init__(
        self, page: QWidget, ui: Ui, view: RoundView, today: date, edit: Callable[[dict[str, Any]], object]
    ) -> None:  # fmt: skip
        super().__init__(
            page, ui, translate("NewRound", "Change “%1”").replace("%1", view.name),
            translate("NewRound", "The client sees it with the next file."),
        )  # fmt: skip
        self._edit = edit
        self.name, self.message = QLineEdit(view.name), GrowingText(ui.theme, least=2, most=5, name="round-message")
        self.name.setObjectName("round-name")
        self.message.set_value(view.message)
        self.deadline = Deadline(ui, today)
        self.deadline.tell(translate("NewRound", "Deadline"))
        self.deadline.set_value(view.deadline)
        self.add(self.name, translate("NewRound", "Name"))
        self.add(self.deadline, translate("NewRound", "Deadline, if there is one"))
        self.add(self.message, translate("NewRound", "Message to the client, if there is something to say"))
        self.primary = button("primary", self._go, name="primary")
        self.primary.setText(translate("NewRound", "Change the round"))
        self.primary.setDefault(True)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.safe)
        self.buttons.addWidget(self.primary)
        self.name.setFocus()

    def _go(self) -> None:
        def changes() -> None:
            self._edit({"name": self.name.text().strip(), "deadline": self.deadline.value(),
                        "message": self.message.value})  # fmt: skip

        if self.tried(changes):
            self.accept()


def working(day: date, count: int) -> date:
    """So many working days later."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
