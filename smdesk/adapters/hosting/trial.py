"""Trying a media host out: a small picture goes there, is read as anybody may read it, and is removed again."""

from __future__ import annotations

import secrets
import tempfile
from pathlib import Path

from smdesk.adapters.hosting.base import MediaHost, hosted, seen, told
from smdesk.adapters.hosting.public import PublicLook
from smdesk.core.content import MediaItem
from smdesk.core.outcome import NotSent, Outcome, Prepared

_SIDE = 64  # pixels


def trial(host: MediaHost, look: PublicLook) -> Outcome:
    """Prepared({"url", "removed"}), else what a publication would have met."""
    with tempfile.TemporaryDirectory(prefix="smdesk-") as folder:
        file = hosted(*_picture(Path(folder)))
        if isinstance(file, NotSent):
            return file
        there = told(host.put(file))
        outcome = seen(there, look, file)
    # A library gives names of its own: also what nobody could fetch goes by the one that it was given.
    put = there.ref.get("name", file.name) if isinstance(there, Prepared) else file.name
    removed = isinstance(host.remove(str(put)), Prepared)
    return Prepared({"url": outcome.ref["url"], "removed": removed}) if isinstance(outcome, Prepared) else outcome


def _picture(folder: Path) -> tuple[MediaItem, Path]:
    """A picture that is another one each time, so that the host cannot say that it has it."""
    from PIL import Image

    file = folder / "smdesk-test.jpg"
    Image.frombytes("RGB", (_SIDE, _SIDE), secrets.token_bytes(3) * _SIDE * _SIDE).save(file, "JPEG")
    name = secrets.token_hex(32)
    return MediaItem(name, "image/jpeg", file.stat().st_size, _SIDE, _SIDE, alt="smdesk test", filename=file.name), file
