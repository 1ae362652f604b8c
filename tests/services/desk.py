"""A desk to test on: the real services over a real database, a clock that stands, secrets in memory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from smdesk.adapters.practice import FaultPlan, PracticeNetwork
from smdesk.core.clock import FakeClock
from smdesk.core.walltime import WallTime, from_utc
from smdesk.runtime import Runtime
from smdesk.services.accounts import Login
from smdesk.services.patches import ClientPatch, MediaInput, NewPost, PartInput, VariantInput
from smdesk.services.posts.rules import Saved, Time
from smdesk.services.views import ChannelView, ClientView
from smdesk.system.lock import Kind
from smdesk.system.secrets import MemoryStore


@dataclass
class Desk:
    """A runtime, and shortcuts to fill it."""

    runtime: Runtime
    clock: FakeClock
    secrets: MemoryStore

    @classmethod
    def open(cls, folder: Path, clock: FakeClock) -> Desk:
        secrets = MemoryStore()
        return cls(Runtime.open(folder, clock=clock, secrets=secrets, owner=Kind.CLI), clock, secrets)

    def client(self, name: str = "Sol", **patch: Any) -> ClientView:
        return self.runtime.clients.add(ClientPatch(name=name, **{"zone": "Europe/Madrid", **patch}))

    def channel(self, client: ClientView, handle: str = "sol") -> ChannelView:
        return self.runtime.channels.connect("practice", client.id, Login(handle=handle))

    def new(self, client: ClientView, *channels: ChannelView, text: str = "Hola", **more: Any) -> NewPost:
        media = tuple(MediaInput(path, alt) for path, alt in more.pop("media", ()))
        base = VariantInput(parts=(PartInput(text, media),), **more.pop("base", {}))
        return NewPost(client.id, tuple(channel.id for channel in channels), base, **more)

    def add(self, client: ClientView, *channels: ChannelView, after: timedelta | None = None, **more: Any) -> Saved:
        time = Time(wall=self.wall(after)) if after else None
        return self.runtime.posts.add(self.new(client, *channels, **more), time)

    def wall(self, after: timedelta, zone: str = "Europe/Madrid") -> WallTime:
        return from_utc(self.clock.now() + after, zone)

    def publish(self) -> None:
        """Everything that can be done this moment."""
        publisher = self.runtime.publisher or self.runtime.make_publisher()
        publisher.recovery.start()
        for _ in range(50):
            if not publisher.tick():
                return
        raise AssertionError("the publisher never rests")

    def network(self) -> PracticeNetwork:
        return PracticeNetwork(self.runtime.folder.practice, self.clock)

    def faults(self, operation: str, *kinds: str) -> None:
        with self.network() as network:
            network.set_faults(FaultPlan.script(operation, *kinds))

    def count(self, table: str) -> int:
        """Rows of a table, whatever they hold."""
        with self.runtime.db.read() as session:
            return int(session.connection().exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text)
