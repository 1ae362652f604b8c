"""A record goes through the column of our own, and through the cells for people, and is the same; edits count."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.core.exchange import own, reading
from smdesk.core.exchange.drafts import Fate, Options, Past
from smdesk.core.exchange.record import (
    ChannelRef,
    DayRecord,
    Medium,
    PartRecord,
    PillarRef,
    Record,
    Sending,
    VariantRecord,
    from_letters,
    from_text,
    to_letters,
    to_text,
)
from smdesk.core.exchange.table import Line, Table
from smdesk.core.exchange.world import ChannelFacts, ClientFacts, Named, World
from smdesk.core.walltime import WallTime
from smdesk.formats import csv_in, csv_plan, ics_in, ics_out, xlsx_in, xlsx_plan
from smdesk.formats.plan_rows import heading
from smdesk.words import Words

NOW = datetime(2026, 11, 26, tzinfo=UTC)
CHANNELS = (ChannelRef("mastodon", "@sol@a.example"), ChannelRef("x", "007"), ChannelRef("practice", "sol"))
WORLD = World(
    (ClientFacts(1, "Sol & Cía; «la buena»", "Europe/Madrid"),),
    tuple(ChannelFacts(at, 1, each.network, each.handle) for at, each in enumerate(CHANNELS, 1)),
    (Named(1, 1, "Valor"),), (Named(1, 1, "Ana"),), (Named(1, 1, "Navidad"),),
)  # fmt: skip
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)
SAID = TEXT.filter(lambda text: text.strip() and not any(text.startswith(mark) for mark in ("---",)))
WALLS = st.builds(
    WallTime,
    st.datetimes(datetime(2027, 1, 1), datetime(2028, 12, 31)).map(lambda each: each.replace(second=0, microsecond=0)),
    st.sampled_from(["Europe/Madrid", "America/Bogota", "Asia/Kathmandu"]),
)
MEDIA = st.builds(
    Medium, st.just(""), st.text("0123456789abcdef", min_size=64, max_size=64), TEXT, st.just("pan | blanco.jpg"),
    st.sampled_from([None, {"x": 0.0, "y": 0.1, "w": 1.0, "h": 0.5, "ratio": "1:1"}]),
)  # fmt: skip
PARTS = st.lists(
    st.builds(PartRecord, SAID, st.sampled_from(["", "https://a.example"]), st.lists(MEDIA, max_size=2).map(tuple)),
    min_size=1, max_size=3,
).map(tuple)  # fmt: skip
COMMENTS = st.one_of(st.none(), TEXT)
OPTIONS = st.dictionaries(st.sampled_from(["visibility", "title"]), SAID, max_size=2)


@st.composite
def records(draw: st.DrawFn) -> Record:
    variants = tuple(
        VariantRecord(each, draw(st.one_of(st.just(()), PARTS)), draw(COMMENTS), "post", "", draw(OPTIONS))
        for each in CHANNELS if draw(st.booleans())
    )  # fmt: skip
    wall = draw(st.one_of(st.none(), WALLS))
    scheduled = wall is not None and bool(variants) and draw(st.booleans())
    assert not scheduled or wall is not None
    return Record(
        code=draw(st.sampled_from(["", "abc-1"])),
        client=WORLD.clients[0].name,
        title=draw(TEXT).strip(),
        stage=draw(st.sampled_from(["idea", "draft", "in_design", "approved"])),
        languages=draw(st.sampled_from([(), ("es",), ("es", "en")])),
        recurrence=draw(st.sampled_from([None, {"freq": "weekly", "interval": 1, "weekdays": [0], "monthday": None,
                                                "until": None, "count": 4, "week_start": 0}])),
        pillar=draw(st.sampled_from([None, PillarRef("Valor", "value", "", 40)])),
        campaign=draw(st.sampled_from(["", "Navidad"])),
        persona=draw(st.sampled_from(["", "Ana"])),
        planned=None if scheduled else wall,
        base=VariantRecord(None, draw(PARTS), draw(st.one_of(st.none(), SAID))),
        variants=variants,
        sendings=tuple(Sending(each.channel, wall) for each in variants if each.channel) if scheduled and wall else (),
    )  # fmt: skip


@given(records())
def test_a_record_goes_through_the_column_of_our_own(record: Record) -> None:
    assert from_text(to_text(record)) == record
    assert from_letters(to_letters(record)) == record
    assert to_text(record).isascii()


@settings(max_examples=25, deadline=None)
@given(
    st.lists(records(), min_size=1, max_size=4), st.sampled_from(["es", "en"]), st.sampled_from(["csv", "xlsx", "ics"])
)
def test_records_go_through_every_file(
    tmp_path_factory: pytest.TempPathFactory, found: list[Record], language: str, form: str
) -> None:
    file = tmp_path_factory.mktemp("plan") / f"plan.{form}"
    made: dict[str, Any] = {
        "csv": lambda: (csv_plan.write(found, (), language), csv_in.read),
        "xlsx": lambda: (xlsx_plan.write(found, (), language), xlsx_in.read),
        "ics": lambda: (ics_out.write(found, (), NOW), ics_in.read),
    }
    data, read = made[form]()
    file.write_bytes(data)
    drafts = reading.read(read(file), Options(past=Past.IDEAS), WORLD, NOW).drafts
    came = [draft.record for draft in drafts if draft.fate is Fate.ADD]
    wanted = list({to_text(each): each for each in found}.values())
    assert sorted(map(to_text, came)) == sorted(to_text(each) for each in wanted if each in came)
    assert all(draft.fate in {Fate.ADD, Fate.PRESENT} for draft in drafts)


def table(record: Record, **changes: object) -> Table:
    cells = {**own.cells(record, "en"), "data": to_text(record), **changes}
    return Table(tuple(heading("en")), (Line(2, tuple(cells[name] for name in own.COLUMNS)),))  # type: ignore[arg-type]


BASE = Record(
    "abc-1", WORLD.clients[0].name, "Uno", "approved", planned=WallTime(datetime(2027, 3, 1, 9), "Europe/Madrid"),
    base=VariantRecord(None, (PartRecord("Hola", "", (Medium("", "a" * 64, "alt", "a.jpg"),)), PartRecord("Dos"))),
    variants=(VariantRecord(CHANNELS[0], (PartRecord("Propio"),)), VariantRecord(CHANNELS[1])),
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"title": "Otro"}, lambda each: each.title == "Otro"),
        ({"text": "Adiós\n---\nDos"}, lambda each: [part.text for part in each.base.parts] == ["Adiós", "Dos"]),
        ({"text": "Solo una"}, lambda each: len(each.base.parts) == 1 and len(each.base.parts[0].media) == 1),
        ({"date": date(2027, 3, 8)}, lambda each: each.planned.local == datetime(2027, 3, 8, 9)),
        ({"date": "8/3/2027", "hour": time(10)}, lambda each: each.planned.local == datetime(2027, 3, 8, 10)),
        ({"date": "", "hour": ""}, lambda each: each.planned is None),
        ({"channels": "X 007"}, lambda each: each.channels == (CHANNELS[1],)),
        ({"status": "draft"}, lambda each: each.stage == "draft"),
        ({"status": "Programada"}, lambda each: len(each.sendings) == 2 and each.planned is None),
        ({"media": ""}, lambda each: each.base.parts[0].media == ()),
        ({"alt": "Un pan"}, lambda each: each.base.parts[0].media[0].alt == "Un pan"),
        ({"pillar": "Valor"}, lambda each: each.pillar is not None and each.pillar.name == "Valor"),
        ({"zone": "America/Bogota"}, lambda each: each.planned.zone == "America/Bogota"),
        ({"recurrence": "FREQ=DAILY"}, lambda each: each.recurrence["freq"] == "daily"),
    ],
)
def test_what_somebody_changed_in_the_cells_counts(changes: dict[str, Any], told: Any) -> None:
    options = Options(order=reading.Order.DMY)
    [draft] = reading.read(table(BASE, **changes), options, WORLD, NOW).drafts
    assert draft.record is not None
    assert told(draft.record)


def test_nothing_changed_is_nothing_changed() -> None:
    [draft] = reading.read(table(BASE), Options(), WORLD, NOW).drafts
    assert draft.record == BASE


@given(
    st.builds(
        DayRecord, TEXT, st.just("2027-02-03"), TEXT, st.sampled_from(["own", "quiet"]), st.just(""), st.booleans()
    )
)
def test_a_key_date_goes_through_too(day: DayRecord) -> None:
    assert from_text(to_text(day)) == day


@pytest.mark.parametrize(
    "text", ["", "{}", "nada", '{"smdesk":99}', '{"smdesk":1,"is":"post","planned":["x","y"]}', "[1]", "null"]
)
def test_what_is_no_record_is_none(text: str) -> None:
    assert from_text(text) is None


@pytest.mark.parametrize("language", own.LANGUAGES)
def test_our_own_network_is_named_in_the_language_of_the_file_and_known_in_both(language: str) -> None:
    name = own.channel_name(CHANNELS[2], language)
    assert name == f"{Words(language).network('practice')} sol"
    record = Record("", WORLD.clients[0].name, base=VariantRecord(None, (PartRecord("Pan"),)),
                    variants=(VariantRecord(CHANNELS[2]),))  # fmt: skip
    assert own.cells(record, language)["channels"] == name
    assert name.encode() in ics_out.write([record], (), NOW, language=language)
    assert own.changed(record, {"channels": name}) == {}
    line = Line(2, (WORLD.clients[0].name, "Pan", name))
    [draft] = reading.read(Table(("Cliente", "Texto", "Canal"), (line,)), Options(), WORLD, NOW).drafts
    assert list(draft.channels.values()) == [3]
