"""One advertising account on the Graph: its edges, lists read to their end, and refusals told as what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from smdesk.adapters.http import Answer, Failure
from smdesk.adapters.meta import access, errors
from smdesk.adapters.meta.graph import PAGE_ROWS, Graph, fine, next_cursor, rows, segment
from smdesk.core.errors import NotFound, RefusedError, Unavailable, unreachable
from smdesk.core.outcome import NotSent, Outcome, Refused, Why
from smdesk.core.records import dataclass

HOST = "graph.facebook.com"
PAGES = 40
#: Above so many per cent of what may be asked Meta wants calls to come slower (NETWORKS 17.3); the pause is ours.
MUCH, PAUSE_S = 75, 3.0

#: The general code of the Graph for "the network does not take it as it is" → the one of ads.
_OURS = {"refused_content": "ad_refused", "refused": "ad_refused"}


@dataclass(frozen=True, slots=True)
class Ads:
    """An account (`act_…`) and the Graph with the token."""

    graph: Graph
    id: str

    def edge(self, name: str) -> str:
        """The path of one of the account's edges (`campaigns`, `adsets`, ...)."""
        return f"/{segment(self.id)}/{name}"


def checked(graph: Graph, answer: Answer | NotSent) -> Answer:
    """The answer, when it is a success.

    Raises Offline, AuthExpired, MissingScope, LimitedError, RefusedError, NotFound `unknown_campaign`, Unavailable.
    """
    if isinstance(answer, NotSent):
        raise unreachable(HOST, answer.code, answer.words)
    result = None if fine(answer) else refusal(graph, answer)
    if isinstance(result, Refused) and result.why is Why.GONE:
        raise NotFound("unknown_campaign")
    if isinstance(result, Refused) and result.why is Why.CONTENT and errors.code_of(answer):
        raise RefusedError(result.code, host=HOST, words=result.words)
    return access.checked(graph, answer)


def refusal(graph: Graph, answer: Answer | Failure, *, repeatable: bool = True) -> Outcome:
    """What an answer that is no success means, in the codes of ads, with Meta's title before its sentence."""
    result = errors.after(graph, answer, repeatable=repeatable)
    if not isinstance(result, Refused) or not isinstance(answer, Answer):
        return result
    error = answer.data.get("error") if isinstance(answer.data, dict) else None
    title = error.get("error_user_title") if isinstance(error, dict) else None
    words = f"{title}: {result.words}" if isinstance(title, str) and title and result.words else result.words
    return replace(result, code=_OURS.get(result.code, result.code), words=graph.http.redact(words))


def listed(
    graph: Graph, path: str, size: int = PAGE_ROWS, most: int = PAGES, **params: str | int
) -> Iterator[Mapping[str, Any]]:
    """All rows of a list. Raises as `checked`; Unavailable where a list is none, or has no end."""
    last: Answer | None = None
    for answer in graph.pages(path, most, size, **params):
        last = checked(graph, answer)
        found = rows(last)
        if found is None:
            raise Unavailable("server_error", host=HOST, status=last.status, words="")
        yield from found
        if next_cursor(last) and errors.used(last) > MUCH:
            graph.http.sleep(PAUSE_S)
    if last is not None and next_cursor(last):
        raise Unavailable("server_error", host=HOST, status=last.status, words="")


def text(value: object) -> str:
    """A text of an answer, "" for anything that is none."""
    return value if isinstance(value, str) else ""


def whole(value: object) -> int:
    """A count or an amount in minor units, told as a number or in digits; 0 for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return max(value, 0)
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 19 else 0
