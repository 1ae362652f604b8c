"""Campaigns, ad sets, ads, readings and the ads sheet from the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def ask(desk: Run) -> Any:
    """The JSON of a command on a desk with a client; with `status` 1, of its refusal."""

    def answer(*argv: str, status: int = 0) -> Any:
        ran = desk("--json", *argv)
        assert ran.status == status, ran
        return ran.json

    return answer


@pytest.fixture
def autumn(ask: Any) -> Any:
    made = ask("campaign", "add", "Otoño", "--client", "Sol", "--kind", "paid", "--aim", "traffic", "--from",
               "2020-10-09", "--to", "2020-10-30", "--budget", "180", "--currency", "EUR")  # fmt: skip
    part = ask("adset", "add", str(made["id"]), "Vecinas", "--budget", "120,50", "--cap", "9", "--place",
               "instagram_feed", "--age", "28-42", "--radius", "3")  # fmt: skip
    ask("ad", "add", str(part["id"]), "Calabaza", "--link", "https://sol.example/pan", "--headline", "Vuelve")
    return ask("campaign", "show", str(made["id"]))


def test_a_campaign_is_planned(ask: Any, autumn: Any) -> None:
    (part,) = autumn["adsets"]
    assert (autumn["budget_minor"], part["budget_minor"], part["cap_minor"]) == (18000, 12050, 900)
    assert (part["audience"]["age_min"], part["audience"]["radius_km"]) == (28, 3)
    assert part["ads"][0]["creative"]["headline"] == "Vuelve"
    told = ask("campaign", "edit", str(autumn["id"]), "--budget", "100", "--utm", "utm_medium=paid")
    assert [each["code"] for each in told["notes"]] == ["ad_sets_over_budget"]
    assert told["utm"] == {"utm_medium": "paid"}
    refused = ask("campaign", "edit", str(autumn["id"]), "--to", "2020-01-01", status=1)
    assert refused["error"]["code"] == "campaign_end_before_start"
    moved = ask("campaign", "move", str(autumn["id"]), "--days", "7")
    assert (moved["starts"], moved["ends"]) == ("2020-10-16", "2020-11-06")


def test_put_away_and_brought_back(ask: Any, autumn: Any) -> None:
    ask("campaign", "delete", str(autumn["id"]))
    assert ask("campaign", "list")["items"] == []
    ask("campaign", "delete", str(autumn["id"]), "--undo")
    part = str(autumn["adsets"][0]["id"])
    ask("adset", "edit", part, "--country", "Francia", "--country", "es")
    assert ask("campaign", "show", str(autumn["id"]))["adsets"][0]["audience"]["countries"] == ["FR", "ES"]
    assert ask("adset", "edit", part, "--country", "Marte", status=1)["error"]["code"] == "bad_country"
    ask("ad", "delete", str(autumn["adsets"][0]["ads"][0]["id"]))
    ask("adset", "delete", str(autumn["adsets"][0]["id"]))
    assert ask("campaign", "show", str(autumn["id"]))["adsets"] == []
    assert ask("adset", "edit", "77", "--cap", "3", status=1)["error"]["code"] == "ad_set_unknown"


def test_posts_and_readings(ask: Any, autumn: Any, tmp_path: Path) -> None:
    post = ask("post", "add", "--client", "Sol", "--text", "Hola")
    assert ask("campaign", "post", str(autumn["id"]), str(post["id"]))["posts"] == [post["id"]]
    assert ask("campaign", "post", str(autumn["id"]), str(post["id"]), "--remove")["posts"] == []
    ad = str(autumn["adsets"][0]["ads"][0]["id"])
    made = ask("campaign", "reading", str(autumn["id"]), "--ad", ad, "--spent", "78", "--clicks", "251",
               "--day", "2020-10-14")  # fmt: skip
    assert (made["spent_minor"], made["clicks"]) == (7800, 251)
    file = tmp_path / "ads.csv"
    file.write_text(
        "Campaign name,Ad name,Day,Amount spent (EUR)\nOtoño,Calabaza,2020-10-15,5\nOtoño,Otro,2020-10-15,5\n",
        encoding="utf-8",
    )
    seen = ask("campaign", "import", str(file), "--client", "Sol", "--dry-run")
    assert (seen["good"], [each["problem"] for each in seen["lines"]]) == (1, [None, "ads_row_unknown"])
    taken = ask("campaign", "import", str(file), "--client", "Sol")["import"]
    assert ask("campaign", "show", str(autumn["id"]))["figures"]["spent_minor"] == 8300
    assert ask("campaign", "import", "-", "--undo", str(taken))["undone"] == 1
    ask("campaign", "forget", str(made["id"]))
    assert ask("campaign", "show", str(autumn["id"]))["figures"]["spent_minor"] is None


def test_the_agreed_budget(ask: Any, autumn: Any) -> None:
    assert ask("campaign", "budget", "300", "--client", "Sol")["agreed_minor"] == 30000
    assert ask("campaign", "list", "--client", "Sol")["month"]["free_minor"] == 30000


def test_the_sheet_has_money_as_numbers_and_days_as_days(ask: Any, autumn: Any, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    file = tmp_path / "ads.xlsx"
    assert ask("campaign", "sheet", str(file), "--client", "Sol")["ads"] == 1
    sheet = load_workbook(file).active
    assert sheet is not None
    head = [cell.value for cell in sheet[1]]
    row = dict(zip(head, sheet[2], strict=True))
    assert (row["Budget"].value, row["Budget"].number_format) == (120.5, '#,##0.00\N{NO-BREAK SPACE}"€"')
    assert row["First day"].value.date().isoformat() == "2020-10-09"
    assert "utm_medium=paid_social" in row["Link"].value
    assert sheet.freeze_panes == "E2"
    assert sheet.row_dimensions[2].height >= 2 * 15  # its tracked link takes two rows of writing
    assert ask("campaign", "sheet", str(tmp_path / "ads.doc"), "--client", "Sol", status=1)["error"]["code"] == \
        "ads_sheet_kind"  # fmt: skip


def test_a_post_is_written_for_a_campaign(ask: Any, autumn: Any) -> None:
    number = str(autumn["id"])
    post = ask("post", "add", "--client", "Sol", "--text", "Hola", "--campaign", number)
    assert post["campaign"] == autumn["id"]
    assert ask("post", "edit", str(post["id"]), "--campaign", "none")["campaign"] is None
    refused = ask("post", "edit", str(post["id"]), "--campaign", "Otoño", status=1)
    assert refused["error"]["code"] == "campaign_unknown"
