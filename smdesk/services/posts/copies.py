"""A copy of a post: it says the same on its networks, and to its designer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from smdesk.db.reading import up_to_date
from smdesk.models import Brief, table_of
from smdesk.services.posts import rows as post_rows

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

_BRIEF = table_of(Brief)
#: The numbers it was delivered to design with are not among them: they are of one post only.
_COPIED = ("art_text", "scene", "refs", "sizes", "needed")


def say_as(session: Session, source: int, made: int, now: datetime, *, shared_only: bool = False) -> None:
    """Make the post `made` say what `source` says; with `shared_only` without what single channels say instead.

    Raises NotFound `unknown_post`.
    """
    said = post_rows.snapshot(session, source)
    if shared_only:
        said["variants"] = [variant for variant in said["variants"] if variant["channel_id"] is None]
    post_rows.write_snapshot(session, made, said)
    connection = up_to_date(session)
    values = connection.execute(select(*(_BRIEF.c[name] for name in _COPIED)).where(_BRIEF.c.post_id == source)).first()
    if values is not None:
        own = dict(zip(_COPIED, values, strict=True))
        connection.execute(insert(_BRIEF).values(**own, post_id=made, codes=[], created_at=now, changed_at=now))
