"""`smdesk costs`: what networks with a paid API charged, by client and month."""

from __future__ import annotations

from dataclasses import asdict

from smdesk.cli.context import Context
from smdesk.cli.output import Result, table
from smdesk.cli.parsing import Commands
from smdesk.services.zone import computer_zone


def register(commands: Commands) -> None:
    """Declare the command."""
    command = commands.command("costs", _costs, "smdesk costs --client Sol --from 2026-11-01")
    command.add("--client", metavar="CLIENT", says="of_client")
    command.add("--from", dest="start", metavar="TIME", says="from_time")
    command.add("--to", dest="end", metavar="TIME", says="to_time")


def _costs(context: Context) -> Result:
    client = context.client(context.args.client) if context.args.client else None
    start, end = context.bounds(client.zone if client else computer_zone())
    found = context.runtime.costs.by_month(client=client.id if client else None, start=start, end=end)
    t, money = context.words.t, context.words.facts.money
    data = {
        "items": [
            {**asdict(line), "amount": float(line.amount), "reads_amount": float(line.reads_amount)} for line in found
        ]
    }
    if not found:
        return Result(data, [t("cli.no_costs")])
    columns = ("month", "client", "network", "posts", "links", "answers", "amount", "reads", "reads_amount")
    rows = [tuple(t(f"cli.col_{name}") for name in columns)]
    rows += [
        (line.month, line.client, context.words.network(line.network), str(line.posts), str(line.links),
         str(line.answers), money(line.amount, line.currency), str(line.reads), money(line.reads_amount, line.currency))
        for line in found
    ]  # fmt: skip
    unclear = sum(line.unclear for line in found)
    lines = [*table(rows), t("cli.costs_about")]
    return Result(data, [*lines, t("cli.costs_unclear", count=unclear)] if unclear else lines)
