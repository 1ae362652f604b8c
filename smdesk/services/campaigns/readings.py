"""Readings of campaigns and ads: written down by hand, read from files and ad accounts, and compared with the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from smdesk.core import adpace, adplan
from smdesk.core import settings as declared
from smdesk.core.adpace import Reading, Totals
from smdesk.core.adplan import Money, Span
from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.events import CampaignsChanged
from smdesk.core.money import MOST
from smdesk.core.walltime import in_zone
from smdesk.db import Database
from smdesk.models import AdReading, Client, Setting, table_of
from smdesk.services.archive import worked_for
from smdesk.services.campaigns import rows
from smdesk.services.campaigns.views import AdSetView, Board, CampaignView, Figures, ReadingView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: What a client has agreed to spend on ads in a month, in minor units; 0: nothing was agreed.
AGREED = "campaigns.month_budget"
_READING = table_of(AdReading).c
Key = tuple[str, int]


class AdReadingsService:
    """One transaction a call; readings are only added and put away, never changed."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    # -- writing ------------------------------------------------------------------------------------------------

    def add(
        self, campaign: int, day: date, *, ad_set: int | None = None, ad: int | None = None, cumulative: bool = True,
        source: str = "hand", batch: int | None = None, **figures: float | None,
    ) -> ReadingView:  # fmt: skip
        """Write a reading down: of an ad, of an ad set, or of the whole campaign.

        `figures`: `spent` (minor units), `reach`, `impressions`, `clicks`, `results`; what is not told is not named.

        Raises:
            NotFound: `campaign_unknown`, `ad_set_unknown`, `ad_unknown_number`.
            InvalidInput: `ad_reading_empty`, `ad_reading_negative`, `ad_reading_future` (day), `bad_amount`.
        """
        with self._db.write() as unit:
            session = unit.session
            owner = rows.one(session, campaign)
            part = _placed(owner, ad_set, ad)
            today = self._today(session, owner.client_id)
            values = _checked(figures, owner.currency)
            if day > today:
                raise InvalidInput("ad_reading_future", field="day", day=day.isoformat())
            row = AdReading(
                campaign_id=campaign, ad_set_id=part, ad_id=ad, day=day.isoformat(), cumulative=cumulative,
                source=source, batch_id=batch, created_at=self._clock.now(), **values,
            )  # fmt: skip
            session.add(row)
            session.flush()
            unit.emit(CampaignsChanged((campaign,), frozenset({"readings"})))
            return _view(row)

    def delete(self, reading: int) -> ReadingView:
        """Put one away. Raises NotFound `ad_reading_unknown`."""
        return self._mark(reading, self._clock.now())

    def undelete(self, reading: int) -> ReadingView:
        """Bring it back. Raises NotFound `ad_reading_unknown`."""
        return self._mark(reading, None)

    def _mark(self, reading: int, at: datetime | None) -> ReadingView:
        with self._db.write() as unit:
            row = unit.session.get(AdReading, reading)
            if row is None:
                raise NotFound("ad_reading_unknown", reading=reading)
            unit.session.execute(update(AdReading).where(AdReading.id == reading).values(deleted_at=at))
            unit.emit(CampaignsChanged((row.campaign_id,), frozenset({"readings"})))
            return _view(row)

    # -- reading ------------------------------------------------------------------------------------------------

    def list(self, campaign: int) -> tuple[ReadingView, ...]:
        """Readings of a campaign and all its ads, the latest day first."""
        with self._db.read() as session:
            return _readings(session, [campaign])

    def board(self, client: int | None = None, day: date | None = None) -> Board:
        """Everything that the page of campaigns shows, with the money of the month of `day` (None: of today)."""
        with self._db.read() as session:
            today = self._today(session, client)
            campaigns = tuple(rows.several(session, client=client))
            readings = _readings(session, [each.id for each in campaigns])
            agreed = _agreed(session, client)
        return _board(today, adplan.month_of(day or today), campaigns, readings, agreed)

    def today(self, client: int | None = None) -> date:
        """The day that it is for a client."""
        with self._db.read() as session:
            return self._today(session, client)

    def _today(self, session: Session, client: int | None) -> date:
        """The day that it is for a client; for several, of the first one's zone."""
        query = select(Client.zone).where(Client.deleted_at.is_(None)).order_by(Client.id).limit(1)
        zone = session.scalar(query.where(Client.id == client) if client is not None else query)
        return in_zone(self._clock.now(), zone or "UTC").date()


def figures_of(campaign: CampaignView, readings: Iterable[ReadingView], today: date) -> dict[Key, Figures]:
    """How a campaign, its ad sets and its ads stand; a campaign also has what is told of its ads, added up."""
    by: dict[Key, list[Reading]] = defaultdict(list)
    for each in readings:
        if each.campaign_id == campaign.id:
            by[_key(each)].append(_rule(each))
    found: dict[Key, Figures] = {}
    of_sets: list[Totals] = []
    for part in campaign.sets:
        below = [adpace.totals(by["ad", ad.id]) for ad in part.ads]
        for ad, totals in zip(part.ads, below, strict=True):
            alone = len(part.ads) == 1
            money = part.money if alone else Money()
            found["ad", ad.id] = _figures(totals, money, part.span, by["ad", ad.id], today, alone)
        own = adpace.together(adpace.totals(by["set", part.id]), below)
        of_sets.append(own)
        told = [each for key in (("set", part.id), *(("ad", ad.id) for ad in part.ads)) for each in by[key]]
        found["set", part.id] = _figures(own, part.money, part.span, told, today, running=True)
        if len(part.ads) == 1:  # the ad set's own readings are its only ad's
            found["ad", part.ads[0].id] = found["set", part.id]
    whole = adpace.together(adpace.totals(by["campaign", campaign.id]), of_sets)
    money = Money(adplan.budget_of(campaign.rule())) if campaign.paid else Money()
    every = [each for told in by.values() for each in told]
    found["campaign", campaign.id] = _figures(whole, money, campaign.span, every, today, campaign.paid)
    return found


def _figures(
    totals: Totals, money: Money, span: Span, told: Sequence[Reading], today: date, running: bool
) -> Figures:  # fmt: skip
    """What has no end is looked at in the month of today."""
    spent, month = totals.spent, adplan.month_of(today)
    within, budget = span, money.whole(span)
    if money.budget is not None and span.days is None and span.first:
        within = span.shared(month) or span
        spent = adpace.spent_between(told, span.first, month) if totals.spent is not None else None
        budget = money.of_month(span, month)
        money = Money(budget)
    pace = adpace.pace(money, within, spent, totals.day, today)
    active = running and bool(span.first) and span.has(today)
    return Figures(totals, pace, budget, spent, adpace.stale(active, totals.day, span.first, today))


def _board(
    today: date, month: Span, campaigns: tuple[CampaignView, ...], readings: tuple[ReadingView, ...],
    agreed: Mapping[int, int],
) -> Board:  # fmt: skip
    figures: dict[Key, Figures] = {}
    for each in campaigns:
        figures |= figures_of(each, readings, today)
    currencies = [each.currency for each in campaigns if each.paid and each.currency]
    currency = max(dict.fromkeys(currencies), key=currencies.count) if currencies else ""
    counted = [each for each in campaigns if each.currency == currency and each.paid]
    spent = {each.id: figures["campaign", each.id].totals.spent or 0 for each in counted}
    spent_in = {each.id: spent_of(each, readings, month) for each in counted}
    sum_agreed = sum(agreed.get(client, 0) for client in {each.client_id for each in counted} or set(agreed))
    first = month.first or today
    money = adpace.month([each.rule() for each in counted], spent, spent_in, sum_agreed or None, first, today)
    of_month = [each for each in counted if each.span.shared(month)]
    results = adpace.together(Totals(), [figures["campaign", each.id].totals for each in of_month])
    if results.results:  # what brought no results told is no part of what a result cost
        told = [figures["campaign", each.id].totals for each in of_month]
        results = adpace.together(Totals(), [each for each in told if each.results])
    return Board(
        today, first, currency, campaigns, figures, readings,
        {each.id: adplan.notes(each.rule(), _neighbours(each, campaigns)) for each in campaigns}, money, results,
        tuple(sorted(set(currencies) - {currency})),
    )  # fmt: skip


def _neighbours(campaign: CampaignView, campaigns: Iterable[CampaignView]) -> list[adplan.Planned]:
    """The other paid campaigns of its client: organic ones do not bid against each other."""
    return [each.rule() for each in campaigns if campaign.paid and each.paid and each.client_id == campaign.client_id]


def spent_of(campaign: CampaignView, readings: Iterable[ReadingView], span: Span) -> int:
    """What a campaign spent in some days; of its own readings and its ads' what says more."""
    by: dict[Key, list[Reading]] = defaultdict(list)
    for each in readings:
        if each.campaign_id == campaign.id:
            by[_key(each)].append(_rule(each))
    parts = sum(_spent_set(part, by, span) for part in campaign.sets)
    return max(parts, adpace.spent_between(by["campaign", campaign.id], campaign.span.first, span))


def _spent_set(part: AdSetView, by: Mapping[Key, list[Reading]], span: Span) -> int:
    below = sum(adpace.spent_between(by.get(("ad", ad.id), ()), part.span.first, span) for ad in part.ads)
    return max(below, adpace.spent_between(by.get(("set", part.id), ()), part.span.first, span))


def _key(each: ReadingView) -> Key:
    if each.ad_id is not None:
        return "ad", each.ad_id
    return ("set", each.ad_set_id) if each.ad_set_id is not None else ("campaign", each.campaign_id)


def _rule(each: ReadingView) -> Reading:
    return Reading(each.day, each.cumulative, each.spent, each.reach, each.impressions, each.clicks, each.results,
                   each.id)  # fmt: skip


def _placed(owner: CampaignView, ad_set: int | None, ad: int | None) -> int | None:
    """The ad set concerned; an ad's own where only the ad is named."""
    if ad is not None:
        found = next((part.id for part in owner.sets for each in part.ads if each.id == ad), None)
        if found is None:
            raise NotFound("ad_unknown_number", ad=ad)
        return found
    if ad_set is not None and ad_set not in {each.id for each in owner.sets}:
        raise NotFound("ad_set_unknown", ad_set=ad_set)
    return ad_set


def _checked(figures: Mapping[str, float | None], currency: str) -> dict[str, float]:
    given = {key: value for key, value in figures.items() if value is not None}
    if not given:
        raise InvalidInput("ad_reading_empty", field="spent")
    for key, value in given.items():
        if value < 0:
            raise InvalidInput("ad_reading_negative", field=key, value=value)
        if value > MOST:
            raise InvalidInput("bad_amount", field=key, value=str(value), currency=currency)
    return {key: value if key == "results" else int(value) for key, value in given.items()}


def _readings(session: Session, campaigns: Sequence[int]) -> tuple[ReadingView, ...]:
    if not campaigns:
        return ()
    query = select(AdReading.__table__).where(_READING.campaign_id.in_(campaigns), _READING.deleted_at.is_(None))
    return tuple(_view(row) for row in session.execute(query.order_by(_READING.day.desc(), _READING.id.desc())))


def _view(row: Any) -> ReadingView:
    return ReadingView(
        row.id, row.campaign_id, row.ad_set_id, row.ad_id, date.fromisoformat(row.day), row.cumulative, row.spent,
        row.reach, row.impressions, row.clicks, row.results, row.source,
    )  # fmt: skip


def _agreed(session: Session, client: int | None) -> dict[int, int]:
    """What clients agreed to spend in a month, by client."""
    query = select(Setting.scope_id, Setting.value).where(Setting.key == AGREED, Setting.scope == "client")
    query = query.where(worked_for(Setting.scope_id) if client is None else Setting.scope_id == client)
    return {row.scope_id: declared.number(AGREED, {AGREED: row.value}) for row in session.execute(query)}
