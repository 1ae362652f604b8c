"""An account, requests and answers for the Mastodon tests; the answers are our own, shaped after the documentation."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from smdesk.adapters.base import Account, PublishRequest
from smdesk.adapters.mastodon import MastodonAdapter
from smdesk.core import network
from smdesk.core.clock import FakeClock
from smdesk.core.content import MediaItem, Part
from smdesk.core.outcome import RemoteRef
from smdesk.core.steps import Step, StepKind
from tests.adapters.wire import Wire, answer

BASE = "https://m.example"
TOKEN = "secret-token-of-the-test"
NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
STATUSES = "/api/v1/statuses"
LISTING = "/api/v1/accounts/7/statuses"
SCHEDULED = "/api/v1/scheduled_statuses"
MEDIA = "/api/v2/media"
SOFTWARES = ("mastodon", "gotosocial", "pixelfed", "snac", "other")


def adapter(wire: Wire, software: str = "mastodon", clock: FakeClock | None = None) -> MastodonAdapter:
    account = Account(
        spec=network.load("mastodon"), server=BASE, remote_id="7", handle="me@m.example",
        facts={"software": software, "server": BASE}, secrets={"access_token": TOKEN},
    )  # fmt: skip
    return MastodonAdapter(account, wire.http(), clock or FakeClock(NOW))


def image(folder: Path, name: str = "a", alt: str = "a red box", mime: str = "image/png") -> tuple[MediaItem, Path]:
    content = f"bytes of {name}".encode()
    file = folder / name
    file.write_bytes(content)
    return MediaItem(hashlib.sha256(content).hexdigest(), mime, len(content), alt=alt, filename=f"{name}.png"), file


def request(text: str = "Good morning", kind: StepKind = StepKind.PART, **changes: Any) -> PublishRequest:
    made = PublishRequest(
        key="key-1", armed_at=NOW, step=Step(kind), part=Part(text), first_try=NOW, languages=("es-MX",)
    )
    return replace(made, **changes)


def with_images(folder: Path, text: str = "Good morning", **changes: Any) -> PublishRequest:
    """A part with two images that are uploaded already, as 501 and 502."""
    items = [image(folder, "a", "a red box"), image(folder, "b", "a blue box")]
    return request(
        part=Part(text, tuple(item for item, _ in items)),
        files={item.sha256: file for item, file in items},
        prepared={"upload:0:0": {"id": "501"}, "upload:0:1": {"id": "502"}},
        **changes,
    )  # fmt: skip


def reply(text: str = "second", parent: str = "900", **changes: Any) -> PublishRequest:
    ref = RemoteRef(parent, f"{BASE}/@me/{parent}")
    return request(text, step=Step(StepKind.PART, 1), parts_total=3, root=ref, parent=ref, **changes)


def shown(
    identifier: str = "1000", text: str = "Good morning", after: float = 1.0, *,
    media: tuple[tuple[str, str], ...] = (), parent: str | None = None, **changes: Any,
) -> dict[str, Any]:  # fmt: skip
    """A Status made `after` seconds from NOW by the server's clock; media are (id, alt)."""
    return {
        "id": identifier, "url": f"{BASE}/@me/{identifier}", "uri": f"{BASE}/ap/{identifier}", "reblog": None,
        "created_at": (NOW + timedelta(seconds=after)).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "content": f"<p>{text}</p>", "visibility": "public", "in_reply_to_id": parent, "account": {"id": "7"},
        "media_attachments": [{"id": i, "type": "image", "description": alt} for i, alt in media],
    } | changes  # fmt: skip


def waiting(identifier: str = "31", text: str = "Good morning", at: datetime | None = None, **params: Any) -> dict:
    """A ScheduledStatus."""
    due = at or NOW + timedelta(hours=1)
    return {
        "id": identifier, "scheduled_at": due.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "params": {"text": text, "media_ids": None, "visibility": None} | params, "media_attachments": [],
    }  # fmt: skip


def dated(data: Any, at: datetime = NOW, **headers: str):
    """An answer with the Date header of a server whose clock shows `at`."""
    return answer(200, data, {"Date": format_datetime(at, usegmt=True)} | headers)


INSTANCE_V2: dict[str, Any] = {
    "domain": "m.example", "version": "4.5.1", "source_url": "https://github.com/mastodon/mastodon",
    "configuration": {
        "statuses": {"max_characters": 1000, "max_media_attachments": 6, "characters_reserved_per_url": 25},
        "media_attachments": {
            "supported_mime_types": ["image/png", "image/jpeg", "video/mp4"], "description_limit": 1234,
            "image_size_limit": 11_000_000, "image_matrix_limit": 22_000_000, "video_size_limit": 99_000_000,
        },
    },
}  # fmt: skip
INSTANCE_V1: dict[str, Any] = {"uri": "m.example", "version": "3.5.0", "configuration": INSTANCE_V2["configuration"]}
CREDENTIALS = {"id": "7", "username": "me", "acct": "me", "display_name": "Me Myself"}


def server(wire: Wire, name: str = "mastodon", version: str = "4.5.1", instance: Any = None) -> Wire:
    """What a server answers while an account is connected."""
    links = {"links": [{"rel": "http://nodeinfo.diaspora.software/ns/schema/2.0", "href": f"{BASE}/nodeinfo/2.0"}]}
    wire.on("GET", "/api/v2/instance", answer(200, instance or INSTANCE_V2))
    wire.on("GET", "/.well-known/nodeinfo", answer(200, links))
    wire.on("GET", "/nodeinfo/2.0", answer(200, {"software": {"name": name, "version": version}}))
    wire.on("GET", "/api/v1/accounts/verify_credentials", answer(200, CREDENTIALS))
    wire.on("GET", "/api/v1/apps/verify_credentials", answer(200, {"name": "smdesk", "scopes": ["read", "write"]}))
    return wire
