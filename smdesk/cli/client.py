"""`smdesk client`: the clients of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.cli import dossier, dossier_shapes, shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result, table
from smdesk.cli.parsing import Command, Commands
from smdesk.core import hours, places
from smdesk.core.errors import InvalidInput
from smdesk.services.dossier.views import DossierView
from smdesk.services.patches import KEEP, ClientPatch, Keep
from smdesk.services.views import ChannelView, ClientView
from smdesk.services.zone import computer_zone


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("client")
    add = group.command("add", _add, 'smdesk client add "Panadería Sol" --zone Europe/Madrid --language es')
    add.add("name", nargs="?", says="client_name")
    add.add("--name", dest="named", metavar="NAME", says="client_name")
    _options(add)
    listing = group.command("list", _list, "smdesk client list --json")
    listing.add("--archived", action="store_true")
    group.command("show", _show, "smdesk client show Panadería").add("client")
    edit = group.command("edit", _edit, "smdesk client edit Panadería --region Canarias --late-limit 45")
    edit.add("client")
    edit.add("--name", dest="named", metavar="NAME", says="client_name")
    _options(edit)
    dossier.options(edit)
    group.command("archive", _archive, "smdesk client archive Panadería").add("client")
    group.command("unarchive", _unarchive, "smdesk client unarchive Panadería").add("client")
    group.command("delete", _delete, "smdesk client delete Panadería").add("client")


def _options(command: Command) -> None:
    command.add("--zone", metavar="ZONE")
    command.add("--language", action="append", metavar="NAME", says="client_language")
    command.add("--country", metavar="NAME")
    command.add("--region", metavar="NAME")
    command.add("--website", metavar="URL")
    command.add("--sector", metavar="TEXT")
    command.add("--late-limit", metavar="MIN")
    approval = command.choice()
    approval.add("--approval", dest="approval", action="store_true", default=None)
    approval.add("--no-approval", dest="approval", action="store_false", default=None)


def _patch(context: Context, name: str | None, zone: str | None) -> ClientPatch:
    args = context.args

    def given(value: Any) -> Any:
        return KEEP if value is None else value

    return ClientPatch(
        name=given(name),
        zone=given(zone),
        languages=KEEP if args.language is None else tuple(_split(args.language)),
        country=given(args.country),
        region=given(args.region),
        website=given(args.website),
        sector=given(args.sector),
        late_limit_min=_late(args.late_limit),
        approval_required=given(args.approval),
    )


def _split(values: list[str]) -> list[str]:
    return [code.strip() for value in values for code in value.split(",") if code.strip()]


def _late(text: str | None) -> int | Keep | None:
    """Minutes; `default` goes back to the desk's setting."""
    if text is None:
        return KEEP
    if text == "default":
        return None
    if not text.isdecimal():
        raise InvalidInput("bad_number", field="late_limit_min", value=text, least=0, most=10080)
    return int(text)


def _add(context: Context) -> Result:
    name = context.args.named or context.args.name or ""
    zone = computer_zone() if context.args.zone is None else context.args.zone
    view = context.runtime.clients.add(_patch(context, name, zone))
    line = context.words.t("cli.client_added", id=view.id, name=view.name, zone=view.zone)
    return Result(shapes.client(view), [line])


def _edit(context: Context) -> Result:
    found = context.client(context.args.client)
    patch = _patch(context, context.args.named, context.args.zone)
    view = context.runtime.clients.edit(found.id, patch, version=found.version)
    known = dossier.edit(context, found.id)
    return Result({**shapes.client(view), **dossier_shapes.dossier(known)}, _lines(context, view, known))


def _list(context: Context) -> Result:
    views = context.runtime.clients.list(archived=context.args.archived)
    t = context.words.t
    head = ("id", t("cli.col_name"), t("cli.col_zone"), t("cli.col_languages"), t("cli.col_channels"))
    rows = [(str(v.id), v.name, v.zone, ", ".join(v.languages), str(v.channels)) for v in views]
    lines = table([head, *rows]) if views else [t("cli.no_clients")]
    return Result({"items": [shapes.client(view) for view in views]}, lines)


def _archive(context: Context) -> Result:
    view = context.runtime.clients.archive(context.client(context.args.client).id)
    return Result(shapes.client(view), [context.words.t("cli.client_archived", name=view.name)])


def _unarchive(context: Context) -> Result:
    view = context.runtime.clients.unarchive(context.client(context.args.client).id)
    return Result(shapes.client(view), [context.words.t("cli.client_unarchived", name=view.name)])


def _channel(context: Context, view: ChannelView) -> str:
    wrong = context.words.access(view.problem, view).what if view.problem else ""
    return f"  {view.id}  {context.words.network(view.network)}  {view.handle}  {wrong}".rstrip()


def _show(context: Context) -> Result:
    view = context.client(context.args.client)
    channels = context.runtime.channels.listing(client=view.id)
    known = context.runtime.dossier.show(view.id)
    data = {
        **shapes.client(view),
        **dossier_shapes.dossier(known),
        "channel_list": [shapes.channel(each) for each in channels],
    }
    shown = [_channel(context, each) for each in channels]
    return Result(data, [*_lines(context, view, known), *shown])


def _lines(context: Context, view: ClientView, known: DossierView) -> list[str]:
    late = context.words.t("cli.as_set") if view.late_limit_min is None else f"{view.late_limit_min} min"
    facts = [
        ("cli.col_zone", view.zone),
        ("cli.col_languages", ", ".join(_called(context, places.languages(), code) for code in view.languages)),
        ("cli.col_country", _called(context, places.countries(), view.country)),
        ("cli.col_region", _called(context, places.regions(view.country), view.region)),
        ("cli.col_website", view.website),
        ("cli.col_sector", view.sector),
        ("cli.col_late", late),
        ("cli.col_approval", context.words.t("cli.approval_asked" if view.approval_required else "cli.approval_free")),
        ("cli.col_hours", "; ".join(_hours(context, known))),
        ("cli.col_goal", known.goal),
        ("cli.col_about", known.about),
        ("cli.col_networks", ", ".join(context.words.network(each) for each in known.networks)),
        ("cli.col_colors", ", ".join(known.colors)),
    ]
    return [f"{view.id}  {view.name}", *(f"  {context.words.t(key)}: {value}" for key, value in facts if value)]


def _called(context: Context, known: Mapping[str, places.Names], code: str) -> str:
    """`España (ES)`; the code alone where it has no name."""
    called = places.name(known, code, context.words.language)
    return called if called == code else f"{called} ({code})"


def _hours(context: Context, known: DossierView) -> list[str]:
    """`Mon–Fri 09:00–14:00`: days in a row with the same hours together, closed ones left out."""
    names, week = context.words.facts.weekdays, known.hours
    runs: list[tuple[int, int]] = []
    for day, spans in enumerate(week):
        if spans and runs and runs[-1][1] == day - 1 and week[runs[-1][0]] == spans:
            runs[-1] = (runs[-1][0], day)
        elif spans:
            runs.append((day, day))
    days = (names[first] if first == last else f"{names[first]}–{names[last]}" for first, last in runs)
    return [f"{told} {hours.written(week[first])}" for told, (first, _) in zip(days, runs, strict=True)]


def _delete(context: Context) -> Result:
    view = context.client(context.args.client)
    context.runtime.clients.delete(view.id)
    return Result({"id": view.id, "deleted": True}, [context.words.t("cli.client_deleted", name=view.name)])
