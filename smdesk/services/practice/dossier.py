"""The dossiers of the example desk: what its clients are, sell and want, and for whom their posts are."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from smdesk.core import hours
from smdesk.core.clock import Clock
from smdesk.core.persona import NetworkUse, Objection, Source
from smdesk.core.voice import Banned, Sample, Sensitive, Term
from smdesk.db import Database
from smdesk.services.dossier.choosing import ChoosingService
from smdesk.services.dossier.personas import PersonasService
from smdesk.services.dossier.service import DossierService
from smdesk.services.dossier.views import ContactPatch, DossierPatch, PersonaPatch, ProductPatch
from smdesk.services.dossier.voice import VoiceService
from smdesk.services.media import MediaService
from smdesk.services.plan.pillars import PillarsService

_FILE = "dossier"


class Dossiers:
    """Fills them; an example without the files has none. `personas` says for whom the posts of a pillar are."""

    def __init__(self, db: Database, clock: Clock, media: MediaService, folder: Path, language: str) -> None:
        self._dossier = DossierService(db, clock, media)
        self._service = PersonasService(db, clock, media)
        self._voices = VoiceService(db, clock)
        self._pillars = PillarsService(db, clock)
        self._choosing = ChoosingService(db, clock)
        self._plan = _read(folder / f"{_FILE}.toml")
        self._words = _read(folder / f"{_FILE}-{language}.toml")
        self.personas: dict[tuple[str, str], int] = {}  # client and kind of pillar → persona

    def fill(self, clients: Mapping[str, int], pillars: Mapping[tuple[str, str], int]) -> None:
        """Everything of every client."""
        for key, plan in self._plan.get("clients", {}).items():
            words = self._words["clients"][key]
            client = clients[key]
            self._dossier.edit(
                client,
                DossierPatch(
                    goal=words["goal"],
                    about=words["about"],
                    networks=tuple(plan["networks"]),
                    hours=tuple(hours.typed(day) for day in plan["hours"]),
                    colors=tuple(plan["colors"]),
                    promo_ceiling=plan.get("ceiling"),
                ),
            )
            for data in words.get("products", ()):
                claims = tuple((text, ground) for text, ground in data.get("claims", ()))
                given = {**data, "claims": claims, "facts": tuple(data["facts"])}
                self._dossier.products.add(client, ProductPatch(**given))
            for data in words.get("contacts", ()):
                self._dossier.contacts.add(client, ContactPatch(**data))
            self._voices.edit(client, **_voice(plan.get("voice", {}), words.get("voice", {})))
            made = self._people(client, plan, words)
            for kind, meant in plan.get("meant", {}).items():
                self.personas[key, kind] = made[meant[0]]
                if (key, kind) in pillars:
                    self._pillars.edit(pillars[key, kind], personas=[made[each] for each in meant])

    def choose(self, clients: Mapping[str, int]) -> None:
        """The networks decided on, for or against."""
        for key, plan in self._plan.get("clients", {}).items():
            words = self._words["clients"][key]
            for data in plan.get("choices", ()):
                role, why = words["choices"][data["network"]]
                self._choosing.choose(
                    clients[key], data["network"], chosen=data.get("chosen", True), role=role, why=why,
                    per_week=data.get("per_week"),
                )  # fmt: skip

    def _people(self, client: int, plan: Mapping[str, Any], words: Mapping[str, Any]) -> dict[str, int]:
        made, shares = {}, {}
        for data in plan["personas"]:
            said = words["personas"][data["key"]]
            number = made[data["key"]] = self._service.add(client, _patch(data, said)).id
            shares[number] = data["share"]
        self._service.set_shares(client, shares)
        return made


def _patch(data: Mapping[str, Any], said: Mapping[str, Any]) -> PersonaPatch:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
    values["objections"] = tuple(Objection(text, answer) for text, answer in said.get("objections", ()))
    values["sources"] = tuple(Source(text, kind, when) for text, kind, when in said.get("sources", ()))
    low, high = data["age"]
    networks = tuple(
        NetworkUse(each["network"], each["use"], tuple(int(level) for level in each["hours"]))
        for each in data["networks"]
    )
    return PersonaPatch(**values, age=(low, high), women=data["women"], networks=networks)


def _voice(plan: Mapping[str, Any], words: Mapping[str, Any]) -> dict[str, Any]:
    """What is agreed on a voice: numbers from the plan, the rest in words."""
    least, most = plan.get("hashtags", (None, None))
    return {
        "summary": words.get("summary", ""),
        "address": words.get("address", ""),
        "dimensions": plan.get("dimensions", {}),
        "say": tuple(words.get("say", ())),
        "avoid": tuple(words.get("avoid", ())),
        "banned": tuple(Banned(word, instead) for word, instead in words.get("banned", ())),
        "glossary": tuple(Term(term, note) for term, note in words.get("glossary", ())),
        "sensitive": tuple(
            Sensitive(said.split(",")[0], tuple(said.split(", ")), note) for said, note in words.get("sensitive", ())
        ),
        "samples": (
            *(Sample(text) for text in words.get("good", ())),
            *(Sample(text, good=False) for text in words.get("bad", ())),
        ),
        "emoji_most": plan.get("emoji_most"),
        "hashtags_least": least,
        "hashtags_most": most,
        "hashtags_place": plan.get("hashtags_place", ""),
    }


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
