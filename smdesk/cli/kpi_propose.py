"""`smdesk kpi propose`: objectives to begin with, as the window offers them, and taking some of them."""

from __future__ import annotations

from smdesk.cli import kpi_shapes as shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result
from smdesk.cli.parsing import Commands
from smdesk.core.errors import InvalidInput
from smdesk.core.proposals import Proposal
from smdesk.services.agreements.views import Proposed
from smdesk.words import Words


def register(commands: Commands) -> None:
    """Declare the command."""
    made = commands.group("kpi").command("propose", _propose, "smdesk kpi propose --client Sol --take 1,3")
    made.add("--client", required=True, metavar="CLIENT")
    made.add("--take", metavar="NUMBERS", says="kpi_take")


def _propose(context: Context) -> Result:
    agreed, words = context.runtime.agreements, context.words
    client = context.client(context.args.client)
    found = agreed.propose(client.id)
    named = [_named(each, words) for each in found]
    if context.args.take is None:
        lines = []
        for number, (each, told) in enumerate(zip(found, named, strict=True), 1):
            why = f" ({words.t(f'cli.proposed_{each.because}')})" if each.because else ""
            lines += [f"{number}  {told.name}{why}", f"   {words.facts.listed([name for _, name in told.kpis])}"]
        return Result({"items": [_shape(*each) for each in enumerate(zip(found, named, strict=True), 1)]}, lines)
    chosen = [named[number - 1] for number in _numbers(context.args.take, len(named))]
    taken = set(agreed.take(client.id, chosen))
    views = [each for each in agreed.objectives(client.id) if each.id in taken]
    lines = []
    for view in views:
        lines.append(words.t("cli.objective_added", id=view.id, name=view.name))
        lines += [f"  {shapes.headline(each, words)}" for each in view.kpis]
    return Result({"items": [shapes.objective(each) for each in views]}, lines)


def _named(each: Proposal, words: Words) -> Proposed:
    kpis = tuple((metric, words.t(f"kpi.{metric}.name")) for metric in each.metrics)
    return Proposed(words.t(f"objectives.{each.key}.name"), kpis)


def _shape(number: int, pair: tuple[Proposal, Proposed]) -> dict[str, object]:
    each, told = pair
    return {
        "number": number,
        "key": each.key,
        "name": told.name,
        "metrics": list(each.metrics),
        "because": each.because,
    }


def _numbers(text: str, most: int) -> list[int]:
    """`1,3`, each once and in order."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    for part in parts:
        if not part.isdecimal() or not 1 <= int(part) <= most:
            raise InvalidInput("bad_number", field="take", value=part, least=1, most=most)
    if not parts:
        raise InvalidInput("bad_number", field="take", value=text, least=1, most=most)
    return sorted({int(part) for part in parts})
