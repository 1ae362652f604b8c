"""From a channel's number to its adapter, for whoever reads or acts beside the publisher; renewed secrets are kept."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Row, select

from smdesk.adapters.base import Account, Authorises, Vault
from smdesk.core import network
from smdesk.core.errors import NotAllowed, NotFound, SecretError
from smdesk.core.events import AttentionNeeded, ChannelsChanged
from smdesk.core.network import Feature, NetworkSpec
from smdesk.core.records import dataclass
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import Channel, table_of

log = logging.getLogger(__name__)

CHANNEL = table_of(Channel)


class Secrets(Protocol):
    """What is needed of the keyring: all secrets of a channel at once."""

    def get(self, ref: str) -> Mapping[str, str]:
        """The channel's secrets. Raises SecretError."""

    def put(self, ref: str, values: Mapping[str, str]) -> None:
        """Keep them all. Raises SecretError."""

    def vault(self, ref: str) -> Vault:
        """Their place, for an adapter that renews them and stores them before it uses them."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A channel with an adapter that is ready to be called."""

    channel: Row[Any]
    spec: NetworkSpec
    adapter: Any


class Reach:
    """One adapter a channel, built anew when the channel was connected anew. Used from many threads, and never inside
    a transaction: the network is asked within its `with`.
    """

    def __init__(self, db: Database, build: Callable[[Account], Any], secrets: Secrets) -> None:
        self._db = db
        self._build = build
        self._secrets = secrets
        self._adapters: dict[int, tuple[int, Any, dict[str, str]]] = {}
        self._guard = threading.Lock()

    @contextmanager
    def to(self, channel_id: int, feature: Feature) -> Iterator[Reached]:
        """The channel's adapter, if its network has the ability.

        Raises:
            NotFound: `unknown_channel`.
            NotAllowed: `not_offered` (`network`, `feature`); `channel_is_assisted`: connected it could be done.
            SecretError: `secret_missing`, `no_keyring`.
        """
        with self._db.read() as session:
            row = session.execute(
                select(CHANNEL).where(CHANNEL.c.id == channel_id, CHANNEL.c.deleted_at.is_(None))
            ).one_or_none()
        if row is None:
            raise NotFound("unknown_channel", name=str(channel_id), near=[])
        spec = network.of_channel(row.network, row.limits, row.mode)
        if row.mode == "assisted" and network.load(row.network).can(feature):
            raise NotAllowed("channel_is_assisted", channel=row.id, handle=row.handle)
        if not spec.can(feature):
            raise NotAllowed("not_offered", network=spec.id, feature=feature.value)
        adapter = self._adapter(row, spec)
        try:
            yield Reached(row, spec, adapter)
        finally:
            self._keep_renewed(row, adapter)

    def _adapter(self, row: Row[Any], spec: NetworkSpec) -> Any:
        with self._guard:
            known = self._adapters.get(row.id)
        if known is not None and known[0] == row.version:
            return known[1]
        kept = dict(self._secrets.get(row.secret_ref)) if row.secret_ref else {}
        vault = self._secrets.vault(row.secret_ref) if row.secret_ref else None
        account = Account(spec, row.server, row.remote_id, row.handle, row.facts, kept, vault=vault)
        adapter = self._build(account)
        with self._guard:
            self._adapters[row.id] = (row.version, adapter, kept)
        return adapter

    def _keep_renewed(self, row: Row[Any], adapter: Any) -> None:
        renewed = adapter.renewed() if isinstance(adapter, Authorises) else None
        if not renewed or not row.secret_ref:
            return
        with self._guard:
            known = self._adapters.get(row.id)
        if known is None or known[1] is not adapter or known[2] == {**known[2], **renewed}:
            return
        now = {**known[2], **renewed}
        try:
            # Else somebody has renewed or connected it meanwhile, and an older session must not replace that.
            if dict(self._secrets.get(row.secret_ref)) == known[2]:
                self._secrets.put(row.secret_ref, now)
        except SecretError as error:
            log.warning("renewed secrets could not be kept: %s", error.code)
        with self._guard:
            self._adapters[row.id] = (row.version, adapter, now)


def needs_repair(unit: UnitOfWork, channel_id: int, code: str, now: datetime) -> None:
    """The network itself refuses the access: the channel waits, and the person is told once."""
    changed = unit.connection.execute(
        CHANNEL.update().where(CHANNEL.c.id == channel_id, CHANNEL.c.problem == "").values(problem=code, checked_at=now)
    )
    if changed.rowcount:
        unit.emit(ChannelsChanged((channel_id,), frozenset({"problem"})))
        unit.emit(AttentionNeeded(code="channel_problem", facts={"channel": channel_id, "code": code}))
