"""What a token of Meta tells of itself, and the errors of connecting, for every network of Meta (NETWORKS 2.1).

`GET /debug_token` says whose a token is, what it may do and when it ends; Facebook and Threads have it, Instagram's own
door has not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from smdesk.adapters import refusals
from smdesk.adapters.http import Answer, host_of
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.graph import Graph, fine, instant, rows
from smdesk.core.errors import AuthExpired, InvalidInput, MissingScope, Unavailable
from smdesk.core.records import dataclass

#: What a token of the Graph is made of.
SHAPE = r"[A-Za-z0-9_.|-]+"
#: A token that ends sooner than this was not made to last.
LASTING = timedelta(days=2)
PAGES = 10
#: What `/debug_token` answers to a token of another app, or to half of one (NETWORKS 2.5). One that has ended or was
#: withdrawn comes with a subcode, or with `is_valid: false`.
UNREADABLE = frozenset({"100", "190"})
#: The subcodes of 190 with which a token has ended or was withdrawn (NETWORKS 2.5); 467, "invalid", says neither.
_ENDED = frozenset({458, 459, 460, 463, 464})


@dataclass(frozen=True, slots=True)
class About:
    """What a token tells of itself."""

    kind: str  # PAGE, USER, SYSTEM_USER, ...
    scopes: frozenset[str]  # empty where the network does not say
    issued: datetime | None  # UTC
    ends: datetime | None  # UTC; None: never, or not said
    owner: str  # id of the account it was made for

    def missing(self, wanted: Sequence[str]) -> list[str]:
        """Those of `wanted` that it lacks; none where it does not say what it has."""
        return [scope for scope in wanted if self.scopes and scope not in self.scopes]


def checked(graph: Graph, answer: Answer) -> Answer:
    """The answer, when it is a success. Raises AuthExpired, MissingScope, LimitedError or Unavailable."""
    if fine(answer):
        return answer
    raise refusals.error_of(answer, errors.outcome(graph, answer, repeatable=True), host_of(graph.base))


def about(graph: Graph) -> About:
    """What the token of `graph` tells of itself. Raises as `checked`, and Offline; AuthExpired `token_unreadable` where
    the network cannot make out the token: the one that it looks at is all that was asked.
    """
    answer = graph.ask("/debug_token", input_token=graph.token)
    ended = errors.subcode_of(answer) in _ENDED
    if not fine(answer) and not ended and errors.code_of(answer) in UNREADABLE:
        words = str(getattr(errors.outcome(graph, answer, repeatable=True), "words", ""))
        raise AuthExpired("token_unreadable", host=host_of(graph.base), words=words)
    answer = checked(graph, answer)
    data = answer.data.get("data")
    told: Mapping[str, Any] = data if isinstance(data, dict) else {}
    if told.get("is_valid") is False:
        error = told.get("error")
        words = str(error.get("message", "")) if isinstance(error, dict) else ""
        raise AuthExpired("token_refused", host=host_of(graph.base), words=graph.http.redact(words))
    scopes = told.get("scopes")
    return About(
        kind=str(told.get("type", "")),
        scopes=frozenset(str(scope) for scope in scopes) if isinstance(scopes, list) else frozenset(),
        issued=_moment(told.get("issued_at")),
        ends=_moment(told.get("expires_at")),  # 0: never
        owner=str(told.get("profile_id") or told.get("user_id") or ""),
    )


def must_have(graph: Graph, found: About, wanted: Sequence[str]) -> None:
    """Raises MissingScope `scope_missing` (host, missing) when the token lacks one of `wanted`."""
    missing = found.missing(wanted)
    if missing:
        raise MissingScope("scope_missing", host=host_of(graph.base), missing=missing)


def must_last(graph: Graph, found: About) -> None:
    """Raises InvalidInput `token_short_lived` (until) when the token ends within days."""
    if found.ends is not None and found.ends < graph.clock.now() + LASTING:
        raise InvalidInput("token_short_lived", field="secret", until=found.ends)


def listed(graph: Graph, path: str, **params: str | int) -> list[Mapping[str, Any]]:
    """All rows of a list. Raises as `checked`, and Unavailable when it cannot be read."""
    found: list[Mapping[str, Any]] = []
    for answer in graph.pages(path, PAGES, **params):
        if not isinstance(answer, Answer):
            raise Unavailable("server_error", host=host_of(graph.base), status=0, words=answer.words)
        page = rows(checked(graph, answer))
        if page is None:
            raise Unavailable("server_error", host=host_of(graph.base), status=200, words="")
        found += page
    return found


def _moment(value: object) -> datetime | None:
    return instant(value) if value else None
