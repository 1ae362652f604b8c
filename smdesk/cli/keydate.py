"""`smdesk keydate`: public holidays, world days and a person's own, listed, added and hidden."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from smdesk.cli.context import Context
from smdesk.cli.output import Result, table
from smdesk.cli.parsing import Commands, identifier
from smdesk.core import walltime
from smdesk.core.errors import InvalidInput
from smdesk.core.keydates import KeyDay
from smdesk.services.plan.keydates import KeyDateView

#: Days that `list` shows when no end is given.
AHEAD_DAYS = 92


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("keydate")
    listed = group.command("list", _list, "smdesk keydate list --client Sol --from 2026-12-01 --to 2026-12-31")
    listed.add("--client", metavar="CLIENT")
    listed.add("--from", dest="first", metavar="DAY", says="keydate_from")
    listed.add("--to", dest="last", metavar="DAY", says="keydate_to")
    add = group.command("add", _add, 'smdesk keydate add "Aniversario" --client Sol --day 2026-12-13 --yearly')
    add.add("name", nargs="?", default="", says="keydate_name")
    add.add("--client", metavar="CLIENT", says="keydate_client")
    add.add("--day", metavar="DAY", required=True, says="keydate_day")
    add.add("--until", metavar="DAY", says="keydate_until")
    add.add("--yearly", action="store_true", says="keydate_yearly")
    add.add("--quiet-day", dest="quiet_day", action="store_true", says="keydate_quiet")
    hide = group.command("hide", _hide, "smdesk keydate hide world:halloween --client Sol")
    hide.add("ref", says="keydate_ref")
    hide.add("--client", metavar="CLIENT", required=True)
    group.command("delete", _delete, "smdesk keydate delete 3").add("number", type=identifier, says="keydate_number")


def _typed(text: str | None, field: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InvalidInput("bad_day", field=field, value=text) from error


def _list(context: Context) -> Result:
    args, client = context.args, context.client(context.args.client) if context.args.client else None
    zone = client.zone if client is not None else "UTC"
    first = _typed(args.first, "from") or walltime.in_zone(context.runtime.clock.now(), zone).date()
    last = _typed(args.last, "to") or first + timedelta(days=AHEAD_DAYS)
    if last < first:
        raise InvalidInput("end_before_start", field="to", start=first.isoformat(), end=last.isoformat())
    found = context.runtime.keydates.between(first, last + timedelta(days=1), client.id if client else None)
    rows = [(each.day.isoformat(), _name(context, each), each.ref) for each in found]
    return Result({"items": [_shape(each) for each in found]}, table(rows) or [context.words.t("cli.no_keydates")])


def _shape(each: KeyDay) -> dict[str, Any]:
    return {**each._asdict(), "day": each.day.isoformat(), "until": each.until.isoformat()}


def _name(context: Context, each: KeyDay) -> str:
    quiet = context.words.t("cli.keydate_quiet") if each.kind == "quiet" else ""
    name = context.words.t("cli.keydate_clocks") if each.kind == "clocks" else each.name
    return " · ".join(part for part in (name, quiet) if part)


def _saved(context: Context, view: KeyDateView, key: str) -> Result:
    shape = asdict(view)
    for name in ("day", "until"):
        shape[name] = shape[name].isoformat() if shape[name] else None
    return Result(shape, [context.words.t(key, id=view.id, name=view.name or view.ref, day=shape["day"] or "")])


def _add(context: Context) -> Result:
    args = context.args
    client = context.client(args.client).id if args.client else None
    day = _typed(args.day, "day")
    assert day is not None
    made = context.runtime.keydates.add(
        client, args.name, day, _typed(args.until, "until"), yearly=args.yearly,
        kind="quiet" if args.quiet_day else "own",
    )  # fmt: skip
    return _saved(context, made, "cli.keydate_saved")


def _hide(context: Context) -> Result:
    client = context.client(context.args.client).id
    return _saved(context, context.runtime.keydates.hide(client, context.args.ref), "cli.keydate_hidden")


def _delete(context: Context) -> Result:
    view = context.runtime.keydates.delete(context.args.number)
    return Result({"id": view.id, "deleted": True}, [context.words.t("cli.put_away", name=view.name or view.ref)])
