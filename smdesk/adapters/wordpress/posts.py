"""The post: its body, the one call that makes it live, and its way back into the bin."""

from __future__ import annotations

import html
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.wordpress import terms
from smdesk.adapters.wordpress.api import Api, identifier, link, table
from smdesk.adapters.wordpress.blocks import Shown, article
from smdesk.adapters.wordpress.errors import code_of, outcome
from smdesk.adapters.wordpress.slugs import slug
from smdesk.core.outcome import NotSent, Outcome, Prepared, Published, Refused, RemoteRef, Unknown, Why

#: What the featured image can be: the first one (then it is not in the text too), or none.
FEATURED = ("first", "none")
LIVE = frozenset({"publish", "private"})
POSTS = "wp/v2/posts"


def draft(api: Api, request: PublishRequest) -> dict[str, Any] | Outcome:
    """The body of the call without status and time, or why there is none. Makes tags and categories that are new."""
    part, options = request.part, request.options
    if request.step.part or request.parts_total > 1:
        return Refused("not_offered", Why.CONTENT)
    if not part.text.strip() and not part.media and not part.link:
        return NotSent("empty_post", why=Why.CONTENT)
    featured = options.get("featured") or FEATURED[0]
    if featured not in FEATURED:
        return NotSent("option_unknown", f"featured={featured}", Why.CONTENT)
    files = _files(request)
    if files is None:
        return NotSent("upload_expired")
    body: dict[str, Any] = {"title": _plain(options.get("title", "")), "slug": slug(request)}
    if featured == "first" and files and files[0].kind in {"image", "gif"}:
        body["featured_media"] = files.pop(0).id
    body["content"] = article(part.text, part.link, files)
    if options.get("excerpt"):
        body["excerpt"] = _plain(options["excerpt"])
    for kind in ("categories", "tags"):
        if options.get(kind):
            found = terms.ids(api, kind, options[kind])
            if not isinstance(found, list):
                return found
            body[kind] = found
    return body


def publish(api: Api, request: PublishRequest) -> Outcome:
    """Make the post, once."""
    body = draft(api, request)
    if not isinstance(body, dict):
        return body
    answer = api.send("POST", POSTS, json={**body, "status": "publish"})
    if not isinstance(answer, Answer):
        return answer
    return made(api, answer)


def made(api: Api, answer: Answer) -> Outcome:
    """What the answer to a new post means. A site may hold a post back for review: then only looking tells."""
    if not answer.ok:
        return refusal(api, answer)
    data = table(answer.data)
    remote = remote_of(data)
    if remote is None or data.get("status") not in LIVE:
        return Unknown("answer_without_id", api.http.words(answer), answer.status)
    return Published(remote)


def refusal(api: Api, answer: Answer) -> Outcome:
    """What a no to a new post means."""
    if answer.status == 404 and code_of(answer) != "rest_post_invalid_id":
        return Refused("api_closed", Why.AUTH, api.http.words(answer), 404)
    return outcome(api, answer)


def delete(api: Api, remote: RemoteRef) -> Outcome:
    """Put a post into the bin, where the person can still take it out; one that is gone already is fine."""
    answer = api.send("DELETE", f"{POSTS}/{remote.id}")
    if isinstance(answer, Answer) and code_of(answer) == "rest_trash_not_supported":  # the site keeps no bin
        answer = api.send("DELETE", f"{POSTS}/{remote.id}", params={"force": "true"})
    if not isinstance(answer, Answer):
        return answer
    if answer.status in {404, 410}:
        return Prepared({}) if code_of(answer) else outcome(api, answer, repeatable=True)
    if not answer.ok:
        return outcome(api, answer, repeatable=True)
    data = table(answer.data)
    gone = data.get("status") == "trash" or data.get("deleted") is True
    return Prepared({}) if gone else Unknown("unexpected_answer", api.http.words(answer), answer.status)


def remote_of(data: object) -> RemoteRef | None:
    """The post in an answer, None where there is none."""
    there = table(data)
    found = identifier(there.get("id"))
    return RemoteRef(found, link(there)) if found else None


def _files(request: PublishRequest) -> list[Shown] | None:
    """What the uploads gave, in the order of the media; None when one is missing."""
    try:
        return [Shown(int(ref["id"]), str(ref["url"]), item.kind, item.alt)
                for ref, item in zip(request.uploads(), request.part.media, strict=True)]  # fmt: skip
    except (KeyError, ValueError):
        return None


def _plain(text: str) -> str:
    return html.escape(text, quote=False)
