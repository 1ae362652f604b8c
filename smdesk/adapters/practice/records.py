"""What the practice network keeps of a post, and its ids, addresses and times."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, field
from datetime import UTC, datetime, timedelta
from typing import Any

from smdesk.core.content import MediaItem, Part, medium
from smdesk.core.errors import InvalidInput
from smdesk.core.outcome import RemoteRef, Why
from smdesk.core.records import dataclass

HOST = "practice.invalid"  # RFC 2606: never resolves, so no link of practice leads anywhere
_START = datetime(1970, 1, 1, tzinfo=UTC)
_HANDLE = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?")


class Denied(Exception):
    """The network's clean no: our code, its kind, and the HTTP status a real network would give."""

    def __init__(self, code: str, why: Why, status: int) -> None:
        super().__init__(code)
        self.code, self.why, self.status = code, why, status


@dataclass(frozen=True, slots=True)
class Submission:
    """What a client hands in: a post, a part of a thread or a comment, before the network has given it an id."""

    account: str
    key: str
    part: Part
    kind: str = "post"  # post, comment, or message (private)
    parent: str = ""  # id of what it answers
    format: str = "post"
    languages: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> str:
        """Everything that is shown, as JSON."""
        media = [asdict(item) for item in self.part.media]
        data = {
            "text": self.part.text,
            "media": media,
            "link": self.part.link,
            "format": self.format,
            "languages": self.languages,
            "options": dict(self.options),
        }
        return json.dumps(data, ensure_ascii=False)

    @property
    def likeness(self) -> str:
        """Equal for two posts that nobody could tell apart: text, parent and media."""
        text = unicodedata.normalize("NFC", self.part.text).strip()
        seen = json.dumps([text, self.parent, [item.name for item in self.part.media]])
        return hashlib.sha256(seen.encode()).hexdigest()

    @property
    def chosen_id(self) -> str:
        """The id that a client which may choose it chooses: the same for the same step."""
        return "c" + hashlib.sha256(f"{self.account}|{self.key}".encode()).hexdigest()[:17]


@dataclass(frozen=True, slots=True)
class PracticePost:
    """One post as the feed shows it."""

    id: str
    account: str
    kind: str  # post, comment, or message (private)
    text: str
    media: tuple[MediaItem, ...]
    link: str
    parent: str  # "" for none
    root: str  # its own id when it answers nothing
    created: datetime  # UTC, by the network's clock
    key: str  # the client's key; a real network would not show it
    likeness: str
    format: str
    languages: tuple[str, ...]
    options: Mapping[str, str]

    @property
    def url(self) -> str:
        """The address a person would open."""
        return address(self.account, self.id)

    @property
    def remote(self) -> RemoteRef:
        """What the ledger keeps of it."""
        return RemoteRef(self.id, self.url)

    @classmethod
    def of(cls, row: sqlite3.Row) -> PracticePost:
        """From a row of the post table."""
        body: dict[str, Any] = json.loads(row["body"])
        return cls(
            id=row["id"],
            account=row["account"],
            kind=row["kind"],
            text=body["text"],
            media=tuple(medium(item) for item in body["media"]),
            link=body["link"],
            parent=row["parent"],
            root=row["root"],
            created=moment(row["created"]),
            key=row["key"],
            likeness=row["likeness"],
            format=body["format"],
            languages=tuple(body["languages"]),
            options=body["options"],
        )


def micros(at: datetime) -> int:
    """Microseconds since 1970, exactly."""
    return (at - _START) // timedelta(microseconds=1)


def moment(value: int) -> datetime:
    """The inverse of `micros`."""
    return _START + timedelta(microseconds=value)


def new_id(created: int, number: int) -> str:
    """An id that sorts by time, as most networks have: milliseconds, then the low bits of a counter."""
    return str(max(created // 1000, 1) << 16 | number & 0xFFFF)


def address(account: str, identifier: str) -> str:
    """The address of a post."""
    return f"https://{HOST}/@{account}/{identifier}"


def id_of(text: str) -> str:
    """A post's id from its id or its address."""
    return text.rstrip("/").rsplit("/", 1)[-1]


def clean_handle(handle: str) -> str:
    """A handle in the network's form: small letters, without the at sign.

    Raises:
        InvalidInput: `bad_handle`, unless it is 1 to 40 letters, digits, dots, hyphens or underscores.
    """
    clean = handle.strip().lstrip("@").lower().removesuffix("@" + HOST)
    if not _HANDLE.fullmatch(clean):
        raise InvalidInput("bad_handle", handle=handle, field="handle")
    return clean
