"""Campaigns, ad sets and ads: made, changed, copied, moved, put away and brought back."""

from __future__ import annotations

from datetime import date

import pytest

from smdesk.core.adplan import Span
from smdesk.core.audience import Audience
from smdesk.core.errors import Conflict, InvalidInput, NotFound
from smdesk.core.events import CampaignsChanged, PostsChanged
from smdesk.services.dossier.views import PersonaPatch
from smdesk.services.patches import PostPatch

OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture
def campaigns(desk):
    return desk.runtime.campaigns


@pytest.fixture
def sol(desk):
    return desk.client(country="ES")


@pytest.fixture
def autumn(campaigns, sol):
    return campaigns.add(sol.id, " Otoño ", kind="paid", starts="2026-10-09", ends="2026-10-30", budget=18000)


def test_a_campaign_is_made_and_told(desk, campaigns, sol):
    heard = []
    desk.runtime.bus.subscribe(CampaignsChanged, heard.append)
    made = campaigns.add(sol.id, " Otoño ", starts="2026-10-09", ends=date(2026, 10, 30), budget=18000)
    assert (made.name, made.currency, made.span.days, made.kind) == ("Otoño", "EUR", 22, "organic")
    assert campaigns.list(sol.id) == [made]
    assert heard[0].ids == (made.id,)


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"name": " "}, "campaign_name_empty", "name"),
        ({"ends": "2026-10-08"}, "campaign_end_before_start", "ends"),
        ({"starts": "31/10/2026"}, "bad_day", "starts"),
        ({"ends": "2126-10-30"}, "campaign_too_long", "ends"),
        ({"budget": 0}, "bad_amount", "budget"),
        ({"kind": "free"}, "bad_choice", "kind"),
        ({"currency": "euros"}, "currency_unknown", "currency"),
        ({"currency": "JPY"}, "currency_in_use", "currency"),
        ({"utm": {"utm_source": "{red}"}}, "utm_placeholder", "utm"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_changes(campaigns, autumn, values, code, field):
    with pytest.raises(InvalidInput) as refused:
        campaigns.edit(autumn.id, **{"goal": "More", **values})
    assert (refused.value.code, refused.value.facts["field"]) == (code, field)
    assert campaigns.show(autumn.id) == autumn


def test_an_edit_that_has_been_overtaken_is_refused(campaigns, autumn):
    campaigns.edit(autumn.id, goal="a", version=autumn.version)
    with pytest.raises(Conflict):
        campaigns.edit(autumn.id, goal="b", version=autumn.version)


def test_an_ad_set_without_days_of_its_own_has_those_of_its_campaign(campaigns, autumn):
    made = campaigns.add_set(autumn.id, "Barrio", budget=12000, cap=900, placements=["facebook_feed"], aim="traffic")
    assert (made.span, made.own, made.network) == (autumn.span, Span(), "facebook")
    late = campaigns.edit_set(made.id, starts="2026-10-13")
    assert (late.span.first, late.span.last) == (date(2026, 10, 13), autumn.span.last)
    with pytest.raises(InvalidInput):
        campaigns.edit_set(made.id, starts="2026-11-02")


def test_an_audience_is_kept_and_one_that_cannot_be_refused(campaigns, autumn):
    whom = Audience(28, 42, "women", ("ES",), ("Gràcia",), 3, interests=("pan",))
    made = campaigns.add_set(autumn.id, "Barrio", audience=whom)
    assert campaigns.show(autumn.id).sets[0].audience == whom
    with pytest.raises(InvalidInput) as refused:
        campaigns.edit_set(made.id, audience=Audience(50, 40))
    assert refused.value.code == "bad_age"


def test_moving_a_campaign_moves_the_ad_sets_with_days_of_their_own(campaigns, autumn):
    campaigns.add_set(autumn.id, "own", starts="2026-10-09", ends="2026-10-22")
    campaigns.add_set(autumn.id, "as the campaign")
    moved = campaigns.move(autumn.id, -2)
    assert (moved.span.first, moved.sets[0].own.last, moved.sets[1].own) == (
        date(2026, 10, 7), date(2026, 10, 20), Span(),
    )  # fmt: skip
    assert [each.span for each in campaigns.move(autumn.id, 2).sets] == [
        Span(date(2026, 10, 9), date(2026, 10, 22)), autumn.span,
    ]  # fmt: skip


def test_what_is_put_away_comes_back_with_all_it_had(desk, campaigns, sol, autumn):
    post = desk.add(sol, desk.channel(sol)).post.id
    made = campaigns.add_set(autumn.id, "Barrio")
    ad = campaigns.add_ad(made.id, "Pan", post_id=post)
    campaigns.assign([post], autumn.id)
    whole = campaigns.show(autumn.id)
    assert whole.posts == 1
    for away, back in (
        (lambda: campaigns.delete_ad(ad.id), lambda: campaigns.undelete_ad(ad.id)),
        (lambda: campaigns.delete_set(made.id), lambda: campaigns.undelete_set(made.id)),
        (lambda: campaigns.delete(autumn.id), lambda: campaigns.undelete(autumn.id)),
    ):
        away()
        assert campaigns.list(sol.id) != [whole]
        back()
        (again,) = campaigns.list(sol.id)
        assert (again.posts, again.sets[0].ads[0].post_id) == (1, post)


def test_a_copy_has_the_plan_and_not_the_past(desk, campaigns, sol, autumn):
    post = desk.add(sol, desk.channel(sol)).post.id
    made = campaigns.add_set(autumn.id, "Barrio", budget=500)
    campaigns.edit_ad(campaigns.add_ad(made.id, "Pan", post_id=post).id, remote={"campaign": "1"})
    copy = campaigns.duplicate(autumn.id, "Otoño 2027")
    assert (copy.span, copy.sets[0].money.budget) == (autumn.span, 500)
    assert (copy.sets[0].ads[0].post_id, dict(copy.sets[0].ads[0].remote)) == (post, {})
    other = campaigns.duplicate(autumn.id, "Otoño", client=desk.client("Luna").id)
    assert other.sets[0].ads[0].post_id is None
    assert campaigns.duplicate_set(made.id, "Barrio 2").ads[0].post_id == post
    assert campaigns.duplicate_ad(copy.sets[0].ads[0].id, "Pan 2").name == "Pan 2"


def test_an_ad_moves_to_another_ad_set_with_its_readings(campaigns, autumn):
    one, two = (campaigns.add_set(autumn.id, name) for name in "ab")
    ad = campaigns.add_ad(one.id, "Pan")
    campaigns.edit_ad(ad.id, ad_set_id=two.id)
    assert [len(each.ads) for each in campaigns.show(autumn.id).sets] == [0, 1]
    with pytest.raises(NotFound):
        campaigns.edit_ad(ad.id, ad_set_id=99)


def test_posts_belong_to_a_campaign_of_their_client_and_can_be_put_back(desk, campaigns, sol, autumn):
    channel, heard = desk.channel(sol), []
    one, two = (desk.add(sol, channel, text=text).post.id for text in "ab")
    desk.runtime.bus.subscribe(PostsChanged, heard.append)
    before = campaigns.assign([one, two], autumn.id)
    assert campaigns.posts(autumn.id) == (one, two)
    assert set(heard[-1].ids) == {one, two}
    assert desk.runtime.posts.duplicate(one).campaign_id == autumn.id
    campaigns.put_back(before)
    assert one not in campaigns.posts(autumn.id)
    luna = campaigns.add(desk.client("Luna").id, "Luna")
    with pytest.raises(InvalidInput) as refused:
        campaigns.assign([one], luna.id)
    assert refused.value.code == "campaign_of_other_client"
    with pytest.raises(InvalidInput):
        desk.runtime.posts.edit(one, PostPatch(campaign_id=luna.id))
    assert desk.runtime.posts.edit(one, PostPatch(campaign_id=autumn.id)).post.campaign_id == autumn.id


def test_ribbons_are_what_falls_into_the_days_asked_for(campaigns, sol, autumn):
    campaigns.add(sol.id, "Siempre", starts="2026-09-01")
    campaigns.add(sol.id, "Sin fechas")
    campaigns.add(sol.id, "Navidad", starts="2026-12-01", ends="2026-12-24")
    campaigns.add_set(autumn.id, "Barrio", starts="2026-10-13", placements=["instagram_reels"])
    found = campaigns.ribbons(*OCTOBER, sol.id)
    assert [(each.name, each.first, each.last) for each in found] == [
        ("Siempre", date(2026, 9, 1), None), ("Otoño", *(autumn.span.first, autumn.span.last)),
    ]  # fmt: skip
    (ad,) = campaigns.ribbons(*OCTOBER, ads=True)
    assert (ad.name, ad.network, ad.ad_set_id is not None) == ("Barrio", "instagram", True)


def test_the_calendar_has_ads_with_the_days_that_hold(desk, campaigns, sol, autumn):
    campaigns.add_set(autumn.id, "Barrio", starts="2026-10-13")
    campaigns.add_set(autumn.id, "Como la campaña")
    gone = campaigns.add_set(autumn.id, "Fuera")
    campaigns.delete_set(gone.id)
    found = desk.runtime.calendar.ads(date(2026, 10, 1), date(2026, 11, 1), sol.id)
    assert [(each.name, each.first, each.last, each.id) for each in found] == [
        ("Como la campaña", autumn.span.first, autumn.span.last, autumn.id),
        ("Barrio", date(2026, 10, 13), autumn.span.last, autumn.id),
    ]  # fmt: skip
    assert desk.runtime.calendar.ads(date(2026, 10, 1), date(2026, 10, 9)) == []


def test_a_persona_brings_its_audience(desk, campaigns, sol, autumn):
    told = PersonaPatch("Vecina", age=(28, 42), women=85, place="Gràcia", hobbies=("correr",), passions=("pan",))
    persona = desk.runtime.personas.add(sol.id, told)
    choices = desk.runtime.campaign_choices.of(sol.id)
    assert choices.personas == ((persona.id, "Vecina"),)
    whom = choices.audience(persona.id)
    assert (whom.age_min, whom.age_max, whom.sex, whom.places) == (28, 42, "women", ("Gràcia",))
    assert (whom.countries, whom.interests, whom.edited) == (("ES",), ("correr", "pan"), False)
    part = campaigns.add_set(autumn.id, "Vecinas", persona_id=persona.id, audience=whom)
    assert (part.persona, part.audience) == ("Vecina", whom)
    with pytest.raises(InvalidInput) as refused:
        campaigns.edit_set(part.id, persona_id=99)
    assert refused.value.code == "ad_persona_other"
