"""Checks of a text, settings, backups, the diagnosis, the honest map and the example desk."""

from __future__ import annotations

import json
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from smdesk.core import network as networks
from smdesk.core.approval import Says
from smdesk.core.clock import FakeClock
from smdesk.core.errors import InvalidInput, NotAllowed, NotFound, StorageError
from smdesk.core.network import Feature
from smdesk.core.publication import State
from smdesk.core.walltime import in_zone
from smdesk.services.approvals.views import Now
from smdesk.services.backup import BackupService
from smdesk.services.checks import of_text
from smdesk.services.doctor import Doctor, self_test
from smdesk.services.network_map import listing
from smdesk.services.practice.service import PracticeService
from smdesk.services.settings import SettingsService
from smdesk.services.zone import computer_zone
from smdesk.system.paths import DataFolder
from tests.services.desk import Desk

pytestmark = pytest.mark.slow


def test_a_text_is_measured_by_the_networks_own_rule() -> None:
    found = of_text("bluesky", "👩‍👩‍👧 ñ")
    assert (found.count, found.limit, found.over) == (3, 300, False)
    long = of_text("bluesky", "x" * 301)
    assert long.over
    assert [each.finding.code for each in long.findings] == ["text_too_long"]
    with pytest.raises(NotFound):
        of_text("myspace", "x")


def test_settings_hold_their_value_their_default_and_their_kind(desk: Desk) -> None:
    settings = SettingsService(desk.runtime.db)
    assert settings.get("publishing.late_limit") == 30
    settings.set("publishing.late_limit", 45)
    assert settings.get("publishing.late_limit") == 45
    assert {each.key for each in settings.listing() if each.is_set} == {"publishing.late_limit"}
    with pytest.raises(InvalidInput):
        settings.set("publishing.late_limit", "soon")
    settings.forget("publishing.late_limit")
    assert settings.get("publishing.late_limit") == 30
    with pytest.raises(NotFound):
        settings.set("publishing.latelimit", 3)


def test_a_backup_comes_back(desk: Desk, data_folder: Path, clock: FakeClock) -> None:
    desk.client("Sol")
    service = BackupService(DataFolder(data_folder), clock)
    made = service.create()
    desk.client("Mar")
    desk.runtime.close()
    restored = service.restore("latest")
    assert restored.source == made.path.name
    again = Desk.open(data_folder, clock)
    assert [client.name for client in again.runtime.clients.list()] == ["Sol"]
    again.runtime.close()
    assert Path(restored.kept).is_file()


def test_a_restore_of_what_is_in_use_or_missing_changes_nothing(
    desk: Desk, data_folder: Path, clock: FakeClock, tmp_path: Path
) -> None:
    service = BackupService(DataFolder(data_folder), clock)
    with pytest.raises(NotFound) as nothing:
        service.restore("latest")
    assert nothing.value.code == "no_backup"
    service.create()
    with pytest.raises(StorageError) as owned:
        service.restore("latest")
    assert owned.value.code == "locked"
    with pytest.raises(InvalidInput) as exists:
        service.create(Path(__file__))
    assert exists.value.code == "target_exists"
    empty = BackupService(DataFolder(tmp_path), clock)
    with pytest.raises(StorageError) as missing:
        empty.create()
    assert missing.value.code == "database_missing"


def test_the_diagnosis_tells_of_trouble_and_of_no_secret(desk: Desk, data_folder: Path, clock: FakeClock) -> None:
    client = desk.client()
    channel = desk.channel(client)
    desk.secrets.set("smdesk/x/bluesky-1", "hunter2-hunter2")
    with desk.runtime.db.write() as unit:
        unit.connection.exec_driver_sql(
            "UPDATE channel SET problem = 'auth_refused', secret_ref = 'smdesk/x/bluesky-1' WHERE id = 1"
        )
    found = {probe.name: probe for probe in Doctor(DataFolder(data_folder), clock).examine().probes}
    assert found["desk"].level == "problem"
    assert found["desk"].facts["broken"] == [{"channel": channel.id, "network": "practice", "problem": "auth_refused"}]
    assert found["owner"].facts["kind"] == "cli"
    assert found["database"].facts["check"] == "ok"
    assert (found["backups"].key, found["backups"].level) == ("probe.backups_none", "note")
    assert found["keyring"].error is not None
    assert found["keyring"].error.code == "no_keyring"
    told = json.dumps([probe.facts for probe in found.values()], default=str)
    assert "hunter2" not in told


def test_the_diagnosis_looks_at_a_folder_that_is_not_there_and_makes_nothing(tmp_path: Path, clock: FakeClock) -> None:
    place = tmp_path / "nowhere"
    found = {probe.name: probe for probe in Doctor(DataFolder(place), clock).examine().probes}
    assert found["database"].level == "note"
    assert not place.exists()


def test_the_diagnosis_of_a_damaged_database_says_so(desk: Desk, data_folder: Path, clock: FakeClock) -> None:
    desk.runtime.close()
    (data_folder / "smdesk.sqlite3").write_bytes(b"no database at all" * 100)
    diagnosis = Doctor(DataFolder(data_folder), clock).examine()
    found = {probe.name: probe for probe in diagnosis.probes}
    assert not diagnosis.fine
    assert found["database"].error is not None
    assert found["database"].error.code == "database_damaged"


def test_a_clock_that_was_set_back_is_noticed(desk: Desk, data_folder: Path, clock: FakeClock) -> None:
    client = desk.client()
    desk.add(client, desk.channel(client), after=timedelta(seconds=1))
    clock.advance(2)
    desk.publish()
    found = {probe.name: probe for probe in Doctor(DataFolder(data_folder), clock).examine().probes}
    assert found["clock"].level == "ok"
    clock.jump(-86400)
    found = {probe.name: probe for probe in Doctor(DataFolder(data_folder), clock).examine().probes}
    assert found["clock"].level == "problem"


def test_the_installation_is_whole() -> None:
    assert [probe.name for probe in self_test() if probe.level != "ok"] == []


def test_the_map_claims_only_what_the_specs_offer() -> None:
    lines = {line.id: line for line in listing()}
    assert set(lines) == set(networks.known())
    for name, line in lines.items():
        offered = networks.load(name).can(Feature.PUBLISH)
        assert (line.way == "api") == offered
        assert offered or not line.abilities
        assert (line.proof == "person") == (not offered)


def test_in_the_example_desk_something_waits_for_the_person_at_any_hour(desk: Desk) -> None:
    runtime = desk.runtime
    here = in_zone(desk.clock.now(), computer_zone())
    # Just after another post that the person published by hand: that one is said to be out, and no other.
    desk.clock.jump((here.replace(hour=10, minute=50) - here).total_seconds())
    PracticeService(runtime.db, desk.clock, runtime.media, runtime.accounts, runtime.folder.practice).fill("en")
    waiting = [view.title for view in runtime.publishing.views(states=[State.ASSISTED])]
    assert waiting == ["Tomato toast"]


def test_the_example_desk_has_a_post_in_every_state_a_person_meets(desk: Desk) -> None:
    runtime = desk.runtime
    service = PracticeService(runtime.db, desk.clock, runtime.media, runtime.accounts, runtime.folder.practice)
    steps: list[tuple[int, int]] = []
    made = service.fill("es", progress=lambda done, whole: steps.append((done, whole)))
    assert steps[-1] == (made.posts, made.posts)
    views = runtime.publishing.views()
    met = Counter(view.state for view in views)
    wanted = {
        State.SCHEDULED, State.PUBLISHED, State.FAILED, State.UNCONFIRMED, State.LATE, State.ASSISTED, State.DELEGATED,
    }  # fmt: skip
    assert set(met) == wanted
    assert all(view.next_step != "nothing" for view in views if view.state is not State.PUBLISHED)
    stages = {post.stage for post in runtime.posts.listing()}
    assert {"idea", "draft", "in_design", "with_client", "changes", "approved", "planned"} <= stages
    assert made.clients == len(runtime.clients.list()) == 3
    assert {pillar.client_id for pillar in runtime.pillars.list()} == {client.id for client in runtime.clients.list()}
    assert runtime.snippets.list(kind="hashtags")
    assert any(channel.slots for channel in runtime.channels.listing())
    rounds = [runtime.approvals.show(each.id) for each in runtime.approvals.list()]
    assert {each.client_id for each in rounds} == {client.id for client in runtime.clients.list()}
    assert {item.now for each in rounds for item in each.items} == {Now.NEW, Now.WAITING, Now.CHANGES, Now.APPROVED}
    assert any(item.says is Says.TEXT and item.texts for each in rounds for item in each.items)
    with desk.network() as network:
        assert network.duplicates() == ()
    with pytest.raises(NotAllowed) as again:
        service.fill("es")
    assert again.value.code == "desk_not_empty"
