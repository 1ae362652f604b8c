"""`smdesk client network …`: scores, decisions, and what is refused."""

from __future__ import annotations

from tests.cli.conftest import Run


def test_networks_are_scored_chosen_edited_and_dropped(run: Run) -> None:
    run("client", "add", "Sol")
    listed = run("client", "network", "list", "--client", "Sol", "--why", "--json").json
    assert len(listed["networks"]) == 14
    assert listed["networks"][0]["score"] is None
    assert "people" in listed["networks"][0]["missing"]
    run("client", "network", "choose", "x", "--client", "Sol", "--role", "Questions", "--per-week", "2,5")
    edited = run("client", "network", "edit", "x", "--client", "Sol", "--why", "They are there.", "--json").json
    assert (edited["role"], edited["per_week"], edited["why"]) == ("Questions", 2.5, "They are there.")
    assert "2.5" in run("client", "network", "list", "--client", "Sol").out
    assert not run("client", "network", "refuse", "tiktok", "--client", "Sol", "--json").json["chosen"]
    assert run("client", "network", "drop", "x", "--client", "Sol").status == 0
    assert run("client", "network", "drop", "x", "--client", "Sol").status != 0
    assert run("client", "network", "choose", "x", "--client", "Sol", "--per-week", "many").status != 0
