"""The audience of an ad set: shown as one line, and edited in a popover."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.core.audience import AGE_MAX, AGE_MIN, Audience
from smdesk.ui.campaigns import words
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.fieldbutton import FieldButton
from smdesk.ui.kit.forms import Combo, Spin
from smdesk.ui.kit.placepicks import CountryTags, LanguageTags
from smdesk.ui.kit.popover import Popover
from smdesk.ui.kit.tagedit import TagEdit
from smdesk.ui.kit.widgets import Page, button, column, label, row


class AudienceButton(Page):
    """`edited` carries another audience."""

    edited = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._whom, self._persona, self._given = Audience(), "", Audience()
        self._head = label("small")
        self.button = FieldButton(ui.theme, "audience")
        self.button.clicked.connect(self._open)
        self.button.setIcon(icons.icon("user", ui.theme))
        self._head.setBuddy(self.button)
        self.setLayout(column(self._head, self.button, spacing=4))
        self.retranslate()

    def tell(self, whom: Audience, persona: str, given: Audience) -> None:
        """Show an audience; `given` is what its persona says."""
        self._whom, self._persona, self._given = whom, persona, given
        text = words.audience(self._ui, whom, persona)
        self.button.setText(text)
        self.button.setAccessibleName(f"{self._head.text()}: {text}")

    def retranslate(self) -> None:
        self._head.setText(self.tr("Audience"))
        self.tell(self._whom, self._persona, self._given)

    def _open(self) -> None:
        made = AudiencePopover(self._ui, self._whom, self._given if self._persona else None, self)
        made.edited.connect(self.edited)
        made.show_below(self.button)


class AudiencePopover(Popover):
    """Everything of an audience; stored when it closes."""

    edited = Signal(object)

    def __init__(self, ui: Ui, whom: Audience, given: Audience | None, parent: QWidget) -> None:
        super().__init__(ui.theme, parent)
        self._whom, self._given = whom, given
        self.least, self.most = Spin(AGE_MIN, AGE_MAX, name="age-from"), Spin(AGE_MIN, AGE_MAX, name="age-to")
        self.sex = Combo(name="sex")
        self.sex.tell(list(words.sexes().items()), self.tr("Sex"))
        self.places, self.interests = QLineEdit(), QLineEdit()
        self.countries = CountryTags(ui.theme, ui.language, name="audience-countries")
        self.languages = LanguageTags(ui.theme, ui.language, name="audience-languages")
        self.radius = Spin(0, 200, name="radius")
        self.radius.setSuffix(" km")
        for spin, name in ((self.least, self.tr("From age")), (self.most, self.tr("To age")),
                           (self.radius, self.tr("Radius"))):  # fmt: skip
            spin.setAccessibleName(name)
        self._note = label("quiet", wrap=True)
        self._note.setText(self.tr("65 stands for 65 and older. Several words are separated by commas."))
        parts: list[QWidget] = []
        for caption, field in (
            (self.tr("Places"), self.places), (self.tr("Countries"), self.countries),
            (self.tr("Languages"), self.languages), (self.tr("Interests"), self.interests),
        ):  # fmt: skip
            parts += [self._caption(caption, field), field]
        ages = row(self.least, self._dash(), self.most, self.sex, spacing=6)
        again = button("", self._again, size="sm", name="as-persona")
        again.setText(self.tr("As the persona says"))
        again.setVisible(given is not None)
        done = button("primary", self.close, size="sm", name="done")
        done.setText(self.tr("Done"))
        self.setLayout(column(self._caption(self.tr("Age and sex"), self.least), ages, *parts[:2],
                              self._caption(self.tr("Radius around them"), self.radius), self.radius, *parts[2:],
                              self._note, row(again, None, done), spacing=6, margins=(16, 14, 16, 14)))  # fmt: skip
        self.setFixedWidth(ui.theme.px(340))
        self._show(whom)
        self.closed.connect(self._store)

    def _dash(self) -> QWidget:
        made = label()
        made.setText("\N{EN DASH}")
        return made

    def _caption(self, text: str, field: QWidget) -> QWidget:
        made = label("small")
        made.setText(text)
        made.setBuddy(field)
        field.setAccessibleName(field.accessibleName() or text)
        if isinstance(field, TagEdit):
            made.setBuddy(field.field)
            field.field.setAccessibleName(text)
        return made

    def _show(self, whom: Audience) -> None:
        self.least.set_value(whom.age_min)
        self.most.set_value(whom.age_max)
        self.sex.set_value(whom.sex)
        self.radius.set_value(whom.radius_km)
        self.places.setText(", ".join(whom.places))
        self.interests.setText(", ".join(whom.interests))
        self.countries.set_value(whom.countries)
        self.languages.set_value(whom.languages)

    def _again(self) -> None:
        if self._given is not None:
            self._show(self._given)

    def value(self) -> Audience:
        """What the fields say."""
        least, most = sorted((self.least.value(), self.most.value()))
        found = replace(
            self._whom, age_min=least, age_max=most, sex=str(self.sex.value), radius_km=self.radius.value(),
            places=_words(self.places.text()), countries=_codes(self.countries.value),
            languages=tuple(self.languages.value), interests=_words(self.interests.text()),
        )  # fmt: skip
        return replace(found, edited=replace(found, edited=False) != self._given)

    def _store(self) -> None:
        found = self.value()
        if replace(found, edited=self._whom.edited) != self._whom:
            self.edited.emit(found)


def _codes(values: Iterable[str]) -> tuple[str, ...]:
    """A code that is in no list may be typed too, as `kh`; what is no code is told when it is stored."""
    return tuple(each.upper() if len(each) == 2 else each for each in values)


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(each.split()) for each in text.split(",") if each.strip()))
