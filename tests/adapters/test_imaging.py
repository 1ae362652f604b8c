"""Images on their way out: untouched within the limit but for metadata, just under it above."""

from __future__ import annotations

import contextlib
import random
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from smdesk.adapters.imaging import fit_bytes, fit_image
from smdesk.core.errors import InvalidInput

KINDS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


def noise(size, seed=1):
    """Grey noise, the same each time."""
    return Image.frombytes("L", size, random.Random(seed).randbytes(size[0] * size[1]))


def picture(kind, size=(64, 48), turn=1, gps=True, mode="RGB", **more):
    image = noise(size).convert(mode)
    if mode == "RGBA":
        image.putalpha(noise(size, 2))
    exif = Image.Exif()
    if turn != 1:
        exif[0x0112] = turn
    if gps:
        exif[0x010F] = "Camera of Juana"
        exif.get_ifd(0x8825)[1] = "N"
    out = BytesIO()
    image.save(out, kind, **({"exif": exif} if gps or turn != 1 else {}), **more)
    return out.getvalue()


def opened(data):
    image = Image.open(BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("kind", KINDS)
def test_without_metadata_every_byte_stays(kind, tmp_path):
    data = picture(kind, gps=False)
    file = tmp_path / "a"
    file.write_bytes(data)
    assert fit_image(file, "image/any", 10**6) == (data, KINDS[kind], 64, 48)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("turn", range(1, 9))
def test_place_and_camera_go_orientation_and_picture_stay(kind, turn):
    data = picture(kind, turn=turn)
    assert b"Juana" in data
    fitted = fit_bytes(data, "", 10**6)
    assert b"Juana" not in fitted.data
    exif = opened(fitted.data).getexif()
    assert dict(exif) == ({} if turn == 1 else {0x0112: turn})
    assert not exif.get_ifd(0x8825)
    assert opened(fitted.data).tobytes() == opened(data).tobytes()
    assert (fitted.width, fitted.height) == ((48, 64) if turn > 4 else (64, 48))


@pytest.mark.parametrize("turn", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_is_upright(turn):
    fitted = fit_bytes(picture("JPEG", turn=turn), "", 10**6)
    assert (fitted.width, fitted.height) == (64, 48)
    assert not opened(fitted.data).getexif()


def test_the_colour_profile_and_further_jpeg_segments_stay():
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = picture("JPEG", icc_profile=profile, progressive=True, comment=b"by Juana")
    fitted = fit_bytes(data, "", 10**6)
    assert b"Juana" not in fitted.data
    assert opened(fitted.data).info["icc_profile"] == profile
    assert opened(fitted.data).tobytes() == opened(data).tobytes()


def test_xmp_and_text_of_a_png_go():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Juana")
    info.add_itxt("XML:com.adobe.xmp", "<gps>Juana</gps>")
    fitted = fit_bytes(picture("PNG", gps=False, pnginfo=info), "", 10**6)
    assert b"Juana" not in fitted.data
    assert opened(fitted.data).size == (64, 48)


def test_a_telephones_second_picture_and_its_metadata_go():
    first = noise((64, 48)).convert("RGB")
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera of Juana"
    first.save(out, "MPO", save_all=True, append_images=[first.rotate(90)], exif=exif)
    data = out.getvalue()
    assert opened(data).n_frames == 2
    fitted = fit_bytes(data, "image/jpeg", 10**6)
    assert fitted.mime == "image/jpeg"
    assert b"Juana" not in fitted.data
    assert opened(fitted.data).format == "JPEG"
    assert opened(fitted.data).tobytes() == opened(data).tobytes()


@pytest.mark.parametrize("turn", [1, 6])
def test_above_the_limit_just_under_it_and_upright(turn):
    data = picture("JPEG", (900, 600), turn=turn, quality=98)
    fitted = fit_bytes(data, "", len(data) * 2 // 3)
    assert len(data) * 2 // 3 * 0.9 < len(fitted.data) <= len(data) * 2 // 3
    assert opened(fitted.data).size == (fitted.width, fitted.height) == ((600, 900) if turn == 6 else (900, 600))
    assert not opened(fitted.data).getexif()


def test_far_above_the_limit_it_gets_smaller():
    fitted = fit_bytes(picture("PNG", (900, 600)), "", 20_000)
    assert 10_000 < len(fitted.data) <= 20_000
    assert fitted.width < 900
    assert abs(fitted.width / fitted.height - 1.5) < 0.02


def test_transparency_survives_a_second_encoding():
    fitted = fit_bytes(picture("PNG", (400, 300), mode="RGBA", gps=False), "", 40_000)
    assert fitted.mime == "image/webp"
    assert opened(fitted.data).mode == "RGBA"


def test_an_animation_within_the_limit_goes_as_it_is_and_above_it_is_refused():
    frames = [noise((50, 50), seed) for seed in (1, 2)]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    assert fit_bytes(out.getvalue(), "image/gif", 10**6).data == out.getvalue()
    with pytest.raises(InvalidInput) as caught:
        fit_bytes(out.getvalue(), "image/gif", 1000)
    assert caught.value.code == "image_animated_too_large"


@pytest.mark.parametrize(
    "data", [b"", b"no image", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"RIFF\0\0\0\0WEBP"]
)
def test_what_is_no_image_is_told(data):
    with pytest.raises(InvalidInput) as caught:
        fit_bytes(data, "", 100)
    assert caught.value.code == "image_unreadable"


def test_a_cut_off_image_above_the_limit_is_told():
    data = picture("JPEG", (400, 300), gps=False)
    with pytest.raises(InvalidInput) as caught:
        fit_bytes(data[: len(data) // 2], "", 1000)
    assert caught.value.code == "image_unreadable"


def test_a_limit_no_picture_fits():
    with pytest.raises(InvalidInput) as caught:
        fit_bytes(picture("JPEG", gps=False), "", 50)
    assert caught.value.code == "image_not_fitting"


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # Pillow warns of damaged Exif and goes on
@given(st.data())
def test_damaged_segments_never_crash_the_reader(data):
    whole = bytearray(picture(data.draw(st.sampled_from(sorted(KINDS))), (8, 8), turn=6))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    with contextlib.suppress(InvalidInput):
        fit_bytes(bytes(whole[:cut]), "", 10**6)
