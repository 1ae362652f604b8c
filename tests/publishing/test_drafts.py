"""Drafts that a network keeps in its app for the person, through the whole ledger: TikTok's inbox in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from smdesk.adapters import registry
from smdesk.adapters.assisted import Do
from smdesk.adapters.base import Account
from smdesk.adapters.http import Http
from smdesk.core.outcome import Outcome, Prepared
from smdesk.core.publication import State
from smdesk.models import Channel, Media, Variant
from smdesk.services.kits import KitsService
from tests.adapters.contract.tiktok import OPEN_ID, TOKEN, TikTok
from tests.adapters.contract.wire import TROUBLES
from tests.publishing.desk import Desk


class Host:
    """A media host that takes everything."""

    def put(self, info: object, item: Any, file: object) -> Outcome:
        return Prepared({"url": f"https://media.example/{item.sha256}"})

    def release(self, *_: object) -> None:
        return None


class TikTokDesk(Desk):
    hosting: Any = Host()
    tiktok: TikTok

    def build(self, account: Account) -> Any:
        http = Http.create(self.tiktok)
        http.sleep = lambda seconds: None
        known = Account(account.spec, "", OPEN_ID, "acme", {}, {"access_token": TOKEN})
        return registry.build(known, http, folder=self.folder / "practice", clock=self.clock)

    def draft(self) -> int:
        """Photos that are to wait in the app, planned in a minute."""
        with self.db.write() as unit:
            row = Channel(client_id=self.client_id, network="tiktok", handle="acme", remote_id=OPEN_ID, facts={})
            unit.session.add(row)
            unit.session.flush()
            channel = row.id
        post = self.post("Rye", media=[self.medium("m1")])
        with self.db.write() as unit:
            unit.session.execute(update(Media).values(mime="image/jpeg"))  # TikTok takes no PNG
            unit.session.execute(update(Variant).where(Variant.post_id == post).values(options={"delivery": "inbox"}))
        return self.schedule(post, channel)[0]


@pytest.fixture
def desk(data_folder: Path) -> Iterator[TikTokDesk]:
    made = TikTokDesk(data_folder)
    made.tiktok = TikTok(made.clock)
    yield made
    made.close()


def test_a_draft_waits_for_the_person_and_is_published_when_they_say_so(desk):
    number = desk.draft()
    desk.pass_time(600)
    row = desk.row(number)
    assert (desk.state(number), row.mode, row.published_at, row.remote_id) == (State.ASSISTED, "assisted", None, None)
    assert desk.codes() == ["assisted_due"]
    desk.boot()
    desk.pass_time(3 * 24 * 3600)
    assert len(desk.tiktok.posts) == 1
    link = "https://www.tiktok.com/@acme/photo/7001"
    view = desk.service.resolve(number, published_url=link)
    assert (view.state, view.proof, view.remote_url) == (State.PUBLISHED, "person", link)


def test_what_is_left_to_do_is_to_finish_it_in_the_app_and_to_upload_nothing(desk):
    number = desk.draft()
    kits = KitsService(desk.db, lambda name: desk.folder / "media" / name, lambda path, *_: path)
    assert Do.ATTACH_MEDIA in kits.of(number).todo
    desk.pass_time(600)
    kit = kits.of(number)
    assert kit.todo == (Do.COPY_TEXT, Do.FINISH_DRAFT, Do.PASTE_LINK)
    assert (kit.caption, kit.open_url, [part.media for part in kit.parts]) == ("Rye", "", [()])


def test_later_reminds_again_and_sends_nothing(desk):
    number = desk.draft()
    desk.pass_time(600)
    desk.service.move(number, desk.service_wall(3600))
    assert desk.state(number) is State.SCHEDULED
    desk.pass_time(3700)
    assert (desk.state(number), len(desk.tiktok.posts)) == (State.ASSISTED, 1)


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize("trouble", ["not: read time-out", "done: read time-out", "done: bad gateway"])
def test_whatever_call_is_lost_no_draft_is_called_published(desk, trouble, at):
    desk.tiktok.garble(TROUBLES[trouble], at)
    number = desk.draft()
    desk.pass_time(3600)
    assert desk.state(number) in {State.ASSISTED, State.UNCONFIRMED}
    assert desk.row(number).published_at is None
    assert len(desk.tiktok.posts) <= 1
