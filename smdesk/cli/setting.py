"""`smdesk setting`: how the desk behaves."""

from __future__ import annotations

from typing import Any

from smdesk.cli.context import Context
from smdesk.cli.output import Result, plain, table
from smdesk.cli.parsing import Commands
from smdesk.core import settings as declared
from smdesk.services.settings import SettingsService


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("setting")
    group.command("list", _list, "smdesk setting list")
    change = group.command("set", _set, "smdesk setting set publishing.late_limit 45")
    change.add("key", says="setting_key")
    change.add("value", says="setting_value")
    group.command("reset", _reset, "smdesk setting reset publishing.late_limit").add("key", says="setting_key")


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return "never" if value is None else str(plain(value) if not isinstance(value, str | int) else value)


def _list(context: Context) -> Result:
    found = SettingsService(context.runtime.db).listing()
    items = [
        {"key": each.key, "value": each.value, "set": each.is_set, "group": each.group, "kind": each.kind,
         "choices": list(each.choices), "unit": each.unit}
        for each in found
    ]  # fmt: skip
    t = context.words.t
    rows = [(t("cli.col_setting"), t("cli.col_value"), "", "")]
    rows += [
        (each.key, _shown(each.value), t(f"units.{each.unit}") if each.unit else "",
         "" if each.is_set else t("cli.default"))
        for each in found
    ]  # fmt: skip
    return Result({"items": items}, table(rows))


def _set(context: Context) -> Result:
    key = context.args.key
    value = declared.parse(key, context.args.value)
    SettingsService(context.runtime.db).set(key, value)
    return Result({"key": key, "value": value}, [f"{key} = {_shown(value)}"])


def _reset(context: Context) -> Result:
    key = context.args.key
    service = SettingsService(context.runtime.db)
    service.forget(key)
    value = service.get(key)
    return Result({"key": key, "value": value}, [f"{key} = {_shown(value)}"])
