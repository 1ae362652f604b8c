"""What a command gives back, printed as lines for a person or as one JSON document for a program."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from smdesk.words import Sentence, Words


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
        print(line)


def print_error(code: str, sentence: Sentence, facts: dict[str, Any], words: Words, *, as_json: bool) -> None:
    """A refusal: JSON on standard output, else the sentence on standard error."""
    if as_json:
        body = {"code": code, "message": str(sentence), "facts": facts}
        print(json.dumps({"error": body}, ensure_ascii=False, indent=2, default=plain))
        return
    print(words.t("cli.error", message=str(sentence)), file=sys.stderr)


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
