"""The link of a part: whether it is an address, and whether its card will be seen."""

from __future__ import annotations

from collections.abc import Iterator

from smdesk.core import utm
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


def untagged(draft: Draft) -> Iterator[Finding]:
    """link_untagged where the client wants parameters on its links, and one has not all of them."""
    if draft.tracking is None:
        return
    on = draft.tracking.on([draft.spec.id])
    said = [(number, "link", (part.link, *utm.untagged(part.text, on.scheme, on.facts)))
            for number, part in enumerate(draft.payload.parts)]  # fmt: skip
    said.append((0, "comment", tuple(utm.untagged(draft.first_comment, on.scheme, on.facts))))
    for number, place, told in said:
        for link in dict.fromkeys(each for each in told if utm.missing(each, on.scheme, on.facts)):
            names = [name for name, _ in utm.missing(link, on.scheme, on.facts)]
            yield Finding("link_untagged", Level.WARNING, number, place, {"link": link[:200], "names": names})
