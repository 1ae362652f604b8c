"""What the person does with posts that come back: asked once how much of the series is meant; all of it undoable."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from smdesk.core.recurrence import Rule
from smdesk.core.walltime import Notice
from smdesk.services.calendar.service import CalendarEntry
from smdesk.services.patches import PostPatch
from smdesk.services.planning import Shift
from smdesk.services.posts.series import SeriesAct
from smdesk.ui.calendar import parcel
from smdesk.ui.calendar.acts import CalendarActs
from smdesk.ui.calendar.model import CalendarModel, EntryKey
from smdesk.ui.calendar.parcel import Carried, Landing
from smdesk.ui.kit import repeating
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.place import Place


class Meant(Enum):
    """How much of a series."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


class SeriesActs(QObject):
    """`asked` for a `Place`: the post to edit. What is done is told by the calendar's acts."""

    asked = Signal(object)

    def __init__(self, model: CalendarModel, acts: CalendarActs, page: QWidget) -> None:
        super().__init__(page)
        self._model, self._acts, self._page = model, acts, page
        self._ui = model.ui
        acts.recurring = self.ask_move

    # -- asking -------------------------------------------------------------------------------------------------

    def _ask(
        self, title: str, primary: str, texts: dict[Meant, str], act: Callable[[Meant], object],
        first: Meant = Meant.THIS,
    ) -> Ask:  # fmt: skip
        made = Ask(self._page, self._ui.language.words, title, self.tr("This post comes back."), primary)
        group, buttons = QButtonGroup(made), {}
        for meant, text in texts.items():
            buttons[meant] = QRadioButton(text)
            buttons[meant].setObjectName(f"meant-{meant.value}")
            group.addButton(buttons[meant])
            made.add(buttons[meant])
        buttons[first].setChecked(True)
        buttons[first].setFocus()
        return made.show_with(lambda: act(next(each for each, box in buttons.items() if box.isChecked())))

    def ask_open(self, entry: CalendarEntry) -> None:
        """Which of them is to be edited; then it opens. Whoever only wants to look takes nothing out of the series."""
        texts = {
            Meant.THIS: self.tr("Only this one"),
            Meant.FOLLOWING: self.tr("This one and those after it"),
            Meant.ALL: self.tr("All of the series"),
        }
        title, primary = self.tr("Edit a post that comes back"), self.tr("Edit")
        self._ask(title, primary, texts, lambda meant: self._open(entry, meant), first=Meant.ALL)

    def _open(self, entry: CalendarEntry, meant: Meant) -> None:
        post, wall, series = entry.post_id, entry.wall, self._ui.runtime.series
        if meant is Meant.THIS:
            post = self._do(self.tr("one post out of its series"), lambda: series.detach(post, wall)).post
        elif meant is Meant.FOLLOWING:
            post = self._do(self.tr("another series from here on"), lambda: series.split(post, wall)).post
        self.asked.emit(Place("composer", row=post))

    def ask_move(self, landing: Landing) -> None:
        """How much of the series moves; what does not come back moves with it."""
        texts = {
            Meant.THIS: self.tr("Only this one"),
            Meant.FOLLOWING: self.tr("This one and those after it"),
            Meant.ALL: self.tr("All that are to come"),
        }
        title = self.tr("Move %n post(s) that come(s) back", "", sum(item.recurs for item, _ in landing.places))
        self._ask(title, self.tr("Move"), texts, lambda meant: self._move(landing, meant))

    def _move(self, landing: Landing, meant: Meant) -> None:
        moved = [(item, wall) for item, wall in landing.places if item.wall != wall]
        with self._together(self.tr("move of %n post(s)", "", len(moved)), len(moved)):
            plain = [Shift(item.post_id, item.occurrence, item.wall, wall) for item, wall in moved if not item.recurs]
            if plain:
                self._acts.shift(plain)
            told: list[Notice] = []
            keys = []
            for item, wall in moved:
                if item.recurs:
                    act = self._shift(item, wall, meant)
                    told += act.notices
                    keys.append(EntryKey(act.post, item.occurrence if act.post == item.post_id else 0, wall))
        self._model.expect(keys)
        text = self._told_moved(moved, meant, keys)
        notices = [self._acts.notice(each) for each in dict.fromkeys(told)]
        self._acts.said.emit(" ".join([text, *notices, self._acts.quiet_words(landing)]).strip(), True)

    def _told_moved(self, moved: Sequence[tuple[Carried, datetime]], meant: Meant, keys: Sequence[EntryKey]) -> str:
        """Where one went; of a series how many went, and the first of them from where to where."""
        item, wall = moved[0]
        if len(moved) > 1:
            told = self.tr("%n post(s) moved.", "", len(moved))
            also = {
                Meant.FOLLOWING: self.tr("What follows in their series moved with them."),
                Meant.ALL: self.tr("All of their series to come moved with them."),
            }
            return f"{told} {also[meant]}" if meant in also else told
        coming = self._ui.runtime.series.coming(keys[0].post_id, 1) if meant is not Meant.THIS else []
        if not coming:
            return self.tr("Moved to %1.").replace("%1", self._acts.inside(wall))
        assert item.wall is not None
        count, first = self._ui.runtime.series.remaining(keys[0].post_id), coming[0].local
        told = (
            self.tr("%n time(s) of the series moved.", "", count)
            if count is not None
            else self.tr("The series moved; it has no end.")
        )
        was = self._acts.inside(first - (wall - item.wall))
        where = self.tr("The first: %1 → %2").replace("%1", was).replace("%2", self._acts.inside(first))
        return f"{told} {where}"

    def _shift(self, item: Carried, wall: datetime, meant: Meant) -> SeriesAct:
        series, post, was = self._ui.runtime.series, item.post_id, item.wall
        assert was is not None
        way = {Meant.THIS: series.detach, Meant.FOLLOWING: series.split, Meant.ALL: series.shift}[meant]
        return self._do(self.tr("move of a post that comes back"), lambda: way(post, was, wall))

    def asks_before_deleting(self, chosen: Iterable[CalendarEntry]) -> bool:
        """True where some of them come back: it is asked, and nothing is done yet."""
        again = [each for each in chosen if each.recurs and parcel.coming(each)]
        if again:
            self.ask_delete(again)
        return bool(again)

    def ask_delete(self, chosen: Sequence[CalendarEntry]) -> None:
        """Leave these out, or end their series."""
        texts = {
            Meant.THIS: self.tr("Only this one: the others still go out"),
            Meant.FOLLOWING: self.tr("This one and those after it: the series ends"),
        }
        title = self.tr("Leave out %n post(s) that come(s) back", "", len(chosen))
        self._ask(title, self.tr("Leave out"), texts, lambda meant: self._leave_out(chosen, meant))

    def _leave_out(self, chosen: Sequence[CalendarEntry], meant: Meant) -> None:
        with self._together(self.tr("leaving out of %n post(s)", "", len(chosen)), len(chosen)):
            for entry in chosen:
                (self.skip if meant is Meant.THIS else self.end)(entry)

    # -- acts ---------------------------------------------------------------------------------------------------

    def skip(self, entry: CalendarEntry) -> None:
        """This one does not go out; the series goes on."""
        series = self._ui.runtime.series
        self._do(self.tr("leaving out of a post"), lambda: series.skip(entry.post_id, entry.wall))
        told = self.tr("Left out on %1; the series goes on.").replace("%1", self._acts.inside(entry.wall))
        self._acts.said.emit(told, True)

    def end(self, entry: CalendarEntry) -> None:
        """From this one on nothing of the series goes out."""
        series = self._ui.runtime.series
        self._do(self.tr("end of a series"), lambda: series.end(entry.post_id, entry.wall))
        told = self.tr("The series ends before %1.").replace("%1", self._acts.inside(entry.wall))
        self._acts.said.emit(told, True)

    def tried(self, act: Callable[[CalendarEntry], None], entry: CalendarEntry) -> None:
        """The same from a menu, where no dialog would tell what is wrong."""
        self._acts.succeeds(lambda: act(entry))

    def ask_repeat(self, entry: CalendarEntry) -> None:
        """How a post comes back."""
        stored = self._ui.runtime.posts.show(entry.post_id).recurrence
        rule = Rule.from_json(stored) if stored else None
        repeating.ask(self._ui, self._page, rule, entry.wall, lambda made: self._repeat(entry.post_id, rule, made))

    def _repeat(self, post: int, before: Rule | None, after: Rule | None) -> None:
        if before == after:
            return
        posts = self._ui.runtime.posts

        def write(rule: Rule | None) -> None:
            posts.edit(post, PostPatch(recurrence=rule.to_json() if rule is not None else None))

        write(after)
        self._acts.keep(self.tr("repetition of a post"), lambda: write(after), lambda: write(before))
        told = self.tr("Repetition: %1").replace("%1", repeating.sentence(self._ui, after))
        self._acts.said.emit(told, True)

    # -- carrying out -------------------------------------------------------------------------------------------

    def _do(self, name: str, act: Callable[[], SeriesAct]) -> SeriesAct:
        """Act, and keep the way back; a refusal is told where it was asked."""
        done = [act()]

        def again() -> None:
            done[0] = act()

        self._acts.keep(name, again, lambda: self._ui.runtime.series.undo(done[0]))
        return done[0]

    def _together(self, name: str, count: int) -> AbstractContextManager[None]:
        """Several acts are one to undo."""
        return self._macro(name) if count > 1 else nullcontext()

    @contextmanager
    def _macro(self, name: str) -> Iterator[None]:
        self._ui.undo.beginMacro(name)
        try:
            yield
        finally:
            self._ui.undo.endMacro()
