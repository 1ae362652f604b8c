"""The checks before posts of a file are scheduled: as `checks.of_post` makes them, on what is already in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, select

from smdesk.core import checks as rules
from smdesk.core import network as networks
from smdesk.core import shared_links
from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.exchange.drafts import Draft
from smdesk.core.exchange.record import Medium, PartRecord, Record, VariantRecord
from smdesk.core.network import NetworkSpec
from smdesk.db import hosts
from smdesk.models import Channel, Client, table_of
from smdesk.services.checks import ChannelFinding
from smdesk.services.patches import MediaInput

CHANNEL, CLIENT = table_of(Channel), table_of(Client)
Brought = Mapping[Medium, MediaInput]


class _Known(NamedTuple):
    """What the checks need of a channel."""

    network: str
    name: str
    spec: NetworkSpec
    hosted: bool
    languages: tuple[str, ...]


class Gate:
    """Asks the database once for each channel, however many posts are for it."""

    def __init__(self, connection: Connection, brought: Brought) -> None:
        self._brought = brought
        query = select(
            CHANNEL.c.id, CHANNEL.c.network, CHANNEL.c.handle, CHANNEL.c.limits, CHANNEL.c.mode, CLIENT.c.languages,
            hosts.has_one(CHANNEL.c.client_id).label("hosted"),
        ).join(CLIENT, CLIENT.c.id == CHANNEL.c.client_id)  # fmt: skip
        self._channels: dict[int, _Known] = {}
        for row in connection.execute(query.where(CHANNEL.c.deleted_at.is_(None))):
            spec = networks.of_channel(row.network, row.limits, row.mode)
            self._channels[row.id] = _Known(
                row.network, row.handle or spec.name, spec, row.hosted, tuple(row.languages[:1])
            )

    def findings(self, draft: Draft, record: Record) -> tuple[ChannelFinding, ...]:
        """What is wrong with a post on the channels that it would go out on."""
        found: list[ChannelFinding] = []
        variants = {each.channel: each for each in record.variants}
        for ref in dict.fromkeys(each.channel for each in record.sendings if each.state != "published"):
            number = draft.channels[str(ref)]
            known, own = self._channels[number], variants.get(ref, VariantRecord(ref))
            payload, comment = self._payload(record, own, known)
            found += [
                ChannelFinding(known.network, number, known.name, each)
                for each in rules.run(payload, known.spec, comment, hosted=known.hosted)
            ]
        return tuple(found)

    def _payload(self, record: Record, own: VariantRecord, known: _Known) -> tuple[Payload, str]:
        base = record.base
        comment = own.first_comment if own.first_comment is not None else base.first_comment
        payload = Payload(
            parts=tuple(self._part(each) for each in own.parts or base.parts),
            format=own.format,
            languages=record.languages or known.languages,
            reply_to=own.reply_to or base.reply_to,
            options={**base.options, **own.options},
        )
        marked = shared_links.read((own if own.parts else base).options)
        below = shared_links.read((own if own.first_comment is not None else base).options)
        told = shared_links.resolved(comment or "", below, known.network)
        return shared_links.sent(payload, marked, known.network), told

    def _part(self, part: PartRecord) -> Part:
        items = []
        for medium in part.media:
            given = self._brought.get(medium)
            if given is not None and isinstance(given.source, MediaItem):
                items.append(replace(given.source, alt=given.alt, crop=given.crop))
        return Part(part.text, tuple(items), part.link)
