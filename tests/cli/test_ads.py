"""Paid campaigns in the terminal: connected, made, confirmed, started, stopped and read, over Meta in memory."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from smdesk.adapters import registry
from smdesk.system.secrets import MemoryStore
from tests.adapters.contract.facebook import failure
from tests.adapters.meta_ads.marketing import POST, TOKEN, Marketing
from tests.cli.conftest import Run

CLOCK = ("--clock", "2026-11-26T10:00+01:00")
WISHES = ("--total", "60", "--end", "2026-12-14", "--start", "2026-12-01 09:00", "--country", "es",
          "--beneficiary", "Sol SL", "--payor", "Sol SL")  # fmt: skip


@pytest.fixture
def meta(monkeypatch: pytest.MonkeyPatch) -> Marketing:
    made, store = Marketing(), MemoryStore()
    monkeypatch.setattr(registry, "_http", lambda secrets: made.http())
    monkeypatch.setattr("smdesk.services.secret_stores.OnDemand", lambda: store)
    return made


@pytest.fixture
def sol(desk: Run, meta: Marketing) -> Run:
    """A desk whose client has an advertising account."""
    said = desk("ads", "connect", "--client", "Sol", "--account", "sol ads", *CLOCK, stdin=TOKEN)
    assert said.status == 0, said.err
    assert TOKEN not in said.out
    return desk


def test_an_account_is_no_channel_and_stands_nowhere_where_one_publishes(sol: Run) -> None:
    assert [each["network"] for each in sol("channel", "list", "--json").json["items"]] == ["practice"]
    assert "meta_ads" not in sol("networks", "--json").out
    for way in ((), ("--assisted",)):
        refused = sol("channel", "connect", "meta_ads", "--client", "Sol", *way, "--json").error
        assert refused["code"] == "unknown_network"
    assert "meta_ads" not in sol("check", "--text", "Hola", "--json").out
    (account,) = sol("ads", "accounts", "--json", *CLOCK).json["items"]
    assert (account["name"], account["currency"], account["status"], account["min_daily_minor"]) == (
        "Sol Ads", "EUR", "active", 100,
    )  # fmt: skip
    assert "Sol Ads" in sol("ads", "accounts", lang="es").out


def test_a_boost_from_the_wish_to_the_numbers(sol: Run, meta: Marketing) -> None:
    dry = sol("ads", "boost", POST, *WISHES, "--dry-run", "--json", *CLOCK).json
    assert (dry["made"], dry["total_minor"], dry["end"]) == (None, 6000, "2026-12-14T23:59:00+01:00")
    assert meta.pieces == {}
    made = sol("ads", "boost", POST, *WISHES, "--json", *CLOCK).json
    campaign = made["made"]["campaign"]
    again = sol("ads", "boost", POST, *WISHES, *CLOCK)
    assert "was there already" in again.out
    says = f"Boost {POST} [{made['mark']}] 60.00 EUR 2026-12-01T09:00–2026-12-14T23:59"
    asked = sol("ads", "start", campaign, "--json", *CLOCK).error
    assert (asked["code"], asked["facts"]["expected"]) == ("ad_not_confirmed", says)
    assert f"“{says}”" in sol("ads", "start", campaign, *CLOCK).err
    for wrong in (says.replace("60.00", "6.00"), says + " ", says.lower(), says.replace("–", " ")):
        assert sol("ads", "start", campaign, "--confirm", wrong, "--json", *CLOCK).error["code"] == "ad_not_confirmed"
    assert {each["status"] for each in meta.pieces.values() if "status" in each} == {"PAUSED"}
    started = sol("ads", "start", campaign, "--confirm", says, "--json", *CLOCK).json
    assert (started["started"], started["total_minor"]) == (True, 6000)
    (row,) = sol("ads", "list", "--json", *CLOCK).json["items"]
    assert (row["state"], row["adsets"][0]["total_minor"], row["mark"]) == ("active", 6000, made["mark"])
    assert "en marcha" in sol("ads", "list", *CLOCK, lang="es").out
    assert sol("ads", "stop", campaign, *CLOCK).out.strip() == f"Boost {POST} [{made['mark']}] is paused."
    meta.insights = [{
        "campaign_id": campaign, "campaign_name": row["name"], "objective": "OUTCOME_ENGAGEMENT", "spend": "12.34",
        "impressions": "4000", "reach": "3100", "clicks": "55", "account_currency": "EUR",
        "actions": [{"action_type": "post_engagement", "value": "210"}], "date_start": "2026-10-30",
        "date_stop": "2026-11-26",
    }]  # fmt: skip
    (numbers,) = sol("ads", "insights", "--json", *CLOCK).json["items"]
    assert (numbers["spend_minor"], numbers["results"], numbers["result_of"]) == (1234, 210, "post_engagement")
    assert json.loads(meta.requests[-1].url.params["time_range"]) == {"since": "2026-10-30", "until": "2026-11-26"}
    assert "12,34" in sol("ads", "insights", *CLOCK, lang="es").out
    meta.large = True
    told = sol("ads", "insights", *CLOCK, lang="es")
    assert "12,34" in told.out
    assert [line for line in ("0 %", "40 %", "100 %") if line in told.err] == ["0 %", "40 %", "100 %"]


def test_a_campaign_from_a_file(sol: Run, meta: Marketing, tmp_path: Path) -> None:
    file = tmp_path / "spring.toml"
    file.write_text(
        f'name = "Spring"\nobjective = "traffic"\npost = "{POST}"\ndaily = 5.50\nend = 2026-12-14\ncountries = ["FR"]\n'
        'interests = ["bread"]\nage = "25-50"\nbeneficiary = "Sol"\npayor = "Sol"\n'
    )
    told = sol("ads", "create", file, "--json", *CLOCK).json
    assert (told["daily_minor"], told["start"], told["interests"]) == (550, None, [{"id": "6003", "name": "Bread"}])
    # Of a daily budget every day that it runs counts, today too.
    assert sol("ads", "start", told["made"]["campaign"], "--json", *CLOCK).error["facts"]["expected"].endswith(
        "104.50 EUR now–2026-12-14T23:59"
    )  # fmt: skip
    campaign = told["made"]["campaign"]
    asked = sol("ads", "start", campaign, *CLOCK, lang="es").err
    says = next(part for part in asked.replace("»", "«").split("«") if part.startswith("Spring"))
    assert says.endswith("104.50 EUR ahora–2026-12-14T23:59")
    started = sol("ads", "start", campaign, "--confirm", says, *CLOCK, lang="es")
    assert (started.status, says in started.out) == (0, True)
    assert sol("ads", "start", campaign, "--confirm", says.replace("ahora", "now"), *CLOCK).status == 0
    file.write_text('naem = "Spring"\n')
    assert sol("ads", "create", file, "--json").error["code"] == "ad_file_field"
    file.write_text('countries = "FR"\n')
    assert sol("ads", "create", file, "--json").error["code"] == "ad_file_field"
    file.write_text("= no\n")
    assert sol("ads", "create", file, "--json").error["code"] == "ad_file"


def test_countries_are_named_and_taken_by_their_names(sol: Run) -> None:
    wishes = ("ads", "boost", POST, "--total", "60", "--end", "2026-12-14", "--dry-run", *CLOCK)
    pays = ("--beneficiary", "Sol SL", "--payor", "Sol SL")
    assert "España, Francia · 18–65" in sol(*wishes, *pays, "--country", "Francia", "--country", "es", lang="es").out
    assert "Spain, France · 18–65" in sol(*wishes, *pays, "--country", "fr", "--country", "Spain").out
    assert "quién paga: España." in sol(*wishes, "--country", "ES", lang="es").err
    small = sol(*wishes, *pays, "--country", "ES", "--total", "0.5", lang="es").err
    assert "como mínimo 19,00\N{NO-BREAK SPACE}€." in small


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (("--total", "0"), "bad_amount"),
        (("--total", "12.345"), "bad_amount"),
        (("--total", "18.99"), "ad_budget_small"),  # 14 days of 1.00, and one more
        (("--daily", "1"), "ad_one_budget"),
        (("--end", "2026-11-30"), "ad_end_before_start"),
        (("--end", ""), "ad_end_missing"),
        (("--end", "2027-12-31"), "ad_too_long"),
        (("--start", "2026-11-01"), "ad_start_past"),
        (("--country", "Spainia"), "bad_country"),
        (("--age", "13-20"), "bad_age"),
        (("--age", "25-50", "--category", "housing"), "ad_all_ages"),
        (("--category", "houses"), "bad_choice"),
        (("--interest", "Brea"), "unknown_interest"),
        (("--objective", "sales"), "bad_choice"),
    ],
)
def test_what_nobody_can_have_meant_is_not_sent(sol: Run, meta: Marketing, wish: tuple[str, ...], code: str) -> None:
    if code == "ad_budget_small":
        meta.accounts[0]["min_daily_budget"] = 200
    assert sol("ads", "boost", POST, *WISHES, *wish, "--json", *CLOCK).error["code"] == code
    assert [r for r in meta.requests if r.method != "GET"] == []


def test_what_the_account_or_the_post_does_not_allow(sol: Run, meta: Marketing) -> None:
    def code(post: str = POST) -> str:
        return str(sol("ads", "boost", post, *WISHES, "--json", *CLOCK).error["code"])

    meta.accounts[0]["account_status"] = 2
    assert code() == "ad_account_stopped"
    assert "inhabilitado" in sol("ads", "boost", POST, *WISHES, *CLOCK, lang="es").err
    meta.accounts[0] |= {"account_status": 1, "user_tasks": ["ANALYZE"]}
    assert code() == "ad_account_reads_only"
    meta.accounts[0]["user_tasks"] = ["ADVERTISE"]
    meta.post["is_eligible_for_promotion"] = False
    assert code() == "post_not_boostable"
    assert code("no-post") == "unknown_ad_post"
    assert [r for r in meta.requests if r.method != "GET"] == []


def test_nobody_can_tell_and_the_same_command_looks_first(sol: Run, meta: Marketing) -> None:
    done = len(meta.requests)
    meta.hides = True
    sent = ("ads", "boost", POST, *WISHES, "--json")
    # Account, post, the look, the check; then the call that makes the campaign.
    meta.faults = {done + 4: (httpx.ReadTimeout("lost"), True)}
    assert sol(*sent, *CLOCK).error["code"] == "ad_unknown"
    assert sol(*sent, *CLOCK).error["code"] == "ad_wait"
    meta.hides, meta.faults = False, {}
    later = ("--clock", "2026-11-26T10:05+01:00")
    assert sol(*sent, *later).json["made"]["before"] is False
    assert len(meta.of("campaigns")) == 1


def test_a_withdrawn_access_is_told_and_connecting_again_repairs_it(sol: Run, meta: Marketing) -> None:
    meta.refuse["GET", "campaigns"] = failure(190, "over", error_subcode=460)
    assert sol("ads", "list", "--json").error["code"] == "token_refused"
    meta.refuse.clear()
    assert sol("ads", "connect", "--client", "Sol", *CLOCK, stdin=TOKEN).status == 0
    assert sol("ads", "accounts", "--json").json["items"][0]["problem"] == ""
    assert sol("ads", "disconnect", "Sol Ads").status == 0
    assert sol("ads", "accounts", "--json").json == {"items": []}
    assert sol("ads", "list", "--json").error["code"] == "no_ads_connected"


def test_an_account_belongs_to_one_client(sol: Run) -> None:
    sol("client", "add", "Luna")
    refused = sol("ads", "connect", "--client", "Luna", "--json", *CLOCK, stdin=TOKEN).error
    assert (refused["code"], refused["facts"]["client"]) == ("account_of_other_client", "Sol")


def test_the_token_is_never_an_argument(desk: Run, meta: Marketing) -> None:
    long = "EAA" + "x" * 60
    assert desk("ads", "connect", "--client", "Sol", "--account", long, "--json").status == 2
    assert meta.requests == []
