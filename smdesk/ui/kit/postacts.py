"""What a list of posts offers for those that are chosen: their status and their channels, each with its way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from smdesk.core.errors import SmdeskError
from smdesk.core.records import dataclass
from smdesk.core.walltime import WallTime
from smdesk.ui.kit.acts import Acts
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import under
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.place import Place

if TYPE_CHECKING:
    from smdesk.services.reaching import ReachingService

#: Stages that a person chooses; "planned" is what scheduling makes of them.
STAGES = ("idea", "draft", "in_design", "with_client", "changes", "approved")


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of the posts that are meant. `planned`: where it stands in the calendar without being scheduled."""

    post_id: int
    client_id: int
    stage: str
    scheduled: bool = False
    out: bool = False  # some of it is published: it stays as it is
    planned: WallTime | None = None


class PostActs(Acts):
    """`said`: what was done, and whether it can be undone. `failed`: why not, as an error."""

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(ui, parent)

    @cached_property
    def _reaching(self) -> ReachingService:
        from smdesk.services.media import MediaService
        from smdesk.services.reaching import ReachingService

        runtime = self._ui.runtime
        return ReachingService(
            runtime.db, runtime.ledger, MediaService(runtime.media, runtime.clock), runtime.publishing
        )

    def stand(self, posts: Iterable[int]) -> list[Chosen]:
        """Posts of which only the numbers are known, for the menus; not a series, which is changed as a whole."""
        return [
            Chosen(each.post_id, each.client_id, each.stage, each.scheduled, each.out, each.planned)
            for each in self._reaching.stand(posts)
            if not each.recurs
        ]

    # -- menus --------------------------------------------------------------------------------------------------

    def status_menu(self, menu: QMenu, posts: Sequence[Chosen]) -> None:
        """A submenu of all stages, and of being scheduled where a post has its place and waits for that."""
        able = [each for each in posts if not each.out]
        sub = under(menu, self.tr("Status"))
        sub.menuAction().setEnabled(bool(able))
        now = {self._shown(each) for each in able}
        for stage in STAGES:
            text = capital(self._ui.language.words.t(f"stages.{stage}"))
            self._choice(sub, text, now == {stage}, partial(self.set_stage, able, stage))
        sub.addSeparator()
        waiting = [each for each in able if not each.scheduled and each.planned is not None]
        made = self._choice(sub, self.tr("Scheduled"), now == {""}, partial(self.schedule, waiting))
        made.setEnabled(bool(waiting) or now == {""})

    @staticmethod
    def _shown(post: Chosen) -> str:
        """The stage that is ticked; "" for what is scheduled."""
        if post.scheduled:
            return ""
        return "draft" if post.stage == "planned" else post.stage

    def channels_menu(self, menu: QMenu, posts: Sequence[Chosen]) -> None:
        """A submenu of the channels of their client, those ticked on which all of them go out."""
        clients = {each.client_id for each in posts}
        if len(clients) != 1:
            return
        runtime, numbers = self._ui.runtime, [each.post_id for each in posts]
        channels = runtime.channels.listing(client=clients.pop())
        if not channels:
            return
        own = self._reaching.channels(numbers)
        sub = under(menu, self.tr("Channels"))
        sub.menuAction().setEnabled(not any(each.out for each in posts))
        for channel in channels:
            on = all(channel.id in own[post] for post in numbers)
            name = f"{network_name(channel.network)} · {channel.handle}" if channel.handle else ""
            act = partial(self.set_channel, numbers, channel.id, on=not on)
            self._choice(sub, name or network_name(channel.network), on, act)  # an icon would take the tick's place

    def approval_item(self, menu: QMenu, posts: Sequence[Chosen], ask: Callable[[Place], object]) -> None:
        """Send posts that stand in the calendar to their client; `ask` for the page where that is done."""
        able = [each for each in posts if not each.out and (each.scheduled or each.planned is not None)]
        clients = {each.client_id for each in able}
        if len(clients) != 1 or len(able) != len(posts):
            return
        numbers = ",".join(str(each.post_id) for each in able)
        place = Place("approvals", client=clients.pop(), detail=f"new:{numbers}")
        menu.addAction(self.tr("Send for approval…")).triggered.connect(lambda _checked=False: ask(place))

    def sheet_item(self, menu: QMenu, posts: Sequence[Chosen], ask: Callable[[Place], object]) -> None:
        """Show one post that has a day where design is told of it; `ask` for the page."""
        if len(posts) == 1 and (posts[0].scheduled or posts[0].out or posts[0].planned is not None):
            place = Place("sheets", posts[0].post_id, posts[0].client_id)
            menu.addAction(self.tr("Show in the content sheet")).triggered.connect(lambda _checked=False: ask(place))

    @staticmethod
    def _choice(menu: QMenu, text: str, on: bool, act: Callable[[], object]) -> QAction:
        made = menu.addAction(text.replace("&", "&&"))
        made.setCheckable(True)
        made.setChecked(on)
        made.triggered.connect(lambda _checked=False: act())
        return made

    # -- acts ---------------------------------------------------------------------------------------------------

    def set_stage(self, posts: Iterable[Chosen], stage: str) -> None:
        """Another stage for these; what was scheduled keeps its time as a plan."""
        planning, wanted = self._ui.runtime.planning, [each.post_id for each in posts if self._shown(each) != stage]
        if wanted:
            name = self.tr("status of %n post(s)", "", len(wanted))
            told = self._told(len(wanted), capital(self._ui.language.words.t(f"stages.{stage}")))
            self._do(partial(planning.set_stage, wanted, stage), planning.undo, name, told)

    def schedule(self, posts: Iterable[Chosen]) -> None:
        """What has its place in the calendar goes out then; the first that cannot says why."""
        done, refused = list[Chosen](), None
        for each in posts:
            try:
                self._schedule([each])
            except SmdeskError as error:
                refused = error
                break
            done.append(each)
        if done:
            self.keep(self.tr("scheduling of %n post(s)", "", len(done)), partial(self._schedule, done),
                       partial(self._off_schedule, done))  # fmt: skip
            self.said.emit(self._told(len(done), self.tr("Scheduled")), True)
        if refused is not None:
            self.failed.emit(refused)

    def _schedule(self, posts: Iterable[Chosen]) -> None:
        from smdesk.services.posts.rules import Time  # what the program starts without

        for each in posts:
            self._ui.runtime.posts.schedule(each.post_id, Time(wall=each.planned))

    def _off_schedule(self, posts: Iterable[Chosen]) -> None:
        for each in posts:
            self._ui.runtime.planning.off_schedule([each.post_id], each.stage)

    def set_channel(self, posts: Sequence[int], channel: int, *, on: bool) -> None:
        """These go out on a channel too, or no more."""
        reaching = self._reaching
        told = (
            self.tr("%n post(s) go out there too.", "", len(posts))
            if on
            else self.tr("%n post(s) do not go out there any more.", "", len(posts))
        )
        text = self.tr("channels of %n post(s)", "", len(posts))
        self._do(partial(reaching.set, posts, channel, on=on), reaching.undo, text, told)

    def _told(self, count: int, status: str) -> str:
        return self.tr("%n post(s): %1.", "", count).replace("%1", status)

    def _do(self, act: Callable[[], Any], undo: Callable[[Any], Any], text: str, told: str) -> None:
        step: list[Any] = []
        if not self.succeeds(lambda: step.append(act())):
            return

        def back() -> None:
            step[0] = undo(step[0])

        self.keep(text, back, back)
        self.said.emit(told, True)
