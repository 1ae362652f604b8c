"""Text files with separated columns: encoding, separator and damage found out, always the same for the same bytes."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence
from pathlib import Path

from smdesk.core.checks.base import Finding
from smdesk.core.errors import InvalidInput
from smdesk.core.exchange import layouts
from smdesk.core.exchange.drafts import warning
from smdesk.core.exchange.table import MOST_COLUMNS, MOST_LINES, Line, Table

#: Bytes; a calendar of 50,000 lines has fewer.
MOST_BYTES = 64 * 1024 * 1024
SEPARATORS = (";", ",", "\t", "|")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
#: What programs of one computer write that is not Unicode: Windows, an old Mac, a terminal of Windows.
_OLD = ("cp1252", "mac_roman", "cp850")
_COMMON = frozenset("áéíóúüñÁÉÍÓÚÑ¿¡«»“”’…€ºª–")
_SELDOM = frozenset("ÜçÇàèòÀÈÒ‘—·ïäöß°´½\u00a0")
_NEVER_AMID = frozenset("«»“”–—¿¡…€ºª°")
_ENOUGH = 0.4
_HEADLESS = {2: ("date", "text"), 3: ("date", "text", "link"), 4: ("date", "text", "link", "media")}


def read(file: Path, *, encoding: str = "", separator: str = "") -> Table:
    """A table from a text file; what a person knows better than the file tells goes before it.

    Raises:
        InvalidInput: `file_missing`, `file_unreadable` (`path`, `reason`), `file_too_large` (`size`, `limit`),
            `file_no_lines`, `bad_encoding` (`encoding`), `file_too_many_lines` (`limit`), `file_not_text`.
    """
    data = _bytes(file)
    found = encoding or encoding_of(data)
    text, findings = _text(data, found, file)
    hinted, text = _hint(text)
    mark = separator or hinted or separator_of(text)
    rows = _rows(text, mark)
    if not rows:
        raise InvalidInput("file_no_lines", path=str(file))
    findings += _open_quote(text, rows)
    headers, body = _headed(rows)
    lines = tuple(Line(number, tuple(cells)) for number, cells in body)
    facts = {"encoding": found, "separator": mark, "path": str(file)}
    return Table(tuple(headers), lines, "csv", facts, tuple(findings))


def plain(file: Path) -> str:
    """The text of a file, in whatever encoding it was written. Raises as `read`."""
    data = _bytes(file)
    return _text(data, encoding_of(data), file)[0]


def _bytes(file: Path) -> bytes:
    try:
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise InvalidInput("file_too_large", path=str(file), size=size, limit=MOST_BYTES)
        return file.read_bytes()
    except OSError as error:
        raise unreadable(file, error) from error


def unreadable(file: Path, error: OSError) -> InvalidInput:
    """Why a file cannot be read, in our words where it is merely not there."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return InvalidInput("file_missing", path=str(file))
    return InvalidInput("file_unreadable", path=str(file), reason=error.strerror or type(error).__name__)


def encoding_of(data: bytes) -> str:
    """The encoding of a file: by its mark, by being valid UTF-8, by where its zeros are, else what reads likeliest."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    start = data[:4096]
    if start.count(0) > len(start) // 4:
        return "utf-16-le" if start[1::2].count(0) >= start[::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _old_encoding(data)
    return "utf-8"


def _old_encoding(data: bytes) -> str:
    """One of the old ones, by how likely the letters are that it would give; `charset_normalizer` where none is."""
    best, most = "", -9.0
    for name in _OLD:
        try:
            likely = _likely(data[:200_000].decode(name))
        except UnicodeDecodeError:
            continue
        if likely > most:
            best, most = name, likely
    if most >= _ENOUGH:
        return best
    from charset_normalizer import from_bytes  # 20 ms, for what is neither Unicode nor of the west

    guess = from_bytes(data[:100_000]).best()
    return guess.encoding if guess is not None else best or "latin-1"


def _likely(text: str) -> float:
    """How much the letters beyond ASCII look like Spanish or English, from -1 to 1."""
    total, odd = 0.0, 0
    for place, letter in enumerate(text):
        if letter < "\x80":
            continue
        odd += 1
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        amid = before.isalpha() and after.isalpha()
        if (letter.isupper() and before.islower()) or (amid and letter in _NEVER_AMID):
            total -= 1
        else:
            total += 1.0 if letter in _COMMON else 0.3 if letter in _SELDOM else 0.0
    return total / odd if odd else 1.0


def _text(data: bytes, encoding: str, file: Path) -> tuple[str, list[Finding]]:
    try:
        text = data.decode(encoding)
        findings: list[Finding] = []
    except (LookupError, UnicodeDecodeError) as error:
        if isinstance(error, LookupError):
            raise InvalidInput("bad_encoding", field="encoding", encoding=encoding) from error
        text = data.decode(encoding, "replace")
        findings = [warning("file_letters_lost", "encoding", count=text.count("\N{REPLACEMENT CHARACTER}"))]
    text = text.removeprefix("\ufeff")
    zeros = text.count("\x00")
    if zeros:
        if zeros > len(text) // 10:
            raise InvalidInput("file_not_text", path=str(file))
        findings.append(warning("file_zeros", "", count=zeros))
        text = text.replace("\x00", "")
    return text, findings


def _hint(text: str) -> tuple[str, str]:
    """A first line `sep=;` says the separator, and is no line of the table."""
    head, end, rest = text.partition("\n")
    bare = head.strip().strip('"')
    if bare[:4].casefold() == "sep=" and end and len(bare) <= 5:
        return (bare[4:] or "\t"), rest
    return "", text


def separator_of(text: str) -> str:
    """What stands between columns: that which gives the heading the most names we know, then the most even lines."""
    sample = text[:200_000]
    scores = []
    for mark in SEPARATORS:
        rows = _parsed(sample, mark, 40)
        rows = [row for row in rows if any(row)]
        if not rows:
            continue
        known, place = max((sum(map(bool, layouts.recognise(row).fields)), -at) for at, row in enumerate(rows[:10]))
        widths = [len(row) for row in rows[-place:]]
        several = widths[0] > 1
        even = sum(width == widths[0] for width in widths) / len(widths) if several else 0.0
        scores.append((known if several else 0, even, widths[0], -SEPARATORS.index(mark), mark))
    return max(scores)[-1] if scores else ","


def _parsed(text: str, mark: str, most: int) -> list[list[str]]:
    found: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            found.append(row)
            if len(found) >= most:
                break
    except csv.Error:
        pass  # a cell that never ends: what came before it tells enough
    return found


def _rows(text: str, mark: str) -> list[tuple[int, list[str]]]:
    """Line of the text → cells, without empty lines at the beginning."""
    csv.field_size_limit(max(csv.field_size_limit(), 10 * 1024 * 1024))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for row in reader:
            if len(row) > MOST_COLUMNS or len(rows) > MOST_LINES:
                raise InvalidInput("file_too_many_lines", limit=MOST_LINES, columns=MOST_COLUMNS)
            if rows or any(cell.strip() for cell in row):
                rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error as error:
        raise InvalidInput("file_unreadable", path="", reason=str(error)) from error
    return rows


def _open_quote(text: str, rows: Sequence[tuple[int, list[str]]]) -> list[Finding]:
    """An odd number of quotes: somewhere a cell was opened that swallowed what followed."""
    if text.count('"') % 2 == 0:
        return []
    number, _ = max(rows, key=lambda row: max((cell.count("\n") for cell in row[1]), default=0))
    return [warning("file_quote_open", "", line=number)]


def _headed(rows: list[tuple[int, list[str]]]) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The heading and the lines below; Hootsuite's file has none, and lines above the heading are passed over."""
    if layouts.bare_hootsuite([row for _, row in rows]):
        width = max(len(row) for _, row in rows[:20])
        return list(_HEADLESS[width] if width != 3 else ("date", "message", "link")), rows
    for place, (_, row) in enumerate(rows[:10]):
        known = {name for name in layouts.recognise(row).fields if name}
        if known & {"text", "data", "title"} and (len(known) > 1 or len(row) == 1):
            return [cell.strip() for cell in row], rows[place + 1 :]
    return [cell.strip() for cell in rows[0][1]], rows[1:]
