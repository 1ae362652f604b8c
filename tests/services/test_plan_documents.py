"""The communication plan as a document: what is chosen in it is kept, and what the desk knows is gathered."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.events import PlanChanged
from smdesk.core.plan_document import Choice
from smdesk.core.walltime import WallTime
from smdesk.services.dossier.views import DossierPatch, PersonaPatch
from smdesk.services.plan.documents import PlanDocumentPatch
from tests.services.desk import Desk


def test_what_nobody_has_chosen_comes_from_the_client(desk: Desk) -> None:
    client = desk.client("Molino", languages=("es",), country="MX")
    view = desk.runtime.plan_documents.show(client.id)
    assert (view.language, view.paper, view.title, view.version) == ("es", "letter", "", 0)


def test_for_a_client_without_a_language_the_plan_speaks_the_persons_own(desk: Desk) -> None:
    client, service = desk.client("Molino", languages=()), desk.runtime.plan_documents
    assert service.show(client.id, "es").language == "es"
    service.edit(client.id, PlanDocumentPatch(language="en"))
    assert service.show(client.id, "es").language == "en"


def test_what_is_chosen_is_kept_and_told_to_whoever_shows_the_plan(desk: Desk) -> None:
    client, service = desk.client("Molino"), desk.runtime.plan_documents
    heard: list[PlanChanged] = []
    desk.runtime.bus.subscribe(PlanChanged, heard.append)
    sections = (Choice("signature"), *service.show(client.id).sections[:-1])
    service.edit(client.id, PlanDocumentPatch(sections=sections))
    view = service.edit(client.id, PlanDocumentPatch(language="en", paper="letter", title="  A  plan "))
    assert (view.language, view.paper, view.title, view.version) == ("en", "letter", "A plan", 2)
    assert view.sections == sections == service.show(client.id).sections
    assert [(each.ids, each.fields) for each in heard] == [((client.id,), frozenset({"plan_document"}))] * 2


def test_what_cannot_be_is_refused_and_changes_nothing(desk: Desk) -> None:
    client, service = desk.client("Molino"), desk.runtime.plan_documents
    for patch, code in (
        (PlanDocumentPatch(paper="a3"), "bad_kind"),
        (PlanDocumentPatch(title="x" * 301), "name_too_long"),
        (PlanDocumentPatch(sections=(Choice("nothing"),)), "unknown_section"),
    ):
        with pytest.raises(InvalidInput, match=code):
            service.edit(client.id, patch)
    assert service.show(client.id).version == 0
    for act in (service.show, service.gather):
        with pytest.raises(NotFound, match="unknown_client"):
            act(99)


def test_of_a_client_with_only_a_name_there_is_nothing_to_tell_but_who_signs(desk: Desk) -> None:
    client = desk.client("Molino")
    assert desk.runtime.plan_documents.gather(client.id).filled == {"signature"}


def test_what_the_desk_knows_is_gathered(desk: Desk, picture: Path) -> None:
    runtime, client = desk.runtime, desk.client("Molino")
    runtime.dossier.edit(client.id, DossierPatch(goal="Sell more bread"))
    runtime.dossier.set_logo(client.id, picture)
    persona = runtime.personas.add(client.id, PersonaPatch(name="Ana"))
    runtime.personas.set_portrait(persona.id, picture)
    audit = runtime.audits.new(client.id)
    runtime.findings.add(audit.id, "The link is broken")
    runtime.agreements.add_objective(client.id, "More orders")
    runtime.tasks.add(client.id, "Ask for pictures")
    runtime.campaigns.add(client.id, "Christmas")
    found = runtime.plan_documents.gather(client.id)
    assert found.filled == {
        "summary", "client", "personas", "findings", "objectives", "next", "campaigns", "signature",
    }  # fmt: skip
    assert found.logo is not None
    assert found.logo.is_file()
    assert found.portraits[persona.id].is_file()


def test_the_month_shown_is_the_next_with_posts_or_the_one_asked_for(desk: Desk) -> None:
    client, service = desk.client("Molino"), desk.runtime.plan_documents
    today = service.gather(client.id).today
    this = today.replace(day=1)
    after = date(this.year + this.month // 12, this.month % 12 + 1, 1)
    assert service.gather(client.id).month == after
    planned = WallTime(datetime(this.year, this.month, 28, 9), client.zone)
    post = desk.add(client, text="Bread").post
    desk.runtime.posts.plan(post.id, planned)
    assert service.gather(client.id).month == this
    assert list(service.gather(client.id).days) == [this.replace(day=28)]
    assert service.gather(client.id, date(2030, 5, 17)).month == date(2030, 5, 1)
    assert service.gather(client.id, date(2030, 5, 17)).days == {}


def test_key_dates_are_called_in_the_language_of_the_document(desk: Desk) -> None:
    client, service = desk.client("Molino", languages=("es",), country="ES"), desk.runtime.plan_documents
    month, christmas = date(2030, 12, 1), date(2030, 12, 25)
    names = {code: service.gather(client.id, month, code).key_days[christmas][0].name for code in ("", "es", "en")}
    assert names[""] == names["es"] == "Natividad del Señor"
    assert names["en"] == "Christmas Day"
