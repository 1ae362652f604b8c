"""Key dates and kept queue slots of the example desk, made by the services that make a person's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from smdesk.core import slots
from smdesk.core.clock import Clock
from smdesk.core.walltime import in_zone
from smdesk.db import Database
from smdesk.services.channels import ChannelsService
from smdesk.services.plan.keydates import KeyDatesService
from smdesk.services.practice.example import Example

_FILE = "keydates.toml"


class ExampleKeyDates:
    """What a folder of an example says of days; nothing where it says nothing."""

    def __init__(self, db: Database, clock: Clock, example: Example, channels: ChannelsService) -> None:
        self._dates = KeyDatesService(db, clock)
        self._clock = clock
        self._example = example
        self._channels = channels

    def fill(
        self,
        clients: Mapping[str, int],
        zones: Mapping[str, str],
        channels: Mapping[str, int],
        pillars: Mapping[tuple[str, str], int],
    ) -> None:
        """Make them, for the clients and channels that are there."""
        file = self._example.folder / _FILE
        if not file.is_file():
            return
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        for given in data.get("date", ()):
            if given["client"] in clients:
                self._date(clients[given["client"]], zones[given["client"]], given)
        owners = {each["key"]: each["client"] for each in self._example.plan["channel"]}
        for given in data.get("slot", ()):
            pillar = pillars.get((owners.get(given["channel"], ""), given["pillar"]))
            if given["channel"] in channels and pillar is not None:
                self._keep(channels[given["channel"]], given["at"], pillar)

    def _date(self, client: int, zone: str, given: Mapping[str, Any]) -> None:
        today = in_zone(self._clock.now(), zone).date()
        first, last = (today + timedelta(days=given.get(name, given["day"])) for name in ("day", "until"))
        self._dates.add(
            client, given[self._example.language], first, last, yearly=given.get("yearly", False),
            kind="quiet" if given.get("quiet") else "own",
        )  # fmt: skip

    def _keep(self, channel: int, at: str, pillar: int) -> None:
        weekly = slots.from_json([list(each) for each in self._channels.show(channel).slots])
        kept = {(each.weekday, each.at) for each in slots.parse(at)}
        self._channels.set_slots(
            channel,
            [replace(each, pillar=pillar) if (each.weekday, each.at) in kept else each for each in weekly],
        )
