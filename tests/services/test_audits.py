"""Audits: begun, filled in, edited, compared; findings that become something; competitors; tasks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from smdesk.core.audit.shapes import Part, Rating, Reputation
from smdesk.core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from smdesk.core.events import AuditsChanged
from smdesk.services.patches import PostPatch
from smdesk.services.practice import example
from smdesk.services.practice.audits import ExampleAudits
from smdesk.services.today.service import TodayService


@pytest.fixture
def audits(desk):
    return desk.runtime.audits


@pytest.fixture
def findings(desk):
    return desk.runtime.findings


def today(desk) -> date:
    return desk.clock.now().date()


def test_the_first_audit_has_a_row_for_each_channel_and_each_contracted_network(desk, audits):
    sol = desk.client()
    channel = desk.channel(sol)
    _contract(desk, sol.id, ["practice", "tiktok"])
    made = audits.new(sol.id, title="  First look ")
    assert (made.day, made.title) == (today(desk), "First look")
    assert [(each.network, each.status, each.channel_id) for each in made.presences] == [
        ("practice", "exists", channel.id), ("tiktok", "to_create", None),
    ]  # fmt: skip


def test_the_next_audit_takes_over_what_was_thought_and_no_figure(desk, audits):
    sol = desk.client()
    first = audits.new(sol.id, day="2026-01-10")
    seen = audits.add_presence(first.id, "instagram", handle="sol", kind="brand", followers=200, note="Old")
    audits.set_presence(seen.id, checklist={"bio": True}, figures={"reply_hours": 5})
    audits.set_list(first.id, "strengths", ["Own starter"])
    audits.edit(first.id, reputation=Reputation(ratings=(Rating("google", 4.4, count=87),), risks=("Fire",)))
    second = audits.new(sol.id)
    (presence,) = second.presences
    assert (presence.handle, presence.kind, presence.followers, presence.note) == ("sol", "brand", None, "")
    assert (dict(presence.checklist), dict(presence.figures)) == ({}, {})
    assert second.swot == audits.show(first.id).swot
    assert second.reputation == Reputation(ratings=(Rating("google"),), risks=("Fire",))
    assert audits.new(sol.id, empty=True).presences == ()
    assert [line.id for line in audits.list(sol.id)] == [second.id + 1, second.id, first.id]


def test_what_channels_tell_is_filled_in_with_its_source_and_what_was_typed_stays(desk, audits):
    sol = desk.client()
    channel = desk.channel(sol)
    desk.add(sol, channel, after=timedelta(hours=1))
    desk.clock.advance(3601)
    desk.publish()
    desk.runtime.metrics.record("followers", 640, channel=channel.id)
    audit = audits.new(sol.id)
    typed = audits.set_presence(audit.presences[0].id, per_week=9)
    assert typed.sources["per_week"].by == "hand"
    filled = desk.runtime.audit_fill.fill(audit.id)
    (seen,) = audits.show(audit.id).presences
    assert (seen.followers, seen.per_week, seen.last_day) == (640, 9, today(desk))
    assert {name: each.by for name, each in seen.sources.items()} == {
        "per_week": "hand", "followers": "desk", "last_day": "api",
    }  # fmt: skip
    assert seen.sources["last_day"].at == desk.clock.now()
    assert [(each.figure, each.kept) for each in filled.figures] == [
        ("followers", False), ("per_week", True), ("last_day", False),
    ]  # fmt: skip
    again = desk.runtime.audit_fill.fill(audit.id, overwrite=True)
    assert (again.changed, audits.show(audit.id).presences[0].per_week) == (1, 1.0)
    desk.runtime.audit_fill.undo(again)
    desk.runtime.audit_fill.undo(filled)
    assert audits.show(audit.id).presences == (typed,)


def test_filling_in_adds_what_is_missing_and_takes_the_row_that_was_to_be_created(desk, audits):
    sol = desk.client()
    audit = audits.new(sol.id)
    planned = audits.add_presence(audit.id, "practice", status="to_create")
    desk.channel(sol, "sol")
    desk.channel(sol, "luna")
    filled = desk.runtime.audit_fill.fill(audit.id)
    first, second = audits.show(audit.id).presences
    assert (first.id, first.status, first.handle, second.handle) == (planned.id, "exists", "sol", "luna")
    assert filled.added == (second.id,)
    desk.runtime.audit_fill.undo(filled)
    assert audits.show(audit.id).presences == (planned,)


def test_the_only_account_on_a_network_is_the_same_whatever_name_was_typed(desk, audits):
    sol = desk.client()
    audit = audits.new(sol.id)
    typed = audits.add_presence(audit.id, "practice", handle="Sol, bakery")
    channel = desk.channel(sol, "sol")
    desk.runtime.metrics.record("followers", 12, channel=channel.id)
    filled = desk.runtime.audit_fill.fill(audit.id)
    (seen,) = audits.show(audit.id).presences
    assert (seen.id, seen.channel_id, seen.handle, seen.followers) == (typed.id, channel.id, "Sol, bakery", 12)
    assert [(each.figure, each.kept) for each in filled.figures] == [("handle", True), ("followers", False)]


def test_an_audit_of_an_earlier_day_is_filled_in_as_of_that_day(desk, audits):
    sol = desk.client()
    channel = desk.channel(sol)
    then = desk.clock.now()
    desk.runtime.metrics.record("followers", 100, channel=channel.id)
    desk.clock.advance(40 * 86400)
    desk.runtime.metrics.record("followers", 300, channel=channel.id)
    audit = audits.new(sol.id, day=then.date().isoformat())
    desk.runtime.audit_fill.fill(audit.id)
    assert audits.show(audit.id).presences[0].followers == 100


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"followers": -1}, "bad_number", "followers"),
        ({"last_day": "2999-01-01"}, "day_to_come", "last_day"),
        ({"figures": {"rating": 6}}, "bad_number", "rating"),
        ({"figures": {"engagement": 120}}, "bad_number", "engagement"),
        ({"figures": {"luck": 1}}, "bad_kind", "figures"),
        ({"consistency": 6}, "bad_number", "consistency"),
        ({"kind": "fun"}, "bad_kind", "kind"),
        ({"url": "sol.example"}, "bad_address", "url"),
        ({"checklist": {"trailer": True}}, "bad_kind", "checklist"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field_and_nothing_changes(desk, audits, changes, code, field):
    sol = desk.client()
    before = audits.add_presence(audits.new(sol.id).id, "instagram", followers=5)
    with pytest.raises(InvalidInput) as refused:
        audits.set_presence(before.id, note="Lost", **changes)
    assert (refused.value.code, refused.value.facts["field"]) == (code, field)
    assert audits.show(before.audit_id).presences == (before,)


def test_an_answer_and_a_figure_can_be_forgotten_again(desk, audits):
    sol = desk.client()
    made = audits.add_presence(audits.new(sol.id).id, "instagram")
    audits.set_presence(made.id, checklist={"bio": False, "link": True}, figures={"reviews": 3})
    seen = audits.set_presence(made.id, checklist={"bio": None}, figures={"reviews": None}, followers=None)
    assert (dict(seen.checklist), dict(seen.figures), dict(seen.sources)) == ({"link": True}, {}, {})
    gone = audits.delete_presence(made.id)
    assert audits.show(made.audit_id).presences == ()
    audits.put_back(gone)
    assert audits.show(made.audit_id).presences == (seen,)


def test_an_audit_to_come_is_refused_and_an_audit_comes_back(desk, audits):
    sol = desk.client()
    with pytest.raises(InvalidInput, match="day_to_come"):
        audits.new(sol.id, day=(today(desk) + timedelta(days=1)).isoformat())
    audit = audits.new(sol.id)
    told = []
    desk.runtime.bus.subscribe(AuditsChanged, told.append)
    audits.delete(audit.id)
    with pytest.raises(NotFound, match="unknown_audit"):
        audits.show(audit.id)
    audits.undelete(audit.id)
    assert audits.show(audit.id).id == audit.id
    assert [event.ids for event in told] == [(sol.id,), (sol.id,)]


def test_two_audits_are_compared_the_older_first(desk, audits, findings):
    sol = desk.client()
    old = audits.new(sol.id, day="2026-03-01")
    audits.add_presence(old.id, "instagram", followers=200)
    voice = (Part("Sol", 20, ours=True), Part("Luna", 30))
    audits.edit(old.id, reputation=Reputation(ratings=(Rating("google", 4.1, count=60),), voice=voice))
    audits.set_list(old.id, "threats", ["Supermarket"])
    findings.add(old.id, "Old")
    new = audits.new(sol.id)
    audits.set_presence(new.presences[0].id, followers=260)
    audits.set_list(new.id, "threats", ["Flour"])
    compared = audits.compare(new.id, old.id)
    assert (compared.then.id, compared.now.id) == (old.id, new.id)
    (followers,) = compared.networks[0].changes
    assert (followers.then, followers.now, followers.percent) == (200, 260, 30)
    assert compared.ratings[0].changes[0].change is None
    lists = {each.name: (each.added, each.gone) for each in compared.lists}
    assert lists == {"threats": (("Flour",), ("Supermarket",)), "findings": ((), ("Old",))}
    with pytest.raises(InvalidInput, match="audits_of_two_clients"):
        audits.compare(new.id, audits.new(desk.client("Luna").id).id)
    with pytest.raises(InvalidInput, match="same_audit"):
        audits.compare(new.id, new.id)


# -- findings -----------------------------------------------------------------------------------------------------


def test_findings_stand_in_the_order_in_which_to_take_them(desk, audits, findings):
    audit = audits.new(desk.client().id)
    big = findings.add(audit.id, "Own shop", impact=5, effort=5)
    quick = findings.add(audit.id, "Answer reviews", impact=4, effort=1, area="reputation")
    assert [each.id for each in audits.show(audit.id).findings] == [quick.id, big.id]
    findings.edit(big.id, effort=1)
    assert [each.id for each in audits.show(audit.id).findings] == [big.id, quick.id]
    for wrong in ({"impact": 6}, {"effort": 0}, {"text": "  "}, {"area": "luck"}):
        with pytest.raises(InvalidInput):
            findings.edit(big.id, **wrong)


@pytest.mark.parametrize(("into", "table"), [("objective", "objective"), ("task", "task"), ("idea", "post")])
def test_a_finding_becomes_something_and_undoing_takes_it_back(desk, audits, findings, into, table):
    sol = desk.client()
    finding = findings.add(audits.new(sol.id).id, "Answer within a day")
    turned = findings.turn(finding.id, into)
    assert turned.became == f"{table}:1"
    with desk.runtime.db.read() as session:
        row = session.connection().exec_driver_sql(f"SELECT * FROM {table}").one()
    assert (row.client_id, row.deleted_at) == (sol.id, None)
    with pytest.raises(NotAllowed, match="already_turned"):
        findings.turn(finding.id, into)
    assert findings.unturn(finding.id).became == ""
    assert findings.gone((turned.became,)) == {turned.became}
    assert findings.turn(finding.id, into).became == f"{table}:2"


def test_an_idea_made_of_a_finding_says_it(desk, audits, findings):
    sol = desk.client()
    finding = findings.add(audits.new(sol.id).id, "Show the oven at four")
    turned = findings.turn(finding.id, "idea")
    post = desk.runtime.posts.show(int(turned.became.split(":")[1]))
    assert (post.stage, post.base.parts[0].text) == ("idea", "Show the oven at four")
    desk.runtime.posts.edit(post.id, PostPatch(title="Oven"))
    with pytest.raises(Conflict, match="turned_moved_on"):
        findings.unturn(finding.id)
    assert audits.show(finding.audit_id).findings[0].became == turned.became


def test_a_refused_turn_makes_nothing(desk, audits, findings):
    finding = findings.add(audits.new(desk.client().id).id, "x")
    with pytest.raises(InvalidInput, match="bad_kind"):
        findings.turn(finding.id, "song")
    assert [desk.count(table) for table in ("objective", "task", "post")] == [0, 0, 0]


def test_several_things_may_come_of_an_entry_of_the_swot(desk, audits, findings):
    audit = audits.new(desk.client().id)
    audits.set_list(audit.id, "opportunities", ["World Bread Day"])
    number = audits.show(audit.id).swot.opportunities[0].number
    links = [findings.turn_item(audit.id, number, "idea") for _ in range(2)]
    assert audits.show(audit.id).swot.opportunities[0].became == tuple(links)
    findings.unturn_item(audit.id, number, links[0])
    assert audits.show(audit.id).swot.opportunities[0].became == (links[1],)
    assert findings.gone(tuple(links)) == {links[0]}


# -- competitors --------------------------------------------------------------------------------------------------


def test_figures_of_a_competitor_are_kept_by_day_and_can_be_taken_back(desk):
    sol, service = desk.client(), desk.runtime.competitors
    made = service.add(sol.id, "Corner shop", handles={"instagram": "corner", "x": " "}, pressure="high")
    assert (dict(made.handles), made.pressure) == ({"instagram": "corner"}, "high")
    service.figure(made.id, "instagram", "followers", 900, day="2026-02-01")
    service.figure(made.id, "instagram", "followers", 950, day="2026-01-01")
    slip = service.figure(made.id, "instagram", "followers", 9999, day="2026-02-01")
    assert [each.value for each in service.show(made.id).series("instagram", "followers")] == [950, 9999]
    service.take_back(slip.id)
    assert service.show(made.id).latest("instagram", "followers").value == 900
    service.give_back(slip.id)
    assert service.show(made.id).latest("instagram", "followers").value == 9999
    with pytest.raises(InvalidInput, match="day_to_come"):
        service.figure(made.id, "instagram", "followers", 1, day="2999-01-01")
    for metric, value in (("rating", 5.5), ("engagement", 101), ("followers", 1.5), ("luck", 1)):
        with pytest.raises(InvalidInput):
            service.figure(made.id, "instagram", metric, value)
    service.delete(made.id)
    assert service.list(sol.id) == ()
    service.undelete(made.id)
    assert [each.name for each in service.list(sol.id)] == ["Corner shop"]


# -- tasks --------------------------------------------------------------------------------------------------------


def test_a_task_that_is_due_needs_the_person_until_it_is_done(desk):
    sol, service = desk.client(), desk.runtime.tasks
    late = service.add(sol.id, "Correct the hours", due=(today(desk) - timedelta(days=3)).isoformat())
    service.add(sol.id, "Next week", due=(today(desk) + timedelta(days=7)).isoformat())
    whenever = service.add(sol.id, "Some day")
    assert [each.text for each in service.list(sol.id)] == ["Correct the hours", "Next week", "Some day"]

    def needs():
        view = TodayService(desk.runtime.db, desk.clock, desk.runtime.media, "Europe/Madrid").read()
        return [(need.kind.value, need.title, need.key) for need in view.needs if need.kind.value == "task"]

    assert needs() == [("task", "Correct the hours", f"task:{late.id}")]
    service.finish(late.id)
    assert needs() == []
    assert [each.id for each in service.list(sol.id, done=True)][-1] == late.id
    service.reopen(late.id)
    assert len(needs()) == 1
    service.edit(whenever.id, due=today(desk).isoformat())
    assert len(needs()) == 2
    service.delete(whenever.id)
    assert len(needs()) == 1
    with pytest.raises(NotFound, match="unknown_task"):
        service.finish(whenever.id)
    with pytest.raises(InvalidInput, match="bad_day"):
        service.edit(late.id, due="soon")


def _contract(desk, client: int, networks: list[str]) -> None:
    from sqlalchemy import insert

    from smdesk.models import Dossier, table_of

    with desk.runtime.db.write() as unit:
        unit.connection.execute(insert(table_of(Dossier)).values(client_id=client, networks=networks))


# -- the example --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_example_has_two_audits_of_the_bakery_and_competitors_over_three_months(desk, language):
    made = example.load(language)
    clients = {each["key"]: desk.client(each["name"]).id for each in made.clients}
    ExampleAudits(desk.runtime.db, desk.clock, made).fill(clients, dict.fromkeys(clients, "Europe/Madrid"))
    audits = desk.runtime.audits
    assert {key: len(audits.list(client)) for key, client in clients.items()} == {"bakery": 2, "yoga": 1, "bikes": 1}
    new, old = audits.list(clients["bakery"])
    compared = audits.compare(old.id, new.id)
    assert {each.name for each in compared.networks} == {
        "instagram", "facebook", "google_business", "tiktok", "wordpress",
    }  # fmt: skip
    rival = desk.runtime.competitors.list(clients["bakery"])[0]
    series = rival.series("instagram", "followers")
    assert (series[-1].day - series[0].day).days > 85
    assert [task.text for task in desk.runtime.tasks.list(clients["bakery"])] == [audits.show(new.id).findings[0].text]


# -- finding it again ---------------------------------------------------------------------------------------------


def test_findings_competitors_and_tasks_are_found_by_the_beginnings_of_their_words(desk, audits, findings):
    sol, luna = desk.client(), desk.client("Luna")
    audit = audits.new(sol.id)
    finding = findings.add(audit.id, "Responder las reseñas de Google")
    rival = desk.runtime.competitors.add(luna.id, "Pastelería Reseda", note="Esquina")
    done = desk.runtime.tasks.add(sol.id, "Reseña del mercado")
    find = desk.runtime.strategy_search.find
    assert [(each.kind, each.id) for each in find("rese")] == [
        ("finding", finding.id), ("competitor", rival.id), ("task", done.id),
    ]  # fmt: skip
    assert [each.text for each in find("RESEÑA goo")] == ["Responder las reseñas de Google"]
    assert [each.kind for each in find("esquina", client=luna.id)] == ["competitor"]
    assert find("esquina", client=sol.id) == []
    desk.runtime.tasks.finish(done.id)
    findings.delete(finding.id)
    assert [each.kind for each in find("rese")] == ["competitor"]
    assert find(" ") == []
