"""Comments of a site: read, answered, held back or let through, put into the bin (NETWORKS 10).

Source: REST handbook, comments. New comments have higher numbers, so a reading walks from the newest back to the
highest that is known; the cursor holds that one, and in the middle of a walk its page. Who may not moderate sees what
is public.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import InboxMessage, InboxPage, ReplyRequest, Target
from smdesk.adapters.http import Answer, host_of
from smdesk.adapters.wordpress.api import Api, Query, identifier, instant, link, raw, rows, table
from smdesk.adapters.wordpress.comments import COMMENTS, MARK
from smdesk.adapters.wordpress.errors import outcome
from smdesk.adapters.wordpress.session import checked
from smdesk.core.errors import Unavailable
from smdesk.core.outcome import (
    CannotTell,
    Finding,
    Found,
    NotSent,
    NotThere,
    Outcome,
    Prepared,
    Published,
    RemoteRef,
    Unknown,
    Why,
)
from smdesk.core.text.normalise import fingerprint, html_to_text

PAGE = 100
_HELD, _AWAY = frozenset({"hold", "0", "unapproved"}), frozenset({"spam", "trash"})
_MODERATING: Mapping[str, Query] = {"status": "all", "context": "edit"}


def page(api: Api, cursor: str) -> InboxPage:
    """One page of comments, oldest first. Raises as `session.checked`, Offline, Unavailable."""
    walk = _read(cursor)
    listed = _listed(api, walk["page"])
    numbers = [int(row["id"]) for row in listed]
    newest = max([walk["newest"], *numbers])
    fresh = [row for row in listed if int(row["id"]) > walk["after"]]
    found = [_message(api, row) for row in sorted(fresh, key=lambda row: int(row["id"]))]
    messages = tuple(each for each in found if each is not None)
    if len(fresh) == len(listed) == PAGE:
        return InboxPage(messages, json.dumps({**walk, "page": walk["page"] + 1, "newest": newest}), more=True)
    return InboxPage(messages, json.dumps({"after": max(newest, walk["after"])}))


def reply(api: Api, request: ReplyRequest) -> Outcome:
    """A comment under the comment, once."""
    parent = request.to.id.removeprefix(MARK)
    if not request.to.post_id.isdigit() or not parent.isdigit():
        return NotSent("parent_missing", why=Why.CONTENT)
    content = html.escape(request.text, quote=False)
    data = {"post": int(request.to.post_id), "parent": int(parent), "content": content}
    answer = api.send("POST", COMMENTS, json=data)
    if not isinstance(answer, Answer):
        return answer
    if not answer.ok:
        return outcome(api, answer)
    remote = _remote(table(answer.data))
    return Published(remote) if remote else Unknown("answer_without_id", api.http.words(answer), answer.status)


def find_reply(api: Api, request: ReplyRequest) -> Finding:
    """Ours is the one of this account with this text under that comment."""
    parent = request.to.id.removeprefix(MARK)
    answer = api.get(COMMENTS, parent=parent, per_page=PAGE, order="desc")
    if not isinstance(answer, Answer):
        return CannotTell("network_silent", again=True)
    if not answer.ok:
        return CannotTell(str(getattr(outcome(api, answer, repeatable=True), "code", "network_silent")), again=True)
    listed = rows(answer.data)
    if not isinstance(answer.data, list) or len(listed) != len(answer.data):
        return CannotTell("listing_unreadable", again=True)
    wanted = fingerprint(request.text)
    for row in reversed(listed):
        remote = _remote(row)
        if remote is None or identifier(row.get("author")) != api.author or remote.id in request.taken:
            continue
        if fingerprint(html_to_text(raw(row.get("content")))) == wanted:
            return Found(remote)
    return CannotTell("listing_cut") if len(listed) == PAGE else NotThere()


def hide(api: Api, target: Target, on: bool) -> Outcome:
    """Held back, or let through."""
    return _done(api, api.send("POST", _route(target), json={"status": "hold" if on else "approved"}))


def remove(api: Api, target: Target) -> Outcome:
    """Into the site's bin."""
    answer = api.send("DELETE", _route(target))
    gone = isinstance(answer, Answer) and answer.status in {404, 410}
    return Prepared({}) if gone else _done(api, answer)


def _done(api: Api, answer: Any) -> Outcome:
    if not isinstance(answer, Answer):
        return answer  # type: ignore[no-any-return]
    return Prepared({}) if answer.ok else outcome(api, answer, repeatable=True)


def _route(target: Target) -> str:
    return f"{COMMENTS}/{target.id.removeprefix(MARK)}"


def _listed(api: Api, number: int) -> list[Mapping[str, Any]]:
    asked: dict[str, Query] = {"orderby": "id", "order": "desc", "per_page": PAGE, "page": number}
    answer = api.ask(COMMENTS, **asked, **_MODERATING)
    if answer.status == 403:
        answer = api.ask(COMMENTS, **asked)
    if answer.status == 400 and number > 1:  # past the last page
        return []
    data = checked(api, answer, host_of(api.root)).data
    listed = rows(data)
    if not isinstance(data, list) or any(not identifier(row.get("id")) for row in listed) or len(listed) != len(data):
        raise Unavailable("not_wordpress", host=host_of(api.root))
    return listed


def _message(api: Api, row: Mapping[str, Any]) -> InboxMessage | None:
    at, remote = instant(row.get("date_gmt")), _remote(row)
    if at is None or remote is None or row.get("type", "comment") != "comment":
        return None
    name, account = str(row.get("author_name") or ""), identifier(row.get("author"))
    status, parent = str(row.get("status") or ""), identifier(row.get("parent"))
    return InboxMessage(
        id=remote.id,
        kind="comment",
        author=name,
        author_name=name,
        text=html_to_text(raw(row.get("content"))).strip(),
        at=at,
        post_id=identifier(row.get("post")),
        parent_id=f"{MARK}{parent}" if parent else "",
        url=remote.url,
        author_id=f"user-{account}" if account else str(row.get("author_email") or name),
        author_url=str(row.get("author_url") or ""),
        ours=bool(account) and account == api.author,
        hidden=status in _HELD,
        deleted=status in _AWAY,
    )


def _remote(row: Mapping[str, Any]) -> RemoteRef | None:
    found = identifier(row.get("id"))
    return RemoteRef(f"{MARK}{found}", link(row)) if found else None


def _read(cursor: str) -> dict[str, int]:
    start = {"after": 0, "page": 1, "newest": 0}
    try:
        known = json.loads(cursor) if cursor else {}
    except ValueError:
        known = {}
    return start | (known if isinstance(known, dict) else {})
