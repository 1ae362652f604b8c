"""Secrets come from standard input or a prompt; one among the arguments is refused, for others can read those."""

from __future__ import annotations

import getpass
import re
import sys
from collections.abc import Sequence

from smdesk.cli import text_in
from smdesk.cli.parsing import typed_at_a_terminal
from smdesk.core import network as networks
from smdesk.core.errors import InvalidInput

_NAMED = re.compile(r"--(app-?)?(password|passwd|token|secret|access-token|refresh-token|api-?key)(=.*)?", re.I)
_WEB_TOKEN = r"eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*"  # JSON Web Token
_IN_ADDRESS = re.compile(r"://[^/\s]+:[^/\s]+@")
#: Only these commands take an account; elsewhere an argument may be any text.
_WITH_ACCOUNT = {"connect", "reconnect", "host"}


def refuse_in(argv: Sequence[str]) -> None:
    """Raises InvalidInput `secret_in_arguments` (`option`) for what is, or looks like, a secret on the command line."""
    for word in argv:
        if word == "--":
            return
        if _NAMED.fullmatch(word):
            raise InvalidInput("secret_in_arguments", option=word.split("=", 1)[0])
    if not _WITH_ACCOUNT & set(argv[:6]):
        return
    looks = [_WEB_TOKEN, *filter(None, (networks.load(each).connect.shape for each in networks.known()))]
    for place, word in enumerate(argv):
        value = word.split("=", 1)[-1] if word.startswith("--") else word
        if any(re.fullmatch(look, value) for look in looks) or _IN_ADDRESS.search(value):
            raise InvalidInput("secret_in_arguments", option=_before(argv, place))


def _before(argv: Sequence[str], place: int) -> str:
    """The name of the option that holds the word, never the word."""
    word = argv[place]
    if word.startswith("--"):
        return word.split("=", 1)[0]
    return argv[place - 1] if place and argv[place - 1].startswith("--") else str(place + 1)


def read(prompt: str) -> str:
    """The secret: typed unseen at a terminal, else all of standard input without the line's end.

    Raises InvalidInput `input_not_utf8`.
    """
    if typed_at_a_terminal():
        try:
            return getpass.getpass(prompt).strip()
        except EOFError:
            return ""
    return text_in.read().strip() if sys.stdin is not None else ""
