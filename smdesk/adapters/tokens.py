"""A token as it comes from the clipboard: often with a space, a line break or the word before it."""

from __future__ import annotations

import re

from smdesk.core.errors import InvalidInput


def pasted(secret: str, shape: str = r"[\x21-\x7e]+") -> str:
    """The token without what copying brings along. Raises InvalidInput `token_missing` or `token_malformed`."""
    token = "".join(secret.split()).removeprefix("Bearer")
    if not token:
        raise InvalidInput("token_missing", field="secret")
    if not re.fullmatch(shape, token):
        raise InvalidInput("token_malformed", field="secret")
    return token
