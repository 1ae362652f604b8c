"""What campaigns, ad sets and ads have in common when they are written: rows, versions, and who hears of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from smdesk.core.clock import Clock
from smdesk.core.errors import Conflict, NotFound
from smdesk.core.events import CampaignsChanged, PostsChanged
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import Ad, AdReading, AdSet, Post
from smdesk.services.campaigns import rows
from smdesk.services.campaigns.views import AdSetView, AdView, CampaignView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_COPY_SET = ("name", "persona_id", "audience", "placements", "starts", "ends", "budget", "per_day", "cap", "aim",
             "position")  # fmt: skip
COPY_AD = ("name", "post_id", "creative", "position")


class Writing:
    """One transaction a call, in the classes that are made of this."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def _insert(self, session: Session, row: Any) -> Any:
        row.created_at = row.changed_at = self._clock.now()
        session.add(row)
        session.flush()
        return row

    def _update(self, session: Session, model: Any, number: int, values: Mapping[str, Any]) -> None:
        if values:
            session.execute(
                update(model)
                .where(model.id == number)
                .values(**values, version=model.version + 1, changed_at=self._clock.now())
            )
            session.expire_all()

    def _update_readings(self, session: Session, ad_set: int, campaign: int) -> None:
        session.execute(update(AdReading).where(AdReading.ad_set_id == ad_set).values(campaign_id=campaign))

    def _copy_set(
        self, session: Session, source: AdSet, campaign: int, other: Mapping[str, Any], *, posts: bool = True
    ) -> int:  # fmt: skip
        values = {key: getattr(source, key) for key in _COPY_SET} | dict(other)
        made = self._insert(session, AdSet(campaign_id=campaign, **values))
        ads = select(Ad).where(Ad.ad_set_id == source.id, Ad.deleted_at.is_(None)).order_by(Ad.id)
        for each in session.scalars(ads).all():
            kept = {key: getattr(each, key) for key in COPY_AD} | ({} if posts else {"post_id": None})
            self._insert(session, Ad(ad_set_id=made.id, **kept))
        return int(made.id)

    def _told(self, unit: UnitOfWork, campaign: int, posts: tuple[int, ...] = ()) -> CampaignView:
        view = rows.one(unit.session, campaign)
        self._tell(unit, campaign, view.client_id, posts)
        return view

    def _tell(self, unit: UnitOfWork, campaign: int, client: int, posts: tuple[int, ...] = ()) -> None:
        unit.emit(CampaignsChanged((campaign,), frozenset({f"client:{client}"})))
        if posts:
            unit.emit(PostsChanged(posts, frozenset({"campaign_id"})))

    def _members(self, session: Session, campaign: int) -> tuple[int, ...]:
        return tuple(session.scalars(select(Post.id).where(Post.campaign_id == campaign, Post.deleted_at.is_(None))))

    def _of_set(self, session: Session, ad_set: int) -> tuple[CampaignView, AdSetView]:
        campaign = session.scalar(select(AdSet.campaign_id).where(AdSet.id == ad_set, AdSet.deleted_at.is_(None)))
        if campaign is None:
            raise NotFound("ad_set_unknown", ad_set=ad_set)
        owner = rows.one(session, campaign)
        return owner, set_of(owner, ad_set)

    def _of_ad(self, session: Session, ad: int) -> tuple[CampaignView, AdView]:
        ad_set = session.scalar(select(Ad.ad_set_id).where(Ad.id == ad, Ad.deleted_at.is_(None)))
        if ad_set is None:
            raise NotFound("ad_unknown_number", ad=ad)
        owner, _ = self._of_set(session, ad_set)
        return owner, ad_of(owner, ad)


def row_of(session: Session, model: Any, number: int, missing: NotFound) -> Any:
    """A row by its number."""
    row = session.get(model, number)
    if row is None:
        raise missing
    return row


def same(expected: int | None, version: int) -> None:
    """Raises Conflict `campaign_changed` where somebody has changed it meanwhile."""
    if expected is not None and expected != version:
        raise Conflict("campaign_changed")


def set_of(campaign: CampaignView, ad_set: int) -> AdSetView:
    """One of its ad sets."""
    return next(each for each in campaign.sets if each.id == ad_set)


def ad_of(campaign: CampaignView, ad: int) -> AdView:
    """One of its ads."""
    return next(each for part in campaign.sets for each in part.ads if each.id == ad)
