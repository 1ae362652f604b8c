"""The irreversible call, and taking down. Source: specification of /2/tweets, which takes no field it does not know."""

from __future__ import annotations

from typing import Any

from smdesk.adapters import addresses
from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.x import errors
from smdesk.adapters.x.api import Api, data_of, identifier
from smdesk.core.outcome import NotSent, Outcome, Prepared, Published, Refused, RemoteRef, Unknown, Why
from smdesk.core.steps import StepKind

PAGE = "https://x.com/i/web/status/{id}"


def publish(api: Api, request: PublishRequest) -> Outcome:
    """Make the post of a part or comment step, once."""
    body = draft(request)
    if not isinstance(body, dict):
        return body
    answer = api.send("POST", "/tweets", json=body)
    made = identifier(data_of(answer).get("id")) if isinstance(answer, Answer) and answer.ok else ""
    if made:  # also where warnings stand beside it
        return Published(remote_of(made))
    if isinstance(answer, Answer) and answer.ok and "errors" not in (answer.data or {}):
        return Unknown("answer_without_id", api.http.words(answer), answer.status)
    return errors.outcome(api, answer)


def draft(request: PublishRequest) -> dict[str, Any] | NotSent | Refused:
    """The body of one post, or why it cannot be made."""
    try:
        media = [identifier(ref.get("id")) for ref in request.uploads()]
    except KeyError:
        return NotSent("upload_expired")
    if not all(media):
        return NotSent("upload_expired")
    text = text_of(request)
    if not text.strip() and not media:
        return Refused("empty_post", Why.CONTENT)
    body: dict[str, Any] = {"text": text}
    if media:
        body["media"] = {"media_ids": media}
    if request.step.kind is StepKind.COMMENT or request.step.part > 0:
        parent = id_in(request.parent.id) if request.parent else ""
        if not parent:
            return NotSent("parent_missing", why=Why.CONTENT)
        body["reply"] = {"in_reply_to_tweet_id": parent}
    if request.options.get("reply_settings"):
        body["reply_settings"] = request.options["reply_settings"]
    return body


def delete(api: Api, remote: RemoteRef) -> Outcome:
    """Take a post down; one that is gone already is fine."""
    answer = api.send("DELETE", f"/tweets/{id_in(remote.id)}")
    if isinstance(answer, Answer) and (answer.ok or answer.status in {404, 410}):
        return Prepared({})
    return errors.outcome(api, answer, repeatable=True)


def text_of(request: PublishRequest) -> str:
    """The text with the link under it: X makes the card of a link from the address in the text."""
    part = request.part
    if not part.link or part.link in part.text:
        return part.text
    return f"{part.text}\n\n{part.link}" if part.text.strip() else part.link


def remote_of(made: str) -> RemoteRef:
    """The reference of a post by its number."""
    return RemoteRef(made, PAGE.format(id=made))


def id_in(reference: str) -> str:
    """The number in what a person told: itself, or the last one of an address; "" where there is none."""
    return addresses.id_in(reference, identifier)
