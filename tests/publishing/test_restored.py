"""After a restore: what came due since the copy was made is not sent again by itself."""

from datetime import timedelta

from smdesk.core.publication import State
from smdesk.db import Backups, open_database, read_note, restore
from tests.publishing.desk import Desk


def test_what_went_out_after_the_copy_is_asked_about_and_not_sent_twice(desk: Desk) -> None:
    channel = desk.channel("sol")
    [gone] = desk.schedule(desk.post("went out after the copy"), channel, in_s=600)
    [later] = desk.schedule(desk.post("tomorrow"), channel, in_s=90_000)
    copy = Backups(desk.folder, clock=desk.clock).create("manual")
    desk.pass_time(700)
    assert desk.texts() == ["went out after the copy"]

    desk.db.close()
    restore(desk.folder, copy.path, clock=desk.clock)
    desk.db = open_database(desk.folder, clock=desk.clock)
    desk.service.db = desk.service.ledger.db = desk.db
    desk.boot()
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
