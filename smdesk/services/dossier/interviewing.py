"""Puts the answers of the first interview where they belong; what is written there already stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from smdesk.core import interview
from smdesk.core.persona import Objection
from smdesk.core.records import dataclass
from smdesk.services.dossier.personas import PersonasService
from smdesk.services.dossier.service import DossierService
from smdesk.services.dossier.views import ContactPatch, DossierPatch, PersonaPatch, ProductPatch

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Applied:
    """How much was written, and the acts that take it away and bring it back, each in its order."""

    count: int
    undo: tuple[Act, ...]
    redo: tuple[Act, ...]


def apply(dossier: DossierService, personas: PersonasService, client: int, answers: Mapping[str, str]) -> Applied:
    """Fill what is empty: goal, description, products, one persona, one contact.

    Raises:
        NotFound: `unknown_client`. InvalidInput: `text_of_field_too_long`.
    """
    filled, view = interview.fill(answers), dossier.show(client)
    undo: list[Act] = []
    redo: list[Act] = []
    texts = {"goal": filled.goal, "about": filled.about}
    new: dict[str, Any] = {name: text for name, text in texts.items() if text and not getattr(view, name)}
    if new:
        none: dict[str, Any] = dict.fromkeys(new, "")
        after, before = DossierPatch(**new), DossierPatch(**none)
        dossier.edit(client, after)
        undo.append(lambda: dossier.edit(client, before))
        redo.append(lambda: dossier.edit(client, after))
    had = {each.name.casefold() for each in dossier.products.list(client)}
    for name in filled.products:
        if name.casefold() not in had:
            made = dossier.products.add(client, ProductPatch(name=name)).id
            undo.append(lambda number=made: dossier.products.delete(number))  # type: ignore[misc]
            redo.append(lambda number=made: dossier.products.undelete(number))  # type: ignore[misc]
    if filled.contact and not dossier.contacts.list(client):
        contact = dossier.contacts.add(client, ContactPatch(name=filled.contact, approves=True)).id
        undo.append(lambda: dossier.contacts.delete(contact))
        redo.append(lambda: dossier.contacts.undelete(contact))
    if filled.persona and not personas.list(client):
        persona = personas.add(client, _persona(filled)).id
        undo.append(lambda: personas.delete(persona))
        redo.append(lambda: personas.undelete(persona))
    return Applied(len(undo) + max(0, len(new) - 1), tuple(reversed(undo)), tuple(redo))


def _persona(filled: interview.Filled) -> PersonaPatch:
    return PersonaPatch(
        name=filled.persona,
        note=filled.note,
        pains=filled.pains,
        objections=(Objection(filled.objection),) if filled.objection else (),
        decides=filled.decides,
    )
