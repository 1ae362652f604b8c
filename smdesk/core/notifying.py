"""What a person is told of, when, and in how many notifications: pure, no sentences, no clock of its own.

The rules are those of the screens' specification (4.7): each kind can be switched off, quiet hours hold back all but
failures, and many happenings of one cause are one notification that grows instead of many.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from datetime import datetime, time, timedelta
from enum import StrEnum

from smdesk.core.records import dataclass


class Kind(StrEnum):
    """Reasons to speak up."""

    SOON = "soon"  # goes out, or is the person's turn, in a while
    DUE = "due"  # the person's turn now
    PUBLISHED = "published"
    LATE = "late"  # came due while nobody could send it
    FAILED = "failed"
    UNCONFIRMED = "unconfirmed"
    ACCOUNT = "account"  # a channel must be connected again
    EXPIRING = "expiring"  # the access of a channel ends soon
    DESK = "desk"  # the desk itself: full disk, no backup


#: The setting that switches a kind; the time before (`notify.lead`) is that of SOON.
SWITCHES = {
    Kind.DUE: "notify.assisted",
    Kind.PUBLISHED: "notify.published",
    Kind.LATE: "notify.late",
    Kind.FAILED: "notify.failed",
    Kind.UNCONFIRMED: "notify.failed",
    Kind.ACCOUNT: "notify.account",
    Kind.EXPIRING: "notify.expiring",
    Kind.DESK: "notify.desk",
}
#: Not held back by quiet hours: what fails at night was meant to go out at night.
_WAKES = frozenset({Kind.FAILED, Kind.UNCONFIRMED, Kind.ACCOUNT, Kind.DESK})

#: How long happenings of one cause go into one notification, counted from the first.
TOGETHER = {
    Kind.SOON: timedelta(seconds=60),
    Kind.DUE: timedelta(minutes=5),
    Kind.PUBLISHED: timedelta(seconds=60),
    Kind.LATE: timedelta(minutes=10),
    Kind.FAILED: timedelta(hours=1),
    Kind.UNCONFIRMED: timedelta(hours=1),
    Kind.ACCOUNT: timedelta(days=3650),  # until it is repaired
    Kind.EXPIRING: timedelta(days=3650),  # until it is connected again
    Kind.DESK: timedelta(hours=6),
}
#: After the first happening of a group this long, for those that come with it.
SETTLE = timedelta(seconds=2)
#: At most one new notification in this time: what else comes meanwhile waits, and grows together. An announcement
#: holds back other announcements only: what is due now must not wait for what was said of it before.
APART = timedelta(seconds=60)
#: What is nearer than this, and than half of the lead, is not announced any more: the thing itself is told first.
NEAR = timedelta(seconds=60)
#: Which of several that are ready goes first.
_FIRST = (
    Kind.FAILED, Kind.UNCONFIRMED, Kind.DUE, Kind.ACCOUNT, Kind.DESK, Kind.LATE, Kind.EXPIRING, Kind.SOON,
    Kind.PUBLISHED,
)  # fmt: skip
#: A notification that stands grows at most this often.
GROW = timedelta(seconds=10)


#: Days before an access ends at which the person is told, each once (NETWORKS 0.2); other networks than these: a week.
# Google: only while the consent screen is in testing, when an access lasts seven days in all.
LEADS = {"linkedin": (10, 3), "youtube": (2,), "google_business": (2,)}
USUAL_LEADS = (7,)


def lead_reached(network: str, left: timedelta) -> int | None:
    """The last of a network's leads that has been reached, in days; None while none is, and once the access is over."""
    reached = [lead for lead in LEADS.get(network, USUAL_LEADS) if timedelta(0) < left <= timedelta(days=lead)]
    return min(reached, default=None)


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for one client."""

    lead_min: int = 15  # 0: not told beforehand
    off: frozenset[Kind] = frozenset({Kind.PUBLISHED})

    def allow(self, kind: Kind) -> bool:
        """True when the person wants to hear of this kind."""
        return self.lead_min > 0 if kind is Kind.SOON else kind not in self.off


@dataclass(frozen=True, slots=True)
class Quiet:
    """When to keep still: until an instant, and between two times of day, which may lie on both sides of midnight."""

    until: datetime | None = None
    hours: tuple[time, time] | None = None

    def holds(self, kind: Kind, now: datetime, wall: time) -> bool:
        """True when this kind waits. `wall` is what the computer's clock shows at `now`."""
        if self.until is not None and now < self.until:
            return True
        if self.hours is None or kind in _WAKES:
            return False
        first, last = self.hours
        return first <= wall < last if first <= last else wall >= first or wall < last


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that a person may want to hear of; numbers are 0 where there is none."""

    kind: Kind
    publication: int = 0
    channel: int = 0
    code: str = ""
    due: datetime | None = None  # of what is to come

    @property
    def cause(self) -> tuple[str, ...]:
        """What makes happenings one notification."""
        match self.kind:
            case Kind.FAILED:
                return (self.kind, str(self.channel), self.code)
            case Kind.UNCONFIRMED | Kind.ACCOUNT | Kind.EXPIRING:
                return (self.kind, str(self.channel))
            case Kind.DESK:
                return (self.kind, self.code)
            case _:
                return (self.kind,)


@dataclass(frozen=True, slots=True)
class Notice:
    """One notification. The same `tag` again means: it has grown, show it in the place of the old one."""

    tag: str
    kind: Kind
    publications: tuple[int, ...]
    channel: int = 0
    code: str = ""
    due: datetime | None = None  # the first of what is to come


@dataclass(slots=True)
class _Group:
    tag: str
    first: datetime
    members: list[Happening] = field(default_factory=list)
    shown: int = 0  # members at the last showing
    shown_at: datetime | None = None

    def ready_at(self) -> datetime:
        return self.first + SETTLE if self.shown_at is None else self.shown_at + GROW


class Planner:
    """Takes in what happens and gives out what to show. One thread; every instant is aware."""

    def __init__(self) -> None:
        self._groups: dict[tuple[str, ...], _Group] = {}
        self._count = 0
        self._latest: datetime | None = None  # when something new was shown last, announcements aside
        self._shown: datetime | None = None  # when anything new was shown last
        self._soon: dict[int, datetime] = {}  # publication → the due time it was announced for

    def heard(self, happening: Happening, rules: Rules, now: datetime) -> None:
        """Something happened. What the rules switch off, and what has been heard already, is left out."""
        if not rules.allow(happening.kind):
            return
        group = self._groups.get(happening.cause)
        if group is None or (now - group.first > TOGETHER[happening.kind] and group.shown == len(group.members)):
            self._count += 1
            group = self._groups[happening.cause] = _Group(f"{happening.kind}:{self._count}", now)
        if not any(_same(happening, member) for member in group.members):
            group.members.append(happening)

    def upcoming(self, happening: Happening, rules: Rules, now: datetime) -> None:
        """A publication to come, at each look: it is announced once when its time comes near, anew after it was moved,
        and not at all when it was scheduled for the next minute: whoever did that knows.
        """
        due, lead = happening.due, timedelta(minutes=rules.lead_min)
        if due is None or not now + min(NEAR, lead / 2) < due <= now + lead:
            return
        if self._soon.get(happening.publication) != due:
            self._soon[happening.publication] = due
            self.heard(happening, rules, now)

    def settled(self, publications: Iterable[int]) -> tuple[str, ...]:
        """These need nobody any more: what is not shown yet is dropped; returns tags that have nothing left to say."""
        return self._drop(set(publications), frozenset(Kind) - {Kind.PUBLISHED})

    def begun(self, publications: Iterable[int]) -> tuple[str, ...]:
        """The time of these has come: they are announced no more; returns tags that have nothing left to say."""
        return self._drop(set(publications), frozenset({Kind.SOON}))

    def _drop(self, gone: set[int], kinds: frozenset[Kind]) -> tuple[str, ...]:
        empty = []
        for cause, group in list(self._groups.items()):
            kept = [member for member in group.members if member.publication not in gone]
            if len(kept) == len(group.members) or cause[0] not in kinds:
                continue
            shown_kept = sum(member.publication not in gone for member in group.members[: group.shown])
            group.members, group.shown = kept, shown_kept
            if not kept:
                del self._groups[cause]
                if group.shown_at is not None:
                    empty.append(group.tag)
        return tuple(empty)

    def repaired(self, channel: int) -> tuple[str, ...]:
        """The channel works again: the next trouble with its account is a new one. Tags that can be taken away."""
        return self._forget(Kind.ACCOUNT, channel)

    def extended(self, channel: int) -> tuple[str, ...]:
        """The access of the channel lasts again. Tags that can be taken away."""
        return self._forget(Kind.EXPIRING, channel)

    def _forget(self, kind: Kind, channel: int) -> tuple[str, ...]:
        group = self._groups.pop((kind, str(channel)), None)
        return (group.tag,) if group is not None and group.shown_at is not None else ()

    def ready(self, now: datetime, wall: time, quiet: Quiet) -> list[Notice]:
        """What is to be shown now. `wall` is what the computer's clock shows."""
        notices = []
        for cause, group in sorted(self._groups.items(), key=lambda item: _FIRST.index(Kind(item[0][0]))):
            if cause[0] == Kind.SOON:
                self._drop_past(group, now)
            kind = Kind(cause[0])
            if group.shown_at is None and self._too_close(kind, now):
                continue
            if group.shown < len(group.members) and now >= group.ready_at() and not quiet.holds(kind, now, wall):
                if group.shown_at is None:
                    self._note_new(kind, now)
                group.shown, group.shown_at = len(group.members), now
                notices.append(_notice(kind, group))
            if now - group.first > TOGETHER[kind] and group.shown == len(group.members):
                del self._groups[cause]
        self._soon = {number: due for number, due in self._soon.items() if due > now}
        return notices

    def _too_close(self, kind: Kind, now: datetime) -> bool:
        """True while a new notification of this kind must wait for the last one's minute to pass."""
        last = self._shown if kind is Kind.SOON else self._latest
        return last is not None and now < last + APART

    def _note_new(self, kind: Kind, now: datetime) -> None:
        self._shown = now
        if kind is not Kind.SOON:
            self._latest = now

    @staticmethod
    def _drop_past(group: _Group, now: datetime) -> None:
        """An announcement that quiet hours held back until it was too late is none."""
        waiting = [member for member in group.members[group.shown :] if member.due is None or member.due > now]
        group.members[group.shown :] = waiting


def _same(one: Happening, other: Happening) -> bool:
    """True when it is the same thing heard twice; a publication's new time is another thing."""
    return one.publication == other.publication and one.due == other.due and one.code == other.code


def _notice(kind: Kind, group: _Group) -> Notice:
    first = group.members[0]
    dues = [member.due for member in group.members if member.due is not None]
    ids = tuple(dict.fromkeys(member.publication for member in group.members if member.publication))
    return Notice(group.tag, kind, ids, first.channel, first.code, min(dues, default=None))
