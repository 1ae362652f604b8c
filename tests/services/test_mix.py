"""The mix of a real calendar, and changes to it with their way back."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from smdesk.core import slots
from smdesk.core.errors import Conflict, InvalidInput
from smdesk.core.mix import Code
from smdesk.core.rebalance import Act
from smdesk.core.walltime import WallTime
from smdesk.services.patches import PartInput, PostPatch, VariantInput
from smdesk.services.plan import placeholders
from smdesk.services.plan.placeholders import New
from tests.services.desk import Desk

FIRST, END = date(2026, 11, 1), date(2026, 12, 1)


class Plan:
    """A client with two pillars, five free Mondays in November, and helpers."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.runtime = desk, desk.runtime
        self.client = desk.client("Molino")
        self.channel = desk.channel(self.client, "molino")
        self.runtime.channels.set_slots(self.channel.id, slots.parse("mon 09:00"))
        self.value = self.runtime.pillars.add(self.client.id, "Value", kind="value", target=70).id
        self.promo = self.runtime.pillars.add(self.client.id, "Promo", kind="promo", target=30).id

    def keep(self, wall: str, pillar: int) -> int:
        """A placeholder."""
        with self.runtime.db.write() as unit:
            planned = WallTime(datetime.fromisoformat(wall), self.client.zone)
            new = New(self.client.id, planned, (self.channel.id,), pillar, title="A place")
            return placeholders.make(unit.session, new, self.runtime.clock.now())

    def pillars(self) -> list[int | None]:
        days = self.runtime.calendar.days(FIRST, END, self.client.id)
        return [entry.pillar_id for day in sorted(days) for entry in days[day]]


@pytest.fixture
def plan(desk: Desk) -> Plan:
    return Plan(desk)


def test_promotions_that_are_not_written_become_value_and_back(plan: Plan) -> None:
    made = [plan.keep(f"2026-11-{day:02} 12:00", plan.promo) for day in (3, 4, 5)]
    mix = plan.runtime.mix
    found = mix.proposals(plan.client.id, FIRST, END)
    assert [each.act for each in found][:2] == [Act.SWAP, Act.SWAP]
    assert {each.code for each in mix.read(plan.client.id, FIRST, END).mix.remarks} >= {Code.PROMO_OVER, Code.IN_A_ROW}
    applied = mix.apply(plan.client.id, found, {plan.value: "Value"})
    assert mix.read(plan.client.id, FIRST, END).mix.warning is None
    mix.take_back(applied)
    assert plan.pillars() == [plan.promo] * 3
    mix.apply(plan.client.id, found[:1])
    plan.runtime.posts.edit(made[0], PostPatch(pillar_id=None))
    with pytest.raises(Conflict, match="plan_moved_on"):
        mix.apply(plan.client.id, found[:1])


def test_a_new_place_stays_where_somebody_has_written_in_it(plan: Plan) -> None:
    written = plan.keep("2026-11-03 12:00", plan.promo)
    plan.runtime.posts.edit(written, PostPatch(base=VariantInput(parts=(PartInput("Buy"),))))
    found = [each for each in plan.runtime.mix.proposals(plan.client.id, FIRST, END) if each.act is Act.ADD]
    assert found[0].channels == (plan.channel.id,)
    applied = plan.runtime.mix.apply(plan.client.id, found, {plan.value: "Value"})
    base = VariantInput(parts=(PartInput("Pan"),))
    plan.runtime.posts.edit(applied.made[0], PostPatch(base=base))
    with pytest.raises(Conflict):
        plan.runtime.mix.take_back(applied)
    assert plan.pillars().count(plan.value) == len(found)  # all or nothing


def test_a_place_without_words_changes_its_pillar_but_what_was_written_is_not_emptied(plan: Plan) -> None:
    post = plan.keep("2026-11-03 12:00", plan.promo)
    posts = plan.runtime.posts
    assert posts.edit(post, PostPatch(pillar_id=plan.value)).post.pillar_id == plan.value
    posts.edit(post, PostPatch(base=VariantInput(parts=(PartInput("Pan"),))))
    with pytest.raises(InvalidInput, match="empty_post"):
        posts.edit(post, PostPatch(base=VariantInput(parts=(PartInput(""),))))


def test_goals_set_at_once_and_pillars_to_begin_with(plan: Plan, desk: Desk) -> None:
    pillars, other = plan.runtime.pillars, desk.client("Otro")
    assert [each.target for each in pillars.set_targets(plan.client.id, {plan.value: 80, plan.promo: 20})] == [80, 20]
    assert [each.id for each in pillars.reorder(plan.client.id, [plan.promo])] == [plan.promo, plan.value]
    made = pillars.preset(other.id, "shop", {"value": "Valor"})
    assert sum(each.target for each in made) == 100
    assert made[0].name == "Valor"
