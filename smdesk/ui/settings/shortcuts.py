"""Shortcuts: every action with its key, found by word or key, changed in place, with what else has the same key."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit, QWidget

from smdesk.ui.kit import shortcuts
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import SearchField
from smdesk.ui.kit.widgets import button
from smdesk.ui.settings.keeper import Keeper
from smdesk.ui.settings.rows import Group, Row, Text, plain
from smdesk.ui.settings.section import Section

translate = QCoreApplication.translate
_PARTS = ("calendar", "campaigns", "composer", "publish", "channels", "today", "settings")


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


class Shortcuts(Section):
    """All actions that the window knows, by where they can be done."""

    def __init__(self, ui: Ui, keeper: Keeper) -> None:
        super().__init__(ui, keeper, lambda: translate("Settings", "Shortcuts"))
        self._keyed: list[KeyRow] = []
        self._lists: list[Group] = []
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
        self._keys[shortcuts.SETTING] = self._show_keys
        self.finish()

    def arrive(self) -> None:
        """The actions of now: pages bring theirs when they are first opened."""
        here = (each for each in self.ui.actions() if not each.begins)  # a page's own action has the key
        found = sorted(here, key=lambda each: (_part(each), plain(each.title)))
        if [each.id for each in found] == [each.action.id for each in self._keyed]:
            return
        for group in self._lists:
            self.groups.remove(group)
            self._box.removeWidget(group)
            group.deleteLater()
        self._lists, self._keyed = [], []
        for part in dict.fromkeys(_part(each) for each in found):
            group = Group(_named(part))
            self._keyed += [KeyRow(self, each) for each in found if _part(each) == part]
            group.add(*(each for each in self._keyed if _part(each.action) == part))
            self._lists.append(group)
            self.groups.append(group)
            self._box.insertWidget(self._box.count() - 2, group)
        self._show_keys()
        self._filter(self._finder.text())

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
        clashes = shortcuts.clashes([each.action for each in self._keyed], keys)
        for each in self._keyed:
            name = each.action.id
            each.show_key(shortcuts.key_of(each.action, keys), own=name in keys, others=clashes.get(name, []))

    def _filter(self, text: str) -> None:
        words = plain(text).split()
        for group in self._lists:
            fitting = [each for each in group.rows if all(word in each.words for word in words)]
            for each in group.rows:
                each.setVisible(each in fitting)
            group.setVisible(bool(fitting))

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
