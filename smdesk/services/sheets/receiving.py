"""Files that came from design, before any of them is taken in: what they are, and whose art."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

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


class Known(NamedTuple):
    """A week as far as matching files needs it."""

    lines: tuple[Line, ...]  # of the week
    elsewhere: tuple[Line, ...]  # of posts that were delivered once and stand in another week now
    codes: Mapping[tuple[int, int], int]  # posts by week and number
    sizes: Mapping[str, int]  # bytes of the media that stand in them


def known(session: Session, client: int, monday: date, paths: Iterable[Path]) -> Known:
    """What these files can be matched with. Raises NotFound `unknown_client`."""
    connection = session.connection()
    told = rows.week(session, rows.client(connection, client), monday)
    given = rows.codes(connection, client)
    codes = {
        (day.isocalendar().week, number): post
        for (day, number), post in sorted(given.items(), key=lambda each: -abs((each[0][0] - monday).days))
    }
    codes |= {(monday.isocalendar().week, each.line.number): each.line.post_id for each in told}
    named = mentioned(File(_name(path)) for path in paths)  # not all that was ever delivered: that may be thousands
    away = {codes[each] for each in named & codes.keys()} - {each.line.post_id for each in told}
    others = rows.elsewhere(session, monday, away)
    lines, elsewhere = (tuple(each.line for each in group) for group in (told, others))
    hashes = {each.sha256 for line in (*lines, *elsewhere) for slot in line.slots for each in slot.media}
    sizes = connection.execute(select(_MEDIA.sha256, _MEDIA.size).where(_MEDIA.sha256.in_(sorted(hashes))))
    return Known(lines, elsewhere, codes, {row.sha256: row.size for row in sizes})


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
