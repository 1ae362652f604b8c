"""`smdesk series`: occurrences of a recurring post, left out, made posts of their own, moved, and the end of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from smdesk.cli.context import Context
from smdesk.cli.output import Result
from smdesk.cli.parsing import Command, Commands, identifier
from smdesk.services.posts.series import SeriesAct

#: Times that `show` lists.
SHOWN = 5


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("series")
    group.command("show", _show, "smdesk series show 7").add("post", type=identifier)
    _one(group.command("skip", _skip, 'smdesk series skip 7 --at "2026-12-07 09:00"'))
    _to(group.command("detach", _detach, 'smdesk series detach 7 --at "2026-12-07 09:00" --to "2026-12-08 10:00"'))
    _to(group.command("split", _split, 'smdesk series split 7 --at "2026-12-07 09:00" --to "2026-12-07 18:00"'))
    _to(group.command("move", _move, 'smdesk series move 7 --at "2026-12-07 09:00" --to "2026-12-07 18:00"'), must=True)
    _one(group.command("end", _end, 'smdesk series end 7 --at "2026-12-07 09:00"'))


def _one(command: Command) -> None:
    command.add("post", type=identifier)
    command.add("--at", required=True, metavar="TIME", says="series_at")


def _to(command: Command, *, must: bool = False) -> None:
    _one(command)
    command.add("--to", metavar="TIME", required=must, says="series_to")


def _wall(context: Context, text: str) -> datetime:
    return context.wall(text, context.runtime.posts.show(context.args.post).zone).local


def _asked_to(context: Context) -> datetime | None:
    return _wall(context, context.args.to) if context.args.to is not None else None


def _told(context: Context, act: SeriesAct) -> Result:
    lines = [context.words.t("cli.series_done", id=act.series)]
    if act.post != act.series:
        lines.append(context.words.t("cli.series_made", id=act.post))
    zone = context.runtime.posts.show(act.series).zone
    return Result({"series": act.series, "post": act.post}, [*lines, *context.notices(act.notices, zone)])


def _skip(context: Context) -> Result:
    return _told(context, context.runtime.series.skip(context.args.post, _wall(context, context.args.at)))


def _detach(context: Context) -> Result:
    at = _wall(context, context.args.at)
    return _told(context, context.runtime.series.detach(context.args.post, at, _asked_to(context)))


def _split(context: Context) -> Result:
    at = _wall(context, context.args.at)
    return _told(context, context.runtime.series.split(context.args.post, at, _asked_to(context)))


def _move(context: Context) -> Result:
    at, to = (_wall(context, text) for text in (context.args.at, context.args.to))
    return _told(context, context.runtime.series.shift(context.args.post, at, to))


def _end(context: Context) -> Result:
    return _told(context, context.runtime.series.end(context.args.post, _wall(context, context.args.at)))


def _show(context: Context) -> Result:
    post = context.runtime.posts.show(context.args.post)
    walls = context.runtime.series.coming(post.id, SHOWN)
    data: dict[str, Any] = {"post": post.id, "recurrence": post.recurrence, "coming": [wall.text for wall in walls]}
    lines = [f"  {context.words.wall(wall.local)}" for wall in walls]
    return Result(data, lines or [context.words.t("cli.series_none", id=post.id)])
