"""Writing what stands in a sheet: briefs and their codes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from smdesk.core.errors import InvalidInput
from smdesk.core.sheet.lines import Brief, parse_sizes
from smdesk.services.sheets.rows import BRIEF

#: Characters; of the references all together.
LIMITS = {"art_text": 2000, "scene": 5000, "refs": 5000}


def changed(brief: Brief, given: dict[str, Any]) -> Brief:
    """A brief with what is given put in. Raises InvalidInput `brief_too_long` (`field`, `limit`), `bad_size`."""
    values = dict(given)
    for name in ("art_text", "scene"):
        if name in values:
            values[name] = "\n".join(line.rstrip() for line in values[name].strip().splitlines())
    if "refs" in values:
        values["refs"] = tuple(dict.fromkeys(each.strip() for each in values["refs"] if each.strip()))
    if "sizes" in values:
        values["sizes"] = parse_sizes(_written(size) for size in values["sizes"])
    for name, limit in LIMITS.items():
        if name in values and len("\n".join(values[name]) if name == "refs" else values[name]) > limit:
            raise InvalidInput("brief_too_long", field=name, limit=limit)
    return replace(brief, **values)


def _written(size: Any) -> str:
    return size if isinstance(size, str) else "x".join(str(side) for side in size)


def write(connection: Connection, post: int, brief: Brief, now: datetime) -> None:
    """Make a post's brief say this; its codes stay."""
    values = {
        "art_text": brief.art_text, "scene": brief.scene, "refs": list(brief.refs),
        "sizes": [list(size) for size in brief.sizes], "needed": brief.needed, "changed_at": now,
    }  # fmt: skip
    row = insert(BRIEF).values(post_id=post, codes=[], created_at=now, **values)
    connection.execute(row.on_conflict_do_update(index_elements=["post_id"], set_=values))


def add_codes(connection: Connection, monday: date, numbers: Iterable[tuple[int, int]], now: datetime) -> None:
    """Posts are called by these numbers of a week from now on."""
    for post, number in numbers:
        code = [monday.isoformat(), number]
        row = connection.execute(select(BRIEF.c.codes).where(BRIEF.c.post_id == post)).first()
        if row is None:
            write(connection, post, Brief(), now)
        had = row.codes if row is not None else []
        if code not in had:
            connection.execute(update(BRIEF).where(BRIEF.c.post_id == post).values(codes=[*had, code]))


def drop_codes(connection: Connection, monday: date, posts: Iterable[int]) -> None:
    """Posts are not called by a number of this week any more."""
    query = select(BRIEF.c.post_id, BRIEF.c.codes).where(BRIEF.c.post_id.in_(tuple(posts)))
    for post, had in connection.execute(query).all():
        left = [code for code in had if code[0] != monday.isoformat()]
        connection.execute(update(BRIEF).where(BRIEF.c.post_id == post).values(codes=left))
