"""What the person can do with publications, for every page: asked about where it cannot be taken back, undone where
it can.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QWidget

from smdesk.core.errors import SmdeskError
from smdesk.core.publication import Act, State
from smdesk.core.walltime import WallTime, from_utc, in_zone
from smdesk.services.views import PublicationView
from smdesk.ui.kit import dialogs
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.kit.zonenames import placed, zone_name

if TYPE_CHECKING:
    from smdesk.services.publications.service import PublishingService
    from smdesk.ui.kit.keyringagain import KeyringAgain

Views = Sequence[PublicationView]


def legal(views: Views) -> tuple[Act, ...]:
    """What can be done with all of these, the likeliest first."""
    if not views:
        return ()
    shared = set.intersection(*(set(view.acts) for view in views))
    return tuple(act for act in views[0].acts if act in shared)


class Acts(QObject):
    """Carries acts out. `said` tells what was done, `failed` why not; `parent` is where questions are asked.

    `do` is any act that the state allows, with its question; `next_slot`, `later` and `move_to` ask nothing more.
    """

    said = Signal(str, bool)  # words, whether it can be undone
    failed = Signal(object)

    def __init__(self, ui: Ui, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self._page = parent

    @property
    def _publishing(self) -> PublishingService:
        return self._ui.runtime.publishing

    def words_of(self, act: Act, count: int = 1) -> str:
        """What an act is called on its button; three dots where it asks first."""
        return {
            Act.MOVE: self.tr("Another time…"),
            Act.NOW: self.tr("Publish now…"),
            Act.CANCEL: self.tr("Do not publish"),
            Act.SKIP: self.tr("Leave out…"),
            Act.RETRY: self.tr("Try again"),
            Act.TAKE_BACK: self.tr("Take back from the network"),
            Act.SAY_PUBLISHED: self.tr("It is published…"),
            Act.SAY_NOT_PUBLISHED: self.tr("It is not out…"),
            Act.UNMARK: self.tr("Take back “it is published”"),
        }[act]

    def do(self, act: Act, views: Views) -> None:
        """Do it, or ask first. What is not legal any more is left alone."""
        views = [view for view in views if act in view.acts]
        if views:
            {
                Act.MOVE: self._move,
                Act.NOW: self._now,
                Act.CANCEL: self._cancel,
                Act.SKIP: self._skip,
                Act.RETRY: self._retry,
                Act.TAKE_BACK: self._take_back,
                Act.SAY_PUBLISHED: self._say_published,
                Act.SAY_NOT_PUBLISHED: self._say_not_published,
                Act.UNMARK: self._unmark,
            }[act](views)

    def next_slot(self, views: Views) -> None:
        """Each to the next free slot of its channel."""
        done = self._each(
            views,
            lambda view: self._publishing.move(view.id, self._publishing.next_slot(view.channel_id, post=view.post_id)),
        )
        if done:
            self._tell_moved(views, done)

    def later(self, views: Views, minutes: int) -> None:
        """Each so many minutes from now, on a whole minute, in the zone of its client."""
        at = (self._ui.now() + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
        done = self._each(views, lambda view: self._publishing.move(view.id, from_utc(at, view.zone)))
        if done:
            self._tell_moved(views, done)

    def move_to(self, views: Views, wall: datetime) -> None:
        """All to a wall time, each in its own zone. Raises what the service raises: for a dialog that says it."""
        done = [self._publishing.move(view.id, WallTime(wall, view.zone)) for view in views]
        self._tell_moved(views, done)

    # -- asking first -------------------------------------------------------------------------------------------

    def _now(self, views: Views) -> None:
        where = ", ".join(dict.fromkeys(f"{view.client} · {view.channel or view.network}" for view in views))
        text = dialogs.leaving(practising=self._ui.practice is not None and self._ui.practice.here)
        dialogs.ask(
            self._page, self._ui.language.words, self.tr("Publish %n post(s) now?", "", len(views)),
            f"{where}. {text}", self.tr("Publish now"),
            lambda: self._send(views, self._ui.now()),
        )  # fmt: skip

    def _send(self, views: Views, asked_at: datetime) -> None:
        self._each(views, lambda view: self._publishing.now(view.id, asked_at))

    def _skip(self, views: Views) -> None:
        dialogs.ask(
            self._page, self._ui.language.words, self.tr("Leave out %n post(s)?", "", len(views)),
            self.tr("They stay in the history as left out. A recurring post goes on with its next time."),
            self.tr("Leave out"), lambda: self._each(views, lambda view: self._publishing.skip(view.id)),
        )  # fmt: skip

    def _say_published(self, views: Views) -> None:
        if len(views) > 1:
            dialogs.ask(
                self._page, self._ui.language.words, self.tr("Are all %n out?", "", len(views)),
                self.tr("They are marked as published, and smdesk will not send them."), self.tr("They are published"),
                lambda: self._mark(self._each(views, lambda view: self._publishing.resolve(view.id, published_url=""))),
            )  # fmt: skip
            return
        dialogs.ask_text(
            self._page, self._ui.language.words, self.tr("It is published"),
            self.tr("smdesk marks it as published and will not send it. The link is the proof; it may be left out."),
            self.tr("It is published"), self.tr("Link to the post on the network"),
            lambda link: self._mark([self._publishing.resolve(views[0].id, published_url=link)]),
        )  # fmt: skip

    def _mark(self, done: Views) -> None:
        """Said to be out by hand: undone within a day, and by that nothing is sent."""
        if done:
            mark, unmark = self._marks(done)
            self._push(self.tr("%n post(s) marked as published", "", len(done)), mark, unmark)

    def _unmark(self, views: Views) -> None:
        done = self._each(views, lambda view: self._publishing.unmark(view.id))
        if done:
            gone = {view.id for view in done}
            mark, unmark = self._marks([view for view in views if view.id in gone])
            self._push(self.tr("%n post(s) no longer marked as published", "", len(done)), unmark, mark)

    def _marks(self, out: Views) -> tuple[Callable[[], object], Callable[[], object]]:
        """Marking these anew, each with its link, and taking it back."""
        return (
            lambda: [self._publishing.resolve(view.id, published_url=_given(view)) for view in out],
            lambda: [self._publishing.unmark(view.id) for view in out],
        )

    def _say_not_published(self, views: Views) -> None:
        dialogs.ask(
            self._page, self._ui.language.words, self.tr("Send it again?"),
            self.tr("You say that it is not out. smdesk sends it now; if it is out after all, it will be there twice."),
            self.tr("It is not out: send it"),
            lambda: self._each(views, lambda view: self._publishing.resolve(view.id, published_url=None)),
        )  # fmt: skip

    def _move(self, views: Views) -> None:
        first = views[0]
        now = in_zone(self._ui.now(), first.zone).replace(tzinfo=None)
        start = max(first.wall, (now + timedelta(minutes=65)).replace(minute=0, second=0, microsecond=0))
        dialogs.ask_time(
            self._page, self._ui.language.words, self.tr("Another time for %n post(s)", "", len(views)),
            self.tr("In the zone of the client: %1").replace("%1", zone_name(first.zone)), self.tr("Move"),
            self.tr("Day and time"), start, lambda wall: self.move_to(views, wall),
        )  # fmt: skip

    # -- at once ------------------------------------------------------------------------------------------------

    def _tell_moved(self, before: Views, after: Views) -> None:
        was, words = {view.id: view for view in before}, self._ui.language.words
        told = (
            self.tr("Moved to %1").replace("%1", placed(words.wall(after[0].wall), after[0].zone))
            if len(after) == 1
            else self.tr("%n post(s) moved", "", len(after))
        )
        back = [was[view.id] for view in after if was[view.id].due > self._ui.now()]
        if len(back) < len(after):  # what was late cannot go back to a time that has passed
            self.said.emit(told, False)
            return
        self._push(
            told,
            lambda: [self._publishing.move(view.id, WallTime(view.wall, view.zone)) for view in after],
            lambda: [self._publishing.move(view.id, WallTime(view.wall, view.zone)) for view in back],
        )

    def _retry(self, views: Views) -> None:
        if self._each(views, lambda view: self._publishing.retry(view.id)):
            self.said.emit(self.tr("It is tried again"), False)

    def _take_back(self, views: Views) -> None:
        if self._each(views, lambda view: self._publishing.take_back(view.id)):
            self.said.emit(self.tr("smdesk asks the network to give it back"), False)

    def _cancel(self, views: Views) -> None:
        """Undone by planning it again, which only a time to come allows."""
        if any(view.due <= self._ui.now() or view.state is State.FAILED or view.remote_id for view in views):
            dialogs.ask(
                self._page, self._ui.language.words, self.tr("Do not publish %n post(s)?", "", len(views)),
                self.tr("Its time has passed, so this cannot be undone. The text stays among your posts."),
                self.tr("Do not publish"), lambda: self._each(views, lambda view: self._publishing.cancel(view.id)),
            )  # fmt: skip
            return
        done = self._each(views, lambda view: self._publishing.cancel(view.id))
        if done:
            gone = {view.id for view in done}
            back = [view for view in views if view.id in gone]
            open_again: list[int] = [view.id for view in back]
            self._push(
                self.tr("%n post(s) will not be published", "", len(done)),
                lambda: [self._publishing.cancel(number) for number in open_again],
                lambda: self._plan_again(back, open_again),
            )

    def _plan_again(self, views: Views, made: list[int]) -> None:
        from smdesk.services.posts.rules import Time  # with it come the checks of posts: not before the window shows

        made.clear()
        for view in views:
            time = Time(wall=WallTime(view.wall, view.zone))
            saved = self._ui.runtime.posts.schedule(view.post_id, time, channels=(view.channel_id,), mode=view.mode)
            made += saved.publications[-1:]

    # -- pausing ------------------------------------------------------------------------------------------------

    def pause(self, until: datetime | None = None) -> None:
        """Stop everything that no network has yet."""
        self._publishing.pause(until=until)
        self._push(
            self.tr("Publishing is paused"), lambda: self._publishing.pause(until=until), self._publishing.resume
        )

    def resume(self) -> None:
        """Go on."""
        until = self._ui.settings.get("publishing.paused_until")
        kept = until if isinstance(until, datetime) else None
        self._publishing.resume()
        self._push(self.tr("Publishing goes on"), self._publishing.resume, lambda: self._publishing.pause(until=kept))

    def ask_keyring(self) -> None:
        """What waits for the keyring goes on, where that is open again."""
        self._keyring.ask()

    @cached_property
    def _keyring(self) -> KeyringAgain:
        """Hardly ever wanted, so made then."""
        from smdesk.ui.kit.keyringagain import KeyringAgain

        made = KeyringAgain(self._ui, self)
        made.said.connect(self.said)
        made.failed.connect(self.failed)
        return made

    def copy(self, text: str) -> None:
        """Text to the clipboard."""
        QGuiApplication.clipboard().setText(text, QClipboard.Mode.Clipboard)
        self.said.emit(self.tr("Copied"), False)

    # -- helpers ------------------------------------------------------------------------------------------------

    def _each(self, views: Views, act: Callable[[PublicationView], PublicationView]) -> list[PublicationView]:
        """One after the other; the first refusal ends it and is told."""
        done: list[PublicationView] = []
        try:
            for view in views:
                done.append(act(view))  # noqa: PERF401  (what was done before a refusal counts)
        except SmdeskError as error:
            self.failed.emit(error)
        return done

    def _push(self, text: str, redo: Callable[[], object], undo: Callable[[], object]) -> None:
        self._ui.undo.push(ServiceCommand(text, redo, undo, self.failed.emit))
        self.said.emit(text, True)


def _given(view: PublicationView) -> str:
    """The link that the person gave as the proof; what the network told of it is there anyway."""
    return view.remote_url if view.remote_url == view.remote_id else ""
