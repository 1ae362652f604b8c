"""Media are copied in whole, once, told by their content, and refused with a reason."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import threading
import wave
from pathlib import Path

import pytest
from PIL import Image

from smdesk.core.errors import InvalidInput
from smdesk.system import media_kinds, media_probe
from smdesk.system.media_store import MediaStore
from tests.pdfs import pdf
from tests.system.unprivileged import own, told


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 80, 20)).save(out, kind, **options)
    return out.getvalue()


def turned(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return picture(exif=exif)


def sound(seconds: float) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(int(8000 * seconds) * 2))
    return out.getvalue()


@pytest.fixture
def store(tmp_path) -> MediaStore:
    return MediaStore(tmp_path / "media")


@pytest.fixture
def put(tmp_path):
    def make(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return make


def files(store: MediaStore) -> list[Path]:
    return sorted(each for each in store.folder.rglob("*") if each.is_file())


def refused(call) -> tuple[str, dict]:
    with pytest.raises(InvalidInput) as caught:
        call()
    return caught.value.code, caught.value.facts


def test_a_picture_is_copied_in_under_the_hash_of_its_content(store, put):
    data = picture()
    item = store.add(put("holiday.JPG", data))
    digest = hashlib.sha256(data).hexdigest()
    assert (item.sha256, item.mime, item.size) == (digest, "image/jpeg", len(data))
    assert (item.width, item.height, item.duration_s, item.alt) == (60, 40, 0, "")
    assert item.filename == "holiday.JPG"
    path = store.path(digest)
    assert path == store.folder / digest[:2] / f"{digest}.jpg"
    assert path.read_bytes() == data
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert store.has(digest)
    assert store.intact(digest)


def test_the_same_content_is_there_once_whatever_its_name(store, put):
    first = store.add(put("a.jpg", picture()))
    stored = store.path(first.sha256).stat()
    second = store.add(put("b.png", picture()))
    assert first.sha256 == second.sha256
    assert second.filename == "b.png"
    assert len(files(store)) == 1
    assert store.path(first.sha256).stat().st_ino == stored.st_ino


def test_a_stored_file_that_was_cut_is_replaced_when_it_is_added_again(store, put):
    source = put("a.jpg", picture())
    item = store.add(source)
    store.path(item.sha256).write_bytes(b"cut")
    assert not store.intact(item.sha256)
    store.add(source)
    assert store.intact(item.sha256)


def test_the_type_is_told_by_content_and_not_by_name(store, put):
    assert store.add(put("really.jpg", picture("PNG"))).mime == "image/png"
    assert store.add(put("no-ending", picture("WEBP"))).mime == "image/webp"


@pytest.mark.parametrize(
    ("head", "mime"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
        (b"RIFF\0\0\0\0AVI LIST", None),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", "video/mp4"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", "video/quicktime"),
        (b"\0\0\0\x1cftypavif\0\0\0\0mif1avif", "image/avif"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "image/heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "image/avif"),
        (b"\0\0\0\x18ftypM4A \0\0\0\0isom", "audio/mp4"),
        (b"\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x86\x81\x01B\x82\x84webm", "video/webm"),
        (b"\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x82\x88matroska", "video/x-matroska"),
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90\x64", "audio/mpeg"),
        (b"%PDF-1.7", "application/pdf"),
        (b"\xff\xfe<\0h\0", None),
        (b"MZ\x90\0", None),
        (b"<svg xmlns=", None),
        (b"", None),
    ],
)
def test_first_bytes_tell_the_type(head, mime):
    assert media_kinds.sniff(head) == mime
    assert mime is None or mime in media_kinds.ENDINGS


def test_a_document_is_as_long_as_its_pages(store, put):
    item = store.add(put("menu.pdf", pdf(12)))
    assert (item.pages, item.kind) == (12, "document")
    assert store.add(put("odd.pdf", b"%PDF-1.7 and no pages")).pages == 0
    assert item.duration_s == 0


def test_a_file_is_looked_at_without_being_taken_in(store, put):
    assert store.look(put("menu.pdf", pdf(3))).pages == 3
    assert list(store.folder.rglob("*.pdf")) == []


@pytest.mark.parametrize(("orientation", "shown"), [(1, (60, 40)), (3, (60, 40)), (6, (40, 60)), (8, (40, 60))])
def test_width_and_height_are_those_shown(store, put, orientation, shown):
    item = store.add(put("turned.jpg", turned(orientation)))
    assert (item.width, item.height) == shown


def test_an_animation_has_its_duration(store, put):
    frames = [Image.new("RGB", (8, 8), (shade, 0, 0)) for shade in (0, 90, 180)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=[100, 200, 300])
    item = store.add(put("moving.gif", out.getvalue()))
    assert (item.kind, item.duration_s) == ("gif", 0.6)


def test_sound_has_its_duration(store, put):
    pytest.importorskip("pymediainfo")
    item = store.add(put("a.wav", sound(1.5)))
    assert (item.mime, item.duration_s) == ("audio/wav", 1.5)


def test_without_the_mediainfo_library_a_file_is_taken_as_it_is(store, put, monkeypatch):
    import pymediainfo

    monkeypatch.setattr(pymediainfo.MediaInfo, "can_parse", lambda: False)
    assert store.add(put("a.wav", sound(1.5))).duration_s == 0


def test_a_video_that_is_none_is_refused(store, put):
    path = put("a.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0isommp42" + bytes(500))
    assert refused(lambda: store.add(path)) == ("media_unreadable", {"path": str(path), "reason": "damaged"})
    assert files(store) == []


def box(kind: bytes, *parts: bytes) -> bytes:
    """A box of ISO/IEC 14496-12."""
    body = b"".join(parts)
    return (len(body) + 8).to_bytes(4, "big") + kind + body


def video(length: int, kind: bytes = b"avc1", about: bytes = b"") -> bytes:
    """A video of 64 by 48 and a second, one frame of `length` bytes, whose index stands at its beginning.

    `kind` is its sample entry and `about` the box in it that tells how it is coded.
    """
    one, kilo = (1).to_bytes(4, "big"), (1000).to_bytes(4, "big")
    matrix = b"".join(n.to_bytes(4, "big") for n in (1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30))
    entry = box(
        kind,
        bytes(7) + b"\1" + bytes(16) + b"\0\x40\0\x30" + bytes(12) + b"\0\1" + bytes(32) + b"\0\x18\xff\xff" + about,
    )
    index = box(
        b"stbl", box(b"stsd", bytes(4), one, entry), box(b"stts", bytes(4), one, one, kilo),
        box(b"stsc", bytes(4), one, one, one, one), box(b"stsz", bytes(4), length.to_bytes(4, "big"), one),
        box(b"stco", bytes(4), one, kilo),
    )  # fmt: skip
    heads = box(b"mdhd", bytes(12), kilo, kilo, bytes(4)), box(b"hdlr", bytes(8), b"vide", bytes(13))
    track = box(
        b"trak", box(b"tkhd", b"\0\0\0\7", bytes(8), one, bytes(4), kilo, bytes(16), matrix, b"\0\x40\0\0\0\x30\0\0"),
        box(b"mdia", *heads, box(b"minf", box(b"vmhd", one, bytes(8)), index)),
    )  # fmt: skip
    head = box(b"mvhd", bytes(12), kilo, kilo, b"\0\1\0\0\1\0", bytes(10), matrix, bytes(24), b"\0\0\0\2")
    return box(b"ftyp", b"isom\0\0\2\0isomavc1") + box(b"moov", head, track) + box(b"mdat", bytes(length))


def test_a_video_that_is_cut_is_refused_though_its_index_is_whole(store, put):
    pytest.importorskip("pymediainfo")
    whole = video(4000)
    item = store.add(put("a.mp4", whole))
    assert (item.mime, item.width, item.height, item.duration_s) == ("video/mp4", 64, 48, 1.0)
    path = put("b.mp4", whole[: len(whole) // 2])
    assert refused(lambda: store.add(path)) == ("media_unreadable", {"path": str(path), "reason": "damaged"})
    assert len(files(store)) == 1


def avcc(parameters: str) -> bytes:
    """How H.264 is coded (ISO/IEC 14496-15), with the sequence parameter set that x264 wrote for such a film."""
    told = bytes.fromhex(parameters)
    head = bytes([1, *told[1:4], 0xFF, 0xE1])
    return box(b"avcC", head, len(told).to_bytes(2, "big"), told, b"\0")


HIGH = "6764001facd940b416ec0440000003004000000f03c60c6580"
HIGH_10 = "676e001fa6cd940b416ec044000003000400000300f03c60c658"
HIGH_422 = "677a001fbcd940b416ec0440000003004000000f03c60c6580"


@pytest.mark.parametrize(
    ("kind", "about", "codec"),
    [
        (b"avc1", b"", "H.264"),  # its profile is not told
        (b"avc1", avcc(HIGH), "H.264"),
        (b"avc1", avcc(HIGH_10), "H.264 High 10"),
        (b"avc1", avcc(HIGH_422), "H.264 High 4:2:2"),
        (b"hvc1", b"", "HEVC"),
        (b"hev1", b"", "HEVC"),
        (b"vp09", b"", "VP9"),
        (b"av01", b"", "AV1"),
        (b"mp4v", b"", "MPEG-4 Part 2"),
        (b"apch", b"", "ProRes"),
    ],
)
def test_how_a_film_is_coded_is_read(store, put, kind, about, codec):
    pytest.importorskip("pymediainfo")
    item = store.add(put("a.mp4", video(4000, kind, about)))
    assert (item.video_codec, item.audio_codec) == (codec, "")
    assert store.look(put("b.mp4", video(4000, kind, about))).video_codec == codec


def test_the_colours_of_printing_are_known(store, put):
    out = io.BytesIO()
    Image.new("CMYK", (60, 40), (10, 80, 90, 5)).save(out, "JPEG")
    item = store.add(put("a.jpg", out.getvalue()))
    assert (item.colors, item.width, item.height) == ("CMYK", 60, 40)
    assert store.add(put("b.jpg", picture())).colors == ""


def test_how_sound_is_coded_is_read(store, put):
    pytest.importorskip("pymediainfo")
    item = store.add(put("a.wav", sound(1.0)))
    assert (item.video_codec, item.audio_codec) == ("", "PCM")


def test_what_is_not_there_or_no_file_is_refused(store, tmp_path):
    path = tmp_path / "gone.jpg"
    assert refused(lambda: store.add(path)) == ("media_missing", {"path": str(path)})
    assert refused(lambda: store.add(path / "below"))[0] == "media_missing"
    assert refused(lambda: store.add(tmp_path)) == (
        "media_unreadable", {"path": str(tmp_path), "reason": "not_a_file"}
    )  # fmt: skip
    assert refused(lambda: store.add(Path("/dev/zero")))[1]["reason"] == "not_a_file"
    assert refused(lambda: store.add(Path("a\0b")))[0] == "media_unreadable"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert refused(lambda: store.add(pipe))[1]["reason"] == "not_a_file"


def test_empty_unknown_and_huge_files_are_refused(store, put):
    assert refused(lambda: store.add(put("a.jpg", b"")))[0] == "media_empty"
    assert refused(lambda: store.add(put("a.exe", b"MZ\x90\0" + bytes(100))))[0] == "media_unknown_type"
    data = picture()
    small = MediaStore(store.folder, max_bytes=len(data) - 1)
    path = put("b.jpg", data)
    assert refused(lambda: small.add(path)) == (
        "media_huge", {"path": str(path), "size": len(data), "limit": len(data) - 1}
    )  # fmt: skip
    assert MediaStore(store.folder, max_bytes=len(data)).add(path).size == len(data)


def test_a_sparse_giant_is_refused_without_being_read(store, tmp_path):
    path = tmp_path / "giant.mp4"
    with path.open("wb") as file:
        file.truncate(9 * 1024**3)
    code, facts = refused(lambda: store.add(path))
    assert (code, facts["size"]) == ("media_huge", 9 * 1024**3)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_cut_picture_is_refused_and_nothing_of_it_stays(store, put, kind):
    out = io.BytesIO()
    Image.effect_noise((300, 300), 90).convert("RGB").save(out, kind)
    path = put("cut", out.getvalue()[: len(out.getvalue()) // 2])
    assert refused(lambda: store.add(path)) == ("media_unreadable", {"path": str(path), "reason": "damaged"})
    assert files(store) == []


def test_a_decompression_bomb_is_refused(store, put, monkeypatch):
    out = io.BytesIO()
    Image.new("1", (20_000, 5000)).save(out, "PNG")
    bomb = put("bomb.png", out.getvalue())
    code, facts = refused(lambda: store.add(bomb))
    assert code == "media_pixels"
    assert (facts["pixels"], facts["limit"]) == (100, media_probe.MAX_PIXELS // 1_000_000)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)  # Pillow's own refusal is told the same way
    code, facts = refused(lambda: store.add(bomb))
    assert (code, facts["pixels"]) == ("media_pixels", 100)


def test_a_file_that_grows_or_shrinks_while_it_is_copied_is_refused(store, put, monkeypatch):
    path = put("a.jpg", picture())

    class Other:
        def __init__(self, size: int) -> None:
            self.st_size, self.st_mode = size, stat.S_IFREG

    for difference in (-1, 1):
        size = path.stat().st_size + difference
        with monkeypatch.context() as patch:
            patch.setattr("smdesk.system.media_store.os.fstat", lambda handle, size=size: Other(size))
            code, facts = refused(lambda: store.add(path))
        assert (code, facts["reason"]) == ("media_unreadable", "changed")
    assert files(store) == []


def test_what_an_interrupted_copy_left_is_swept_away(store, put):
    item = store.add(put("a.jpg", picture()))
    (store.folder / "tmpabc.part").touch()
    (store.folder / item.sha256[:2] / f"{item.sha256}.part").touch()
    assert store.path(item.sha256).suffix == ".jpg"
    assert store.sweep() == 2
    assert files(store) == [store.path(item.sha256)]


def test_a_hash_that_is_none_leads_nowhere(store):
    for text in ("", "../../etc/passwd", "a" * 63, "A" * 64, "*"):
        with pytest.raises(ValueError, match="SHA-256"):
            store.path(text)
    assert not store.has("a" * 64)
    assert store.path("a" * 64) == store.folder / "aa" / ("a" * 64)


def test_many_threads_may_add_the_same_file(store, put):
    path = put("a.jpg", picture())
    found = []
    threads = [threading.Thread(target=lambda: found.append(store.add(path).sha256)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(files(store)) == 1


ADD = """
def run(folder):
    return smdesk.system.media_store.MediaStore(folder / "media").add(folder / "a.jpg").sha256
"""
ADD_LIMITED = """
def run(folder):
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    return smdesk.system.media_store.MediaStore(folder / "media").add(folder / "a.jpg").sha256
"""


def test_a_full_disk_and_a_read_only_folder_are_told_and_nothing_stays(tmp_path):
    out = io.BytesIO()
    Image.effect_noise((300, 300), 90).save(out, "JPEG")
    (tmp_path / "a.jpg").write_bytes(out.getvalue())
    media = tmp_path / "media"
    media.mkdir()
    own(tmp_path, media)
    tmp_path.chmod(0o755)
    assert told(ADD_LIMITED, tmp_path) == ("disk_full", {"path": str(media)})
    assert list(media.iterdir()) == []
    media.chmod(0o500)
    assert told(ADD, tmp_path) == ("folder_read_only", {"path": str(media)})
    media.chmod(0o700)
    (tmp_path / "a.jpg").chmod(0)
    code, facts = told(ADD, tmp_path)
    assert (code, facts["reason"]) == ("media_unreadable", "no_permission")
    (tmp_path / "a.jpg").chmod(0o644)
    assert told(ADD, tmp_path)[0] is None


def test_pillow_is_imported_on_use_only():
    import subprocess
    import sys

    asked = "import sys, smdesk.system.media_store, smdesk.system.media_fit as f; print('PIL' in sys.modules)"
    told_ = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told_.stdout.strip() == "False"
