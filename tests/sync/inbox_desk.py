"""A desk with an inbox, the practice network it is read from, and ways to let answers break off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from smdesk.adapters import registry
from smdesk.adapters.practice import FaultPlan, PracticeNetwork
from smdesk.core.clock import FakeClock
from smdesk.services.inbox.service import InboxService
from smdesk.services.inbox.views import MessageView
from smdesk.sync.acts import Acts
from smdesk.sync.inbox import InboxReader
from smdesk.sync.reach import Reach
from smdesk.sync.replies import Replies
from tests.services.desk import Desk


class Killed(BaseException):
    """The process ends here."""


class Dying:
    """An adapter whose process dies at its next answer: before the call, or after it."""

    def __init__(self, adapter: Any, desk: InboxDesk) -> None:
        self._adapter, self._desk = adapter, desk

    def __getattr__(self, name: str) -> Any:
        return getattr(self._adapter, name)

    def reply(self, request: Any) -> Any:
        dying, self._desk.dying = self._desk.dying, ""
        if dying == "before":
            raise Killed
        outcome = self._adapter.reply(request)
        if dying == "after":
            raise Killed
        return outcome


@dataclass
class InboxDesk:
    """`inbox` is the service, `net` the network, `post` the id of the published post there."""

    desk: Desk
    net: PracticeNetwork
    inbox: InboxService
    channel: int = 0
    post: str = ""
    dying: str = ""

    @classmethod
    def start(cls, folder: Path, clock: FakeClock, **limits: Any) -> InboxDesk:
        desk = Desk.open(folder, clock)
        client = desk.client()
        net = PracticeNetwork(desk.runtime.folder.practice, clock)
        net.open_account("sol")
        if limits:
            net.set_limits("sol", limits)
        channel = desk.channel(client)
        desk.add(client, channel, after=timedelta(minutes=1), text="Pan de hoy")
        clock.advance(60)
        desk.publish()
        made = cls(desk, net, None, channel.id, net.posts("sol")[0].id)  # type: ignore[arg-type]
        made.inbox = made.process("one")
        return made

    def process(self, name: str) -> InboxService:
        """The service as another process has it."""
        run, folder = self.desk.runtime, self.desk.runtime.folder
        reach = Reach(
            run.db,
            lambda account: Dying(registry.build(account, folder=folder.practice, clock=run.clock), self),
            run.accounts,
        )
        return InboxService(
            run.db, run.clock, folder.root, InboxReader(run.db, run.clock, reach),
            Replies(run.db, run.clock, reach, name), Acts(run.db, run.clock, reach),
        )  # fmt: skip

    def close(self) -> None:
        self.net.close()
        self.desk.runtime.close()

    @property
    def clock(self) -> FakeClock:
        return self.desk.clock

    def comment(self, words: str = "¿Hay pan?", author: str = "nuria", **more: Any) -> str:
        return self.net.comment(self.post, author, words, **more)

    def faults(self, operation: str, *kinds: str) -> None:
        self.net.set_faults(FaultPlan.script(operation, *kinds))

    def sync(self) -> int:
        """Read the channel; how many messages were new. What goes wrong is raised."""
        (got,) = self.inbox.sync([self.channel])
        if got.error is not None:
            raise got.error
        return got.new

    def newest(self) -> MessageView:
        return self.inbox.messages(limit=1)[0]

    def said(self) -> list[str]:
        """What stands on the network in our name, but for the post."""
        return [post.text for post in self.net.posts("sol") if post.id != self.post]

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with self.desk.runtime.db.read() as session:
            return [tuple(row) for row in session.execute(text(query))]

    def at(self, hours: float) -> datetime:
        return self.clock.now() + timedelta(hours=hours)
