"""The diagnosis: what this installation and this data folder are, what is wrong, and never a secret."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
from dataclasses import field
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from smdesk import __version__
from smdesk.core import zones
from smdesk.core.clock import Clock
from smdesk.core.errors import SecretError, SmdeskError, StorageError
from smdesk.core.publication import State
from smdesk.core.records import dataclass
from smdesk.db import SCHEMA, Backups, Database, open_database
from smdesk.db.inspect import complaints, opened, revision
from smdesk.db.search import Index, SearchIndex
from smdesk.models import Channel, Client, Publication
from smdesk.services.backup import has_content, with_way_out
from smdesk.system import disk, lock
from smdesk.system.paths import DataFolder

#: Libraries whose versions matter in a report.
LIBRARIES = ("SQLAlchemy", "alembic", "APScheduler", "httpx", "keyring", "tzdata", "Pillow", "PySide6-Essentials")
#: States in which something waits for the person.
TROUBLE = (State.FAILED, State.UNCONFIRMED, State.LATE, State.HELD)
LITTLE_SPACE = 500_000_000  # bytes
OLD_SEEN_S = 2 * 86400


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing looked at. `level` is ok, note or problem; `error` is what makes it a problem."""

    name: str
    level: str
    facts: dict[str, Any] = field(default_factory=dict)
    error: SmdeskError | None = None
    found: str = ""  # which of several sentences about it

    @property
    def key(self) -> str:
        """Its sentence in the catalogue, where it is no error."""
        none = self.facts.get("owned") is False or self.facts.get("exists") is False
        return f"probe.{self.name}" + ("_none" if none else f"_{self.found}" if self.found else "")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All probes; fine when none is a problem."""

    probes: tuple[Probe, ...]

    @property
    def fine(self) -> bool:
        """True when nothing must be done."""
        return all(probe.level != "problem" for probe in self.probes)


class Doctor:
    """Looks at a data folder, also when it cannot be opened, and changes nothing of the person's in it.

    The index of the search, which is made from the posts, is brought up to date, or made anew where it is damaged.
    """

    def __init__(self, folder: DataFolder, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def examine(self) -> Diagnosis:
        """Everything, one probe after the other; what fails is a probe too."""
        looks = (
            self._versions, self._place, self._space, self._owner, self._database, self._search, self._backups,
            self._keyring, self._zones, self._clock_probe, self._desk,
        )  # fmt: skip
        probes = []
        for look in looks:
            name = look.__name__.strip("_").removesuffix("_probe")
            try:
                probes.append(look())
            except StorageError as error:
                error = with_way_out(error, Backups(self._folder.root, clock=self._clock))
                probes.append(Probe(name, "problem", dict(error.facts), error))
            except SmdeskError as error:
                probes.append(Probe(name, "problem", dict(error.facts), error))
            except OSError as failure:
                told = disk.storage_error(failure, self._folder.root)
                probes.append(Probe(name, "problem", dict(told.facts), told))
        return Diagnosis(tuple(probes))

    def _versions(self) -> Probe:
        found = {name: _version(name) for name in LIBRARIES}
        facts = {
            "smdesk": __version__,
            "python": platform.python_version(),
            "system": f"{platform.system()} {platform.release()}",
            "sqlite": sqlite3.sqlite_version,
            **{name: version for name, version in found.items() if version},
        }
        return Probe("versions", "ok", facts)

    def _place(self) -> Probe:
        root = self._folder.root
        if root.is_dir() and not os.access(root, os.W_OK):
            raise StorageError("folder_read_only", path=str(root))
        return Probe("place", "ok" if root.is_dir() else "note", {"folder": str(root), "exists": root.is_dir()})

    def _space(self) -> Probe:
        free = disk.free(_existing(self._folder.root))
        return Probe("space", "ok" if free > LITTLE_SPACE else "problem", {"free": free})

    def _owner(self) -> Probe:
        if not self._folder.root.is_dir():
            return Probe("owner", "ok", {"owned": False})
        who = lock.owner(self._folder.root)
        if who is None:
            return Probe("owner", "ok", {"owned": False})
        return Probe("owner", "ok", {"owned": True, "pid": who.pid, "kind": who.kind, "since": who.since})

    def _database(self) -> Probe:
        path = self._folder.database
        if not has_content(path):
            best = Backups(self._folder.root, clock=self._clock).newest_good() if self._folder.root.is_dir() else None
            if best is not None:
                raise StorageError("database_gone", path=str(path), newest_good_backup=str(best.path))
            return Probe("database", "note", {"path": str(path), "exists": False})
        with opened(path) as connection:
            found = revision(connection, path)
            trouble = complaints(connection)
        facts = {"path": str(path), "exists": True, "size": path.stat().st_size, "schema": found or "",
                 "known_schema": SCHEMA.head, "check": trouble or "ok"}  # fmt: skip
        return Probe("database", "problem" if trouble or found not in SCHEMA.revisions else "ok", facts)

    def _search(self) -> Probe:
        with self._reading() as db:
            if db is None:
                return Probe("search", "ok", {"exists": False})
        index, count = SearchIndex(self._folder.root).mend()
        facts = {"exists": index is not Index.NONE, "index": index.value, "posts": count}
        damaged = index is Index.DAMAGED
        return Probe("search", "note" if damaged else "ok", facts, found="anew" if damaged else "")

    def _backups(self) -> Probe:
        found = Backups(self._folder.root, clock=self._clock).all() if self._folder.root.is_dir() else []
        if not found:
            return Probe("backups", "note", {"exists": False})
        return Probe("backups", "ok", {"count": len(found), "newest": found[0].made_at.isoformat()})

    def _keyring(self) -> Probe:
        from smdesk.system.secrets import usable_backend

        try:
            backend = usable_backend()
        except SecretError as error:
            return Probe("keyring", "note", dict(error.facts), error)
        return Probe("keyring", "ok", {"backend": f"{type(backend).__module__}.{type(backend).__name__}"})

    def _zones(self) -> Probe:
        version = zones.version()
        return Probe("zones", "note" if version == "system" else "ok", {"version": version})

    def _clock_probe(self) -> Probe:
        now = self._clock.now()
        newest = self._newest_mark()
        wrong = newest is not None and now < newest
        facts = {"now": now.isoformat(), "newest_record": newest.isoformat() if newest else ""}
        return Probe("clock", "problem" if wrong else "ok", facts)

    def _newest_mark(self) -> datetime | None:
        """The newest time written by the publisher: a clock before it has been set back."""
        with self._reading() as db:
            if db is None:
                return None
            with db.read() as session:
                return session.scalar(select(func.max(Publication.published_at)))

    def _desk(self) -> Probe:
        with self._reading() as db:
            if db is None:
                return Probe("desk", "note", {"clients": 0, "channels": 0, "waiting": 0})
            return _desk(db)

    def _reading(self) -> _Reading:
        return _Reading(self._folder)


class _Reading:
    """The database opened beside whoever owns it; None where there is none, or none of this version."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._db: Database | None = None

    def __enter__(self) -> Database | None:
        if self._folder.database.is_file():
            try:
                self._db = open_database(self._folder.root, owner=False)
            except SmdeskError:
                return None  # the probe of the database has said why
        return self._db

    def __exit__(self, *exc_info: object) -> None:
        if self._db is not None:
            self._db.close()


def _desk(db: Database) -> Probe:
    with db.read() as session:
        clients = session.scalar(select(func.count(Client.id)).where(Client.deleted_at.is_(None))) or 0
        channels = session.execute(
            select(Channel.id, Channel.network, Channel.mode, Channel.problem, Channel.paused).where(
                Channel.deleted_at.is_(None)
            )
        ).all()
        states = session.execute(select(Publication.state, func.count(Publication.id)).group_by(Publication.state))
        counted = {State(state).value: number for state, number in states}
    broken = [{"channel": row.id, "network": row.network, "problem": row.problem} for row in channels if row.problem]
    waiting = sum(counted.get(state.value, 0) for state in TROUBLE)
    facts = {"clients": clients, "channels": len(channels), "broken": broken, "publications": counted,
             "waiting": waiting}  # fmt: skip
    return Probe("desk", "problem" if broken else "note" if waiting else "ok", facts)


def _existing(path: Path) -> Path:
    return next((each for each in (path, *path.parents) if each.exists()), Path(path.anchor))


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def self_test() -> tuple[Probe, ...]:
    """Whether this installation is whole: data files, zones, time, counting, SQLite; touches no data folder."""
    from smdesk.core import network, resources
    from smdesk.core.text import counters

    known = network.known()
    specs = [network.load(name).id for name in known]
    return (
        Probe("python", "ok" if sys.version_info >= (3, 11) else "problem", {"version": platform.python_version()}),
        Probe("resources", "ok", {"folder": str(resources.root())}),
        Probe("networks", "ok" if len(specs) > 1 else "problem", {"count": len(specs)}),
        Probe("zones", "ok" if len(zones.known()) > 300 else "problem", {"version": zones.version()}),
        Probe("counters", "ok" if counters.count("bluesky", "👩‍👩‍👧 ñ") == 3 else "problem", {}),
        Probe(
            "sqlite", "ok" if sqlite3.sqlite_version_info >= (3, 35) else "problem", {"version": sqlite3.sqlite_version}
        ),
    )
