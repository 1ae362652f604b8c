"""The form of a persona: who it is, how it buys, what it likes and what hurts, where and when it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from smdesk.core import persona as rules
from smdesk.core.persona import Objection
from smdesk.services.dossier.views import PersonaPatch, PersonaView
from smdesk.ui.dossier.headings import Headings
from smdesk.ui.dossier.networksedit import NetworksEdit
from smdesk.ui.dossier.personahead import PersonaHead
from smdesk.ui.dossier.sourcesedit import SourcesEdit
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.beside import beside
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.listedit import OrderedListEdit, PairListEdit
from smdesk.ui.kit.sliders import PartSlider, RangeSlider
from smdesk.ui.kit.tagedit import TagEdit
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import Page, button, column, label, restyle, row

#: Where the cursor goes to fill in what is missing.
_FIELD_OF = {"sex": "women", "buying": "buys_often", "interests": "hobbies", "hours": "networks"}
#: Pixels at 100 % below which two groups of fields do not stand beside each other.
_TWO = 620


class PersonaForm(Page):
    """`share` carries another share, `portrait` that another picture is wanted (a path, or None to be asked)."""

    failed = Signal(object)
    keeping = Signal()  # the answers to objections as saved replies

    def __init__(self, ui: Ui, pictures: Thumbs) -> None:
        super().__init__()
        self._ui = ui
        self._view: PersonaView | None = None
        self._read_only = self._narrow = False
        self._pairs: list[tuple[QGridLayout, QWidget, QWidget]] = []
        self.form = Autosave(ui, self)
        self.form.failed.connect(self.failed)
        self._heads = Headings(ui.theme, self)
        self.head = PersonaHead(ui, pictures, self.form)
        self.head.wanted.connect(self.focus_part)
        self._hints = {name: label("small") for name in ("age", "women")}
        self._make_fields()
        self.setLayout(column(
            self.head, self._two(self._who(), self._buys()), self._heads.rule(),
            self._two(self._likes(), self._hurts()), self._heads.rule(), *self._rest(), None,
            spacing=14, margins=(24, 16, 24, 24),
        ))  # fmt: skip
        self.retranslate()

    # -- building -----------------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        theme = self._ui.theme
        self.age, self.women = RangeSlider(theme, rules.YOUNGEST, rules.OLDEST), PartSlider(theme)
        self.age.edited.connect(lambda _value: self._say_hints())
        self.women.edited.connect(lambda _value: self._say_hints())
        self.tags = {name: TagEdit(theme, name=f"tags-{name}") for name in rules.TAGS}
        self.lines = {name: OrderedListEdit(theme, name=f"list-{name}") for name in rules.LINES}
        self.objections = PairListEdit(theme, name="objections")
        self.keep = button("link", self.keeping.emit, name="keep-answers")
        self.objections.changed.connect(lambda _value: self._say_answers())
        self.networks, self.sources = NetworksEdit(self._ui), SourcesEdit(self._ui)

    def _two(self, left: QWidget, right: QWidget) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._ui.theme.px(24))
        grid.setVerticalSpacing(self._ui.theme.px(14))
        self._pairs.append((grid, left, right))
        beside(grid, left, right, narrow=False)
        return made

    def fold(self, room: int) -> None:
        """One group of fields below the other where there is no room for two."""
        narrow = room < self._ui.theme.px(_TWO)
        if narrow != self._narrow:
            self._narrow = narrow
            for grid, left, right in self._pairs:
                beside(grid, left, right, narrow=narrow)
            self.head.fold(narrow)

    def _line(self, name: str, words: Callable[[], str]) -> QWidget:
        """A field of a line, which takes a second one rather than cut what stands in it."""
        return self.form.box(name, GrowingText(self._ui.theme, line=True, most=4), words)

    def _pair(self, *widgets: QWidget) -> QWidget:
        made = QWidget()
        line = row(spacing=self._ui.theme.px(12))
        for each in widgets:
            line.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)
        made.setLayout(line)
        return made

    def _box(self, *widgets: QWidget) -> QWidget:
        made = QWidget()
        inner = QVBoxLayout(made)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(self._ui.theme.px(10))
        for each in widgets:
            inner.addWidget(each)
        inner.addStretch(1)
        return made

    def _who(self) -> QWidget:
        return self._box(
            self._heads.heading(lambda: self.tr("Who they are")),
            self._pair(
                self.form.box("age", self.age, lambda: self.tr("Age"), hint=self._hints["age"]),
                self.form.box("women", self.women, lambda: self.tr("Sex"), hint=self._hints["women"]),
            ),
            self._pair(
                self._line("place", lambda: self.tr("Live in")), self._line("occupation", lambda: self.tr("Work"))
            ),
            self._pair(
                self._line("income", lambda: self.tr("Income")), self._line("family", lambda: self.tr("Family"))
            ),
        )

    def _buys(self) -> QWidget:
        return self._box(
            self._heads.heading(lambda: self.tr("How they buy")),
            self._pair(
                self._line("buys_often", lambda: self.tr("How often")), self._line("ticket", lambda: self.tr("Spend"))
            ),
            self._pair(
                self._line("buys_where", lambda: self.tr("Where")), self._line("buys_when", lambda: self.tr("When"))
            ),
            self._line("decides", lambda: self.tr("Decide by")),
            self.form.box("habits", self.tags["habits"], lambda: self.tr("Habits")),
        )  # fmt: skip

    def _likes(self) -> QWidget:
        return self._box(
            self._heads.heading(lambda: self.tr("Hobbies and passions"), "heart"),
            self.form.box("hobbies", self.tags["hobbies"], lambda: self.tr("What they do in their free time")),
            self.form.box("passions", self.tags["passions"], lambda: self.tr("What they love")),
            self.form.box("goals", self.lines["goals"], lambda: self.tr("What they want to reach")),
        )

    def _left(self, widget: QWidget) -> QWidget:
        made = QWidget()
        made.setLayout(row(widget, None))
        return made

    def _hurts(self) -> QWidget:
        return self._box(
            self._heads.heading(lambda: self.tr("What hurts"), "bandaids"),
            self.lines["pains"],
            self.form.add("pains", self.lines["pains"], lambda: self.tr("What hurts")),
        )

    def _rest(self) -> list[QWidget]:
        say = self.form.add
        return [
            self._box(
                self._heads.heading(
                    lambda: self.tr("Objections and what we answer"), "hand-palm",
                    lambda: self.tr("what to write when somebody says so"),
                ),
                self.objections, say("objections", self.objections, lambda: self.tr("Objections")),
                self._left(self.keep),
            ),
            self._heads.rule(),
            self._box(
                self._heads.heading(lambda: self.tr("Where and when they are"), "clock"),
                self.networks, say("networks", self.networks, lambda: self.tr("Networks and hours")),
                self.form.box("formats", self.tags["formats"], lambda: self.tr("Formats they like")),
            ),
            self._heads.rule(),
            self._box(
                self._heads.heading(
                    lambda: self.tr("Where this comes from"), "clipboard-text",
                    lambda: self.tr("without evidence it is a hypothesis"),
                ),
                self.sources, say("sources", self.sources, lambda: self.tr("Evidence")),
                self._line("note", lambda: self.tr("Note")),
            ),
        ]  # fmt: skip

    # -- showing ------------------------------------------------------------------------------------------------

    def show_persona(self, view: PersonaView, known: Mapping[str, tuple[str, ...]], *, read_only: bool) -> None:
        """Show this persona; what is being typed in it stays."""
        another = self._view is None or self._view.id != view.id
        self._view = view
        values = values_of(view)
        if another:
            self.form.show(values, lambda changed: self._save(view.id, changed))
        else:
            self.form.refresh(values)
        for name, tags in self.tags.items():
            tags.suggest(known.get(name, ()))
        self.head.show_persona(view)
        self._say_hints()
        self.form.set_read_only(read_only)
        self.head.set_read_only(read_only)
        self._read_only = read_only
        self._say_answers()

    def _save(self, number: int, values: dict[str, Any]) -> None:
        given = dict(values)
        if "objections" in given:
            given["objections"] = tuple(Objection(*pair) for pair in given["objections"])
        self._ui.runtime.personas.edit(number, PersonaPatch(**given))

    def _say_answers(self) -> None:
        """How many answers could be saved as replies."""
        view = self._view
        pairs = tuple((pair[0], pair[1]) for pair in self.objections.value)
        count = len(self._ui.runtime.snippets.unsaved(view.client_id, pairs)) if view is not None and pairs else 0
        self.keep.setVisible(count > 0 and self.objections.isEnabled() and not self._read_only)
        self.keep.setText(self.tr("Save %n answer(s) as replies", "", count))

    def forget(self) -> None:
        """No persona."""
        self.form.clear()
        self._view = None

    def focus_part(self, part: str) -> None:
        """To where something is missing."""
        self.form.focus(_FIELD_OF.get(part, part))

    # -- saying -------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.form.retranslate()
        self._heads.retranslate()
        add = self.tr("Add")
        names = {
            "habits": self.tr("Habits"), "hobbies": self.tr("What they do in their free time"),
            "passions": self.tr("What they love"), "formats": self.tr("Formats they like"),
        }  # fmt: skip
        for name, tags in self.tags.items():
            tags.tell(names[name], add)
        self.lines["goals"].tell(self.tr("What they want to reach"), add=self.tr("Add another"))
        self.lines["pains"].tell(self.tr("What hurts"), add=self.tr("Add another"))
        self.objections.tell(
            self.tr("What keeps them from buying"), self.tr("What we answer"), add=self.tr("Add another")
        )
        self._say_answers()
        self.keep.setToolTip(self.tr("They can then be put into a post or an answer with one choice"))
        self.age.setAccessibleName(self.tr("Age"))
        self.women.setAccessibleName(self.tr("Share of women"))
        self._say_hints()

    def _say_hints(self) -> None:
        age, women = self.age.value, self.women.taken
        unknown = self.tr("not known")
        self._strong("age", f"{age[0]} – {age[1]}" if age else unknown, known=bool(age))
        told = self.tr("%1% W · %2% M")
        if women is not None:
            told = told.replace("%1", str(women)).replace("%2", str(100 - women))
        self._strong("women", unknown if women is None else told, known=women is not None)

    def _strong(self, name: str, text: str, *, known: bool) -> None:
        hint: QLabel = self._hints[name]
        hint.setText(text)
        restyle(hint, "role", "smallStrong" if known else "quiet")


def values_of(view: PersonaView) -> dict[str, Any]:
    """A persona as the form takes it."""
    profile = view.profile
    names = [*rules.TEXTS, *rules.TAGS, *rules.LINES, "age", "women", "networks", "sources"]
    values: dict[str, Any] = {name: getattr(profile, name) for name in names}
    values["name"] = view.name
    values["objections"] = tuple((each.text, each.answer) for each in profile.objections)
    return values
