"""From a network's numbers to samples: only what is defined, only what is a number, each with what it counts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from smdesk.adapters.base import Sample
from smdesk.core import metrics
from smdesk.core.metrics import Subject


def samples(
    network: str,
    subject: Subject,
    remote_id: str,
    numbers: Mapping[str, Any],
    at: datetime,
    *,
    span: tuple[datetime, datetime] | None = None,
) -> Iterator[Sample]:
    """The samples in a network's answer about one thing: its own names → numbers, or texts that are numbers.

    What is missing, null or no number gives none. `span` is the day the values of a day stand for.
    """
    for name, definition in metrics.current(network, subject, at.date()).items():
        value = number(numbers.get(name))
        if value is None:
            continue
        start, end = span if span and definition.window == "day" else (None, None)
        yield Sample(
            remote_id, definition.metric, value * definition.scale, at, definition.id, definition.window, start, end
        )


def number(value: object) -> float | None:
    """A number as a float, also one that is written as a text; None for anything else, and for what is no count."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except ValueError:
        return None
    return found if math.isfinite(found) and found >= 0 else None
