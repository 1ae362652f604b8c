"""`smdesk publication`: what the recovery panel does: decide, answer, retry, move, hand over, pause."""

from __future__ import annotations

from collections.abc import Callable

from smdesk.cli import kit, shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result, short, table
from smdesk.cli.parsing import Commands, how_many, identifier
from smdesk.cli.post import publication_line, to_type
from smdesk.core.errors import InvalidInput
from smdesk.core.publication import State
from smdesk.core.walltime import resolve
from smdesk.services.views import History, PublicationView
from smdesk.services.zone import computer_zone


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("publication")
    listing = group.command("list", _list, "smdesk publication list --state unconfirmed,late,failed")
    listing.add("--state", metavar="STATE", says="publication_state")
    listing.add("--client", metavar="CLIENT", says="of_client")
    listing.add("--channel", metavar="CH", says="of_channel")
    listing.add("--from", dest="start", metavar="TIME", says="from_time")
    listing.add("--to", dest="end", metavar="TIME", says="to_time")
    listing.add("--limit", type=how_many, default=200, metavar="N")
    group.command("show", _show, "smdesk publication show 7").add("id", type=identifier, says="publication")
    resolve_it = group.command("resolve", _resolve, "smdesk publication resolve 7 --not-published")
    resolve_it.add("id", type=identifier, says="publication")
    answer = resolve_it.choice(required=True)
    answer.add("--published", metavar="URL")
    answer.add("--not-published", action="store_true")
    acts = {
        "retry": _act("retry"),
        "cancel": _act("cancel"),
        "skip": _act("skip"),
        "now": _act("now"),
        "delegate": _act("delegate"),
        "take-back": _act("take_back"),
        "unmark": _act("unmark"),
    }
    for name, run in acts.items():
        group.command(name, run, f"smdesk publication {name} 7").add("id", type=identifier, says="publication")
    move = group.command("move", _move, 'smdesk publication move 7 --at "2026-12-02 10:30"')
    move.add("id", type=identifier, says="publication")
    when = move.choice(required=True)
    when.add("--at", metavar="TIME")
    when.add("--next-slot", action="store_true")
    pause = group.command("pause", _pause, "smdesk publication pause --until 2026-12-24T00:00")
    pause.add("--channel", metavar="CH", says="pause_channel")
    pause.add("--until", metavar="TIME", says="pause_until")
    group.command("resume", _resume, "smdesk publication resume").add("--channel", metavar="CH", says="pause_channel")


def _states(text: str | None) -> list[State] | None:
    if text is None:
        return None
    known = {state.value for state in State}
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in known:
            raise InvalidInput("bad_state", field="state", state=name, known=sorted(known))
    return [State(name) for name in names]


def _list(context: Context) -> Result:
    args = context.args
    client = context.client(args.client) if args.client else None
    channel = context.channel(args.channel, client.id if client else None).id if args.channel else None
    start, end = context.bounds(client.zone if client else computer_zone())
    views = context.runtime.publishing.views(
        client_id=client.id if client else None,
        channel_id=channel,
        states=_states(args.state),
        start=start,
        end=end,
        limit=args.limit,
    )
    return Result({"items": [shapes.publication(each, context.words) for each in views]}, _table(context, views))


def _table(context: Context, views: list[PublicationView]) -> list[str]:
    words = context.words
    if not views:
        return [words.t("cli.no_publications")]
    heads = ("cli.col_where", "cli.col_when", "cli.col_state", "cli.col_next", "cli.col_text")
    rows = [("id", *(words.t(key) for key in heads))]
    for view in views:
        step = "–" if view.next_step == "nothing" else words.next_step(view)
        where = f"{words.network(view.network)} {view.channel}".strip()
        rows.append((str(view.id), where, context.due(view), words.state(view.state.value), step, short(view.text, 40)))
    return table(rows)


def _show(context: Context) -> Result:
    publishing = context.runtime.publishing
    view = publishing.view(context.args.id)
    history = publishing.history(view.id)
    data = {**shapes.publication(view, context.words), "history": shapes.history(history, view.zone)}
    lines = [publication_line(context, view).strip()]
    if view.error_code:
        lines.append(f"  {context.words.outcome(view.error_code, words=view.error_words)}")
    if view.state is State.ASSISTED:
        made = context.runtime.kits.of(view.id)
        data["kit"] = kit.shape(made)
        lines += kit.lines(made, view.id, context.words)
    else:
        lines += to_type(context, view)
    return Result(data, [*lines, *_journal(context, view, history)])


def _journal(context: Context, view: PublicationView, history: History) -> list[str]:
    lines = [
        f"  {context.words.instant(each.at, view.zone)}  {context.words.state(each.source)} → "
        f"{context.words.state(each.target)}  ({each.by}: {each.reason})"
        for each in history.transitions
    ]
    lines += [
        f"  #{each.number} {each.step}  {context.words.instant(each.started_at, view.zone)}  "
        f"{each.outcome or '…'} {each.code} {each.words}".rstrip()
        for each in history.attempts
    ]
    return lines


def _changed(context: Context, view: PublicationView) -> Result:
    return Result(shapes.publication(view, context.words), [publication_line(context, view).strip()])


def _act(name: str) -> Callable[[Context], Result]:
    def run(context: Context) -> Result:
        return _changed(context, getattr(context.runtime.publishing, name)(context.args.id))

    return run


def _resolve(context: Context) -> Result:
    url = None if context.args.not_published else context.args.published.strip()
    return _changed(context, context.runtime.publishing.resolve(context.args.id, published_url=url))


def _move(context: Context) -> Result:
    publishing = context.runtime.publishing
    view = publishing.view(context.args.id)
    at = context.args.at
    wall = context.wall(at, view.zone) if at is not None else publishing.next_slot(view.channel_id, post=view.post_id)
    result = _changed(context, publishing.move(view.id, wall))
    notice = resolve(wall).notice
    return Result(
        {**result.data, "notices": shapes.notices([notice], view.zone)},
        [*result.lines, *context.notices((notice,), view.zone)],
    )


def _pause(context: Context) -> Result:
    channel = context.channel(context.args.channel).id if context.args.channel else None
    until = None
    if context.args.until is not None:
        until = resolve(context.wall(context.args.until, computer_zone())).instant
        if until <= context.clock.now():
            raise InvalidInput("past_time", field="until", at=context.args.until, zone=computer_zone(),
                               now=context.clock.now().isoformat())  # fmt: skip
    context.runtime.publishing.pause(channel, until)
    data = {"paused": True, "channel": channel, "until": shapes.iso(until)}
    return Result(data, [context.words.t("cli.pause_on")])


def _resume(context: Context) -> Result:
    channel = context.channel(context.args.channel).id if context.args.channel else None
    context.runtime.publishing.resume(channel)
    return Result(
        {"paused": context.runtime.publishing.paused(), "channel": channel}, [context.words.t("cli.pause_off")]
    )
