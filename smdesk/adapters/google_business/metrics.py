"""Numbers of the location, a day at a time: who saw it, called, asked the way, went to the web site.

Source: Performance API v1, locations.fetchMultiDailyMetricsTimeSeries. By its description a value that is
not there is a zero; days come two to three days late, though, so of the last ones it is taken for no value at all. The
four impressions are people a day, on two kinds of device in two products.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from smdesk.adapters import counts
from smdesk.adapters.base import Sample
from smdesk.adapters.google import errors
from smdesk.adapters.google.api import Google, part, rows, text

PERFORMANCE = "https://businessprofileperformance.googleapis.com/v1"
SEEN = tuple(
    f"BUSINESS_IMPRESSIONS_{device}_{product}" for device in ("DESKTOP", "MOBILE") for product in ("MAPS", "SEARCH")
)
DONE = ("WEBSITE_CLICKS", "CALL_CLICKS", "BUSINESS_DIRECTION_REQUESTS")
DAYS = 7
LATE = timedelta(days=3)


def read(google: Google, location: str) -> Iterator[Sample]:
    """The last days that there are. Raises as `errors.checked`."""
    now = google.clock.now()
    today = now.astimezone(UTC).date()
    url = f"{PERFORMANCE}/locations/{location.split('/')[-1]}:fetchMultiDailyMetricsTimeSeries"
    span: dict[str, Any] = {"dailyMetrics": [*SEEN, *DONE]}
    for name, day in (("startDate", today - timedelta(days=DAYS)), ("endDate", today - timedelta(days=1))):
        span |= {f"dailyRange.{name}.{unit}": getattr(day, unit) for unit in ("year", "month", "day")}
    answer = errors.checked(google, google.get(url, **span), url)
    for day, numbers in sorted(_days(rows(answer, "multiDailyMetricTimeSeries") or [], today - LATE).items()):
        begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
        whole = (begin, begin + timedelta(days=1))
        yield from counts.samples("google_business", "account", location, numbers, now, span=whole)


def _days(series: list[Mapping[str, Any]], settled: date) -> Mapping[date, Mapping[str, float]]:
    found: defaultdict[date, dict[str, float]] = defaultdict(dict)
    for several in series:
        inner = several.get("dailyMetricTimeSeries")
        for one in inner if isinstance(inner, list) else ():
            for value in _dated(one) if isinstance(one, dict) else ():
                _add(found, text(one.get("dailyMetric")), value, settled)
    return found


def _dated(one: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    values = part(one, "timeSeries").get("datedValues")
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def _add(found: defaultdict[date, dict[str, float]], name: str, value: Mapping[str, Any], settled: date) -> None:
    told = part(value, "date")
    try:
        day = date(int(told["year"]), int(told["month"]), int(told["day"]))
    except (KeyError, TypeError, ValueError):
        return
    number = counts.number(value.get("value", "0" if day <= settled else None))
    if number is not None:
        key = "BUSINESS_IMPRESSIONS" if name in SEEN else name
        found[day][key] = found[day].get(key, 0.0) + number
