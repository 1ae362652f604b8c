"""`smdesk campaign`: campaigns, their posts and readings, the month's budget, and the ads plan as a sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from smdesk.cli import campaign_shapes as shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result, short, table
from smdesk.cli.parsing import Command, Commands, identifier
from smdesk.core.adplan import COLORS, KINDS, Aim
from smdesk.core.adsheet import COLUMNS
from smdesk.core.errors import InvalidInput
from smdesk.core.money import loose
from smdesk.core.settings import Scope
from smdesk.services.settings import SettingsService

_TEXTS = ("goal", "note", "color")
_BUDGET = "campaigns.month_budget"


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("campaign")
    add = group.command(
        "add", _add, 'smdesk campaign add "Otoño" --client Sol --from 2026-10-09 --to 2026-10-30 --budget 180'
    )
    add.add("name", says="campaign_name")
    add.add("--client", required=True, metavar="CLIENT")
    _options(add)
    group.command("list", _list, "smdesk campaign list --client Sol").add("--client", metavar="CLIENT")
    _one(group.command("show", _show, "smdesk campaign show 3"))
    edit = _one(group.command("edit", _edit, "smdesk campaign edit 3 --budget 200 --to 2026-11-05"))
    edit.add("--name", metavar="NAME", says="campaign_name")
    _options(edit)
    move = _one(group.command("move", _move, "smdesk campaign move 3 --days 7"))
    move.add("--days", type=int, required=True, metavar="N", says="campaign_days")
    copy = _one(group.command("duplicate", _duplicate, 'smdesk campaign duplicate 3 "Otoño 2027"'))
    copy.add("name", says="campaign_name")
    copy.add("--client", metavar="CLIENT", says="campaign_other")
    gone = _one(group.command("delete", _delete, "smdesk campaign delete 3"))
    gone.add("--undo", action="store_true", says="campaign_undo")
    posts = _one(group.command("post", _post, "smdesk campaign post 3 12 13"))
    posts.add("posts", type=identifier, nargs="+", metavar="POST", says="campaign_posts")
    posts.add("--remove", action="store_true", says="campaign_remove")
    _reading_commands(group)
    sheet = group.command("sheet", _sheet, "smdesk campaign sheet ads.xlsx --client Sol")
    sheet.add("file", metavar="FILE", says="campaign_sheet")
    sheet.add("--client", required=True, metavar="CLIENT")
    sheet.add("--campaign", type=identifier, action="append", dest="campaigns", default=[], metavar="CAMPAIGN",
              says="campaign_only")  # fmt: skip
    links = group.command("links", _links, "smdesk campaign links --client Sol utm_source={network} utm_medium=social")
    links.add("params", nargs="*", metavar="NAME=PATTERN", says="campaign_links")
    links.add("--client", required=True, metavar="CLIENT")
    links.add("--none", action="store_true", says="campaign_links_none")
    budget = group.command("budget", _budget, "smdesk campaign budget 300 --client Sol")
    budget.add("amount", nargs="?", default="", metavar="AMOUNT", says="campaign_agreed")
    budget.add("--client", required=True, metavar="CLIENT")


def _reading_commands(group: Any) -> None:
    read = _one(group.command("reading", _reading, "smdesk campaign reading 3 --ad 5 --spent 78 --clicks 251"))
    read.add("--ad", type=identifier, metavar="AD", says="reading_ad")
    read.add("--adset", type=identifier, metavar="ADSET", says="reading_adset")
    read.add("--day", default="", metavar="DAY", says="reading_day")
    read.add("--spent", default="", metavar="AMOUNT", says="reading_spent")
    for name in ("reach", "impressions", "clicks", "results"):
        read.add(f"--{name}", type=float, metavar="N", says=f"reading_{name}")
    read.add("--only-day", dest="only_day", action="store_true", says="reading_only_day")
    forget = group.command("forget", _forget, "smdesk campaign forget 12")
    forget.add("reading", type=identifier, says="reading_number")
    forget.add("--undo", action="store_true", says="campaign_undo")
    taken = group.command("import", _import, "smdesk campaign import ads.csv --client Sol --dry-run")
    taken.add("file", metavar="FILE", says="reading_file")
    taken.add("--client", metavar="CLIENT")
    taken.add("--dry-run", dest="dry_run", action="store_true", says="reading_dry")
    taken.add("--undo", type=identifier, metavar="IMPORT", says="reading_undo")


def _one(command: Command) -> Command:
    command.add("campaign", type=identifier, says="campaign_number")
    return command


def _options(command: Command) -> None:
    command.add("--kind", choices=KINDS)
    command.add("--aim", choices=tuple(Aim))
    command.add("--goal", metavar="TEXT", says="campaign_goal")
    command.add("--note", metavar="TEXT", says="campaign_note")
    command.add("--from", dest="starts", metavar="DAY", says="campaign_from")
    command.add("--to", dest="ends", metavar="DAY", says="campaign_to")
    command.add("--budget", metavar="AMOUNT", says="campaign_budget")
    command.add("--currency", metavar="CODE", says="campaign_currency")
    command.add("--color", choices=COLORS)
    command.add("--kpi", type=identifier, metavar="KPI", says="campaign_kpi")
    command.add("--utm", action="append", metavar="NAME=PATTERN", says="campaign_utm")


def given(context: Context, currency: str) -> dict[str, Any]:
    """The options of a campaign that were given."""
    args = context.args
    values = {name: getattr(args, name) for name in ("kind", "aim", "starts", "ends", *_TEXTS)
              if getattr(args, name) is not None}  # fmt: skip
    if args.currency:
        values["currency"] = args.currency
    if args.budget is not None:
        values["budget"] = amount(args.budget, args.currency or currency)
    if args.kpi is not None:
        values["kpi_id"] = args.kpi
    if args.utm is not None:
        values["utm"] = dict(_pair(each) for each in args.utm)
    return values


def amount(text: str, currency: str) -> int | None:
    """An amount as typed; "" and 0 are none. Raises InvalidInput `bad_amount`."""
    return (loose(text, currency) or None) if text.strip() else None


def _pair(text: str) -> tuple[str, str]:
    name, mark, pattern = text.partition("=")
    if not mark:
        raise InvalidInput("utm_name", field="utm", value=text[:40])
    return name, pattern


def _add(context: Context) -> Result:
    client, service = context.client(context.args.client), context.runtime.campaigns
    values = given(context, service.currency(client.id))
    return _told(context, service.add(client.id, context.args.name, **values), "cli.campaign_saved")


def _told(context: Context, view: Any, key: str) -> Result:
    lines = [context.words.t(key, id=view.id, name=short(view.name))]
    board = context.runtime.ad_readings.board(view.client_id)
    lines += [f"  {text}" for text in shapes.notes(context, board.notes.get(view.id, ()))]
    return Result(shapes.campaign(view, board), lines)


def _list(context: Context) -> Result:
    client = context.client(context.args.client).id if context.args.client else None
    board, t = context.runtime.ad_readings.board(client), context.words.t
    head = tuple(t(f"campaigns.sheet.{name}") for name in ("number", "campaign", "dates", "budget", "spent", "ads"))
    rows = [shapes.row(context, each, board) for each in board.campaigns]
    lines = table([head, *rows]) if rows else [t("cli.no_own_campaigns")]
    if board.currency:
        lines = [*lines, shapes.month_line(context, board)]
    return Result({"items": [shapes.campaign(each, board) for each in board.campaigns], "month": shapes.month(board)},
                  lines)  # fmt: skip


def _show(context: Context) -> Result:
    view = context.runtime.campaigns.show(context.args.campaign)
    board = context.runtime.ad_readings.board(view.client_id)
    posts = context.runtime.campaigns.posts(view.id)
    readings = [each for each in board.readings if each.campaign_id == view.id]
    data = {**shapes.campaign(view, board), "posts": list(posts),
            "readings": [shapes.reading(each) for each in readings]}  # fmt: skip
    return Result(data, shapes.whole(context, view, board, len(posts)))


def _edit(context: Context) -> Result:
    service = context.runtime.campaigns
    before = service.show(context.args.campaign)
    values = given(context, before.currency)
    if context.args.name is not None:
        values["name"] = context.args.name
    return _told(context, service.edit(before.id, **values), "cli.campaign_saved")


def _move(context: Context) -> Result:
    moved = context.runtime.campaigns.move(context.args.campaign, context.args.days)
    return _told(context, moved, "cli.campaign_saved")


def _duplicate(context: Context) -> Result:
    args = context.args
    client = context.client(args.client).id if args.client else None
    made = context.runtime.campaigns.duplicate(args.campaign, args.name, client=client)
    return _told(context, made, "cli.campaign_saved")


def _delete(context: Context) -> Result:
    service = context.runtime.campaigns
    if context.args.undo:
        return _told(context, service.undelete(context.args.campaign), "cli.campaign_saved")
    gone = service.delete(context.args.campaign)
    return Result({"id": gone.id, "deleted": True}, [context.words.t("cli.put_away", name=short(gone.name))])


def _post(context: Context) -> Result:
    args, service = context.args, context.runtime.campaigns
    service.assign(args.posts, None if args.remove else args.campaign)
    view = service.show(args.campaign)
    posts = list(service.posts(view.id))
    line = context.words.t("cli.campaign_has_posts", name=short(view.name), count=len(posts))
    return Result({"id": view.id, "posts": posts}, [line])


def _reading(context: Context) -> Result:
    args, runtime = context.args, context.runtime
    view = runtime.campaigns.show(args.campaign)
    try:
        day = date.fromisoformat(args.day) if args.day else runtime.ad_readings.today(view.client_id)
    except ValueError as error:
        raise InvalidInput("bad_day", field="day", value=args.day) from error
    spent = loose(args.spent, view.currency) if args.spent else None
    made = runtime.ad_readings.add(
        view.id, day, ad_set=args.adset, ad=args.ad, cumulative=not args.only_day, spent=spent, reach=args.reach,
        impressions=args.impressions, clicks=args.clicks, results=args.results,
    )  # fmt: skip
    return Result(shapes.reading(made), [context.words.t("cli.reading_saved", id=made.id, name=short(view.name))])


def _forget(context: Context) -> Result:
    service, number = context.runtime.ad_readings, context.args.reading
    made = service.undelete(number) if context.args.undo else service.delete(number)
    key = "cli.reading_back" if context.args.undo else "cli.reading_gone"
    return Result({**shapes.reading(made), "deleted": not context.args.undo}, [context.words.t(key, id=made.id)])


def _import(context: Context) -> Result:
    args, service, t = context.args, context.runtime.ad_import, context.words.t
    if args.undo:
        count = service.undo(args.undo)
        return Result({"import": args.undo, "undone": count}, [t("cli.readings_undone", count=count)])
    client = context.client(args.client).id if args.client else None
    preview = service.preview(Path(args.file).expanduser(), client)
    lines = [f"{each.told.number}: {each.told.name}: {t(f'ads_rows.{each.problem}')}" for each in preview.lines
             if each.problem]  # fmt: skip
    data: dict[str, Any] = {"good": len(preview.good), "lines": [shapes.told(each) for each in preview.lines]}
    if args.dry_run:
        return Result(data | {"import": None}, [*lines, t("cli.readings_would", count=len(preview.good))])
    batch = service.accept(preview)
    return Result(data | {"import": batch}, [*lines, t("cli.readings_taken", count=len(preview.good), id=batch)])


def _sheet(context: Context) -> Result:
    from smdesk.system import newfile

    args, words = context.args, context.words
    client, file = context.client(args.client), Path(args.file).expanduser()
    plan = context.runtime.ads_sheets.plan(client.id, words, tuple(args.campaigns))
    if not plan.lines:
        raise InvalidInput("ads_sheet_empty", client=client.name)
    if file.suffix.lower() == ".pdf":
        from smdesk.reports import ads_plan, application, page

        application.ensure()
        page.write(ads_plan.document(plan, words, context.runtime.ad_readings.today(client.id)), file)
    elif file.suffix.lower() == ".xlsx":
        from smdesk.formats import xlsx_ads

        labels = {name: words.t(f"campaigns.sheet.{name}") for name in (*COLUMNS, "total")}
        newfile.write(file, xlsx_ads.write(plan.lines, labels, words.t("campaigns.sheet.title")))
    else:
        raise InvalidInput("ads_sheet_kind", path=str(file))
    return Result({"file": str(file), "ads": len(plan.lines)},
                  [words.t("cli.sheet_written", path=str(file), count=len(plan.lines))])  # fmt: skip


def _budget(context: Context) -> Result:
    client, runtime = context.client(context.args.client), context.runtime
    currency = runtime.campaigns.currency(client.id)
    if context.args.amount:
        agreed = amount(context.args.amount, currency) or 0
        SettingsService(context.runtime.db).set(_BUDGET, agreed, scope=Scope.CLIENT, scope_id=client.id)
    board = runtime.ad_readings.board(client.id)
    agreed = int(str(SettingsService(context.runtime.db).get(_BUDGET, scope=Scope.CLIENT, scope_id=client.id)))
    data = {"client": client.name, "agreed_minor": agreed or None, "currency": currency, "month": shapes.month(board)}
    return Result(data, [shapes.month_line(context, board) if board.currency
                         else shapes.money(context, agreed or None, currency)])  # fmt: skip


def _links(context: Context) -> Result:
    args, client, service = context.args, context.client(context.args.client), context.runtime.utm_links
    if args.params or args.none:
        service.set(client.id, dict(_pair(each) for each in args.params))
    found = service.scheme(client.id)
    lines = [f"{name}={pattern}" for name, pattern in found.items()] or [context.words.t("cli.no_links")]
    return Result({"client": client.name, "utm": found}, lines)
