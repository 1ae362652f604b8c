"""What comes in as text: the words of the command line and standard input, refused where they are no text."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from smdesk.core.errors import InvalidInput


def refuse_bytes(argv: Sequence[str]) -> None:
    """Raises InvalidInput `not_utf8` (`source`: the word as far as it can be shown) for a word that is no text.

    Python keeps such bytes as lone surrogates, which neither the database nor a network takes.
    """
    for word in argv:
        if not _is_text(word):
            raise InvalidInput("not_utf8", source=word.encode("utf-8", "replace").decode())


def read() -> str:
    """All of standard input, without a byte order mark, line ends as they are.

    Raises:
        InvalidInput: `no_input` when standard input is closed, `input_not_utf8` when it is no text.
    """
    if sys.stdin is None:
        raise InvalidInput("no_input")
    raw = getattr(sys.stdin, "buffer", None)
    try:
        text = str(sys.stdin.read()) if raw is None else raw.read().decode(_encoding())
    except UnicodeDecodeError as error:
        raise InvalidInput("input_not_utf8") from error
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _encoding() -> str:
    """The encoding of standard input; ASCII and UTF-8 are one here."""
    named = (sys.stdin.encoding or "utf-8").casefold().replace("_", "-")
    return "utf-8" if named in {"ascii", "ansi-x3.4-1968", "us-ascii", "utf8"} else named


def _is_text(word: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in word)
