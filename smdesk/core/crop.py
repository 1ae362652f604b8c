"""The part of a picture that goes out: as fractions, so that it holds whatever size the picture is scaled to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass

#: Names of the shapes that networks ask for: width divided by height.
RATIOS: Mapping[str, float] = {"1:1": 1.0, "4:5": 0.8, "1.91:1": 1.91, "16:9": 16 / 9, "9:16": 9 / 16}
#: Side of the smallest part, as a fraction: less is a slip of the hand.
LEAST = 0.001
_DIGITS = 5
_SLACK = 1e-5


@dataclass(frozen=True, slots=True)
class Crop:
    """A rectangle in a picture as it is seen (upright); `ratio` is a name of `RATIOS`, "" for a free shape."""

    x: float
    y: float
    w: float
    h: float
    ratio: str = ""

    def __post_init__(self) -> None:
        """Raises InvalidInput `bad_crop`."""
        values = (self.x, self.y, self.w, self.h)
        inside = self.x + self.w <= 1 + _SLACK and self.y + self.h <= 1 + _SLACK
        if not (all(0 <= value <= 1 for value in values) and min(self.w, self.h) >= LEAST - _SLACK and inside):
            raise InvalidInput("bad_crop", field="media")
        for name, value in zip("xywh", values, strict=True):
            object.__setattr__(self, name, round(float(value), _DIGITS))

    @property
    def whole(self) -> bool:
        """True when it leaves nothing out."""
        return self.w >= 1 - _SLACK and self.h >= 1 - _SLACK

    @property
    def key(self) -> str:
        """Equal for crops that give the same picture; fit for the name of a file."""
        return "-".join(str(round(value * 10**_DIGITS)) for value in (self.x, self.y, self.w, self.h))

    def box(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Left, top, right and bottom in pixels of a picture of this size; at least one pixel."""
        left, top = min(round(self.x * width), width - 1), min(round(self.y * height), height - 1)
        wide, high = max(1, round(self.w * width)), max(1, round(self.h * height))
        return left, top, min(width, left + wide), min(height, top + high)

    def size(self, width: int, height: int) -> tuple[int, int]:
        """Width and height in pixels of what is left of a picture of this size."""
        left, top, right, bottom = self.box(width, height)
        return right - left, bottom - top

    def to_json(self) -> dict[str, Any]:
        """Plain values for a JSON column; the inverse of `from_json`."""
        return {"x": self.x, "y": self.y, "w": self.w, "h": self.h, "ratio": self.ratio}


def from_json(data: Mapping[str, Any] | None) -> Crop | None:
    """A crop from plain values, None for none. Raises InvalidInput `bad_crop`."""
    if data is None:
        return None
    try:
        x, y, w, h = (float(data[name]) for name in "xywh")
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidInput("bad_crop", field="media") from error
    return Crop(x, y, w, h, str(data.get("ratio", "")))


def largest(width: int, height: int, ratio: str) -> Crop:
    """The largest part of a picture with a shape of `RATIOS`, in its middle; the whole for any other name."""
    wanted = RATIOS.get(ratio)
    if wanted is None or not width or not height:
        return Crop(0, 0, 1, 1, ratio)
    shape = width / height
    w, h = (wanted / shape, 1.0) if shape > wanted else (1.0, shape / wanted)
    return Crop((1 - w) / 2, (1 - h) / 2, w, h, ratio)


def offered(spans: Iterable[tuple[float, float] | None]) -> tuple[str, ...]:
    """The names of shapes that lie within every span (least and greatest ratio; None takes any)."""
    given = [span for span in spans if span is not None]
    # Sides are whole pixels: a network's 1.91 is 1200 by 628.
    return tuple(
        name for name, ratio in RATIOS.items() if all(low * 0.99 <= ratio <= high * 1.01 for low, high in given)
    )
