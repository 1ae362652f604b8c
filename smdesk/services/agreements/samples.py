"""Values of KPIs worked out from samples, a day at a time in the client's zone; what was not read is not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, or_, select

from smdesk.core import kpi as kpis
from smdesk.core.errors import InvalidInput
from smdesk.core.pace import Point
from smdesk.core.records import dataclass
from smdesk.core.walltime import in_zone
from smdesk.models import Channel, ImportBatch, Post, Publication, Sample, table_of

SOURCES = {"api": ("api", "hand"), "import": ("import", "hand")}
_SAMPLE, _CHANNEL, _PUBLICATION, _POST, _BATCH = (
    table_of(each) for each in (Sample, Channel, Publication, Post, ImportBatch)
)
#: What makes up `engagements` where a network does not tell the sum itself.
_PARTS = ("likes", "comments", "shares", "saves")
_MOST = 60_000  # rows that are read at once


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a KPI; without any, why."""

    points: tuple[Point, ...] = ()
    why: str = ""
    missing: tuple[str, ...] = ()


def of(
    connection: Connection, wanted: Sequence[Row[Any]], clients: Mapping[int, tuple[str, str]]
) -> dict[int, Values]:  # fmt: skip
    """The values of each of these KPIs (rows with their `client_id`), whose source is samples."""
    if not wanted:
        return {}
    metrics = _metrics(wanted)
    first = min((row.starts for row in wanted if row.starts), default="")
    accounts, posts = _read(connection, {row.client_id for row in wanted}, metrics, first)
    return {row.id: _values(row, accounts, posts, clients[row.client_id][1]) for row in wanted}


def _metrics(wanted: Iterable[Row[Any]]) -> set[str]:
    found: set[str] = set()
    for row in wanted:
        needs = _needs(row)
        found |= {*needs, *(_PARTS if "engagements" in needs else ())}
    return found


def _needs(row: Row[Any]) -> tuple[str, ...]:
    try:
        return kpis.entry(row.metric, row.formula).needs
    except InvalidInput:  # a metric of another version of smdesk
        return ()


def _read(
    connection: Connection, clients: Collection[int], metrics: Collection[str], first: str
) -> tuple[Sequence[Row[Any]], Sequence[Row[Any]]]:
    """Samples of accounts and of posts since the earliest first day, the oldest first."""
    undone = select(_BATCH.c.id).where(_BATCH.c.undone_at.is_not(None))
    start = datetime.fromisoformat(f"{first or '1970-01-01'}T00:00:00+00:00") - timedelta(days=2)
    counts = and_(
        _CHANNEL.c.client_id.in_(clients),
        _SAMPLE.c.metric.in_(metrics),
        _SAMPLE.c.dimension == "",
        or_(_SAMPLE.c.batch_id.is_(None), _SAMPLE.c.batch_id.not_in(undone)),
        _SAMPLE.c.at >= start,
    )
    what = (_SAMPLE.c.id, _SAMPLE.c.channel_id, _SAMPLE.c.metric, _SAMPLE.c.value, _SAMPLE.c.at, _SAMPLE.c.source)
    own: Select[Any] = (
        select(*what, _SAMPLE.c.window, _SAMPLE.c.window_end, _CHANNEL.c.client_id)
        .join(_CHANNEL, _CHANNEL.c.id == _SAMPLE.c.channel_id)
        .where(counts, _SAMPLE.c.publication_id.is_(None))
    )
    posts: Select[Any] = (
        select(*what, _SAMPLE.c.publication_id, _PUBLICATION.c.published_at, _POST.c.pillar_id, _POST.c.persona_id,
               _POST.c.campaign_id, _CHANNEL.c.client_id)
        .join(_CHANNEL, _CHANNEL.c.id == _SAMPLE.c.channel_id)
        .join(_PUBLICATION, _PUBLICATION.c.id == _SAMPLE.c.publication_id)
        .join(_POST, _POST.c.id == _PUBLICATION.c.post_id)
        .where(counts, _PUBLICATION.c.published_at >= start)
    )  # fmt: skip
    order = (_SAMPLE.c.at, _SAMPLE.c.id)
    return (
        connection.execute(own.order_by(*order).limit(_MOST)).all(),
        connection.execute(posts.order_by(*order).limit(_MOST)).all(),
    )


def _values(row: Row[Any], accounts: Sequence[Row[Any]], posts: Sequence[Row[Any]], zone: str) -> Values:
    needs = _needs(row)
    if not needs:
        return Values((), "no_data")
    starts = date.fromisoformat(row.starts) if row.starts else date.min
    series = {name: _measure(name, row, accounts, posts, zone, starts) for name in needs}
    missing = tuple(name for name in needs if not series[name])
    if missing:
        return Values((), "no_data", missing)
    entry = kpis.entry(row.metric, row.formula)
    days = sorted({day for name in needs for day in series[name]})
    points, why, standing = [], "", dict[str, float]()
    for day in days:
        standing |= {name: series[name][day] for name in needs if day in series[name]}
        worked = entry.value(standing)
        if worked.value is not None:
            points.append(Point(day, worked.value))
        else:
            why = worked.why
    return Values(tuple(points), "" if points else why)


def _measure(
    name: str, row: Row[Any], accounts: Sequence[Row[Any]], posts: Sequence[Row[Any]], zone: str, starts: date
) -> dict[date, float]:  # fmt: skip
    """What a measure stood at on each day on which something was read: the total since the first day, or the level."""
    names = {name} if name != "engagements" else {name, *_PARTS}
    mine = [each for each in accounts if each.metric in names and _whose(row, each)]
    if kpis.inputs()[name] == "last":
        return _level([each for each in mine if each.metric == name], zone, starts)
    daily = [each for each in mine if each.window == "day"] if row.scope in {"client", "channel"} else []
    told = {each.channel_id for each in daily}
    below = [
        each for each in posts
        if each.metric in names and _whose(row, each) and each.channel_id not in told
        and in_zone(each.published_at, zone).date() >= starts
    ]  # fmt: skip
    changes: dict[date, dict[tuple[Any, ...], float]] = {}
    for each in daily:
        end = in_zone((each.window_end or each.at) - timedelta(seconds=1), zone).date()
        if end >= starts:
            changes.setdefault(end, {})[each.channel_id, each.metric, end] = each.value
    for each in below:
        day = in_zone(each.at, zone).date()
        changes.setdefault(day, {})[each.channel_id, each.metric, each.publication_id] = each.value
    return _running(name, changes)


def _running(name: str, changes: Mapping[date, Mapping[tuple[Any, ...], float]]) -> dict[date, float]:
    """The sum of the latest value of every subject, after each day."""
    latest: dict[tuple[Any, ...], float] = {}
    found = {}
    for day in sorted(changes):
        latest.update(changes[day])
        found[day] = sum(value for key, value in latest.items() if not _told_whole(name, key, latest))
    return found


def _told_whole(name: str, key: tuple[Any, ...], latest: Mapping[tuple[Any, ...], float]) -> bool:
    """True for a part of a sum that the network tells itself."""
    return name == "engagements" and key[1] != name and (key[0], name, key[2]) in latest


def _level(found: Sequence[Row[Any]], zone: str, starts: date) -> dict[date, float]:
    """A standing value: the sum over channels, from the day on which each has one."""
    channels = {each.channel_id for each in found}
    latest: dict[int, float] = {}
    days: dict[date, float] = {}
    for each in found:
        latest[each.channel_id] = each.value
        day = in_zone(each.at, zone).date()
        if len(latest) == len(channels) and day >= starts:
            days[day] = sum(latest.values())
    return days


def _whose(row: Row[Any], sample: Row[Any]) -> bool:
    if sample.client_id != row.client_id or sample.source not in SOURCES[row.source]:
        return False
    match row.scope:
        case "channel":
            return bool(sample.channel_id == row.scope_id)
        case "pillar" | "persona" | "campaign":
            return bool(getattr(sample, f"{row.scope}_id", None) == row.scope_id)
    return True
