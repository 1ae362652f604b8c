"""`smdesk plan document` and `smdesk persona card`: what is known and planned, as documents for the client."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from smdesk.cli.context import Context
from smdesk.cli.output import Result
from smdesk.cli.parsing import Commands
from smdesk.core import plan_document
from smdesk.core.errors import InvalidInput
from smdesk.services.plan.documents import PlanDocumentView
from smdesk.services.plan.material import Material
from smdesk.words import LANGUAGES


def register(commands: Commands) -> None:
    """Declare the commands."""
    made = commands.group("plan").command("document", _document, "smdesk plan document --client Sol -o plan.pdf")
    made.add("--client", metavar="CLIENT", required=True)
    made.add("-o", "--output", metavar="FILE", required=True, says="document_file")
    made.add("--language", choices=LANGUAGES, says="document_language")
    made.add("--paper", choices=plan_document.PAPERS, says="document_paper")
    made.add("--month", metavar="MONTH", says="document_month")
    made.add("--sections", metavar="NAMES", says="document_sections")
    made.add("--title", metavar="TEXT", says="document_title")
    made.add("--author", metavar="TEXT", default="", says="document_author")
    card = commands.group("persona").command("card", _card, 'smdesk persona card "Vecina" --client Sol -o card.pdf')
    card.add("personas", nargs="*", says="card_personas")
    card.add("--client", metavar="CLIENT", required=True)
    card.add("-o", "--output", metavar="FILE", required=True, says="card_file")
    card.add("--language", choices=LANGUAGES, says="document_language")
    card.add("--paper", choices=plan_document.PAPERS, says="document_paper")


def _document(context: Context) -> Result:
    from smdesk.reports import application, plan

    args = context.args
    file = _file(args.output, (".pdf", ".docx"))
    client, documents = context.client(args.client), context.runtime.plan_documents
    view = _view(documents.show(client.id, context.words.language), args)
    material = documents.gather(client.id, _month(args.month), view.language)
    application.ensure()
    document = plan.build(material, view, args.author)
    written = plan.write(document, file)
    return _told(context, file, view, material, written.pages, written.size)


def _view(view: PlanDocumentView, args: Any) -> PlanDocumentView:
    given = {name: getattr(args, name) for name in ("language", "paper", "title") if getattr(args, name)}
    if args.sections:
        names = [name.strip() for name in args.sections.split(",") if name.strip()]
        given["sections"] = plan_document.only(view.sections, names)
    return replace(view, **given)


def _told(context: Context, file: Path, view: PlanDocumentView, material: Material, pages: int, size: int) -> Result:
    chosen = [each.id for each in plan_document.included(view.sections, material.filled)]
    shown = {each.id for each in view.sections if each.shown}
    hidden = [name for name in plan_document.SECTIONS if name not in shown]
    empty = [name for name in plan_document.SECTIONS if name in shown and name not in chosen]
    say = context.words.t
    lines = [say("cli.document_pages" if pages else "cli.document_saved", path=str(file), pages=pages,
                 sections=len(chosen), size=size)]  # fmt: skip
    for key, names in (("cli.document_left_out", empty), ("cli.document_hidden", hidden)):
        if names:
            lines.append(say(key, names=[say(f"document.sections.{name}") for name in names]))
    data = {
        "file": str(file),
        "pages": pages or None,
        "size": size,
        "sections": chosen,
        "empty": empty,
        "hidden": hidden,
    }
    return Result(data, lines)


def _card(context: Context) -> Result:
    from smdesk.core.document import Brand
    from smdesk.reports import application, persona_card
    from smdesk.reports.persona_blocks import Portrayed

    args, runtime = context.args, context.runtime
    file = _file(args.output, (".pdf",))
    client = context.client(args.client)
    found = [runtime.personas.find(ref, client.id) for ref in args.personas] or runtime.personas.list(client.id)
    if not found:
        raise InvalidInput("no_personas", client=client.name)
    dossier = runtime.dossier.show(client.id)
    portrayed = [
        Portrayed(
            each.name, each.profile, each.share, runtime.media.path(each.portrait.sha256) if each.portrait else None
        )
        for each in found
    ]
    application.ensure()
    language = args.language or (client.languages[0] if client.languages else context.words.language)
    brand = Brand(client.name, dossier.document_colors)
    written = persona_card.write(portrayed, brand, language, file, args.paper or plan_document.paper_of(client.country))
    said = context.words.t("cli.document_pages", path=str(file), pages=written.pages, size=written.size)
    data = {"file": str(file), "pages": written.pages, "size": written.size, "personas": [each.id for each in found]}
    return Result(data, [said])


def _file(name: str, known: tuple[str, ...]) -> Path:
    file = Path(name)
    if file.suffix.lower() not in known:
        raise InvalidInput("unknown_document_kind", field="output", path=name, known=list(known))
    return file


def _month(text: str | None) -> date | None:
    try:
        return date.fromisoformat(f"{text}-01") if text else None
    except ValueError as error:
        raise InvalidInput("bad_month", field="month", month=text) from error
