"""How values are written in the database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects import sqlite

from smdesk.models.types import UtcDateTime

KATHMANDU = timezone(timedelta(hours=5, minutes=45))


@pytest.mark.parametrize(
    ("instant", "text"),
    [
        (datetime(2026, 12, 1, 8, tzinfo=UTC), "2026-12-01T08:00:00.000000Z"),
        (datetime(2026, 12, 1, 8, 5, 9, 70, tzinfo=KATHMANDU), "2026-12-01T02:20:09.000070Z"),
        (datetime(1, 1, 1, tzinfo=UTC), "0001-01-01T00:00:00.000000Z"),
        (None, None),
    ],
)
def test_an_instant_is_stored_at_one_width(instant: datetime | None, text: str | None) -> None:
    kept = UtcDateTime()
    assert kept.process_bind_param(instant, sqlite.dialect()) == text
    assert kept.result_processor(sqlite.dialect(), None)(text) == instant


def test_a_time_without_a_zone_is_no_instant() -> None:
    with pytest.raises(ValueError, match="naive"):
        UtcDateTime().process_bind_param(datetime(2026, 12, 1), sqlite.dialect())
