"""From what was typed to a plan of a campaign: the post, the days, the money, the audience."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select

from smdesk.core import places
from smdesk.core.ads import AGE_MAX, AGE_MIN, AdAccount, AdPlan, AdPost, Audience, Category, Objective
from smdesk.core.errors import InvalidInput, NotAllowed, NotFound
from smdesk.core.money import minor
from smdesk.core.walltime import parse, resolve
from smdesk.models import Channel, Publication
from smdesk.services.ads.views import AdDraft

if TYPE_CHECKING:
    from sqlalchemy.orm import Session as DbSession

    from smdesk.adapters.base import ManagesAds

_Word = TypeVar("_Word", bound=StrEnum)
_REMOTE = re.compile(r"\d+_\d+")


def plan(draft: AdDraft, account: AdAccount, adapter: ManagesAds, post: AdPost, now: datetime) -> AdPlan:
    """The plan; the network is asked for the post and the interests.

    Raises InvalidInput: `bad_amount`, `bad_country`, `bad_time`, `bad_age`, `bad_choice`, `ad_end_missing`. NotFound
    `unknown_interest`, `unknown_ad_post`; NotAllowed `post_not_boostable`; NetworkError as the adapter.
    """
    name = " ".join(draft.name.split())
    if not draft.end.strip():
        raise InvalidInput("ad_end_missing", field="end")
    objective = _word(Objective, draft.objective)
    categories = tuple(sorted({_word(Category, each) for each in draft.categories}))
    end = _instant(draft.end, account.zone, now, last=True)
    start = _instant(draft.start, account.zone, now) if draft.start.strip() else None
    least, most = _ages(draft.age)
    daily, total = (minor(text, account.currency) if text.strip() else 0 for text in (draft.daily, draft.total))
    countries = tuple(sorted({places.country(each) for each in draft.countries if each.strip()}))
    return AdPlan(
        name, objective, adapter.boostable(post),
        Audience(countries, least, most, tuple(adapter.interest(each) for each in _once(draft.interests))),
        end, start, daily, total, categories,
        beneficiary=draft.beneficiary.strip() or account.beneficiary, payor=draft.payor.strip() or account.payor,
    )  # fmt: skip


def post_of(session: DbSession, ref: str) -> AdPost:
    """The post on the network.

    `ref` is a publication's number, or an id or address that ends with `PAGE_POST` (Facebook only).

    Raises NotFound `unknown_ad_post` (post); NotAllowed `post_not_for_ads` (network), `post_not_out`,
    `instagram_without_page` (handle).
    """
    wanted = ref.strip().rstrip("/").partition("?")[0].rstrip("/").rsplit("/", 1)[-1]
    if _REMOTE.fullmatch(wanted):
        return AdPost(wanted, wanted.partition("_")[0])
    if not wanted.isascii() or not wanted.isdigit() or len(wanted) > 18:
        raise NotFound("unknown_ad_post", post=ref.strip())
    row = session.execute(
        select(
            Publication.remote_id, Channel.network, Channel.handle, Channel.facts, Channel.remote_id.label("account")
        )
        .join(Channel, Channel.id == Publication.channel_id)
        .where(Publication.id == int(wanted), Publication.kind == "post")
    ).one_or_none()
    if row is None:
        raise NotFound("unknown_ad_post", post=ref.strip())
    if row.network not in {"facebook", "instagram"}:
        raise NotAllowed("post_not_for_ads", network=row.network)
    if not row.remote_id:
        raise NotAllowed("post_not_out")
    if row.network == "facebook":
        return AdPost(row.remote_id, row.remote_id.partition("_")[0])
    page = str(row.facts.get("page", ""))
    if not page or not row.account:  # connected through Instagram's own door, which knows of no Page
        raise NotAllowed("instagram_without_page", handle=row.handle)
    return AdPost(row.remote_id, page, row.account)


def _instant(text: str, zone: str, now: datetime, *, last: bool = False) -> datetime:
    """A time in the account's zone; a day alone is its first minute, or its last one for an end."""
    typed = text.strip()
    with suppress(ValueError):  # no day alone; the parser of times says what is wrong with it
        typed = f"{date.fromisoformat(typed).isoformat()} {'23:59' if last else '00:00'}"
    found = resolve(parse(typed, zone, now)).instant
    if not last and found < now - timedelta(minutes=1):
        raise InvalidInput("ad_start_past", field="start")
    return found


def _ages(text: str) -> tuple[int, int]:
    if not text.strip():
        return AGE_MIN, AGE_MAX
    found = re.fullmatch(r"(\d{1,3})\s*[-\N{EN DASH}]\s*(\d{1,3})\+?", text.strip())
    if found is None:
        raise InvalidInput("bad_age", field="age", least=AGE_MIN, most=AGE_MAX)
    return int(found[1]), int(found[2])


def _word(kind: type[_Word], text: str) -> _Word:
    try:
        return kind(text.strip().casefold())
    except ValueError:
        raise InvalidInput("bad_choice", field=kind.__name__.lower(), value=text.strip(), known=list(kind)) from None


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.strip() for each in words if each.strip()))
