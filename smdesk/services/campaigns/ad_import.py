"""Readings from the export of an ad account: shown first, then taken in at once, and taken back at once."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select, update

from smdesk.core import adimport
from smdesk.core.adimport import Told
from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.events import CampaignsChanged
from smdesk.core.records import dataclass
from smdesk.core.walltime import in_zone
from smdesk.db import Database
from smdesk.formats import csv_in, xlsx_in
from smdesk.models import AdReading, Client, ImportBatch
from smdesk.services.campaigns import rows
from smdesk.services.campaigns.views import CampaignView

_KIND = "ads"


@dataclass(frozen=True, slots=True)
class Matched:
    """One line of the file and what it is a reading of; `problem` where it is left out."""

    told: Told
    name: str = ""  # of the campaign, ad set or ad here
    campaign: int = 0
    ad_set: int | None = None
    ad: int | None = None
    spent: int | None = None
    currency: str = ""
    cumulative: bool = False
    problem: str = ""

    @property
    def good(self) -> bool:
        """Whether it will be taken in."""
        return not self.problem


@dataclass(frozen=True, slots=True)
class AdPreview:
    """What a file would bring."""

    file: Path
    sha256: str
    lines: tuple[Matched, ...]
    columns: tuple[str, ...]  # what was recognised
    again: bool = False  # the same file was taken in before

    @property
    def good(self) -> tuple[Matched, ...]:
        """Lines that will be taken in."""
        return tuple(each for each in self.lines if each.good)

    @property
    def problems(self) -> dict[str, int]:
        """How many lines are left out, by reason."""
        return dict(Counter(each.problem for each in self.lines if each.problem))


class AdImport:
    """A file is read outside of any transaction; taking in is one."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def preview(self, file: Path, client: int | None = None) -> AdPreview:
        """What a file would bring; nothing is changed.

        Raises:
            InvalidInput: as `csv_in.read` and `xlsx_in.read`; `ads_export_unknown` (`path`): no export of ads.
        """
        read = xlsx_in.read if file.suffix.lower() == ".xlsx" else csv_in.read
        table = read(file)
        found = adimport.columns(table.headers)
        if not adimport.usable(found):
            raise InvalidInput("ads_export_unknown", path=str(file))
        told = adimport.read(table.headers, [(line.number, line.cells) for line in table.lines])
        sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
        with self._db.read() as session:
            campaigns = rows.several(session, client=client)
            zone = session.scalar(select(Client.zone).where(Client.id == client)) or "UTC"
            before = select(ImportBatch.id).where(
                ImportBatch.sha256 == sha256, ImportBatch.kind == _KIND, ImportBatch.undone_at.is_(None)
            )
            again = session.scalar(before) is not None
        today = in_zone(self._clock.now(), zone).date()
        lines = tuple(_match(each, campaigns, today) for each in told)
        return AdPreview(file, sha256, lines, tuple(found), again)

    def accept(self, preview: AdPreview) -> int:
        """Take the good lines in; the number of the import.

        Raises InvalidInput `ads_import_nothing`: no line can be.
        """
        if not preview.good:
            raise InvalidInput("ads_import_nothing", path=str(preview.file))
        with self._db.write() as unit:
            batch = ImportBatch(
                kind=_KIND, filename=preview.file.name[:255], sha256=preview.sha256, rows=len(preview.good),
                created_at=self._clock.now(),
            )  # fmt: skip
            unit.session.add(batch)
            unit.session.flush()
            for each in preview.good:
                unit.session.add(_row(each, batch.id, self._clock.now()))
            unit.emit(CampaignsChanged(tuple({each.campaign for each in preview.good}), frozenset({"readings"})))
            return int(batch.id)

    def undo(self, batch: int) -> int:
        """Put all readings of an import away; how many. Raises NotFound `ads_import_missing`."""
        return self._mark(batch, self._clock.now())

    def redo(self, batch: int) -> int:
        """Bring them back. Raises NotFound `ads_import_missing`."""
        return self._mark(batch, None)

    def _mark(self, batch: int, at: datetime | None) -> int:
        with self._db.write() as unit:
            row = unit.session.get(ImportBatch, batch)
            if row is None or row.kind != _KIND:
                raise NotFound("ads_import_missing", batch=batch)
            row.undone_at = at
            mine = AdReading.batch_id == batch
            campaigns = tuple(unit.session.scalars(select(AdReading.campaign_id).where(mine).distinct()))
            unit.session.execute(update(AdReading).where(mine).values(deleted_at=at))
            unit.emit(CampaignsChanged(campaigns, frozenset({"readings"})))
            return row.rows


def _row(each: Matched, batch: int, now: datetime) -> AdReading:
    assert each.told.last is not None
    counts = {key: value if key == "results" else int(value) for key, value in each.told.counts.items()}
    return AdReading(
        campaign_id=each.campaign, ad_set_id=each.ad_set, ad_id=each.ad, day=each.told.last.isoformat(),
        cumulative=each.cumulative, spent=each.spent, source="import", batch_id=batch, created_at=now, **counts,
    )  # fmt: skip


def _match(told: Told, campaigns: Sequence[CampaignView], today: date) -> Matched:
    if told.problem:
        return Matched(told, problem=told.problem)
    found = _placed(told, campaigns)
    if found is None:
        return Matched(told, problem="ads_row_unknown")
    owner, part, ad = found
    span = next((each.span for each in owner.sets if each.id == part), owner.span)
    name = next((each.name for each in owner.sets if each.id == part), owner.name)
    made = Matched(told, name, owner.id, part, ad, told.minor(owner.currency), owner.currency,
                   told.first != told.last)  # fmt: skip
    problem = ""
    if told.currency and told.currency != owner.currency:
        problem = "ads_row_currency"
    elif told.last and told.last > today:
        problem = "ads_row_future"
    elif made.cumulative and span.first and told.first and told.first > span.first:
        problem = "ads_row_part"
    return Matched(told, name, owner.id, part, ad, made.spent, owner.currency, made.cumulative, problem)


def _placed(told: Told, campaigns: Sequence[CampaignView]) -> tuple[CampaignView, int | None, int | None] | None:
    """What a line is of, by name: its ad, else its ad set, else its campaign."""
    wanted = {adimport.same_name(each) for each in (told.ad, told.ad_set, told.campaign) if each}
    for owner in campaigns:
        inside = not told.campaign or adimport.same_name(owner.name) in wanted
        for part in owner.sets:
            for ad in part.ads:
                named = adimport.same_name(ad.name) in wanted
                if named and (
                    inside or not told.ad or adimport.same_name(told.campaign) == adimport.same_name(ad.name)
                ):
                    return owner, part.id, ad.id
            if adimport.same_name(part.name) in wanted and inside:
                return owner, part.id, part.ads[0].id if len(part.ads) == 1 else None
    for owner in campaigns:
        if told.campaign and adimport.same_name(owner.name) == adimport.same_name(told.campaign) and not told.ad:
            return owner, None, None
    return None
