"""The proof of a draw: smdesk makes it again, and says how a stranger does."""

from __future__ import annotations

from PySide6.QtCore import Signal

from smdesk.services.contests.views import ContestView, DrawView
from smdesk.ui.campaigns.contests.step import DONE, LATER, NEXT, Code, Step, buttons
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import Page, button, column, row

Checked = tuple[tuple[DrawView, tuple[str, ...]], ...]


class Proof(Page):
    """`copying` carries the steps, `handing` asks for the file with the list."""

    copying = Signal(str)
    handing = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._view: ContestView | None = None
        self._checked: dict[int, tuple[str, ...]] = {}  # draw → what does not agree
        self._asked: set[int] = set()
        self.step = Step(ui, "proof")
        self.text = Code(ui, "proof-steps", most=60)
        self.show_steps = button("link", self._turn, name="show-steps")
        self.copy = button("", lambda: self.copying.emit(self._steps(own=True)), name="copy-steps")
        self.list = button("", self.handing.emit, name="save-list")
        self.copy.setIcon(icons.icon("copy", ui.theme))
        self.list.setIcon(icons.icon("file-arrow-down", ui.theme))
        self._acts = buttons(ui, self.copy, self.list)
        shown = Page()
        shown.setLayout(row(self.show_steps, None))
        self._shown = shown
        self.step.add(shown, self.text, self._acts)
        self.setLayout(column(self.step, spacing=0))
        self.text.hide()
        self.retranslate()

    def tell(self, view: ContestView) -> None:
        """The proof of the draw that holds; it is made again at the first look."""
        if self._view is None or self._view.id != view.id:
            self.text.hide()
        self._view = view
        held = view.draw
        if held is not None and held.id not in self._asked:
            self._asked.add(held.id)
            draws = self._ui.runtime.contest_draws
            self._ui.tasks.run(lambda: draws.verify(view.id), self._came, self._lost(held.id))
        self._say()

    def _lost(self, draw: int):  # type: ignore[no-untyped-def]
        def failed(_error: Exception) -> None:
            self._asked.discard(draw)  # it was deleted meanwhile, or the desk is closing

        return failed

    def _came(self, found: Checked) -> None:
        self._checked |= {draw.id: wrong for draw, wrong in found}
        self._say()

    def _say(self) -> None:
        held = self._view.draw if self._view is not None else None
        for each in (self._shown, self._acts):
            each.setVisible(held is not None)
        title = self.tr("4. Check it yourself")
        if held is None:
            self.text.hide()
            self.step.tell(LATER, title, self.tr("After the draw anybody can make it again with standard tools."))
            return
        wrong = self._checked.get(held.id)
        spoken = self._ui.language.words
        if wrong is None:
            self.step.tell(NEXT, title, self.tr("smdesk makes the draw again…"))
        elif wrong:
            parts = ", ".join(spoken.t(f"contest.wrong.{part}") for part in wrong)
            self.step.tell(NEXT, title, self.tr("It does not agree: %1.").replace("%1", parts))
        else:
            text = self.tr("smdesk has made the draw again from its record: promise, list and result agree. That "
                           "proves that seed and list were not chosen afterwards; that the list is right, only "
                           "you can say.")  # fmt: skip
            self.step.tell(DONE, title, text)
        self.show_steps.setText(self.tr("Hide the steps") if self.text.isVisibleTo(self) else self.tr("Show the steps"))
        self.text.set_value(self._steps())

    def _turn(self) -> None:
        self.text.setVisible(not self.text.isVisibleTo(self))
        self._say()

    def _steps(self, *, own: bool = False) -> str:
        """The steps in the language of the window, or in the contest's `own`."""
        held = self._view.draw if self._view is not None else None
        if self._view is None or held is None:
            return ""
        from smdesk.reports.contest_record import explain
        from smdesk.reports.speech import Speech

        speech = Speech(self._view.language if own else self._ui.language.code)
        return "\n\n".join(f"{place}. {step}" for place, step in enumerate(explain(held, speech), 1))

    def retranslate(self) -> None:
        self.copy.setText(self.tr("Copy the steps"))
        self.copy.setToolTip(self.tr("In the language of the contest"))
        self.list.setText(self.tr("Save the list…"))
        self.list.setToolTip(self.tr("The file list.txt of the steps"))
        self.text.setAccessibleName(self.tr("How anybody makes the draw again"))
        self._say()
