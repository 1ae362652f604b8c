"""The example desk: clients, channels and posts in every state on the practice network, made by really publishing them.

Nothing is written into the ledger by hand: the posts of the past are added and published with a clock that stands
where they were due, with the faults that give the failed and the unconfirmed ones.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from smdesk.adapters import registry
from smdesk.adapters.practice import FaultPlan, PracticeNetwork
from smdesk.core import slots, walltime
from smdesk.core.clock import Clock, FakeClock
from smdesk.core.content import MediaItem
from smdesk.core.errors import NotAllowed
from smdesk.core.network import PRACTICE
from smdesk.core.publication import State
from smdesk.core.records import dataclass
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
from smdesk.services.plan.pillars import PillarsService
from smdesk.services.posts.rules import Time
from smdesk.services.posts.service import PostsService
from smdesk.services.practice.agreements import ExampleAgreements
from smdesk.services.practice.audits import ExampleAudits
from smdesk.services.practice.dossier import Dossiers
from smdesk.services.practice.example import Example, load
from smdesk.services.practice.keydates import ExampleKeyDates
from smdesk.services.practice.rounds import ExampleRounds
from smdesk.services.practice.sheets import ExampleSheets
from smdesk.services.publications.service import PublishingService
from smdesk.services.snippets import SnippetsService
from smdesk.services.zone import computer_zone
from smdesk.system.boot import boot_id

#: More looks than any example post needs; a publisher that never rests is a bug.
_LOOKS = 200
#: Seconds after its due time at which a post is looked at: uploads, processing, looking back after the settling time.
_WAITS = (0, 5, 60, 120)

Progress = Callable[[int, int], object]  # posts made, posts in all


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
        self.db = db
        self.store = store
        self._clock = clock
        self._accounts = accounts
        self._folder = folder

    def fill(self, language: str, *, source: Path | None = None, progress: Progress | None = None) -> Filled:
        """Make the example desk of a language, `en` or `es`; of another `source` than the program's own where given.

        Raises:
            NotAllowed: `desk_not_empty` (`clients`): there is a desk to be spoilt already.
            NotFound: `practice_language_unknown`.
        """
        present = ClientsService(self.db, self._clock).list()
        if present:
            raise NotAllowed("desk_not_empty", clients=len(present))
        example = load(language, source)
        with self.db.hurried(), PracticeNetwork(self._folder, self._clock) as network:
            return _Filling(self, network, example, self._clock.now()).run(progress or (lambda _made, _all: None))

    def publisher(self, clock: Clock) -> Publisher:
        """A publisher on this desk with a clock of its own, which makes its calls at once and in turn."""
        sender = Sender(lambda account: registry.build(account, folder=self._folder, clock=clock), self._accounts)
        return Publisher(self.db, clock, sender, boot_id(), self.store.path, ledger=Ledger(self.db, clock))

    def channels(self, clock: Clock) -> ChannelsService:
        """The service of channels with another clock."""
        return ChannelsService(self.db, clock, self._accounts)


@dataclass(frozen=True, slots=True)
class _Planned:
    """One post to be made: its content, its time where it has one, and what is to happen to it."""

    new: NewPost
    wall: WallTime | None
    data: Mapping[str, Any]

    @property
    def due(self) -> datetime | None:
        return walltime.resolve(self.wall).instant if self.wall else None


class _Filling:
    def __init__(self, service: PracticeService, network: PracticeNetwork, example: Example, now: datetime) -> None:
        self._network = network
        self._example = example
        self._now = now
        self._past = FakeClock(now)
        db, past = service.db, self._past
        self._db = db
        self._clients = ClientsService(db, past)
        self._pillars, self._snippets = PillarsService(db, past), SnippetsService(db, past)
        self._channels = service.channels(past)
        self._publishing = PublishingService(db, past, Ledger(db, past))
        self._posts = PostsService(db, past, MediaService(service.store, past), self._publishing)
        media = MediaService(service.store, past)
        self._dossiers = Dossiers(db, past, media, example.folder, example.language)
        self._store = service.store
        self._publisher = service.publisher(past)
        self._brought: dict[str, MediaItem] = {}  # name of a picture → the medium it has become
        self._client_ids: dict[str, int] = {}
        self._zones: dict[str, str] = {}
        self._approving: set[str] = set()
        self._handles: dict[str, str] = {}  # client → its account on the practice network
        self._channel_ids: dict[str, int] = {}
        self._pillar_ids: dict[tuple[str, str], int] = {}
        self._post_ids: dict[str, int] = {}

    def run(self, progress: Progress) -> Filled:
        for client in self._example.clients:
            self._client(client)
        for channel in self._example.plan["channel"]:
            self._channel(channel)
        self._plan()
        self._dossiers.fill(self._client_ids, self._pillar_ids)
        planned = [self._planned(data) for data in self._example.posts]
        # Oldest first; what is to be found late is added last, so that no later look of the past finds it.
        planned.sort(key=lambda each: (each.data.get("missed", False), each.due or self._now))
        made = 0
        for moment, together in groupby(planned, lambda each: self._moment(each)):
            posts = list(together)
            self._make(moment, posts)
            made += len(posts)
            progress(made, len(planned))
        self._set_clock(self._now)
        self._campaigns()
        self._contests()
        self._mix()
        self._talk()
        days = ExampleKeyDates(self._db, self._past, self._example, self._channels)
        days.fill(self._client_ids, self._zones, self._channel_ids, self._pillar_ids)
        ExampleAudits(self._db, self._past, self._example).fill(self._client_ids, self._zones)
        media = MediaService(self._store, self._past)
        ExampleAgreements(self._db, self._past, media, self._example).fill(self._client_ids, self._zones)
        ExampleRounds(self._db, self._past, self._example).fill(self._client_ids, self._zones, self._post_ids)
        ExampleSheets(self._db, self._past, self._example).fill(self._client_ids, self._zones, self._post_ids)
        self._dossiers.choose(self._client_ids)  # once the audit and the objectives have their say in the scores
        self._publisher.recovery.start()
        self._look()
        return Filled(len(self._client_ids), len(self._channel_ids), len(planned))

    def _campaigns(self) -> None:
        """Campaigns and ads, which promote posts that are there by now."""
        from smdesk.services.practice import campaigns as example_campaigns

        today = {key: walltime.in_zone(self._now, zone).date() for key, zone in self._zones.items()}
        example_campaigns.fill(
            self._db, self._past, self._example.language, self._client_ids, self._post_ids, today, self._example.folder
        )

    def _contests(self) -> None:
        """Contests, which belong to posts and campaigns that are there by now."""
        from smdesk.services.practice.contests import ExampleContests

        contests = ExampleContests(
            self._db, self._past, self._example.language, self._set_clock, self._example.folder
        )  # fmt: skip
        contests.fill(self._client_ids, self._zones, self._post_ids)

    def _mix(self) -> None:
        """What belongs to the pillars, and places kept in the plan."""
        from smdesk.services.practice import mix as example_mix

        clients = {
            key: (number, self._zones[key], walltime.in_zone(self._now, self._zones[key]).date())
            for key, number in self._client_ids.items()
        }
        example = self._example
        example_mix.fill(
            self._db, self._past, example.language, example.folder, self._pillar_ids, clients, self._channel_ids
        )

    # -- clients and channels -----------------------------------------------------------------------------------

    def _client(self, data: Mapping[str, Any]) -> None:
        key, language = data["key"], self._example.language
        zone = data.get("zone") or computer_zone()
        patch = ClientPatch(
            name=data["name"],
            zone=zone,
            languages=(language,),
            country=data.get("country", self._example.words["country"]),
            sector=data["sector"],
            color=data.get("color", ""),
            approval_required=data.get("approval", False),
        )
        self._client_ids[key] = self._clients.add(patch).id
        self._zones[key], self._handles[key] = zone, data["handle"]
        if data.get("approval"):
            self._approving.add(key)
        self._network.open_account(data["handle"], name=data["name"], chatty=language)

    def _channel(self, data: Mapping[str, Any]) -> None:
        network, client = data["network"], self._client_ids[data["client"]]
        own = self._example.words.get("channels", {})
        handle = own.get(data["key"], self._handles[data["client"]])
        if network != PRACTICE:  # nothing of the example is ever asked of a real network
            channel = self._channels.connect_assisted(network, client, handle)
        else:
            if "dedupe" in data:
                self._network.set_limits(handle, {"dedupe": data["dedupe"]})
            channel = self._channels.connect(network, client, Login(handle=handle))
        if "slots" in data:
            self._channels.set_slots(channel.id, slots.parse(data["slots"]))
        self._channel_ids[data["key"]] = channel.id

    def _plan(self) -> None:
        """Pillars with their shares, and saved texts."""
        words, plan = self._example.words, self._example.plan
        for data in plan.get("pillar", ()):
            kind = data["kind"]
            made = self._pillars.add(
                self._client_ids[data["client"]], words["pillars"][kind], kind=kind, target=data["share"]
            )
            self._pillar_ids[data["client"], kind] = made.id
        for data in plan.get("snippet", ()):
            said, client = words["snippets"][data["key"]], data.get("client")
            self._snippets.add(
                said["name"], said["body"], kind=data.get("kind", "text"),
                client=self._client_ids[client] if client else None,
            )  # fmt: skip

    # -- posts --------------------------------------------------------------------------------------------------

    def _planned(self, data: Mapping[str, Any]) -> _Planned:
        client = data["client"]
        media = (self._picture(data["image"], data.get("alt", "")),) if data.get("image") else ()
        texts = data["parts"] if "parts" in data else [data["text"]]
        wall, stage = self._wall(data), data.get("stage")
        new = NewPost(
            self._client_ids[client],
            tuple(self._channel_ids[name] for name in data["channels"]),
            VariantInput(
                parts=tuple(PartInput(text, media if not place else ()) for place, text in enumerate(texts)),
                first_comment=data.get("first_comment", ""),
            ),
            {
                self._channel_ids[name]: VariantInput(parts=(PartInput(text, media),))
                for name, text in data.get("variants", {}).items()
            },
            title=data.get("title", ""),
            stage=stage or ("approved" if client in self._approving else "draft"),
            recurrence=data.get("recurrence"),
            pillar_id=self._pillar_ids.get((client, data.get("pillar", ""))),
            planned=wall if stage else None,
            persona_id=self._dossiers.personas.get((client, data.get("pillar", ""))),
        )
        return _Planned(new, wall, data)

    def _picture(self, name: str, alt: str) -> MediaInput:
        if name not in self._brought:
            self._brought[name] = self._store.add(self._example.picture(name))
        return MediaInput(self._brought[name], alt)

    def _wall(self, data: Mapping[str, Any]) -> WallTime | None:
        """Days count from today in the client's zone, minutes from now; neither is no time."""
        zone = self._zones[data["client"]]
        here = walltime.in_zone(self._now, zone)
        if "minutes" in data:
            at = here + timedelta(minutes=data["minutes"])
            return WallTime(at.replace(minute=at.minute // 5 * 5, second=0, microsecond=0, tzinfo=None), zone)
        if "day" not in data:
            return None
        day = here.date() + timedelta(days=data["day"])
        return WallTime(datetime.combine(day, time.fromisoformat(data["at"])), zone)

    def _moment(self, post: _Planned) -> datetime | None:
        """When something is to go out while the desk is made; None for what only waits."""
        due = post.due
        waits = "stage" in post.data or post.data.get("missed") or due is None or due >= self._now
        return None if waits else due

    def _make(self, moment: datetime | None, posts: Iterable[_Planned]) -> None:
        """Add posts an hour before they are due and, where that lies in the past, let them go out."""
        faults: list[str] = []
        confirmed: set[int] = set()
        for post in posts:
            due = post.due
            scheduled = due is not None and "stage" not in post.data
            self._set_clock(min((due or self._now) - timedelta(hours=1), self._now))
            time = Time(wall=post.wall) if scheduled else None
            saved = self._posts.add(post.new, time, mode=post.data.get("mode"))
            self._post_ids[post.data["key"]] = saved.post.id
            if not post.data.get("due"):
                confirmed.add(saved.post.id)
            faults += [post.data["fault"]] if "fault" in post.data else []
        if moment is None:
            return
        self._network.set_faults(FaultPlan.script("publish", *faults) if faults else None)
        self._set_clock(moment)
        for wait in _WAITS if faults else _WAITS[:1]:
            self._past.advance(wait)
            self._look()
        self._network.set_faults(None)
        self._confirm(confirmed)

    def _confirm(self, posts: Collection[int]) -> None:
        """What the person published by hand is said to be out; what waits for them may have been due before it."""
        for view in self._publishing.views(states=[State.ASSISTED]):
            if view.post_id in posts:
                self._publishing.resolve(view.id, published_url="")

    # -- people -------------------------------------------------------------------------------------------------

    def _talk(self) -> None:
        """What the example's people say, below the client's own posts or straight to the account."""
        texts = {post["key"]: post.get("text", "") for post in self._example.posts}
        for said in self._example.messages:
            handle = self._handles[said["client"]]
            below = [
                post
                for post in self._network.posts(handle)
                if "post" in said and post.kind == "post" and post.text == texts[said["post"]]
            ]
            at = min(below[0].created + timedelta(hours=2), self._now) if below else self._now
            self._network.comment(
                below[0].id if below else "", said["author"], said["text"],
                name=self._example.names[said["author"]], kind=said["kind"], at=at, account=handle,
            )  # fmt: skip

    def _set_clock(self, instant: datetime) -> None:
        self._past.jump((instant - self._past.now()).total_seconds())

    def _look(self) -> None:
        for _ in range(_LOOKS):
            if not self._publisher.tick():
                return
