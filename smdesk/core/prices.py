"""The price of one publication, or of reading, by a network's price list (PRODUCT 7, cost)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from smdesk.core.content import Part, Payload
from smdesk.core.pricelist import FREE, Prices, at
from smdesk.core.records import dataclass
from smdesk.core.text.entities import links


@dataclass(frozen=True, slots=True)
class Cost:
    """What one publication costs on a network."""

    amount: Decimal
    currency: str
    posts: int = 1  # that are made: parts of the thread, and the first comment
    links: int = 0  # of those, with an address: the dear ones
    plain: Decimal = FREE  # the same without any address
    linked: Decimal = FREE  # the same with an address in every post


def has_link(network: str, part: Part) -> bool:
    """True when what is sent has an address in it, by the network's own rule; its link field goes into the text."""
    return bool(part.link.strip()) or bool(links(part.text, network))


def of_payload(lists: Sequence[Prices], network: str, payload: Payload, comment: str) -> Cost | None:
    """The price of a publication with its first comment ("" for none), by the newest list; None where it is free."""
    prices = at(lists, date.max)
    if prices is None:
        return None
    parts = (*payload.parts, Part(comment)) if comment.strip() else payload.parts
    return _summed(prices, network, parts, answers=bool(payload.reply_to))


def of_parts(lists: Sequence[Prices], network: str, parts: Sequence[Part], day: date) -> Cost | None:
    """The price of posts that were made; None where the network charges nothing."""
    prices = at(lists, day)
    return None if prices is None else _summed(prices, network, parts)


def of_answer(lists: Sequence[Prices], network: str, text: str, day: date, *, private: bool) -> Cost | None:
    """The price of an answer to somebody who wrote to the account; None where the network charges nothing."""
    prices = at(lists, day)
    if prices is None:
        return None
    if private:
        return Cost(prices.message, prices.currency, plain=prices.message, linked=prices.message)
    return _summed(prices, network, (Part(text),), answers=True)


def of_heard(lists: Sequence[Prices], day: date, *, posts: int, private: int, people: int) -> Decimal:
    """The price of reading what others wrote, and who they are; 0 where that is free."""
    prices = at(lists, day)
    if prices is None:
        return FREE
    return posts * prices.read + private * prices.read_message + people * prices.read_account


def of_reading(lists: Sequence[Prices], day: date, *, account: bool) -> Decimal:
    """The price of reading one post, or one account; 0 where that is free."""
    prices = at(lists, day)
    if prices is None:
        return FREE
    return prices.read_account if account else prices.read


def _summed(prices: Prices, network: str, parts: Sequence[Part], *, answers: bool = False) -> Cost:
    cost = Cost(FREE, prices.currency, 0)
    for number, part in enumerate(parts):
        link = has_link(network, part)
        bare = prices.answer if answers and number == 0 else prices.post
        alts = prices.alt_text * sum(bool(item.alt.strip()) for item in part.media)
        cost = replace(
            cost,
            amount=cost.amount + alts + (prices.post_with_link if link else bare),
            posts=cost.posts + 1,
            links=cost.links + link,
            plain=cost.plain + alts + bare,
            linked=cost.linked + alts + prices.post_with_link,
        )
    return cost
