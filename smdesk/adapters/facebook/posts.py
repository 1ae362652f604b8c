"""The irreversible calls: a post of the Page, a story, the comment under it; and taking them down (NETWORKS 2.2).

Source: reference of /{page}/feed, /{page}/photo_stories, /{object}/comments. A comment's POST never carries `fields`:
the network answers that with an error after it has made the comment.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.facebook import video
from smdesk.adapters.facebook.page import Page, id_in, remote_of
from smdesk.adapters.http import Answer
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.graph import fine, identifier, segment
from smdesk.core.outcome import NotSent, Outcome, Prepared, Published, Refused, RemoteRef, Unknown, Why
from smdesk.core.steps import StepKind


def publish(page: Page, request: PublishRequest) -> Outcome:
    """Make the post of a part step, or the comment of a comment step, once."""
    if request.step.kind is StepKind.COMMENT:
        return _comment(page, request)
    return send(page, request, {})


def send(page: Page, request: PublishRequest, when: Mapping[str, Any]) -> Outcome:
    """One post; `when` has the fields of a time to come, {} for now."""
    ready = ready_media(request)
    if ready is None:
        return NotSent("upload_expired")
    text = request.part.text
    if not text.strip() and not request.part.link and not ready:
        return Refused("empty_post", Why.CONTENT)
    if ready and "video" in ready[0]:
        return video.finish(page, request, text_with_link(request), ready[0], when)
    if request.format == "story":
        return _made(page, page.graph.send(page.edge("photo_stories"), {"photo_id": identifier(ready[0].get("id"))}))
    photos = [{"media_fbid": identifier(each.get("id"))} for each in ready]
    fields = {
        "message": text_with_link(request) if photos else text or None,
        "link": request.part.link if request.part.link and not photos else None,  # photos take the card's place
        "attached_media": photos or None,
        **when,
    }
    return _made(page, page.graph.send(page.edge("feed"), fields))


def delete(page: Page, remote: RemoteRef) -> Outcome:
    """Take a post or comment down; one that is gone already is fine."""
    answer = page.graph.delete(f"/{segment(id_in(page, remote.id))}")
    if isinstance(answer, Answer) and (fine(answer) or errors.is_gone(answer)):
        return Prepared({})
    return errors.after(page.graph, answer, repeatable=True)


def ready_media(request: PublishRequest) -> list[Mapping[str, Any]] | None:
    """What the upload steps of this part gave, in order; None when one is missing."""
    try:
        ready = list(request.uploads())
    except KeyError:
        return None
    return ready if all(identifier(each.get("id")) or identifier(each.get("video")) for each in ready) else None


def text_with_link(request: PublishRequest) -> str:
    """The text, and the link under it where nothing else carries it."""
    part = request.part
    if not part.link or part.link in part.text:
        return part.text
    return f"{part.text}\n\n{part.link}" if part.text.strip() else part.link


def _comment(page: Page, request: PublishRequest) -> Outcome:
    if request.parent is None:
        return NotSent("parent_missing", why=Why.CONTENT)
    parent = id_in(page, request.parent.id)
    if not parent:
        return Refused("parent_address_unknown", Why.CONTENT)
    if not request.part.text.strip():
        return Refused("empty_post", Why.CONTENT)
    answer = page.graph.send(f"/{segment(parent)}/comments", {"message": request.part.text})
    if not isinstance(answer, Answer) or not fine(answer):
        return errors.after(page.graph, answer)
    made = identifier(answer.data.get("id"))
    if not made:
        return Unknown("answer_without_id", page.graph.http.words(answer), answer.status)
    return Published(RemoteRef(made, f"https://www.facebook.com/{made}"))


def _made(page: Page, answer: Any) -> Outcome:
    if not isinstance(answer, Answer) or not fine(answer):
        result = errors.after(page.graph, answer)
        if isinstance(result, Refused) and result.code == "media_attached":
            # The photos stand in a post already: very likely ours, whose answer was lost.
            return Unknown(result.code, result.words, result.status)
        return result
    post = page.post_id(answer.data.get("post_id") or answer.data.get("id"))
    if not post:
        return Unknown("answer_without_id", page.graph.http.words(answer), answer.status)
    return Published(remote_of({}, post))
