"""Links with UTM parameters: what a client wants, and what that makes of a link of a post or of an ad."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from smdesk.core import utm
from smdesk.core.utm import Facts, Scheme
from smdesk.models import Campaign, Client, Dossier

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from smdesk.services.campaign_views import AdSetView, AdView, CampaignView


def scheme_of(session: Session, client: int, campaign: int | None = None) -> tuple[Scheme, str, str]:
    """What is wanted of a link, and the names of the client and the campaign."""
    row = session.execute(
        select(Client.name, Client.website, Dossier.utm)
        .outerjoin(Dossier, Dossier.client_id == Client.id)
        .where(Client.id == client)
    ).one_or_none()
    if row is None:
        return Scheme(), "", ""
    own = replace(utm.from_json(row.utm or {}), hosts=utm.own_hosts(row.website))
    named = session.execute(select(Campaign.name, Campaign.utm).where(Campaign.id == campaign)).one_or_none()
    if named is None:
        return own, row.name, ""
    return utm.over(own, utm.from_json(named.utm)), row.name, named.name


def of_ad(campaign: CampaignView, part: AdSetView, ad: AdView, client_scheme: Mapping[str, Any] | None = None) -> str:
    """The link of an ad with its parameters; "" where it has none."""
    if not ad.creative.link:
        return ""
    base = utm.from_json(client_scheme or {}) if client_scheme else Scheme()
    paid = utm.over(base if base.wanted else Scheme(tuple(utm.USUAL.items())), Scheme((("utm_medium", "paid_social"),)))
    scheme = utm.over(paid, utm.from_json(campaign.utm))
    return utm.tagged(ad.creative.link, scheme, Facts(part.network or "ads", campaign.name, ad.name, "ad",
                                                      campaign.client))  # fmt: skip
