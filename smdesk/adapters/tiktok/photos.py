"""Photos: TikTok fetches them from their addresses and posts them, in one call. Source: reference of content/init."""

from __future__ import annotations

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.tiktok import errors, posts, status
from smdesk.adapters.tiktok.api import Api, data_of, fine, identifier
from smdesk.core.outcome import NotSent, Outcome, Processing, Refused, Unknown, Why
from smdesk.core.steps import Step, StepKind

MOST = 35


def publish(api: Api, request: PublishRequest) -> Outcome:
    """Post the photos of a part, once."""
    if not request.part.media:
        return Refused("media_required", Why.CONTENT)
    if len(request.part.media) > MOST:
        return Refused("too_many_images", Why.CONTENT)
    try:
        urls = [ref.get("url") for ref in request.uploads()]
    except KeyError:
        return NotSent("upload_expired")
    laid = Step(StepKind.CONTAINER, request.step.part).name in request.prepared
    if not laid or not all(isinstance(url, str) and url.startswith("https://") for url in urls):
        return NotSent("upload_expired")
    body = {
        "media_type": "PHOTO",
        "post_mode": "MEDIA_UPLOAD" if posts.drafted(request) else "DIRECT_POST",
        "post_info": posts.photo_info(request),
        "source_info": {"source": "PULL_FROM_URL", "photo_images": urls, "photo_cover_index": 0},
    }
    answer = api.send("/post/publish/content/init/", body)
    if not fine(answer):
        return errors.of_draft(request, errors.outcome(api, answer))
    known = identifier(data_of(answer).get("publish_id"))
    return Processing({"publish_id": known}, status.WAIT_S) if known else Unknown("answer_without_id")
