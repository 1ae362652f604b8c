"""Width, height and length of a medium, and whether it can be read at all."""

from __future__ import annotations

import logging
import mmap
import re
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smdesk.core import pdf
from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image

log = logging.getLogger(__name__)

#: Pixels. A larger picture is more likely an attack on memory than a photograph (Pillow's own limit is the same).
MAX_PIXELS = 89_478_485
_MILLION = 1_000_000
_ORIENTATION = 0x0112  # EXIF tag; 5 to 8 turn the picture by a quarter
_filters = threading.Lock()


@dataclass(frozen=True, slots=True)
class Probe:
    """Pixels as shown, seconds, pages of a document, how a film is coded, CMYK of a picture; 0 and "" where unknown."""

    width: int = 0
    height: int = 0
    duration_s: float = 0.0
    pages: int = 0
    video_codec: str = ""
    audio_codec: str = ""
    colors: str = ""


@contextmanager
def opened(path: Path, name: str) -> Iterator[Image]:
    """An image opened for reading, its pixels still undecoded. `name` stands in the errors.

    Raises:
        InvalidInput: `media_pixels` with `pixels` and `limit` in millions; `media_unreadable` with reason
            `damaged`, also when the block meets damage.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with _filters, warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # told below, as an error of ours
            image = Image.open(path)
        with image:
            if image.width * image.height > MAX_PIXELS:
                raise _huge(name, image.width * image.height)
            yield image
    except Image.DecompressionBombError as error:
        told = re.search(r"(\d+) pixels", str(error))  # Pillow tells it in words only
        raise _huge(name, int(told[1]) if told is not None else 2 * MAX_PIXELS) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise InvalidInput("media_unreadable", path=name, reason="damaged") from error


def _huge(name: str, pixels: int) -> InvalidInput:
    return InvalidInput("media_pixels", path=name, pixels=pixels // _MILLION, limit=MAX_PIXELS // _MILLION)


def probe(path: Path, mime: str, name: str) -> Probe:
    """What can be known of a medium. `name` is what the person called the file.

    Raises:
        InvalidInput: as `opened`.
    """
    if mime in {"image/jpeg", "image/png", "image/gif", "image/webp"} or (mime == "image/avif" and _knows_avif()):
        return _image(path, mime, name)
    if mime.startswith(("video/", "audio/")):
        return _timed(path, name)
    if mime == "application/pdf":
        return _document(path)
    return Probe()


def _knows_avif() -> bool:
    from PIL import features

    return bool(features.check("avif"))


def _image(path: Path, mime: str, name: str) -> Probe:
    with opened(path, name) as image:
        width, height = image.size
        colors = "CMYK" if image.mode == "CMYK" else ""  # before it is drafted as RGB
        if image.getexif().get(_ORIENTATION, 1) in {5, 6, 7, 8}:
            width, height = height, width
        duration = 0.0 if mime == "image/jpeg" else _animation_s(image)  # a phone's JPEG may hold a second picture
        # A JPEG decoded at an eighth of its size is read to its end all the same, so a cut one is noticed.
        image.draft("RGB", (max(1, image.width // 8), max(1, image.height // 8)))
        image.seek(0)
        image.load()
    return Probe(width, height, duration, colors=colors)


def _document(path: Path) -> Probe:
    """The file is mapped, not read: a long one is looked through without being held."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return Probe(pages=pdf.pages(data) or 0)


def _animation_s(image: Image) -> float:
    """Seconds that one turn of an animation lasts, 0 for a still picture."""
    frames = getattr(image, "n_frames", 1)
    if frames < 2:
        return 0.0
    total = 0
    for number in range(frames):
        image.seek(number)
        total += int(image.info.get("duration", 0))
    return total / 1000


def _timed(path: Path, name: str) -> Probe:
    """Video and audio by MediaInfo; without its library the file is taken as it is and nothing is known of it."""
    try:
        from pymediainfo import MediaInfo

        if not MediaInfo.can_parse():
            raise OSError("no library")
        tracks: list[Any] = MediaInfo.parse(path).tracks
    except (ImportError, OSError, RuntimeError) as error:
        log.info("nothing is known of %s: %s", path.name, type(error).__name__)
        return Probe()
    general = next((track for track in tracks if track.track_type == "General"), None)
    video = next((track for track in tracks if track.track_type == "Video"), None)
    # A cut file whose index stands at its beginning still tells its size and length: less is there than it says.
    cut = video is not None and general is not None and str(general.istruncated or "") == "Yes"
    if cut or not any(track.track_type in {"Video", "Audio"} for track in tracks):
        raise InvalidInput("media_unreadable", path=name, reason="damaged")
    duration = max((float(track.duration or 0) for track in (general, video) if track is not None), default=0.0)
    width, height = _size(video)
    audio = next((track for track in tracks if track.track_type == "Audio"), None)
    return Probe(width, height, duration / 1000, video_codec=_video_codec(video), audio_codec=_audio_codec(audio))


#: MediaInfo's names that are not the ones in use; any other stands as it is.
_NAMES = {"AVC": "H.264", "MPEG-4 Visual": "MPEG-4 Part 2", "MPEG Video": "MPEG-2", "JPEG": "Motion JPEG"}
#: Profiles of ITU-T H.264 (annex A) with 8 bits a sample and 4:2:0, which every player decodes.
_PLAIN = ("Baseline", "Constrained Baseline", "Extended", "Main", "High", "Progressive High", "Constrained High")


def _video_codec(video: Any) -> str:
    """As networks name it; H.264 with its profile where that is one of more bits or more colour than players take."""
    told = str(getattr(video, "format", None) or "")
    profile = str(getattr(video, "format_profile", None) or "").partition("@")[0]
    name = _NAMES.get(told, told)
    return (f"{name} {profile}" if told == "AVC" and profile and profile not in _PLAIN else name)[:32]


def _audio_codec(audio: Any) -> str:
    """As networks name it; of AAC the high efficiency kinds (SBR, PS) apart, which some refuse."""
    told = str(getattr(audio, "format", None) or "")
    if told.startswith("MPEG Audio"):
        return "MP3"
    more = str(getattr(audio, "format_additionalfeatures", None) or "")
    return "HE-AAC" if told == "AAC" and "SBR" in more else told[:32]


def _size(video: Any) -> tuple[int, int]:
    if video is None:
        return 0, 0
    width, height = int(video.width or 0), int(video.height or 0)
    turned = round(float(video.rotation or 0)) % 180 == 90
    return (height, width) if turned else (width, height)
