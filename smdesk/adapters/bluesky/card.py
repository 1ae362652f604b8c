"""The card below a post that has a link: we read the page ourselves, for Bluesky does not."""

from __future__ import annotations

from typing import Any

from smdesk.adapters.bluesky import facets
from smdesk.adapters.bluesky.upload import blob_of
from smdesk.adapters.bluesky.xrpc import Xrpc
from smdesk.adapters.cards import Card, card_of, picture_of
from smdesk.adapters.fetch import Fetcher
from smdesk.adapters.http import Answer
from smdesk.core.outcome import Limited, NotSent, Outcome, Prepared, Refused, Unknown, Why

THUMB_BYTES = 1_000_000  # lexicon app.bsky.embed.external


def prepare(link: str, fetcher: Fetcher, xrpc: Xrpc) -> Outcome:
    """Prepared with `uri`, `title`, `description` and, where the page has a picture, `thumb`.

    A page that cannot be read gives a card with its host as title; only trouble with the account's own server
    makes the step fail.
    """
    address = facets.full_address(link.strip())
    found = card_of(address, fetcher)
    card: dict[str, Any] = {"uri": address, "title": found.title, "description": found.description}
    thumb = _thumb(found, fetcher, xrpc)
    if isinstance(thumb, dict):
        card["thumb"] = thumb
    elif thumb is not None:
        return thumb
    return Prepared(card)


def _thumb(card: Card, fetcher: Fetcher, xrpc: Xrpc) -> dict[str, Any] | Outcome | None:
    """The blob of the picture; None when it cannot be had or is refused."""
    fitted = picture_of(card, fetcher, THUMB_BYTES)
    if fitted is None:
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
