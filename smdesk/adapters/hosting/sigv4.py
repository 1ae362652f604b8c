"""Signature Version 4 for S3: the headers that prove to a bucket who asks, without the secret key itself.

Written out here after AWS's description ("Signature Calculations for the Authorization Header: Transferring Payload
in a Single Chunk"), and held to the examples with known signatures that it gives; `docs/decisions` says why no library.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import field
from datetime import UTC, datetime
from urllib.parse import urlsplit

from smdesk.core.records import dataclass

EMPTY = hashlib.sha256(b"").hexdigest()
_ALGORITHM, _SERVICE, _END = "AWS4-HMAC-SHA256", "s3", "aws4_request"


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs for one access key in one region."""

    key_id: str
    secret: str = field(repr=False)
    region: str

    def headers(
        self, method: str, url: str, now: datetime, *, body: str = EMPTY, more: Mapping[str, str] | None = None
    ) -> dict[str, str]:
        """All headers of a request; `url` as it is sent, encoded already, `body` the SHA-256 of what it carries."""
        address = urlsplit(url)
        stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        sent = {"host": address.netloc, "x-amz-content-sha256": body, "x-amz-date": stamp}
        sent |= {name.lower(): value for name, value in (more or {}).items()}
        names = ";".join(sorted(sent))
        query = "&".join(sorted(each if "=" in each else f"{each}=" for each in address.query.split("&") if each))
        lines = "".join(f"{name}:{sent[name].strip()}\n" for name in sorted(sent))
        request = "\n".join((method, address.path or "/", query, lines, names, body))
        scope = f"{stamp[:8]}/{self.region}/{_SERVICE}/{_END}"
        digest = hashlib.sha256(request.encode()).hexdigest()
        signature = self._signature(stamp[:8], "\n".join((_ALGORITHM, stamp, scope, digest)))
        proof = f"{_ALGORITHM} Credential={self.key_id}/{scope},SignedHeaders={names},Signature={signature}"
        return {**sent, "Authorization": proof}

    def _signature(self, day: str, text: str) -> str:
        key = f"AWS4{self.secret}".encode()
        for part in (day, self.region, _SERVICE, _END):
            key = hmac.digest(key, part.encode(), "sha256")
        return hmac.new(key, text.encode(), "sha256").hexdigest()
