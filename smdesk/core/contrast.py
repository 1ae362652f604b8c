"""Whether a colour can be read on another (WCAG 2), and the nearest shade of it that can."""

from __future__ import annotations

from functools import cache

#: What running text needs, and what large titles and lines need.
TEXT, LARGE = 4.5, 3.0

_STEPS = 20  # of a search by halves: finer than a colour of three bytes


def valid(color: str) -> bool:
    """True for `#rrggbb`."""
    return len(color) == 7 and color[0] == "#" and all(sign in "0123456789abcdefABCDEF" for sign in color[1:])


@cache
def luminance(color: str) -> float:
    """How light `#rrggbb` is, from 0 (black) to 1 (white), as WCAG 2 counts it."""
    red, green, blue = (_linear(value) for value in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (the same) to 21 (black on white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(color: str, ground: str, least: float = TEXT) -> str:
    """The colour, if it has the contrast asked for on the ground; else its nearest shade or tint that has.

    Where neither its shades nor its tints reach it, black or white, whichever is better.
    """
    if ratio(color, ground) >= least:
        return color.lower()
    found = [(step, shade) for end in ("#000000", "#ffffff") for step, shade in _first(color, end, ground, least)]
    return min(found)[1] if found else on(ground)


def on(ground: str, dark: str = "#000000", light: str = "#ffffff") -> str:
    """The one of two colours that is read better on the ground."""
    return dark if ratio(dark, ground) >= ratio(light, ground) else light


def blend(color: str, other: str, share: float) -> str:
    """A mixture: `share` 0 is the colour, 1 the other."""
    pairs = zip(_channels(color), _channels(other), strict=True)
    return "#" + "".join(f"{round(mine + (its - mine) * share):02x}" for mine, its in pairs)


def _first(color: str, end: str, ground: str, least: float) -> list[tuple[float, str]]:
    """The smallest step towards black or white at which the contrast is reached; none if it never is."""
    if ratio(end, ground) < least:
        return []
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if ratio(blend(color, end, middle), ground) >= least else (middle, high)
    return [(high, blend(color, end, high))]


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _linear(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
