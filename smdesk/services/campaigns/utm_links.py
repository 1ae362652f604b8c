"""Links with UTM parameters: what a client wants, and what that makes of a link of a post or of an ad."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from smdesk.core import utm
from smdesk.core.utm import Facts, Scheme, Tracking
from smdesk.db import Database
from smdesk.models import Campaign, Client, Dossier, table_of
from smdesk.services.dossier.views import DossierPatch

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from smdesk.services.campaigns.views import AdSetView, AdView, CampaignView
    from smdesk.services.dossier.service import DossierService

_CLIENT, _DOSSIER, _CAMPAIGN = table_of(Client), table_of(Dossier), table_of(Campaign)
# The composer asks at each look: they are made once, and no class is to be mapped.
_WANTED = (
    select(_CLIENT.c.name, _CLIENT.c.website, _DOSSIER.c.utm)
    .outerjoin(_DOSSIER, _DOSSIER.c.client_id == _CLIENT.c.id)
    .where(_CLIENT.c.id == bindparam("client"))
)
_NAMED = select(_CAMPAIGN.c.name, _CAMPAIGN.c.utm).where(_CAMPAIGN.c.id == bindparam("campaign"))


def scheme_of(session: Session, client: int, campaign: int | None = None) -> tuple[Scheme, str, str]:
    """What is wanted of a link, and the names of the client and the campaign."""
    row = session.execute(_WANTED, {"client": client}).one_or_none()
    if row is None:
        return Scheme(), "", ""
    own = replace(utm.from_json(row.utm or {}), hosts=utm.own_hosts(row.website))
    named = session.execute(_NAMED, {"campaign": campaign}).one_or_none() if campaign is not None else None
    if named is None:
        return own, row.name, ""
    return utm.over(own, utm.from_json(named.utm)), row.name, named.name


def tracking_of(session: Session, client: int, campaign: int | None, title: str, form: str) -> Tracking | None:
    """What is wanted of the links of a post; None where nothing is."""
    scheme, name, named = scheme_of(session, client, campaign)
    return Tracking(scheme, Facts("", named, title, form, name)) if scheme.wanted else None


class UtmLinks:
    """What clients want on their links."""

    def __init__(self, db: Database, dossier: DossierService) -> None:
        self._db, self._dossier = db, dossier

    def tracking(self, client: int, campaign: int | None, title: str, form: str = "post") -> Tracking | None:
        """For the links of one post; None where the client wants nothing."""
        with self._db.read() as session:
            return tracking_of(session, client, campaign, title, form)

    def set(self, client: int, params: Mapping[str, str]) -> None:
        """Another scheme; none at all where nothing is wanted. Raises InvalidInput as `utm.checked`."""
        scheme = utm.checked({key: value for key, value in params.items() if value.strip()})
        self._dossier.edit(client, DossierPatch(utm=utm.to_json(scheme)))

    def scheme(self, client: int) -> dict[str, str]:
        """The parameters with their patterns."""
        with self._db.read() as session:
            return utm.to_json(scheme_of(session, client)[0])


def of_ad(campaign: CampaignView, part: AdSetView, ad: AdView, client_scheme: Mapping[str, Any] | None = None) -> str:
    """The link of an ad with its parameters; "" where it has none."""
    if not ad.creative.link:
        return ""
    base = utm.from_json(client_scheme or {}) if client_scheme else Scheme()
    paid = utm.over(base if base.wanted else Scheme(tuple(utm.USUAL.items())), Scheme((("utm_medium", "paid_social"),)))
    scheme = utm.over(paid, utm.from_json(campaign.utm))
    return utm.tagged(ad.creative.link, scheme, Facts(part.network or "ads", campaign.name, ad.name, "ad",
                                                      campaign.client))  # fmt: skip
