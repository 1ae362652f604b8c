"""Approval rounds of the example desk: sent, answered and waiting, by the services that a person's own go through."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from smdesk.core.approval import Answer, Entry, Given, Round, Says
from smdesk.core.clock import Clock
from smdesk.core.walltime import in_zone
from smdesk.db import Database
from smdesk.formats import approval_answer
from smdesk.publishing.ledger import Ledger
from smdesk.services.approvals.answers import ApprovalAnswers
from smdesk.services.approvals.sending import ApprovalSending
from smdesk.services.approvals.service import ApprovalsService
from smdesk.services.planning import PlanningService
from smdesk.services.practice.example import Example

_FILE = "approvals.toml"


class ExampleRounds:
    """What a folder of an example says of rounds; nothing where it says nothing."""

    def __init__(self, db: Database, clock: Clock, example: Example) -> None:
        ledger = Ledger(db, clock)
        planning = PlanningService(db, ledger)
        self._rounds = ApprovalsService(db, clock)
        self._sending = ApprovalSending(db, clock, ledger, planning)
        self._answers = ApprovalAnswers(db, clock, ledger, planning)
        self._clock, self._example = clock, example

    def fill(self, clients: Mapping[str, int], zones: Mapping[str, str], posts: Mapping[str, int]) -> None:
        """Make them, for the clients that are there."""
        file = self._example.folder / _FILE
        if not file.is_file():
            return
        for given in tomllib.loads(file.read_text(encoding="utf-8")).get("round", ()):
            if given["client"] in clients:
                self._round(clients[given["client"]], zones[given["client"]], given, posts)

    def _round(self, client: int, zone: str, given: Mapping[str, Any], posts: Mapping[str, int]) -> None:
        today, said = in_zone(self._clock.now(), zone).date(), self._example.said
        deadline = datetime.combine(today + timedelta(days=given["until"]), time(18)) if "until" in given else None
        numbers = [posts[key] for key in given["posts"]]
        made = self._rounds.create(
            client, numbers, said(given["name"]), deadline=deadline, message=said(given.get("message", "")),
            language=self._example.language,
        )  # fmt: skip
        if not given.get("sent"):
            return
        out, _undo = self._sending.send(made.id)
        if "answer" in given:
            keys = {item.post_id: str(item.id) for item in made.items}
            entries = {entry.key: entry for entry in out.entries}
            told = {keys[posts[each["post"]]]: each for each in given["answer"]}
            answer = self._answer(out, entries, told, said(given["by"]))
            self._answers.apply(approval_answer.write(answer), said(given["file"]))

    def _answer(
        self, out: Round, entries: Mapping[str, Entry], told: Mapping[str, Mapping[str, Any]], by: str
    ) -> Answer:
        said = self._example.said
        given = [
            Given(key, entries[key].digest, Says(each["says"]), said(each.get("comment", "")),
                  (said(each["text"]),) if "text" in each else ())
            for key, each in told.items()
        ]  # fmt: skip
        return Answer(out.key, out.digest, tuple(given), by)
