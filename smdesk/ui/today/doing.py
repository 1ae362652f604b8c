"""What can be done from the Today page: the one act that solves each thing, and what the menus offer."""

from __future__ import annotations

from datetime import datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.core.publication import Act, State
from smdesk.core.walltime import WallTime
from smdesk.services.today.service import TodayService
from smdesk.services.today.views import Going, Kind, Need
from smdesk.services.views import PublicationView
from smdesk.ui.kit import shortcuts
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dates import usual_time
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.ledgeracts import Acts, legal
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.today.going import GoingModel

if TYPE_CHECKING:
    from smdesk.ui.kit.postacts import PostActs
    from smdesk.ui.kit.thumbs import Thumbs

#: Where a publication that waits for the person is dealt with.
_PLACES = {
    State.ASSISTED: "assisted",
    State.LATE: "recovery",
    State.FAILED: "publish",
    State.UNCONFIRMED: "publish",
    State.HELD: "publish",
}
#: Needs of the plan.
_PLANNED = {Kind.KEY_DATE, Kind.MIX, Kind.ADS, Kind.BEGIN, Kind.READING}
#: Needs that are solved by writing.
_COMPOSE = {Kind.FILE, Kind.UNAPPROVED, Kind.CHANGES, Kind.UNPLANNED, Kind.ALT}


class Doing(QObject):
    """`asked` and `wanted` lead to other pages, `said` tells what was done, `failed` why not."""

    said = Signal(str, bool)
    wanted = Signal(str, int)
    asked = Signal(object)
    failed = Signal(object)
    changed = Signal()
    peeking = Signal(object)  # the menu asks for a look at a line

    def __init__(self, ui: Ui, service: TodayService, page: QWidget) -> None:
        super().__init__(page)
        self._ui = ui
        self._service = service
        self._page = page
        self._acts = Acts(ui, page)
        self._acts.said.connect(self.said)
        self._acts.failed.connect(self.failed)
        self.backup: datetime | None = None  # when the newest backup was made, once that is known

    @cached_property
    def _posts(self) -> PostActs:
        """Made with the first menu: it brings the checks of posts along, which a start does without."""
        from smdesk.ui.kit.postacts import PostActs

        made = PostActs(self._ui, self)
        made.said.connect(self.said)
        made.failed.connect(self.failed)
        return made

    def look_at_backups(self) -> None:
        """When the newest backup was made: read from the disk, away from this thread."""
        from smdesk.services.backup import BackupService

        service = BackupService(self._ui.runtime.folder, self._ui.runtime.clock)

        def found(newest: datetime | None) -> None:
            if newest != self.backup:
                self.backup = newest
                self.changed.emit()

        self._ui.tasks.run(lambda: max((each.made_at for each in service.listing()), default=None), found)

    # -- beginning ----------------------------------------------------------------------------------------------

    def idea(self) -> None:
        """Keep an idea: the composer, for something without a time."""
        self.asked.emit(Place("composer", client=self._ui.scope.client, stage="idea"))

    def new(self) -> None:
        """A new post."""
        self.asked.emit(Place("composer", client=self._ui.scope.client))

    # -- a line of today ----------------------------------------------------------------------------------------

    def open(self, line: Going | None) -> None:
        """The post in the composer."""
        if line is not None:
            self.asked.emit(Place("composer", row=line.post_id))

    def peek(self, line: Going | None, beside: QRect, thumbs: Thumbs) -> None:
        """A look at the post beside its line, given on the screen."""
        if line is None:
            return
        from smdesk.services.search import SearchService
        from smdesk.ui.kit.postpeek import FoundPeek

        for found in SearchService(self._ui.runtime.db, self._ui.runtime.folder.root).show([line.post_id]):
            FoundPeek(self._ui, found, thumbs, lambda: self.open(line), self._page).show_beside(beside)

    def attach(self, line: Going, files: tuple[Path, ...]) -> None:
        """Files as media of the post."""
        self.asked.emit(Place("composer", row=line.post_id, files=files))

    def act(self, line: Going | None) -> None:
        """What the button of a line does."""
        if line is None:
            return
        lead = line.lead
        if lead is None or (lead.state is State.HELD and lead.hold_reason == "media_missing"):
            self.open(line)
        elif lead.state is State.HELD and lead.hold_reason == "keyring":
            self._acts.ask_keyring()
        elif lead.state is State.HELD and lead.hold_reason in {"account", "channel_gone"}:
            self.wanted.emit("channels", lead.channel_id)
        elif lead.state in _PLACES:
            self.asked.emit(Place(_PLACES[lead.state], row=lead.id))

    def publish(self, line: Going | None) -> None:
        """Publish now what has not gone out, after asking."""
        if line is not None:
            self._acts.do(Act.NOW, self._views(line))

    def _views(self, line: Going) -> list[PublicationView]:
        return self._ui.runtime.publishing.views(ids=[send.id for send in line.sends]) if line.sends else []

    def line_menu(self, line: Going, place: QPoint, model: GoingModel) -> None:
        """Open, what solves it, and all that its state allows."""
        menu = self._menu()
        self._add(menu, self.tr("Open"), lambda: self.open(line), "Enter")
        self._add(menu, self.tr("Peek"), lambda: self.peeking.emit(line), "Space")
        solves = model.act(line)
        if solves:
            self._add(menu, solves, lambda: self.act(line), "A")
        menu.addSeparator()
        planned = WallTime(line.wall, line.zone) if not line.sends else None
        out = any(send.state is State.PUBLISHED for send in line.sends)
        from smdesk.ui.kit.postacts import Chosen

        meant = [Chosen(line.post_id, line.client_id, line.stage, bool(line.sends), out, planned)]
        self._posts.status_menu(menu, meant)
        self._posts.channels_menu(menu, meant)
        self._posts.approval_item(menu, meant, self.asked.emit)
        self._posts.sheet_item(menu, meant, self.asked.emit)
        menu.addSeparator()
        views = [view for view in self._views(line) if view.acts]
        for act in legal(views):
            key = "P" if act is Act.NOW else ""
            self._add(menu, self._acts.words_of(act), lambda act=act: self._acts.do(act, views), key)
        if line.sends:
            self._add(menu, self.tr("Show its history"), lambda: self.wanted.emit("publish", line.sends[0].id))
        day = line.wall.replace(hour=9, minute=0, second=0, microsecond=0)
        self._add(menu, self.tr("Show in the calendar"), lambda: self.asked.emit(Place("calendar", local=day)))
        links = [view.remote_url for view in views if view.remote_url]
        if links:
            self._add(menu, self.tr("Copy link"), lambda: self._acts.copy(links[0]))
        menu.popup(place)

    # -- a need -------------------------------------------------------------------------------------------------

    def solve(self, need: Need | None) -> None:
        """The one act that solves it, or the place where it is solved."""
        if need is None:
            return
        if need.kind in _COMPOSE or (need.kind is Kind.FAILED and need.why in {"content", "permission"}):
            self.asked.emit(Place("composer", row=need.posts[0]))
        elif need.kind is Kind.FAILED:
            self._acts.do(Act.RETRY, self._ui.runtime.publishing.views(ids=need.publications))
        elif need.kind is Kind.KEYRING:
            self._acts.ask_keyring()
        elif need.kind in {Kind.CHANNEL, Kind.EXPIRING}:
            self.wanted.emit("channels", need.channel_id)
        elif need.kind is Kind.BACKUP:
            self._back_up()
        elif need.kind is Kind.ART:
            self.asked.emit(Place("sheets", need.posts[0], need.client_id, need.wall))
        elif need.kind is Kind.CONTEST:
            self.asked.emit(Place("campaigns", need.row, detail="contest"))
        elif need.kind is Kind.TASK:
            self._finish(need)
        elif need.kind in _PLANNED:
            self.asked.emit(self._planned(need))
        else:
            page = {Kind.DUE: "assisted", Kind.LATE: "recovery"}.get(need.kind, "publish")
            self.asked.emit(Place(page, row=need.publications[0]))

    def _planned(self, need: Need) -> Place:
        """Where what the plan needs is put right."""
        client = need.client_id
        if need.kind is Kind.KEY_DATE:
            local = datetime.combine(need.days[0], usual_time(self._ui, client))
            return Place("composer", client=client, local=local, text=need.title)
        if need.kind is Kind.MIX:
            return Place("calendar", client=client, local=datetime.combine(need.days[0], time(9)), detail="rebalance")
        if need.kind is Kind.READING:
            return Place("objectives", row=need.row, client=client, detail="reading")
        if need.kind is Kind.ADS:
            return Place("campaigns", row=need.row, client=client, detail=need.detail)
        return place_to_begin(need.code.split()[0], client)

    def put_off(self, need: Need | None) -> None:
        """Not today: it comes back tomorrow."""
        if need is not None:
            self._rest(need.key, None, self.tr("Put off until tomorrow"))

    def put_away(self, need: Need | None) -> None:
        """Not this time at all, where a need can be left out for good."""
        if need is not None and need.rests is not None:
            self._rest(need.key, need.rests, self.tr("It is not asked again"))

    def _rest(self, key: str, until: datetime | None, text: str) -> None:
        service = self._service
        try:
            service.put_off(key, until)
        except SmdeskError as error:
            self.failed.emit(error)
            return
        command = ServiceCommand(
            text, lambda: service.put_off(key, until), lambda: service.take_up(key), self.failed.emit
        )
        self._ui.undo.push(command)
        self.said.emit(text, True)

    def _for_good(self, need: Need) -> str:
        """What leaving a need out is called."""
        return {
            Kind.KEY_DATE: self.tr("Not this year"),
            Kind.MIX: self.tr("Leave it for this month"),
        }.get(need.kind, self.tr("Do not ask again"))

    def _finish(self, need: Need) -> None:
        """The task is done; it comes back by undoing."""
        tasks = self._ui.runtime.tasks
        try:
            tasks.finish(need.task_id)
        except SmdeskError as error:
            self.failed.emit(error)
            return
        text = self.tr("Task done")
        command = ServiceCommand(
            text, lambda: tasks.finish(need.task_id), lambda: tasks.reopen(need.task_id), self.failed.emit
        )
        self._ui.undo.push(command)
        self.said.emit(text, True)

    def need_menu(self, need: Need, place: QPoint) -> None:
        """What solves it, its post, and putting it off."""
        menu = self._menu()
        from smdesk.ui.today import needwords

        said = needwords.need(need, self._ui.now().date(), self._ui.language)
        self._add(menu, said.button, lambda: self.solve(need), "A")
        if need.posts:
            self._add(menu, self.tr("Open the post"), lambda: self.asked.emit(Place("composer", row=need.posts[0])))
        self._add(menu, self.tr("Leave until tomorrow"), lambda: self.put_off(need), "H")
        if need.rests is not None:
            self._add(menu, self._for_good(need), lambda: self.put_away(need), "Shift+H")
        menu.popup(place)

    def _back_up(self) -> None:
        from smdesk.services.backup import BackupService

        service = BackupService(self._ui.runtime.folder, self._ui.runtime.clock)

        def done(_made: object) -> None:
            self.backup = self._ui.now()
            self.said.emit(self.tr("A backup was made"), False)
            self.changed.emit()

        self._ui.tasks.run(service.create, done, self.failed.emit)

    def _menu(self) -> QMenu:
        menu = Menu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add(self, menu: QMenu, text: str, act: object, key: str = "") -> QAction:
        made = menu.addAction(shortcuts.beside(text, key))
        made.triggered.connect(lambda _checked=False: act())  # type: ignore[operator]
        return made


def place_to_begin(what: str, client: int) -> Place:
    """Where dossier, objectives, pillars or the first month of a client are begun."""
    detail = {"plan": "pillars", "month": "programme"}.get(what)
    return Place("calendar", client=client, detail=detail) if detail else Place(what, client=client)
