"""What comes from other programs: files, addresses and text, as a new post or an idea."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from PySide6.QtCore import QMimeData

from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Brought:
    """Media files, or words."""

    files: tuple[Path, ...] = ()
    text: str = ""


def brought(data: QMimeData) -> Brought | None:
    """What was brought; None where it is nothing for a post."""
    files, links = [], []
    for url in data.urls():
        if not url.isLocalFile():
            links.append(url.toString())
            continue
        kind = mimetypes.guess_type(url.toLocalFile())[0] or ""
        if kind.startswith(("image/", "video/")):
            files.append(Path(url.toLocalFile()))
    if files:
        return Brought(tuple(files))
    if links:
        return Brought(text="\n".join(links))
    text = data.text().strip() if data.hasText() and not data.hasUrls() else ""
    return Brought(text=text) if text else None
