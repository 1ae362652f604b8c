"""The row of properties: what the post belongs to, what kind it is, how far it has come, and who may see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from smdesk.ui.composer.commands import Changes
from smdesk.ui.composer.model import Composer
from smdesk.ui.composer.optionwords import value_name
from smdesk.ui.composer.study import Place
from smdesk.ui.kit import paint
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.widgets import column, label

#: Stages a person may set; what is scheduled has the status of its publications.
STAGES = ("idea", "draft", "in_design", "with_client", "changes", "approved")


#: A narrower field (pixels at 100 %) would cut most names short.
LEAST_FIELD = 120


class Properties(QWidget):
    """A field is there only where there is something to choose."""

    def __init__(self, model: Composer, changes: Changes) -> None:
        super().__init__()
        self._model = model
        self._changes = changes
        self.pillar, self.persona, self.format = Combo(name="pillar"), Combo(name="persona"), Combo(name="format")
        self.stage, self.visibility = Combo(name="stage"), Combo(name="visibility")
        self.campaign = Combo(name="campaign")
        self.campaign.chosen.connect(self._take_campaign)
        self.pillar.chosen.connect(self._take_pillar)
        self.persona.chosen.connect(self._take_persona)
        self.format.chosen.connect(self._take_format)
        self.stage.chosen.connect(self._take_stage)
        self.visibility.chosen.connect(self._take_visibility)
        self._captions: dict[Combo, QLabel] = {}
        self._fields: dict[Combo, QWidget] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._columns = 0
        self._placed: tuple[int, list[QWidget]] = (0, [])
        for combo in (self.pillar, self.campaign, self.persona, self.format, self.stage, self.visibility):
            self._field(combo)
        model.ui.theme.changed.connect(self.show_all)

    def _field(self, combo: Combo) -> QWidget:
        combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(5)
        caption, made = label("small"), QWidget(self)  # without a parent, showing it would open a window
        caption.setBuddy(combo)
        made.setLayout(column(caption, combo, spacing=4))
        self._captions[combo], self._fields[combo] = caption, made
        return made

    # -- arranging ----------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """One row while a value can be read in it, else two of the same columns."""
        px, shown = self._model.ui.theme.px, [each for each in self._fields.values() if not each.isHidden()]
        one_row = self.width() >= len(shown) * px(LEAST_FIELD)
        columns = len(shown) if one_row else (len(shown) + 1) // 2
        self._grid.setSpacing(px(10))
        if (columns, shown) == self._placed:
            return
        self._placed = (columns, shown)
        for field in self._fields.values():
            self._grid.removeWidget(field)
        for number, field in enumerate(shown):
            self._grid.addWidget(field, number // columns, number % columns)
        for place in range(max(columns, self._columns)):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        self._columns = columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # -- showing ------------------------------------------------------------------------------------------------

    def show_all(self) -> None:
        """Show the properties of the scope that is edited."""
        model = self._model
        if model.client is None:
            return
        shown = [model.places[model.scope]] if model.scope in model.places else model.chosen
        draft = model.draft
        self._show_pillars()
        self._tell(
            self.persona, self.tr("For whom"), [(None, self.tr("Everybody")), *((p.id, p.name) for p in model.personas)]
        )  # fmt: skip
        self.persona.set_value(model.draft.persona)
        self._tell(self.campaign, self.tr("Campaign"), [(None, self.tr("None", "campaign")), *model.campaigns])
        self.campaign.set_value(model.draft.campaign)
        formats = formats_of(shown)
        self._tell(self.format, self.tr("Format"), [(name, self.format_words(name)) for name in formats])
        self.format.set_value(draft.format(model.scope))
        self._tell(self.stage, self.tr("Stage"), [(name, self.stage_words(name)) for name in STAGES])
        self.stage.set_value("draft" if draft.stage == "planned" else draft.stage)
        values, words = values_of(shown, "visibility"), model.ui.language.words
        self._tell(
            self.visibility,
            self.tr("Who sees it"),
            [(name, value_name(words, shown, "visibility", name)) for name in values],
        )
        self.visibility.set_value(draft.option(model.scope, "visibility") or (values[0] if values else ""))
        there = {
            self.pillar: bool(model.pillars), self.persona: bool(model.personas),
            self.campaign: bool(model.campaigns), self.format: len(formats) > 1,
            self.stage: model.saves_itself, self.visibility: bool(values),
        }  # fmt: skip
        for combo, wanted in there.items():
            self._fields[combo].setVisible(wanted)
            combo.setEnabled(not model.locked)
        self.setVisible(any(there.values()))
        self._arrange()

    def _show_pillars(self) -> None:
        model, theme = self._model, self._model.ui.theme
        self._tell(
            self.pillar, self.tr("Pillar"), [(None, self.tr("None")), *((p.id, p.name) for p in model.pillars)]
        )  # fmt: skip
        for place, pillar in enumerate(model.pillars, 1):
            self.pillar.setItemIcon(place, paint.pillar_icon(theme, pillar.color))
        self.pillar.set_value(model.draft.pillar)

    def _tell(self, combo: Combo, name: str, entries: Sequence[tuple[object, str]]) -> None:
        self._captions[combo].setText(name)
        combo.tell(entries, name)

    def format_words(self, name: str) -> str:
        """A format as the networks' own programs call it."""
        return {
            "post": self.tr("Post"),
            "story": self.tr("Story"),
            "saved_story": self.tr("Saved story"),
            "reel": self.tr("Reel"),
            "carousel": self.tr("Carousel"),
            "short": self.tr("Short"),
        }.get(name, capital(name))

    def stage_words(self, name: str) -> str:
        """How far a post has come."""
        return {
            "idea": self.tr("Idea"),
            "draft": self.tr("Draft"),
            "in_design": self.tr("In design"),
            "with_client": self.tr("With client"),
            "changes": self.tr("Changes asked"),
            "approved": self.tr("Approved"),
        }[name]

    # -- choosing -----------------------------------------------------------------------------------------------

    def _take_pillar(self, value: object) -> None:
        pillar = value if isinstance(value, int) else None
        self._changes.make(self.tr("Pillar"), replace(self._model.draft, pillar=pillar))

    def _take_persona(self, value: object) -> None:
        persona = value if isinstance(value, int) else None
        self._changes.make(self.tr("For"), replace(self._model.draft, persona=persona))

    def _take_campaign(self, value: object) -> None:
        campaign = value if isinstance(value, int) else None
        self._changes.make(self.tr("Campaign"), replace(self._model.draft, campaign=campaign))

    def _take_format(self, value: object) -> None:
        model = self._model
        offered = {place.id: place.spec.formats.keys() for place in model.places.values()}
        self._changes.make(self.tr("Format"), model.draft.with_format(model.scope, str(value), offered))

    def _take_stage(self, value: object) -> None:
        self._changes.make(self.tr("Stage"), replace(self._model.draft, stage=str(value)))
        self._model.timed.emit()

    def _take_visibility(self, value: object) -> None:
        model = self._model
        shown = [model.places[model.scope]] if model.scope in model.places else model.chosen
        usual = value == values_of(shown, "visibility")[0] and model.scope is None
        draft = model.draft.with_option(model.scope, "visibility", "" if usual else str(value))
        self._changes.make(self.tr("Who sees it"), draft)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.show_all()
        super().changeEvent(event)


def formats_of(places: Iterable[Place]) -> tuple[str, ...]:
    """What kinds of post these channels know, the usual one first."""
    return tuple(dict.fromkeys(("post", *(name for place in places for name in sorted(place.spec.formats)))))


def values_of(places: Iterable[Place], option: str) -> tuple[str, ...]:
    """The values of an option on these channels, the usual one first; () where none has it, or it is a text."""
    return tuple(dict.fromkeys(value for place in places for value in place.spec.options.get(option, ())))
