"""Campaigns, their ad sets and ads: planned, changed, copied, moved and put away, each with its way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from smdesk.core.errors import NotFound
from smdesk.core.events import CampaignsChanged, PostsChanged
from smdesk.core.money import of_country
from smdesk.models import AdSet, Campaign, Client, Post
from smdesk.services.campaigns import checks, rows
from smdesk.services.campaigns.ads import AdsPlanning
from smdesk.services.campaigns.views import CampaignView, Ribbon
from smdesk.services.campaigns.writing import row_of, same
from smdesk.services.plan.rows import known_client

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_COPY = ("client_id", "kind", "aim", "goal", "kpi_id", "starts", "ends", "budget", "currency", "color", "utm",
         "channel_id", "note")  # fmt: skip


class CampaignsService(AdsPlanning):
    """One transaction a call. What is put away keeps its posts and readings, and comes back with them."""

    # -- reading ------------------------------------------------------------------------------------------------

    def list(self, client: int | None = None) -> list[CampaignView]:
        """Campaigns in their order; None: of all clients."""
        with self._db.read() as session:
            return rows.several(session, client=client)

    def show(self, campaign: int) -> CampaignView:
        """One campaign. Raises NotFound `campaign_unknown`."""
        with self._db.read() as session:
            return rows.one(session, campaign)

    def currency(self, client: int) -> str:
        """What a new campaign of a client counts in."""
        with self._db.read() as session:
            return _currency(session, client)

    def names(self, client: int) -> Sequence[tuple[int, str]]:
        """Number and name of a client's campaigns, those that began last first."""
        query = select(Campaign.id, Campaign.name).where(Campaign.client_id == client, Campaign.deleted_at.is_(None))
        with self._db.read() as session:
            rows = session.execute(query.order_by(Campaign.starts.desc(), Campaign.id.desc()))
            return tuple((row.id, row.name) for row in rows)

    def ribbons(self, first: date, last: date, client: int | None = None, *, ads: bool = False) -> Sequence[Ribbon]:
        """Campaigns, or with `ads` their ad sets, that fall into some days, both included, the earliest first."""
        found: list[Ribbon] = []
        for each in self.list(client):
            if ads:
                found += [
                    Ribbon(each.id, part.id, each.client_id, part.name, each.color, each.kind, part.span.first,
                           part.span.last, part.network)
                    for part in each.sets if part.span.first
                ]  # fmt: skip
            elif each.span.first:
                found.append(Ribbon(each.id, None, each.client_id, each.name, each.color, each.kind, each.span.first,
                                    each.span.last))  # fmt: skip
        inside = [each for each in found if each.first <= last and (each.last is None or each.last >= first)]
        return sorted(inside, key=lambda each: (each.first, each.campaign_id, each.ad_set_id or 0))

    def posts(self, campaign: int) -> tuple[int, ...]:
        """The campaign's posts, the oldest first."""
        query = select(Post.id).where(Post.campaign_id == campaign, Post.deleted_at.is_(None)).order_by(Post.id)
        with self._db.read() as session:
            return tuple(session.scalars(query))

    # -- campaigns ----------------------------------------------------------------------------------------------

    def add(self, client: int, name: str, **values: Any) -> CampaignView:
        """A new campaign, at the end of its client's. `values` as in `edit`.

        Raises:
            NotFound: `unknown_client`, `unknown_channel`. InvalidInput: as `campaign_checks.campaign`.
        """
        with self._db.write() as unit:
            session = unit.session
            known_client(session, client)
            given = checks.campaign(session, client, {"name": name, **values}, None)
            given.setdefault("currency", _currency(session, client))
            row = self._insert(session, Campaign(client_id=client, position=_next(session, client), **given))
            return self._told(unit, row.id)

    def edit(self, campaign: int, *, version: int | None = None, **changes: Any) -> CampaignView:
        """Change `name`, `kind`, `aim`, `goal`, `kpi_id`, `starts`, `ends`, `budget`, `currency`, `color`, `utm`,
        `channel_id`, `note` or `position`.

        Raises:
            NotFound: `campaign_unknown`. Conflict: `campaign_changed`. InvalidInput as `add`.
        """
        with self._db.write() as unit:
            before = rows.one(unit.session, campaign)
            same(version, before.version)
            given = checks.campaign(unit.session, before.client_id, changes, before)
            self._update(unit.session, Campaign, campaign, given)
            return self._told(unit, campaign)

    def move(self, campaign: int, days: int) -> CampaignView:
        """All of it so many days later (or earlier), with those ad sets that have days of their own."""
        with self._db.write() as unit:
            before = rows.one(unit.session, campaign)
            self._update(unit.session, Campaign, campaign, checks.days(before.span.moved(days)))
            for each in before.sets:
                self._update(unit.session, AdSet, each.id, checks.days(each.own.moved(days)))
            return self._told(unit, campaign)

    def duplicate(self, campaign: int, name: str, *, client: int | None = None) -> CampaignView:
        """The same plan once more: ad sets and ads, without posts, readings and what an ad account knows of it.

        For another client it goes without what is the first one's: KPI, channel, personas and posts.
        """
        with self._db.write() as unit:
            session = unit.session
            source = row_of(session, Campaign, campaign, NotFound("campaign_unknown", campaign=campaign))
            values = {key: getattr(source, key) for key in _COPY}
            other = client is not None and client != source.client_id
            if other:
                known_client(session, client or 0)
                values |= {"client_id": client, "kpi_id": None, "channel_id": None}
            values |= {"name": checks.name(name), "position": _next(session, values["client_id"])}
            made = self._insert(session, Campaign(**values))
            sets = select(AdSet).where(AdSet.campaign_id == campaign, AdSet.deleted_at.is_(None)).order_by(AdSet.id)
            for each in session.scalars(sets).all():
                self._copy_set(session, each, made.id, {"persona_id": None} if other else {}, posts=not other)
            return self._told(unit, made.id)

    def delete(self, campaign: int) -> CampaignView:
        """Put it away; as it was. Raises NotFound."""
        with self._db.write() as unit:
            before = rows.one(unit.session, campaign)
            self._update(unit.session, Campaign, campaign, {"deleted_at": self._clock.now()})
            self._tell(unit, campaign, before.client_id, posts=self._members(unit.session, campaign))
            return before

    def undelete(self, campaign: int) -> CampaignView:
        """Bring it back. Raises NotFound."""
        with self._db.write() as unit:
            rows.one(unit.session, campaign, deleted=True)
            self._update(unit.session, Campaign, campaign, {"deleted_at": None})
            return self._told(unit, campaign, posts=self._members(unit.session, campaign))

    def assign(self, posts: Iterable[int], campaign: int | None) -> dict[int, int | None]:
        """Let posts belong to a campaign, or to none; what they belonged to before.

        Raises:
            NotFound: `campaign_unknown`, `unknown_post`. InvalidInput: `campaign_of_other_client`.
        """
        return self.put_back(dict.fromkeys(posts, campaign))

    def put_back(self, wanted: Mapping[int, int | None]) -> dict[int, int | None]:
        """Let each post belong to what is named; what they belonged to before. Raises as `assign`."""
        with self._db.write() as unit:
            session = unit.session
            query = select(Post.id, Post.client_id, Post.campaign_id).where(Post.id.in_(wanted))
            found = {row.id: row for row in session.execute(query)}
            for post, campaign in wanted.items():
                if post not in found:
                    raise NotFound("unknown_post", post=post)
                checks.own_campaign(session, found[post].client_id, campaign)
                session.execute(
                    update(Post)
                    .where(Post.id == post)
                    .values(campaign_id=campaign, version=Post.version + 1, changed_at=self._clock.now())
                )
            before = {post: found[post].campaign_id for post in wanted}
            unit.emit(PostsChanged(tuple(wanted), frozenset({"campaign_id"})))
            concerned = {each for each in (*wanted.values(), *before.values()) if each is not None}
            unit.emit(CampaignsChanged(tuple(sorted(concerned)), frozenset({"posts"})))
            return before


def _next(session: Session, client: int) -> int:
    return (session.scalar(select(func.max(Campaign.position)).where(Campaign.client_id == client)) or 0) + 1


def _currency(session: Session, client: int) -> str:
    """What the client's last campaign counts in, else that of its country."""
    last = session.scalar(
        select(Campaign.currency)
        .where(Campaign.client_id == client, Campaign.currency != "", Campaign.deleted_at.is_(None))
        .order_by(Campaign.id.desc())
        .limit(1)
    )
    country = session.scalar(select(Client.country).where(Client.id == client)) or ""
    return last or of_country(country)
