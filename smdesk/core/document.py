"""A document for a client as data: what stands in it, in which order, in whose colours; PDF and DOCX show it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from smdesk.core.records import dataclass

#: A picture: a file, or its bytes.
Source = Path | bytes
_ADDRESS = re.compile(r"https?://[^\s<>«»“”\"]+|www\.[\w-]+(?:\.[\w-]+)+[^\s<>«»“”\"]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that looks different from the rest of its paragraph, or leads to an address."""

    text: str
    bold: bool = False
    italic: bool = False
    muted: bool = False
    link: str = ""  # https://…, mailto:…; #name: a place in the same document
    anchor: str = ""  # the name of this place


#: Text, or pieces of it that follow one another.
Rich = str | tuple[Run | str, ...]


def plain(words: Rich) -> str:
    """The same without its looks."""
    if isinstance(words, str):
        return words
    return "".join(piece if isinstance(piece, str) else piece.text for piece in words)


def linked(words: Rich) -> Rich:
    """The same, with the addresses that stand in it as links."""
    pieces = (words,) if isinstance(words, str) else words
    if not any(sign in plain(words) for sign in ("://", "@", "www.")):
        return words
    made: list[Run | str] = []
    for piece in pieces:
        run = Run(piece) if isinstance(piece, str) else piece
        made += [run] if run.link else _parted(run)
    return tuple(made)


def _parted(run: Run) -> list[Run]:
    made, at = [], 0
    for found in _ADDRESS.finditer(run.text):
        said = found[0].rstrip(".,;:!?…)")
        made += [replace(run, text=run.text[at : found.start()]), replace(run, text=said, link=address(said))]
        at = found.start() + len(said)
    return [each for each in (*made, replace(run, text=run.text[at:])) if each.text]


def address(said: str) -> str:
    """Where something leads that was typed as an address of a page or of mail; "" where it is neither."""
    said = said.strip()
    if not _ADDRESS.fullmatch(said) and not _SITE.fullmatch(said):
        return ""
    if "://" in said:
        return said
    return f"mailto:{said}" if "@" in said and "/" not in said else f"https://{said}"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section: level 2 stands in the outline, level 3 does not."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `kind` is body, lead, small, quote, or note (what the person has to say: marked at its side)."""

    text: Rich
    kind: str = "body"
    keep: bool = False  # on the page of what follows


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list, with what is said about it below."""

    text: Rich
    more: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points, or of numbered ones."""

    items: tuple[Item | str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """What is known of something: a name and its value, line by line."""

    items: tuple[tuple[str, Rich], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A figure that stands out. `share` (0 to 1) draws a bar below it, with a mark at `goal`."""

    label: str
    value: str
    note: str = ""
    share: float | None = None
    goal: float | None = None


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards side by side."""

    items: tuple[Card, ...]
    columns: int = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that looks different from its column; `color` puts a dot of that colour before the text."""

    text: Rich
    bold: bool = False
    color: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that is repeated on each page. `align` has l, c or r for each column.

    `widths` are the shares of the columns; without them each is as wide as what stands in it wants.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell | str, ...], ...]
    align: str = ""
    widths: tuple[float, ...] = ()
    total: bool = False  # the last row is a sum


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture over the width of the text, or a `share` of it. `height` in points; None: as the picture has it.

    `fit` is contain (all of it) or cover (the area filled, the rest cut).
    """

    source: Source
    height: float | None = None
    share: float = 1.0
    fit: str = "contain"
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A word with a ground of its own."""

    text: str
    color: str = ""  # "": the accent


@dataclass(frozen=True, slots=True)
class Chips:
    """Chips, as many in a line as there is room for."""

    items: tuple[Chip | str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of bars: its name, its value in words, how long it is (0 to 1), and where its goal is."""

    label: str
    value: str
    share: float
    goal: float | None = None
    color: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars below one another."""

    items: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One line or row of bars of a chart; `low` and `high` make a band around it. None is a gap."""

    name: str
    values: tuple[float | None, ...]
    color: str = ""
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart. `kind` is line, bars (beside one another), stack, or share (one series: its parts of a whole).

    `ticks` names the places along the axis, `marks` draws a line at a height, `stress` a bar in the full colour.
    """

    kind: str
    series: tuple[Series, ...]
    ticks: tuple[str, ...]
    title: str = ""
    unit: str = ""
    height: float = 170.0
    marks: Mapping[str, float] | None = None
    stress: tuple[int, ...] = ()
    decimal: str = "."  # the mark of the language
    at: tuple[float, ...] = ()  # where each tick stands along the axis of a line; (): evenly
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Blocks on a ground of their own, with a name."""

    title: str
    blocks: tuple[Block, ...]
    color: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Panels side by side, those of a row equally high."""

    items: tuple[Panel, ...]
    columns: int = 2


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns; `share` is the part of the left one."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: float = 0.5


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in a day of a month."""

    text: str
    time: str = ""
    color: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """A month with what stands in its days. `first` is the weekday (0 Monday) that a week begins with."""

    year: int
    month: int
    weekdays: tuple[str, ...]  # their names, Monday first
    days: Mapping[int, tuple[Entry, ...]]
    first: int = 0
    more: str = "+{count}"
    marked: Mapping[int, str] | None = None  # days with a name: holidays
    most: int = 12  # lines in a day; what is above them is counted


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is, at a glance: a portrait (initials where there is none), a name, a line, what they say."""

    name: str
    line: str = ""
    quote: str = ""
    portrait: Source | None = None
    badge: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """How much something is used, of `most`, how much at each hour of the day (0 to 3), and what is said of that."""

    name: str
    level: int
    hours: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Uses:
    """What is used and when, line by line. `head` names the four columns."""

    head: tuple[str, str, str, str]
    items: tuple[Use, ...]
    most: int = 5


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines to sign on: whose, and what is filled in already."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Space:
    """Empty room, in points."""

    height: float = 12.0


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


Block = (
    Heading | Text | Bullets | Pairs | Cards | Table | Picture | Chips | Bars | Chart | Panel | Grid | Columns | Month
    | Person | Uses | Signature | Space | NewPage
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document with a title in the outline. `aside` is a small text at the right of the title."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    aside: str = ""
    new_page: bool = True


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page."""

    title: str
    subtitle: str = ""
    lines: tuple[str, ...] = ()
    foot: str = ""
    picture: Source | None = None


@dataclass(frozen=True, slots=True)
class Brand:
    """Whose document it is: colours as `#rrggbb`, the first the main one, and a logo."""

    name: str
    colors: tuple[str, ...] = ()
    logo: Source | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """All of it. `paper` is a4 or letter; `footer` stands at the foot of each page, before its number.

    `contents` is the title of the list of sections that comes first; "": there is none.
    """

    title: str
    brand: Brand
    sections: tuple[Section, ...]
    language: str = "en"
    cover: Cover | None = None
    footer: str = ""
    author: str = ""
    paper: str = "a4"
    landscape: bool = False
    contents: str = ""
