"""What needs the person, made from rows: each thing once, with the posts and publications it concerns."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row

from smdesk.core.errors import KEYRING_CLOSED
from smdesk.core.publication import State
from smdesk.core.records import dataclass
from smdesk.core.walltime import WallTime, in_zone, resolve
from smdesk.services.media import Store
from smdesk.services.today.rows import Text
from smdesk.services.today.views import Going, Kind, Need, When
from smdesk.services.views import TaskView

#: Access that ends within this time is told of (SCREENS 5.6).
EXPIRING = timedelta(days=7)
#: A draft with a time is told of when so few days are left.
SOON_DAYS = 3
OLD_BACKUP = timedelta(hours=48)
#: Files of so many posts are looked for on the disk at one read.
LOOKED_FOR = 200

_KINDS = {
    State.FAILED: Kind.FAILED,
    State.UNCONFIRMED: Kind.QUESTION,
    State.LATE: Kind.LATE,
    State.ASSISTED: Kind.DUE,
    State.HELD: Kind.FILE,
}


@dataclass(frozen=True, slots=True)
class Wanting:
    """Posts, once for each of their media that no text stands for, and once for each whose file is gone."""

    undescribed: tuple[int, ...]
    gone: tuple[int, ...]

    @classmethod
    def of(cls, rows: Sequence[Row[Any]], store: Store) -> Wanting:
        """Of media as `today_rows.media` gives them; files are looked for on the disk."""
        return cls(
            tuple(row.post_id for row in rows if not row.described and row.mime.startswith("image/")),
            tuple(row.post_id for row in rows[:LOOKED_FOR] if not store.path(row.sha256).is_file()),
        )


class Gathering:
    """Takes rows in, one kind after the other, and gives the list out in its order."""

    def __init__(self, now: datetime, day: date, zone: str, known: Mapping[int, Text]) -> None:
        self._now = now
        self._day = day
        self._zone = zone
        self._known = known
        self._made: dict[str, Need] = {}
        self.undescribed: dict[int, set[int]] = {}  # client → posts with a picture that no text stands for

    def needs(self) -> tuple[Need, ...]:
        """All of them."""
        return tuple(sorted(self._made.values(), key=lambda need: need.order))

    def troubles(self, rows: Iterable[Row[Any]]) -> None:
        """Publications on which nothing goes on without the person; those of one post and one kind are one need."""
        for row in rows:
            kind = _KINDS[State(row.state)]
            comment = row.kind == "comment"
            key = f"{kind}:{row.post_id}:{row.wall_time.isoformat()}" + (":comment" if comment else "")
            known = self._made.get(key)
            if known is not None:
                self._made[key] = replace(
                    known,
                    publications=(*known.publications, row.id),
                    networks=tuple(dict.fromkeys((*known.networks, row.network))),
                    count=known.count + 1,
                )
                continue
            self._made[key] = Need(
                kind=kind,
                when=When.NOW,
                key=key,
                client_id=row.client_id,
                client=row.client,
                title=self._title(row.post_id),
                posts=(row.post_id,),
                publications=(row.id,),
                channel_id=row.channel_id,
                channel=row.handle,
                networks=(row.network,),
                due=row.due_utc,
                wall=row.wall_time,
                code=row.error_code or row.hold_reason,
                why=row.error_why,
                comment=comment,
            )

    def channels(self, rows: Iterable[Row[Any]]) -> None:
        """Channels that must be connected again, now or soon."""
        for row in rows:
            ends = expires_at(row.facts)
            if row.problem in KEYRING_CLOSED:
                self._keyring(row)
                continue
            if row.problem or (ends is not None and ends <= self._now):
                kind, when, code = Kind.CHANNEL, When.NOW, row.problem or "token_expired"
            elif ends is not None and ends - self._now <= EXPIRING:
                today = in_zone(ends, self._zone).date() <= self._day
                kind, when, code = Kind.EXPIRING, When.TODAY if today else When.WEEK, ""
            else:
                continue
            left = days_left(ends, self._now) if kind is Kind.EXPIRING and ends is not None else 1
            key = f"{kind}:{row.id}"
            self._made[key] = Need(
                kind, when, key, row.client_id, row.client, channel_id=row.id, channel=row.handle,
                networks=(row.network,), due=ends, code=code, count=left,
            )  # fmt: skip

    def _keyring(self, row: Row[Any]) -> None:
        """One thing to do, however many channels wait for it."""
        key = f"{Kind.KEYRING}"
        known = self._made.get(key)
        first = Need(Kind.KEYRING, When.NOW, key, code=row.problem, channel_id=row.id, channel=row.handle)
        self._made[key] = first if known is None else replace(known, count=known.count + 1)

    def drafts(self, lines: Iterable[Going]) -> None:
        """Posts that have a time and are not scheduled: waiting for the client, for art, for the person."""
        for line in lines:
            day = in_zone(line.due, self._zone).date()
            away = (day - self._day).days
            if line.stage == "changes":
                self._draft(Kind.CHANGES, When.TODAY, line)
            elif line.stage == "in_design":
                self._artless(line, day)
            elif line.stage == "with_client" or (line.approval and line.stage != "approved"):
                if away <= 1:
                    self._draft(Kind.UNAPPROVED, When.TODAY, line)
            elif line.stage != "idea" and away <= SOON_DAYS:
                self._draft(Kind.UNPLANNED, self._near(day), line)

    def _draft(self, kind: Kind, when: When, line: Going) -> None:
        key = f"{kind}:{line.post_id}:{line.wall.isoformat()}"
        self._made[key] = Need(
            kind, when, key, line.client_id, line.client, line.title, (line.post_id,), networks=line.networks,
            due=line.due, wall=line.wall,
        )  # fmt: skip

    def _artless(self, line: Going, day: date) -> None:
        """By client, as the sheet for the designer is."""
        key = f"{Kind.ART}:{line.client_id}"
        known = self._made.get(key)
        if known is None:
            self._made[key] = Need(
                Kind.ART, self._near(day), key, line.client_id, line.client, line.title, (line.post_id,),
                due=line.due, wall=line.wall, days=(day,),
            )  # fmt: skip
            return
        self._made[key] = replace(
            known,
            when=min(known.when, self._near(day)),
            posts=(*known.posts, line.post_id),
            days=tuple(sorted({*known.days, day})),
            count=known.count + 1,
        )

    def backup(self, newest: datetime | None, *, posts: bool) -> None:
        """The newest backup, where it is known, is older than two days."""
        if posts and newest is not None and self._now - newest > OLD_BACKUP:
            self._made[Kind.BACKUP] = Need(Kind.BACKUP, When.TODAY, Kind.BACKUP, due=newest)

    def tasks(self, tasks: Iterable[TaskView]) -> None:
        """Tasks whose day has come."""
        for task in tasks:
            key = f"{Kind.TASK}:{task.id}"
            self._made[key] = Need(
                Kind.TASK, When.TODAY, key, task.client_id, task.client, task.text, days=(task.due or self._day,),
                task_id=task.id,
            )  # fmt: skip

    def contests(self, rows: Iterable[Row[Any]]) -> None:
        """Contests that close today or tomorrow, and those that have closed and are to be drawn.

        Code `promise`: it closes, and nothing has been promised that could be checked; `closes`; `draw`.
        """
        for row in rows:
            closes = resolve(WallTime(row.closes, row.zone)).instant
            over = closes <= self._now
            wall = (row.draws or row.closes) if over else row.closes
            due = resolve(WallTime(wall, row.zone)).instant
            when = self._near(in_zone(due, self._zone).date())
            if when is not When.TODAY:
                continue
            code = "draw" if over else "closes" if row.promised else "promise"
            key = f"{Kind.CONTEST}:{row.id}:{code}"
            self._made[key] = Need(
                Kind.CONTEST, when, key, row.client_id, row.client, row.name, due=due, wall=wall, code=code,
                row=row.id, detail="contest",
            )  # fmt: skip

    def media(self, lines: Iterable[Going], wanting: Wanting) -> None:
        """Pictures without a text that stands for them, by client; files that are gone, by post."""
        first = {line.post_id: line for line in reversed(list(lines)) if not line.over}
        for post in wanting.undescribed:
            self._undescribed(first[post])
        for post in wanting.gone:
            self._gone(first[post])

    def _undescribed(self, line: Going) -> None:
        self.undescribed.setdefault(line.client_id, set()).add(line.post_id)
        key = f"{Kind.ALT}:{line.client_id}"
        day = in_zone(line.due, self._zone).date()
        known = self._made.get(key)
        if known is None:
            self._made[key] = Need(
                Kind.ALT, self._near(day), key, line.client_id, line.client, posts=(line.post_id,), due=line.due,
                days=(day,),
            )  # fmt: skip
            return
        self._made[key] = replace(
            known,
            when=min(known.when, self._near(day)),
            posts=tuple(dict.fromkeys((*known.posts, line.post_id))),
            due=min(known.due or line.due, line.due),
            days=tuple(sorted({*known.days, day})),
            count=known.count + 1,
        )

    def _gone(self, line: Going) -> None:
        key = f"{Kind.FILE}:{line.post_id}"
        if not any(line.post_id in need.posts and need.kind is Kind.FILE for need in self._made.values()):
            day = in_zone(line.due, self._zone).date()
            self._made[key] = Need(
                Kind.FILE, self._near(day), key, line.client_id, line.client, line.title, (line.post_id,),
                networks=line.networks, due=line.due, wall=line.wall, code="media_missing",
            )  # fmt: skip

    def _near(self, day: date) -> When:
        """Today also what is for tomorrow: it is to be done today."""
        return When.TODAY if (day - self._day).days <= 1 else When.WEEK

    def _title(self, post: int) -> str:
        return self._known[post].title if post in self._known else ""


def days_left(ends: datetime, now: datetime) -> int:
    """Days until an access ends, the last one begun counted as a whole: what every place says of it."""
    return max(1, math.ceil((ends - now) / timedelta(days=1)))


def expires_at(facts: Mapping[str, Any]) -> datetime | None:
    """When an access ends, where the network says so (`expires_at`, ISO 8601); aware."""
    said = facts.get("expires_at")
    if not isinstance(said, str):
        return None
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        return None
    return found if found.tzinfo else None
