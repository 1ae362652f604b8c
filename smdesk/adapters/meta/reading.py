"""A walk (`adapters.walk`) through the lists in which an account of Meta's is written to, a request a page.

What is newest is looked at in every reading. Now and then one looks everywhere (`everywhere`), often enough that
nothing written elsewhere has grown too old to be new by then.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta
from typing import Any, Protocol, TypeVar

from smdesk.adapters.base import InboxMessage, InboxPage
from smdesk.adapters.http import Answer, host_of
from smdesk.adapters.meta.access import checked
from smdesk.adapters.meta.graph import Graph, instant, rows
from smdesk.adapters.walk import Walk
from smdesk.core.errors import MissingScope, RefusedError, Unavailable

log = logging.getLogger(__name__)

EVERYWHERE = timedelta(hours=6)  # from one look everywhere to the next; well below the walk's overlap
_LOOKED = "everywhere"


class Reads(Protocol):
    """An account as a reading needs it."""

    @property
    def graph(self) -> Graph:
        """The Graph with its token."""
        ...


A = TypeVar("A", bound=Reads)
#: Reads one page of a list: account, walk, whose list it is, the place in it.
Step = Callable[[A, Walk, str, str], list[InboxMessage]]


def page(
    account: A, cursor: str, steps: Mapping[str, Step[A]], lists: Sequence[str], rights: Mapping[str, str],
    needed: AbstractSet[str],
) -> InboxPage:  # fmt: skip
    """One request of the walk through `lists`, of which the first must be had.

    `rights`: what each list needs beside the right to publish. Without that of one of `needed` nothing is read; other
    lists are left out. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError.
    """
    host = host_of(account.graph.base)
    walk = Walk.of(cursor, account.graph.clock.now(), lists)
    name, whose, place = walk.todo.pop(0)
    found: list[InboxMessage] = []
    try:
        found = steps[name](account, walk, whose, place)
    except MissingScope as error:
        if name in needed:
            raise MissingScope("comments_scope_missing", host=host, missing=[rights[name]]) from error
        log.info("%s is not read from %s: %s is missing", name, host, rights[name])
    except (RefusedError, Unavailable) as error:
        if name == lists[0]:
            raise
        # One list that is broken must not keep the others; what it hides is new for a day to come.
        log.info("%s is not read from %s: %s", name, host, error.code)
    return InboxPage(walk.news(found), walk.cursor(), more=bool(walk.todo))


def everywhere(walk: Walk) -> bool:
    """True when this walk is one that looks everywhere; it is remembered."""
    last = instant(walk.kept.get(_LOOKED))
    due = last is None or walk.start - last >= EVERYWHERE
    walk.noted[_LOOKED] = walk.start.isoformat() if due or last is None else last.isoformat()
    return due


def asked(graph: Graph, path: str, fields: str, limit: int, after: str, **params: str) -> Answer:
    """One page of a list. Raises Offline, Unavailable."""
    more = {"after": after} if after else {}
    return graph.ask(path, fields=fields, limit=limit, **params, **more)


def rows_of(graph: Graph, answer: Answer) -> list[Mapping[str, Any]]:
    """Its rows. Raises as `checked`, and Unavailable where it holds no list."""
    found = rows(checked(graph, answer))
    if found is None:
        raise Unavailable("server_error", host=host_of(graph.base), status=answer.status, words="")
    return found
