"""`smdesk host`: places on the web for media that networks fetch."""

from __future__ import annotations

from smdesk.cli import secrets_in, shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result, table
from smdesk.cli.parsing import Commands
from smdesk.core.errors import NotFound
from smdesk.core.hosting import KINDS
from smdesk.services.hosts import HostLogin, HostView

_OPTIONS = ("bucket", "region", "folder", "public", "fingerprint")


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("host")
    add = group.command(
        "add", _add,
        "smdesk host add s3 --client Sol --server s3.eu-central-1.amazonaws.com --bucket sol-media"
        " --public https://media.sol.example --handle AKIA… < secret-key.txt",
    )  # fmt: skip
    add.add("kind", says="host_kind")
    add.add("--client", required=True, metavar="CLIENT")
    add.add("--server", default="", metavar="URL", says="host_server")
    add.add("--handle", default="", metavar="HANDLE", says="host_handle")
    add.add("--bucket", default="", metavar="BUCKET")
    add.add("--region", default="", metavar="REGION", says="bucket_region")
    add.add("--folder", default="", metavar="FOLDER", says="host_folder")
    add.add("--public", default="", metavar="URL")
    add.add("--fingerprint", default="", metavar="FINGERPRINT")
    listing = group.command("list", _list, "smdesk host list --client Sol")
    listing.add("--client", metavar="CLIENT", says="of_client")
    for name, run in (("test", _test), ("remove", _remove)):
        group.command(name, run, f"smdesk host {name} 1").add("host")
    use = group.command("use", _use, "smdesk host use instagram 2")
    use.add("channel")
    use.add("host", nargs="?", says="no_host")


def _add(context: Context) -> Result:
    args, t = context.args, context.words.t
    if args.kind not in KINDS:
        raise NotFound("unknown_host_kind", kind=args.kind, known=list(KINDS))
    client = context.client(args.client)
    secret = secrets_in.read(t(f"cli.prompt_host_{args.kind}") + " ")
    for line in secret.splitlines():  # of a private key each
        context.keep_out_of_log(line)
    options = {name: getattr(args, name) for name in _OPTIONS if getattr(args, name)}
    view = context.runtime.hosts.add(args.kind, client.id, HostLogin(args.server, args.handle, secret, options))
    lines = [t("cli.host_added", id=view.id, name=view.name, client=view.client, public=view.public)]
    if view.fingerprint:
        lines.append(t("cli.host_fingerprint", fingerprint=view.fingerprint))
    return Result(shapes.host(view), lines)


def _list(context: Context) -> Result:
    args, t = context.args, context.words.t
    client = context.client(args.client).id if args.client else None
    views = context.runtime.hosts.listing(client)
    head = ("id", t("cli.col_client"), t("cli.col_kind"), t("cli.col_name"), t("cli.col_address"))
    rows = [(str(view.id), view.client, view.kind, view.name, view.public) for view in views]
    return Result(
        {"items": [shapes.host(view) for view in views]}, table([head, *rows]) if views else [t("cli.no_hosts")]
    )


def _test(context: Context) -> Result:
    view, url = context.runtime.hosts.test(_host(context).id)
    line = context.words.t("cli.host_works", name=view.name)
    return Result({**shapes.host(view), "ok": True, "url": url}, [line])


def _use(context: Context) -> Result:
    channel = context.channel(context.args.channel)
    service = context.runtime.hosts
    service.choose(channel.id, service.find(context.args.host).id if context.args.host else None)
    used = service.of_channel(channel.id)
    facts = {"network": context.words.network(channel.network), "handle": channel.handle}
    line = (
        context.words.t("cli.host_chosen", name=used.name, **facts)
        if used
        else context.words.t("cli.host_none", **facts)
    )
    return Result({"channel": channel.id, "host": shapes.host(used) if used else None}, [line])


def _remove(context: Context) -> Result:
    view = _host(context)
    context.runtime.hosts.remove(view.id)
    return Result({"id": view.id, "removed": True}, [context.words.t("cli.host_removed", name=view.name)])


def _host(context: Context) -> HostView:
    return context.runtime.hosts.find(context.args.host)
