"""What a programme is made from, read from the desk: cadence and slots, pillars, personas, key dates, campaigns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

import smdesk.core.persona as personas
from smdesk.core import keydates, slots
from smdesk.core.cadence import Rhythm, Taken, Weekly
from smdesk.core.errors import InvalidInput
from smdesk.core.mix import Goal
from smdesk.core.proposed import Campaign, Day, Order, Persona, Pillar
from smdesk.models import Campaign as CampaignRow
from smdesk.models import Channel, ChannelChoice, table_of
from smdesk.models import Persona as PersonaRow
from smdesk.services.calendar.service import CalendarEntry
from smdesk.services.plan.mix import channels_of
from smdesk.services.views import PillarView

if TYPE_CHECKING:
    from smdesk.core.keydates import KeyDay

_CHANNEL, _CHOICE = table_of(Channel).c, table_of(ChannelChoice).c
_PERSONA, _CAMPAIGN = table_of(PersonaRow).c, table_of(CampaignRow).c
#: Key dates that deserve a post, the most deserving first; of the rest only quiet ones count.
_RANKS = {"own": 0, "world": 1, "holiday": 2}
_FOR_ALL = 3  # a day that concerns everybody


def month_span(month: str) -> tuple[date, date]:
    """The first day of `2026-12`, and the day after its last. Raises InvalidInput `bad_month`."""
    try:
        first = datetime.strptime(month, "%Y-%m").date()  # noqa: DTZ007
    except ValueError as error:
        raise InvalidInput("bad_month", field="month", month=month) from error
    return first, (first + timedelta(days=32)).replace(day=1)


def taken(entries: Iterable[CalendarEntry]) -> tuple[Taken, ...]:
    """What stands there already."""
    return tuple(Taken(each.wall, frozenset(channels_of(each)), each.pillar_id) for each in entries)


def order(
    connection: Connection, client: int, zone: str, now: datetime, span: tuple[date, date],
    pillars: Sequence[PillarView], days: Iterable[KeyDay], entries: Iterable[CalendarEntry], ceiling: int | None,
) -> Order:  # fmt: skip
    """Everything of a client for the days from the first up to, but not, the second."""
    first, end = span
    people = _people(connection, client)
    return Order(
        first, end, zone, now, _rhythms(connection, client, people),
        tuple(Pillar(Goal(each.id, each.kind, each.target), each.name, each.personas) for each in pillars),
        tuple(_persona(row, profile) for row, profile in people), tuple(_days(days, first, end)),
        _campaigns(connection, client, first, end), taken(entries), ceiling,
    )  # fmt: skip


def _people(connection: Connection, client: int) -> list[tuple[Any, personas.Profile]]:
    query = select(_PERSONA.id, _PERSONA.name, _PERSONA.share, _PERSONA.profile).where(
        _PERSONA.client_id == client, _PERSONA.deleted_at.is_(None)
    )
    rows = connection.execute(query.order_by(_PERSONA.position, _PERSONA.id))
    return [(row, personas.from_json(row.profile)) for row in rows]


def _persona(row: Any, profile: personas.Profile) -> Persona:
    """Each hour as busy as on the network where it is busiest."""
    used = [each.hours for each in profile.networks if each.use and any(each.hours)]
    hours = tuple(max(each[hour] for each in used) for hour in range(personas.HOURS)) if used else ()
    return Persona(row.id, row.name, row.share, hours)


def _rhythms(connection: Connection, client: int, people: Sequence[tuple[Any, personas.Profile]]) -> tuple[Rhythm, ...]:
    chosen = connection.execute(
        select(_CHOICE.network, _CHOICE.chosen, _CHOICE.per_week).where(
            _CHOICE.client_id == client, _CHOICE.deleted_at.is_(None)
        )
    )
    choices = {row.network: row for row in chosen}
    query = select(_CHANNEL.id, _CHANNEL.network, _CHANNEL.slots).where(
        _CHANNEL.client_id == client, _CHANNEL.deleted_at.is_(None)
    )
    found = []
    for row in connection.execute(query.order_by(_CHANNEL.id)):
        choice = choices.get(row.network)
        if choice is not None and not choice.chosen:
            continue
        per_week = choice.per_week if choice is not None else None
        found.append(Rhythm(row.id, per_week, _slots(row.slots), _hours(row.network, people)))
    return tuple(found)


def _slots(data: Any) -> tuple[Weekly, ...]:
    """The slots of a channel."""
    return tuple(Weekly(each.weekday, each.at, each.pillar or None) for each in slots.from_json(data or ()))


def _hours(network: str, people: Iterable[tuple[Any, personas.Profile]]) -> tuple[int, ...]:
    """The hours at which personas are on a network, that of the largest share first."""
    weights: Counter[int] = Counter()
    for row, profile in people:
        use = profile.network(network)
        if use is not None and use.proposed is not None:
            weights[use.proposed] += row.share or 1
    return tuple(hour for hour, _ in sorted(weights.items(), key=lambda pair: (-pair[1], pair[0])))


def _days(days: Iterable[KeyDay], first: date, end: date) -> Iterable[Day]:
    sectors = {f"world:{each.id}": bool(each.sectors) for each in keydates.world_days()}
    for each in days:
        if each.kind == "quiet":
            day = max(each.day, first)
            while day <= each.until and day < end:
                yield Day(day, each.name, each.ref, quiet=True)
                day += timedelta(days=1)
        elif each.kind in _RANKS and each.name:
            for_all = each.kind == "world" and not sectors.get(each.ref, False)
            yield Day(each.day, each.name, each.ref, rank=_FOR_ALL if for_all else _RANKS[each.kind])


def _campaigns(connection: Connection, client: int, first: date, end: date) -> tuple[Campaign, ...]:
    query = select(_CAMPAIGN.id, _CAMPAIGN.name, _CAMPAIGN.starts, _CAMPAIGN.ends).where(
        _CAMPAIGN.client_id == client, _CAMPAIGN.deleted_at.is_(None), _CAMPAIGN.starts != "", _CAMPAIGN.ends != "",
        _CAMPAIGN.starts < end.isoformat(), _CAMPAIGN.ends >= first.isoformat(),
    )  # fmt: skip
    return tuple(
        Campaign(row.id, row.name, date.fromisoformat(row.starts), date.fromisoformat(row.ends))
        for row in connection.execute(query.order_by(_CAMPAIGN.starts, _CAMPAIGN.id))
    )
