"""A media host: a place of a client's on the public web, for networks that fetch media by address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from smdesk.core.records import dataclass

#: Where media can be put: a WordPress site's library, an S3-compatible bucket, a folder of a web server by SFTP.
KINDS = ("wordpress", "s3", "sftp")


@dataclass(frozen=True, slots=True)
class HostInfo:
    """One media host as it is stored; its secrets are in the keyring under `secret_ref`."""

    id: int
    client_id: int
    kind: str  # one of KINDS
    name: str  # what a person knows it by: the site, the bucket, the account on the server
    facts: Mapping[str, Any] = field(default_factory=dict)  # what is needed to use it, without secrets
    secret_ref: str = ""
