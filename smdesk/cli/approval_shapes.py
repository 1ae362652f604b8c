"""Approval rounds as JSON and as lines."""

from __future__ import annotations

from typing import Any

from smdesk.core.approval import to_json
from smdesk.core.walltime import in_zone
from smdesk.services.approvals.views import Applied, ItemView, RoundView
from smdesk.words import Words


def round_shape(view: RoundView) -> dict[str, Any]:
    """A round, with its posts where they are known."""
    shape: dict[str, Any] = {
        name: to_json(getattr(view, name))
        for name in ("id", "client", "name", "language", "message", "deadline", "zone", "sent_at", "answered_at",
                     "closed_at", "tally")
    }  # fmt: skip
    return shape | {"items": [_item(each) for each in view.items]}


def _item(item: ItemView) -> dict[str, Any]:
    names = ("post_id", "title", "now", "stage", "networks", "wall", "version", "says", "comment", "texts",
             "answered_by", "answered_at", "by_hand", "decision", "note", "changed", "moved")  # fmt: skip
    return {name: to_json(getattr(item, name)) for name in names}


def applied(came: Applied) -> dict[str, Any]:
    """What an answer has brought."""
    names = ("by", "approved", "changes", "stale", "out", "gone", "unanswered", "repeated")
    return {name: to_json(getattr(came, name)) for name in names} | {"round": round_shape(came.round)}


def said(words: Words, view: RoundView) -> str:
    """Where a round stands, in one line."""
    tally = view.tally
    if view.sent_at is None:
        return words.t("round.not_sent", count=tally.posts)
    counts = words.t(
        "round.counts", approved=tally.approved, changes=tally.changes, waiting=tally.unanswered
    )  # fmt: skip
    return words.t("round.closed", counts=counts) if view.closed_at is not None else counts


def lines(words: Words, came: Applied) -> list[str]:
    """What an answer has brought, for a person."""
    if came.repeated is not None:
        there = in_zone(came.repeated, came.round.zone).replace(tzinfo=None, second=0, microsecond=0)
        return [words.t("cli.answer_repeated", day=words.wall(there))]
    told = [
        words.t("cli.answer_taken", name=came.round.name, approved=len(came.approved), changes=len(came.changes),
                waiting=came.unanswered)
    ]  # fmt: skip
    titles = {item.post_id: item.title or str(item.post_id) for item in came.round.items}
    for key, posts in (("answer_stale", came.stale), ("answer_out", came.out)):
        if posts:
            told.append(words.t(f"cli.{key}", names=[titles.get(post, str(post)) for post in posts]))
    if came.gone:
        told.append(words.t("cli.answer_gone", count=came.gone))
    return told
