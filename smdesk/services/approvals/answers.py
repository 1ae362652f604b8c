"""What comes back of a round: the client's answer, and what the person does about what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, select

from smdesk.core.approval import Answer, Decision, Given, Says, digest
from smdesk.core.clock import Clock
from smdesk.core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from smdesk.core.events import ApprovalsChanged, PostsChanged
from smdesk.core.publication import IN_FLIGHT, State
from smdesk.core.records import dataclass
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.formats import approval_answer
from smdesk.publishing.ledger import Change, Ledger
from smdesk.services import standing
from smdesk.services.approvals import rows
from smdesk.services.approvals.rows import EVENT
from smdesk.services.approvals.views import Applied, RoundView, Undo
from smdesk.services.approvals.writing import UNSAID, open_round, plain, write_item, write_round
from smdesk.services.planning import PlanningService
from smdesk.services.posts import rows as post_rows
from smdesk.services.posts import seen, versions

_NOTE = 2000
#: What a network has or may have: its stage says nothing any more.
_BEYOND = IN_FLIGHT | {State.DELEGATED, State.UNCONFIRMED}


class _Act(NamedTuple):
    """One transaction of an act on posts of a round."""

    unit: UnitOfWork
    change: Change
    round: Row[Any]
    items: dict[int, Row[Any]]  # by their number


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The posts of an answer by what became of them."""

    approved: list[int]
    changes: list[int]
    stale: list[int]
    out: list[int]


class ApprovalAnswers:
    """One transaction a call; each gives what undoes it."""

    def __init__(self, db: Database, clock: Clock, ledger: Ledger, planning: PlanningService) -> None:
        self._db = db
        self._clock = clock
        self._ledger = ledger
        self._planning = planning

    def apply(self, text: str, source: str = "") -> Applied:
        """Take an answer, from its file or pasted. `source`: the file's name.

        What has changed since it was sent is not approved by it; what was published already keeps its stage.

        Raises:
            InvalidInput: as `approval_answer.read`; `answer_other_desk` (no round here has its key).
            NotAllowed: `round_closed` (`name`); `round_deleted` (`name`).
        """
        answer = approval_answer.read(text)
        with self._db.write() as unit:
            found = rows.by_key(unit.connection, answer.round)
            if found is None:
                raise InvalidInput("answer_other_desk", field="answer")
            if found.deleted_at is not None:
                raise NotAllowed("round_deleted", name=found.name)
            open_round(unit, found.id)
            repeated = _taken_at(unit, found.id, answer.digest)
            if repeated is not None:
                return Applied(rows.show(unit.session, found.id), None, answer.by, repeated=repeated)
            act = self._act(unit, found)
            there = {str(item.id) for item in act.items.values() if not item.withdrawn}
            given = {each.key: each for each in answer.given if each.key in there}
            posts = [act.items[int(key)].post_id for key in given]
            undo = self._undoing(act, posts)
            came = _Sorted([], [], [], [])
            for key, each in given.items():
                self._take(act, act.items[int(key)], each, answer, came)
            now = self._clock.now()
            rows.tell(unit.connection, now, found.id, "answered", digest=answer.digest, file=source, by=answer.by,
                      count=len(given))  # fmt: skip
            write_round(unit, found.id, now, {"answered_at": now})
            result = self._applied(act, answer, came, undo, len(answer.given) - len(given))
        self._ledger.tell(act.change.moves)
        return result

    def by_hand(
        self, round_id: int, post: int, says: Says, *, note: str, comment: str = "", by: str = ""
    ) -> tuple[RoundView, Undo]:
        """What the client has said on the telephone or in a mail; `note` says how.

        Raises:
            NotFound: `unknown_round`, `unknown_post`. NotAllowed: `round_closed`, `round_not_sent`.
            InvalidInput: `note_empty`, `comment_empty` where changes are asked for.
        """
        if not note.strip():
            raise InvalidInput("note_empty", field="note")
        if says is not Says.APPROVED and not comment.strip():
            raise InvalidInput("comment_empty", field="comment")

        def act(there: _Act, item: Row[Any]) -> None:
            now_says = digest(self._content(there.unit, post))
            write_item(
                there.unit, item.id, self._clock.now(), **UNSAID | {
                    "says": says.value, "seen": now_says, "comment": comment.strip(), "answered_by": by.strip(),
                    "answered_at": self._clock.now(), "by_hand": True, "note": note.strip()[:_NOTE],
                },
            )  # fmt: skip
            self._stage(there, post, "approved" if says is Says.APPROVED else "changes")
            self._tell(there, item, "by_hand", says=says.value, note=note.strip(), by=by.strip())

        return self._one(round_id, post, act)

    def use_text(self, round_id: int, post: int) -> tuple[RoundView, Undo]:
        """Take the text that the client wrote: the post says it from now on, and is approved with it.

        Raises:
            NotFound: `unknown_round`, `unknown_post`. NotAllowed: `round_closed`, `round_no_text`, `post_is_out`,
                `post_in_flight`. Conflict: `round_parts_changed` where the thread has other parts by now.
        """

        def act(there: _Act, item: Row[Any]) -> None:
            if not item.texts:
                raise NotAllowed("round_no_text", post=post)
            self._not_beyond(there, post)
            session = there.unit.session
            said = post_rows.snapshot(session, post)
            base = next(each for each in said["variants"] if each["channel_id"] is None)
            if len(base["parts"]) != len(item.texts):
                raise Conflict("round_parts_changed", post=post)
            versions.keep(session, self._clock, post, "approval")
            for part, text in zip(base["parts"], item.texts, strict=True):
                part["text"] = text
            post_rows.write_snapshot(session, post, said)
            there.unit.emit(PostsChanged(ids=(post,), fields=frozenset({"text"})))
            seen = digest(self._content(there.unit, post))
            write_item(there.unit, item.id, self._clock.now(), decision=Decision.USED.value, seen=seen)
            self._stage(there, post, "approved")
            self._tell(there, item, "used")

        return self._one(round_id, post, act, said=True)

    def decline(self, round_id: int, post: int, note: str) -> tuple[RoundView, Undo]:
        """Leave the post as it is, with the reason. Raises as `by_hand`; NotAllowed `round_nothing_asked`."""
        if not note.strip():
            raise InvalidInput("note_empty", field="note")

        def act(there: _Act, item: Row[Any]) -> None:
            if item.says not in rows.ASKED:
                raise NotAllowed("round_nothing_asked", post=post)
            write_item(there.unit, item.id, self._clock.now(), decision=Decision.DECLINED.value,
                       note=note.strip()[:_NOTE])  # fmt: skip
            self._tell(there, item, "declined", note=note.strip())

        return self._one(round_id, post, act)

    def undo(self, done: Undo) -> Undo:
        """Make posts and their places in the round stand as they did; gives what does it again.

        Raises:
            NotFound: `unknown_round`. NotAllowed: `round_closed`. Conflict: `round_moved_on`: more happened since.
        """
        with self._db.write() as unit:
            there = self._act(unit, open_round(unit, done.round_id))
            now_there = {number: plain(item) for number, item in there.items.items()}
            if any(now_there.get(row["id"]) != row for row in done.left):
                raise Conflict("round_moved_on", name=there.round.name)
            posts = [each.post_id for each in done.after]
            again = self._undoing(there, posts, [post for post, _ in done.said])
            for target, left in zip(done.before, done.after, strict=True):
                stands = standing.read(unit.connection, left.post_id)
                if not stands.same(left):
                    raise Conflict("calendar_moved_on", post=left.post_id, title=left.title)
                standing.put_back(there.change, target, left, stands)
            for post, said in done.said:
                versions.keep(unit.session, self._clock, post, "approval")
                post_rows.write_snapshot(unit.session, post, dict(said))
            for row in done.items:
                values = {name: value for name, value in row.items() if name != "id"}
                write_item(unit, row["id"], self._clock.now(), **values)
            if done.sent is not None:
                write_round(unit, done.round_id, self._clock.now(), {"sent": done.sent[0], "sent_at": done.sent[1]})
            now = self._clock.now()
            for row in done.items:
                rows.tell(unit.connection, now, done.round_id, "undone", row["id"])
            if done.answer:  # an answer that was taken back may come again
                kind = "taken_back" if done.taken else "answered"
                rows.tell(unit.connection, now, done.round_id, kind, digest=done.answer)
                again = replace(again, answer=done.answer, taken=not done.taken)
            result = self._undone(there, again)
            unit.emit(ApprovalsChanged(ids=(done.round_id,)))
            unit.emit(PostsChanged(ids=tuple(posts)))
        self._ledger.tell(there.change.moves)
        return result

    # -- parts -------------------------------------------------------------------------------------------------

    def _take(self, there: _Act, item: Row[Any], given: Given, answer: Answer, came: _Sorted) -> None:
        stands = digest(self._content(there.unit, item.post_id))
        if given.digest not in {item.digest, *_shown_before(there.unit, item.id)}:
            raise InvalidInput("answer_broken", field="answer")
        texts = list(given.texts) if given.says is Says.TEXT else []
        write_item(
            there.unit, item.id, self._clock.now(), **UNSAID | {
                "says": given.says.value, "seen": given.digest, "comment": given.comment, "texts": texts,
                "answered_by": answer.by, "answered_at": answer.at or self._clock.now(),
            },
        )  # fmt: skip
        self._tell(there, item, "said", says=given.says.value, comment=given.comment, texts=texts, by=answer.by,
                   digest=given.digest)  # fmt: skip
        fresh = given.digest == stands
        if not fresh:
            came.stale.append(item.post_id)
        elif given.says is Says.APPROVED:
            came.approved.append(item.post_id)
        if given.says is not Says.APPROVED:
            came.changes.append(item.post_id)
        try:
            if given.says is not Says.APPROVED:
                self._stage(there, item.post_id, "changes")
            elif fresh:
                self._stage(there, item.post_id, "approved")
        except NotAllowed:
            came.out.append(item.post_id)

    def _stage(self, there: _Act, post: int, stage: str) -> None:
        """Raises NotAllowed `post_is_out`, `post_in_flight`."""
        self._not_beyond(there, post)
        self._planning.to_stage(there.change, post, stage)
        there.unit.emit(PostsChanged(ids=(post,), fields=frozenset({"stage", "planned"})))

    def _not_beyond(self, there: _Act, post: int) -> None:
        stands = standing.read(there.unit.connection, post)
        if stands.out:
            raise NotAllowed("post_is_out", post=post, title=stands.title)
        busy = next((row.state for row in stands.rows if row.state in _BEYOND or row.delegated), None)
        if busy is not None:
            raise NotAllowed("post_in_flight", post=post, state=busy.value)

    def _one(
        self, round_id: int, post: int, act: Callable[[_Act, Row[Any]], None], *, said: bool = False
    ) -> tuple[RoundView, Undo]:
        with self._db.write() as unit:
            there = self._act(unit, open_round(unit, round_id))
            item = next((each for each in there.items.values() if each.post_id == post), None)
            if item is None:
                raise NotFound("unknown_post", post=post)
            if not item.version:
                raise NotAllowed("round_not_sent", name=there.round.name)
            undo = self._undoing(there, [post], [post] if said else [])
            act(there, item)
            done = self._undone(there, undo)
            unit.emit(ApprovalsChanged(ids=(round_id,)))
            view = rows.show(unit.session, round_id)
        self._ledger.tell(there.change.moves)
        return view, done

    def _act(self, unit: UnitOfWork, found: Row[Any]) -> _Act:
        items = {item.id: item for item in rows.items(unit.connection, found.id)}
        return _Act(unit, self._ledger.within(unit), found, items)

    def _undoing(self, there: _Act, posts: Iterable[int], said: Iterable[int] = ()) -> Undo:
        """How things stand before an act."""
        wanted = tuple(dict.fromkeys(posts))
        return Undo(
            there.round.id,
            tuple(plain(item) for item in there.items.values() if item.post_id in wanted),
            before=tuple(standing.read(there.unit.connection, post) for post in wanted),
            said=tuple((post, post_rows.snapshot(there.unit.session, post)) for post in said),
            sent=(there.round.sent, there.round.sent_at),
        )

    def _undone(self, there: _Act, before: Undo) -> Undo:
        """The same with how the act has left them."""
        touched = {row["id"] for row in before.items}
        items = rows.items(there.unit.connection, there.round.id)
        after = tuple(standing.read(there.unit.connection, each.post_id) for each in before.before)
        left = tuple(plain(item) for item in items if item.id in touched)
        return replace(before, left=left, after=after)

    def _applied(self, there: _Act, answer: Answer, came: _Sorted, undo: Undo, gone: int) -> Applied:
        there.unit.emit(ApprovalsChanged(ids=(there.round.id,)))
        done = replace(self._undone(there, undo), answer=answer.digest)
        view = rows.show(there.unit.session, there.round.id)
        return Applied(
            view, done, answer.by, tuple(came.approved), tuple(came.changes), tuple(came.stale), tuple(came.out), gone,
            view.tally.unanswered,
        )  # fmt: skip

    def _content(self, unit: UnitOfWork, post: int) -> Any:
        return seen.content(unit.connection, post_rows.one(unit.session, post))

    def _tell(self, there: _Act, item: Row[Any], kind: str, **facts: Any) -> None:
        rows.tell(there.unit.connection, self._clock.now(), there.round.id, kind, item.id, **facts)


def _taken_at(unit: UnitOfWork, round_id: int, mark: str) -> datetime | None:
    """When an answer was taken; None where it was not, or was taken back since."""
    kinds = EVENT.c.kind.in_(("answered", "taken_back"))
    query = select(EVENT.c.at, EVENT.c.kind, EVENT.c.facts).where(EVENT.c.round_id == round_id, kinds)
    found = [row for row in unit.connection.execute(query.order_by(EVENT.c.id)) if row.facts.get("digest") == mark]
    return found[-1].at if found and found[-1].kind == "answered" else None


def _shown_before(unit: UnitOfWork, item_id: int) -> set[str]:
    query = select(EVENT.c.facts).where(EVENT.c.item_id == item_id, EVENT.c.kind == "sent")
    return {facts["digest"] for facts in unit.connection.scalars(query)}
