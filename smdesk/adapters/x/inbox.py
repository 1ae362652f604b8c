"""Mentions of the account, then private messages; and hiding answers (NETWORKS 5.2). All that is read costs money.

So each mention is read once: from the newest that is known on (`since_id`), at first of the last days only. Whoever
mentions the account has asked for an answer by X's own rule, so everything here may be answered; a quotation without a
mention is not told. Answers to the account's posts mention it by themselves.

Private messages need a right of their own (`dm.read`); without it they are left out.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from smdesk.adapters.base import InboxMessage, InboxPage, Target
from smdesk.adapters.http import Answer
from smdesk.adapters.x import direct, errors
from smdesk.adapters.x.api import HOST, Api, identifier
from smdesk.adapters.x.lookback import answered, expanded, stamp
from smdesk.adapters.x.people import author, instant, people
from smdesk.adapters.x.session import checked
from smdesk.core.errors import MissingScope, RefusedError, Unavailable
from smdesk.core.outcome import Outcome, Prepared, Refused, Why

log = logging.getLogger(__name__)

FIRST = timedelta(days=3)  # ours: what a first reading goes back
ROWS = 100
FIELDS = {"post.fields": "created_at,conversation_id,entities,lang", "user.fields": "name,username,profile_image_url",
          "expansions": "author_id,in_reply_to_user_id,referenced_posts"}  # fmt: skip


#: In the middle of a reading: mentions are through, and messages are next.
AT_MESSAGES = "messages"


def page(api: Api, cursor: str) -> InboxPage:
    """One page of mentions or of messages. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError."""
    walk = _read(cursor)
    return _messages(api, walk) if walk["at"] == AT_MESSAGES else _mentions(api, walk)


def _mentions(api: Api, walk: dict[str, str]) -> InboxPage:
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
        return _told((), {**walk, "token": "", "newest": ""}, more=True)
    answer = checked(api, told)
    data = answer.data if isinstance(answer.data, dict) else {}
    meta, rows = data.get("meta"), data.get("data", [])
    if not isinstance(meta, dict) or not isinstance(rows, list):
        raise Unavailable("server_error", host=HOST, status=answer.status, words=api.http.words(answer))
    known = people(data.get("includes"))
    made = [_message(api, row, known) for row in rows if isinstance(row, dict)]
    found = sorted((each for each in made if each is not None), key=lambda message: message.at)
    newest = max([int(each.id) for each in found] + [int(walk["newest"] or 0)])
    walk["newest"] = str(newest) if newest else ""
    token = meta.get("next_token")
    if isinstance(token, str) and token and found:
        return _told(found, {**walk, "token": token}, more=True)
    since = walk["newest"] or walk["since"]
    # Until somebody has written there is no number to go on from: the same days, then, which costs nothing.
    through = {**walk, "since": since, "from": "" if since else walk["from"], "token": "", "newest": ""}
    return _told(found, {**through, "at": AT_MESSAGES}, more=True)


def _messages(api: Api, walk: dict[str, str]) -> InboxPage:
    done = {**walk, "at": "", "token": "", "newest": ""}
    try:
        page_ = direct.read(api, walk["dm_since"], walk["token"])
    except MissingScope as error:
        log.info("private messages are not read from %s: %s", HOST, error.facts.get("words") or error.code)
        return _told((), done)
    except (RefusedError, Unavailable) as error:
        # A list that is broken must not keep the mentions; what it hides is new for a month to come.
        log.info("private messages are not read from %s: %s", HOST, error.code)
        return _told((), done)
    newest = walk["newest"] or page_.newest
    if page_.token:
        return _told(page_.messages, {**walk, "token": page_.token, "newest": newest}, more=True)
    return _told(page_.messages, {**done, "dm_since": newest or walk["dm_since"]})


def _told(found: Iterable[InboxMessage], walk: Mapping[str, str], *, more: bool = False) -> InboxPage:
    cursor = json.dumps({name: value for name, value in walk.items() if value})
    return InboxPage(tuple(found), cursor, more=more)


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


def _message(api: Api, row: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> InboxMessage | None:
    number, at = identifier(row.get("id")), instant(row.get("created_at"))
    if not number or at is None:
        return None
    who = author(row.get("author_id"), known)
    begun = identifier(row.get("conversation_id"))
    above = answered(row)
    to_us = row.get("in_reply_to_user_id") == api.account
    return InboxMessage(
        id=number,
        kind="comment" if to_us else "mention",
        text=expanded(row),
        at=at,
        post_id=begun if to_us and begun != number else "",
        parent_id="" if above == begun else above,
        url=f"{who['author_url'] or 'https://x.com/i/web'}/status/{number}",
        ours=bool(who["author_id"]) and who["author_id"] == api.account,
        language=str(row.get("lang") or ""),
        **who,
    )


def _read(cursor: str) -> dict[str, str]:
    """Since which numbers; `from` while there is no mention. In the middle of a reading also which list it is `at`, the
    place in that, and its newest number.
    """
    empty = dict.fromkeys(("since", "from", "dm_since", "at", "token", "newest"), "")
    try:
        told = json.loads(cursor) if cursor else {}
    except ValueError:
        told = {}
    return {name: str(told.get(name) or "") for name in empty} if isinstance(told, dict) else empty
