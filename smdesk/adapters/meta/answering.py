"""What an answer on Meta's networks came to, and an act on a message; and looking for an answer among those listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from smdesk.adapters.base import PublishRequest, Target
from smdesk.adapters.http import Answer, Failure
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.graph import Graph, fine, identifier
from smdesk.adapters.meta.listing import GREY, Listed, Shown, plain, since_of
from smdesk.core.outcome import (
    CannotTell,
    Finding,
    Found,
    NotThere,
    Outcome,
    Prepared,
    Published,
    Refused,
    RemoteRef,
    Unknown,
)


def above(target: Target) -> str:
    """What an answer to a comment stands under: there are two storeys, so for an answer the comment above it."""
    return target.parent_id or target.id


def said(
    graph: Graph, answer: Answer | Failure, right: str, url: Callable[[str], str | None], *, name: str = "id"
) -> Outcome:  # fmt: skip
    """Of the one call that says something: Published with the id under `name`. `right`: code of what is missing."""
    if not isinstance(answer, Answer) or not fine(answer):
        return _named(errors.after(graph, answer), right)
    made = identifier(answer.data.get(name))
    if not made:
        return Unknown("answer_without_id", graph.http.words(answer), answer.status)
    return Published(RemoteRef(made, url(made)))


def done(graph: Graph, answer: Answer | Failure, right: str, *, gone: bool = False) -> Outcome:
    """Of an act that may be repeated: Prepared; with `gone` also where there is nothing (any more) to do it to."""
    if isinstance(answer, Answer) and (fine(answer) or (gone and errors.is_gone(answer))):
        return Prepared({})
    return _named(errors.after(graph, answer, repeatable=True), right)


def among(
    listed: Listed | CannotTell, asked: PublishRequest, wanted: str, *, field: str, ours: Callable[[Shown], bool],
    url: Callable[[Shown], str | None],
) -> Finding:  # fmt: skip
    """Our answer with the text `wanted`, which rows have under `field`; the same in the hour before may be another."""
    if isinstance(listed, CannotTell):
        return listed
    since = since_of(asked)
    alike = [row for row in listed.shown if plain(row.data.get(field)) == plain(wanted) and ours(row)]
    recent = next((row for row in alike if row.at >= since), None)
    if recent is not None:
        return Found(RemoteRef(recent.id, url(recent)))
    if any(row.at >= since - GREY for row in alike):
        return CannotTell("same_text_earlier")
    return NotThere() if listed.complete else CannotTell("listing_cut")


def _named(outcome: Outcome, right: str) -> Outcome:
    """A missing permission by its name."""
    if isinstance(outcome, Refused) and outcome.code == "permission_missing":
        return replace(outcome, code=right)
    return outcome
