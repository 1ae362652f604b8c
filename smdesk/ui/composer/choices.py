"""The choices that only some networks have (a board, categories, who may answer): folded away until they are wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from smdesk.ui.composer.commands import Changes
from smdesk.ui.composer.model import Composer
from smdesk.ui.composer.optionwords import option_hint, option_name, value_name
from smdesk.ui.composer.study import Place
from smdesk.ui.kit import icons
from smdesk.ui.kit.drops import LineWithoutFiles
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.widgets import button, clear, column, label, row

_ELSEWHERE = frozenset({"visibility", "spoiler_text", "labels", "title"})  # they have a field of their own
_COLUMNS = 2  # fields side by side


class Choices(QWidget):
    """A line that opens; below it a field for each option of the channels that are shown."""

    def __init__(self, model: Composer, changes: Changes) -> None:
        super().__init__()
        self._model = model
        self._changes = changes
        self._open = False
        self.fields: dict[str, Combo | QLineEdit] = {}
        self._rows: dict[str, tuple[QLabel, QWidget]] = {}
        self.fold = button("link", self._turn, size="sm", name="network-options")
        self._set = label("small")
        self._box = QWidget()
        self._grid = QGridLayout(self._box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(model.ui.theme.px(10))
        for place in range(_COLUMNS):
            self._grid.setColumnStretch(place, 1)
        self.setLayout(column(row(self.fold, self._set, None, spacing=8), self._box, spacing=8))
        model.ui.theme.changed.connect(self._draw)

    # -- showing ------------------------------------------------------------------------------------------------

    def show_all(self) -> None:
        """Show what the channels of the scope offer, and what was chosen."""
        shown = self._shown()
        names = _offered(shown)
        self.setVisible(bool(names))
        if not names:
            return
        if tuple(self.fields) != names:
            self._build(names, shown)
        for name in names:
            self._tell(name, _having(shown, name))
        self._fold()

    def reveal(self, name: str) -> None:
        """Open it with the focus on one option."""
        self._open = True
        self.show_all()
        if name in self.fields:
            self.fields[name].setFocus()

    def close_up(self) -> None:
        """Fold it: another post is shown."""
        self._open = False

    def _shown(self) -> list[Place]:
        model = self._model
        places = [model.places[model.scope]] if model.scope in model.places else model.chosen
        return [place for place in places if not place.assisted]

    def _build(self, names: tuple[str, ...], shown: Sequence[Place]) -> None:
        clear(self._grid)
        self.fields, self._rows = {}, {}
        for number, name in enumerate(names):
            field = self._field(name, _values(_having(shown, name), name))
            caption, made = label("small"), QWidget()
            caption.setBuddy(field)
            made.setLayout(column(caption, field, spacing=4))
            self.fields[name], self._rows[name] = field, (caption, made)
            self._grid.addWidget(made, number // _COLUMNS, number % _COLUMNS)
            made.show()  # at once, not with the next turn of the event loop: the focus may be wanted there

    def _field(self, name: str, values: tuple[str, ...]) -> Combo | QLineEdit:
        if values:
            combo = Combo(name=f"option-{name}")
            combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.chosen.connect(self._taker(name))
            return combo
        line = LineWithoutFiles()
        line.setObjectName(f"option-{name}")
        line.textEdited.connect(lambda text: self._typed(name, text, line))
        return line

    def _tell(self, name: str, having: Sequence[Place]) -> None:
        model, words = self._model, self._model.ui.language.words
        field, caption = self.fields[name], self._rows[name][0]
        networks = list(dict.fromkeys(place.network for place in having))
        said = option_name(words, having, name)
        alone = len({place.spec.id for place in self._shown()}) == 1
        caption.setText(said if alone else f"{said} · {', '.join(networks)}")
        value = model.draft.option(model.scope, name)
        if isinstance(field, Combo):
            needed = any(name in place.spec.options_required for place in having)
            values = _values(having, name)
            usual = [("", self.tr("Choose one"))] if needed else []
            field.tell([*usual, *((each, value_name(words, having, name, each)) for each in values)], caption.text())
            field.set_value(value or ("" if needed else values[0]))
            field.setEnabled(not model.locked)
            return
        if field.text() != value:
            field.setText(value)
        field.setAccessibleName(caption.text())
        field.setPlaceholderText(option_hint(words, having, name))
        field.setReadOnly(model.locked)

    def _fold(self) -> None:
        networks = list(dict.fromkeys(place.network for place in self._shown() if _offered([place])))
        text = self.tr("Options of %1").replace("%1", ", ".join(networks))
        self.fold.setText(text)
        self.fold.setAccessibleDescription(self.tr("Unfolded") if self._open else self.tr("Folded"))
        chosen = sum(1 for name in self.fields if self._model.draft.option(self._model.scope, name))
        self._set.setText(self.tr("%n chosen", "", chosen) if chosen else "")
        self._box.setVisible(self._open)
        self._draw()

    def _draw(self) -> None:
        self.fold.setIcon(icons.icon("caret-down" if self._open else "caret-right", self._model.ui.theme, "text.link"))

    # -- choosing -----------------------------------------------------------------------------------------------

    def _turn(self) -> None:
        self._open = not self._open
        self._fold()

    def _taker(self, name: str) -> Callable[[object], None]:
        def take(value: object) -> None:
            model, having = self._model, _having(self._shown(), name)
            needed = any(name in place.spec.options_required for place in having)
            usual = not needed and model.scope is None and value == _values(having, name)[0]
            draft = model.draft.with_option(model.scope, name, "" if usual else str(value))
            self._changes.make(option_name(model.ui.language.words, having, name), draft)

        return take

    def _typed(self, name: str, text: str, source: QLineEdit) -> None:
        model = self._model
        model.change(model.draft.with_option(model.scope, name, text), source)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._model.client is not None:
            self.show_all()
        super().changeEvent(event)


def _offered(places: Sequence[Place]) -> tuple[str, ...]:
    """The options of these channels in the order of their data files, without those that have a field elsewhere."""
    return tuple(dict.fromkeys(name for place in places for name in place.spec.options if name not in _ELSEWHERE))


def _having(places: Sequence[Place], name: str) -> list[Place]:
    return [place for place in places if name in place.spec.options]


def _values(places: Sequence[Place], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for place in places for value in place.spec.options.get(name, ())))
