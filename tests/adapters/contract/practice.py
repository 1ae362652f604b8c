"""The practice network under the contract, once for each way in which a second send is met."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

from smdesk.adapters import registry
from smdesk.adapters.base import Account, Session
from smdesk.adapters.practice import Fault, FaultPlan, PracticeNetwork, connect
from smdesk.adapters.practice.faults import APPLIES, Kind, Operation
from smdesk.core.network import load
from tests.adapters.contract.harness import Harness, Live

TOKEN = "practice-token-of-the-test"


class Practice(Harness):
    network = "practice"
    secrets = (TOKEN,)
    handle: ClassVar = {"upload": "u0"}
    strategies = tuple({"dedupe": name} for name in ("key", "client_id", "two_phase", "lookback", "none"))

    def __init__(self, folder: Path, limits: dict[str, Any]) -> None:
        super().__init__(folder, limits)
        self.practice = PracticeNetwork(folder, self.clock)
        self.practice.open_account("acme", token=TOKEN)

    def account(self) -> Account:
        return Account(load("practice").with_limits(self.limits), "", "acme", "acme", secrets={"token": TOKEN})

    def adapter(self) -> Any:
        return registry.build(self.account(), folder=self.folder, clock=self.clock)

    def connect(self) -> Session:
        return connect(self.practice, handle="acme", secret=TOKEN)

    def live(self) -> list[Live]:
        return [
            Live(post.id, post.text, post.parent, post.root, tuple(item.alt for item in post.media))
            for post in self.practice.posts("acme")
        ]

    def sendings(self) -> int:
        with self.practice.store.read() as db:
            posts = db.execute("SELECT count(*) FROM post").fetchone()[0]
            return int(posts + db.execute("SELECT count(*) FROM waiting WHERE state = 'waiting'").fetchone()[0])

    def changes(self) -> int:
        return self.sendings()

    def troubles(self) -> Iterable[str]:
        return [kind.value for kind in Kind if kind not in {Kind.OK, Kind.SLOW}]

    def trouble(self, operation: str, name: str, number: int | None = None) -> None:
        if number:  # one call of ours is one request here
            return
        operations = [Operation(operation)] if operation in set(Operation) else []
        rules = [Fault(one, name, times=1 if number == 0 else 1000) for one in operations if one in APPLIES[Kind(name)]]
        self.practice.set_faults(FaultPlan(tuple(rules)))

    def clear(self) -> None:
        self.practice.set_faults(None)

    def said(self, text: str, *, author: str = "nuria", post: str = "", parent: str = "", kind: str = "comment") -> str:
        return self.practice.comment(post, author, text, parent=parent, kind=kind, account="acme")

    def done_to(self, identifier: str, author: str) -> set[str]:
        with self.practice.store.read() as db:
            return {row["act"] for row in db.execute("SELECT * FROM act WHERE target IN (?, ?)", (identifier, author))}

    def close(self) -> None:
        self.practice.close()


HARNESS = Practice
