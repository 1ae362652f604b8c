"""Images, GIFs and videos of each part against the network's rule: how many, of what kind, how large, how long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from smdesk.core.checks.base import Draft, Finding, Level
from smdesk.core.content import MediaItem, Part
from smdesk.core.network import MediaRule

#: Pixels of a side, ours: of a picture with fewer, such as one that counts visitors, nothing can be seen.
TINY = 8


def count_and_mix(draft: Draft) -> Iterator[Finding]:
    """too_many_ and too_few_ findings, documents_refused, document_alone, media_mix_refused and _required."""
    rule = draft.media_rule
    for number, part in enumerate(draft.payload.parts):
        images = sum(_is_image(item, rule) for item in part.media)
        videos = sum(_is_video(item, rule) for item in part.media)
        yield from _documents(rule, part, number)
        yield from _counts(rule, number, images, videos, len(part.media))
        if images and videos and not rule.mixing and rule.max_images and rule.max_videos:
            yield _finding("media_mix_refused", Level.ERROR, number, images=images, videos=videos)
        if rule.video_required and not videos:
            yield _finding("video_required", Level.ERROR, number)
        elif rule.required and not part.media:
            yield _finding("media_required", Level.ERROR, number)


def _counts(rule: MediaRule, number: int, images: int, videos: int, total: int) -> Iterator[Finding]:
    if images > rule.max_images:
        yield _finding("too_many_images", Level.ERROR, number, count=images, limit=rule.max_images)
    if videos > rule.max_videos:
        yield _finding("too_many_videos", Level.ERROR, number, count=videos, limit=rule.max_videos)
    fits = images <= rule.max_images and videos <= rule.max_videos
    if fits and rule.max_media is not None and total > rule.max_media:
        yield _finding("too_many_media", Level.ERROR, number, count=total, limit=rule.max_media)
    if 0 < total < rule.min_media:
        yield _finding("too_few_media", Level.ERROR, number, count=total, limit=rule.min_media)


def _documents(rule: MediaRule, part: Part, number: int) -> Iterator[Finding]:
    found = [item for item in part.media if item.kind == "document"]
    if found and not rule.max_documents:
        yield _finding("documents_refused", Level.ERROR, number, filename=found[0].filename)
    elif len(found) > rule.max_documents:
        yield _finding("too_many_documents", Level.ERROR, number, count=len(found), limit=rule.max_documents)
    elif found and len(part.media) > len(found):
        yield _finding("document_alone", Level.ERROR, number, filename=found[0].filename)
    for item in found:
        if rule.document_bytes is not None and item.size > rule.document_bytes:
            facts = {"size": item.size, "limit": rule.document_bytes, "filename": item.filename}
            yield _finding("document_too_large", Level.ERROR, number, **facts)
        if rule.document_pages is not None and item.pages > rule.document_pages:
            facts = {"count": item.pages, "limit": rule.document_pages, "filename": item.filename}
            yield _finding("document_too_many_pages", Level.ERROR, number, **facts)


def items(draft: Draft) -> Iterator[Finding]:
    """Every medium by itself: its type, size, duration, shape and alternative text."""
    rule = draft.media_rule
    for number, part in enumerate(draft.payload.parts):
        for index, item in enumerate(part.media):
            facts = {"index": index, "filename": item.filename}
            if item.kind == "document":
                continue  # see `count_and_mix`
            if draft.spec.converts(item.mime, draft.payload.format):
                yield _finding("media_converted", Level.HINT, number, mime=item.mime, **facts)
            elif item.kind == "video" and _type_taken(item, rule):
                yield from _codecs(draft, rule, item, number, facts)
            elif not _type_taken(item, rule):
                level = draft.soft if item.kind == "image" else Level.ERROR
                yield _finding("media_type_refused", level, number, mime=item.mime, allowed=_alike(item, rule), **facts)
            if item.kind == "image":
                yield from _image(draft, rule, item, number, facts)
            elif item.kind == "gif":
                yield from _gif(rule, item, number, facts)
            else:
                yield from _video(rule, item, number, facts)
        yield from _alternative_texts(rule, part, number)


def fetched(draft: Draft) -> Iterator[Finding]:
    """media_host_missing: the network takes addresses, and there is no place that would give the media one."""
    if draft.hosted:
        return
    for number, part in enumerate(draft.payload.parts):
        if any(draft.spec.fetches(item.kind) for item in part.media):
            yield _finding("media_host_missing", Level.ERROR, number, network=draft.spec.id)
            return


def _image(draft: Draft, rule: MediaRule, item: MediaItem, number: int, facts: dict[str, Any]) -> Iterator[Finding]:
    if rule.image_bytes is not None and item.size > rule.image_bytes:
        level = Level.HINT if draft.spec.fits_images else draft.soft
        yield _finding("image_too_large", level, number, size=item.size, limit=rule.image_bytes, **facts)
    if item.size < rule.image_bytes_min:
        yield _finding("image_too_small", draft.soft, number, size=item.size, limit=rule.image_bytes_min, **facts)
    shown = item.shape
    pixels = shown[0] * shown[1]
    if 0 < min(shown) < TINY:
        yield _finding("image_tiny", Level.WARNING, number, width=shown[0], height=shown[1], **facts)
    if item.colors == "CMYK":
        yield _finding("image_cmyk", Level.WARNING, number, **facts)
    if rule.image_pixels is not None and pixels > rule.image_pixels:
        level = Level.HINT if draft.spec.fits_images else draft.soft
        yield _finding("image_too_many_pixels", level, number, pixels=pixels, limit=rule.image_pixels, **facts)
    if rule.image_sides_min is not None and pixels:
        width, height = rule.image_sides_min
        if shown[0] < width or shown[1] < height:
            sides = {"width": shown[0], "height": shown[1], "least_width": width, "least_height": height}
            yield _finding("image_sides_too_short", draft.soft, number, **sides, **facts)
    yield from _ratio("image_ratio_refused", draft.soft, rule.image_ratio, item, number, facts)


def _gif(rule: MediaRule, item: MediaItem, number: int, facts: dict[str, Any]) -> Iterator[Finding]:
    limit = rule.gif_bytes if rule.gif_bytes is not None else rule.image_bytes
    if limit is not None and item.size > limit:
        # An animation made smaller by encoding it again would lose its frames.
        yield _finding("gif_too_large", Level.ERROR, number, size=item.size, limit=limit, **facts)


def _video(rule: MediaRule, item: MediaItem, number: int, facts: dict[str, Any]) -> Iterator[Finding]:
    if rule.video_bytes is not None and item.size > rule.video_bytes:
        yield _finding("video_too_large", Level.ERROR, number, size=item.size, limit=rule.video_bytes, **facts)
    seconds = item.duration_s
    if rule.video_seconds is not None and seconds > rule.video_seconds:
        yield _finding("video_too_long", Level.ERROR, number, seconds=seconds, limit=rule.video_seconds, **facts)
    if 0 < seconds < rule.video_seconds_min:
        yield _finding("video_too_short", Level.ERROR, number, seconds=seconds, limit=rule.video_seconds_min, **facts)
    yield from _ratio("video_ratio_refused", Level.WARNING, rule.video_ratio, item, number, facts)


def _codecs(draft: Draft, rule: MediaRule, item: MediaItem, number: int, facts: dict[str, Any]) -> Iterator[Finding]:
    """A film of which nothing is known has no finding; nor has a silent one about its sound."""
    if item.video_codec and rule.video_codecs and item.video_codec not in rule.video_codecs:
        coded = {"codec": item.video_codec, "allowed": list(rule.video_codecs)}
        yield _finding("video_codec_refused", draft.soft, number, **coded, **facts)
    if item.audio_codec and rule.audio_codecs and item.audio_codec not in rule.audio_codecs:
        coded = {"codec": item.audio_codec, "allowed": list(rule.audio_codecs)}
        yield _finding("audio_codec_refused", draft.soft, number, **coded, **facts)


def _ratio(
    code: str, level: Level, span: tuple[float, float] | None, item: MediaItem, number: int, facts: dict[str, Any]
) -> Iterator[Finding]:
    width, height = item.shape
    if span is None or not width or not height:
        return
    ratio = width / height
    # Sides are whole pixels: 1079 by 1350 is meant to be 4:5.
    if not span[0] * 0.99 <= ratio <= span[1] * 1.01:
        yield _finding(code, level, number, ratio=round(ratio, 3), least=span[0], most=span[1], **facts)


def _alternative_texts(rule: MediaRule, part: Part, number: int) -> Iterator[Finding]:
    if rule.alt_limit is None:
        return
    for index, item in enumerate(part.media):
        facts = {"index": index, "filename": item.filename}
        if item.kind == "document":
            continue  # it has a title instead
        if not item.alt.strip():
            yield _finding("alt_missing", Level.HINT, number, **facts)
        elif len(item.alt) > rule.alt_limit:
            facts |= {"count": len(item.alt), "limit": rule.alt_limit}
            yield _finding("alt_too_long", Level.ERROR, number, **facts)


def _is_image(item: MediaItem, rule: MediaRule) -> bool:
    return item.kind == "image" or (item.kind == "gif" and not rule.gif_as_video)


def _is_video(item: MediaItem, rule: MediaRule) -> bool:
    """Sound takes the place of a video too."""
    return item.kind in {"video", "audio"} or (item.kind == "gif" and rule.gif_as_video)


def _type_taken(item: MediaItem, rule: MediaRule) -> bool:
    return item.kind != "other" and (not rule.mimes or item.mime in rule.mimes)


def _alike(item: MediaItem, rule: MediaRule) -> list[str]:
    """The types that are taken in place of one that is not: of its kind, where there are any."""
    kind = item.mime.partition("/")[0]
    return sorted(each for each in rule.mimes if each.startswith(f"{kind}/")) or sorted(rule.mimes)


def _finding(code: str, level: Level, part: int, /, **facts: Any) -> Finding:
    return Finding(code, level, part, "media", facts)
