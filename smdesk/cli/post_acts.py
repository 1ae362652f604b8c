"""`smdesk post move / schedule / delete / …`: what is done with a post that exists."""

from __future__ import annotations

from smdesk.cli import shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result, short
from smdesk.cli.parsing import Commands, identifier
from smdesk.cli.post import declare_time, time_of, told
from smdesk.services.zone import computer_zone


def register(commands: Commands) -> None:
    """Declare the commands in the group of posts."""
    group = commands.group("post")
    move = group.command("move", _move, 'smdesk post move 12 --at "2026-12-02 10:30"')
    move.add("post", type=identifier)
    move.add("--at", required=True, metavar="TIME")
    move.add("--channel", action="append", default=[], metavar="CH", says="channels")
    schedule = group.command("schedule", _schedule, 'smdesk post schedule 12 --at "2026-12-04 10:00" --channel 1')
    schedule.add("post", type=identifier)
    schedule.add("--channel", action="append", default=[], metavar="CH", says="channels")
    declare_time(schedule, required=True)
    plan = group.command("plan", _plan, 'smdesk post plan 12 --at "2026-12-04 10:00"')
    plan.add("post", type=identifier)
    when = plan.choice(required=True)
    when.add("--at", metavar="TIME")
    when.add("--no-date", action="store_true")
    group.command("delete", _delete, "smdesk post delete 12").add("post", type=identifier)
    group.command("undelete", _undelete, "smdesk post undelete 12").add("post", type=identifier)
    group.command("duplicate", _duplicate, "smdesk post duplicate 12").add("post", type=identifier)
    group.command("history", _history, "smdesk post history 12").add("post", type=identifier)
    back = group.command("restore", _restore, "smdesk post restore 12 3")
    back.add("post", type=identifier)
    back.add("revision", type=identifier)


def _channels(context: Context, client: int) -> tuple[int, ...]:
    refs = [ref.strip() for given in context.args.channel for ref in given.split(",") if ref.strip()]
    return tuple(context.channel(ref, client).id for ref in refs)


def _move(context: Context) -> Result:
    post = context.runtime.posts.show(context.args.post)
    wall = context.wall(context.args.at, post.zone)
    saved = context.runtime.posts.move(post.id, wall, channels=_channels(context, post.client_id))
    return told(context, saved, "cli.post_moved")


def _schedule(context: Context) -> Result:
    posts = context.runtime.posts
    post = posts.show(context.args.post)
    channels = _channels(context, post.client_id)
    own = channels or tuple(each.channel_id for each in post.variants if each.channel_id is not None)
    time = time_of(context, post.zone, own, post.pillar_id)
    assert time is not None  # the parser demands one
    return told(context, posts.schedule(post.id, time, channels=own, mode=context.args.mode), "cli.post_scheduled")


def _plan(context: Context) -> Result:
    args, posts = context.args, context.runtime.posts
    zone = posts.show(args.post).zone
    view = posts.plan(args.post, None if args.no_date else context.wall(args.at, zone))
    key = "cli.post_undated" if view.planned is None else "cli.post_planned"
    line = context.words.t(key, id=view.id, at=context.words.wall(view.planned.local) if view.planned else "")
    return Result(shapes.post(view, [], context.words), [line])


def _delete(context: Context) -> Result:
    cancelled = context.runtime.posts.delete(context.args.post)
    line = context.words.t("cli.post_deleted", id=context.args.post, count=len(cancelled))
    return Result({"id": context.args.post, "deleted": True, "cancelled": list(cancelled)}, [line])


def _undelete(context: Context) -> Result:
    post = context.runtime.posts.undelete(context.args.post)
    found = context.runtime.publishing.views(post_id=post.id)
    return Result(shapes.post(post, found, context.words), [context.words.t("cli.post_back", id=post.id)])


def _duplicate(context: Context) -> Result:
    post = context.runtime.posts.duplicate(context.args.post)
    line = context.words.t("cli.post_duplicated", id=post.id, source=context.args.post)
    return Result(shapes.post(post, [], context.words), [line])


def _history(context: Context) -> Result:
    found = context.runtime.posts.revisions(context.args.post)
    zone = computer_zone()
    items = [
        {"id": each.id, "at": shapes.iso(each.at, zone), "reason": each.reason, "text": each.text, "parts": each.parts}
        for each in found
    ]
    lines = [f"  {each.id}  {context.words.instant(each.at, zone)}  {short(each.text)}" for each in found]
    return Result({"items": items}, lines or [context.words.t("cli.no_revisions")])


def _restore(context: Context) -> Result:
    return told(context, context.runtime.posts.restore(context.args.post, context.args.revision), "cli.saved")
