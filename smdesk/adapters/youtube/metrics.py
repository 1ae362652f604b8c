"""Numbers: what the Data API says of videos and channel at once, and what Analytics knows of videos, two days late.

Source: videos and channels, part `statistics` (numbers as texts; what the owner hides is missing); reports.query of
YouTube Analytics v2, dimension `video`. Where Analytics is not enabled in the project, or was not allowed, its numbers
are missing and the others stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from smdesk.adapters import counts
from smdesk.adapters.base import Sample
from smdesk.adapters.google import errors
from smdesk.adapters.google.api import Google, part, rows, text
from smdesk.adapters.youtube.resource import API
from smdesk.core.errors import AuthExpired, MissingScope

ANALYTICS = "https://youtubeanalytics.googleapis.com/v2/reports"
MOST = 50  # videos.list; the same batch goes to Analytics, which takes more
WATCHED = ("estimatedMinutesWatched", "averageViewDuration", "shares", "subscribersGained")
BEGINNING = "2005-02-14"  # of YouTube: the numbers of a video are those of its whole life
FORBIDDEN = frozenset({"api_disabled", "permission_missing", "action_forbidden"})


def read(google: Google, channel: str, ids: Sequence[str]) -> Iterator[Sample]:
    """The present numbers. Raises as `errors.checked`."""
    now = google.clock.now()
    if channel in ids:
        url = f"{API}/channels"
        answer = errors.checked(google, google.get(url, part="statistics", mine="true"), url)
        for row in rows(answer) or []:
            if text(row.get("id")) == channel:
                numbers = part(row, "statistics")
                hidden = {"subscriberCount"} if numbers.get("hiddenSubscriberCount") is True else set()
                shown = {name: value for name, value in numbers.items() if name not in hidden}
                yield from counts.samples("youtube", "account", channel, shown, now)
    videos = [each for each in dict.fromkeys(ids) if each != channel]
    for start in range(0, len(videos), MOST):
        yield from _videos(google, videos[start : start + MOST])


def _videos(google: Google, videos: Sequence[str]) -> Iterator[Sample]:
    url = f"{API}/videos"
    answer = errors.checked(google, google.get(url, part="statistics", id=",".join(videos), maxResults=MOST), url)
    found = {text(row.get("id")): dict(part(row, "statistics")) for row in rows(answer) or []}
    known = [video for video in videos if video in found]
    watched = _watched(google, known) if known else {}
    for video in known:
        yield from counts.samples(
            "youtube", "post", video, {**found[video], **watched.get(video, {})}, google.clock.now()
        )  # fmt: skip


def _watched(google: Google, videos: Sequence[str]) -> Mapping[str, Mapping[str, Any]]:
    """What Analytics knows, by video; {} where it may not be asked."""
    answer = google.get(
        ANALYTICS, ids="channel==MINE", startDate=BEGINNING, endDate=google.clock.now().date().isoformat(),
        metrics=",".join(WATCHED), dimensions="video", filters=f"video=={','.join(videos)}", maxResults=len(videos),
    )  # fmt: skip
    try:
        data = errors.checked(google, answer, ANALYTICS).data
    except (AuthExpired, MissingScope) as error:
        if error.code in FORBIDDEN:
            return {}
        raise
    table: Mapping[str, Any] = data if isinstance(data, dict) else {}
    heads = [text(each.get("name")) for each in rows(answer, "columnHeaders") or []]
    lines = table.get("rows")
    named = [dict(zip(heads, line, strict=False)) for line in lines if isinstance(line, list)] if isinstance(
        lines, list
    ) else []  # fmt: skip
    return {text(row.get("video")): row for row in named}
