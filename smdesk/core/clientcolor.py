"""The colour of a client: what it has chosen from the theme's palette, or what its number gives it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

from smdesk.core import resources


def brand(colors: Sequence[str], chosen: str, number: int) -> tuple[str, ...]:
    """The colours of a client's documents: those of its brand, or the one that it has in the window."""
    return tuple(colors) or (of(chosen, number),)


def of(chosen: str, number: int) -> str:
    """A client's colour as `#rrggbb`; the same as that of its tile."""
    known = palette()
    return known.get(chosen) or list(known.values())[(number - 1) % len(known)]


@cache
def palette() -> dict[str, str]:
    """The colours by name, in their order."""
    tokens = json.loads(resources.path("themes", "tokens.json").read_text(encoding="utf-8"))
    return {name: value.lower() for name, value in tokens["clientPalette"].items()}
