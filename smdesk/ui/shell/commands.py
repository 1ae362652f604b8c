"""What can be done everywhere in the window, each thing once: for its menus, its keys and the palette."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QUndoStack
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.undokeys import Field, field_of, redoes, undoes
from smdesk.ui.shell import beginnings, calls, rehearsal
from smdesk.ui.shell.pages import PAGES

if TYPE_CHECKING:
    from smdesk.ui.shell.window import MainWindow

translate = QCoreApplication.translate


def of(window: MainWindow) -> list[Action]:
    """The window's own actions, in the order of the menus."""
    return [*_file(window), *_edit(window), *_view(window), *_go(window), *_client(window), *beginnings.of(window),
            *_tools(window), *_help(window)]  # fmt: skip


def _key(kind: QKeySequence.StandardKey, else_: str) -> str:
    return QKeySequence(kind).toString(QKeySequence.SequenceFormat.PortableText) or else_


def _file(window: MainWindow) -> list[Action]:
    go = window.router.go
    idea, document = Place("composer", stage="idea"), Place("dossier", detail="plan")
    return [
        Action("new-post", lambda: translate("Commands", "New post"), partial(go, "composer"), "Ctrl+N", "plus",
               "file", window.has_desk, group="new"),
        Action("new-idea", lambda: translate("Commands", "New idea"), partial(go, idea), "Ctrl+I", "lightbulb",
               "file", window.has_desk, group="new"),
        Action("new-client", lambda: translate("Commands", "New client…"), window.new_client, "", "user", "file",
               window.has_desk, group="client"),
        Action("plan-document", lambda: translate("Commands", "Communication plan…"),
               partial(go, document), "", "file-pdf", "file", window.has_desk, group="documents"),
        Action("import", lambda: translate("Commands", "Import a calendar…"), partial(go, Place("import")), "",
               "file-arrow-down", "file", window.has_desk, group="exchange"),
        Action("export", lambda: translate("Commands", "Export the calendar…"), partial(go, Place("export")), "",
               "export", "file", window.has_desk, group="exchange"),
        Action("data-folder", lambda: translate("Commands", "Open the data folder"), partial(calls.open_folder, window),
               "", "folder-open", "file", group="folder"),
        Action("close", lambda: translate("Commands", "Close the window"), window.close,
               _key(QKeySequence.StandardKey.Close, "Ctrl+W"), "x", "file", group="end"),
        Action("quit", lambda: translate("Commands", "Quit"), window.quit,
               _key(QKeySequence.StandardKey.Quit, "Ctrl+Q"), "power", "file", group="end"),
    ]  # fmt: skip


def _edit(window: MainWindow) -> list[Action]:
    undo = window.undo
    return [
        Action("undo", undo.undo_text, undo.undo, _key(QKeySequence.StandardKey.Undo, "Ctrl+Z"), "arrow-u-up-left",
               "edit", undo.can_undo),
        Action("redo", undo.redo_text, undo.redo, "Ctrl+Shift+Z", "arrow-u-up-right", "edit", undo.can_redo,
               also="Ctrl+Y"),
        Action("palette", lambda: translate("Commands", "Search or go to…"), window.open_palette, "Ctrl+K",
               "magnifying-glass", "edit", window.has_desk, group="find"),
    ]  # fmt: skip


def _view(window: MainWindow) -> list[Action]:
    ui = window.ui
    languages = {"system": translate("Commands", "As the system"), "es": "Español", "en": "English"}
    whole = {
        "language-system": translate("Commands", "Language: as the system"),
        "language-es": translate("Commands", "Language: %1").replace("%1", "Español"),
        "language-en": translate("Commands", "Language: %1").replace("%1", "English"),
        "look-system": translate("Commands", "Look: as the system"),
        "look-light": translate("Commands", "Look: light"),
        "look-dark": translate("Commands", "Look: dark"),
    }
    looks = {
        "system": translate("Commands", "As the system"),
        "light": translate("Commands", "Light"),
        "dark": translate("Commands", "Dark"),
    }
    return [
        Action("rail", lambda: translate("Commands", "Rail with icons only"), window.rail.toggle, "Ctrl+B", "list",
               "view", checked=lambda: window.rail.narrow),
        Action("watched", lambda: translate("Commands", "Client is watching"), window.watch, "Ctrl+Shift+H",
               "eye-slash", "view", lambda: ui.scope.client is not None, checked=lambda: ui.scope.watched),
        Action("second-window", lambda: translate("Commands", "Open in a window of its own"), window.router.open_alone,
               "Ctrl+Shift+O", "arrow-square-out", "view", window.router.may_stand_alone),
        Action("full-screen", lambda: translate("Commands", "Full screen"), window.toggle_full_screen, "F11",
               "app-window", "view", checked=window.isFullScreen),
        *(Action(f"language-{code}", lambda text=text: text, partial(window.speak, code), "", "translate",  # type: ignore[misc]
                 "view/language", checked=lambda code=code: ui.settings.get("ui.language") == code,  # type: ignore[misc]
                 whole=partial(whole.__getitem__, f"language-{code}"))
          for code, text in languages.items()),
        *(Action(f"look-{mode}", lambda text=text: text, partial(window.look_like, mode), "", "circle-half",  # type: ignore[misc]
                 "view/look", checked=lambda mode=mode: ui.theme.wish == mode,  # type: ignore[misc]
                 whole=partial(whole.__getitem__, f"look-{mode}"))
          for mode, text in looks.items()),
    ]  # fmt: skip


def _go(window: MainWindow) -> list[Action]:
    router = window.router
    return [
        Action("back", lambda: translate("Commands", "Back"), router.back, "Alt+Left", "arrow-left", "go",
               lambda: router.history.can_go_back, group="way"),
        Action("forward", lambda: translate("Commands", "Forward"), router.on, "Alt+Right", "arrow-right", "go",
               lambda: router.history.can_go_on, group="way"),
        *(Action(f"go-{spec.id}", spec.name, partial(router.go, spec.id), spec.key, spec.icon, "go", window.has_desk,
                 group="pages")
          for spec in PAGES if spec.group != "none"),
        Action("next-region", lambda: translate("Commands", "Next part of the window"), window.next_region, "F6",
               menu="go", group="parts"),
        Action("previous-region", lambda: translate("Commands", "Previous part of the window"),
               partial(window.next_region, -1), "Shift+F6", menu="go", group="parts"),
        Action("menu", lambda: translate("Commands", "Menu"), window.open_menu, "F10", "list"),
    ]  # fmt: skip


def _client(window: MainWindow) -> list[Action]:
    clients, scope = window.clients, window.ui.scope
    seen = [(place, each) for place, each in enumerate(clients.all, 1) if not scope.hides(each.id)]
    return [
        Action("client-0", lambda: translate("Commands", "All clients"), partial(clients.nth, 0), "Alt+0",
               "squares-four", "client", lambda: window.has_desk() and not scope.watched,
               checked=lambda: scope.client is None, group="all"),
        *(Action(f"client-{place}", lambda name=each.name: name, partial(clients.nth, place),  # type: ignore[misc]
                 f"Alt+{place}" if place < 10 else "", "user", "client",
                 checked=lambda number=each.id: scope.client == number, group="one",  # type: ignore[misc]
                 whole=lambda name=each.name: translate("Commands", "Client: %1").replace("%1", name))  # type: ignore[misc]
          for place, each in seen),
        Action("archive-client", lambda: translate("Commands", "Archive this client"), window.archiving.archive, "",
               "archive-box", "client", window.archiving.can_archive, group="more"),
        Action("unarchive-client", lambda: translate("Commands", "Bring this client back"),
               window.archiving.bring_back, "", "arrow-u-up-left", "client", window.archiving.can_bring_back,
               group="more"),
        Action("switch-client", lambda: translate("Commands", "Change client…"), window.open_clients, "Ctrl+Shift+K",
               "user", "client", window.has_desk, group="more"),
        Action("practice", rehearsal.name, partial(rehearsal.ask, window), "", "compass", "client",
               partial(rehearsal.possible, window), group="practice"),
    ]  # fmt: skip


def _tools(window: MainWindow) -> list[Action]:
    pausing = window.pausing

    def going() -> bool:
        return not pausing.paused

    return [
        *(Action(f"pause-{name}", lambda text=text: text, lambda until=until: pausing.pause(until()), "",  # type: ignore[misc]
                 "pause-circle", "tools/pause", going, whole=lambda whole=whole: whole)  # type: ignore[misc]
          for name, text, until, whole in pausing.choices()),
        Action("resume", lambda: translate("Commands", "Go on publishing"), pausing.resume, "", "play", "tools",
               lambda: pausing.paused),
    ]  # fmt: skip


def _help(window: MainWindow) -> list[Action]:
    return [
        Action("manual", lambda: translate("Commands", "Manual"), window.open_manual, "F1", "question", "help"),
        Action("about", lambda: translate("Commands", "About smdesk"), window.about, "", "info", "help", group="about"),
    ]


class Undoing:
    """Undo of what is typed while a text has the focus, else of the last act of the desk."""

    def __init__(self, window: QWidget, stack: QUndoStack, say: Callable[[str], object]) -> None:
        """Of the texts of one window, and of the stack of the desk; `say` tells which act it was: it may be of a page
        that is not looked at.
        """
        self._window = window
        self._stack = stack
        self._say = say

    def undo(self) -> None:
        """Take back the last thing."""
        field = self._field()
        if field is not None and undoes(field):
            field.undo()
        else:
            self._step(self._stack.undo, self._stack.undoText(), translate("Commands", "Undone: %1"))

    def redo(self) -> None:
        """Do it again."""
        field = self._field()
        if field is not None and redoes(field):
            field.redo()
        else:
            self._step(self._stack.redo, self._stack.redoText(), translate("Commands", "Done again: %1"))

    def _step(self, act: Callable[[], object], what: str, told: str) -> None:
        before = self._stack.index(), self._stack.count()
        act()
        refused = self._stack.count() != before[1]  # it says itself why, and is not there any more
        if what and self._stack.index() != before[0] and not refused:
            self._say(told.replace("%1", what))

    def can_undo(self) -> bool:
        """True when there is something to take back."""
        field = self._field()
        return self._stack.canUndo() or (field is not None and undoes(field))

    def can_redo(self) -> bool:
        """True when there is something to do again."""
        field = self._field()
        return self._stack.canRedo() or (field is not None and redoes(field))

    def undo_text(self) -> str:
        """What would be taken back."""
        field = self._field()
        if field is not None and undoes(field):
            return translate("Commands", "Undo typing")
        what = self._stack.undoText()
        return translate("Commands", "Undo: %1").replace("%1", what) if what else translate("Commands", "Undo")

    def redo_text(self) -> str:
        """What would be done again."""
        field = self._field()
        if field is not None and redoes(field):
            return translate("Commands", "Redo typing")
        what = self._stack.redoText()
        return translate("Commands", "Redo: %1").replace("%1", what) if what else translate("Commands", "Redo")

    def _field(self) -> Field | None:
        focus: QWidget | None = QApplication.focusWidget()
        inside = focus is not None and focus.window() is self._window
        return field_of(focus) if inside else None
