"""Signing in in the browser from the terminal: the address is printed, and the browser is waited for."""

from __future__ import annotations

import sys
from argparse import Namespace

from smdesk.cli import secrets_in
from smdesk.cli.context import Context
from smdesk.cli.parsing import Command, typed_at_a_terminal
from smdesk.core import network as networks
from smdesk.services.accounts import Login
from smdesk.services.views import ChannelView


def options(command: Command) -> None:
    """Declare them for a command that connects."""
    command.add("--browser", action="store_true")
    command.add("--app-id", default="", metavar="APP")
    command.add("--redirect", default="", metavar="URL")
    command.add("--paste", action="store_true")


def wanted(args: Namespace, network: str) -> bool:
    """True when the browser is the way, because it was asked for or is the only one."""
    return bool(args.browser or args.app_id or args.paste) or networks.load(network).auth == "oauth"


def sign_in(context: Context, network: str, again: ChannelView | None = None) -> Login:
    """Print the address, wait for the browser, or with `--paste` for the address it has ended at.

    Raises as `SigningIn`.
    """
    from smdesk.words.browserpage import maker

    args, words = context.args, context.words
    server = args.server or (again.server if again else "")
    handle = args.handle or (again.handle if again else "")
    login = Login(server, handle, extra=_app(context, network))
    signing = context.runtime.channel_access.sign_in(
        network, login, channel=again.id if again else None, page=maker(words)
    )  # fmt: skip
    try:
        url = signing.begin()
        print(
            words.t("cli.open_in_browser", network=words.network(network)), url, sep="\n", file=sys.stderr, flush=True
        )
        if args.paste or not signing.listening:
            signing.paste(secrets_in.read(words.t("cli.prompt_pasted") + " "))
        else:
            signing.wait()
        return signing.finish()
    finally:
        signing.close()


def _app(context: Context, network: str) -> dict[str, str]:
    """The person's own app; its secret typed unseen, or read from standard input. {} where none is named."""
    args, rule = context.args, networks.load(network).connect.browser
    if rule.registers or not args.app_id:
        return {}
    secret = ""
    if rule.app_secret and (typed_at_a_terminal() or not args.paste):
        secret = secrets_in.read(context.words.t("cli.prompt_app_secret") + " ")
        context.keep_out_of_log(secret)
    return {"client_id": args.app_id, "client_secret": secret, "redirect": args.redirect}
