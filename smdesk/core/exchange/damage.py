"""What spreadsheets do to text, guarded against on the way out and recognised on the way in."""

from __future__ import annotations

import re

#: What makes a spreadsheet take a text for a formula, behind any number of apostrophes.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"''*[=+\-@\t\r]")
_SCIENTIFIC = re.compile(r"-?\d(?:[.,]\d+)?E\+?\d{2,3}", re.IGNORECASE)
_BROKEN = re.compile(
    r"#(?:REF|VALUE|NAME|NUM|NULL|N/A|DIV/0|¡REF|¡VALOR|¿NOMBRE|¡NUM|¡NULO|N/D|¡DIV/0|ERROR|SPILL|CALC)[!?]?",
    re.IGNORECASE,
)
#: What UTF-8 looks like that was read as Windows-1252.
_MANGLED = re.compile("[ÃÂ][\u0080-\u00bf\u0152-\u0178\u2013-\u2122]|â[€‚„†‡][\u0080-\u00ff™œžŸ˜”“’]?|ð[Ÿ\u009f]")
#: Characters that no XML, and so no workbook, may hold.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def guard(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula: an apostrophe goes before it. `unguard` undoes it."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text as it was before `guard`; any other stays as it is."""
    return text[1:] if _GUARDED.match(text) else text


def writable(text: str) -> str:
    """The text without characters that a workbook cannot hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def scientific(text: str) -> bool:
    """True for a number that a spreadsheet has rounded for showing: 1.23E+15 was an id once."""
    return _SCIENTIFIC.fullmatch(text.strip()) is not None


def broken_formula(text: str) -> bool:
    """True for what a formula shows that could not be worked out."""
    return _BROKEN.fullmatch(text.strip()) is not None


def mangled(text: str) -> bool:
    """True where UTF-8 was read as Windows-1252, and saved so."""
    return _MANGLED.search(text) is not None


def mended(text: str) -> str:
    """The text as it was before it was mangled; as it is where that cannot be told."""
    if not mangled(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
