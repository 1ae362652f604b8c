"""What a campaign, an ad set or an ad may be: typed values into those of columns, or why not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from smdesk.core import audience as audiences
from smdesk.core import utm
from smdesk.core.adplan import COLORS, KINDS, PLACEMENTS, Aim, Span, checked_span, day_of
from smdesk.core.audience import Audience
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.money import MOST
from smdesk.models import Campaign, Channel, Kpi, Objective, Persona, Post
from smdesk.services.campaigns.views import AdSetView, AdView, CampaignView, Creative

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_NAME_MOST = 200
_TEXT_MOST = 20_000


def campaign(session: Session, client: int, given: Mapping[str, Any], before: CampaignView | None) -> dict[str, Any]:
    """The columns of what was given of a campaign.

    Raises:
        InvalidInput: `campaign_name_empty`, `name_too_long`, `bad_choice`, `bad_day`, `campaign_end_before_start`,
            `campaign_too_long`, `campaign_kpi_other`, `bad_amount`, `currency_unknown`,
            `currency_in_use`, `campaign_text_long`, `utm_*`.
        NotFound: `unknown_channel`.
    """
    values = dict(given)
    _texts(values, ("goal", "note"))
    if "name" in values:
        values["name"] = name(values["name"])
    _choice(values, "kind", KINDS)
    _choice(values, "aim", ("", *Aim))
    _choice(values, "color", ("", *COLORS))
    if "currency" in values:
        values["currency"] = _currency(str(values["currency"]), before)
    _money(values, ("budget",), values.get("currency") or (before.currency if before else ""))
    values |= _days(values, before.span if before else Span())
    if "utm" in values:
        values["utm"] = utm.to_json(utm.checked(values["utm"]))
    if values.get("kpi_id") is not None:
        own = select(Kpi.id).join(Objective, Objective.id == Kpi.objective_id).where(
            Kpi.id == values["kpi_id"], Objective.client_id == client, Kpi.deleted_at.is_(None)
        )  # fmt: skip
        if session.scalar(own) is None:
            raise InvalidInput("campaign_kpi_other", field="kpi_id")
    if values.get("channel_id") is not None:
        there = select(Channel.id).where(Channel.id == values["channel_id"], Channel.client_id == client)
        if session.scalar(there) is None:
            raise NotFound("unknown_channel", name=str(values["channel_id"]), near=[])
    return values


def ad_set(session: Session, owner: CampaignView, given: Mapping[str, Any], before: AdSetView | None) -> dict[str, Any]:
    """The columns of what was given of an ad set.

    Raises:
        InvalidInput: as `campaign`; `bad_age`, `bad_country`, `bad_number`, `ad_persona_other`.
    """
    values = dict(given)
    if "name" in values:
        values["name"] = name(values["name"])
    _choice(values, "aim", ("", *Aim))
    _money(values, ("budget", "cap"), owner.currency)
    values |= _days(values, before.own if before else Span(), owner.span)
    if "placements" in values:
        values["placements"] = list(dict.fromkeys(values["placements"]))
        for each in values["placements"]:
            if each not in PLACEMENTS:
                raise InvalidInput("bad_choice", field="placements", value=str(each), known=list(PLACEMENTS))
    if isinstance(values.get("audience"), Audience):
        values["audience"] = audiences.to_json(audiences.checked(values["audience"]))
    if values.get("persona_id") is not None:
        own = select(Persona.id).where(Persona.id == values["persona_id"], Persona.client_id == owner.client_id)
        if session.scalar(own.where(Persona.deleted_at.is_(None))) is None:
            raise InvalidInput("ad_persona_other", field="persona_id")
    return values


def ad(session: Session, owner: CampaignView, given: Mapping[str, Any], before: AdView | None) -> dict[str, Any]:
    """The columns of what was given of an ad. Raises as `campaign`; NotFound `unknown_post`."""
    values = dict(given)
    if "name" in values:
        values["name"] = name(values["name"])
    if isinstance(values.get("creative"), Creative):
        values["creative"] = {key: value for key, value in asdict(values["creative"]).items() if value}
        _texts(values["creative"], tuple(values["creative"]))
    if values.get("post_id") is not None and (before is None or values["post_id"] != before.post_id):
        own = select(Post.id).where(Post.id == values["post_id"], Post.client_id == owner.client_id)
        if session.scalar(own.where(Post.deleted_at.is_(None))) is None:
            raise NotFound("unknown_post", post=values["post_id"])
    return values


def own_campaign(session: Session, client: int, number: int | None) -> None:
    """A campaign is its client's. Raises NotFound `campaign_unknown`; InvalidInput `campaign_of_other_client`."""
    if number is None:
        return
    query = select(Campaign.name, Campaign.client_id).where(Campaign.id == number, Campaign.deleted_at.is_(None))
    row = session.execute(query).one_or_none()
    if row is None:
        raise NotFound("campaign_unknown", campaign=number)
    if row.client_id != client:
        raise InvalidInput("campaign_of_other_client", field="campaign", name=row.name)


def name(text: str) -> str:
    """A name without spaces around it. Raises InvalidInput `campaign_name_empty`, `name_too_long`."""
    found = " ".join(str(text).split())
    if not found:
        raise InvalidInput("campaign_name_empty", field="name")
    if len(found) > _NAME_MOST:
        raise InvalidInput("name_too_long", field="name", limit=_NAME_MOST)
    return found


def days(span: Span) -> dict[str, str]:
    """The columns of a span."""
    first, last = span.first, span.last
    return {"starts": first.isoformat() if first else "", "ends": last.isoformat() if last else ""}


def _days(values: Mapping[str, Any], before: Span, around: Span | None = None) -> dict[str, str]:
    """The days as they will be; an ad set's own hold beside those it takes from its campaign (`around`)."""
    named = [each for each in ("starts", "ends") if each in values]
    if not named:
        return {}
    first, last = (_day(values[key], key) if key in values else old
                   for key, old in (("starts", before.first), ("ends", before.last)))  # fmt: skip
    checked_span(first, last, "ends" if "ends" in values else "starts")
    if around and first and not last and around.last and first > around.last:
        checked_span(first, around.last, "starts")
    if around and last and not first and around.first and last < around.first:
        checked_span(around.first, last, "ends")
    return {key: value for key, value in days(Span(first, last)).items() if key in named}


def _day(value: object, key: str) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return day_of(str(value).strip(), key)


def _money(values: Mapping[str, Any], names: tuple[str, ...], currency: str) -> None:
    for key in names:
        amount = values.get(key)
        if amount is not None and not 0 < amount <= MOST:
            raise InvalidInput("bad_amount", field=key, value=str(amount), currency=currency)


def _currency(text: str, before: CampaignView | None) -> str:
    code = text.strip().upper()
    if not re.fullmatch("[A-Z]{3}", code):
        raise InvalidInput("currency_unknown", field="currency", value=text[:20])
    if before and code != before.currency and before.currency:
        amounts = [before.budget, *(amount for each in before.sets for amount in (each.money.budget, each.money.cap))]
        if any(each is not None for each in amounts):
            raise InvalidInput("currency_in_use", field="currency", currency=before.currency)
    return code


def _choice(values: Mapping[str, Any], key: str, known: tuple[str, ...]) -> None:
    if key in values and values[key] not in known:
        raise InvalidInput("bad_choice", field=key, value=str(values[key])[:40], known=[str(each) for each in known])


def _texts(values: Mapping[str, Any], names: tuple[str, ...]) -> None:
    for key in names:
        if key in values and len(values[key]) > _TEXT_MOST:
            raise InvalidInput("campaign_text_long", field=key, limit=_TEXT_MOST)
