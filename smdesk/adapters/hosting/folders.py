"""The folder that is ours on a media host: under one the person names, with a name that nobody guesses."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from typing import Any

from smdesk.core.errors import InvalidInput

USUAL = "smdesk"
_PLAIN = re.compile(r"[\w.~ -]+(/[\w.~ -]+)*")


def secret_folder() -> str:
    """A new name that nobody guesses: who knows one file's address does not find those of other desks."""
    return secrets.token_hex(8)


def folder_of(typed: str, known: Mapping[str, Any]) -> str:
    """`smdesk/9f1c…`: the folder named by the person with ours in it, which stays the same once it is known.

    Raises InvalidInput `bad_folder` (folder).
    """
    above = typed.strip().strip("/") or USUAL
    if not _PLAIN.fullmatch(above) or ".." in above.split("/"):
        raise InvalidInput("bad_folder", field="folder", folder=typed.strip())
    return f"{above}/{str(known.get('folder', '')).rsplit('/', 1)[-1] or secret_folder()}"
