"""One advertising account, its adapter, and a plan of a campaign."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from smdesk.adapters.base import Account
from smdesk.adapters.meta_ads import MetaAdsAdapter
from smdesk.core.ads import AdPlan, AdPost, Audience, Interest, Objective
from smdesk.core.clock import FakeClock
from smdesk.core.network import load_any
from tests.adapters.meta_ads.marketing import ACCOUNT, POST, TOKEN, Marketing

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
FACTS = {"currency": "EUR", "zone": "Europe/Madrid", "may_manage": True}


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def meta() -> Marketing:
    return Marketing()


@pytest.fixture
def ads(meta: Marketing, clock: FakeClock) -> MetaAdsAdapter:
    account = Account(load_any("meta_ads"), "", ACCOUNT, "Sol Ads", FACTS, {"access_token": TOKEN})
    return MetaAdsAdapter(account, meta.http(), clock)


@pytest.fixture
def plan() -> AdPlan:
    return AdPlan(
        "Spring bread", Objective.ENGAGEMENT, AdPost(POST, "1234500"),
        Audience(("ES",), 25, 50, (Interest("6003", "Bread"),)),
        end=datetime(2026, 12, 14, 22, 59, tzinfo=UTC), start=datetime(2026, 12, 1, 8, 0, tzinfo=UTC), total=6000,
        beneficiary="Sol SL", payor="Sol SL",
    )  # fmt: skip
