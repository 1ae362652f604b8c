"""What starting a campaign costs, what confirms it, and what is wrong with a plan."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import ads
from smdesk.core.ads import AdAccount, AdPlan, AdPost, AdSet, Audience, Campaign, Category, Cost, Objective
from smdesk.core.errors import InvalidInput, NotAllowed
from smdesk.words import LANGUAGES, Words

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
END = datetime(2026, 12, 14, 22, 59, tzinfo=UTC)
ACCOUNT = AdAccount("act_1", "Sol", "EUR", "Europe/Madrid", "active", min_daily=100)
PLAN = AdPlan("Pan de primavera", Objective.ENGAGEMENT, AdPost("1_2", "1"), Audience(("ES",)), END, total=6000,
              beneficiary="Sol", payor="Sol")  # fmt: skip
SET = AdSet("2", "x [sd-00000000]", "paused", total=6000, end=END)
CAMPAIGN = Campaign("1", "Pan [sd-3f9a12c0]", "OUTCOME_ENGAGEMENT", "paused", sets=(SET,), ads=(SET,))


def meant(campaign: Campaign = CAMPAIGN, **changes: Any) -> Cost:
    return ads.cost(replace(campaign, **changes), ACCOUNT, NOW)


def test_the_words_of_a_confirmation() -> None:
    assert ads.confirmation(meant()) == "Pan [sd-3f9a12c0] 60.00 EUR now–2026-12-14T23:59"
    assert ads.confirmation(meant(), "ahora") == "Pan [sd-3f9a12c0] 60.00 EUR ahora–2026-12-14T23:59"
    assert {Words(language).confirmation(meant()) for language in LANGUAGES} == {
        ads.confirmation(meant(), word) for word in ads.AT_ONCE
    }
    for word in ads.AT_ONCE:
        assert ads.confirms(meant(), ads.confirmation(meant(), word))
        assert ads.confirms(meant(), ads.confirmation(meant(), word).replace("–", "-"))  # what a keyboard has
    assert not ads.confirms(meant(), ads.confirmation(meant(), "luego"))
    later = replace(SET, start=datetime(2026, 12, 1, 8, 0, tzinfo=UTC))
    assert ads.confirmation(meant(sets=(later,))) == "Pan [sd-3f9a12c0] 60.00 EUR 2026-12-01T09:00–2026-12-14T23:59"
    yen = replace(ACCOUNT, currency="JPY", zone="Asia/Tokyo")
    assert ads.confirmation(ads.cost(CAMPAIGN, yen, NOW)).endswith("6000 JPY now–2026-12-15T07:59")


@given(st.integers(1, 10**6), st.integers(0, 10**5), st.text(min_size=1, max_size=20), st.data())
def test_any_difference_refuses(total: int, minutes: int, name: str, data: st.DataObject) -> None:
    cost = Cost(name, total, "EUR", NOW, NOW + timedelta(days=1, minutes=minutes), "Europe/Madrid")
    said = ads.confirmation(cost)
    assert ads.confirms(cost, said)
    place = data.draw(st.integers(0, len(said) - 1))
    other = said[:place] + data.draw(st.sampled_from(["", "0", " ", "x", said[place] * 2])) + said[place + 1 :]
    same = unicodedata.normalize("NFC", other) == unicodedata.normalize("NFC", said)
    assert ads.confirms(cost, other) is same
    changes: list[dict[str, Any]] = [
        {"total": total + 1}, {"end": cost.end + timedelta(minutes=1)}, {"start": None}, {"currency": "USD"},
        {"name": name + "a"},
    ]  # fmt: skip
    assert not any(ads.confirms(replace(cost, **each), said) for each in changes)


def test_a_daily_budget_counts_every_day_that_it_touches() -> None:
    daily = replace(SET, total=0, daily=500)
    assert meant(sets=(daily,)).total == 19 * 500  # from today, 26 November, to 14 December
    at_noon = replace(daily, start=datetime(2026, 12, 1, 11, tzinfo=UTC), end=datetime(2026, 12, 2, 11, tzinfo=UTC))
    assert meant(sets=(at_noon,)).total == 2 * 500
    midnight = replace(at_noon, end=datetime(2026, 12, 2, 23, 0, tzinfo=UTC))  # 00:00 of the third in Madrid
    assert meant(sets=(midnight,)).total == 2 * 500
    over_the_clock_change = ads.days(datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 25, 23, tzinfo=UTC),
                                     "Europe/Madrid")  # fmt: skip
    assert over_the_clock_change == 1


def test_what_others_have_added_counts_too_and_what_is_put_away_does_not() -> None:
    other = replace(SET, id="3", name="by hand", total=1000, end=END + timedelta(days=1))
    gone = replace(SET, id="4", total=9999, state="deleted")
    cost = meant(sets=(SET, other, gone))
    assert (cost.total, cost.end) == (7000, END + timedelta(days=1))
    assert meant(total=2500, end=END, sets=(replace(SET, total=0, end=None),)).total == 2500


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "Pan"}, "ad_not_ours"),
        ({"name": "[sd-3f9a12c0] Pan"}, "ad_not_ours"),
        ({"sets": ()}, "ad_incomplete"),
        ({"ads": ()}, "ad_incomplete"),
        ({"cut": True}, "ad_too_large"),
        ({"sets": (replace(SET, end=None),)}, "ad_no_end"),
        ({"sets": (SET, replace(SET, end=None))}, "ad_no_end"),
        ({"sets": (replace(SET, total=0),)}, "ad_no_budget"),
        ({"sets": (SET, replace(SET, total=0))}, "ad_no_budget"),
        ({"sets": (replace(SET, end=NOW),)}, "ad_is_over"),
    ],
)
def test_what_cannot_be_said_is_not_started(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(NotAllowed, match=code):
        meant(**changes)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": ""}, "ad_name_missing"),
        ({"name": "x [sd-3f9a12c0]"}, "ad_name_missing"),
        ({"total": 0}, "ad_one_budget"),
        ({"daily": 500}, "ad_one_budget"),
        ({"total": 0, "daily": 99}, "ad_budget_small"),
        ({"total": 1899}, "ad_budget_small"),  # 19 days
        ({"end": NOW}, "ad_ended"),
        ({"start": END}, "ad_end_before_start"),
        ({"end": NOW + timedelta(days=400)}, "ad_too_long"),
        ({"audience": Audience(())}, "ad_country_missing"),
        ({"audience": Audience(("es",))}, "bad_country"),
        ({"audience": Audience(("ES",), 17)}, "bad_age"),
        ({"audience": Audience(("ES",), 40, 30)}, "bad_age"),
        ({"audience": Audience(("ES",), 18, 40), "categories": (Category.HOUSING,)}, "ad_all_ages"),
        ({"payor": ""}, "dsa_missing"),
    ],
)
def test_a_plan_that_cannot_be_meant(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(InvalidInput, match=code):
        ads.check(replace(PLAN, **changes), ACCOUNT, NOW)


def test_a_plan_that_can() -> None:
    ads.check(PLAN, ACCOUNT, NOW)
    ads.check(replace(PLAN, total=1900), ACCOUNT, NOW)
    ads.check(replace(PLAN, audience=Audience(("US",)), payor="", beneficiary=""), ACCOUNT, NOW)
    for account in (replace(ACCOUNT, may_create=False), replace(ACCOUNT, status="closed")):
        with pytest.raises(NotAllowed):
            ads.check(PLAN, account, NOW)


def test_the_mark_is_of_what_the_plan_is() -> None:
    assert PLAN.mark == replace(PLAN).mark
    changes: list[dict[str, Any]] = [
        {"name": "b"}, {"total": 1}, {"end": NOW}, {"start": NOW}, {"post": AdPost("1_3", "1")},
        {"objective": Objective.TRAFFIC}, {"audience": Audience(("FR",))}, {"categories": (Category.POLITICS,)},
    ]  # fmt: skip
    others = [replace(PLAN, **each) for each in changes]
    assert len({PLAN.mark, *(each.mark for each in others)}) == len(others) + 1
    assert Campaign("1", PLAN.full_name, "", "").mark == PLAN.mark
