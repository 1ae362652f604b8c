"""Keys that a person has changed: kept in the setting `shortcuts`, by the id of the action."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.context import Ui

SETTING, SINGLE = "shortcuts", "shortcuts.single_keys"


def chosen(ui: Ui) -> dict[str, str]:
    """The id of each action whose key was changed, and its key; "" for none. What cannot be read counts as nothing."""
    return parsed(str(ui.settings.get(SETTING)))


class Keys:
    """The key that each action has now, asked for at every page: what is stored is read again after `forget`."""

    def __init__(self, ui: Ui) -> None:
        self._ui = ui
        self._keys: tuple[dict[str, str], bool] | None = None

    def of(self, action: Action) -> str:
        """A portable key sequence; "" for none."""
        if self._keys is None:
            self._keys = chosen(self._ui), self._ui.settings.get(SINGLE) is True
        keys, single = self._keys
        return key_of(action, keys, single=single)

    def forget(self) -> None:
        """The settings have changed."""
        self._keys = None


def parsed(text: str) -> dict[str, str]:
    """The same, from what is stored."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(name): str(key) for name, key in found.items() if isinstance(key, str)}


def stored(keys: Mapping[str, str]) -> str:
    """What is to be stored."""
    return json.dumps(dict(sorted(keys.items()))) if keys else ""


def key_of(action: Action, keys: Mapping[str, str], *, single: bool = True) -> str:
    """The key of an action as a portable sequence; "" for none. Without `single` no letter works alone."""
    key = keys.get(action.id, action.key)
    return "" if not single and is_single(key) else key


def is_single(key: str) -> bool:
    """True for a key that types something by itself: such a one can be turned off."""
    sequence = QKeySequence(key)
    text = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    return sequence.count() == 1 and len(text) == 1


def clashes(actions: Iterable[Action], keys: Mapping[str, str]) -> dict[str, list[Action]]:
    """The id of each action whose key others have too, and those others.

    Actions of two different pages never show together, so they may share a key.
    """
    by_key: dict[str, list[Action]] = {}
    for action in actions:
        key = QKeySequence(key_of(action, keys)).toString(QKeySequence.SequenceFormat.PortableText)
        if key:
            by_key.setdefault(key, []).append(action)
    found: dict[str, list[Action]] = {}
    for sharing in by_key.values():
        for action in sharing:
            others = [each for each in sharing if each is not action and _meet(action, each)]
            if others:
                found[action.id] = others
    return found


def _meet(one: Action, other: Action) -> bool:
    """True when both can be there at once: they are of the same page, or one is the window's own."""
    pages = {each.id.partition(".")[0] if "." in each.id else "" for each in (one, other)}
    return len(pages) == 1 or "" in pages


def shown(key: str) -> str:
    """A key as this computer writes it, in the window's language: `Ctrl+Supr`."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def beside(text: str, key: str) -> str:
    """What stands in a menu whose key works elsewhere: the words, and the key at the right where there is one."""
    return f"{text}\t{shown(key)}" if key else text


def within(key: str | QKeySequence.StandardKey, widget: QWidget, act: Callable[[], object]) -> QShortcut:
    """A key that works while the focus is in a widget, and leaves it to others everywhere else.

    PySide forgets the context where the function stands in its place among the arguments: the key is the whole
    window's then, and no key at all where something else in that window has the same.
    """
    made = QShortcut(QKeySequence(key), widget)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(act)
    return made
