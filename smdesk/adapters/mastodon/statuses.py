"""The irreversible call: one status, as a part of a thread or as a comment under it.

Source: documentation of methods/statuses (create, delete); NETWORKS 8 for what compatible servers do differently.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.mastodon import uploads
from smdesk.adapters.mastodon.api import Api, segment
from smdesk.adapters.mastodon.drafting import draft, remote_of
from smdesk.adapters.mastodon.errors import outcome
from smdesk.adapters.mastodon.lookback import find
from smdesk.core.outcome import NotSent, NotThere, Outcome, Prepared, Published, Refused, RemoteRef, Unknown, Why

#: Servers whose GET /api/v1/media/{id} says whether a medium may still be attached.
_TELLS_MEDIA = frozenset({"mastodon", "gotosocial"})


def publish(api: Api, request: PublishRequest) -> Outcome:
    """Make the status of a part or comment step, once."""
    body = draft(api, request)
    if not isinstance(body, dict):
        return body
    answer = api.send("POST", "/api/v1/statuses", key=request.step_key, json=body)
    if not isinstance(answer, Answer):
        return answer
    if answer.ok:
        remote = remote_of(answer.data)
        return Published(remote) if remote else Unknown("answer_without_id", api.http.words(answer), answer.status)
    return refusal(api, request, answer, body)


def delete(api: Api, remote: RemoteRef) -> Outcome:
    """Take a status down; one that is gone already is fine."""
    answer = api.send("DELETE", f"/api/v1/statuses/{segment(remote.id)}")
    if not isinstance(answer, Answer):
        return answer
    if answer.ok or answer.status in {404, 410}:
        return Prepared({})
    return outcome(api, answer, repeatable=True)


def refusal(api: Api, request: PublishRequest, answer: Answer, body: Mapping[str, Any]) -> Outcome:
    """What a 4xx or 5xx to a new status means. The error's words may be in any language, so media are asked about."""
    result = outcome(api, answer)
    words = api.http.words(answer)
    if answer.status == 404:
        if "in_reply_to_id" in body:
            return Refused("reply_target_gone", Why.GONE, words, 404)
        return Refused("server_without_api", Why.AUTH, words, 404)
    if not isinstance(result, Refused) or result.code != "refused_content" or "media_ids" not in body:
        return result
    if api.software in _TELLS_MEDIA:
        states = {uploads.state(api, media_id) for media_id in body["media_ids"]}
    else:
        states = {"gone"} if "media" in words.lower() and "not found" in words.lower() else set()
    if "processing" in states:
        return NotSent("media_processing", words)
    if "failed" in states:
        return Refused("media_processing_failed", Why.CONTENT, words, answer.status)
    if "gone" in states:
        # Expired, or attached already to a status of ours whose answer was lost: look before anything is redone.
        there = find(api, request)
        return NotSent("upload_expired", words) if isinstance(there, NotThere) else Unknown("media_attached", words)
    return result
