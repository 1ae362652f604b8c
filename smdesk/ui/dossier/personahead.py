"""The head of a persona: portrait, name, share, whether it rests on data, its sentence, and what is still unknown."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from smdesk.core import persona as rules
from smdesk.core.errors import InvalidInput, SmdeskError
from smdesk.services.dossier.views import PersonaView
from smdesk.ui.dossier.portrait import Portrait
from smdesk.ui.kit import icons
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.flow import Flow
from smdesk.ui.kit.forms import Spin, Tag, set_invalid
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import Page, button, column, label, row

#: What can be typed as a share: more than the whole is refused with a sentence, and not by a key that does nothing.
_MOST_TYPED = 999
#: Missing parts that are named; more are counted.
_NAMED = 5


class PersonaHead(Page):
    """`wanted` carries the part that a person wants to fill in, `shared` another share."""

    wanted = Signal(str)
    shared = Signal(int)

    def __init__(self, ui: Ui, pictures: Thumbs, form: Autosave) -> None:
        super().__init__()
        self._ui = ui
        self._view: PersonaView | None = None
        self.portrait = Portrait(ui, pictures)
        self.name, self.quote = QLineEdit(), QLineEdit()
        self.name.setProperty("serif", True)
        self.name.setMaxLength(120)
        self.name.setMinimumWidth(ui.theme.px(160))
        self.name.setMaximumWidth(ui.theme.px(280))
        self.quote.setMaxLength(300)
        self.share = Spin(0, _MOST_TYPED, name="persona-share")
        self.share.chosen.connect(self._share)
        self._over = label("small", wrap=True, name="problem-share")
        self._over.setProperty("tone", "danger")
        self._over.hide()
        self._unfit = label("small", wrap=True, name="problem-portrait")
        self._unfit.setProperty("tone", "danger")
        self._unfit.hide()
        self._caption = label("small")
        self._badge, self._from = Tag(ui.theme, name="persona-badge"), label("small")
        self._mark = QLabel()
        self._missing = QWidget()
        self._flow = Flow(self._missing, gap=10)  # some have several words: nearer, they would read as one
        self._chips: list[QWidget] = []
        self._told = QWidget()  # beside the share; with little room below it
        self._told.setLayout(row(self._badge, self._from, spacing=10))
        self._top, self._under = row(self.name, self._caption, self.share, self._told, None, spacing=10), row(None)
        self._top.setStretch(0, 100)  # the room beside the tag is the name's first
        below = row(self._mark, self.quote, spacing=6)
        problems = (form.add("name", self.name, lambda: self.tr("Name")),
                    form.add("quote", self.quote, lambda: self.tr("In their own words")))  # fmt: skip
        side = column(self._top, self._under, self._over, below, *problems, self._unfit, spacing=6)
        line = row(self.portrait, spacing=14)
        line.addLayout(side, 1)
        self.setLayout(column(line, self._missing, spacing=8))
        ui.theme.changed.connect(self._look)
        self.retranslate()
        self._look()

    def fold(self, narrow: bool) -> None:
        """With little room, what it rests on stands in a line of its own."""
        before, after = (self._top, self._under) if narrow else (self._under, self._top)
        before.removeWidget(self._told)
        after.insertWidget(0 if narrow else 3, self._told)

    def show_persona(self, view: PersonaView) -> None:
        """Show the head of this persona."""
        other = self._view is None or self._view.id != view.id
        if other:
            self._unfit.hide()
        self._view = view
        self.portrait.tell(view)
        if other or self._over.isHidden():
            self.share.set_value(view.share)
            self._over.hide()
            set_invalid(self.share, False)
        self.retranslate()

    def tell_unfit(self, persona: int, error: SmdeskError | None) -> None:
        """Why a picture cannot be the portrait: said beside it until there is another."""
        if self._view is not None and self._view.id == persona:
            self._unfit.setText(str(sentence(error, self._ui.language.words)) if error is not None else "")
            self._unfit.setVisible(error is not None)

    def _share(self, percent: int) -> None:
        """More than the whole is said beside the field, where it stays until it is put right."""
        wrong = percent > 100
        if wrong:
            error = InvalidInput("bad_number", field="share", value=percent, least=0, most=100)
            self._over.setText(str(sentence(error, self._ui.language.words)))
        self._over.setVisible(wrong)
        set_invalid(self.share, wrong)
        if not wrong:
            self.shared.emit(percent)

    def set_read_only(self, read_only: bool) -> None:
        """Whether anything can be changed."""
        self.portrait.setEnabled(not read_only)
        self.share.setEnabled(not read_only)
        self._missing.setVisible(not read_only)

    def part_words(self, part: str) -> str:
        """What is still unknown, in a word or two."""
        return {
            "quote": self.tr("a sentence in their words"),
            "age": self.tr("age"),
            "sex": self.tr("sex"),
            "place": self.tr("where they live"),
            "occupation": self.tr("work"),
            "buying": self.tr("how they buy"),
            "ticket": self.tr("what they spend"),
            "decides": self.tr("what decides"),
            "interests": self.tr("hobbies"),
            "goals": self.tr("what they want"),
            "pains": self.tr("what hurts"),
            "objections": self.tr("answers to objections"),
            "networks": self.tr("networks"),
            "hours": self.tr("hours"),
            "formats": self.tr("formats"),
            "sources": self.tr("evidence"),
        }[part]

    def retranslate(self) -> None:
        self._caption.setText(self.tr("Weight"))
        self.share.setSuffix(self.tr("%"))
        self.share.setAccessibleName(self.tr("Share of the audience"))
        self.share.setToolTip(self.tr("Together all personas are 100%: the last one gives and takes."))
        self.quote.setPlaceholderText(self.tr("One sentence that they would say"))
        self.portrait.setAccessibleName(self.tr("Portrait"))
        self.portrait.setToolTip(self.tr("Choose a portrait, or drop a picture here"))
        if self._view is None:
            return
        sources = self._view.profile.sources
        if sources:
            self._badge.tell("success", self.tr("Based on data"), "check-bold")
        else:
            self._badge.tell("warning", self.tr("Hypothesis"), "question")
        self._from.setText(self.tr("%n source(s)", "", len(sources)) if sources else "")
        self._say_missing()

    def _say_missing(self) -> None:
        assert self._view is not None
        lacking = rules.missing(self._view.profile)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        if lacking:
            done = self.tr("%1% complete. Still unknown:")
            lead = label("small")
            lead.setText(done.replace("%1", str(rules.completeness(self._view.profile))))
            lead.setFixedHeight(self._ui.theme.px("controlSmall"))
            self._chips.append(lead)
            for part in lacking[:_NAMED]:
                chip = button("link", lambda part=part: self.wanted.emit(part))  # type: ignore[misc]
                chip.setText(self.part_words(part))
                self._chips.append(chip)
            if len(lacking) > _NAMED:
                more = label("small")
                more.setText(self.tr("and %n more", "", len(lacking) - _NAMED))
                more.setFixedHeight(self._ui.theme.px("controlSmall"))
                self._chips.append(more)
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        self._missing.setMaximumHeight(16_777_215 if lacking else 0)

    @Slot()
    def _look(self) -> None:
        theme = self._ui.theme
        self._mark.setPixmap(
            icons.pixmap("quotes-fill", theme.color("text.tertiary"), theme.px(14), self.devicePixelRatioF())
        )
