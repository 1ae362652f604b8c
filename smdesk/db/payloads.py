"""The query that turns a stored post into what one channel sends: base variant, the channel's differences over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, or_, select

from smdesk.core import shared_links
from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.errors import NotFound
from smdesk.db import shown
from smdesk.models import Channel, Client, Media, PartMedia, Post, Variant, table_of
from smdesk.models import Part as PartRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_OF, _CLIENT, _VARIANT, _PART, _SHOWN, _MEDIA = (
    table_of(each).c for each in (Post, Client, Variant, PartRow, PartMedia, Media)
)
# Asked for every publication that goes out: built once, and plain rows, for both cost more than SQLite does.
_POST = (
    select(_OF.languages, _CLIENT.languages.label("client_languages"))
    .join(_CLIENT.id.table, _CLIENT.id == _OF.client_id)
    .where(_OF.id == bindparam("post"), _OF.deleted_at.is_(None))
)
_VARIANTS = select(
    _VARIANT.id, _VARIANT.channel_id, _VARIANT.format, _VARIANT.first_comment, _VARIANT.reply_to, _VARIANT.options
).where(
    _VARIANT.post_id == bindparam("post"), or_(_VARIANT.channel_id.is_(None), _VARIANT.channel_id == bindparam("own"))
)
_PARTS = (
    select(_PART.variant_id, _PART.id, _PART.text, _PART.link, *shown.COLUMNS)
    .outerjoin(_SHOWN.id.table, _SHOWN.part_id == _PART.id)
    .outerjoin(_MEDIA.id.table, _MEDIA.id == _SHOWN.media_id)
    .where(_PART.variant_id.in_(bindparam("variants", expanding=True)))
    .order_by(_PART.position, _SHOWN.position)
)
_NETWORK = select(table_of(Channel).c.network).where(table_of(Channel).c.id == bindparam("channel"))


def payload_for(reader: Session | Connection, post_id: int, channel_id: int | None) -> tuple[Payload, str]:
    """What the post says on a channel (None: the base), and its first comment ("" for none).

    A channel's variant replaces the base's parts only when it has parts of its own; its first comment, reply
    target and options stand over the base's one by one. Links that smdesk marked for several networks tell the
    channel's own.

    Raises:
        NotFound: `unknown_post`, also for a post that was deleted.
    """
    post = reader.execute(_POST, {"post": post_id}).one_or_none()  # a session first writes what it holds
    connection = reader if isinstance(reader, Connection) else reader.connection()
    variants = {row.channel_id: row for row in connection.execute(_VARIANTS, {"post": post_id, "own": channel_id})}
    if post is None or None not in variants:
        raise NotFound("unknown_post", post=post_id)
    base, own = variants[None], variants.get(channel_id, variants[None])
    parts = _parts(connection, [own.id, base.id])
    comment = own.first_comment if own.first_comment is not None else base.first_comment
    payload = Payload(
        parts=parts[own.id] or parts[base.id],
        format=own.format,
        languages=tuple(post.languages or post.client_languages[:1]),
        reply_to=own.reply_to or base.reply_to,
        options={key: str(value) for key, value in {**base.options, **own.options}.items()},
    )
    marked = shared_links.read((own if parts[own.id] else base).options)
    below = shared_links.read((own if own.first_comment is not None else base).options) if comment else {}
    network = connection.execute(_NETWORK, {"channel": channel_id}).scalar() if marked or below else None
    told = shared_links.resolved(comment, below, network) if comment and network else comment or ""
    return shared_links.sent(payload, marked, network or ""), told


def _parts(connection: Connection, variants: list[int]) -> dict[int, tuple[Part, ...]]:
    """Parts by variant, in order, each with its media in order."""
    rows: dict[int, dict[int, list[Any]]] = {variant: {} for variant in variants}
    for row in connection.execute(_PARTS, {"variants": variants}):
        rows[row.variant_id].setdefault(row.id, []).append(row)
    return {variant: tuple(_part(each) for each in found.values()) for variant, found in rows.items()}


def _part(rows: list[Any]) -> Part:
    """One part from its rows: one for each medium, or one without."""
    media = tuple(MediaItem(*shown.values(row)) for row in rows if row.sha256 is not None)
    return Part(rows[0].text, media, rows[0].link)
