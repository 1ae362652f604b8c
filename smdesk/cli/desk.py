"""`smdesk networks / backup / restore / doctor / self-test`: the desk itself."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap
from typing import Any

from smdesk.cli import shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result, table
from smdesk.cli.parsing import Commands
from smdesk.services.backup import BackupService
from smdesk.services.zone import computer_zone


def register(commands: Commands) -> None:
    """Declare the commands."""
    commands.command("networks", _networks, "smdesk networks --json")
    backup = commands.command("backup", _backup, "smdesk backup -o desk-2026-12-01.sqlite3")
    backup.add("-o", "--output", metavar="FILE", says="backup_output")
    backup.add("--zip", metavar="FILE", says="backup_zip")
    backup.add("--list", action="store_true", says="backup_list")
    restore = commands.command("restore", _restore, "smdesk restore latest")
    restore.add("backup", metavar="FILE", says="restore_from")
    commands.command("doctor", _doctor, "smdesk doctor --json")
    commands.command("self-test", _self_test, "smdesk self-test")


def _networks(context: Context) -> Result:
    from smdesk.services.network_map import listing

    t = context.words.t
    found = listing()
    items = [
        {
            "id": line.id,
            "name": line.name,
            "way": line.way,
            "abilities": list(line.abilities),
            "takes": line.takes,
            "proof": line.proof,
            "text_limit": line.text_limit,
            "checked": line.checked.isoformat() if line.checked else None,
        }
        for line in found
    ]
    head = ("id", t("cli.col_network"), t("cli.col_way"), t("cli.col_takes"))
    rows = [
        (line.id, context.words.network(line.id), t(f"cli.mode_{line.way}"), t(f"takes.{line.takes}")) for line in found
    ]
    first, *lines = table([head, *rows])
    shown = [first]
    for line, text in zip(found, lines, strict=True):  # what is long stands below its network
        can = ", ".join(t(f"ability.{name}") for name in line.abilities) or t("cli.everything_by_hand")
        below = f"{t('cli.col_proof')}: {t(f'proof.{line.proof}')}", f"{t('cli.col_can')}: {can}"
        shown += [
            text,
            *(part for each in below for part in wrap(each, 96, initial_indent="    ", subsequent_indent="      ")),
        ]
    return Result({"items": items}, shown)


def _service(context: Context) -> BackupService:
    from smdesk.system.paths import open_folder

    return BackupService(open_folder(context.root), context.clock)


def _backup(context: Context) -> Result:
    args = context.args
    service = _service(context)
    if args.list:
        return _backups(context, service)
    if args.zip:
        moved = service.pack(Path(args.zip).expanduser())
        data: dict[str, Any] = {"path": args.zip, "media": moved.media, "size": moved.size, "made_at": moved.made_at}
        return Result(data, [context.words.t("cli.packed", path=args.zip, media=moved.media, size=moved.size)])
    made = service.create(Path(args.output).expanduser() if args.output else None)
    data = {"path": str(made.path), "size": made.size, "verdict": made.verdict.value,
            "made_at": made.made_at.isoformat()}  # fmt: skip
    return Result(data, [context.words.t("cli.backed_up", path=str(made.path), size=made.size)])


def _backups(context: Context, service: BackupService) -> Result:
    t = context.words.t
    found = service.listing()
    items = [
        {"path": str(each.path), "made_at": each.made_at.isoformat(), "reason": each.reason, "size": each.size,
         "schema": each.revision, "verdict": each.verdict.value}
        for each in found
    ]  # fmt: skip
    rows = [
        (each.path.name, context.words.instant(each.made_at, computer_zone()), t(f"verdict.{each.verdict.value}"))
        for each in found
    ]
    return Result({"items": items}, table(rows) if rows else [t("cli.no_backups")])


def _restore(context: Context) -> Result:
    from smdesk.db.transfer import Moved

    source = context.args.backup
    service = _service(context)
    if source.endswith(".zip"):
        moved: Moved = service.unpack(Path(source).expanduser())
        data: dict[str, Any] = {"from": source, "media": moved.media, "made_at": moved.made_at}
        return Result(data, [context.words.t("cli.unpacked", path=source), context.words.t("cli.secrets_again")])
    done = service.restore(source)
    data = {"from": done.source, "made_at": done.made_at, "kept": done.kept}
    key = "cli.restored" if done.kept else "cli.restored_nothing_kept"
    return Result(data, [context.words.t(key, path=done.source, at=done.made_at, kept=done.kept)])


def _doctor(context: Context) -> Result:
    from smdesk.services.doctor import Doctor
    from smdesk.system.paths import DataFolder

    found = Doctor(DataFolder(context.root), context.clock).examine()
    items = []
    lines = []
    for probe in found.probes:
        error = shapes.error(probe.error, context.words) if probe.error else None
        items.append({"name": probe.name, "level": probe.level, "facts": probe.facts, "error": error})
        text = context.words.t(probe.key, **_flat(probe.facts))
        shown = str(context.words.error(probe.error)) if probe.error else text
        lines.append(f"{context.words.t(f'marks.{probe.level}')}  {shown}")
        if probe.name == "versions":
            lines += [f"     {name} {value}" for name, value in probe.facts.items()]
    return Result({"fine": found.fine, "items": items}, lines, 0 if found.fine else 1)


def _flat(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts for a sentence; what is a dictionary becomes its parts in words."""
    return {
        name: ", ".join(f"{key} {number}" for key, number in value.items()) if isinstance(value, dict) else value
        for name, value in facts.items()
    }


def _self_test(context: Context) -> Result:
    from smdesk.services.doctor import self_test

    found = self_test()
    good = all(probe.level == "ok" for probe in found)
    items = [{"name": probe.name, "level": probe.level, "facts": probe.facts} for probe in found]
    lines = [f"{context.words.t(f'marks.{probe.level}')}  {context.words.t(f'tested.{probe.name}')}" for probe in found]
    lines.append(context.words.t("cli.self_test_good" if good else "cli.self_test_bad"))
    return Result({"ok": good, "items": items}, lines, 0 if good else 1)
