"""After a restore: what may have gone out since the copy was made is not sent again by itself."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from smdesk.core.events import AttentionNeeded
from smdesk.core.publication import State
from smdesk.db import Backups, open_database, read_note, restore
from tests.publishing.desk import Desk

DAY = 86_400.0


def copied(desk: Desk) -> Callable[[], None]:
    """Make a copy of the desk; what this gives restores it and starts the program."""
    copy = Backups(desk.folder, clock=desk.clock).create("manual")

    def back() -> None:
        desk.db.close()
        restore(desk.folder, copy.path, clock=desk.clock)
        desk.db = open_database(desk.folder, clock=desk.clock)
        desk.service.db = desk.service.ledger.db = desk.db
        desk.notices.clear()
        desk.db.bus.subscribe(AttentionNeeded, desk.notices.append)
        desk.boot()

    return back


def test_what_went_out_after_the_copy_is_asked_about_and_not_sent_twice(desk: Desk) -> None:
    channel = desk.channel("sol")
    [gone] = desk.schedule(desk.post("went out after the copy"), channel, in_s=600)
    [later] = desk.schedule(desk.post("tomorrow"), channel, in_s=90_000)
    back = copied(desk)
    desk.pass_time(700)
    assert desk.texts() == ["went out after the copy"]
    back()
    desk.pass_time(60)

    assert desk.state(gone) is State.LATE
    assert desk.service.view(gone).next_step == "decide_late"
    assert desk.state(later) is State.SCHEDULED
    assert desk.texts() == ["went out after the copy"]
    assert read_note(desk.folder) is None

    desk.service.resolve(gone, published_url="")
    desk.clock.advance(timedelta(days=2).total_seconds())
    desk.run()
    assert desk.texts() == ["went out after the copy"]


@pytest.mark.parametrize("dedupe", ["key", "client_id", "two_phase", "lookback", "none"])
def test_what_was_sent_early_after_the_copy_is_found_on_the_network_and_not_sent_again(desk: Desk, dedupe: str) -> None:
    channel = desk.channel("sol", limits={"dedupe": dedupe})
    [early] = desk.schedule(desk.post("early", comment="#tags"), channel, in_s=DAY)
    [other] = desk.schedule(desk.post("other"), channel, in_s=DAY)
    back = copied(desk)
    desk.service.now(early)
    desk.pass_time(60)
    assert desk.texts() == ["early", "#tags"]
    back()
    assert {desk.state(early), desk.state(other)} == {State.UNCONFIRMED}
    desk.pass_time(60)
    if dedupe == "none":
        assert {desk.service.view(number).ask for number in (early, other)} == {"no_listing"}
        desk.service.resolve(early, published_url=desk.net.posts()[0].url)
        desk.service.resolve(other, published_url=None)
        desk.service.resolve(desk.comment_of(early).id, published_url="")
    assert desk.state(early) is desk.comment_of(early).state is State.PUBLISHED
    assert desk.state(other) is State.SCHEDULED
    assert desk.texts() == ["early", "#tags"]
    desk.pass_time(2 * DAY)
    assert desk.texts() == ["early", "#tags", "other"]
    assert not desk.open_rows()


def test_until_the_network_has_been_asked_nothing_of_the_channel_goes_out(desk: Desk) -> None:
    channel = desk.channel("sol")
    [early] = desk.schedule(desk.post("early"), channel, in_s=DAY)
    back = copied(desk)
    desk.service.now(early)
    desk.pass_time(60)
    desk.break_network("find", "find_silent")
    back()
    [new] = desk.schedule(desk.post("new"), channel, in_s=1)
    desk.pass_time(10)
    assert (desk.state(early), desk.state(new)) == (State.UNCONFIRMED, State.SCHEDULED)
    desk.pass_time(60)
    assert (desk.state(early), desk.state(new)) == (State.PUBLISHED, State.PUBLISHED)
    assert desk.texts() == ["early", "new"]


def test_of_a_thread_that_may_be_out_and_of_two_of_the_same_text_the_person_is_asked(desk: Desk) -> None:
    channel = desk.channel("sol")
    [thread] = desk.schedule(desk.post("a", "b"), channel, in_s=DAY)
    twins = [desk.schedule(desk.post("the same"), channel, in_s=DAY)[0] for _ in range(2)]
    back = copied(desk)
    desk.service.now(thread)
    desk.service.now(twins[0])
    desk.pass_time(300)
    back()
    desk.pass_time(60)
    assert [desk.service.view(number).ask for number in (thread, *twins)] == [
        "restored", "same_text_earlier", "same_text_earlier",
    ]  # fmt: skip
    assert sorted(desk.codes()) == ["publication_unconfirmed"] * 3
    for number, url in ((thread, ""), (twins[0], ""), (twins[1], None)):
        desk.service.resolve(number, published_url=url)
    desk.pass_time(2 * DAY)
    assert desk.texts() == ["a", "b", "the same", "the same"]
    assert not desk.open_rows()


def test_what_waits_at_the_network_since_is_not_handed_over_twice(desk: Desk) -> None:
    channel = desk.channel("sol")
    desk.service.pause(channel)
    [number] = desk.schedule(desk.post("handed over"), channel, in_s=DAY, mode="delegate")
    back = copied(desk)
    desk.service.resume(channel)
    desk.pass_time(60)
    assert len(desk.net.scheduled()) == 1
    back()
    desk.service.resume(channel)
    desk.pass_time(60)
    assert desk.state(number) is State.DELEGATED
    assert len(desk.net.scheduled()) == 1
    desk.pass_time(2 * DAY)
    assert desk.texts() == ["handed over"]


def test_what_was_held_is_looked_for_too_and_held_again(desk: Desk) -> None:
    channel = desk.channel("sol")
    desk.change_client(approval_required=True)
    [number] = desk.schedule(desk.post("one"), channel, in_s=DAY)
    desk.change_row(number, state=State.HELD, hold_reason="approval")
    copied(desk)()
    assert desk.state(number) is State.UNCONFIRMED
    desk.pass_time(DAY + 60)
    assert (desk.state(number), desk.service.view(number).hold_reason) == (State.HELD, "approval")
