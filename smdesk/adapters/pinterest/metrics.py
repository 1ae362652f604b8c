"""Numbers of Pins and of the account. Source: official description of /pins/analytics and /user_account/analytics.

A Pin's are sums of the last ninety days, for no more is given; its comments and reactions are of its whole life. The
account's come by the day, and the last days are read again, for they are told late.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from smdesk.adapters import counts
from smdesk.adapters.base import Sample
from smdesk.adapters.http import Answer
from smdesk.adapters.pinterest.api import Api, data_of
from smdesk.adapters.pinterest.pins import id_in
from smdesk.adapters.pinterest.session import checked

MOST = 100  # description: pin_ids.maxItems
PINS = "IMPRESSION,OUTBOUND_CLICK,SAVE,TOTAL_COMMENTS,TOTAL_REACTIONS,USER_FOLLOW,PROFILE_VISIT"
ACCOUNT = "ENGAGEMENT,IMPRESSION,OUTBOUND_CLICK,SAVE"
BACK = timedelta(days=89)  # description: start_date, no more than 90 days back
AGAIN = timedelta(days=4)
DAY = timedelta(days=1)


def read(api: Api, account: str, ids: Sequence[str]) -> Iterator[Sample]:
    """The present numbers. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError."""
    now = api.clock.now()
    if account in ids:
        yield from _account(api, account, now)
    pins = {known: each for each in ids if each != account and (known := id_in(each))}
    wanted = list(pins)
    for start in range(0, len(wanted), MOST):
        for known, numbers in _seen(api, wanted[start : start + MOST], now):
            if known in pins:
                yield from counts.samples("pinterest", "post", pins[known], _of_pin(numbers), now)


def _seen(api: Api, batch: Sequence[str], now: datetime) -> Iterator[tuple[str, object]]:
    """What is told of these Pins. One that is gone may take the whole answer with it: then halves are asked for."""
    span = {"start_date": _day(now - BACK), "end_date": _day(now), "metric_types": PINS}
    answer = api.ask("/pins/analytics", pin_ids=",".join(batch), app_types="ALL", **span)
    if not isinstance(answer, Answer) or answer.status != 404:
        yield from data_of(checked(api, answer)).items()
    elif len(batch) > 1:
        middle = len(batch) // 2
        yield from _seen(api, batch[:middle], now)
        yield from _seen(api, batch[middle:], now)


def _of_pin(answer: object) -> Mapping[str, Any]:
    """The sums, and what is of a whole life over them; of a Pin that is split by app the whole."""
    whole = answer.get("all", answer) if isinstance(answer, Mapping) else {}
    tables = [whole.get(name) for name in ("summary_metrics", "lifetime_metrics")] if isinstance(whole, Mapping) else []
    return {str(name): value for table in tables if isinstance(table, Mapping) for name, value in table.items()}


def _account(api: Api, account: str, now: datetime) -> Iterator[Sample]:
    profile = data_of(checked(api, api.ask("/user_account")))
    yield from counts.samples("pinterest", "account", account, {"follower_count": profile.get("follower_count")}, now)
    span = {"start_date": _day(now - AGAIN), "end_date": _day(now), "metric_types": ACCOUNT}
    found = data_of(checked(api, api.ask("/user_account/analytics", **span))).get("all")
    daily = found.get("daily_metrics") if isinstance(found, Mapping) else None
    for row in daily if isinstance(daily, list) else ():
        begin = _begin(row.get("date")) if isinstance(row, Mapping) and row.get("data_status") == "READY" else None
        numbers = row.get("metrics") if begin is not None else None
        if begin is not None and isinstance(numbers, Mapping):
            yield from counts.samples("pinterest", "account", account, numbers, now, span=(begin, begin + DAY))


def _day(at: datetime) -> str:
    return at.astimezone(UTC).date().isoformat()


def _begin(text: object) -> datetime | None:
    """The beginning of a day; Pinterest's are those of UTC."""
    try:
        day = date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day is not None else None
