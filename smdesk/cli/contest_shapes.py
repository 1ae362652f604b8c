"""Contests as JSON and as lines."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from smdesk.core.contest import Rules
from smdesk.core.walltime import in_zone
from smdesk.services.contests.views import ContestView, DrawView, EntryView
from smdesk.words import Words


def contest(view: ContestView) -> dict[str, Any]:
    """A contest with its draws."""
    shape = asdict(view)
    for name in ("opens", "closes", "draws"):
        shape[name] = shape[name].isoformat() if shape[name] else None
    return shape


def entry(view: EntryView) -> dict[str, Any]:
    """An entry."""
    return asdict(view)


def kinds_said(words: Words, rules: Rules) -> str:
    """What of the inbox counts, as one says it."""
    if not rules.kinds:
        return "–"
    said = words.t("contest.kinds_said", kinds=[words.t(f"contest.kind.{kind}") for kind in rules.kinds])
    return words.t("contest.kinds_word", kinds=said, word=rules.word) if rules.word else said


def drawn(words: Words, view: ContestView, draw: DrawView) -> list[str]:
    """What there is to say of a draw."""
    if draw.at is None:
        return [words.t("cli.contest_promise", commitment=draw.commitment)]
    lines = [words.t("cli.contest_draw", number=draw.number, count=len(draw.entries))]
    if draw.void_reason:
        lines.append(words.t("cli.contest_void", reason=draw.void_reason))
    for name, keys in (("winners", draw.winners), ("reserves", draw.reserves)):
        if keys:
            lines.append(
                f"  {words.t(f'contest.{name}')}: " + ", ".join(f"{draw.names.get(key, key)} ({key})" for key in keys)
            )
    for each in draw.substitutes:
        out, by = draw.names.get(each.out, each.out), draw.names.get(each.by, each.by)
        day = words.wall(in_zone(each.at, view.zone).replace(tzinfo=None, second=0, microsecond=0))
        lines.append("  " + words.t("contest.stands_in", by=by, out=out, day=day, reason=each.reason))
    if draw.closed_at is not None:
        day = words.wall(in_zone(draw.closed_at, view.zone).replace(tzinfo=None, second=0, microsecond=0))
        lines.append("  " + words.t("contest.record_closed", day=day))
    if len(draw.winners) < draw.wanted:
        lines.append(words.t("cli.contest_few", wanted=draw.wanted, count=len(draw.winners)))
    lines.append(f"  {words.t('contest.seed')}: {draw.secret}{draw.entries_sha256}")
    return lines
