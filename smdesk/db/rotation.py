"""Which backups are kept: a pure rule over their times and reasons."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from pathlib import Path

from smdesk.core.records import dataclass

DAILY = "daily"
MANUAL = "manual"
BEFORE_UPGRADE = "before-upgrade"
BEFORE_RESTORE = "before-restore"


@dataclass(frozen=True, slots=True)
class Keep:
    """How many are kept: the newest of each of the last days, ISO weeks and months that have one; and the others."""

    daily: int = 7
    weekly: int = 8
    monthly: int = 12
    before_upgrade: int = 5
    before_restore: int = 5


@dataclass(frozen=True, slots=True)
class Dated:
    """A backup as far as the rule looks: its file, when it was made (UTC) and why."""

    path: Path
    made_at: datetime
    reason: str


def surplus(backups: Iterable[Dated], keep: Keep) -> list[Dated]:
    """Those that may go. What the person made by hand stays, and the newest of all always does."""
    newest_first = sorted(backups, key=lambda each: (each.made_at, each.path.name), reverse=True)
    daily = [each for each in newest_first if each.reason == DAILY]
    kept = set(newest_first[:1])
    kept |= _newest_of_each(daily, keep.daily, lambda at: at.date())
    kept |= _newest_of_each(daily, keep.weekly, lambda at: at.isocalendar()[:2])
    kept |= _newest_of_each(daily, keep.monthly, lambda at: (at.year, at.month))
    kept |= set([each for each in newest_first if each.reason.startswith(BEFORE_UPGRADE)][: keep.before_upgrade])
    kept |= set([each for each in newest_first if each.reason == BEFORE_RESTORE][: keep.before_restore])
    known = (DAILY, BEFORE_UPGRADE, BEFORE_RESTORE)
    return [each for each in newest_first if each not in kept and each.reason.startswith(known)]


def _newest_of_each(newest_first: list[Dated], periods: int, period: Callable[[datetime], Hashable]) -> set[Dated]:
    first: dict[Hashable, Dated] = {}
    for each in newest_first:
        first.setdefault(period(each.made_at), each)
    return set(list(first.values())[:periods])
