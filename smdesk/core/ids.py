"""Ids that leave the database: the idempotency key of a publication."""

from __future__ import annotations

import uuid


def publication_key() -> str:
    """A new key: 32 hex digits, unique without asking anybody."""
    return uuid.uuid4().hex
