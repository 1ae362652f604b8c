"""`smdesk kpi`: objectives, what decides them, readings, pace, and the versions that a client signs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from smdesk.cli import kpi_shapes as shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result, short, table
from smdesk.cli.parsing import Command, Commands, identifier
from smdesk.core import kpi as kpis
from smdesk.core import typedday
from smdesk.core.errors import InvalidInput
from smdesk.core.reading_days import RHYTHMS
from smdesk.services.agreements.views import KpiPatch, KpiView, ObjectivePatch


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("kpi")
    group.command("catalogue", _catalogue, "smdesk kpi catalogue --json")
    _register_objectives(group)
    add = group.command(
        "add",
        _add,
        'smdesk kpi add 1 clicks --name "Bookings" --baseline 18 --target 40 --until 2026-12-31 --source hand',
    )
    add.add("objective", type=identifier)
    add.add("metric", says="kpi_metric")
    _options(add)
    listing = group.command("list", _list, "smdesk kpi list --client Sol")
    listing.add("--client", metavar="CLIENT", says="of_client")
    group.command("show", _show, "smdesk kpi show 3 --json").add("kpi", type=identifier)
    edit = group.command("edit", _edit, 'smdesk kpi edit 3 --target 32 --note "Two classes were cancelled"')
    edit.add("kpi", type=identifier)
    edit.add("--metric", metavar="NAME", says="kpi_metric")
    _options(edit)
    group.command("delete", _delete, "smdesk kpi delete 3").add("kpi", type=identifier)
    _register_readings(group)
    pace = group.command("pace", _pace, "smdesk kpi pace --client Sol")
    pace.add("--client", metavar="CLIENT", says="of_client")
    _register_versions(group)


def _register_readings(group: Any) -> None:
    """The figures that a person reads off and types in."""
    read = group.command("read", _read, "smdesk kpi read 3 12 --day yesterday")
    read.add("kpi", type=identifier)
    read.add("value", metavar="VALUE", says="kpi_value")
    read.add("--day", metavar="DAY", says="kpi_day")
    read.add("--note", metavar="TEXT", says="kpi_read_note")
    correct = group.command("correct", _correct, "smdesk kpi correct 7 --value 14")
    correct.add("reading", type=identifier)
    correct.add("--value", metavar="VALUE", says="kpi_value")
    correct.add("--day", metavar="DAY", says="kpi_correct_day")
    correct.add("--note", metavar="TEXT", says="kpi_read_note")
    unread = group.command("unread", _unread, "smdesk kpi unread 7")
    unread.add("reading", type=identifier)


def _register_versions(group: Any) -> None:
    """What the client signs, and how it has changed since."""
    sign = group.command("sign", _sign, 'smdesk kpi sign --client Sol --by "Marta Sol" --document agreement.pdf')
    sign.add("--client", required=True, metavar="CLIENT")
    sign.add("--by", metavar="NAME", says="kpi_by")
    sign.add("--day", metavar="DAY", says="kpi_signed_on")
    sign.add("--document", metavar="FILE", says="kpi_document")
    sign.add("--note", metavar="TEXT", says="kpi_version_note")
    versions = group.command("versions", _versions, "smdesk kpi versions --client Sol --compare 1 2")
    versions.add("--client", required=True, metavar="CLIENT")
    versions.add("--compare", nargs="+", type=identifier, metavar="N", says="kpi_compare")
    versions.add("--pdf", metavar="FILE", says="kpi_pdf")
    versions.add("--number", type=identifier, metavar="N", says="kpi_number")


def _register_objectives(group: Any) -> None:
    below = group.group("objective")
    add = below.command("add", _objective_add, 'smdesk kpi objective add "Fill the mornings" --client Sol')
    add.add("name", says="objective_name")
    add.add("--client", required=True, metavar="CLIENT")
    add.add("--note", metavar="TEXT", says="objective_note")
    below.command("list", _objective_list, "smdesk kpi objective list --client Sol").add(
        "--client", metavar="CLIENT", says="of_client"
    )
    edit = below.command("edit", _objective_edit, 'smdesk kpi objective edit 1 --name "Full mornings"')
    edit.add("objective", type=identifier)
    edit.add("--name", metavar="NAME", says="objective_name")
    edit.add("--note", metavar="TEXT", says="objective_note")
    below.command("delete", _objective_delete, "smdesk kpi objective delete 1").add("objective", type=identifier)


def _options(command: Command) -> None:
    command.add("--name", metavar="NAME", says="kpi_name")
    command.add("--formula", metavar="TEXT", says="kpi_formula")
    command.add("--nature", choices=kpis.NATURES, says="kpi_nature")
    command.add("--scope", metavar="KIND:NUMBER", says="kpi_scope")
    command.add("--unit", metavar="TEXT", says="kpi_unit")
    direction = command.choice()
    direction.add("--falling", dest="falling", action="store_true", default=None, says="kpi_falling")
    direction.add("--rising", dest="falling", action="store_false", default=None, says="kpi_rising")
    command.add("--baseline", metavar="VALUE", says="kpi_baseline")
    command.add("--target", metavar="VALUE", says="kpi_target")
    command.add("--monthly", metavar="VALUE", says="kpi_monthly")
    command.add("--from", dest="starts", metavar="DAY", says="kpi_starts")
    command.add("--until", dest="deadline", metavar="DAY", says="kpi_deadline")
    command.add("--source", choices=kpis.SOURCES, says="kpi_source")
    command.add("--note", metavar="TEXT", says="kpi_note")
    command.add("--pushed", metavar="KIND:NUMBER", action="append", says="kpi_pushed")
    command.add("--reads", choices=("none", *RHYTHMS[1:]), says="kpi_reads")


# -- what was typed -----------------------------------------------------------------------------------------------


def _patch(context: Context, client: int, **more: Any) -> KpiPatch:
    args = context.args
    given: dict[str, Any] = {**more}
    for name in ("name", "formula", "nature", "unit", "falling", "source", "note"):
        if getattr(args, name) is not None:
            given[name] = getattr(args, name)
    for name in ("baseline", "target", "monthly"):
        if getattr(args, name) is not None:
            given[name] = None if getattr(args, name) == "none" else _number(getattr(args, name), name)
    if args.pushed is not None:
        given["pushed"] = tuple(each for each in args.pushed if each != "none")
    if args.reads is not None:
        given["reads"] = "" if args.reads == "none" else args.reads
    for name in ("starts", "deadline"):
        if getattr(args, name) is not None:
            given[name] = _day(context, client, getattr(args, name), name)
    if args.scope is not None:
        kind, _, number = args.scope.partition(":")
        given |= {"scope": kind, "scope_id": int(number) if number.isdecimal() else None}
    return KpiPatch(**given)


def _number(text: str, field: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise InvalidInput("bad_reading", field=field, value=text[:40]) from None


def _day(context: Context, client: int, text: str, field: str) -> date:
    today = context.runtime.agreements.today(client)
    found = typedday.read(text, today)
    if found is None:
        raise InvalidInput("unclear_day", field=field, value=text[:40])
    return found


# -- objectives ---------------------------------------------------------------------------------------------------


def _objective_add(context: Context) -> Result:
    args = context.args
    client = context.client(args.client)
    made = context.runtime.agreements.add_objective(client.id, args.name, note=args.note or "")
    return Result(shapes.objective(made), [context.words.t("cli.objective_added", id=made.id, name=made.name)])


def _objective_list(context: Context) -> Result:
    client = context.client(context.args.client).id if context.args.client else None
    found = context.runtime.agreements.objectives(client)
    t = context.words.t
    rows = [(str(each.id), each.name, str(len(each.kpis)), short(each.note, 40)) for each in found]
    head = ("id", t("cli.col_objective"), t("cli.col_kpis"), t("cli.col_note"))
    lines = table([head, *rows]) if rows else [t("cli.no_objectives")]
    return Result({"items": [shapes.objective(each) for each in found]}, lines)


def _objective_edit(context: Context) -> Result:
    args = context.args
    given = {name: getattr(args, name) for name in ("name", "note") if getattr(args, name) is not None}
    found = context.runtime.agreements.edit_objective(args.objective, ObjectivePatch(**given))
    return Result(shapes.objective(found), [f"{found.id}  {found.name}"])


def _objective_delete(context: Context) -> Result:
    number = context.args.objective
    context.runtime.agreements.delete_objective(number)
    return Result({"id": number, "deleted": True}, [context.words.t("cli.objective_deleted", id=number)])


# -- KPIs ---------------------------------------------------------------------------------------------------------


def _catalogue(context: Context) -> Result:
    words = context.words
    rows = [
        (name, words.t(f"kpi.{name}.name"), words.t(f"natures.{each.nature}"), each.formula or each.of or "–",
         ", ".join(each.sources))
        for name, each in kpis.catalogue().items()
    ]  # fmt: skip
    head = tuple(words.t(f"cli.col_{name}") for name in ("kpi", "name", "nature", "formula", "sources"))
    data = {
        "items": [shapes.entry(each, words) for each in kpis.catalogue().values()],
        "measures": dict(kpis.inputs()),
    }
    measures = [f"{name} ({words.t(f'{kpis.words_of(name)}.name')})" for name in kpis.inputs()]
    return Result(data, [*table([head, *rows]), words.t("cli.kpi_measures", names=measures)])


def _add(context: Context) -> Result:
    agreed, args = context.runtime.agreements, context.args
    home = agreed.objective(args.objective)
    named = {} if args.name else {"name": context.words.t(
        "kpi.formula" if args.metric == kpis.OWN else f"kpi.{args.metric}.name")}  # fmt: skip
    today = {} if args.starts else {"starts": agreed.today(home.client_id)}
    patch = _patch(context, home.client_id, metric=args.metric, **named, **today)
    return _shown(context, agreed.add_kpi(home.id, patch))


def _edit(context: Context) -> Result:
    agreed, args = context.runtime.agreements, context.args
    found = agreed.kpi(args.kpi)
    more = {"metric": args.metric} if args.metric else {}
    return _shown(context, agreed.edit_kpi(found.id, _patch(context, found.client_id, **more)))


def _list(context: Context) -> Result:
    client = context.client(context.args.client).id if context.args.client else None
    found = context.runtime.agreements.objectives(client)
    views = [kpi for each in found for kpi in each.kpis]
    return Result({"items": [shapes.kpi(each) for each in views]}, _table(context, views))


def _table(context: Context, views: list[KpiView]) -> list[str]:
    if not views:
        return [context.words.t("cli.no_kpis")]
    names = ("kpi", "nature", "baseline", "now", "target", "deadline", "status")
    head = ("id", *(context.words.t(f"cli.col_{name}") for name in names))
    return table([head, *(shapes.line(each, context.words) for each in views)])


def _show(context: Context) -> Result:
    return _shown(context, context.runtime.agreements.kpi(context.args.kpi), readings=True)


def _shown(context: Context, view: KpiView, *, readings: bool = False) -> Result:
    typed = context.runtime.agreements.readings(view.id) if readings else ()
    lines = shapes.lines(view, context.words)
    lines += [
        f"  {each.id}  {each.day}  {context.words.facts.figure(each.value)}  {each.note}".rstrip() for each in typed
    ]
    data = shapes.kpi(view, points=readings)
    if readings:
        data["readings"] = [{"id": each.id, "day": each.day, "value": each.value, "note": each.note} for each in typed]
    return Result(data, lines)


def _delete(context: Context) -> Result:
    number = context.args.kpi
    context.runtime.agreements.delete_kpi(number)
    return Result({"id": number, "deleted": True}, [context.words.t("cli.kpi_deleted", id=number)])


def _read(context: Context) -> Result:
    agreed, args = context.runtime.agreements, context.args
    found = agreed.kpi(args.kpi)
    day = _day(context, found.client_id, args.day, "day") if args.day else agreed.today(found.client_id)
    made = agreed.add_reading(found.id, day, _number(args.value, "value"), note=args.note or "")
    after = agreed.kpi(found.id)
    data = {**shapes.kpi(after), "reading": {"id": made.id, "day": made.day, "value": made.value}}
    return Result(data, shapes.lines(after, context.words))


def _correct(context: Context) -> Result:
    agreed, args = context.runtime.agreements, context.args
    before = agreed.reading(args.reading)
    kpi = agreed.kpi(before.kpi_id)
    day = _day(context, kpi.client_id, args.day, "day") if args.day else None
    value = _number(args.value, "value") if args.value is not None else None
    made = agreed.edit_reading(before.id, day=day, value=value, note=args.note)
    after = agreed.kpi(kpi.id)
    data = {**shapes.kpi(after), "reading": {"id": made.id, "day": made.day, "value": made.value}}
    return Result(data, shapes.lines(after, context.words))


def _unread(context: Context) -> Result:
    number = context.args.reading
    context.runtime.agreements.delete_reading(number)
    return Result({"id": number, "deleted": True}, [context.words.t("cli.reading_deleted", id=number)])


def _pace(context: Context) -> Result:
    client = context.client(context.args.client).id if context.args.client else None
    found = context.runtime.agreements.pace(client, limit=1000)
    lines: list[str] = []
    for each in found:
        lines += [f"{each.client}: {shapes.headline(each.kpi, context.words)}", *shapes.pace(each.kpi, context.words)]
    data = {"items": [{"client": each.client, **shapes.kpi(each.kpi)} for each in found]}
    return Result(data, lines or [context.words.t("cli.no_pace")])


# -- versions -----------------------------------------------------------------------------------------------------


def _sign(context: Context) -> Result:
    signed, args = context.runtime.signed, context.args
    client = context.client(args.client)
    open_ = next((each for each in signed.versions(client.id)[:1] if each.signed_on is None), None)
    same = open_ is not None and not signed.changes(client.id, open_.number)
    version = open_ if open_ is not None and same else signed.freeze(client.id, note=args.note or "")
    if args.by is not None:
        day = _day(context, client.id, args.day, "signed_on") if args.day else None
        file = Path(args.document).expanduser() if args.document else None
        version = signed.sign(version.id, by=args.by, on=day, document=file)
    return Result(shapes.version(version), [shapes.version_line(version, context.words)])


def _versions(context: Context) -> Result:
    signed, words, given = context.runtime.signed, context.words, context.args.compare
    client = context.client(context.args.client)
    if context.args.pdf:
        return _pdf(context, client.id, Path(context.args.pdf).expanduser())
    found = signed.versions(client.id)
    changes = signed.changes(client.id, *(given or [])[:2])
    lines = [shapes.version_line(each, words) for each in found] or [words.t("cli.no_versions")]
    if found:
        lines += [words.t("cli.changes_since"), *(shapes.change_line(each, words) for each in changes)]
        lines += [] if changes else [f"  {words.t('cli.no_changes')}"]
    data = {
        "items": [shapes.version(each) for each in found],
        "changes": [shapes.change(each) for each in changes],
    }
    return Result(data, lines)


def _pdf(context: Context, client: int, file: Path) -> Result:
    """The agreement as a document to sign, or signed."""
    if file.suffix.lower() != ".pdf":
        raise InvalidInput("unknown_document_kind", field="pdf", path=str(file), known=[".pdf"])
    from smdesk.reports import agreement, application

    application.ensure()
    written = agreement.write(context.runtime, client, file, context.args.number, context.words.language)
    said = context.words.t("cli.document_pages", path=str(file), pages=written.pages, size=written.size)
    return Result({"file": str(file), "pages": written.pages, "size": written.size}, [said])
