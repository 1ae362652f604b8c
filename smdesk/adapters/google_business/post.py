"""A local post as the API has it: what is sent of a publication, and what is read back.

Source: reference of accounts.locations.localPosts (v4); it has no discovery document, so the shape is transcribed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.google.api import text
from smdesk.core.outcome import NotSent, Outcome, Refused, RemoteRef, Why

API = "https://mybusiness.googleapis.com/v4"
_NAME = re.compile(r"accounts/[\w-]+/locations/[\w-]+/localPosts/[\w-]+")
_MOMENT = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?")
TOPICS = {"event": "EVENT", "offer": "OFFER"}
ACTIONS = {name: name.upper() for name in ("learn_more", "book", "order", "shop", "sign_up", "call")}


def body(request: PublishRequest, at: datetime | None = None) -> dict[str, Any] | Outcome:
    """The post, or why there can be none; `at` gives it to Google's scheduler."""
    told = request.part.text.strip()
    if not told and not request.part.media:
        return Refused("refused_content", Why.CONTENT)
    made: dict[str, Any] = {"topicType": TOPICS.get(request.options.get("topic", ""), "STANDARD")}
    if told:
        made["summary"] = request.part.text
    if request.languages:
        made["languageCode"] = request.languages[0]
    for add in (_action, _event, _offer, _media):
        trouble = add(request, made)
        if trouble is not None:
            return trouble
    if at is not None:
        made["scheduledTime"] = stamp(at)
    return made


def name_in(value: object) -> str:
    """The name of a post, "" for anything that is none."""
    return value if isinstance(value, str) and _NAME.fullmatch(value) else ""


def remote(row: Mapping[str, Any], name: str) -> RemoteRef:
    """How a post is referred to."""
    url = text(row.get("searchUrl"))
    return RemoteRef(name, url if url.startswith("https://") else None)


def stamp(at: datetime) -> str:
    """RFC 3339, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(value: object) -> datetime | None:
    """A time as Google writes it, aware."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo else None


def _action(request: PublishRequest, made: dict[str, Any]) -> Outcome | None:
    chosen, link = ACTIONS.get(request.options.get("action", "")), request.part.link
    if made["topicType"] == "OFFER" or (chosen is None and not link):
        return None  # an offer has its own button
    if chosen == "CALL":
        made["callToAction"] = {"actionType": chosen}
        return None
    if not link:
        return Refused("link_missing", Why.CONTENT)
    made["callToAction"] = {"actionType": chosen or "LEARN_MORE", "url": link}
    return None


def _event(request: PublishRequest, made: dict[str, Any]) -> Outcome | None:
    """Events and offers have a title and last from one moment to another."""
    if made["topicType"] == "STANDARD":
        return None
    begin, end = (_MOMENT.fullmatch(request.options.get(name, "").strip()) for name in ("event_start", "event_end"))
    title = request.options.get("title", "").strip()
    if begin is None or end is None or not title:
        return Refused("event_refused", Why.CONTENT)
    schedule = {"startDate": _date(begin), "endDate": _date(end)}
    for name, told in (("startTime", begin), ("endTime", end)):
        if told[4]:
            schedule[name] = {"hours": int(told[4]), "minutes": int(told[5])}
    made["event"] = {"title": title, "schedule": schedule}
    return None


def _date(told: re.Match[str]) -> dict[str, int]:
    return {"year": int(told[1]), "month": int(told[2]), "day": int(told[3])}


def _offer(request: PublishRequest, made: dict[str, Any]) -> None:
    if made["topicType"] != "OFFER":
        return
    given = {
        "couponCode": request.options.get("coupon", "").strip(), "redeemOnlineUrl": request.part.link,
        "termsConditions": request.options.get("terms", "").strip(),
    }  # fmt: skip
    made["offer"] = {name: value for name, value in given.items() if value}


def _media(request: PublishRequest, made: dict[str, Any]) -> Outcome | None:
    if not request.part.media:
        return None
    try:
        addresses = [str(ref["url"]) for ref in request.uploads()]
    except KeyError:
        return NotSent("upload_expired")
    made["media"] = [{"mediaFormat": "PHOTO", "sourceUrl": url} for url in addresses]
    return None
