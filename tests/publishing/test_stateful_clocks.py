"""At random again, with what is rarer: clocks that are set, polls that are refused, a full disk."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from smdesk.adapters.practice.faults import Fault, FaultPlan
from smdesk.core.errors import NotAllowed, StorageError
from tests.publishing.test_stateful import FAULTS, Ledger

pytestmark = pytest.mark.slow

LOOKS = st.sampled_from(["find_silent", "find_cut"])


class Hostile(Ledger):
    """The same desk in a stranger world."""

    @rule(seconds=st.sampled_from([-7200, -600, -60, 60, 600]))
    def set_clock(self, seconds: int) -> None:
        self.desk.sleep(seconds)
        self.guarded(self.desk.run)

    @rule(which=st.sampled_from([0, 1, 2, 3]), in_s=st.integers(400, 7200))
    def plan_delegated_anywhere(self, which: int, in_s: int) -> None:
        self.serial += 1
        post = self.desk.post(f"post {self.serial} part 0")
        self.posts.append(post)
        self.desk.schedule(post, self.channels[which], in_s=in_s, mode="delegate")

    @rule(
        publish=st.sampled_from(FAULTS["publish"]), look=LOOKS, then=st.sampled_from(FAULTS["publish"]),
        looks=st.integers(1, 6),
    )  # fmt: skip
    def break_both(self, publish: str, look: str, then: str, looks: int) -> None:
        plan = FaultPlan.script("publish", publish, then) + FaultPlan.script("find", *[look] * looks)
        self.desk.net.set_faults(plan)

    @rule(why=st.sampled_from(["auth", "permission", "gone"]), polls=st.integers(1, 4))
    def refuse_polls(self, why: str, polls: int) -> None:
        self.desk.net.set_faults(
            FaultPlan.script("publish", Fault("publish", "processing", polls=polls))
            + FaultPlan.script("poll", Fault("poll", "refused", why=why))
        )

    @rule(seconds=st.sampled_from([1, 61, 600]))
    def full_disk(self, seconds: int) -> None:
        """The disk is full from the next answer on, for a while."""
        desk, write, full = self.desk, self.desk.db.write, [False]
        run = desk.publisher.sender.run

        @contextmanager
        def refusing() -> Any:
            if full[0]:
                raise StorageError("disk_full", path=str(desk.folder))
            with write() as unit:
                yield unit

        def filling(job: Any) -> Any:
            full[0] = True
            return run(job)

        desk.db.write = refusing  # type: ignore[method-assign]
        desk.publisher.sender.run = filling  # type: ignore[method-assign]
        try:
            with suppress(StorageError):
                desk.pass_time(seconds)
        finally:
            desk.db.write = write  # type: ignore[method-assign]
            desk.publisher.sender.run = run  # type: ignore[method-assign]
        self.guarded(desk.run)

    @precondition(lambda self: self.posts)
    @rule(which=st.integers(0, 50), to=st.integers(0, 4))
    def plan_again(self, which: int, to: int) -> None:
        """A post that failed or was left out on a channel is planned there once more."""
        rows = [
            row for row in self.desk.rows() if row.kind == "post" and row.state in {"failed", "skipped", "cancelled"}
        ]
        if rows:
            row = rows[which % len(rows)]
            with suppress(NotAllowed):
                if row.remote_id is None and not self.live(row):
                    self.desk.schedule(row.post_id, row.channel_id, in_s=300)

    def decide(self, row: Any) -> None:
        try:
            super().decide(row)
        except NotAllowed:  # this failed one has a successor
            self.desk.service.cancel(row.id)

    def live(self, row: Any) -> bool:
        """True when the network shows it all the same (left out by the person while it was in doubt)."""
        texts = {post.text for post in self.desk.net.posts()}
        return not row.payload or any(text in row.payload for text in texts)


class Longer(Hostile):
    """The same, looking further."""


TestHostile = Hostile.TestCase
TestHostile.settings = settings(max_examples=4, stateful_step_count=20, deadline=None)
TestLongerHostile = pytest.mark.timeout(600)(pytest.mark.slow(Longer.TestCase))
TestLongerHostile.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
