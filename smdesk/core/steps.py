"""The ordered steps of one publication: uploads, cards and containers (repeatable), parts of a thread, a comment."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from smdesk.core.content import Payload
from smdesk.core.network import NetworkSpec
from smdesk.core.records import dataclass


class StepKind(StrEnum):
    UPLOAD = "upload"  # one medium handed to the network; may be repeated
    CARD = "card"  # a link card made by us; may be repeated
    CONTAINER = "container"  # one part laid ready at the network, which nobody sees; may be repeated
    PART = "part"  # one part goes live: the irreversible call
    COMMENT = "comment"  # first comment under the published part: irreversible too
    DELEGATE = "delegate"  # handed to the network's own scheduler: irreversible too


@dataclass(frozen=True, slots=True)
class Step:
    """One call, or one call and its polls. `media` is the index in the part's media for uploads."""

    kind: StepKind
    part: int = 0
    media: int | None = None

    @property
    def name(self) -> str:
        """Stable name used in the ledger: `upload:0:1`, `part:2`, `comment:0`."""
        tail = f":{self.media}" if self.media is not None else ""
        return f"{self.kind.value}:{self.part}{tail}"

    @property
    def repeatable(self) -> bool:
        """True when doing it twice shows nothing to anybody."""
        return self.kind in {StepKind.UPLOAD, StepKind.CARD, StepKind.CONTAINER}


def plan(payload: Payload, spec: NetworkSpec, *, comment: bool = False, delegate: bool = False) -> tuple[Step, ...]:
    """All steps of a payload on a network, in order. A delegated post has one part (NETWORKS: native scheduling)."""
    if comment:
        return (Step(StepKind.COMMENT),)
    last = StepKind.DELEGATE if delegate else StepKind.PART
    prepared: list[Step] = []
    for number, part in enumerate(payload.parts):
        prepared += [
            Step(StepKind.UPLOAD, number, index) for index, item in enumerate(part.media) if spec.uploads(item.kind)
        ]
        if part.link and spec.makes_cards and not part.media:
            prepared.append(Step(StepKind.CARD, number))
    # What can come first does: a medium that is refused stops the thread before anybody has seen a part. A container
    # cannot: that of a reply names the part before it (NETWORKS: Threads, reply_to_id).
    kinds = (StepKind.CONTAINER, last) if spec.containers else (last,)
    return (*prepared, *(Step(kind, number) for number in range(len(payload.parts)) for kind in kinds))


def following(steps: tuple[Step, ...], done: Collection[str]) -> Step | None:
    """The first step not yet done, or None when all are. What was prepared for a part that is out is not made again."""
    needed = (step for step in steps if not (step.repeatable and Step(StepKind.PART, step.part).name in done))
    return next((step for step in needed if step.name not in done), None)
