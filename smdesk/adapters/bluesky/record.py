"""The record of a post: text, facets, languages, embed and reply, as the lexicon app.bsky.feed.post wants them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.bluesky import facets, refs, tid
from smdesk.adapters.bluesky.xrpc import Xrpc
from smdesk.core.content import MediaItem
from smdesk.core.outcome import NotSent, Outcome, Refused, RemoteRef, Why
from smdesk.core.steps import StepKind

IMAGES = 4  # of embed.images; more go into embed.gallery
GALLERY = 10  # accepted by the app; the lexicon leaves room for 20
LANGUAGES = 3
LABELS = frozenset({"porn", "sexual", "nudity", "graphic-media"})  # self-labels the app offers
_LANGUAGE = re.compile(r"(?:i|[a-z]{2,3})(?:-[a-zA-Z0-9]{1,8})*")
Record = dict[str, Any]


def build(request: PublishRequest, xrpc: Xrpc) -> Record | Outcome:
    """The record of a part or comment, or why it cannot be written now."""
    try:
        request.part.text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which no JSON can carry
        return Refused("refused_content", Why.CONTENT)
    if not request.part.text.strip() and not request.part.media and not request.part.link:
        return NotSent("empty_post", why=Why.CONTENT)  # a PDS takes an empty record
    record: Record = {"$type": refs.POST, "text": request.part.text, "createdAt": tid.created_at(request)}
    marks = facets.build(request.part.text, lambda handle: refs.resolve_handle(xrpc, handle))
    if not isinstance(marks, list):
        return marks
    if marks:
        record["facets"] = marks
    if languages := [code for code in request.languages if _LANGUAGE.fullmatch(code)][:LANGUAGES]:
        record["langs"] = languages
    labels = [name for name in re.split(r"[,\s]+", request.options.get("labels", "")) if name in LABELS]
    if labels:
        values = [{"val": name} for name in labels]
        record["labels"] = {"$type": "com.atproto.label.defs#selfLabels", "values": values}
    shown = embed(request)
    if isinstance(shown, NotSent | Refused):
        return shown
    if shown:
        record["embed"] = shown
    reply = answered(request, xrpc)
    if reply is not None and not isinstance(reply, dict):
        return reply
    if reply:
        record["reply"] = reply
    return record


def embed(request: PublishRequest) -> Record | NotSent | Refused | None:
    """What is shown below the text. NotSent `upload_expired` when an upload this part needs has not been made."""
    media = request.part.media
    if not media:
        card = request.prepared.get(f"{StepKind.CARD.value}:{request.step.part}")
        return {"$type": "app.bsky.embed.external", "external": dict(card)} if card else None
    try:
        uploads = request.uploads()
    except KeyError:
        return NotSent("upload_expired")
    videos = [index for index, item in enumerate(media) if item.kind == "video"]
    if videos and len(media) > len(videos):
        return Refused("media_mix_refused", Why.CONTENT)
    if len(videos) > 1:
        return Refused("too_many_videos", Why.CONTENT)
    if any(item.kind not in {"image", "gif", "video"} for item in media):
        return Refused("media_type_refused", Why.CONTENT)
    if len(media) > GALLERY:
        return Refused("too_many_images", Why.CONTENT)
    if videos:
        return _video(media[0], uploads[0])
    items = [_image(item, upload) for item, upload in zip(media, uploads, strict=True)]
    if len(items) <= IMAGES:
        return {"$type": "app.bsky.embed.images", "images": items}
    typed = [{"$type": "app.bsky.embed.gallery#image", **item} for item in items]
    return {"$type": "app.bsky.embed.gallery", "items": typed}


def _image(item: MediaItem, upload: Mapping[str, Any]) -> Record:
    shown: Record = {"image": upload["blob"], "alt": item.alt}
    return shown | _ratio(item, upload)


def _video(item: MediaItem, upload: Mapping[str, Any]) -> Record:
    shown: Record = {"$type": "app.bsky.embed.video", "video": upload["blob"]}
    if item.alt:
        shown["alt"] = item.alt
    return shown | _ratio(item, upload)


def _ratio(item: MediaItem, upload: Mapping[str, Any]) -> Record:
    width, height = int(upload.get("width") or item.shape[0]), int(upload.get("height") or item.shape[1])
    return {"aspectRatio": {"width": width, "height": height}} if width > 0 and height > 0 else {}


def answered(request: PublishRequest, xrpc: Xrpc) -> Record | Outcome | None:
    """The `reply` of the record: the post answered and the first of the conversation; None for a first post."""
    if request.parent is not None:
        parent = _strong(request.parent, xrpc)
        if not isinstance(parent, refs.Strong):
            return parent
        first: refs.Strong | Outcome = parent
        if request.root is not None and request.root.id != request.parent.id:
            first = _strong(request.root, xrpc)
        if not isinstance(first, refs.Strong):
            return first
        # The conversation may have begun with somebody else's post that our first part answered.
        return {"root": first.root(), "parent": parent.ref()}
    if request.step.part == 0 and request.reply_to:
        target = refs.find_post(xrpc, request.reply_to)
        if not isinstance(target, refs.Strong):
            return target
        return {"root": target.root(), "parent": target.ref()}
    return None


def _strong(ref: RemoteRef, xrpc: Xrpc) -> refs.Strong | Outcome:
    # A post the person pointed out by its link has no content hash yet.
    return refs.known(ref) or refs.find_post(xrpc, ref.id if refs.split(ref.id) else ref.url or "")
