"""What a command gives back, printed as lines for a person or as one JSON document for a program."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

from smdesk.core.records import dataclass
from smdesk.words import Sentence, Words

#: The highest descriptor of a standard stream.
_STANDARD = 2
#: All of C0 and C1 but tab and line feed, and the marks that reorder what stands around them.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Result:
    """The answer of a command: `data` for `--json`, `lines` for a person. `status` is the exit status."""

    data: dict[str, Any]
    lines: Sequence[str] = field(default_factory=tuple)
    status: int = 0


def print_result(result: Result, *, as_json: bool) -> None:
    """To standard output."""
    if as_json:
        print(json.dumps(result.data, ensure_ascii=False, indent=2, default=plain))
        return
    for line in result.lines:
        print(visible(line))


def print_error(code: str, sentence: Sentence, facts: dict[str, Any], words: Words, *, as_json: bool) -> None:
    """A refusal: JSON on standard output, else the sentence on standard error."""
    if as_json:
        body = {"code": code, "message": str(sentence), "facts": facts}
        print(json.dumps({"error": body}, ensure_ascii=False, indent=2, default=plain))
        return
    print(visible(words.t("cli.error", message=str(sentence))), file=sys.stderr)


def prepare_streams(*, as_json: bool) -> None:
    """Nothing that is to be printed can fail for the terminal's encoding; JSON is UTF-8 wherever it goes.

    Standard streams that came closed are opened on nothing, lest a file that is opened later gets their place.
    """
    if None in (sys.stdin, sys.stdout, sys.stderr):
        while (taken := os.open(os.devnull, os.O_RDWR)) <= _STANDARD:
            pass
        os.close(taken)
        sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it stays until the end
        sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if as_json and stream is sys.stdout:
                stream.reconfigure(encoding="utf-8", errors="replace")
            else:
                stream.reconfigure(errors="replace")


def silence(stream: TextIO) -> None:
    """What is still to be written to a stream goes nowhere: Python must not complain about it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def visible(text: str) -> str:
    """The text without control characters, which could make a terminal do things: networks' words are others' words."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def plain(value: Any) -> Any:
    """JSON values for what facts and views hold."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, Path):
        return str(value)
    return str(value)


def table(rows: Iterable[Sequence[str]]) -> list[str]:
    """Rows in aligned columns; the first row is the heading."""
    kept = [[str(cell) for cell in row] for row in rows]
    if not kept:
        return []
    widths = [max(len(row[column]) for row in kept) for column in range(len(kept[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in kept]


def short(text: str, length: int = 60) -> str:
    """One line of a text, cut."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
