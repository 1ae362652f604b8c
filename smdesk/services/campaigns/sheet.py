"""The ads plan of a client as a sheet: campaigns, ad sets and ads turned into lines for whoever makes and buys them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Protocol

from sqlalchemy import select

from smdesk.core import clientcolor
from smdesk.core.adsheet import AdLine
from smdesk.core.audience import AGE_MAX, Audience
from smdesk.core.clock import Clock
from smdesk.core.money import exact
from smdesk.core.records import dataclass
from smdesk.db import Database
from smdesk.models import Client, Dossier
from smdesk.services.campaigns import utm_links
from smdesk.services.campaigns.readings import AdReadingsService
from smdesk.services.campaigns.views import AdSetView, AdView, Board, CampaignView, Creative

Say = Callable[[str], str]


class Speaks(Protocol):
    """What a language says: the words of a key, and countries and languages by their codes. As `smdesk.words.Words`."""

    def t(self, key: str, /, **facts: Any) -> str: ...

    def countries(self, codes: Sequence[str]) -> str: ...

    def languages(self, codes: Sequence[str]) -> str: ...


@dataclass(frozen=True, slots=True)
class AdsPlan:
    """A sheet: its lines, and what stands around them."""

    client: str
    colors: tuple[str, ...]
    campaigns: tuple[CampaignView, ...]
    lines: tuple[AdLine, ...]


class AdsSheets:
    """Reads only."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._readings = AdReadingsService(db, clock)

    def plan(self, client: int, words: Speaks, campaigns: Sequence[int] = ()) -> AdsPlan:
        """The plan of a client, of all its paid campaigns or of those named."""
        board = self._readings.board(client)
        chosen = tuple(each for each in board.campaigns if (each.id in campaigns if campaigns else each.paid))
        with self._db.read() as session:
            row = session.execute(
                select(Client.name, Client.color, Dossier.colors, Dossier.utm)
                .outerjoin(Dossier, Dossier.client_id == Client.id)
                .where(Client.id == client)
            ).one()
        lines = tuple(line for each in chosen for line in _lines(each, board, words, row.utm))
        return AdsPlan(row.name, clientcolor.brand(row.colors or (), row.color, client), chosen, lines)


def _lines(campaign: CampaignView, board: Board, words: Speaks, scheme: Any) -> list[AdLine]:
    return [
        _line(campaign, part, ad, board, words, scheme)
        for part in campaign.sets
        for ad in (part.ads or (None,))
    ]  # fmt: skip


def _line(
    campaign: CampaignView, part: AdSetView, ad: AdView | None, board: Board, words: Speaks, scheme: Any
) -> AdLine:  # fmt: skip
    say: Say = words.t
    currency, money = campaign.currency, part.money
    creative = ad.creative if ad else Creative()
    figures = board.figures.get(("ad", ad.id) if ad else ("set", part.id))
    totals = figures.totals if figures else None
    aim = part.aim or campaign.aim
    kind = "day" if money.per_day else "whole" if part.span.last else "month"
    return AdLine(
        campaign.name, say(f"campaigns.aims.{aim}") if aim else "", part.name, ad.name if ad else "",
        " · ".join(say(f"campaigns.placements.{each}") for each in part.placements), part.span.first, part.span.last,
        _amount(money.budget, currency), say(f"campaigns.budget_for.{kind}") if money.budget is not None else "",
        _amount(money.cap, currency), currency, audience_text(part.audience, words), part.persona,
        ad.post if ad else "", creative.headline, creative.text,
        utm_links.of_ad(campaign, part, ad, scheme) if ad else "", creative.button, creative.note,
        _amount(totals.spent if totals else None, currency), totals.results if totals else None,
        _amount(totals.cost_per_result if totals else None, currency), _amount(money.whole(part.span), currency),
    )  # fmt: skip


def _amount(amount: int | None, currency: str) -> Decimal | None:
    return None if amount is None else exact(amount, currency)


def audience_text(whom: Audience, words: Speaks) -> str:
    """An audience in words that a buyer of ads can enter."""
    ages = f"{whom.age_min}\N{EN DASH}{whom.age_max}" + ("+" if whom.age_max >= AGE_MAX else "")
    radius = f"+{whom.radius_km} km" if whom.radius_km else ""
    where = " ".join(part for part in (", ".join(whom.places) or words.countries(whom.countries), radius) if part)
    parts = [
        ages,
        words.t(f"campaigns.sexes.{whom.sex}"),
        where,
        words.languages(whom.languages),
        ", ".join(whom.interests),
    ]
    return " · ".join(part for part in parts if part)
