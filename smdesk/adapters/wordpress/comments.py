"""The first comment under a post, and the look whether it was made."""

from __future__ import annotations

import html

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.wordpress.api import Api, identifier, link, raw, rows, table
from smdesk.adapters.wordpress.errors import outcome
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

COMMENTS = "wp/v2/comments"
MARK = "comment-"  # as in the address of a comment; posts and comments are numbered apart
_PAGE = 100


def publish(api: Api, request: PublishRequest) -> Outcome:
    """Make the comment, once."""
    text = request.part.text
    if not text.strip():
        return NotSent("empty_post", why=Why.CONTENT)
    if request.parent is None or not request.parent.id.isdigit():
        return NotSent("parent_missing", why=Why.CONTENT)
    content = html.escape(text, quote=False)
    answer = api.send("POST", COMMENTS, json={"post": int(request.parent.id), "content": content})
    if not isinstance(answer, Answer):
        return answer
    if not answer.ok:
        return outcome(api, answer)
    remote = _remote(table(answer.data))
    return Published(remote) if remote else Unknown("answer_without_id", api.http.words(answer), answer.status)


def find(api: Api, request: PublishRequest) -> Finding:
    """Our comment is the one of this account with this text under that post."""
    if request.parent is None:
        return CannotTell("parent_unknown")
    answer = api.get(COMMENTS, post=request.parent.id, per_page=_PAGE, order="desc")
    if not isinstance(answer, Answer):
        return CannotTell("network_silent", again=True)
    if not answer.ok:
        return CannotTell(str(getattr(outcome(api, answer, repeatable=True), "code", "network_silent")), again=True)
    if not isinstance(answer.data, list):
        return CannotTell("listing_unreadable", again=True)
    listed = rows(answer.data)
    wanted = fingerprint(request.part.text)
    for row in reversed(listed):
        remote = _remote(row)
        mine = identifier(row.get("author")) == api.author and remote is not None and remote.id not in request.taken
        if mine and remote and fingerprint(html_to_text(raw(row.get("content")))) == wanted:
            return Found(remote)
    return CannotTell("listing_cut") if len(listed) == _PAGE else NotThere()


def delete(api: Api, remote: RemoteRef) -> Outcome:
    """Put a comment into the bin."""
    answer = api.send("DELETE", f"{COMMENTS}/{remote.id.removeprefix(MARK)}")
    if not isinstance(answer, Answer):
        return answer
    return Prepared({}) if answer.ok or answer.status in {404, 410} else outcome(api, answer, repeatable=True)


def _remote(row: object) -> RemoteRef | None:
    found = identifier(table(row).get("id"))
    return RemoteRef(f"{MARK}{found}", link(table(row))) if found else None
