"""`smdesk channel`: the accounts to publish on."""

from __future__ import annotations

import sys

from smdesk.cli import in_browser, secrets_in, shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result, table
from smdesk.cli.parsing import Command, Commands, typed_at_a_terminal
from smdesk.core import network as networks
from smdesk.core import slots
from smdesk.core.errors import InvalidInput, NotAllowed, Unavailable
from smdesk.core.network import Feature
from smdesk.services.accounts import Login
from smdesk.services.today.needs import EXPIRING, expires_at
from smdesk.services.views import ChannelView

#: Yes, in the languages there are.
_YES = frozenset({"y", "yes", "s", "si", "sí"})


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("channel")
    example = "smdesk channel connect bluesky --client Sol --handle sol.bsky.social < app-password.txt"
    connect = group.command("connect", _connect, example)
    connect.add("network")
    connect.add("--client", required=True, metavar="CLIENT")
    _login(connect)
    connect.add("--assisted", action="store_true")
    connect.add("--session-only", action="store_true")
    listing = group.command("list", _list, "smdesk channel list --client Sol")
    listing.add("--client", metavar="CLIENT", says="of_client")
    listing.add("--network", metavar="NETWORK", says="of_network")
    for name, run in (("show", _show), ("test", _test), ("pause", _pause), ("resume", _resume)):
        group.command(name, run, f"smdesk channel {name} sol.bsky.social").add("channel")
    again = group.command("reconnect", _reconnect, "smdesk channel reconnect sol.bsky.social < app-password.txt")
    again.add("channel")
    _login(again)
    queue = group.command("slots", _slots, 'smdesk channel slots 1 "mon-fri 09:00 18:30, sat 11:00"')
    queue.add("channel")
    queue.add("slots", nargs="?")
    spacing = group.command("spacing", _spacing, "smdesk channel spacing 1 300")
    spacing.add("channel")
    spacing.add("seconds", says="spacing")
    gone = group.command("disconnect", _disconnect, "smdesk channel disconnect sol.bsky.social")
    gone.add("channel")
    gone.add("--force", action="store_true", says="force_disconnect")


def _login(command: Command) -> None:
    command.add("--server", default="", metavar="URL")
    command.add("--handle", default="", metavar="HANDLE")
    in_browser.options(command)


def _connect(context: Context) -> Result:
    args = context.args
    spec = networks.load(args.network)
    if args.practice and spec.id != "practice":
        raise NotAllowed("practice_only", network=spec.id)
    client = context.client(args.client)
    if args.assisted or not spec.can(Feature.PUBLISH):
        view = context.runtime.channels.connect_assisted(spec.id, client.id, args.handle)
        return _told(context, view, "cli.channel_assisted")
    if args.session_only:
        _use_memory(context)
    login = _given(context, spec.id)
    if typed_at_a_terminal() and not args.json:
        met = context.runtime.channels.meet(spec.id, client.id, login)
        login = met.login
        if not _meant(context, met.view):
            context.runtime.channels.decline(spec.id, login)
            return Result({"connected": False}, [context.words.t("cli.not_connected")], 1)
    view = context.runtime.channels.connect(spec.id, client.id, login)
    return _told(context, view, "cli.channel_session_only" if args.session_only else "cli.channel_connected")


def _meant(context: Context, view: ChannelView) -> bool:
    """Whoever sits at the terminal sees whose account it is before it is stored."""
    named = view.display_name.startswith(view.handle)  # as a place is, with its address behind
    who = view.display_name if named else f"{view.handle} ({view.display_name})" if view.display_name else view.handle
    question = context.words.t(
        "cli.confirm_account",
        who=who, network=context.words.network(view.network), client=view.client,
    )  # fmt: skip
    print(*_without(context, view), question, sep="\n", end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in _YES


def _use_memory(context: Context) -> None:
    """Keep this run's secrets in memory: the channel is known, its secret is asked for at each publishing."""
    from smdesk.system.secrets import MemoryStore

    context.close()
    context.secrets = MemoryStore()


def _given(context: Context, network: str, again: ChannelView | None = None) -> Login:
    """What the account is connected with: signed in in the browser, or with a secret."""
    args = context.args
    if in_browser.wanted(args, network):
        return in_browser.sign_in(context, network, again)
    return Login(args.server, args.handle, _secret(context, network))


def _secret(context: Context, network: str) -> str:
    spec = networks.load(network)
    if spec.auth == "none":
        return ""
    secret = secrets_in.read(context.words.t(f"cli.prompt_{spec.auth}", network=context.words.network(spec.id)) + " ")
    context.keep_out_of_log(secret)
    return secret


def _told(context: Context, view: ChannelView, key: str) -> Result:
    line = context.words.t(
        key, id=view.id, network=context.words.network(view.network), handle=view.handle, client=view.client
    )
    return Result(shapes.channel(view), [line, *_without(context, view)])


def _without(context: Context, view: ChannelView) -> list[str]:
    """Rights that this access lacks, each with what it would allow, and how to be asked for them."""
    t, lacks = context.words.t, view.lacks
    lines = [
        t(
            "cli.scope_missing" if each.refused else "cli.scope_unasked",
            scope=t("rights.group") if each.right == "group" else each.right,
            abilities=[t(f"ability.{code}") for code in (*sorted(each.features), *filter(None, (each.also,)))],
        )
        for each in lacks
    ]
    if lacks and view.id:
        verb = "test" if all(each.right == "group" for each in lacks) else "reconnect"
        lines.append(t("cli.scope_again", command=f"smdesk channel {verb} {view.id}"))
    return ["  " + line for line in lines]


def _reconnect(context: Context) -> Result:
    view = context.channel(context.args.channel)
    login = _given(context, view.network, view)
    return _told(context, context.runtime.channels.reconnect(view.id, login), "cli.channel_connected")


def _list(context: Context) -> Result:
    args = context.args
    client = context.client(args.client).id if args.client else None
    if args.network:
        networks.load(args.network)
    views = context.runtime.channels.listing(client=client, network=args.network)
    t = context.words.t
    head = ("id", t("cli.col_client"), t("cli.col_network"), t("cli.col_handle"), t("cli.col_way"), t("cli.col_state"))
    rows = [
        (str(v.id), v.client, context.words.network(v.network), v.handle, t(f"cli.mode_{v.mode}"), _state(context, v))
        for v in views
    ]
    lines = table([head, *rows]) if views else [t("cli.no_channels")]
    return Result({"items": [shapes.channel(view) for view in views]}, lines)


def _state(context: Context, view: ChannelView) -> str:
    if view.problem:
        return context.words.access(view.problem, view).what
    words, now, ends = context.words, context.runtime.clock.now(), expires_at(view.facts)
    if ends is not None and ends <= now:
        return words.t("cli.access_ended", at=words.instant(ends, view.zone))
    if view.paused:
        return words.t("cli.paused")
    if ends is not None and ends - now <= EXPIRING:
        return words.t("cli.access_ends", at=words.instant(ends, view.zone))
    return words.t("cli.ready")


def _show(context: Context) -> Result:
    view = context.channel(context.args.channel)
    t = context.words.t
    lines = [
        f"{view.id}  {context.words.network(view.network)}  {view.handle}  ({view.client})",
        f"  {t('cli.col_way')}: {t(f'cli.mode_{view.mode}')}",
        f"  {t('cli.col_state')}: {_state(context, view)}",
    ]
    lines += _without(context, view)
    if view.slots:
        lines.append(f"  {t('cli.col_slots')}: {_queue(context, view)} ({view.zone})")
    if view.server:
        lines.append(f"  {t('cli.col_server')}: {view.server}")
    return Result(shapes.channel(view), lines)


def _test(context: Context) -> Result:
    found = context.channel(context.args.channel)
    view = context.runtime.channels.test(found.id)
    line = context.words.t("cli.channel_works", network=context.words.network(view.network), handle=view.handle)
    return Result({**shapes.channel(view), "ok": True}, [line, *_without(context, view)])


def _pause(context: Context) -> Result:
    view = context.channel(context.args.channel)
    context.runtime.publishing.pause(view.id)
    return _told(context, context.runtime.channels.show(view.id), "cli.channel_paused")


def _resume(context: Context) -> Result:
    view = context.channel(context.args.channel)
    context.runtime.publishing.resume(view.id)
    return _told(context, context.runtime.channels.show(view.id), "cli.channel_resumed")


def _slots(context: Context) -> Result:
    view = context.channel(context.args.channel)
    if context.args.slots is not None:
        view = context.runtime.channels.set_slots(view.id, slots.parse(context.args.slots))
    queue = _queue(context, view)
    return Result(shapes.channel(view), [f"{queue} ({view.zone})" if queue else context.words.t("cli.no_slots")])


def _queue(context: Context, view: ChannelView) -> str:
    days = [day.lower() for day in context.words.facts.weekdays]
    return slots.to_text(slots.from_json([list(each) for each in view.slots]), days)


def _spacing(context: Context) -> Result:
    view = context.channel(context.args.channel)
    text = context.args.seconds
    try:
        seconds = None if text == "default" else float(text)
    except ValueError as error:
        raise InvalidInput("bad_number", field="spacing_s", value=text, least=0, most=86400) from error
    view = context.runtime.channels.set_spacing(view.id, seconds)
    return Result(shapes.channel(view), [context.words.t("cli.saved")])


def _disconnect(context: Context) -> Result:
    view = context.channel(context.args.channel)
    cancelled: list[int] = []
    if context.args.force:
        for identifier in context.runtime.channels.open_publications(view.id):
            context.runtime.publishing.cancel(identifier)
            cancelled.append(identifier)
    withdrawn, network = context.runtime.channels.disconnect(view.id), context.words.network(view.network)
    lines = [context.words.t("cli.channel_disconnected", network=network, handle=view.handle)]
    if not withdrawn:
        lines.append(str(context.words.error(Unavailable("access_not_withdrawn", network=view.network))))
    told = {"id": view.id, "disconnected": True, "cancelled": cancelled, "access_may_remain": not withdrawn}
    return Result(told, lines)
