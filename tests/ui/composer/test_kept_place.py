"""A place in the plan without a word yet is opened, given another pillar, and written."""

from __future__ import annotations

from datetime import datetime

from smdesk.core.walltime import WallTime
from smdesk.services.plan import placeholders
from smdesk.services.plan.placeholders import New
from tests.ui.composer.conftest import Bench


def test_a_kept_place_takes_a_pillar_before_it_is_written_and_keeps_its_day(bench: Bench) -> None:
    runtime = bench.desk.runtime
    pillar = runtime.pillars.add(bench.client.id, "Value", kind="value", target=100).id
    wall = WallTime(datetime(2030, 12, 3, 9), bench.client.zone)
    with runtime.db.write() as unit:
        new = New(bench.client.id, wall, (bench.auto.id,), title="A place")
        post = placeholders.make(unit.session, new, runtime.clock.now())
    bench.page.open(post)
    bench.page.editor.properties._take_pillar(pillar)
    bench.settle()
    assert bench.page.keeper.save()
    assert runtime.posts.show(post).pillar_id == pillar
    bench.type("Pan")
    bench.settle()
    stored = runtime.posts.show(post)
    assert (stored.text, stored.title, stored.planned) == ("Pan", "A place", wall)
