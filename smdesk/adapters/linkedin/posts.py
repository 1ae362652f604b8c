"""The irreversible calls: a post, the comment under it; and taking them down.

Source: pages of the Posts, MultiImage and Comments API. The id of what was made is in the header `x-restli-id`.
Comments are plain text; only a post's `commentary` is escaped.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.linkedin import errors
from smdesk.adapters.linkedin.api import Api, escaped, segment, urn
from smdesk.core.outcome import NotSent, Outcome, Prepared, Published, Refused, RemoteRef, Unknown, Why
from smdesk.core.poll import Poll, poll_of
from smdesk.core.steps import StepKind

PAGE = "https://www.linkedin.com/feed/update/{urn}/"
TITLE, DESCRIPTION = 400, 4086  # of a link's card
USUAL = "THREE_DAYS"


def publish(api: Api, request: PublishRequest) -> Outcome:
    """Make the post of a part step, or the comment of a comment step, once."""
    if request.step.kind is StepKind.COMMENT:
        return _comment(api, request)
    content = _content(request)
    if isinstance(content, NotSent | Refused):
        return content
    if not request.part.text.strip() and not content:
        return Refused("empty_post", Why.CONTENT)
    distribution = {"feedDistribution": "MAIN_FEED", "targetEntities": [], "thirdPartyDistributionChannels": []}
    body: dict[str, Any] = {
        "author": api.author, "commentary": escaped(request.part.text), "visibility": "PUBLIC",
        "distribution": distribution, "lifecycleState": "PUBLISHED", "isReshareDisabledByAuthor": False,
    }  # fmt: skip
    answer = api.send("POST", "/rest/posts", body | ({"content": content} if content else {}))
    if not isinstance(answer, Answer) or answer.status != 201:
        return errors.outcome(api, answer)
    post = urn(answer.headers.get("x-restli-id", ""))
    return Published(remote_of(post)) if post else Unknown("answer_without_id", api.http.words(answer), answer.status)


def delete(api: Api, remote: RemoteRef) -> Outcome:
    """Take a post or comment down; one that is gone already is fine."""
    post, comment = remote.extra.get("post", ""), remote.extra.get("comment", "")
    if comment:
        path = f"/rest/socialActions/{segment(post)}/comments/{segment(comment)}"
        answer = api.send("DELETE", path, actor=api.author)
    else:
        answer = api.send("DELETE", f"/rest/posts/{segment(id_in(remote.id))}")
    if isinstance(answer, Answer) and (answer.ok or answer.status in {404, 410}):
        return Prepared({})
    return errors.outcome(api, answer, repeatable=True)


def remote_of(post: str) -> RemoteRef:
    """The reference of a post by its URN."""
    return RemoteRef(post, PAGE.format(urn=post))


def id_in(reference: str) -> str:
    """The URN in what a person told: itself, or an address that holds one; "" where it cannot be seen."""
    if "://" not in reference:
        return urn(reference)
    parts = reference.split("?")[0].rstrip("/").split("/")
    return next((part for part in reversed(parts) if urn(part)), "")


def _content(request: PublishRequest) -> dict[str, Any] | NotSent | Refused:
    """What stands under the text: a poll, a medium, several pictures, or a link's card."""
    part = request.part
    poll = poll_of(request.options) if request.step.part == 0 else None
    if poll is not None:
        return Refused("poll_alone", Why.CONTENT) if part.media or part.link else _poll(poll)
    try:
        ids = [urn(ref.get("id")) for ref in request.uploads()]
    except KeyError:
        return NotSent("upload_expired")
    if not all(ids):
        return NotSent("upload_expired")
    alts = [{"altText": item.alt} if item.alt else {} for item in part.media]
    media = [{"id": known, **alt} for known, alt in zip(ids, alts, strict=True)]
    if len(media) > 1:
        return {"multiImage": {"images": media}}
    if part.media and part.media[0].kind == "document":
        title = request.options.get("document_title", "").strip() or PurePath(part.media[0].filename).stem
        return {"media": {"id": ids[0], **({"title": title[:TITLE]} if title else {})}}
    if media:
        title = request.options.get("title", "")
        return {"media": media[0] | ({"title": title} if title and ids[0].startswith("urn:li:video:") else {})}
    if not part.link:
        return {}
    return {"article": _article(part.link, request.prepared.get(f"{StepKind.CARD.value}:{request.step.part}"))}


def _poll(poll: Poll) -> dict[str, Any]:
    asked = {"question": poll.question, "options": [{"text": each} for each in poll.answers]}
    return {"poll": {**asked, "settings": {"duration": poll.duration or USUAL}}}


def _article(link: str, card: Mapping[str, Any] | None) -> dict[str, Any]:
    told = card or {}
    article = {"source": link, "title": str(told.get("title") or link)[:TITLE]}
    if told.get("description"):
        article["description"] = str(told["description"])[:DESCRIPTION]
    if urn(told.get("thumbnail")):
        article["thumbnail"] = str(told["thumbnail"])
    return article


def _comment(api: Api, request: PublishRequest) -> Outcome:
    if request.parent is None:
        return NotSent("parent_missing", why=Why.CONTENT)
    parent = id_in(request.parent.id)
    if not parent:
        return Refused("parent_address_unknown", Why.CONTENT)
    if not request.part.text.strip():
        return Refused("empty_post", Why.CONTENT)
    body = {"actor": api.author, "object": parent, "message": {"text": request.part.text}}
    answer = api.send("POST", f"/rest/socialActions/{segment(parent)}/comments", body)
    if not isinstance(answer, Answer) or answer.status != 201:
        return errors.outcome(api, answer)
    return made(api, answer, parent)


def made(api: Api, answer: Answer, parent: str) -> Outcome:
    """What the answer to a comment's POST says."""
    data: Mapping[str, Any] = answer.data if isinstance(answer.data, dict) else {}
    number = answer.headers.get("x-restli-id", "") or str(data.get("id", ""))
    if not number.isdigit():
        return Unknown("answer_without_id", api.http.words(answer), answer.status)
    return Published(comment_ref(data, parent, number))


def comment_ref(data: Mapping[str, Any], parent: str, number: str) -> RemoteRef:
    """The reference of a comment, which is addressed by its post."""
    known = data.get("commentUrn")
    name = known if isinstance(known, str) and known else f"urn:li:comment:({parent},{number})"
    return RemoteRef(name, PAGE.format(urn=parent), {"post": parent, "comment": number})
