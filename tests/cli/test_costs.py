"""The price of a paid API in the terminal: of a text, of a post before it goes out, and of a month."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smdesk.core import network as networks
from tests.cli.conftest import Run


@pytest.fixture
def paid(desk: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A desk whose practice network charges as X does."""
    dear, real = replace(networks.load("practice"), prices=networks.load("x").prices), networks.load
    monkeypatch.setattr(networks, "load", lambda name: dear if name == "practice" else real(name))
    return desk


def test_a_text_says_what_it_costs_with_a_link_and_without(run: Run) -> None:
    plain = run("check", "--network", "x", "--json", stdin="Pan").json["cost"]
    assert (plain["amount"], plain["with_links"], plain["currency"]) == (0.015, 0.2, "USD")
    dear = run("check", "--network", "x", stdin="Pan: https://sol.com", lang="es")
    assert "Cuesta 0,20\N{NO-BREAK SPACE}$ por el enlace; sin él, 0,015\N{NO-BREAK SPACE}$." in dear.out
    assert run("check", "--network", "bluesky", "--json", stdin="Pan").json["cost"] is None


def test_a_post_says_it_before_it_is_scheduled_and_the_month_sums_it(paid: Run) -> None:
    written = ("post", "add", "--client", "Sol", "--channel", "1", "--text", "Pan: https://sol.com", "--now")
    (cost,) = paid(*written, "--json").json["costs"]
    assert (cost["channel"], cost["amount"], cost["links"], cost["without_links"]) == (1, 0.2, 1, 0.015)
    assert "Costs $0.20, because of the link; $0.015 without it." in paid("post", "show", "1").out
    assert paid("costs", "--json").json == {"items": []}
    assert paid("publish", "--until-idle").status == 0
    (line,) = paid("costs", "--client", "Sol", "--json").json["items"]
    assert (line["client"], line["amount"], line["posts"], line["links"]) == ("Sol", 0.2, 1, 1)
    assert "$0.20" in paid("costs").out
