"""What belongs to the pillars of the example desk, and places kept in its plan without a word yet, from their file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from smdesk.core.clock import Clock
from smdesk.core.events import PostsChanged
from smdesk.core.walltime import WallTime
from smdesk.db import Database
from smdesk.services.plan import placeholders
from smdesk.services.plan.pillars import PillarsService
from smdesk.services.plan.placeholders import New


def fill(
    db: Database, clock: Clock, language: str, folder: Path, pillars: Mapping[tuple[str, str], int],
    clients: Mapping[str, tuple[int, str, date]], channels: Mapping[str, int],
) -> None:  # fmt: skip
    """Of each client its number, its zone and the day it is there; pillars by client and kind, channels by key."""
    file = folder / "mix.toml"
    if not file.is_file():
        return
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    service = PillarsService(db, clock)
    for client, kinds in data.get("about", {}).items():
        for kind, texts in kinds.items():
            if (client, kind) in pillars:
                service.edit(pillars[client, kind], about=texts[language])
    with db.write() as unit:
        made = []
        for place in data.get("place", ()):
            if place["client"] not in clients:
                continue
            number, zone, today = clients[place["client"]]
            wall = datetime.combine(today + timedelta(days=place["day"]), time.fromisoformat(place["at"]))
            written_for = tuple(channels[name] for name in place["channels"] if name in channels)
            new = New(number, WallTime(wall, zone), written_for, pillars.get((place["client"], place["pillar"])),
                      title=place[language])  # fmt: skip
            made.append(placeholders.make(unit.session, new, clock.now()))
        unit.emit(PostsChanged(ids=tuple(made)))
