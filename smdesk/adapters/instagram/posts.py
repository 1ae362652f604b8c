"""What is laid ready and published: pictures, carousels, reels, stories; and the first comment (NETWORKS 3.2).

Source: reference of /{ig-user}/media_publish, /{ig-user}/content_publishing_limit and
/{ig-media}/comments. There are
no posts of text alone.
"""

from __future__ import annotations

from datetime import timedelta

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.instagram import lookback
from smdesk.adapters.instagram.door import Door
from smdesk.adapters.instagram.fields import album, child, is_video, own_container, ready_media, single
from smdesk.adapters.meta import containers, errors
from smdesk.adapters.meta.graph import fine, identifier, instant, rows, segment
from smdesk.core.outcome import Limited, NotSent, Outcome, Published, Refused, RemoteRef, Unknown, Why

DAY = timedelta(days=1)
_PERMALINK = "permalink"


def lay(door: Door, request: PublishRequest) -> Outcome:
    """The container of a part. An account that has published all it may in a day is told when it may again."""
    media = request.part.media
    if not media:
        return Refused("media_required", Why.CONTENT)
    ready = ready_media(request)
    if ready is None:
        return NotSent(containers.EXPIRED)
    spent = _spent(door)
    if spent is not None:
        return spent
    video = any(is_video(item) for item in media)
    if len(media) > 1:
        children = [own_container(known) or child(item, known) for item, known in zip(media, ready, strict=True)]
        return containers.lay_album(door.phases, children, video=video)
    sent = own_container(ready[0])  # a video whose bytes were taken: its container is there
    if sent:
        return containers.waiting(door.phases, {"container": sent}, video=video)
    return containers.lay(door.phases, single(request, media[0], ready[0]), video=video)


def poll(door: Door, request: PublishRequest) -> Outcome:
    """What has become of a container, or the address of what was just published."""
    media = identifier(request.handle.get("media"))
    if media:
        return containers.published(door.phases, media, _PERMALINK)
    return containers.poll(door.phases, request.handle, lambda children: album(request, children))


def publish(door: Door, request: PublishRequest) -> Outcome:
    """Publish the container of a part, once."""
    container = containers.of(request)
    if not container:
        return NotSent(containers.EXPIRED)
    return containers.publish(door.phases, container, lambda: lookback.find(door, request))


def comment(door: Door, request: PublishRequest) -> Outcome:
    """A comment under the published post, once."""
    if request.parent is None:
        return NotSent("parent_missing", why=Why.CONTENT)
    parent = identifier(request.parent.id)
    if not parent or "://" in parent:
        return Refused("parent_address_unknown", Why.CONTENT)
    if not request.part.text.strip():
        return Refused("empty_post", Why.CONTENT)
    answer = door.graph.send(f"/{segment(parent)}/comments", {"message": request.part.text})
    if not isinstance(answer, Answer) or not fine(answer):
        result = errors.after(door.graph, answer)
        if isinstance(result, Refused) and result.code == "permission_missing":
            # It is a scope of its own: posts go on without it, so it must not hold the channel.
            return Refused("comment_not_allowed", Why.PERMISSION, result.words, result.status)
        return result
    made = identifier(answer.data.get("id"))
    if not made:
        return Unknown("answer_without_id", door.graph.http.words(answer), answer.status)
    return Published(RemoteRef(made, request.parent.url))


def _spent(door: Door) -> Outcome | None:
    """Limited when the day's quota is used up; None when there is room, or the network does not say."""
    answer = door.graph.get(door.edge("content_publishing_limit"), fields="config,quota_usage")
    if not isinstance(answer, Answer):
        return answer
    if not fine(answer):
        return errors.outcome(door.graph, answer, repeatable=True)
    told = (rows(answer) or [{}])[0] if rows(answer) else {}
    config = told.get("config")
    total = config.get("quota_total") if isinstance(config, dict) else None
    used = told.get("quota_usage")
    if not isinstance(total, int) or not isinstance(used, int) or used < total:
        return None
    now = door.graph.clock.now()
    listed = door.graph.get(door.edge("media"), fields="id,timestamp", limit=100)
    found = rows(listed) if isinstance(listed, Answer) and fine(listed) else None
    times = [at for row in found or () if (at := instant(row.get("timestamp"))) is not None and at > now - DAY]
    # The day is a sliding one: room comes when the oldest of these leaves it.
    return Limited("daily_limit", min(times) + DAY if times else now + timedelta(hours=1))
