"""`smdesk pillar` and `smdesk snippet`: the themes of a client's plan, and texts that are saved for reuse."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from smdesk.cli.context import Context
from smdesk.cli.output import Result, short, table
from smdesk.cli.parsing import Command, Commands, identifier
from smdesk.core.errors import InvalidInput
from smdesk.services.pillars import KINDS
from smdesk.services.snippets import KINDS as SNIPPETS
from smdesk.services.views import PillarView, SnippetView


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("pillar")
    add = group.command("add", _add_pillar, "smdesk pillar add Valor --client Sol --kind value --target 40")
    add.add("name", says="pillar_name")
    add.add("--client", required=True, metavar="CLIENT")
    _pillar_options(add)
    group.command("list", _pillars, "smdesk pillar list --client Sol").add("--client", metavar="CLIENT")
    edit = group.command("edit", _edit_pillar, "smdesk pillar edit 3 --target 35")
    edit.add("pillar", type=identifier)
    edit.add("--name", metavar="NAME", says="pillar_name")
    _pillar_options(edit)
    group.command("delete", _delete_pillar, "smdesk pillar delete 3").add("pillar", type=identifier)
    _register_snippets(commands)


def _pillar_options(command: Command) -> None:
    command.add("--kind", choices=KINDS)
    command.add("--target", metavar="PERCENT")


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
    made = context.runtime.pillars.add(client.id, context.args.name, **_percent(_changes(context, "kind", "target")))
    return _pillar(context, made, "cli.pillar_saved")


def _edit_pillar(context: Context) -> Result:
    changes = _percent(_changes(context, "name", "kind", "target"))
    return _pillar(context, context.runtime.pillars.edit(context.args.pillar, **changes), "cli.pillar_saved")


def _delete_pillar(context: Context) -> Result:
    view = context.runtime.pillars.delete(context.args.pillar)
    return Result({"id": view.id, "deleted": True}, [context.words.t("cli.put_away", name=view.name)])


def _client(context: Context) -> int | None:
    return context.client(context.args.client).id if context.args.client else None


def _pillars(context: Context) -> Result:
    views = context.runtime.pillars.list(_client(context))
    rows = [(str(view.id), view.name, view.kind, f"{view.target} %") for view in views]
    return Result({"items": [asdict(view) for view in views]}, table(rows) or [context.words.t("cli.no_pillars")])


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
