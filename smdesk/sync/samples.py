"""Storing measured values: append-only; a value that has not changed is kept once a day, and "no data" never as 0."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from smdesk.adapters.base import Sample
from smdesk.models import Sample as SampleRow
from smdesk.models import table_of

SAMPLE = table_of(SampleRow)
#: How far back the account's values are compared: the days that a network tells late.
BACK = timedelta(days=45)
#: What makes two values comparable: whose, which, of which span.
Key = tuple[int | None, str, str, datetime | None]


def store(
    connection: Connection,
    channel_id: int,
    samples: Iterable[Sample],
    whose: Mapping[str, int | None],
    now: datetime,
) -> int:
    """Keep what is new of these; how many. `whose` has the publication of each remote id, None for the account's own.

    A value of anything else was not asked for, and is left out.
    """
    wanted = [(whose[sample.remote_id], sample) for sample in samples if sample.remote_id in whose]
    latest = _latest(connection, channel_id, {each for each, _ in wanted if each is not None}, now)
    rows = []
    for publication, sample in wanted:
        known = latest.get((publication, sample.metric, sample.window, sample.start))
        if known is None or _news(known, sample):
            rows.append({
                "channel_id": channel_id, "publication_id": publication, "metric": sample.metric,
                "value": sample.value, "at": sample.at, "window": sample.window, "window_start": sample.start,
                "window_end": sample.end, "definition": sample.definition, "source": "api",
            })  # fmt: skip
    if rows:
        connection.execute(insert(SAMPLE), rows)
    return len(rows)


def _news(known: Row[Any], sample: Sample) -> bool:
    """True for another value, another way of counting, or a later day (of what is no day's value itself)."""
    if known.value != sample.value or known.definition != sample.definition:
        return True
    return sample.start is None and bool(known.at.date() < sample.at.date())


def _latest(connection: Connection, channel_id: int, publications: set[int], now: datetime) -> dict[Key, Row[Any]]:
    """The newest value from the network of each metric of these publications and of the account."""
    found: dict[Key, Row[Any]] = {}
    of_account = (SAMPLE.c.publication_id.is_(None)) & (SAMPLE.c.channel_id == channel_id) & (SAMPLE.c.at > now - BACK)
    for which in (SAMPLE.c.publication_id.in_(publications), of_account):
        newest = (
            select(func.max(SAMPLE.c.id).label("id"))
            .where(which, SAMPLE.c.source == "api", SAMPLE.c.dimension == "")
            .group_by(SAMPLE.c.publication_id, SAMPLE.c.metric, SAMPLE.c.window, SAMPLE.c.window_start)
            .subquery()
        )
        for row in connection.execute(select(SAMPLE).join(newest, newest.c.id == SAMPLE.c.id)):
            found[row.publication_id, row.metric, row.window, row.window_start] = row
    return found
