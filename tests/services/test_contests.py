"""Contests from their dates to a draw that anybody can check, and one that had to be made again."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert, select

from smdesk.core import contest as core
from smdesk.core.errors import InvalidInput, NotAllowed, NotFound
from smdesk.core.events import ContestsChanged
from smdesk.models import Conversation, Message, Publication, table_of
from smdesk.services.contests.draws import record


@pytest.fixture
def sol(desk):
    return desk.client(languages=("es",))


@pytest.fixture
def held(desk, sol):
    """Open for a day from now, with three who take part."""
    start = desk.wall(timedelta(0)).local
    made = desk.runtime.contests.add(
        sol.id, "Roscón", opens=start, closes=start + timedelta(days=1), draws=start + timedelta(days=2),
        winners=1, reserves=1, prize="Un roscón", rules={"how": "Comenta"},
    )  # fmt: skip
    desk.runtime.contests.paste(made.id, "@ana\nAna\n@bea\n@eva\n", "instagram")
    return desk.runtime.contests.show(made.id)


def test_a_draw_is_promised_made_and_verified(desk, held):
    assert (held.zone, held.language, held.entries) == ("Europe/Madrid", "es", 3)
    draws = desk.runtime.contest_draws
    promised = draws.commit(held.id).promised
    assert (promised.secret, promised.late) == ("", False)
    with pytest.raises(NotAllowed, match="contest_open"):
        draws.draw(held.id)
    desk.clock.advance(86400)
    made = draws.draw(held.id).draw
    assert made.commitment == promised.commitment == core.commitment(made.secret)
    assert made.entries == ("instagram:ana", "instagram:bea", "instagram:eva")
    assert made.names[made.winners[0]] in {"@ana", "@bea", "@eva"}
    assert [wrong for _, wrong in draws.verify(held.id)] == [()]


def test_a_second_draw_needs_a_reason_and_another_list_and_the_first_stays(desk, held):
    draws, contests = desk.runtime.contest_draws, desk.runtime.contests
    draws.commit(held.id)
    first = draws.draw(held.id, early=True).draw
    with pytest.raises(InvalidInput, match="contest_reason_needed"):
        draws.draw(held.id, early=True)
    with pytest.raises(NotAllowed, match="contest_same_list"):
        draws.draw(held.id, "Once more", early=True)
    winner = next(each for each in contests.entries(held.id) if each.key == first.winners[0])
    contests.exclude(held.id, [winner.id], "Is of the family")
    view = draws.draw(held.id, "The winner may not take part", early=True)
    assert [(each.number, each.void_reason) for each in view.made] == [(1, "The winner may not take part"), (2, "")]
    assert view.draw.winners != first.winners
    assert view.draw.excluded == ((winner.key, "Is of the family"),)
    assert view.draw.commitment == first.commitment
    assert core.verify(record(view.made[0])) == ()


def test_a_promise_after_the_close_must_be_asked_for_and_stays_marked(desk, held):
    desk.clock.advance(86400)
    with pytest.raises(NotAllowed, match="contest_closed"):
        desk.runtime.contest_draws.commit(held.id)
    assert desk.runtime.contest_draws.commit(held.id, late=True).promised.late
    with pytest.raises(NotAllowed, match="contest_committed"):
        desk.runtime.contest_draws.commit(held.id, late=True)
    assert desk.runtime.contest_draws.draw(held.id).draw.late


def test_fewer_entries_than_winners_all_win_and_none_is_refused(desk, held):
    contests, draws = desk.runtime.contests, desk.runtime.contest_draws
    contests.edit(held.id, winners=5)
    draws.commit(held.id)
    numbers = [each.id for each in contests.entries(held.id)]
    contests.exclude(held.id, numbers, "Test")
    with pytest.raises(NotAllowed, match="contest_no_entries"):
        draws.draw(held.id, early=True)
    contests.exclude(held.id, numbers[:2], "")
    made = draws.draw(held.id, early=True).draw
    assert (len(made.winners), made.wanted, made.reserves) == (2, 5, ())


def test_what_a_draw_stands_on_stays_and_the_rest_can_be_changed(desk, held):
    desk.runtime.contest_draws.commit(held.id)
    with pytest.raises(NotAllowed, match="contest_has_entries"):
        desk.runtime.contests.edit(held.id, rules={"chances": "entry"})
    desk.runtime.contest_draws.draw(held.id, early=True)
    with pytest.raises(NotAllowed, match="contest_drawn"):
        desk.runtime.contests.edit(held.id, winners=2)
    assert desk.runtime.contests.edit(held.id, prize="Two", rules={"who": "All"}).rules.how == "Comenta"


def told(desk, channel, said, publication=None):
    """Messages of others in the inbox: author, hours from now, and what is not a comment that says nothing."""
    start = desk.clock.now()
    with desk.runtime.db.write() as unit:
        talk = table_of(Conversation)
        key = unit.connection.execute(
            insert(talk).values(channel_id=channel.id, key="c", kind="comment", first_at=start, last_at=start)
        ).inserted_primary_key[0]
        for number, (author, hours, more) in enumerate(said):
            row = {"conversation_id": key, "channel_id": channel.id, "remote_id": str(number), "kind": "comment",
                   "author": author, "publication_id": publication, "at": start + timedelta(hours=hours)}  # fmt: skip
            unit.connection.execute(insert(table_of(Message)).values(**{**row, **more}))


@pytest.fixture
def published(desk, sol):
    """A post of a channel; its publication."""
    channel = desk.channel(sol)
    saved = desk.add(sol, channel, after=timedelta(hours=1))
    with desk.runtime.db.read() as session:
        number = session.connection().execute(select(table_of(Publication).c.id)).scalar_one()
    return channel, saved.post.id, number


def test_comments_under_its_post_are_entries_once_each_and_only_while_it_is_open(desk, sol, published):
    channel, post, publication = published
    told(desk, channel, [("ana", 2, {}), ("Ana", 3, {}), ("bea", 4, {}), ("late", 30, {}), ("sol", 2, {"ours": True}),
                         ("quiet", 2, {"kind": "message", "private": True})], publication)  # fmt: skip
    wall = desk.wall(timedelta(0)).local
    made = desk.runtime.contests.add(sol.id, "Roscón", opens=wall, closes=wall + timedelta(days=1), post_id=post)
    taken = desk.runtime.contests.take_inbox(made.id)
    assert (taken.added, taken.known, taken.outside) == (2, 1, 1)
    assert [each.key for each in desk.runtime.contests.entries(made.id)] == ["practice:ana", "practice:bea"]
    assert desk.runtime.contests.take_inbox(made.id).added == 0
    without = desk.runtime.contests.add(sol.id, "Other")
    for given, code in (({}, "contest_no_post"), ({"kinds": ("message",)}, "contest_no_open"),
                        ({"kinds": ()}, "contest_no_kinds")):  # fmt: skip
        desk.runtime.contests.edit(without.id, rules=given)
        with pytest.raises(InvalidInput, match=code):
            desk.runtime.contests.take_inbox(without.id)


def test_mentions_and_private_messages_with_the_word_are_entries_where_the_rules_say_so(desk, sol, published):
    channel, post, publication = published
    other = desk.channel(sol, "other")
    secret = {"kind": "message", "private": True, "url": "https://x.example/private"}
    told(desk, channel, [("ana", 2, {}), ("Ana", 3, {"kind": "mention", "text": "me apunto al #ROSCÓN"}),
                         ("bea", 4, {**secret, "text": "Quiero el #rosco\u0301n"}),
                         ("eva", 5, {**secret, "text": "Hola"}),
                         ("zoe", 6, {"kind": "mention", "text": "#roscón", "deleted_there": True}),
                         ("late", 30, {"kind": "mention", "text": "#roscón"})], publication)  # fmt: skip
    told(desk, other, [("pau", 2, {"kind": "mention", "text": "#roscón"})])
    wall = desk.wall(timedelta(0)).local
    made = desk.runtime.contests.add(sol.id, "Roscón", opens=wall, closes=wall + timedelta(days=1), post_id=post,
                                     rules={"kinds": ("message", "mention", "comment"), "word": "#roscón"})  # fmt: skip
    assert made.rules.kinds == core.KINDS
    taken = desk.runtime.contests.take_inbox(made.id)
    assert (taken.added, taken.known, taken.outside) == (2, 1, 1)
    found = desk.runtime.contests.entries(made.id)
    assert [(each.key, each.source, each.url) for each in found] == [
        ("practice:ana", "comment", ""), ("practice:bea", "message", ""),
    ]  # fmt: skip
    legal = desk.runtime.contests.make_legal(made.id).text
    assert "los comentarios en la publicación, las menciones de la cuenta y los mensajes privados" in legal
    assert "si contienen «#roscón»" in legal
    assert "Practice network" not in legal  # what is tried out names no network that nobody knows
    desk.runtime.contests.edit(made.id, post_id=None)  # then it is open on all of its client's channels
    assert desk.runtime.contests.take_inbox(made.id).added == 1


def test_a_list_with_a_bad_line_leaves_nothing_behind(desk, held):
    with pytest.raises(InvalidInput, match="contest_line"):
        desk.runtime.contests.paste(held.id, "@new\n@\n")
    assert desk.runtime.contests.show(held.id).entries == 3


def test_deleted_it_is_gone_and_comes_back_with_everything(desk, held):
    told = []
    desk.runtime.bus.subscribe(ContestsChanged, told.append)
    desk.runtime.contests.delete(held.id)
    with pytest.raises(NotFound, match="unknown_contest"):
        desk.runtime.contests.show(held.id)
    assert desk.runtime.contests.list(held.client_id) == ()
    assert desk.runtime.contests.undelete(held.id).entries == 3
    assert told == [ContestsChanged((held.client_id,))] * 2


def test_the_legal_text_is_stored_with_its_version_and_gaps_are_told(desk, held):
    made = desk.runtime.contests.make_legal(held.id, "Molino S.L.")
    assert made.gaps == ("region", "announce", "contact")
    view = desk.runtime.contests.show(held.id)
    assert (view.legal_version, "Molino S.L." in view.legal, "no es asesoramiento legal" in view.legal) == (
        "es-3", True, True,
    )  # fmt: skip
    assert view.legal.count("la red social en la que se anuncia") == 1


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"name": " "}, "title_empty"),
        ({"winners": 0}, "bad_number"),
        ({"closes": datetime(2020, 1, 1)}, "contest_closes_first"),
        ({"draws": datetime(2020, 1, 1)}, "contest_draws_first"),
        ({"rules": {"chances": "luck"}}, "bad_kind"),
        ({"post_id": 99}, "contest_of_other_client"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(desk, held, given, code):
    with pytest.raises(InvalidInput, match=code):
        desk.runtime.contests.edit(held.id, **given)
    assert desk.runtime.contests.show(held.id) == held


def test_what_was_taken_out_comes_back_when_it_is_offered_again_until_the_draw(desk, held):
    contests = desk.runtime.contests
    ids = contests.paste(held.id, "@zoe\n@ana", "instagram").ids
    assert len(ids) == 1
    contests.set_reasons(held.id, {ids[0]: "Family"})
    assert contests.remove(held.id, ids).excluded == 0
    assert contests.paste(held.id, "@Zoe", "instagram").ids == ids
    assert contests.show(held.id).entries == 4  # and it counts
    assert [each.name for each in contests.entries(held.id, "ZO", 1)] == ["@Zoe"]
    desk.runtime.contest_draws.commit(held.id)
    desk.runtime.contest_draws.draw(held.id, early=True)
    (brief,) = contests.board(held.client_id)
    assert (brief.draw.entries, brief.draw.counted, brief.stage(desk.clock.now())) == ((), 4, "drawn")
    with pytest.raises(NotAllowed, match="contest_list_drawn"):
        contests.remove(held.id, ids)


def test_substitutes_take_up_prizes_in_their_order_until_the_record_is_closed(desk, held):
    draws, prizes = desk.runtime.contest_draws, desk.runtime.contest_prizes
    with pytest.raises(NotAllowed, match="contest_not_drawn"):
        prizes.substitute(held.id, "@ana", "No answer")
    draws.commit(held.id)
    drawn = draws.draw(held.id, early=True).draw
    (winner,), (reserve,) = drawn.winners, drawn.reserves
    with pytest.raises(InvalidInput, match="contest_why_substitute"):
        prizes.substitute(held.id, winner, " ")
    with pytest.raises(InvalidInput, match="contest_not_winner"):
        prizes.substitute(held.id, reserve, "No answer")
    made = prizes.substitute(held.id, drawn.names[winner].lstrip("@").upper(), "No answer").draw
    assert (made.winners, made.holders, made.waiting) == ((winner,), (reserve,), ())
    assert [(each.out, each.by, each.at, each.reason) for each in made.substitutes] == [
        (winner, reserve, desk.clock.now(), "No answer")
    ]
    assert draws.verify(held.id)[0][1] == ()
    with pytest.raises(InvalidInput, match="contest_no_reserve"):
        prizes.substitute(held.id, reserve, "Nor this one")
    with pytest.raises(NotAllowed, match="contest_no_substitute"):
        prizes.take_back(held.id, reserve)
    assert prizes.take_back(held.id, winner).draw.holders == (winner,)
    prizes.substitute(held.id, winner, "No answer")
    assert prizes.close(held.id).draw.closed_at == desk.clock.now()
    for act in (lambda: prizes.take_back(held.id), lambda: prizes.close(held.id),
                lambda: draws.draw(held.id, "Again", early=True)):  # fmt: skip
        with pytest.raises(NotAllowed, match="contest_record_closed"):
            act()
