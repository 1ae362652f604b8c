"""The name that a person means among those there are, typed as people do: no accents, small letters, its beginning."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from smdesk.core.errors import InvalidInput


def meant(text: str, names: Iterable[str], field: str) -> str:
    """A name as it is written; else the one that is the same without accents and capitals, else the one begun so.

    Raises:
        InvalidInput: `no_such_name`, `name_unclear` (`field`, `name`, `known`: those there are, or that begin so).
    """
    known = sorted(set(names), key=plain)
    if text in known:
        return text
    wanted = plain(text)
    same = [name for name in known if plain(name) == wanted]
    begun = [name for name in known if wanted and plain(name).startswith(wanted)]
    for found in (same, begun):
        if len(found) == 1:
            return found[0]
        if found:
            raise InvalidInput("name_unclear", field=field, name=text, known=found)
    raise InvalidInput("no_such_name", field=field, name=text, known=known)


def plain(text: str) -> str:
    """Small letters without accents and needless spaces."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(each for each in flat if not unicodedata.combining(each)).split())
