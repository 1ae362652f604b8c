"""What is known of a post that came due while nobody could send it: whether it is on the network all the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, select

from smdesk.core.clock import Clock
from smdesk.core.errors import NotFound
from smdesk.core.ids import publication_key
from smdesk.core.network import Dedupe
from smdesk.core.outcome import Found, NotThere
from smdesk.core.publication import State
from smdesk.core.records import dataclass
from smdesk.db import Database
from smdesk.db.payloads import payload_for
from smdesk.publishing.jobs import Call, Job, channel_info, load_channel, planned, request_for
from smdesk.publishing.ledger import TRANSITION
from smdesk.services.publications.rows import PUBLICATION

#: Networks that list what an account has posted, so that a post made by hand is found too.
_LISTS = frozenset({Dedupe.LOOKBACK, Dedupe.KEY})


@dataclass(frozen=True, slots=True)
class Truth:
    """`kind`: by_hand (the person's turn anyway), unsent (smdesk has not sent it, and cannot ask for more), not_there
    (looked), there (found, at `url`), unknown (`code` says why), restored (an older copy of the desk: it may be out).
    """

    publication: int
    kind: str
    at: datetime  # UTC
    url: str = ""
    code: str = ""


class TruthsService:
    """Reads only. `ask` makes a call to a network; None where this program is not the one that publishes."""

    def __init__(
        self, db: Database, clock: Clock, ask: Callable[[Job], object] | None, media_path: Callable[[str], Path]
    ) -> None:
        self._db = db
        self._clock = clock
        self._ask = ask
        self._media_path = media_path

    def look(self, publication_id: int) -> Truth:
        """Ask the network, where that can be asked; may take long: not for the window's thread.

        Raises:
            NotFound: `unknown_publication`, `unknown_post`.
        """
        with self._db.read() as session:
            connection = session.connection()
            query = select(PUBLICATION).where(PUBLICATION.c.id == publication_id)
            found_row = connection.execute(query).mappings().one_or_none()
            if found_row is None:
                raise NotFound("unknown_publication", publication=publication_id)
            row: Any = SimpleNamespace(**{str(name): value for name, value in found_row.items()})
            at = self._clock.now()
            known = self._known(connection, row)
            if known is not None:
                return Truth(publication_id, known, at)
            payload, _ = payload_for(session, row.post_id, row.channel_id)
            channel = channel_info(load_channel(connection, row.channel_id))
            like: Any = SimpleNamespace(**_as_if_tried(vars(row)))
            step = next(each for each in planned(like, payload, channel.spec) if not each.repeatable)
            request = request_for(connection, like, payload, step, self._media_path, looking=True)
        assert self._ask is not None
        found = self._ask(Job(Call.LOOK, publication_id, channel, request))
        at = self._clock.now()
        if isinstance(found, Found):
            return Truth(publication_id, "there", at, url=found.remote.url or "")
        if isinstance(found, NotThere):
            return Truth(publication_id, "not_there", at)
        return Truth(publication_id, "unknown", at, code=str(getattr(found, "code", "")))

    def _known(self, connection: Connection, row: Any) -> str | None:
        """What needs no question to the network; None where one is to be asked."""
        if row.mode == "assisted" or State(row.state) is State.ASSISTED:
            return "by_hand"
        last = connection.execute(
            select(TRANSITION.c.reason)
            .where(TRANSITION.c.publication_id == row.id)
            .order_by(TRANSITION.c.id.desc())
            .limit(1)
        ).scalar()
        channel = channel_info(load_channel(connection, row.channel_id))
        if self._ask is None or channel.spec.dedupe not in _LISTS or row.step_state.get("done"):
            return "restored" if last == "restored" else "unsent"
        return None


def _as_if_tried(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row as if smdesk had tried it when it was due: what was posted since is looked at."""
    return {
        **row,
        "key": row["key"] or publication_key(),
        "armed_at": row["armed_at"] or row["due_utc"],
        "first_try_at": row["first_try_at"] or row["due_utc"],
        "step_state": {},
        "mode": "auto",
    }
