"""Shortcuts: every action with its key, found by word or key, changed in place, with what else has the same key."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit, QWidget

from smdesk.ui.kit import shortcuts
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.afterpaint import AfterPaint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import SearchField
from smdesk.ui.kit.widgets import button, label
from smdesk.ui.settings.keeper import Keeper
from smdesk.ui.settings.rows import Group, Row, Text, plain
from smdesk.ui.settings.section import Section

translate = QCoreApplication.translate
_PARTS = ("calendar", "campaigns", "composer", "publish", "channels", "today", "settings")

#: Seconds after which the window is answered before more keys come.
TURN_S = 0.03


class KeyField(QKeySequenceEdit):
    """`taken` is emitted with a key that a person has pressed; Escape and leaving put the old one back."""

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        self._held = ""
        self.editingFinished.connect(self._finish)

    def hold(self, key: str) -> None:
        """Show a key."""
        self._held = key
        self.setKeySequence(QKeySequence(key))
        line = self.findChild(QLineEdit)
        if line is not None:
            line.setPlaceholderText(translate("Settings", "No key"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tab goes on, Escape gives up, Backspace takes the key away; all others are taken as keys."""
        key = event.key()
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab} and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        if key == Qt.Key.Key_Escape:
            self.hold(self._held)
            return
        if key == Qt.Key.Key_Backspace and not event.modifiers():
            self.clear()
            self._finish()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """QKeySequenceEdit would take Tab as a key, and hold the focus for ever."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            forward, back = event.key() == Qt.Key.Key_Tab, event.key() == Qt.Key.Key_Backtab
            if (forward or back) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return bool(self.focusNextPrevChild(forward))
        return super().event(event)

    def _finish(self) -> None:
        key = self.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if key != QKeySequence(self._held).toString(QKeySequence.SequenceFormat.PortableText):
            self.taken.emit(key)


class KeyRow(Row):
    """One action: its words, its key, and whether others have it too."""

    def __init__(self, section: Shortcuts, action: Action) -> None:
        self.action = action
        self.field = KeyField()
        self.reset = button("link", name=f"reset-{action.id}")
        super().__init__(
            section.ui.theme, lambda: action.title, lambda: "", self.reset, self.field, name=f"key-{action.id}"
        )
        self.field.setObjectName(f"field-{action.id}")
        self.field.setFixedWidth(section.ui.theme.px(170))
        self.field.taken.connect(lambda key: section.give(action, key))
        self.reset.clicked.connect(lambda: section.give(action, None))

    def show_key(self, key: str, *, own: bool, others: list[Action]) -> None:
        """What holds; `own` when it is not the key that the action came with."""
        self.field.hold(key)
        self.field.setAccessibleName(translate("Settings", "Key of “%1”").replace("%1", self.action.title))
        self.reset.setText(translate("Settings", "Reset"))
        self.reset.setAccessibleName(translate("Settings", "Reset the key of “%1”").replace("%1", self.action.title))
        self.reset.setVisible(own)
        names = ", ".join(f"“{each.title}”" for each in others)
        told = translate("Settings", "The same key does %1: neither works then.").replace("%1", names)
        self.tell(told if names else "")
        self.text.setProperty("tone", "danger")

    @property
    def words(self) -> str:
        """Its words and its key."""
        return f"{super().words} {plain(shortcuts.shown(self.field.keySequence().toString()))}"

    def says(self, words: list[str]) -> bool:
        """True when it has all these words."""
        return all(word in self.words for word in words)


class Shortcuts(Section):
    """All actions that the window knows, by where they can be done; they come while the section is looked at."""

    def __init__(self, ui: Ui, keeper: Keeper) -> None:
        super().__init__(ui, keeper, lambda: translate("Settings", "Shortcuts"))
        self._actions: list[Action] = []  # all of them, in the order of the table
        self._keyed: list[KeyRow] = []  # of the first of them
        self._lists: list[Group] = []
        self._room = 0
        self.coming = False  #: not all of them are there yet
        self._rest: Iterator[object] = iter(())  # what is still to be done
        self._after = AfterPaint(self)
        self._finder = SearchField(ui.theme, name="find-shortcut")
        self._finder.setFixedWidth(ui.theme.px(220))
        self._finder.textChanged.connect(self._filter)
        self.say(lambda: self._finder.tell(translate("Settings", "Action or key")))
        self.group(lambda: translate("Settings", "Keys"), lambda: translate(
            "Settings", "Click a key and press another. Backspace takes it away."), self._finder).add(
            self.switch(
                shortcuts.SINGLE,
                lambda: translate("Settings", "Letters alone"),
                lambda: translate("Settings", "Such as N for a new post. They work while a list has the focus."),
            )
        )  # fmt: skip
        self._coming = label("secondary", name="keys-coming")
        self._box.addWidget(self._coming)
        self._coming.hide()
        self.say(lambda: self._coming.setText(translate("Settings", "Asking each page what can be done on it…")))
        self._keys[shortcuts.SETTING] = self._show_keys
        self.finish()

    def set_room(self, width: int) -> None:
        super().set_room(width)
        self._room = width

    # -- coming -------------------------------------------------------------------------------------------------

    def arrive(self) -> None:
        """The actions of now: pages bring theirs when they are first opened, or else are made for it."""
        self.coming = True
        self._rest = self._steps()
        self._after.stop()
        self._after.then(self._turn)
        self._coming.setVisible(not self._keyed)

    def _turn(self) -> None:
        """As much as the window can wait for; the rest in the next turn. Not while nobody looks: it arrives again."""
        until = time.monotonic() + TURN_S
        for _ in self._rest if self.isVisible() else ():
            if time.monotonic() > until:
                self._after.then(self._turn)
                return

    def _steps(self) -> Iterator[object]:
        found: list[Action] = []
        for action in self.ui.actions():
            if not action.begins:  # a page's own action has the key
                found.append(action)
            yield action
        found.sort(key=lambda each: (_part(each), plain(each.title)))
        if [each.id for each in found] != [each.id for each in self._actions]:
            self._clear()
            self._actions = found
        self._coming.hide()
        keys = shortcuts.chosen(self.ui)
        clashes = shortcuts.clashes(found, keys)
        for action in found[len(self._keyed) :]:
            yield self._add(action, keys, clashes)
        self._show_keys()  # they may have been changed meanwhile
        self.coming = False

    def _clear(self) -> None:
        for group in self._lists:
            self.groups.remove(group)
            self._box.removeWidget(group)
            group.deleteLater()
        self._lists, self._keyed = [], []

    def _add(self, action: Action, keys: Mapping[str, str], clashes: Mapping[str, list[Action]]) -> KeyRow:
        made = KeyRow(self, action)
        if not self._keyed or _part(self._keyed[-1].action) != _part(action):
            self._begin(Group(_named(_part(action))))
        self._keyed.append(made)
        self._lists[-1].add(made)
        self._show_key(made, keys, clashes)
        made.set_room(max(0, self._room - 2))
        words = plain(self._finder.text()).split()
        made.setVisible(made.says(words))
        self._lists[-1].setVisible(made.says(words) or not self._lists[-1].isHidden())
        return made

    def _begin(self, group: Group) -> None:
        group.hide()  # until one of it is there that is looked for
        self._lists.append(group)
        self.groups.append(group)
        self._box.insertWidget(self._box.count() - 2, group)
        if self._room:
            group.set_room(self._room)

    # -- keys ---------------------------------------------------------------------------------------------------

    def give(self, action: Action, key: str | None) -> None:
        """Another key for an action; None for the one that it came with."""
        keys = shortcuts.chosen(self.ui)
        if key is None or key == action.key:
            keys.pop(action.id, None)
        else:
            keys[action.id] = key
        self.keeper.set(shortcuts.SETTING, shortcuts.stored(keys), action.title)

    def _show_keys(self) -> None:
        keys = shortcuts.chosen(self.ui)
        clashes = shortcuts.clashes(self._actions, keys)
        for each in self._keyed:
            self._show_key(each, keys, clashes)

    def _show_key(self, shown: KeyRow, keys: Mapping[str, str], clashes: Mapping[str, list[Action]]) -> None:
        name = shown.action.id
        shown.show_key(shortcuts.key_of(shown.action, keys), own=name in keys, others=clashes.get(name, []))

    def _filter(self, text: str) -> None:
        words = plain(text).split()
        for group in self._lists:
            rows = [each for each in group.rows if isinstance(each, KeyRow)]
            for each in rows:
                each.setVisible(each.says(words))
            group.setVisible(any(each.says(words) for each in rows))

    def retranslate(self) -> None:
        super().retranslate()
        self._show_keys()


def _part(action: Action) -> str:
    """Where it can be done: the name of a page, "" everywhere."""
    part = action.id.partition(".")[0] if "." in action.id else ""
    return part if part in _PARTS else ""


def _named(part: str) -> Text:
    names: dict[str, Text] = {
        "": lambda: translate("Settings", "Everywhere"),
        "calendar": lambda: translate("Settings", "Calendar"),
        "campaigns": lambda: translate("Settings", "Campaigns & ads"),
        "composer": lambda: translate("Settings", "Composer"),
        "publish": lambda: translate("Settings", "Publishing"),
        "channels": lambda: translate("Settings", "Channels"),
        "today": lambda: translate("Settings", "Today"),
        "settings": lambda: translate("Settings", "Settings"),
    }
    return names[part]
