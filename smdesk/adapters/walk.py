"""Reading an inbox that is several lists, each from the newest backwards: the walk through them is the cursor.

It holds what is still to be read (`todo`), since when something may be new, and marks of what came in the day before
that: a message may be shown late, or be changed, and then comes once more. What comes in again beyond the marks that
are kept is known to the inbox.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import UTC, datetime, timedelta
from typing import Any

from smdesk.adapters.base import InboxMessage
from smdesk.core.records import dataclass

BACK = timedelta(days=30)  # things of ours that are looked under
OVERLAP = timedelta(hours=24)
SEEN = 2000  # marks that are kept


@dataclass(slots=True)
class Walk:
    """A reading that is under way."""

    start: datetime
    after: datetime | None = None  # nothing older is new; None at the first reading
    seen: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)  # marks for the next walk
    todo: list[list[str]] = field(default_factory=list)  # list, whose, place in it
    kept: dict[str, Any] = field(default_factory=dict)  # what else a network remembers from one walk to the next
    noted: dict[str, Any] = field(default_factory=dict)  # the same of this walk

    @classmethod
    def of(cls, cursor: str, now: datetime, lists: Sequence[str]) -> Walk:
        """The walk of a cursor; a new one through these lists where none is under way."""
        told = _read(cursor)
        todo = [each for each in _list(told.get("todo")) if isinstance(each, list) and len(each) == 3]
        start = _instant(told.get("start")) if todo else None
        seen = [str(each) for each in _list(told.get("seen"))]
        after, kept = _instant(told.get("after")), _map(told.get("kept"))
        if start is None:
            return cls(now, after, seen, todo=[[name, "", ""] for name in lists], kept=kept)
        new = [str(each) for each in _list(told.get("new"))]
        return cls(start, after, seen, new, todo, kept, _map(told.get("noted")))

    @property
    def since(self) -> datetime:
        """What was written before that is not new."""
        return self.after - OVERLAP if self.after else self.start - BACK

    @property
    def earliest(self) -> datetime:
        """What of ours was published before that is not looked under."""
        return self.start - BACK

    def cursor(self) -> str:
        """As it is stored."""
        told: dict[str, Any]
        if self.todo:
            told = {"after": self.after.isoformat() if self.after else "", "seen": self.seen, "kept": self.kept,
                    "start": self.start.isoformat(), "new": self.new[-SEEN:], "todo": self.todo,
                    "noted": self.noted}  # fmt: skip
        else:
            told = {"after": self.start.isoformat(), "seen": self.new[-SEEN:], "kept": self.noted}
        return json.dumps(told, separators=(",", ":"))

    def news(self, found: Iterable[InboxMessage]) -> tuple[InboxMessage, ...]:
        """Those that are to be given now, oldest first; they are remembered."""
        return tuple(message for message in sorted(found, key=lambda each: each.at) if self._is_new(message))

    def go_on(self, name: str, whose: str, place: str, messages: Sequence[InboxMessage]) -> None:
        """Read further back in a list, when all that was read of it may be new."""
        if place and messages and min(each.at for each in messages) >= self.since:
            self.todo.insert(0, [name, whose, place])

    def _is_new(self, message: InboxMessage) -> bool:
        if message.at < self.since:
            return False
        mark = _mark(message)
        known = mark in self.seen or mark in self.new
        if mark not in self.new and message.at >= self.start - OVERLAP:
            self.new.append(mark)
        return not known


def _mark(message: InboxMessage) -> str:
    """What tells a message in its present state, in few signs."""
    said = f"{message.id}\n{message.hidden}\n{message.text}".encode("utf-8", "replace")
    return base64.b64encode(hashlib.sha256(said).digest()[:9]).decode()


def _read(cursor: str) -> dict[str, Any]:
    try:
        return _map(json.loads(cursor)) if cursor else {}
    except ValueError:
        return {}


def _map(value: object) -> dict[str, Any]:
    return dict(value) if isinstance(value, Mapping) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _instant(value: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) and value else None
    except ValueError:
        return None
    return found.astimezone(UTC) if found is not None and found.tzinfo else None
