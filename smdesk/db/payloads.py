"""The query that turns a stored post into what one channel sends: base variant, the channel's differences over it."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.errors import NotFound
from smdesk.models import Client, Media, PartMedia, Post, Variant
from smdesk.models import Part as PartRow


def payload_for(session: Session, post_id: int, channel_id: int | None) -> tuple[Payload, str]:
    """What the post says on a channel (None: the base), and its first comment ("" for none).

    A channel's variant replaces the base's parts only when it has parts of its own; its first comment, reply
    target and options stand over the base's one by one.

    Raises:
        NotFound: `unknown_post`, also for a post that was deleted.
    """
    post = session.execute(
        select(Post.languages, Client.languages.label("client_languages"))
        .join(Client, Client.id == Post.client_id)
        .where(Post.id == post_id, Post.deleted_at.is_(None))
    ).one_or_none()
    variants = _variants(session, post_id, channel_id)
    if post is None or None not in variants:
        raise NotFound("unknown_post", post=post_id)
    base, own = variants[None], variants.get(channel_id, variants[None])
    parts = _parts(session, [own.id, base.id])
    comment = own.first_comment if own.first_comment is not None else base.first_comment
    payload = Payload(
        parts=parts[own.id] or parts[base.id],
        format=own.format,
        languages=tuple(post.languages or post.client_languages[:1]),
        reply_to=own.reply_to or base.reply_to,
        options={key: str(value) for key, value in {**base.options, **own.options}.items()},
    )
    return payload, comment or ""


def _variants(session: Session, post_id: int, channel_id: int | None) -> dict[int | None, Variant]:
    query = select(Variant).where(
        Variant.post_id == post_id, or_(Variant.channel_id.is_(None), Variant.channel_id == channel_id)
    )
    return {row.channel_id: row for row in session.scalars(query)}


def _parts(session: Session, variant_ids: list[int]) -> dict[int, tuple[Part, ...]]:
    """Parts by variant, in order, each with its media in order."""
    media: dict[int, list[MediaItem]] = defaultdict(list)
    shown = (
        select(PartMedia.part_id, PartMedia.alt, Media)
        .join(Media, Media.id == PartMedia.media_id)
        .join(PartRow, PartRow.id == PartMedia.part_id)
        .where(PartRow.variant_id.in_(variant_ids))
        .order_by(PartMedia.part_id, PartMedia.position)
    )
    for part_id, alt, file in session.execute(shown):
        item = MediaItem(
            file.sha256, file.mime, file.size, file.width, file.height, file.duration_s, alt, file.filename
        )
        media[part_id].append(item)
    parts: dict[int, list[Part]] = defaultdict(list)
    rows = select(PartRow.id, PartRow.variant_id, PartRow.text, PartRow.link)
    for row in session.execute(rows.where(PartRow.variant_id.in_(variant_ids)).order_by(PartRow.position)):
        parts[row.variant_id].append(Part(row.text, tuple(media[row.id]), row.link))
    return {variant: tuple(parts[variant]) for variant in variant_ids}
