"""Connecting a Page with a pasted token: its own, or that of a person or system user who manages it (NETWORKS 2.1).

A token tells about itself (`GET /debug_token`): whose it is, what it may do, and when it ends. A Page's token that was
made from a short-lived one ends with it, within hours; that is said before anything is stored.
"""

from __future__ import annotations

from smdesk.adapters.base import Session
from smdesk.adapters.http import Http
from smdesk.adapters.meta import access
from smdesk.adapters.meta.graph import Graph, identifier
from smdesk.adapters.tokens import pasted
from smdesk.core import rights
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.errors import InvalidInput, MissingScope, Unavailable
from smdesk.core.network import NetworkSpec

HOST = "graph.facebook.com"
#: What publishing and looking back need; the rest of NETWORKS 2.1 is for comments, messages and figures.
NEEDED = ("pages_manage_posts", "pages_read_engagement")
OPTIONAL = ("pages_manage_engagement", "pages_messaging", "pages_read_user_content", "read_insights")
TASK = "CREATE_CONTENT"
FIELDS = "id,name,access_token,tasks"


def connect(
    http: Http, spec: NetworkSpec, *, server: str = "", handle: str = "", secret: str, clock: Clock | None = None
) -> Session:
    """Check the token, find the Page, and give what is to be remembered.

    `handle` is the Page's name or id; it may be empty where the token knows one Page only.

    Raises:
        InvalidInput: `token_missing`, `token_malformed`, `token_short_lived` (until), `choose_account` (names),
            `account_not_managed` (handle, names), `no_page_managed`.
        AuthExpired: `token_refused` (host, words).
        MissingScope: `scope_missing` (host, missing), `task_missing` (name).
        Offline, Unavailable, LimitedError: the network does not answer.
    """
    graph = Graph(http, pasted(secret, access.SHAPE), clock=clock or SystemClock())
    http.hide(graph.token)
    about = access.about(graph)
    access.must_have(graph, about, NEEDED)
    own = graph if about.kind == "PAGE" else _page_graph(graph, handle)
    lasts = about if own is graph else access.about(own)
    access.must_last(graph, lasts)
    session = identify(own, lasts)
    ends = {"expires_at": lasts.ends.isoformat()} if lasts.ends else {}
    return Session(session.remote_id, session.handle, session.display_name, facts={**session.facts, **ends},
                   secrets={"access_token": own.token})  # fmt: skip


def identify(graph: Graph, about: access.About) -> Session:
    """The Page whose token it is, and which of the rights that may be left out it lacks. Raises as `connect`."""
    data = access.checked(graph, graph.ask("/me", fields="id,name,username,link")).data
    known = identifier(data.get("id"))
    if not known:
        raise Unavailable("server_error", host=HOST, status=200, words="")
    name = data["name"] if isinstance(data.get("name"), str) else known
    user = data["username"] if isinstance(data.get("username"), str) and data["username"] else name
    missing = about.missing(OPTIONAL)
    return Session(known, user, name, facts={rights.REFUSED: missing}, secrets={"access_token": graph.token})


def _page_graph(graph: Graph, handle: str) -> Graph:
    """The Graph with the token of the Page that `handle` names. Raises as `connect`."""
    pages = access.listed(graph, "/me/accounts", fields=FIELDS)
    wanted = handle.strip().removeprefix("@").casefold()
    if not pages:
        raise InvalidInput("no_page_managed", field="secret")
    names = [str(page.get("name", "")) for page in pages]
    if wanted:
        pages = [page for page in pages if wanted in {str(page.get(key, "")).casefold() for key in ("id", "name")}]
        if not pages:
            raise InvalidInput("account_not_managed", field="handle", handle=handle.strip(), names=names)
    if len(pages) != 1:
        raise InvalidInput("choose_account", field="handle", handle=handle.strip(), names=names)
    page = pages[0]
    tasks, token = page.get("tasks"), page.get("access_token")
    if (isinstance(tasks, list) and TASK not in tasks) or not isinstance(token, str) or not token:
        raise MissingScope("task_missing", host=HOST, name=str(page.get("name", "")))
    graph.http.hide(token)
    return Graph(graph.http, token, graph.base, graph.clock)
