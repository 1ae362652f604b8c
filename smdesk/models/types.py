"""Column types: aware UTC instants, wall times, JSON and enums, each stored as text that a person can read."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


def _time(value: str | None) -> datetime | None:
    """Given out as the processor itself: a value of each row goes through it, and `TypeDecorator` would go around."""
    return None if value is None else datetime.fromisoformat(value)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant, stored as `2026-12-01T08:00:00.000000Z`: fixed width, so text order is time order."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime is no instant")
        # Twice as fast as strftime(), and each row has several; years before 1000 have four digits here on any system.
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], datetime | None]:
        return _time


class WallTime(TypeDecorator[datetime]):
    """A naive wall time, stored as `2026-12-01T09:00:00`; its zone is a column beside it."""

    impl = String(26)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is not None:
            raise ValueError("a wall time has no offset; its zone is stored beside it")
        return value.isoformat()

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], datetime | None]:
        return _time


class Json(TypeDecorator[Any]):
    """A JSON value. NULL in the column is None; mutation in place is not tracked: assign a new value."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


class Enum(TypeDecorator[StrEnum]):
    """A `StrEnum`, stored as its value; an unknown value in the database is an error, not a guess."""

    impl = String(24)
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else self.kind(value).value

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], StrEnum | None]:
        kind, known = self.kind, {each.value: each for each in self.kind}

        def member(value: str | None) -> StrEnum | None:
            return None if value is None else known.get(value) or kind(value)

        return member
