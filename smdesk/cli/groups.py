"""All commands, in the order in which the help lists them, each with the modules that declare it.

A module is imported when one of its commands is asked for: together they take several times as long as most commands.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module

from smdesk.cli.parsing import Commands

#: Module → the commands that it declares, alone or with others.
MODULES: dict[str, tuple[str, ...]] = {
    "client": ("client",),
    "dossier": ("client",),
    "network_choice": ("client",),
    "channel": ("channel",),
    "host": ("host",),
    "post": ("post",),
    "post_acts": ("post",),
    "plan": ("pillar", "snippet"),
    "plan_month": ("plan",),
    "persona": ("persona",),
    "plan_document": ("plan", "persona"),
    "keydate": ("keydate",),
    "kpi": ("kpi",),
    "kpi_propose": ("kpi",),
    "series": ("series",),
    "audit": ("audit",),
    "competitor": ("competitor",),
    "task": ("task",),
    "voice": ("voice",),
    "exchange": ("import", "export"),
    "check": ("check",),
    "publish": ("publish",),
    "publication": ("publication",),
    "metrics": ("metrics",),
    "inbox": ("inbox",),
    "costs": ("costs",),
    "campaign": ("campaign",),
    "contest": ("contest",),
    "approval": ("approval",),
    "sheet": ("sheet",),
    "adset": ("adset", "ad"),
    "ads": ("ads",),
    "desk": ("networks", "backup", "restore", "doctor", "self-test"),
    "setting": ("setting",),
    "practice": ("practice",),
}


def declare(commands: Commands) -> None:
    """Name every command; what stands below one is declared when it is first parsed."""
    done: set[str] = set()
    for name in dict.fromkeys(name for names in MODULES.values() for name in names):
        modules = [module for module, names in MODULES.items() if name in names]
        commands.later(name, partial(_complete, commands, modules, done))


def register(commands: Commands) -> None:
    """Declare every command with all that stands below it."""
    declare(commands)
    commands.complete(partial(_complete, commands, list(MODULES), set()))


def _complete(commands: Commands, modules: list[str], done: set[str]) -> None:
    for module in modules:
        if module not in done:
            done.add(module)
            import_module(f"smdesk.cli.{module}").register(commands)
