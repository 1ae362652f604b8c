"""One post of a calendar as a file tells it: all of it, by names and not by numbers of a database."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, field, fields, is_dataclass
from datetime import datetime
from typing import Any

from smdesk.core.records import dataclass
from smdesk.core.walltime import WallTime

#: The version of what stands in the column of smdesk's own; another one is refused.
VERSION = 1


@dataclass(frozen=True, slots=True)
class ChannelRef:
    """A channel by its network and handle. `network` "": only a name was given."""

    network: str
    handle: str = ""

    def __str__(self) -> str:
        return f"{self.network} {self.handle}".strip()


@dataclass(frozen=True, slots=True)
class Medium:
    """One file of a post: by its content where it is known, else by where it is said to be."""

    source: str = ""  # a path, an address
    sha256: str = ""
    alt: str = ""
    filename: str = ""
    crop: Mapping[str, Any] | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class PartRecord:
    """One part of a thread."""

    text: str = ""
    link: str = ""
    media: tuple[Medium, ...] = ()


@dataclass(frozen=True, slots=True)
class VariantRecord:
    """What is said on one channel; `channel` None is the base. Without parts, and with None, it is as in the base."""

    channel: ChannelRef | None = None
    parts: tuple[PartRecord, ...] = ()
    first_comment: str | None = None
    format: str = "post"
    reply_to: str = ""
    options: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Sending:
    """One publication: on a channel, at a wall time, in a state of the ledger."""

    channel: ChannelRef
    wall: WallTime
    state: str = "scheduled"
    occurrence: int = 0
    mode: str = "auto"
    remote_id: str = ""
    url: str = ""
    published_at: str = ""  # ISO 8601, UTC


@dataclass(frozen=True, slots=True)
class PillarRef:
    """A pillar by its name, with what is needed to make it anew."""

    name: str
    kind: str = "other"
    color: str = ""
    target: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """A post. `code` names it for whoever exported it, so that it is known again."""

    code: str = ""
    client: str = ""
    title: str = ""
    stage: str = "draft"
    languages: tuple[str, ...] = ()
    recurrence: Mapping[str, Any] | None = field(default=None, hash=False)
    pillar: PillarRef | None = None
    campaign: str = ""
    persona: str = ""
    planned: WallTime | None = None
    series: str = ""  # the code of the recurring post that it left
    base: VariantRecord = field(default_factory=VariantRecord)
    variants: tuple[VariantRecord, ...] = ()
    sendings: tuple[Sending, ...] = ()

    @property
    def channels(self) -> tuple[ChannelRef, ...]:
        """What it is written for."""
        return tuple(each.channel for each in self.variants if each.channel is not None)

    @property
    def wall(self) -> WallTime | None:
        """Where it stands in the calendar: its first publication, else its place in the plan."""
        times = sorted((each.wall for each in self.sendings), key=lambda wall: wall.local)
        return times[0] if times else self.planned

    @property
    def text(self) -> str:
        """The text of its first part."""
        return self.base.parts[0].text if self.base.parts else ""

    @property
    def known_by(self) -> str:
        """What tells it from others of its time: its text, or its title while nothing is written."""
        return self.text if self.text.strip() else self.title

    @property
    def published(self) -> bool:
        """True when it is out, and nothing of it waits."""
        return bool(self.sendings) and all(each.state == "published" for each in self.sendings)


@dataclass(frozen=True, slots=True)
class DayRecord:
    """A key date."""

    name: str = ""
    day: str = ""  # ISO; "" for one that is hidden
    client: str = ""  # "": of all
    kind: str = "own"
    until: str = ""
    yearly: bool = False
    ref: str = ""
    note: str = ""


# -- as one line of text ------------------------------------------------------------------------------------------


def to_letters(record: Record | DayRecord) -> str:
    """The same in letters and digits only, for where marks mean something."""
    return base64.urlsafe_b64encode(to_text(record).encode()).decode()


def from_letters(text: str) -> Record | DayRecord | None:
    """The inverse of `to_letters`."""
    try:
        return from_text(base64.urlsafe_b64decode("".join(text.split())).decode())
    except ValueError:
        return None


def to_text(record: Record | DayRecord) -> str:
    """Canonical JSON without what is empty, plain ASCII so that no spreadsheet or encoding does it harm."""
    kind = "day" if isinstance(record, DayRecord) else "post"
    data = {"smdesk": VERSION, "is": kind, **_bare(record)}
    return json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def from_text(text: str) -> Record | DayRecord | None:
    """The record; None for what is none, or one of a later version."""
    try:
        data = json.loads(text)
        if not isinstance(data, dict) or data.get("smdesk") != VERSION:
            return None
        return DayRecord(**_kept(data, DayRecord)) if data.get("is") == "day" else _record(data)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _bare(value: Any) -> Any:
    """Plain values, without those that are as they would be anyway."""
    if isinstance(value, WallTime):
        return [value.local.isoformat(), value.zone]
    if is_dataclass(value):
        pairs = ((each, getattr(value, each.name)) for each in fields(value))
        return {each.name: _bare(told) for each, told in pairs if not _as_default(each, told)}
    if isinstance(value, tuple):
        return [_bare(each) for each in value]
    return dict(value) if isinstance(value, Mapping) else value


def _as_default(each: Field[Any], told: Any) -> bool:
    made = each.default_factory() if each.default_factory is not MISSING else each.default
    return bool(told == made)


def _kept(data: Mapping[str, Any], kind: Any) -> dict[str, Any]:
    """What of the data the class has a field for."""
    return {name: data[name] for name in kind.__dataclass_fields__ if name in data}


def _wall(value: Any) -> WallTime | None:
    return WallTime(datetime.fromisoformat(value[0]), str(value[1])) if value else None


def _channel(value: Any) -> ChannelRef | None:
    return ChannelRef(str(value["network"]), str(value.get("handle", ""))) if value else None


def _variant(data: Mapping[str, Any]) -> VariantRecord:
    parts = tuple(
        PartRecord(
            each.get("text", ""), each.get("link", ""),
            tuple(Medium(**_kept(medium, Medium)) for medium in each.get("media", ())),
        )
        for each in data.get("parts", ())
    )  # fmt: skip
    values = {**_kept(data, VariantRecord), "channel": _channel(data.get("channel")), "parts": parts}
    return VariantRecord(**{**values, "options": dict(data.get("options", {}))})


def _sending(data: Mapping[str, Any]) -> Sending:
    channel, wall = _channel(data["channel"]), _wall(data["wall"])
    assert channel is not None
    assert wall is not None
    return Sending(**{**_kept(data, Sending), "channel": channel, "wall": wall})


def _record(data: Mapping[str, Any]) -> Record:
    pillar = data.get("pillar")
    return Record(**{
        **_kept(data, Record),
        "languages": tuple(data.get("languages", ())),
        "pillar": PillarRef(**_kept(pillar, PillarRef)) if pillar else None,
        "planned": _wall(data.get("planned")),
        "base": _variant(data.get("base", {})),
        "variants": tuple(_variant(each) for each in data.get("variants", ())),
        "sendings": tuple(_sending(each) for each in data.get("sendings", ())),
    })  # fmt: skip
