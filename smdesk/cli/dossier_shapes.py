"""The dossier and the personas as JSON, and as a person reads them in a terminal."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from smdesk.core import hours
from smdesk.core import persona as rules
from smdesk.services.dossier.views import DossierView, PersonaView

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def dossier(view: DossierView) -> dict[str, Any]:
    """What is known of a client beyond its own facts."""
    return {
        "goal": view.goal,
        "about": view.about,
        "networks": list(view.networks),
        "hours": {day: hours.written(spans) for day, spans in zip(_DAYS, view.hours, strict=True) if spans},
        "logo": view.logo.filename if view.logo is not None else None,
        "colors": list(view.colors),
        "promo_ceiling": view.promo_ceiling,
    }


def persona(view: PersonaView) -> dict[str, Any]:
    """A persona with everything that is known of it."""
    return {
        "id": view.id,
        "client_id": view.client_id,
        "name": view.name,
        "share": view.share,
        "based_on_data": view.profile.based_on_data,
        "complete": rules.completeness(view.profile),
        "missing": list(rules.missing(view.profile)),
        "portrait": view.portrait.filename if view.portrait is not None else None,
        "profile": {
            **asdict(view.profile),
            "networks": [
                {**asdict(each), "hours": "".join(map(str, each.hours)), "proposed_hour": each.proposed}
                for each in view.profile.networks
            ],
        },
        "version": view.version,
    }
