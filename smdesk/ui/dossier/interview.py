"""The first interview: twelve questions one after the other; each answer is kept as it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from smdesk.core.errors import SmdeskError
from smdesk.core.interview import QUESTIONS
from smdesk.services.dossier import interviewing
from smdesk.services.dossier.views import DossierPatch
from smdesk.ui.kit import shortcuts
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.kit.widgets import Page, button, column, label, row, surface


class Interview(Page):
    """`done` carries how many things were written in the dossier, -1 where it was left for later."""

    done = Signal(int)
    failed = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._client = 0
        self._at = 0
        surface(self, "canvas")
        self._count, self._question = label("quiet"), label("opening", wrap=True)
        self._why = label("secondary", wrap=True)
        self.answer = GrowingText(ui.theme, least=4, most=12, name="answer")
        self._form = Autosave(ui, self)
        self._form.failed.connect(self.failed)
        problem = self._form.add("answer", self.answer, lambda: self._question.text())
        self.back, self.next = button("", lambda: self._go(-1)), button("primary", lambda: self._go(1), name="next")
        self.later = button("ghost", self.leave)
        inner = QWidget()
        inner.setMaximumWidth(ui.theme.px(620))
        inner.setLayout(column(
            self._count, self._question, self._why, 4, self.answer, problem, 8,
            row(self.later, None, self.back, self.next, spacing=8), None, spacing=8,
        ))  # fmt: skip
        line = row(None, inner, None, margins=(24, 40, 24, 24))
        line.setStretch(1, 4)
        self.setLayout(line)

    def begin(self, client: int) -> None:
        """Ask, from the first question that has no answer yet."""
        self._client = client
        answers = self._answers()
        self._at = next((place for place, name in enumerate(QUESTIONS) if not answers.get(name)), 0)
        self._show()

    def leave(self) -> None:
        """Go on another time; what has been answered stays."""
        self._form.clear()
        self.done.emit(-1)

    def _answers(self) -> dict[str, str]:
        return dict(self._ui.runtime.dossier.show(self._client).answers)

    def _show(self) -> None:
        name, client = QUESTIONS[self._at], self._client
        self._form.show(
            {"answer": self._answers().get(name, "")}, lambda values: self._save(client, name, str(values["answer"]))
        )
        self.retranslate()
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, client: int, name: str, answer: str) -> None:
        service = self._ui.runtime.dossier
        service.edit(client, DossierPatch(answers={**service.show(client).answers, name: answer}))

    def _go(self, step: int) -> None:
        if not self._form.flush():
            return
        if self._at + step >= len(QUESTIONS):
            self._finish()
            return
        self._at = max(0, self._at + step)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Return goes on: Return alone begins another line of the answer."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._go(1)
            return
        super().keyPressEvent(event)

    def _finish(self) -> None:
        runtime, client = self._ui.runtime, self._client
        self._form.clear()
        try:
            made = interviewing.apply(runtime.dossier, runtime.personas, client, self._answers())
        except SmdeskError as error:
            self.failed.emit(error)
            return
        if made.count:
            self._ui.undo.push(ServiceCommand(
                self.tr("Answers of the interview"), lambda: [act() for act in made.redo],
                lambda: [act() for act in made.undo], self.failed.emit,
            ))  # fmt: skip
        self.done.emit(made.count)

    def retranslate(self) -> None:
        last = self._at == len(QUESTIONS) - 1
        of = self.tr("Question %1 of %2").replace("%1", str(self._at + 1)).replace("%2", str(len(QUESTIONS)))
        question, why = self._words(QUESTIONS[self._at])
        self._count.setText(of)
        self._question.setText(question)
        self._why.setText(why)
        self.answer.setAccessibleName(question)
        self.back.setText(self.tr("Back"))
        self.back.setEnabled(self._at > 0)
        self.next.setText(self.tr("Fill in the dossier") if last else self.tr("Next"))
        self.next.setToolTip(shortcuts.shown("Ctrl+Return"))
        self.later.setText(self.tr("Later"))

    def _words(self, name: str) -> tuple[str, str]:
        """A question, and what its answer is for."""
        return {
            "what": (self.tr("What does the company do?"), self.tr("In a sentence, as you would tell a friend.")),
            "goal": (
                self.tr("What does it want to reach this year?"),
                self.tr("Not on the networks: in the business. Objectives are derived from it."),
            ),
            "different": (
                self.tr("Why do people come here and not elsewhere?"), self.tr("It is what posts can show."),
            ),
            "best": (self.tr("What sells best?"), self.tr("One product or service. It becomes the first of the list.")),
            "push": (
                self.tr("What would it like to sell more of?"), self.tr("Campaigns and promotions are about it."),
            ),
            "buyer": (
                self.tr("Who buys most?"), self.tr("A name, such as “Neighbour in a hurry”: a buyer persona."),
            ),
            "life": (self.tr("How do they live?"), self.tr("Age, work, family, where they live.")),
            "pain": (self.tr("What bothers them before they come?"), self.tr("One thing a line.")),
            "objection": (
                self.tr("What do they say when they do not buy?"), self.tr("In their words; the answer comes later."),
            ),
            "decides": (self.tr("What decides in the end?"), self.tr("Price, nearness, trust, quality…")),
            "voice": (
                self.tr("How does the brand speak?"), self.tr("Three words that fit, and one it would never use."),
            ),
            "approves": (
                self.tr("Who approves what is published?"), self.tr("A name; the address can be added to the contact."),
            ),
        }[name]  # fmt: skip
