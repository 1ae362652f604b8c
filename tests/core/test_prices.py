"""What a publication costs: with and without an address, thread and first comment, and which list counts on a day."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal

import pytest

from smdesk.core import network as networks
from smdesk.core import prices, resources
from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.pricelist import AMOUNTS, from_data

X = networks.load("x")


def cost(*parts: Part, comment: str = "", reply_to: str = ""):
    return prices.of_payload(X.prices, "x", Payload(parts, reply_to=reply_to), comment)


@pytest.mark.parametrize(
    ("part", "amount", "links"),
    [
        (Part("Fresh bread"), "0.015", 0),
        (Part("Fresh bread https://sol.com/bread"), "0.200", 1),
        (Part("Fresh bread on sol.com"), "0.200", 1),  # X makes a link of it, and charges for one
        (Part("Fresh bread", link="https://sol.com/bread"), "0.200", 1),  # sent below the text
        (Part("Write to hola@sol.com"), "0.015", 0),
        (Part("Look", (MediaItem("7" * 64, "image/png", 9, alt="Bread"), MediaItem("8" * 64, "image/png", 9))),
         "0.020", 0),
    ],
)  # fmt: skip
def test_an_address_makes_a_post_dear(part, amount, links):
    found = cost(part)
    assert (found.amount, found.links, found.currency) == (Decimal(amount), links, "USD")


def test_each_part_and_the_first_comment_are_charged():
    found = cost(Part("One"), Part("Two https://sol.com"), comment="More: https://sol.com/more")
    assert (found.amount, found.posts, found.links) == (Decimal("0.415"), 3, 2)
    assert (found.plain, found.linked) == (Decimal("0.045"), Decimal("0.600"))


def test_an_answer_to_somebody_who_asked_is_cheaper():
    assert cost(Part("Yes"), reply_to="99").amount == Decimal("0.010")
    assert cost(Part("Yes: https://sol.com"), reply_to="99").amount == Decimal("0.200")


def test_where_nothing_is_charged_there_is_no_price():
    assert prices.of_payload(networks.load("bluesky").prices, "bluesky", Payload((Part("Bread"),)), "") is None
    assert networks.of_channel("x", {}, "assisted").prices == ()


def test_a_month_is_charged_by_its_own_list():
    lists = from_data([
        {"since": date(2026, 8, 22), "post": "0.015"}, {"since": date(2026, 2, 6), "post": "0.010"},
    ])  # fmt: skip
    days = (date(2026, 1, 1), date(2026, 8, 21), date(2026, 8, 22), date(2027, 1, 1))
    charged = [prices.of_parts(lists, "x", [Part("Bread")], day).amount for day in days]
    assert charged == [Decimal(text) for text in ("0.010", "0.010", "0.015", "0.015")]


@pytest.mark.parametrize("name", networks.known())
def test_every_price_is_dated_exact_and_known(name):
    data = tomllib.loads(resources.path("networks", f"{name}.toml").read_text(encoding="utf-8"))
    for row in data.get("prices", ()):
        assert isinstance(row["since"], date)
        assert set(row) - {"since", "currency"} <= AMOUNTS
        assert all(isinstance(row[key], str) and Decimal(row[key]) >= 0 for key in set(row) & AMOUNTS)
