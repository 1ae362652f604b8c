"""What a status will say: the body of `POST /api/v1/statuses`, made and checked without side effects.

Source: documentation of methods/statuses (create); NETWORKS 8 for what compatible servers do differently.
"""

from __future__ import annotations

from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer, host_of
from smdesk.adapters.mastodon.api import Api, identifier
from smdesk.adapters.mastodon.errors import outcome
from smdesk.core.content import Part
from smdesk.core.outcome import NotSent, Refused, RemoteRef, Why
from smdesk.core.steps import StepKind

VISIBILITIES = frozenset({"public", "unlisted", "private", "direct"})
_TRUE = frozenset({"1", "true", "yes", "on"})


def draft(api: Api, request: PublishRequest) -> dict[str, Any] | NotSent | Refused:
    """The body of the call, or why there is none. Whatever would publish less than was asked for is stopped here."""
    part = request.part
    text = status_text(part)
    if not text.strip() and not part.media:
        return NotSent("empty_post", why=Why.CONTENT)  # snac takes an empty status
    target = answered(api, request)
    if not isinstance(target, str):
        return target
    body: dict[str, Any] = {"status": text}
    if part.media:
        ids = upload_ids(request)
        if ids is None:
            return NotSent("upload_expired")
        body["media_ids"] = ids
    if target:
        body["in_reply_to_id"] = target
    bad = _options(request, body)
    if bad:
        return NotSent("option_unknown", bad, Why.CONTENT)
    if api.software == "gotosocial":
        body["content_type"] = "text/plain"  # else the account's default may read our text as Markdown
    return body


def status_text(part: Part) -> str:
    """The text as it is sent. The server makes a card of a link in the text only, so a separate link is added."""
    if not part.link or part.link in part.text:
        return part.text
    return f"{part.text}\n\n{part.link}" if part.text.strip() else part.link


def answered(api: Api, request: PublishRequest) -> str | NotSent | Refused:
    """The id this status answers, "" for none."""
    if request.step.kind is StepKind.COMMENT or request.step.part > 0:
        if request.parent is None:  # it would stand alone, outside its thread
            return NotSent("parent_missing", why=Why.CONTENT)
        return resolve(api, request.parent.id)  # an address, where the person told that it is out
    return resolve(api, request.reply_to) if request.reply_to else ""


def resolve(api: Api, reference: str) -> str | NotSent | Refused:
    """The id, on this server, of a status given by id or by address (needs the scope read:search)."""
    if "://" not in reference:
        return reference
    path = reference.split("://", 1)[1].split("?")[0].rstrip("/").split("/")
    if path[0] == api.base.split("://", 1)[1] and path[-1].isdigit():
        return path[-1]
    answer = api.get("/api/v2/search", q=reference, resolve="true", type="statuses", limit=1)
    if not isinstance(answer, Answer):
        return answer
    if not answer.ok:
        result = outcome(api, answer, repeatable=True)
        return result if isinstance(result, NotSent | Refused) else NotSent("search_failed", api.http.words(answer))
    statuses = answer.data.get("statuses") if isinstance(answer.data, dict) else None
    first = statuses[0] if isinstance(statuses, list) and statuses else None
    found = identifier(first.get("id")) if isinstance(first, dict) else ""
    return found or Refused("reply_target_gone", Why.GONE, host_of(reference))


def upload_ids(request: PublishRequest) -> list[str] | None:
    """The ids that the upload steps of this part gave, in order; None when one is missing."""
    try:
        ids = [identifier(ref.get("id")) for ref in request.uploads()]
    except KeyError:
        return None
    return ids if all(ids) else None


def remote_of(data: object) -> RemoteRef | None:
    """The status in an answer, None when there is none."""
    if not isinstance(data, dict) or not identifier(data.get("id")):
        return None
    addresses = [data.get("url"), data.get("uri")]  # url is null for a status that only people addressed may see
    url = next((a for a in addresses if isinstance(a, str) and a.startswith(("http://", "https://"))), None)
    return RemoteRef(identifier(data["id"]), url)


def _options(request: PublishRequest, body: dict[str, Any]) -> str:
    """Put the options into the body; gives the one that makes no sense, as `name=value`."""
    options = request.options
    visibility = options.get("visibility", "")
    if visibility:
        if visibility not in VISIBILITIES:
            return f"visibility={visibility}"
        body["visibility"] = visibility
    spoiler = options.get("spoiler_text") or options.get("spoiler", "")
    if spoiler:
        body["spoiler_text"] = spoiler
    if options.get("sensitive", "").lower() in _TRUE:
        body["sensitive"] = True
    language = options.get("language") or next(iter(request.languages), "")
    primary = language.replace("_", "-").split("-")[0].lower()
    if len(primary) in {2, 3} and primary.isalpha() and primary.isascii():  # ISO 639, without the region
        body["language"] = primary
    return ""
