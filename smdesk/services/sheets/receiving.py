"""Files that came from design, before any of them is taken in: what they are, and whose art."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Row, select

from smdesk.core.errors import InvalidInput, SmdeskError
from smdesk.core.sheet.lines import Line
from smdesk.core.sheet.matching import File, Match, match, mentioned
from smdesk.models import Media, table_of
from smdesk.services.media import Store
from smdesk.services.sheets import rows
from smdesk.services.sheets.views import Received

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_MEDIA = table_of(Media).c
#: What systems leave in folders and no person made.
_LEFT = frozenset({"thumbs.db", "desktop.ini", "__macosx"})

#: Folders around a file whose names may tell whose art it is.
_FOLDERS = 2
#: Other weeks that are read for the names of files.
_WEEKS = 4


class Known(NamedTuple):
    """A week as far as matching files needs it."""

    lines: tuple[Line, ...]  # of the week
    elsewhere: tuple[Line, ...]  # of posts of another week that the files are called after
    codes: Mapping[tuple[int, int], int]  # posts by week and number
    sizes: Mapping[str, int]  # bytes of the media that stand in them


def known(session: Session, client: int, monday: date, paths: Iterable[Path]) -> Known:
    """What these files can be matched with. Raises NotFound `unknown_client`."""
    connection = session.connection()
    whose = rows.client(connection, client)
    told = rows.week(session, whose, monday)
    given = rows.codes(connection, client)
    codes = {
        (day.isocalendar().week, number): post
        for (day, number), post in sorted(given.items(), key=lambda each: -abs((each[0][0] - monday).days))
    }
    codes |= {(monday.isocalendar().week, each.line.number): each.line.post_id for each in told}
    named = mentioned(File(_name(path)) for path in paths)  # not all that was ever delivered: that may be thousands
    codes |= _undelivered(session, whose, monday, named - codes.keys())
    away = {codes[each] for each in named & codes.keys()} - {each.line.post_id for each in told}
    others = rows.elsewhere(session, monday, away)
    lines, elsewhere = (tuple(each.line for each in group) for group in (told, others))
    hashes = {each.sha256 for line in (*lines, *elsewhere) for slot in line.slots for each in slot.media}
    sizes = connection.execute(select(_MEDIA.sha256, _MEDIA.size).where(_MEDIA.sha256.in_(sorted(hashes))))
    return Known(lines, elsewhere, codes, {row.sha256: row.size for row in sizes})


def _undelivered(
    session: Session, whose: Row[Any], monday: date, named: Collection[tuple[int, int]]
) -> dict[tuple[int, int], int]:
    """Numbers of other weeks whose sheet has been written into a file and not been delivered: what stands there now."""
    found: dict[tuple[int, int], int] = {}
    for week in sorted({week for week, _number in named})[:_WEEKS]:
        at = _nearest(week, monday)
        if at is not None and at != monday:
            lines = (each.line for each in rows.week(session, whose, at))
            found |= {(week, line.number): line.post_id for line in lines if (week, line.number) in named}
    return found


def _nearest(week: int, monday: date) -> date | None:
    """The Monday of the week with this number that is nearest to another Monday; None where no year has it."""
    years = (monday.isocalendar().year + by for by in (-1, 0, 1))
    last = {year: date(year, 12, 28).isocalendar().week for year in years}  # 28 December is in the last week
    there = [date.fromisocalendar(year, week, 1) for year, most in last.items() if 1 <= week <= most]
    return min(there, key=lambda each: abs(each - monday), default=None)


def files_of(paths: Iterable[Path]) -> tuple[tuple[Path, SmdeskError | None], ...]:
    """Each file once, a folder as the files in it and below by name; what cannot be opened with what is wrong."""
    found: dict[Path, SmdeskError | None] = {}
    for path in paths:
        for each, problem in _below(path) if path.is_dir() else [(path, None)]:
            found.setdefault(each, problem)
    return tuple(found.items())


def _below(folder: Path) -> Iterator[tuple[Path, SmdeskError | None]]:
    closed: list[OSError] = []
    for at, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not _hidden(name))
        yield from ((Path(at, name), None) for name in sorted(names) if not _hidden(name))
    for error in closed:
        path = Path(error.filename or folder)
        yield path, InvalidInput("media_unreadable", path=str(path), reason="no_permission")


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.casefold() in _LEFT


def look(store: Store, path: Path, problem: SmdeskError | None = None) -> Received:
    """What one file is; nobody's yet."""
    nobody = Match()
    if problem is not None:
        return Received(path, path.name, (0, 0), 0, "", nobody, problem)
    try:
        item = store.look(path)
    except InvalidInput as error:
        return Received(path, path.name, (0, 0), 0, "", nobody, error)
    return Received(path, path.name, (item.width, item.height), item.size, item.mime, nobody)


def matched(week: Known, files: Sequence[Received]) -> tuple[Received, ...]:
    """The same files with whose art they are; one that cannot be used is nobody's."""
    good = [each for each in files if each.problem is None]
    asked = [File(_name(each.path), each.size) for each in good]
    found = dict(zip((each.path for each in good), match(asked, week.lines, week.codes, week.elsewhere), strict=True))
    by_post = {line.post_id: line for line in (*week.lines, *week.elsewhere)}
    return tuple(_told(each, found.get(each.path, each.match), by_post, week.sizes) for each in files)


def _name(path: Path) -> str:
    return "/".join(path.parts[-_FOLDERS - 1 :])


def _told(file: Received, whose: Match, lines: Mapping[int, Line], sizes: Mapping[str, int]) -> Received:
    line = lines.get(whose.post_id)
    if line is None:
        return file
    told = replace(file, match=whose, title=line.title)
    here = {each.sha256 for each in line.slots[whose.slot].media}
    if file.bytes not in {sizes[each] for each in here}:
        return told
    try:
        with file.path.open("rb") as opened:
            return replace(told, had=hashlib.file_digest(opened, "sha256").hexdigest() in here)
    except OSError:
        return replace(told, problem=InvalidInput("media_unreadable", path=str(file.path), reason="read_error"))
