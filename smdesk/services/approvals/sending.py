"""Sending a round: what its posts say is frozen, and is with the client from then on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, select

from smdesk.core.approval import Entry, Round, digest, to_json
from smdesk.core.clock import Clock
from smdesk.core.errors import NotAllowed
from smdesk.core.events import ApprovalsChanged
from smdesk.db import Database
from smdesk.models import Dossier, table_of
from smdesk.publishing.ledger import Ledger
from smdesk.services import standing
from smdesk.services.approvals import rows
from smdesk.services.approvals.views import Now, Undo
from smdesk.services.approvals.writing import UNSAID, open_round, plain, write_item, write_round
from smdesk.services.planning import PlanningService

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_DOSSIER = table_of(Dossier)
#: What goes again when a round is sent again without saying which: all that is not approved as it stands.
_AGAIN = frozenset({Now.NEW, Now.WAITING, Now.CHANGES, Now.DONE, Now.STALE, Now.DECLINED})


class ApprovalSending:
    """One transaction a call."""

    def __init__(self, db: Database, clock: Clock, ledger: Ledger, planning: PlanningService) -> None:
        self._db = db
        self._clock = clock
        self._ledger = ledger
        self._planning = planning

    def outgoing(self, round_id: int, *, only: Iterable[int] | None = None) -> Round:
        """What the client's file would hold now; `only`: these posts. Raises as `send`, and stores nothing."""
        with self._db.read() as session:
            return self._outgoing(session, rows.row(session.connection(), round_id), only)[0]

    def send(self, round_id: int, *, only: Iterable[int] | None = None) -> tuple[Round, Undo]:
        """Freeze what the posts say and note that they are with the client; what the file is to hold.

        Without `only` all that is not approved as it stands goes again. What is on the schedule stays there: whether
        it may go out without an approval is the client's rule.

        Raises:
            NotFound: `unknown_round`. NotAllowed: `round_closed`, `round_nothing_to_send`.
        """
        with self._db.write() as unit:
            session, now = unit.session, self._clock.now()
            found = open_round(unit, round_id)
            made, sent = self._outgoing(session, found, only)
            change = self._ledger.within(unit)
            posts = tuple(item.post_id for item in sent)
            before = tuple(standing.read(unit.connection, post) for post in posts)
            for item, entry in zip(sent, made.entries, strict=True):
                write_item(
                    unit, item.id, now, version=entry.version, shown=to_json(entry.content), wall=entry.wall,
                    digest=entry.digest, withdrawn=False, **UNSAID,
                )  # fmt: skip
                rows.tell(unit.connection, now, round_id, "sent", item.id, version=entry.version, digest=entry.digest,
                          content=to_json(entry.content))  # fmt: skip
                if not standing.read(unit.connection, item.post_id).rows:
                    self._planning.to_stage(change, item.post_id, "with_client")
            write_round(unit, round_id, now, {"sent": made.digest, "sent_at": now})
            after = tuple(standing.read(unit.connection, post) for post in posts)
            left = {item.id: item for item in rows.items(unit.connection, round_id)}
            unit.emit(ApprovalsChanged(ids=(round_id,)))
        self._ledger.tell(change.moves)
        return made, Undo(
            round_id, tuple(map(plain, sent)), tuple(plain(left[item.id]) for item in sent), before, after,
            sent=(found.sent, found.sent_at),
        )  # fmt: skip

    def _outgoing(self, session: Session, found: Row[Any], only: Iterable[int] | None) -> tuple[Round, list[Row[Any]]]:
        view, chosen = rows.show(session, found.id), None if only is None else set(only)
        by_id = {item.id: item for item in rows.items(session.connection(), found.id)}
        entries, sent = [], []
        for item in view.items:
            wanted = item.now in _AGAIN if chosen is None else item.post_id in chosen
            if not wanted or item.now is Now.WITHDRAWN or item.content.empty:
                continue
            entries.append(
                Entry(str(item.id), digest(item.content), item.title, item.content, item.wall, item.version + 1)
            )
            sent.append(by_id[item.id])
        if not entries:
            raise NotAllowed("round_nothing_to_send", name=view.name)
        colors = session.connection().execute(
            select(_DOSSIER.c.colors).where(_DOSSIER.c.client_id == view.client_id)
        ).scalar()  # fmt: skip
        made = Round(
            view.key, view.client, view.name, view.language, tuple(entries), view.message, view.deadline,
            colors[0] if colors else "",
        )  # fmt: skip
        return made, sent
