"""An access that ends: told a week before, red when it is over, from what the network said to the row of the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from smdesk.adapters.practice import adapter
from smdesk.core.walltime import in_zone
from smdesk.services.zone import computer_zone
from smdesk.ui.channels.condition import State
from smdesk.ui.channels.model import Column


def test_a_channel_whose_access_ends_is_ochre_a_week_before_and_red_after(example_desk, ui, monkeypatch):
    window = example_desk.window
    window.router.go("channels")
    page = window.router.page("channels")
    view = ui.runtime.channels.listing(network="practice")[0]
    now = ui.now()
    ends = now + timedelta(days=20)
    whoami = adapter.PracticeAdapter.whoami
    monkeypatch.setattr(
        adapter.PracticeAdapter,
        "whoami",
        lambda self: replace(found := whoami(self), facts={**found.facts, "expires_at": ends.isoformat()}),
    )
    ui.runtime.channels.test(view.id)
    told = []
    page.counted.connect(told.append)

    def shown_at(moment):
        monkeypatch.setattr(type(ui), "now", lambda _self: moment)
        page._look_quietly()
        found = page.model.by_id(view.id)
        return page.model.state(found), page.model.text(found, Column.STATE), page.model.condition(found).note

    day = in_zone(ends, computer_zone())
    date = f"{day.day} {day:%b}"
    assert shown_at(now) == (State.READY, "Connected", f"Until {date}")
    assert shown_at(ends - timedelta(days=8))[0] is State.READY
    assert shown_at(ends - timedelta(days=6)) == (State.EXPIRING, "Ends soon", f"Until {date} · 6 days left")
    assert shown_at(ends - timedelta(minutes=20))[2].endswith(" · 1 day left")
    assert page.broken.notice is None
    assert shown_at(ends + timedelta(days=1)) == (State.REPAIR, "Access ended", f"Ended {date}")
    assert told[-1] == 1
    assert page.broken.notice is not None
    assert view.handle in page.broken.notice.title
    assert page.view.findChild(object, f"repair-{view.id}") is not None
