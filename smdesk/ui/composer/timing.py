"""When a draft goes out and what happens to it on each channel then; pure, in the client's zone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from smdesk.core import walltime
from smdesk.core.errors import KEYRING_CLOSED
from smdesk.core.network import Feature
from smdesk.core.publication import EDITABLE, IN_FLIGHT, State
from smdesk.core.records import dataclass
from smdesk.core.walltime import Notice, WallTime
from smdesk.services.views import PublicationView
from smdesk.ui.composer.study import Place

#: States in which a publication no longer takes part in what the composer does.
GONE = frozenset({State.CANCELLED, State.SKIPPED})


@dataclass(frozen=True, slots=True)
class Way:
    """What happens on one channel. `how`: auto, assisted, delegated, held (something must be repaired), paused;
    or, once there is a publication, its state. `past`: nothing goes out there at the chosen time, for that has passed.
    """

    place: Place
    how: str
    may_delegate: bool = False
    publication: PublicationView | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A chosen wall time as an instant, and what the clocks or the calendar make of it."""

    wall: WallTime
    instant: datetime
    notice: Notice
    past: bool


def moment(local: datetime, zone: str, now: datetime) -> Moment:
    """What a wall time means. Raises InvalidInput as `walltime.resolve`."""
    wall = WallTime(local, zone)
    resolved = walltime.resolve(wall)
    return Moment(wall, resolved.instant, resolved.notice, resolved.instant <= now)


def open_rows(rows: Iterable[PublicationView]) -> list[PublicationView]:
    """Publications that an edit or another time still reaches."""
    return [row for row in rows if row.state in EDITABLE and row.kind == "post"]


def frozen_rows(rows: Iterable[PublicationView]) -> list[PublicationView]:
    """Publications that are out, under way or with the network's own scheduler: what they say stays."""
    return [row for row in rows if row.state not in EDITABLE | GONE and row.kind == "post"]


def ways(
    places: Sequence[Place], rows: Iterable[PublicationView], at: datetime | None, now: datetime, wish: Iterable[int]
) -> list[Way]:
    """What each channel will do; `at` is the instant chosen, `wish` the channels to be handed to their network."""
    by_channel = {row.channel_id: row for row in rows if row.state not in GONE and row.kind == "post"}
    wished = set(wish)
    found = []
    for place in places:
        row = by_channel.get(place.id)
        may = at is not None and delegable(place, (at - now).total_seconds())
        if row is not None and (row.state not in EDITABLE or row.state in {State.LATE, State.FAILED}):
            found.append(Way(place, row.state.value, publication=row))
            continue
        if place.assisted:
            how = "assisted"
        elif place.channel.problem:
            how = "keyring" if place.channel.problem in KEYRING_CLOSED else "held"
        elif place.channel.paused:
            how = "paused"
        else:
            how = "delegated" if may and place.id in wished else "auto"
        past = at is not None and at <= now and (row is None or row.due != at)  # else it is about to be sent
        found.append(Way(place, how, may and how in {"auto", "delegated"}, row, past))
    return found


def delegable(place: Place, lead_s: float) -> bool:
    """True when the network itself can hold it for so many seconds."""
    spec = place.spec
    return (
        not place.assisted
        and spec.can(Feature.NATIVE_SCHEDULE)
        and spec.schedule_min_s <= lead_s <= spec.schedule_max_s
    )


def first_guess(now: datetime, zone: str) -> datetime:
    """A time for a new post of a client without queue slots: the next full hour that is half an hour away."""
    local = walltime.in_zone(now, zone).replace(tzinfo=None) + timedelta(minutes=30)
    return local.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def busy(rows: Iterable[PublicationView]) -> bool:
    """True while something is being sent."""
    return any(row.state in IN_FLIGHT for row in rows)
