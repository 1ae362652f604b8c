"""Importing a calendar: all of it or nothing, scheduled only when asked, and taken back as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from smdesk.core import slots
from smdesk.core.errors import InvalidInput, NotAllowed
from smdesk.core.exchange.drafts import Fate, Options
from smdesk.core.proposed import Item, Proposed, to_json
from smdesk.core.publication import State
from smdesk.models import Kpi, Objective, Programme
from smdesk.services.exchange.exporting import What
from smdesk.services.exchange.views import Applied, Preview
from tests.services.desk import Desk

PILLARS = ("Propio", "Nuevo", "Post", "Cambiado", "Cola", "Medido", "Empuja", "Mes")
HEAD = "Fecha,Hora,Texto,Canales,Estado,Archivos\n"


@pytest.fixture
def ready(desk: Desk) -> Desk:
    desk.channel(desk.client("Sol"), "sol")
    return desk


def look(desk: Desk, folder: Path, *rows: str, **options: object) -> Preview:
    file = folder / "plan.csv"
    file.write_text(HEAD + "\n".join(rows) + "\n")
    exchange = desk.runtime.exchange
    return exchange.preview(exchange.open(file), replace(Options(), **options))


def take(desk: Desk, folder: Path, *rows: str, **options: object) -> Applied:
    return desk.runtime.exchange.apply(look(desk, folder, *rows, **options))


def soon(desk: Desk, minutes: int = 60) -> str:
    return desk.wall(timedelta(minutes=minutes)).local.strftime("%Y-%m-%d,%H:%M")


def test_a_row_that_was_scheduled_is_a_planned_draft_unless_the_person_says_so(ready: Desk, tmp_path: Path) -> None:
    row = f"{soon(ready)},Pan,sol,programada,"
    drafted = take(ready, tmp_path, row)
    view = ready.runtime.posts.show(drafted.posts[0])
    assert (view.stage, view.planned is not None, drafted.scheduled) == ("draft", True, 0)
    ready.runtime.exchange.undo(drafted.batch)
    done = take(ready, tmp_path, row, schedule=True)
    [publication] = ready.runtime.publishing.views(post_id=done.posts[0])
    assert (publication.state, done.scheduled) == (State.SCHEDULED, 1)
    assert ready.runtime.posts.show(done.posts[0]).stage == "planned"


def test_what_the_checks_refuse_stays_a_draft_and_says_why(ready: Desk, tmp_path: Path) -> None:
    done = take(ready, tmp_path, f"{soon(ready)},{'x' * 9000},sol,programada,", schedule=True)
    assert (done.scheduled, [each.code for each in done.kept]) == (0, ["check_failed"])
    assert ready.runtime.posts.show(done.posts[0]).planned is not None


def test_a_client_that_approves_is_asked_first(desk: Desk, tmp_path: Path) -> None:
    desk.channel(desk.client("Luna", approval_required=True), "luna")
    rows = (f"{soon(desk)},Pan,luna,programada,", f"{soon(desk, 90)},Vino,luna,aprobada,")
    done = take(desk, tmp_path, *rows, schedule=True)
    assert [each.code for each in done.kept] == ["approval_required"]
    assert desk.runtime.posts.show(done.posts[1]).stage == "approved"


def test_nothing_is_half_imported(ready: Desk, tmp_path: Path) -> None:
    preview = look(ready, tmp_path, *(f"{soon(ready, 60 + each)},Pan {each},sol,," for each in range(1200)))

    class Enough(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done >= 1000:
            raise Enough

    with pytest.raises(Enough):
        ready.runtime.exchange.apply(preview, stop)
    assert (ready.count("post"), ready.count("variant"), ready.count("import_batch")) == (0, 0, 0)
    assert len(ready.runtime.exchange.apply(preview).posts) == 1200


def test_undo_puts_all_away_unless_some_of_it_has_gone_out(ready: Desk, tmp_path: Path) -> None:
    done = take(
        ready, tmp_path, f"{soon(ready, 1)},Ya,sol,programada,", f"{soon(ready)},Luego,sol,programada,", schedule=True
    )
    ready.clock.advance(120)
    ready.publish()
    with pytest.raises(NotAllowed, match="import_is_out") as refused:
        ready.runtime.exchange.undo(done.batch)
    assert refused.value.facts["posts"] == [done.posts[0]]
    assert refused.value.facts["titles"] == ["Ya"]
    assert ready.runtime.exchange.undo(done.batch, rest=True) == 1
    states = {each.post_id: each.state for each in ready.runtime.publishing.views()}
    assert states[done.posts[0]] is State.PUBLISHED
    assert [record.text for record in ready.runtime.exporting.collect(What())[0]] == ["Ya"]


def test_what_was_out_before_and_only_brought_back_does_not_hold_up_the_undo(ready: Desk, tmp_path: Path) -> None:
    [client], [channel], exchange = (
        ready.runtime.clients.list(),
        ready.runtime.channels.listing(),
        ready.runtime.exchange,
    )
    post = ready.add(client, channel, after=timedelta(minutes=1), text="Ya").post.id
    ready.clock.advance(120)
    ready.publish()
    file = tmp_path / "own.csv"
    ready.runtime.exporting.write(file, "csv", What(), language="es")
    ready.runtime.posts.delete(post)
    ready.clock.advance(60)
    preview = exchange.preview(exchange.open(file), Options())
    done = exchange.apply(preview)
    assert done.posts == (post,)
    assert exchange.undo(done.batch) == 1
    assert ready.runtime.posts.listing() == ()
    assert exchange.apply(exchange.preview(preview.table, preview.options)).posts == (post,)
    assert [each.state for each in ready.runtime.publishing.views(post_id=post)] == [State.PUBLISHED]


@pytest.fixture
def pillared(ready: Desk, tmp_path: Path) -> tuple[Preview, int]:
    """An export of posts with pillars, all of which have been put away since, but one that is the client's own."""
    [client], [channel], pillars = ready.runtime.clients.list(), ready.runtime.channels.listing(), ready.runtime.pillars
    for name in PILLARS:
        pillar = pillars.add(client.id, name)
        ready.runtime.posts.add(ready.new(client, channel, text=name, pillar_id=pillar.id))
    file, exchange = tmp_path / "own.csv", ready.runtime.exchange
    ready.runtime.exporting.write(file, "csv", What(), language="es")
    for record in ready.runtime.posts.listing():
        ready.runtime.posts.delete(record.id)
    for each in pillars.list(client.id):
        if each.name != "Propio":
            pillars.delete(each.id)
    ready.clock.advance(60)
    return exchange.preview(exchange.open(file), Options()), client.id


def names(desk: Desk, client: int) -> dict[str, int]:
    return {each.name: each.id for each in desk.runtime.pillars.list(client)}


def test_undo_takes_the_pillars_that_the_import_made_and_doing_it_again_makes_them_again(
    ready: Desk, pillared: tuple[Preview, int]
) -> None:
    preview, client = pillared
    done = ready.runtime.exchange.apply(preview)
    assert set(names(ready, client)) == set(PILLARS)
    ready.runtime.exchange.undo(done.batch)
    assert set(names(ready, client)) == {"Propio"}
    again = ready.runtime.exchange.apply(ready.runtime.exchange.preview(preview.table, preview.options))
    assert set(names(ready, client)) == set(PILLARS)
    posts = [ready.runtime.posts.show(post) for post in again.posts]
    assert {post.pillar_id for post in posts} == set(names(ready, client).values())


def test_a_pillar_that_something_else_has_by_now_stays_when_its_import_is_undone(
    ready: Desk, pillared: tuple[Preview, int]
) -> None:
    preview, client = pillared
    done = ready.runtime.exchange.apply(preview)
    ready.clock.advance(60)
    by_name, runtime = names(ready, client), ready.runtime
    [own], [channel] = runtime.clients.list(), runtime.channels.listing()
    runtime.posts.add(ready.new(own, channel, text="Otro", pillar_id=by_name["Post"]))
    runtime.pillars.edit(by_name["Cambiado"], target=20)
    runtime.channels.set_slots(channel.id, slots.from_json([[0, "09:00", by_name["Cola"]]]))
    with runtime.db.write() as unit:
        objective = Objective(client_id=client, name="Más ventas")
        unit.session.add(objective)
        unit.session.flush()
        for more in ({"scope": "pillar", "scope_id": by_name["Medido"]}, {"pushed": [f"pillar:{by_name['Empuja']}"]}):
            unit.session.add(Kpi(objective_id=objective.id, name="Alcance", metric="reach", **more))
        item = Item("uno", datetime(2027, 1, 5, 9), pillar=by_name["Mes"])
        unit.session.add(Programme(client_id=client, month="2027-01", proposal=to_json(Proposed((item,)))))
    runtime.exchange.undo(done.batch)
    assert set(names(ready, client)) == set(PILLARS) - {"Nuevo"}


def test_files_beside_the_table_come_along_and_what_is_missing_is_said(
    ready: Desk, tmp_path: Path, picture: Path
) -> None:
    rows = (f"2027-01-01,9:00,Pan,sol,,{picture.name}", "2027-01-02,9:00,Pan,sol,,otra.png",
            "2027-01-03,9:00,Pan,sol,,https://a.example/b.png", "2027-01-04,9:00,,sol,,nada.png")  # fmt: skip
    preview = look(ready, tmp_path, *rows)
    told = [[each.code for each in draft.findings] for draft in preview.read.drafts]
    assert told == [[], ["row_media_missing"], ["row_media_address"], ["row_media_missing"]]
    assert [draft.fate for draft in preview.read.drafts] == [Fate.ADD, Fate.ADD, Fate.ADD, Fate.WRONG]
    done = ready.runtime.exchange.apply(preview)
    shown = [ready.runtime.posts.show(post).base.parts[0].media for post in done.posts]
    assert [len(each) for each in shown] == [1, 0, 0]


def test_what_was_published_elsewhere_comes_in_as_history_and_is_never_sent(ready: Desk, tmp_path: Path) -> None:
    done = take(ready, tmp_path, "2026-01-05,9:00,Antes,sol,publicada,", schedule=True)
    [publication] = ready.runtime.publishing.views(post_id=done.posts[0])
    assert (done.history, publication.state, publication.proof) == (1, State.PUBLISHED, "person")
    ready.clock.advance(3600)
    ready.publish()
    assert ready.count("attempt") == 0
    ready.runtime.exchange.undo(done.batch)
    assert ready.count("publication") == 0


def test_an_edited_export_brings_the_edits(ready: Desk, tmp_path: Path) -> None:
    [channel] = ready.runtime.channels.listing()
    [client] = ready.runtime.clients.list()
    ready.runtime.posts.add(
        ready.new(client, channel, text="Pan bueno", title="Uno", planned=ready.wall(timedelta(days=2)))
    )
    file = tmp_path / "plan.csv"
    ready.runtime.exporting.write(file, "csv", What(), language="en")
    text = file.read_text("utf-8-sig")
    day = ready.wall(timedelta(days=2)).local
    edited = text.replace("Uno,Pan bueno", "Dos,Pan mejor").replace(
        f"{day:%Y-%m-%d}", f"{day + timedelta(days=7):%Y-%m-%d}"
    )
    file.write_text(edited.replace(ready.runtime.exporting.folder, "otro"), "utf-8-sig")
    exchange = ready.runtime.exchange
    preview = exchange.preview(exchange.open(file), Options(order=None))
    record = preview.read.drafts[0].record
    assert record is not None
    assert record.planned is not None
    assert (record.title, record.text, record.planned.local) == ("Dos", "Pan mejor", day + timedelta(days=7))


def test_an_empty_import_is_refused(ready: Desk, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="nothing_to_import"):
        take(ready, tmp_path, "nunca,9:00,Pan,sol,,")
