"""An ad of the plan in the ad account: made paused, started on the right words, never above its budget."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from smdesk.adapters import registry
from smdesk.core.audience import Audience
from smdesk.core.errors import InvalidInput, NotAllowed
from smdesk.models import Publication
from smdesk.services.accounts import Login
from tests.adapters.meta_ads.marketing import POST, TOKEN, Marketing

pytestmark = pytest.mark.slow


@pytest.fixture
def meta(monkeypatch):
    made = Marketing()
    monkeypatch.setattr(registry, "_http", lambda secrets: made.http())
    return made


@pytest.fixture
def sol(desk, meta):
    client = desk.client(country="ES")
    desk.runtime.ads.connect("meta_ads", client.id, Login(secret=TOKEN))
    return client


@pytest.fixture
def ad(desk, sol):
    """An ad of a post that is out on Facebook, for ten days."""
    channel = desk.runtime.channels.connect_assisted("facebook", sol.id)
    saved = desk.add(sol, channel, after=timedelta(hours=1))
    with desk.runtime.db.write() as unit:
        unit.session.execute(update(Publication).where(Publication.id == saved.publications[0]).values(
            remote_id=POST, state="published", published_at=desk.clock.now()
        ))  # fmt: skip
    today = desk.runtime.ad_readings.today(sol.id)
    campaigns = desk.runtime.campaigns
    made = campaigns.add(sol.id, "Otoño", kind="paid", aim="engagement", starts=today, currency="EUR",
                         ends=today + timedelta(days=9))  # fmt: skip
    part = campaigns.add_set(made.id, "Vecinas", budget=6000, placements=["facebook_feed"],
                             audience=Audience(28, 42, countries=("ES",)))  # fmt: skip
    return campaigns.add_ad(part.id, "Calabaza", post_id=saved.post.id).id


def ready(desk, ad):
    return desk.runtime.ads_handover.ready(ad, beneficiary="Sol SL", payor="Sol SL")


def test_an_ad_is_checked_made_paused_and_started_on_the_right_words(desk, meta, ad):
    service = desk.runtime.ads_handover
    checked = ready(desk, ad)
    assert (checked.most, checked.plan.total, checked.plan.audience.age_min) == (6000, 6000, 28)
    assert meta.pieces == {}
    service.create(checked)
    assert desk.runtime.campaigns.ad(ad).remote["state"] == "paused"
    with pytest.raises(NotAllowed, match="ad_made_already"):
        ready(desk, ad)
    said = service.cost(ad).says
    with pytest.raises(NotAllowed, match="ad_not_confirmed"):
        service.start(ad, said.replace("60.00", "61.00"))
    service.start(ad, said)
    assert desk.runtime.campaigns.ad(ad).remote["state"] == "active"
    service.stop(ad)
    assert desk.runtime.campaigns.ad(ad).remote["state"] == "paused"


def test_a_cap_becomes_the_days_budget_only_where_it_cannot_spend_more(desk, meta, ad):
    campaigns = desk.runtime.campaigns
    part = campaigns.ad(ad).ad_set_id
    campaigns.edit_set(part, cap=500)
    checked = ready(desk, ad)
    assert (checked.plan.daily, checked.plan.total, checked.most) == (500, 0, 5000)
    campaigns.edit_set(part, cap=900)
    assert (ready(desk, ad).plan.total, ready(desk, ad).most) == (6000, 6000)


def test_what_could_spend_more_than_is_planned_is_never_made_nor_started(desk, meta, ad):
    service, campaigns = desk.runtime.ads_handover, desk.runtime.campaigns
    checked = ready(desk, ad)
    part = campaigns.ad(ad).ad_set_id
    campaigns.edit_set(part, budget=5000)
    with pytest.raises(NotAllowed, match="ad_above_plan"):
        service.create(checked)
    assert meta.pieces == {}
    campaigns.edit_set(part, budget=6000)
    service.create(checked)
    said = service.cost(ad).says
    campaigns.edit_set(part, budget=5000)
    with pytest.raises(NotAllowed, match="ad_above_plan"):
        service.start(ad, said)


def test_what_cannot_be_made_here_says_why(desk, meta, sol, ad):
    campaigns = desk.runtime.campaigns
    part = campaigns.ad(ad).ad_set_id
    owner = campaigns.ad_set(part).campaign_id
    campaigns.edit_set(part, aim="sales")
    with pytest.raises(NotAllowed, match="ad_aim_by_hand"):
        ready(desk, ad)
    campaigns.edit_set(part, aim="", budget=None)
    with pytest.raises(InvalidInput, match="ad_budget_needed"):
        ready(desk, ad)
    campaigns.edit(owner, currency="USD")
    with pytest.raises(NotAllowed, match="ad_account_currency"):
        ready(desk, ad)
    campaigns.edit_ad(ad, post_id=None)
    with pytest.raises(NotAllowed, match="ad_not_made"):
        desk.runtime.ads_handover.start(ad, "")
