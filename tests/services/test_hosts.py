"""Media hosts of clients: tried before they are stored, one for each channel, and what waited for one goes on."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from smdesk.adapters.hosting import Hosted, Stored
from smdesk.core.errors import (
    InvalidInput,
    LimitedError,
    NotAllowed,
    NotFound,
    Offline,
    RefusedError,
)
from smdesk.core.outcome import Limited, NotSent, Prepared, Refused, Why
from smdesk.core.publication import State
from smdesk.publishing.hosting import Hosting
from smdesk.services.hosts import HostLogin, HostsService
from smdesk.words.catalogue import Words
from tests.services.desk import Desk

pytestmark = pytest.mark.slow

LOGIN = HostLogin("s3.example.com", "AKIA1", "very-secret", {"bucket": "sol", "public": "https://media.sol.example"})
OTHER = HostLogin("s3.example.com", "AKIA1", "very-secret", {"bucket": "luna", "public": "https://media.sol.example"})


class Place:
    """Where every media host of a test keeps its files; `answer` is given instead of taking one."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.files = desk, dict[str, datetime]()
        self.answer: Any = None
        self.found: Any = None
        self.facts: list[Any] = []

    def build(self, info: Any, secrets: dict[str, str], http: Any, clock: Any) -> Any:
        self.facts.append((dict(info.facts), secrets))
        return self

    def put(self, file: Hosted) -> Any:
        if self.answer is not None:
            return self.answer
        self.files[file.name] = self.desk.clock.now()
        return Prepared({"url": f"https://media.sol.example/{file.name}", "name": file.name})

    def stored(self) -> tuple[Stored, ...]:
        if isinstance(self.answer, OSError):
            raise self.answer
        return tuple(Stored(*each) for each in self.files.items())

    def remove(self, name: str) -> Any:
        self.files.pop(name, None)
        return Prepared({})

    def close(self) -> None:
        pass

    def trouble(self, url: str, mime: str) -> Any:
        return self.found(self.facts[-1][0]) if callable(self.found) else self.found


@pytest.fixture
def place(desk: Desk) -> Place:
    made, runtime = Place(desk), desk.runtime
    runtime.hosting = Hosting(runtime.accounts, desk.clock, build=made.build, look=made)
    return made


@pytest.fixture
def hosts(desk: Desk, place: Place) -> HostsService:
    return desk.runtime.hosts


def test_it_is_tried_out_before_it_is_stored(desk, hosts, place):
    client = desk.client()
    channel = desk.channel(client)
    view = hosts.add("s3", client.id, LOGIN)
    assert (view.kind, view.name, view.public) == ("s3", "sol@s3.example.com", "https://media.sol.example")
    assert (view.client, view.channels) == ("Sol", (channel.id,))
    assert hosts.listing() == hosts.listing(client.id) == (view,)
    assert place.files == {}  # what was put there to try is gone
    assert "very-secret" not in repr(view)


@pytest.mark.parametrize(
    ("answer", "kind", "code"),
    [
        (Refused("host_login_refused", Why.AUTH, "No."), RefusedError, "host_login_refused"),
        (NotSent("offline", "no route"), Offline, "host_unreachable"),
        (Limited("rate_limited"), LimitedError, "host_busy"),
    ],
)
def test_what_does_not_work_is_said_and_nothing_is_stored(desk, hosts, place, answer, kind, code):
    client = desk.client()
    place.answer = answer
    with pytest.raises(kind) as caught:
        hosts.add("s3", client.id, LOGIN)
    assert caught.value.code == code
    assert "…" not in Words("en").error(caught.value).what  # it names the place
    assert hosts.listing() == ()
    assert not [name for name in desk.secrets._values if "host" in name]


def test_a_bucket_that_wants_each_object_declared_public_is_understood(desk, hosts, place):
    private = Refused("host_not_public", Why.AUTH)
    place.found = lambda facts: None if facts["acl"] == "public-read" else private
    hosts.add("s3", desk.client().id, LOGIN)
    place.facts.clear()
    hosts.test(1)
    assert [facts["acl"] for facts, _ in place.facts] == ["public-read"]


def test_a_folder_that_nobody_may_read_is_refused(desk, hosts, place):
    place.found = Refused("host_not_public", Why.AUTH, "HTTP 403")
    with pytest.raises(RefusedError) as caught:
        hosts.add("s3", desk.client().id, LOGIN)
    assert (caught.value.code, caught.value.facts["words"]) == ("host_not_public", "HTTP 403")


def test_the_same_one_again_is_repaired(desk, hosts, place):
    client = desk.client()
    first = hosts.add("s3", client.id, LOGIN)
    again = hosts.add("s3", client.id, HostLogin(LOGIN.server, LOGIN.handle, "another-secret", LOGIN.options))
    assert again == first
    assert place.facts[-1][1]["secret"] == "another-secret"
    assert len([name for name in desk.secrets._values if "host" in name]) == 1


def test_each_channel_has_one_and_unless_told_otherwise_the_first(desk, hosts, place):
    sol, luna = desk.client(), desk.client("Luna")
    one, two = desk.channel(sol, "one"), desk.channel(sol, "two")
    first, second = hosts.add("s3", sol.id, LOGIN), hosts.add("s3", sol.id, OTHER)
    other = hosts.add("s3", luna.id, LOGIN)
    assert hosts.of_channel(one.id).id == first.id
    hosts.choose(two.id, second.id)
    assert hosts.of_channel(two.id).id == second.id
    assert [view.channels for view in hosts.listing()] == [(one.id,), (two.id,), ()]
    with pytest.raises(NotAllowed) as caught:
        hosts.choose(one.id, other.id)
    assert caught.value.code == "host_of_other_client"
    hosts.choose(two.id, None)
    assert hosts.of_channel(two.id).id == first.id
    hosts.choose(two.id, second.id)
    hosts.remove(second.id)
    assert hosts.of_channel(two.id).id == first.id


def test_a_removed_one_leaves_no_secret_and_nothing_behind(desk, hosts, place):
    client = desk.client()
    hosts.add("s3", client.id, LOGIN)
    place.files["old.png"] = desk.clock.now()
    hosts.remove(1)
    assert place.files == {}
    assert not [name for name in desk.secrets._values if "host" in name]
    with pytest.raises(NotFound):
        hosts.show(1)


def test_posts_that_need_one_are_refused_in_advance(desk, hosts, place, picture):
    client = desk.client()
    channel = desk.channel(client)
    by_address(desk, channel.id)
    with pytest.raises(InvalidInput) as caught:
        desk.add(client, channel, after=timedelta(hours=1), media=[(picture, "Bread")])
    assert (caught.value.code, caught.value.facts["finding"]) == ("check_failed", "media_host_missing")
    assert desk.add(client, channel, after=timedelta(hours=1)).publications  # text alone needs no address
    draft = desk.add(client, channel, media=[(picture, "Bread")])
    assert [each.finding.code for each in draft.findings] == ["media_host_missing"]
    hosts.add("s3", client.id, LOGIN)
    assert desk.add(client, channel, after=timedelta(hours=1), media=[(picture, "Bread")]).publications


def test_what_waited_for_a_host_goes_on_when_it_works_again(desk, hosts, place, picture):
    client = desk.client()
    channel = desk.channel(client)
    by_address(desk, channel.id)
    hosts.add("s3", client.id, LOGIN)
    [publication] = desk.add(client, channel, after=timedelta(minutes=1), media=[(picture, "Bread")]).publications
    place.answer = Refused("host_full", Why.AUTH)
    desk.clock.advance(61)
    desk.publish()
    assert desk.runtime.channels.show(channel.id).problem == "host_full"
    with pytest.raises(RefusedError):
        hosts.test(1)
    assert desk.runtime.channels.show(channel.id).problem == "host_full"
    place.answer = None
    hosts.test(1)
    desk.publish()
    assert desk.runtime.book.view(publication).state is State.PUBLISHED
    assert len(place.files) == 1


def test_clearing_away_never_raises(desk, hosts, place):
    hosts.add("s3", desk.client().id, LOGIN)
    place.files["old.png"] = desk.clock.now()
    desk.clock.advance(90_000)
    place.answer = OSError("silent")
    assert hosts.clear() == 0
    place.answer = None
    assert hosts.clear() == 1


def test_unknown_kinds_and_clients(desk, hosts):
    with pytest.raises(NotFound) as caught:
        hosts.add("ftp", desk.client().id, LOGIN)
    assert caught.value.code == "unknown_host_kind"
    with pytest.raises(NotFound):
        hosts.add("s3", 77, LOGIN)


def by_address(desk: Desk, channel: int) -> None:
    """The account's network fetches pictures."""
    from sqlalchemy import update

    from smdesk.models import Channel

    with desk.runtime.db.write() as unit:
        unit.session.execute(
            update(Channel).where(Channel.id == channel).values(limits={"media_by_address": ["image"]})
        )


def test_files_of_a_client_s_own_library_are_left_alone(desk, hosts, place, tmp_path: Path):
    from smdesk.core.hosting import HostInfo
    from smdesk.db import hosts as table

    client = desk.client()
    with desk.runtime.db.write() as unit:
        table.store(unit.connection, HostInfo(1, client.id, "wordpress", "ana@sol.example", {}, "ref"))
    place.files["old.png"] = desk.clock.now()
    desk.clock.advance(90_000)
    assert hosts.clear() == 0
    assert place.files
