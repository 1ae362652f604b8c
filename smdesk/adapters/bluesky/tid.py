"""Record keys and creation times that follow from the publication alone, so that a repeated send is the same record.

A TID (AT Protocol specification, "Record Keys") is 53 bits of microseconds since 1970 and 10 bits that tell clocks
apart, written in 13 characters that sort like the number.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from smdesk.adapters.base import PublishRequest
from smdesk.core.steps import StepKind

_ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def encode(micros: int, clock: int) -> str:
    """The TID of a time in microseconds since 1970 (below 2^53) and a clock id (below 1024)."""
    number = (micros & (2**53 - 1)) << 10 | (clock & 1023)
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(60, -1, -5))


def record_key(request: PublishRequest) -> str:
    """The record key of a part or comment: later parts of one publication sort after earlier ones.

    The millisecond comes from `armed_at` and the part number; the microseconds below it and the clock id come from
    the publication's key, so two publications armed in the same instant do not meet on one record (one in a million).
    """
    kind = b"comment" if request.step.kind is StepKind.COMMENT else b"part"
    mixed = int.from_bytes(hashlib.sha256(kind + b"\0" + request.key.encode()).digest()[:8])
    millis = (_instant(request) - _EPOCH) // timedelta(milliseconds=1)
    return encode(millis * 1000 + mixed % 1000, mixed // 1000)


def created_at(request: PublishRequest) -> str:
    """`createdAt` of the record: when the payload was frozen, one millisecond later for each further part."""
    return _instant(request).strftime("%Y-%m-%dT%H:%M:%S.") + f"{_instant(request).microsecond // 1000:03d}Z"


def _instant(request: PublishRequest) -> datetime:
    later = 1 if request.step.kind is StepKind.COMMENT else request.step.part
    return request.armed_at.astimezone(UTC) + timedelta(milliseconds=later)
