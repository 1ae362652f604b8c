"""The values of `/api/v2/instance` (or v1) as the JSON that `NetworkSpec.with_limits` takes.

Source: documentation of the entities Instance and V1::Instance; `max_toot_chars` and the bare `description_limit`
are what Pleroma and its relatives add to v1. A value that is missing or makes no sense is left out, so that the
data file's own stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters.mastodon.server import SCHEDULING, Server
from smdesk.core.network import Dedupe, Feature, NetworkSpec


def read_limits(server: Server, spec: NetworkSpec) -> dict[str, Any]:
    """The limits of one server; JSON values only."""
    configuration = _table(server.instance, "configuration")
    statuses = _table(configuration, "statuses")
    media = _table(configuration, "media_attachments")
    limits: dict[str, Any] = {"dedupe": _dedupe(server)}
    if server.software not in SCHEDULING:
        kept = set(spec.features) - {Feature.NATIVE_SCHEDULE}
        limits["features"] = sorted(feature.value for feature in kept)
    text = _known(
        limit=_count(statuses.get("max_characters")) or _count(server.instance.get("max_toot_chars")),
        link_length=_count(statuses.get("characters_reserved_per_url")),
    )
    if text:
        limits["text"] = text
        limits["comment"] = dict(text)  # a reply is a status
    limits["media"] = _media(server, statuses, media)
    return limits


def _media(server: Server, statuses: Mapping[str, Any], media: Mapping[str, Any]) -> dict[str, Any]:
    values = _known(
        max_images=_count(statuses.get("max_media_attachments")),
        image_bytes=_count(media.get("image_size_limit")),
        gif_bytes=_count(media.get("image_size_limit")),
        image_pixels=_count(media.get("image_matrix_limit")),
        video_bytes=_count(media.get("video_size_limit")),
        alt_limit=_count(media.get("description_limit")) or _count(server.instance.get("description_limit")),
    )
    mimes = media.get("supported_mime_types")
    if isinstance(mimes, list) and (named := sorted({m for m in mimes if isinstance(m, str) and "/" in m})):
        values["mimes"] = named
    if server.software == "pixelfed":
        values["required"] = True  # a post without an image is refused
    return values


def _dedupe(server: Server) -> str:
    # Only Mastodon itself is trusted with the key: GoToSocial and snac ignore it (measured), Pixelfed answers a
    # repeat with 400 even when the first one came to nothing.
    return (Dedupe.KEY if server.software == "mastodon" else Dedupe.LOOKBACK).value


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def _count(value: object) -> int | None:
    """A positive whole number, also when it comes as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = int(value)
    except (ValueError, OverflowError):
        return None
    return number if 0 < number < 2**53 else None


def _known(**values: int | None) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
