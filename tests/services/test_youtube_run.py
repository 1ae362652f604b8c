"""A video from the composer to YouTube, through the ledger: uploaded in pieces, cut, killed, renewed, and out once."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from smdesk.adapters import registry
from smdesk.adapters.youtube import upload
from smdesk.services.accounts import Login
from smdesk.system import media_store
from smdesk.system.media_probe import Probe
from tests.adapters.contract.wire import after
from tests.adapters.contract.youtube import OneChannel
from tests.services.desk import Desk

pytestmark = pytest.mark.slow

OPTIONS = {"title": "Rye", "made_for_kids": "no"}
SIZE = 4000


@pytest.fixture
def net(tmp_path, desk, monkeypatch):
    """YouTube, and every call of the desk going there."""
    made = OneChannel(tmp_path / "tube", {})
    made.clock = made.tube.clock = desk.clock
    monkeypatch.setattr(registry, "_http", lambda secrets: made.http())
    monkeypatch.setattr(upload, "PIECE", SIZE // 4)
    monkeypatch.setattr(media_store, "probe", lambda *_args: Probe())  # nothing is known of what is no film
    yield made
    made.close()


@pytest.fixture
def film(tmp_path) -> Path:
    """Not a film, but called one; nobody looks inside."""
    file = tmp_path / "rye.mp4"
    file.write_bytes(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(SIZE - 24))
    return file


def connected(desk: Desk, net: OneChannel):
    client = desk.client()
    return client, desk.runtime.channels.connect("youtube", client.id, Login(found=net.connect()))


def scheduled(desk: Desk, client, channel, film, **options):
    base = {"options": {**OPTIONS, **options}}
    saved = desk.add(client, channel, text="Fresh rye", after=timedelta(minutes=5), media=((film, ""),), base=base)
    desk.clock.advance(301)
    return saved


def run(desk: Desk, minutes: int = 20) -> None:
    """Time goes by, and the publisher looks."""
    for _ in range(minutes * 4):
        desk.publish()
        desk.clock.advance(15)


def states(desk: Desk) -> list[str]:
    with desk.runtime.db.read() as session:
        return [row[0] for row in session.connection().exec_driver_sql("SELECT state FROM publication ORDER BY id")]


def test_it_goes_out_once_whatever_is_cut(desk, net, film):
    client, channel = connected(desk, net)
    scheduled(desk, client, channel, film)
    for number in (2, 5, 6, 9):
        net.server.garble(after(httpx.ReadTimeout), number)
    run(desk)
    assert states(desk) == ["published"]
    (video,) = net.tube.videos.values()
    assert (video["status"]["privacyStatus"], video["snippet"]["title"]) == ("public", "Rye")
    assert len(net.live()) == 1


def test_a_renewal_in_the_middle_is_stored_before_it_is_used(desk, net, film):
    client, channel = connected(desk, net)
    desk.clock.advance(13 * 3600)  # the access of the connection is over
    scheduled(desk, client, channel, film)
    run(desk)
    assert states(desk) == ["published"]
    (kept,) = [json.loads(value) for value in desk.secrets._values.values()]
    assert kept["refresh_token"] == "refresh-of-the-test"
    assert kept["expires_at"] > (desk.clock.now() + timedelta(hours=6)).isoformat()


def test_an_access_that_was_withdrawn_waits_for_the_person_and_goes_on_after_it(desk, net, film, monkeypatch):
    client, channel = connected(desk, net)
    desk.clock.advance(13 * 3600)
    refused = lambda _request: httpx.Response(400, json={"error": "invalid_grant"})  # noqa: E731
    monkeypatch.setattr(net.tube, "_token", refused)
    scheduled(desk, client, channel, film)
    run(desk, 2)
    assert states(desk) == ["held"]
    assert desk.runtime.channels.show(channel.id).problem == "access_ended"
    monkeypatch.undo()
    monkeypatch.setattr(registry, "_http", lambda secrets: net.http())
    desk.runtime.channels.reconnect(channel.id, Login(found=net.connect()))
    run(desk)
    assert states(desk) == ["published"]
    assert len(net.live()) == 1


def test_a_project_that_is_not_audited_fails_with_its_sentence_and_trying_again_uploads_nothing(desk, net, film):
    client, channel = connected(desk, net)
    net.tube.audited = False
    scheduled(desk, client, channel, film)
    run(desk)
    assert states(desk) == ["failed"]
    net.tube.audited = True
    with desk.runtime.db.read() as session:
        (number,) = session.connection().exec_driver_sql("SELECT id FROM publication").one()
    desk.runtime.publishing.retry(number)
    run(desk)
    assert states(desk) == ["published"]
    assert len(net.tube.videos) == 1
