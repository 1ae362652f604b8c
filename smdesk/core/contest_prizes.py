"""Who has the prizes of a contest in the end: the winners, and the substitutes who took up what was left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from smdesk.core.contest_entries import person
from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Substitute:
    """`by` takes the prize of `out`; both are keys. `at` is an instant."""

    out: str
    by: str
    at: datetime
    reason: str


def from_json(stored: Iterable[Mapping[str, Any]]) -> tuple[Substitute, ...]:
    """Substitutes as they are stored."""
    return tuple(Substitute(each["out"], each["by"], datetime.fromisoformat(each["at"]), each["reason"])
                 for each in stored)  # fmt: skip


def to_json(substitutes: Iterable[Substitute]) -> list[dict[str, str]]:
    """Substitutes as they are stored."""
    return [{"out": each.out, "by": each.by, "at": each.at.isoformat(), "reason": each.reason} for each in substitutes]


def holders(winners: Sequence[str], substitutes: Iterable[Substitute]) -> tuple[str, ...]:
    """Who has each prize now, in the order of the winners."""
    found = list(winners)
    for each in substitutes:
        if each.out in found:
            found[found.index(each.out)] = each.by
    return tuple(found)


def waiting(reserves: Sequence[str], substitutes: Iterable[Substitute]) -> tuple[str, ...]:
    """The reserves that have not been asked yet, in their order."""
    taken = {each.by for each in substitutes}
    return tuple(each for each in reserves if each not in taken)


def next_for(
    out: str, winners: Sequence[str], reserves: Sequence[str], substitutes: Sequence[Substitute]
) -> str:  # fmt: skip
    """Who takes the prize of somebody: the first who waits.

    Raises:
        InvalidInput: `contest_not_winner` (`name`) for somebody who has no prize, `contest_no_reserve`.
    """
    if out not in holders(winners, substitutes):
        raise InvalidInput("contest_not_winner", field="winner", name=out)
    free = waiting(reserves, substitutes)
    if not free:
        raise InvalidInput("contest_no_reserve", field="winner", name=out)
    return free[0]


def named(text: str, keys: Iterable[str], names: Mapping[str, str]) -> str:
    """The key that a person means: by the key itself or by the name, with or without its sign; else the text."""
    found, wanted = list(keys), person("", text)
    meant = [key for key in found if person("", names.get(key, key)) == wanted]
    return text if text in found else meant[0] if len(meant) == 1 else text
