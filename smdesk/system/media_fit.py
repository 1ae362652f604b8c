"""A picture made to fit a network: within the limits byte for byte, above them just under; the original is kept."""

from __future__ import annotations

import io
import math
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smdesk.core.crop import Crop
from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass
from smdesk.system import media_kinds
from smdesk.system.disk import storage_error
from smdesk.system.media_location import without_location
from smdesk.system.media_probe import opened

if TYPE_CHECKING:
    from PIL.Image import Image

TOUCHED = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
_BEST, _LEAST = 95, 70  # JPEG quality; below it a smaller picture looks better than a coarser one
_STEPS = 8  # of the search for a size


@dataclass(frozen=True, slots=True)
class Fitted:
    """What goes out: the bytes, their type, and the size in pixels as shown."""

    data: bytes
    mime: str
    width: int
    height: int
    changed: bool  # True when the picture was encoded again


def fit(
    path: Path, max_bytes: int | None = None, max_pixels: int | None = None, crop: Crop | None = None,
    jpeg: bool = False,
) -> Fitted:  # fmt: skip
    """The image at `path` for a network that takes so many bytes and pixels (width times height); None: any number.

    Within both limits it is the file itself, without the place where it was taken. Above them it is encoded anew,
    upright, as large as the limits allow: as JPEG, or as PNG where it is transparent. Of a crop it is that part,
    encoded anew: a PNG as a PNG while the limits allow. With `jpeg` it is a JPEG in any case, on white where it is
    transparent.

    Raises:
        InvalidInput: `media_missing`; `media_unreadable`; `media_huge`; `media_cannot_fit` (an animation, or a limit
            that no picture meets) with `path` and `limit`.
    """
    mime = _mime(path)
    if mime not in TOUCHED:
        raise InvalidInput("media_cannot_fit", path=path.name, limit=max_bytes or max_pixels)
    if crop is not None and not crop.whole:
        return _cropped(path, mime, crop, max_bytes, max_pixels, jpeg)
    data = without_location(_read(path, None))
    with opened(path, path.name) as image:
        width, height = _shown_size(image)
        fits = (max_bytes is None or len(data) <= max_bytes) and (max_pixels is None or width * height <= max_pixels)
        if fits and (mime == "image/jpeg" or not jpeg):
            return Fitted(data, mime, width, height, changed=False)
        if getattr(image, "is_animated", False) and image.format != "MPO":
            raise InvalidInput("media_cannot_fit", path=path.name, limit=max_bytes or max_pixels)
        upright = _upright(image)
    return _smaller(_on_white(upright) if jpeg else upright, max_bytes, max_pixels, path.name)


def outgoing(
    path: Path, folder: Path, max_bytes: int | None = None, max_pixels: int | None = None, crop: Crop | None = None,
    jpeg: bool = False,
) -> Path:  # fmt: skip
    """A file to send for the medium at `path`: itself where nothing had to change, else one made in `folder`.

    What was made once is found again by its name. Only the images of `TOUCHED` are; the rest goes as it is.

    Raises:
        InvalidInput: as `fit`, `media_cannot_crop` (`path`). StorageError: as `disk.storage_error`.
    """
    stem = f"{path.stem}-{max_bytes or 0}-{max_pixels or 0}" + (f"-{crop.key}" if crop is not None else "")
    stem += "-jpeg" if jpeg else ""
    for made in folder.glob(f"{stem}.*"):
        return made
    if _mime(path) not in TOUCHED:
        if crop is not None and not crop.whole:
            raise InvalidInput("media_cannot_crop", path=path.name)
        return path
    fitted = fit(path, max_bytes, max_pixels, crop, jpeg)
    try:
        if not fitted.changed and path.stat().st_size == len(fitted.data) and path.read_bytes() == fitted.data:
            return path
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{stem}.{media_kinds.ENDINGS[fitted.mime]}"
        handle, part = tempfile.mkstemp(dir=folder, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(fitted.data)
        return Path(part).replace(folder / name)
    except OSError as error:
        raise storage_error(error, folder) from error


def _cropped(
    path: Path, mime: str, crop: Crop, max_bytes: int | None, max_pixels: int | None, jpeg: bool
) -> Fitted:  # fmt: skip
    """A part of a still picture. Whatever it was, nothing of its metadata but the colour profile goes along."""
    with opened(path, path.name) as image:
        if getattr(image, "is_animated", False) and image.format != "MPO":
            raise InvalidInput("media_cannot_crop", path=path.name)
        upright = _upright(image)
    part = upright.crop(crop.box(*upright.size))
    part.info = dict(upright.info)
    if jpeg:
        return _smaller(_on_white(part), max_bytes, max_pixels, path.name)
    small = max_pixels is None or part.width * part.height <= max_pixels
    if mime == "image/png" and small and part.mode != "RGBA":
        data = _png(part, _BEST)
        if max_bytes is None or len(data) <= max_bytes:
            return _result(part, data, _png)
    return _smaller(part, max_bytes, max_pixels, path.name)


def _mime(path: Path) -> str | None:
    return media_kinds.sniff(_read(path, media_kinds.HEAD))


def _read(path: Path, size: int | None) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(-1 if size is None else size)
    except FileNotFoundError as error:
        raise InvalidInput("media_missing", path=str(path)) from error
    except OSError as error:
        raise InvalidInput("media_unreadable", path=str(path), reason="read_error") from error


def _shown_size(image: Image) -> tuple[int, int]:
    width, height = image.size
    return (height, width) if image.getexif().get(0x0112, 1) in {5, 6, 7, 8} else (width, height)


def _upright(image: Image) -> Image:
    """The pixels as shown, in a mode that JPEG or PNG can take."""
    from PIL import ImageOps

    turned = ImageOps.exif_transpose(image)
    if turned.has_transparency_data:
        rgba = turned.convert("RGBA")
        if rgba.getchannel("A").getextrema() != (255, 255):
            return rgba
        turned = rgba
    if turned.mode in {"RGB", "L"}:
        return turned
    plain = turned.convert("RGB")
    if turned.mode not in {"RGBA", "P", "LA"}:
        plain.info.pop("icc_profile", None)  # of the colours it had before, CMYK for one
    return plain


def _on_white(image: Image) -> Image:
    """The picture as a JPEG can hold it: what shines through is white."""
    from PIL import Image as pillow

    if image.mode != "RGBA":
        return image
    plain = pillow.new("RGB", image.size, "white")
    plain.paste(image, mask=image.getchannel("A"))
    plain.info = dict(image.info)
    return plain


def _smaller(image: Image, max_bytes: int | None, max_pixels: int | None, name: str) -> Fitted:
    encode = _png if image.mode == "RGBA" else _jpeg
    area = image.width * image.height
    largest = 1.0 if max_pixels is None else min(1.0, math.sqrt(max_pixels / area))
    start = _scaled(image, largest, max_pixels)
    if max_bytes is None:
        return _result(start, encode(start, _BEST), encode)
    if encode is _jpeg and (data := _best_quality(start, max_bytes)) is not None:
        return _result(start, data, encode)
    if (data := encode(start, _BEST)) and len(data) <= max_bytes:
        return _result(start, data, encode)
    return _best_size(start, max_bytes, encode, name)


def _best_quality(image: Image, max_bytes: int) -> bytes | None:
    """The best JPEG within the limit at full size, None when even the least quality is above it."""
    low, high, best = _LEAST, _BEST, None
    while low <= high:
        quality = (low + high) // 2
        data = _jpeg(image, quality)
        if len(data) <= max_bytes:
            best, low = data, quality + 1
        else:
            high = quality - 1
    return best


def _best_size(image: Image, max_bytes: int, encode: Callable[[Image, int], bytes], name: str) -> Fitted:
    """The largest picture within the limit, by halving."""
    low, high, found = 0.0, 1.0, None
    for _ in range(_STEPS):
        middle = (low + high) / 2
        candidate = _scaled(image, middle, None)
        data = encode(candidate, 85)
        if len(data) <= max_bytes:
            low, found = middle, _result(candidate, data, encode)
        else:
            high = middle
    if found is None:
        raise InvalidInput("media_cannot_fit", path=name, limit=max_bytes)
    return found


def _scaled(image: Image, factor: float, max_pixels: int | None) -> Image:
    from PIL.Image import Resampling

    if factor >= 1:
        return image
    width, height = max(1, int(image.width * factor)), max(1, int(image.height * factor))
    if max_pixels is not None and width * height > max_pixels:  # one side is a single pixel already
        width, height = min(width, max_pixels), min(height, max_pixels)
    return image.resize((width, height), Resampling.LANCZOS)


def _result(image: Image, data: bytes, encode: Callable[[Image, int], bytes]) -> Fitted:
    mime = "image/png" if encode is _png else "image/jpeg"
    return Fitted(data, mime, image.width, image.height, changed=True)


def _profile(image: Image) -> dict[str, Any]:
    """The colour profile goes along; nothing else of the metadata does."""
    return {"icc_profile": image.info.get("icc_profile")}


def _jpeg(image: Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, progressive=True, exif=b"", **_profile(image))
    return out.getvalue()


def _png(image: Image, quality: int) -> bytes:
    del quality  # PNG loses nothing
    out = io.BytesIO()
    image.save(out, "PNG", exif=b"", **_profile(image))
    return out.getvalue()
