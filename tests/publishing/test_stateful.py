"""At random: plan, edit, pause, sleep, kill, break the network. Never twice, never missed, always a next step."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from smdesk.adapters.practice.faults import FaultPlan
from smdesk.core.errors import NotAllowed
from smdesk.core.publication import ENDS, IN_FLIGHT, State
from tests.publishing.desk import Desk, PowerCut

pytestmark = pytest.mark.slow

DEDUPES = ("key", "client_id", "two_phase", "lookback", "none")
FAULTS = {
    "prepare": ("not_sent", "lost_before", "lost_after", "server_error_before", "limited", "processing"),
    "publish": (
        "not_sent", "lost_before", "lost_after", "server_error_before", "server_error_after", "limited", "refused",
        "token_expired", "upload_expired", "processing", "forgets_key",
    ),
    "poll": ("not_sent", "processing"),
    "find": ("find_silent", "find_cut"),
    "delegate": ("not_sent", "lost_before", "lost_after", "server_error_after", "limited"),
    "recall": ("not_sent", "lost_after"),
    "find_delegated": ("find_silent",),
}  # fmt: skip


class Ledger(RuleBasedStateMachine):
    """One desk, several channels with different means against sending twice, and a hostile world."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="smdesk-stateful-"))
        self.desk = Desk(self.folder)
        self.channels = [
            self.desk.channel(name.replace("_", "-"), limits={"dedupe": name, "settle_s": 60.0, "key_life_s": 3600.0})
            for name in DEDUPES
        ]
        self.posts: list[int] = []
        self.serial = 0
        self.dying = ""

    def teardown(self) -> None:
        try:
            self.heal()
            self.settle()
        finally:
            self.desk.close()
            shutil.rmtree(self.folder)

    # -- the person ---------------------------------------------------------------------------------------------

    @rule(
        parts=st.integers(1, 3),
        media=st.booleans(),
        comment=st.booleans(),
        to=st.sets(st.integers(0, len(DEDUPES) - 1), min_size=1),
        in_s=st.integers(-30, 7200),
    )
    def plan(self, parts: int, media: bool, comment: bool, to: set[int], in_s: int) -> None:
        self.serial += 1
        texts = [f"post {self.serial} part {number}" for number in range(parts)]
        names = [self.desk.medium(f"m{self.serial}")] if media else []
        post = self.desk.post(*texts, media=names, comment=f"comment {self.serial}" if comment else None)
        self.posts.append(post)
        self.desk.schedule(post, *[self.channels[index] for index in sorted(to)], in_s=in_s)

    @rule(in_s=st.integers(400, 7200))
    def plan_delegated(self, in_s: int) -> None:
        self.serial += 1
        post = self.desk.post(f"post {self.serial} part 0")
        self.posts.append(post)
        self.desk.schedule(post, self.channels[3], in_s=in_s, mode="delegate")

    @precondition(lambda self: self.posts)
    @rule(which=st.integers(0, 50))
    def edit(self, which: int) -> None:
        post = self.posts[which % len(self.posts)]
        self.serial += 1
        self.desk.edit(post, f"post {self.serial} part 0")

    @rule(which=st.integers(0, 50), act=st.sampled_from(["now", "retry", "cancel", "skip", "move", "take_back"]))
    def act(self, which: int, act: str) -> None:
        rows = self.desk.open_rows()
        if not rows:
            return
        chosen = rows[which % len(rows)].id
        try:
            if act == "move":
                from datetime import timedelta

                from smdesk.core.walltime import from_utc

                self.desk.service.move(chosen, from_utc(self.desk.clock.now() + timedelta(hours=1), "Europe/Madrid"))
            else:
                getattr(self.desk.service, act)(chosen)
        except NotAllowed:
            return

    @rule(which=st.integers(0, 50))
    def say_published(self, which: int) -> None:
        """Whether it is or not: what the person says counts."""
        rows = self.desk.open_rows()
        if rows:
            with suppress(NotAllowed):
                self.desk.service.resolve(rows[which % len(rows)].id, published_url="")

    @rule(which=st.integers(0, 50))
    def unmark(self, which: int) -> None:
        """What was said to be out waits again, and nothing of it goes out before the person decides anew."""
        rows = [row for row in self.desk.rows() if row.state == State.PUBLISHED and row.proof == "person"]
        if not rows:
            return
        chosen = rows[which % len(rows)].id
        before = len(self.desk.net.posts())
        with suppress(NotAllowed):
            view = self.desk.service.unmark(chosen)
            self.guarded(lambda: self.desk.pass_time(4000))
            after = self.desk.service.view(chosen)
            assert (after.state, after.attempts) == (view.state, view.attempts)
            assert before <= len(self.desk.net.posts())

    @rule(on=st.booleans(), channel=st.sampled_from([None, 0, 1, 2, 3, 4]))
    def pause(self, on: bool, channel: int | None) -> None:
        chosen = None if channel is None else self.channels[channel]
        (self.desk.service.pause if on else self.desk.service.resume)(chosen)

    # -- the world ----------------------------------------------------------------------------------------------

    @rule(operation=st.sampled_from(sorted(FAULTS)), data=st.data())
    def break_network(self, operation: str, data: st.DataObject) -> None:
        kinds = data.draw(st.lists(st.sampled_from(FAULTS[operation]), min_size=1, max_size=3))
        self.desk.net.set_faults(FaultPlan.script(operation, *kinds))

    @rule()
    def heal(self) -> None:
        self.desk.net.set_faults(None)
        self.repair_accounts()

    def repair_accounts(self) -> None:
        from sqlalchemy import update

        from smdesk.models import Channel

        with self.desk.db.write() as unit:
            unit.session.execute(update(Channel).values(problem=""))

    @rule(seconds=st.sampled_from([1, 30, 61, 300, 1800, 4000]))
    def pass_time(self, seconds: int) -> None:
        self.guarded(lambda: self.desk.pass_time(seconds))

    @rule(seconds=st.sampled_from([30, 600, 4000, 90000]))
    def sleep(self, seconds: int) -> None:
        self.desk.sleep(seconds)
        self.guarded(self.desk.run)

    @rule(when=st.sampled_from(["before", "after"]), calls=st.integers(0, 4))
    def kill(self, when: str, calls: int) -> None:
        """The next calls go through; then the power is cut, before or after the network has done its part."""
        left = [calls]

        def cut() -> str:
            left[0] -= 1
            return when if left[0] < 0 else ""

        self.desk.pool.cut = cut
        self.guarded(lambda: self.desk.pass_time(120))
        self.desk.pool.cut = lambda: ""
        self.guarded(self.desk.boot)

    def guarded(self, act: object) -> None:
        try:
            act()  # type: ignore[operator]
        except PowerCut:
            self.desk.pool.cut = lambda: ""
            self.desk.boot()

    # -- what must hold -----------------------------------------------------------------------------------------

    @invariant()
    def never_twice(self) -> None:
        assert not self.desk.net.duplicates(), self.desk.net.duplicates()
        texts: dict[tuple[str, str], int] = {}
        for post in self.desk.net.posts():
            texts[post.account, post.text] = texts.get((post.account, post.text), 0) + 1
        assert all(count == 1 for count in texts.values()), texts

    @invariant()
    def always_a_next_step(self) -> None:
        for view in self.desk.service.views():
            if view.state in ENDS:
                assert view.next_step == "nothing"
            else:
                assert view.next_step != "nothing"
            assert view.state not in IN_FLIGHT or view.state is State.PROCESSING, "nothing stays in sending"
            if view.state is State.UNCONFIRMED:
                assert view.ask or view.next_try_at is not None

    @invariant()
    def published_means_published(self) -> None:
        live = {post.id for post in self.desk.net.posts()}
        for row in self.desk.rows():
            if row.state == State.PUBLISHED and row.proof != "person":
                assert row.remote_id in live

    def settle(self) -> None:
        """The world is well again: everything that is owed comes to an end, once."""
        desk = self.desk
        desk.service.resume()
        for channel in self.channels:
            desk.service.resume(channel)
        for _ in range(30):
            self.repair_accounts()
            desk.pass_time(3600)
            for row in desk.open_rows():
                self.decide(row)
            if not desk.open_rows():
                break
        self.never_twice()
        self.always_a_next_step()
        self.published_means_published()
        assert not desk.open_rows(), [(row.id, row.state, row.ask, row.error_code) for row in desk.open_rows()]

    def decide(self, row: object) -> None:
        """What an honest person answers."""
        service = self.desk.service
        state = State(row.state)  # type: ignore[attr-defined]
        number: int = row.id  # type: ignore[attr-defined]
        if state is State.LATE:
            service.now(number)
        elif state is State.FAILED and self.is_comment_of_unknown(row):
            service.cancel(number)
        elif state is State.FAILED:
            service.retry(number)
        elif state is State.UNCONFIRMED and row.ask:  # type: ignore[attr-defined]
            service.resolve(number, published_url=self.truth(row))

    def is_comment_of_unknown(self, row: object) -> bool:
        """A comment under what the person said to be out: nobody knows the address to comment at."""
        parent = row.parent_id  # type: ignore[attr-defined]
        return parent is not None and self.desk.service.view(parent).remote_id is None

    def truth(self, row: object) -> str | None:
        """What a person sees on the network: the address of the step in question, None if it is not there."""
        from smdesk.core.content import Payload

        payload = Payload.from_json(row.payload)  # type: ignore[attr-defined]
        index = int(row.step.split(":")[1])  # type: ignore[attr-defined]
        with self.desk.db.read() as session:
            from smdesk.models import Channel

            account = session.get(Channel, row.channel_id).remote_id  # type: ignore[attr-defined,union-attr]
        for post in self.desk.net.posts(account):
            if post.text == payload.parts[index].text:
                return str(post.url)
        return None


class Longer(Ledger):
    """The same, looking further."""


TestLedger = Ledger.TestCase
TestLedger.settings = settings(max_examples=6, stateful_step_count=25, deadline=None)
TestLonger = pytest.mark.timeout(600)(pytest.mark.slow(Longer.TestCase))
TestLonger.settings = settings(max_examples=50, stateful_step_count=40, deadline=None)
