"""What comes from other programs: files, addresses and text, as a new post or an idea."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from PySide6.QtCore import QMimeData

from smdesk.core.records import dataclass

#: Endings of files that are imported.
CALENDARS = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".ics"})


@dataclass(frozen=True, slots=True)
class Brought:
    """Media files, or words, or a whole calendar in a file."""

    files: tuple[Path, ...] = ()
    text: str = ""
    calendar: Path | None = None


def brought(data: QMimeData) -> Brought | None:
    """What was brought; None where it is nothing for a post."""
    files, links = [], []
    for url in data.urls():
        if not url.isLocalFile():
            links.append(url.toString())
            continue
        if Path(url.toLocalFile()).suffix.casefold() in CALENDARS:
            return Brought(calendar=Path(url.toLocalFile()))
        kind = mimetypes.guess_type(url.toLocalFile())[0] or ""
        if kind.startswith(("image/", "video/")):
            files.append(Path(url.toLocalFile()))
    if files:
        return Brought(tuple(files))
    if links:
        return Brought(text="\n".join(links))
    text = data.text().strip() if data.hasText() and not data.hasUrls() else ""
    return Brought(text=text) if text else None
