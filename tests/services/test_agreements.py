"""Objectives and KPIs: written, read, calculated from samples, and explained when they are lowered."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert

from smdesk.core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from smdesk.core.events import AgreementChanged
from smdesk.core.pace import Pace, Point
from smdesk.models import Sample, table_of
from smdesk.services.agreements.views import KpiPatch, ObjectivePatch, Proposed

OCTOBER = {"starts": date(2026, 10, 1), "deadline": date(2026, 10, 31)}


@pytest.fixture
def agreed(desk):
    return desk.runtime.agreements


@pytest.fixture
def booked(desk, agreed):
    """A KPI that is read by hand."""
    desk.clock.jump((datetime(2026, 10, 14, 9, tzinfo=UTC) - desk.clock.now()).total_seconds())
    goal = agreed.add_objective(desk.client().id, "Fill the mornings")
    patch = KpiPatch(name="Classes", metric="conversions", baseline=18.0, target=40.0, source="hand", **OCTOBER)
    return agreed.add_kpi(goal.id, patch)


def sample(desk, channel, metric, value, at, **more):
    values = {"channel_id": channel, "metric": metric, "value": value, "at": at, "window": "", "source": "api"}
    with desk.runtime.db.write() as unit:
        unit.connection.execute(insert(table_of(Sample)).values(**{**values, **more}))


def test_a_kpi_takes_from_the_catalogue_what_nobody_said(desk, agreed):
    goal = agreed.add_objective(desk.client().id, "  Sell   passes ", origin="finding:7")
    assert (goal.name, goal.origin) == ("Sell passes", "finding:7")
    kpi = agreed.add_kpi(goal.id, KpiPatch(name="Cost", metric="cpa"))
    assert (kpi.nature, kpi.unit, kpi.falling, kpi.scope) == ("business", "EUR", True, "client")
    assert kpi.standing.state is Pace.DRAFT


def test_readings_by_hand_tell_the_pace_and_can_be_taken_back(agreed, booked):
    for day, value in ((2, 1), (5, 3), (8, 4), (12, 5)):
        last = agreed.add_reading(booked.id, date(2026, 10, day), value)
    kpi = agreed.kpi(booked.id)
    assert kpi.points[-1] == Point(date(2026, 10, 12), 5)
    assert kpi.standing.state is Pace.BEHIND
    agreed.delete_reading(last.id)
    assert agreed.kpi(booked.id).standing.state is Pace.UNKNOWN
    agreed.undelete_reading(last.id)
    agreed.edit_reading(last.id, value=30)
    assert agreed.kpi(booked.id).standing.now.value == 30
    with pytest.raises(InvalidInput, match="reading_to_come"):
        agreed.add_reading(booked.id, date(2026, 10, 15), 3)
    with pytest.raises(InvalidInput, match="bad_reading"):
        agreed.add_reading(booked.id, date(2026, 10, 12), float("inf"))


@pytest.mark.parametrize(
    ("patch", "code", "field"),
    [
        ({"target": 12.0}, "target_wrong_side", "target"),
        ({"deadline": date(2026, 9, 1)}, "deadline_before_start", "deadline"),
        ({"metric": "formula", "formula": "clicks /"}, "formula_unfinished", "formula"),
        ({"metric": "luck"}, "unknown_kpi", "metric"),
        ({"scope": "channel", "scope_id": 99}, "scope_unknown", "scope_id"),
        ({"nature": "magic"}, "bad_kind", "nature"),
        ({"source": "api"}, "bad_kind", "source"),  # nobody reads bookings by API
        ({"name": " "}, "title_empty", "name"),
        ({"baseline": float("nan")}, "bad_reading", "baseline"),
    ],
)
def test_what_cannot_be_agreed_is_refused_with_its_field_and_nothing_changes(agreed, booked, patch, code, field):
    with pytest.raises(InvalidInput) as refused:
        agreed.edit_kpi(booked.id, KpiPatch(**patch))
    assert (refused.value.code, refused.value.facts["field"]) == (code, field)
    assert agreed.kpi(booked.id) == booked


def test_lowering_a_target_that_is_being_followed_asks_for_a_note(agreed, booked):
    agreed.edit_kpi(booked.id, KpiPatch(target=38.0))  # nothing was read yet: a mistake in typing
    agreed.add_reading(booked.id, date(2026, 10, 2), 1)
    with pytest.raises(InvalidInput, match="lowering_needs_note"):
        agreed.edit_kpi(booked.id, KpiPatch(target=30.0))
    assert agreed.edit_kpi(booked.id, KpiPatch(target=50.0)).target == 50
    lowered = agreed.edit_kpi(booked.id, KpiPatch(target=30.0, note="Two classes were cancelled"))
    assert (lowered.target, lowered.note) == (30, "Two classes were cancelled")


def test_order_moves_and_deletion_are_undone_by_the_same_calls(desk, agreed, booked):
    client = booked.client_id
    other = agreed.add_objective(client, "Be known")
    agreed.order(client, [other.id, booked.objective_id])
    assert [each.id for each in agreed.objectives(client)] == [other.id, booked.objective_id]
    agreed.place_kpis(other.id, [booked.id])
    assert [len(each.kpis) for each in agreed.objectives(client)] == [1, 0]
    agreed.delete_objective(other.id)
    assert [each.kpis for each in agreed.objectives(client)] == [()]
    agreed.undelete_objective(other.id)
    assert agreed.kpi(booked.id).objective_id == other.id
    agreed.delete_kpi(booked.id)
    with pytest.raises(NotFound, match="unknown_kpi_number"):
        agreed.kpi(booked.id)
    agreed.undelete_kpi(booked.id)
    changed = agreed.edit_objective(other.id, ObjectivePatch(name="Known nearby"))
    with pytest.raises(Conflict, match="agreement_changed"):
        agreed.edit_objective(other.id, ObjectivePatch(name="x"), version=changed.version - 1)


def test_each_change_tells_whose_agreement_it_was(desk, agreed, booked):
    heard = []
    desk.runtime.bus.subscribe(AgreementChanged, heard.append)
    agreed.add_reading(booked.id, date(2026, 10, 2), 1)
    agreed.edit_kpi(booked.id, KpiPatch(note="So"))
    assert [event.ids for event in heard] == [(booked.client_id,)] * 2


def test_values_from_samples_are_totals_and_levels_of_the_clients_days(desk, agreed, booked):
    client = booked.client_id
    one, two = (desk.channel(desk.runtime.clients.show(client), name) for name in ("uno", "dos"))
    late = datetime(2026, 10, 3, 22, 30, tzinfo=UTC)  # the 4th in Madrid
    for at, channel, value in (
        (late, one, 100),
        (late + timedelta(days=1), two, 50),
        (late + timedelta(days=2), one, 120),
    ):
        sample(desk, channel.id, "followers", value, at)
    for day, clicks, views in ((2, 5, 100), (3, 1, 300)):
        end = datetime(2026, 10, day, 22, tzinfo=UTC)
        for metric, value in (("clicks", clicks), ("views", views)):
            sample(desk, one.id, metric, value, end, window="day", window_end=end)
    made = {
        metric: agreed.add_kpi(
            booked.objective_id, KpiPatch(name=metric, metric=metric, baseline=0.0, target=9.0, source="api", **OCTOBER)
        ).points
        for metric in ("followers", "clicks", "ctr", "likes")
    }
    assert made["followers"] == (Point(date(2026, 10, 5), 150), Point(date(2026, 10, 6), 170))
    assert made["clicks"] == (Point(date(2026, 10, 2), 5), Point(date(2026, 10, 3), 6))
    assert made["ctr"][-1] == Point(date(2026, 10, 3), pytest.approx(1.5))  # 6 of 400, not the mean of 5 % and 0.3 %
    assert made["likes"] == ()


def test_posts_bring_what_they_have_brought_since_the_first_day(desk, agreed, booked):
    client = desk.runtime.clients.show(booked.client_id)
    channel = desk.channel(client, "uno")
    value = desk.runtime.pillars.add(client.id, "Value", kind="value")
    post = desk.add(client, channel, after=timedelta(minutes=1), pillar_id=value.id)
    desk.clock.jump(120)
    desk.publish()
    (row,) = desk.runtime.book.views(post_id=post.post.id)
    at = desk.clock.now()
    for day, likes in ((0, 3), (1, 7)):
        sample(desk, channel.id, "likes", likes, at + timedelta(days=day), publication_id=row.id, window="lifetime")
    whole = KpiPatch(
        name="Answers", metric="formula", formula="engagements + 1", baseline=0.0, target=9.0, source="api"
    )
    kpi = agreed.add_kpi(booked.objective_id, whole)
    assert [each.value for each in kpi.points] == [4, 8]
    about = agreed.edit_kpi(kpi.id, KpiPatch(scope="pillar", scope_id=value.id))
    assert [each.value for each in about.points] == [4, 8]
    assert about.scope_name == "Value"
    other = desk.runtime.pillars.add(client.id, "Promo", kind="promo")
    nothing = agreed.edit_kpi(kpi.id, KpiPatch(scope="pillar", scope_id=other.id))
    assert (nothing.points, nothing.why, nothing.missing) == ((), "no_data", ("engagements",))
    zero = agreed.edit_kpi(kpi.id, KpiPatch(scope="client", formula="likes / (likes - 1 * likes)"))
    assert (zero.points, zero.why) == ((), "zero_division")


def test_three_objectives_are_proposed_and_taken_at_once(desk, agreed):
    client = desk.client().id
    found = agreed.propose(client)
    assert [len(found), len({each.key for each in found})] == [3, 3]
    made = agreed.take(client, [Proposed(each.key, tuple((name, name) for name in each.metrics)) for each in found])
    views = agreed.objectives(client)
    assert tuple(each.id for each in views) == made
    assert {kpi.standing.state for each in views for kpi in each.kpis} == {Pace.DRAFT}
    with pytest.raises(InvalidInput, match="unknown_kpi"):
        agreed.take(client, [Proposed("Fine"), Proposed("Bad", (("luck", "Luck"),))])
    assert len(agreed.objectives(client)) == 3


def test_the_most_urgent_of_each_client_is_shown_first(desk, agreed, booked):
    for kpi, values in ((booked, (0, 0, 1, 1)), (None, (10, 20, 30, 40))):
        if kpi is None:
            goal = agreed.add_objective(desk.client("Luna").id, "x")
            sold = KpiPatch(name="Sold", metric="leads", baseline=1.0, target=40.0, source="hand", **OCTOBER)
            kpi = agreed.add_kpi(goal.id, sold)
        for day, value in enumerate(values, 2):
            agreed.add_reading(kpi.id, date(2026, 10, day), value)
    assert [(each.client, each.kpi.standing.state) for each in agreed.pace()] == [
        ("Sol", Pace.BEHIND), ("Luna", Pace.AHEAD)
    ]  # fmt: skip
    assert len(agreed.pace(booked.client_id)) == 1


def test_a_signed_version_is_frozen_and_tells_what_has_changed_since(desk, agreed, booked, picture):
    signed = desk.runtime.signed
    client = booked.client_id
    first = signed.freeze(client, note="Autumn")
    assert (first.number, first.signed_on, signed.latest(client)) == (1, None, None)
    paper = signed.sign(first.id, by="Marta Sol", on=date(2026, 10, 10), document=picture)
    assert (paper.signed_by, paper.signed_on, paper.document_name) == ("Marta Sol", date(2026, 10, 10), picture.name)
    assert desk.runtime.media.path(paper.document).is_file()
    assert signed.changes(client) == ()
    agreed.edit_kpi(booked.id, KpiPatch(target=44.0))
    agreed.add_objective(client, "Be known")
    assert [(each.kind, each.what, each.field, each.before, each.after) for each in signed.changes(client)] == [
        ("added", "objective", "", None, None), ("changed", "kpi", "target", 40.0, 44.0)
    ]  # fmt: skip
    assert signed.freeze(client).number == 2
    assert [each.field for each in signed.changes(client, 1, 2)] == ["", "target"]
    assert signed.versions(client)[-1].frozen == first.frozen
    with pytest.raises(InvalidInput, match="lowering_needs_note"):
        agreed.edit_kpi(booked.id, KpiPatch(target=41.0))  # the last version says 44


def test_a_signature_is_noted_once_and_never_for_a_day_to_come(desk, agreed, booked):
    signed = desk.runtime.signed
    version = signed.freeze(booked.client_id)
    with pytest.raises(InvalidInput, match="signed_to_come"):
        signed.sign(version.id, by="Marta", on=date(2026, 10, 15))
    with pytest.raises(InvalidInput, match="signer_missing"):
        signed.sign(version.id, by="  ")
    with pytest.raises(InvalidInput, match="media_missing"):
        signed.sign(version.id, by="Marta", document=desk.runtime.folder.root / "nothing.pdf")
    letter = desk.runtime.folder.root / "letter.pdf"
    letter.write_text("Signed by hand")
    with pytest.raises(InvalidInput, match="signed_paper_kind"):
        signed.sign(version.id, by="Marta", document=letter)
    signed.sign(version.id, by="Marta")
    for again in (lambda: signed.sign(version.id, by="Luis"), lambda: signed.delete(version.id)):
        with pytest.raises(NotAllowed, match="version_signed"):
            again()
    signed.unsign(version.id)
    signed.delete(version.id)
    assert signed.versions(booked.client_id) == ()
    signed.undelete(version.id)
    assert len(signed.versions(booked.client_id)) == 1
    with pytest.raises(NotAllowed, match="nothing_to_sign"):
        signed.freeze(desk.client("Luna").id)
    with pytest.raises(NotFound, match="unknown_agreement"):
        signed.changes(booked.client_id, 9)


def test_objectives_and_kpis_are_found_by_their_words_until_they_are_put_away(desk, agreed, booked):
    find = desk.runtime.strategy_search.find
    assert [(each.kind, each.id) for each in find("morn")] == [("objective", booked.objective_id)]
    assert [(each.kind, each.text) for each in find("class")] == [("kpi", "Classes")]
    agreed.delete_objective(booked.objective_id)
    assert find("class") == []
