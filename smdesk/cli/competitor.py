"""`smdesk competitor`: who else wants the same customers, and what was counted of them over time."""

from __future__ import annotations

from smdesk.cli import audit_shapes as shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result
from smdesk.cli.parsing import Commands, identifier
from smdesk.core.errors import InvalidInput
from smdesk.services.audits.competitors import METRICS, PRESSURES
from smdesk.services.audits.views import CompetitorView


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("competitor")
    add = group.command("add", _add, 'smdesk competitor add "Corner shop" --client Sol --handle instagram=corner')
    add.add("name", says="competitor_name")
    add.add("--client", required=True, metavar="CLIENT")
    add.add("--url", metavar="URL", says="competitor_url")
    add.add("--handle", action="append", default=[], metavar="NETWORK=NAME", says="competitor_handle")
    add.add("--pressure", choices=PRESSURES, default="", says="competitor_pressure")
    add.add("--note", metavar="TEXT", default="", says="competitor_note")
    figure = group.command("figure", _figure, "smdesk competitor figure 1 instagram followers 940 --date 2026-11-01")
    figure.add("competitor", type=identifier)
    figure.add("network")
    figure.add("metric", choices=tuple(METRICS), says="competitor_metric")
    figure.add("value", metavar="VALUE", says="competitor_value")
    figure.add("--date", metavar="DAY", default="", says="competitor_date")
    group.command("list", _list, "smdesk competitor list --client Sol").add("--client", metavar="CLIENT")
    undo = group.command("take-back", _take_back, "smdesk competitor take-back 7")
    undo.add("figure", type=identifier, says="competitor_figure")
    group.command("delete", _delete, "smdesk competitor delete 1").add("competitor", type=identifier)


def _add(context: Context) -> Result:
    args = context.args
    handles = {}
    for text in args.handle:
        network, sign, handle = text.partition("=")
        if not sign:
            raise InvalidInput("bad_pair", text=text)
        handles[network.strip()] = handle
    made = context.runtime.competitors.add(
        context.client(args.client).id, args.name, url=args.url or "", handles=handles, pressure=args.pressure,
        note=args.note,
    )  # fmt: skip
    return Result(shapes.competitor(made), [context.words.t("cli.competitor_saved", id=made.id, name=made.name)])


def _figure(context: Context) -> Result:
    args = context.args
    value = shapes.whole("value", args.value)
    kept = context.runtime.competitors.figure(args.competitor, args.network, args.metric, value, day=args.date)
    view = context.runtime.competitors.show(args.competitor)
    return Result({**shapes.competitor(view), "figure": kept.id}, _lines(context, view))


def _list(context: Context) -> Result:
    client = context.client(context.args.client).id if context.args.client else None
    found = context.runtime.competitors.list(client)
    lines = [line for view in found for line in _lines(context, view)]
    return Result(
        {"items": [shapes.competitor(each) for each in found]}, lines or [context.words.t("cli.no_competitors")]
    )


def _lines(context: Context, view: CompetitorView) -> list[str]:
    words = context.words
    pressure = words.t(f"pressures.{view.pressure}") if view.pressure else ""
    lines = [" · ".join(part for part in (f"{view.id} {view.name}", view.client, pressure) if part)]
    for network, metric in dict.fromkeys((each.network, each.metric) for each in view.figures):
        series = ", ".join(
            f"{words.facts.day(each.day)}: {words.facts.figure(each.value)}" for each in view.series(network, metric)
        )
        lines.append(f"  {words.network(network)}, {words.t(f'audit_figures.{metric}')}: {series}")
    return lines


def _take_back(context: Context) -> Result:
    gone = context.runtime.competitors.take_back(context.args.figure)
    return Result({"id": gone.id, "deleted": True}, [context.words.t("cli.saved")])


def _delete(context: Context) -> Result:
    gone = context.runtime.competitors.delete(context.args.competitor)
    return Result({"id": gone.id, "deleted": True}, [context.words.t("cli.put_away", name=gone.name)])
