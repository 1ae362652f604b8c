"""Beside a proposed month: the chosen post with its fields and why it is proposed, or what to know of the month."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDateTimeEdit, QFrame, QLineEdit, QVBoxLayout, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.core.proposed import Item
from smdesk.services.plan.programme import ItemPatch, ProgrammeView
from smdesk.ui.kit import dates, paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo, set_invalid
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.sidepane import LARGE
from smdesk.ui.kit.typingday import take_figures
from smdesk.ui.kit.widgets import Page, button, clear, column, frame, label, row, surface

#: Milliseconds after the last key in which a field counts as written.
PAUSE_MS = 800
#: Pixels at 100 %: with room, and where large letters leave the month little.
_WIDE, _LEAST = 300, 230


class PlanSide(Page):
    """`changed` one post by a patch; `left_out` one or taken up again."""

    changed = Signal(str, object)
    left_out = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._view: ProgrammeView | None = None
        self._above: frozenset[str] = frozenset()  # what a banner says already
        self._key: str | None = None
        self.setObjectName("plan-side")
        surface(self, "surface")
        self._title, self._state = label("title2", wrap=True), label("small", wrap=True)
        self._fields = QWidget()
        self._fields.setLayout(self._form())
        self._how = label("small", wrap=True)
        self._why = label("small")
        self._why.setProperty("strong", True)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(ui.theme.px(6))
        self.out = button("", self._leave_out, name="plan-out")
        inner = QWidget()
        inner.setLayout(
            column(self._title, self._state, self._how, 4, self._fields, self._why, self._reasons, 8,
                   row(self.out, None), None, spacing=6, margins=(16, 16, 6, 16))
        )  # fmt: skip
        self._column = Column(inner, tight=True)
        surface(inner, "surface")
        edge: QFrame = frame("line", "left")
        edge.layout().addWidget(self._column)  # type: ignore[union-attr]
        self.setLayout(column(edge, spacing=0))
        self._connect()
        ui.theme.changed.connect(self.measure)
        self.retranslate()

    def _form(self) -> QVBoxLayout:
        """The fields of the chosen post, each below its head; what is wrong with the time below that."""
        self.name = QLineEdit()
        self.when = QDateTimeEdit()
        self.when.setCalendarPopup(True)
        take_figures(self.when)
        self.when.setKeyboardTracking(False)
        self.pillar, self.persona = Combo(name="plan-pillar"), Combo(name="plan-persona")
        self._problem = label("small", wrap=True, name="plan-problem")
        self._problem.setProperty("tone", "danger")
        self._heads = [label("small") for _ in range(4)]
        parts: list[QWidget | int] = []
        for head, field in zip(self._heads, (self.name, self.when, self.pillar, self.persona), strict=True):
            head.setBuddy(field)
            parts += [head, field, 4]
        parts.insert(5, self._problem)
        return column(*parts, spacing=4)

    def _connect(self) -> None:
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._named)
        self.name.textEdited.connect(lambda _text: self._soon.start())
        self.name.editingFinished.connect(self._named)
        self.when.dateTimeChanged.connect(lambda _when: self._moved())
        self.pillar.chosen.connect(lambda value: self._give(ItemPatch(pillar=value)))
        self.persona.chosen.connect(lambda value: self._give(ItemPatch(persona=value)))

    def measure(self) -> None:
        """Beside a month in large letters it is narrower."""
        px = self._ui.theme.px
        self.setFixedWidth(px(_LEAST if self.window().width() < px(LARGE) else _WIDE))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.measure()

    def told_above(self, codes: frozenset[str]) -> None:
        """These notes stand in a banner, and are not repeated here."""
        self._above = codes

    def tell(self, view: ProgrammeView | None, key: str | None) -> None:
        """Show a post of a month; without one, the month."""
        self._view, self._key = view, key
        self._soon.stop()
        self.problem(None)
        item = self._item
        self._fields.setVisible(item is not None)
        self._how.setVisible(item is None)
        self.out.setVisible(item is not None and item.post is None)
        if view is None:
            return
        if item is None:
            self._month(view)
        else:
            self._post(view, item)
        QTimer.singleShot(0, self._column, self._column.fit)

    @property
    def _item(self) -> Item | None:
        items = self._view.proposed.items if self._view is not None else ()
        return next((each for each in items if each.key == self._key), None)

    def problem(self, error: SmdeskError | None) -> None:
        """Why the time cannot be, beside it."""
        self._problem.setText(sentence(error, self._ui.language.words).what if error is not None else "")
        self._problem.setVisible(error is not None)
        set_invalid(self.when, error is not None)

    def focus(self) -> None:
        """Into the first field."""
        if self._fields.isVisible():
            self.name.setFocus()
            self.name.selectAll()

    # -- filling ------------------------------------------------------------------------------------------------

    def _month(self, view: ProgrammeView) -> None:
        self._title.setText(self.tr("The month"))
        told = [
            self.tr("%n proposed post(s)", "", len(view.open)),
            self.tr("%n that stand there", "", len(view.entries)),
        ]
        self._state.setText(" · ".join(told))
        self._state.show()
        words = self._ui.language.words
        notes = [each for each in view.proposed.notes if each.code not in self._above]
        self._how.setText(
            self.tr("Choose a post to see why it is proposed. Drag it to another day, or give it another pillar.")
            if view.open
            else self.tr("There is nothing to propose for this month. The arrows above lead to the next.")
        )
        self._why.setText(self.tr("What to know"))
        self._why.setVisible(bool(notes))
        self._lines([words.reason(each.code, view.facts(each)) for each in notes])

    def _post(self, view: ProgrammeView, item: Item) -> None:
        words = self._ui.language.words
        self._title.setText(view.title(item) or self.tr("A post"))
        self._state.setText(self._told(item))
        self._state.setVisible(bool(self._state.text()))
        self.name.setText(item.name)
        self.name.setPlaceholderText(view.title(item))
        wall = item.wall
        blocked = self.when.blockSignals(True)
        self.when.setDisplayFormat(f"ddd d MMM, {dates.time_pattern(self._ui)}")
        self.when.setLocale(self._ui.language.locale)
        self.when.setDateTime(QDateTime(QDate(wall.year, wall.month, wall.day), QTime(wall.hour, wall.minute)))
        self.when.blockSignals(blocked)
        self.pillar.tell([(None, self.tr("None")), *((each.id, each.name) for each in view.pillars)])
        for place, each in enumerate(view.pillars, 1):
            self.pillar.setItemIcon(place, paint.pillar_icon(self._ui.theme, each.color))
        self.pillar.set_value(item.pillar)
        self.persona.tell([(None, self.tr("Nobody in particular")), *view.personas.items()])
        self.persona.set_value(item.persona)
        for field in (self.name, self.when, self.pillar, self.persona):
            field.setEnabled(item.open)
        self._why.setText(self.tr("Why it is proposed"))
        self._why.setVisible(bool(item.reasons))
        self._lines([words.reason(each.code, view.facts(each)) for each in item.reasons])
        self.out.setText(self.tr("Take it up again") if item.dropped else self.tr("Leave it out"))

    def _told(self, item: Item) -> str:
        if item.post is not None:
            return self.tr("It is in the calendar: change it there.")
        return self.tr("Left out: accepting does not make it.") if item.dropped else ""

    def _lines(self, texts: list[str]) -> None:
        clear(self._reasons)
        for text in texts:
            dot, told, line = label("small"), label("small", wrap=True), QWidget()
            dot.setText("•")
            told.setText(text)
            inner = row(spacing=7)
            inner.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
            inner.addWidget(told, 1)
            line.setLayout(inner)
            self._reasons.addWidget(line)

    # -- changing -----------------------------------------------------------------------------------------------

    def _give(self, patch: ItemPatch) -> None:
        if self._key is not None:
            self.changed.emit(self._key, patch)

    def _named(self) -> None:
        self._soon.stop()
        item = self._item
        if item is not None and item.open and self.name.text().strip() != item.name:
            self._give(ItemPatch(name=self.name.text().strip()))

    def _moved(self) -> None:
        wall = self.when.dateTime().toPython()
        item = self._item
        if isinstance(wall, datetime) and item is not None and wall.replace(second=0) != item.wall:
            self._give(ItemPatch(wall=wall.replace(second=0, microsecond=0)))

    def _leave_out(self) -> None:
        if self._key is not None:
            self.left_out.emit(self._key)

    def retranslate(self) -> None:
        for head, text, field in zip(
            self._heads,
            (self.tr("What it is called"), self.tr("When"), self.tr("Pillar"), self.tr("For whom")),
            (self.name, self.when, self.pillar, self.persona), strict=True,
        ):  # fmt: skip
            head.setText(text)
            field.setAccessibleName(text)
        self.tell(self._view, self._key)
