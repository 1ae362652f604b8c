"""A month proposed, changed by hand, made into places in the calendar, and taken out again."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from smdesk.core import slots
from smdesk.core.errors import Conflict, InvalidInput, NotFound
from smdesk.core.walltime import WallTime
from smdesk.services.patches import PartInput, PostPatch, VariantInput
from smdesk.services.plan.programme import ItemPatch, ProgrammeView
from tests.services.desk import Desk

MONTH = "2026-12"


class Plan:
    """A client with two pillars and two slots a week."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.runtime = desk, desk.runtime
        self.client = desk.client("Molino")
        self.id = self.client.id
        self.channel = desk.channel(self.client, "molino")
        self.runtime.channels.set_slots(self.channel.id, slots.parse("tue 09:00, thu 18:00"))
        self.value = self.runtime.pillars.add(self.id, "Value", kind="value", target=70).id
        self.promo = self.runtime.pillars.add(self.id, "Promo", kind="promo", target=30).id
        self.service = self.runtime.programmes

    def propose(self) -> ProgrammeView:
        return self.service.propose(self.id, MONTH)

    def standing(self) -> list[str]:
        days = self.runtime.calendar.days(date(2026, 12, 1), date(2027, 1, 1), self.id)
        return [f"{entry.wall:%d %H:%M} {entry.title}" for day in sorted(days) for entry in days[day]]


@pytest.fixture
def plan(desk: Desk) -> Plan:
    made = Plan(desk)
    made.runtime.keydates.make_quiet(made.id, date(2026, 12, 24))
    return made


def test_a_month_is_accepted_once_and_taken_back_but_for_what_was_written(plan: Plan) -> None:
    view = plan.propose()
    assert len(view.items) == 9  # ten slots, of which one lies on a quiet day
    assert view.mix.warning is None
    assert plan.standing() == []
    done = plan.service.accept(plan.id, MONTH)
    assert len(plan.standing()) == len(done.made) == 9
    post = plan.runtime.posts.show(done.made[view.items[0].key])
    assert (post.stage, post.pillar_id, post.variants[1].channel_id) == ("idea", view.items[0].pillar, plan.channel.id)
    with pytest.raises(InvalidInput, match="nothing_to_accept"):
        plan.service.accept(plan.id, MONTH)
    assert plan.propose().open == ()  # nothing is left to propose either
    written = done.made[view.items[3].key]
    plan.runtime.posts.edit(written, PostPatch(base=VariantInput(parts=(PartInput("Pan"),))))
    back = plan.service.take_back(done)
    assert back.kept == (written,)
    assert len(plan.standing()) == 1
    again = plan.service.accept(plan.id, MONTH)
    assert len(again.made) == 8
    assert len(plan.standing()) == 9


def test_what_the_person_changes_survives_a_new_proposal(plan: Plan) -> None:
    first = plan.propose().items[0]
    plan.service.edit(plan.id, MONTH, first.key, ItemPatch(wall=datetime(2026, 12, 2, 12), pillar=plan.promo))
    plan.service.add(plan.id, MONTH, datetime(2026, 12, 5, 11), pillar=plan.value, name="Market day")
    dropped = plan.service.show(plan.id, MONTH).items[-1]
    plan.service.edit(plan.id, MONTH, dropped.key, ItemPatch(dropped=True))
    view = plan.propose()
    kept = {each.key: each for each in view.items if each.edited}
    assert kept[first.key].wall == datetime(2026, 12, 2, 12)
    assert {view.title(each) for each in kept.values()} == {"Promo", "Market day"}
    plan.service.accept(plan.id, MONTH)
    assert "05 11:00 Market day" in plan.standing()


def test_what_cannot_be_is_refused_beside_its_field(plan: Plan) -> None:
    with pytest.raises(NotFound, match="no_programme"):
        plan.service.show(plan.id, MONTH)
    items = plan.propose().items

    def refused(wall: datetime) -> str:
        with pytest.raises(InvalidInput) as error:
            plan.service.edit(plan.id, MONTH, items[0].key, ItemPatch(wall=wall))
        assert error.value.facts["field"] == "at"
        return error.value.code

    assert refused(items[1].wall) == "time_taken"
    assert refused(datetime(2027, 1, 2, 9)) == "out_of_month"
    with pytest.raises(NotFound, match="unknown_pillar"):
        plan.service.edit(plan.id, MONTH, items[0].key, ItemPatch(pillar=99))
    with pytest.raises(InvalidInput, match="bad_month"):
        plan.service.propose(plan.id, "December")
    done = plan.service.accept(plan.id, MONTH)
    with pytest.raises(Conflict, match="item_accepted"):
        plan.service.edit(plan.id, MONTH, next(iter(done.made)), ItemPatch(dropped=True))


def test_a_time_that_somebody_has_taken_meanwhile_is_left(plan: Plan) -> None:
    item = plan.propose().items[2]
    new = plan.desk.new(plan.client, plan.channel, text="Hola", stage="draft")
    made = plan.runtime.posts.add(new).post.id
    plan.runtime.posts.plan(made, WallTime(item.wall, plan.client.zone))
    done = plan.service.accept(plan.id, MONTH)
    assert done.left == {item.key: "time_taken"}
    assert len(done.made) == 8


def test_an_earlier_view_is_put_back(plan: Plan) -> None:
    before = plan.propose()
    plan.service.edit(plan.id, MONTH, before.items[0].key, ItemPatch(dropped=True))
    assert plan.service.put(before).items == before.items


def test_what_is_moved_does_not_say_any_more_why_it_stood_where_it_did(plan: Plan) -> None:
    first = next(each for each in plan.propose().items if not each.ref)
    assert "slot" in {each.code for each in first.reasons}
    moved = plan.service.edit(plan.id, MONTH, first.key, ItemPatch(wall=datetime(2026, 12, 4, 11))).item(first.key)
    assert {each.code for each in first.reasons} - {each.code for each in moved.reasons} == {"slot"}
