"""Where to go in the window, and with what: how one page asks for another without knowing it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page by its name, and what it should show there; a page takes what it understands.

    `Place("composer", row=7)` is a stored post; `Place("composer", client=1, local=…)` a new one on that day and
    hour (naive, in the client's zone); `Place("calendar", local=…)` a day.
    """

    page: str
    row: int = 0
    client: int | None = None
    local: datetime | None = None
    text: str = ""
    files: tuple[Path, ...] = ()
    stage: str = "draft"  # of a new post; "new" for a new row of a part of the dossier
    detail: str = ""  # a part of the page, such as a section of the settings
