"""Wall time and zone to an instant, and back; times that do not exist or exist twice are decided by rule and reported.

The rule (DESIGN 10): a time that the clocks skip moves to the first valid instant after the gap; a time that the
clocks show twice is the first of the two. Python's `zoneinfo` does neither by itself and says nothing. The datetimes
in a `WallTime` are naive; every instant is aware and UTC; neither is taken for the other.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass
from smdesk.core.zones import zone as find_zone


@dataclass(frozen=True, slots=True)
class WallTime:
    """What a clock on the wall of a zone shows.

    `local.fold` is 1 only where somebody named the second of two equal times, by an offset or an instant. It is not
    stored: `rederive` finds it again from the instant that was stored with the wall time.
    """

    local: datetime  # naive
    zone: str  # IANA name

    def __post_init__(self) -> None:
        if self.local.tzinfo is not None:
            raise InvalidInput("bad_time", text=self.local.isoformat(), reason="aware")

    def __str__(self) -> str:
        return f"{self.local.isoformat(' ', _precision(self.local))} {self.zone}"

    @property
    def text(self) -> str:
        """`2026-12-01 09:00`, with seconds only where there are any; the form in which it is stored and shown."""
        return self.local.isoformat(" ", _precision(self.local))


@dataclass(frozen=True, slots=True)
class Gap:
    """The clocks skip the time that was asked for. Both naive, in the zone."""

    asked: datetime
    used: datetime


@dataclass(frozen=True, slots=True)
class Overlap:
    """The clocks show the time twice. All aware, UTC; `used` is one of the two."""

    first: datetime
    second: datetime
    used: datetime


Notice = Gap | Overlap | None


@dataclass(frozen=True, slots=True)
class Resolved:
    """The instant that a wall time stands for, and what had to be decided to find it."""

    instant: datetime  # aware, UTC
    notice: Notice = None


@dataclass(frozen=True, slots=True)
class Rederived:
    """A stored wall time resolved again; `changed` when the zone data give another instant than before."""

    resolved: Resolved
    changed: bool


def resolve(wall: WallTime) -> Resolved:
    """The instant of a wall time.

    Raises:
        InvalidInput: `unknown_zone`; `bad_time` with reason `out_of_range` at the ends of the calendar.
    """
    tz = find_zone(wall.zone)
    local = wall.local
    try:
        early, late = (local.replace(tzinfo=tz, fold=fold).astimezone(UTC) for fold in (0, 1))
        if _shown(early, tz) != _bare(local):
            instant = _after_gap(_bare(local), late, early, tz)
            return Resolved(instant, Gap(_bare(local), _shown(instant, tz)))
    except OverflowError as error:
        raise InvalidInput("bad_time", text=wall.text, reason="out_of_range") from error
    if early == late:
        return Resolved(early)
    used = late if local.fold else early
    return Resolved(used, Overlap(early, late, used))


def from_utc(instant: datetime, zone: str) -> WallTime:
    """What the clocks of a zone show at an instant; `resolve` of the result gives the instant back.

    Raises:
        InvalidInput: `unknown_zone`; `bad_time` with reason `naive` or `out_of_range`.
    """
    return WallTime(in_zone(instant, zone).replace(tzinfo=None), zone)


def in_zone(instant: datetime, zone: str) -> datetime:
    """The instant as an aware datetime in a zone, for showing with its offset and for day boundaries.

    Raises:
        InvalidInput: `unknown_zone`; `bad_time` with reason `naive` or `out_of_range`.
    """
    tz = find_zone(zone)
    if instant.tzinfo is None:
        raise InvalidInput("bad_time", text=instant.isoformat(), reason="naive")
    try:
        return instant.astimezone(UTC).astimezone(tz)
    except OverflowError as error:
        raise InvalidInput("bad_time", text=instant.isoformat(), reason="out_of_range") from error


def parse(text: str, zone: str, now: datetime) -> WallTime:
    """The wall time in `zone` that a person means. `now` is aware; whether the time has passed is not judged here.

    Takes ISO 8601 with a blank or a T, with seconds or without; with an offset or Z it is that instant, shown in the
    zone. Also `today`, `tomorrow`, `hoy`, `mañana`, `pasado mañana` with an hour, `now`, and `+10s`, `+10m`, `+2h`,
    `in 10 s`, `en 10 min`. `+1d` is the same wall time a day later. Fractions of a second are dropped, except that
    a delay counts from the end of the present second, so that `+1s` has not passed when it is looked at.

    Raises:
        InvalidInput: `unknown_zone`; `bad_time` with `text` and reason `format`, `no_such_date`, `no_such_hour`,
            `hour_missing` or `out_of_range`.
    """
    from smdesk.core import typedtime  # only where somebody types a time

    here = in_zone(now, zone)
    asked = typedtime.read(text)
    try:
        match asked:
            case typedtime.Absolute(local, offset) if offset is not None:
                return _wall((local - offset).replace(tzinfo=UTC), zone)
            case typedtime.Absolute(local):
                return WallTime(local, zone)
            case typedtime.OnDay(days, hour):
                return WallTime(datetime.combine(here.date() + timedelta(days=days), hour), zone)
            case typedtime.SameHour(days):
                local = here.replace(tzinfo=None, fold=0, microsecond=0)
                return WallTime(local + timedelta(days=days), zone)
            case typedtime.FromNow(delay):
                whole = here.astimezone(UTC) + timedelta(microseconds=-here.microsecond % 1_000_000)
                return _wall(whole + delay if delay else here.replace(microsecond=0), zone)
    except OverflowError as error:
        raise InvalidInput("bad_time", text=text, reason="out_of_range") from error


def day_bounds(day: date, zone: str) -> tuple[datetime, datetime]:
    """First instant of a day in a zone and of the day after, UTC; 23 to 25 hours apart, or none for a skipped day.

    Raises:
        InvalidInput: as `resolve`.
    """
    try:
        following = day + timedelta(days=1)
    except OverflowError as error:
        raise InvalidInput("bad_time", text=day.isoformat(), reason="out_of_range") from error
    first, last = (resolve(WallTime(datetime(d.year, d.month, d.day), zone)).instant for d in (day, following))  # noqa: DTZ001
    return first, last


def rederive(wall: WallTime, old_instant: datetime) -> Rederived:
    """Resolve a stored wall time again, after new zone data; a time that exists twice stays the one it was.

    Raises:
        InvalidInput: as `resolve`; `bad_time` with reason `naive` for a naive `old_instant`.
    """
    if old_instant.tzinfo is None:
        raise InvalidInput("bad_time", text=old_instant.isoformat(), reason="naive")
    resolved = resolve(wall)
    if isinstance(resolved.notice, Overlap) and resolved.notice.second == old_instant:
        resolved = Resolved(old_instant.astimezone(UTC), replace(resolved.notice, used=resolved.notice.second))
    return Rederived(resolved, resolved.instant != old_instant)


def _wall(instant: datetime, zone: str) -> WallTime:
    return WallTime(instant.astimezone(find_zone(zone)).replace(tzinfo=None), zone)


def _precision(local: datetime) -> str:
    if local.microsecond:
        return "microseconds"
    return "seconds" if local.second else "minutes"


def _bare(local: datetime) -> datetime:
    return local.replace(tzinfo=None, fold=0)


def _shown(instant: datetime, tz: ZoneInfo) -> datetime:
    """What the clocks show, without the mark of the second of two equal times."""
    return instant.astimezone(tz).replace(tzinfo=None, fold=0)


def _after_gap(asked: datetime, before: datetime, after: datetime, tz: ZoneInfo) -> datetime:
    """The first instant whose wall time lies beyond `asked`; zones change on whole seconds only."""
    low, high = int(before.timestamp()), int(after.timestamp()) + 1
    while high - low > 1:
        middle = (low + high) // 2
        if _shown(datetime.fromtimestamp(middle, UTC), tz) > asked:
            high = middle
        else:
            low = middle
    return datetime.fromtimestamp(high, UTC)
