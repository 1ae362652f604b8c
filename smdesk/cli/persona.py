"""`smdesk persona`: the buyer personas of a client, their shares and what is known of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from smdesk.cli.context import Context
from smdesk.cli.dossier_shapes import persona as shape
from smdesk.cli.output import Result, table
from smdesk.cli.parsing import Command, Commands
from smdesk.core import persona as rules
from smdesk.core.errors import InvalidInput
from smdesk.core.persona import NetworkUse, Objection, Source
from smdesk.services.dossier.views import PersonaPatch, PersonaView

#: Fields that may be given several times.
_MANY = (*rules.TAGS, *rules.LINES)


def register(commands: Commands) -> None:
    """Declare the commands; `card` stands with the documents."""
    group = commands.group("persona")
    add = group.command("add", _add, 'smdesk persona add "Vecina" --client Sol --age 28-42 --share 45')
    add.add("name", says="persona_name")
    add.add("--client", metavar="CLIENT", required=True)
    _options(add)
    listed = group.command("list", _list, "smdesk persona list --client Sol")
    listed.add("--client", metavar="CLIENT", required=True)
    for name, act, example in (
        ("show", _show, "smdesk persona show Vecina --client Sol"),
        ("delete", _delete, "smdesk persona delete Vecina --client Sol"),
    ):
        one = group.command(name, act, example)
        one.add("persona", says="persona_ref")
        one.add("--client", metavar="CLIENT", required=True)
    edit = group.command("edit", _edit, 'smdesk persona edit Vecina --client Sol --hobbies "Correr" --share 40')
    edit.add("persona", says="persona_ref")
    edit.add("--client", metavar="CLIENT", required=True)
    edit.add("--name", metavar="NAME", says="persona_name")
    _options(edit)
    copy = group.command("duplicate", _duplicate, 'smdesk persona duplicate Vecina "Vecina de noche" --client Sol')
    copy.add("persona", says="persona_ref")
    copy.add("name", says="persona_name")
    copy.add("--client", metavar="CLIENT", required=True)


def _options(command: Command) -> None:
    command.add("--share", metavar="PERCENT", says="persona_share")
    command.add("--age", metavar="FROM-TO", says="persona_age")
    command.add("--women", metavar="PERCENT", says="persona_women")
    command.add("--portrait", metavar="FILE", says="persona_portrait")
    for name in rules.TEXTS:
        command.add(f"--{name.replace('_', '-')}", dest=name, metavar="TEXT", says=f"persona_{name}")
    for name in _MANY:
        command.add(f"--{name}", action="append", metavar="TEXT", says=f"persona_{name}")
    command.add("--objection", action="append", metavar="TEXT=ANSWER", says="persona_objection")
    command.add("--network", action="append", metavar="NETWORK=USE[:HOURS]", says="persona_network")
    command.add("--source", action="append", metavar="TEXT", says="persona_source")


def _patch(context: Context) -> dict[str, Any]:
    args = context.args
    values: dict[str, Any] = {name: getattr(args, name) for name in rules.TEXTS if getattr(args, name) is not None}
    values |= {name: tuple(getattr(args, name)) for name in _MANY if getattr(args, name) is not None}
    if args.age is not None:
        values["age"] = _span(args.age)
    if args.women is not None:
        values["women"] = _percent(args.women, "women")
    if args.objection is not None:
        values["objections"] = tuple(Objection(*_parted(each, "=")) for each in args.objection)
    if args.network is not None:
        values["networks"] = tuple(_network(each) for each in args.network)
    if args.source is not None:
        values["sources"] = tuple(Source(each) for each in args.source)
    return values


def _parted(text: str, sign: str) -> tuple[str, str]:
    first, _, second = text.partition(sign)
    return first.strip(), second.strip()


def _percent(text: str, field: str) -> int:
    bare = text.removesuffix("%").strip()
    if not bare.isdecimal():
        raise InvalidInput("bad_number", field=field, value=text, least=0, most=100)
    return int(bare)


def _span(text: str) -> tuple[int, int]:
    low, high = _parted(text.replace("–", "-"), "-")
    if not low.isdecimal() or not (high or low).isdecimal():
        raise InvalidInput("bad_number", field="age", value=text, least=rules.YOUNGEST, most=rules.OLDEST)
    return int(low), int(high or low)


def _network(text: str) -> NetworkUse:
    name, rest = _parted(text, "=")
    use, hours = _parted(rest, ":")
    if not use.isdecimal():
        raise InvalidInput("bad_number", field="networks", value=text, least=0, most=rules.MOST_USE)
    levels = tuple(int(each) for each in hours if each.isdecimal()) if hours else (0,) * rules.HOURS
    return NetworkUse(name, int(use), levels)


def _after(context: Context, made: PersonaView) -> Result:
    """Share and portrait have calls of their own."""
    args, service = context.args, context.runtime.personas
    if args.portrait is not None:
        service.set_portrait(made.id, Path(args.portrait))
    if args.share is not None:
        service.set_share(made.id, _percent(args.share, "share"))
    return _told(context, service.show(made.id))


def _told(context: Context, view: PersonaView) -> Result:
    said = context.words.t("cli.persona_saved", id=view.id, name=view.name, share=view.share)
    return Result(shape(view), [said])


def _add(context: Context) -> Result:
    client = context.client(context.args.client)
    patch = PersonaPatch(name=context.args.name, **_patch(context))
    return _after(context, context.runtime.personas.add(client.id, patch))


def _edit(context: Context) -> Result:
    found = _found(context)
    values = _patch(context)
    if context.args.name is not None:
        values["name"] = context.args.name
    return _after(context, context.runtime.personas.edit(found.id, PersonaPatch(**values)) if values else found)


def _duplicate(context: Context) -> Result:
    return _told(context, context.runtime.personas.duplicate(_found(context).id, context.args.name))


def _delete(context: Context) -> Result:
    view = context.runtime.personas.delete(_found(context).id)
    return Result({"id": view.id, "deleted": True}, [context.words.t("cli.put_away", name=view.name)])


def _found(context: Context) -> PersonaView:
    return context.runtime.personas.find(context.args.persona, context.client(context.args.client).id)


def _list(context: Context) -> Result:
    views = context.runtime.personas.list(context.client(context.args.client).id)
    rows = [(str(view.id), view.name, f"{view.share} %", f"{rules.completeness(view.profile)} %") for view in views]
    return Result({"items": [shape(view) for view in views]}, table(rows) or [context.words.t("cli.no_personas")])


def _show(context: Context) -> Result:
    view = _found(context)
    lines = [f"{view.id}  {view.name}  {view.share} %"]
    for name in (*rules.TEXTS, *_MANY):
        value = getattr(view.profile, name)
        if value:
            lines.append(f"  {name}: {value if isinstance(value, str) else ', '.join(value)}")
    lines += [f"  {each.text} → {each.answer}" for each in view.profile.objections]
    lines += [f"  {each.network}: {each.use}" for each in view.profile.networks]
    lacking = [context.words.t(f"persona_parts.{part}") for part in rules.missing(view.profile)]
    if lacking:
        lines.append(context.words.t("cli.persona_missing", parts=lacking))
    return Result(shape(view), lines)
