"""The upload step of media that a network fetches: put at a public address, and cleared away when nobody needs it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Connection, func, select

from smdesk.core.clock import Clock
from smdesk.core.content import MediaItem
from smdesk.core.errors import SecretError
from smdesk.core.hosting import HostInfo
from smdesk.core.outcome import NotSent, Outcome, Prepared, Refused, Why
from smdesk.core.publication import OPEN, State
from smdesk.publishing.jobs import PUBLICATION, in_states

if TYPE_CHECKING:
    from smdesk.adapters.hosting import MediaHost, PublicLook, Settled
    from smdesk.adapters.http import Http

#: A file of which no publication that may still go out speaks is cleared away this long after it was put there.
KEEP = timedelta(hours=24)


class Secrets(Protocol):
    """What is needed of the keyring."""

    def get(self, ref: str) -> Mapping[str, str]:
        """The secrets of a reference. Raises SecretError."""


Build = Callable[[HostInfo, dict[str, str], "Http", Clock], "MediaHost"]


class Hosting:
    """The media hosts in use, one object each; called from the threads of the network pool."""

    def __init__(
        self, secrets: Secrets, clock: Clock, *, build: Build | None = None, look: PublicLook | None = None
    ) -> None:
        self._secrets, self._clock = secrets, clock
        self._build, self._look = build, look
        self._hosts: dict[int, tuple[HostInfo, MediaHost]] = {}
        self._handed: set[tuple[int, str]] = set()  # by this process: nothing of it is cleared away before its end
        self._going: set[tuple[int, str]] = set()
        self._guard = threading.Lock()

    def put(self, info: HostInfo | None, item: MediaItem, file: Path | None) -> Outcome:
        """Hand one medium over: Prepared({"url", "name", "host"}), else what went wrong."""
        if info is None:
            return Refused("host_missing", Why.AUTH)
        from smdesk.adapters.hosting import hand_over, hosted

        ready = hosted(item, file)
        if isinstance(ready, NotSent):
            return ready
        try:
            host = self._host(info)
        except SecretError as error:
            code = "host_secret_missing" if error.code == "secret_missing" else error.code
            return Refused(code, Why.AUTH)
        with self._guard:
            self._handed.add((info.id, ready.name))
            if (info.id, ready.name) in self._going:
                return NotSent("host_busy")  # it is being cleared away at this very moment
        outcome = hand_over(host, self._public(), ready)
        return Prepared({**outcome.ref, "host": info.id}) if isinstance(outcome, Prepared) else outcome

    def settle(
        self, kind: str, server: str, handle: str, secret: str, options: Mapping[str, str],
        known: Mapping[str, Mapping[str, Any]],
    ) -> Settled:  # fmt: skip
        """Check what a person gives for a new media host. Raises as `adapters.hosting.settle`."""
        from smdesk.adapters.hosting import Given, settle
        from smdesk.adapters.http import Http

        http = Http.create(secrets=[secret])
        try:
            return settle(kind, Given(server, handle, secret, options, known), http)
        finally:
            http.close()

    def trial(self, info: HostInfo, secrets: Mapping[str, str]) -> Outcome:
        """Put a small picture there, read it as anybody may, remove it: Prepared({"url"}), else what went wrong."""
        from smdesk.adapters.hosting import trial

        host = self._made(info, secrets)
        try:
            return trial(host, self._public())
        finally:
            host.close()

    def clear(self, info: HostInfo, needed: frozenset[tuple[int, str]], *, keep: timedelta = KEEP) -> int:
        """Remove what lies there and is needed no more; how many files that were.

        `needed`: as `needed_files`, read before this is called. Raises SecretError; OSError when the host is silent.
        """
        host = self._host(info)
        before, gone = self._clock.now() - keep, 0
        for file in host.stored():
            named = (info.id, file.name)
            if file.at > before or named in needed or not self._may_go(named, even_new=not keep):
                continue
            try:
                gone += isinstance(host.remove(file.name), Prepared)
            finally:
                with self._guard:
                    self._going.discard(named)
        return gone

    def _may_go(self, named: tuple[int, str], *, even_new: bool) -> bool:
        with self._guard:
            if named in self._handed and not even_new:
                return False
            self._going.add(named)
            return True

    def _host(self, info: HostInfo) -> MediaHost:
        with self._guard:
            known = self._hosts.get(info.id)
            if known is not None and known[0] == info:
                return known[1]
        host = self._made(info, self._secrets.get(info.secret_ref))
        with self._guard:
            self._hosts[info.id] = (info, host)
        return host

    def _made(self, info: HostInfo, secrets: Mapping[str, str]) -> MediaHost:
        from smdesk.adapters.hosting import build
        from smdesk.adapters.http import Http

        return (self._build or build)(info, dict(secrets), Http.create(secrets=secrets.values()), self._clock)

    def _public(self) -> PublicLook:
        from smdesk.adapters.hosting import PublicLook
        from smdesk.adapters.http import Http

        with self._guard:
            if self._look is None:
                self._look = PublicLook(Http.create())
            return self._look


def needed_files(connection: Connection) -> frozenset[tuple[int, str]]:
    """Host and name of every file that a publication may still send a network to: also one that can be tried again."""
    speaks = func.instr(PUBLICATION.c.step_state, '"host"') > 0
    may_go = in_states(PUBLICATION, PUBLICATION.c.id, dict.fromkeys(sorted(OPEN | {State.FAILED}), speaks))
    found: set[tuple[int, str]] = set()
    for state in connection.scalars(select(PUBLICATION.c.step_state).where(PUBLICATION.c.id.in_(may_go))):
        steps = state.get("done", {}).values()
        found |= {(ref["host"], ref["name"]) for ref in steps if "host" in ref and "name" in ref}
    return frozenset(found)
