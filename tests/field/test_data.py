"""Data: updates, freezes and moving house, as users of comparable tools have suffered them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from smdesk.core.clock import FakeClock
from smdesk.core.errors import StorageError
from smdesk.core.publication import State
from smdesk.db import Backups, open_database
from smdesk.db.transfer import export_zip, import_zip
from smdesk.services.calendar.service import CalendarService
from smdesk.system.lock import Kind, OwnerLock
from tests.db.shelf import fill, schemas, titles
from tests.publishing.desk import Desk
from tests.services.desk import Desk as Shop


def test_an_update_makes_a_backup_first_and_loses_no_row(data_folder: Path, tmp_path: Path) -> None:
    """biliup-app 114: an update wiped the templates."""
    old, new = schemas(tmp_path)
    fill(data_folder, old)
    before = titles(data_folder, old)
    open_database(data_folder, schema=new).close()
    assert titles(data_folder, new) == before
    assert [copy.reason for copy in Backups(data_folder, new).all()] == ["before-upgrade-0001"]


def test_after_a_freeze_a_damaged_database_is_offered_its_newest_good_backup(desk: Desk) -> None:
    """postybirb 13: after a freeze the program did not open."""
    desk.schedule(desk.post("one"), desk.channel("sol"))
    copy = Backups(desk.folder, clock=desk.clock).create("manual")
    desk.db.close()
    path = desk.folder / "smdesk.sqlite3"
    path.write_bytes(path.read_bytes()[:4096] + b"\x00" * 8192)
    (desk.folder / "unclean").write_text("1\n")
    with pytest.raises(StorageError) as damaged:
        open_database(desk.folder, clock=desk.clock)
    assert damaged.value.code == "database_damaged"
    assert damaged.value.facts["newest_good_backup"] == str(copy.path)


def test_a_second_copy_of_the_program_refuses_and_names_the_first(data_folder: Path) -> None:
    first = OwnerLock(data_folder, Kind.WINDOW)
    first.acquire()
    try:
        with pytest.raises(StorageError) as locked:
            OwnerLock(data_folder, Kind.PUBLISH).acquire()
        assert (locked.value.code, locked.value.facts["kind"]) == ("locked", "window")
    finally:
        first.release()


def test_everything_goes_out_and_comes_in_again_to_the_same_calendar(
    shop: Shop, tmp_path: Path, clock: FakeClock
) -> None:
    """postiz-app 1780, 236: no way out with one's data."""
    client = shop.client("Panadería «Sol» 🥖")
    channel = shop.channel(client)
    for days in (1, 2, 40):
        shop.add(client, channel, after=timedelta(days=days), text=f"En {days} días: ¡pan!")
    shop.add(client, channel, text="sin fecha")

    def calendar(desk: Shop) -> list[tuple[object, ...]]:
        items = CalendarService(desk.runtime.db).range(clock.now(), clock.now() + timedelta(days=365))
        return [(item.client, item.channel, item.text, item.wall, item.zone, item.state) for item in items]

    before = calendar(shop)
    drafts = len(shop.runtime.posts.listing(client=client.id))
    export_zip(shop.runtime.folder.root, tmp_path / "desk.zip", clock=clock)
    target = tmp_path / "new"
    target.mkdir()
    import_zip(tmp_path / "desk.zip", target, clock=clock)
    moved = Shop.open(target, clock)
    try:
        assert calendar(moved) == before
        assert len(before) == 3
        assert len(moved.runtime.posts.listing(client=client.id)) == drafts
    finally:
        moved.runtime.close()


def test_a_restored_desk_sends_nothing_a_second_time(desk: Desk) -> None:
    from smdesk.db import restore

    [number] = desk.schedule(desk.post("one"), desk.channel("sol"))
    copy = Backups(desk.folder, clock=desk.clock).create("manual")
    desk.pass_time(61)
    desk.db.close()
    restore(desk.folder, copy.path, clock=desk.clock)
    desk.db = open_database(desk.folder, clock=desk.clock)
    desk.service.db = desk.service.ledger.db = desk.db
    desk.boot()
    desk.pass_time(7200)
    assert desk.texts() == ["one"]
    assert desk.state(number) is State.LATE


# Left to the window: that a second start raises the first one's window.
