"""The only place that shows a modal: window-modal, never blocking, the safe choice on the left and on Escape."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QEvent, Qt, QTime
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit, QPushButton, QVBoxLayout, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.ui.kit import dates, inreach, layouts
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.problemline import problem_line
from smdesk.ui.kit.typeddialog import TypedDialog
from smdesk.ui.kit.typingday import take_figures
from smdesk.ui.kit.widgets import button, column, label, restyle, row
from smdesk.words import Words

#: Pixels at 100 %.
WIDTH = 440
translate = QCoreApplication.translate


class Ask(TypedDialog):
    """A title, a sentence, perhaps one field, and two buttons that are named after what they do.

    `act` is given what the field holds. When it raises one of our errors, the dialog stays and says what is wrong.
    """

    def __init__(self, parent: QWidget, words: Words, title: str, text: str, primary: str) -> None:
        super().__init__(parent, words)
        self._words = words
        self._act: Callable[[], object] = lambda: None
        self._named: dict[str, QWidget] = {}
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("smdesk")
        self.setFixedWidth(wide())
        heading, body = label("title2", wrap=True), label("secondary", wrap=True)
        heading.setText(title)
        body.setText(text)
        body.setVisible(bool(text))
        self.safe = button("", self.reject, name="safe")
        self.safe.setText(translate("Dialogs", "Cancel"))
        self.primary = button("primary", self._go, name="primary")
        self.primary.setText(primary)
        self.primary.setDefault(True)
        self._problem = problem_line()
        self._fields = QVBoxLayout()
        self._fields.setSpacing(5)
        self.setLayout(
            column(
                heading, body, self._fields, self._problem, 10, row(None, self.safe, self.primary),
                spacing=8, margins=(22, 20, 22, 18),
            )
        )  # fmt: skip
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def show_with(self, act: Callable[[], object]) -> Ask:
        """Open; the primary button does `act`."""
        self._act = act
        self.fit()
        self.open()
        return self

    def add_field(self, widget: QWidget, caption: str, *, field: str = "") -> None:
        """A field below the sentence, with its caption above; the first one has the keys. `field`: what errors call it,
        to be told beside it.
        """
        first = not self._fields.count()
        above = label("small")
        above.setText(caption)
        above.setBuddy(widget)
        widget.setAccessibleName(caption)
        self._fields.addSpacing(8 if self._fields.count() else 2)
        self._fields.addWidget(above)
        self._fields.addWidget(widget)
        if field:
            self._named[field] = widget
        if first:
            widget.setFocus()

    def add(self, widget: QWidget) -> None:
        """Something below that tells itself what it is, such as a box to tick."""
        self._fields.addWidget(widget)

    def _go(self) -> None:
        try:
            self._act()
        except SmdeskError as error:
            self._refused(error)
            return
        self.accept()

    def _refused(self, error: SmdeskError) -> None:
        """What is wrong, below the field that it concerns, which has the keys; below all of them where that is open."""
        self._problem.setText(str(sentence(error, self._words)))
        self._problem.show()
        wrong = self._named.get(str(error.facts.get("field", "")))
        for each in self.findChildren(QLineEdit):
            restyle(
                each, "invalid", not self._named or each is wrong or (wrong is not None and wrong.isAncestorOf(each))
            )
        if wrong is not None:
            self._fields.removeWidget(self._problem)
            self._fields.insertWidget(self._fields.indexOf(wrong) + 1, self._problem)
            wrong.setFocus()
        self.fit()

    def fit(self) -> None:
        """As high as its wrapped sentences need at its width."""
        layout = self.layout()
        if layout is not None:
            for each in layouts.inside(self._fields):
                own = each.layout()
                if own is not None:  # what has just been shown or hidden inside a field
                    own.activate()
            layout.activate()
            if not inreach.rolled(self):
                self.setFixedHeight(min(layout.totalHeightForWidth(self.width()), inreach.room().height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focus = self.focusWidget()
            (focus if isinstance(focus, QPushButton) else self.primary).click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.reject()  # its sentence was made in the other language
        super().changeEvent(event)


def leaving(*, practising: bool) -> str:
    """What it means to publish now; from the example desk nothing leaves the computer, as its ribbon says."""
    if practising:
        return translate("Dialogs", "In practice mode nothing leaves your computer. It cannot be undone from here.")
    return translate("Dialogs", "This leaves your computer and cannot be undone from here.")


def wide() -> int:
    """Pixels of a question at the size that everything has."""
    scale = QCoreApplication.instance()
    return round(WIDTH * int((scale.property("scale") if scale is not None else 0) or 100) / 100)


def ask(
    parent: QWidget, words: Words, title: str, text: str, primary: str, act: Callable[[], object], *, safe: str = ""
) -> Ask:
    """Ask before something that leaves the computer or cannot be taken back."""
    made = Ask(parent, words, title, text, primary)
    if safe:
        made.safe.setText(safe)
    return made.show_with(act)


def ask_text(
    parent: QWidget, words: Words, title: str, text: str, primary: str, caption: str, act: Callable[[str], object]
) -> Ask:
    """Ask for one line, which may stay empty."""
    made = Ask(parent, words, title, text, primary)
    field = QLineEdit()
    made.add_field(field, caption)
    return made.show_with(lambda: act(field.text().strip()))


def ask_time(
    parent: QWidget, words: Words, title: str, text: str, primary: str, caption: str, start: datetime,
    act: Callable[[datetime], object],
) -> Ask:  # fmt: skip
    """Ask for a wall time; naive in and out, seconds left out."""
    made = Ask(parent, words, title, text, primary)
    field = QDateTimeEdit(QDateTime(QDate(start.year, start.month, start.day), QTime(start.hour, start.minute)))
    field.setCalendarPopup(True)
    take_figures(field)
    field.setDisplayFormat(f"ddd d MMM yyyy  {dates.clock_pattern(twelve_hours=words.facts.twelve_hours)}")
    made.add_field(field, caption)

    def go() -> None:
        chosen = field.dateTime().toPython()
        assert isinstance(chosen, datetime)
        act(chosen.replace(second=0, microsecond=0))

    return made.show_with(go)
