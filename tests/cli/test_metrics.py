"""Numbers in the terminal: read, shown with their date and meaning, typed by hand, and clear refusals."""

from __future__ import annotations

from pathlib import Path

from smdesk.adapters.practice import PracticeNetwork
from smdesk.core.clock import FakeClock
from tests.cli.conftest import Run


def publish(desk: Run) -> None:
    written = ("post", "add", "--client", "Sol", "--channel", "1", "--text", "Pan de centeno", "--now")
    assert desk(*written).status == 0
    assert desk("publish", "--until-idle").status == 0


def test_numbers_are_read_and_shown(desk: Run) -> None:
    assert "no data, and not 0" in desk("metrics", "show").out
    publish(desk)
    (read,) = desk("metrics", "sync", "--all", "--json").json["items"]
    assert (read["publications"], read["left"], read["error"]) == (1, 0, None)
    account, post = desk("metrics", "show", "--client", "Sol", "--json").json["items"]
    assert (account["subject"], post["subject"], post["publication"]) == ("account", "publication", 1)
    (followers,) = account["values"]
    assert (followers["metric"], followers["definition"]) == ("followers", "practice:followers@1")
    assert followers["at"].endswith("+02:00") or followers["at"].endswith("+01:00")
    assert followers["means"] == "How many follow the account on that day."
    assert {"views", "likes", "comments", "shares"} <= {each["metric"] for each in post["values"]}
    shown = desk("metrics", "show", "--post", "1", "--series", lang="es").out
    assert "Visualizaciones" in shown
    assert "practice:views@1" in shown
    assert desk("metrics", "show", "--post", "1", "--to", "2020-01-01", "--json").json == {"items": []}


def test_a_value_by_hand(desk: Run) -> None:
    kept = desk("metrics", "set", "followers", "812", "--channel", "1", "--json").json
    assert (kept["metric"], kept["value"], kept["source"]) == ("followers", 812, "hand")
    assert "typed by hand" in desk("metrics", "show").out
    refused = desk("metrics", "set", "followers", "many", "--channel", "1", "--json")
    assert refused.error["code"] == "bad_value"
    unknown = desk("metrics", "set", "dreams", "8", "--channel", "1", "--json", lang="es")
    assert unknown.error["code"] == "unknown_metric"
    assert "«dreams»" in unknown.error["message"]
    assert desk("metrics", "show", "--publication", "9", "--json").error["code"] == "unknown_publication"
    assert desk("metrics", "set", "followers", "8").status == 2


def test_a_network_that_cannot_be_read(desk: Run, data_folder: Path, clock: FakeClock) -> None:
    with PracticeNetwork(data_folder / "practice", clock) as network:
        network.revoke("sol")
    ran = desk("metrics", "sync", "--json")
    assert ran.status == 1
    assert ran.json["items"][0]["error"]["code"]
    assisted = ("channel", "connect", "instagram", "--client", "Sol", "--assisted", "--handle", "sol")
    assert desk(*assisted).status == 0
    assert desk("metrics", "sync", "--channel", "2", "--json").error["code"] == "channel_is_assisted"
