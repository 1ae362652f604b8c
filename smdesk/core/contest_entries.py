"""Entries of a contest as they are taken in: lines of a list or a table, and the key by which each is known."""

from __future__ import annotations

import csv
import hashlib
import io
import unicodedata
from collections import Counter
from collections.abc import Iterable

from smdesk.core import network
from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass

NAME_LIMIT, TEXT_LIMIT, URL_LIMIT = 320, 4000, 2048
MOST = 100_000
_COLUMNS = {
    "name": "name", "nombre": "name", "handle": "name", "user": "name", "username": "name", "usuario": "name",
    "network": "network", "red": "network", "text": "text", "texto": "text", "comment": "text",
    "comentario": "text", "url": "url", "link": "url", "enlace": "url",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Given:
    """Somebody who takes part; `reference` tells several entries of one person apart, where each counts."""

    name: str
    network: str = ""
    text: str = ""
    url: str = ""
    reference: str = ""


def read(text: str, of_network: str = "") -> list[Given]:
    """Entries from a list (a name a line) or lines of a table, with or without a head.

    Without a head a line is a name, or network, name, text and address where it begins with a network.

    Raises:
        InvalidInput: `contest_line` (`line`, `text`) for one without a name or with one that is too long;
            `contest_many` (`limit`). Nothing of the list is taken then.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    filled = [line for line in lines if line.strip()]
    if len(filled) > MOST:
        raise InvalidInput("contest_many", limit=MOST)
    sign = _separator(filled[0]) if filled else ""
    head = _head(filled[0], sign) if filled else []
    found, begun = [], not head
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if not begun:
            begun = True
            continue
        found.append(_entry(line, number, sign, head, of_network))
    return found


def keys(given: Iterable[Given], chances: str) -> list[tuple[str, Given]]:
    """Each with its key, once; the same list in another order gives the same keys."""
    found: dict[str, Given] = {}
    times: Counter[str] = Counter()
    for each in given:
        who = person(each.network, each.name)
        if chances == "person":
            key = who
        elif reference := each.reference or each.url:
            key = f"{who}#{hashlib.sha256(reference.encode()).hexdigest()[:16]}"
        else:
            times[who] += 1
            key = f"{who}#{times[who]}"
        found.setdefault(key, each)
    return list(found.items())


def person(of_network: str, name: str) -> str:
    """How a person is known: the network and the handle, without sign, spaces and capitals."""
    bare = " ".join(unicodedata.normalize("NFKC", name).casefold().split()).lstrip("@").strip()
    return f"{of_network}:{unicodedata.normalize('NFC', bare)}"


def _separator(line: str) -> str:
    return next((sign for sign in "\t;," if sign in line), "")


def _cells(line: str, sign: str) -> list[str]:
    if not sign:
        return [line.strip()]
    return [cell.strip() for cell in next(csv.reader(io.StringIO(line), delimiter=sign), [])]


def _head(line: str, sign: str) -> list[str]:
    """The columns of a line that names them; none where it is an entry."""
    named = [_COLUMNS.get(cell.casefold(), "") for cell in _cells(line, sign)]
    return named if "name" in named and (len(named) > 1 or line.strip().casefold() in _COLUMNS) else []


def _entry(line: str, number: int, sign: str, head: list[str], of_network: str) -> Given:
    values = {"name": line.strip()}
    if head:
        values = {name: cell for name, cell in zip(head, _cells(line, sign), strict=False) if name}
    elif sign:
        cells = _cells(line, sign)
        if cells[0].casefold() in network.known():
            values = dict(zip(("network", "name", "text", "url"), cells, strict=False))
    name = " ".join(values.get("name", "").split())
    if not person("", name)[1:] or len(name) > NAME_LIMIT or any(ord(sign) < ord(" ") for sign in name):
        raise InvalidInput("contest_line", field="entries", line=number, text=line.strip()[:80])
    where = values.get("network", "").casefold() or of_network
    return Given(name, where[:32], values.get("text", "")[:TEXT_LIMIT], values.get("url", "")[:URL_LIMIT])
