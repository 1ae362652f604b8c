"""A section of the settings: groups of rows bound to settings, and the way back to the defaults."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo, Spin, TimeField
from smdesk.ui.kit.segmented import Segmented
from smdesk.ui.kit.switch import Switch
from smdesk.ui.kit.widgets import button, row
from smdesk.ui.settings.keeper import Keeper
from smdesk.ui.settings.rows import Group, Row, Text, nothing

translate = QCoreApplication.translate
#: Width of fields for numbers and times, in pixels at 100 %.
FIELD = 104
Entries = Callable[[], Sequence[tuple[object, str]]]  # value and words, in the language of the moment


class Section(QWidget):
    """`asked` names a place elsewhere in the window. Subclasses build in `__init__` and call `finish` at the end."""

    asked = Signal(object)

    def __init__(self, ui: Ui, keeper: Keeper, name: Text) -> None:
        super().__init__()
        self.ui = ui
        self.keeper = keeper
        self.name = name
        self.groups: list[Group] = []
        self._keys: dict[str, Callable[[], None]] = {}  # a setting → showing what holds
        self._says: list[Callable[[], None]] = []  # words of controls
        self._restore = button("link", self._restore_defaults, name="restore-defaults")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 32)
        self._box.setSpacing(20)
        keeper.changed.connect(self._look)

    # -- building -----------------------------------------------------------------------------------------------

    def group(self, title: Text, text: Text = nothing, *aside: QWidget, name: str = "") -> Group:
        """A new group below those there are."""
        made = Group(title, text, *aside, name=name)
        self.groups.append(made)
        self._box.addWidget(made)
        return made

    def set_room(self, width: int) -> None:
        """As many pixels wide it is to be."""
        for each in self.groups:
            each.set_room(width)

    def row(
        self, title: Text, text: Text = nothing, *controls: QWidget, icon: str = "", name: str = "",
        tile: QWidget | None = None,
    ) -> Row:  # fmt: skip
        """A row that is bound to nothing."""
        return Row(self.ui.theme, title, text, *controls, icon=icon, name=name, tile=tile)

    def switch(self, key: str, title: Text, text: Text = nothing) -> Row:
        """On or off."""
        control = Switch(self.ui.theme, name=key)
        control.toggled.connect(lambda on: self._set(key, on, title))
        self._keys[key] = lambda: control.set_quietly(self.keeper.get(key) is True)
        return self.row(title, text, control)

    def combo(self, key: str, title: Text, entries: Entries, text: Text = nothing, words: Text = nothing) -> Row:
        """One of many; a value that is not among the entries gets one, with `words` around its number."""
        control = Combo(name=key)
        control.chosen.connect(lambda value: self._set(key, value, title))

        def show() -> None:
            value = self.keeper.get(key)
            shown = list(entries())
            if value not in [each for each, _ in shown]:
                shown.append((value, (words() or "%1").replace("%1", str(value))))
            control.tell(shown)
            control.set_value(value)

        self._keys[key] = show
        self._says.append(show)
        return self.row(title, text, control)

    def segments(self, key: str, title: Text, entries: Entries, text: Text = nothing) -> Row:
        """One of a few."""
        control = Segmented(self.ui.theme, [value for value, _ in entries()], name=key, size="sm")
        control.chosen.connect(lambda value: self._set(key, value, title))
        self._keys[key] = lambda: control.set_value(self.keeper.get(key))
        self._says.append(lambda: control.tell([words for _, words in entries()], title()))
        return self.row(title, text, control)

    def number(self, key: str, least: int, most: int, title: Text, text: Text = nothing) -> Row:
        """A number."""
        control = Spin(least, most, name=key)
        control.setFixedWidth(self.ui.theme.px(FIELD))
        control.chosen.connect(lambda value: self._set(key, value, title))
        self._keys[key] = lambda: control.set_value(int(str(self.keeper.get(key))))
        return self.row(title, text, control)

    def time(self, key: str, title: Text = nothing) -> TimeField:
        """The field of a setting that counts minutes after midnight."""
        control = TimeField(self.ui, name=key)
        control.setFixedWidth(self.ui.theme.px(FIELD))
        control.chosen.connect(lambda minutes: self._set(key, minutes, title))
        self._keys[key] = lambda: control.set_value(int(str(self.keeper.get(key))))
        self._says.append(control.retranslate)
        self._says.append(lambda: control.setAccessibleName(title()))
        return control

    def say(self, words: Callable[[], None]) -> None:
        """Words that are set now and again in another language."""
        self._says.append(words)

    def finish(self, *, restorable: bool = True) -> None:
        """The end of building."""
        if restorable and self._keys:
            self._box.addLayout(row(None, self._restore))
        else:
            self._restore.hide()
        self._box.addStretch(1)
        self.retranslate()
        self._look(frozenset())

    # -- the page asks ------------------------------------------------------------------------------------------

    @property
    def rows(self) -> list[Row]:
        """All rows, from above."""
        return [each for group in self.groups for each in group.rows]

    def arrive(self) -> None:
        """The section is shown: read what may have changed outside."""

    def retranslate(self) -> None:
        """Every text anew."""
        self._restore.setText(translate("Settings", "Restore defaults"))
        for each in self.groups:
            each.retranslate()
        for words in self._says:
            words()

    # -- settings -----------------------------------------------------------------------------------------------

    def _set(self, key: str, value: object, title: Text) -> None:
        if not self.keeper.set(key, value, title()):
            QTimer.singleShot(0, self, self._keys[key])  # back to what holds

    def _look(self, fields: frozenset[str]) -> None:
        """Show what holds now, of these settings or of all."""
        for key, show in self._keys.items():
            if not fields or key in fields:
                show()

    def _restore_defaults(self) -> None:
        self.keeper.restore(self._keys, self.name())
