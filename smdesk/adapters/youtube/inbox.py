"""Comments under everything of the channel, answers among them, and those that wait for its approval (NETWORKS 11).

Source: discovery document of the Data API v3, commentThreads.list and comments.list. A day has 10,000 units for all
channels of a project, and a page of a list costs one. So a reading is one page, the 100 newest threads: the cursor
holds a mark of each, and a thread whose mark is another (a new answer, an edit, a status) is given whole. It goes
further back only while threads are newer than the last reading, and at the first one no further than `WALK` pages. What
is held back is asked for less often. Answers under older threads are not seen (nothing says whether they move up).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from smdesk.adapters.base import InboxMessage, InboxPage
from smdesk.adapters.google import errors
from smdesk.adapters.google.api import Google, Got, part, rows, text
from smdesk.adapters.google.walk import Walk, digest
from smdesk.adapters.http import Answer, host_of
from smdesk.adapters.youtube import lookback, resource
from smdesk.core.errors import MissingScope, Unavailable

THREADS, COMMENTS = f"{resource.API}/commentThreads", f"{resource.API}/comments"
PAGE = 100
WALK = 20  # pages of threads in one walk back
WHOLE = 25  # threads of a page whose answers are asked for, a unit each; the others follow at the next reading
HELD_EVERY = timedelta(minutes=30)  # ours
HELD = frozenset({"heldForReview", "likelySpam", "rejected"})

Row = Mapping[str, Any]


def page(google: Google, channel: str, cursor: str) -> InboxPage:
    """One page of threads, oldest first. Raises as `errors.checked`, and Unavailable for an answer without a list."""
    walk = Walk(cursor, WALK)
    answer = _asked(google, channel, walk.token)
    if answer is None:
        return walk.anew()
    listed = _rows(answer)
    found, marks = _changed(google, channel, listed, walk.known, whole=not walk.token)
    if not walk.token:
        walk.begin(marks, map(_at, listed))
        found += _held(google, channel, walk)
    return walk.page(found, text(answer.data.get("nextPageToken")), _at(listed[-1]) if listed else None)


def message(row: Row, video: str, channel: str, *, held: bool = False) -> InboxMessage | None:
    """A comment as the inbox has it, None where it has no id or time."""
    known, snippet = text(row.get("id")), part(row, "snippet")
    at = moment(snippet.get("publishedAt"))
    if not known or at is None:
        return None
    author = text(part(snippet, "authorChannelId").get("value"))
    name, parent, image = (text(snippet.get(each)) for each in ("authorDisplayName", "parentId", "imageUrl"))
    # Of late the name is the handle. An answer to an answer stands under the first comment, so it has to name somebody.
    mention = name if parent and name.startswith("@") and not any(map(str.isspace, name)) else ""
    return InboxMessage(
        id=known,
        kind="comment",
        author=name.removeprefix("@") or author,
        author_name=name or author,
        text=words(snippet).strip(),
        at=at,
        post_id=video,
        parent_id=parent,
        url=lookback.comment_ref(video, known).url if video else None,
        author_id=author,
        author_url=f"https://www.youtube.com/channel/{author}" if author else "",
        avatar_url=_address(snippet.get("authorProfileImageUrl")),
        ours=bool(author) and author == channel,
        hidden=held or snippet.get("moderationStatus") in HELD,
        liked=snippet.get("viewerRating") == "like",
        media=({"kind": "image", "url": image, "alt": ""},) if _address(image) else (),
        extra={"mention": mention} if mention else {},
    )


def words(snippet: Row) -> str:
    """What was written; the original is given of the channel's own comments only."""
    return text(snippet.get("textOriginal")) or text(snippet.get("textDisplay"))


def moment(value: object) -> datetime | None:
    """A time as the API has it, in UTC."""
    try:
        at = datetime.fromisoformat(text(value))
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else None


def answers(google: Google, parent: str) -> tuple[list[Row], bool] | Got:
    """The comments under a comment and whether these are all; or what was answered instead."""
    found: list[Row] = []
    token = ""
    for _ in range(5):
        more = {"pageToken": token} if token else {}
        answer = google.get(
            COMMENTS, part="snippet", parentId=parent, maxResults=PAGE, textFormat="plainText", **more
        )  # fmt: skip
        listed = rows(answer)
        if listed is None or not isinstance(answer, Answer):
            return answer
        found += listed
        token = text(answer.data.get("nextPageToken"))
        if not token:
            return found, True
    return found, False


def _asked(google: Google, channel: str, token: str = "", *, held: bool = False) -> Answer | None:
    """A page of threads, None where the token is refused."""
    more = ({"pageToken": token} if token else {}) | ({"moderationStatus": "heldForReview"} if held else {})
    answer = google.get(
        THREADS, part="snippet,replies", allThreadsRelatedToChannelId=channel, order="time", maxResults=PAGE,
        textFormat="plainText", **more,
    )  # fmt: skip
    if token and isinstance(answer, Answer) and answer.status == 400:
        return None
    if isinstance(answer, Answer) and errors.code_of(answer) == "commentsDisabled":  # of the whole channel
        return replace(answer, status=200, data={"items": []})
    return errors.checked(google, answer, THREADS)


def _rows(answer: object) -> list[Row]:
    listed = rows(answer)
    if listed is None:
        raise Unavailable("server_error", host=host_of(THREADS), status=getattr(answer, "status", None), words="")
    return listed


def _held(google: Google, channel: str, walk: Walk) -> list[InboxMessage]:
    """The newest of what waits for approval, where that has not been asked for a while; `walk` remembers it."""
    now, last = google.clock.now(), moment(walk.data.get("held_at"))
    if last is not None and last <= now < last + HELD_EVERY:
        return []
    try:
        answer = _asked(google, channel, held=True)
    except MissingScope:  # who may only read comments is not shown these
        return []
    found, marks = _changed(google, channel, _rows(answer), walk.marks("held"), held=True)
    walk.data |= {"held": marks, "held_at": now.isoformat()}
    return found


def _changed(
    google: Google,
    channel: str,
    listed: Iterable[Row],
    known: frozenset[str],
    *,
    whole: bool = False,
    held: bool = False,
) -> tuple[list[InboxMessage], list[str]]:
    """What stands in threads whose mark is not known, and the marks of all that were read to their end."""
    found: list[InboxMessage] = []
    marks: list[str] = []
    asked = 0
    for row in listed:
        mark = _mark(row)
        if mark in known:
            marks.append(mark)
            continue
        below = _below(row)
        if whole and len(below) < _count(row):
            if asked == WHOLE:
                found += _messages(row, below, channel, held=held)
                continue
            asked += 1
            below = _whole(google, row, below)
        marks.append(mark)
        found += _messages(row, below, channel, held=held)
    return found[::-1], marks


def _whole(google: Google, row: Row, below: list[Row]) -> list[Row]:
    """All answers of a thread; those that came with it where it is gone by now."""
    got = answers(google, text(row.get("id")))
    if isinstance(got, tuple):
        return got[0]
    if errors.is_gone(got):
        return below
    answer = errors.checked(google, got, COMMENTS)
    raise Unavailable("server_error", host=host_of(COMMENTS), status=answer.status, words="")


def _messages(row: Row, below: list[Row], channel: str, *, held: bool) -> list[InboxMessage]:
    """The comment after its answers: the caller turns everything round."""
    video = text(part(row, "snippet").get("videoId"))
    top = part(part(row, "snippet"), "topLevelComment")
    made = [message(each, video, channel) for each in below] + [message(top, video, channel, held=held)]
    return [each for each in made if each is not None]


def _mark(row: Row) -> str:
    """Another one as soon as anything is new about a thread but its likes."""
    top = part(part(row, "snippet"), "topLevelComment")
    seen = [(each.get("id"), *map(part(each, "snippet").get, ("updatedAt", "moderationStatus"))) for each in _both(row)]
    return digest([top.get("id"), _count(row), sorted(map(str, seen))])


def _both(row: Row) -> list[Row]:
    return [part(part(row, "snippet"), "topLevelComment"), *_below(row)]


def _below(row: Row) -> list[Row]:
    listed = part(row, "replies").get("comments")
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def _count(row: Row) -> int:
    told = part(row, "snippet").get("totalReplyCount")
    return told if isinstance(told, int) else 0


def _at(row: Row) -> str:
    """When a thread began, so that later is greater."""
    at = moment(part(part(part(row, "snippet"), "topLevelComment"), "snippet").get("publishedAt"))
    return at.isoformat(timespec="milliseconds") if at else ""


def _address(value: object) -> str:
    return value if isinstance(value, str) and value.startswith("https://") else ""
