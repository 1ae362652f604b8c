"""What is to be done for the client and is no post: written, dated, ticked off; the Today page tells when it is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.services.views import TaskView
from smdesk.ui.dossier.audit import numbers
from smdesk.ui.dossier.audit.cards import Card
from smdesk.ui.dossier.audit.deeds import Deeds
from smdesk.ui.kit import dates, icons, taborder
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import set_invalid
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.widgets import Page, button, label, row


class TaskLine(QWidget):
    """One task. `changed` with a field and its text, `ticked` when it is done, `gone` when it is to be deleted."""

    changed = Signal(str, str)
    ticked = Signal()
    gone = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.view: TaskView | None = None
        self.done = QCheckBox()
        self.done.clicked.connect(self.ticked)
        self.text, self.due = QLineEdit(), QLineEdit()
        self.due.setFixedWidth(ui.theme.px(110))
        self.text.setMaxLength(300)
        for name, field in (("text", self.text), ("due", self.due)):
            field.setProperty("sized", "sm")
            field.editingFinished.connect(lambda name=name, field=field: self._left(name, field))
        self.remove: QPushButton = button("icon", self.gone.emit, size="sm")
        self.remove.setIcon(icons.icon("x", ui.theme, "text.tertiary"))
        self.problem = label("small", wrap=True)
        self.problem.setProperty("tone", "danger")
        self.problem.hide()
        line = row(self.done, self.text, self.due, self.remove, spacing=8)
        line.setStretch(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(ui.theme.px(2))
        box.addLayout(line)
        box.addWidget(self.problem)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops."""
        return self.done, self.text, self.due, self.remove

    def show_task(self, view: TaskView, today: date, read_only: bool) -> None:
        """This one; what is being typed stays."""
        self.view = view
        due = dates.short_date(self._ui, view.due, today) if view.due is not None else ""
        for field, text in ((self.text, view.text), (self.due, due)):
            if not field.isModified():
                field.setText(text)
            field.setReadOnly(read_only)
        self.done.setChecked(False)
        self.done.setEnabled(not read_only)
        self.remove.setVisible(not read_only)
        late = view.due is not None and view.due <= today
        self.due.setToolTip(self.tr("It is due") if late else "")
        self.done.setAccessibleName(self.tr("Done: %1").replace("%1", view.text))
        self.text.setAccessibleName(self.tr("Task"))
        self.due.setAccessibleName(self.tr("Day it is due"))
        self.due.setPlaceholderText(self.tr("no day"))
        self.remove.setAccessibleName(self.tr("Delete: %1").replace("%1", view.text))
        self.remove.setToolTip(self.tr("Delete"))

    def _left(self, name: str, field: QLineEdit) -> None:
        if field.isModified():
            self.changed.emit(name, field.text())

    def taken(self, name: str) -> None:
        """What was typed is stored."""
        field = self.text if name == "text" else self.due
        field.setModified(False)
        self.problem.hide()
        set_invalid(field, False)

    def refused(self, name: str, error: SmdeskError) -> None:
        """Say why beside the field."""
        field = self.text if name == "text" else self.due
        self.problem.setText(str(sentence(error, self._ui.language.words)))
        self.problem.show()
        set_invalid(field, True)
        field.setAccessibleDescription(self.problem.text())


class TasksCard(Page):
    """Open tasks of the client, whatever they came from."""

    def __init__(self, ui: Ui, deeds: Deeds) -> None:
        super().__init__()
        self._ui, self._deeds = ui, deeds
        self._client, self._today = 0, date.min
        self.lines: dict[int, TaskLine] = {}
        self.card = Card(ui.theme, name="tasks", margins=(14, 10, 10, 10))
        self._box = QVBoxLayout()
        self._box.setSpacing(ui.theme.px(4))
        self.field = QLineEdit()
        self.field.setObjectName("new-task")
        self.field.setMaxLength(300)
        self.field.returnPressed.connect(self._added)
        self.card.body.addLayout(self._box)
        self.card.body.addWidget(self.field)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.card)
        self.retranslate()

    def show_tasks(self, client: int, tasks: Sequence[TaskView], today: date, read_only: bool) -> None:
        """These."""
        self._client, self._today = client, today
        self.field.setVisible(not read_only)
        wanted = {each.id for each in tasks}
        for number in [number for number in self.lines if number not in wanted]:
            gone = self.lines.pop(number)
            if gone.isAncestorOf(self.focusWidget() or self):
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, task in enumerate(tasks):
            line = self.lines.get(task.id) or self._line(task.id)
            if self._box.indexOf(line) != place:
                self._box.insertWidget(place, line)
            line.show_task(task, today, read_only)
        lines = [self.lines[task.id] for task in tasks]
        taborder.before(self.field, [each for line in lines for each in line.stops])

    def _line(self, number: int) -> TaskLine:
        made = self.lines[number] = TaskLine(self._ui)
        made.changed.connect(lambda name, text: self._change(made, name, text))
        made.ticked.connect(lambda: self._finish(number))
        made.gone.connect(lambda: self._delete(number))
        return made

    def _added(self) -> None:
        text, client, tasks = self.field.text().strip(), self._client, self._ui.runtime.tasks
        if not text:
            return
        made = self._deeds.do(self.tr("New task"), lambda: tasks.add(client, text), lambda made: tasks.delete(made.id),
                              again=lambda made: tasks.undelete(made.id))  # fmt: skip
        if made is not None:
            self.field.clear()

    def _change(self, line: TaskLine, name: str, text: str) -> None:
        view, tasks = line.view, self._ui.runtime.tasks
        if view is None:
            return
        before = view.text if name == "text" else view.due.isoformat() if view.due else ""
        try:
            value = numbers.day_to_come("due", text, self._today) if name == "due" else text
            tasks.edit(view.id, **{name: value})
        except SmdeskError as error:
            line.refused(name, error)
            return
        line.taken(name)
        self._deeds.keep(self.tr("Change of a task"), lambda: tasks.edit(view.id, **{name: value}),
                         lambda: tasks.edit(view.id, **{name: before}))  # fmt: skip

    def _finish(self, number: int) -> None:
        tasks = self._ui.runtime.tasks
        self._deeds.do(self.tr("Task done"), lambda: tasks.finish(number), lambda _made: tasks.reopen(number),
                       tell=True)  # fmt: skip

    def _delete(self, number: int) -> None:
        tasks = self._ui.runtime.tasks
        self._deeds.do(self.tr("Task deleted"), lambda: tasks.delete(number), lambda _made: tasks.undelete(number),
                       tell=True)  # fmt: skip

    def retranslate(self) -> None:
        self.card.title.setText(self.tr("Tasks"))
        self.card.hint.setText(self.tr("One with a day is told of on the Today page when it is due"))
        self.field.setPlaceholderText(self.tr("What is to be done? Enter adds it"))
        self.field.setAccessibleName(self.tr("New task"))
