"""The agreement as a document: what was agreed in a version, or stands now, who signed it, and where to sign."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from smdesk.core import document as doc
from smdesk.core.agreement import Frozen, FrozenKpi, FrozenObjective
from smdesk.core.document import Block, Document, Section
from smdesk.core.errors import NotAllowed, NotFound
from smdesk.core.walltime import in_zone
from smdesk.reports import page
from smdesk.reports.page import Written
from smdesk.reports.plan_agree import value
from smdesk.reports.plan_do import signing
from smdesk.reports.speech import Speech
from smdesk.runtime import Runtime
from smdesk.services.agreements.views import VersionView
from smdesk.services.dossier.views import ContactView
from smdesk.services.views import ClientView


def write(runtime: Runtime, client: int, file: Path, number: int | None = None, own: str = "") -> Written:
    """Write a version of a client's agreement as PDF; without a number, the newest, or what stands where none is.

    `own` is the language for a client of whom none is known.

    Raises:
        NotFound: `unknown_agreement`. NotAllowed: `nothing_to_sign`. StorageError: as `newfile.write`.
    """
    versions = runtime.signed.versions(client)
    version = next((each for each in versions if number in (None, each.number)), None)
    if version is None and number is not None:
        raise NotFound("unknown_agreement", number=number)
    frozen = version.frozen if version is not None else runtime.signed.now(client)
    if not frozen.kpis:
        raise NotAllowed("nothing_to_sign")
    view, dossier = runtime.plan_documents.show(client, own), runtime.dossier.show(client)
    logo = runtime.media.path(dossier.logo.sha256) if dossier.logo is not None else None
    about = runtime.clients.show(client)
    document = build(
        about, version, frozen, tuple(runtime.dossier.contacts.list(client)), runtime.agreements.today(client),
        Speech(view.language, about.country), doc.Brand(about.name, dossier.document_colors, logo), view.paper,
    )  # fmt: skip
    return page.write(document, file)


def build(
    client: ClientView, version: VersionView | None, frozen: Frozen, contacts: tuple[ContactView, ...], today: date,
    speech: Speech, brand: doc.Brand, paper: str,
) -> Document:  # fmt: skip
    """The document of a version; of none, of what stands now."""
    say = speech.say
    title = say("agreement.title")
    told = say("agreement.version", number=version.number) if version is not None else say("agreement.draft")
    blocks: list[Block] = [doc.Text(say("agreement.about", client=client.name), "lead"), doc.Pairs(_facts(
        client, version, today, speech))]  # fmt: skip
    for each in frozen.objectives:
        blocks += _objective(each, speech)
    parts = [Section("agreement", title, tuple(blocks), told, new_page=False)]
    if version is None or version.signed_on is None:
        text = doc.Text(say("agreement.agree", client=client.name), keep=True)
        signed = (text, doc.Space(10.0), signing(contacts, client.name, speech))
        parts.append(Section("signature", say("sections.signature"), signed, new_page=False))
    return Document(
        title, brand, tuple(parts), language=speech.language, paper=paper,
        footer=f"{client.name} · {title} · {told}",
    )  # fmt: skip


def _facts(
    client: ClientView, version: VersionView | None, today: date, speech: Speech
) -> tuple[tuple[str, doc.Rich], ...]:
    say = speech.say
    if version is None:
        return ((say("agreement.made"), speech.day(today)), (say("agreement.signature"), say("agreement.open")))
    made = in_zone(version.created_at, client.zone).date()
    older = version.signed_on is not None and version.signed_on < made  # signed on paper, and noted here afterwards
    facts = [
        (say("agreement.frozen"), "" if older else speech.day(made)),
        (say("agreement.signature"), _signature(version, speech)),
        (say("agreement.paper"), version.document_name),
        (say("agreement.note"), version.note),
    ]
    return tuple((name, told) for name, told in facts if told)


def _signature(version: VersionView, speech: Speech) -> str:
    if version.signed_on is None:
        return speech.say("agreement.open")
    return speech.say("agreement.signed", day=speech.day(version.signed_on), by=version.signed_by)


def _objective(objective: FrozenObjective, speech: Speech) -> list[Block]:
    made: list[Block] = [doc.Heading(objective.name)]
    if objective.note:
        made.append(doc.Text(objective.note, keep=bool(objective.kpis)))
    if objective.kpis:
        heads = tuple(speech.say(f"objectives.{name}") for name in ("kpi", "nature", "baseline", "target", "deadline"))
        rows = tuple(_kpi(each, speech) for each in objective.kpis)
        widths = (0.32, 0.13, 0.12, 0.12, 0.16, 0.15)
        made.append(doc.Table((*heads, speech.say("agreement.source")), rows, align="llrrll", widths=widths))
    return made


def _kpi(kpi: FrozenKpi, speech: Speech) -> tuple[doc.Cell | str, ...]:
    words = speech.words
    name: list[doc.Run | str] = [doc.Run(kpi.name, bold=True)]
    each_month = (
        "" if kpi.monthly is None else speech.say("objectives.monthly", value=value(kpi.monthly, kpi.unit, speech))
    )
    name += [doc.Run(f"\n{said}", muted=True) for said in (kpi.formula, each_month, kpi.note) if said]
    return (
        doc.Cell(tuple(name)), words.t(f"natures.{kpi.nature}") if kpi.nature else "–",
        value(kpi.baseline, kpi.unit, speech), value(kpi.target, kpi.unit, speech),
        speech.day(kpi.deadline) if kpi.deadline else "–",
        words.t(f"value_sources.{kpi.source}") if kpi.source else "–",
    )  # fmt: skip
