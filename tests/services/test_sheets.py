"""Content sheets: which posts of a week stand in one, what is written for the designer, and what went to design."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, event

from smdesk.core.errors import Conflict, InvalidInput, NotFound
from smdesk.core.events import PostsChanged, SheetsChanged
from smdesk.core.sheet.lines import Brief, code, monday
from smdesk.core.walltime import WallTime, resolve
from smdesk.services.patches import MediaInput, PartInput, PostPatch, VariantInput
from smdesk.services.plan import placeholders
from smdesk.services.planning import Shift
from smdesk.services.posts.rules import Time
from smdesk.services.sheets.views import Placing

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
    mar = desk.client("Mar")
    desk.add(mar, title="Lunes", planned=at(0))
    desk.runtime.posts.add(desk.new(mar, desk.channel(mar, "mar"), title="Martes"), Time(wall=at(1)))
    assert (titles(desk, sol, week), titles(desk, mar, week)) == ([], ["Lunes", "Martes"])


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


# -- the lines ---------------------------------------------------------------------------------------------------------


def test_a_line_tells_what_design_needs(desk, sol, channel, week, at):
    text = "Pan de yuca #Pan\nhttps://sol.es #yuca #pan"
    base = {"first_comment": "#Masa", "format": "carousel"}
    post = desk.add(sol, channel, text=text, title="", planned=at(0), base=base,
                    variants={channel.id: VariantInput(format="carousel")}).post.id  # fmt: skip
    desk.runtime.posts.edit(
        post, PostPatch(base=VariantInput(parts=(PartInput(text), PartInput("Dos", link="https://sol.es/pan"))))
    )
    there = line(desk, sol, week, post)
    assert (there.title, there.text) == ("Pan de yuca #Pan", f"{text}\n\nDos")
    assert (there.networks, there.formats, there.hashtags) == (("practice",), ("carousel",), ("#Pan", "#yuca", "#Masa"))
    assert (there.link, there.stage, there.drawn, there.pillar_id) == ("https://sol.es/pan", "draft", "draft", None)
    assert [(slot.channels, slot.format, slot.size) for slot in there.slots] == [
        ((channel.id,), "carousel", (1080, 1350))
    ]  # fmt: skip
    assert there.lacking == (0,)


def test_a_text_that_only_a_channel_has_is_told_where_nothing_is_shared(desk, sol, channel, week, at):
    own = {channel.id: VariantInput(parts=(PartInput("Solo aquí"),))}
    post = desk.add(sol, channel, text="", planned=at(0), variants=own).post.id
    assert line(desk, sol, week, post).text == "Solo aquí"


def test_a_post_without_channels_has_one_place_of_its_formats_size(desk, sol, week, at):
    feed = desk.add(sol, planned=at(0)).post.id
    story = desk.add(sol, planned=at(1), base={"format": "story"}).post.id
    assert [(slot.channels, slot.size) for slot in line(desk, sol, week, feed).slots] == [((), (0, 0))]
    assert line(desk, sol, week, story).sizes == ((1080, 1920),)


def test_channels_with_pictures_of_their_own_are_places_of_their_own(desk, sol, channel, week, at, picture):
    others = [desk.channel(sol, name) for name in ("luna", "mar")]
    own = VariantInput(parts=(PartInput("", (MediaInput(picture),)),))
    post = desk.add(sol, channel, *others, planned=at(0), variants={each.id: own for each in others}).post.id
    there = line(desk, sol, week, post)
    assert [(slot.channels, len(slot.media)) for slot in there.slots] == [
        ((channel.id,), 0), ((others[0].id, others[1].id), 1)
    ]  # fmt: skip
    assert there.lacking == (0,)
    desk.runtime.sheets.write(post, needed=False)
    assert line(desk, sol, week, post).lacking == ()


def test_stories_that_wait_for_their_art_are_one_place_whether_their_words_are_shared_or_not(
    desk, sol, channel, week, at, picture
):
    bare, own = (desk.channel(sol, name) for name in ("luna", "mar"))
    variants = {
        bare.id: VariantInput(format="story"),
        own.id: VariantInput(format="story", parts=(PartInput("Con otras palabras"),)),
    }
    media = [(picture, "")]
    post = desk.add(sol, channel, bare, own, planned=at(0), media=media, variants=variants).post.id
    there = line(desk, sol, week, post)
    assert [(slot.channels, len(slot.media)) for slot in there.slots] == [((channel.id,), 1), ((bare.id, own.id), 0)]


def test_a_post_that_goes_out_as_stories_only_shows_its_picture_in_them(desk, sol, channel, week, at, picture):
    story = {channel.id: VariantInput(format="story")}
    post = desk.add(sol, channel, planned=at(0), media=[(picture, "")], variants=story).post.id
    there = line(desk, sol, week, post)
    assert ([len(slot.media) for slot in there.slots], there.sizes, there.lacking) == ([1], ((1080, 1920),), ())


def test_the_persons_sizes_stand_instead_of_those_of_the_networks(desk, sol, channel, week, at):
    other = desk.channel(sol, "luna")
    post = desk.add(sol, channel, other, planned=at(0), variants={other.id: VariantInput(format="story")}).post.id
    desk.runtime.sheets.write(post, sizes=["1080x1080"])
    assert line(desk, sol, week, post).sizes == ((1080, 1080), (1080, 1920))
    desk.runtime.sheets.write(post, sizes=["1080x1080", "1080x1920", "300x300"])
    assert line(desk, sol, week, post).sizes == ((1080, 1080), (1080, 1920), (300, 300))


def test_a_channel_whose_publication_was_cancelled_asks_for_no_art(desk, sol, channel, week, at):
    other = desk.channel(sol, "luna")
    variants = {other.id: VariantInput(format="story")}
    saved = desk.runtime.posts.add(desk.new(sol, channel, other, variants=variants), Time(wall=at(0)))
    assert len(line(desk, sol, week, saved.post.id).slots) == 2
    desk.runtime.publishing.cancel(saved.publications[1])
    assert [slot.channels for slot in line(desk, sol, week, saved.post.id).slots] == [(channel.id,)]


# -- deliveries --------------------------------------------------------------------------------------------------------


def test_a_delivery_is_remembered_numbered_and_told_apart_from_what_changed_since(desk, sol, channel, week, at):
    sheets = desk.runtime.sheets
    one, two, three = (desk.add(sol, channel, title=name, planned=at(day)).post.id
                       for day, name in ((0, "Uno"), (1, "Dos"), (2, "Tres")))  # fmt: skip
    done = sheets.deliver(sol.id, week)
    view = sheets.week(sol.id, week)
    assert (done.version, view.delivery.version, view.delivery.at, view.changed, view.gone) == (
        1, 1, desk.clock.now(), 0, ()
    )  # fmt: skip
    sheets.write(two, scene="Manos")
    desk.runtime.posts.plan(one, at(9))  # next week
    new = desk.add(sol, channel, title="Cuatro", planned=at(0)).post.id
    view = sheets.week(sol.id, week)
    assert [(each.post_id, each.number) for each in view.lines] == [(new, 4), (two, 2), (three, 3)]
    assert [view.delivery.changed(each) == {"scene"} for each in view.lines] == [False, True, False]
    assert (view.gone, view.changed) == (("Uno",), 3)
    desk.runtime.posts.plan(three, at(10))
    moved = desk.runtime.sheets.week(sol.id, week + timedelta(days=7)).lines
    assert [(each.post_id, each.number) for each in moved] == [(one, 1), (three, 2)]  # it was 3 in its old week
    desk.runtime.posts.plan(three, at(2))
    again = sheets.deliver(sol.id, week)
    assert (again.version, [each.version for each in sheets.deliveries(sol.id, week)]) == (2, [2, 1])
    with desk.runtime.db.read() as session:
        codes = session.connection().exec_driver_sql("SELECT post_id, codes FROM brief ORDER BY post_id").all()
    assert codes == [(post, f'[["{week}", {post}]]') for post in (one, two, three, new)]  # each given once
    assert sheets.week(sol.id, week).changed == 0


def test_numbers_that_were_given_stay_and_those_of_posts_that_left_are_not_given_again(desk, sol, channel, week, at):
    sheets = desk.runtime.sheets
    one, two = (desk.add(sol, channel, planned=at(day)).post.id for day in (0, 1))
    sheets.deliver(sol.id, week)
    desk.runtime.posts.plan(two, at(9))
    three = desk.add(sol, channel, planned=at(3)).post.id
    sheets.deliver(sol.id, week)
    assert [(each.post_id, each.number) for each in sheets.week(sol.id, week).lines] == [(one, 1), (three, 3)]
    desk.runtime.posts.plan(one, at(5))
    assert [(each.post_id, each.number) for each in sheets.week(sol.id, week).lines] == [(three, 3), (one, 1)]


def test_what_waits_for_art_is_in_design_once_delivered(desk, sol, channel, week, at, picture):
    def made(**more):
        return desk.add(sol, channel, planned=at(0), **more).post.id

    idea, draft, approved = made(stage="idea"), made(), made(stage="approved")
    has = made(media=[(picture, "")])
    bare = made()
    desk.runtime.sheets.write(bare, needed=False)
    scheduled = desk.runtime.posts.add(desk.new(sol, channel), Time(wall=at(1))).post.id
    again = desk.runtime.posts.add(desk.new(sol, channel), Time(wall=at(1)))  # its place is a plan once more
    desk.runtime.publishing.cancel(again.publications[0])
    desk.runtime.posts.plan(again.post.id, at(2))
    heard = []
    desk.runtime.bus.subscribe(PostsChanged, heard.append)
    done = desk.runtime.sheets.deliver(sol.id, week)
    assert done.stages == {idea: "idea", draft: "draft", again.post.id: "planned"}
    assert [desk.runtime.posts.show(post).stage for post in (idea, draft, approved, has, bare, scheduled)] == [
        "in_design", "in_design", "approved", "draft", "draft", "planned"
    ]  # fmt: skip
    assert [(event.ids, event.fields) for event in heard] == [((idea, draft, again.post.id), {"stage"})]


def test_a_place_in_the_plan_without_a_word_keeps_being_one_when_its_week_is_delivered(desk, sol, channel, week, at):
    with desk.runtime.db.write() as unit:
        kept = placeholders.New(sol.id, at(0), (channel.id,), title="A place")
        bare, told = (placeholders.make(unit.session, kept, desk.clock.now()) for _ in "12")
    desk.runtime.sheets.write(told, scene="Hands on the dough")
    assert desk.runtime.sheets.deliver(sol.id, week).stages == {told: "idea"}
    assert [desk.runtime.posts.show(post).stage for post in (bare, told)] == ["idea", "in_design"]


def test_a_delivery_is_taken_back_unless_a_later_one_was_made(desk, sol, channel, week, at):
    sheets = desk.runtime.sheets
    one, two = (desk.add(sol, channel, planned=at(day)).post.id for day in (0, 1))
    first = sheets.deliver(sol.id, week)
    desk.runtime.posts.edit(two, PostPatch(stage="changes"))
    three = desk.add(sol, channel, planned=at(-3)).post.id
    desk.runtime.posts.plan(three, at(2))
    second = sheets.deliver(sol.id, week)
    with pytest.raises(Conflict, match="sheet_delivered_again") as error:
        sheets.take_back(first)
    assert error.value.facts == {"version": 2}
    heard = []
    desk.runtime.bus.subscribe(SheetsChanged, heard.append)
    sheets.take_back(second)
    assert [event.ids for event in heard] == [(sol.id,)]
    assert (sheets.week(sol.id, week).delivery.version, desk.runtime.posts.show(three).stage) == (1, "draft")
    desk.runtime.posts.plan(one, at(5))  # behind the others, with the number of the first delivery
    assert [each.number for each in sheets.week(sol.id, week).lines] == [2, 3, 1]
    sheets.take_back(first)
    view = sheets.week(sol.id, week)
    assert (view.delivery, sheets.deliveries(sol.id, week)) == (None, ())
    assert [desk.runtime.posts.show(post).stage for post in (one, two)] == ["draft", "changes"]
    desk.runtime.posts.plan(one, at(6))
    assert [each.number for each in sheets.week(sol.id, week).lines] == [1, 2, 3]  # nothing was given for good
    with pytest.raises(Conflict, match="sheet_delivered_again"):
        sheets.take_back(first)


def test_an_empty_week_is_not_delivered(desk, sol, week):
    with pytest.raises(InvalidInput, match="sheet_empty"):
        desk.runtime.sheets.deliver(sol.id, week)
    with pytest.raises(NotFound, match="unknown_client"):
        desk.runtime.sheets.deliver(sol.id + 1, week)


# -- copies ------------------------------------------------------------------------------------------------------------


def test_a_copy_says_the_same_to_its_designer_under_its_own_number(desk, sol, channel, week, at):
    sheets, said = desk.runtime.sheets, Brief("Ya", "Manos", ("https://a.es",), ((1080, 1080),), False)
    post = desk.add(sol, channel, planned=at(0)).post.id
    sheets.write(post, **{name: getattr(said, name) for name in ("art_text", "scene", "refs", "sizes", "needed")})
    sheets.deliver(sol.id, week)
    copies = [
        desk.runtime.posts.duplicate(post).id,
        desk.runtime.planning.copy([Shift(post, 0, at(0).local, at(1).local)]).posts[0],
        desk.runtime.planning.to_client([post], desk.client("Mar").id).posts[0],
    ]
    assert [sheets.brief(copy) for copy in copies] == [said] * 3
    assert [[each.channel_id for each in desk.runtime.posts.show(copy).variants] for copy in copies] == [
        [None, channel.id], [None, channel.id], [None]
    ]  # fmt: skip
    assert [(each.post_id, each.number) for each in sheets.week(sol.id, week).lines] == [(post, 1), (copies[1], 2)]
    sheets.write(copies[0], scene="Otra")
    assert sheets.brief(post) == said
    assert sheets.brief(desk.runtime.posts.duplicate(desk.add(sol, channel).post.id).id) == Brief()


def test_a_time_that_leaves_its_series_takes_its_brief_along(desk, sol, channel, week, at):
    daily = {"freq": "daily", "interval": 1}
    post = desk.runtime.posts.add(desk.new(sol, channel, recurrence=daily), Time(wall=at(0))).post.id
    desk.runtime.sheets.write(post, scene="Manos")
    before = desk.count("post")
    desk.runtime.series.detach(post, at(0).local)
    assert desk.count("post") == before + 1
    assert desk.runtime.sheets.brief(before + 1).scene == "Manos"


def test_of_a_post_that_is_no_more_nothing_is_left_to_its_designer(desk, sol, channel, picture):
    gone, kept = (desk.add(sol, channel, planned=desk.wall(timedelta(days=1))).post.id for _ in range(2))
    for post in (gone, kept):
        desk.runtime.sheets.write(post, scene="Manos")
        desk.runtime.art.place(sol.id, monday(desk.clock.now().date()), [Placing(picture, post, 0)])
    assert (desk.count("brief"), desk.count("art")) == (2, 2)
    with desk.runtime.db.write() as unit:
        unit.connection.exec_driver_sql(f"DELETE FROM post WHERE id = {gone}")
    assert (desk.count("brief"), desk.count("art")) == (1, 1)


# -- at the size of a real week ---------------------------------------------------------------------------------------


def test_a_week_is_read_with_as_many_questions_however_many_posts_it_has(desk, sol, channel, week, at):
    def questions():
        asked = []
        listener = ("before_cursor_execute", lambda *given: asked.append(given[2]))
        event.listen(Engine, *listener)
        try:
            desk.runtime.sheets.week(sol.id, week)
        finally:
            event.remove(Engine, *listener)
        return len(asked)

    desk.runtime.posts.add(desk.new(sol, channel), Time(wall=at(0)))
    desk.add(sol, channel, planned=at(0))
    few = questions()
    for hour in range(8, 22):
        desk.runtime.sheets.write(desk.add(sol, channel, planned=at(1, hour)).post.id, scene="Manos")
        desk.runtime.posts.add(desk.new(sol, channel), Time(wall=at(2, hour)))
    assert questions() == few <= 16


def test_the_week_in_which_a_post_stands_is_found_from_the_post(desk, sol, channel, week, at):
    planned = desk.add(sol, channel, title="Plan", planned=at(6, 23, 30)).post.id
    scheduled = desk.runtime.posts.add(desk.new(sol, channel, title="Lunes"), Time(wall=at(7, 0, 5))).post.id
    idea = desk.add(sol, channel, title="Idea", stage="idea").post.id
    week_of = desk.runtime.sheets.week_of
    assert week_of(planned) == (sol.id, week)
    assert week_of(scheduled) == (sol.id, week + timedelta(days=7))
    assert week_of(idea) == (sol.id, None)
    with pytest.raises(NotFound, match="unknown_post"):
        week_of(10_000)
