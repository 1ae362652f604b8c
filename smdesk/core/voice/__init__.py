"""Brand voice: how a client speaks, what that forbids in a text, and how near a text comes to it."""

from __future__ import annotations

from smdesk.core.voice.remarks import Remark, remarks
from smdesk.core.voice.rules import (
    ADDRESSES,
    DIMENSIONS,
    MOST,
    PLACES,
    Banned,
    Sample,
    Sensitive,
    Term,
    Voice,
    from_json,
    to_json,
)

__all__ = [
    "ADDRESSES",
    "DIMENSIONS",
    "MOST",
    "PLACES",
    "Banned",
    "Remark",
    "Sample",
    "Sensitive",
    "Term",
    "Voice",
    "from_json",
    "remarks",
    "to_json",
]
