"""`smdesk pillar` and `smdesk snippet`: the themes of a client's plan, and texts that are saved for reuse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from smdesk.cli.context import Context
from smdesk.cli.output import Result, short, table
from smdesk.cli.parsing import Command, Commands, identifier
from smdesk.core import mix
from smdesk.core.errors import InvalidInput
from smdesk.services.plan.mix import goals
from smdesk.services.plan.pillars import KINDS, PRESETS
from smdesk.services.snippets import KINDS as SNIPPETS
from smdesk.services.views import PillarView, SnippetView
from smdesk.words import of_client

_OPTIONS = ("kind", "target", "color", "about", "personas")


def register(commands: Commands) -> None:
    """Declare the commands."""
    pillars(commands.group("pillar"), "smdesk pillar")
    _register_snippets(commands)


def pillars(group: Any, called: str) -> None:
    """The commands of pillars, which stand in two places."""
    add = group.command("add", _add_pillar, f"{called} add Valor --client Sol --kind value --target 40")
    add.add("name", says="pillar_name")
    add.add("--client", required=True, metavar="CLIENT")
    _pillar_options(add)
    group.command("list", _pillars, f"{called} list --client Sol").add("--client", metavar="CLIENT")
    edit = group.command("edit", _edit_pillar, f"{called} edit 3 --target 35")
    edit.add("pillar", type=identifier)
    edit.add("--name", metavar="NAME", says="pillar_name")
    _pillar_options(edit)
    group.command("delete", _delete_pillar, f"{called} delete 3").add("pillar", type=identifier)
    preset = group.command("preset", _preset, f"{called} preset shop --client Sol")
    preset.add("preset", choices=tuple(PRESETS), says="pillar_preset")
    preset.add("--client", required=True, metavar="CLIENT")
    adjust = group.command("adjust", _adjust, f"{called} adjust --client Sol --keep 3")
    adjust.add("--client", required=True, metavar="CLIENT")
    adjust.add("--keep", type=identifier, action="append", default=[], metavar="PILLAR", says="pillar_keep")
    order = group.command("order", _order, f"{called} order 3 1 2 --client Sol")
    order.add("pillars", type=identifier, nargs="+", says="pillar_order")
    order.add("--client", required=True, metavar="CLIENT")


def _pillar_options(command: Command) -> None:
    command.add("--kind", choices=KINDS)
    command.add("--target", metavar="PERCENT")
    command.add("--color", metavar="COLOR", says="pillar_color")
    command.add("--about", metavar="TEXT", says="pillar_about")
    command.add("--persona", type=identifier, action="append", dest="personas", metavar="PERSONA",
                says="pillar_persona")  # fmt: skip


def _register_snippets(commands: Commands) -> None:
    group = commands.group("snippet")
    add = group.command("add", _add_snippet, 'smdesk snippet add Pan "#pan #masamadre" --kind hashtags')
    add.add("name", says="snippet_name")
    add.add("text", says="snippet_text")
    add.add("--client", metavar="CLIENT", says="snippet_client")
    add.add("--kind", choices=SNIPPETS, default="text", says="snippet_kind")
    group.command("list", _snippets, "smdesk snippet list --client Sol").add("--client", metavar="CLIENT")
    edit = group.command("edit", _edit_snippet, 'smdesk snippet edit 2 --text "#pan"')
    edit.add("snippet", type=identifier)
    edit.add("--name", metavar="NAME", says="snippet_name")
    edit.add("--text", metavar="TEXT", says="snippet_text")
    group.command("delete", _delete_snippet, "smdesk snippet delete 2").add("snippet", type=identifier)


def _changes(context: Context, *names: str) -> dict[str, Any]:
    given = {name: getattr(context.args, name) for name in names}
    return {name: value for name, value in given.items() if value is not None}


def _percent(values: dict[str, Any]) -> dict[str, Any]:
    text = values.get("target")
    if text is not None:
        bare = text.removesuffix("%").strip()
        if not bare.isdecimal():
            raise InvalidInput("bad_number", field="target", value=text, least=0, most=100)
        values["target"] = int(bare)
    return values


def _pillar(context: Context, view: PillarView, key: str) -> Result:
    return Result(asdict(view), [context.words.t(key, id=view.id, name=view.name)])


def _add_pillar(context: Context) -> Result:
    client = context.client(context.args.client)
    made = context.runtime.pillars.add(client.id, context.args.name, **_percent(_changes(context, *_OPTIONS)))
    return _pillar(context, made, "cli.pillar_saved")


def _edit_pillar(context: Context) -> Result:
    changes = _percent(_changes(context, "name", *_OPTIONS))
    return _pillar(context, context.runtime.pillars.edit(context.args.pillar, **changes), "cli.pillar_saved")


def _delete_pillar(context: Context) -> Result:
    view = context.runtime.pillars.delete(context.args.pillar)
    return Result({"id": view.id, "deleted": True}, [context.words.t("cli.put_away", name=view.name)])


def _listed(context: Context, views: Sequence[PillarView]) -> Result:
    rows = [(str(view.id), view.name, view.kind, f"{view.target} %") for view in views]
    total = sum(view.target for view in views)
    lines = table(rows) or [context.words.t("cli.no_pillars")]
    if views and total != mix.WHOLE:
        lines = [*lines, context.words.t("cli.goals_sum", total=total)]
    return Result({"items": [asdict(view) for view in views], "total": total}, lines)


def _preset(context: Context) -> Result:
    client = context.client(context.args.client)
    words = of_client(client.languages, context.words)  # pillars stand in documents for the client
    names = {kind: words.t(f"pillars.{kind}") for kind in KINDS}
    return _listed(context, context.runtime.pillars.preset(client.id, context.args.preset, names))


def _adjust(context: Context) -> Result:
    runtime, client = context.runtime, context.client(context.args.client)
    found = goals(runtime.pillars.list(client.id))
    targets = mix.adjusted(found, context.args.keep, runtime.mix.ceiling(client.id))
    return _listed(context, runtime.pillars.set_targets(client.id, targets))


def _order(context: Context) -> Result:
    client = context.client(context.args.client)
    return _listed(context, context.runtime.pillars.reorder(client.id, context.args.pillars))


def _client(context: Context) -> int | None:
    return context.client(context.args.client).id if context.args.client else None


def _pillars(context: Context) -> Result:
    return _listed(context, context.runtime.pillars.list(_client(context)))


def _snippet(context: Context, view: SnippetView) -> Result:
    return Result(asdict(view), [context.words.t("cli.snippet_saved", id=view.id, name=view.name)])


def _add_snippet(context: Context) -> Result:
    args = context.args
    return _snippet(
        context, context.runtime.snippets.add(args.name, args.text, kind=args.kind, client=_client(context))
    )


def _edit_snippet(context: Context) -> Result:
    changes = _changes(context, "name", "text")
    if "text" in changes:
        changes["body"] = changes.pop("text")
    return _snippet(context, context.runtime.snippets.edit(context.args.snippet, **changes))


def _delete_snippet(context: Context) -> Result:
    view = context.runtime.snippets.delete(context.args.snippet)
    return Result({"id": view.id, "deleted": True}, [context.words.t("cli.put_away", name=view.name)])


def _snippets(context: Context) -> Result:
    views = context.runtime.snippets.list(_client(context))
    rows = [(str(view.id), view.name, view.kind, short(view.body)) for view in views]
    return Result({"items": [asdict(view) for view in views]}, table(rows) or [context.words.t("cli.no_snippets")])
