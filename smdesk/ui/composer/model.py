"""The post being written and all that is known about it: one object that the parts of the page read and change."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from smdesk.core import walltime
from smdesk.core.errors import SmdeskError
from smdesk.core.publication import State
from smdesk.core.utm import Tracking
from smdesk.core.walltime import WallTime
from smdesk.services.dossier.views import PersonaView
from smdesk.services.views import ClientView, PillarView, PostView, PublicationView
from smdesk.ui.composer import study, timing
from smdesk.ui.composer.daynotes import DayNotes
from smdesk.ui.composer.draft import PartDraft, PostDraft, Scope, VariantDraft, from_view
from smdesk.ui.composer.study import Note, Place, Study
from smdesk.ui.composer.timing import Moment, Way
from smdesk.ui.kit.context import Ui

if TYPE_CHECKING:
    from smdesk.services.dossier.voice import Spoken

#: Milliseconds after the last key: counters, checks, autosave.
COUNT_MS, SAVE_MS = 120, 600
#: Seconds after which what is typed is stored though there was no pause.
LONGEST_S = 3.0


class Composer(QObject):
    """Changes of the draft go through `change`; whoever shows something listens to the signals."""

    opened = Signal()  # another post: everything is new
    shaped = Signal()  # parts, media, channels or scope: what is shown has to be built anew
    worded = Signal(object)  # only text or a field changed; the source of the change
    studied = Signal()  # lengths and findings are fresh
    timed = Signal()  # the time, or what will happen at it
    paused = Signal()  # the person stopped typing: time to save

    def __init__(self, ui: Ui, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ui = ui
        self.draft = PostDraft(0)
        self.stored: PostDraft | None = None
        self.view: PostView | None = None
        self.rows: list[PublicationView] = []
        self.client: ClientView | None = None
        self.spoken: Spoken | None = None  # how the client speaks
        self.places: dict[int, Place] = {}
        self.pillars: list[PillarView] = []
        self.personas: list[PersonaView] = []
        self._tracked: tuple[tuple[int, int | None, str], Tracking | None] | None = None
        self.campaigns: Sequence[tuple[int, str]] = ()  # number and name
        self.scope: Scope = None
        self.study = Study()
        self.local: datetime | None = None  # the chosen wall time, in the client's zone
        self.delegated: frozenset[int] = frozenset()
        self.planned_local: datetime | None = None  # the wall time that is scheduled now
        self._begun: tuple[PostDraft, datetime | None] | None = None  # a new post as it was begun
        self._turn = 0
        self._count = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._count.timeout.connect(self.look)
        self._save = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._save.timeout.connect(self.paused)
        self._unstored_since = 0.0  # of the monotonic clock
        self.day = DayNotes(self)

    # -- opening ------------------------------------------------------------------------------------------------

    def start(self, client: int, channels: Iterable[int] | None = None, local: datetime | None = None, *,
              stage: str = "draft", text: str = "") -> None:  # fmt: skip
        """A new post of a client; on all its channels unless they are named. Raises NotFound `unknown_client`."""
        self._load_client(client)
        chosen = tuple(self.places) if channels is None else tuple(c for c in channels if c in self.places)
        base = VariantDraft((PartDraft(text),), "")
        self.view, self.stored, self.rows = None, None, []
        self.draft = PostDraft(client, base, chosen, stage=stage)
        self._load_pillars()
        at = local or (None if stage == "idea" else self.first_time())
        self.draft = replace(self.draft, planned=self._wall(at))
        self._begun = (self.draft, at)
        self._opened(at)

    def is_new(self, client: int) -> bool:
        """True while what is open is just what `start` would begin for a client: there is nothing to build anew."""
        if self.client is None or self.client.id != client or self.stored is not None or self.draft.stage != "draft":
            return False
        fresh = self.draft.channels == tuple(self.places) and self._begun == (self.draft, self.local)
        return fresh and self.local == self.first_time()  # the hour may have passed, its slot may have been taken

    @property
    def untouched(self) -> bool:
        """True for a new post in which nobody has done anything."""
        return self.stored is None and self._begun == (self.draft, self.local) and self.draft.empty

    @property
    def begun(self) -> bool:
        """True while what is open was begun here, stored meanwhile or not."""
        return self._begun is not None

    @property
    def unwritten(self) -> bool:
        """True for a new post in which nothing is written or attached."""
        return self.stored is None and self.draft.empty

    def open(self, post: int) -> None:
        """A stored post. Raises NotFound `unknown_post`."""
        view = self.ui.runtime.posts.show(post)
        self._load_client(view.client_id)
        self.view = view
        self.stored = self.draft = from_view(view)
        self.rows = self.ui.runtime.publishing.views(post_id=post)
        self.draft = replace(self.draft, channels=tuple(c for c in self.draft.channels if c in self.places))
        self.stored, self._begun = self.draft, None
        self._load_pillars()
        self._opened(self._scheduled() or self._planned())

    def _opened(self, local: datetime | None) -> None:
        self._save.stop()
        self.scope, self.local = None, local
        self.delegated = frozenset(row.channel_id for row in self.rows if row.mode == "delegate")
        self.planned_local = self._scheduled()
        self.opened.emit()
        self.look()
        self.timed.emit()

    def _load_client(self, client: int) -> None:
        self.client = self.ui.runtime.clients.show(client)
        self.load_voice()
        self.load_places()

    def load_voice(self) -> None:
        """Read anew how the client speaks."""
        assert self.client is not None
        self.spoken = self.ui.runtime.voices.show(self.client.id)

    def load_places(self) -> None:
        """Read the client's channels anew."""
        assert self.client is not None
        found = self.ui.runtime.channels.listing(client=self.client.id)
        self.places = study.places(found)

    def load_pillars(self) -> None:
        """Read the client's pillars and personas anew."""
        self._load_pillars()
        self.shaped.emit()

    def _load_pillars(self) -> None:
        self.pillars = self.ui.runtime.pillars.list(self.draft.client_id)
        self.personas = self.ui.runtime.personas.list(self.draft.client_id)
        self.campaigns = self.ui.runtime.campaigns.names(self.draft.client_id)
        self._tracked = None

    def reread(self) -> None:
        """Read the publications anew: somebody did something with them."""
        if self.view is not None:
            locked, handed = self.locked, self.handed
            self.rows = self.ui.runtime.publishing.views(post_id=self.view.id)
            if handed and not self.handed:  # taken back: it goes out from here, unless it is handed over anew
                self.delegated = frozenset(row.channel_id for row in self.rows if row.mode == "delegate")
            if self.locked != locked:
                self.shaped.emit()
            before, self.planned_local = self.planned_local, self._scheduled()
            if self.planned_local is not None and self.local in {None, before}:
                self.local = self.planned_local
            self.timed.emit()

    def _planned(self) -> datetime | None:
        """The place of a draft in the calendar, on the client's clock of today."""
        wall = self.draft.planned
        if wall is None or self.locked:
            return None
        if wall.zone == self.zone:
            return wall.local
        return walltime.from_utc(walltime.resolve(wall).instant, self.zone).local

    def _wall(self, local: datetime | None) -> WallTime | None:
        return WallTime(local, self.zone) if local is not None else None

    def _scheduled(self) -> datetime | None:
        rows = timing.open_rows(self.rows) or timing.frozen_rows(self.rows)
        return min((row.wall for row in rows), default=None)

    # -- asking -------------------------------------------------------------------------------------------------

    @property
    def zone(self) -> str:
        """The client's zone."""
        return self.client.zone if self.client is not None else "UTC"

    @property
    def chosen(self) -> list[Place]:
        """The channels it is written for, in the order of the client's channels."""
        return [place for place in self.places.values() if place.id in self.draft.channels]

    @property
    def live(self) -> list[PublicationView]:
        """Publications an edit still reaches."""
        return timing.open_rows(self.rows)

    @property
    def frozen(self) -> list[PublicationView]:
        """Publications that stay as they are."""
        return timing.frozen_rows(self.rows)

    @property
    def locked(self) -> bool:
        """True when nothing can be changed: all of it is out or under way, or the network's scheduler has it."""
        return self.handed or (bool(self.frozen) and not self.live)

    @property
    def handed(self) -> bool:
        """True while a network's own scheduler has it."""
        return any(row.state is State.DELEGATED for row in self.rows)

    @property
    def saves_itself(self) -> bool:
        """True for what nobody has scheduled: what is scheduled changes only when the person says so."""
        return not self.live and not self.locked

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was found in what it says, and of the day on which it is to go out."""
        return (*self.study.notes, *self.day.notes)

    @property
    def dirty(self) -> bool:
        """True while something is typed that is not stored."""
        if self.stored is None:
            return not self.draft.empty
        return self.draft != self.stored and not self.locked

    @property
    def moved(self) -> bool:
        """True when a scheduled post has another time chosen than the one it is scheduled for."""
        return bool(self.live) and self.local is not None and self.local != self.planned_local

    @property
    def outdated(self) -> bool:
        """True when what is scheduled is another than what is on the screen: there is something to update."""
        has = {row.channel_id for row in self.rows}
        handed = any((row.mode == "delegate") != (row.channel_id in self.delegated) for row in self.live)
        return self.dirty or self.moved or handed or any(channel not in has for channel in self.draft.channels)

    @property
    def status(self) -> str:
        """The name of the drawn status (SCREENS 2.4): of its publications, else its stage."""
        order = ("failed", "missed", "due", "scheduled", "published")
        drawn = {row.drawn.value for row in self.rows if row.state not in timing.GONE}
        found = next((name for name in order if name in drawn), "")
        stages = {"in_design": "inDesign", "with_client": "withClient", "planned": "draft"}
        return found or stages.get(self.draft.stage, self.draft.stage)

    def moment(self) -> Moment | None:
        """The chosen time as an instant; None without one, or when the calendar has no such time."""
        if self.local is None:
            return None
        try:
            return timing.moment(self.local, self.zone, self.ui.now())
        except SmdeskError:
            return None

    def ways(self) -> list[Way]:
        """What each channel will do."""
        at = self.moment()
        places = [place for place in self.places.values() if place.id in self.draft.channels or self._has_row(place.id)]
        return timing.ways(places, self.rows, at.instant if at else None, self.ui.now(), self.delegated)

    def _has_row(self, channel: int) -> bool:
        return any(row.channel_id == channel and row.state not in timing.GONE for row in self.rows)

    def first_time(self) -> datetime:
        """The next free slot of the chosen channels, else the next full hour."""
        found = self.slots(1)
        return found[0] if found else timing.first_guess(self.ui.now(), self.zone)

    def slots(self, count: int) -> list[datetime]:
        """The next free slots of the chosen channels, as wall times, each once."""
        found: set[datetime] = set()
        for place in self.chosen or list(self.places.values()):
            after: datetime | None = None
            for _ in range(count if place.channel.slots else 0):
                try:
                    wall = self.ui.runtime.publishing.next_slot(place.id, after, pillar=self.draft.pillar)
                except SmdeskError:
                    break  # every slot of the next year is taken: nothing to offer here
                found.add(wall.local)
                after = walltime.resolve(wall).instant
        return sorted(found)[:count]

    # -- changing -----------------------------------------------------------------------------------------------

    def change(self, draft: PostDraft, source: object = None, *, shape: bool = False) -> None:
        """The next draft. With `shape` the page builds its parts anew; else `source` alone knows what it shows."""
        if self.locked:
            return
        self.draft = draft
        self._count.start()
        if shape:
            self.shaped.emit()
        else:
            self.worded.emit(source)
        now = time.monotonic()
        if not self._save.isActive():
            self._unstored_since = now
        if now - self._unstored_since < LONGEST_S:  # who types on and on is stored all the same
            self._save.start()

    def choose_scope(self, scope: Scope) -> None:
        """Show what one channel says, or what all say."""
        if scope != self.scope:
            self.scope = scope
            self.shaped.emit()

    def choose_time(self, local: datetime | None) -> None:
        """Another time; naive, in the client's zone."""
        if local == self.local:
            return
        self.local = local
        if self.saves_itself:  # a draft keeps its place in the calendar; what is scheduled is moved when it is updated
            self.change(replace(self.draft, planned=self._wall(local)), self)
        self.timed.emit()

    def delegate(self, channel: int, *, wished: bool) -> None:
        """Let the network hold it, or this computer."""
        self.delegated = self.delegated | {channel} if wished else self.delegated - {channel}
        self.timed.emit()

    def kept(self, view: PostView, draft: PostDraft) -> None:
        """The service holds this draft now."""
        self.view, self.stored = view, replace(draft, stage=view.stage)
        if self.draft.stage == draft.stage:  # else the person has chosen another one meanwhile
            self.draft = replace(self.draft, stage=view.stage)

    def take_up(self, typed: PostView) -> None:
        """Go on with what was typed into a scheduled post before, and was not put into it."""
        draft = from_view(typed)
        channels = tuple(channel for channel in draft.channels if channel in self.places)
        self.change(replace(self.draft, base=draft.base, variants=draft.variants, channels=channels, title=draft.title),
                    shape=True)  # fmt: skip

    def settled(self, view: PostView) -> None:
        """After an act of a service: its stage and its place in the calendar are what the service says."""
        self.view = view
        if not self.dirty and self.stored is not None:
            self.draft = replace(self.draft, stage=view.stage, planned=view.planned)
            self.stored = self.draft

    def replanned(self, view: PostView) -> None:
        """It was planned, or taken out of the plan, by an undo: what is typed stays, and where the person is in it."""
        assert self.stored is not None
        typed = self.dirty
        self.view, self.rows = view, self.ui.runtime.publishing.views(post_id=view.id)
        self.stored = replace(self.stored, stage=view.stage, planned=view.planned)
        self.draft = replace(self.draft, stage=view.stage, planned=view.planned)
        self.planned_local = self._scheduled()
        self.local = self.planned_local or self._planned()
        self.delegated = frozenset(row.channel_id for row in self.rows if row.mode == "delegate")
        if typed:
            self.change(self.draft, shape=True)
        else:
            self.shaped.emit()
        self.look()
        self.timed.emit()

    # -- looking ------------------------------------------------------------------------------------------------

    def tracking(self) -> Tracking | None:
        """What the client wants on the links of this post; None for nothing."""
        draft = self.draft
        key = (draft.client_id, draft.campaign, draft.title)
        if self._tracked is None or self._tracked[0] != key:
            found = self.ui.runtime.utm_links.tracking(draft.client_id, draft.campaign, draft.title)
            self._tracked = (key, found)
        return self._tracked[1]

    def look(self) -> None:
        """Count and check what is written; a long text off the window's thread, and only the latest look counts."""
        self._count.stop()
        self._turn += 1
        turn, draft, places = self._turn, self.draft, self.chosen
        languages = self.client.languages[:1] if self.client else ()
        work = partial(study.look, draft, places, languages, self.tracking(), self.spoken)
        if study.size(draft) < study.LONG:
            self._found(turn, work())
        else:
            self.ui.tasks.run(work, lambda found: self._found(turn, found))

    def _found(self, turn: int, found: Any) -> None:
        if turn == self._turn:
            self.study = found
            self.studied.emit()
