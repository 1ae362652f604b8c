"""Links, mentions and tags of a text as facets: UTF-8 byte spans, end exclusive (app.bsky.richtext.facet)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from smdesk.core.outcome import Outcome
from smdesk.core.text import entities

_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)
_FACET = "app.bsky.richtext.facet"
Resolve = Callable[[str], "str | Outcome | None"]


def build(text: str, resolve: Resolve) -> list[dict[str, Any]] | Outcome:
    """The facets of a text, in its order and never overlapping (a link wins over a mention, a mention over a tag).

    `resolve` gives the DID of a handle, None when there is no such account (the mention then stays plain text), or
    an outcome when it could not be asked; that outcome is returned, so that no mention is lost to a bad moment.
    """
    facets: list[dict[str, Any]] = []
    taken: list[tuple[int, int]] = []

    def add(entity: entities.Entity, feature: dict[str, str]) -> None:
        start, end = entities.byte_span(text, entity)
        taken.append((entity.start, entity.end))
        facets.append({"index": {"byteStart": start, "byteEnd": end}, "features": [feature]})

    def free(entity: entities.Entity) -> bool:
        return all(entity.end <= start or entity.start >= end for start, end in taken)

    for found in entities.links(text, "bluesky"):
        if _ADDRESS.fullmatch(found.address):  # a PDS refuses the whole post for an address it cannot read
            add(found, {"$type": f"{_FACET}#link", "uri": found.address})
    dids: dict[str, str | None] = {}
    for found in filter(free, entities.mentions("bluesky", text)):
        handle = found.value.removeprefix("@").lower()
        if handle not in dids:
            did = resolve(handle)
            if did is not None and not isinstance(did, str):
                return did
            dids[handle] = did
        if known := dids[handle]:
            add(found, {"$type": f"{_FACET}#mention", "did": known})
    for found in filter(free, entities.tags("bluesky", text)):
        add(found, {"$type": f"{_FACET}#tag", "tag": found.value})
    return sorted(facets, key=lambda facet: int(facet["index"]["byteStart"]))


def full_address(address: str) -> str:
    """The address with its scheme; a bare domain is taken to mean https."""
    return address if address.lower().startswith(("http://", "https://")) else f"https://{address}"
