"""What is laid ready and published; replies under it; taking down (NETWORKS 4.1, 4.3).

Source: Meta's own collection of the Threads API (/me/threads, /me/threads_publish, /me/threads_publishing_limit).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.meta import containers, errors
from smdesk.adapters.meta.graph import fine, identifier, instant, rows, segment
from smdesk.adapters.threads import lookback
from smdesk.adapters.threads.fields import album, answered, child, is_video, single
from smdesk.adapters.threads.profile import Profile
from smdesk.core.outcome import Limited, NotSent, Outcome, Prepared, Processing, Refused, RemoteRef, Why

DAY = timedelta(days=1)


def lay(profile: Profile, request: PublishRequest) -> Outcome:
    """The container of a part. A profile that has published all it may in a day is told when it may again."""
    media, parent = request.part.media, answered(request)
    if not media and not request.part.text.strip() and not request.part.link:
        return Refused("empty_post", Why.CONTENT)
    if "://" in parent:
        return Refused("parent_address_unknown", Why.CONTENT)
    ready = ready_media(request)
    if ready is None:
        return NotSent(containers.EXPIRED)
    spent = _spent(profile, reply=bool(parent))
    if spent is not None:
        return spent
    video = any(is_video(item) for item in media)
    if len(media) > 1:
        children = [child(item, known) for item, known in zip(media, ready, strict=True)]
        return containers.lay_album(profile.phases, children, video=video)
    return containers.lay(profile.phases, single(request, ready), video=video)


def poll(profile: Profile, request: PublishRequest) -> Outcome:
    """What has become of a container, or the address of what was just published."""
    media = identifier(request.handle.get("media"))
    if media:
        return containers.published(profile.phases, media, "permalink")
    return containers.poll(profile.phases, request.handle, lambda children: album(request, children))


def publish(profile: Profile, request: PublishRequest) -> Outcome:
    """Publish the container of a part, once."""
    container = containers.of(request)
    if not container:
        return NotSent(containers.EXPIRED)
    return containers.publish(profile.phases, container, lambda: lookback.find(profile, request))


def comment(profile: Profile, request: PublishRequest) -> Outcome:
    """A reply under the published post: a container of text, which is ready at once, and its publishing, once.

    A container that is not ready shows nothing and is left behind; the next try makes another.
    """
    if request.parent is None:
        return NotSent("parent_missing", why=Why.CONTENT)
    if "://" in request.parent.id:
        return Refused("parent_address_unknown", Why.CONTENT)
    if not request.part.text.strip():
        return Refused("empty_post", Why.CONTENT)
    made = containers.make(profile.phases, single(request, ()))
    if not isinstance(made, str):
        return _own_scope(made)
    result = containers.publish(profile.phases, made, lambda: lookback.find(profile, request))
    if isinstance(result, Processing):
        return containers.published(profile.phases, identifier(result.handle.get("media")), "permalink")
    return _own_scope(result)


def delete(profile: Profile, remote: RemoteRef) -> Outcome:
    """Take a post or a reply of one's own down; one that is gone already is fine."""
    answer = profile.graph.delete(f"/{segment(remote.id)}")
    if isinstance(answer, Answer) and (fine(answer) or errors.is_gone(answer)):
        return Prepared({})
    return errors.after(profile.graph, answer, repeatable=True)


def ready_media(request: PublishRequest) -> list[Mapping[str, Any]] | None:
    """The addresses that the media host gave, in order; None when one is missing."""
    try:
        ready = list(request.uploads())
    except KeyError:
        return None
    return ready if all(isinstance(each.get("url"), str) for each in ready) else None


def _own_scope(result: Outcome) -> Outcome:
    """Replying is a scope of its own: posts go on without it, so its lack must not hold the channel."""
    if isinstance(result, Refused) and result.code == "permission_missing":
        return Refused("comment_not_allowed", Why.PERMISSION, result.words, result.status)
    return result


def _spent(profile: Profile, *, reply: bool) -> Outcome | None:
    """Limited when the day's quota is used up (replies have their own); None when there is room."""
    usage, config = ("reply_quota_usage", "reply_config") if reply else ("quota_usage", "config")
    answer = profile.graph.get("/me/threads_publishing_limit", fields=f"{usage},{config}")
    if not isinstance(answer, Answer):
        return answer
    if not fine(answer):
        return errors.outcome(profile.graph, answer, repeatable=True)
    told = (rows(answer) or [{}])[0]
    rule, used = told.get(config), told.get(usage)
    total = rule.get("quota_total") if isinstance(rule, dict) else None
    if not isinstance(total, int) or not isinstance(used, int) or used < total:
        return None
    now = profile.graph.clock.now()
    listed = profile.graph.get("/me/replies" if reply else "/me/threads", fields="id,timestamp", limit=100)
    found = rows(listed) if isinstance(listed, Answer) and fine(listed) else None
    times = [at for row in found or () if (at := instant(row.get("timestamp"))) is not None and at > now - DAY]
    # The day is a sliding one: room comes when the oldest of these leaves it. Of more than were listed, sooner.
    return Limited("daily_limit", min(times) + DAY if times and len(times) < 100 else now + timedelta(hours=1))
