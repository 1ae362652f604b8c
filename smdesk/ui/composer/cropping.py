"""What a hand or a key does to the frame of a crop; pure, in fractions of the picture."""

from __future__ import annotations

from dataclasses import replace

from smdesk.core.crop import RATIOS, Crop, largest

#: Side of the smallest frame a person can make, as a fraction.
SMALLEST = 0.05


def moved(crop: Crop, dx: float, dy: float) -> Crop:
    """The frame elsewhere, never outside the picture."""
    return replace(crop, x=_clamp(crop.x + dx, 0, 1 - crop.w), y=_clamp(crop.y + dy, 0, 1 - crop.h))


def resized(crop: Crop, handle: str, x: float, y: float, shape: float) -> Crop:
    """The frame with a handle (`n`, `se`, …) drawn to a point; the side across stays, and the ratio where one is set.

    `shape` is width over height of the picture, for a ratio is one of pixels.
    """
    left, top, right, bottom = crop.x, crop.y, crop.x + crop.w, crop.y + crop.h
    if "w" in handle:
        left = _clamp(x, 0, right - SMALLEST)
    if "e" in handle:
        right = _clamp(x, left + SMALLEST, 1)
    if "n" in handle:
        top = _clamp(y, 0, bottom - SMALLEST)
    if "s" in handle:
        bottom = _clamp(y, top + SMALLEST, 1)
    if crop.ratio not in RATIOS:
        return _made(left, top, right - left, bottom - top, crop.ratio)
    per = RATIOS[crop.ratio] / shape  # width over height, both as fractions
    wide, high = right - left, bottom - top
    if handle in {"n", "s"}:
        wide = per * high
    elif handle not in {"e", "w"}:
        wide = max(wide, per * high)
    most_wide, hold_x = _room(crop.x, crop.w, west="w" in handle, east="e" in handle)
    most_high, hold_y = _room(crop.y, crop.h, west="n" in handle, east="s" in handle)
    wide = min(max(wide, SMALLEST, SMALLEST * per), most_wide, per * most_high)
    high = wide / per
    return _made(_placed(*hold_x, wide), _placed(*hold_y, high), wide, high, crop.ratio)


def scaled(crop: Crop, factor: float, shape: float) -> Crop:
    """The frame larger or smaller around its middle; at an edge it stops."""
    per = RATIOS[crop.ratio] / shape if crop.ratio in RATIOS else crop.w / crop.h
    wide = min(max(crop.w * factor, SMALLEST, SMALLEST * per), 1.0, per)
    high = wide / per
    x = _clamp(crop.x + (crop.w - wide) / 2, 0, 1 - wide)
    return _made(x, _clamp(crop.y + (crop.h - high) / 2, 0, 1 - high), wide, high, crop.ratio)


def with_ratio(crop: Crop, ratio: str, width: int, height: int) -> Crop:
    """The frame in another shape: as large as the picture allows, its middle as near as it can be to where it was."""
    if ratio not in RATIOS:
        return replace(crop, ratio="")
    made = largest(width, height, ratio)
    x = _clamp(crop.x + crop.w / 2 - made.w / 2, 0, 1 - made.w)
    y = _clamp(crop.y + crop.h / 2 - made.h / 2, 0, 1 - made.h)
    return _made(x, y, made.w, made.h, ratio)


def handle_at(crop: Crop, x: float, y: float, near_x: float, near_y: float) -> str:
    """The handle at a point, `move` inside the frame, "" outside; `near` is how far a hand may miss."""
    vertical = "n" if abs(y - crop.y) <= near_y else "s" if abs(y - crop.y - crop.h) <= near_y else ""
    horizontal = "w" if abs(x - crop.x) <= near_x else "e" if abs(x - crop.x - crop.w) <= near_x else ""
    within_x = crop.x - near_x <= x <= crop.x + crop.w + near_x
    within_y = crop.y - near_y <= y <= crop.y + crop.h + near_y
    if not (within_x and within_y):
        return ""
    return vertical + horizontal or "move"


def _room(start: float, length: float, *, west: bool, east: bool) -> tuple[float, tuple[float, float]]:
    """The greatest length, and what is held: a point, and where in the frame it lies (0 its start, 1 its end)."""
    if west:
        return start + length, (start + length, 1.0)
    if east:
        return 1 - start, (start, 0.0)
    middle = start + length / 2
    return 2 * min(middle, 1 - middle), (middle, 0.5)


def _placed(hold: float, where: float, length: float) -> float:
    return _clamp(hold - where * length, 0, 1 - length)


def _made(x: float, y: float, w: float, h: float, ratio: str) -> Crop:
    w, h = min(w, 1.0), min(h, 1.0)
    return Crop(_clamp(x, 0, 1 - w), _clamp(y, 0, 1 - h), w, h, ratio)


def _clamp(value: float, least: float, most: float) -> float:
    return max(least, min(value, max(least, most)))
