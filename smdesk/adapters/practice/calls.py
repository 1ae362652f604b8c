"""How a client calls the practice network: as one account, with the faults it was told to have."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from smdesk.adapters.base import Account
from smdesk.adapters.practice import answers, server
from smdesk.adapters.practice.faults import Fault, Kind, Operation
from smdesk.adapters.practice.network import PracticeNetwork
from smdesk.adapters.practice.records import Denied
from smdesk.core.errors import AuthExpired, StorageError, Unavailable
from smdesk.core.outcome import CannotTell, Finding, NotSent, Outcome, Refused, Unknown, Why


class Calls:
    """One account, and the three ways of a call: one that acts, one that looks back, one that reads."""

    def __init__(self, account: Account, network: PracticeNetwork) -> None:
        self.account = account
        self.spec = account.spec
        self.network = network

    @property
    def _id(self) -> str:
        return self.account.remote_id or self.account.handle

    @contextmanager
    def _inside(self) -> Iterator[sqlite3.Connection]:
        """One act of the network for this account, after everything has gone live whose time has come."""
        with self.network.store.write() as db:
            server.enter(db, self._id, self.network.now, self.account.secrets.get("token", ""))
            server.settle(db, self.network.now)
            yield db

    @contextmanager
    def _asking(self, operation: Operation | None = None) -> Iterator[None]:
        if operation is not None:
            answers.complain(self.network.draw(self._id, operation), self.network.clock.now(), self.spec.id)
        try:
            with self._inside():
                pass
            yield
        except Denied as no:
            raise AuthExpired(no.code, network=self.spec.id, account=self._id) from no
        except StorageError as error:
            raise Unavailable(error.code, **error.facts) from error

    def _call(self, operation: Operation, key: str, act: Callable[[Fault | None], Outcome]) -> Outcome:
        fault = None
        try:
            fault = self.network.draw(self._id, operation, key)
            told = answers.before(fault, self.network.clock.now())
            if told is not None:
                return told
            if fault is not None and fault.kind in {Kind.SLOW, Kind.STALL}:
                self.network.sleep(fault.seconds)
                if fault.kind == Kind.STALL and not fault.made:
                    return answers.SILENCE
            outcome = act(fault)
        except Denied as no:
            later = no.why is Why.TRANSIENT
            outcome = NotSent(no.code) if later else Refused(no.code, no.why, status=no.status)
        except StorageError as error:
            words = str(error.facts.get("words", ""))
            committing = error.facts.get("stage") == "commit"
            outcome = Unknown(error.code, words) if committing else NotSent(error.code, words)
        return answers.after(fault, outcome)

    def _look(self, operation: Operation, key: str, act: Callable[[sqlite3.Connection], Finding]) -> Finding:
        try:
            fault = self.network.draw(self._id, operation, key)
            if fault is not None and fault.kind in {Kind.SLOW, Kind.STALL}:
                self.network.sleep(fault.seconds)
            told = answers.blind(fault)
            if told is not None:
                return told
            with self._inside() as db:
                return act(db)
        except (Denied, StorageError) as error:
            return CannotTell(error.code, again=True)
