"""The Today page's one read: what goes out, what needs the person, and that a large desk does not slow it."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from smdesk.core.clock import FakeClock
from smdesk.core.walltime import WallTime
from smdesk.services.agreements.views import KpiPatch
from smdesk.services.dossier.views import DossierPatch
from smdesk.services.patches import ClientPatch, PostPatch
from smdesk.services.today.service import EACH_DAY, TodayService
from smdesk.services.today.views import KNOWN, Kind, When
from tests.services.desk import Desk

ZONE = "Europe/Madrid"


@pytest.fixture
def today(desk: Desk) -> TodayService:
    return TodayService(desk.runtime.db, desk.clock, desk.runtime.media, ZONE)


def kinds(today: TodayService, client: int | None = None) -> list[Kind]:
    return [need.kind for need in today.read(client).needs]


def test_an_empty_desk_has_nothing_to_say(today: TodayService) -> None:
    view = today.read()
    assert (view.going, view.needs, view.months, view.clients, view.channels, view.posts) == ((), (), (), 0, 0, False)
    assert [len(day.posts) for day in view.week] == [0] * 7


def test_a_post_on_two_channels_at_one_time_is_one_line_and_the_worst_state_stands_for_it(
    desk: Desk, today: TodayService, picture: Path
) -> None:
    client = desk.client()
    pillar = desk.runtime.pillars.add(client.id, "Valor", kind="value")
    one, other = desk.channel(client, "sol"), desk.channel(client, "luna")
    by_hand = desk.runtime.channels.connect_assisted("instagram", client.id, "sol")
    new = desk.new(client, one, other, by_hand, title="Pan", media=[(picture, "Pan")], pillar_id=pillar.id)
    desk.runtime.posts.add(new, desk_time(desk, timedelta(hours=1)))
    (line,) = today.read().going
    assert (line.title, line.mode, line.status, len(line.sends)) == ("Pan", "mixed", "scheduled", 3)
    assert line.networks == ("practice", "instagram")
    assert line.picture is not None
    assert (line.pillar.name, line.pillar.color) == ("Valor", "value")
    desk.faults("publish", "refused")
    desk.clock.advance(3601)
    desk.publish()
    (line,) = today.read().going
    assert line.status == "failed"
    assert not line.over


def desk_time(desk: Desk, after: timedelta):
    from smdesk.services.posts.rules import Time

    return Time(wall=desk.wall(after))


def test_what_needs_the_person_comes_in_its_order_and_goes_when_it_is_solved(
    desk: Desk, today: TodayService, picture: Path
) -> None:
    client = desk.client()
    channel = desk.channel(client)
    by_hand = desk.runtime.channels.connect_assisted("instagram", client.id, "sol")
    desk.add(client, channel, text="se rechaza", after=timedelta(hours=1))
    desk.add(client, by_hand, text="a mano", after=timedelta(hours=1), media=[(picture, "Pan")])
    desk.add(client, channel, text="sin alternativa", after=timedelta(hours=30), media=[(picture, "")])
    plan = desk.runtime.posts.add
    plan(desk.new(client, channel, text="mañana", planned=desk.wall(timedelta(hours=26))))
    plan(desk.new(client, channel, text="cambios", stage="changes", planned=desk.wall(timedelta(days=4))))
    plan(desk.new(client, channel, text="arte", stage="in_design", planned=desk.wall(timedelta(days=4))))
    plan(desk.new(client, channel, text="con el cliente", stage="with_client", planned=desk.wall(timedelta(hours=2))))
    desk.faults("publish", "refused")
    desk.clock.advance(3601)
    desk.publish()
    found = today.read().needs
    assert [need.kind for need in found] == [
        Kind.FAILED, Kind.DUE, Kind.UNAPPROVED, Kind.CHANGES, Kind.UNPLANNED, Kind.ALT, Kind.ART,
    ]  # fmt: skip
    assert [need.when for need in found] == [When.NOW] * 2 + [When.TODAY] * 4 + [When.WEEK]
    failed, due = found[0], found[1]
    assert failed.why == "content"
    desk.runtime.publishing.resolve(failed.publications[0], published_url="")
    desk.runtime.publishing.resolve(due.publications[0], published_url="")
    assert kinds(today)[:2] == [Kind.UNAPPROVED, Kind.CHANGES]
    desk.runtime.posts.edit(found[3].posts[0], PostPatch(stage="idea"))
    assert Kind.CHANGES not in kinds(today)


def test_put_off_until_tomorrow_begins_here_and_back_at_once(desk: Desk, today: TodayService) -> None:
    client = desk.client()
    desk.runtime.posts.add(
        desk.new(client, desk.channel(client), stage="changes", planned=desk.wall(timedelta(hours=2)))
    )
    (need,) = today.read().needs
    until = today.put_off(need.key)
    assert until.astimezone(UTC).hour in {22, 23}
    view = today.read()
    assert (view.needs, view.snoozed) == ((), 1)
    today.take_up(need.key)
    assert len(today.read().needs) == 1
    today.put_off(need.key)
    desk.clock.jump((until - desk.clock.now()).total_seconds())
    assert [each.key for each in today.read().needs] == [need.key]


def test_channels_backups_and_files_that_want_looking_after(desk: Desk, today: TodayService, picture: Path) -> None:
    client = desk.client()
    channel = desk.channel(client)
    desk.add(client, channel, after=timedelta(hours=5), media=[(picture, "Pan")])
    now = desk.clock.now()
    assert kinds(today) == []
    for left, when, days in ((timedelta(minutes=1), When.TODAY, 1), (timedelta(days=2.5), When.WEEK, 3)):
        with desk.runtime.db.write() as unit:
            ends = (now + left).isoformat()
            unit.connection.exec_driver_sql("UPDATE channel SET facts = json_object('expires_at', ?)", (ends,))
        assert [(each.kind, each.when, each.count) for each in today.read().needs] == [(Kind.EXPIRING, when, days)]
    desk.runtime.channels._mark(channel.id, "token_refused")
    assert kinds(today) == [Kind.CHANNEL]
    desk.runtime.channels._mark(channel.id, "keyring_locked")
    desk.runtime.channels._mark(desk.channel(client, "luna").id, "keyring_locked")
    assert kinds(today) == [Kind.KEYRING]  # one thing to do, however many channels wait for it
    desk.runtime.channels._mark(channel.id, "token_refused")
    assert kinds(today) == [Kind.KEYRING, Kind.CHANNEL]
    for file in desk.runtime.folder.media.rglob("*"):
        if file.is_file():
            file.unlink()
    assert kinds(today) == [Kind.KEYRING, Kind.CHANNEL, Kind.FILE]
    old = [need.kind for need in today.read(backup=now - timedelta(hours=49)).needs]
    assert old == [Kind.KEYRING, Kind.CHANNEL, Kind.FILE, Kind.BACKUP]
    assert Kind.BACKUP not in [need.kind for need in today.read(backup=now - timedelta(hours=47)).needs]


def test_a_contest_asks_for_its_promise_tells_of_its_close_and_waits_for_its_draw(
    desk: Desk, today: TodayService
) -> None:
    client = desk.client()
    contests, draws = desk.runtime.contests, desk.runtime.contest_draws
    start = desk.wall(timedelta(0)).local
    made = contests.add(
        client.id, "Roscón", opens=start, closes=start + timedelta(days=4), draws=start + timedelta(days=6)
    )
    contests.paste(made.id, "@ana")
    assert today.read().needs == ()
    desk.clock.advance(3 * 86400)
    (need,) = today.read().needs
    assert (need.kind, need.code, need.when, need.row) == (Kind.CONTEST, "promise", When.TODAY, made.id)
    draws.commit(made.id)
    assert [need.code for need in today.read().needs] == ["closes"]
    desk.clock.advance(86400 + 60)  # closed; the draw is the day after tomorrow
    assert today.read().needs == ()
    desk.clock.advance(86400)
    (need,) = today.read(client.id).needs
    assert (need.code, need.wall) == ("draw", start + timedelta(days=6))
    draws.draw(made.id)
    assert today.read().needs == ()


def test_each_clients_month_and_the_week_and_one_client_alone(desk: Desk, today: TodayService) -> None:
    sol, luna = desk.client("Sol"), desk.client("Luna", approval_required=True)
    channel, other = desk.channel(sol), desk.channel(luna, "luna")
    desk.add(sol, channel, after=timedelta(hours=1))
    desk.add(sol, channel, after=timedelta(days=2))
    desk.runtime.posts.add(desk.new(luna, other, stage="with_client", planned=desk.wall(timedelta(days=3))))
    desk.clock.advance(3601)
    desk.publish()
    view = today.read()
    months = {month.client: month for month in view.months}
    assert (months["Sol"].dated, months["Sol"].scheduled, months["Sol"].published) == (2, 2, 1)
    assert (months["Luna"].dated, months["Luna"].scheduled, months["Luna"].waiting) == (1, 0, 1)
    assert months["Luna"].approval
    assert (months["Luna"].unknown, months["Luna"].objectives, months["Luna"].signed) == (KNOWN, False, False)
    assert [len(day.posts) for day in view.week] == [0, 1, 1, 0, 0, 0, 0]
    assert view.following.due.date() == view.week[1].day
    desk.runtime.dossier.edit(luna.id, DossierPatch(about="Bread."))
    aim = desk.runtime.agreements.add_objective(luna.id, "More orders")
    desk.runtime.agreements.add_kpi(aim.id, KpiPatch(name="Orders", metric="conversions"))
    desk.runtime.signed.sign(desk.runtime.signed.freeze(luna.id).id, by="Ana", on=view.day)
    alone = today.read(luna.id)
    assert [month.client for month in alone.months] == ["Luna"]
    assert (alone.months[0].unknown, alone.months[0].signed) == (("audit", "personas"), True)
    assert alone.going == ()
    assert [len(day.posts) for day in alone.week] == [0, 0, 1, 0, 0, 0, 0]


def test_a_day_with_more_posts_than_anybody_looks_at_is_counted_and_what_they_need_is_told(
    desk: Desk, today: TodayService, picture: Path
) -> None:
    client = desk.client()
    channel = desk.channel(client)
    for number in range(EACH_DAY + 2):
        after = timedelta(days=1, minutes=number)
        media = [(picture, "")] if number > EACH_DAY else []
        desk.add(client, channel, text=f"post {number}", after=after, media=media)
    art = desk.new(client, channel, text="arte", stage="in_design", planned=desk.wall(timedelta(days=1, hours=2)))
    desk.runtime.posts.add(art)
    view = today.read()
    day = view.week[0]
    assert [post.title for post in day.posts] == [f"post {number}" for number in range(EACH_DAY)]
    assert (day.count, day.bare) == (EACH_DAY + 3, 1)
    assert [need.kind for need in view.needs] == [Kind.ALT, Kind.ART]
    assert (view.months[0].scheduled, view.months[0].notes) == (EACH_DAY + 2, 1)
    assert view.following.title == "post 0"


def test_the_day_is_that_of_this_computer(data_folder: Path) -> None:
    clock = FakeClock(datetime(2026, 12, 1, 23, 30, tzinfo=UTC))
    opened = Desk.open(data_folder, clock)
    try:
        client = opened.runtime.clients.add(ClientPatch(name="Sol", zone="America/Mexico_City"))
        channel = opened.channel(client)
        opened.runtime.posts.add(
            opened.new(client, channel, planned=WallTime(datetime(2026, 12, 1, 18, 0), "America/Mexico_City"))
        )
        days = {
            zone: TodayService(opened.runtime.db, clock, opened.runtime.media, zone).read()
            for zone in ("Europe/Madrid", "America/Mexico_City")
        }
        assert {zone: view.day for zone, view in days.items()} == {
            "Europe/Madrid": date(2026, 12, 2), "America/Mexico_City": date(2026, 12, 1),
        }  # fmt: skip
        assert all(len(view.going) == 1 for view in days.values())
    finally:
        opened.runtime.close()


@pytest.mark.slow
def test_a_hundred_thousand_publications_do_not_slow_it(tmp_path: Path) -> None:
    from bench import desk as big
    from smdesk.db import open_database
    from smdesk.runtime import Runtime
    from smdesk.system.secrets import MemoryStore

    clock = FakeClock(big.NOW)
    (tmp_path / "big").mkdir()
    open_database(tmp_path / "big", owner=True, clock=clock).close()
    big.large(tmp_path / "big", 100_000)
    with Runtime.open(tmp_path / "big", clock=clock, secrets=MemoryStore()) as runtime:
        today = TodayService(runtime.db, clock, runtime.media, ZONE)
        view = today.read()
        assert len(view.going) > 30
        took = []
        for _ in range(5):
            began = time.process_time()
            today.read()
            took.append(time.process_time() - began)
        assert min(took) < 0.15, took
