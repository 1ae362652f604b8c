"""Images made ready to be handed over: within a size limit, and without the place and camera they were taken with.

An image within the limit keeps every byte of its picture; only the segments that carry metadata are cut out, and
the orientation is kept in a block of its own, so that it is shown as before. One above the limit is encoded again,
just under it. The file itself is never touched.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from smdesk.core.errors import InvalidInput

if TYPE_CHECKING:
    from PIL import Image

MAX_PIXELS = 120_000_000  # more than that in one image is an attack or a mistake
QUALITIES = (40, 95)  # lowest and highest that is tried before the image is made smaller
_JPEG_META = {0xE1, 0xED, 0xFE}  # Exif and XMP, IPTC, comment; APP0, APP2 (colour profile) and APP14 stay
_PNG_META = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
_WEBP_META = {b"EXIF", b"XMP "}
_ORIENTATION = 0x0112


class Fitted(NamedTuple):
    """The bytes to hand over, their type, and the size in pixels as shown (orientation applied)."""

    data: bytes
    mime: str
    width: int
    height: int


def fit_image(path: Path, mime: str, max_bytes: int) -> Fitted:
    """The image of a file within `max_bytes`. See `fit_bytes`. Raises OSError when the file cannot be read."""
    return fit_bytes(path.read_bytes(), mime, max_bytes)


def fit_bytes(data: bytes, mime: str, max_bytes: int) -> Fitted:
    """The image within `max_bytes`, free of metadata.

    Raises:
        InvalidInput: `image_unreadable`; `image_huge` (pixels); `image_animated_too_large`, since an animation
            encoded again would lose its frames; `image_not_fitting`.
    """
    image = _open(data)
    width, height, turn = *image.size, _turn(image)
    if turn in {5, 6, 7, 8}:
        width, height = height, width
    clean = strip(data, image.format or "", turn)
    if len(clean) <= max_bytes:
        return Fitted(clean, _mime(image.format or "", mime), width, height)
    if getattr(image, "n_frames", 1) > 1 and image.format != "MPO":
        raise InvalidInput("image_animated_too_large", size=len(clean), limit=max_bytes)
    return _shrink(image, max_bytes)


def _open(data: bytes) -> Image.Image:
    from PIL import Image, UnidentifiedImageError  # on first use: Pillow is slow to import

    try:
        image: Image.Image = Image.open(BytesIO(data))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise InvalidInput("image_unreadable") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise InvalidInput("image_huge", limit=MAX_PIXELS) from error
    if image.width * image.height > MAX_PIXELS:
        raise InvalidInput("image_huge", limit=MAX_PIXELS, pixels=image.width * image.height)
    return image


def _turn(image: Image.Image) -> int:
    """The Exif orientation, 1 (upright) where there is none or none that can be read."""
    try:
        turn = image.getexif().get(_ORIENTATION, 1)
    except (OSError, ValueError, SyntaxError, struct.error):
        return 1
    return turn if isinstance(turn, int) and 1 <= turn <= 8 else 1


def _mime(kind: str, given: str) -> str:
    return {
        "JPEG": "image/jpeg",
        "MPO": "image/jpeg",
        "PNG": "image/png",
        "WEBP": "image/webp",
        "GIF": "image/gif",
    }.get(kind, given)


def strip(data: bytes, kind: str, turn: int) -> bytes:
    """The same picture without metadata; other kinds than JPEG, PNG and WebP are returned as they are."""
    if kind in {"JPEG", "MPO"}:
        return _strip_jpeg(data, turn)
    if kind == "PNG":
        return _strip_png(data, turn)
    if kind == "WEBP":
        return _strip_webp(data, turn)
    return data


def _exif(turn: int) -> bytes:
    """A TIFF block that holds the orientation and nothing else."""
    return b"MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, _ORIENTATION, 3, 1, turn, 0, 0)


def _strip_jpeg(data: bytes, turn: int) -> bytes:
    kept, at, cut = [data[:2]], 2, False
    if turn != 1:
        block = b"Exif\0\0" + _exif(turn)
        kept.append(b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block)
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker == 0xDA or 0xD0 <= marker <= 0xD9 or marker == 0x01:
            break  # the picture begins (or the file is odd): the rest stays as it is
        size = 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
        # APP2 carries the colour profile, but also the index of further pictures (MPF), with their metadata.
        if marker in _JPEG_META or (marker == 0xE2 and data[at + 4 : at + 8] == b"MPF\0"):
            cut = True
        else:
            kept.append(data[at : at + size])
        at += size
    end = _picture_end(data, at)
    return b"".join([*kept, data[at:end]]) if cut or end < len(data) else data


def _picture_end(data: bytes, at: int) -> int:
    """Where the first picture ends: behind it telephones put further pictures, with metadata of their own."""
    while at + 4 <= len(data):
        if data[at] != 0xFF or data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:  # coded picture data
            at = data.find(b"\xff", at + 1)
            if at < 0:
                return len(data)
        elif data[at + 1] == 0xFF:
            at += 1
        elif data[at + 1] == 0xD9:
            return at + 2
        else:
            at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return len(data)


def _strip_png(data: bytes, turn: int) -> bytes:
    kept, at, cut = [data[:8]], 8, False
    while at + 12 <= len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        chunk = data[at : at + 12 + size]
        if name in _PNG_META:
            cut = True
        else:
            kept.append(chunk)
        if name == b"IHDR" and turn != 1:
            block = b"eXIf" + _exif(turn)
            kept.append(struct.pack(">I", len(block) - 4) + block + struct.pack(">I", zlib.crc32(block)))
        at += 12 + size
    return b"".join(kept) if cut else data


def _strip_webp(data: bytes, turn: int) -> bytes:
    kept, cut = [], False
    for name, body in _webp_chunks(data):
        if name in _WEBP_META:
            cut = True
            continue
        if name == b"VP8X":  # its flags say which chunks follow: XMP is bit 2, Exif bit 3
            flags = body[0] & ~0x0C | (0x08 if turn != 1 else 0)
            body = bytes([flags]) + body[1:]
        kept.append(_webp_chunk(name, body))
    if not cut:
        return data
    if turn != 1:
        kept.append(_webp_chunk(b"EXIF", _exif(turn)))
    inner = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(inner)) + inner


def _webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack("<4sI", data[at : at + 8])
        yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + (size & 1)


def _webp_chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) & 1)


def _shrink(image: Image.Image, max_bytes: int) -> Fitted:
    """Encoded again, as good as fits: the quality is lowered first, then the size in steps of an eighth."""
    from PIL import Image, ImageOps

    try:
        upright = ImageOps.exif_transpose(image) or image
        clear = upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info
        picture = upright.convert("RGBA" if clear else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise InvalidInput("image_unreadable") from error
    kind = "WEBP" if clear else "JPEG"
    profile = upright.info.get("icc_profile") if upright.mode in {"RGB", "RGBA"} else None
    while min(picture.size) >= 16:
        if found := _best(picture, kind, profile, max_bytes):
            return Fitted(found, _mime(kind, ""), *picture.size)
        smaller = (max(1, picture.width * 7 // 8), max(1, picture.height * 7 // 8))
        picture = picture.resize(smaller, Image.Resampling.LANCZOS)
    raise InvalidInput("image_not_fitting", limit=max_bytes)


def _best(picture: Image.Image, kind: str, profile: bytes | None, max_bytes: int) -> bytes | None:
    low, high = QUALITIES
    best: bytes | None = None
    while low <= high:
        quality = (low + high) // 2
        out = BytesIO()
        extra = {"icc_profile": profile} if profile else {}
        picture.save(out, kind, quality=quality, **extra)
        if out.tell() <= max_bytes:
            best, low = out.getvalue(), quality + 1
        else:
            high = quality - 1
    return best
