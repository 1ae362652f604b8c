"""The calendar into a file: chosen posts as whole records, their media beside them where they are wanted."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput
from smdesk.core.exchange import own
from smdesk.core.exchange.record import DayRecord, Record, VariantRecord
from smdesk.core.records import dataclass
from smdesk.db import Database
from smdesk.db.files import written
from smdesk.db.identity import folder_id
from smdesk.services.exchange import rows as exchange_rows
from smdesk.services.exchange.write import Watch
from smdesk.services.media import Store

FORMATS = ("ics", "csv", "xlsx")


@dataclass(frozen=True, slots=True)
class What:
    """What of the calendar is wanted; None and "" leave nothing out."""

    clients: frozenset[int] | None = None
    first: date | None = None  # days of each client's own calendar, both included
    last: date | None = None
    ideas: bool = True  # and all else without a date
    key_dates: bool = True
    channels: frozenset[tuple[str, str]] | None = None  # network and handle
    pillars: frozenset[str] | None = None  # names
    statuses: frozenset[str] | None = None
    posts: frozenset[int] | None = None  # only these
    campaigns: frozenset[str] | None = None  # names


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    file: Path
    posts: int
    key_dates: int
    media: int = 0
    missing: int = 0  # media whose files are not there


class ExportingService:
    """Reads only."""

    def __init__(self, db: Database, clock: Clock, store: Store) -> None:
        self._db = db
        self._clock = clock
        self._store = store

    @cached_property
    def folder(self) -> str:
        """The name of this desk in the codes of its exports."""
        return folder_id(self._db)

    def collect(self, what: What) -> tuple[list[Record], list[DayRecord]]:
        """Posts and key dates as records. Slow for many posts: not for the window's thread."""
        with self._db.read() as session:
            connection = session.connection()
            ids = exchange_rows.post_ids(connection, what.clients, what.posts)
            found = exchange_rows.records(session, self.folder, ids)
            wants_days = what.key_dates and what.posts is None
            days = exchange_rows.days(connection, what.clients, what.first, what.last) if wants_days else []
        return [record for record in found if _wanted(record, what)], days

    def write(
        self, file: Path, form: str, what: What, *, language: str = "en", media: bool = False, separator: str = "",
        title: str = "", watch: Watch | None = None,
    ) -> Exported:  # fmt: skip
        """Write the calendar; with `media`, the files into a folder beside it that the table names.

        Raises:
            InvalidInput: `bad_format` (`format`, `known`), `nothing_to_export`. StorageError: `disk_full`, ...
        """
        if form not in FORMATS:  # pages, which a file may be as well, are written elsewhere
            raise InvalidInput("bad_format", field="format", format=form, known=[*FORMATS, "pdf"])
        records, days = self.collect(what)
        if not records and not days:
            raise InvalidInput("nothing_to_export")
        copied = missing = 0
        if media:
            folder = file.with_name(f"{file.stem}-media")
            records, copied, missing = self._with_media(records, folder, watch)
        data = self._made(form, records, days, language, separator, title)
        with written(file) as part:
            part.write_bytes(data)
        return Exported(file, len(records), len(days), copied, missing)

    def text(self, posts: Collection[int]) -> bytes:
        """Some posts as a calendar, for handing to another program."""
        from smdesk.formats import ics_out

        records, _ = self.collect(What(posts=frozenset(posts), key_dates=False))
        return ics_out.write(records, (), self._clock.now())

    def _made(
        self, form: str, records: Sequence[Record], days: Sequence[DayRecord], language: str, separator: str, title: str
    ) -> bytes:
        if form == "ics":
            from smdesk.formats import ics_out

            return ics_out.write(records, days, self._clock.now(), name=title or "smdesk", language=language)
        if form == "xlsx":
            from smdesk.formats import xlsx_plan

            return xlsx_plan.write(records, days, language, title=title or "smdesk")
        from smdesk.formats import csv_plan

        return csv_plan.write(records, days, language, separator=separator)

    def _with_media(
        self, records: Sequence[Record], folder: Path, watch: Watch | None
    ) -> tuple[list[Record], int, int]:
        """The records naming each file where it is beside the table; copied, and missing ones."""
        names: dict[str, str] = {}
        missing: set[str] = set()
        wanted = sorted({
            medium.sha256 for record in records for each in (record.base, *record.variants)
            for part in each.parts for medium in part.media if medium.sha256
        })  # fmt: skip
        if wanted:
            folder.mkdir(parents=True, exist_ok=True)
        for place, sha256 in enumerate(wanted, 1):
            source = self._store.path(sha256)
            if not source.is_file():
                missing.add(sha256)
                continue
            target = folder / source.name
            if not target.is_file() or target.stat().st_size != source.stat().st_size:
                shutil.copyfile(source, target)
            names[sha256] = f"{folder.name}/{source.name}"
            if watch is not None:
                watch(place, len(wanted))
        return [_naming(record, names) for record in records], len(names), len(missing)


def _naming(record: Record, names: dict[str, str]) -> Record:
    def told(each: VariantRecord) -> VariantRecord:
        parts = tuple(
            replace(part, media=tuple(replace(medium, source=names.get(medium.sha256, "")) for medium in part.media))
            for part in each.parts
        )
        return replace(each, parts=parts)

    return replace(record, base=told(record.base), variants=tuple(told(each) for each in record.variants))


def _wanted(record: Record, what: What) -> bool:
    walls = [each.wall for each in record.sendings] or ([record.planned] if record.planned is not None else [])
    if what.posts is None:
        if not walls and not what.ideas:
            return False
        days = [wall.local.date() for wall in walls]
        inside = [
            day for day in days
            if (what.first is None or day >= what.first) and (what.last is None or day <= what.last)
        ]  # fmt: skip
        if days and not inside:
            return False
    if (
        what.channels is not None
        and not {(each.network, each.handle) for each in own.channels_of(record)} & what.channels
    ):
        return False
    if what.pillars is not None and (record.pillar is None or record.pillar.name not in what.pillars):
        return False
    if what.campaigns is not None and record.campaign not in what.campaigns:
        return False
    return what.statuses is None or own.status_of(record) in what.statuses
