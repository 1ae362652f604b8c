"""The content that goes out: parts, media and options of one publication, frozen and hashable as JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, field, replace
from typing import Any

from smdesk.core import crop as crops
from smdesk.core.crop import Crop
from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class MediaItem:
    """One medium as attached: where its bytes are (by hash), what they are, and its alternative text."""

    sha256: str
    mime: str
    size: int  # bytes
    width: int = 0  # pixels; 0 where unknown
    height: int = 0
    duration_s: float = 0.0  # seconds; 0 for still images and documents
    alt: str = ""
    filename: str = ""
    crop: Crop | None = None  # the part that goes out, None: all of it
    pages: int = 0  # of a document; 0 where unknown, and for everything else
    # How a film is coded ("H.264", "AAC"); "" where unknown, and of the sound also where there is none. No part of
    # what is the same: it is learnt when a file is read, and is not in what was frozen.
    video_codec: str = field(default="", compare=False)
    audio_codec: str = field(default="", compare=False)
    colors: str = field(default="", compare=False)  # of a picture: "CMYK" where they are those of printing

    @property
    def shape(self) -> tuple[int, int]:
        """Width and height in pixels of what goes out; zeros where unknown."""
        if self.crop is None or not self.width or not self.height:
            return self.width, self.height
        return self.crop.size(self.width, self.height)

    @property
    def name(self) -> str:
        """The hash, with the crop where there is one: equal for media that show the same."""
        return f"{self.sha256}-{self.crop.key}" if self.crop is not None else self.sha256

    @property
    def kind(self) -> str:
        """`image`, `gif`, `video`, `audio`, `document` or `other`, by MIME type."""
        if self.mime == "image/gif":
            return "gif"
        if self.mime == "application/pdf":
            return "document"
        head = self.mime.split("/", 1)[0]
        return head if head in {"image", "video", "audio"} else "other"


def medium(data: Mapping[str, Any]) -> MediaItem:
    """A medium from plain values, as `Payload.to_json` writes them: there the pages of a document are its length."""
    made = MediaItem(**{**data, "crop": crops.from_json(data.get("crop"))})
    if made.kind == "document" and made.duration_s:
        return replace(made, duration_s=0.0, pages=round(made.duration_s))
    return made


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a thread; most posts have exactly one."""

    text: str
    media: tuple[MediaItem, ...] = ()
    link: str = ""  # address whose card is shown below the text, "" for none


@dataclass(frozen=True, slots=True)
class Payload:
    """What one publication sends. Frozen when the publication is claimed; later edits touch the post, not this."""

    parts: tuple[Part, ...]
    format: str = "post"
    languages: tuple[str, ...] = ()  # BCP 47
    reply_to: str = ""  # remote id or address the first part answers, "" for none
    options: Mapping[str, str] = field(default_factory=dict)  # per network: visibility, spoiler, title, ...

    def to_json(self) -> str:
        """Canonical JSON: sorted keys, no spaces, so that equal payloads give equal text."""
        data = asdict(self)
        for part in data["parts"]:
            for item in part["media"]:
                # As it was written before there were crops, pages and codecs: the same content, the same hash.
                del item["video_codec"], item["audio_codec"], item["colors"]
                if item["crop"] is None:
                    del item["crop"]
                if pages := item.pop("pages"):
                    item["duration_s"] = float(pages)
        return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Payload:
        """The inverse of `to_json`."""
        data: dict[str, Any] = json.loads(text)
        parts = tuple(Part(p["text"], tuple(medium(m) for m in p["media"]), p.get("link", "")) for p in data["parts"])
        return cls(
            parts=parts,
            format=data["format"],
            languages=tuple(data["languages"]),
            reply_to=data["reply_to"],
            options=dict(data["options"]),
        )

    @property
    def hash(self) -> str:
        """SHA-256 of the canonical JSON, in hex."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()
