"""Reading and writing what a post says: variants, parts and media as one plain structure, also its snapshots."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, select

from smdesk.core import shared_links
from smdesk.core.content import Part as Said
from smdesk.core.errors import NotFound
from smdesk.core.walltime import WallTime
from smdesk.db import shown
from smdesk.db.reading import up_to_date
from smdesk.models import Channel, Client, Media, Part, PartMedia, Post, Publication, Variant, table_of
from smdesk.services.media import MediaService
from smdesk.services.patches import MediaInput, PartInput, VariantInput, named
from smdesk.services.views import MediaView, PartView, PostView, RevisionView, VariantView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_TITLE = 300

_POST, _CLIENT, _VARIANT, _CHANNEL, _PART, _SHOWN, _MEDIA = (
    table_of(each) for each in (Post, Client, Variant, Channel, Part, PartMedia, Media)
)
# Asked at every look at a post: built once, and plain rows, for both cost more than SQLite does.
_POSTS = (
    select(_POST, _CLIENT.c.name.label("client"), _CLIENT.c.zone.label("zone"))
    .join(_CLIENT, _CLIENT.c.id == _POST.c.client_id)
    .where(_POST.c.id.in_(bindparam("posts", expanding=True)))
)
_VARIANTS = (
    select(_VARIANT, func.coalesce(_CHANNEL.c.handle, "").label("handle"), _CHANNEL.c.network)
    .outerjoin(_CHANNEL, _CHANNEL.c.id == _VARIANT.c.channel_id)
    .where(_VARIANT.c.post_id.in_(bindparam("posts", expanding=True)))
    .order_by(_VARIANT.c.channel_id.is_not(None), _VARIANT.c.channel_id)
)
_PARTS = (
    select(_PART.c.id, _PART.c.variant_id, _PART.c.text, _PART.c.link)
    .where(_PART.c.variant_id.in_(bindparam("variants", expanding=True)))
    .order_by(_PART.c.variant_id, _PART.c.position)
)
_MEDIA_OF = (
    select(_SHOWN.c.part_id, *shown.COLUMNS)
    .join(_MEDIA, _MEDIA.c.id == _SHOWN.c.media_id)
    .join(_PART, _PART.c.id == _SHOWN.c.part_id)
    .where(_PART.c.variant_id.in_(bindparam("variants", expanding=True)))
    .order_by(_SHOWN.c.part_id, _SHOWN.c.position)
)


# Those about classes are made when they are first asked: a start maps no class.
@cache
def _variant() -> Select[Any]:
    return select(Variant).where(
        Variant.post_id == bindparam("post"), Variant.channel_id.is_not_distinct_from(bindparam("channel"))
    )


@cache
def _format() -> Select[Any]:
    return select(Variant.format).where(Variant.post_id == bindparam("post"), Variant.channel_id.is_(None))


def write_variant(
    session: Session, media: MediaService, post_id: int, channel_id: int | None, change: VariantInput
) -> None:
    """Make or change one variant; what the change does not name stays, and parts are replaced as a whole."""
    values = named(change)
    parts: tuple[PartInput, ...] | None = values.pop("parts", None)
    row = session.scalar(_variant(), {"post": post_id, "channel": channel_id})
    new = row is None
    if row is None:
        base = session.scalar(_format(), {"post": post_id})
        row = Variant(post_id=post_id, channel_id=channel_id, format=base or "post")
        session.add(row)
    if "options" in values:  # one option at a time; an empty value takes it out
        merged = {**(row.options or {}), **values["options"]}
        values["options"] = {key: value for key, value in merged.items() if value != ""}
    if parts is not None and shared_links.KEY in (had := values.get("options", row.options) or {}):
        comment = values.get("first_comment", row.first_comment) or ""
        values["options"] = shared_links.pruned(had, [Said(part.text, link=part.link) for part in parts], comment)
    for name, value in values.items():
        setattr(row, name, value)
    session.flush()
    if parts is not None:
        if not new:
            _take_out_parts(session, select(Variant.id).where(Variant.id == row.id))
        _add_parts(session, media, row.id, parts)


def _take_out_parts(session: Session, variants: Select[Any]) -> None:
    parts = select(Part.id).where(Part.variant_id.in_(variants))
    session.execute(delete(PartMedia).where(PartMedia.part_id.in_(parts)))
    session.execute(delete(Part).where(Part.variant_id.in_(variants)))


def _take_out(session: Session, variants: Select[Any]) -> None:
    """Variants with all that they say."""
    _take_out_parts(session, variants)
    session.execute(delete(Variant).where(Variant.id.in_(variants)))


def _add_parts(session: Session, media: MediaService, variant_id: int, parts: tuple[PartInput, ...]) -> None:
    for place, part in enumerate(parts):
        row = Part(variant_id=variant_id, position=place, text=part.text, link=part.link)
        session.add(row)
        session.flush()
        for number, medium in enumerate(part.media):
            identifier = media.remember(session, _item(medium))
            session.add(
                PartMedia(part_id=row.id, media_id=identifier, position=number, alt=medium.alt, crop=_crop(medium))
            )
    session.flush()


def _item(medium: MediaInput) -> Any:
    return medium.source


def _crop(medium: MediaInput) -> dict[str, Any] | None:
    return medium.crop.to_json() if medium.crop is not None and not medium.crop.whole else None


def drop_variant(session: Session, post_id: int, channel_id: int) -> None:
    """Take a channel's own variant away."""
    _take_out(session, select(Variant.id).where(Variant.post_id == post_id, Variant.channel_id == channel_id))


def snapshot(session: Session, post_id: int) -> dict[str, Any]:
    """The post as plain values, media by their hash, for a revision or a copy. Raises NotFound `unknown_post`."""
    view = one(session, post_id)
    return {
        "title": view.title,
        "stage": view.stage,
        "languages": list(view.languages),
        "recurrence": view.recurrence,
        "variants": [
            {
                "channel_id": variant.channel_id,
                "first_comment": variant.first_comment,
                "format": variant.format,
                "reply_to": variant.reply_to,
                "options": dict(variant.options),
                "parts": [
                    {
                        "text": part.text,
                        "link": part.link,
                        "media": [_medium(item) for item in part.media],
                    }
                    for part in variant.parts
                ],
            }
            for variant in view.variants
        ],
    }


def _medium(item: MediaView) -> dict[str, Any]:
    plain = {"sha256": item.sha256, "alt": item.alt}
    return plain | {"crop": item.crop.to_json()} if item.crop is not None else plain


def write_snapshot(session: Session, post_id: int, data: dict[str, Any]) -> None:
    """Make the post say what the snapshot says; variants of channels it does not know are taken away."""
    _take_out(session, select(Variant.id).where(Variant.post_id == post_id))
    for variant in data["variants"]:
        row = Variant(post_id=post_id, **{key: value for key, value in variant.items() if key != "parts"})
        session.add(row)
        session.flush()
        for place, part in enumerate(variant["parts"]):
            part_row = Part(variant_id=row.id, position=place, text=part["text"], link=part["link"])
            session.add(part_row)
            session.flush()
            for number, item in enumerate(part["media"]):
                found = session.scalars(select(Media.id).where(Media.sha256 == item["sha256"])).one()
                session.add(PartMedia(part_id=part_row.id, media_id=found, position=number, alt=item["alt"],
                                      crop=item.get("crop")))  # fmt: skip
    session.flush()


def one(session: Session, post_id: int, *, deleted: bool = False) -> PostView:
    """One post. Raises NotFound `unknown_post` (`post`), also for a deleted one unless `deleted`."""
    found = several(session, [post_id])
    if not found or (found[0].deleted and not deleted):
        raise NotFound("unknown_post", post=post_id)
    return found[0]


def several(session: Session, ids: Sequence[int]) -> list[PostView]:
    """Posts in the order of `ids`, each with all it says, from four queries however many they are."""
    connection = up_to_date(session)
    by_id = {row.id: row for row in connection.execute(_POSTS, {"posts": ids})}
    variants = _variants(connection, ids)
    return [_view(by_id[post_id], variants[post_id]) for post_id in ids if post_id in by_id]


def _variants(connection: Connection, ids: Sequence[int]) -> dict[int, list[VariantView]]:
    rows = connection.execute(_VARIANTS, {"posts": ids}).all()
    parts = _parts(connection, [row.id for row in rows])
    result: dict[int, list[VariantView]] = defaultdict(list)
    for row in rows:
        result[row.post_id].append(
            VariantView(
                row.channel_id,
                row.handle or row.network or "",
                tuple(parts[row.id]),
                row.first_comment,
                row.format,
                row.reply_to,
                row.options,
            )
        )
    return result


def _parts(connection: Connection, variant_ids: Sequence[int]) -> dict[int, list[PartView]]:
    media: dict[int, list[MediaView]] = defaultdict(list)
    for row in connection.execute(_MEDIA_OF, {"variants": variant_ids}):
        media[row.part_id].append(MediaView(*shown.values(row)))
    result: dict[int, list[PartView]] = defaultdict(list)
    for row in connection.execute(_PARTS, {"variants": variant_ids}):
        result[row.variant_id].append(PartView(row.text, row.link, tuple(media[row.id])))
    return result


def _view(row: Row[Any], variants: list[VariantView]) -> PostView:
    return PostView(
        id=row.id,
        client_id=row.client_id,
        client=row.client,
        zone=row.zone,
        title=row.title,
        stage=row.stage,
        languages=tuple(row.languages),
        recurrence=row.recurrence,
        variants=tuple(variants),
        created_at=row.created_at,
        changed_at=row.changed_at,
        version=row.version,
        deleted=row.deleted_at is not None,
        pillar_id=row.pillar_id,
        planned=WallTime(row.planned_wall, row.planned_zone) if row.planned_wall is not None else None,
        campaign_id=row.campaign_id,
        persona_id=row.persona_id,
    )


def live_parts(session: Session, post_id: int) -> dict[int, list[dict[str, Any]]]:
    """Publication id → its parts that the network has given an id, as `{"part", "remote_id", "remote_url"}`."""
    rows = session.execute(
        select(Publication.id, Publication.step_state).where(Publication.post_id == post_id, Publication.kind == "post")
    )
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        done: dict[str, dict[str, Any]] = row.step_state.get("done", {})
        parts = [(int(name.partition(":")[2]), ref) for name, ref in done.items() if name.startswith("part:")]
        found[row.id] = [
            {"part": number + 1, "remote_id": ref["id"], "remote_url": ref.get("url") or None}
            for number, ref in sorted(parts, key=lambda each: each[0])
        ]
    return found


def revision_view(row: Row[Any]) -> RevisionView:
    """The view of a revision row."""
    variants: list[dict[str, Any]] = row.snapshot.get("variants", [])
    parts: list[dict[str, Any]] = next((each["parts"] for each in variants if each["channel_id"] is None), [])
    return RevisionView(row.id, row.at, row.reason, parts[0]["text"] if parts else "", len(parts))
