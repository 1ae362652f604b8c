"""The communication plan: what is known, agreed and planned for a client, as one document for PDF and DOCX."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from smdesk.core import document as doc
from smdesk.core import plan_document
from smdesk.core.document import Block, Document, Section
from smdesk.core.errors import InvalidInput
from smdesk.core.plan_document import Choice
from smdesk.formats import docx_plan
from smdesk.reports import charts, page, plan_agree, plan_audit, plan_do, plan_know, plan_voice, style
from smdesk.reports.page import Watch, Written
from smdesk.reports.speech import Speech
from smdesk.services.plan.documents import PlanDocumentView
from smdesk.services.plan.material import Material
from smdesk.system import newfile

Builder = Callable[[Material, Speech], Sequence[Block]]

_BUILDERS: dict[str, Builder] = {
    "summary": plan_know.summary,
    "client": plan_know.client,
    "audit": plan_audit.audit,
    "competitors": plan_audit.competitors,
    "findings": plan_audit.findings,
    "personas": plan_know.personas,
    "channels": plan_know.channels,
    "voice": plan_voice.voice,
    "objectives": plan_agree.objectives,
    "pillars": plan_agree.pillars,
    "calendar": plan_do.calendar,
    "campaigns": plan_do.campaigns,
    "contests": plan_do.contests,
    "next": plan_do.following,
    "signature": plan_do.signature,
}


def build(material: Material, view: PlanDocumentView, author: str = "") -> Document:
    """The document, in the language chosen, without the sections about which nothing is known."""
    speech = Speech(view.language, material.client.country)
    client = material.client
    title = view.title or speech.say("plan.title")
    chosen = plan_document.included(view.sections, material.filled)
    cover = doc.Cover(
        title, speech.say("plan.of", client=client.name) if view.title else client.name,
        (speech.month(material.month.year, material.month.month).capitalize(),),
        speech.say("plan.prepared", day=speech.day(material.today)),
    )  # fmt: skip
    return Document(
        title, doc.Brand(client.name, material.dossier.document_colors, material.logo),
        tuple(_section(each, material, speech) for each in chosen),
        language=speech.language, cover=cover, author=author, paper=view.paper,
        footer=f"{client.name} · {title}", contents=speech.say("plan.contents"),
    )  # fmt: skip


def part(material: Material, view: PlanDocumentView, names: Sequence[str]) -> Document:
    """A part of the plan as a document of its own, without a cover: what one tab of the dossier knows.

    Raises:
        InvalidInput: `nothing_known` (`client`) where there is nothing in it yet.
    """
    if not material.filled.intersection(names):
        raise InvalidInput("nothing_known", client=material.client.name)
    chosen = plan_document.only(view.sections, names)
    whole = build(material, replace(view, sections=chosen, title=""))
    title = whole.sections[0].title
    return replace(whole, cover=None, contents="", title=title, footer=f"{material.client.name} · {title}")


def write(document: Document, file: Path, watch: Watch | None = None) -> Written:
    """Write a document as PDF, or as DOCX where the name of the file ends so.

    Raises:
        StorageError: as `newfile.write`. Whatever `watch` raises; no file is left then.
    """
    if file.suffix.lower() != ".docx":
        return page.write(document, file, watch)
    colors = style.palette(document.brand.colors)

    def draw(chart: doc.Chart, width: float) -> bytes:
        return charts.png(chart, colors, width, chart.height)

    data = docx_plan.write(document, colors.heading, colors.accent, draw, watch)
    newfile.write(file, data)
    return Written(0, len(data))


def section_name(section: str, speech: Speech) -> str:
    """The title of a section."""
    return speech.say(f"sections.{section}")


def _section(choice: Choice, material: Material, speech: Speech) -> Section:
    blocks: list[Block] = []
    if choice.comment.strip():
        blocks.append(doc.Text(choice.comment.strip(), "note"))
    if choice.id in material.filled:
        blocks += _BUILDERS[choice.id](material, speech)
    return Section(choice.id, section_name(choice.id, speech), tuple(map(_lean, blocks)), new_page=False)


def _lean(block: Block) -> Block:
    """A table without the columns in which nothing stands."""
    if not isinstance(block, doc.Table) or not block.rows:
        return block
    kept = [at for at in range(len(block.head)) if any(_says(row[at]) for row in block.rows)]
    if len(kept) == len(block.head) or not kept:
        return block
    return replace(
        block,
        head=tuple(block.head[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in block.rows),
        align="".join(block.align[at] for at in kept) if block.align else "",
        widths=tuple(block.widths[at] for at in kept) if block.widths else (),
    )


def _says(cell: doc.Cell | str) -> bool:
    return doc.plain(cell.text if isinstance(cell, doc.Cell) else cell) not in {"", "–"}
