"""What can be done on the publishing page: its context menu, its keys, its actions for the palette, its export."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu

from smdesk.core.publication import Act, State
from smdesk.core.walltime import in_zone
from smdesk.services.views import PublicationView
from smdesk.ui.kit import icons, shortcuts
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.filedialogs import ask_save
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.ledgeracts import Acts, legal
from smdesk.ui.kit.place import Place
from smdesk.ui.publish import export
from smdesk.ui.publish.model import LedgerModel
from smdesk.ui.publish.view import LedgerView

if TYPE_CHECKING:
    from smdesk.ui.kit.postacts import PostActs

#: Letters work while the list has the focus.
KEYS = {Act.NOW: "P", Act.RETRY: "R", Act.SAY_PUBLISHED: "L", Act.SKIP: "S", Act.MOVE: "M", Act.CANCEL: "Del"}
_ICONS = {
    Act.NOW: "paper-plane-tilt",
    Act.RETRY: "arrows-clockwise",
    Act.SAY_PUBLISHED: "link-simple",
    Act.SAY_NOT_PUBLISHED: "paper-plane-right",
    Act.SKIP: "prohibit",
    Act.MOVE: "calendar-blank",
    Act.CANCEL: "x-circle",
    Act.TAKE_BACK: "arrow-u-up-left",
    Act.UNMARK: "arrow-u-up-left",
}


class Doing(QObject):
    """`asked` wants a place, `said` and `failed` tell what became of an export."""

    asked = Signal(object)
    said = Signal(str, bool)
    failed = Signal(object)

    def __init__(self, ui: Ui, model: LedgerModel, view: LedgerView, acts: Acts) -> None:
        super().__init__(view)
        self._ui, self._model, self._view, self._acts = ui, model, view, acts

    @cached_property
    def _posts(self) -> PostActs:
        """Made with the first menu: it brings the checks of posts along, which a start does without."""
        from smdesk.ui.kit.postacts import PostActs

        made = PostActs(self._ui, self)
        made.said.connect(self.said)
        made.failed.connect(self.failed)
        return made

    def do(self, act: Act) -> None:
        """The act on what is selected; publishing what is due by hand is done in the panel."""
        views = self._view.selected()
        if act is Act.NOW and len(views) == 1 and views[0].state is State.ASSISTED:
            self.by_hand(views[0].id)
        else:
            self._acts.do(act, views)

    def by_hand(self, publication: int) -> None:
        """The assisted panel for a publication."""
        self.asked.emit(Place("assisted", publication))

    def reconnect(self, view: PublicationView) -> None:
        """Its channel, to be connected again."""
        self.asked.emit(Place("channels", row=view.channel_id, detail="reconnect"))

    def recover(self, publication: int = 0) -> None:
        """The recovery panel."""
        self.asked.emit(Place("recovery", publication))

    def actions(self) -> list[Action]:
        """For the menus and the palette; the letters are those of the list."""
        made = [
            Action(
                f"publish.{act.value}", partial(self._acts.words_of, act), partial(self.do, act), key,
                _ICONS[act], "post", partial(self._can, act), self._view,
            )
            for act, key in KEYS.items()
        ]  # fmt: skip
        made.append(
            Action(
                "publish.recover", lambda: self.tr("Review what came due…"), self.recover, "", "moon-stars", "tools",
                lambda: bool(self._ui.runtime.publishing.late_by_client()),
            )
        )  # fmt: skip
        made += [
            Action(f"publish.export.{form}", text, partial(self.export, form), "", "export", "file")
            for form, text in {
                "csv": lambda: self.tr("Export this list as a table (CSV)…"),
                "html": lambda: self.tr("Export this list as a page (HTML)…"),
                "json": lambda: self.tr("Export this list as data (JSON)…"),
            }.items()
        ]
        return made

    def _can(self, act: Act) -> bool:
        views = self._view.selected()
        by_hand = act is Act.NOW and len(views) == 1 and views[0].state is State.ASSISTED
        return by_hand or act in legal(views)

    # -- the context menu ---------------------------------------------------------------------------------------

    def menu(self, place: QPoint) -> QMenu:
        """What is legal for what is selected, at a place of the list."""
        views: list[PublicationView] = self._view.selected()
        menu = Menu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one = views[0] if len(views) == 1 else None
        if one is not None:
            self._add(menu, "pencil-simple", self.tr("Open the post"), partial(self.open_post, one))
            if one.state is State.ASSISTED:
                text = self.tr("Publish by hand…")
                self._add(menu, "hand-pointing", shortcuts.beside(text, "P"), partial(self.by_hand, one.id))
            menu.addSeparator()
        for act in legal(views):
            text = self._acts.words_of(act)
            text = shortcuts.beside(text, KEYS.get(act, ""))
            self._add(menu, _ICONS[act], text, partial(self._acts.do, act, views))
            if act is Act.MOVE:
                self._add(menu, "clock", self.tr("Next free slot"), partial(self._acts.next_slot, views))
        meant = self._posts.stand(view.post_id for view in views)
        if meant:
            menu.addSeparator()
            self._posts.status_menu(menu, meant)
            self._posts.channels_menu(menu, meant)
            self._posts.approval_item(menu, meant, self.asked.emit)
            menu.addSeparator()
        if one is not None and one.remote_url:
            self._add(menu, "copy", self.tr("Copy link"), partial(self._acts.copy, one.remote_url))
        if not views:
            menu.addAction(self.tr("Nothing can be done with this now")).setEnabled(False)
        menu.popup(self._view.viewport().mapToGlobal(place))
        return menu

    def open_post(self, view: PublicationView) -> None:
        """The post of a publication in the composer."""
        self.asked.emit(Place("composer", view.post_id))

    def _add(self, menu: QMenu, icon: str, text: str, act: Callable[[], object]) -> None:
        menu.addAction(icons.icon(icon, self._ui.theme), text).triggered.connect(lambda _checked=False: act())

    # -- the export ---------------------------------------------------------------------------------------------

    def export(self, form: str) -> QFileDialog:
        """Ask for a file, then write what the list shows into it."""
        day = in_zone(self._ui.now(), self._model.zone).date()
        return ask_save(
            self._view, self.tr("Export"), f"smdesk-{day.isoformat()}", form, lambda file: self.write(file, form)
        )

    def write(self, file: Path, form: str) -> None:
        """Away from this thread: each publication has a journal to be read."""
        views, service, words = self._model.listed(), self._ui.runtime.publishing, self._ui.language.words
        title = self._title()
        self._ui.tasks.run(
            lambda: export.write(file, form, views, service, words, title),
            lambda count: self.said.emit(
                self.tr("%n publication(s) written to %1", "", count).replace("%1", file.name), False
            ),
            self.failed.emit,
        )

    def _title(self) -> str:
        clients = {client.id: client.name for client in self._ui.runtime.clients.list()}
        whose = clients.get(self._ui.scope.client or 0)
        return self.tr("Publications of %1").replace("%1", whose) if whose else self.tr("Publications")
