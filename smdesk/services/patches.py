"""What goes into services: small frozen patches in which an unnamed field means "as it is"."""

from __future__ import annotations

from dataclasses import field, fields
from enum import Enum
from pathlib import Path
from typing import Any, Final

from smdesk.core.content import MediaItem
from smdesk.core.crop import Crop
from smdesk.core.records import dataclass
from smdesk.core.walltime import WallTime


class Keep(Enum):
    """The one value that stands for "not changed", where None has a meaning of its own."""

    KEEP = "keep"


KEEP: Final = Keep.KEEP


@dataclass(frozen=True, slots=True)
class ClientPatch:
    """A new client, or what changes in one."""

    name: str | Keep = KEEP
    zone: str | Keep = KEEP  # IANA
    languages: tuple[str, ...] | Keep = KEEP  # BCP 47
    country: str | Keep = KEEP  # ISO 3166-1 alpha-2
    region: str | Keep = KEEP
    website: str | Keep = KEEP
    sector: str | Keep = KEEP
    color: str | Keep = KEEP  # a name of the theme's palette of clients; "": by its number
    late_limit_min: int | Keep | None = KEEP  # minutes; None: the application's setting
    approval_required: bool | Keep = KEEP


@dataclass(frozen=True, slots=True)
class MediaInput:
    """A file to attach, or a medium already in the media folder, with the text that stands for it."""

    source: Path | MediaItem
    alt: str = ""
    crop: Crop | None = None  # the part that goes out, None: all of it
    shape: str = ""  # a name of core.crop.RATIOS: the largest part of that shape, from the middle


@dataclass(frozen=True, slots=True)
class PartInput:
    """One part of a thread as the person gives it."""

    text: str = ""
    media: tuple[MediaInput, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class VariantInput:
    """Where one channel differs from the base; what is not named is as in the base."""

    parts: tuple[PartInput, ...] | Keep = KEEP
    first_comment: str | Keep | None = KEEP  # None: as in the base
    reply_to: str | Keep = KEEP
    format: str | Keep = KEEP
    options: dict[str, str] | Keep = KEEP


@dataclass(frozen=True, slots=True)
class NewPost:
    """Everything of a new post but its time."""

    client_id: int
    channels: tuple[int, ...] = ()
    base: VariantInput = field(default_factory=VariantInput)
    variants: dict[int, VariantInput] = field(default_factory=dict)  # by channel id
    title: str = ""
    stage: str = "draft"
    languages: tuple[str, ...] = ()
    recurrence: dict[str, Any] | None = None
    pillar_id: int | None = None
    campaign_id: int | None = None
    persona_id: int | None = None  # for whom it is
    planned: WallTime | None = None  # its place in the calendar until it is scheduled


@dataclass(frozen=True, slots=True)
class PostPatch:
    """What changes in a post."""

    base: VariantInput = field(default_factory=VariantInput)
    variants: dict[int, VariantInput] = field(default_factory=dict)  # by channel id
    drop_variants: tuple[int, ...] = ()  # channels that say the same as the base again
    channels: tuple[int, ...] | Keep = KEEP  # exactly these it is written for; what is planned elsewhere stays
    title: str | Keep = KEEP
    stage: str | Keep = KEEP
    languages: tuple[str, ...] | Keep = KEEP
    recurrence: dict[str, Any] | Keep | None = KEEP
    pillar_id: int | Keep | None = KEEP
    campaign_id: int | Keep | None = KEEP
    persona_id: int | Keep | None = KEEP
    planned: WallTime | Keep | None = KEEP  # None: an idea without a date


def named(patch: Any) -> dict[str, Any]:
    """The fields of a patch that say something, as a dictionary."""
    values = {item.name: getattr(patch, item.name) for item in fields(patch)}
    return {name: value for name, value in values.items() if value is not KEEP}
