"""Art that comes from design: whose it is, where it is put, and the way back."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PIL import Image

from smdesk.core import shared_links, utm
from smdesk.core.errors import Conflict, NotAllowed, NotFound
from smdesk.core.events import PostsChanged
from smdesk.core.sheet.matching import By
from smdesk.core.sheet.sizes import Fit
from smdesk.core.utm import Facts
from smdesk.core.walltime import WallTime, resolve
from smdesk.db.payloads import payload_for
from smdesk.services.patches import ClientPatch, MediaInput, PartInput, PostPatch, VariantInput
from smdesk.services.posts.rules import Time
from smdesk.services.sheets import receiving
from smdesk.services.sheets.views import Placing
from tests.pdfs import pdf

WEEK = date(2026, 10, 19)  # week 43
FEED, TALL = (1080, 1350), (1080, 1920)


def at(day, hour=10):
    return WallTime(datetime.combine(WEEK + timedelta(days=day), datetime.min.time()).replace(hour=hour),
                    "Europe/Madrid")  # fmt: skip


@pytest.fixture
def sol(desk):
    return desk.client()


@pytest.fixture
def channel(desk, sol):
    return desk.channel(sol)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "from design"
    made.mkdir()
    return made


@pytest.fixture
def art(folder):
    """A new picture: each call gives other bytes."""
    shades = iter(range(1, 250))

    def make(name, size=FEED):
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        Image.new("RGB", size, (next(shades), 90, 40)).save(file)
        return file

    return make


def line(desk, sol, post, week=WEEK):
    return next(each for each in desk.runtime.sheets.week(sol.id, week).lines if each.post_id == post)


def place(desk, sol, *placings):
    return desk.runtime.art.place(sol.id, WEEK, [Placing(*each) for each in placings])


def shown(desk, post, channel=None):
    """File names of what a post shows, in all its parts."""
    variant = next(each for each in desk.runtime.posts.show(post).variants if each.channel_id == channel)
    return [[medium.filename for medium in part.media] for part in variant.parts]


def stage(desk, post):
    return desk.runtime.posts.show(post).stage


# -- whose a file is ---------------------------------------------------------------------------------------------------


def test_a_file_is_told_by_its_code_its_name_or_its_size(desk, sol, channel, art):
    story = VariantInput(format="story")
    one = desk.add(sol, channel, title="Pan de calabaza", planned=at(0)).post.id
    two = desk.add(sol, channel, title="Harinas de aquí", planned=at(1)).post.id
    three = desk.add(sol, channel, title="Cambio de hora", planned=at(2), base={"format": "story"},
                     variants={channel.id: story}).post.id  # fmt: skip
    assert line(desk, sol, three).sizes == (TALL,)
    files = [art("s43-01_v2.png"), art("harinas aqui final.png", (1080, 1080)), art("IMG_1.png", TALL),
             art("IMG_2.png", (800, 600))]  # fmt: skip
    found = desk.runtime.art.look(sol.id, WEEK, files)
    assert [(each.match.post_id, each.match.by, each.match.fit) for each in found] == [
        (one, By.CODE, Fit.EXACT), (two, By.NAME, Fit.OTHER), (three, By.SIZE, Fit.EXACT), (0, By.NOTHING, Fit.FREE)
    ]  # fmt: skip
    assert [(each.name, each.size, each.mime, each.title) for each in found[:2]] == [
        ("s43-01_v2.png", FEED, "image/png", "Pan de calabaza"),
        ("harinas aqui final.png", (1080, 1080), "image/png", "Harinas de aquí"),
    ]
    assert found[0].bytes == files[0].stat().st_size
    assert desk.count("media") == 0


def test_a_folder_stands_for_its_files_without_what_is_hidden(desk, sol, channel, art, folder):
    desk.add(sol, channel, planned=at(0))
    (folder / "feed").mkdir()
    for name in ("b.png", "a.png", "feed/c.png", ".hidden.png", "Thumbs.db", "__MACOSX/d.png"):
        art(name) if name.endswith("png") else (folder / name).write_bytes(b"x")
    told = []
    found = desk.runtime.art.look(sol.id, WEEK, [folder, folder / "a.png"], lambda *done: told.append(done))
    assert [each.name for each in found] == ["a.png", "b.png", "c.png"]
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_what_is_no_picture_is_told_with_what_is_wrong(desk, sol, channel, folder):
    desk.add(sol, channel, planned=at(0))
    (folder / "s43-01.psd").write_bytes(b"8BPS not a picture that goes out")
    (folder / "s43-01.png").write_bytes(b"")
    found = desk.runtime.art.look(sol.id, WEEK, [folder, folder / "gone.png"])
    assert [(each.name, each.problem.code, each.match.post_id) for each in found] == [
        ("s43-01.png", "media_empty", 0), ("s43-01.psd", "media_unknown_type", 0), ("gone.png", "media_missing", 0)
    ]  # fmt: skip


def test_a_file_that_stands_in_its_place_already_is_told(desk, sol, channel, art):
    post = desk.add(sol, channel, planned=at(0)).post.id
    file = art("S43-01.png")
    place(desk, sol, (file, post, 0))
    other = art("S43-01 b.png")
    found = desk.runtime.art.look(sol.id, WEEK, [file, other])
    assert [(each.match.post_id, each.had) for each in found] == [(post, True), (post, False)]


def test_a_code_of_an_old_delivery_is_still_its_posts_after_it_has_moved(desk, sol, channel, art):
    post = desk.add(sol, channel, title="Pan", planned=at(0)).post.id
    kept = desk.add(sol, channel, title="Harinas", planned=at(1)).post.id
    desk.runtime.sheets.deliver(sol.id, WEEK)
    desk.runtime.posts.plan(post, at(8))
    assert (line(desk, sol, kept).number, line(desk, sol, post, WEEK + timedelta(days=7)).code) == (2, "S44-01")
    file = art("S43-01.png")
    (found,) = desk.runtime.art.look(sol.id, WEEK, [file])
    assert (found.match.post_id, found.title, found.match.by) == (post, "Pan", By.CODE)
    assert place(desk, sol, (file, post, found.match.slot)).posts[0].post_id == post
    (late,) = desk.runtime.art.look(sol.id, WEEK + timedelta(days=7), [art("S44-01.png")])
    assert late.match.post_id == post


def test_a_number_of_another_week_finds_its_post_before_that_is_delivered(desk, sol, channel, art):
    next_week = WEEK + timedelta(days=7)
    post = desk.add(sol, channel, title="Later", planned=at(8)).post.id
    desk.add(sol, channel, title="Sooner", planned=at(1))
    number = desk.runtime.sheets.week(sol.id, next_week).lines[0].code
    (found, none) = desk.runtime.art.look(sol.id, WEEK, [art(f"{number}.png"), art(f"{number[:-1]}9.png")])
    assert (found.match.post_id, found.title) == (post, "Later")
    assert none.match.post_id == 0
    placed = desk.runtime.art.place(sol.id, WEEK, [Placing(found.path, post, 0)])
    assert [each.post_id for each in placed.posts] == [post]


def test_a_week_is_the_nearest_one_of_its_number():
    assert receiving._nearest(1, date(2026, 12, 21)) == date(2027, 1, 4)
    assert receiving._nearest(52, date(2027, 1, 4)) == date(2026, 12, 21)
    assert receiving._nearest(53, date(2027, 1, 4)) == date(2026, 12, 28)
    assert receiving._nearest(53, date(2030, 6, 3)) is None
    assert receiving._nearest(60, date(2026, 6, 1)) is None


def test_pictures_of_a_carousel_follow_each_other_where_no_name_says_which(desk, sol, channel, art):
    carousel = {"base": {"format": "carousel"}, "variants": {channel.id: VariantInput(format="carousel")}}
    post = desk.add(sol, channel, planned=at(0), **carousel).post.id
    files = [art("S43-01_a.png"), art("S43-01_b.png"), art("S43-01-1.png"), art("S43-01-7.png")]
    found = desk.runtime.art.look(sol.id, WEEK, files)
    # Those that say so have their number; the others follow in what is free.
    assert [(each.match.post_id, each.match.position) for each in found] == [
        (post, 2), (post, 3), (post, 1), (post, 7)
    ]  # fmt: skip


def test_of_a_week_that_every_year_has_the_nearest_is_meant(desk, sol, channel, art):
    last_year = WallTime(datetime(2025, 10, 22, 10), "Europe/Madrid")
    old = desk.add(sol, channel, title="Viejo", planned=last_year).post.id
    desk.runtime.sheets.deliver(sol.id, date(2025, 10, 20))
    new = desk.add(sol, channel, title="Nuevo", planned=at(0)).post.id
    desk.runtime.sheets.deliver(sol.id, WEEK)
    file = art("S43-01.png")

    def whose(monday):
        return desk.runtime.art.look(sol.id, monday, [file])[0].match.post_id

    assert [whose(WEEK + timedelta(days=7)), whose(WEEK), whose(date(2025, 11, 3))] == [new, new, old]


def test_nobodys_client_has_no_art(desk, art):
    with pytest.raises(NotFound, match="unknown_client"):
        desk.runtime.art.look(7, WEEK, [art("a.png")])
    with pytest.raises(NotFound, match="unknown_client"):
        desk.runtime.art.place(7, WEEK, [])


# -- placing -----------------------------------------------------------------------------------------------------------


def test_art_is_put_into_its_post_and_taken_out_and_put_in_again(desk, sol, channel, art):
    post = desk.add(sol, channel, text="Pan", title="Pan", planned=at(0)).post.id
    desk.runtime.sheets.deliver(sol.id, WEEK)
    assert stage(desk, post) == "in_design"
    heard = []
    desk.runtime.bus.subscribe(PostsChanged, heard.append)
    file = art("S43-01.png")
    placed = place(desk, sol, (file, post, 0))
    assert (placed.files, placed.ready, placed.refused, stage(desk, post)) == (1, (post,), (), "draft")
    assert (shown(desk, post), line(desk, sol, post).lacking) == ([["S43-01.png"]], ())
    assert [event.ids for event in heard] == [(post,)]
    assert [each.reason for each in desk.runtime.posts.revisions(post)] == ["art"]
    assert file.exists()
    redo = desk.runtime.art.undo(placed)
    assert (shown(desk, post), stage(desk, post), redo.ready) == ([[]], "in_design", ())
    undo = desk.runtime.art.undo(redo)
    assert (shown(desk, post), stage(desk, post), undo.ready) == ([["S43-01.png"]], "draft", (post,))


def test_what_was_changed_since_is_not_overwritten_by_undoing(desk, sol, channel, art):
    posts = [desk.add(sol, channel, planned=at(day)).post.id for day in (0, 1)]
    placed = place(desk, sol, (art("a.png"), posts[0], 0), (art("b.png"), posts[1], 0))
    desk.runtime.posts.edit(posts[1], PostPatch(title="Otro"))
    with pytest.raises(Conflict, match="post_changed") as error:
        desk.runtime.art.undo(placed)
    assert error.value.facts == {"post": posts[1]}
    assert shown(desk, posts[0]) == [["a.png"]]


def test_a_picture_is_replaced_where_it_stood_and_keeps_its_text_others_are_added(desk, sol, channel, art):
    media = [(art("old1.png"), "Una hogaza"), (art("old2.png"), "Dos hogazas")]
    post = desk.add(sol, channel, planned=at(0), media=media).post.id
    place(desk, sol, (art("new3.png"), post, 0, 7), (art("new2.png"), post, 0, 2))
    assert shown(desk, post) == [["old1.png", "new2.png", "new3.png"]]
    base = desk.runtime.posts.show(post).base
    assert [medium.alt for medium in base.parts[0].media] == ["Una hogaza", "Dos hogazas", ""]


def test_pictures_stand_in_the_order_of_their_numbers_however_they_came(desk, sol, channel, art):
    post = desk.add(sol, channel, planned=at(0)).post.id
    place(desk, sol, (art("two.png"), post, 0, 2), (art("three.png"), post, 0, 3), (art("one.png"), post, 0, 1))
    assert shown(desk, post) == [["one.png", "two.png", "three.png"]]


@pytest.mark.parametrize("where", ["idea", "changes", "with_client", "approved"])
def test_art_that_comes_for_what_is_not_in_design_leaves_it_where_it_stands(desk, sol, channel, art, where):
    post = desk.add(sol, channel, planned=at(0), stage=where).post.id
    assert place(desk, sol, (art("a.png"), post, 0)).ready == ()
    assert stage(desk, post) == where


def test_a_crop_of_the_picture_before_is_not_the_new_ones(desk, sol, channel, art):
    media = MediaInput(art("old.png"), "Pan", shape="1:1")
    post = desk.runtime.posts.add(desk.new(sol, channel, planned=at(0))).post.id
    desk.runtime.posts.edit(post, PostPatch(base=VariantInput(parts=(PartInput("Hola", (media,)),))))
    assert desk.runtime.posts.show(post).base.parts[0].media[0].crop is not None
    place(desk, sol, (art("new.png"), post, 0))
    assert desk.runtime.posts.show(post).base.parts[0].media[0].crop is None


def test_of_a_thread_the_picture_is_replaced_in_its_own_part(desk, sol, channel, art):
    parts = (PartInput("Uno"), PartInput("Dos", (MediaInput(art("old.png"), "Pan"),)))
    post = desk.add(sol, channel, planned=at(0)).post.id
    desk.runtime.posts.edit(post, PostPatch(base=VariantInput(parts=parts)))
    place(desk, sol, (art("new.png"), post, 0), (art("more.png"), post, 0, 2))
    assert shown(desk, post) == [[], ["new.png", "more.png"]]


def test_a_channel_with_its_own_words_and_the_same_picture_gets_the_art_too(desk, sol, channel, art):
    other = desk.channel(sol, "luna")
    own = {other.id: VariantInput(parts=(PartInput("Con otras palabras"),))}
    post = desk.add(sol, channel, other, planned=at(0), variants=own).post.id
    assert [slot.channels for slot in line(desk, sol, post).slots] == [(channel.id, other.id)]
    place(desk, sol, (art("new.png"), post, 0))
    assert (shown(desk, post), shown(desk, post, other.id)) == ([["new.png"]], [["new.png"]])
    assert desk.runtime.posts.show(post).variants[-1].parts[0].text == "Con otras palabras"


def test_a_story_beside_a_post_gets_its_own_art_with_the_shared_words(desk, sol, channel, art):
    other = desk.channel(sol, "luna")
    post = desk.add(sol, channel, other, text="Pan", planned=at(0), media=[(art("feed.png"), "Pan")],
                    variants={other.id: VariantInput(format="story")}).post.id  # fmt: skip
    told = line(desk, sol, post)
    assert ([slot.channels for slot in told.slots], told.lacking, told.sizes) == (
        [(channel.id,), (other.id,)], (1,), (FEED, TALL)
    )  # fmt: skip
    (found,) = desk.runtime.art.look(sol.id, WEEK, [art("S43-01 historia.png", TALL)])
    assert (found.match.slot, found.match.fit) == (1, Fit.EXACT)
    place(desk, sol, (found.path, post, found.match.slot))
    assert (shown(desk, post), shown(desk, post, other.id)) == ([["feed.png"]], [["S43-01 historia.png"]])
    story = next(each for each in desk.runtime.posts.show(post).variants if each.channel_id == other.id)
    assert (story.parts[0].text, line(desk, sol, post).lacking) == ("Pan", ())


def test_what_was_typed_and_not_put_into_the_post_yet_gets_the_art_too(desk, sol, channel, art):
    post = desk.runtime.posts.add(desk.new(sol, channel), Time(wall=at(0))).post.id
    versions = desk.runtime.versions
    versions.keep_typed(post, PostPatch(base=VariantInput(parts=(PartInput("Mejor así"),))))
    placed = place(desk, sol, (art("a.png"), post, 0))

    def typed():
        part = versions.typed(post).base.parts[0]
        return part.text, [medium.filename for medium in part.media]

    assert typed() == ("Mejor así", ["a.png"])
    redo = desk.runtime.art.undo(placed)
    assert typed() == ("Mejor así", [])
    desk.runtime.art.undo(redo)
    assert typed() == ("Mejor así", ["a.png"])


def test_links_that_smdesk_marked_still_tell_the_network_of_a_story_that_got_its_art(desk, sol, channel, art):
    scheme = utm.checked({"utm_source": "{network}", "utm_medium": "social"})
    text, _, known = shared_links.marked("Mira https://sol.example/pan", "", scheme, Facts("social"), {})
    other = desk.channel(sol, "luna")
    post = desk.add(sol, channel, other, text=text, planned=at(0), base={"options": shared_links.written({}, known)},
                    variants={other.id: VariantInput(format="story")}).post.id  # fmt: skip

    def sent():
        with desk.runtime.db.read() as session:
            return payload_for(session, post, other.id)[0].parts[0].text

    before = sent()
    assert "utm_source=practice" in before
    place(desk, sol, (art("b.png", TALL), post, 1))
    assert (sent(), shown(desk, post, other.id)) == (before, [["b.png"]])


def test_words_typed_for_a_story_are_not_lost_to_its_art(desk, sol, channel, art):
    other = desk.channel(sol, "luna")
    variants = {other.id: VariantInput(format="story")}
    post = desk.add(sol, channel, other, planned=at(0), variants=variants).post.id
    own = {other.id: VariantInput(parts=(PartInput("Solo en la historia"),))}
    desk.runtime.versions.keep_typed(post, PostPatch(variants=own))
    place(desk, sol, (art("b.png", TALL), post, 1))
    story = desk.runtime.versions.typed(post).variants[-1]
    assert (story.parts[0].text, len(story.parts[0].media)) == ("Solo en la historia", 1)


def test_a_post_in_design_waits_for_its_last_picture(desk, sol, channel, art):
    other = desk.channel(sol, "luna")
    post = desk.add(sol, channel, other, planned=at(0), variants={other.id: VariantInput(format="story")}).post.id
    desk.runtime.sheets.deliver(sol.id, WEEK)
    assert (place(desk, sol, (art("a.png"), post, 0)).ready, stage(desk, post)) == ((), "in_design")
    assert (place(desk, sol, (art("b.png", TALL), post, 1)).ready, stage(desk, post)) == ((post,), "draft")


def test_all_art_that_was_ever_placed_is_told_the_latest_first(desk, sol, channel, art):
    post = desk.add(sol, channel, planned=at(0)).post.id
    place(desk, sol, (art("v1.png", (800, 600)), post, 0))
    desk.clock.advance(60)
    place(desk, sol, (art("v2.png"), post, 0))
    size = line(desk, sol, post).slots[0].size
    assert [(each.filename, each.size, each.asked, each.position) for each in desk.runtime.art.versions(post)] == [
        ("v2.png", FEED, size, 1), ("v1.png", (800, 600), size, 1)
    ]  # fmt: skip
    assert (desk.runtime.art.versions(post)[0].at - desk.runtime.art.versions(post)[1].at).total_seconds() == 60


def test_the_same_file_again_changes_nothing(desk, sol, channel, art):
    post = desk.add(sol, channel, planned=at(0)).post.id
    file = art("a.png")
    place(desk, sol, (file, post, 0))
    again = place(desk, sol, (file, post, 0))
    assert (again.posts, again.files, len(desk.runtime.posts.revisions(post)), desk.count("art")) == ((), 0, 1, 1)


# -- what cannot be placed ---------------------------------------------------------------------------------------------


def test_what_is_out_keeps_its_art_and_the_others_get_theirs(desk, sol, channel, art):
    out = desk.runtime.posts.add(desk.new(sol, channel, title="Fuera"), Time(wall=at(0))).post.id
    free = desk.add(sol, channel, planned=at(4)).post.id
    desk.clock.advance((resolve(at(0)).instant - desk.clock.now()).total_seconds() + 60)
    desk.publish()
    files = art("a.png"), art("b.png")
    placed = place(desk, sol, (files[0], out, 0), (files[1], free, 0))
    assert [(path, error.code) for path, error in placed.refused] == [(files[0], "post_is_out")]
    assert (shown(desk, out), shown(desk, free), placed.files) == ([[]], [["b.png"]], 1)


def test_what_a_network_holds_for_us_is_taken_back_before_it_gets_art(desk, sol, channel, art):
    saved = desk.runtime.posts.add(desk.new(sol, channel), Time(wall=at(0)), mode="delegate")
    desk.publish()
    post = saved.post.id
    assert not line(desk, sol, post).out  # it can still be changed
    placed = place(desk, sol, (art("a.png"), post, 0))
    assert [error.code for _, error in placed.refused] == ["post_delegated"]
    desk.runtime.publishing.take_back(saved.publications[0])
    desk.publish()
    assert place(desk, sol, (art("b.png"), post, 0)).refused == ()


def test_undoing_leaves_alone_what_has_gone_out_since(desk, sol, channel, art):
    post = desk.runtime.posts.add(desk.new(sol, channel), Time(wall=at(0))).post.id
    placed = place(desk, sol, (art("a.png"), post, 0))
    desk.clock.advance((resolve(at(0)).instant - desk.clock.now()).total_seconds() + 60)
    desk.publish()
    with pytest.raises(NotAllowed, match="post_is_out"):
        desk.runtime.art.undo(placed)
    assert shown(desk, post) == [["a.png"]]


def test_a_series_takes_art_for_its_next_time_after_its_first_is_out(desk, sol, channel, art):
    weekly = {"freq": "weekly", "interval": 1}
    post = desk.runtime.posts.add(desk.new(sol, channel, recurrence=weekly), Time(wall=at(0))).post.id
    desk.clock.advance((resolve(at(0)).instant - desk.clock.now()).total_seconds() + 60)
    desk.publish()
    assert place(desk, sol, (art("a.png"), post, 0)).refused == ()
    assert shown(desk, post) == [["a.png"]]


def test_an_approved_post_that_shows_something_else_is_a_draft_again(desk, sol, channel, art):
    desk.runtime.clients.edit(sol.id, ClientPatch(approval_required=True))
    post = desk.add(sol, channel, planned=at(0), stage="approved").post.id
    placed = place(desk, sol, (art("a.png"), post, 0))
    assert (stage(desk, post), placed.ready) == ("draft", ())
    desk.runtime.art.undo(placed)
    assert stage(desk, post) == "approved"


def test_what_is_scheduled_is_checked_with_its_art(desk, sol, channel, art):
    post = desk.runtime.posts.add(desk.new(sol, channel), Time(wall=at(0))).post.id
    files = [art(f"{number}.png") for number in range(1, 30)]
    placed = place(desk, sol, *((file, post, 0, number) for number, file in enumerate(files, 1)))
    assert {error.code for _, error in placed.refused} == {"check_failed"}
    assert (shown(desk, post), desk.count("art"), len(placed.refused)) == ([[]], 0, 29)


def test_a_file_that_is_none_and_a_post_of_another_client_are_told(desk, sol, channel, art, folder):
    other = desk.add(desk.client("Mar"), planned=at(0)).post.id
    post = desk.add(sol, channel, planned=at(0)).post.id
    good, bad = art("a.png"), folder / "b.png"
    placed = place(desk, sol, (bad, post, 0), (good, other, 0), (good, post, 5))
    assert placed.posts == ()
    assert {(path, error.code) for path, error in placed.refused} == {
        (bad, "media_missing"), (good, "unknown_post"), (good, "post_changed")
    }  # fmt: skip


def test_what_ends_the_copying_leaves_all_as_it_was(desk, sol, channel, art):
    post = desk.add(sol, channel, planned=at(0)).post.id

    class EndedError(Exception):
        pass

    def watch(done, total):
        if done == total:
            raise EndedError

    with pytest.raises(EndedError):
        desk.runtime.art.place(sol.id, WEEK, [Placing(art("a.png"), post, 0)], watch)
    assert (shown(desk, post), desk.count("art")) == ([[]], 0)


def test_files_are_matched_without_reading_all_that_was_ever_delivered(desk, sol, channel, art):
    for week in range(1, 5):
        day = WEEK - timedelta(days=7 * week)
        desk.add(sol, channel, planned=WallTime(datetime.combine(day, datetime.min.time()), "Europe/Madrid"))
        desk.runtime.sheets.deliver(sol.id, day)
    files = [art("S42-01.png"), art("S41-9.png"), art("libre.png")]
    with desk.runtime.db.read() as session:
        week = receiving.known(session, sol.id, WEEK, files)
    assert [each.post_id for each in week.elsewhere] == [1]


@pytest.mark.parametrize(("network", "taken"), [("linkedin", True), ("facebook", False)])
def test_a_print_file_takes_no_place_on_networks_that_show_no_document(desk, sol, folder, network, taken):
    channel = desk.runtime.channels.connect_assisted(network, sol.id)
    post = desk.add(sol, channel, text="Pan", title="Pan", planned=at(0)).post.id
    file = folder / "S43-01.pdf"
    file.write_bytes(pdf(2))
    placed = place(desk, sol, (file, post, 0))
    assert shown(desk, post) == [["S43-01.pdf"] if taken else []]
    assert [(path, error.code) for path, error in placed.refused] == ([] if taken else [(file, "document_no_art")])
