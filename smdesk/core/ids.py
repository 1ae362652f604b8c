"""Ids that leave the database: the idempotency key of a publication, the key of an approval round."""

from __future__ import annotations

import uuid


def publication_key() -> str:
    """A new key: 32 hex digits, unique without asking anybody."""
    return uuid.uuid4().hex


def round_key() -> str:
    """A new key of an approval round: it stands in the client's file and in the answer to it."""
    return uuid.uuid4().hex
