"""At random: people write, we read, answer, die, and the network fails. No message or answer twice, none lost."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from smdesk.adapters.practice import FaultPlan
from smdesk.core.clock import FakeClock
from smdesk.core.errors import NotAllowed
from smdesk.sync.replies import LONGEST
from tests.sync.inbox_desk import InboxDesk, Killed

pytestmark = pytest.mark.slow

READ = ("not_sent", "lost_before", "server_error_before", "limited")
SEND = ("not_sent", "lost_before", "lost_after", "server_error_before", "server_error_after", "limited", "lies_4xx")
DEDUPES = ("key", "client_id", "lookback")


class Inbox(RuleBasedStateMachine):
    """One channel; each answer says something of its own, so that twice is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="smdesk-inbox-"))
        clock = FakeClock(datetime(2026, 10, 1, 9, tzinfo=UTC))
        self.box = InboxDesk.start(self.folder, clock, settle_s=30.0)
        self.written = 0
        self.replies: list[int] = []

    def teardown(self) -> None:
        try:
            self.box.net.set_faults(None)
            self.box.dying = ""
            with suppress(NotAllowed):
                self.box.inbox.sync([self.box.channel])
            for _ in range(40):
                self.box.clock.advance(LONGEST.total_seconds() * 3)
                for number in self.replies:
                    view = self.box.inbox.reply_view(number)
                    if view.state == "failed":
                        self.box.inbox.again(number)
                self.box.inbox.work()
            assert self.box.rows("SELECT count(*) FROM message WHERE ours = 0") == [(self.written,)]
            assert {self.box.inbox.reply_view(number).state for number in self.replies} <= {"sent"}
            assert sorted(self.box.said()) == sorted(f"answer {n}" for n in range(len(self.replies)))
        finally:
            self.box.close()
            shutil.rmtree(self.folder)

    @rule(author=st.sampled_from("abc"), many=st.integers(1, 25))
    def people_write(self, author: str, many: int) -> None:
        for _ in range(many):
            self.box.comment(f"words {self.written}", author=author)
            self.written += 1

    @rule(fault=st.sampled_from(("", *READ)), at=st.integers(0, 2))
    def read(self, fault: str, at: int) -> None:
        self.box.net.set_faults(FaultPlan.script("page", *["ok"] * at, fault) if fault else None)
        self.box.inbox.sync([self.box.channel])

    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        messages = self.box.inbox.messages()
        if messages:
            message = data.draw(st.sampled_from(messages))
            self.replies.append(self.box.inbox.reply(message.id, f"answer {len(self.replies)}").id)

    @rule(fault=st.sampled_from(("", *SEND)), look=st.sampled_from(("", "find_silent")))
    def send(self, fault: str, look: str) -> None:
        plan = FaultPlan.script("reply", fault) if fault else FaultPlan()
        self.box.net.set_faults(plan + FaultPlan.script("find_reply", look) if look else plan)
        self.box.inbox.work()

    @rule(moment=st.sampled_from(("before", "after")))
    def die(self, moment: str) -> None:
        self.box.dying = moment
        with suppress(Killed):
            self.box.inbox.work()
        self.box.dying = ""
        self.box.inbox = self.box.process("the next")

    @rule(seconds=st.sampled_from((1, 40, 700, 7200)))
    def time_passes(self, seconds: int) -> None:
        self.box.clock.advance(seconds)

    @invariant()
    def nothing_is_there_twice(self) -> None:
        said = self.box.said()
        assert len(said) == len(set(said))
        assert self.box.rows("SELECT remote_id FROM message GROUP BY channel_id, remote_id HAVING count(*) > 1") == []


TestInbox = Inbox.TestCase
TestInbox.settings = settings(max_examples=3, stateful_step_count=12, deadline=None)


@pytest.mark.slow
class TestLonger(Inbox.TestCase):
    settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
