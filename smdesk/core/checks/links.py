"""The link of a part: whether it is an address, and whether its card will be seen."""

from __future__ import annotations

from collections.abc import Iterator

from smdesk.core.checks.base import Draft, Finding, Level
from smdesk.core.text import addresses


def cards(draft: Draft) -> Iterator[Finding]:
    """link_invalid; link_card_dropped where media take the card's place and the text does not hold the link."""
    for number, part in enumerate(draft.payload.parts):
        if not part.link:
            continue
        if not addresses.valid(part.link):
            yield Finding("link_invalid", Level.ERROR, number, "link", {"link": part.link[:200]})
        elif part.media and draft.spec.makes_cards and part.link not in part.text:
            yield Finding("link_card_dropped", Level.WARNING, number, "link", {"link": part.link[:200]})
