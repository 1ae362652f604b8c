"""Mentions of the account, and hiding answers (NETWORKS 5.2). Every mention and every author that is read costs money.

So each is read once: from the newest that is known on (`since_id`), at first of the last days only. Whoever mentions
the account has asked for an answer by X's own rule, so everything here may be answered; a quotation without a mention
is not told. Answers to the account's posts mention it by themselves.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from smdesk.adapters.base import InboxMessage, InboxPage, Target
from smdesk.adapters.http import Answer
from smdesk.adapters.x import errors
from smdesk.adapters.x.api import HOST, Api, identifier
from smdesk.adapters.x.lookback import answered, expanded, stamp
from smdesk.adapters.x.session import checked
from smdesk.core.errors import Unavailable
from smdesk.core.outcome import Outcome, Prepared, Refused, Why

FIRST = timedelta(days=3)  # ours: what a first reading goes back
ROWS = 100
FIELDS = {"post.fields": "created_at,conversation_id,entities,lang", "user.fields": "name,username,profile_image_url",
          "expansions": "author_id,in_reply_to_user_id,referenced_posts"}  # fmt: skip


def page(api: Api, cursor: str) -> InboxPage:
    """One page of mentions. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError."""
    walk = _read(cursor)
    params: dict[str, str | int] = {"max_results": ROWS, **FIELDS}
    if walk["token"]:
        params["pagination_token"] = walk["token"]
    if walk["since"]:
        params["since_id"] = walk["since"]
    else:
        walk["from"] = walk["from"] or stamp(api.clock.now() - FIRST)
        params["start_time"] = walk["from"]
    told = api.ask(f"/users/{api.account}/mentions", **params)
    if told.status == 400 and walk["token"]:  # a place that the network no longer knows: from the beginning
        return InboxPage((), json.dumps({name: walk[name] for name in ("since", "from")}), more=True)
    answer = checked(api, told)
    data = answer.data if isinstance(answer.data, dict) else {}
    meta, rows = data.get("meta"), data.get("data", [])
    if not isinstance(meta, dict) or not isinstance(rows, list):
        raise Unavailable("server_error", host=HOST, status=answer.status, words=api.http.words(answer))
    people = _people(data.get("includes"))
    made = [_message(api, row, people) for row in rows if isinstance(row, dict)]
    found = sorted((each for each in made if each is not None), key=lambda message: message.at)
    newest = max([int(each.id) for each in found] + [int(walk["newest"] or 0)])
    walk["newest"] = str(newest) if newest else ""
    token = meta.get("next_token")
    if isinstance(token, str) and token and found:
        return InboxPage(tuple(found), json.dumps({**walk, "token": token}), more=True)
    since = walk["newest"] or walk["since"]
    # Until somebody has written there is no number to go on from: the same days, then, which costs nothing.
    done = {"since": since} if since else {"from": walk["from"]}
    return InboxPage(tuple(found), json.dumps(done))


def hide(api: Api, target: Target, on: bool) -> Outcome:
    """Hide an answer in a conversation that the account began, or show it again."""
    known = identifier(target.id)
    if not known:
        return Refused("target_gone", Why.GONE)
    answer = api.send("PUT", f"/tweets/{known}/hidden", json={"hidden": on})
    if isinstance(answer, Answer) and answer.ok and isinstance(answer.data, dict) and "errors" not in answer.data:
        return Prepared({})
    outcome = errors.outcome(api, answer, repeatable=True)
    if isinstance(outcome, Refused) and outcome.status == 403:
        return replace(outcome, code="hide_not_allowed")
    return outcome


def _message(api: Api, row: Mapping[str, Any], people: Mapping[str, Mapping[str, Any]]) -> InboxMessage | None:
    known, at = identifier(row.get("id")), _instant(row.get("created_at"))
    if not known or at is None:
        return None
    who = identifier(row.get("author_id"))
    person = people.get(who, {})
    handle = str(person.get("username") or "")
    begun = identifier(row.get("conversation_id"))
    above = answered(row)
    to_us = row.get("in_reply_to_user_id") == api.account
    return InboxMessage(
        id=known,
        kind="comment" if to_us else "mention",
        author=handle or who,
        author_name=str(person.get("name") or handle),
        text=expanded(row),
        at=at,
        post_id=begun if to_us and begun != known else "",
        parent_id="" if above == begun else above,
        url=f"https://x.com/{handle or 'i/web'}/status/{known}",
        author_id=who,
        author_url=f"https://x.com/{handle}" if handle else "",
        avatar_url=str(person.get("profile_image_url") or ""),
        ours=bool(who) and who == api.account,
        language=str(row.get("lang") or ""),
    )


def _people(includes: object) -> dict[str, Mapping[str, Any]]:
    users = includes.get("users") if isinstance(includes, dict) else None
    return {str(each.get("id")): each for each in users if isinstance(each, dict)} if isinstance(users, list) else {}


def _read(cursor: str) -> dict[str, str]:
    """Since which number, in the middle of a walk also its place and the newest number; `from` while there is none."""
    empty = {"since": "", "token": "", "newest": "", "from": ""}
    try:
        told = json.loads(cursor) if cursor else {}
    except ValueError:
        told = {}
    return {name: str(told.get(name) or "") for name in empty} if isinstance(told, dict) else empty


def _instant(value: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
