"""`smdesk sheet`: a week's content sheet for design, what is written in it, its deliveries and its art."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from smdesk.cli import sheet_art, text_in
from smdesk.cli import sheet_shapes as shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result, table
from smdesk.cli.parsing import Command, Commands, identifier
from smdesk.core.errors import SmdeskError
from smdesk.core.sheet.lines import monday, parse_sizes, parse_week
from smdesk.core.walltime import in_zone
from smdesk.reports import sheet as files
from smdesk.reports import sheet_words
from smdesk.services.sheets.views import SheetView
from smdesk.words import of_client


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("sheet")
    _week(group.command("show", _show, "smdesk sheet show --client Sol --week 2026-W43"))
    _register_set(group)
    export = _week(group.command("export", _export, "smdesk sheet export --client Sol --week 2026-W43 -o week43.xlsx"))
    export.add("-o", "--output", metavar="FILE", required=True, says="sheet_file")
    deliver = _week(group.command("deliver", _deliver, "smdesk sheet deliver --client Sol -o week43.pdf"))
    deliver.add("-o", "--output", metavar="FILE", default="", says="sheet_file")
    _week(group.command("history", _history, "smdesk sheet history --client Sol"))
    sheet_art.register(_week(group.command("art", _art, "smdesk sheet art --client Sol ~/Downloads/*.png --place")))


def _register_set(group: Any) -> None:
    one = group.command("set", _set, 'smdesk sheet set 12 --art-text "Bread of the day" --size 1080x1350')
    one.add("post", type=identifier, metavar="POST", says="sheet_post")
    one.add("--art-text", dest="art_text", metavar="TEXT", says="sheet_art_text")
    one.add("--scene", metavar="TEXT", says="sheet_scene")
    refs = one.choice()
    refs.add("--ref", dest="refs", action="append", metavar="TEXT", says="sheet_ref")
    refs.add("--no-refs", dest="refs", action="store_const", const=[], says="sheet_no_refs")
    sizes = one.choice()
    sizes.add("--size", dest="sizes", nargs="+", metavar="SIZE", says="sheet_size")
    sizes.add("--no-sizes", dest="sizes", action="store_const", const=[], says="sheet_no_sizes")
    needed = one.choice()
    needed.add("--no-art", dest="needed", action="store_false", default=None, says="sheet_no_art")
    needed.add("--needs-art", dest="needed", action="store_true", default=None, says="sheet_needs_art")


def _week(command: Command) -> Command:
    command.add("--client", required=True, metavar="CLIENT")
    command.add("--week", default="", metavar="WEEK", says="sheet_week")
    return command


def _meant(context: Context) -> SheetView:
    """The sheet that is meant; without a week, the one of today in the client's zone."""
    client, week = context.client(context.args.client), context.args.week
    return context.runtime.sheets.week(client.id, parse_week(week) if week else _today(context, client.zone))


def _today(context: Context, zone: str) -> date:
    return monday(in_zone(context.clock.now(), zone).date())


def _show(context: Context) -> Result:
    view, words = _meant(context), context.words
    lines = [f"{view.client} · {sheet_words.week(view.week, words)} · {sheet_words.version(view, words)}"]
    lines += [each for each in (sheet_words.since(view, words),) if each]
    if view.lines:
        lines.append(words.t("cli.sheet_with_art", count=view.with_art, all=view.wanting))
        lines += table(shapes.rows(view, words))
    else:
        lines.append(words.t("sheet.empty"))
    return Result(shapes.sheet(view), lines)


def _set(context: Context) -> Result:
    args, service = context.args, context.runtime.sheets
    given: dict[str, Any] = {
        name: text_in.read().rstrip("\n") if getattr(args, name) == "-" else getattr(args, name)
        for name in ("art_text", "scene") if getattr(args, name) is not None
    }  # fmt: skip
    given |= {name: getattr(args, name) for name in ("refs", "needed") if getattr(args, name) is not None}
    if args.sizes is not None:
        given["sizes"] = parse_sizes(args.sizes)
    now = service.write(args.post, **given).after if given else service.brief(args.post)
    lines = shapes.brief_lines(now, context.words) or [context.words.t("cli.sheet_nothing_written")]
    return Result({"post": args.post, **shapes.brief(now)}, lines)


def _export(context: Context) -> Result:
    file = _file(context)
    view = _meant(context)
    _write(context, view, file)
    return Result(
        {"file": str(file), "week": shapes.iso_week(view), "posts": len(view.lines)}, [_written(context, view, file)]
    )


def _file(context: Context) -> Path:
    """The file to write, before anything else is done. Raises InvalidInput `sheet_kind`."""
    file = Path(context.args.output).expanduser()
    files.check(file)
    return file


def _write(context: Context, view: SheetView, file: Path, number: int = 0) -> None:
    from smdesk.core.document import Brand

    runtime = context.runtime
    words = of_client((view.language,), context.words)
    if file.suffix.lower() == ".pdf":
        from smdesk.reports import application, calendar_sheet

        application.ensure()
        brand: Brand | None = calendar_sheet.brand_of(runtime, view.client_id)
    else:
        brand = None
    files.write(view, file, words, runtime.media, brand=brand, number=number)


def _written(context: Context, view: SheetView, file: Path) -> str:
    return context.words.t("cli.content_sheet_written", path=str(file), count=len(view.lines))


def _deliver(context: Context) -> Result:
    """It is delivered, then written as what was delivered; what could not be written was not delivered."""
    service, words = context.runtime.sheets, context.words
    file = _file(context) if context.args.output else None
    before = _meant(context)
    made = service.deliver(before.client_id, before.week)
    after = service.week(before.client_id, before.week)
    if file is not None:
        try:
            _write(context, files.delivered(before, after), file, made.version)
        except (SmdeskError, OSError):
            service.take_back(made)
            raise
    week = sheet_words.week(before.week, words)
    lines = [words.t("cli.sheet_delivered", week=week, client=before.client, number=made.version)]
    if made.stages:
        lines.append(words.t("cli.sheet_in_design", count=len(made.stages)))
    lines += [_written(context, after, file)] if file is not None else []
    shape = {"version": made.version, "in_design": sorted(made.stages), "file": str(file) if file is not None else None}
    return Result(shapes.sheet(after) | shape, lines)


def _history(context: Context) -> Result:
    view, words = _meant(context), context.words
    found = context.runtime.sheets.deliveries(view.client_id, view.week)
    week = sheet_words.week(view.week, words)
    head = (words.t("cli.col_version"), words.t("cli.col_when"), words.t("cli.col_posts"))
    rows = [
        (str(each.version), words.instant(each.at.replace(second=0, microsecond=0), view.zone), str(len(each.lines)))
        for each in found
    ]
    lines = [f"{view.client} · {week}", *(table([head, *rows]) if found else [words.t("sheet.not_delivered")])]
    return Result({"week": shapes.iso_week(view), "items": shapes.history(found, view.zone)}, lines)


def _art(context: Context) -> Result:
    return sheet_art.run(context, _meant(context))
