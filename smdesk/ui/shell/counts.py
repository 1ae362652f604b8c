"""Numbers that the window itself tells: what waits on each page, and what would not go out if it ended."""

from __future__ import annotations

from datetime import timedelta

from smdesk.core.publication import State
from smdesk.services.pulse import Pulse, PulseService
from smdesk.ui.kit.context import Ui

#: Quitting asks when something would go out in this time.
SOON = timedelta(hours=24)


def badges(ui: Ui) -> dict[str, int]:
    """By page, also one that has not been visited: what needs the person there, of the clients that may be seen."""
    runtime, now, hides = ui.runtime, ui.now(), ui.scope.hides
    pulses = PulseService(runtime.db).read(now, now)
    open_ = sum((each for client, each in pulses.items() if not hides(client)), Pulse())
    broken = [each for each in runtime.channels.listing(troubled=True) if not hides(each.client_id)]
    rounds = [each for each in runtime.approvals.list() if not hides(each.client_id) and each.closed_at is None]
    asked = sum(each.tally.changes for each in rounds)
    return {"publish": open_.wrong + open_.waiting, "channels": len(broken), "approvals": asked}


def will_not_go_out(ui: Ui) -> int:
    """Posts that are due soon and would have nobody to send them."""
    if not ui.at_work:  # also while it is about to begin
        return 0
    due = ui.runtime.publishing.views(states=[State.SCHEDULED, State.SENDING], end=ui.now() + SOON)
    return len({(view.post_id, view.occurrence) for view in due if view.next_step not in {"wait_paused", "nothing"}})
