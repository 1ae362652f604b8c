"""`smdesk import` and `smdesk export`: calendars from files, and into files."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from smdesk.cli.context import Context
from smdesk.cli.output import Result
from smdesk.cli.parsing import Commands, identifier
from smdesk.core.checks.base import Finding
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.exchange import days, layouts
from smdesk.core.exchange.drafts import HOUR, Fate, Options, Past
from smdesk.core.exchange.own import STATUS
from smdesk.core.exchange.table import Table
from smdesk.core.named import meant
from smdesk.services.exchange.exporting import FORMATS, What
from smdesk.services.exchange.views import Applied, Preview
from smdesk.services.views import ClientView
from smdesk.services.zone import computer_zone
from smdesk.words import LANGUAGES

#: Rows that are told one by one on the terminal; `--json` and `--save-wrong` have all.
_MOST_TOLD = 60


def register(commands: Commands) -> None:
    """Declare the commands."""
    example = "smdesk import december.xlsx --client Sol --dry-run"
    take = commands.command("import", _import, example)
    take.add("file", metavar="FILE", says="import_file")
    take.add("number", nargs="?", type=identifier, says="import_number")
    take.add("--client", metavar="CLIENT", says="import_client")
    take.add("--channel", action="append", default=[], metavar="CH", says="import_channel")
    take.add("--dry-run", action="store_true", says="dry_run")
    take.add("--layout", choices=tuple(layouts.BY_ID))
    take.add("--date-order", choices=tuple(order.value for order in days.Order), says="date_order")
    take.add("--zone", metavar="ZONE", says="import_zone")
    take.add("--hour", metavar="TIME", says="import_hour")
    take.add("--map", action="append", default=[], metavar="NAME=VALUE")
    take.add("--past", choices=("leave", "ideas"))
    take.add("--schedule", action="store_true", says="import_schedule")
    take.add("--skip-wrong", action="store_true", says="skip_wrong")
    take.add("--save-wrong", metavar="FILE", says="save_wrong")
    take.add("--sheet", metavar="NAME")
    take.add("--encoding", metavar="NAME")
    take.add("--separator", metavar="TEXT")
    take.add("--mend", action="store_true")
    take.add("--rest", action="store_true")
    _register_export(commands)


def _register_export(commands: Commands) -> None:
    group = commands.group("export")
    calendar = group.command("calendar", _export, "smdesk export calendar --format xlsx --client Sol -o sol.xlsx")
    posts = group.command("posts", _export_posts, "smdesk export posts --post 12 --format ics -o post.ics")
    for command in (calendar, posts):
        command.add("--format", choices=(*FORMATS, "pdf"), says="export_format")
        command.add("-o", "--output", required=True, metavar="FILE", says="export_output")
        command.add("--client", action="append", default=[], metavar="CLIENT", says="of_client")
        command.add("--from", dest="start", metavar="DATE", says="export_from")
        command.add("--to", dest="end", metavar="DATE", says="export_to")
        command.add("--status", action="append", default=[], choices=tuple(STATUS), says="export_status")
        command.add("--channel", action="append", default=[], metavar="CHANNEL", says="export_channel")
        command.add("--pillar", action="append", default=[], metavar="NAME", says="export_pillar")
        command.add("--campaign", action="append", default=[], metavar="NAME", says="export_campaign")
        command.add("--no-ideas", action="store_true", says="no_ideas")
        command.add("--with-media", action="store_true", says="export_media")
        command.add("--language", choices=LANGUAGES, says="export_language")
        command.add("--separator", metavar="TEXT")
    posts.add("--post", type=identifier, action="append", default=[], metavar="POST", says="export_post")


# -- importing ------------------------------------------------------------------------------------------------------


def _import(context: Context) -> Result:
    args = context.args
    if args.file == "undo" and args.number is not None:
        return _undo(context)
    if args.file == "list" and args.number is None:
        return _list(context)
    exchange = context.runtime.exchange
    table = exchange.open(
        Path(args.file).expanduser(), sheet=args.sheet or "", encoding=args.encoding or "",
        separator={"tab": "\t", "\\t": "\t"}.get(args.separator or "", args.separator or ""),
    )  # fmt: skip
    preview = exchange.preview(table, _options(context, table))
    if any(each.code == "file_no_text" for each in preview.read.findings):
        raise InvalidInput("no_text_column", field="map", headers=[each for each in table.headers if each][:12])
    data, lines = _shown(context, preview)
    wrong = len(preview.wrong)
    if args.save_wrong and wrong:
        exchange.save_wrong(preview, Path(args.save_wrong).expanduser(), lambda each: _sentence(context, each),
                            context.words.t("cli.col_problem"))  # fmt: skip
        lines.append(context.words.t("cli.import_saved_wrong", file=args.save_wrong))
    if wrong and not args.skip_wrong:  # looking first ends as taking in would: scripts rely on it
        sentence = str(context.words.error(InvalidInput("rows_wrong", count=wrong)))
        error = {"code": "rows_wrong", "message": sentence, "facts": {"count": wrong, **data}}
        return Result({"error": error}, [*lines, sentence], 1)
    if args.dry_run:
        return Result({**data, "applied": None}, lines)
    applied = exchange.apply(preview)
    return Result({**data, "applied": _applied(context, applied)}, [*lines, *_done(context, applied)])


def _options(context: Context, table: Table) -> Options:
    args = context.args
    client = context.client(args.client) if args.client else None
    named = [ref.strip() for refs in args.channel for ref in refs.split(",") if ref.strip()]
    hour = HOUR
    if args.hour:
        read = days.hour(args.hour)
        if read is None:
            raise InvalidInput("bad_hour", field="hour", text=args.hour)
        hour = read[0]
    return Options(
        client=client.id if client is not None else None,
        layout=args.layout or "",
        order=days.Order(args.date_order) if args.date_order else None,
        zone=args.zone or "",
        hour=hour,
        fields=_mapping(args.map, table),
        channels=tuple(context.channel(ref, client.id if client else None).id for ref in named),
        past=Past(args.past or ""),
        mend=args.mend,
        schedule=args.schedule,
    )


def _mapping(given: list[str], table: Table) -> dict[int, str]:
    """`Copy=text` as column → field. Raises NotFound `unknown_column`, InvalidInput `unknown_field`."""
    found = {}
    headers = [layouts.fold(each) for each in table.headers]
    for pair in given:
        column, _, name = pair.rpartition("=")
        if layouts.fold(column) not in headers:
            raise NotFound("unknown_column", name=column, near=[each for each in table.headers if each])
        if name not in {*layouts.FIELDS, ""} and not name.startswith(("on:", "format:", "option:")):
            raise InvalidInput("unknown_field", field="map", name=name, known=list(layouts.FIELDS))
        found[headers.index(layouts.fold(column))] = name
    return found


def _sentence(context: Context, found: Finding) -> str:
    return str(context.words.finding(found.code, **found.facts))


def _finding(context: Context, found: Finding, number: int | None) -> dict[str, Any]:
    return {"row": number, "level": str(found.level), "code": found.code, "field": found.field,
            "message": _sentence(context, found), "facts": dict(found.facts)}  # fmt: skip


def _shown(context: Context, preview: Preview) -> tuple[dict[str, Any], list[str]]:
    read, table, t = preview.read, preview.table, context.words.t
    problems = [_finding(context, each, None) for each in read.findings]
    problems += [_finding(context, each, draft.number) for draft in read.drafts for each in draft.findings]
    counts = {fate.value: read.count(fate) for fate in Fate}
    day_count = sum(draft.day is not None and draft.comes_in for draft in read.drafts)
    data: dict[str, Any] = {
        "file": str(preview.file),
        "layout": read.layout,
        **{name: table.facts[name] for name in ("encoding", "separator", "sheet", "sheets") if name in table.facts},
        "date_order": read.order.value,
        "mapping": {header: name for header, name in zip(table.headers, read.fields, strict=True) if name},
        "rows": {"total": len(read.drafts), **counts},
        "problems": problems,
    }
    name = layouts.BY_ID[read.layout].name or t("cli.layout_generic")
    lines = [t("cli.import_layout", file=preview.file.name, layout=name, count=len(read.drafts))]
    if "encoding" in table.facts:
        mark = {"\t": "tab"}.get(str(table.facts["separator"]), f"“{table.facts['separator']}”")
        lines.append(t("cli.import_read_as", encoding=table.facts["encoding"], separator=mark))
    if "sheet" in table.facts:
        lines.append(t("cli.import_sheet", sheet=table.facts["sheet"], sheets=table.facts["sheets"]))
    lines += [each["message"] for each in problems if each["row"] is None]
    rows = [each for each in problems if each["row"] is not None]
    lines += [
        t("cli.import_row", number=each["row"], level=t(f"levels.{each['level']}"), message=each["message"])
        for each in rows[:_MOST_TOLD]
    ]
    if len(rows) > _MOST_TOLD:
        lines.append(t("cli.import_more", count=len(rows) - _MOST_TOLD))
    left = sum(counts[fate.value] for fate in (Fate.SKIP, Fate.PRESENT, Fate.BLANK))
    lines.append(t("cli.import_would", add=counts["add"] - day_count, history=counts["history"], days=day_count,
                   left=left, wrong=counts["wrong"]))  # fmt: skip
    return data, lines


def _applied(context: Context, applied: Applied) -> dict[str, Any]:
    return {
        "batch": applied.batch,
        "posts": list(applied.posts),
        "scheduled": applied.scheduled,
        "history": applied.history,
        "key_dates": applied.key_dates,
        "left": applied.left,
        "kept_as_drafts": [
            {
                "row": each.number,
                "post": each.post_id,
                "code": each.code,
                "message": _why(context, each.code, each.facts),
            }
            for each in applied.kept
        ],
    }


def _why(context: Context, code: str, facts: dict[str, object]) -> str:
    return context.words.sentence("kept", code, facts).what if code != "check_failed" else str(
        context.words.sentence("errors", code, facts)
    )  # fmt: skip


def _done(context: Context, applied: Applied) -> list[str]:
    t = context.words.t
    kept = [t("cli.import_kept", number=each.number, message=_why(context, each.code, each.facts))
            for each in applied.kept[:_MOST_TOLD]]  # fmt: skip
    return [*kept, t("cli.import_done", batch=applied.batch, posts=len(applied.posts), scheduled=applied.scheduled,
                     history=applied.history, days=applied.key_dates)]  # fmt: skip


def _undo(context: Context) -> Result:
    number = context.args.number
    count = context.runtime.exchange.undo(number, rest=context.args.rest)
    return Result({"batch": number, "posts": count}, [context.words.t("cli.import_undone", number=number, count=count)])


def _list(context: Context) -> Result:
    found = context.runtime.exchange.batches()
    items = [
        {"id": each.id, "layout": each.kind, "file": each.filename, "rows": each.rows, "posts": each.posts,
         "at": each.created_at.isoformat(), "undone_at": each.undone_at.isoformat() if each.undone_at else None}
        for each in found
    ]  # fmt: skip
    lines = [
        context.words.t("cli.import_listed_undone" if each.undone_at else "cli.import_listed", id=each.id,
                        at=context.words.instant(each.created_at, computer_zone()), file=each.filename,
                        posts=each.posts)
        for each in found
    ]  # fmt: skip
    return Result({"items": items}, lines or [context.words.t("cli.no_imports")])


# -- exporting ------------------------------------------------------------------------------------------------------


def _export(context: Context) -> Result:
    return _write(context, key_dates=True)


def _export_posts(context: Context) -> Result:
    return _write(context, key_dates=False, posts=frozenset(context.args.post) or None)


def _write(context: Context, *, key_dates: bool, posts: frozenset[int] | None = None) -> Result:
    args, t = context.args, context.words.t
    file = Path(args.output).expanduser()
    form = args.format or file.suffix.removeprefix(".").casefold()
    clients = [context.client(ref) for refs in args.client for ref in refs.split(",") if ref.strip()]
    language = args.language
    if language is None:
        own = clients[0].languages[:1] if len(clients) == 1 else ()
        language = own[0][:2] if own and own[0][:2] in LANGUAGES else context.words.language
    what = What(
        frozenset(client.id for client in clients) if clients else None, _day(args.start, "from"), _day(args.end, "to"),
        not args.no_ideas, key_dates, statuses=frozenset(args.status) or None, posts=posts,
        channels=frozenset((each.network, each.handle) for each in map(context.channel, args.channel)) or None,
        pillars=_meant(context, args.pillar, "pillar", clients),
        campaigns=_meant(context, args.campaign, "campaign", clients),
    )  # fmt: skip
    title = clients[0].name if len(clients) == 1 else "smdesk"
    if form == "pdf":
        return _pages(context, file, what, language, clients[0] if len(clients) == 1 else None)
    done = context.runtime.exporting.write(
        file, form, what, language=language, media=args.with_media, separator=args.separator or "", title=title
    )
    lines = [t("cli.exported", posts=done.posts, days=done.key_dates, file=str(file))]
    if args.with_media:
        lines.append(t("cli.exported_media", count=done.media))
    if done.missing:
        lines.append(t("cli.exported_missing", count=done.missing))
    data = {"file": str(file), "format": form, "posts": done.posts, "key_dates": done.key_dates, "media": done.media,
            "media_missing": done.missing}  # fmt: skip
    return Result(data, lines)


def _meant(context: Context, typed: list[str], kind: str, clients: list[ClientView]) -> frozenset[str] | None:
    """The names that are meant of the pillars or campaigns of the clients, of all where none is named; None for any."""
    if not typed:
        return None
    runtime = context.runtime
    names: list[str] = []
    for client in clients or runtime.clients.list():
        if kind == "pillar":
            names += [each.name for each in runtime.pillars.list(client.id)]
        else:
            names += [name for _, name in runtime.campaigns.names(client.id)]
    return frozenset(meant(each, names, kind) for each in typed)


def _pages(context: Context, file: Path, what: What, language: str, client: ClientView | None) -> Result:
    from smdesk.reports import application, calendar_sheet

    application.ensure()
    brand = calendar_sheet.brand_of(context.runtime, client.id if client is not None else None)
    written, posts = calendar_sheet.write(
        context.runtime, what, file, language=language, country=client.country if client else "", brand=brand
    )
    data = {"file": str(file), "format": "pdf", "posts": posts, "pages": written.pages, "size": written.size}
    return Result(data, [context.words.t("cli.exported_pages", posts=posts, pages=written.pages, file=str(file))])


def _day(text: str | None, field: str) -> date | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        raise InvalidInput("bad_day", field=field, value=text) from None
