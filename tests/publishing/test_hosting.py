"""Media that a network fetches: put at a public address by the channel's media host, and cleared away in the end."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from smdesk.adapters.hosting import Hosted, Stored
from smdesk.core.clock import FakeClock
from smdesk.core.hosting import HostInfo
from smdesk.core.outcome import Limited, NotSent, Prepared, Refused, Unknown, Why
from smdesk.core.publication import State
from smdesk.db import hosts
from smdesk.publishing.hosting import Hosting, needed_files
from tests.publishing.desk import Desk

PUBLIC = "https://media.sol.example/x9"
BY_ADDRESS = {"media_by_address": ["image"]}


class Shelf:
    """A media host in memory: name → when it was put there."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock, self.files, self.puts = clock, dict[str, datetime](), 0
        self.answers: list[Any] = []  # given one by one instead of keeping the file
        self.during_removal = lambda: None

    def put(self, file: Hosted) -> Any:
        self.puts += 1
        if self.answers:
            return self.answers.pop(0)
        self.files[file.name] = self.clock.now()
        return Prepared({"url": f"{PUBLIC}/{file.name}", "name": file.name})

    def stored(self) -> tuple[Stored, ...]:
        return tuple(Stored(name, at) for name, at in self.files.items())

    def remove(self, name: str) -> Any:
        self.during_removal()
        self.files.pop(name, None)
        return Prepared({})

    def close(self) -> None:
        pass


class Looks:
    """What the look from outside finds, one after the other; then nothing amiss."""

    def __init__(self) -> None:
        self.found: list[Any] = []

    def trouble(self, url: str, mime: str) -> Any:
        return self.found.pop(0) if self.found else None


@pytest.fixture
def shelf(desk: Desk) -> Shelf:
    return Shelf(desk.clock)


@pytest.fixture
def looks() -> Looks:
    return Looks()


@pytest.fixture
def hosting(desk: Desk, shelf: Shelf, looks: Looks) -> Hosting:
    class Keyring:
        def get(self, ref: str) -> dict[str, str]:
            return {}

    made = Hosting(Keyring(), desk.clock, build=lambda info, secrets, http, clock: shelf, look=looks)
    desk.hosting = made
    desk.boot()
    return made


@pytest.fixture
def info(desk: Desk, hosting: Hosting) -> HostInfo:
    return host(desk)


def host(desk: Desk, number: int = 1) -> HostInfo:
    made = HostInfo(number, desk.client_id, "s3", "sol@bucket", {"public": PUBLIC})
    with desk.db.write() as unit:
        hosts.store(unit.connection, made)
    return made


def picture_post(desk: Desk, *channels: int) -> list[int]:
    media = [desk.medium("a"), desk.medium("b")]
    return desk.schedule(desk.post("Fresh bread", media=media), *channels)


def needed(desk: Desk) -> frozenset[tuple[int, str]]:
    with desk.db.read() as session:
        return needed_files(session.connection())


def test_the_network_gets_addresses_that_the_host_gave(desk, shelf, info):
    [publication] = picture_post(desk, desk.channel(limits=BY_ADDRESS))
    desk.pass_time(120)
    assert desk.state(publication) is State.PUBLISHED
    assert desk.outcomes(publication) == [
        ("upload:0:0", "prepared"),
        ("upload:0:1", "prepared"),
        ("part:0", "published"),
    ]
    done = desk.row(publication).step_state["done"]
    assert [done[f"upload:0:{n}"]["url"] for n in (0, 1)] == [f"{PUBLIC}/{name}" for name in shelf.files]
    assert done["upload:0:0"]["host"] == info.id


def test_bytes_still_go_to_the_network_where_it_takes_them(desk, shelf, info):
    [publication] = picture_post(desk, desk.channel())
    desk.pass_time(120)
    assert desk.state(publication) is State.PUBLISHED
    assert shelf.puts == 0


def test_without_a_host_it_waits_for_one_and_then_goes_on(desk, shelf, hosting):
    channel = desk.channel(limits=BY_ADDRESS)
    [publication] = picture_post(desk, channel)
    desk.pass_time(120)
    row = desk.row(publication)
    assert (row.state, row.hold_reason, row.error_code) == (State.HELD, "account", "host_missing")
    assert desk.codes() == ["channel_problem"]
    host(desk)
    desk.change_channel(channel, problem="")
    desk.pass_time(5)
    assert desk.state(publication) is State.PUBLISHED


@pytest.mark.parametrize(
    "trouble",
    [NotSent("offline"), Unknown("no_answer"), NotSent("server_error"), Limited("rate_limited"),
     Refused("host_busy", Why.TRANSIENT)],
)  # fmt: skip
def test_a_silent_host_is_tried_again_and_nothing_is_published_before(desk, shelf, info, trouble):
    shelf.answers = [trouble]
    [publication] = picture_post(desk, desk.channel(limits=BY_ADDRESS))
    desk.pass_time(61)
    assert desk.row(publication).error_code in {"host_unreachable", "host_busy"}
    assert desk.texts() == []
    desk.pass_time(120)
    assert desk.state(publication) is State.PUBLISHED
    assert len(desk.texts()) == 1


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (Refused("auth_refused", Why.AUTH), "host_login_refused"),
        (Refused("host_key_changed", Why.AUTH), "host_key_changed"),
        (Refused("site_full", Why.CONTENT), "host_full"),
        (Refused("target_gone", Why.GONE), "host_folder_missing"),
    ],
)
def test_a_host_that_must_be_put_right_holds_the_channel(desk, shelf, info, trouble, code):
    shelf.answers = [trouble]
    channel = desk.channel(limits=BY_ADDRESS)
    [publication] = picture_post(desk, channel)
    desk.pass_time(120)
    row = desk.row(publication)
    assert (row.state, row.error_code) == (State.HELD, code)
    assert shelf.puts == 1
    desk.change_channel(channel, problem="")
    desk.pass_time(5)
    assert desk.state(publication) is State.PUBLISHED


@pytest.mark.parametrize("code", ["media_too_large", "media_type_refused"])
def test_a_file_that_the_host_refuses_fails_alone(desk, shelf, info, code):
    shelf.answers = [Refused(code, Why.CONTENT)]
    channel = desk.channel(limits=BY_ADDRESS)
    [publication] = picture_post(desk, channel)
    desk.pass_time(120)
    assert desk.state(publication) is State.FAILED
    assert desk.row(publication).error_code.startswith("host_file_")


def test_an_address_that_nobody_can_read_is_never_given_to_the_network(desk, shelf, info, looks):
    looks.found = [NotSent("host_not_visible"), Refused("host_redirects", Why.AUTH)]
    [publication] = picture_post(desk, desk.channel(limits=BY_ADDRESS))
    desk.pass_time(61)
    assert desk.row(publication).error_code == "host_not_visible"
    desk.pass_time(60)
    assert (desk.state(publication), desk.texts()) == (State.HELD, [])


def test_a_file_that_is_gone_is_our_own_fault(desk, shelf, info):
    [publication] = picture_post(desk, desk.channel(limits=BY_ADDRESS))
    desk.pass_time(30)
    Path(desk.folder / "media" / "b").unlink()
    desk.pass_time(60)
    assert desk.row(publication).error_code == "media_missing"


def test_what_ended_is_cleared_away_after_a_day(desk, shelf, hosting, info):
    picture_post(desk, desk.channel(limits=BY_ADDRESS))
    desk.pass_time(120)
    fresh = Hosting(hosting._secrets, desk.clock, build=hosting._build, look=hosting._look)  # after a restart
    assert needed(desk) == frozenset()
    assert fresh.clear(info, needed(desk)) == 0
    desk.clock.advance(86_500)
    assert hosting.clear(info, needed(desk)) == 0  # this process gave its address to a network
    assert fresh.clear(info, needed(desk)) == 2
    assert shelf.files == {}


def test_what_may_still_be_tried_again_stays(desk, shelf, hosting, info):
    desk.break_network("publish", "refused")
    [publication] = picture_post(desk, desk.channel(limits=BY_ADDRESS))
    desk.pass_time(120)
    assert desk.state(publication) is State.FAILED
    fresh = Hosting(hosting._secrets, desk.clock, build=hosting._build, look=hosting._look)
    desk.clock.advance(86_500)
    assert needed(desk) == {(info.id, name) for name in shelf.files}
    assert fresh.clear(info, needed(desk)) == 0
    desk.service.retry(publication)
    desk.pass_time(5)
    assert desk.state(publication) is State.PUBLISHED
    assert fresh.clear(info, needed(desk)) == 2


def test_a_file_is_not_handed_out_while_it_is_being_cleared_away(desk, shelf, hosting, info):
    picture_post(desk, desk.channel(limits=BY_ADDRESS))
    desk.pass_time(120)
    fresh = Hosting(hosting._secrets, desk.clock, build=hosting._build, look=hosting._look)
    desk.clock.advance(86_500)
    from smdesk.core.content import MediaItem

    item, seen = MediaItem("a", "image/png", 20), []
    shelf.during_removal = lambda: seen.append(fresh.put(info, item, desk.folder / "media" / "a"))
    fresh.clear(info, frozenset())
    assert any(outcome == NotSent("host_busy") for outcome in seen)
    shelf.during_removal = lambda: None
    assert isinstance(fresh.put(info, item, desk.folder / "media" / "a"), Prepared)
    desk.clock.advance(timedelta(days=2).total_seconds())
    assert fresh.clear(info, frozenset()) == 0  # it was handed out since
