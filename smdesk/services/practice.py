"""The example desk: clients, channels and posts in every state on the practice network, made by really publishing them.

Nothing is written into the ledger by hand: the posts of the past are added and published with a clock that stands
where they were due, with the faults that give the failed and the unconfirmed ones.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from smdesk.adapters import registry
from smdesk.adapters.practice import FaultPlan, PracticeNetwork
from smdesk.core import resources, walltime
from smdesk.core.clock import Clock, FakeClock
from smdesk.core.errors import NotAllowed
from smdesk.core.walltime import WallTime
from smdesk.db import Database
from smdesk.publishing.ledger import Ledger
from smdesk.publishing.sender import Sender
from smdesk.publishing.worker import Publisher
from smdesk.services.accounts import Accounts, Login
from smdesk.services.channels import ChannelsService
from smdesk.services.clients import ClientsService
from smdesk.services.media import MediaService, Store
from smdesk.services.patches import ClientPatch, MediaInput, NewPost, PartInput, VariantInput
from smdesk.services.post_rules import Time
from smdesk.services.posts import PostsService
from smdesk.services.publishing import PublishingService
from smdesk.system.boot import boot_id

#: More looks than any example post needs; a publisher that never rests is a bug.
_LOOKS = 50


@dataclass(frozen=True, slots=True)
class Filled:
    """What was made."""

    clients: int
    channels: int
    posts: int


class PracticeService:
    """Fills an empty desk. No publisher may be running on the folder meanwhile."""

    def __init__(self, db: Database, clock: Clock, store: Store, accounts: Accounts, folder: Path) -> None:
        """`folder` is where the practice network lives."""
        self._db = db
        self._clock = clock
        self._store = store
        self._accounts = accounts
        self._folder = folder

    def fill(self, language: str) -> Filled:
        """Make the example desk of a language, `en` or `es`.

        Raises:
            NotAllowed: `desk_not_empty` (`clients`): there is a desk to be spoilt already.
        """
        present = ClientsService(self._db, self._clock).list()
        if present:
            raise NotAllowed("desk_not_empty", clients=len(present))
        file = resources.path("practice", f"desk_{language}.toml")
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        with PracticeNetwork(self._folder, self._clock) as network:
            return _Filling(self, network, self._clock.now()).run(data["client"])

    def publisher(self, clock: Clock) -> Publisher:
        """A publisher on this desk with a clock of its own, which makes its calls at once and in turn."""
        sender = Sender(lambda account: registry.build(account, folder=self._folder, clock=clock), self._accounts)
        return Publisher(self._db, clock, sender, boot_id(), self._store.path, ledger=Ledger(self._db, clock))

    def services(self, clock: Clock) -> tuple[ClientsService, ChannelsService, PostsService]:
        """The services with another clock."""
        publishing = PublishingService(self._db, clock, Ledger(self._db, clock))
        posts = PostsService(self._db, clock, MediaService(self._store, clock), publishing)
        return ClientsService(self._db, clock), ChannelsService(self._db, clock, self._accounts), posts


@dataclass(frozen=True, slots=True)
class _Example:
    """One post of the example desk: its content, where it goes, and its due time where it has one."""

    new: NewPost
    wall: WallTime | None
    due: datetime | None
    data: Mapping[str, Any]


class _Filling:
    def __init__(self, service: PracticeService, network: PracticeNetwork, now: datetime) -> None:
        self._network = network
        self._now = now
        self._past = FakeClock(now)
        self._clients, self._channels, self._posts = service.services(self._past)
        self._publisher = service.publisher(self._past)
        self._media = service

    def run(self, clients: list[dict[str, Any]]) -> Filled:
        examples: list[_Example] = []
        channels = 0
        for data in clients:
            patch = ClientPatch(
                name=data["name"],
                zone=data["zone"],
                languages=tuple(data["languages"]),
                country=data.get("country", ""),
                website=data.get("website", ""),
                sector=data.get("sector", ""),
            )
            client = self._clients.add(patch)
            known = {each["handle"]: self._channel(client.id, each) for each in data["channel"]}
            channels += len(known)
            examples += [self._example(client.id, data["zone"], known, each) for each in data["post"]]
        # Oldest first; what is to be found late is added last, so that no later look of the past finds it.
        for example in sorted(examples, key=lambda each: (each.data.get("missed", False), each.due or self._now)):
            self._make(example)
        self._past.jump((self._now - self._past.now()).total_seconds())
        self._publisher.recovery.start()
        self._look()
        return Filled(len(clients), channels, len(examples))

    def _channel(self, client: int, data: Mapping[str, Any]) -> int:
        network, handle = data["network"], data["handle"]
        if registry.is_assisted(network):
            return self._channels.connect_assisted(network, client, handle).id
        self._network.open_account(handle, name=data.get("name", handle), chatty=data.get("chatty", ""))
        if "dedupe" in data:
            self._network.set_limits(handle, {"dedupe": data["dedupe"]})
        return self._channels.connect(network, client, Login(handle=handle)).id

    def _example(self, client: int, zone: str, known: Mapping[str, int], data: Mapping[str, Any]) -> _Example:
        texts = [data["text"], *data.get("parts", [])]
        pictures = tuple(
            MediaInput(resources.path("practice", each["file"]), each["alt"]) for each in data.get("picture", [])
        )
        parts = tuple(PartInput(text, pictures if not place else ()) for place, text in enumerate(texts))
        base = VariantInput(parts=parts, first_comment=data.get("first_comment", ""))
        variants = {
            known[handle]: VariantInput(parts=(PartInput(text, pictures),))
            for handle, text in data.get("variants", {}).items()
        }
        new = NewPost(
            client,
            tuple(known[handle] for handle in data["channels"]),
            base,
            variants,
            title=data.get("title", ""),
            stage=data.get("stage", "draft"),
            recurrence=data.get("recurrence"),
        )
        wall = _wall(data["at"], zone, self._now) if "at" in data else None
        return _Example(new, wall, walltime.resolve(wall).instant if wall else None, data)

    def _make(self, example: _Example) -> None:
        """Add the post an hour before it is due and, where it lies in the past, let it go out as the example says."""
        if example.wall is None or example.due is None:
            self._posts.add(example.new)
            return
        before = min(example.due - timedelta(hours=1), self._now)
        self._past.jump((before - self._past.now()).total_seconds())
        self._posts.add(example.new, Time(wall=example.wall), mode=example.data.get("mode"))
        if example.due >= self._now or example.data.get("missed"):
            return
        fault = example.data.get("fault")
        self._network.set_faults(FaultPlan.script("publish", fault) if fault else None)
        self._past.jump(3600)
        for wait in (0, 5, 60, 120):  # uploads, processing, looking back after the settling time
            self._past.advance(wait)
            self._look()
        self._network.set_faults(None)

    def _look(self) -> None:
        for _ in range(_LOOKS):
            if not self._publisher.tick():
                return


def _wall(text: str, zone: str, now: datetime) -> WallTime:
    """`-3 09:00`: three days ago at nine, by the clocks of the zone."""
    days, clock = text.split()
    day = walltime.in_zone(now, zone).date() + timedelta(days=int(days))
    return WallTime(datetime.combine(day, time.fromisoformat(clock)), zone)
