"""What a network charges for its API: the price lists, as data (PRODUCT 7, cost)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from smdesk.core.records import dataclass

FREE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Prices:
    """A price list from one day on. Amounts are exact; a call that is not named is free."""

    since: date
    currency: str = "USD"
    post: Decimal = FREE  # a post, a part of a thread, a comment of one's own
    post_with_link: Decimal = FREE  # the same with an address in its text
    answer: Decimal = FREE  # an answer to somebody who asked for one
    alt_text: Decimal = FREE  # the alternative text of one medium
    message: Decimal = FREE  # a private message that is sent
    read_message: Decimal = FREE  # one private message that is read, by either side; once a day (UTC)
    read: Decimal = FREE  # one post that is read, by whoever it is; once a day (UTC)
    read_account: Decimal = FREE  # one account that is read; once a day (UTC)


AMOUNTS = frozenset(Prices.__slots__) - {"since", "currency"}


def from_data(rows: Iterable[Mapping[str, Any]]) -> tuple[Prices, ...]:
    """The price lists of a data file, the earliest first; amounts are written as texts, to be exact."""
    lists = [
        Prices(row["since"], str(row.get("currency", "USD")),
               **{name: Decimal(row[name]) for name in row if name in AMOUNTS})
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(lists, key=lambda each: each.since))


def at(lists: Sequence[Prices], day: date) -> Prices | None:
    """The list of a day: the latest that had begun, else the earliest that is known; None where nothing is charged."""
    begun = [each for each in lists if each.since <= day]
    return begun[-1] if begun else next(iter(lists), None)
