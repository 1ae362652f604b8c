"""A calendar that is exported, wiped and imported again is the same calendar, in every format."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from smdesk.core.exchange.drafts import Fate, Options
from smdesk.core.exchange.record import DayRecord, Record
from smdesk.models import Campaign, Persona
from smdesk.services.exchange.exporting import What
from smdesk.services.patches import MediaInput, NewPost, PartInput, VariantInput
from smdesk.services.plan import placeholders
from tests.services.desk import Desk

pytestmark = pytest.mark.slow

FORMATS = ["csv", "xlsx", "ics"]
WEEKLY = {"freq": "weekly", "weekdays": [0, 3], "until": "2027-03-01"}


def fill(desk: Desk, picture: Path) -> None:
    """One of everything that a calendar holds."""
    client = desk.client("Sol", zone="America/Bogota")
    other = desk.client("Luna")
    first, second = desk.channel(client, "sol"), desk.channel(client, "sol_2")
    value = desk.runtime.pillars.add(client.id, "Valor", kind="value", target=40)
    with desk.runtime.db.write() as unit:
        persona, campaign = Persona(client_id=client.id, name="Ana"), Campaign(client_id=client.id, name="Navidad")
        unit.session.add_all([persona, campaign])
        unit.session.flush()
    posts, zone = desk.runtime.posts, "America/Bogota"
    posts.add(NewPost(other.id, (), VariantInput(parts=(PartInput("=SUM(A1) no es una fórmula"),)), stage="idea"))
    posts.add(NewPost(client.id, (first.id,), VariantInput(parts=(PartInput("'=tampoco\n\n«así»; y, más…"),)),
                      title="-Título", pillar_id=value.id, stage="approved",
                      planned=desk.wall(timedelta(days=3), zone)))  # fmt: skip
    with desk.runtime.db.write() as unit:  # places of an accepted month, which wait for their words
        for ahead in (4, 5):
            at = desk.wall(timedelta(days=ahead), zone)
            place = placeholders.New(client.id, at, (first.id,), value.id, title="Valor")
            placeholders.make(unit.session, place, desk.clock.now())
    thread = VariantInput(
        parts=(PartInput("uno", (MediaInput(picture, "Un pan | rico"),), "https://sol.example"), PartInput("dos")),
        first_comment="Más en la web", options={"visibility": "unlisted"},
    )  # fmt: skip
    own = VariantInput(parts=(PartInput("Otro texto aquí"),), first_comment="")
    desk.runtime.posts.add(
        NewPost(client.id, (first.id, second.id), thread, {second.id: own}, title="Hilo", languages=("es", "en"))
    )
    made = desk.add(client, first, second, after=timedelta(days=1), text="Programada\r\ncon dos líneas")
    with desk.runtime.db.write() as unit:
        from smdesk.models import Post

        row = unit.session.get(Post, made.post.id)
        assert row is not None
        row.persona_id, row.campaign_id = persona.id, campaign.id
    desk.add(client, first, after=timedelta(hours=2), text="Cada lunes y jueves", recurrence=WEEKLY)
    desk.add(client, second, after=timedelta(minutes=1), text="Sale ya")
    desk.clock.advance(120)
    desk.publish()
    desk.runtime.keydates.add(client.id, "Aniversario", date(2027, 2, 3), yearly=True)
    desk.runtime.keydates.make_quiet(client.id, date(2026, 12, 24))
    desk.runtime.keydates.add(None, "Rebajas", date(2027, 1, 7), date(2027, 1, 20), note="Todas las tiendas")


def wipe(desk: Desk) -> None:
    with desk.runtime.db.read() as session:
        numbers = session.connection().exec_driver_sql("SELECT id FROM post WHERE deleted_at IS NULL").scalars().all()
    for number in numbers:
        desk.runtime.posts.delete(number)
    for day in desk.runtime.keydates.own():
        desk.runtime.keydates.delete(day.id)
    assert desk.runtime.exporting.collect(What()) == ([], [])


def calendar(desk: Desk) -> tuple[list[Record], list[DayRecord]]:
    """All that stands in it, without the numbers that it has here."""
    records, days = desk.runtime.exporting.collect(What())
    plain = [
        replace(each, code="", sendings=tuple(replace(one, occurrence=0) for one in each.sendings)) for each in records
    ]
    return sorted(plain, key=repr), sorted(days, key=repr)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", ["es", "en"])
def test_a_calendar_comes_back_as_it_was(desk: Desk, tmp_path: Path, picture: Path, form: str, language: str) -> None:
    fill(desk, picture)
    before = calendar(desk)
    file = tmp_path / f"plan.{form}"
    told = desk.runtime.exporting.write(file, form, What(), language=language)
    assert (told.posts, told.key_dates) == (8, 3)
    wipe(desk)
    exchange = desk.runtime.exchange
    preview = exchange.preview(exchange.open(file), Options(schedule=True))
    assert [each for each in preview.read.drafts if each.fate not in {Fate.ADD, Fate.HISTORY}] == []
    assert preview.read.findings == ()
    applied = exchange.apply(preview)
    assert applied.kept == ()
    assert calendar(desk) == before
    again = exchange.preview(exchange.open(file), Options(schedule=True))
    assert {each.fate for each in again.read.drafts} <= {Fate.PRESENT}
