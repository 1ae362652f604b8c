"""The newest things that an account shows, read for looking back (NETWORKS 0.3)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.graph import Graph, fine, identifier, instant, rows
from smdesk.core.outcome import CannotTell
from smdesk.core.records import dataclass

PAGES = 8
MARGIN = timedelta(minutes=2)  # the network's clock is not ours
GREY = timedelta(hours=1)  # the same text before that may have been sent by hand


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of a list."""

    id: str
    at: datetime
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows, oldest first, without those of other publications; `complete` when the list reached back far enough."""

    shown: tuple[Shown, ...]
    complete: bool


def since_of(request: PublishRequest) -> datetime:
    """From when on something may be ours."""
    return (request.first_try or request.armed_at) - MARGIN


def plain(text: object) -> str:
    """A text for comparing: NFC, spaces collapsed."""
    return " ".join(unicodedata.normalize("NFC", text).split()) if isinstance(text, str) else ""


def newest(
    graph: Graph, path: str, request: PublishRequest, fields: str, *, stamp: str = "timestamp", whole: bool = False,
    **params: str | int,
) -> Listed | CannotTell:  # fmt: skip
    """The rows back to the grey hour before the first try, or with `whole` all there are."""
    shown: list[Shown] = []
    until = since_of(request) - GREY
    read, complete = 0, False
    for answer in graph.pages(path, PAGES, fields=fields, **params):
        if not isinstance(answer, Answer) or not fine(answer):
            return errors.cannot_tell(graph, answer)
        found = rows(answer)
        if found is None:
            return CannotTell("listing_unreadable", again=True)
        read += 1
        made = [(identifier(row.get("id")), instant(row.get(stamp)), row) for row in found]
        shown += [Shown(known, at, row) for known, at, row in made if known and at is not None]
        if not whole and shown and shown[-1].at < until:
            complete = True
            break
    free = sorted((row for row in shown if row.id not in request.taken), key=lambda row: row.at)
    return Listed(tuple(free), complete or read < PAGES)
