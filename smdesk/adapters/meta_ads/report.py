"""A report that Meta prepares by itself, for what is too much to be answered at once (NETWORKS 17.2).

Ordered by POST, asked after until it is done, then read page by page. Ordering one changes nothing and costs nothing:
whose answer was lost is ordered again. A report that nobody fetches ends by itself; there is nothing to take back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from smdesk.adapters.http import Answer
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.graph import identifier, segment
from smdesk.adapters.meta_ads.api import HOST, Ads, checked, listed, text, whole
from smdesk.core.errors import RefusedError, Unavailable, unreachable
from smdesk.core.outcome import NotSent

#: Told how much is done, in per cent; what it raises ends the waiting.
Watch = Callable[[int], None]
#: Code and subcode of "too much": the first from Meta's guide of limits, the others as they are met (unverified).
TOO_MUCH = frozenset({(100, 1487534), (1, 99), (2, 1504018), (1, 1504022)})
WORDS = "reduce the amount of data"
ROWS, PAGES = 500, 400
#: Seconds between two looks, longer and longer; and how long a report is waited for in all (both ours).
FIRST_S, LONGEST_S, PATIENCE_S = 2.0, 15.0, 1800.0
ORDERS = 2  # of one report, where an answer is lost


def too_much(answer: Answer | NotSent) -> bool:
    """True when Meta will not tell all of it at once."""
    if not isinstance(answer, Answer) or not isinstance(answer.data, dict):
        return False
    error = answer.data.get("error")
    error = error if isinstance(error, dict) else {}
    told = (error.get("code"), error.get("error_subcode"))
    return told in TOO_MUCH or WORDS in text(error.get("message")).lower()


def prepared(ads: Ads, path: str, fields: Mapping[str, Any], watch: Watch | None = None) -> Iterator[Mapping[str, Any]]:
    """The rows of a report on an edge `insights`. Raises as `api.checked`, and RefusedError `ad_report_failed`,
    Unavailable `ad_report_slow`.
    """
    run = _ordered(ads, path, fields)
    _wait(ads, run, watch or (lambda done: None))
    yield from listed(ads.graph, f"/{segment(run)}/insights", size=ROWS, most=PAGES)


def _ordered(ads: Ads, path: str, fields: Mapping[str, Any]) -> str:
    for _ in range(ORDERS):
        answer = ads.graph.send(path, fields)
        if isinstance(answer, NotSent):
            raise unreachable(HOST, answer.code, answer.words)
        if isinstance(answer, Answer):
            run = identifier(checked(ads.graph, answer).data.get("report_run_id"))
            if not run:
                raise Unavailable("server_error", host=HOST, status=answer.status, words="")
            return run
    raise Unavailable("server_error", host=HOST, status=None, words="")


def _wait(ads: Ads, run: str, watch: Watch) -> None:
    waited, pause = 0.0, FIRST_S
    while True:
        answer = ads.graph.get(f"/{segment(run)}", fields="async_status,async_percent_completion")
        data = checked(ads.graph, answer).data
        state = text(data.get("async_status"))
        watch(100 if state == "Job Completed" else min(whole(data.get("async_percent_completion")), 99))
        if state == "Job Completed":
            return
        if state in {"Job Failed", "Job Skipped"}:
            words = ads.graph.http.redact(text(data.get("error_user_msg")) or state)
            raise RefusedError("ad_report_failed", host=HOST, words=words)
        if waited >= PATIENCE_S:
            raise Unavailable("ad_report_slow", host=HOST, status=None, words="")
        pause = LONGEST_S if isinstance(answer, Answer) and errors.used(answer) > 75 else min(pause * 1.5, LONGEST_S)
        ads.graph.http.sleep(pause)
        waited += pause
