"""Campaigns, ads and readings of the example desk, from their own file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from smdesk.core import resources
from smdesk.core.audience import Audience
from smdesk.core.clock import Clock
from smdesk.core.money import decimals
from smdesk.core.settings import Scope
from smdesk.db import Database
from smdesk.services.campaigns.choices import CampaignChoices
from smdesk.services.campaigns.readings import AdReadingsService
from smdesk.services.campaigns.service import CampaignsService
from smdesk.services.campaigns.views import CampaignView, Creative
from smdesk.services.settings import SettingsService


def fill(
    db: Database, clock: Clock, language: str, clients: Mapping[str, int], posts: Mapping[str, int],
    today: Mapping[str, date], folder: Path | None = None,
) -> int:  # fmt: skip
    """Make the campaigns of the clients that are there; how many. `today` by client, `posts` by key."""
    file = (folder or resources.path("practice", "desk")) / "campaigns.toml"
    if not file.is_file():
        return 0
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    filling = _Filling(db, clock, language, posts)
    for client, budget in data.get("budget", {}).items():
        if client in clients:
            key = "campaigns.month_budget"
            SettingsService(db).set(key, budget * 100, scope=Scope.CLIENT, scope_id=clients[client])
    made = [each for each in data["campaign"] if each["client"] in clients]
    for each in made:
        filling.campaign(each, clients[each["client"]], today[each["client"]])
    return len(made)


class _Filling:
    def __init__(self, db: Database, clock: Clock, language: str, posts: Mapping[str, int]) -> None:
        self._campaigns, self._readings = CampaignsService(db, clock), AdReadingsService(db, clock)
        self._choices = CampaignChoices(db, clock)
        self._language, self._posts = language, posts

    def campaign(self, data: Mapping[str, Any], client: int, today: date) -> None:
        days = {key: today + timedelta(days=data[key]) for key in ("starts", "ends") if key in data}
        made = self._campaigns.add(
            client, self._said(data["name"]), kind=data["kind"], aim=data.get("aim", ""), goal=self._said(data["goal"]),
            color=data["color"], **days,
        )  # fmt: skip
        if "budget" in data:
            made = self._campaigns.edit(made.id, budget=_minor(data["budget"], made))
        for each in data.get("set", ()):
            self._set(made, each, today)
        mine = [self._posts[key] for key in data.get("posts", ()) if key in self._posts]
        if mine:
            self._campaigns.assign(mine, made.id)

    def _set(self, owner: CampaignView, data: Mapping[str, Any], today: date) -> None:
        days = {key: today + timedelta(days=data[key]) for key in ("starts", "ends") if key in data}
        least, most = data.get("age", (18, 65))
        whom = Audience(least, most, data.get("sex", "all"), radius_km=data.get("radius", 0), edited="age" in data)
        choices, place = self._choices.of(owner.client_id), data.get("persona", 99)
        persona = choices.personas[place][0] if place < len(choices.personas) else None
        if persona is not None:
            told = choices.audience(persona)
            whom = replace(whom, countries=told.countries, interests=told.interests)
        amounts = {key: _minor(data[key], owner) for key in ("budget", "cap") if key in data}
        part = self._campaigns.add_set(
            owner.id, self._said(data["name"]), aim=data.get("aim", ""), placements=data["placements"], audience=whom,
            persona_id=persona, **days, **amounts,
        )  # fmt: skip
        ad = self._campaigns.add_ad(
            part.id, part.name, post_id=self._posts.get(data.get("post", "")),
            creative=Creative(link=self._said(data["link"]) if "link" in data else ""),
        )  # fmt: skip
        for day, spent, clicks, impressions, results in data.get("readings", ()):
            self._readings.add(
                owner.id, today + timedelta(days=day), ad_set=part.id, ad=ad.id, spent=_minor(spent, owner),
                clicks=clicks, impressions=impressions, results=results or None,
            )  # fmt: skip

    def _said(self, words: Mapping[str, str]) -> str:
        return words.get(self._language, words["en"])


def _minor(amount: float, campaign: CampaignView) -> int:
    return int(amount * 10 ** decimals(campaign.currency))
