"""Private messages: read, answered once, and looked for (NETWORKS 5.2). Each one that is read costs money.

The network lists them from the newest backwards, of the last thirty days, and cannot be asked for those since one: so
few are asked for at first, and more only where all of them were new. The same one is charged once a day.

An exchange with one person is answered by its person, one of several people by its own id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from smdesk.adapters.base import InboxMessage, ReplyRequest, Target
from smdesk.adapters.http import Answer
from smdesk.adapters.x import errors
from smdesk.adapters.x.api import HOST, Api, data_of, identifier
from smdesk.adapters.x.lookback import MARGIN, expanded, plain
from smdesk.adapters.x.people import author, instant, people
from smdesk.adapters.x.session import checked
from smdesk.core.errors import Unavailable
from smdesk.core.outcome import (
    CannotTell,
    Finding,
    Found,
    NotThere,
    Outcome,
    Published,
    Refused,
    RemoteRef,
    Unknown,
    Why,
)
from smdesk.core.records import dataclass

FIRST = timedelta(days=3)  # ours: what a first reading goes back
FEW, MORE, LOOKED = 5, 50, 10  # ours: rows of a reading's first request, of those after it, and of a look back
FIELDS = {"event_types": "MessageCreate", "dm_event.fields": "created_at,dm_conversation_id,entities,event_type,text",
          "expansions": "sender_id"}  # fmt: skip
NAMES = {"user.fields": "name,username,profile_image_url"}


@dataclass(frozen=True, slots=True)
class Page:
    """Some messages, oldest first; the newest number, and where those before them begin ("": nowhere that is new)."""

    messages: tuple[InboxMessage, ...]
    newest: str
    token: str


def read(api: Api, since: str, token: str) -> Page:
    """Those with a number above `since`. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError."""
    more = {"pagination_token": token} if token else {}
    answer = checked(api, api.ask("/dm_events", max_results=MORE if token else FEW, **FIELDS, **NAMES, **more))
    data = answer.data if isinstance(answer.data, dict) else {}
    meta, told = data.get("meta"), data.get("data", [])
    if not isinstance(meta, dict) or not isinstance(told, list):
        raise Unavailable("server_error", host=HOST, status=answer.status, words=api.http.words(answer))
    oldest = api.clock.now() - FIRST
    rows = [row for row in told if isinstance(row, dict) and identifier(row.get("id"))]
    new = [
        row
        for row in sorted(rows, key=lambda row: int(row["id"]))
        if int(row["id"]) > int(since or 0) and (since or _later(row, oldest))
    ]
    newest = max([int(row["id"]) for row in rows] + [int(since or 0)])
    following = str(meta.get("next_token") or "") if len(new) == len(rows) and rows else ""
    return Page(tuple(_heard(api, new, people(data.get("includes")))), str(newest) if newest else "", following)


def reply(api: Api, request: ReplyRequest) -> Outcome:
    """Our answer, made once."""
    path = _place(request.to)
    if not path:
        return Refused("author_hidden", Why.CONTENT)
    if not request.text.strip():
        return Refused("empty_post", Why.CONTENT)
    answer = api.send("POST", f"{path}/messages", json={"text": request.text})
    made = identifier(data_of(answer).get("dm_event_id")) if isinstance(answer, Answer) and answer.ok else ""
    if made:
        return Published(RemoteRef(made))
    if isinstance(answer, Answer) and answer.ok and "errors" not in (answer.data or {}):
        return Unknown("answer_without_id", api.http.words(answer), answer.status)
    outcome = errors.outcome(api, answer)
    if isinstance(outcome, Refused) and outcome.code == "permission_missing":  # posts go on without it
        return replace(outcome, code="direct_permission_missing")
    return outcome


def find(api: Api, request: ReplyRequest) -> Finding:
    """Look for our answer among the newest messages of its exchange."""
    path = _place(request.to)
    if not path:
        return CannotTell("parent_unknown")
    answer = api.get(f"{path}/dm_events", max_results=LOOKED, **FIELDS)
    if not isinstance(answer, Answer) or not answer.ok:
        return errors.cannot_tell(api, answer)
    data = answer.data if isinstance(answer.data, dict) else {}
    meta, told = data.get("meta"), data.get("data", [])
    if not isinstance(meta, dict) or not isinstance(told, list):
        return CannotTell("listing_unreadable", again=True)
    since = (request.first_try or request.armed_at) - MARGIN
    rows = [row for row in told if isinstance(row, dict)]
    young = [row for row in rows if _later(row, since)]
    wanted = plain(request.text)
    for row in reversed(young):
        known = identifier(row.get("id"))
        ours = known and known not in request.taken and row.get("sender_id") == api.account
        if ours and plain(expanded(row)) == wanted:
            return Found(RemoteRef(known))
    whole = len(young) < len(rows) or not meta.get("next_token")
    return NotThere() if whole else CannotTell("listing_cut")


def _place(target: Target) -> str:
    """The exchange as a path: by its person where there is one, "" where it is not known."""
    exchange = str(target.extra.get("conversation") or "")
    if exchange and "-" not in exchange:
        return f"/dm_conversations/{identifier(exchange)}" if identifier(exchange) else ""
    person = identifier(target.author_id or target.author)
    return f"/dm_conversations/with/{person}" if person else ""


def _heard(api: Api, rows: Sequence[Mapping[str, Any]], known: Mapping[str, Mapping[str, Any]]) -> list[InboxMessage]:
    """Oldest first; what we wrote answers what came in before it."""
    found: list[InboxMessage] = []
    above: dict[str, str] = {}
    for row in rows:
        at, exchange = instant(row.get("created_at")), str(row.get("dm_conversation_id") or "")
        if at is None or not exchange:
            continue
        who = author(row.get("sender_id"), known)
        ours = who["author_id"] == api.account
        found.append(
            InboxMessage(
                id=row["id"],
                kind="message",
                text=expanded(row),
                at=at,
                private=True,
                ours=ours,
                conversation=exchange,
                parent_id=above.get(exchange, "") if ours else "",
                extra={"conversation": exchange},
                **who,
            )
        )
        if not ours:
            above[exchange] = row["id"]
    return found


def _later(row: Mapping[str, Any], than: Any) -> bool:
    at = instant(row.get("created_at"))
    return at is not None and at >= than
