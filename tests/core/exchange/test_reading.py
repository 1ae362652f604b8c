"""A table becomes drafts: what each line will be, and what is said about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time

import pytest

from smdesk.core.errors import InvalidInput
from smdesk.core.exchange import damage, reading, rrule
from smdesk.core.exchange.drafts import Draft, Fate, Options, Past, Read
from smdesk.core.exchange.table import Cell, Line, Table
from smdesk.core.exchange.world import ChannelFacts, ClientFacts, Named, World, said_key
from smdesk.core.walltime import WallTime
from smdesk.words import Words

NOW = datetime(2026, 11, 26, 11, tzinfo=UTC)
WORLD = World(
    clients=(ClientFacts(1, "Panadería Sol", "Europe/Madrid"),),
    channels=(
        ChannelFacts(1, 1, "instagram", "@sol"), ChannelFacts(2, 1, "facebook", "Sol"),
        ChannelFacts(3, 1, "x", "007sol"),
        ChannelFacts(4, 1, "mastodon", "sol@a.example"), ChannelFacts(5, 1, "mastodon", "sol@b.example"),
    ),
    pillars=(Named(7, 1, "Valor"),),
)  # fmt: skip


def read(headers: str, *rows: Sequence[Cell], options: Options | None = None, world: World = WORLD) -> Read:
    lines = tuple(Line(number, tuple(cells)) for number, cells in enumerate(rows, 2))
    return reading.read(Table(tuple(headers.split(",")), lines), options or Options(), world, NOW)


def codes(draft: Draft) -> list[str]:
    return [each.code for each in draft.findings]


def test_a_line_with_day_channel_and_pillar_is_a_draft_at_its_time() -> None:
    [draft] = read(
        "Fecha,Hora,Copy,Canal,Pilar", ("2026-12-13", "9:30", "Pan", "Instagram; facebook sol", "VALOR")
    ).drafts  # fmt: skip
    assert (draft.fate, draft.client, draft.pillar, codes(draft)) == (Fate.ADD, 1, 7, [])
    assert draft.channels == {"instagram @sol": 1, "facebook Sol": 2}
    assert draft.record is not None
    assert draft.record.planned == WallTime(datetime(2026, 12, 13, 9, 30), "Europe/Madrid")
    assert (draft.record.stage, draft.record.text, draft.record.sendings) == ("draft", "Pan", ())


def test_without_a_day_it_is_an_idea() -> None:
    [draft] = read("Texto,Fecha", ("Algo", "")).drafts
    assert draft.record is not None
    assert (draft.fate, draft.record.stage, draft.record.wall) == (Fate.ADD, "idea", None)


def test_days_that_read_two_ways_are_asked_for_and_then_taken() -> None:
    rows = [("01/12/2026", "a"), ("02/12/2026", "b"), ("12/12/2026", "c")]
    asked = read("Fecha,Texto", *rows)
    assert [each.code for each in asked.findings] == ["file_days_unclear"]
    assert [draft.fate for draft in asked.drafts] == [Fate.WRONG, Fate.WRONG, Fate.ADD]
    told = read("Fecha,Texto", *rows, options=Options(order=reading.Order.DMY))
    assert [draft.record.wall.local.month for draft in told.drafts if draft.record and draft.record.wall] == [12] * 3


@pytest.mark.parametrize(
    ("past", "fate", "code"),
    [(Past.ASK, Fate.WRONG, "row_past"), (Past.LEAVE, Fate.SKIP, "row_past"), (Past.IDEAS, Fate.ADD, "row_past_idea")],
)
def test_a_past_time_asks(past: Past, fate: Fate, code: str) -> None:
    [draft] = read("Fecha,Hora,Texto", ("2026-11-20", "9:00", "Ayer"), options=Options(past=past)).drafts
    assert (draft.fate, codes(draft)) == (fate, [code])


def test_names_that_are_not_there_are_said_and_the_post_comes_in_without_them() -> None:
    [draft] = read(
        "Texto,Canales,Pilar,Campaña,Estado", ("a", "linkedin, facebook sol", "Otro", "Navidad", "raro")
    ).drafts
    assert draft.fate is Fate.ADD
    assert codes(draft) == [
        "row_unknown_status", "row_unknown_channel", "row_unknown_pillar", "row_unknown_campaign",
    ]  # fmt: skip
    assert draft.channels == {"facebook Sol": 2}


def test_a_channel_that_can_be_two_has_to_be_named() -> None:
    [draft] = read("Texto,Canales", ("a", "mastodon")).drafts
    assert (draft.fate, codes(draft)) == (Fate.WRONG, ["row_channel_unclear"])


def test_zeros_that_a_spreadsheet_lost_do_not_matter_in_a_handle() -> None:
    [draft] = read("Texto,Canales", ("a", "X 7sol")).drafts
    assert draft.channels == {"x 007sol": 3}


@pytest.mark.parametrize(
    ("text", "code", "fate"),
    [("#REF!", "row_formula", Fate.WRONG), ("#¡VALOR!", "row_formula", Fate.WRONG),
     ("1,23E+15", "row_number_rounded", Fate.ADD), ("PanaderÃ\xada", "row_mangled", Fate.ADD),
     ("", "row_empty", Fate.WRONG)],
)  # fmt: skip
def test_what_a_spreadsheet_did_is_seen(text: str, code: str, fate: Fate) -> None:
    [draft] = read("Texto,Pilar", (text, "valor")).drafts
    assert (draft.fate, codes(draft)) == (fate, [code])


def test_letters_are_mended_when_somebody_says_so() -> None:
    [draft] = read("Texto", ("PanaderÃ\xada de maÃ±ana",), options=Options(mend=True)).drafts
    assert draft.record is not None
    assert draft.record.text == "Panadería de mañana"


def test_what_stands_there_and_what_comes_twice_is_left() -> None:
    there = {said_key(1, "2026-12-01 09:00", "Pan  nuestro"): frozenset({1})}
    world = World(WORLD.clients, WORLD.channels, said=there)
    rows = [("2026-12-01", "9:00", "pan nuestro", "Instagram"), ("2026-12-01", "9:00", "pan nuestro", "Facebook"),
            ("2026-12-02", "9:00", "Otro", "Instagram"), ("2026-12-02", "9:00", "otro", "Instagram")]  # fmt: skip
    drafts = read("Fecha,Hora,Texto,Red", *rows, world=world).drafts
    assert [draft.fate for draft in drafts] == [Fate.PRESENT, Fate.ADD, Fate.ADD, Fate.PRESENT]


def test_an_instant_is_shown_on_the_wall_of_the_client_and_an_unknown_zone_explained() -> None:
    rows = [("2026-12-01T09:00:00Z", "a", ""), ("2026-12-01 09:00", "b", "America/Bogota"),
            ("2026-12-01 09:00", "c", "Madrid"), ("2027-03-28 02:30", "d", "")]  # fmt: skip
    drafts = read("Fecha,Texto,Zona horaria", *rows).drafts
    walls = [draft.record.wall if draft.record is not None else None for draft in drafts]
    assert walls[0] == WallTime(datetime(2026, 12, 1, 10), "Europe/Madrid")
    assert walls[1] == WallTime(datetime(2026, 12, 1, 9), "America/Bogota")
    assert drafts[2].findings[0].facts["near"] == ["Europe/Madrid"]
    assert codes(drafts[3]) == ["row_time_skipped"]


def test_lines_are_put_right_and_left_out_by_a_person() -> None:
    rows = [("nunca", "a"), ("2026-12-01 09:00", "b"), ("2026-12-02", "c")]
    options = Options(edits={(2, 0): "2026-12-24 10:00"}, skip=frozenset({3}), hour=time(18))
    drafts = read("Fecha,Texto", *rows, options=options).drafts
    assert [draft.fate for draft in drafts] == [Fate.ADD, Fate.SKIP, Fate.ADD]
    assert drafts[2].record is not None
    assert drafts[2].record.planned == WallTime(datetime(2026, 12, 2, 18), "Europe/Madrid")


def test_a_column_holds_what_somebody_says() -> None:
    found = read("A,B", ("x", "y"))
    assert ([each.code for each in found.findings], found.drafts) == (["file_no_text"], ())
    [draft] = read("A,B", ("x", "y"), options=Options(fields={1: "text"})).drafts
    assert draft.record is not None
    assert draft.record.text == "y"


METRICOOL = (
    "Text,Date,Time,Draft,Facebook,Twitter/X,Instagram,Picture Url 1,Picture Url 2,Alt text picture 1,"
    "Instagram Post Type,First Comment Text"
)


def test_a_line_of_metricool_has_ticks_pictures_and_formats() -> None:
    row = (
        "Hola",
        "2026-12-01",
        "09:00:00",
        "FALSE",
        "TRUE",
        "FALSE",
        "TRUE",
        "a.jpg",
        "b.jpg",
        "Un pan",
        "REEL",
        "Más",
    )
    found = read(METRICOOL, row)
    [draft] = found.drafts
    assert found.layout == "metricool"
    assert draft.record is not None
    assert {each.channel.network: each.state for each in draft.record.sendings} == dict.fromkeys(
        ["facebook", "instagram"], "scheduled"
    )
    assert {each.channel.network: each.format for each in draft.record.variants if each.channel} == {
        "facebook": "post", "instagram": "reel",
    }  # fmt: skip
    assert [(each.source, each.alt) for each in draft.record.base.parts[0].media] == [
        ("a.jpg", "Un pan"),
        ("b.jpg", ""),
    ]
    assert draft.record.base.first_comment == "Más"


@pytest.mark.parametrize("text", ["=1+1", "@sol", "-x", "+34", "'=x", "''-y", "\tz", "'hola", "normal", ""])
def test_a_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    guarded = damage.guard(text)
    assert not guarded or guarded[0] not in "=+-@\t\r"
    assert damage.unguard(guarded) == text


@pytest.mark.parametrize(
    ("text", "again"),
    [("FREQ=WEEKLY;BYDAY=TH,MO;UNTIL=20270301T090000Z", "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270301"),
     ("RRULE:FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=31"), ("FREQ=DAILY;INTERVAL=2;COUNT=5", None),
     ("FREQ=DAILY;BYDAY=SA,SU", "FREQ=WEEKLY;BYDAY=SA,SU")],
)  # fmt: skip
def test_a_repetition_is_read_as_other_calendars_write_it(text: str, again: str | None) -> None:
    assert rrule.write(rrule.read(text)) == (again or text)


@pytest.mark.parametrize("text", ["FREQ=MONTHLY;BYDAY=2TU", "FREQ=HOURLY", "jueves", "FREQ=WEEKLY;BYSETPOS=1"])
def test_a_repetition_that_is_not_ours_is_said(text: str) -> None:
    with pytest.raises(InvalidInput, match="recurrence_not_ours"):
        rrule.read(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [("46400", "row_day_number"), ("46400,4375", "row_day_number"), ("12", "row_bad_day"), ("99999", "row_bad_day")],
)
def test_the_number_of_a_spreadsheet_for_a_day_is_told_as_such(text: str, code: str) -> None:
    [draft] = read("Fecha,Texto", (text, "Pan")).drafts
    assert (draft.fate, codes(draft)) == (Fate.WRONG, [code])
    if code == "row_day_number":
        told = Words("es").finding(code, **draft.findings[0].facts)
        assert f"«{text}»" in told.what
        assert "13 ene 2027" in told.what
        assert "2027-01-13" in str(told.do)
