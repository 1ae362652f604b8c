"""After a restore: the ledger is an older copy, so what it holds as not sent may have gone out since."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select

from smdesk.core import ids, steps
from smdesk.core.content import Payload
from smdesk.core.errors import SmdeskError
from smdesk.core.network import NetworkSpec
from smdesk.core.outcome import CannotTell, Finding, Found, NotThere
from smdesk.core.publication import State
from smdesk.core.retry import LOOKS_BEFORE_ASKING, backoff
from smdesk.db import Restored
from smdesk.db.payloads import payload_for
from smdesk.publishing.jobs import COPY, PUBLICATION, channel_info, load_channel
from smdesk.publishing.ledger import Change

#: How far back the networks are asked at most, however old the copy is.
FARTHEST = timedelta(days=90)


def judge(change: Change, note: Restored) -> int:
    """What came due since the copy was made waits for the person, who can look at the networks. What is due later may
    have been sent early ("now") since: its network is asked before its channel sends anything. Returns how many wait
    for the person.
    """
    rows = change.connection.execute(
        select(PUBLICATION).where(
            PUBLICATION.c.state.in_([State.SCHEDULED, State.HELD]), PUBLICATION.c.mode != "assisted"
        )
    ).all()
    due = [row for row in rows if row.due_utc <= change.now]  # also what was waiting for its next try when copied
    for row in due:
        change.move(row, State.LATE, by="recovery", reason="restored", next_try_at=None, hold_reason="")
    if due:
        change.attention("restored_copy", publications=[row.id for row in due], made_at=note.made_at)
    since = max(datetime.fromisoformat(note.made_at), change.now - FARTHEST)
    says = {row.id: _said(change, row) for row in rows}
    texts = Counter((row.channel_id, payload.parts[0].text) for row in rows if (payload := says[row.id]))
    for row in rows:
        payload = says[row.id]
        if row.due_utc > change.now and row.kind == "post" and payload is not None:
            alike = texts[row.channel_id, payload.parts[0].text] > 1
            _look(change, row, payload, since, CannotTell("same_text_earlier").code if alike else "")
    return len(due)


def _said(change: Change, row: Row[Any]) -> Payload | None:
    """What it would send now; None where there is nothing to compare (deleted, or a network of a later version)."""
    try:
        load_spec(change, row)
        return payload_for(change.connection, row.post_id, row.channel_id)[0]
    except SmdeskError:
        return None


def load_spec(change: Change, row: Row[Any]) -> NetworkSpec:
    """The spec of a publication's channel. Raises NotFound for a network of a later version."""
    return channel_info(load_channel(change.connection, row.channel_id)).spec


def _look(change: Change, row: Row[Any], payload: Payload, since: datetime, ask: str) -> None:
    """In question until the network has been asked whether it shows the like since the copy was made."""
    first = steps.plan(payload, load_spec(change, row), comment=False, delegate=row.mode == "delegate")
    step = next(each for each in first if not each.repeatable)
    at = None if ask else change.now
    change.move(
        row, State.UNCONFIRMED, by="recovery", reason="restored", hold_reason="", next_try_at=at, first_try_at=since,
        step=step.name, step_state={COPY: True}, ask=ask, doubt=False, attempts=0,
        key=ids.publication_key(), armed_at=change.now, payload=payload.to_json(), payload_hash=payload.hash,
    )  # fmt: skip
    if ask:
        change.attention("publication_unconfirmed", publication=row.id, code=ask)


def in_copy(row: Row[Any]) -> bool:
    """True while it is in question only because the ledger is an older copy."""
    return bool(row.step_state.get(COPY))


def untouched() -> dict[str, Any]:
    """Columns of a publication that has not been sent after all."""
    return {"step_state": {}, "step": "", "first_try_at": None, "next_try_at": None, "queued_at": None, "attempts": 0,
            "doubt": False, "ask": "", "error_code": "", "error_why": "", "error_words": ""}  # fmt: skip


def certain(row: Row[Any], finding: Finding) -> Finding:
    """What a finding means where there is more to it than one post: of a thread its first part tells nothing of the
    others.
    """
    parts = len(Payload.from_json(row.payload).parts)
    return CannotTell("restored") if isinstance(finding, Found) and parts > 1 else finding


def unresolved(change: Change, row: Row[Any], finding: NotThere | CannotTell, chance: float) -> None:
    """Nothing like it is there, so it goes out at its time; or nobody can tell, so the person is asked."""
    if isinstance(finding, NotThere):
        change.move(row, State.SCHEDULED, by="recovery", reason="restored", **untouched())
        return
    looks = row.attempts + 1
    ask = finding.code if not finding.again or looks >= LOOKS_BEFORE_ASKING else ""
    again = change.now + backoff(looks, chance) if finding.again else None
    change.touch(row, attempts=looks, next_try_at=again, ask=ask, error_code=finding.code)
    if ask and ask != row.ask:
        change.attention("publication_unconfirmed", publication=row.id, code=ask)
