"""Accounts, requests and a network for the tests of the practice network."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from smdesk.adapters.base import Account, PublishRequest
from smdesk.adapters.practice import PracticeAdapter, PracticeNetwork
from smdesk.core.content import MediaItem, Part
from smdesk.core.network import load
from smdesk.core.steps import Step, StepKind

ARMED = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
PART = Step(StepKind.PART)


def account(handle: str = "acme", **limits: Any) -> Account:
    return Account(load("practice").with_limits(limits), remote_id=handle, handle=handle)


def adapter(network: PracticeNetwork, handle: str = "acme", **limits: Any) -> PracticeAdapter:
    return PracticeAdapter(account(handle, **limits), network)


def request(text: str = "Fresh bread from seven.", key: str = "k1", **other: Any) -> PublishRequest:
    values: dict[str, Any] = {
        "key": key, "armed_at": ARMED, "step": PART, "part": Part(text), "first_try": ARMED, **other
    }  # fmt: skip
    return PublishRequest(**values)


def picture(folder: Path, content: bytes = b"\x89PNG pixels", alt: str = "A loaf") -> tuple[MediaItem, Path]:
    sha256 = hashlib.sha256(content).hexdigest()
    file = folder / f"{sha256[:8]}.png"
    file.write_bytes(content)
    return MediaItem(sha256, "image/png", len(content), 10, 10, alt=alt), file
