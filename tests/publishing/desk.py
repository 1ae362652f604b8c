"""A whole desk for tests of the ledger: database, practice network, publisher, a clock that is moved by hand."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select, update

from smdesk.adapters import registry
from smdesk.adapters.practice import PracticeNetwork
from smdesk.adapters.practice.faults import Fault, FaultPlan
from smdesk.core.clock import FakeClock
from smdesk.core.events import AttentionNeeded
from smdesk.core.publication import ENDS, State
from smdesk.core.walltime import WallTime, from_utc
from smdesk.db import open_database
from smdesk.models import Channel, Client, Media, Part, PartMedia, Post, Publication, Variant, table_of
from smdesk.publishing.hosting import Hosting
from smdesk.publishing.ledger import Moved
from smdesk.publishing.sender import Sender
from smdesk.publishing.worker import Publisher
from smdesk.services.publications.service import PublishingService

START = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)


class PowerCut(BaseException):
    """The process ends here, as by SIGKILL: nothing after this line happens."""


class Pool(Executor):
    """Makes each call at once, on the calling thread; `cut` says whether the process dies before or after it."""

    def __init__(self) -> None:
        self.cut: Callable[[], str] = lambda: ""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        when = self.cut()
        if when == "before":
            raise PowerCut
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        if when == "after":
            raise PowerCut
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        return None


class NoSecrets:
    """A keyring for networks that need none."""

    def get(self, ref: str) -> dict[str, str]:
        return {}

    def put(self, ref: str, values: Any) -> None:
        return None

    def vault(self, ref: str) -> None:
        return None


class Desk:
    """One data folder with one client; every method is one thing a person or the world does."""

    hosting: Hosting | None = None  # set it before `boot`

    def __init__(self, folder: Path, *, clock: FakeClock | None = None, late_limit_min: int | None = None) -> None:
        self.folder = folder
        self.clock = clock or FakeClock(START)
        self.db = open_database(folder, clock=self.clock)
        self.net = PracticeNetwork(folder / "practice", self.clock)
        self.moves: list[Moved] = []
        self.pool = Pool()
        self._boots = 0
        self._chance = random.Random(7)
        with self.db.write() as unit:
            client = Client(name="Panadería Sol", zone="Europe/Madrid", languages=["es"], late_limit_min=late_limit_min)
            unit.session.add(client)
            unit.session.flush()
            self.client_id = client.id
        self.service = PublishingService(self.db, self.clock)
        self.notices: list[AttentionNeeded] = []
        self.db.bus.subscribe(AttentionNeeded, self.notices.append)
        self.boot()

    def boot(self) -> None:
        """Start the program (again): a new process, the same folder."""
        self._boots += 1
        sender = Sender(self.build, NoSecrets(), hosting=self.hosting)
        self.publisher = Publisher(
            self.db, self.clock, sender, f"boot{self._boots}", lambda sha: self.folder / "media" / sha,
            pool=self.pool, chance=self._chance.random,
        )  # fmt: skip
        self.publisher.ledger.listen(self.moves.append)
        self.publisher.recovery.start()

    def break_network(self, operation: str, *kinds: str | Fault, account: str = "") -> None:
        """From now on these faults, one a call; without any, none."""
        self.net.set_faults(FaultPlan.script(operation, *kinds, account=account) if kinds else None)

    def always(self, operation: str, kind: str, account: str = "") -> None:
        """From now on this fault at every call."""
        self.net.set_faults(FaultPlan((Fault(operation, kind, probability=1.0, account=account),)))

    def codes(self) -> list[str]:
        """What the person's attention was called to, in order."""
        return [notice.code for notice in self.notices]

    def change_post(self, post_id: int, **values: Any) -> None:
        with self.db.write() as unit:
            unit.session.execute(update(Post).where(Post.id == post_id).values(**values))

    def change_channel(self, channel_id: int, **values: Any) -> None:
        with self.db.write() as unit:
            unit.session.execute(update(Channel).where(Channel.id == channel_id).values(**values))

    def change_client(self, **values: Any) -> None:
        with self.db.write() as unit:
            unit.session.execute(update(Client).where(Client.id == self.client_id).values(**values))

    def change_row(self, publication_id: int, **values: Any) -> None:
        """Put something into the ledger that no service would: what another version or a broken clock left there."""
        with self.db.write() as unit:
            unit.session.execute(update(Publication).where(Publication.id == publication_id).values(**values))

    def row(self, publication_id: int) -> Any:
        return next(row for row in self.rows() if row.id == publication_id)

    def comment_of(self, publication_id: int) -> Any:
        """The row of the first comment, None while there is none."""
        return next((row for row in self.rows() if row.parent_id == publication_id), None)

    def outcomes(self, publication_id: int) -> list[tuple[str, str]]:
        """Every attempt as (step, outcome)."""
        return [(each.step, each.outcome) for each in self.service.history(publication_id).attempts]

    def sends(self, publication_id: int) -> int:
        """How many calls were made for it."""
        return len(self.outcomes(publication_id))

    def build(self, account: Any) -> Any:
        return registry.build(account, folder=self.folder / "practice", clock=self.clock)

    def close(self) -> None:
        self.net.close()
        self.db.close()

    def channel(self, handle: str = "sol", **values: Any) -> int:
        """A channel on the practice network; `limits` override its spec."""
        account = self.net.open_account(handle)
        limits = values.pop("limits", {})
        self.net.set_limits(account, limits)
        with self.db.write() as unit:
            row = Channel(client_id=self.client_id, network="practice", handle=handle, remote_id=account,
                          limits=limits, **values)  # fmt: skip
            unit.session.add(row)
            unit.session.flush()
            return row.id

    def assisted(self, network: str = "instagram") -> int:
        with self.db.write() as unit:
            row = Channel(client_id=self.client_id, network=network, handle="sol", mode="assisted")
            unit.session.add(row)
            unit.session.flush()
            return row.id

    def medium(self, name: str) -> str:
        """A file in the media folder; returns its name there."""
        path = self.folder / "media" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + name.encode())
        return name

    def post(self, *texts: str, comment: str | None = None, media: Sequence[str] = (), **values: Any) -> int:
        with self.db.write() as unit:
            session = unit.session
            post = Post(client_id=self.client_id, stage=values.pop("stage", "planned"), **values)
            session.add(post)
            session.flush()
            variant = Variant(post_id=post.id, first_comment=comment)
            session.add(variant)
            session.flush()
            for position, text in enumerate(texts):
                part = Part(variant_id=variant.id, position=position, text=text)
                session.add(part)
                session.flush()
                for place, name in enumerate(media if position == 0 else ()):
                    row = session.scalar(select(Media).where(Media.sha256 == name))
                    if row is None:
                        row = Media(sha256=name, mime="image/png", size=20, width=8, height=8, filename=name)
                        session.add(row)
                        session.flush()
                    session.add(PartMedia(part_id=part.id, media_id=row.id, position=place, alt=f"alt {name}"))
            return post.id

    def edit(self, post_id: int, text: str) -> None:
        with self.db.write() as unit:
            variant = unit.session.scalar(select(Variant).where(Variant.post_id == post_id))
            part = unit.session.scalar(select(Part).where(Part.variant_id == variant.id).order_by(Part.position))
            part.text = text

    def schedule(self, post_id: int, *channels: int, in_s: float = 60.0, mode: str | None = None) -> list[int]:
        """Plan it that many seconds from now, in the client's zone."""
        return self.schedule_at(post_id, self.service_wall(in_s), *channels, mode=mode)

    def schedule_at(self, post_id: int, wall: WallTime, *channels: int, mode: str | None = None) -> list[int]:
        """Plan it at a wall time."""
        with self.db.write() as unit:
            return self.service.schedule(unit.session, post_id, list(channels), wall, mode=mode)

    def service_wall(self, in_s: float) -> WallTime:
        """So many seconds from now on the client's clocks, to the second."""
        when = from_utc(self.clock.now() + timedelta(seconds=in_s), "Europe/Madrid")
        return WallTime(when.local.replace(microsecond=0, fold=0), when.zone)

    def run(self, rounds: int = 200) -> None:
        """Look until nothing more happens at this instant."""
        for _ in range(rounds):
            if not self.publisher.tick():
                return
        raise AssertionError("the publisher does not come to rest")

    def pass_time(self, seconds: float) -> None:
        """Let time pass with the program running: every due moment on the way is looked at."""
        end = self.clock.now() + timedelta(seconds=seconds)
        for _ in range(2000):
            self.run()
            upcoming = self.publisher.upcoming()
            if upcoming is None or upcoming >= end:
                break
            self.clock.advance(max((upcoming - self.clock.now()).total_seconds(), 0.001))
        if self.clock.now() < end:
            self.clock.advance((end - self.clock.now()).total_seconds())
        self.run()

    def sleep(self, seconds: float) -> None:
        """The computer sleeps: wall time goes on, nothing runs, and it is noticed on waking."""
        self.clock.jump(seconds)
        self.publisher.woke()

    def state(self, publication_id: int) -> State:
        return self.service.view(publication_id).state

    def rows(self) -> list[Any]:
        with self.db.read() as session:
            return list(session.execute(select(table_of(Publication))))

    def texts(self) -> list[str]:
        """What the network shows, oldest first."""
        return [post.text for post in self.net.posts()]

    def open_rows(self) -> list[Any]:
        return [row for row in self.rows() if row.state not in ENDS]
