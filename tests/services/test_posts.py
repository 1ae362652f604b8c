"""Posts: checked and scheduled in one transaction, edited with a way back, never changed once they are out."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from smdesk.core.content import MediaItem
from smdesk.core.crop import Crop
from smdesk.core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from smdesk.core.publication import State
from smdesk.core.slots import parse
from smdesk.core.walltime import Gap, Overlap, WallTime
from smdesk.db.payloads import payload_for
from smdesk.services.patches import ClientPatch, MediaInput, NewPost, PartInput, PostPatch, VariantInput
from smdesk.services.posts.rules import Time
from smdesk.system import media_store
from smdesk.system.media_probe import Probe
from tests.services.desk import Desk

HOUR = timedelta(hours=1)


def parts(*texts: str) -> tuple[PartInput, ...]:
    return tuple(PartInput(text) for text in texts)


def text_of(desk: Desk, post: int, channel: int | None) -> list[str]:
    with desk.runtime.db.read() as session:
        return [part.text for part in payload_for(session, post, channel)[0].parts]


def nothing_stored(desk: Desk) -> bool:
    return all(desk.count(table) == 0 for table in ("post", "variant", "part", "part_media", "publication"))


def test_a_post_with_a_time_is_scheduled_on_each_channel(desk: Desk) -> None:
    client = desk.client()
    one, two = desk.channel(client, "one"), desk.channel(client, "two")
    saved = desk.add(client, one, two, after=HOUR)
    views = desk.runtime.publishing.views(post_id=saved.post.id)
    assert [(view.channel, view.state, view.due) for view in views] == [
        ("one", State.SCHEDULED, desk.clock.now() + HOUR),
        ("two", State.SCHEDULED, desk.clock.now() + HOUR),
    ]
    assert saved.publications == tuple(view.id for view in views)
    assert saved.post.stage == "planned"


def test_without_a_time_it_is_a_draft_that_remembers_its_channels(desk: Desk) -> None:
    client = desk.client()
    channel = desk.channel(client)
    saved = desk.add(client, channel)
    assert (saved.post.stage, saved.publications) == ("draft", ())
    later = desk.runtime.posts.schedule(saved.post.id, Time(wall=desk.wall(HOUR)), channels=())
    assert len(later.publications) == 1


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_post_is_refused_even_as_an_idea(desk: Desk, text: str) -> None:
    client = desk.client()
    with pytest.raises(InvalidInput) as refused:
        desk.add(client, text=text, stage="idea")
    assert refused.value.code == "empty_post"
    assert nothing_stored(desk)


def test_a_past_time_is_refused_and_nothing_is_stored(desk: Desk) -> None:
    client = desk.client()
    channel = desk.channel(client)
    with pytest.raises(InvalidInput) as refused:
        desk.add(client, channel, after=-HOUR)
    assert refused.value.code == "past_time"
    assert refused.value.facts["at"] == "2026-10-01 10:00"
    assert refused.value.facts["now"] == "2026-10-01 11:00"
    assert nothing_stored(desk)


def test_half_a_minute_ago_is_past_too(desk: Desk) -> None:
    client = desk.client()
    with pytest.raises(InvalidInput) as refused:
        desk.add(client, desk.channel(client), after=timedelta(seconds=-30))
    assert refused.value.code == "past_time"
    assert nothing_stored(desk)


def test_tomorrow_at_an_earlier_hour_is_fine(desk: Desk) -> None:
    client = desk.client()
    saved = desk.add(client, desk.channel(client), after=timedelta(hours=21))
    assert len(saved.publications) == 1


def test_now_means_now(desk: Desk) -> None:
    client = desk.client()
    saved = desk.runtime.posts.add(desk.new(client, desk.channel(client)), Time(now=True))
    desk.publish()
    assert desk.runtime.publishing.view(saved.publications[0]).state is State.PUBLISHED


def test_findings_refuse_the_schedule_with_the_channel_and_store_nothing(desk: Desk) -> None:
    client = desk.client()
    channel = desk.channel(client)
    with pytest.raises(InvalidInput) as refused:
        desk.add(client, channel, after=HOUR, text="x" * 501)
    facts = refused.value.facts
    assert (refused.value.code, facts["channel"], facts["finding"]) == ("check_failed", "sol", "text_too_long")
    assert facts["findings"][0]["facts"]["over"] == 1
    assert nothing_stored(desk)


def test_a_draft_that_is_too_long_is_kept_and_says_so(desk: Desk) -> None:
    client = desk.client()
    saved = desk.add(client, desk.channel(client), text="x" * 501)
    assert [found.finding.code for found in saved.findings if found.finding.level == "error"] == ["text_too_long"]


def test_the_accounts_own_limit_counts(desk: Desk) -> None:
    client = desk.client()
    with desk.network() as network:
        network.open_account("sol")
        network.set_limits("sol", {"text": {"limit": 5}})
    channel = desk.channel(client)
    with pytest.raises(InvalidInput) as refused:
        desk.add(client, channel, after=HOUR, text="sechs!")
    assert refused.value.code == "check_failed"


def test_a_first_comment_that_is_too_long_is_found(desk: Desk) -> None:
    client = desk.client()
    with pytest.raises(InvalidInput) as refused:
        desk.add(client, desk.channel(client), after=HOUR, base={"first_comment": "x" * 501})
    assert refused.value.facts["finding"] == "comment_too_long"


def test_a_time_without_a_channel_is_refused(desk: Desk) -> None:
    client = desk.client()
    with pytest.raises(InvalidInput) as refused:
        desk.add(client, after=HOUR)
    assert refused.value.code == "no_channels"
    assert nothing_stored(desk)


def test_a_channel_of_another_client_is_refused(desk: Desk) -> None:
    sol, mar = desk.client("Sol"), desk.client("Mar")
    with pytest.raises(InvalidInput) as refused:
        desk.add(sol, desk.channel(mar, "mar"), after=HOUR)
    assert refused.value.code == "channel_of_other_client"
    assert nothing_stored(desk)


def test_a_client_that_wants_to_approve_is_asked_first(desk: Desk) -> None:
    client = desk.client(approval_required=True)
    channel = desk.channel(client)
    with pytest.raises(NotAllowed) as refused:
        desk.add(client, channel, after=HOUR)
    assert refused.value.code == "approval_first"
    assert nothing_stored(desk)
    draft = desk.add(client, channel)
    with pytest.raises(NotAllowed) as refused:
        desk.runtime.posts.schedule(draft.post.id, Time(wall=desk.wall(HOUR)))
    assert (refused.value.code, refused.value.facts["post"]) == ("approval_required", draft.post.id)
    saved = desk.add(client, channel, after=HOUR, stage="approved")
    assert (saved.post.stage, len(saved.publications)) == ("approved", 1)


def test_a_time_that_the_clocks_skip_is_reported(desk: Desk) -> None:
    client = desk.client()
    wall = WallTime(datetime(2027, 3, 28, 2, 30), "Europe/Madrid")
    saved = desk.runtime.posts.add(desk.new(client, desk.channel(client)), Time(wall=wall))
    assert saved.notices == (Gap(asked=datetime(2027, 3, 28, 2, 30), used=datetime(2027, 3, 28, 3, 0)),)


def test_a_time_that_the_clocks_show_twice_is_the_first_and_reported(desk: Desk) -> None:
    client = desk.client()
    wall = WallTime(datetime(2026, 10, 25, 2, 30), "Europe/Madrid")
    saved = desk.runtime.posts.add(desk.new(client, desk.channel(client)), Time(wall=wall))
    [notice] = saved.notices
    assert isinstance(notice, Overlap)
    assert desk.runtime.publishing.view(saved.publications[0]).due == notice.first


def test_a_variant_says_something_else_on_its_channel_only(desk: Desk) -> None:
    client = desk.client()
    one, two = desk.channel(client, "one"), desk.channel(client, "two")
    saved = desk.add(client, one, two, text="base", variants={two.id: VariantInput(parts=parts("own"))})
    assert [text_of(desk, saved.post.id, each) for each in (None, one.id, two.id)] == [["base"], ["base"], ["own"]]


def test_options_of_a_variant_stand_over_the_base_one_by_one(desk: Desk) -> None:
    client = desk.client()
    channel = desk.channel(client)
    base = {"options": {"visibility": "public", "spoiler": "food"}, "first_comment": "base"}
    own = VariantInput(options={"visibility": "unlisted"}, first_comment="own")
    saved = desk.add(client, channel, base=base, variants={channel.id: own})
    with desk.runtime.db.read() as session:
        payload, comment = payload_for(session, saved.post.id, channel.id)
    assert (payload.options, comment) == ({"visibility": "unlisted", "spoiler": "food"}, "own")


def test_media_are_copied_in_with_their_text_and_kept_once(desk: Desk, picture: Path) -> None:
    client = desk.client()
    channel = desk.channel(client)
    first = desk.add(client, channel, media=[(picture, "Pan recién hecho")])
    desk.add(client, channel, media=[(picture, "Otro texto")])
    picture.unlink()
    [medium] = first.post.base.parts[0].media
    assert (medium.alt, medium.width, medium.filename) == ("Pan recién hecho", 40, "bread.png")
    assert desk.runtime.media.intact(medium.sha256)
    assert desk.count("media") == 1


def test_how_a_film_is_coded_is_learnt_when_it_is_attached_again(desk: Desk, tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "clip.mp4"
    file.write_bytes(b"\0\0\0\x18ftypmp42\0\0\0\0isommp42" + bytes(500))

    def attached(known: Probe) -> MediaItem:
        monkeypatch.setattr(media_store, "probe", lambda *_args: known)
        saved = desk.add(client, media=[(file, "Un clip")])
        with desk.runtime.db.read() as session:
            return payload_for(session, saved.post.id, None)[0].parts[0].media[0]

    client = desk.client()
    before = attached(Probe())
    coded = attached(Probe(64, 48, 1.0, video_codec="VP9", audio_codec="Opus"))
    again = attached(Probe())  # by a computer that cannot read it
    assert (before.video_codec, before.duration_s) == ("", 0.0)
    assert (coded.video_codec, coded.audio_codec, coded.duration_s) == ("VP9", "Opus", 1.0)
    assert (again.video_codec, again.audio_codec, again.duration_s) == ("VP9", "Opus", 1.0)
    view = desk.runtime.posts.show(1).variants[0].parts[0].media[0]
    assert (view.video_codec, view.audio_codec) == ("VP9", "Opus")


def test_a_missing_file_refuses_the_post(desk: Desk, tmp_path: Path) -> None:
    client = desk.client()
    with pytest.raises(InvalidInput) as refused:
        desk.add(client, media=[(tmp_path / "gone.png", "")])
    assert refused.value.code == "media_missing"
    assert nothing_stored(desk)


def test_a_thread_keeps_its_parts_and_their_order(desk: Desk) -> None:
    client = desk.client()
    new = NewPost(client.id, (), VariantInput(parts=parts("uno", "dos", "tres")))
    saved = desk.runtime.posts.add(new)
    assert [part.text for part in saved.post.base.parts] == ["uno", "dos", "tres"]


def test_editing_keeps_what_it_does_not_name_and_a_way_back(desk: Desk, picture: Path) -> None:
    client = desk.client()
    channel = desk.channel(client)
    saved = desk.add(client, channel, text="uno", media=[(picture, "pan")], base={"first_comment": "hey"})
    edited = desk.runtime.posts.edit(saved.post.id, PostPatch(base=VariantInput(parts=parts("dos")), title="Pan"))
    assert (edited.post.text, edited.post.title, edited.post.base.first_comment) == ("dos", "Pan", "hey")
    [revision] = desk.runtime.posts.revisions(saved.post.id)
    assert (revision.text, revision.reason) == ("uno", "edit")
    back = desk.runtime.posts.restore(saved.post.id, revision.id)
    assert (back.post.text, back.post.title, back.post.base.parts[0].media[0].alt) == ("uno", "", "pan")
    assert [each.text for each in desk.runtime.posts.revisions(saved.post.id)] == ["dos", "uno"]


def test_an_edit_of_a_post_that_moved_on_is_refused(desk: Desk) -> None:
    client = desk.client()
    saved = desk.add(client)
    desk.runtime.posts.edit(saved.post.id, PostPatch(title="a"))
    with pytest.raises(Conflict) as refused:
        desk.runtime.posts.edit(saved.post.id, PostPatch(title="b"), version=saved.post.version)
    assert refused.value.code == "post_changed"
    assert desk.runtime.posts.show(saved.post.id).title == "a"


def test_an_edit_that_could_not_go_out_is_refused_while_it_is_scheduled(desk: Desk) -> None:
    client = desk.client()
    saved = desk.add(client, desk.channel(client), after=HOUR)
    with pytest.raises(InvalidInput) as refused:
        desk.runtime.posts.edit(saved.post.id, PostPatch(base=VariantInput(parts=parts("x" * 501))))
    assert refused.value.code == "check_failed"
    assert desk.runtime.posts.show(saved.post.id).text == "Hola"
    assert desk.runtime.posts.revisions(saved.post.id) == ()


def test_what_is_scheduled_goes_out_as_edited(desk: Desk) -> None:
    client = desk.client()
    saved = desk.add(client, desk.channel(client), after=HOUR)
    desk.runtime.posts.edit(saved.post.id, PostPatch(base=VariantInput(parts=parts("Adiós"))))
    desk.clock.advance(3601)
    desk.publish()
    with desk.network() as network:
        assert [post.text for post in network.posts("sol")] == ["Adiós"]


def test_editing_a_published_post_sends_nothing_again(desk: Desk) -> None:
    client = desk.client()
    saved = desk.add(client, desk.channel(client), after=HOUR)
    desk.clock.advance(3601)
    desk.publish()
    desk.runtime.posts.edit(saved.post.id, PostPatch(base=VariantInput(parts=parts("x" * 501))))
    desk.clock.advance(3600)
    desk.publish()
    with desk.network() as network:
        assert [post.text for post in network.posts("sol")] == ["Hola"]
    assert desk.runtime.publishing.view(saved.publications[0]).state is State.PUBLISHED


def test_a_delegated_post_is_taken_back_before_it_is_edited(desk: Desk) -> None:
    client = desk.client()
    channel = desk.channel(client)
    saved = desk.runtime.posts.add(desk.new(client, channel), Time(wall=desk.wall(HOUR)), mode="delegate")
    desk.publish()
    assert desk.runtime.publishing.view(saved.publications[0]).state is State.DELEGATED
    with pytest.raises(NotAllowed) as refused:
        desk.runtime.posts.edit(saved.post.id, PostPatch(title="x"))
    assert refused.value.code == "post_delegated"
    with pytest.raises(NotAllowed) as deleted:
        desk.runtime.posts.delete(saved.post.id)
    assert deleted.value.code == "post_in_flight"


def test_moving_takes_all_open_channels_or_the_named_ones(desk: Desk) -> None:
    client = desk.client()
    one, two = desk.channel(client, "one"), desk.channel(client, "two")
    saved = desk.add(client, one, two, after=HOUR)
    desk.runtime.posts.move(saved.post.id, desk.wall(2 * HOUR), channels=(two.id,))
    views = desk.runtime.publishing.views(post_id=saved.post.id)
    assert [view.due - desk.clock.now() for view in views] == [HOUR, 2 * HOUR]
    desk.runtime.posts.move(saved.post.id, desk.wall(3 * HOUR))
    views = desk.runtime.publishing.views(post_id=saved.post.id)
    assert {view.due - desk.clock.now() for view in views} == {3 * HOUR}


def test_moving_into_the_past_or_moving_nothing_is_refused(desk: Desk) -> None:
    client = desk.client()
    saved = desk.add(client, desk.channel(client), after=HOUR)
    with pytest.raises(InvalidInput) as past:
        desk.runtime.posts.move(saved.post.id, desk.wall(-HOUR))
    assert past.value.code == "past_time"
    draft = desk.add(client)
    with pytest.raises(NotAllowed) as nothing:
        desk.runtime.posts.move(draft.post.id, desk.wall(HOUR))
    assert nothing.value.code == "not_scheduled"


def test_deleting_cancels_what_is_planned_and_can_be_undone(desk: Desk) -> None:
    client = desk.client()
    saved = desk.add(client, desk.channel(client), after=HOUR)
    assert desk.runtime.posts.delete(saved.post.id) == saved.publications
    with pytest.raises(NotFound):
        desk.runtime.posts.show(saved.post.id)
    desk.clock.advance(3601)
    desk.publish()
    with desk.network() as network:
        assert network.posts("sol") == ()
    assert desk.runtime.posts.undelete(saved.post.id).text == "Hola"
    assert desk.runtime.publishing.view(saved.publications[0]).state is State.CANCELLED


def test_deleting_is_one_step_whatever_happens_in_between(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    client = desk.client()
    channels = [desk.channel(client, "one"), desk.channel(client, "two")]
    saved = desk.add(client, *channels, after=HOUR)

    def stop(*_: object) -> None:
        raise OSError("killed")

    with monkeypatch.context() as broken:
        broken.setattr("smdesk.services.posts.service.update", stop)
        with pytest.raises(OSError, match="killed"):
            desk.runtime.posts.delete(saved.post.id)
    assert {desk.runtime.publishing.view(each).state for each in saved.publications} == {State.SCHEDULED}
    assert desk.runtime.posts.delete(saved.post.id) == saved.publications


def test_a_post_with_an_open_question_is_not_deleted(desk: Desk) -> None:
    client = desk.client()
    with desk.network() as network:
        network.open_account("sol")
        network.set_limits("sol", {"dedupe": "none"})
    saved = desk.add(client, desk.channel(client), after=HOUR)
    desk.faults("publish", "lost_after")
    desk.clock.advance(3601)
    desk.publish()
    with pytest.raises(NotAllowed) as refused:
        desk.runtime.posts.delete(saved.post.id)
    assert refused.value.facts["state"] == "unconfirmed"


def test_a_copy_is_a_draft_without_a_date(desk: Desk, picture: Path) -> None:
    client = desk.client()
    channel = desk.channel(client)
    own = {channel.id: VariantInput(parts=parts("own"))}
    saved = desk.add(client, channel, after=HOUR, media=[(picture, "pan")], variants=own)
    copy = desk.runtime.posts.duplicate(saved.post.id)
    assert (copy.id != saved.post.id, copy.stage) == (True, "draft")
    assert desk.runtime.publishing.views(post_id=copy.id) == []
    assert copy.base.parts[0].media[0].alt == "pan"
    assert text_of(desk, copy.id, channel.id) == ["own"]


def test_a_repetition_that_never_happens_is_refused(desk: Desk) -> None:
    client = desk.client()
    rule = {"freq": "weekly", "until": "2026-09-01"}
    with pytest.raises(InvalidInput) as refused:
        desk.add(client, desk.channel(client), after=HOUR, recurrence=rule)
    assert refused.value.code == "recurrence_never"
    assert nothing_stored(desk)


def test_a_weekly_post_comes_back_at_the_same_wall_time(desk: Desk) -> None:
    client = desk.client()
    rule = {"freq": "weekly"}
    saved = desk.add(client, desk.channel(client), after=timedelta(days=20), recurrence=rule)
    first = desk.runtime.publishing.view(saved.publications[0])
    desk.clock.advance(timedelta(days=20, seconds=1).total_seconds())
    desk.publish()
    views = desk.runtime.publishing.views(post_id=saved.post.id)
    assert [view.state for view in views] == [State.PUBLISHED, State.SCHEDULED]
    assert views[1].wall - first.wall == timedelta(days=7)  # the clocks went back in between
    assert views[1].due - first.due == timedelta(days=7, hours=1)


def test_the_queue_gives_each_channel_its_own_slot(desk: Desk) -> None:
    client = desk.client()
    one, two = desk.channel(client, "one"), desk.channel(client, "two")
    desk.runtime.channels.set_slots(one.id, parse("fri 09:00"))
    desk.runtime.channels.set_slots(two.id, parse("sat 10:00"))
    slots = tuple((each.id, desk.runtime.publishing.next_slot(each.id)) for each in (one, two))
    saved = desk.runtime.posts.add(desk.new(client, one, two), Time(per_channel=slots))
    views = desk.runtime.publishing.views(post_id=saved.post.id)
    assert [str(view.wall) for view in views] == ["2026-10-02 09:00:00", "2026-10-03 10:00:00"]


def test_lists_are_filtered_by_client_channel_state_and_time(desk: Desk) -> None:
    sol, mar = desk.client("Sol"), desk.client("Mar")
    one, two = desk.channel(sol, "one"), desk.channel(mar, "two")
    first = desk.add(sol, one, after=HOUR).post.id
    second = desk.add(mar, two, after=3 * HOUR).post.id
    idea = desk.add(sol, stage="idea").post.id
    ids = lambda **which: [post.id for post in desk.runtime.posts.listing(**which)]  # noqa: E731
    assert ids() == [first, second, idea]
    assert ids(client=sol.id) == [first, idea]
    assert ids(channel=two.id) == [second]
    assert ids(state="idea") == [idea]
    assert ids(state="scheduled") == [first, second]
    assert ids(start=desk.clock.now() + 2 * HOUR) == [second]
    assert ids(end=desk.clock.now() + 2 * HOUR) == [first]
    with pytest.raises(InvalidInput) as refused:
        ids(state="sheduled")
    assert refused.value.code == "bad_state"


def test_a_new_zone_of_the_client_leaves_what_is_scheduled(desk: Desk) -> None:
    client = desk.client()
    saved = desk.add(client, desk.channel(client), after=HOUR)
    desk.runtime.clients.edit(client.id, ClientPatch(zone="America/Bogota"))
    view = desk.runtime.publishing.view(saved.publications[0])
    assert (view.zone, view.due) == ("Europe/Madrid", desk.clock.now() + HOUR)


def test_the_links_of_a_threads_parts_are_known_once_it_is_out(desk: Desk) -> None:
    client = desk.client()
    channel = desk.channel(client)
    new = NewPost(client.id, (channel.id,), VariantInput(parts=parts("uno", "dos", "tres")))
    saved = desk.runtime.posts.add(new, Time(now=True))
    desk.publish()
    [live] = desk.runtime.posts.live_parts(saved.post.id).values()
    with desk.network() as network:
        assert [each["remote_id"] for each in live] == [post.id for post in network.posts("sol")]
        assert [each["remote_url"] for each in live] == [post.url for post in network.posts("sol")]


def test_an_edit_to_nothing_is_refused(desk: Desk) -> None:
    client = desk.client()
    saved = desk.add(client)
    with pytest.raises(InvalidInput) as refused:
        desk.runtime.posts.edit(saved.post.id, PostPatch(base=VariantInput(parts=(PartInput(" "),))))
    assert refused.value.code == "empty_post"
    assert desk.runtime.posts.show(saved.post.id).text == "Hola"


def test_media_already_known_can_be_attached_again(desk: Desk, picture: Path) -> None:
    client = desk.client()
    item = desk.runtime.media.add(picture)
    new = NewPost(client.id, (), VariantInput(parts=(PartInput("", (MediaInput(item, "pan"),)),)))
    assert desk.runtime.posts.add(new).post.base.parts[0].media[0].sha256 == item.sha256


def test_what_is_uploaded_is_the_chosen_part_and_the_original_stays(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "halves.png"
    halves = Image.new("RGB", (200, 100), "blue")
    halves.paste("red", (0, 0, 100, 100))
    halves.save(file)
    before = file.read_bytes()
    client = desk.client()
    channel = desk.channel(client)
    medium = MediaInput(file, "Two halves", Crop(0, 0, 0.5, 1, "1:1"))
    new = NewPost(client.id, (channel.id,), VariantInput(parts=(PartInput("Half", (medium,)),)))
    stored = desk.runtime.posts.add(new, Time(now=True)).post.base.parts[0].media[0]
    desk.publish()
    with desk.network() as network:
        [item] = network.posts("sol")[0].media
        with Image.open(network.media_path(item.name)) as sent:
            assert sent.size == item.shape == (100, 100)
            assert sent.convert("RGB").getcolors() == [(10_000, (255, 0, 0))]
    assert desk.runtime.media.path(stored.sha256).read_bytes() == before


def test_the_part_of_a_picture_comes_back_with_a_version_and_goes_along_with_a_copy(desk: Desk, picture: Path) -> None:
    client = desk.client()
    item = desk.runtime.media.add(picture)
    square = Crop(0, 0, 0.5, 0.5, "1:1")

    def base(crop: Crop | None) -> VariantInput:
        return VariantInput(parts=(PartInput("One", (MediaInput(item, "", crop),)),))

    def crop_of(post: int) -> Crop | None:
        return desk.runtime.posts.show(post).base.parts[0].media[0].crop

    post = desk.runtime.posts.add(NewPost(client.id, (), base(square))).post.id
    desk.runtime.posts.edit(post, PostPatch(base=base(None)))
    assert crop_of(post) is None
    desk.runtime.posts.restore(post, desk.runtime.posts.revisions(post)[0].id)
    assert crop_of(post) == square
    assert crop_of(desk.runtime.posts.duplicate(post).id) == square


def test_a_person_who_publishes_by_hand_is_given_the_chosen_part(desk: Desk, picture: Path) -> None:
    client = desk.client()
    hand = desk.runtime.channels.connect_assisted("instagram", client.id, "sol")
    medium = MediaInput(picture, "", Crop(0, 0, 0.5, 1))
    new = NewPost(client.id, (hand.id,), VariantInput(parts=(PartInput("Half", (medium,)),)))
    saved = desk.runtime.posts.add(new, Time(wall=desk.wall(HOUR)))
    [path] = desk.runtime.kits.of(saved.publications[0]).parts[0].paths
    with Image.open(path) as given, Image.open(picture) as whole:
        assert given.width == whole.width // 2
        assert given.height == whole.height


def test_what_is_typed_into_a_scheduled_post_is_remembered_and_changes_nothing(desk: Desk, picture: Path) -> None:
    client = desk.client()
    channel = desk.channel(client)
    post = desk.add(client, channel, after=HOUR).post.id
    versions, posts = desk.runtime.versions, desk.runtime.posts
    item = desk.runtime.media.add(picture)
    before = (desk.count("part"), desk.count("revision"), posts.show(post))
    assert versions.typed(post) is None
    for text in ("Hola a", "Hola a todos"):
        base = VariantInput(parts=(PartInput(text, (MediaInput(item, "pan"),)),))
        versions.keep_typed(post, PostPatch(base=base, title="New"))
    typed = versions.typed(post)
    assert typed is not None
    assert (typed.text, typed.title, typed.base.parts[0].media[0].alt) == ("Hola a todos", "New", "pan")
    assert (desk.count("part"), desk.count("revision") - 1, posts.show(post)) == before
    assert posts.revisions(post) == ()
    posts.edit(post, PostPatch(base=VariantInput(parts=(PartInput("Otra"),))))
    assert versions.typed(post) is None


def test_the_next_slot_is_that_of_the_posts_pillar_and_leaves_out_quiet_days(desk):
    client = desk.client()
    channel = desk.channel(client)
    promo = desk.runtime.pillars.add(client.id, "Promo")
    day = desk.wall(timedelta(days=2)).local.date()
    at = parse(f"daily 09:00 18:00={promo.id}")
    desk.runtime.channels.set_slots(channel.id, at)
    free = desk.runtime.publishing.next_slot
    assert {free(channel.id).local.hour, free(channel.id, pillar=promo.id).local.hour} == {9, 18}
    post = desk.add(client, channel, pillar_id=promo.id).post
    for ahead in range(-2, 1):
        desk.runtime.keydates.make_quiet(client.id, day + timedelta(days=ahead))
    found = free(channel.id, post=post.id).local
    assert (found.date(), found.hour) == (day + timedelta(days=1), 18)
