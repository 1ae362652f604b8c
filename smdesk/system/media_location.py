"""Where a picture was taken is removed on the way out; every pixel and everything else stays byte for byte.

Formats: JPEG (ISO/IEC 10918-1, APP1), PNG (W3C PNG, third edition, eXIf and iTXt), WebP (RFC 9649, EXIF and XMP).
EXIF keeps its orientation and all but the GPS directory; XMP that mentions GPS goes as a whole.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_EXIF = b"Exif\0\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_XMP_MORE = b"http://ns.adobe.com/xmp/extension/\0"
_GPS_IFD = 0x8825  # EXIF 2.32, 4.6.3: pointer to the GPS directory
_PNG = b"\x89PNG\r\n\x1a\n"


def without_location(data: bytes) -> bytes:
    """The same file without GPS data; the very same bytes where there are none or the format is another."""
    try:
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
        if data.startswith(_PNG):
            return _png(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (struct.error, IndexError):
        return data  # not as its format says; what cannot be read has no place to be found either
    return data


def _cleaned(tiff: bytes) -> bytes | None:
    """EXIF data without the GPS directory, None when there is none, b"" when they cannot be read and must go."""
    try:
        return _without_gps(tiff)
    except struct.error:
        return b""


def _without_gps(tiff: bytes) -> bytes | None:
    """As `_cleaned`; raises struct.error for what cannot be read.

    The directory's entry is taken out of IFD0 and the directory itself blanked in place, so no offset changes and
    maker notes stay readable.
    """
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return None
    (start,) = struct.unpack_from(order + "I", tiff, 4)
    (count,) = struct.unpack_from(order + "H", tiff, start)
    entries = [tiff[start + 2 + 12 * n : start + 14 + 12 * n] for n in range(count)]
    kept = [entry for entry in entries if struct.unpack_from(order + "H", entry)[0] != _GPS_IFD]
    if len(kept) == len(entries):
        return None
    result = bytearray(tiff)
    for entry in entries:
        if entry not in kept:
            _blank(result, order, struct.unpack_from(order + "I", entry, 8)[0])
    following = tiff[start + 2 + 12 * count : start + 6 + 12 * count]
    directory = struct.pack(order + "H", len(kept)) + b"".join(kept) + following
    result[start : start + 6 + 12 * count] = directory.ljust(6 + 12 * count, b"\0")
    return bytes(result)


_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}  # bytes of each TIFF type


def _blank(tiff: bytearray, order: str, start: int) -> None:
    """Zeros over a directory and every value that it points to."""
    (count,) = struct.unpack_from(order + "H", tiff, start)
    for number in range(count):
        at = start + 2 + 12 * number
        _, kind, amount = struct.unpack_from(order + "HHI", tiff, at)
        length = _SIZES.get(kind, 1) * amount
        if length > 4:
            (where,) = struct.unpack_from(order + "I", tiff, at + 8)
            end = min(where + length, len(tiff))
            tiff[where:end] = bytes(max(0, end - where))
    end = min(start + 6 + 12 * count, len(tiff))
    tiff[start:end] = bytes(end - start)


def _tells_place(xmp: bytes) -> bool:
    return b"GPS" in xmp or b"Location" in xmp


def _jpeg(data: bytes) -> bytes:
    pieces, at = [data[:2]], 2
    while data[at] == 0xFF and data[at + 1] not in (0xDA, 0xD9):  # up to the scan
        if data[at + 1] == 0xFF:  # a fill byte
            at += 1
            continue
        (size,) = struct.unpack_from(">H", data, at + 2)
        segment = data[at : at + 2 + size]
        pieces.append(_segment(segment))
        at += 2 + size
    return b"".join(pieces) + data[at:]


def _segment(segment: bytes) -> bytes:
    body = segment[4:]
    if segment[1] != 0xE1:
        return segment
    if body.startswith(_EXIF):
        cleaned = _cleaned(body[len(_EXIF) :])
        if cleaned is None:
            return segment
        return segment[:4] + _EXIF + cleaned if cleaned else b""
    if body.startswith((_XMP, _XMP_MORE)) and _tells_place(body):
        return b""
    return segment


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """(type, content, whole chunk) of a PNG file, in order."""
    at = len(_PNG)
    while at < len(data):
        (size,) = struct.unpack_from(">I", data, at)
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + size], data[at : at + 12 + size]
        at += 12 + size


def _png(data: bytes) -> bytes:
    pieces = [_PNG]
    for kind, body, chunk in _png_chunks(data):
        if kind == b"eXIf" and (cleaned := _cleaned(body)) is not None:
            crc = struct.pack(">I", zlib.crc32(kind + cleaned))
            pieces.append(chunk[:4] + kind + cleaned + crc if cleaned else b"")
        elif kind in (b"iTXt", b"tEXt", b"zTXt") and _is_metadata(body):
            continue
        else:
            pieces.append(chunk)
    return b"".join(pieces)


def _is_metadata(text: bytes) -> bool:
    """True for XMP, and for EXIF as ImageMagick writes it; whether it is compressed or not, it may tell the place."""
    return text.startswith((b"XML:com.adobe.xmp\0", b"Raw profile type "))


def _webp(data: bytes) -> bytes:
    pieces, at = [], 12
    while at + 8 <= len(data):
        kind = data[at : at + 4]
        (size,) = struct.unpack_from("<I", data, at + 4)
        chunk = data[at : at + 8 + size + size % 2]
        body = chunk[8 : 8 + size]
        if kind == b"EXIF":
            prefix = _EXIF if body.startswith(_EXIF) else b""
            cleaned = _cleaned(body[len(prefix) :])
            blank = bytes(size) if cleaned == b"" else prefix + (cleaned or b"")
            pieces.append(chunk if cleaned is None else chunk[:8] + blank + chunk[8 + size :])
        elif kind == b"XMP " and _tells_place(body):
            pieces.append(kind + struct.pack("<I", size) + b" " * size + b"\0" * (size % 2))
        else:
            pieces.append(chunk)
        at += len(chunk)
    return data[:12] + b"".join(pieces) + data[at:]
