"""`smdesk practice`: the example desk, and what the practice network shows and does wrong."""

from __future__ import annotations

from typing import Any

from smdesk.cli import shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result, short
from smdesk.cli.parsing import Commands
from smdesk.core.errors import InvalidInput
from smdesk.services.zone import computer_zone
from smdesk.system.lock import Kind


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("practice")
    group.command("fill", _fill, "smdesk --data /tmp/desk practice fill")
    faults = group.command("faults", _faults, "smdesk practice faults --script publish:not_sent,ok,lost_after")
    faults.add("--script", action="append", default=[], metavar="OP:KIND,…")
    faults.add("--chance", action="append", default=[], metavar="OP:KIND=P,…")
    faults.add("--account", default="", metavar="HANDLE", says="fault_account")
    faults.add("--seed", type=int, default=0, metavar="N")
    faults.add("--clear", action="store_true")
    feed = group.command("feed", _feed, "smdesk practice feed --json")
    feed.add("--account", default="", metavar="HANDLE", says="feed_account")


def _network(context: Context) -> Any:
    from smdesk.adapters.practice import PracticeNetwork

    return PracticeNetwork(context.runtime.folder.practice, context.clock)


def _fill(context: Context) -> Result:
    from smdesk.services.practice.service import PracticeService

    runtime = context.open(owner=Kind.CLI)
    service = PracticeService(runtime.db, context.clock, runtime.media, runtime.accounts, runtime.folder.practice)
    made = service.fill(context.words.language)
    data = {"clients": made.clients, "channels": made.channels, "posts": made.posts}
    return Result(data, [context.words.t("cli.filled", **data)])


def _faults(context: Context) -> Result:
    from smdesk.adapters.practice import FaultPlan

    args = context.args
    with _network(context) as network:
        if args.clear:
            network.set_faults(None)
        elif args.script or args.chance:
            scripts = [
                FaultPlan.script(name, *kinds, account=args.account) for name, kinds in map(_script, args.script)
            ]
            chances = dict(map(_chance, args.chance))
            rules = tuple(rule for plan in scripts for rule in plan.rules)
            if chances:
                rules += FaultPlan.chance(args.seed, **chances).rules
            network.set_faults(FaultPlan(rules, args.seed))
        fired = [{"operation": name, "kind": kind} for name, kind in network.fired()]
    lines = [f"  {each['operation']}: {each['kind']}" for each in fired]
    t = context.words.t
    if args.clear or args.script or args.chance:
        return Result({"fired": fired}, [t("cli.faults_clear" if args.clear else "cli.faults_set")])
    return Result({"fired": fired}, [t("cli.faults_fired", count=len(fired)), *lines])


def _script(text: str) -> tuple[str, list[str]]:
    name, colon, kinds = text.partition(":")
    if not colon:
        raise InvalidInput("bad_fault", operation=name, kind="")
    return name.strip(), [kind.strip() for kind in kinds.split(",") if kind.strip()]


def _chance(text: str) -> tuple[str, dict[str, float]]:
    name, kinds = _script(text)
    found: dict[str, float] = {}
    for kind in kinds:
        called, _, number = kind.partition("=")
        try:
            found[called] = float(number)
        except ValueError as error:
            raise InvalidInput("bad_fault", operation=name, kind=kind) from error
    return name, found


def _feed(context: Context) -> Result:
    with _network(context) as network:
        posts = network.posts(context.args.account)
    items = [
        {"id": each.id, "account": each.account, "kind": each.kind, "text": each.text, "parent": each.parent,
         "created_at": shapes.iso(each.created), "url": each.url, "key": each.key}
        for each in posts
    ]  # fmt: skip
    lines = []
    for each in posts:
        mark = "↳ " if each.parent else ""
        lines.append(
            f"{context.words.instant(each.created, computer_zone())}  @{each.account}  {mark}{short(each.text, 80)}"
        )
    return Result({"items": items}, lines or [context.words.t("cli.feed_empty")])
