"""Finding the row that a person means: by number, by name, or by the start of a name that fits only one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlalchemy import select

from smdesk.core.errors import InvalidInput, NotFound
from smdesk.models import Channel, Client, Post, Publication

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def client_id(session: Session, ref: str | int) -> int:
    """The live client with this id, name, or unique start of a name.

    Raises:
        NotFound: `unknown_client` (`name`, `near`), `ambiguous_client` (`name`, `near`: all that fit).
    """
    rows = session.execute(select(Client.id, Client.name).where(Client.deleted_at.is_(None))).all()
    fits, near = _matches(str(ref), {row.id: [row.name] for row in rows})
    if len(fits) > 1:
        raise NotFound("ambiguous_client", name=str(ref), near=near)
    if not fits:
        raise NotFound("unknown_client", name=str(ref), near=near)
    return fits[0]


def channel_id(session: Session, ref: str | int, client: int | None = None) -> int:
    """The live channel with this id, handle, network, `network:handle`, or a unique start of these.

    With `client` only that client's channels count.

    Raises:
        NotFound: `unknown_channel` (`name`, `near`), `ambiguous_channel` (`name`, `near`).
        InvalidInput: `channel_of_other_client` (`channel`, `handle`).
    """
    rows = session.execute(
        select(Channel.id, Channel.client_id, Channel.network, Channel.handle).where(Channel.deleted_at.is_(None))
    ).all()
    names = {}
    for row in rows:
        if client is None or row.client_id == client:
            handle = row.handle.lstrip("@")
            names[row.id] = [f"{row.network}:{handle}", handle or row.network, row.network, f"{row.network}/{handle}"]
    wanted = str(ref).strip().lstrip("@")
    for row in rows:
        if client is not None and row.client_id != client and wanted == str(row.id):
            raise InvalidInput("channel_of_other_client", channel=row.id, handle=row.handle or row.network)
    fits, near = _matches(wanted, names)
    if len(fits) > 1:
        raise NotFound("ambiguous_channel", name=str(ref), near=near)
    if not fits:
        raise NotFound("unknown_channel", name=str(ref), near=near)
    return fits[0]


def post_exists(session: Session, post_id: int) -> None:
    """Raises NotFound `unknown_post` (`post`) unless there is such a live post."""
    found = session.scalar(select(Post.id).where(Post.id == post_id, Post.deleted_at.is_(None)))
    if found is None:
        raise NotFound("unknown_post", post=post_id)


def publication_exists(session: Session, publication_id: int) -> None:
    """Raises NotFound `unknown_publication` (`publication`) unless there is one."""
    if session.scalar(select(Publication.id).where(Publication.id == publication_id)) is None:
        raise NotFound("unknown_publication", publication=publication_id)


def _matches(ref: str, names: Mapping[int, list[str]]) -> tuple[list[int], list[str]]:
    """The rows that fit (one is the answer), and what to suggest where not exactly one does."""
    wanted = ref.strip().casefold()
    if wanted.isdecimal() and int(wanted) in names:
        return [int(wanted)], []
    folded = {row: [name.casefold() for name in given] for row, given in names.items()}
    fits = [row for row, given in folded.items() if wanted and wanted in given]
    fits = fits or [row for row, given in folded.items() if wanted and any(name.startswith(wanted) for name in given)]
    if fits:
        return fits, [f"{row}: {names[row][0]}" for row in fits]
    pool = {name: names[row][0] for row, given in folded.items() for name in given}
    import difflib  # for a mistake only

    close = [pool[name] for name in difflib.get_close_matches(wanted, pool, 5, 0.6)]
    return [], list(dict.fromkeys(close)) or [given[0] for given in list(names.values())[:8]]
