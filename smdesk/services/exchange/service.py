"""Calendars from files: looked at before anything is written, taken in as a whole, and taken back as a whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from textwrap import shorten
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from smdesk.core.checks.base import Finding, Level
from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, NotAllowed, NotFound
from smdesk.core.events import PlanChanged, PostsChanged, PublicationsChanged
from smdesk.core.exchange import reading
from smdesk.core.exchange.drafts import Options
from smdesk.core.exchange.record import Medium
from smdesk.core.exchange.table import Table
from smdesk.db import Database
from smdesk.db.files import written
from smdesk.db.identity import folder_id
from smdesk.models import ImportBatch, KeyDate, Post, table_of
from smdesk.publishing import taken_in
from smdesk.publishing.ledger import Change, Ledger
from smdesk.services import plans
from smdesk.services.exchange import media as exchange_media
from smdesk.services.exchange import pillars
from smdesk.services.exchange import rows as exchange_rows
from smdesk.services.exchange.views import Applied, Batch, Preview
from smdesk.services.exchange.write import Watch, Writer, mark
from smdesk.services.media import MediaService, Store
from smdesk.services.patches import MediaInput

BATCH, POST, DAY = (table_of(each) for each in (ImportBatch, Post, KeyDate))
#: Imports of calendars among those of figures.
KINDS = ("smdesk", "buffer", "hootsuite", "metricool", "ics", "generic")
#: Posts that a sentence names.
TOLD = 3
#: Letters of a text that stands for a title.
_TITLE = 48
WORKBOOKS = {".xlsx", ".xlsm"}


class ExchangeService:
    """One transaction an import: all of it or nothing."""

    def __init__(self, db: Database, clock: Clock, ledger: Ledger, store: Store) -> None:
        self._db = db
        self._clock = clock
        self._ledger = ledger
        self._store = store

    @cached_property
    def folder(self) -> str:
        """The name of this desk in the codes of its exports."""
        return folder_id(self._db)

    # -- looking --------------------------------------------------------------------------------------------------

    def open(self, file: Path, *, sheet: str = "", encoding: str = "", separator: str = "") -> Table:
        """What a file holds. Raises as the readers in `formats` do; InvalidInput `file_kind_unknown`."""
        kind = file.suffix.casefold()
        if kind in WORKBOOKS or (kind not in {".csv", ".tsv", ".txt", ".ics", ".ical"} and _is_zip(file)):
            from smdesk.formats import xlsx_in

            return xlsx_in.read(file, sheet=sheet)
        if kind in {".ics", ".ical"}:
            from smdesk.formats import ics_in

            return ics_in.read(file)
        if kind in {".xls", ".ods", ".numbers", ".pdf", ".docx"}:
            raise InvalidInput("file_kind_unknown", path=str(file), kind=kind)
        from smdesk.formats import csv_in

        return csv_in.read(file, encoding=encoding, separator=separator)

    def preview(self, table: Table, options: Options) -> Preview:
        """What would become of a table; nothing is written.

        Raises:
            NotFound: `unknown_client`. InvalidInput: `unknown_layout`.
        """
        file = Path(str(table.facts.get("path", "")))
        with self._db.read() as session:
            world = exchange_rows.world(session.connection(), self.folder)
        if options.client is not None and world.client_of(options.client) is None:
            raise NotFound("unknown_client", name=str(options.client), near=[])
        found = reading.read(table, options, world, self._clock.now())
        found = replace(found, drafts=exchange_media.looked_up(found.drafts, file.parent, self._store))
        return Preview(file, _sha256(file), table, options, found, world)

    # -- acting ---------------------------------------------------------------------------------------------------

    def apply(self, preview: Preview, watch: Watch | None = None) -> Applied:
        """Take in what the preview shows. Slow for many posts: not for the window's thread.

        What `watch` raises ends it, and nothing of it stays.

        Raises:
            InvalidInput: `nothing_to_import`. StorageError: `disk_full`, ...
        """
        drafts = preview.incoming
        if not drafts:
            raise InvalidInput("nothing_to_import", count=len(preview.read.drafts))
        told = watch or (lambda _done, _total: None)
        brought = self._bring(preview)
        media = MediaService(self._store, self._clock)
        with self._db.write() as unit:
            change = self._ledger.within(unit)
            batch = self._begin(change, preview)
            writer = Writer(change, preview, batch, media, brought, told)
            writer.write()
            unit.connection.execute(
                update(BATCH).where(BATCH.c.id == batch).values(rows=len(writer.posts) + writer.days)
            )
            unit.emit(PostsChanged(ids=tuple(writer.posts) if len(writer.posts) <= exchange_rows.CHUNK else ()))
            if writer.scheduled or writer.history:
                unit.emit(PublicationsChanged())
            unit.emit(PlanChanged())
        self._ledger.tell(change.moves)
        left = len(preview.read.drafts) - len(drafts)
        return Applied(
            batch, tuple(writer.posts), writer.history, writer.scheduled, writer.days, left, tuple(writer.kept)
        )

    def _bring(self, preview: Preview) -> dict[Medium, MediaInput]:
        """The files, copied in before the transaction; a copy that nobody refers to is found again by its content."""
        bringing = exchange_media.Bringing(preview.file.parent, self._store)
        records = (draft.record for draft in preview.incoming if draft.record is not None)
        wanted = dict.fromkeys(medium for record in records for medium in exchange_media.media_of(record))
        return {medium: item for medium in wanted for item in bringing.bring([medium])}

    def _begin(self, change: Change, preview: Preview) -> int:
        """The moment is that of all it writes: undoing knows by it what has no mark of its own."""
        result = change.connection.execute(
            insert(BATCH).values(
                kind=preview.read.layout, filename=preview.file.name[:255], sha256=preview.sha256,
                created_at=change.now,
            )
        )  # fmt: skip
        key = result.inserted_primary_key
        assert key is not None
        return int(key[0])

    def save_wrong(self, preview: Preview, file: Path, told: Callable[[Finding], str], heading: str) -> int:
        """Write the rows that cannot come in to a CSV file, each with what is wrong with it; how many.

        Raises:
            StorageError: `disk_full`, ...
        """
        from smdesk.formats import wrong_rows

        sentences = {
            draft.number: " ".join(told(each) for each in draft.findings if each.level is Level.ERROR)
            for draft in preview.wrong
        }
        data = wrong_rows.write(preview.table, sentences, heading)
        with written(file) as part:
            part.write_bytes(data)
        return len(sentences)

    # -- taking back ----------------------------------------------------------------------------------------------

    def batches(self, limit: int = 50) -> tuple[Batch, ...]:
        """Imports of calendars, the newest first."""
        posts = select(func.count()).where(POST.c.batch_id == BATCH.c.id, POST.c.deleted_at.is_(None))
        query = select(BATCH, posts.scalar_subquery().label("posts")).where(BATCH.c.kind.in_(KINDS))
        with self._db.read() as session:
            rows = session.connection().execute(query.order_by(BATCH.c.id.desc()).limit(limit))
            return tuple(
                Batch(row.id, row.kind, row.filename, row.rows, row.posts, row.created_at, row.undone_at)
                for row in rows
            )

    def undo(self, batch: int, *, rest: bool = False) -> int:
        """Put everything away that came in with an import, and cancel what waits; how many posts.

        With `rest`, what has gone out since stays, and all else is taken back.

        Raises:
            NotFound: `unknown_import` (`number`). NotAllowed: `import_undone` (`number`); `import_is_out` (`number`,
                `posts`, `titles`, `count`): some of it has gone out since, or is on its way.
        """
        with self._db.write() as unit:
            change = self._ledger.within(unit)
            found = change.connection.execute(select(BATCH).where(BATCH.c.id == batch, BATCH.c.kind.in_(KINDS))).first()
            if found is None:
                raise NotFound("unknown_import", number=batch)
            if found.undone_at is not None:
                raise NotAllowed("import_undone", number=batch)
            mine = POST.c.batch_id == batch
            posts = list(
                change.connection.execute(select(POST.c.id).where(mine, POST.c.deleted_at.is_(None))).scalars()
            )
            out = _gone_out(change.connection, posts, found.created_at)
            if out and not rest:
                raise NotAllowed(
                    "import_is_out", number=batch, count=len(out), **_named(change.connection, sorted(out))
                )
            left = [post for post in posts if post not in out]
            _put_away(change, left)
            self._forget_days(change, batch, found.created_at)
            pillars.forget(change, batch, found.created_at)
            change.connection.execute(update(BATCH).where(BATCH.c.id == batch).values(undone_at=change.now))
            unit.emit(PostsChanged(ids=tuple(left) if len(left) <= exchange_rows.CHUNK else ()))
            unit.emit(PublicationsChanged())
            unit.emit(PlanChanged())
        self._ledger.tell(change.moves)
        return len(left)

    def _forget_days(self, change: Change, batch: int, made: datetime) -> None:
        hidden = (DAY.c.kind == "hidden") & (DAY.c.created_at == made)
        change.connection.execute(
            update(DAY)
            .where(DAY.c.deleted_at.is_(None), (DAY.c.ref == mark(batch)) | hidden)
            .values(deleted_at=change.now, changed_at=change.now, version=DAY.c.version + 1)
        )


def _gone_out(connection: Connection, posts: list[int], since: datetime) -> set[int]:
    """Those of the posts of which something is out, or on its way, since they came in."""
    return {
        post for some in exchange_rows.chunks(posts) for post, _ in taken_in.gone_out(connection, some, since)
    }  # fmt: skip


def _put_away(change: Change, posts: list[int]) -> None:
    for some in exchange_rows.chunks(posts):
        taken_in.withdraw(change, some)
        change.connection.execute(
            update(POST)
            .where(POST.c.id.in_(some))
            .values(deleted_at=change.now, changed_at=change.now, version=POST.c.version + 1)
        )


def _named(connection: Connection, posts: list[int]) -> dict[str, Any]:
    told = plans.about(connection, posts[:20])
    titles = [
        told[each].title or shorten(told[each].text, _TITLE, placeholder="…") or f"#{each}" for each in posts[:20]
    ]
    return {"posts": posts[:20], "titles": titles if len(titles) <= TOLD else [*titles[:TOLD], "…"]}


def _is_zip(file: Path) -> bool:
    try:
        with file.open("rb") as head:
            return head.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def _sha256(file: Path) -> str:
    try:
        with file.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()
    except OSError:
        return ""
