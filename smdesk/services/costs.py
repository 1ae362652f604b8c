"""What networks with a paid API charge: for a post before it is scheduled, and summed by client and month after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Integer, Row, Select, String, cast, func, select

from smdesk.core import network as networks
from smdesk.core import prices
from smdesk.core.content import Part, Payload
from smdesk.core.prices import Cost
from smdesk.core.publication import OPEN, State
from smdesk.core.records import dataclass
from smdesk.core.walltime import in_zone
from smdesk.db import Database
from smdesk.db.payloads import payload_for
from smdesk.models import Channel, Client, Message, Post, Publication, Reply, Sample, Variant, table_of

_PUB, _POST, _CHANNEL, _CLIENT, _VARIANT, _SAMPLE, _MESSAGE, _REPLY = (
    table_of(each).c for each in (Publication, Post, Channel, Client, Variant, Sample, Message, Reply)
)


@dataclass(frozen=True, slots=True)
class ChannelCost:
    """What a post costs on one channel."""

    channel_id: int
    channel: str
    network: str
    cost: Cost


@dataclass(frozen=True, slots=True)
class MonthCost:
    """What a client's publications and answers cost on one network in one month of the client's own clock, and reading
    numbers and messages.
    """

    client_id: int
    client: str
    month: str  # YYYY-MM
    network: str
    currency: str
    amount: Decimal
    posts: int  # that were made: parts of threads and first comments count each
    links: int  # of those, with an address
    unclear: int = 0  # publications and answers of which nobody knows whether they went out, and were charged
    answers: int = 0  # to what others wrote, in public or private; not among the posts
    #: Of posts and of the account whose numbers were kept, of messages, and of who wrote them; once a day (UTC) each.
    reads: int = 0
    reads_amount: Decimal = Decimal(0)  # at most: an account that owns the app pays less


def priced() -> tuple[str, ...]:
    """The networks that charge."""
    return tuple(name for name in networks.known() if networks.load(name).prices)


class CostsService:
    """Only looks."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of_post(self, post_id: int) -> tuple[ChannelCost, ...]:
        """What a stored post costs on each of its channels that charge and where it goes out by itself."""
        by_hand = select(_PUB.channel_id).where(
            _PUB.post_id == post_id, _PUB.mode == "assisted", _PUB.state.in_(OPEN), _PUB.kind == "post"
        )
        query = (
            select(_CHANNEL.id, _CHANNEL.network, _CHANNEL.handle, _CHANNEL.limits, _CHANNEL.mode)
            .join(_VARIANT.id.table, _VARIANT.channel_id == _CHANNEL.id)
            .join(_POST.id.table, _POST.id == _VARIANT.post_id)
            .where(
                _POST.id == post_id,
                _POST.deleted_at.is_(None),
                _CHANNEL.network.in_(priced()),
                _CHANNEL.id.not_in(by_hand),
            )
            .order_by(_CHANNEL.id)
        )
        found = []
        with self._db.read() as session:
            for row in session.execute(query).all():
                spec = networks.of_channel(row.network, row.limits, row.mode)
                payload, comment = payload_for(session, post_id, row.id)
                cost = prices.of_payload(spec.prices, spec.id, payload, comment)
                if cost is not None:
                    found.append(ChannelCost(row.id, row.handle or spec.name, spec.id, cost))
        return tuple(found)

    def of_answer(self, message: int, text: str, *, private: bool = False) -> Cost | None:
        """What an answer to a message costs; None where it is free, or there is no such message."""
        query = (
            select(_CHANNEL.network, _MESSAGE.private, _MESSAGE.at)
            .join(_CHANNEL.id.table, _CHANNEL.id == _MESSAGE.channel_id)
            .where(_MESSAGE.id == message, _CHANNEL.mode == "api")
        )
        with self._db.read() as session:
            row = session.connection().execute(query).one_or_none()
        if row is None:
            return None
        spec = networks.load(row.network)
        return prices.of_answer(spec.prices, spec.id, text, row.at.date(), private=private or row.private)

    def by_month(
        self, *, client: int | None = None, start: datetime | None = None, end: datetime | None = None
    ) -> tuple[MonthCost, ...]:
        """What went out was charged, by client, month and network, the latest month first; from the frozen payloads.

        Only what a program sent counts, each part of a thread that came through; what was read back stands beside it.
        """
        book = _Months()
        for row in self._sent(client, start, end):
            book.sent(row)
        for row in self._answered(client, start, end):
            book.answered(row)
        for row in self._heard(client, start, end):
            book.heard(row)
        for row in self._read_back(client, start, end):
            book.read_back(row)
        return book.lines()

    def _sent(self, client: int | None, start: datetime | None, end: datetime | None) -> Sequence[Row[Any]]:
        at = func.coalesce(_PUB.published_at, _PUB.armed_at, type_=_PUB.armed_at.type)
        query = (
            select(_PUB.state, _PUB.payload, _PUB.step_state, at.label("at"), _CHANNEL.network, _CLIENT.zone,
                   _CLIENT.name.label("client"), _CLIENT.id.label("client_id"))
            .join(_CHANNEL.id.table, _CHANNEL.id == _PUB.channel_id)
            .join(_POST.id.table, _POST.id == _PUB.post_id)
            .join(_CLIENT.id.table, _CLIENT.id == _POST.client_id)
            .where(_CHANNEL.network.in_(priced()), _PUB.mode != "assisted", _PUB.payload.is_not(None),
                   _PUB.armed_at.is_not(None))
        )  # fmt: skip
        if client is not None:
            query = query.where(_POST.client_id == client)
        if start is not None:
            query = query.where(at >= start)
        if end is not None:
            query = query.where(at < end)
        with self._db.read() as session:
            return list(session.connection().execute(query))

    def _read_back(self, client: int | None, start: datetime | None, end: datetime | None) -> list[Row[Any]]:
        """One row for each post or account and day (UTC) of which numbers came from the network."""
        day = func.substr(cast(_SAMPLE.at, String), 1, 10)
        at = func.min(_SAMPLE.at, type_=_SAMPLE.at.type).label("at")
        query = (
            self._of_channels(
                _SAMPLE.channel_id, _SAMPLE.at, client, start, end, _SAMPLE.publication_id.label("subject"), at
            )
            .where(_SAMPLE.source == "api")
            .group_by(_SAMPLE.channel_id, _SAMPLE.publication_id, day)
        )
        with self._db.read() as session:
            return list(session.connection().execute(query))

    def _answered(self, client: int | None, start: datetime | None, end: datetime | None) -> list[Row[Any]]:
        """Answers that went out, or of which nobody knows."""
        at = func.coalesce(_REPLY.ended_at, _REPLY.armed_at, type_=_REPLY.armed_at.type)
        query = self._of_channels(
            _REPLY.channel_id, at, client, start, end, _REPLY.state, _REPLY.text, _REPLY.private, at.label("at")
        ).where(_REPLY.state.in_(("sent", "unconfirmed")))
        with self._db.read() as session:
            return list(session.connection().execute(query))

    def _heard(self, client: int | None, start: datetime | None, end: datetime | None) -> list[Row[Any]]:
        """One row for each channel and day (UTC) on which something was read that others wrote."""
        day = func.substr(cast(_MESSAGE.read_at, String), 1, 10)
        at = _MESSAGE.read_at
        query = (
            self._of_channels(
                _MESSAGE.channel_id, at, client, start, end, func.count().label("messages"),
                func.sum(cast(_MESSAGE.private, Integer)).label("privately"),
                func.count(_MESSAGE.author_id.distinct()).label("people"), func.min(at, type_=at.type).label("at"),
            )
            .where(~_MESSAGE.ours)
            .group_by(_MESSAGE.channel_id, day)
        )  # fmt: skip
        with self._db.read() as session:
            return list(session.connection().execute(query))

    @staticmethod
    def _of_channels(
        channel: Any, at: Any, client: int | None, start: datetime | None, end: datetime | None, *columns: Any
    ) -> Select[Any]:  # fmt: skip
        """What happened on channels that charge, with whose they are."""
        query = (
            select(
                _CHANNEL.network, _CLIENT.zone, _CLIENT.name.label("client"), _CLIENT.id.label("client_id"), *columns
            )
            .join(_CHANNEL.id.table, _CHANNEL.id == channel)
            .join(_CLIENT.id.table, _CLIENT.id == _CHANNEL.client_id)
            .where(_CHANNEL.network.in_(priced()))
        )
        if client is not None:
            query = query.where(_CHANNEL.client_id == client)
        if start is not None:
            query = query.where(at >= start)
        return query if end is None else query.where(at < end)


class _Months:
    """Adds up what was charged, by the client's month, client and network."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, str, str], MonthCost] = {}

    def lines(self) -> tuple[MonthCost, ...]:
        """The latest month first."""
        return tuple(self._lines[key] for key in sorted(self._lines, key=lambda key: (_later(key[0]), *key[1:])))

    def sent(self, row: Row[Any]) -> None:
        """A publication, by the parts of it that came through."""
        spec = networks.load(row.network)
        cost = prices.of_parts(spec.prices, spec.id, _made(row), row.at.date())
        assert cost is not None
        unclear = row.state is State.UNCONFIRMED
        if cost.posts or unclear:
            self._add(row, amount=cost.amount, posts=cost.posts, links=cost.links, unclear=int(unclear))

    def answered(self, row: Row[Any]) -> None:
        """An answer to what others wrote."""
        spec = networks.load(row.network)
        cost = prices.of_answer(spec.prices, spec.id, row.text, row.at.date(), private=row.private)
        assert cost is not None
        if row.state == "sent":
            self._add(row, amount=cost.amount, answers=1)
        else:
            self._add(row, unclear=1)

    def heard(self, row: Row[Any]) -> None:
        """A day's messages, and who wrote them."""
        price = prices.of_heard(
            networks.load(row.network).prices, row.at.date(), posts=row.messages - row.privately,
            private=row.privately, people=row.people,
        )  # fmt: skip
        self._add(row, reads=row.messages + row.people, reads_amount=price)

    def read_back(self, row: Row[Any]) -> None:
        """A day's numbers of one post, or of the account."""
        price = prices.of_reading(networks.load(row.network).prices, row.at.date(), account=row.subject is None)
        self._add(row, reads=1, reads_amount=price)

    def _add(self, row: Row[Any], **more: Any) -> None:
        key = (f"{in_zone(row.at, row.zone):%Y-%m}", row.client, row.network)
        currency = networks.load(row.network).prices[0].currency
        line = self._lines.get(key) or MonthCost(
            row.client_id, row.client, key[0], key[2], currency, Decimal(0), posts=0, links=0
        )
        self._lines[key] = replace(line, **{name: getattr(line, name) + value for name, value in more.items()})


def _made(row: Row[Any]) -> list[Part]:
    """The parts that are out."""
    parts = Payload.from_json(row.payload).parts
    if row.state is State.PUBLISHED:
        return list(parts)
    return list(_done(row.step_state.get("done", {}), parts))


def _done(steps: dict[str, Any], parts: Sequence[Part]) -> Iterator[Part]:
    for name in steps:
        kind, number = name.split(":")[:2]
        if kind in {"part", "comment"} and int(number) < len(parts):
            yield parts[int(number)]


def _later(month: str) -> int:
    return -int(month.replace("-", ""))
