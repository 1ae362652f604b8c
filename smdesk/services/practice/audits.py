"""Audits, competitors and tasks of the example desk, made by the services that make a person's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from smdesk.core.audit.shapes import Marketing, Part, Rating, Reputation, Topic
from smdesk.core.clock import Clock
from smdesk.core.walltime import in_zone
from smdesk.db import Database
from smdesk.services.audits.competitors import CompetitorsService
from smdesk.services.audits.findings import FindingsService
from smdesk.services.audits.service import AuditsService
from smdesk.services.practice.example import Example
from smdesk.services.tasks import TasksService

_FILE = "audits.toml"
_PLAIN = ("status", "kind", "decision", "followers", "per_week", "consistency", "figures")


class ExampleAudits:
    """What a folder of an example says of audits; nothing where it says nothing."""

    def __init__(self, db: Database, clock: Clock, example: Example) -> None:
        self._db = db
        self._clock = clock
        self._example, self._said = example, example.said

    def fill(self, clients: Mapping[str, int], zones: Mapping[str, str]) -> None:
        """Make them, for the clients that are there."""
        file = self._example.folder / _FILE
        if not file.is_file():
            return
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        for given in data.get("audit", ()):
            if given["client"] in clients:
                self._audit(clients[given["client"]], self._day(zones, given), given)
        for given in data.get("competitor", ()):
            if given["client"] in clients:
                self._competitor(clients[given["client"]], self._day(zones, {**given, "day": 0}), given)
        tasks = TasksService(self._db, self._clock)
        for given in data.get("task", ()):
            if given["client"] in clients:
                due = self._day(zones, {**given, "day": given["due"]})
                tasks.add(clients[given["client"]], self._said(given["text"]), due=due.isoformat())

    def _day(self, zones: Mapping[str, str], given: Mapping[str, Any]) -> date:
        return in_zone(self._clock.now(), zones[given["client"]]).date() + timedelta(days=given["day"])

    def _all(self, texts: Any) -> tuple[str, ...]:
        return tuple(map(self._said, texts))

    def _audit(self, client: int, day: date, given: Mapping[str, Any]) -> None:
        audits, findings = AuditsService(self._db, self._clock), FindingsService(self._db, self._clock)
        made = audits.new(client, day=day.isoformat(), title=self._said(given.get("title", "")), empty=True)
        for present in made.presences:
            audits.delete_presence(present.id)
        for each in given.get("presence", ()):
            values = {name: each[name] for name in _PLAIN if name in each}
            if "handle" in each:
                values["handle"] = self._said(each["handle"])
            if "last" in each:
                values["last_day"] = day - timedelta(days=each["last"])
            values["checklist"] = {
                **dict.fromkeys(each.get("has", ()), True), **dict.fromkeys(each.get("lacks", ()), False)
            }  # fmt: skip
            audits.add_presence(made.id, each["network"], note=self._said(each.get("note", "")), **values)
        for name, texts in given.get("swot", {}).items():
            audits.set_list(made.id, name, self._all(texts))
        focus = given.get("marketing", {})
        marketing = Marketing(
            self._said(focus.get("position", "")), self._said(focus.get("audience", "")),
            self._said(focus.get("offers", "")), self._all(focus.get("actions", ())),
        )  # fmt: skip
        audits.edit(
            made.id, summary=self._said(given.get("summary", "")), marketing=marketing,
            reputation=self._reputation(given.get("reputation", {})),
        )  # fmt: skip
        for each in given.get("finding", ()):
            found = findings.add(
                made.id, self._said(each["text"]), impact=each["impact"], effort=each["effort"], area=each["area"]
            )
            if "task" in each:
                link = findings.turn(found.id, "task").became
                due = in_zone(self._clock.now(), "UTC").date() + timedelta(days=each["task"])
                TasksService(self._db, self._clock).edit(int(link.partition(":")[2]), due=due.isoformat())

    def _reputation(self, given: Mapping[str, Any]) -> Reputation:
        return Reputation(
            given.get("months", 12),
            tuple(
                Rating(each["site"], each["value"], 5, each.get("count"), each.get("unanswered"),
                       tuple(each.get("stars", ())))
                for each in given.get("ratings", ())
            ),
            tuple(Topic(self._said(each["text"]), each["count"], each["good"]) for each in given.get("topics", ())),
            tuple(
                Part(self._said(each["name"]), each["share"], each.get("ours", False))
                for each in given.get("voice", ())
            ),
            tuple(given.get("tone", ())), self._all(given.get("risks", ())),
        )  # fmt: skip

    def _competitor(self, client: int, today: date, given: Mapping[str, Any]) -> None:
        service = CompetitorsService(self._db, self._clock)
        made = service.add(
            client, self._said(given["name"]), note=self._said(given.get("note", "")),
            pressure=given.get("pressure", ""),
            handles={name: self._said(each) for name, each in given.get("handles", {}).items()},
        )  # fmt: skip
        for network, metrics in given.get("figures", {}).items():
            for metric, days in metrics.items():
                for ago, value in days.items():
                    day = (today + timedelta(days=int(ago))).isoformat()
                    service.figure(made.id, network, metric, value, day=day)
