"""Connecting: which channel the person has chosen on Google's page, and what YouTube lets it do."""

from __future__ import annotations

from typing import Any

from smdesk.adapters.base import Session
from smdesk.adapters.google import errors
from smdesk.adapters.google.api import Google, part, rows, text
from smdesk.adapters.http import Http, host_of
from smdesk.adapters.youtube.resource import API
from smdesk.core.errors import AuthExpired
from smdesk.core.network import NetworkSpec

#: Seconds of a video while the channel is not confirmed by telephone (help centre).
SHORT = 900.0


def connect(http: Http, spec: NetworkSpec, *, server: str = "", handle: str = "", secret: str) -> Session:
    """The channel of the access that was just given. Raises as `identify`."""
    return identify(Google.with_token(http, secret))


def identify(google: Google) -> Session:
    """Whose access it is (`GET /channels?mine=true`).

    Raises:
        AuthExpired: `no_channel` (host): the Google account has no channel; as `errors.checked`.
    """
    url = f"{API}/channels"
    answer = google.get(url, part="snippet,contentDetails,status", mine="true")
    found = rows(errors.checked(google, answer, url))
    if not found or not text(found[0].get("id")):
        raise AuthExpired("no_channel", host=host_of(url), words="")
    channel, snippet = text(found[0]["id"]), part(found[0], "snippet")
    lists = part(part(found[0], "contentDetails"), "relatedPlaylists")
    title = text(snippet.get("title"))
    return Session(
        channel,
        text(snippet.get("customUrl")).removeprefix("@") or title or channel,
        title,
        facts={"uploads": text(lists.get("uploads")) or f"UU{channel[2:]}", **google.grant.facts()},
        limits=limits_in(found[0]),
        secrets={"access_token": google.grant.secrets.get("access_token", "")},
    )


def limits_in(row: Any) -> dict[str, Any]:
    """What a channel may do less: without a confirmed telephone number videos are short."""
    told = part(row, "status").get("longUploadsStatus")
    return {"media": {"video_seconds": SHORT}} if told in {"eligible", "disallowed"} else {}
