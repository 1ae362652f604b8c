"""`smdesk plan`: a month proposed, changed and accepted; the mix against the pillars, and what brings it nearer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from smdesk.cli import plan
from smdesk.cli.context import Context
from smdesk.cli.output import Result, table
from smdesk.cli.parsing import Commands, identifier
from smdesk.core import walltime
from smdesk.core.cadence import Reason
from smdesk.core.errors import InvalidInput
from smdesk.core.mix import Mix, Share
from smdesk.core.proposed import Item, week_of
from smdesk.core.rebalance import Proposal
from smdesk.services.patches import KEEP
from smdesk.services.plan.mix import Applied, MixView
from smdesk.services.plan.programme import ItemPatch, ProgrammeView
from smdesk.services.plan.programme_rows import month_span


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("plan")
    for name, run in (("propose", _propose), ("show", _show), ("accept", _accept)):
        made = group.command(name, run, f"smdesk plan {name} --client Sol --month 2026-12")
        _month(made)
    _month(group.command("copy", _copy, "smdesk plan copy --client Sol --month 2026-12"))
    edit = group.command("edit", _edit, "smdesk plan edit 2026-12-03T09:00 --client Sol --month 2026-12 --pillar 2")
    edit.add("item", says="plan_item")
    _month(edit)
    edit.add("--at", metavar="TIME", says="plan_at")
    edit.add("--pillar", metavar="PILLAR")
    edit.add("--persona", metavar="PERSONA", says="plan_persona")
    edit.add("--name", metavar="NAME", says="plan_name")
    drop = edit.choice()
    drop.add("--drop", action="store_true", says="plan_drop")
    drop.add("--keep", action="store_true", says="plan_keep")
    add = group.command("add", _add, 'smdesk plan add "2026-12-05 18:00" --client Sol --month 2026-12 --pillar 2')
    add.add("at", says="plan_at")
    _month(add)
    add.add("--pillar", type=identifier, metavar="PILLAR")
    add.add("--persona", type=identifier, metavar="PERSONA", says="plan_persona")
    add.add("--name", default="", metavar="NAME", says="plan_name")
    mixed = group.command("mix", _mix, "smdesk plan mix --client Sol --month 2026-12 --rebalance")
    mixed.add("--client", required=True, metavar="CLIENT")
    when = mixed.choice()
    when.add("--month", metavar="MONTH", says="plan_month")
    when.add("--week", metavar="DAY", says="plan_week")
    mixed.add("--channel", metavar="CHANNEL", says="plan_channel")
    what = mixed.choice()
    what.add("--rebalance", action="store_true", says="plan_rebalance")
    what.add("--apply", action="store_true", says="plan_apply")
    plan.pillars(group.group("pillar", "pillar"), "smdesk plan pillar")


def _month(command: Any) -> None:
    command.add("--client", required=True, metavar="CLIENT")
    command.add("--month", required=True, metavar="MONTH", says="plan_month")


# -- the month ----------------------------------------------------------------------------------------------------


def _propose(context: Context) -> Result:
    return _told(context, context.runtime.programmes.propose(*_asked(context)))


def _show(context: Context) -> Result:
    return _told(context, context.runtime.programmes.show(*_asked(context)))


def _asked(context: Context) -> tuple[int, str]:
    return context.client(context.args.client).id, context.args.month


def _accept(context: Context) -> Result:
    done = context.runtime.programmes.accept(*_asked(context))
    shape = _shape(context, done.programme) | {"made": list(done.made.values()), "left": done.left}
    lines = [context.words.t("cli.plan_accepted", count=len(done.made))]
    lines += [f"  {key}: {context.words.t(f'reasons.{code}')}" for key, code in done.left.items()]
    return Result(shape, lines)


def _copy(context: Context) -> Result:
    laid = context.runtime.outlines.lay(*_asked(context))
    return Result({"made": list(laid.posts)}, [context.words.t("cli.plan_accepted", count=len(laid.posts))])


def _number(text: str, field: str) -> int | None:
    if text == "none":
        return None
    if not text.isdecimal():
        raise InvalidInput("bad_number", field=field, value=text, least=1, most=2**63 - 1)
    return int(text)


def _edit(context: Context) -> Result:
    args, (client, month) = context.args, _asked(context)
    view = context.runtime.programmes.show(client, month)
    patch = ItemPatch(
        wall=context.wall(args.at, view.zone).local if args.at else KEEP,
        pillar=_number(args.pillar, "pillar") if args.pillar else KEEP,
        persona=_number(args.persona, "persona") if args.persona else KEEP,
        name=args.name if args.name is not None else KEEP,
        dropped=True if args.drop else False if args.keep else KEEP,
    )
    return _told(context, context.runtime.programmes.edit(client, month, args.item, patch))


def _add(context: Context) -> Result:
    args, (client, month) = context.args, _asked(context)
    wall = context.wall(args.at, context.client(args.client).zone).local
    runtime = context.runtime
    return _told(
        context, runtime.programmes.add(client, month, wall, pillar=args.pillar, persona=args.persona, name=args.name)
    )


def _told(context: Context, view: ProgrammeView) -> Result:
    pillars = {each.id: each.name for each in view.pillars}
    rows = [
        (
            item.key, context.words.wall(item.wall), view.title(item),
            pillars.get(item.pillar or 0, "") if item.name else "",
            " ".join(dict.fromkeys(context.words.network(view.channels[each][0]) for each in item.channels)),
            view.personas.get(item.persona or 0, ""), _state(context, item),
        )
        for item in view.proposed.items
    ]  # fmt: skip
    lines = [*table(rows), "", *_mix_lines(context, view.mix, {each.id: each.name for each in view.pillars})]
    lines += [_reason(context, view, note) for note in view.proposed.notes]
    return Result(_shape(context, view), lines)


def _state(context: Context, item: Item) -> str:
    if item.post is not None:
        return context.words.t("cli.plan_is_post", post=item.post)
    return context.words.t("cli.plan_dropped") if item.dropped else ""


def _reason(context: Context, view: ProgrammeView, reason: Reason) -> str:
    return context.words.reason(reason.code, view.facts(reason))


def _shape(context: Context, view: ProgrammeView) -> dict[str, Any]:
    return {
        "id": view.id,
        "client_id": view.client_id,
        "month": view.month,
        "zone": view.zone,
        "version": view.version,
        "accepted_at": view.accepted_at,
        "standing": len(view.entries),
        "items": [_item(context, view, item) for item in view.proposed.items],
        "notes": [_plain(context, view, note) for note in view.proposed.notes],
        "mix": _mix_shape(view.mix),
    }


def _item(context: Context, view: ProgrammeView, item: Item) -> dict[str, Any]:
    at = walltime.resolve(walltime.WallTime(item.wall, view.zone)).instant
    return {
        "key": item.key,
        "at": walltime.in_zone(at, view.zone),
        "wall": item.wall.isoformat(" ", "minutes"),
        "title": view.title(item),
        "channels": list(item.channels),
        "pillar": item.pillar,
        "persona": item.persona,
        "campaign": item.campaign,
        "ref": item.ref,
        "edited": item.edited,
        "dropped": item.dropped,
        "post": item.post,
        "reasons": [_plain(context, view, reason) for reason in item.reasons],
    }


def _plain(context: Context, view: ProgrammeView, reason: Reason) -> dict[str, Any]:
    return {"code": reason.code, "facts": dict(reason.facts), "text": _reason(context, view, reason)}


# -- the mix ------------------------------------------------------------------------------------------------------


def _mix(context: Context) -> Result:
    args, runtime = context.args, context.runtime
    client = context.client(args.client)
    first, end = _span(context, client.zone)
    channel = context.channel(args.channel, client.id).id if args.channel else None
    proposals = runtime.mix.proposals(client.id, first, end, channel) if args.rebalance or args.apply else ()
    applied = None
    if args.apply and proposals:
        names = {each.id: each.name for each in runtime.pillars.list(client.id)}
        applied = runtime.mix.apply(client.id, proposals, names)
    view = runtime.mix.read(client.id, first, end, channel)
    return _mix_told(context, view, proposals, applied)


def _span(context: Context, zone: str) -> tuple[date, date]:
    args = context.args
    today = walltime.in_zone(context.runtime.clock.now(), zone).date()
    if args.week:
        try:
            first = week_of(date.fromisoformat(args.week))
        except ValueError as error:
            raise InvalidInput("bad_day", field="week", value=args.week) from error
        return first, first + timedelta(days=7)
    return month_span(args.month or f"{today:%Y-%m}")


def _mix_told(context: Context, view: MixView, proposals: tuple[Proposal, ...], applied: Applied | None) -> Result:
    words, names = context.words, {each.id: each.name for each in view.pillars}
    lines = _mix_lines(context, view.mix, names)
    for each in proposals:
        told = words.t(
            f"reasons.{each.act.value}", pillar=names.get(each.pillar, ""), given=names.get(each.given or 0, ""),
            title=each.title, wall=words.wall(each.wall) if each.wall else "",
        )  # fmt: skip
        lines.append(f"  {told}")
    if applied is not None:
        lines.append(words.t("cli.plan_applied", count=len(applied.posts)))
    shape = {
        "client_id": view.client_id,
        "first": view.first,
        "last": view.end - timedelta(days=1),
        "channel": view.channel_id,
        "ceiling": view.ceiling,
        "mix": _mix_shape(view.mix),
        "proposals": [_proposal(each) for each in proposals],
        "applied": list(applied.posts) if applied is not None else [],
    }
    return Result(shape, lines or [words.t("cli.no_pillars")])


def _mix_lines(context: Context, found: Mix, names: dict[int, str]) -> list[str]:
    words = context.words
    rows = [
        (names.get(each.goal.pillar, ""), str(each.posts), f"{each.percent} %",
         words.t("cli.mix_goal", target=each.goal.target))
        for each in found.shares
    ]  # fmt: skip
    told = [
        words.t(f"mix.{each.code.value}", **{**each.facts, "pillar": names.get(each.facts.get("pillar", 0), "")})
        for each in found.remarks
    ]
    return [*table(rows), *told]


def _share(each: Share) -> dict[str, Any]:
    return {"pillar": each.goal.pillar, "kind": each.goal.kind, "posts": each.posts, "percent": each.percent,
            "goal": each.goal.target, "missing": each.missing, "warns": each.warns}  # fmt: skip


def _mix_shape(found: Mix) -> dict[str, Any]:
    return {
        "posts": found.posts,
        "shares": [_share(each) for each in found.shares],
        "remarks": [
            {"code": each.code.value, "warns": each.warns, "facts": dict(each.facts)} for each in found.remarks
        ],
    }


def _proposal(each: Proposal) -> dict[str, Any]:
    return {
        "key": each.key,
        "act": each.act.value,
        "post": each.post,
        "title": each.title,
        "wall": each.wall.isoformat(" ", "minutes") if each.wall else None,
        "pillar": each.pillar,
        "instead_of": each.given,
        "before": [_share(share) for share in each.before],
        "after": [_share(share) for share in each.after],
    }
