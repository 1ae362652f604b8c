"""`smdesk metrics`: read numbers from the networks, show them with what they count, and type some by hand."""

from __future__ import annotations

from typing import Any

from smdesk.cli import shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result, short, table
from smdesk.cli.parsing import Commands, how_many, identifier
from smdesk.core import metrics
from smdesk.core.errors import InvalidInput
from smdesk.core.walltime import resolve
from smdesk.services.metrics.service import Which
from smdesk.services.metrics.views import SubjectView, ValueView
from smdesk.services.zone import computer_zone


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("metrics")
    sync = group.command("sync", _sync, "smdesk metrics sync --client Sol")
    sync.add("--client", metavar="CLIENT", says="of_client")
    sync.add("--channel", metavar="CH", says="of_channel")
    sync.add("--all", dest="everything", action="store_true", says="metrics_all")
    show = group.command("show", _show, "smdesk metrics show --post 12 --json")
    show.add("--client", metavar="CLIENT", says="of_client")
    show.add("--channel", metavar="CH", says="of_channel")
    one = show.choice()
    one.add("--post", type=identifier, metavar="POST", says="metrics_post")
    one.add("--publication", type=identifier, metavar="PUBLICATION", says="metrics_publication")
    show.add("--from", dest="start", metavar="TIME", says="read_from")
    show.add("--to", dest="end", metavar="TIME", says="read_to")
    show.add("--series", action="store_true")
    show.add("--limit", type=how_many, default=50, metavar="N")
    typed = group.command("set", _set, "smdesk metrics set followers 812 --channel 3")
    typed.add("metric", metavar="NAME", says="metric")
    typed.add("value", metavar="VALUE", says="metric_value")
    whose = typed.choice(required=True)
    whose.add("--channel", metavar="CH", says="metric_channel")
    whose.add("--publication", type=identifier, metavar="PUBLICATION", says="metrics_publication")
    typed.add("--at", metavar="TIME", says="metric_at")


def _sync(context: Context) -> Result:
    service, args, words = context.runtime.metrics, context.args, context.words
    client = context.client(args.client).id if args.client else None
    chosen = [context.channel(args.channel, client).id] if args.channel else service.readable(client)
    items, lines = [], []
    for each in service.sync(chosen, all_of_it=args.everything):
        told = None if each.error is None else shapes.error(each.error, words)
        items.append({"channel": each.channel_id, "network": each.network, "handle": each.handle,
                      "publications": each.asked, "kept": each.kept, "left": each.left, "error": told})  # fmt: skip
        said = words.t("cli.metrics_read", asked=each.asked, count=each.kept) if told is None else told["message"]
        lines.append(f"{words.network(each.network)} {each.handle}: {said}")
    failed = any(item["error"] for item in items)
    return Result({"items": items}, lines or [words.t("cli.no_metrics_channel")], 1 if failed else 0)


def _show(context: Context) -> Result:
    args, words = context.args, context.words
    client = context.client(args.client) if args.client else None
    channel = context.channel(args.channel, client.id if client else None) if args.channel else None
    start, end = context.bounds(client.zone if client else channel.zone if channel else computer_zone())
    which = Which(
        client.id if client else None, channel.id if channel else None, args.post, args.publication, start, end,
        args.limit,
    )  # fmt: skip
    found = context.runtime.metrics.show(which, series=args.series)
    data = {"items": [_shape(context, view) for view in found]}
    lines = [line for view in found for line in _lines(context, view)]
    return Result(data, lines or [words.t("cli.no_metrics")])


def _shape(context: Context, view: SubjectView) -> dict[str, Any]:
    shape = {
        "subject": "account" if view.publication_id is None else "publication",
        "client": view.client,
        "client_id": view.client_id,
        "channel": view.channel_id,
        "network": view.network,
        "handle": view.handle,
        "publication": view.publication_id,
        "post": view.post_id,
        "text": view.text,
        "published_at": shapes.iso(view.published_at, view.zone),
        "values": [_value(context, each, view.zone) for each in view.values],
    }
    return shape | ({"series": [_value(context, each, view.zone) for each in view.series]} if view.series else {})


def _value(context: Context, value: ValueView, zone: str) -> dict[str, Any]:
    words = context.words
    return {
        "metric": value.metric,
        "name": words.metric(value.metric),
        "value": int(value.value) if value.value.is_integer() else value.value,
        "unit": metrics.metrics()[value.metric].unit if value.metric in metrics.metrics() else "count",
        "at": shapes.iso(value.at, zone),
        "window": value.window,
        "from": shapes.iso(value.start, zone),
        "to": shapes.iso(value.end, zone),
        "definition": value.definition,
        "means": words.measured(value.metric, value.caveat),
        "source": value.source,
    }


def _lines(context: Context, view: SubjectView) -> list[str]:
    words = context.words
    name = f"{words.network(view.network)} {view.handle}  {view.client}"
    if view.publication_id is not None:
        name = f"{view.publication_id}  {words.network(view.network)} {view.handle}  {short(view.text, 50)}"
    rows = []
    for value in view.series or view.values:
        day = f" ({words.facts.day(value.start)})" if value.start is not None else ""
        source = value.definition or words.t(f"sources.{value.source}")
        at = words.instant(value.at, view.zone)
        rows.append((f"  {words.metric(value.metric)}{day}", _shown(context, value), at, source))
    return [name, *table(rows)]


def _shown(context: Context, value: ValueView) -> str:
    unit = metrics.metrics()[value.metric].unit if value.metric in metrics.metrics() else "count"
    facts = context.words.facts
    return facts.duration(value.value) if unit == "seconds" else facts.figure(value.value)


def _set(context: Context) -> Result:
    args, words = context.args, context.words
    text = args.value.strip().replace(",", ".")
    try:
        number = float(text)
    except ValueError:
        raise InvalidInput("bad_value", value=args.value) from None
    channel = context.channel(args.channel) if args.channel else None
    zone = channel.zone if channel else computer_zone()
    at = resolve(context.wall(args.at, zone)).instant if args.at else None
    kept = context.runtime.metrics.record(
        args.metric, number, channel=channel.id if channel else None, publication=args.publication, at=at
    )
    return Result(_value(context, kept, zone), [words.t("cli.saved")])
