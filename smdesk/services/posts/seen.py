"""What of a post somebody will see on its networks: the one place that tells it, for clients' approval too."""

from __future__ import annotations

from sqlalchemy import Connection, select

from smdesk.core.approval import Content, Part, Place, Shown
from smdesk.models import Channel, table_of
from smdesk.services.views import MediaView, PartView, PostView

_CHANNEL = table_of(Channel)


def content(connection: Connection, post: PostView) -> Content:
    """Everything of it that somebody will see."""
    ids = [each.channel_id for each in post.variants if each.channel_id is not None]
    query = select(_CHANNEL.c.id, _CHANNEL.c.network, _CHANNEL.c.handle).where(_CHANNEL.c.id.in_(ids))
    networks = {row.id: (row.network, row.handle) for row in connection.execute(query)}
    places = tuple(
        Place(*networks[each.channel_id], _parts(each.parts), each.first_comment)
        for each in post.variants
        if each.channel_id in networks
    )
    return Content(_parts(post.base.parts), post.base.first_comment or "", places)


def _parts(given: tuple[PartView, ...]) -> tuple[Part, ...]:
    return tuple(Part(part.text, part.link, tuple(map(shown, part.media))) for part in given)


def shown(medium: MediaView) -> Shown:
    """A medium as somebody will see it."""
    crop = medium.crop
    return Shown(
        medium.sha256, medium.mime, medium.alt, medium.width, medium.height,
        (crop.x, crop.y, crop.w, crop.h) if crop is not None else None,
    )  # fmt: skip
