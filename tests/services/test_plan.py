"""Posts that are planned but not scheduled, ideas, pillars and saved texts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from smdesk.core.errors import InvalidInput, NotAllowed, NotFound
from smdesk.core.events import PlanChanged
from smdesk.core.publication import Drawn, State
from smdesk.core.walltime import WallTime
from smdesk.services import plans
from smdesk.services.calendar.service import CalendarService
from smdesk.services.patches import PostPatch
from smdesk.services.posts.rules import Time
from smdesk.services.snippets import filled, place_called

MONTH = (datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC))
LATER = WallTime(datetime(2026, 10, 7, 18, 30), "Europe/Madrid")


@pytest.fixture
def calendar(desk):
    return CalendarService(desk.runtime.db)


def test_a_draft_has_a_place_in_the_calendar_before_it_is_scheduled(desk, calendar, picture):
    sol = desk.client()
    saved = desk.add(sol, desk.channel(sol), text="Pan", title="Pan", media=[(picture, "")], planned=LATER)
    (entry,) = calendar.entries(*MONTH)
    assert (entry.post_id, entry.wall, entry.zone, entry.client) == (saved.post.id, LATER.local, LATER.zone, "Sol")
    assert entry.due == datetime(2026, 10, 7, 16, 30, tzinfo=UTC)
    assert (entry.drawn, entry.items, entry.movable) == (Drawn.DRAFT, (), True)
    assert entry.thumb == saved.post.base.parts[0].media[0].sha256
    assert calendar.ideas() == []
    assert desk.runtime.posts.show(saved.post.id).planned == LATER


@pytest.mark.parametrize("of", ["all", "one client"])
def test_drafts_without_a_date_are_listed_without_looking_at_what_is_planned(desk, of):
    sol = desk.client()
    channel = desk.channel(sol)
    wanted = [desk.add(sol, channel, title=title).post.id for title in ("uno", "dos", "tres")]
    desk.runtime.posts.schedule(desk.add(sol, channel, title="fijo").post.id, Time(wall=LATER))
    asked = []
    with desk.runtime.db.read() as session:
        connection = session.connection()
        event.listen(connection.engine, "before_cursor_execute", lambda *call: asked.append(call[2:4]))
        rows = plans.undated(connection, sol.id if of == "one client" else None, 2)
        statement, values = asked[0]
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert [row.id for row in rows] == wanted[:0:-1]
    assert [row[3] for row in plan if "post USING" in row[3]] == ["SCAN post USING INDEX ix_post_undated"]


def test_scheduling_takes_the_place_of_the_plan(desk, calendar):
    sol = desk.client()
    one, two = desk.channel(sol, "uno"), desk.channel(sol, "dos")
    post = desk.add(sol, one, two, planned=LATER).post
    desk.runtime.posts.schedule(post.id, Time(wall=LATER))
    (entry,) = calendar.entries(*MONTH)
    assert [item.channel for item in entry.items] == ["uno", "dos"]
    assert entry.drawn is Drawn.SCHEDULED
    with pytest.raises(NotAllowed, match="already_scheduled"):
        desk.runtime.posts.plan(post.id, LATER)
    for item in entry.items:
        desk.runtime.publishing.cancel(item.id)
    assert calendar.entries(*MONTH) == []
    assert [idea.post_id for idea in calendar.ideas()] == [post.id]
    desk.runtime.posts.plan(post.id, LATER)
    assert [each.post_id for each in calendar.entries(*MONTH)] == [post.id]


def test_an_entry_shows_the_most_urgent_of_its_publications(desk, calendar):
    sol = desk.client()
    one, two = desk.channel(sol, "uno"), desk.channel(sol, "dos")
    desk.add(sol, one, two, after=timedelta(hours=1))
    desk.faults("publish", "refused")
    desk.clock.advance(3600)
    desk.publish()
    (entry,) = calendar.entries(*MONTH)
    assert {item.state for item in entry.items} == {State.FAILED, State.PUBLISHED}
    assert entry.drawn is Drawn.FAILED


def test_ideas_are_what_has_no_date_and_the_last_change_comes_first(desk, calendar):
    sol, luna = desk.client(), desk.client("Luna")
    old = desk.add(sol, text="una", stage="idea").post
    desk.clock.advance(60)
    new = desk.add(luna, text="otra", stage="idea").post
    assert [idea.post_id for idea in calendar.ideas()] == [new.id, old.id]
    assert [idea.text for idea in calendar.ideas(sol.id)] == ["una"]
    desk.clock.advance(60)
    desk.runtime.posts.edit(old.id, PostPatch(title="primera"))
    assert [idea.post_id for idea in calendar.ideas()] == [old.id, new.id]
    desk.runtime.posts.plan(new.id, LATER)
    assert [idea.post_id for idea in calendar.ideas()] == [old.id]
    assert [entry.drawn for entry in calendar.entries(*MONTH)] == [Drawn.IDEA]


def test_nothing_is_planned_into_the_past(desk):
    post = desk.add(desk.client(), text="tarde").post
    with pytest.raises(InvalidInput, match="past_time"):
        desk.runtime.posts.plan(post.id, WallTime(datetime(2026, 9, 1, 9), "Europe/Madrid"))
    assert desk.runtime.posts.show(post.id).planned is None


def test_what_narrows_the_calendar_narrows_its_drafts_too(desk, calendar):
    sol, luna = desk.client(), desk.client("Luna")
    one, two = desk.channel(sol, "uno"), desk.channel(sol, "dos")
    value = desk.runtime.pillars.add(sol.id, "Valor", kind="value", target=40)
    desk.add(sol, one, text="a", planned=LATER, pillar_id=value.id)
    desk.add(sol, two, text="b", planned=LATER)
    desk.add(luna, text="c", planned=LATER)

    def texts(**narrow):
        return [entry.text for entry in calendar.entries(*MONTH, **narrow)]

    assert texts() == ["a", "b", "c"]
    assert texts(client_id=sol.id) == ["a", "b"]
    assert texts(channel_ids=[two.id]) == ["b"]
    assert texts(pillar_ids=[value.id]) == ["a"]
    assert texts(states=[State.SCHEDULED]) == []


def test_a_pillar_is_its_clients_and_keeps_its_posts_when_it_is_put_away(desk):
    sol, luna = desk.client(), desk.client("Luna")
    pillars = desk.runtime.pillars
    value, promo = pillars.add(sol.id, " Valor ", kind="value", target=40), pillars.add(sol.id, "Promo", kind="promo")
    assert [(each.name, each.color) for each in pillars.list(sol.id)] == [("Valor", "value"), ("Promo", "promo")]
    post = desk.add(sol, pillar_id=value.id).post
    with pytest.raises(NotFound, match="unknown_pillar"):
        desk.add(luna, pillar_id=value.id)
    pillars.delete(value.id)
    assert [each.id for each in pillars.list(sol.id)] == [promo.id]
    assert desk.runtime.posts.show(post.id).pillar_id == value.id
    pillars.undelete(value.id)
    assert pillars.edit(value.id, target=35).target == 35
    with pytest.raises(InvalidInput, match="bad_number"):
        pillars.edit(value.id, target=101)
    assert desk.runtime.posts.duplicate(post.id).pillar_id == value.id


def test_saved_texts_of_a_client_and_of_all(desk):
    sol, luna = desk.client(), desk.client("Luna")
    snippets = desk.runtime.snippets
    own = snippets.add("Horario", "Abrimos a las 7 en {client}.", client=sol.id)
    tags = snippets.add("Pan", "#pan #masamadre", kind="hashtags")
    assert [each.id for each in snippets.list(sol.id)] == [own.id, tags.id]
    assert [each.id for each in snippets.list(luna.id)] == [tags.id]
    assert [each.id for each in snippets.list(sol.id, kind="text")] == [own.id]
    snippets.delete(own.id)
    assert snippets.list(sol.id, kind="text") == []
    assert snippets.undelete(own.id).body == own.body
    with pytest.raises(InvalidInput, match="body_empty"):
        snippets.edit(own.id, body="  ")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Hola, {client}", "Hola, Sol"),
        ("{unknown} y {client:>9}", "{unknown} y {client:>9}"),
        ("una llave { suelta", "una llave { suelta"),
        ("{client} sonríe :} y {client} guiña ;-{", "Sol sonríe :} y Sol guiña ;-{"),
        ("{client!r} {{client}} {}", "{client!r} {Sol} {}"),
        ("Más en {website}", "Más en {website}"),
        ("", ""),
    ],
)
def test_only_known_places_of_a_saved_text_are_filled(body, text):
    assert filled(body, {"client": "Sol", "website": ""}) == text


def test_a_place_of_a_saved_text_is_understood_in_both_languages():
    facts = {"client": "Sol", "handle": "@sol", "network": "Mastodon", "date": "2 oct", "weekday": "viernes",
             "time": "12:00", "website": "sol.example"}  # fmt: skip
    for language in ("en", "es"):
        body = " ".join(place_called(each, language) for each in facts)
        assert filled(body, facts) == " ".join(facts.values())
    assert place_called("date", "es") == "{fecha}"
    assert filled("{di\u0301a} {dia}", facts) == "viernes viernes"
    assert filled("{web}", {"website": ""}) == "{web}"


def test_whoever_shows_the_plan_of_a_client_hears_of_its_texts(desk):
    sol, luna = desk.client("Sol"), desk.client("Luna")
    snippets, heard = desk.runtime.snippets, []
    desk.runtime.bus.subscribe(PlanChanged, heard.append)
    own = snippets.add("Horario", "Abrimos a las 7.", client=sol.id)
    snippets.edit(own.id, client_id=luna.id)
    snippets.edit(own.id, client_id=None)
    assert [event.ids for event in heard] == [(sol.id,), (sol.id, luna.id), ()]


def test_a_fact_behind_a_hash_is_one_word():
    facts = {"client": "Pan & Sol, S. L."}
    assert filled("#{client} {client} #pan", facts) == "#PanSolSL Pan & Sol, S. L. #pan"
    assert filled("#{unknown}", facts) == "#{unknown}"
