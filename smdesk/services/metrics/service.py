"""Numbers of publications and accounts: read from the networks, typed by hand, and shown with what they count."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, insert, select

from smdesk.core import metrics
from smdesk.core import network as networks
from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.events import SamplesChanged
from smdesk.core.network import Feature
from smdesk.db import Database
from smdesk.models import SyncState, table_of
from smdesk.services.metrics import rows
from smdesk.services.metrics.rows import CHANNEL, PUBLICATION, SAMPLE, Which
from smdesk.services.metrics.views import ReadingView, SubjectView, SyncedView, ValueView
from smdesk.services.settings import SettingsService
from smdesk.sync.metrics import JOB, MetricsReader, Progress

__all__ = ["MetricsService", "Which"]

STATE = table_of(SyncState)


class MetricsService:
    """`sync` and `work` ask networks and belong on another thread than the window's; the rest is one bounded read."""

    def __init__(self, db: Database, clock: Clock, reader: MetricsReader) -> None:
        self._db = db
        self._clock = clock
        self._reader = reader

    # -- reading from the networks ------------------------------------------------------------------------------

    def work(self, going_on: Callable[[], bool] = lambda: True) -> None:
        """Read every channel that is due, until all are read or it is to end; paid ones where the person wants that."""
        paid = bool(SettingsService(self._db).get("metrics.read_paid"))
        for channel in self._reader.due(paid=paid):
            if not going_on():
                return
            self._reader.read(channel)

    def readable(self, client: int | None = None) -> list[int]:
        """Channels whose network tells numbers."""
        query = select(CHANNEL.c.id, CHANNEL.c.network, CHANNEL.c.limits, CHANNEL.c.mode).where(
            CHANNEL.c.deleted_at.is_(None)
        )
        if client is not None:
            query = query.where(CHANNEL.c.client_id == client)
        with self._db.read() as session:
            found = session.execute(query.order_by(CHANNEL.c.id)).all()
        return [row.id for row in found if networks.of_channel(row.network, row.limits, row.mode).can(Feature.METRICS)]

    def sync(self, channels: Iterable[int], *, all_of_it: bool = False) -> tuple[SyncedView, ...]:
        """Read these channels now, whether they are due or not; `all_of_it` also what is not due of each.

        Raises NotFound `unknown_channel`, NotAllowed `not_offered`.
        """
        found = []
        for channel in channels:
            got = self._reader.read(channel, all_of_it=all_of_it)
            row = self._channel(channel)
            found.append(SyncedView(channel, row.network, row.handle, got.asked, got.kept, got.left, got.error))
        return tuple(found)

    def readings(self, client: int | None = None) -> tuple[ReadingView, ...]:
        """Where the reading of each channel stands whose network tells numbers."""
        ids = self.readable(client)
        query = (
            select(CHANNEL.c.id, CHANNEL.c.network, CHANNEL.c.handle, STATE)
            .outerjoin(STATE, and_(STATE.c.channel_id == CHANNEL.c.id, STATE.c.job == JOB))
            .where(CHANNEL.c.id.in_(ids))
            .order_by(CHANNEL.c.id)
        )
        with self._db.read() as session:
            found = session.execute(query).all()
        return tuple(
            ReadingView(row.id, row.network, row.handle) if row.job is None
            else ReadingView(row.id, row.network, row.handle, row.tried_at, row.succeeded_at, row.next_due_at,
                             len(Progress.of(row).left), row.error_code, row.error_words)
            for row in found
        )  # fmt: skip

    # -- typed by hand ------------------------------------------------------------------------------------------

    def record(
        self, metric: str, value: float, *, channel: int | None = None, publication: int | None = None,
        at: datetime | None = None,
    ) -> ValueView:  # fmt: skip
        """Keep a value that a person has read, of a publication or of a channel's account.

        Raises:
            InvalidInput: `unknown_metric` (`metric`, `known`), `bad_value` (`value`), `not_whole` (`metric`),
                `time_to_come` (`at`).
            NotFound: `unknown_publication`, `unknown_channel`.
        """
        if metric not in metrics.metrics():
            raise InvalidInput("unknown_metric", metric=metric, known=list(metrics.metrics()))
        if not math.isfinite(value) or value < 0:
            raise InvalidInput("bad_value", value=value)
        if metrics.metrics()[metric].unit == "count" and not float(value).is_integer():
            # "1.234" is a thousand and more in half of the world: what cannot be meant is not kept.
            raise InvalidInput("not_whole", metric=metric, value=value)
        now = self._clock.now()
        read = at or now
        if read > now + timedelta(minutes=1):
            raise InvalidInput("time_to_come", at=read.isoformat())
        level = metrics.metrics()[metric].level
        window = "lifetime" if publication is not None and not level else ""
        with self._db.write() as unit:
            if publication is not None:
                asked = select(PUBLICATION.c.channel_id).where(PUBLICATION.c.id == publication)
                channel = unit.connection.execute(asked).scalar()
                if channel is None:
                    raise NotFound("unknown_publication", publication=publication)
            else:
                self._channel(channel)
            values = {"channel_id": channel, "publication_id": publication, "metric": metric, "value": value,
                      "at": read, "window": window, "source": "hand"}  # fmt: skip
            unit.connection.execute(insert(SAMPLE).values(**values))
            unit.emit(SamplesChanged((channel,) if channel is not None else ()))
        subject: metrics.Subject = "account" if publication is None else "post"
        return ValueView(metric, value, read, window, None, None, "", "hand", subject)

    # -- showing ------------------------------------------------------------------------------------------------

    def show(self, which: Which, *, series: bool = False) -> tuple[SubjectView, ...]:
        """The accounts and publications meant, each with its latest values; accounts first, then the newest.

        A subject without any value is left out: there is no data. With `series` all that was kept comes along.

        Raises:
            NotFound: `unknown_publication`, `unknown_post`.
        """
        with self._db.read() as session:
            connection = session.connection()
            found = [*rows.accounts(connection, which), *rows.published(connection, which)]
            own = [row.channel_id for row in found if row.publication_id is None]
            posts = [row.publication_id for row in found if row.publication_id is not None]
            values = rows.by_subject(rows.samples(connection, which, own, posts, series=series))
        keyed = [(row, (row.channel_id, row.publication_id)) for row in found]
        return tuple(rows.subject(row, values[key], series=series) for row, key in keyed if key in values)

    def latest(self, publications: Collection[int]) -> dict[int, tuple[ValueView, ...]]:
        """The latest values of some publications, for a list that shows them; what has none is left out."""
        with self._db.read() as session:
            connection = session.connection()
            found = rows.by_subject(rows.samples(connection, Which(), (), publications, series=False))
        return {key[1]: rows.latest(values) for key, values in found.items() if key[1] is not None}

    def _channel(self, channel_id: int | None) -> Any:
        query = select(CHANNEL.c.network, CHANNEL.c.handle).where(
            CHANNEL.c.id == channel_id, CHANNEL.c.deleted_at.is_(None)
        )
        with self._db.read() as session:
            row = session.execute(query).one_or_none()
        if row is None:
            raise NotFound("unknown_channel", name=str(channel_id), near=[])
        return row
