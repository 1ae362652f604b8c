"""Meta's own scheduler: hand a post over, take it back, and see what has become of it (NETWORKS 2.2).

Source: reference of /{page}/feed (`published=false` with `scheduled_publish_time`, ten minutes to thirty days ahead; a
reel 29 days) and of /{page}/scheduled_posts. A scheduled post keeps its id when it goes out.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.facebook import lookback, posts, video
from smdesk.adapters.facebook.page import Page, remote_of
from smdesk.adapters.http import Answer
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.graph import fine, identifier, instant, rows, segment
from smdesk.adapters.meta.listing import plain
from smdesk.core.outcome import (
    CannotTell,
    Delegated,
    Finding,
    Found,
    FoundDelegated,
    NotSent,
    NotThere,
    Outcome,
    Prepared,
    Processing,
    Published,
)

LEAD = timedelta(minutes=10)
SLACK = timedelta(seconds=15)  # between the network's clock and ours, and for the call itself
#: Around its time a post may be told as neither waiting nor out.
HANDOVER = timedelta(minutes=2)
SAME_TIME = timedelta(minutes=1)
FIELDS = "id,is_published,scheduled_publish_time,permalink_url,message,created_time"
PAGES = 8


def delegate(page: Page, request: PublishRequest) -> Outcome:
    """Hand a post over for `request.due`."""
    due = request.due
    if due is None or due < page.graph.clock.now() + LEAD + SLACK:
        return NotSent("schedule_too_soon")
    seconds = int(due.astimezone(UTC).timestamp())
    at = datetime.fromtimestamp(seconds, UTC)
    outcome = posts.send(page, request, {"published": False, "scheduled_publish_time": seconds})
    if isinstance(outcome, Published):
        return Delegated(outcome.remote.id, at if at == due else due)
    if isinstance(outcome, Processing):
        return Delegated(video.VIDEO + str(outcome.handle.get("video", "")), due)
    return outcome


def recall(page: Page, request: PublishRequest, handle: str) -> Outcome:
    """Take a waiting post back; Published when it went out already."""
    there = find_delegated(page, request, handle)
    if isinstance(there, Found):
        return Published(there.remote)
    if isinstance(there, NotThere):
        return Prepared({})
    if isinstance(there, CannotTell) and there.again:
        return NotSent(there.code)  # to delete what may just be going out would take a published post down
    answer = page.graph.delete(f"/{segment(handle.removeprefix(video.VIDEO))}")
    if isinstance(answer, Answer) and (fine(answer) or errors.is_gone(answer)):
        return Prepared({})
    return errors.after(page.graph, answer, repeatable=True)


def find_delegated(page: Page, request: PublishRequest, handle: str) -> Finding:
    """FoundDelegated while it waits, Found when it is out, NotThere when it is neither."""
    if handle.startswith(video.VIDEO):
        return video.find(page, {"video": handle.removeprefix(video.VIDEO)}, waiting=True)
    answer = page.graph.get(f"/{segment(handle)}", fields=FIELDS)
    if not isinstance(answer, Answer):
        return CannotTell("network_silent", again=True)
    if not fine(answer):
        return NotThere() if errors.is_gone(answer) else errors.cannot_tell(page.graph, answer)
    if answer.data.get("is_published") is True:
        return Found(remote_of(answer.data, handle))
    if answer.data.get("is_published") is False:
        return FoundDelegated(handle)
    return CannotTell("answer_unreadable", again=True)


def find_handed_over(page: Page, request: PublishRequest) -> Finding:
    """After a hand-over without an answer: among those that wait, then among those that are out."""
    ready = posts.ready_media(request) or []
    if ready and "video" in ready[0]:
        return video.find(page, ready[0], waiting=True)
    for answer in page.graph.pages(page.edge("scheduled_posts"), PAGES, fields=FIELDS):
        if not isinstance(answer, Answer) or not fine(answer):
            return errors.cannot_tell(page.graph, answer)
        for row in rows(answer) or ():
            if _is_it(request, row):
                return FoundDelegated(identifier(row.get("id")))
    finding = lookback.find(page, request)
    if not isinstance(finding, NotThere) or request.due is None:
        return finding
    near = abs(page.graph.clock.now() - request.due) < HANDOVER
    return CannotTell("still_scheduled", again=True) if near else finding


def _is_it(request: PublishRequest, row: dict[str, Any] | Any) -> bool:
    at, due = instant(row.get("scheduled_publish_time")), request.due
    if identifier(row.get("id")) in request.taken or at is None or due is None or abs(at - due) > SAME_TIME:
        return False
    wanted = posts.text_with_link(request) if request.part.media else request.part.text
    return plain(row.get("message")) == plain(wanted)
