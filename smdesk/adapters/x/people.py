"""Who wrote something, from what an answer includes of people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from smdesk.adapters.x.api import identifier


def people(includes: object) -> dict[str, Mapping[str, Any]]:
    """The people that came with an answer, by their numbers."""
    users = includes.get("users") if isinstance(includes, dict) else None
    return {str(each.get("id")): each for each in users if isinstance(each, dict)} if isinstance(users, list) else {}


def author(number: object, known: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Fields of an `InboxMessage`; of somebody who did not come with the answer only the number."""
    who = identifier(number)
    person = known.get(who, {})
    handle = str(person.get("username") or "")
    return {
        "author": handle or who,
        "author_name": str(person.get("name") or handle),
        "author_id": who,
        "author_url": f"https://x.com/{handle}" if handle else "",
        "avatar_url": str(person.get("profile_image_url") or ""),
    }


def instant(value: object) -> datetime | None:
    """A time of the network as UTC; None for anything that is none."""
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
