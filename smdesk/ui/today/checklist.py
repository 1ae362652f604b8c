"""The first steps of a new desk, above what needs the person."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from smdesk.services.today.views import TodayView
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import Page, button, column, frame, label, row
from smdesk.ui.today.planreading import BEGINNINGS


class _Step(QFrame):
    """A mark, two lines, and a button while it is to be done."""

    def __init__(self, ui: Ui, name: str) -> None:
        super().__init__()
        self._ui = ui
        self.done, self.brief = False, False
        self.setProperty("line", "head")
        self.mark = QLabel()
        self.title, self.text = label("medium"), label("quiet", wrap=True)
        self.button: QPushButton = button("", size="sm", name=name)
        self.mark.setFixedWidth(ui.theme.px(20))
        line = row(self.mark, _two(self.title, self.text), self.button, spacing=10, margins=(16, 12, 12, 12))
        line.setStretch(1, 1)
        self.setLayout(line)

    def say(self, title: str, text: str, act: str, *, done: bool, primary: bool) -> None:
        self.done = done
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(not done and not self.brief)
        self.setToolTip(text)
        self.button.setText(act)
        self.button.setAccessibleName(f"{title}: {act}")
        self.button.setVisible(not done)
        self.button.setProperty("kind", "primary" if primary else "")
        style = self.button.style()
        style.unpolish(self.button)
        style.polish(self.button)
        self.draw()

    def draw(self) -> None:
        theme = self._ui.theme
        name, role = ("check-circle-fill", "accent.base") if self.done else ("circle-dashed", "text.tertiary")
        self.mark.setPixmap(icons.pixmap(name, theme.color(role), theme.px(18), self.devicePixelRatioF()))


def _two(first: QWidget, second: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(column(first, second, spacing=2))
    return made


class Checklist(Page):
    """Emits `connect_channel` and `write_post` for what it takes to publish, and `begin` with dossier, objectives or
    plan for what makes it worth while.
    """

    connect_channel = Signal()
    write_post = Signal()
    begin = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._view: TodayView | None = None
        self.steps = [_Step(ui, name) for name in ("step-client", "step-channel", "step-post")]
        self.further = {name: _Step(ui, f"step-{name}") for name in BEGINNINGS}
        self._missing = frozenset(BEGINNINGS)
        self.steps[1].button.clicked.connect(self.connect_channel)
        self.steps[2].button.clicked.connect(self.write_post)
        box = frame("line", "", QVBoxLayout)
        inner = box.layout()
        assert inner is not None
        for name, step in self.further.items():
            step.button.clicked.connect(partial(self.begin.emit, name))
        for step in (*self.steps, *self.further.values()):
            inner.addWidget(step)
        self.setLayout(column(box, None, spacing=0))
        for step in (*self.steps, *self.further.values()):
            ui.theme.changed.connect(step.draw)

    def be_brief(self, brief: bool) -> None:
        """Only the titles, where there is little room."""
        for step in (*self.steps, *self.further.values()):
            step.brief = brief
            step.text.setVisible(not step.done and not brief)

    @property
    def next_button(self) -> QPushButton | None:
        """The button of the first step that is to be done."""
        return next((step.button for step in self.steps if not step.done), None)

    def fill(self, view: TodayView, missing: frozenset[str] = frozenset()) -> None:
        """Which steps are done; `missing` are those of `BEGINNINGS` that are not."""
        self._view, self._missing = view, missing
        self.retranslate()

    def retranslate(self) -> None:
        view = self._view
        if view is None:
            return
        client, channel, post = self.steps
        client.say(
            self.tr("A client"), self.tr("Whose posts you look after."), "", done=view.clients > 0, primary=False
        )
        channel.say(
            self.tr("A channel"), self.tr("Where it publishes: connected, or by hand with help."), self.tr("Connect"),
            done=view.channels > 0, primary=view.channels == 0,
        )  # fmt: skip
        post.say(
            self.tr("The first post"), self.tr("Written, checked and scheduled."), self.tr("Write"),
            done=view.posts, primary=view.channels > 0,
        )  # fmt: skip
        for name, (title, text) in self._further().items():
            self.further[name].say(
                title, text, self.tr("Begin"), done=view.clients > 0 and name not in self._missing, primary=False
            )
            self.further[name].button.setEnabled(view.clients > 0)

    def _further(self) -> dict[str, tuple[str, str]]:
        return {
            "dossier": (self.tr("The dossier"), self.tr("What the client sells, to whom, and how it speaks.")),
            "objectives": (self.tr("Objectives"), self.tr("What was agreed, and how it is measured.")),
            "plan": (
                self.tr("Pillars and plan"),
                self.tr("Pillars whose shares add up to 100%, and a month accepted or planned."),
            ),
        }
