"""What can be done, each thing declared once: menus, shortcuts and the command palette are views of the same list."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from smdesk.core.records import dataclass

log = logging.getLogger(__name__)


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do. `text` is asked in the language of the moment.

    `id` is unique: that of a page's action begins with the page's name, `calendar.today`.
    `menu` is the one it stands in: file, edit, view, go, client, post, tools, help; "" for the palette alone.
    A line separates neighbours of another `group` in it. `icon` is shown in the palette. `whole` is what it is called
    where its menu does not stand around it: "Language: as the system". `begins` names the actions of pages, with a
    space between, that it begins from elsewhere: keys are given to those.
    `key` is a portable key sequence; "" for none; `also` another one that many are used to, where nothing else has it.
    `words` are others that it is looked for by in the palette, beside those of its title.
    With `where` the key works only while the focus is in that widget,
    which single letters need. `checked` makes it a choice with a mark.
    """

    id: str
    text: Callable[[], str]
    act: Callable[[], object]
    key: str = ""
    icon: str = ""
    menu: str = ""
    enabled: Callable[[], bool] = _always
    where: QWidget | None = None
    checked: Callable[[], bool] | None = None
    group: str = ""
    whole: Callable[[], str] | None = None
    begins: str = ""
    also: str = ""
    words: Callable[[], str] | None = None

    @property
    def title(self) -> str:
        """What it is called by itself, in a list or in the palette."""
        return self.text() if self.whole is None else self.whole()

    @property
    def sought(self) -> str:
        """What a search for it looks in."""
        return self.title if self.words is None else f"{self.title} {self.words()}"


def possible(action: Action) -> bool:
    """Whether it can be done now. One that cannot say so cannot be done, and breaks no menu."""
    try:
        return action.enabled()
    except Exception:
        log.exception("whether %s is possible", action.id)
        return False


class Actions(QObject):
    """The actions of the window and of the page that shows, as Qt's; a key of the page goes before the window's.

    Qt would not tell a key to a disabled action, and nothing tells when one becomes possible: so they are asked when
    a menu opens and when they are triggered.
    """

    changed = Signal()
    triggered = Signal()

    def __init__(self, window: QWidget, key_of: Callable[[Action], str] = lambda action: action.key) -> None:
        """`key_of` says which key an action has: another one than its own where the person has changed it."""
        super().__init__(window)
        self._window = window
        self._key_of = key_of
        self._own: dict[str, Action] = {}
        self._page: dict[str, Action] = {}
        self._made: dict[str, QAction] = {}

    @property
    def all(self) -> list[Action]:
        """Those of the page that shows, then the window's."""
        return [*self._page.values(), *self._own.values()]

    @property
    def page_ids(self) -> set[str]:
        """Names of those of the page."""
        return set(self._page)

    def own(self, actions: Iterable[Action]) -> None:
        """What can be done everywhere; takes the place of what was said before."""
        self._drop(self._own)
        self._own = {each.id: each for each in actions}
        self._add(self._own)
        self._settle_keys()
        self.changed.emit()

    def show(self, actions: Iterable[Action]) -> None:
        """What can be done on the page that shows now."""
        self._drop(self._page)
        self._page = {each.id: each for each in actions}
        self._add(self._page)
        self._settle_keys()
        self.changed.emit()

    def settle(self) -> None:
        """The keys have changed."""
        self._settle_keys()

    def qt(self, name: str) -> QAction:
        """The action for a menu or a button. Raises KeyError for one that is not there now."""
        return self._made[name]

    def key(self, action: Action) -> str:
        """The key that it has now, as a portable sequence; "" for none."""
        return self._key_of(action)

    def trigger(self, name: str) -> bool:
        """Do it, if it is there and possible now; whether it was."""
        action = self._page.get(name) or self._own.get(name)
        if action is None or not possible(action):
            return False
        self.triggered.emit()
        action.act()
        return True

    def look(self) -> None:
        """Ask each whether it is possible and chosen, and say its text: a menu is about to show."""
        for action in self.all:
            made = self._made[action.id]
            made.setText(action.text().replace("&", "&&"))
            made.setEnabled(possible(action))
            if action.checked is not None:
                made.setChecked(action.checked())

    def release(self) -> None:
        """The menu is closed: keys reach all of them again."""
        for made in self._made.values():
            made.setEnabled(True)

    # -- making -------------------------------------------------------------------------------------------------

    def _add(self, actions: dict[str, Action]) -> None:
        for action in actions.values():
            made = self._made[action.id] = QAction(action.text().replace("&", "&&"), self)
            made.setObjectName(action.id)
            made.setCheckable(action.checked is not None)
            made.setMenuRole(QAction.MenuRole.QuitRole if action.id == "quit" else QAction.MenuRole.NoRole)
            made.triggered.connect(lambda _checked=False, name=action.id: self.trigger(name))
            if action.where is not None:
                made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            (action.where or self._window).addAction(made)

    def _drop(self, actions: dict[str, Action]) -> None:
        for name in actions:
            made = self._made.pop(name)
            for widget in made.associatedObjects():
                if isinstance(widget, QWidget):
                    widget.removeAction(made)
            made.deleteLater()

    def _settle_keys(self) -> None:
        """No key twice: Qt does neither then."""
        taken = {self._key_of(each) for each in self._page.values()} - {""}
        given = {self._key_of(each) for each in self.all}
        for name, made in self._made.items():
            action = self._page.get(name) or self._own[name]
            key = self._key_of(action)
            covered = name not in self._page and key in taken
            keys = [] if covered or not key else [key]
            keys += [action.also] if keys and action.also and action.also not in given else []
            made.setShortcuts([QKeySequence(each) for each in keys])
