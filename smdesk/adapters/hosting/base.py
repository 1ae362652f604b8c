"""What every kind of media host can do, the name a file gets there, and its troubles in the words of the ledger."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from smdesk.adapters.hosting.public import PublicLook
from smdesk.core.content import MediaItem
from smdesk.core.errors import InvalidInput
from smdesk.core.outcome import Limited, NotSent, Outcome, Prepared, Refused, Unknown, Why
from smdesk.core.records import dataclass

#: A file that is there already is used as it is while it is younger than this; what is older may be cleared away.
FRESH = timedelta(hours=12)
_PIECE = 1024 * 1024
#: Endings that browsers and web servers agree on, where Python's table knows several.
_ENDINGS = {"image/jpeg": ".jpg", "video/quicktime": ".mov"}


@dataclass(frozen=True, slots=True)
class Hosted:
    """A file on its way to a media host; `name` is the same for the same bytes."""

    item: MediaItem
    path: Path
    sha256: str
    size: int

    @property
    def name(self) -> str:
        """What the file is called there, with the ending by which web servers tell its type."""
        mime = self.item.mime
        return f"{self.sha256}{_ENDINGS.get(mime) or mimetypes.guess_extension(mime) or ''}"


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of ours on a media host, and when it was put there (UTC)."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gives to add a media host; `options` by kind, `known` the facts of the client's own by name."""

    server: str = ""
    handle: str = ""  # user name, or the id of an access key
    secret: str = field(default="", repr=False)
    options: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def check(self) -> None:
        """Raises InvalidInput `host_server_missing`, `host_handle_missing`, `host_secret_needed` (field)."""
        for name, code in (("server", "host_server_missing"), ("handle", "host_handle_missing")):
            if not getattr(self, name).strip():
                raise InvalidInput(code, field=name)
        if not self.secret.strip():
            raise InvalidInput("host_secret_needed", field="secret")


@dataclass(frozen=True, slots=True)
class Settled:
    """A media host that has let us in: what is remembered, and the secrets to put into the keyring."""

    name: str
    facts: Mapping[str, Any]
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)


class MediaHost(Protocol):
    """One place for files at public addresses. Every method may be repeated without harm."""

    def put(self, file: Hosted) -> Outcome:
        """Prepared({"url", "name"}): it is there, once. Else NotSent, Limited or Refused."""

    def stored(self) -> tuple[Stored, ...]:
        """Files that may be cleared away; none where what is put stays (a library of the client's own).

        Raises OSError when the host does not say.
        """

    def remove(self, name: str) -> Outcome:
        """Prepared({}) when the file is gone, also when it was gone already."""

    def close(self) -> None:
        """Give connections back."""


def hosted(item: MediaItem, path: Path | None) -> Hosted | NotSent:
    """The file with its name, read in pieces; or why it cannot be read."""
    digest, size = hashlib.sha256(), 0
    try:
        if path is None:
            return NotSent("media_missing", item.filename, Why.CONTENT)
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
                size += len(piece)
    except FileNotFoundError:
        return NotSent("media_missing", item.filename, Why.CONTENT)
    except OSError as error:
        return NotSent("file_unreadable", error.strerror or "", Why.CONTENT)
    return Hosted(item, path, digest.hexdigest(), size)


def hand_over(host: MediaHost, look: PublicLook, file: Hosted) -> Outcome:
    """Put one medium at a public address and see that it can be fetched there: Prepared({"url", "name"}).

    Nothing is unknown here: putting the same file twice leaves it there once.
    """
    return seen(told(host.put(file)), look, file)


def seen(there: Outcome, look: PublicLook, file: Hosted) -> Outcome:
    """What was put, when it can be fetched at its address; else why not."""
    if not isinstance(there, Prepared):
        return there
    return look.trouble(str(there.ref["url"]), file.item.mime) or there


#: What a network's adapter or the wire says → what that means of a media host.
_OURS = {
    "auth_refused": "host_login_refused",
    "api_closed": "host_login_refused",
    "server_moved": "host_redirects",
    "role_missing": "host_forbidden",
    "site_blocks": "host_forbidden",
    "permission_missing": "host_forbidden",
    "site_full": "host_full",
    "target_gone": "host_folder_missing",
    "media_too_large": "host_file_too_large",
    "media_type_refused": "host_file_refused",
    "media_refused": "host_file_refused",
    "refused_content": "host_file_refused",
    "refused": "host_file_refused",
    "rate_limited": "host_busy",
    "server_busy": "host_busy",
}
_OWN_FILE = frozenset({"media_missing", "file_unreadable"})
#: What is wrong with the host, and not with one file, holds the channel until the host is put right.
_OF_HOST = frozenset(
    {"host_login_refused", "host_redirects", "host_forbidden", "host_full", "host_folder_missing", "host_key_changed"}
)


def told(outcome: Outcome) -> Outcome:
    """The outcome in the codes of media hosts."""
    match outcome:
        case NotSent(code=code) if code not in _OWN_FILE:
            return NotSent(code if code.startswith("host_") else _OURS.get(code, "host_unreachable"), outcome.words)
        case Unknown():
            return NotSent("host_unreachable", outcome.words)
        case Limited():
            return replace(outcome, code="host_busy")
        case Refused(why=Why.TRANSIENT | Why.UNKNOWN | Why.QUOTA):
            return told(NotSent(outcome.code, outcome.words))
        case Refused():
            code = _OURS.get(outcome.code, outcome.code)
            return replace(outcome, code=code, why=Why.AUTH if code in _OF_HOST else Why.CONTENT)
    return outcome
