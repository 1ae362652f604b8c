"""The pillars of a client: their names, kinds, colours, goals, what belongs to each, for whom, and their order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from smdesk.core import mix
from smdesk.core.errors import SmdeskError
from smdesk.core.events import DossierChanged, Event, PlanChanged
from smdesk.services.plan.mix import goals
from smdesk.services.plan.pillars import KINDS, PRESETS
from smdesk.services.views import PillarView
from smdesk.ui.kit import icons, paint
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.fieldbutton import FieldButton
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.forms import Combo, Spin
from smdesk.ui.kit.goalbar import GoalBar
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.inreach import bounded
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.mixwords import MixWords
from smdesk.ui.kit.problemline import problem_line
from smdesk.ui.kit.typeddialog import TypedDialog
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.kit.widgets import button, clear, column, label, row
from smdesk.words import of_client

WIDTH, HEIGHT = 640, 560


class PillarEditor(TypedDialog):
    """Nothing is to be saved: each change is stored, and taken back with Ctrl+Z."""

    changed = Signal()

    def __init__(self, ui: Ui, parent: QWidget, client: int) -> None:
        super().__init__(parent, ui.language.words)
        self._ui, self._client = ui, client
        self._pillars: tuple[PillarView, ...] = ()
        self._shown: int | None = None  # whose fields show
        self._words = MixWords(ui, self._name_of, self)
        self.setObjectName("pillars")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("smdesk")
        self.setFixedSize(bounded(ui.theme, WIDTH, HEIGHT))
        self._title = label("title2")
        self._sum = label("small", wrap=True, name="pillar-sum")
        self.bar = GoalBar(ui)
        self.adjust = button("", self.adjust_rest, size="sm", name="pillar-adjust")
        beside = self._beside()
        self._form = Autosave(ui, self)
        self._people = Menu(self)
        self._build()
        self.close_button = button("primary", self.accept, name="pillar-close")
        self._problem = problem_line()
        told = row(self._sum, self.adjust)
        told.setStretch(0, 1)
        self.setLayout(
            column(
                self._title, told, self.bar, 4,
                row_of(beside, self._fields), self._presets, self._problem, row(None, self.close_button),
                spacing=8, margins=(22, 20, 22, 18),
            )
        )  # fmt: skip
        self._retranslate()
        self.fill()
        (self.list if self._pillars else self.add).setFocus()
        self._form.stored.connect(self.fill)
        self._form.failed.connect(self._refuse)
        ui.bridge.heard.connect(self._hear)

    def _beside(self) -> QVBoxLayout:
        """The pillars in their order, below what adds, removes and shifts one."""
        self.list = QListWidget()
        self.list.setObjectName("pillar-list")
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.list.setFixedWidth(self._ui.theme.px(210))
        self.list.currentRowChanged.connect(self._choose)
        self.list.model().rowsMoved.connect(lambda *_where: self._reorder())
        self.add = button("", self.add_one, size="sm", name="pillar-add")
        self.remove = button("", self.delete_one, size="sm", name="pillar-remove")
        self.up = button("icon", partial(self.shift, -1), name="pillar-up")
        self.down = button("icon", partial(self.shift, 1), name="pillar-down")
        return column(row(self.add, self.remove, None, self.up, self.down, spacing=4), self.list, spacing=6)

    def _build(self) -> None:
        """The form of one pillar, and what stands there while there is none."""
        self.name, self.kind, self.color = QLineEdit(), Combo(name="pillar-kind"), Combo(name="pillar-color")
        self.target = Spin(0, 100, name="pillar-target")
        self.about = GrowingText(self._ui.theme)
        self.people = FieldButton(self._ui.theme, "pillar-people")
        self.people.setMenu(self._people)
        form = self._form
        self._fields = QWidget()
        self._people_head = label("small")
        self._fields.setLayout(
            column(
                form.box("name", self.name, lambda: self.tr("Name")),
                row_of(form.box("kind", self.kind, lambda: self.tr("What it is for")),
                       form.box("color", self.color, lambda: self.tr("Colour"))),
                form.box("target", self.target, lambda: self.tr("Goal in the mix")),
                form.box("about", self.about, lambda: self.tr("What belongs to it")),
                column(self._people_head, self.people, spacing=4), None, spacing=8, margins=(12, 0, 0, 0),
            )
        )  # fmt: skip
        self._presets = QWidget()
        self._preset_line = QVBoxLayout(self._presets)
        self._preset_line.setContentsMargins(0, 0, 0, 0)

    # -- filling ------------------------------------------------------------------------------------------------

    def _name_of(self, pillar: int) -> str:
        return next((each.name for each in self._pillars if each.id == pillar), "")

    @property
    def pillar(self) -> PillarView | None:
        """The one whose fields show."""
        at = self.list.currentRow()
        return self._pillars[at] if 0 <= at < len(self._pillars) else None

    def fill(self, chosen: int | None = None) -> None:
        """Read the pillars anew and show one of them."""
        before = self.pillar
        wanted = chosen if chosen is not None else before.id if before is not None else None
        self._pillars = tuple(self._ui.runtime.pillars.list(self._client))
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for each in self._pillars:
            text = f"{each.name}  {self._words.percent(each.target)}"
            item = QListWidgetItem(paint.pillar_icon(self._ui.theme, each.color), text)
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            self.list.addItem(item)
        at = next((place for place, each in enumerate(self._pillars) if each.id == wanted), 0)
        self.list.setCurrentRow(at if self._pillars else -1)
        self.list.blockSignals(blocked)
        self.bar.tell(self._pillars)
        self._tell_sum()
        self._show()
        self.changed.emit()

    def _choose(self, _row: int) -> None:
        self._form.flush()
        self._show()

    def _show(self) -> None:
        pillar, several = self.pillar, len(self._pillars) > 1
        self._fields.setVisible(pillar is not None)
        self._presets.setVisible(pillar is None)
        self.list.setVisible(pillar is not None)
        for made, on in ((self.remove, pillar is not None), (self.up, several), (self.down, several)):
            made.setEnabled(on)
        if pillar is None:
            return
        number, runtime = pillar.id, self._ui.runtime
        values = {"name": pillar.name, "kind": pillar.kind, "color": pillar.color, "target": pillar.target,
                  "about": pillar.about}  # fmt: skip
        if number == self._shown:
            self._form.refresh(values)
        else:
            self._shown = number
            self._form.show(values, lambda changes: runtime.pillars.edit(number, **changes))
        self._fill_people(pillar)

    def _hear(self, event: Event) -> None:
        if isinstance(event, PlanChanged | DossierChanged):
            self.fill()

    def _fill_people(self, pillar: PillarView) -> None:
        people = self._ui.runtime.personas.list(self._client)
        self._people.clear()
        for each in people:
            made = self._people.addAction(each.name)
            made.setCheckable(True)
            made.setChecked(each.id in pillar.personas)
            made.toggled.connect(partial(self._give, pillar, each.id))
        names = [each.name for each in people if each.id in pillar.personas]
        self.people.setText(", ".join(names) or self.tr("Everybody"))
        self.people.setEnabled(bool(people))
        self.people.setToolTip("" if people else self.tr("Buyer personas are written in the dossier."))

    def _give(self, pillar: PillarView, persona: int, on: bool) -> None:
        before = pillar.personas
        after = (*before, persona) if on else tuple(each for each in before if each != persona)
        edit = self._ui.runtime.pillars.edit
        self._do(self.tr("personas of a pillar"), lambda: edit(pillar.id, personas=after),
                 lambda: edit(pillar.id, personas=before))  # fmt: skip

    def _tell_sum(self) -> None:
        total = sum(each.target for each in self._pillars)
        ceiling = self._ui.runtime.mix.ceiling(self._client)
        remarks = mix.goal_remarks(goals(self._pillars), ceiling)
        told = [self._words.long(each) for each in remarks] or [self.tr("The goals add up to 100%.")] * bool(total)
        self._sum.setText(" ".join(told))
        self._sum.setProperty("tone", "danger" if remarks else "")
        self._sum.style().unpolish(self._sum)
        self._sum.style().polish(self._sum)
        self.adjust.setVisible(bool(remarks) and bool(self._pillars))

    # -- acting -------------------------------------------------------------------------------------------------

    def adjust_rest(self) -> None:
        """The other goals change so that all add up; that of the chosen pillar stays."""
        self._form.flush()
        pillars, client = self._ui.runtime.pillars, self._client
        before = {each.id: each.target for each in self._pillars}
        keep = [self.pillar.id] if self.pillar is not None and self.pillar.target else []
        after = mix.adjusted(goals(self._pillars), keep, self._ui.runtime.mix.ceiling(client))
        self._do(self.tr("goals of pillars"), lambda: pillars.set_targets(client, after),
                 lambda: pillars.set_targets(client, before))  # fmt: skip

    def add_one(self) -> None:
        """A new pillar, to be named."""
        pillars = self._ui.runtime.pillars
        used = {each.kind for each in self._pillars}
        kind = next((each for each in KINDS if each not in used), "other")
        left = max(0, mix.WHOLE - sum(each.target for each in self._pillars))
        name = self._ui.language.words.t(f"pillars.{kind}")
        try:
            made = pillars.add(self._client, name, kind=kind, target=left)
        except SmdeskError as error:
            self._refuse(error)
            return
        self._push(self.tr("new pillar"), lambda: pillars.undelete(made.id), lambda: pillars.delete(made.id))
        self.fill(made.id)
        self.name.setFocus()
        self.name.selectAll()

    def delete_one(self) -> None:
        """Put the chosen one away; its posts keep it."""
        pillar, pillars = self.pillar, self._ui.runtime.pillars
        if pillar is not None:
            self._do(self.tr("deleting of a pillar"), lambda: pillars.delete(pillar.id),
                     lambda: pillars.undelete(pillar.id))  # fmt: skip

    def shift(self, step: int) -> None:
        """The chosen one up or down."""
        at = self.list.currentRow()
        if 0 <= at + step < len(self._pillars):
            order = [each.id for each in self._pillars]
            order[at], order[at + step] = order[at + step], order[at]
            self._order(order)

    def _reorder(self) -> None:
        order = [self.list.item(place).data(Qt.ItemDataRole.UserRole) for place in range(self.list.count())]
        self._order(order)

    def _order(self, order: list[int]) -> None:
        pillars, client = self._ui.runtime.pillars, self._client
        before = [each.id for each in self._pillars]
        if order != before:
            self._do(self.tr("order of pillars"), lambda: pillars.reorder(client, order),
                     lambda: pillars.reorder(client, before))  # fmt: skip

    def begin_with(self, preset: str) -> None:
        """Pillars to begin with."""
        pillars = self._ui.runtime.pillars
        words = of_client(self._ui.runtime.clients.show(self._client).languages, self._ui.language.words)
        names = {kind: words.t(f"pillars.{kind}") for kind in KINDS}
        try:
            made = [each.id for each in pillars.preset(self._client, preset, names)]
        except SmdeskError as error:
            self._refuse(error)
            return
        self._push(self.tr("pillars to begin with"), lambda: [pillars.undelete(each) for each in made],
                   lambda: [pillars.delete(each) for each in made])  # fmt: skip
        self.fill()

    def _do(self, words: str, act: Callable[[], object], back: Callable[[], object]) -> None:
        self._problem.hide()
        try:
            act()
        except SmdeskError as error:
            self._refuse(error)
            return
        self._push(words, act, back)
        self.fill()

    def _push(self, words: str, act: Callable[[], object], back: Callable[[], object]) -> None:
        self._ui.undo.push(ServiceCommand(words, act, back, lambda _error: None))

    def _refuse(self, error: SmdeskError) -> None:
        self._problem.setText(str(sentence(error, self._ui.language.words)))
        self._problem.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self._ui.undo.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._ui.undo.redo()
        elif event.key() == Qt.Key.Key_Delete and self.focusWidget() is self.list:
            self.delete_one()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or self.focusWidget() is self.close_button:
            super().keyPressEvent(event)

    def unsaved(self) -> bool:
        """Never: each change is stored."""
        return False

    def done(self, result: int) -> None:
        """What is being written is stored first."""
        self._form.flush()
        super().done(result)

    # -- words --------------------------------------------------------------------------------------------------

    def _retranslate(self) -> None:
        words, theme = self._ui.language.words, self._ui.theme
        self._title.setText(self.tr("Pillars"))
        self.setAccessibleName(self.tr("Pillars"))
        self.list.setAccessibleName(self.tr("Pillars"))
        self.bar.setAccessibleName(self.tr("Goals"))
        self.target.setSuffix(self.tr("%"))
        self.adjust.setText(self.tr("Adjust the rest"))
        self.add.setText(self.tr("Add"))
        self.remove.setText(self.tr("Delete"))
        self.close_button.setText(self.tr("Done"))
        for made, text, name in (
            (self.up, self.tr("Up"), "caret-up"), (self.down, self.tr("Down"), "caret-down"),
        ):  # fmt: skip
            made.setAccessibleName(text)
            made.setToolTip(text)
            made.setIcon(icons.icon(name, theme))
        self.kind.tell([(each, words.t(f"pillars.{each}")) for each in KINDS])
        self.color.tell([(each, self._color_name(each)) for each in KINDS if each != "other"])
        for place, each in enumerate(each for each in KINDS if each != "other"):
            self.color.setItemIcon(place, paint.pillar_icon(theme, each))
        self._people_head.setText(self.tr("For whom"))
        self.people.setAccessibleName(self.tr("For whom"))
        clear(self._preset_line)
        about = label("secondary", wrap=True)
        about.setText(self.tr("A pillar is a theme with a purpose and a share of the mix. Begin with those of such a "
                              "business and change them, or add your own."))  # fmt: skip
        self._preset_line.addWidget(about)
        names = {"shop": self.tr("A shop"), "services": self.tr("Services"), "courses": self.tr("Courses")}
        line = row(spacing=8)
        for preset in PRESETS:
            made = button("", partial(self.begin_with, preset), name=f"preset-{preset}")
            made.setText(names[preset])
            line.addWidget(made)
        line.addStretch(1)
        self._preset_line.addLayout(line)
        self._preset_line.addStretch(1)

    def _color_name(self, color: str) -> str:
        return {"value": self.tr("Blue"), "links": self.tr("Violet"), "contest": self.tr("Amber"),
                "community": self.tr("Green"), "promo": self.tr("Raspberry")}.get(color, color)  # fmt: skip

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._form.retranslate()
            self.fill()
        super().changeEvent(event)


def row_of(*parts: Any) -> Any:
    """Layouts and widgets beside each other, the last the widest."""
    made = row(spacing=12)
    for place, part in enumerate(parts):
        wide = 1 if place == len(parts) - 1 else 0
        made.addLayout(part, wide) if not isinstance(part, QWidget) else made.addWidget(part, wide)
    return made
