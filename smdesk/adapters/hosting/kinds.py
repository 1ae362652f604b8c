"""Every kind of media host by its name; its module, and the libraries it needs, are imported when it is first used."""

from __future__ import annotations

from smdesk.adapters.hosting.base import Given, MediaHost, Settled
from smdesk.adapters.http import Http
from smdesk.core.clock import Clock
from smdesk.core.errors import NotFound
from smdesk.core.hosting import KINDS, HostInfo


def settle(kind: str, given: Given, http: Http) -> Settled:
    """Check what a person gives, and with the host itself where it can be asked.

    Raises:
        NotFound: `unknown_host_kind` (kind, known).
        InvalidInput, NetworkError: as the kind's own `settle`.
    """
    match kind:
        case "wordpress":
            from smdesk.adapters.hosting import site

            return site.settle(given, http)
        case "s3":
            from smdesk.adapters.hosting import s3

            return s3.settle(given)
        case "sftp":
            from smdesk.adapters.hosting import sftp

            return sftp.settle(given)
    raise NotFound("unknown_host_kind", kind=kind, known=list(KINDS))


def build(host: HostInfo, secrets: dict[str, str], http: Http, clock: Clock) -> MediaHost:
    """A media host ready for use. Raises NotFound `unknown_host_kind`."""
    match host.kind:
        case "wordpress":
            from smdesk.adapters.hosting.site import SiteHost

            return SiteHost(host.facts, secrets, http, clock)
        case "s3":
            from smdesk.adapters.hosting.s3 import S3Host

            return S3Host(host.facts, secrets, http, clock)
        case "sftp":
            from smdesk.adapters.hosting.sftp import SftpHost

            return SftpHost(host.facts, secrets, clock)
    raise NotFound("unknown_host_kind", kind=host.kind, known=list(KINDS))
