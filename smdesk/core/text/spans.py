"""One piece of a text that means something to a network: a link, a mention or a tag, and where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import regex

Kind = Literal["link", "mention", "list", "tag", "cashtag"]


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """`text[start:end]` in code points. `value` is the address as written, or the name without its `@`, `#` or `$`."""

    start: int
    end: int
    kind: Kind
    value: str

    @property
    def address(self) -> str:
        """The link as an address a browser opens: `https://` is put before a bare domain."""
        bare = self.kind == "link" and not self.value.lower().startswith(("http://", "https://"))
        return f"https://{self.value}" if bare else self.value


def byte_span(text: str, entity: Entity) -> tuple[int, int]:
    """Start and end of the entity in the UTF-8 bytes of `text` (app.bsky.richtext.facet: byteSlice, end exclusive)."""
    start = len(text[: entity.start].encode())
    return start, start + len(text[entity.start : entity.end].encode())


def apart(entities: Iterable[Entity]) -> list[Entity]:
    """In order of their start, without those that begin inside the one before."""
    kept: list[Entity] = []
    for entity in sorted(entities):
        if not kept or kept[-1].end <= entity.start:
            kept.append(entity)
    return kept


def tags(
    text: str,
    written: Callable[[], regex.Pattern[str]],
    letter: Callable[[], regex.Pattern[str]],
    links: Callable[[str], list[Entity]],
) -> list[Entity]:
    """`#tag` as a network has it written, of which something is a letter to it, and not inside one of its links."""
    if "#" not in text and "＃" not in text:
        return []
    found = [
        Entity(match.start(), match.end(), "tag", match[1])
        for match in written().finditer(text)
        if letter().search(match[1])
    ]
    return [entity for entity in apart(found + links(text)) if entity.kind == "tag"] if found else []


def replace(text: str, entities: Iterable[Entity], words: str) -> str:
    """`text` with `words` in the place of each entity; the entities must be apart and in order."""
    pieces: list[str] = []
    position = 0
    for entity in entities:
        pieces += (text[position : entity.start], words)
        position = entity.end
    return "".join((*pieces, text[position:]))
