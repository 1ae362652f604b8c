"""Media handed over before the post, unseen: photos one by one, a video in pieces (NETWORKS 2.2).

Source: reference of /{page}/photos (`published=false`; `temporary` for what is scheduled). What an upload gives is kept
by the ledger; unpublished photos that no post took are forgotten by the network after a day.
"""

from __future__ import annotations

from typing import BinaryIO

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.facebook import video
from smdesk.adapters.facebook.page import Page
from smdesk.adapters.http import Answer
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.graph import fine, identifier
from smdesk.core.content import MediaItem
from smdesk.core.outcome import NotSent, Outcome, Prepared, Unknown, Why


def upload(page: Page, request: PublishRequest) -> Outcome:
    """Upload the medium of an upload step: Prepared({"id"}) for a photo, as `video.upload` for a video."""
    item = request.medium
    file = request.files.get(item.sha256)
    if file is None:
        return NotSent("media_missing", item.filename, Why.CONTENT)
    try:
        with file.open("rb") as stream:
            if item.mime.startswith("video/"):
                return video.upload(page, request, stream)
            return _photo(page, item, stream, ahead=request.ahead)
    except OSError as error:
        return NotSent("file_unreadable", page.graph.http.redact(error.strerror or ""), Why.CONTENT)


def _photo(page: Page, item: MediaItem, stream: BinaryIO, *, ahead: bool) -> Outcome:
    fields = {
        "published": False,
        "temporary": True if ahead else None,  # of a scheduled post: it may wait longer than a day
        "alt_text_custom": item.alt or None,
    }
    # httpx reads the file in pieces and takes its length from the file system, so it is never in memory as a whole.
    # The person's own file name says more than the post should.
    files = {"source": (item.sha256[:16], stream, item.mime)}
    answer = page.graph.send(page.edge("photos"), fields, files=files, upload=True)
    if not isinstance(answer, Answer) or not fine(answer):
        return errors.after(page.graph, answer, repeatable=True)
    photo = identifier(answer.data.get("id"))
    return Prepared({"id": photo}) if photo else Unknown("answer_without_id", page.graph.http.words(answer))
