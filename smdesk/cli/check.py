"""`smdesk check`: how long a text is by a network's own rule, and what is found in it."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from smdesk.cli import post_input, shapes, text_in
from smdesk.cli.context import Context
from smdesk.cli.output import Result
from smdesk.cli.parsing import Commands, typed_at_a_terminal
from smdesk.cli.post_input import InOrder
from smdesk.core import network as networks
from smdesk.services.checks import TextCheck, of_text


def register(commands: Commands) -> None:
    """Declare the command."""
    command = commands.command("check", _check, "smdesk check --network linkedin --media menu.pdf < post.txt")
    command.add("--network", action="append", default=[], metavar="NETWORK", says="check_network")
    command.add("--language", default="", metavar="CODE", says="check_language")
    command.add("--client", metavar="CLIENT", says="check_client")
    command.parser.set_defaults(typed=None)
    command.add("--media", action=InOrder, metavar="FILE", default=argparse.SUPPRESS, says="check_media")
    command.add("--alt", action=InOrder, metavar="TEXT", default=argparse.SUPPRESS)


def _check(context: Context) -> Result:
    args = context.args
    wanted = [name.strip() for given in args.network for name in given.split(",") if name.strip()]
    language, spoken = args.language, None
    if args.client:
        client = context.client(args.client)
        language = language or next(iter(client.languages), "")
        spoken = context.runtime.voices.show(client.id)
        channels = context.runtime.channels.listing(client=client.id)
        wanted = wanted or list(dict.fromkeys(each.network for each in channels))
    store = context.runtime.media
    media = tuple(replace(store.look(file), alt=alt) for file, alt in post_input.attached(args))
    for name in wanted:
        networks.load(name)
    if typed_at_a_terminal():
        print(context.words.t("cli.type_text"), file=sys.stderr)
    text = text_in.read().removesuffix("\n")
    found = [of_text(name, text, language, spoken, media) for name in wanted or networks.known()]
    data = {"items": [_shape(context, each) for each in found], "characters": len(text)}
    if len(found) == 1:
        data = {**data, **_shape(context, found[0])}
    return Result(data, [line for each in found for line in _lines(context, each)], 0)


def _shape(context: Context, found: TextCheck) -> dict[str, object]:
    return {
        "network": found.network,
        "count": found.count,
        "limit": found.limit,
        "over": found.over,
        "ok": not any(each.finding.level == "error" for each in found.findings),
        "findings": shapes.findings(found.findings, context.words),
        "cost": shapes.cost(found.cost, context.words),
    }


def _lines(context: Context, found: TextCheck) -> list[str]:
    limit = "∞" if found.limit is None else str(found.limit)
    lines = [f"{context.words.network(found.network)}: {found.count} / {limit}"]
    lines += [
        f"  {context.words.t(f'levels.{each.finding.level.value}')}: {shapes.finding_text(each, context.words)}"
        for each in found.findings
    ]
    return [*lines, f"  {context.words.cost(found.cost)}"] if found.cost else lines
