"""Objectives, KPIs and signed versions of the example desk, made by the services that make a person's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from smdesk.core.clock import Clock
from smdesk.core.walltime import in_zone
from smdesk.db import Database
from smdesk.services.agreements.service import AgreementsService
from smdesk.services.agreements.signed import SignedService
from smdesk.services.agreements.views import KpiPatch
from smdesk.services.media import MediaService
from smdesk.services.practice.example import Example

_FILE = "agreement.toml"


class ExampleAgreements:
    """What a folder of an example says of agreements; nothing where it says nothing."""

    def __init__(self, db: Database, clock: Clock, media: MediaService, example: Example) -> None:
        self._agreed = AgreementsService(db, clock)
        self._signed = SignedService(db, clock, media)
        self._clock, self._example, self._said = clock, example, example.said
        self._after: list[tuple[int, float]] = []

    def fill(self, clients: Mapping[str, int], zones: Mapping[str, str]) -> None:
        """Make them, for the clients that are there."""
        file = self._example.folder / _FILE
        if not file.is_file():
            return
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        for given in data.get("objective", ()):
            if given["client"] in clients:
                today = in_zone(self._clock.now(), zones[given["client"]]).date()
                self._objective(clients[given["client"]], given, today)
        for given in data.get("signed", ()):
            if given["client"] in clients:
                today = in_zone(self._clock.now(), zones[given["client"]]).date()
                version = self._signed.freeze(clients[given["client"]])
                self._signed.sign(version.id, by=given["by"], on=today + timedelta(days=given["day"]))
        for kpi, target in self._after:
            self._agreed.edit_kpi(kpi, KpiPatch(target=target))

    def _objective(self, client: int, given: Mapping[str, Any], today: date) -> None:
        objective = self._agreed.add_objective(
            client, self._said(given["name"]), note=self._said(given.get("note", ""))
        )
        for row in given["kpi"]:
            start, end = row.get("span", (None, None))
            baseline, target = row.get("values", (None, None))
            more = {"nature": row["nature"]} if "nature" in row else {}
            patch = KpiPatch(
                name=self._said(row["name"]), metric=row["metric"], baseline=baseline, target=target,
                starts=_day(today, start), deadline=_day(today, end), source="hand" if "values" in row else "",
                note=self._said(row.get("note", "")), **more,
            )  # fmt: skip
            kpi = self._agreed.add_kpi(objective.id, patch)
            self._agreed.add_readings(
                kpi.id, [(today + timedelta(days=days), value) for days, value in row.get("readings", ())]
            )
            if "after" in row:
                self._after.append((kpi.id, row["after"]))


def _day(today: date, days: int | None) -> date | None:
    return today + timedelta(days=days) if days is not None else None
