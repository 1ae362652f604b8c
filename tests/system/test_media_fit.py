"""What goes out: the file itself within the limits, just under them above, and never the place where it was taken."""

from __future__ import annotations

import io
import random
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, PngImagePlugin

from smdesk.core.crop import Crop
from smdesk.core.errors import InvalidInput
from smdesk.system.media_fit import fit, outgoing
from smdesk.system.media_location import without_location

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112
XMP = b'<x:xmpmeta><rdf:Description exif:GPSLatitude="40,25.0N"/></x:xmpmeta>'


def photo(size: tuple[int, int] = (800, 600), mode: str = "RGB") -> Image.Image:
    """Something between a photograph and noise, the same each time."""
    noise = Image.frombytes("L", size, random.Random(1).randbytes(size[0] * size[1]))
    shade = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", (shade, Image.blend(shade, noise, 0.2), noise))
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 4, size[1] // 4), fill="red")
    return image.convert(mode)


def exif(orientation: int = 6) -> Image.Exif:
    data = Image.Exif()
    data[MAKE] = "Maker of cameras with a long name"
    data[ORIENTATION] = orientation
    data[GPS] = {1: "N", 2: (40.0, 25.0, 12.5), 3: "W", 4: (3.0, 42.0, 9.25), 29: "2026:10:01"}
    return data


def encoded(image: Image.Image, kind: str, **options) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def read(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.fixture
def put(tmp_path):
    def make(data: bytes, name: str = "a" * 64 + ".jpg") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return make


def test_within_the_limits_it_is_the_file_byte_for_byte(put):
    data = encoded(photo(), "JPEG")
    fitted = fit(put(data), max_bytes=len(data), max_pixels=800 * 600)
    assert fitted.data == data
    assert (fitted.mime, fitted.width, fitted.height, fitted.changed) == ("image/jpeg", 800, 600, False)
    assert fit(put(data)).data == data


@pytest.mark.parametrize("share", [0.9, 0.6, 0.3, 0.1, 0.02])
def test_above_the_limit_it_is_just_under_it(put, share):
    data = encoded(photo(), "JPEG", quality=95)
    limit = int(len(data) * share)
    fitted = fit(put(data), max_bytes=limit)
    assert fitted.changed
    assert limit * 0.7 < len(fitted.data) <= limit
    assert read(fitted.data).size == (fitted.width, fitted.height)


def test_one_byte_over_costs_no_pixel(put):
    data = encoded(photo(), "JPEG", quality=95)
    fitted = fit(put(data), max_bytes=len(data) - 1)
    assert (fitted.width, fitted.height) == (800, 600)
    assert len(fitted.data) < len(data)


def test_too_many_pixels_are_scaled_to_just_under(put):
    fitted = fit(put(encoded(photo(), "JPEG")), max_pixels=100_000)
    assert 97_000 < fitted.width * fitted.height <= 100_000
    assert abs(fitted.width / fitted.height - 800 / 600) < 0.01


def test_a_turned_picture_stays_upright(put):
    data = encoded(photo(), "JPEG", exif=exif(6))
    fitted = fit(put(data), max_bytes=len(data) // 2)
    picture = read(fitted.data)
    assert picture.size == (fitted.width, fitted.height)
    assert fitted.height > fitted.width
    assert not picture.getexif()
    red, green, _ = picture.convert("RGB").getpixel((picture.width - 5, 5))  # the corner came to the right
    assert red > 180 > 100 > green
    whole = fit(put(data))
    assert (whole.width, whole.height, whole.changed) == (600, 800, False)


def test_what_is_transparent_stays_so_and_what_is_not_becomes_a_jpeg(put):
    image = photo((300, 200), "RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    data = encoded(image, "PNG")
    fitted = fit(put(data), max_bytes=len(data) // 3)
    assert (fitted.mime, read(fitted.data).mode) == ("image/png", "RGBA")
    assert len(data) / 3 * 0.5 < len(fitted.data) <= len(data) / 3
    opaque = encoded(photo(mode="RGBA"), "PNG")
    assert fit(put(opaque), max_bytes=len(opaque) // 3).mime == "image/jpeg"


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "I;16", "LA"])
def test_unusual_modes_are_fitted_too(put, mode):
    kind = "TIFF" if mode == "CMYK" else "PNG"
    image = Image.new("I;16", (300, 300), 40_000) if mode == "I;16" else photo((300, 300), "L").convert(mode)
    data = encoded(image, "JPEG") if kind == "TIFF" else encoded(image, kind)
    fitted = fit(put(data), max_pixels=10_000)
    assert read(fitted.data).size == (100, 100)


def test_what_cannot_be_fitted_is_refused_with_its_limit(put):
    frames = [photo((50, 50)), photo((50, 50)).rotate(90)]
    moving = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    path = put(moving)
    assert fit(path).data == moving
    for call in (
        lambda: fit(path, max_bytes=100),
        lambda: fit(put(encoded(photo(), "JPEG")), max_bytes=20),
        lambda: fit(put(b"%PDF-1.7"), max_bytes=4),
    ):
        with pytest.raises(InvalidInput) as caught:
            call()
        assert caught.value.code == "media_cannot_fit"
        assert caught.value.facts["limit"] in (100, 20, 4)


def test_a_missing_or_damaged_picture_is_refused(put, tmp_path):
    with pytest.raises(InvalidInput) as caught:
        fit(tmp_path / "none.jpg")
    assert caught.value.code == "media_missing"
    path = put(encoded(photo(), "JPEG")[:5000])
    with pytest.raises(InvalidInput) as caught:
        fit(path, max_bytes=1000)
    assert caught.value.code == "media_unreadable"


def test_a_thin_line_of_pixels_stays_within_the_limit(put):
    fitted = fit(put(encoded(Image.new("RGB", (5000, 1)), "PNG")), max_pixels=10)
    assert 0 < fitted.width * fitted.height <= 10


# --- the place -------------------------------------------------------------------------------------------------------


def located(kind: str) -> bytes:
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_itxt("XML:com.adobe.xmp", XMP.decode())
        text.add_text("Comment", "kept")
        return encoded(photo(), "PNG", exif=exif(), pnginfo=text)
    return encoded(photo(), kind, exif=exif(), xmp=XMP)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_place_goes_and_every_pixel_and_the_rest_stays(kind):
    data = located(kind)
    before = read(data)
    assert before.getexif().get_ifd(GPS)
    clean = without_location(data)
    after = read(clean)
    assert not after.getexif().get_ifd(GPS)
    assert after.getexif()[ORIENTATION] == 6
    assert after.getexif()[MAKE].startswith("Maker")
    assert after.tobytes() == before.tobytes()
    for trace in (b"GPSLatitude", b"2026:10:01", struct.pack(">II", 25, 2), struct.pack("<II", 25, 2)):
        assert trace not in clean
    if kind == "PNG":
        assert after.text == {"Comment": "kept"}
    assert without_location(clean) == clean


def test_the_numbers_of_the_place_are_nowhere_in_the_file():
    data = located("JPEG")
    directory = read(data).getexif().get_ifd(GPS)
    assert directory[2] == (40.0, 25.0, 12.5)
    for order in "<>":
        seconds = struct.pack(order + "II", 25, 2)
        assert seconds not in without_location(data)
    assert any(struct.pack(order + "II", 25, 2) in data for order in "<>")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_file_without_a_place_stays_the_same(kind):
    plain = Image.Exif()
    plain[ORIENTATION] = 6
    data = encoded(photo((40, 40)), kind, **({} if kind == "GIF" else {"exif": plain}))
    assert without_location(data) == data


def test_damaged_exif_goes_as_a_whole():
    data = encoded(photo((40, 40)), "JPEG", exif=exif())
    start = data.index(b"Exif\0\0") + 6
    broken = data[: start + 4] + b"\xff\xff\xff\xff" + data[start + 8 :]
    clean = without_location(broken)
    assert b"Exif" not in clean
    assert read(clean).size == (40, 40)


@given(st.binary(max_size=300), st.sampled_from((b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP", b"")))
def test_any_bytes_come_through(tail, head):
    assert isinstance(without_location(head + tail), bytes)


@given(st.integers(0, 400), st.binary(min_size=1, max_size=8))
def test_damage_anywhere_in_exif_is_no_crash(at, noise):
    data = DAMAGED[: 20 + at] + noise + DAMAGED[20 + at + len(noise) :]
    without_location(data)


DAMAGED = encoded(photo((16, 16)), "JPEG", exif=exif())


# --- files to send ---------------------------------------------------------------------------------------------------


def test_the_stored_file_itself_goes_out_where_nothing_has_to_change(put, tmp_path):
    path = put(encoded(photo(), "JPEG"))
    assert outgoing(path, tmp_path / "made") == path
    assert not (tmp_path / "made").exists()


def test_a_changed_file_is_made_once_and_the_original_kept(put, tmp_path):
    data = located("JPEG")
    path = put(data)
    made = outgoing(path, tmp_path / "made")
    assert made.parent == tmp_path / "made"
    assert made.read_bytes() == without_location(data)
    assert path.read_bytes() == data
    stamp = made.stat().st_mtime_ns
    assert outgoing(path, tmp_path / "made") == made
    assert made.stat().st_mtime_ns == stamp
    smaller = outgoing(path, tmp_path / "made", max_bytes=len(data) // 2)
    assert smaller != made
    assert smaller.stat().st_size <= len(data) // 2
    assert len(list((tmp_path / "made").iterdir())) == 2


def test_what_is_no_picture_goes_out_as_it_is(put, tmp_path):
    path = put(b"%PDF-1.7 and more", "a.pdf")
    assert outgoing(path, tmp_path / "made", max_bytes=3) == path


def test_a_part_is_taken_of_the_picture_as_it_is_seen(put, tmp_path):
    """The camera lay on its side: left of what is seen is the bottom of what is stored."""
    image = Image.new("RGB", (400, 200), "blue")
    ImageDraw.Draw(image).rectangle((0, 0, 200, 200), fill="red")
    path = put(encoded(image, "JPEG", quality=95, exif=exif(orientation=6)))  # seen: 200 wide, 400 high, red above
    before = path.read_bytes()
    made = fit(path, crop=Crop(0, 0, 1, 0.5, "1:1"))
    seen = read(made.data)
    assert (made.width, made.height) == seen.size == (200, 200)
    assert seen.convert("RGB").getpixel((100, 150))[0] > 200
    assert GPS not in seen.getexif()
    sent = outgoing(path, tmp_path / "out", None, None, Crop(0, 0.5, 1, 0.5))
    assert read(sent.read_bytes()).convert("RGB").getpixel((100, 100))[2] > 200
    assert sent != outgoing(path, tmp_path / "out", None, None, Crop(0, 0, 1, 0.5))
    assert path.read_bytes() == before


def test_a_part_of_a_png_stays_a_png_while_the_limits_allow(put):
    path = put(encoded(photo(), "PNG"), "b" * 64 + ".png")
    square = Crop(0, 0, 0.75, 1, "1:1")
    assert fit(path, crop=square).mime == "image/png"
    small = fit(path, max_bytes=60_000, crop=square)
    assert len(small.data) <= 60_000
    assert abs(small.width - small.height) <= 1


def test_an_animation_has_no_part(put):
    frames = [photo((60, 40)).convert("P"), photo((60, 40)).rotate(180).convert("P")]
    path = put(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]), "c" * 64 + ".gif")
    with pytest.raises(InvalidInput, match="media_cannot_crop"):
        fit(path, crop=Crop(0, 0, 0.5, 1))


def test_a_network_of_jpegs_gets_one_and_what_was_transparent_is_white(put, tmp_path):
    clear = photo(mode="RGBA")
    clear.paste((0, 0, 0, 0), (0, 0, 400, 300))
    path = put(encoded(clear, "PNG"), "a" * 64 + ".png")
    sent = outgoing(path, tmp_path / "out", max_bytes=8_000_000, jpeg=True)
    image = read(sent.read_bytes())
    assert (sent.suffix, image.format, image.size) == (".jpg", "JPEG", (800, 600))
    assert min(image.getpixel((100, 100))) > 240
    assert outgoing(path, tmp_path / "out", max_bytes=8_000_000) == path
    photograph = put(encoded(photo(), "JPEG"))
    assert fit(photograph, jpeg=True).data == photograph.read_bytes()
