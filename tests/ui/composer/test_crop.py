"""The part of a picture that goes out: chosen by hand or by keys, shown everywhere, undone, and sent so."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest

from smdesk.core.crop import RATIOS, Crop, largest
from smdesk.ui.composer import cropping
from smdesk.ui.composer.cropdialog import CropDialog
from smdesk.ui.kit.thumbs import decode
from tests.ui.composer.conftest import Bench

NOON = datetime(2026, 10, 2, 12, 0)
HANDLES = ["n", "s", "e", "w", "ne", "nw", "se", "sw"]
UNIT = st.floats(-0.5, 1.5)


@given(st.sampled_from(["", *RATIOS]), st.sampled_from(HANDLES), UNIT, UNIT, st.floats(0.4, 2.5))
def test_a_handle_never_leaves_the_picture_nor_bends_the_ratio(ratio, handle, x, y, shape) -> None:
    start = largest(round(1000 * shape), 1000, ratio) if ratio else Crop(0.2, 0.2, 0.5, 0.5)
    made = cropping.resized(start, handle, x, y, shape)  # Crop itself refuses what is outside
    if ratio:
        assert made.w * shape / made.h == pytest.approx(RATIOS[ratio], rel=0.01)


def test_the_side_across_a_handle_stays() -> None:
    made = cropping.resized(Crop(0.1, 0.1, 0.5, 0.5), "nw", 0.3, 0.2, 1.0)
    assert (made.x, made.y, made.x + made.w, made.y + made.h) == pytest.approx((0.3, 0.2, 0.6, 0.6))


def opened(bench: Bench, pictures: list[Path], qtbot) -> CropDialog:
    bench.start(text="One", local=NOON)
    bench.page.editor.attaching.bring(pictures[:1])
    qtbot.waitUntil(lambda: bool(bench.box.strip.tiles), timeout=8000)
    bench.box.strip.tiles[0].setFocus()
    QTest.keyClick(bench.box.strip.tiles[0], Qt.Key.Key_C)
    dialogs = bench.page.findChildren(CropDialog)
    assert len(dialogs) == 1
    return dialogs[0]


def crop_of(bench: Bench) -> Crop | None:
    return bench.page.model.draft.base.parts[0].media[0].crop


def test_by_keys_alone_stored_undone_and_back_to_the_whole(bench: Bench, pictures: list[Path], qtbot) -> None:
    asked = opened(bench, pictures, qtbot)
    assert asked.focusWidget() is asked.cropper
    assert asked.cropper.crop.ratio == "1:1"
    QTest.keyClick(asked.cropper, Qt.Key.Key_Left)
    QTest.keyClick(asked.cropper, Qt.Key.Key_Return)
    made = crop_of(bench)
    assert made is not None
    assert made.x == pytest.approx((1 - 80 / 120) / 2 - 0.02, abs=0.001)
    qtbot.waitUntil(lambda: bench.page.focusWidget() is bench.box.strip.tiles[0])  # the focus is where it was
    bench.settle()
    assert bench.stored().base.parts[0].media[0].crop == made
    bench.ui.undo.undo()
    assert crop_of(bench) is None
    bench.ui.undo.redo()
    bench.box.strip.crop(0)
    again = bench.page.findChildren(CropDialog)[-1]
    assert again.cropper.crop == made
    again.whole.click()
    assert crop_of(bench) is None


def test_a_corner_is_drawn_by_hand_and_escape_changes_nothing(bench: Bench, pictures: list[Path], qtbot) -> None:
    asked = opened(bench, pictures, qtbot)
    corner = asked.cropper.frame.bottomRight().toPoint()
    QTest.mousePress(asked.cropper, Qt.MouseButton.LeftButton, pos=corner)
    QTest.mouseMove(asked.cropper, corner - QPoint(60, 60))
    QTest.mouseRelease(asked.cropper, Qt.MouseButton.LeftButton, pos=corner - QPoint(60, 60))
    width, height = asked.cropper.crop.size(120, 80)
    assert width == pytest.approx(height, abs=1)
    assert height < 75
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert crop_of(bench) is None


def test_only_shapes_that_the_chosen_channels_take_are_offered(bench: Bench, pictures: list[Path], qtbot) -> None:
    bench.start(bench.hand, text="One", local=NOON)
    bench.page.editor.attaching.bring(pictures[:1])
    qtbot.waitUntil(lambda: bool(bench.box.strip.tiles), timeout=8000)
    bench.box.strip.crop(0)
    asked = bench.page.findChildren(CropDialog)[-1]
    assert asked.shapes._values == ["", "1:1", "4:5", "1.91:1", "16:9"]  # Instagram shows nothing taller than 4:5


def test_a_channel_can_have_a_part_of_its_own(bench: Bench, pictures: list[Path], qtbot) -> None:
    bench.start(bench.auto, bench.hand, text="One", local=NOON)
    bench.page.editor.attaching.bring(pictures[:1])
    qtbot.waitUntil(lambda: bool(bench.box.strip.tiles), timeout=8000)
    bench.page.model.choose_scope(bench.hand.id)
    bench.box.strip.crop(0)
    bench.page.findChildren(CropDialog)[-1].primary.click()
    assert crop_of(bench) is None
    own = bench.page.model.draft.parts(bench.hand.id)[0].media[0].crop
    assert own is not None


def test_small_pictures_show_the_part(tmp_path: Path) -> None:
    from PIL import Image

    file = tmp_path / "halves.png"
    halves = Image.new("RGB", (400, 100), "blue")
    halves.paste("red", (0, 0, 200, 100))
    halves.save(file)
    image = decode(file, QSize(40, 40), Crop(0.5, 0, 0.25, 1))
    assert (image.width(), image.height()) == (40, 40)
    assert all(image.pixelColor(x, 20).blue() > 200 for x in (1, 20, 38))
