"""What leaves the page: scheduling, publishing, ideas, copies and versions; asked about where it cannot be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.core.errors import InvalidInput, SmdeskError
from smdesk.core.walltime import WallTime
from smdesk.services.patches import PostPatch
from smdesk.services.posts.rules import Saved, Time
from smdesk.services.views import PublicationView
from smdesk.ui.composer.keeper import Keeper
from smdesk.ui.composer.model import Composer
from smdesk.ui.kit import acts, dialogs

#: What a post that is not scheduled is kept as: its stage, and its place in the calendar.
_Kept = tuple[str, WallTime | None]


class Acts(acts.Acts):
    """What is done with the post on the page."""

    finished = Signal()  # the post is scheduled, or goes out: that is the last that was done

    def __init__(self, model: Composer, keeper: Keeper, page: QWidget) -> None:
        super().__init__(model.ui, page)
        self._model = model
        self._keeper = keeper
        self._page = page
        self._posts = model.ui.runtime.posts
        self._publishing = model.ui.runtime.publishing

    # -- time ---------------------------------------------------------------------------------------------------

    def primary(self) -> None:
        """What the primary button says: schedule, or bring what is scheduled up to date."""
        if self._model.live:
            self.update()
        else:
            self.schedule()

    def schedule(self) -> None:
        """Plan the post at the chosen time on the chosen channels."""
        model = self._model
        if model.local is None:
            model.choose_time(model.first_time())
        assert model.local is not None
        self._plan(Time(wall=WallTime(model.local, model.zone)))

    def schedule_next(self) -> None:
        """Plan it on each channel's own next free slot."""
        model = self._model
        try:
            slots = tuple(
                (place.id, self._publishing.next_slot(place.id, pillar=model.draft.pillar)) for place in model.chosen
            )
            if not slots:
                raise InvalidInput("no_channels", field="channel")
        except SmdeskError as error:
            self.failed.emit(error)
            return
        self._plan(Time(per_channel=slots))

    def publish_now(self) -> None:
        """Ask, then send at once."""
        model = self._model
        where = ", ".join(f"{place.network} · {place.name}" for place in model.chosen)
        text = dialogs.leaving(practising=model.ui.practice is not None and model.ui.practice.here)
        dialogs.ask(
            self._page, model.ui.language.words, self.tr("Publish now?"), f"{where}. {text}", self.tr("Publish now"),
            self._now,
        )  # fmt: skip

    def update(self) -> None:
        """Let what is scheduled say what is on the screen, at the time that is on the screen."""
        model = self._model
        assert model.view is not None
        moved = model.moved
        rows = model.live
        if not model.outdated:
            self.said.emit(self.tr("Nothing has changed"), False)
            return
        if model.dirty and not self._keeper.save():
            return
        try:
            if moved and model.local is not None:
                self._posts.move(model.view.id, WallTime(model.local, model.zone))
            self._hand_over()
            self._plan_new_channels(rows[0].wall if rows else None)
        except SmdeskError as error:
            self.failed.emit(error)
            return
        finally:
            self._reload()
        self.said.emit(self.tr("Updated"), False)

    def _plan(self, time: Time) -> None:
        model = self._model
        if model.locked or not self._stored():
            return
        stage, local = model.draft.stage, model.local
        saved = self.result(lambda: self._schedule(time))
        if saved is None:
            return
        if time.per_channel:
            model.local = None  # the time shown is that of the slots, which is not the one that was typed
        self._reload()
        self._undo_plan(saved, stage, local, time)
        words = model.ui.language.words
        one = len({wall for _, wall in time.per_channel}) < 2  # else each channel goes out at its own time
        at = f" · {words.wall(model.local)}" if model.local and one else ""
        self.said.emit(self.tr("Scheduled") + at, True)
        self.finished.emit()

    def _schedule(self, time: Time) -> Saved:
        """Raises as the services do; what was planned stays planned when only the handing over fails."""
        model = self._model
        assert model.view is not None
        saved = self._posts.schedule(model.view.id, time, channels=model.draft.channels)
        model.rows = self._publishing.views(post_id=model.view.id)
        self._hand_over()
        return saved

    def _hand_over(self) -> None:
        """To each network's own scheduler what the person wants there, and back what not."""
        for row in self._model.live:
            wished = row.channel_id in self._model.delegated
            if wished and row.mode == "auto":
                self._publishing.delegate(row.id)
            elif not wished and row.mode == "delegate":
                self._publishing.take_back(row.id)

    def _plan_new_channels(self, before: object) -> None:
        """Channels chosen after it was scheduled get the same time."""
        model = self._model
        assert model.view is not None
        has = {row.channel_id for row in self._publishing.views(post_id=model.view.id)}
        new = tuple(channel for channel in model.draft.channels if channel not in has)
        if new and model.local is not None and before is not None:
            self._posts.schedule(model.view.id, Time(wall=WallTime(model.local, model.zone)), channels=new)

    def _now(self) -> None:
        """Inside the question: an error stays in it."""
        model = self._model
        if not self._stored():
            if self._keeper.error is not None:
                raise self._keeper.error
            raise InvalidInput("empty_post", field="text")
        assert model.view is not None
        if model.live:
            asked_at = self._ui.now()
            for row in model.live:
                self._publishing.now(row.id, asked_at)
        else:
            self._posts.schedule(model.view.id, Time(now=True), channels=model.draft.channels)
        model.local = None  # what was planned is over: the time shown is that of what goes out
        self._reload()
        self.said.emit(self.tr("It goes out now"), False)
        self.finished.emit()

    def _undo_plan(self, saved: Saved, stage: str, local: datetime | None, time: Time) -> None:
        model, post, made = self._model, saved.post.id, saved.publications
        channels, zone = model.draft.channels, model.zone

        def undo() -> None:
            for publication in made:
                self._publishing.cancel(publication)
            place = WallTime(local, zone) if local is not None else None
            self._posts.edit(post, PostPatch(stage=stage, planned=place))
            self._planned_anew(post)

        def redo() -> None:
            nonlocal made
            made = self._posts.schedule(post, time, channels=channels).publications
            self._planned_anew(post)

        self.keep(self.tr("Schedule"), redo, undo)

    # -- stage --------------------------------------------------------------------------------------------------

    def keep_as(self, stage: str) -> None:
        """Keep it without a time, as an idea or a draft; what is planned is taken out of the plan."""
        model = self._model
        if model.locked:
            return
        before, rows = (model.draft.stage, model.draft.planned), tuple(model.live)
        for row in rows:
            try:
                self._publishing.cancel(row.id)
            except SmdeskError as error:
                self.failed.emit(error)
                self._reload()
                return
        if stage == "idea":
            model.local = None
        place = WallTime(model.local, model.zone) if model.local is not None else None
        model.change(replace(model.draft, stage=stage, planned=place), shape=True)
        if model.view is not None:
            model.rows = self._publishing.views(post_id=model.view.id)
        if not self._stored():
            return
        self._reload()
        text = self.tr("Kept as an idea") if stage == "idea" else self.tr("Kept as a draft")
        changed = bool(rows) or before != (stage, place)
        if changed:
            self._undo_kept(text, before, (stage, place), rows)
        self.said.emit(text, changed)
        self.finished.emit()

    def _undo_kept(self, text: str, before: _Kept, after: _Kept, rows: tuple[PublicationView, ...]) -> None:
        """The way back of keeping it as something: its stage, its place in the calendar and what was planned."""
        model = self._model
        made: list[int] = []  # publications of the way back
        assert model.view is not None
        post = model.view.id

        def back() -> None:
            if model.view is not None and model.view.id == post:
                self._keeper.save()  # what was typed since
            self._posts.edit(post, PostPatch(stage=before[0], planned=before[1]))
            try:
                for row in rows:
                    time = Time(wall=WallTime(row.wall, row.zone))
                    saved = self._posts.schedule(post, time, channels=(row.channel_id,), mode=row.mode)
                    made.extend(saved.publications)
            finally:
                self._planned_anew(post)

        def again() -> None:
            while made:
                self._publishing.cancel(made.pop())
            self._posts.edit(post, PostPatch(stage=after[0], planned=after[1]))
            self._planned_anew(post)

        self.keep(text, again, back)

    def rename(self) -> None:
        """Ask for the title, which only the person sees."""
        model = self._model
        words = model.ui.language.words
        text = self.tr("Only you see it. Without one, the first line of the text stands for it.")
        made = dialogs.Ask(self._page, words, self.tr("Title of this post"), text, self.tr("Rename"))
        field = QLineEdit(model.draft.title)
        field.setMaxLength(300)
        made.add_field(field, self.tr("Title"))
        made.show_with(lambda: model.change(replace(model.draft, title=field.text().strip()), field))

    def duplicate(self) -> None:
        """The same content as a draft without a date, open at once."""
        model = self._model
        if model.view is None:
            return
        self.succeeds(self._go_to_copy)

    def _go_to_copy(self) -> None:
        model = self._model
        assert model.view is not None
        copy = self._posts.duplicate(model.view.id)
        model.open(copy.id)
        self.said.emit(self.tr("A copy, as a draft"), False)

    def take_back(self) -> None:
        """From the networks' own schedulers, so that it can be edited here."""
        for row in self._model.rows:
            if row.mode == "delegate":
                self.succeeds(lambda row=row: self._publishing.take_back(row.id))  # type: ignore[misc]
        self._reload()

    def leave_out(self, channel: int) -> None:
        """Ask whether what is planned on a channel is cancelled."""
        model = self._model
        place, rows = model.places[channel], [row for row in model.live if row.channel_id == channel]

        def go() -> None:
            for row in rows:
                self._publishing.cancel(row.id)
            model.rows = self._publishing.views(post_id=rows[0].post_id)
            channels = tuple(each for each in model.draft.channels if each != channel)
            model.change(replace(model.draft, channels=channels), shape=True)
            model.timed.emit()

        title = self.tr("Do not publish on %1?").replace("%1", place.name)
        text = self.tr("It is scheduled there. On the other channels nothing changes.")
        dialogs.ask(self._page, model.ui.language.words, title, text, self.tr("Do not publish there"), go)

    # -- versions -----------------------------------------------------------------------------------------------

    def restore(self, revision: int) -> None:
        """Say what the post said before; what it says now becomes a version."""
        model = self._model
        if model.locked or not self._stored():
            return
        assert model.view is not None
        post = model.view.id

        def back() -> int:
            self._posts.restore(post, revision)
            self._refresh(post)
            return self._posts.revisions(post)[0].id

        newest = self.result(back)
        if newest is None:
            return
        self.keep(self.tr("Back to an earlier version"), back, lambda: self._restored(post, newest))
        self.said.emit(self.tr("An earlier version is back"), True)

    def _restored(self, post: int, revision: int) -> None:
        self._posts.restore(post, revision)
        self._refresh(post)

    # -- around -------------------------------------------------------------------------------------------------

    def _stored(self) -> bool:
        """True when the service holds what is on the screen; says why not."""
        model = self._model
        if model.view is None and model.draft.empty:
            self.failed.emit(InvalidInput("empty_post", field="text"))
            return False
        if self._keeper.save():
            return True
        if model.draft.empty:
            self.failed.emit(InvalidInput("empty_post", field="text"))
        return False

    def _refresh(self, post: int) -> None:
        """After an undo: show the post anew if it is the one that is open."""
        if self._model.view is not None and self._model.view.id == post:
            self._model.open(post)

    def _planned_anew(self, post: int) -> None:
        """After an undo of what was done with the plan."""
        model = self._model
        if model.view is not None and model.view.id == post:
            model.replanned(self._posts.show(post))

    def _reload(self) -> None:
        """Read the post anew after an act, keeping what is typed and the scope."""
        model = self._model
        if model.view is None:
            return
        view = self._posts.show(model.view.id)
        model.settled(view)
        model.rows = self._publishing.views(post_id=view.id)
        model.reread()
        model.shaped.emit()
        model.look()
