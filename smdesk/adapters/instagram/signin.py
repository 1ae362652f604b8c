"""Connecting with a pasted token: Instagram's own, or one of Facebook with the linked Page (NETWORKS 3.1).

The token itself says which door it opens. Facebook's tells what it may do and when it ends; Instagram's own is tried on
what publishing asks first, and lives sixty days at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from smdesk.adapters.base import Session
from smdesk.adapters.http import Http, host_of
from smdesk.adapters.instagram.door import BY_FACEBOOK, BY_INSTAGRAM, INSTAGRAM, Door
from smdesk.adapters.meta import access, renewal
from smdesk.adapters.meta.graph import FACEBOOK, Graph, identifier, segment
from smdesk.adapters.tokens import pasted
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.errors import InvalidInput, MissingScope, Unavailable
from smdesk.core.network import Feature, NetworkSpec

#: What publishing and looking back need; comments and messages are scopes of their own.
NEEDED = ("instagram_basic", "instagram_content_publish", "pages_show_list", "pages_read_engagement")
COMMENTS, MESSAGES = "instagram_manage_comments", "instagram_manage_messages"
PUBLISH, OWN_COMMENTS = "instagram_business_content_publish", "instagram_business_manage_comments"
OWN_MESSAGES, INSIGHTS = "instagram_business_manage_messages", "instagram_manage_insights"
TASKS = frozenset({"CREATE_CONTENT", "MANAGE"})
LINKED = "instagram_business_account{id,username,name}"
ROOT = INSTAGRAM.rsplit("/", 1)[0]
_OTHERS = {"TH": "Threads"}


def connect(
    http: Http, spec: NetworkSpec, *, server: str = "", handle: str = "", secret: str, clock: Clock | None = None
) -> Session:
    """Check the token, find the account, and give what is to be remembered.

    `secret` may have the secret of the app after the token: a short-lived token is then exchanged for one of sixty
    days. `handle` is the account's name; it may be empty where the token knows one only.

    Raises:
        InvalidInput: `token_missing`, `token_malformed`, `token_other_network` (found), `token_short_lived` (until),
            `account_personal` (handle), `account_not_linked` (names), `choose_account` (names), `account_not_managed`
            (handle, names), `no_page_managed`.
        AuthExpired: `token_refused` (host, words).
        MissingScope: `scope_missing` (host, missing), `task_missing` (name).
        Offline, Unavailable, LimitedError: the network does not answer.
    """
    given, app_secret = renewal.parted(secret)
    token = pasted(given, access.SHAPE)
    http.hide(token)
    if token[:2] in _OTHERS:
        raise InvalidInput("token_other_network", field="secret", found=_OTHERS[token[:2]])
    wanted = handle.strip().removeprefix("@").casefold()
    clock = clock or SystemClock()
    if token.startswith("IG"):
        return _own(Graph(http, token, INSTAGRAM, clock), wanted, app_secret)
    return _through_facebook(Graph(http, token, FACEBOOK, clock), spec, wanted)


def identify(door: Door, facts: Mapping[str, Any], features: Iterable[Feature]) -> Session:
    """The account of a door, with everything that is remembered of it. Raises as `connect`."""
    if not door.facebook:
        return _whose(door.graph, "", dict(facts))
    path, fields = f"/{segment(door.id)}", "id,username,name"
    data = access.checked(door.graph, door.graph.ask(path, fields=fields)).data
    return _session(door.graph, data, dict(facts), _limits(features))


def _own(graph: Graph, wanted: str, app_secret: str) -> Session:
    """Through Instagram's own login."""
    life = renewal.exchanged(graph, ROOT, "ig", app_secret) if app_secret else None
    # One that is older than a day can be renewed, and then says when it ends. A younger one has its sixty days yet.
    life = life or renewal.renewed(graph, ROOT, "ig") or renewal.unknown(graph)
    own = Graph(graph.http, life.token, graph.base, graph.clock)
    session = _whose(own, wanted, {"login": BY_INSTAGRAM, **life.facts()})
    try:
        path = f"/{segment(session.remote_id)}/content_publishing_limit"
        access.checked(own, own.ask(path, fields="config,quota_usage"))
    except MissingScope as error:
        raise MissingScope("scope_missing", host=host_of(graph.base), missing=[PUBLISH]) from error
    return session


def _whose(graph: Graph, wanted: str, facts: dict[str, Any]) -> Session:
    data = access.checked(graph, graph.ask("/me", fields="user_id,username,name,account_type")).data
    name = str(data.get("username") or "")
    if name and wanted and wanted != name.casefold():
        raise InvalidInput("account_not_managed", field="handle", handle=wanted, names=[name])
    if data.get("account_type") == "PERSONAL":
        raise InvalidInput("account_personal", field="secret", handle=name)
    return _session(graph, {**data, "id": data.get("user_id")}, facts, {})


def _through_facebook(graph: Graph, spec: NetworkSpec, wanted: str) -> Session:
    """Through the Page that the account is linked to."""
    told = access.about(graph)
    access.must_have(graph, told, NEEDED)
    if told.kind == "PAGE":
        page = access.checked(graph, graph.ask("/me", fields=f"id,name,{LINKED}")).data
        pages: list[Mapping[str, Any]] = [{**page, "access_token": graph.token}]
    else:
        pages = access.listed(graph, "/me/accounts", fields=f"id,name,access_token,tasks,{LINKED}")
    page, account = _chosen(pages, wanted)
    tasks, token = page.get("tasks"), page.get("access_token")
    if (isinstance(tasks, list) and not TASKS & set(tasks)) or not isinstance(token, str) or not token:
        raise MissingScope("task_missing", host=host_of(graph.base), name=str(page.get("name", "")))
    graph.http.hide(token)
    own = Graph(graph.http, token, graph.base, graph.clock)
    lasts = told if token == graph.token else access.about(own)
    access.must_last(own, lasts)
    ends = {"expires_at": lasts.ends.isoformat()} if lasts.ends else {}
    facts: dict[str, Any] = {"login": BY_FACEBOOK, "page": identifier(page.get("id")), **ends}
    lacking = told.missing((COMMENTS, MESSAGES, INSIGHTS))
    less = {"missing_scopes": lacking} if lacking else {}
    return _session(own, account, facts | less, _limits(spec.without(lacking)))


def _chosen(
    pages: Iterable[Mapping[str, Any]], wanted: str
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:  # fmt: skip
    """The Page and its Instagram account. Raises InvalidInput as `connect`."""
    known = list(pages)
    if not known:
        raise InvalidInput("no_page_managed", field="secret")
    linked = [(page, page["instagram_business_account"]) for page in known
              if isinstance(page.get("instagram_business_account"), dict)]  # fmt: skip
    if not linked:
        raise InvalidInput("account_not_linked", field="secret", names=[str(page.get("name", "")) for page in known])
    names = [str(account.get("username", "")) for _, account in linked]
    fitting = [
        pair
        for pair in linked
        if not wanted or wanted in {str(pair[1].get(key, "")).casefold() for key in ("id", "username")}
    ]
    if len(fitting) == 1:
        return fitting[0]
    code = "choose_account" if fitting else "account_not_managed"
    raise InvalidInput(code, field="handle", handle=wanted, names=names)


def _limits(features: Iterable[Feature]) -> dict[str, Any]:
    """What is different behind Facebook's door: it takes the bytes of a video."""
    return {
        "uploads_first": True,
        "media_by_address": ["image"],
        "features": sorted(feature.value for feature in features),
    }


def _session(graph: Graph, data: Mapping[str, Any], facts: dict[str, Any], limits: dict[str, Any]) -> Session:
    known, handle = identifier(data.get("id")), data.get("username")
    if not known or not isinstance(handle, str) or not handle:
        raise Unavailable("server_error", host=host_of(graph.base), status=200, words="")
    name = data["name"] if isinstance(data.get("name"), str) and data["name"] else handle
    return Session(known, handle, name, facts=facts, limits=limits, secrets={"access_token": graph.token})
