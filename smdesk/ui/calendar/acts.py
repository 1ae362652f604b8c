"""What the person does in the calendar, each thing carried out once, told in words, and with its way back on Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from smdesk.core.publication import State
from smdesk.core.walltime import Gap, Notice, WallTime
from smdesk.services.calendar.service import CalendarEntry
from smdesk.services.patches import NewPost, PartInput, PostPatch, VariantInput
from smdesk.services.planning import Gesture, Shift
from smdesk.services.views import ChannelView
from smdesk.ui.calendar import daymarks, parcel
from smdesk.ui.calendar.model import CalendarModel, EntryKey
from smdesk.ui.calendar.parcel import Landing, Parcel
from smdesk.ui.kit import dates, dialogs
from smdesk.ui.kit.acts import Acts
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.postacts import Chosen
from smdesk.ui.kit.zonenames import zone_name


class CalendarActs(Acts):
    """`said`: what was done, and whether it can be undone. `failed`: why not, as an error."""

    def __init__(self, model: CalendarModel, parent: QWidget) -> None:
        super().__init__(model.ui, parent)
        self._model = model
        self._parent = parent
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.forget_copied)
        self.recurring: Callable[[Landing], object] = lambda _landing: None  # asks how much of a series moves
        self._cut = False  # what is on the clipboard leaves its place when it is put down

    # -- moving -------------------------------------------------------------------------------------------------

    def land(self, landing: Landing) -> bool:
        """Do what letting go does; True when anything was done."""
        if not landing.moves:
            return False
        if not landing.copies and any(item.recurs and item.wall != wall for item, wall in landing.places):
            self.recurring(landing)
            return True
        shifts = [Shift(item.post_id, item.occurrence, item.wall, wall) for item, wall in landing.places]
        planning = self._ui.runtime.planning
        gesture = self.result(lambda: planning.copy(shifts) if landing.copies else planning.move(shifts))
        if gesture is None:
            return False
        self._model.expect(_keys(landing, gesture))
        count = len(shifts)
        words = self.tr("copy of %n post(s)", "", count) if landing.copies else self.tr("move of %n post(s)", "", count)
        told = self._told_copied(landing) if landing.copies else self._told_moved(landing)
        notices = (self.notice(each) for each in gesture.notices)
        self._done(words, " ".join([told, *filter(None, (*notices, self.quiet_words(landing)))]), gesture)
        return True

    def shift(self, shifts: Sequence[Shift]) -> None:
        """Other times for these, as a part of something larger; raises what is refused."""
        gesture = self._ui.runtime.planning.move(shifts)
        step = _Step(self._ui.runtime.planning.undo, gesture)
        self.keep(self.tr("move of %n post(s)", "", len(shifts)), step.back, step.back)

    def nudge(self, days: int) -> None:
        """What is chosen, so many days later."""
        chosen = self._model.chosen()
        if not chosen:
            return
        what = parcel.parcel(chosen, chosen[0])
        gripped = what.gripped.wall
        assert gripped is not None
        day = date.fromordinal(gripped.toordinal() + days)
        self.put(what, day)

    def move(self, moves: Sequence[tuple[CalendarEntry, datetime]]) -> None:
        """Entries to other times; says why where that cannot be."""
        places = tuple((parcel.of_entry(entry), wall) for entry, wall in moves)
        self._judge(parcel.judged(Landing(places), self._ui.now()))

    def _judge(self, landing: Landing) -> None:
        if landing.refused:
            self.said.emit(self.why_not(landing), False)
        else:
            self.land(landing)

    def put(self, what: Parcel, day: date, *, hour: datetime | None = None, copy: bool = False) -> None:
        """Put a parcel on a day; says why where that cannot be."""
        self._judge(parcel.land(what, day, self._ui.now(), hour=hour, copy=copy, free=self._model.first_time))

    def ask_move(self, what: Parcel, *, start: datetime | None = None, copy: bool = False) -> None:
        """Ask for day and hour, then put it there; the others keep their distance."""
        item = what.gripped
        first = start or item.wall or self._model.now_local(item.zone)
        count = len(what.items)
        title = self.tr("Copy %n post(s) to…", "", count) if copy else self.tr("Move %n post(s) to…", "", count)
        text = (
            item.title if count == 1 else self.tr("The others keep their distance to “%1”.").replace("%1", item.title)
        )
        primary = self.tr("Copy") if copy else self.tr("Move")

        def go(wall: datetime) -> None:
            self.put(what, wall.date(), hour=wall, copy=copy)

        dialogs.ask_time(
            self._parent, self._ui.language.words, title, text, primary,
            self.tr("Day and time in %1").replace("%1", zone_name(item.zone)), first, go,
        )  # fmt: skip

    def lay(self, client: int, day: date) -> None:
        """The structure of the month before, laid on that of a day as ideas."""
        gesture = self.result(lambda: self._ui.runtime.outlines.lay(client, f"{day:%Y-%m}"))
        if gesture is not None:
            count = len(gesture.posts)
            told = self.tr("%n place(s) kept, to be filled in.", "", count)
            self._done(self.tr("copy of the structure of a month"), told, gesture)

    # -- the tray and away --------------------------------------------------------------------------------------

    def lay_aside(self, posts: Iterable[int]) -> None:
        """Back to the ideas."""
        wanted = list(dict.fromkeys(posts))
        gesture = self.result(lambda: self._ui.runtime.planning.to_ideas(wanted))
        if gesture is not None:
            count = len(wanted)
            told = self.tr("%n post(s) back in the ideas; nothing of it goes out.", "", count)
            self._done(self.tr("laying aside of %n post(s)", "", count), told, gesture)

    def give(self, client: int, name: str) -> None:
        """What is chosen, copied to another client's ideas."""
        posts = list(dict.fromkeys(entry.post_id for entry in self._model.chosen()))
        gesture = self.result(lambda: self._ui.runtime.planning.to_client(posts, client))
        if gesture is not None:
            count = len(posts)
            told = self.tr("%n post(s) copied to the ideas of %1.", "", count).replace("%1", name)
            self._done(self.tr("copy of %n post(s)", "", count), told, gesture)

    def delete(self, posts: Iterable[int]) -> None:
        """Put posts away."""
        wanted = list(dict.fromkeys(posts))
        gesture = self.result(lambda: self._ui.runtime.planning.delete(wanted))
        if gesture is not None:
            count = len(wanted)
            told = self.tr("%n post(s) deleted.", "", count)
            self._done(self.tr("deleting of %n post(s)", "", count), told, gesture)

    def add_idea(self, text: str, client: int, *, planned: WallTime | None = None) -> int | None:
        """A new idea from one line, without a date or at a planned time; its number."""
        channels = tuple(each.id for each in self._channels(client))
        base = VariantInput(parts=(PartInput(text),))
        new = NewPost(client, channels, base, title=text if len(text) <= 80 else "", stage="idea", planned=planned)
        runtime = self._ui.runtime
        saved = self.result(lambda: runtime.posts.add(new))
        if saved is None:
            return None
        post = saved.post.id
        self.keep(
            self.tr("new idea"),
            lambda: runtime.posts.undelete(post),
            lambda: runtime.posts.delete(post),
        )
        return post

    def _channels(self, client: int) -> list[ChannelView]:
        return [each for each in self._model.channels.values() if each.client_id == client]

    def set_pillar(self, number: int) -> None:
        """The client's first, second… pillar for what is chosen; the same again takes it away."""
        chosen, runtime = self._model.chosen(), self._ui.runtime
        pillars = list(self._model.pillars.values())
        changes: list[tuple[int, int | None, int | None]] = []
        for entry in chosen:
            own = [each for each in pillars if each.client_id == entry.client_id]
            if number < len(own):
                changes.append((entry.post_id, entry.pillar_id, own[number].id))
        if not changes:
            return
        if all(before == after for _, before, after in changes):
            changes = [(post, before, None) for post, before, _ in changes]

        def write(place: int) -> None:
            for change in changes:
                runtime.posts.edit(change[0], PostPatch(pillar_id=change[place]))

        if self.succeeds(lambda: write(2)):
            self.keep(self.tr("pillar of %n post(s)", "", len(changes)), lambda: write(2), lambda: write(1))

    def meant(self) -> list[Chosen]:
        """What is chosen and stands by itself, for the menus of status and channels: a series is changed as a whole."""
        return [
            Chosen(
                each.post_id, each.client_id, each.stage, bool(each.items),
                any(item.state is State.PUBLISHED for item in each.items),
                WallTime(each.wall, each.zone) if not each.items else None,
            )
            for each in self._model.chosen()
            if not each.ghost and not each.recurs
        ]  # fmt: skip

    def set_campaign(self, campaign: int | None) -> None:
        """What is chosen belongs to a campaign, or to none."""
        service, posts = self._ui.runtime.campaigns, [entry.post_id for entry in self._model.chosen()]
        before = self.result(lambda: service.assign(posts, campaign))
        if before is None:
            return
        text = self.tr("campaign of %n post(s)", "", len(before))
        self.keep(text, lambda: service.assign(posts, campaign), lambda: service.put_back(before))

    # -- the clipboard ------------------------------------------------------------------------------------------

    def copy(self, *, cut: bool = False) -> None:
        """Take what is chosen onto the clipboard."""
        chosen = self._model.chosen()
        if chosen:
            self._cut = cut
            QGuiApplication.clipboard().setMimeData(parcel.to_mime(parcel.parcel(chosen, chosen[0])))

    def paste(self, day: date) -> None:
        """Put down what is on the clipboard; what was cut leaves its place."""
        what = parcel.from_mime(QGuiApplication.clipboard().mimeData())
        if what is not None:
            self.put(what, day, copy=not self._cut)
            self._cut = False

    @staticmethod
    def forget_copied() -> None:
        """Take our posts off the clipboard: Qt would destroy them when Python is gone already, and crash."""
        if CalendarActs.can_paste():
            QGuiApplication.clipboard().clear()

    @staticmethod
    def can_paste() -> bool:
        """True while posts are on the clipboard."""
        return parcel.from_mime(QGuiApplication.clipboard().mimeData()) is not None

    # -- words --------------------------------------------------------------------------------------------------

    def _told_moved(self, landing: Landing) -> str:
        count, (_, wall) = len(landing.places), landing.places[0]
        if count == 1:
            return self.tr("Moved to %1.").replace("%1", self.inside(wall))
        return self.tr("%n post(s) moved.", "", count)

    def _told_copied(self, landing: Landing) -> str:
        count, (_, wall) = len(landing.places), landing.places[0]
        if count == 1:
            return self.tr("Copied as a draft to %1.").replace("%1", self.inside(wall))
        return self.tr("%n post(s) copied as drafts.", "", count)

    def moment(self, wall: datetime) -> str:
        """`Friday 16 October, 09:30`."""
        return f"{dates.long_day(self._ui, wall.date(), self._model.today)}, {dates.clock(self._ui, wall)}"

    def inside(self, wall: datetime) -> str:
        """The same in the middle of a sentence: only English writes its weekdays with a capital."""
        told, near = self.moment(wall), abs((wall.date() - self._model.today).days) <= 1
        return told[:1].lower() + told[1:] if near or self._ui.language.code != "en" else told

    def quiet_words(self, landing: Landing) -> str:
        """A word of warning where something lands on a day on which nothing was to go out; "" elsewhere."""
        marks = self._model.marks
        quiet = next((each for _, wall in landing.places if (each := marks.quiet(wall.date()))), None)
        return self.tr("Nothing was to go out on that day (%1).").replace("%1", daymarks.name(quiet)) if quiet else ""

    def why_not(self, landing: Landing) -> str:
        """Why letting go does nothing."""
        wall = landing.gripped[1] if landing.places else None
        told = {
            "published": self.tr("It is out and stays here as its record. Ctrl copies it."),
            "in_flight": self.tr("It is being sent just now."),
            "unconfirmed": self.tr("Nobody knows yet whether it is out: answer that first, under Publishing."),
            "delegated": self.tr("The network has it: take it back first, under Publishing."),
            "past": self.tr("%1 has passed."),
            "no_such_time": self.tr("There is no such time in the calendar."),
        }.get(landing.refused, "")
        return capital(told.replace("%1", self.moment(wall))) if wall is not None else told

    def notice(self, notice: Notice) -> str:
        """What the clocks make of a time."""
        if isinstance(notice, Gap):
            told = self.tr("The clocks skip %1 on that day: it goes out at %2.")
            told = told.replace("%1", dates.clock(self._ui, notice.asked.time()))
            return told.replace("%2", dates.clock(self._ui, notice.used.time()))
        return self.tr("The clocks show that time twice on that day: the first of the two counts.") if notice else ""

    # -- carrying out -------------------------------------------------------------------------------------------

    def _done(self, name: str, told: str, gesture: Gesture) -> None:
        step = _Step(self._ui.runtime.planning.undo, gesture)
        self.keep(name, step.back, step.back)
        self.said.emit(told, True)


class _Step:
    """A gesture that goes back and forth: undoing it gives the gesture that does it again."""

    def __init__(self, undo: Callable[[Gesture], Gesture], gesture: Gesture) -> None:
        self._undo = undo
        self._gesture = gesture

    def back(self) -> None:
        """The other way than last time."""
        self._gesture = self._undo(self._gesture)


def _keys(landing: Landing, gesture: Gesture) -> Sequence[EntryKey]:
    """Where it stands afterwards."""
    if landing.copies:
        return [EntryKey(post, 0, wall) for post, (_, wall) in zip(gesture.posts, landing.places, strict=True)]
    return [EntryKey(item.post_id, item.occurrence, wall) for item, wall in landing.places]
