"""What a file is, told from its first bytes and never from its name."""

from __future__ import annotations

HEAD = 4096  # bytes that `sniff` wants to see

#: MIME type → ending of the stored file. What is not here is not taken in.
ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
    "image/heic": "heic",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/webm": "webm",
    "video/x-matroska": "mkv",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "audio/flac": "flac",
    "application/pdf": "pdf",
}

_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
    (b"%PDF-", "application/pdf"),
)
# Brands of ISO/IEC 14496-12 files (https://mp4ra.org/registered-types/brands)
_BRANDS = {
    b"avif": "image/avif", b"avis": "image/avif",
    b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heic", b"heim": "image/heic",
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4", b"M4B ": "audio/mp4",
}  # fmt: skip


def sniff(head: bytes) -> str | None:
    """The MIME type of a file that begins with `head`, None when it is none of `ENDINGS`."""
    for start, mime in _STARTS:
        if head.startswith(start):
            return mime
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _by_brand(head)
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    if len(head) > 3 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2:  # MPEG audio, layer III, without a tag
        return "audio/mpeg"
    return None


def _by_brand(head: bytes) -> str:
    """The major brand decides; `mif1` is of several formats, so the compatible ones are asked."""
    major = head[8:12]
    size = min(int.from_bytes(head[:4], "big"), len(head))
    compatible = {head[at : at + 4] for at in range(16, size - 3, 4)}
    if major == b"mif1" and b"avif" in compatible:
        return "image/avif"
    return _BRANDS.get(major, "video/mp4")
