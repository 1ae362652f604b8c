"""Our own mark on what is made: the end of a post's slug and of a file's name, the same at every try."""

from __future__ import annotations

import hashlib
import mimetypes
import re
import unicodedata

from smdesk.adapters.base import PublishRequest
from smdesk.core.content import MediaItem

_WORDS = 60  # characters of the readable part; the database keeps 200
_FILE_WORDS = 40


def slug(request: PublishRequest) -> str:
    """`harvest-menu-3f9a1c2b7d`: what it is about, and which publication of ours it is."""
    options = request.options
    about = options.get("slug") or options.get("title") or request.part.text
    mark = hashlib.sha256(request.key.encode()).hexdigest()[:10]
    return f"{plain(about, _WORDS) or 'post'}-{mark}"


def stem(item: MediaItem) -> str:
    """The name of a file, without its ending: the same for the same picture with the same description."""
    mark = hashlib.sha256(f"{item.name}\n{item.alt}".encode()).hexdigest()[:10]
    return f"{plain(item.alt, _FILE_WORDS) or item.kind}-{mark}"


def ending(mime: str) -> str:
    """The ending by which the site tells the type."""
    return {"image/jpeg": ".jpg", "video/quicktime": ".mov"}.get(mime) or mimetypes.guess_extension(mime) or ""


def plain(text: str, most: int) -> str:
    """Lower-case ASCII words with dashes, cut between two words: what WordPress keeps as it is."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_only.replace("'", ""))
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word
        if len(longer) > most:
            return made or word[:most]
        made = longer
    return made
