"""`smdesk audit`: look at a client on a day, fill in what channels tell, compare, and act on what is found."""

from __future__ import annotations

from typing import Any

from smdesk.cli import audit_shapes as shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result, short, table
from smdesk.cli.parsing import Commands, identifier
from smdesk.core.audit import presence, ranking
from smdesk.core.audit.shapes import QUADRANTS, Rating
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.services.audits.turning import INTO
from smdesk.services.audits.views import AuditView, FilledView


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("audit")
    new = group.command("new", _new, 'smdesk audit new --client Sol --title "First look" --fill')
    new.add("--client", required=True, metavar="CLIENT")
    new.add("--date", metavar="DAY", says="audit_date")
    new.add("--title", metavar="TEXT", says="audit_title")
    new.add("--empty", action="store_true", says="audit_empty")
    new.add("--fill", action="store_true", says="audit_fill")
    group.command("list", _list, "smdesk audit list --client Sol").add("--client", metavar="CLIENT")
    show = group.command("show", _show, "smdesk audit show --client Sol")
    which = show.choice(required=True)
    which.add("audit", nargs="?", type=identifier)
    which.add("--client", metavar="CLIENT", says="audit_last")
    compare = group.command("compare", _compare, "smdesk audit compare 1 2 --json")
    compare.add("audit", type=identifier)
    compare.add("other", type=identifier, says="audit_other")
    fill = group.command("fill", _fill, "smdesk audit fill 2")
    fill.add("audit", type=identifier)
    fill.add("--overwrite", action="store_true", says="audit_overwrite")
    fill.add("--dry-run", action="store_true", says="audit_dry_run")
    edit = group.command("edit", _edit, 'smdesk audit edit 2 --summary "Good bread, little said"')
    edit.add("audit", type=identifier)
    edit.add("--date", metavar="DAY", says="audit_date")
    edit.add("--title", metavar="TEXT", says="audit_title")
    edit.add("--summary", metavar="TEXT", says="audit_summary")
    group.command("delete", _delete, "smdesk audit delete 2").add("audit", type=identifier)
    _register_judgement(group)
    _register_presence(group)
    _register_findings(group)


def _register_judgement(group: Any) -> None:
    """What is typed into an audit as it was seen: stars elsewhere, and what is strong and weak."""
    rating = group.command("rating", _rating, "smdesk audit rating 2 google 4.4 --count 87 --unanswered 11")
    rating.add("audit", type=identifier)
    rating.add("site", says="audit_site")
    rating.add("value", metavar="VALUE", says="audit_rating")
    rating.add("--best", metavar="N", says="audit_best")
    rating.add("--count", metavar="N", says="audit_count")
    rating.add("--unanswered", metavar="N", says="audit_unanswered")
    swot = group.command("swot", _swot, 'smdesk audit swot 2 strengths "Own starter since 1987"')
    swot.add("audit", type=identifier)
    swot.add("quadrant", choices=QUADRANTS, says="audit_quadrant")
    swot.add("text", nargs="+", says="audit_entries")


def _register_presence(group: Any) -> None:
    below = group.group("presence")
    put = below.command(
        "set", _presence, "smdesk audit presence set 2 instagram --followers 2310 --has bio --lacks link"
    )
    put.add("audit", type=identifier)
    put.add("network")
    put.add("--handle", metavar="HANDLE", says="presence_handle")
    put.add("--status", choices=presence.STATUSES, says="presence_status")
    put.add("--kind", choices=presence.KINDS, says="presence_kind")
    put.add("--decision", choices=presence.DECISIONS, says="presence_decision")
    put.add("--url", metavar="URL", says="presence_url")
    put.add("--followers", metavar="N", says="presence_followers")
    put.add("--per-week", metavar="N", says="presence_per_week")
    put.add("--last", dest="last_day", metavar="DAY", says="presence_last")
    put.add("--consistency", metavar="N", says="presence_consistency")
    put.add("--note", metavar="TEXT", says="presence_note")
    put.add("--has", nargs="+", default=[], metavar="ITEM", says="presence_has")
    put.add("--lacks", nargs="+", default=[], metavar="ITEM", says="presence_lacks")
    put.add("--figure", action="append", default=[], metavar="NAME=VALUE", says="presence_figure")
    gone = below.command("delete", _presence_gone, "smdesk audit presence delete 2 tiktok")
    gone.add("audit", type=identifier)
    gone.add("network")


def _register_findings(group: Any) -> None:
    below = group.group("finding")
    add = below.command("add", _finding, 'smdesk audit finding add 2 "Answer reviews" --impact 4 --effort 1')
    add.add("audit", type=identifier)
    add.add("text", says="finding_text")
    add.add("--impact", metavar="N", default="3", says="finding_impact")
    add.add("--effort", metavar="N", default="3", says="finding_effort")
    add.add("--area", choices=ranking.AREAS, default="", says="finding_area")
    turn = below.command("turn", _turn, "smdesk audit finding turn 4 --into objective")
    turn.add("finding", type=identifier)
    turn.add("--into", choices=INTO, required=True, says="finding_into")
    below.command("undo", _unturn, "smdesk audit finding undo 4").add("finding", type=identifier)
    below.command("delete", _finding_gone, "smdesk audit finding delete 4").add("finding", type=identifier)


# -- audits -------------------------------------------------------------------------------------------------------


def _new(context: Context) -> Result:
    args = context.args
    client = context.client(args.client)
    made = context.runtime.audits.new(client.id, day=args.date or "", title=args.title or "", empty=args.empty)
    if args.fill:
        context.runtime.audit_fill.fill(made.id)
    return _shown(context, context.runtime.audits.show(made.id))


def _list(context: Context) -> Result:
    client = context.client(context.args.client).id if context.args.client else None
    found = context.runtime.audits.list(client)
    rows = [(str(each.id), each.day.isoformat(), each.client, each.title, f"{each.networks}", f"{each.findings}")
            for each in found]  # fmt: skip
    words = context.words
    head = ("", words.t("cli.audit_day"), words.t("cli.audit_client"), words.t("cli.audit_title"),
            words.t("cli.audit_networks"), words.t("cli.audit_findings"))  # fmt: skip
    return Result({"items": [shapes.line(each) for each in found]},
                  table([head, *rows]) if rows else [words.t("cli.no_audits")])  # fmt: skip


def _show(context: Context) -> Result:
    args = context.args
    if args.audit is not None:
        return _shown(context, context.runtime.audits.show(args.audit))
    client = context.client(args.client)
    last = context.runtime.audits.last(client.id)
    if last is None:
        raise NotFound("no_audit_yet", client=client.name)
    return _shown(context, last)


def _shown(context: Context, view: AuditView) -> Result:
    return Result(shapes.audit(view), shapes.told(context.words, view))


def _compare(context: Context) -> Result:
    view = context.runtime.audits.compare(context.args.audit, context.args.other)
    return Result(shapes.comparison(view), shapes.compared(context.words, view))


def _fill(context: Context) -> Result:
    args, fill = context.args, context.runtime.audit_fill
    look = fill.look if args.dry_run else fill.fill
    filled = look(args.audit, overwrite=args.overwrite)
    view = context.runtime.audits.show(context.args.audit)
    return Result(
        {**shapes.audit(view), "filled": [shapes.fill(each) for each in filled.figures]}, _filled(context, filled)
    )


def _filled(context: Context, filled: FilledView) -> list[str]:
    words = context.words
    lines = []
    for each in filled.figures:
        key = "cli.audit_kept" if each.kept else "cli.audit_filled"
        figure = words.t(f"audit_figures.{each.figure}")
        now, then = shapes.said(words, each.after), shapes.said(words, each.before)
        lines.append(words.t(key, network=words.network(each.network), figure=figure, value=now, typed=then))
    return lines or [words.t("cli.audit_nothing_told")]


def _edit(context: Context) -> Result:
    args = context.args
    named = {"day": args.date, "title": args.title, "summary": args.summary}
    changes = {name: value for name, value in named.items() if value is not None}
    return _shown(context, context.runtime.audits.edit(args.audit, **changes))


def _delete(context: Context) -> Result:
    gone = context.runtime.audits.delete(context.args.audit)
    name = f"{gone.client}, {gone.day.isoformat()}"
    return Result({"id": gone.id, "deleted": True}, [context.words.t("cli.put_away", name=name)])


def _rating(context: Context) -> Result:
    """One site's rating, in place of what was known of it."""
    args, audits = context.args, context.runtime.audits
    said = audits.show(args.audit).reputation
    best = shapes.number("best", args.best)
    made = Rating(args.site, shapes.number("value", args.value), 5 if best is None else best,
                  shapes.whole("count", args.count), shapes.whole("unanswered", args.unanswered))  # fmt: skip
    others = tuple(each for each in said.ratings if each.site.casefold() != args.site.casefold())
    return _shown(context, audits.edit(args.audit, reputation=shapes.with_ratings(said, (*others, made))))


def _swot(context: Context) -> Result:
    """Entries more, below those that are there."""
    args, audits = context.args, context.runtime.audits
    present = [each.text for each in dict(audits.show(args.audit).swot.lists())[args.quadrant]]
    return _shown(context, audits.set_list(args.audit, args.quadrant, [*present, *args.text]))


# -- networks -----------------------------------------------------------------------------------------------------


def _presence(context: Context) -> Result:
    args, audits = context.args, context.runtime.audits
    named = ("handle", "status", "kind", "decision", "url", "last_day", "note")
    changes: dict[str, Any] = {
        name: getattr(args, name) for name in named if getattr(args, name) is not None
    }  # fmt: skip
    for name in ("followers", "consistency"):
        if getattr(args, name) is not None:
            changes[name] = shapes.whole(name, getattr(args, name))
    if args.per_week is not None:
        changes["per_week"] = shapes.number("per_week", args.per_week)
    answers = {**dict.fromkeys(args.has, True), **dict.fromkeys(args.lacks, False)}
    if answers:
        changes["checklist"] = answers
    if args.figure:
        changes["figures"] = dict(map(_pair, args.figure))
    view = audits.show(args.audit)
    found = [each for each in view.presences if each.network == args.network]
    if len(found) > 1 and args.handle is not None:
        found = [each for each in found if each.handle.lstrip("@") == args.handle.lstrip("@")] or found
    made = (
        audits.set_presence(found[0].id, **changes) if found
        else audits.add_presence(args.audit, args.network, **changes)
    )  # fmt: skip
    return Result(shapes.presence(made), shapes.presence_lines(context.words, (made,)))


def _pair(text: str) -> tuple[str, float | None]:
    name, sign, value = text.partition("=")
    if not sign:
        raise InvalidInput("bad_pair", text=text)
    return name.strip(), shapes.number(name.strip(), value)


def _presence_gone(context: Context) -> Result:
    args, audits = context.args, context.runtime.audits
    found = [each for each in audits.show(args.audit).presences if each.network == args.network]
    if not found:
        raise NotFound("network_not_in_audit", network=args.network)
    audits.delete_presence(found[-1].id)
    return Result({"id": found[-1].id, "deleted": True},
                  [context.words.t("cli.put_away", name=context.words.network(args.network))])  # fmt: skip


# -- findings -----------------------------------------------------------------------------------------------------


def _finding(context: Context) -> Result:
    args = context.args
    made = context.runtime.findings.add(
        args.audit, args.text, impact=shapes.whole("impact", args.impact), effort=shapes.whole("effort", args.effort),
        area=args.area,
    )  # fmt: skip
    return Result(shapes.finding(made), [context.words.t("cli.finding_saved", id=made.id, text=short(made.text))])


def _turn(context: Context) -> Result:
    made = context.runtime.findings.turn(context.args.finding, context.args.into)
    number = made.became.partition(":")[2]
    told = context.words.t(f"cli.turned_{context.args.into}", id=number, text=short(made.text))
    return Result(shapes.finding(made), [told])


def _unturn(context: Context) -> Result:
    made = context.runtime.findings.unturn(context.args.finding)
    return Result(shapes.finding(made), [context.words.t("cli.unturned", text=short(made.text))])


def _finding_gone(context: Context) -> Result:
    gone = context.runtime.findings.delete(context.args.finding)
    return Result({"id": gone.id, "deleted": True}, [context.words.t("cli.put_away", name=short(gone.text))])
