"""Countries, regions and languages chosen by their names, in the language of the window; the code is what is stored."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from smdesk.core import places
from smdesk.core.named import plain
from smdesk.ui.kit.completing import Whole, dress
from smdesk.ui.kit.floating import Choices
from smdesk.ui.kit.i18n import Language, capital
from smdesk.ui.kit.tagedit import TagEdit
from smdesk.ui.kit.theme import Theme

translate = QCoreApplication.translate


class NamedPick(Choices):
    """A list that is searched by typing. `value` is a code; of what is no name in the list, the text as it was typed.

    `chosen` carries it after a person has taken an entry, or left the field with another text in it.
    """

    chosen = Signal(object)

    def __init__(self, language: Language, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self._language, self._told = language, ""
        self._good = ""  # the last one that was none of a person's slips
        self._names: dict[str, places.Names] = {}
        self.setObjectName(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        completer = self.completer()
        if completer is not None:
            dress(completer)
        self.activated.connect(lambda _place: self._done())
        edit = self.lineEdit()
        if edit is not None:
            edit.editingFinished.connect(self._done)
            Whole(edit)

    def offer(self, names: Mapping[str, places.Names]) -> None:
        """Other entries; what is chosen stays, if only as it was typed."""
        kept = self.value
        self._names = dict(names)
        blocked = self.blockSignals(True)
        self.clear()
        titled = ((code, places.name(self._names, code, self._language.code)) for code in self._names)
        for code, title in sorted(titled, key=lambda entry: plain(entry[1])):
            self.addItem(title, code)
        self.blockSignals(blocked)
        self.set_value(kept)

    def say(self) -> None:
        """The names in the language of the moment, and what an empty field means."""
        self.offer(self._names)
        edit = self.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(translate("Countries", "Not said"))

    @property
    def value(self) -> str:
        """The code of what stands in the field."""
        typed = self.currentText().strip()
        place = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        if not typed or place >= 0:
            return str(self.itemData(place)) if typed else ""
        return self._meant(typed)

    def _meant(self, typed: str) -> str:
        """However it is spelt, and in another language; else the only entry that has it within."""
        wanted = plain(typed)
        for code, names in self._names.items():
            if wanted in {plain(code), *map(plain, names)}:
                return code
        within = [code for code, names in self._names.items() if any(wanted in plain(each) for each in names)]
        return within[0] if len(within) == 1 else typed

    def set_value(self, value: object) -> None:
        """Show another. No signal."""
        blocked = self.blockSignals(True)
        place = self.findData(str(value or ""))
        self.setCurrentIndex(place)
        if place < 0:
            self.setEditText(str(value or ""))
        self.blockSignals(blocked)
        self._told = self.value
        if self._holds(self._told):
            self._good = self._told
        edit = self.lineEdit()
        if edit is not None and not self.hasFocus():
            edit.setCursorPosition(0)

    def _holds(self, value: str) -> bool:
        return not value or not self._names or value in self._names

    def _done(self) -> None:
        value, told = self.value, self._told
        self.set_value(value)  # as it is called, where it was typed otherwise
        if value != told:
            self.chosen.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: what stood there before."""
        typed = self.currentText().strip() != self._said(self._told)
        if event.key() == Qt.Key.Key_Escape and typed:
            self.set_value(self._told)
        elif event.key() == Qt.Key.Key_Escape and not self._holds(self._told):
            self.set_value(self._good)
            self.chosen.emit(self.value)
        else:
            super().keyPressEvent(event)

    def _said(self, value: str) -> str:
        place = self.findData(value)
        return self.itemText(place) if place >= 0 else value

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A page is rolled over it."""
        event.ignore()


class CountryPick(NamedPick):
    """A country."""

    def __init__(self, language: Language) -> None:
        super().__init__(language, name="dossier-country")
        self._names = dict(places.countries())


class RegionPick(NamedPick):
    """A region of the country that another field names; one that is not of it is let go."""

    def __init__(self, language: Language, country: NamedPick) -> None:
        super().__init__(language, name="dossier-region")
        self._country = ""
        country.chosen.connect(self._moved)

    def of(self, country: str) -> None:
        """The regions of a country."""
        if country != self._country:
            self._country = country
            self.offer(places.regions(country))

    def say(self) -> None:
        super().say()
        edit = self.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(translate("Countries", "The whole country"))

    def _moved(self, country: object) -> None:
        self.set_value("")
        self.of(str(country))


class _NamedTags(TagEdit):
    """Chips with names; the codes are what is stored. What has no name in the list stays as it was typed."""

    def __init__(self, theme: Theme, language: Language, *, name: str = "") -> None:
        self._language = language
        super().__init__(theme, name=name)
        self.field.opens = True
        self.say()

    def say(self) -> None:
        """The names in the language of the moment."""
        kept = self.value
        self.suggest(self._shown(code) for code in self._named())
        self.set_value(())
        self.set_value(kept)

    def _shown(self, stored: str) -> str:
        return capital(places.name(self._named(), stored, self._language.code))

    def _stored(self, shown: str) -> str:
        wanted = plain(shown)
        known = self._named().items()
        return next((code for code, names in known if wanted in {plain(code), *map(plain, names)}), shown)

    @staticmethod
    def _named() -> Mapping[str, places.Names]:
        raise NotImplementedError


class LanguageTags(_NamedTags):
    """Languages, the first of them the one that is written in."""

    @staticmethod
    def _named() -> Mapping[str, places.Names]:
        return places.languages()


class CountryTags(_NamedTags):
    """Countries."""

    @staticmethod
    def _named() -> Mapping[str, places.Names]:
        return places.countries()
