"""How the numbers of a practice post grow: fast at first, then slower, the same every time one looks."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from datetime import datetime

#: metric → share of the people reached, and hours until 63% of them have come
GROWTH: Mapping[str, tuple[float, float]] = {
    "views": (1.0, 18.0),
    "likes": (0.055, 14.0),
    "reposts": (0.009, 20.0),
    "clicks": (0.018, 16.0),
}


def chance(seed: str) -> float:
    """A number in [0, 1) that depends on the seed alone."""
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big") / 2**64


def of_post(identifier: str, created: datetime, now: datetime, *, replies: int, link: bool) -> dict[str, float]:
    """All metrics of a post at an instant; they never fall while time goes on. Clicks only where there is a link."""
    hours = max((now - created).total_seconds() / 3600, 0.0)
    reach = 180 * math.exp(2.6 * chance(identifier + "reach"))  # 180 to about 2,400 people, few of them many
    values: dict[str, float] = {}
    for metric, (share, pace) in GROWTH.items():
        if metric == "clicks" and not link:
            continue
        taste = 0.5 + chance(identifier + metric) if metric != "views" else 1.0
        values[metric] = float(math.floor(reach * share * taste * (1 - math.exp(-hours / pace))))
    return values | {"replies": float(replies)}


def followers(account: str, created: datetime, now: datetime) -> float:
    """Followers of an account: a start of its own, and steady growth from the day it was made."""
    days = max((now - created).total_seconds() / 86400, 0.0)
    start = 300 + 2200 * chance(account + "followers")
    return float(math.floor(start + days * (0.6 + 3 * chance(account + "growth"))))
