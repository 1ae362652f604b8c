"""Connecting a Page with a pasted token: its own, or that of a person or system user who manages it (NETWORKS 2.1).

A token tells about itself (`GET /debug_token`): whose it is, what it may do, and when it ends. A Page's token that was
made from a short-lived one ends with it, within hours; that is said before anything is stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from smdesk.adapters.base import Session
from smdesk.adapters.http import Answer, Http
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.graph import Graph, fine, identifier, instant, rows
from smdesk.adapters.tokens import pasted
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.errors import AuthExpired, InvalidInput, LimitedError, MissingScope, Unavailable
from smdesk.core.network import NetworkSpec
from smdesk.core.outcome import Limited, Refused, Why

HOST = "graph.facebook.com"
#: What publishing and looking back need; the rest of NETWORKS 2.1 is for comments, messages and figures.
NEEDED = ("pages_manage_posts", "pages_read_engagement")
TASK = "CREATE_CONTENT"
FIELDS = "id,name,access_token,tasks"
#: A token that ends sooner than this was not made to last.
LASTING = timedelta(days=2)
PAGES = 10
_TOKEN = r"[A-Za-z0-9_.|-]+"


def connect(
    http: Http, spec: NetworkSpec, *, server: str = "", handle: str = "", secret: str, clock: Clock | None = None
) -> Session:
    """Check the token, find the Page, and give what is to be remembered.

    `handle` is the Page's name or id; it may be empty where the token knows one Page only.

    Raises:
        InvalidInput: `token_missing`, `token_malformed`, `token_short_lived` (until), `choose_account` (names),
            `account_not_managed` (handle, names).
        AuthExpired: `token_refused` (host, words).
        MissingScope: `scope_missing` (host, missing), `task_missing` (name).
        Offline, Unavailable, LimitedError: the network does not answer.
    """
    graph = Graph(http, pasted(secret, _TOKEN), clock=clock or SystemClock())
    http.hide(graph.token)
    about = _about(graph)
    missing = [scope for scope in NEEDED if about["scopes"] and scope not in about["scopes"]]
    if missing:
        raise MissingScope("scope_missing", host=HOST, missing=missing)
    own = graph if about["type"] == "PAGE" else _page_graph(graph, handle)
    lasts = about if own is graph else _about(own)
    _check_life(graph, lasts)
    session = identify(own)
    ends = {"expires_at": lasts["ends"].isoformat()} if lasts["ends"] else {}
    return Session(session.remote_id, session.handle, session.display_name, facts={**session.facts, **ends},
                   secrets={"access_token": own.token})  # fmt: skip


def identify(graph: Graph) -> Session:
    """The Page whose token it is. Raises as `connect`."""
    data = checked(graph, graph.ask("/me", fields="id,name,username,link")).data
    known = identifier(data.get("id"))
    if not known:
        raise Unavailable("server_error", host=HOST, status=200, words="")
    name = data["name"] if isinstance(data.get("name"), str) else known
    user = data["username"] if isinstance(data.get("username"), str) and data["username"] else name
    return Session(known, user, name, secrets={"access_token": graph.token})


def checked(graph: Graph, answer: Answer) -> Answer:
    """The answer, when it is a success. Raises AuthExpired, MissingScope, LimitedError or Unavailable."""
    if fine(answer):
        return answer
    result = errors.outcome(graph, answer, repeatable=True)
    words = getattr(result, "words", "")
    if isinstance(result, Limited):
        raise LimitedError("rate_limited", host=HOST, retry_at=result.retry_at)
    if isinstance(result, Refused) and result.why is Why.AUTH:
        raise AuthExpired("token_refused", host=HOST, words=words)
    if isinstance(result, Refused) and result.why is Why.PERMISSION:
        raise MissingScope("permission_missing", host=HOST, words=words)
    raise Unavailable("server_error", host=HOST, status=answer.status, words=words)


def _about(graph: Graph) -> dict[str, Any]:
    """What the token tells of itself: `type`, `scopes`, `ends` (UTC or None). Raises as `connect`."""
    answer = checked(graph, graph.ask("/debug_token", input_token=graph.token))
    data = answer.data.get("data")
    told: Mapping[str, Any] = data if isinstance(data, dict) else {}
    if told.get("is_valid") is False:
        error = told.get("error")
        words = str(error.get("message", "")) if isinstance(error, dict) else ""
        raise AuthExpired("token_refused", host=HOST, words=graph.http.redact(words))
    scopes = told.get("scopes")
    ends = told.get("expires_at")
    return {
        "type": str(told.get("type", "")),
        "scopes": [str(scope) for scope in scopes] if isinstance(scopes, list) else [],
        "ends": instant(ends) if ends else None,  # 0: never
    }


def _check_life(graph: Graph, about: Mapping[str, Any]) -> None:
    ends = about["ends"]
    if ends is not None and ends < graph.clock.now() + LASTING:
        raise InvalidInput("token_short_lived", field="secret", until=ends)


def _page_graph(graph: Graph, handle: str) -> Graph:
    """The Graph with the token of the Page that `handle` names. Raises as `connect`."""
    pages: list[Mapping[str, Any]] = []
    for answer in graph.pages("/me/accounts", PAGES, fields=FIELDS):
        if not isinstance(answer, Answer):
            raise Unavailable("server_error", host=HOST, status=0, words=answer.words)
        found = rows(checked(graph, answer))
        if found is None:
            raise Unavailable("server_error", host=HOST, status=200, words="")
        pages += found
    wanted = handle.strip().removeprefix("@").casefold()
    names = [str(page.get("name", "")) for page in pages]
    if wanted:
        pages = [page for page in pages if wanted in {str(page.get(key, "")).casefold() for key in ("id", "name")}]
        if not pages:
            raise InvalidInput("account_not_managed", field="handle", handle=handle.strip(), names=names)
    if len(pages) != 1:
        code = "choose_account" if pages else "account_not_managed"
        raise InvalidInput(code, field="handle", handle=handle.strip(), names=names)
    page = pages[0]
    tasks, token = page.get("tasks"), page.get("access_token")
    if (isinstance(tasks, list) and TASK not in tasks) or not isinstance(token, str) or not token:
        raise MissingScope("task_missing", host=HOST, name=str(page.get("name", "")))
    graph.http.hide(token)
    return Graph(graph.http, token, graph.base, graph.clock)
