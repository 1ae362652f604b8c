"""The content sheets of the example desk: what is written for the designer, what was delivered, what changed since."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput
from smdesk.core.sheet.lines import monday, parse_sizes
from smdesk.core.walltime import in_zone
from smdesk.db import Database
from smdesk.services.practice.example import Example
from smdesk.services.sheets.service import SheetsService

_FILE = "sheet.toml"


class ExampleSheets:
    """What a folder of an example says of design; nothing where it says nothing."""

    def __init__(self, db: Database, clock: Clock, example: Example) -> None:
        self._sheets = SheetsService(db, clock)
        self._clock, self._example = clock, example

    def fill(self, clients: Mapping[str, int], zones: Mapping[str, str], posts: Mapping[str, int]) -> None:
        """Write the briefs, deliver, and change what was thought of afterwards."""
        file = self._example.folder / _FILE
        if not file.is_file():
            return
        said = tomllib.loads(file.read_text(encoding="utf-8"))
        for key, brief in said.get("brief", {}).items():
            self._write(posts[key], brief)
        for each in said.get("delivery", ()):
            today = in_zone(self._clock.now(), zones[each["client"]]).date()
            for week in each["weeks"]:
                self._deliver(clients[each["client"]], monday(today) + timedelta(weeks=week))
        for change in said.get("change", ()):
            self._write(posts[change["post"]], change)

    def _write(self, post: int, given: Mapping[str, Any]) -> None:
        values: dict[str, Any] = {
            name: self._example.said(given[name]) for name in ("art_text", "scene") if name in given
        }
        if "refs" in given:
            values["refs"] = tuple(given["refs"][self._example.language])
        if "sizes" in given:
            values["sizes"] = parse_sizes(given["sizes"])
        self._sheets.write(post, **values)

    def _deliver(self, client: int, week: date) -> None:
        try:
            self._sheets.deliver(client, week)
        except InvalidInput as error:
            if error.code != "sheet_empty":  # late in a month a week may have none
                raise
