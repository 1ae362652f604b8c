"""`smdesk client network …`: which networks suit a client, and what is decided on each."""

from __future__ import annotations

from typing import Any

from smdesk.cli.context import Context
from smdesk.cli.output import Result, table
from smdesk.cli.parsing import Command, Commands
from smdesk.core.choosing import weights
from smdesk.core.errors import InvalidInput
from smdesk.core.network import load
from smdesk.services.dossier.choosing import ChoiceView, Proposal
from smdesk.words.choosing import part_name, said


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("client").group("network")
    listed = group.command("list", _list, "smdesk client network list --client Sol --why")
    listed.add("--client", metavar="CLIENT", required=True)
    listed.add("--why", action="store_true", says="network_reasons")
    choose = group.command(
        "choose", _choose, 'smdesk client network choose instagram --client Sol --role "Shop window"'
    )
    _options(choose)
    _options(group.command("refuse", _refuse, 'smdesk client network refuse tiktok --client Sol --why "No time"'))
    _options(group.command("edit", _edit, "smdesk client network edit instagram --client Sol --per-week 4"))
    drop = group.command("drop", _drop, "smdesk client network drop tiktok --client Sol")
    drop.add("network", says="network")
    drop.add("--client", metavar="CLIENT", required=True)


def _options(command: Command) -> None:
    command.add("network", says="network")
    command.add("--client", metavar="CLIENT", required=True)
    command.add("--role", metavar="TEXT", says="network_role")
    command.add("--why", metavar="TEXT", says="network_why")
    command.add("--per-week", metavar="N", says="network_per_week")


def _list(context: Context) -> Result:
    client = context.client(context.args.client)
    found = context.runtime.choosing.proposals(client.id)
    words = context.words
    lines = table(
        [
            [words.t("cli.head_network"), words.t("cli.head_score"), words.t("cli.head_decided"),
             words.t("cli.head_per_week"), words.t("cli.head_role")],
            *(_line(context, each) for each in found),
        ]
    )  # fmt: skip
    if context.args.why:
        for each in found:
            lines += ["", f"{load(each.network).name}:"]
            for part in each.score.parts:
                points = f" {part.points}/{part.most}" if part.value is not None else ""
                lines.append(f"  {part_name(words, part.name)}{points}")
                lines += [f"    {said(words, line)}" for line in part.lines]
    return Result({"weights": dict(weights()), "networks": [_proposal(context, each) for each in found]}, lines)


def _line(context: Context, proposal: Proposal) -> list[str]:
    choice, words = proposal.choice, context.words
    decided = "" if choice is None else words.t("cli.network_chosen" if choice.chosen else "cli.network_refused")
    per_week = "" if choice is None or choice.per_week is None else words.facts.figure(choice.per_week)
    total = proposal.score.total
    return [load(proposal.network).name, "–" if total is None else str(total), decided, per_week,
            choice.role if choice is not None else ""]  # fmt: skip


def _choose(context: Context) -> Result:
    return _decide(context, chosen=True)


def _refuse(context: Context) -> Result:
    return _decide(context, chosen=False)


def _decide(context: Context, *, chosen: bool) -> Result:
    client = context.client(context.args.client)
    made = context.runtime.choosing.choose(client.id, context.args.network, chosen=chosen, **_given(context))
    return _result(context, made)


def _edit(context: Context) -> Result:
    client = context.client(context.args.client)
    return _result(context, context.runtime.choosing.edit(client.id, context.args.network, **_given(context)))


def _drop(context: Context) -> Result:
    client = context.client(context.args.client)
    gone = context.runtime.choosing.drop(client.id, context.args.network)
    return Result({"dropped": _choice(gone)}, [context.words.t("cli.network_dropped", network=load(gone.network).name)])


def _given(context: Context) -> dict[str, Any]:
    args = context.args
    given: dict[str, Any] = {name: value for name in ("role", "why") if (value := getattr(args, name)) is not None}
    if args.per_week is not None:
        try:
            given["per_week"] = float(args.per_week.replace(",", ".")) if args.per_week else None
        except ValueError as error:
            raise InvalidInput("bad_number", field="per_week", value=args.per_week, least=0, most=100) from error
    return given


def _result(context: Context, choice: ChoiceView) -> Result:
    words, name = context.words, load(choice.network).name
    lines = [f"{name}: {words.t('cli.network_chosen' if choice.chosen else 'cli.network_refused')}"]
    lines += [text for text in (choice.role, choice.why) if text]
    return Result(_choice(choice), lines)


def _choice(choice: ChoiceView) -> dict[str, Any]:
    return {
        "network": choice.network, "chosen": choice.chosen, "role": choice.role, "why": choice.why,
        "per_week": choice.per_week, "score_then": choice.score, "position": choice.position,
    }  # fmt: skip


def _proposal(context: Context, proposal: Proposal) -> dict[str, Any]:
    return {
        "network": proposal.network,
        "score": proposal.score.total,
        "missing": list(proposal.score.missing),
        "parts": [
            {
                "part": part.name, "points": part.points, "of": part.most, "known": part.value is not None,
                "why": [
                    {"code": line.code, "good": line.good, "facts": dict(line.facts),
                     "message": said(context.words, line)}
                    for line in part.lines
                ],
            }
            for part in proposal.score.parts
        ],
        "choice": _choice(proposal.choice) if proposal.choice is not None else None,
    }  # fmt: skip
