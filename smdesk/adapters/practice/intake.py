"""What the practice network refuses: the same limits its data file shows to the composer, checked again at the door."""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.practice.records import Denied, Submission, id_of
from smdesk.core.content import MediaItem
from smdesk.core.network import NetworkSpec
from smdesk.core.outcome import Why
from smdesk.core.steps import StepKind
from smdesk.core.text.counters import measure


def submission(account: str, request: PublishRequest) -> Submission:
    """What a request hands in. A part answers the part before it; the first answers `reply_to`; a comment its post."""
    above = request.parent.id if request.parent else request.reply_to  # an address, where the person gave it
    return Submission(
        account=account,
        key=request.step_key,
        part=request.part,
        kind="comment" if request.step.kind is StepKind.COMMENT else "post",
        parent=id_of(above) if above else "",
        format=request.format,
        languages=request.languages,
        options=request.options,
    )


def check(spec: NetworkSpec, given: Submission) -> None:
    """Refuse what is empty, too long, or has media the network does not take.

    Raises:
        Denied: 422 with `refused_content`, `text_too_long`, `too_many_media` or what `check_medium` says.
    """
    text, media = given.part.text, given.part.media
    if not text.strip() and not media and not given.part.link:
        raise Denied("refused_content", Why.CONTENT, 422)
    if measure(spec, text, field="text" if given.kind == "post" or not spec.comment else "comment").over:
        raise Denied("text_too_long", Why.CONTENT, 422)
    rules = spec.formats.get(given.format, spec.media)
    videos = sum(item.kind == "video" for item in media)
    if videos > rules.max_videos or len(media) - videos > rules.max_images:
        raise Denied("too_many_media", Why.CONTENT, 422)
    for item in media:
        check_medium(spec, item)


def check_medium(spec: NetworkSpec, item: MediaItem) -> None:
    """Refuse one medium.

    Raises:
        Denied: `media_type_refused` 415, `media_too_large` 413, `alt_too_long` 422.
    """
    rules = spec.media
    limit = rules.video_bytes if item.kind == "video" else rules.image_bytes
    if rules.mimes and item.mime not in rules.mimes:
        raise Denied("media_type_refused", Why.CONTENT, 415)
    if limit is not None and item.size > limit:
        raise Denied("media_too_large", Why.CONTENT, 413)
    if rules.alt_limit is not None and len(item.alt) > rules.alt_limit:
        raise Denied("alt_too_long", Why.CONTENT, 422)


def check_time(spec: NetworkSpec, due: datetime | None, now: datetime) -> datetime:
    """The time of a post for the network's own scheduler.

    Raises:
        Denied: 422 with `schedule_too_soon` (not a refusal of the post) or `schedule_too_late`.
    """
    if due is None or due < now + timedelta(seconds=spec.schedule_min_s):
        raise Denied("schedule_too_soon", Why.TRANSIENT, 422)  # it can still be sent at its time
    if due > now + timedelta(seconds=spec.schedule_max_s):
        raise Denied("schedule_too_late", Why.CONTENT, 422)
    return due


def keep(file: Path, name: str, folder: Path) -> None:
    """Copy a medium into the network's own folder, whole or not at all. Raises OSError."""
    target = folder / "media" / name
    if target.exists():
        return
    with file.open("rb") as source, tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as copy:
        shutil.copyfileobj(source, copy, 1 << 20)
    Path(copy.name).replace(target)
