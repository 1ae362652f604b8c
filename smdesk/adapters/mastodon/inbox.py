"""Mentions from the notifications, what stands under one status, and acts on them (NETWORKS 8).

Source: documentation of methods/notifications, methods/conversations, methods/statuses (context, favourite),
methods/accounts (block, mute), methods/reports. A network of many servers cannot hide or delete what others wrote;
that is not offered. `min_id` gives what came immediately after; a server that does not know it gives its newest, of
which what is known is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import Complaint, InboxMessage, InboxPage, Reason, ReplyRequest, Target
from smdesk.adapters.http import Answer
from smdesk.adapters.mastodon import lookback, statuses
from smdesk.adapters.mastodon.api import Api, identifier, instant, segment
from smdesk.adapters.mastodon.errors import outcome
from smdesk.adapters.mastodon.session import checked
from smdesk.core.errors import Unavailable
from smdesk.core.outcome import Finding, Outcome, Prepared, Refused, Why
from smdesk.core.text.normalise import html_to_text

PAGE = 40  # the most the API gives
COMMENT = 1000  # characters of a report's words; what is longer is refused
#: `violation` wants the broken rules of the server by number.
CATEGORIES = {Reason.SPAM: "spam", Reason.ILLEGAL: "legal"}
_GONE = frozenset({404, 410})
#: How a server that does not know a method answers, with no object of the API (snac 2.96: a page, or an empty 422).
_ABSENT = frozenset({404, 405, 422, 501})
_EVERYWHERE = frozenset({"write:favourites"})
_ACCTS = "/api/v1/accounts"


def page(api: Api, cursor: str) -> InboxPage:
    """One page of mentions, oldest first. Raises as `session.checked`, Offline, Unavailable."""
    after = cursor or ("0" if api.software == "mastodon" else "")
    asked = f"/api/v1/notifications?types[]=mention&limit={PAGE}" + (f"&min_id={segment(after)}" if after else "")
    answer = checked(api, api.ask(asked))
    listed = answer.data if isinstance(answer.data, list) else [None]
    rows = [row for row in listed if isinstance(row, Mapping) and identifier(row.get("id"))]
    if len(rows) < len(listed):
        raise Unavailable("not_mastodon", host=api.base)
    fresh = sorted((row for row in rows if not cursor or _order(row) > _ordered(cursor)), key=_order)
    found = [_message(api, row.get("status")) for row in fresh if row.get("type", "mention") == "mention"]
    last = identifier(fresh[-1].get("id")) if fresh else cursor
    more = len(rows) >= PAGE and bool(fresh)
    messages = [each for each in found if each is not None] + ([] if more else _said_elsewhere(api))
    return InboxPage(tuple(messages), last, more=more)


def thread(api: Api, post: str) -> tuple[InboxMessage, ...]:
    """Everything under a status as this server knows it, oldest first; () where it is gone. Raises as `page`."""
    answer = api.ask(f"/api/v1/statuses/{segment(post)}/context")
    if answer.status in _GONE:
        return ()
    data = checked(api, answer).data
    below = data.get("descendants") if isinstance(data, Mapping) else None
    found = [_message(api, row, post) for row in below if isinstance(row, Mapping)] if isinstance(below, list) else []
    return tuple(sorted((each for each in found if each is not None), key=lambda message: message.at))


def _said_elsewhere(api: Api) -> list[InboxMessage]:
    """What we wrote last in private exchanges: an answer from another program is in no notification."""
    answer = api.get("/api/v1/conversations", limit=PAGE)
    listed = answer.data if isinstance(answer, Answer) and answer.ok and isinstance(answer.data, list) else []
    found = [_message(api, row.get("last_status")) for row in listed if isinstance(row, Mapping)]
    return [each for each in found if each is not None and each.ours and each.private]


def reply(api: Api, request: ReplyRequest) -> Outcome:
    """A status that answers, once, as visible as what it answers, with its author named: else they hear nothing."""
    return statuses.publish(api, _status(request))


def find_reply(api: Api, request: ReplyRequest) -> Finding:
    """Look for that status among the account's own."""
    return lookback.find(api, _status(request))


def like(api: Api, target: Target, on: bool) -> Outcome:
    """A favourite, or none."""
    act = "favourite" if on else "unfavourite"
    return _act(api, f"/api/v1/statuses/{segment(target.id)}/{act}", "write:favourites")


def block(api: Api, target: Target, on: bool) -> Outcome:
    """Block the account that wrote it, or no longer."""
    if not target.author_id:
        return Refused("target_gone", Why.GONE)
    return _act(api, f"{_ACCTS}/{segment(target.author_id)}/{'block' if on else 'unblock'}", "write:blocks")


def mute(api: Api, target: Target, on: bool) -> Outcome:
    """See and hear nothing more of the account that wrote it, or again; it is not told."""
    if not target.author_id:
        return Refused("target_gone", Why.GONE)
    return _act(api, f"{_ACCTS}/{segment(target.author_id)}/{'mute' if on else 'unmute'}", "write:mutes")


def report(api: Api, target: Target, complaint: Complaint) -> Outcome:
    """Tell it to the moderators of this server: they see the account, the status and the words."""
    if not target.author_id:
        return Refused("target_gone", Why.GONE)
    body = {
        "account_id": target.author_id, "status_ids": [target.id],
        "category": CATEGORIES.get(complaint.reason, "other"), "comment": complaint.text[:COMMENT],
    }  # fmt: skip
    return _act(api, "/api/v1/reports", "write:reports", json=body)


def _status(request: ReplyRequest) -> Any:
    mention = str(request.to.extra.get("mention", ""))
    named = not mention or mention.lower() in request.text.lower()
    visibility = str(request.to.extra.get("visibility", ""))
    options = {"visibility": visibility} if visibility else {}
    return request.as_comment(request.text if named else f"{mention} {request.text}", options)


def _act(api: Api, path: str, right: str, **request: Any) -> Outcome:
    """One act; a refusal for want of a right names it."""
    answer = api.send("POST", path, **request)
    if not isinstance(answer, Answer):
        return answer
    if answer.status == 403:
        return Refused("act_scope_missing", Why.PERMISSION, right, answer.status)
    if answer.status in _ABSENT and not isinstance(answer.data, Mapping) and right not in _EVERYWHERE:
        return Refused("act_not_supported", Why.CONTENT, status=answer.status)
    return Prepared({}) if answer.ok else outcome(api, answer, repeatable=True)


def _message(api: Api, status: Any, post: str = "") -> InboxMessage | None:
    """A status; under `post` where its thread was asked for, else under the status of ours that it answers."""
    account = status.get("account") if isinstance(status, Mapping) else None
    at = instant(status.get("created_at")) if isinstance(status, Mapping) else None
    if not isinstance(account, Mapping) or at is None or not identifier(status.get("id")):
        return None
    author = identifier(account.get("id"))
    visibility = str(status.get("visibility") or "")
    parent = identifier(status.get("in_reply_to_id"))
    to_us = bool(post) or identifier(status.get("in_reply_to_account_id")) == api.account_id
    under = post or (parent if to_us else "")
    kind = "message" if visibility == "direct" else "comment" if to_us else "mention"
    acct = str(account.get("acct") or "")
    return InboxMessage(
        id=identifier(status.get("id")),
        kind=kind,
        author=acct,
        author_name=str(account.get("display_name") or acct),
        text=html_to_text(str(status.get("content") or "")).strip(),
        at=at,
        post_id=under,
        parent_id="" if parent == under else parent,
        url=_address(status.get("url")) or _address(status.get("uri")) or None,
        author_id=author,
        author_url=_address(account.get("url")),
        avatar_url=_address(account.get("avatar_static")),
        private=visibility == "direct",
        ours=author == api.account_id,
        language=str(status.get("language") or ""),
        media=_media(status.get("media_attachments")),
        liked=status.get("favourited") is True,
        extra={"mention": f"@{acct}", "visibility": visibility},
    )


def _media(rows: Any) -> tuple[Mapping[str, str], ...]:
    found = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
    return tuple(
        {"kind": str(row.get("type") or ""), "url": _address(row.get("url")), "alt": str(row.get("description") or "")}
        for row in found
    )


def _address(value: object) -> str:
    return value if isinstance(value, str) and value.startswith(("https://", "http://")) else ""


def _order(row: Mapping[str, Any]) -> tuple[int, str]:
    return _ordered(identifier(row.get("id")))


def _ordered(value: str) -> tuple[int, str]:
    """Ids are numbers, or of one length and sorted by time."""
    return len(value), value
