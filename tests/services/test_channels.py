"""Channels: the network is asked first, secrets stay in the keyring, and nothing is left half done."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from smdesk.adapters import registry
from smdesk.adapters.base import Session
from smdesk.core import network as networks
from smdesk.core.errors import AuthExpired, Conflict, InvalidInput, NotAllowed, NotFound, Offline, SecretError
from smdesk.core.network import Feature
from smdesk.core.publication import State
from smdesk.core.slots import parse
from smdesk.models import Channel, table_of
from smdesk.services import channel_rows as rows
from smdesk.services.accounts import Login
from tests.services.desk import Desk


def session(**more: Any) -> Session:
    facts = {"remote_id": "did:1", "handle": "sol.example", "server": "https://pds.example", **more}
    return Session(**{"secrets": {"app_password": "pw-one", "access": "a1"}, **facts})


class Networks:
    """Stands where the real networks would: what `connect` gives, or raises."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, answer: Any) -> None:
        self.answer = answer
        self.asked: list[Mapping[str, Any]] = []
        monkeypatch.setattr(registry, "connect", self.connect)

    def connect(self, network: str, **given: Any) -> Session:
        self.asked.append({"network": network, **given})
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def kept(desk: Desk) -> dict[str, dict[str, str]]:
    return {name: json.loads(value) for name, value in desk.secrets._values.items()}


def test_only_channels_that_must_be_connected_again_are_troubled_and_the_ways_are_those_of_the_live_ones(
    desk: Desk,
) -> None:
    client, channels = desk.client(), desk.runtime.channels
    broken, gone = desk.channel(client), desk.channel(client, "gone")
    channels.connect_assisted("linkedin", client.id, "sol")
    assert channels.ways() == {("practice", "api"), ("linkedin", "assisted")}
    assert channels.listing(troubled=True) == ()
    for each in (broken, gone):
        channels._mark(each.id, "login_refused")
    channels.disconnect(gone.id)
    assert [each.id for each in channels.listing(troubled=True)] == [broken.id]


def test_connecting_stores_the_channel_and_its_secrets_apart(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    Networks(monkeypatch, session())
    client = desk.client()
    view = desk.runtime.channels.connect("bluesky", client.id, Login(handle="sol.example", secret="pw-one"))
    assert (view.handle, view.remote_id, view.server, view.mode) == (
        "sol.example", "did:1", "https://pds.example", "api",
    )  # fmt: skip
    [(ref, values)] = kept(desk).items()
    assert ref.startswith("smdesk/")
    assert values == {"app_password": "pw-one", "access": "a1"}
    assert b"pw-one" not in desk.runtime.folder.database.read_bytes()
    assert "pw-one" not in repr(view)


def test_a_network_that_says_no_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    Networks(monkeypatch, AuthExpired("wrong_password", host="h", handle="sol", network="bluesky"))
    client = desk.client()
    with pytest.raises(AuthExpired):
        desk.runtime.channels.connect("bluesky", client.id, Login(handle="sol", secret="no"))
    assert desk.count("channel") == 0
    assert kept(desk) == {}


def test_a_failed_commit_takes_the_secret_out_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    Networks(monkeypatch, session())
    client = desk.client()
    with desk.runtime.db.write() as unit:
        unit.connection.exec_driver_sql(
            "CREATE TRIGGER no BEFORE INSERT ON channel BEGIN SELECT RAISE(ABORT, 'x'); END"
        )
    with pytest.raises(Exception, match="x"):
        desk.runtime.channels.connect("bluesky", client.id, Login(handle="sol", secret="pw"))
    assert kept(desk) == {}
    assert desk.count("channel") == 0


def test_no_keyring_is_said_before_the_network_is_asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    networks = Networks(monkeypatch, session())
    client = desk.client()

    def missing(name: str, value: str) -> None:
        raise SecretError("no_keyring", backend="none")

    monkeypatch.setattr(desk.secrets, "set", missing)
    with pytest.raises(SecretError) as refused:
        desk.runtime.channels.connect("bluesky", client.id, Login(handle="sol", secret="pw"))
    assert refused.value.code == "no_keyring"
    assert networks.asked == []
    assert desk.count("channel") == 0


def test_an_account_belongs_to_one_client(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    Networks(monkeypatch, session())
    first, second = desk.client("Sol"), desk.client("Mar")
    desk.runtime.channels.connect("bluesky", first.id, Login(handle="s", secret="pw"))
    with pytest.raises(Conflict) as refused:
        desk.runtime.channels.connect("bluesky", second.id, Login(handle="s", secret="pw"))
    assert refused.value.code == "account_of_other_client"
    assert refused.value.facts == {"handle": "sol.example", "client": "Sol"}
    assert len(kept(desk)) == 1


def test_connecting_again_repairs_the_channel(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    networks = Networks(monkeypatch, session())
    client = desk.client()
    first = desk.runtime.channels.connect("bluesky", client.id, Login(handle="s", secret="pw"))
    networks.answer = session(secrets={"app_password": "pw-two"})
    again = desk.runtime.channels.connect("bluesky", client.id, Login(handle="s", secret="pw-two"))
    assert again.id == first.id
    assert list(kept(desk).values()) == [{"app_password": "pw-two"}]


def test_reconnecting_as_another_account_is_refused_with_both_names(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    networks = Networks(monkeypatch, session())
    client = desk.client()
    view = desk.runtime.channels.connect("bluesky", client.id, Login(handle="s", secret="pw"))
    networks.answer = session(remote_id="did:2", handle="mar.example", secrets={"app_password": "other"})
    with pytest.raises(Conflict) as refused:
        desk.runtime.channels.reconnect(view.id, Login(secret="other"))
    assert refused.value.code == "other_account"
    assert refused.value.facts == {"expected": "sol.example", "found": "mar.example"}
    assert list(kept(desk).values()) == [{"app_password": "pw-one", "access": "a1"}]


def test_an_empty_token_never_replaces_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    networks = Networks(monkeypatch, session())
    client = desk.client()
    view = desk.runtime.channels.connect("bluesky", client.id, Login(handle="s", secret="pw"))
    before = kept(desk)
    with pytest.raises(InvalidInput) as refused:
        desk.runtime.channels.reconnect(view.id, Login(secret="  "))
    assert refused.value.code == "secret_needed"
    networks.answer = session(secrets={"app_password": "", "access": ""})
    with pytest.raises(SecretError) as empty:
        desk.runtime.channels.reconnect(view.id, Login(secret="x"))
    assert empty.value.code == "secret_empty"
    assert kept(desk) == before


def test_reconnecting_asks_the_channels_own_server(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    networks = Networks(monkeypatch, session())
    client = desk.client()
    view = desk.runtime.channels.connect("bluesky", client.id, Login(handle="s", secret="pw"))
    desk.runtime.channels.reconnect(view.id, Login(secret="pw3"))
    assert (networks.asked[-1]["server"], networks.asked[-1]["handle"]) == ("https://pds.example", "sol.example")


@pytest.fixture
def no_api(monkeypatch: pytest.MonkeyPatch) -> None:
    """Snapchat as a network that no program can publish on."""
    spec = networks.load("snapchat").by_hand()
    load = networks.load
    monkeypatch.setattr(networks, "load", lambda name: spec if name == "snapchat" else load(name))


@pytest.mark.usefixtures("no_api")
def test_a_network_without_api_is_connected_assisted_only(desk: Desk) -> None:
    client = desk.client()
    with pytest.raises(NotAllowed) as refused:
        desk.runtime.channels.connect("snapchat", client.id, Login(handle="sol"))
    assert refused.value.code == "network_assisted_only"
    view = desk.runtime.channels.connect_assisted("snapchat", client.id, "@sol")
    assert (view.mode, view.handle, view.remote_id) == ("assisted", "sol", "")
    with pytest.raises(Conflict) as twice:
        desk.runtime.channels.connect_assisted("snapchat", client.id, "Sol")
    assert twice.value.code == "channel_exists"
    desk.runtime.channels.connect_assisted("snapchat", client.id, "")
    with pytest.raises(Conflict) as nameless:
        desk.runtime.channels.connect_assisted("snapchat", client.id, "")
    assert nameless.value.code == "channel_unnamed_exists"


def test_an_unknown_network_names_the_known_ones(desk: Desk) -> None:
    client = desk.client()
    with pytest.raises(NotFound) as refused:
        desk.runtime.channels.connect("myspace", client.id, Login())
    assert refused.value.code == "unknown_network"
    assert "bluesky" in refused.value.facts["known"]


def test_a_channel_is_found_by_number_handle_network_and_both(desk: Desk) -> None:
    client = desk.client()
    sol = desk.channel(client, "sol")
    insta = desk.runtime.channels.connect_assisted("instagram", client.id, "sol")
    find = desk.runtime.channels.find
    assert find("practice").id == sol.id
    assert find("instagram:sol").id == insta.id
    assert find("instagram/@sol".replace("@", "")).id == insta.id
    assert find(str(insta.id)).id == insta.id
    with pytest.raises(NotFound) as refused:
        find("@sol")
    assert refused.value.code == "ambiguous_channel"


def test_silence_is_no_dead_token_but_a_refusal_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    client = desk.client()
    view = desk.channel(client)

    class Adapter:
        error: Exception = Offline("offline", host="h", words="")

        def whoami(self) -> Session:
            raise self.error

        def renewed(self) -> None:
            return None

    adapter = Adapter()
    monkeypatch.setattr(registry, "build", lambda *args, **kwargs: adapter)
    with pytest.raises(Offline):
        desk.runtime.channels.test(view.id)
    assert desk.runtime.channels.show(view.id).problem == ""
    adapter.error = AuthExpired("token_refused", host="h", words="")
    with pytest.raises(AuthExpired):
        desk.runtime.channels.test(view.id)
    assert desk.runtime.channels.show(view.id).problem == "token_refused"


def test_a_good_test_clears_the_problem(desk: Desk) -> None:
    client = desk.client()
    view = desk.channel(client)
    with desk.runtime.db.write() as unit:
        unit.connection.exec_driver_sql("UPDATE channel SET problem = 'auth_refused'")
    assert desk.runtime.channels.test(view.id).problem == ""


def test_a_test_keeps_when_the_access_ends_where_the_network_does_not_tell_it_again(desk: Desk) -> None:
    view = desk.channel(desk.client())
    with desk.runtime.db.write() as unit:
        unit.connection.execute(
            update(table_of(Channel)).values(facts={"expires_at": "2026-12-24T12:00:00+00:00", "name": "old"})
        )
    found = desk.runtime.channels.test(view.id)
    assert found.facts["expires_at"] == "2026-12-24T12:00:00+00:00"
    assert {**found.facts, **view.facts} == found.facts  # what is told again is new


def test_what_the_person_did_not_allow_is_no_ability_and_stays_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scopes = ["instagram_business_manage_messages"]
    limits = {"uploads_first": True}
    found = Session("17", "sol", facts={"missing_scopes": scopes}, limits=limits, secrets={"access_token": "t"})
    view = desk.runtime.channels.connect("instagram", desk.client().id, Login(found=found))

    def lacks(limits: Mapping[str, Any]) -> bool:
        spec = networks.load("instagram").with_limits(limits)
        return spec.can(Feature.INBOX_REPLY) and not spec.can(Feature.INBOX_MESSAGES)

    assert lacks(view.limits)
    again = Session("17", "sol", limits=limits, secrets={"access_token": "t"})  # the network does not tell it again
    monkeypatch.setattr(desk.runtime.accounts, "whoami", lambda account, ref: again)
    assert lacks(desk.runtime.channels.test(view.id).limits)
    assert not lacks(desk.runtime.channels.reconnect(view.id, Login(found=again)).limits)


def test_an_assisted_channel_has_nothing_to_test(desk: Desk) -> None:
    client = desk.client()
    view = desk.runtime.channels.connect_assisted("instagram", client.id, "sol")
    with pytest.raises(NotAllowed) as refused:
        desk.runtime.channels.test(view.id)
    assert refused.value.code == "channel_is_assisted"


@pytest.mark.usefixtures("no_api")
def test_a_channel_published_on_by_hand_is_connected_with_all_that_belongs_to_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = desk.client()
    byhand = desk.runtime.channels.connect_assisted("bluesky", client.id, "Whoever")
    post = desk.add(client, byhand, after=timedelta(hours=1))
    Networks(monkeypatch, session())
    view = desk.runtime.channels.reconnect(byhand.id, Login(handle="s", secret="pw"))
    assert (view.id, view.mode, view.handle) == (byhand.id, "api", session().handle)
    assert [row.channel_id for row in desk.runtime.publishing.views(post_id=post.post.id)] == [byhand.id]
    other = desk.runtime.channels.connect_assisted("bluesky", client.id, "second")
    with pytest.raises(Conflict) as refused:
        desk.runtime.channels.reconnect(other.id, Login(handle="s", secret="pw"))
    assert refused.value.code == "channel_exists"
    assert desk.runtime.channels.show(other.id).mode == "assisted"
    snap = desk.runtime.channels.connect_assisted("snapchat", client.id, "sol")
    with pytest.raises(NotAllowed) as refused:
        desk.runtime.channels.reconnect(snap.id, Login(handle="s", secret="pw"))
    assert refused.value.code == "network_assisted_only"


def test_connecting_the_account_that_was_published_on_by_hand_makes_no_second_channel(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = desk.client()
    byhand = desk.runtime.channels.connect_assisted("bluesky", client.id, f"@{session().handle.upper()}")
    Networks(monkeypatch, session())
    view = desk.runtime.channels.connect("bluesky", client.id, Login(handle="s", secret="pw"))
    assert (view.id, view.mode) == (byhand.id, "api")
    assert len(desk.runtime.channels.listing(client=client.id)) == 1


def test_disconnecting_waits_for_what_is_planned_and_forgets_the_secret(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    Networks(monkeypatch, session())
    client = desk.client()
    view = desk.runtime.channels.connect("bluesky", client.id, Login(handle="s", secret="pw"))
    saved = desk.add(client, view, after=timedelta(hours=1))
    with pytest.raises(NotAllowed) as refused:
        desk.runtime.channels.disconnect(view.id)
    assert (refused.value.code, refused.value.facts["count"]) == ("channel_in_use", 1)
    assert len(kept(desk)) == 1
    assert desk.runtime.channels.open_publications(view.id) == saved.publications
    desk.runtime.publishing.cancel(saved.publications[0])
    desk.runtime.channels.disconnect(view.id)
    assert kept(desk) == {}
    assert desk.runtime.channels.listing() == ()


def test_a_channel_whose_post_nobody_knows_about_stays(desk: Desk) -> None:
    client = desk.client()
    view = desk.channel(client)
    with desk.network() as network:
        network.set_limits("sol", {"dedupe": "none"})
    desk.runtime.channels.test(view.id)  # reads the account's limits
    saved = desk.add(client, view, after=timedelta(minutes=1))
    desk.faults("publish", "lost_after")
    desk.clock.advance(61)
    desk.publish()
    assert desk.runtime.publishing.view(saved.publications[0]).state is State.UNCONFIRMED
    with pytest.raises(NotAllowed) as refused:
        desk.runtime.channels.open_publications(view.id)
    assert refused.value.code == "channel_in_flight"


def test_the_queue_is_stored_and_shown(desk: Desk) -> None:
    client = desk.client()
    view = desk.channel(client)
    changed = desk.runtime.channels.set_slots(view.id, parse("mon 09:00, thu 18:30"))
    assert changed.slots == ((0, "09:00"), (3, "18:30"))
    with pytest.raises(InvalidInput):
        desk.runtime.channels.set_spacing(view.id, -1)


def test_a_secret_given_for_one_run_is_checked_and_reaches_only_the_store_in_use(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    networks = Networks(monkeypatch, session())
    client = desk.client()
    view = desk.runtime.channels.connect("bluesky", client.id, Login(handle="s", secret="pw"))
    [ref] = kept(desk)
    desk.secrets.delete(ref)
    networks.answer = session(remote_id="did:2", handle="mar.example")
    with pytest.raises(Conflict):
        desk.runtime.channels.unlock(view.id, Login(secret="pw"))
    assert kept(desk) == {}
    networks.answer = session()
    with desk.runtime.db.write() as unit:
        unit.connection.exec_driver_sql("UPDATE channel SET problem = 'no_keyring'")
    desk.runtime.channels.unlock(view.id, Login(secret="pw"))
    assert desk.runtime.channels.show(view.id).problem == ""
    assert kept(desk) == {ref: {"app_password": "pw-one", "access": "a1"}}


def test_an_open_keyring_lets_go_on_what_waited_for_it_and_what_it_has_lost_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    networks, client, channels = Networks(monkeypatch, session()), desk.client(), desk.runtime.channels
    first = channels.connect("bluesky", client.id, Login(handle="s", secret="pw"))
    networks.answer = session(remote_id="did:2", handle="mar.example")
    lost = channels.connect("bluesky", client.id, Login(handle="m", secret="pw"))
    networks.answer = session(remote_id="did:3", handle="luz.example")
    refused = channels.connect("bluesky", client.id, Login(handle="l", secret="pw"))
    for view, code in ((first, "keyring_locked"), (lost, "keyring_failed"), (refused, "login_refused")):
        channels._mark(view.id, code)
    get = desk.secrets.get

    def closed(name: str) -> str:
        raise SecretError("keyring_locked", action="read", backend="SecretService")

    monkeypatch.setattr(desk.secrets, "get", closed)
    with pytest.raises(SecretError):
        desk.runtime.channel_access.read_again()
    assert channels.show(first.id).problem == "keyring_locked"
    monkeypatch.setattr(desk.secrets, "get", get)
    with desk.runtime.db.read() as found:
        desk.secrets.delete(rows.secret_ref(found, lost.id))
    asked = len(networks.asked)
    assert desk.runtime.channel_access.read_again() == (first.id,)
    problems = [channels.show(each.id).problem for each in (first, lost, refused)]
    assert problems == ["", "secret_missing", "login_refused"]
    assert len(networks.asked) == asked
    assert desk.runtime.channel_access.read_again() == ()


def test_a_store_for_this_run_keeps_in_memory_and_looks_below(monkeypatch: pytest.MonkeyPatch) -> None:
    from smdesk.services.secret_stores import ThisRun
    from smdesk.system import secrets as system_secrets

    keyring = system_secrets.MemoryStore()
    keyring.set("old", "below")
    monkeypatch.setattr(system_secrets, "KeyringStore", lambda: keyring)
    store = ThisRun()
    store.set("new", "here")
    assert (store.get("new"), store.get("old")) == ("here", "below")
    with pytest.raises(SecretError):
        keyring.get("new")
    store.delete("old")
    assert keyring.get("old") == "below"
