"""The communication plan as PDF and DOCX: the same words in both, in the client's language, of much and of little."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image
from sqlalchemy import insert

from smdesk.core import document as doc
from smdesk.core.audit.shapes import Rating, Reputation
from smdesk.core.clock import FakeClock
from smdesk.core.document import Chart, Heading, Text, plain
from smdesk.core.pace import Point
from smdesk.core.persona import NetworkUse, Objection
from smdesk.core.voice import rules
from smdesk.core.voice.rules import to_json
from smdesk.core.walltime import WallTime
from smdesk.models import Task, Voice
from smdesk.reports import page, plan
from smdesk.reports.speech import Speech
from smdesk.services.agreements.views import KpiPatch
from smdesk.services.dossier.views import ContactPatch, DossierPatch, PersonaPatch, ProductPatch
from smdesk.services.plan import placeholders
from smdesk.services.plan.documents import PlanDocumentView
from smdesk.services.plan.material import Chosen, Material
from smdesk.services.plan.placeholders import New
from tests.reports.conftest import Read, document
from tests.services.desk import Desk

pytestmark = pytest.mark.slow

WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrik"

VOICE = rules.Voice(
    dimensions={"close_formal": -3}, say=("Precios con cantidad",), banned=(rules.Banned("el mejor", "el nuestro"),),
    glossary=(rules.Term("masa madre", WORD),), sensitive=(rules.Sensitive("Alergias", ("gluten",), "sin trazas"),),
    samples=(rules.Sample(WORD * 3), rules.Sample("¡Vuela!", False)), hashtags_least=3, hashtags_most=5,
    hashtags_place="end", emoji_most=2,
)  # fmt: skip


@pytest.fixture
def desk(data_folder: Path, clock: FakeClock) -> Iterator[Desk]:
    opened = Desk.open(data_folder, clock)
    yield opened
    opened.runtime.close()


def known(desk: Desk, logo: Path) -> int:
    """A client of whom everything is known, some of it in very long words."""
    runtime, now = desk.runtime, desk.clock.now()
    client = desk.client("Molino Viejo", languages=("es",), country="ES", sector="Panadería").id
    runtime.dossier.edit(client, DossierPatch(goal=f"Vender más pan. {WORD}", about="Tres generaciones.",
                                              colors=("#4a2c1c", "#a65a1e"), promo_ceiling=25))  # fmt: skip
    runtime.dossier.set_logo(client, logo)
    runtime.dossier.products.add(client, ProductPatch(name="Hogaza 🥖", price="4,80 €", facts=("Pesa 800 g",),
                                                      claims=(("Dura cuatro días", "Prueba propia"),)))  # fmt: skip
    runtime.dossier.contacts.add(client, ContactPatch(name="Marta Ruiz", role="Gerente", approves=True))
    persona = runtime.personas.add(client, PersonaPatch(
        name="Vecina con prisa", quote="Quiero pan bueno", age=(28, 42), pains=(WORD * 3,), place="Cerca",
        objections=(Objection("Es caro", "Dura cuatro días"),), networks=(NetworkUse("instagram", 5),),
    ))  # fmt: skip
    audit = runtime.audits.new(client, day="2026-09-12").id
    runtime.audits.add_presence(audit, "tiktok", status="to_create")
    runtime.audits.set_list(audit, "strengths", ["Masa madre de verdad"])
    runtime.audits.edit(audit, reputation=Reputation(12, (Rating("Google", 4.4, 5, 212),), tone=(60, 30, 10)))
    runtime.findings.add(audit, "Arreglar el enlace", impact=5, effort=1)
    competitor = runtime.competitors.add(client, "Pan&Co <b>")
    runtime.competitors.figure(competitor.id, "instagram", "followers", 8120, day="2026-09-12")
    runtime.competitors.figure(competitor.id, "instagram", "per_week", 3, day="2026-09-12")
    objective = runtime.agreements.add_objective(client, "Más encargos").id
    runtime.agreements.add_kpi(objective, KpiPatch(
        name="Encargos web", metric="conversions", nature="business", baseline=109.0, target=160.0,
        starts=date(2026, 9, 1), deadline=date(2026, 12, 31), source="hand",
    ))  # fmt: skip
    pillar = runtime.pillars.add(client, "Valor", kind="value", target=70, color="value", personas=[persona.id]).id
    runtime.pillars.add(client, "Promo", kind="promo", target=30, color="promo")
    with runtime.db.write() as unit:
        for number in range(60):
            wall = WallTime(datetime(2026, 12, 1 + number % 28, 9 + number % 8), "Europe/Madrid")
            title = f"post-{number} {WORD if number % 20 == 0 else ''}"
            placeholders.make(unit.session, New(client, wall, (), pillar if number < 9 else None, title=title), now)
        unit.session.add(Voice(client_id=client, summary="Directa", address="tu", rules=to_json(VOICE)))
        unit.session.execute(insert(Task), [
            {"client_id": client, "text": f"task-{number}", "due": f"{date(2026, 11, 1) + timedelta(days=number)}"}
            for number in range(200)
        ])  # fmt: skip
    runtime.campaigns.add(client, "Navidad", kind="paid", goal="400 encargos", starts=date(2026, 12, 1),
                          ends=date(2026, 12, 22), budget=30050, currency="EUR")  # fmt: skip
    return client


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> tuple[Material, PlanDocumentView]:
    """Made once: nothing in it can be changed, and the documents are made of it alone."""
    folder = tmp_path_factory.mktemp("long")
    logo, data = folder / "logo.png", folder / "desk"
    Image.new("RGBA", (400, 100), (10, 90, 40, 200)).save(logo)
    data.mkdir(mode=0o700)
    desk = Desk.open(data, FakeClock(datetime(2026, 10, 1, 9, 0, tzinfo=UTC)))
    try:
        client = known(desk, logo)
        service = desk.runtime.plan_documents
        view, material = service.show(client), service.gather(client, date(2026, 12, 1))
    finally:
        desk.runtime.close()
    said = tuple(replace(each, comment="Hablado con Marta") if each.id == "voice" else each for each in view.sections)
    return material, replace(view, sections=said)


EVERYWHERE = (
    "Molino Viejo", "Vender más pan.", "Hogaza", "4,80 €", "Marta Ruiz", "Vecina con prisa", "Dura cuatro días",
    "Masa madre de verdad", "4,4 / 5", "Arreglar el enlace", "Pan&Co <b>", "seguidores 8.120", "Encargos web",
    "31 de diciembre de 2026", "Valor", "70 %", "post-59", "1–22 de diciembre de 2026", "300,50 €", "task-199",
    "Hablado con Marta", "De tú", "muy cercana", "de 3 a 5, al final", "el nuestro", "sin trazas",
    "Suena así", "Tono de voz", "Por el cliente · Gerente", "TikTok", "Por crear",
)  # fmt: skip


def test_a_long_plan_says_everything_and_nothing_is_cut(
    read: type[Read], long: tuple[Material, PlanDocumentView]
) -> None:
    material, view = long
    document = plan.build(material, view, "Ana Pérez")
    made = read(page.pdf(document)[0])
    text = made.text.replace("\N{NO-BREAK SPACE}", " ")
    assert [word for word in EVERYWHERE if word not in text] == []
    assert made.outside() == []
    assert all(f"task-{number}" in made.text.split() for number in range(200))
    titles = [title for level, title, _ in made.outline if level == 0]
    assert titles == ["Contenido", *(each.title for each in document.sections)]
    assert made.pdf.get_metadata_dict()["Author"] == "Ana Pérez"


def test_the_contents_name_the_page_of_each_section_and_lead_there(
    read: type[Read], long: tuple[Material, PlanDocumentView]
) -> None:
    material, view = long
    made = read(page.pdf(plan.build(material, view))[0])
    begins = {title: number for level, title, number in made.outline if level == 0}
    listed = made.pages[1]
    assert [title for title, number in begins.items() if number > 1 and f"{title} {number + 1}" not in listed] == []
    assert sorted(set(made.links(1))) == sorted({number for number in begins.values() if number > 1})


def test_addresses_in_a_plan_are_links(read: type[Read], desk: Desk) -> None:
    client = desk.client("Sol", website="https://sol.example").id
    service = desk.runtime.plan_documents
    desk.runtime.dossier.contacts.add(client, ContactPatch(name="Marta", email="marta@sol.example"))
    material = service.gather(client)
    made = read(page.pdf(plan.build(material, service.show(client)))[0])
    assert {"https://sol.example", "mailto:marta@sol.example"} <= set(made.addresses(1))


def test_a_month_stands_on_one_page_and_the_practice_network_is_not_told_of_beside_another(
    read: type[Read], desk: Desk
) -> None:
    client = desk.client("Sol").id
    material = desk.runtime.plan_documents.gather(client, date(2026, 12, 1))
    weeks = doc.Month(2026, 12, tuple("LMXJVSD"), {day: (doc.Entry("Pan de nueces", "08:00"),) for day in range(1, 32)})
    for lines in range(0, 40, 4):
        made = read(page.pdf(document(doc.Text("\n".join("x" for _ in range(lines))), weeks))[0])
        assert (
            len({number for number, text in enumerate(made.pages) for day in ("1", "31") if f" {day} 08:00" in text})
            == 1
        )
    own = Chosen("instagram", True, "", "", None)
    assert [replace(material, choices=each).tells_of("practice") for each in ((), (own,))] == [True, False]


def test_the_docx_says_the_same_with_real_headings_and_tables(
    qapp: object, long: tuple[Material, PlanDocumentView], tmp_path: Path
) -> None:
    material, view = long
    document = plan.build(material, view)
    file = tmp_path / "plan.docx"
    plan.write(document, file)
    made = docx.Document(str(file))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in made.paragraphs), *cells]).replace("\N{NO-BREAK SPACE}", " ")
    assert [word for word in EVERYWHERE if word not in text] == []
    titles = [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "Heading 1"]
    assert titles == [each.title for each in document.sections]
    assert made.core_properties.title == "Plan de comunicación"
    assert len(made.inline_shapes) >= 1  # the logo
    repeated = [table for table in made.tables if table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")]
    assert len(repeated) >= 8
    listed = [paragraph for paragraph in made.paragraphs if paragraph.style.name == "Contents entry"]
    assert [paragraph.text.partition("\t")[0] for paragraph in listed] == titles
    places = {mark.get(qn("w:name")) for mark in made.element.iter(qn("w:bookmarkStart"))}
    assert {paragraph.hyperlinks[0].fragment for paragraph in listed} == places
    wide = made.sections[0].page_width - 2 * made.sections[0].left_margin
    assert all(abs(sum(column.width for column in table.columns) - wide) < 20_000 for table in made.tables)  # in EMU
    foot = made.sections[0].footer.paragraphs[0]._p.xpath(".//w:instrText")
    assert [code.text.strip() for code in foot] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(("language", "title", "agreement"), [
    ("es", "Plan de comunicación", "Conformidad"), ("en", "Communication plan", "Agreement"),
])  # fmt: skip
def test_of_a_client_with_only_a_name_the_plan_is_a_cover_and_a_place_to_sign(
    read: type[Read], desk: Desk, language: str, title: str, agreement: str
) -> None:
    client = desk.client("Sol", languages=(language,)).id
    service = desk.runtime.plan_documents
    document = plan.build(service.gather(client), service.show(client))
    made = read(page.pdf(document)[0])
    assert len(made) == 2
    assert title in made.pages[0]
    assert [each[1] for each in made.outline] == [agreement]


def test_sections_stand_in_the_order_chosen_and_only_those(
    qapp: object, long: tuple[Material, PlanDocumentView]
) -> None:
    material, view = long
    chosen = tuple(replace(each, shown=each.id in {"client", "next"}) for each in reversed(view.sections))
    document = plan.build(material, replace(view, sections=chosen, title="Otro"))
    assert [each.id for each in document.sections] == ["next", "client"]
    assert (document.title, document.cover.title if document.cover else "") == ("Otro", "Otro")


def test_charts_stand_under_a_heading_of_their_own_and_an_objective_without_kpi_says_so(
    long: tuple[Material, PlanDocumentView],
) -> None:
    material, view = long
    (agreed,) = material.objectives
    (kpi,) = agreed.kpis
    read = replace(kpi, points=(Point(date(2026, 9, 2), 110.0), Point(date(2026, 9, 9), 118.0)))
    two = (replace(agreed, kpis=(read,)), replace(agreed, id=99, name="Sin nada", note="", kpis=()))
    document = plan.build(replace(material, objectives=two), view)
    (section,) = (each for each in document.sections if each.id == "objectives")
    told = [plain(each.text) for each in section.blocks if isinstance(each, Heading | Text)]
    assert told[-3:] == ["Sin nada", "Aún sin KPI.", "Cómo van los KPI"]
    assert isinstance(section.blocks[-1], Chart)


def test_columns_in_which_nothing_stands_are_left_out(qapp: object, long: tuple[Material, PlanDocumentView]) -> None:
    material, view = long
    document = plan.build(material, view)
    (section,) = (each for each in document.sections if each.id == "competitors")
    assert [getattr(block, "head", None) for block in section.blocks] == [("Competidor", "En redes")]
    assert plain(section.blocks[0].rows[0][0].text) == "Pan&Co <b>"  # type: ignore[union-attr]


def test_signs_that_no_file_may_hold_are_left_out(
    read: type[Read], long: tuple[Material, PlanDocumentView], tmp_path: Path
) -> None:
    material, view = long
    odd = "odd\x00\x0b\ud800\ufffe sign"  # in one section: all are written in the same way
    sections = tuple(replace(each, comment=odd, shown=each.id == "client") for each in view.sections)
    document = plan.build(material, replace(view, sections=sections))
    plan.write(document, tmp_path / "plan.docx")
    assert "odd sign" in "\n".join(each.text for each in docx.Document(str(tmp_path / "plan.docx")).paragraphs)
    assert "odd" in read(page.pdf(document)[0]).text


def test_stopping_leaves_no_docx(qapp: object, long: tuple[Material, PlanDocumentView], tmp_path: Path) -> None:
    material, view = long

    def watch(done: int, of: int) -> None:
        if done == 3:
            raise InterruptedError(of)

    with pytest.raises(InterruptedError):
        plan.write(plan.build(material, view), tmp_path / "plan.docx", watch)
    assert not (tmp_path / "plan.docx").exists()


@pytest.mark.parametrize(("language", "country", "expected"), [
    ("es", "ES", ("1–22 de diciembre de 2026", "1.234,50 €", "45 %", 0, "España")),
    ("en", "US", ("1–22 December 2026", "€1,234.50", "45%", 6, "United States")),
    ("es-MX", "MX", ("1–22 de diciembre de 2026", "1,234.50 €", "45 %", 6, "México")),
])  # fmt: skip
def test_days_numbers_and_money_are_those_of_the_language(
    qapp: object, language: str, country: str, expected: tuple[Any, ...]
) -> None:
    speech = Speech(language, country)
    told = (
        speech.period("2026-12-01", "2026-12-22"), speech.money(123450, "EUR"), speech.percent(45),
        speech.first_weekday(), speech.territory(country),
    )  # fmt: skip
    assert (
        tuple(each.replace("\N{NO-BREAK SPACE}", " ") if isinstance(each, str) else each for each in told) == expected
    )


def test_figures_and_networks_are_named_and_no_code_is_printed() -> None:
    from smdesk.reports.speech import Speech

    assert Speech("es").measure("per_week") == "publicaciones a la semana"
    assert Speech("es").measure("followers") == "seguidores"
    assert Speech("en").network("whatsapp") == "WhatsApp"
