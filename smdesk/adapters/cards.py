"""What the card of a link shows, on networks that do not read the page themselves: title, description, picture."""

from __future__ import annotations

import logging

from smdesk.adapters.fetch import PAGE_BYTES, PICTURE_BYTES, Fetcher, FetchError
from smdesk.adapters.http import host_of
from smdesk.adapters.imaging import Fitted, fit_bytes
from smdesk.adapters.webpage import Page, read
from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass

log = logging.getLogger(__name__)

_PAGES = frozenset({"text/html", "application/xhtml+xml", ""})
_ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"


@dataclass(frozen=True, slots=True)
class Card:
    """A card; `title` is the host's name where the page says nothing, `picture` an address or ""."""

    title: str
    description: str = ""
    picture: str = ""


def card_of(address: str, fetcher: Fetcher) -> Card:
    """Read the page at an address. One that cannot be read gives a card all the same."""
    shown = Page()
    try:
        got = fetcher.get(address, _ACCEPT, PAGE_BYTES, cut=True)
        if got.mime in _PAGES:
            shown = read(got.body, got.url, got.charset)
        elif got.mime.startswith("image/"):
            shown = Page(picture=got.url)
    except FetchError as error:
        log.info("no page for a link card: %s", error)
    return Card(shown.title or host_of(address), shown.description, shown.picture)


def picture_of(card: Card, fetcher: Fetcher, limit: int) -> Fitted | None:
    """The card's picture in at most `limit` bytes; None when there is none, or it cannot be had."""
    if not card.picture:
        return None
    try:
        got = fetcher.get(card.picture, "image/*", PICTURE_BYTES, cut=False)
        fitted = fit_bytes(got.body, got.mime, limit)
    except (FetchError, InvalidInput) as error:
        log.info("no picture for a link card: %s", error)
        return None
    return fitted if fitted.mime.startswith("image/") else None
