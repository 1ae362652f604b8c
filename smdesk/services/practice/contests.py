"""Contests of the example desk, from their own file: made, promised and drawn at the days on which that happens."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from smdesk.core import resources
from smdesk.core.clock import Clock
from smdesk.core.contest import TEXTS
from smdesk.core.walltime import WallTime, in_zone, resolve
from smdesk.db import Database
from smdesk.services.campaigns.service import CampaignsService
from smdesk.services.contests.draws import ContestDraws
from smdesk.services.contests.service import ContestsService


class ExampleContests:
    """`at` sets the clock of the services, which `clock` is, to an instant of the past."""

    def __init__(
        self, db: Database, clock: Clock, language: str, at: Callable[[datetime], object], folder: Path | None = None
    ) -> None:
        self._db, self._clock, self._language, self._at = db, clock, language, at
        self._file = (folder or resources.path("practice", "desk")) / "contests.toml"
        self._now = clock.now()

    def fill(self, clients: Mapping[str, int], zones: Mapping[str, str], posts: Mapping[str, int]) -> int:
        """Make the contests of the clients that are there; how many. The clock shows the present again then."""
        if not self._file.is_file():
            return 0
        data = tomllib.loads(self._file.read_text(encoding="utf-8"))
        made = [each for each in data["contest"] if each["client"] in clients]
        for each in made:
            self._contest(each, clients[each["client"]], zones[each["client"]], posts)
        self._at(self._now)
        return len(made)

    def _contest(self, data: Mapping[str, Any], client: int, zone: str, posts: Mapping[str, int]) -> None:
        contests = ContestsService(self._db, self._clock)
        draws = ContestDraws(self._db, self._clock, lambda: hashlib.sha256(data["key"].encode()).hexdigest())
        when = {name: self._wall(data[name], zone) for name in ("opens", "closes", "draws", "promised", "drawn")
                if name in data}  # fmt: skip
        self._go(when["promised"], zone)
        named = {name: number for number, name in CampaignsService(self._db, self._clock).names(client)}
        made = contests.add(
            client, self._said(data["name"]), prize=self._said(data["prize"]), winners=data["winners"],
            reserves=data["reserves"], post_id=posts.get(data.get("post", "")),
            campaign_id=named.get(self._said(data["campaign"])) if "campaign" in data else None,
            rules={name: self._said(data[name]) for name in TEXTS if name in data}, language=self._language,
            **{name: when[name] for name in ("opens", "closes", "draws")},
        )  # fmt: skip
        contests.make_legal(made.id)
        draws.commit(made.id)
        self._go(when.get("drawn"), zone)
        contests.paste(made.id, "\n".join(data["entries"]), data["network"])
        reasons = data.get("excluded", {})
        out = {each.id: self._said(reasons[each.name]) for each in contests.entries(made.id) if each.name in reasons}
        contests.set_reasons(made.id, out)
        if "drawn" in when:
            draws.draw(made.id)

    def _go(self, wall: datetime | None, zone: str) -> None:
        instant = resolve(WallTime(wall, zone)).instant if wall is not None else self._now
        self._at(min(instant, self._now))

    def _wall(self, told: tuple[int, str], zone: str) -> datetime:
        day = in_zone(self._now, zone).date() + timedelta(days=told[0])
        return datetime.combine(day, time.fromisoformat(told[1]))

    def _said(self, words: Mapping[str, str]) -> str:
        return words.get(self._language, words["en"])
