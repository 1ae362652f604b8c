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
from smdesk.adapters.practice.example import Example, ExampleClient, load
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
            NotFound: `practice_language_unknown`.
        """
        present = ClientsService(self._db, self._clock).list()
        if present:
            raise NotAllowed("desk_not_empty", clients=len(present))
        file = resources.path("practice", "desk", f"{language}.toml")
        example, more = load(language), tomllib.loads(file.read_text(encoding="utf-8"))
        with PracticeNetwork(self._folder, self._clock) as network:
            return _Filling(self, network, self._clock.now()).run(example, more)

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
class _Planned:
    """One post to be made: its content, its due time where it has one, and what is to happen to it."""

    new: NewPost
    wall: WallTime | None
    data: Mapping[str, Any]

    @property
    def due(self) -> datetime | None:
        return walltime.resolve(self.wall).instant if self.wall else None


class _Filling:
    def __init__(self, service: PracticeService, network: PracticeNetwork, now: datetime) -> None:
        self._network = network
        self._now = now
        self._past = FakeClock(now)
        self._clients, self._channels, self._posts = service.services(self._past)
        self._publisher = service.publisher(self._past)
        self._known: dict[str, tuple[int, ExampleClient]] = {}  # handle of the client → id, client
        self._channel_ids: dict[str, int] = {}  # network:handle → id

    def run(self, example: Example, more: Mapping[str, Any]) -> Filled:
        for client in example.clients:
            self._client(client, example.language)
        for extra in more["channel"]:
            self._channel(self._known[extra["client"]][0], extra)
        planned = [
            self._planned(client.handle, _plain(client, post)) for client in example.clients for post in client.posts
        ]
        planned += [self._planned(data["client"], data) for data in more["post"]]
        # Oldest first; what is to be found late is added last, so that no later look of the past finds it.
        for post in sorted(planned, key=lambda each: (each.data.get("missed", False), each.due or self._now)):
            self._make(post)
        self._set_clock(self._now)
        self._talk(example)
        self._publisher.recovery.start()
        self._look()
        return Filled(len(self._known), len(self._channel_ids), len(planned))

    def _client(self, client: ExampleClient, language: str) -> None:
        patch = ClientPatch(
            name=client.name,
            zone=client.zone,
            languages=(client.language,),
            country=client.country,
            sector=client.sector,
        )
        identifier = self._clients.add(patch).id
        self._known[client.handle] = (identifier, client)
        self._network.open_account(client.handle, name=client.name, chatty=language)
        self._channel(identifier, {"network": "practice", "handle": client.handle})

    def _channel(self, client: int, data: Mapping[str, Any]) -> None:
        network, handle = data["network"], data["handle"]
        if registry.is_assisted(network):
            channel = self._channels.connect_assisted(network, client, handle)
        else:
            if "dedupe" in data:
                self._network.set_limits(handle, {"dedupe": data["dedupe"]})
            channel = self._channels.connect(network, client, Login(handle=handle))
        self._channel_ids[f"{network}:{handle}"] = channel.id

    def _planned(self, handle: str, data: Mapping[str, Any]) -> _Planned:
        identifier, client = self._known[handle]
        picture = resources.path("practice", data["image"]) if data.get("image") else None
        media = (MediaInput(picture, data.get("alt", "")),) if picture else ()
        texts = data["parts"] if "parts" in data else [data["text"]]
        base = VariantInput(
            parts=tuple(PartInput(text, media if not place else ()) for place, text in enumerate(texts)),
            first_comment=data.get("first_comment", ""),
        )
        variants = {
            self._channel_ids[name]: VariantInput(parts=(PartInput(text, media),))
            for name, text in data.get("variants", {}).items()
        }
        new = NewPost(
            identifier,
            tuple(self._channel_ids[name] for name in data["channels"]),
            base,
            variants,
            stage=data.get("stage", "draft"),
            recurrence=data.get("recurrence"),
        )
        return _Planned(new, self._wall(data, client.zone), data)

    def _wall(self, data: Mapping[str, Any], zone: str) -> WallTime | None:
        """Days count from today in the client's zone; no day, no time."""
        if "day" not in data:
            return None
        day = walltime.in_zone(self._now, zone).date() + timedelta(days=data["day"])
        return WallTime(datetime.combine(day, time.fromisoformat(data["at"])), zone)

    def _make(self, post: _Planned) -> None:
        """Add the post an hour before it is due and, where it lies in the past, let it go out as the example says."""
        due = post.due
        if due is None:
            self._posts.add(post.new)
            return
        self._set_clock(min(due - timedelta(hours=1), self._now))
        self._posts.add(post.new, Time(wall=post.wall), mode=post.data.get("mode"))
        if due >= self._now or post.data.get("missed"):
            return
        fault = post.data.get("fault")
        self._network.set_faults(FaultPlan.script("publish", fault) if fault else None)
        self._set_clock(due)
        for wait in (0, 5, 60, 120):  # uploads, processing, looking back after the settling time
            self._past.advance(wait)
            self._look()
        self._network.set_faults(None)

    def _talk(self, example: Example) -> None:
        """What the example's people say, below the client's own posts or straight to the account."""
        heads = {
            handle: [post for post in self._network.posts(handle) if post.kind == "post" and post.root == post.id]
            for handle in self._known
        }
        texts = {handle: [post.parts[0] for post in client.posts] for handle, (_, client) in self._known.items()}
        for said in example.messages:
            handle = said["client"]
            below = [post for post in heads[handle] if "post" in said and post.text == texts[handle][said["post"]]]
            at = min(below[0].created + timedelta(hours=2), self._now) if below else self._now
            self._network.comment(
                below[0].id if below else "", said["author"], said["text"],
                name=example.names[said["author"]], kind=said["kind"], at=at, account=handle,
            )  # fmt: skip

    def _set_clock(self, instant: datetime) -> None:
        self._past.jump((instant - self._past.now()).total_seconds())

    def _look(self) -> None:
        for _ in range(_LOOKS):
            if not self._publisher.tick():
                return


def _plain(client: ExampleClient, post: Any) -> dict[str, Any]:
    """A post of the example in the form of the additional ones."""
    return {
        "channels": [f"practice:{client.handle}"],
        "parts": list(post.parts),
        "first_comment": post.first_comment,
        "image": post.image.name if post.image else "",
        "alt": post.alt,
        "day": post.day,
        "at": post.at.isoformat("minutes"),
    }
