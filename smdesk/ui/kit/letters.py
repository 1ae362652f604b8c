"""The letters on the tiles of clients: they tell clients apart where colours do not."""

from __future__ import annotations

from collections.abc import Mapping


def letters(names: Mapping[int, str]) -> dict[int, str]:
    """A letter for each client by its number: that of its name, or of a later word of it (`Marea Baja`: B) where an
    earlier client has it already. Where all are taken it is the first all the same: the colour is left.
    """
    made: dict[int, str] = {}
    for number in sorted(names):
        first, *later = names[number].split() or ["?"]
        own = first[:1].upper()
        free = (word[0] for word in later if word[0].isupper() and word[0] not in made.values())
        made[number] = own if own not in made.values() else next(free, own)
    return made
