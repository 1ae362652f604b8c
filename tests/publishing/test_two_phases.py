"""Publications in two phases through the whole ledger: Instagram and Threads in memory, and a media host."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from smdesk.adapters import registry
from smdesk.adapters.base import Account
from smdesk.adapters.http import Http
from smdesk.core.outcome import Outcome, Prepared
from smdesk.core.publication import State
from smdesk.models import Channel
from tests.adapters.contract.instagram import ACCOUNT, OWN, Instagram
from tests.adapters.contract.threads import PROFILE, TOKEN, Threads
from tests.adapters.contract.wire import TROUBLES, Server
from tests.publishing.desk import Desk

TOKENS = {"instagram": OWN, "threads": TOKEN}


def slowly(*troubles: str) -> list[Any]:
    """Those that are tried in the slow runs only."""
    return [pytest.param(each, marks=pytest.mark.slow) for each in troubles]


class Host:
    """A media host that takes everything."""

    def put(self, info: object, item: Any, file: object) -> Outcome:
        return Prepared({"url": f"https://media.example/{item.sha256}"})

    def release(self, *_: object) -> None:
        return None


class TwoPhases(Desk):
    hosting: Any = Host()
    servers: dict[str, Server]

    def build(self, account: Account) -> Any:
        network = account.spec.id
        http = Http.create(self.servers[network])
        http.sleep = lambda seconds: None
        known = Account(
            account.spec, "", account.remote_id, account.handle, account.facts, {"access_token": TOKENS[network]}
        )
        return registry.build(known, http, folder=self.folder / "practice", clock=self.clock)

    def connected(self, network: str) -> int:
        remote = {"instagram": ACCOUNT, "threads": PROFILE}[network]
        with self.db.write() as unit:
            row = Channel(client_id=self.client_id, network=network, handle="acme", remote_id=remote, facts={})
            unit.session.add(row)
            unit.session.flush()
            return row.id


@pytest.fixture
def both(data_folder: Path) -> Iterator[TwoPhases]:
    made = TwoPhases(data_folder)
    made.servers = {"instagram": Instagram(made.clock, facebook=False), "threads": Threads(made.clock)}
    yield made
    made.close()


def instagram(desk: TwoPhases) -> Instagram:
    server = desk.servers["instagram"]
    assert isinstance(server, Instagram)
    return server


def test_a_carousel_with_its_first_comment(both):
    post = both.post("Bread", media=[both.medium("m1"), both.medium("m2")], comment="#bread")
    [number] = both.schedule(post, both.connected("instagram"))
    both.pass_time(600)
    assert both.state(number) is State.PUBLISHED
    assert both.row(number).remote_url.startswith("https://www.instagram.com/p/")
    (shown,) = instagram(both).media
    assert (shown["caption"], shown["alts"]) == ("Bread", ["alt m1", "alt m2"])
    assert [each["text"] for each in instagram(both).comments] == ["#bread"]


def test_a_thread_of_replies(both):
    [number] = both.schedule(both.post("one", "two", "three"), both.connected("threads"))
    both.pass_time(600)
    assert both.state(number) is State.PUBLISHED
    posts = both.servers["threads"].posts
    assert [post["text"] for post in posts] == ["one", "two", "three"]
    assert [(post["replied_to"] or {}).get("id") for post in posts] == [None, posts[0]["id"], posts[1]["id"]]


@pytest.mark.parametrize(
    "trouble", ["done: read time-out", *slowly("not: read time-out", "done: bad gateway", "done: empty")]
)
@pytest.mark.parametrize("at", range(9))
def test_whatever_call_is_lost_it_goes_out_once(both, trouble, at):
    [number] = both.schedule(both.post("Bread", media=[both.medium("m1")]), both.connected("instagram"))
    instagram(both).garble(TROUBLES[trouble], at)
    both.pass_time(3600)
    assert both.state(number) is State.PUBLISHED
    assert len(instagram(both).media) == 1


def test_killed_between_the_phases_it_goes_on_from_its_container(both):
    [number] = both.schedule(both.post("Bread", media=[both.medium("m1")]), both.connected("instagram"))
    server = instagram(both)
    respond = server.respond

    def dying(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/media_publish"):
            respond(request)
            raise KeyboardInterrupt
        return respond(request)

    server.respond = dying  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        both.pass_time(600)
    server.respond = respond  # type: ignore[method-assign]
    both.boot()
    both.pass_time(600)
    assert both.state(number) is State.PUBLISHED
    assert len(server.media) == len(server.containers) == 1


def test_what_is_edited_after_it_was_laid_ready_goes_out_as_it_is_now(both):
    post = both.post("Bread", media=[both.medium("m1")])
    [number] = both.schedule(post, both.connected("instagram"))
    server = instagram(both)
    server.garble(TROUBLES["not: connect error"], 3)  # the first try of publishing
    both.pass_time(80)
    assert both.state(number) is State.SCHEDULED
    assert server.media == []
    both.edit(post, "Bread and rolls")
    both.pass_time(600)
    assert [each["caption"] for each in server.media] == ["Bread and rolls"]
