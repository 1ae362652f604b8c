"""Objectives and KPIs in the terminal: made, read, followed, frozen and signed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.cli.conftest import Run

#: Two days more than there are time zones between.
TODAY = date.today() - timedelta(days=2)
MONTH = ("--from", (TODAY - timedelta(days=15)).isoformat(), "--until", (TODAY + timedelta(days=15)).isoformat())


@pytest.fixture
def agreed(desk: Run) -> Run:
    """An objective with a KPI that is read by hand."""
    desk("kpi", "objective", "add", "Fill the mornings", "--client", "Sol")
    added = desk("kpi", "add", "1", "conversions", "--name", "Classes", "--baseline", "18", "--target", "40",
                 "--source", "hand", *MONTH, "--json")  # fmt: skip
    assert added.json["status"] == "unknown"
    return desk


def test_readings_tell_the_pace(agreed: Run) -> None:
    for ago, value in ((12, "1"), (8, "4"), (4, "7"), (0, "9,5")):
        agreed("kpi", "read", "1", value, "--day", (TODAY - timedelta(days=ago)).isoformat())
    shown = agreed("kpi", "show", "1", "--json").json
    assert [point["value"] for point in shown["points"]] == [1, 4, 7, 9.5]
    assert shown["forecast"]["low"] < shown["forecast"]["value"] < shown["forecast"]["high"]
    (line,) = agreed("kpi", "pace", "--client", "Sol", "--json").json["items"]
    assert (line["client"], line["id"], line["needed_a_day"] > 0) == ("Sol", 1, True)
    assert "Classes: 9.5 of 40" in agreed("kpi", "pace").out
    assert "8 de cada 10 casos" in agreed("kpi", "show", "1", lang="es").out
    assert agreed("kpi", "edit", "1", "--reads", "mon", "--json").json["reads"] == "mon"
    monthly = agreed("kpi", "edit", "1", "--monthly", "12", "--json").json
    assert (monthly["monthly"], monthly["months"][-1]["goal"] > 0) == (12, True)
    assert f" {TODAY:%Y-%m}: " in agreed("kpi", "show", "1").out
    assert agreed("kpi", "edit", "1", "--monthly", "none", "--json").json["months"] == []
    corrected = agreed("kpi", "correct", "4", "--value", "9", "--note", "counted twice", "--json").json
    assert corrected["reading"]["value"] == 9
    assert agreed("kpi", "show", "1", "--json").json["points"][-1]["value"] == 9
    assert agreed("kpi", "correct", "99", "--value", "9", "--json").error["code"] == "unknown_reading"
    assert agreed("kpi", "unread", "4").status == 0
    assert agreed("kpi", "show", "1", "--json").json["status"] == "unknown"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("add", "1", "luck"), "unknown_kpi"),
        (("add", "1", "formula", "--formula", "clicks /"), "formula_unfinished"),
        (("add", "1", "formula", "--formula", "2 + 2"), "formula_constant"),
        (("edit", "1", "--target", "12"), "target_wrong_side"),
        (("edit", "1", "--until", "2026-01-01"), "deadline_before_start"),
        (("edit", "1", "--until", "someday"), "unclear_day"),
        (("edit", "1", "--scope", "pillar:9"), "scope_unknown"),
        (("edit", "1", "--pushed", "channel:1"), "pushing_unknown"),
        (("edit", "1", "--pushed", "persona:9"), "pushing_unknown"),
        (("edit", "1", "--monthly", "0"), "monthly_low"),
        (("add", "1", "response_rate", "--monthly", "5"), "monthly_not_here"),
        (("edit", "9", "--target", "12"), "unknown_kpi_number"),
        (("read", "1", "many"), "bad_reading"),
        (("read", "1", "3", "--day", "2030-01-01"), "reading_to_come"),
        (("sign", "--client", "Sol", "--by", "Marta", "--document", "nothing.pdf"), "media_missing"),
        (("versions", "--client", "Sol", "--compare", "7"), "unknown_agreement"),
    ],
)
def test_what_cannot_be_is_refused_by_name(agreed: Run, typed: tuple[str, ...], code: str) -> None:
    refused = agreed("kpi", *typed, "--json")
    assert (refused.status, refused.json["error"]["code"]) == (1, code)


def test_a_version_is_signed_and_what_changed_since_is_told(agreed: Run, tmp_path: Path) -> None:
    paper = tmp_path / "signed.pdf"
    paper.write_bytes(b"%PDF-1.7\n%%EOF\n")
    signed = agreed("kpi", "sign", "--client", "Sol", "--by", "Marta", "--document", str(paper), "--json").json
    assert (signed["number"], signed["signed_by"], bool(signed["document"])) == (1, "Marta", True)
    agreed("kpi", "edit", "1", "--target", "44")
    found = agreed("kpi", "versions", "--client", "Sol", "--json").json
    assert [(each["field"], each["before"], each["after"]) for each in found["changes"]] == [("target", 40.0, 44.0)]
    assert "Version 1, signed on" in agreed("kpi", "versions", "--client", "Sol").out
    assert agreed("kpi", "sign", "--client", "Sol", "--json").json["signed_on"] is None
    lowered = agreed("kpi", "edit", "1", "--target", "30", "--json")
    assert lowered.json["error"]["code"] == "lowering_needs_note"
    assert agreed("kpi", "edit", "1", "--target", "30", "--note", "Works in the street").status == 0


def test_the_catalogue_names_every_kpi_and_measure(run: Run) -> None:
    found = run("kpi", "catalogue", "--json").json
    assert {each["name"] for each in found["items"]} >= {"views", "ctr", "roas", "response_time"}
    assert found["measures"]["followers"] == "last"
    assert "Tasa de clics" in run("kpi", "catalogue", lang="es").out


def test_objectives_are_changed_and_put_away(agreed: Run) -> None:
    assert agreed("kpi", "objective", "edit", "1", "--name", "Full mornings", "--json").json["name"] == "Full mornings"
    assert "Full mornings" in agreed("kpi", "objective", "list").out
    assert "Classes" in agreed("kpi", "list", "--client", "Sol").out
    assert agreed("kpi", "delete", "1").status == 0
    assert agreed("kpi", "objective", "delete", "1").status == 0
    assert agreed("kpi", "objective", "list", "--json").json == {"items": []}


def test_the_agreement_is_written_to_be_signed_and_names_who_signed_it(
    qapp: object, agreed: Run, tmp_path: Path
) -> None:
    file = tmp_path / "agreement.pdf"

    def text(*more: str) -> str:
        assert agreed("kpi", "versions", "--client", "Sol", "--pdf", str(file), *more, "--json").json["pages"] == 1
        return " ".join(pdfium.PdfDocument(file)[0].get_textpage().get_text_range().split())

    draft = text()
    assert [said in draft for said in ("Borrador", "Fill the mornings", "Classes", "18", "40", "Por el cliente")] == [
        True
    ] * 6
    agreed("kpi", "sign", "--client", "Sol", "--by", "Marta Sol")
    agreed("kpi", "edit", "1", "--target", "60")
    signed = text("--number", "1")
    assert ("Marta Sol" in signed, " 40 " in signed, "60" in signed, "Por el cliente" in signed) == (
        True,
        True,
        False,
        False,
    )
    refused = agreed("kpi", "versions", "--client", "Sol", "--pdf", str(file), "--number", "9", "--json")
    assert refused.json["error"]["code"] == "unknown_agreement"


def test_objectives_are_proposed_and_those_taken_are_drafts(desk: Run) -> None:
    desk("client", "edit", "Sol", "--goal", "Vender más pan por encargo", "--sector", "Panadería")
    found = desk("kpi", "propose", "--client", "Sol", "--json").json["items"]
    assert [(each["number"], each["key"], each["because"]) for each in found] == [
        (1, "sell", "goal"), (2, "known", "sector"), (3, "talk", "sector"),
    ]  # fmt: skip
    assert "1  Vender más (por el objetivo de la empresa)" in desk("kpi", "propose", "--client", "Sol", lang="es").out
    taken = desk("kpi", "propose", "--client", "Sol", "--take", "3,1", "--json").json["items"]
    assert [(each["name"], len(each["kpis"])) for each in taken] == [("Sell more", 3), ("A community that talks", 3)]
    refused = desk("kpi", "propose", "--client", "Sol", "--take", "4", "--json")
    assert (refused.json["error"]["code"], len(desk("kpi", "objective", "list", "--json").json["items"])) == (
        "bad_number",
        2,
    )


def test_pillars_to_begin_with_are_named_in_the_clients_language(desk: Run) -> None:
    assert desk("client", "show", "Sol", "--json").json["languages"] == ["es"]
    made = desk("pillar", "preset", "shop", "--client", "Sol", "--json", lang="en").json["items"]
    assert "Valor" in {each["name"] for each in made}
