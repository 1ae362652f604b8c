"""What the publisher hands to the network pool: one call, with everything it needs and nothing of the database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    bindparam,
    or_,
    select,
    union_all,
)

from smdesk.adapters.base import PublishRequest
from smdesk.core import network, steps
from smdesk.core.content import Payload
from smdesk.core.hosting import HostInfo
from smdesk.core.network import Dedupe, NetworkSpec
from smdesk.core.outcome import RemoteRef
from smdesk.core.publication import OPEN, State
from smdesk.core.records import dataclass
from smdesk.core.steps import Step, StepKind
from smdesk.models import Channel, Publication, table_of

PUBLICATION = table_of(Publication)
CHANNEL = table_of(Channel)
#: In `step_state`: the ledger is an older copy, and this may have gone out since (see `restored`).
COPY = "copy"
#: The present, in statements that are built once.
NOW = bindparam("now", type_=PUBLICATION.c.due_utc.type)
_CHANNEL = select(CHANNEL).where(CHANNEL.c.id == bindparam("which"))


def in_states(
    table: FromClause, column: ColumnElement[Any], conditions: Mapping[State, ColumnElement[bool]]
) -> CompoundSelect[Any]:
    """`column` of the rows in each of these states that meet the state's condition, found by the index of states.

    One part a state: for several at once SQLite, once it has counted a full desk, looks through everything.
    """
    return union_all(*(select(column).where(table.c.state == state, when) for state, when in conditions.items()))


def _others() -> tuple[Select[Any], Select[Any]]:
    """What the network has of the channel's other publications: shown since, and waiting in its scheduler.

    Two statements, for SQLite takes no index where "or" joins two columns.
    """
    table = PUBLICATION.c
    mine = (table.channel_id == bindparam("channel"), table.id != bindparam("which"))
    columns = select(table.remote_id, table.delegated, table.step_state)
    since = bindparam("since", type_=table.published_at.type)
    shown = columns.where(
        *mine, table.remote_id.is_not(None), or_(table.published_at.is_(None), table.published_at >= since)
    )
    handed = (*mine, table.remote_id.is_(None), table.delegated != "")
    waiting = columns.where(
        table.id.in_(in_states(PUBLICATION, table.id, dict.fromkeys(sorted(OPEN | {State.FAILED}), and_(*handed))))
    )
    return shown, waiting


_SHOWN, _WAITING = _others()

#: Where the bytes of a medium are, by its hash; the file need not exist.
MediaPath = Callable[[str], Path]


class Call(StrEnum):
    """What a job does. Only `send` and `recall` change anything on the network."""

    SEND = "send"
    POLL = "poll"
    LOOK = "look"
    RECALL = "recall"
    DELEGATED = "delegated"  # ask the network's scheduler how it stands


@dataclass(frozen=True, slots=True)
class ChannelInfo:
    """One channel as the sender needs it; `version` changes with every reconnection or new limit."""

    id: int
    network: str
    server: str
    remote_id: str
    handle: str
    facts: Mapping[str, Any]
    limits: Mapping[str, Any]
    secret_ref: str
    version: int

    @property
    def spec(self) -> NetworkSpec:
        """The network's spec with the account's own values over it."""
        return network.load(self.network).with_limits(self.limits)


@dataclass(frozen=True, slots=True)
class Job:
    """One call to make. `attempt_id` is the attempt row it fills; None for read-only calls."""

    call: Call
    publication_id: int
    channel: ChannelInfo
    request: PublishRequest
    attempt_id: int | None = None
    delegated: str = ""
    host: HostInfo | None = None  # of an upload that the network fetches: where it is put
    done: frozenset[str] = field(default_factory=frozenset)


def channel_info(row: Row[Any]) -> ChannelInfo:
    """From a row of the channel table."""
    return ChannelInfo(
        row.id, row.network, row.server, row.remote_id, row.handle, row.facts, row.limits, row.secret_ref, row.version
    )


def load_channel(connection: Connection, channel_id: int) -> Row[Any]:
    """The channel's row."""
    return connection.execute(_CHANNEL, {"which": channel_id}).one()


def done_steps(row: Row[Any]) -> dict[str, Any]:
    """Step name → what it gave."""
    return dict(row.step_state.get("done", {}))


def planned(row: Row[Any], payload: Payload, spec: NetworkSpec) -> tuple[Step, ...]:
    """The steps of a publication as its mode and kind want them."""
    return steps.plan(payload, spec, comment=row.kind == "comment", delegate=row.mode == "delegate")


def dedupe_of(spec: NetworkSpec, step: Step) -> Dedupe:
    """How a second call of this step is met: a key is not honoured for the network's own scheduler (NETWORKS 0.3)."""
    return Dedupe.LOOKBACK if step.kind is StepKind.DELEGATE and spec.dedupe is Dedupe.KEY else spec.dedupe


def step_named(name: str) -> Step:
    """The inverse of `Step.name`."""
    kind, part, *media = name.split(":")
    return Step(StepKind(kind), int(part), int(media[0]) if media else None)


def _ref(data: Mapping[str, Any] | None) -> RemoteRef | None:
    return RemoteRef(data["id"], data.get("url") or None, data.get("extra", {})) if data else None


def request_for(
    connection: Connection,
    row: Row[Any],
    payload: Payload,
    step: Step,
    media_path: MediaPath,
    *,
    looking: bool = False,
) -> PublishRequest:
    """The request of one step, made from the frozen payload and what earlier steps gave.

    `looking`: for a look back, which needs to know what belongs to other publications.
    """
    done = done_steps(row)
    part = payload.parts[step.part]
    root, parent = _above(connection, row, step)
    return PublishRequest(
        key=row.key,
        armed_at=row.armed_at,
        step=step,
        part=part,
        parts_total=len(payload.parts),
        format=payload.format,
        languages=payload.languages,
        options=payload.options,
        reply_to=payload.reply_to,
        root=root,
        parent=parent,
        prepared={name: ref for name, ref in done.items() if step_named(name).repeatable},
        handle=row.step_state.get("handle", {}),
        files={item.sha256: media_path(item.sha256) for item in part.media},
        first_try=row.first_try_at,
        due=row.due_utc,
        ahead=row.mode == "delegate",
        by_content=bool(row.step_state.get(COPY)),
        taken=_taken(connection, row) if looking and row.first_try_at else frozenset(),
    )


def _above(connection: Connection, row: Row[Any], step: Step) -> tuple[RemoteRef | None, RemoteRef | None]:
    """What this step's part stands under: the first of the thread, and the one just before it."""
    if row.kind == "comment":
        commented = parent_ref(connection, row.parent_id)
        return commented, commented
    done = done_steps(row)
    return _ref(done.get("part:0")), _ref(done.get(f"part:{step.part - 1}")) if step.part else None


def parent_ref(connection: Connection, parent_id: int) -> RemoteRef | None:
    """What a first comment answers; None while the network's id of it is not known."""
    parent = connection.execute(select(PUBLICATION).where(PUBLICATION.c.id == parent_id)).one()
    if parent.remote_id is None:
        return None
    return RemoteRef(parent.remote_id, parent.remote_url or None, parent.remote_extra)


def _taken(connection: Connection, row: Row[Any]) -> frozenset[str]:
    """Ids on this channel that belong to other publications, so that looking back cannot adopt one of them."""
    since: datetime = row.first_try_at
    of = {"channel": row.channel_id, "which": row.id}
    others = [
        *connection.execute(_SHOWN, of | {"since": since.replace(microsecond=0)}),
        *connection.execute(_WAITING, of),
    ]
    taken: set[str] = set()
    for other in others:
        taken.update(known for known in (other.remote_id, other.delegated) if known)
        taken.update(ref["id"] for name, ref in other.step_state.get("done", {}).items() if name.startswith("part:"))
    mine = {ref["id"] for name, ref in done_steps(row).items() if not step_named(name).repeatable and "id" in ref}
    return frozenset(taken | mine)
