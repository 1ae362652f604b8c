"""Whether a status that the server shows is the one that was to be sent.

The server shows HTML, shortens links, drops the server from a mention or adds it, and turns some signs into markup.
In descending order of what can be trusted: the ids of our uploads; the source text, which servers keep since
Mastodon 3.5; the shown text; the shown text without its links.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any

from smdesk.adapters.mastodon.api import identifier, instant
from smdesk.core.content import MediaItem
from smdesk.core.records import dataclass
from smdesk.core.text.normalise import fingerprint, html_to_text

_MENTION = re.compile(r"(@[\w.-]*\w)@[\w.-]*\w(?::\d+)?")


class Verdict(Enum):
    """What one look at a status says."""

    OURS = 3
    LIKELY = 2  # the same apart from links: its source decides, and without a source it counts as ours
    OPEN = 1  # another text, but the server may have changed it: its source decides
    OTHER = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A status as listed."""

    id: str
    at: datetime
    parent: str
    data: Mapping[str, Any]

    @classmethod
    def of(cls, data: object) -> Shown | None:
        """From the API's JSON; None for what is no status of its own (a boost, an odd row)."""
        if not isinstance(data, dict) or data.get("reblog"):
            return None
        status_id, at = identifier(data.get("id")), instant(data.get("created_at"))
        if not status_id or at is None:
            return None
        return cls(status_id, at, identifier(data.get("in_reply_to_id")), data)

    @property
    def media(self) -> list[Mapping[str, Any]]:
        """Its attachments."""
        rows = self.data.get("media_attachments")
        return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: text as sent, media in order, ids of the uploads, and the status it answers."""

    text: str
    media: tuple[MediaItem, ...]
    ids: tuple[str, ...]
    parent: str

    def judge(self, shown: Shown) -> Verdict:
        """Compare with a listed status; its place in a thread and the number of its media must agree."""
        if shown.parent != self.parent or len(shown.media) != len(self.media):
            return Verdict.OTHER
        if self.ids and tuple(identifier(row.get("id")) for row in shown.media) == self.ids:
            return Verdict.OURS
        source = shown.data.get("text")  # snac gives it in every listing
        if isinstance(source, str):
            return Verdict.OURS if self.is_source(source) and self._same_alts(shown) else Verdict.OTHER
        seen = html_to_text(str(shown.data.get("content") or ""))
        if plain(seen) == plain(self.text):
            return Verdict.OURS if self._same_alts(shown) else Verdict.OTHER
        mark = plain(fingerprint(self.text))
        return Verdict.LIKELY if mark and plain(fingerprint(seen)) == mark else Verdict.OPEN

    def is_source(self, source: str) -> bool:
        """True when a status's source is the text that was sent."""
        return plain(source) == plain(self.text)

    def _same_alts(self, shown: Shown) -> bool:
        # With a text the text decides; without one only the descriptions tell two pictures apart.
        if plain(self.text):
            return True
        return [plain(str(row.get("description") or "")) for row in shown.media] == [plain(m.alt) for m in self.media]


def plain(text: str) -> str:
    """NFC, spaces collapsed, mentions without their server."""
    return _MENTION.sub(r"\1", " ".join(unicodedata.normalize("NFC", text).split()))
