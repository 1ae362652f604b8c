"""Content sheets: which posts of a week stand in one, what is written for the designer, and what went to design."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from smdesk.core.errors import Conflict, InvalidInput, NotFound
from smdesk.core.events import SheetsChanged
from smdesk.core.sheet.lines import Brief, code, monday
from smdesk.core.walltime import WallTime, resolve
from smdesk.services.posts.rules import Time

ZONE = "Europe/Madrid"


@pytest.fixture
def sol(desk):
    return desk.client(languages=("es",))


@pytest.fixture
def channel(desk, sol):
    return desk.channel(sol)


@pytest.fixture
def week(desk):
    """The Monday of the week after the one in which the desk's clock stands."""
    return monday(desk.clock.now().date()) + timedelta(days=7)


@pytest.fixture
def at(week):
    """A wall time of that week: day (Monday 0), hour, minute."""

    def wall(day, hour=10, minute=0):
        return WallTime(datetime.combine(week + timedelta(days=day), datetime.min.time()).replace(
            hour=hour, minute=minute), ZONE)  # fmt: skip

    return wall


def titles(desk, sol, week):
    return [line.title for line in desk.runtime.sheets.week(sol.id, week).lines]


def line(desk, sol, week, post):
    return next(each for each in desk.runtime.sheets.week(sol.id, week).lines if each.post_id == post)


def test_an_empty_week_has_its_client_and_no_lines(desk, sol, week):
    view = desk.runtime.sheets.week(sol.id, week)
    assert (view.client, view.zone, view.language, view.lines, view.delivery) == ("Sol", ZONE, "es", (), None)
    with pytest.raises(NotFound, match="unknown_client"):
        desk.runtime.sheets.week(sol.id + 1, week)


def test_what_is_planned_and_scheduled_stands_in_the_order_of_its_time(desk, sol, channel, week, at):
    desk.add(sol, channel, title="Domingo", planned=at(6, 23, 30))
    desk.runtime.posts.add(desk.new(sol, channel, title="Lunes"), Time(wall=at(0, 0, 5)))
    desk.add(sol, channel, title="Idea", stage="idea")
    desk.add(sol, channel, title="Antes", planned=at(-1, 23, 59))
    desk.add(sol, channel, title="Después", planned=at(7, 0, 0))
    lines = desk.runtime.sheets.week(sol.id, week).lines
    assert [(each.title, each.number, each.code) for each in lines] == [
        ("Lunes", 1, code(week, 1)), ("Domingo", 2, code(week, 2))
    ]  # fmt: skip
    assert [each.drawn for each in lines] == ["scheduled", "draft"]
    assert lines[0].wall == at(0, 0, 5).local


def test_a_post_of_several_times_stands_once_at_its_first_in_that_week(desk, sol, channel, week, at):
    other = desk.channel(sol, "luna")
    walls = ((channel.id, at(4)), (other.id, at(2)))
    post = desk.runtime.posts.add(desk.new(sol, channel, other), Time(per_channel=walls)).post.id
    assert [(each.post_id, each.wall) for each in desk.runtime.sheets.week(sol.id, week).lines] == [(post, at(2).local)]


def test_of_a_series_the_first_time_in_the_week_is_told_also_before_it_is_scheduled(desk, sol, channel, week, at):
    daily = {"freq": "daily", "interval": 1}
    post = desk.runtime.posts.add(desk.new(sol, channel, recurrence=daily), Time(wall=at(3))).post.id
    assert line(desk, sol, week, post).wall == at(3).local
    later = line(desk, sol, week + timedelta(days=7), post)
    assert (later.wall, later.drawn) == (at(7).local, "scheduled")


def test_what_was_cancelled_or_put_away_is_not_in_it(desk, sol, channel, week, at):
    saved = desk.runtime.posts.add(desk.new(sol, channel, title="Uno"), Time(wall=at(0)))
    desk.runtime.publishing.cancel(saved.publications[0])
    gone = desk.add(sol, channel, title="Dos", planned=at(1)).post.id
    desk.runtime.posts.delete(gone)
    assert titles(desk, sol, week) == []


def test_the_week_is_counted_in_the_clients_zone(desk, sol, channel, week, at):
    tokyo = WallTime(at(0, 3).local, "Asia/Tokyo")  # Sunday evening in Madrid
    desk.runtime.posts.add(desk.new(sol, channel, title="Tokio"), Time(wall=tokyo))
    assert titles(desk, sol, week) == []
    before = desk.runtime.sheets.week(sol.id, week - timedelta(days=7)).lines
    assert [(each.title, each.wall) for each in before] == [("Tokio", at(-1, 20).local)]


def test_other_clients_posts_stand_in_their_own_sheets(desk, sol, channel, week, at):
    desk.add(desk.client("Mar"), title="De Mar", planned=at(0))
    assert titles(desk, sol, week) == []


def test_the_drawn_mark_is_the_most_urgent_of_the_week_and_what_is_out_is_told(desk, sol, channel, week, at):
    other = desk.channel(sol, "luna")
    walls = ((channel.id, at(0)), (other.id, at(3)))
    post = desk.runtime.posts.add(desk.new(sol, channel, other), Time(per_channel=walls)).post.id
    assert not line(desk, sol, week, post).out
    desk.clock.advance((resolve(at(0, 10, 1)).instant - desk.clock.now()).total_seconds())
    desk.publish()
    there = line(desk, sol, week, post)
    assert (there.drawn, there.out) == ("scheduled", True)


def test_what_is_written_for_the_designer_is_kept_undone_and_done_again(desk, sol, channel, week, at):
    post = desk.add(sol, channel, planned=at(0)).post.id
    heard = []
    desk.runtime.bus.subscribe(SheetsChanged, heard.append)
    sheets = desk.runtime.sheets
    assert sheets.brief(post) == Brief()
    written = sheets.write(
        post, art_text=" «Autólisis»  \n20 minutos\n", scene="Manos", refs=["https://a.es", " ", "https://a.es"],
        sizes=["1080x1350", (1080, 1920)],
    )  # fmt: skip
    said = Brief("«Autólisis»\n20 minutos", "Manos", ("https://a.es",), ((1080, 1350), (1080, 1920)), True)
    assert (written.before, written.after, sheets.brief(post)) == (Brief(), said, said)
    assert line(desk, sol, week, post).brief == said
    assert [event.ids for event in heard] == [(sol.id,)]
    more = sheets.write(post, needed=False)
    with pytest.raises(Conflict, match="brief_changed"):
        sheets.put_back(written)
    sheets.put_back(more)
    again = sheets.put_back(written)
    assert sheets.brief(post) == Brief()
    sheets.put_back(again)
    assert sheets.brief(post) == said


def test_writing_the_same_tells_nobody(desk, sol, channel):
    post = desk.add(sol, channel).post.id
    desk.runtime.sheets.write(post, scene="Manos")
    heard = []
    desk.runtime.bus.subscribe(SheetsChanged, heard.append)
    desk.runtime.sheets.write(post, scene="Manos ")
    assert heard == []


def test_what_cannot_be_written_is_refused_and_nothing_is_kept(desk, sol, channel):
    sheets = desk.runtime.sheets
    post = desk.add(sol, channel).post.id
    with pytest.raises(InvalidInput, match="brief_too_long") as error:
        sheets.write(post, art_text="a" * 2001)
    assert error.value.facts == {"field": "art_text", "limit": 2000}
    with pytest.raises(InvalidInput, match="brief_too_long"):
        sheets.write(post, scene="Manos", refs=["a" * 3000, "b" * 3000])
    with pytest.raises(InvalidInput, match="bad_size"):
        sheets.write(post, scene="Manos", sizes=["1080"])
    assert sheets.brief(post) == Brief()
    desk.runtime.posts.delete(post)
    with pytest.raises(NotFound, match="unknown_post"):
        sheets.write(post, scene="Manos")
