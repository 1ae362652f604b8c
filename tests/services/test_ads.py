"""Paid campaigns as a service: secrets apart, posts by their number here, and no doubt that is forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from smdesk.adapters import registry
from smdesk.core.ads import AdPost
from smdesk.core.errors import Conflict, NotAllowed, NotFound, SecretError
from smdesk.models import Channel, Publication
from smdesk.services.accounts import Login
from smdesk.services.ads.views import AdAccountView, AdDraft
from tests.adapters.meta_ads.marketing import ACCOUNT, MEDIUM, POST, TOKEN, Marketing
from tests.services.desk import Desk

WISH = AdDraft(total="60", end="+10d", countries=("US",), post=POST)


@pytest.fixture
def meta(monkeypatch: pytest.MonkeyPatch) -> Marketing:
    made = Marketing()
    monkeypatch.setattr(registry, "_http", lambda secrets: made.http())
    return made


def connected(desk: Desk) -> AdAccountView:
    return desk.runtime.ads.connect("meta_ads", desk.client().id, Login(secret=TOKEN))


def test_the_token_is_in_the_keyring_only_and_disconnecting_takes_it_out(
    desk: Desk, meta: Marketing, data_folder: Path
) -> None:
    view = connected(desk)
    assert (view.id, view.currency, view.zone) == (ACCOUNT, "EUR", "Europe/Madrid")
    assert [TOKEN in value for value in desk.secrets._values.values()] == [True]
    assert not any(TOKEN.encode() in file.read_bytes() for file in data_folder.rglob("*") if file.is_file())
    assert TOKEN not in repr(view)
    connected_again = desk.runtime.ads.connect("meta_ads", view.client_id, Login(secret=TOKEN))
    assert connected_again == view
    assert len(desk.secrets._values) == 1
    desk.runtime.ads.disconnect(view.id)
    assert (desk.secrets._values, desk.runtime.ads.listing()) == ({}, ())


def test_an_advertising_account_is_nowhere_among_channels(desk: Desk, meta: Marketing) -> None:
    view = connected(desk)
    channels = desk.runtime.channels
    assert (channels.listing(), channels.ways(), desk.runtime.channel_access.with_access()) == (
        (),
        frozenset(),
        frozenset(),
    )
    assert desk.runtime.clients.show(view.client_id).channels == 0
    for wrong in (lambda: channels.connect("meta_ads", view.client_id, Login(secret=TOKEN)),
                  lambda: channels.connect_assisted("meta_ads", view.client_id)):  # fmt: skip
        with pytest.raises(NotFound, match="unknown_network"):
            wrong()
    with pytest.raises(NotAllowed, match="not_offered"):
        desk.runtime.ads.connect("bluesky", view.client_id, Login(secret=TOKEN))


def test_a_keyring_that_lost_the_token_is_told(desk: Desk, meta: Marketing) -> None:
    view = connected(desk)
    desk.secrets._values.clear()
    with pytest.raises(SecretError, match="secret_missing"):
        desk.runtime.ads.campaigns(view.id)


def test_a_post_is_meant_by_the_number_of_its_publication(desk: Desk, meta: Marketing) -> None:
    view = connected(desk)
    client, connect = desk.runtime.clients.show(view.client_id), desk.runtime.channels.connect_assisted
    channels = [connect(name, client.id) for name in ("facebook", "linkedin", "telegram")]
    facebook, linkedin, gram = desk.add(client, *channels, after=timedelta(hours=1)).publications

    def planned(post: object) -> AdPost:
        return desk.runtime.ads.plan(view.id, replace(WISH, post=str(post))).post

    for wrong, code in ((facebook, "post_not_out"), (linkedin, "post_not_for_ads")):
        with pytest.raises(NotAllowed, match=code):
            planned(wrong)
    with pytest.raises(NotFound, match="unknown_ad_post"):
        planned(999)
    with desk.runtime.db.write() as unit:
        for number, remote in ((facebook, POST), (gram, MEDIUM)):
            unit.session.execute(update(Publication).where(Publication.id == number).values(remote_id=remote))
        unit.session.execute(
            update(Channel).where(Channel.id == channels[2].id).values(network="instagram", remote_id="17841")
        )
    assert planned(facebook) == planned(f"https://www.facebook.com/{POST}/?x=1") == AdPost(POST, "1234500")
    with pytest.raises(NotAllowed, match="instagram_without_page"):
        planned(gram)
    with desk.runtime.db.write() as unit:
        unit.session.execute(update(Channel).where(Channel.id == channels[2].id).values(facts={"page": "1234500"}))
    assert planned(gram) == AdPost(MEDIUM, "1234500", "17841")


def test_a_kill_in_the_middle_is_waited_for_and_then_looked_up(desk: Desk, meta: Marketing) -> None:
    view = connected(desk)
    ads, plan = desk.runtime.ads, desk.runtime.ads.plan(view.id, WISH)
    meta.faults = {len(meta.requests) + 5: (KeyboardInterrupt(), False)}  # the campaign is made, the ad set not
    with pytest.raises(KeyboardInterrupt):
        ads.create(view.id, plan)
    meta.faults = {}
    with pytest.raises(NotAllowed, match="ad_wait") as waited:
        ads.create(view.id, plan)
    desk.clock.advance(waited.value.facts["seconds"])
    assert ads.create(view.id, plan).before is False
    assert ads.create(view.id, plan).before is True
    assert [len(meta.of(edge)) for edge in ("campaigns", "adsets", "adcreatives", "ads")] == [1, 1, 1, 1]


def test_the_account_of_a_client_who_was_put_away_is_free_for_another(desk: Desk, meta: Marketing) -> None:
    view = connected(desk)
    luna = desk.client("Luna").id
    with pytest.raises(Conflict, match="account_of_other_client"):
        desk.runtime.ads.connect("meta_ads", luna, Login(secret=TOKEN))
    desk.runtime.clients.delete(view.client_id)
    assert desk.runtime.ads.listing() == ()
    assert desk.runtime.ads.connect("meta_ads", luna, Login(secret=TOKEN)).client == "Luna"
    desk.runtime.clients.undelete(view.client_id)
    assert [each.client for each in desk.runtime.ads.listing()] == ["Luna"]
    assert len(desk.secrets._values) == 1


def test_of_several_accounts_one_is_named(desk: Desk, meta: Marketing) -> None:
    view = connected(desk)
    meta.accounts = [{**meta.accounts[0], "id": "act_901", "account_id": "901", "name": "Luna Ads"}]
    luna = desk.runtime.ads.connect("meta_ads", desk.client("Luna").id, Login(secret=TOKEN))
    find = desk.runtime.ads.find
    assert find("sol ads") == find("900") == find("", view.client_id) == view
    assert find(client=luna.client_id) == luna
    with pytest.raises(NotFound, match="choose_one_ad_account"):
        find()
    with pytest.raises(NotFound, match="unknown_ad_account"):
        find("Mar")
