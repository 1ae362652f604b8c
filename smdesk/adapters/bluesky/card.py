"""The card below a post that has a link: we read the page ourselves, for Bluesky does not."""

from __future__ import annotations

import logging
from typing import Any

from smdesk.adapters.bluesky import facets, page
from smdesk.adapters.bluesky.fetch import PAGE_BYTES, PICTURE_BYTES, Fetcher, FetchError
from smdesk.adapters.bluesky.upload import blob_of
from smdesk.adapters.bluesky.xrpc import Xrpc
from smdesk.adapters.http import Answer, host_of
from smdesk.adapters.imaging import fit_bytes
from smdesk.core.errors import InvalidInput
from smdesk.core.outcome import Limited, NotSent, Outcome, Prepared, Refused, Unknown, Why

THUMB_BYTES = 1_000_000  # lexicon app.bsky.embed.external
log = logging.getLogger(__name__)


def prepare(link: str, fetcher: Fetcher, xrpc: Xrpc) -> Outcome:
    """Prepared with `uri`, `title`, `description` and, where the page has a picture, `thumb`.

    A page that cannot be read gives a card with its host as title; only trouble with the account's own server
    makes the step fail.
    """
    address = facets.full_address(link.strip())
    shown = page.Page()
    try:
        got = fetcher.get(address, "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1", PAGE_BYTES, cut=True)
        if got.mime in {"text/html", "application/xhtml+xml", ""}:
            shown = page.read(got.body, got.url, got.charset)
        elif got.mime.startswith("image/"):
            shown = page.Page(picture=got.url)
    except FetchError as error:
        log.info("no page for a link card: %s", error)
    card: dict[str, Any] = {
        "uri": address,
        "title": shown.title or host_of(address),
        "description": shown.description,
    }
    thumb = _thumb(shown.picture, fetcher, xrpc) if shown.picture else None
    if isinstance(thumb, dict):
        card["thumb"] = thumb
    elif thumb is not None:
        return thumb
    return Prepared(card)


def _thumb(address: str, fetcher: Fetcher, xrpc: Xrpc) -> dict[str, Any] | Outcome | None:
    """The blob of the picture; None when it cannot be had or is refused."""
    try:
        got = fetcher.get(address, "image/*", PICTURE_BYTES, cut=False)
        fitted = fit_bytes(got.body, got.mime, THUMB_BYTES)
    except (FetchError, InvalidInput) as error:
        log.info("no picture for a link card: %s", error)
        return None
    if not fitted.mime.startswith("image/"):
        return None
    answer = xrpc.post("com.atproto.repo.uploadBlob", body=lambda: fitted.data, mime=fitted.mime, upload=True)
    if not isinstance(answer, Answer):
        return answer
    if answer.ok:
        return blob_of(answer.data)
    failed = xrpc.fail(answer, repeatable=True)
    if isinstance(failed, Refused) and failed.why is Why.CONTENT:
        return None
    return failed if isinstance(failed, NotSent | Limited | Refused | Unknown) else None
