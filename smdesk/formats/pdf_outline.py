"""An outline and a language for a PDF that has none: appended to it, as the format provides, without touching the rest.

Qt writes pages, fonts and titles; what a reader needs to jump to a chapter, and a screen reader to speak, it does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the outline: its depth from 1, its title, its page from 0, and its height above the page's foot."""

    level: int
    title: str
    page: int
    top: float


@dataclass(slots=True)
class _Node:
    mark: Mark
    number: int
    parent: _Node | None
    children: list[_Node]


def add(pdf: bytes, marks: Sequence[Mark], language: str) -> bytes:
    """The same PDF with an outline and its language; unchanged where it is not written as Qt writes."""
    found = _trailer(pdf)
    if found is None:
        return pdf
    size, root, start, rest = found
    catalog = _object(pdf, root)
    pages = _pages(pdf, catalog)
    if catalog is None or not pages:
        return pdf
    more = f"/Lang ({language}) /ViewerPreferences << /DisplayDocTitle true >>"
    parts: list[tuple[int, bytes]] = []
    if marks:
        more += f" /Outlines {size} 0 R"
        parts = _outline(marks, size, pages)
    head, _, tail = catalog.rpartition(b">>")
    parts.insert(0, (root, head + more.encode() + b"\n>>" + tail))
    return _appended(pdf, parts, root, start, rest)


def _trailer(pdf: bytes) -> tuple[int, int, int, bytes] | None:
    """The number of objects, the number of the catalogue, where the table of objects is, and what else is kept."""
    at = pdf.rfind(b"trailer")
    tail = pdf[at:]
    size, root = re.search(rb"/Size (\d+)", tail), re.search(rb"/Root (\d+) 0 R", tail)
    start = re.search(rb"startxref\s+(\d+)", tail)
    if at < 0 or size is None or root is None or start is None:
        return None
    kept = b" ".join(each[0] for each in re.finditer(rb"/Info \d+ 0 R|/ID \[[^\]]*\]", tail))
    return int(size[1]), int(root[1]), int(start[1]), kept


def _object(pdf: bytes, number: int) -> bytes | None:
    """What stands between `obj` and `endobj`."""
    found = re.search(rb"(?:^|\n)%d 0 obj\s*(.*?)\s*endobj" % number, pdf, re.DOTALL)
    return found[1] if found else None


def _pages(pdf: bytes, catalog: bytes | None) -> list[int]:
    top = re.search(rb"/Pages (\d+) 0 R", catalog or b"")
    tree = _object(pdf, int(top[1])) if top else None
    kids = re.search(rb"/Kids\s*\[([^\]]*)\]", tree or b"")
    return [int(number) for number in re.findall(rb"(\d+) 0 R", kids[1])] if kids else []


def _outline(marks: Sequence[Mark], first: int, pages: list[int]) -> list[tuple[int, bytes]]:
    """The objects of the outline: its top, and one for each line."""
    nodes: list[_Node] = []
    tops: list[_Node] = []
    path: list[_Node] = []
    for mark in marks:
        if not 0 <= mark.page < len(pages):
            continue
        while path and path[-1].mark.level >= mark.level:
            path.pop()
        node = _Node(mark, first + 1 + len(nodes), path[-1] if path else None, [])
        (path[-1].children if path else tops).append(node)
        nodes.append(node)
        path.append(node)
    if not nodes:
        return [(first, b"<< /Type /Outlines /Count 0 >>")]
    made = f"<< /Type /Outlines /First {tops[0].number} 0 R /Last {tops[-1].number} 0 R /Count {len(nodes)} >>"
    return [(first, made.encode()), *((node.number, _line(node, tops, first, pages)) for node in nodes)]


def _line(node: _Node, tops: list[_Node], first: int, pages: list[int]) -> bytes:
    beside = node.parent.children if node.parent else tops
    at = next(place for place, each in enumerate(beside) if each is node)
    title = ("\N{ZERO WIDTH NO-BREAK SPACE}" + node.mark.title).encode("utf-16-be").hex()
    parts = [
        f"/Title <{title}>",
        f"/Parent {node.parent.number if node.parent else first} 0 R",
        f"/Dest [{pages[node.mark.page]} 0 R /XYZ 0 {node.mark.top:.1f} null]",
    ]
    if at > 0:
        parts.append(f"/Prev {beside[at - 1].number} 0 R")
    if at + 1 < len(beside):
        parts.append(f"/Next {beside[at + 1].number} 0 R")
    if node.children:
        parts.append(f"/First {node.children[0].number} 0 R /Last {node.children[-1].number} 0 R")
        parts.append(f"/Count {_below(node)}")
    return f"<< {' '.join(parts)} >>".encode()


def _below(node: _Node) -> int:
    return sum(1 + _below(child) for child in node.children)


def _appended(pdf: bytes, parts: list[tuple[int, bytes]], root: int, start: int, rest: bytes) -> bytes:
    """The file, the new objects, a table of where they are, and a trailer that names the table before it."""
    made = bytearray(pdf if pdf.endswith(b"\n") else pdf + b"\n")
    table = []
    for number, body in parts:
        table.append(b"%d 1\n%010d 00000 n \n" % (number, len(made)))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    at = len(made)
    last = int(re.findall(rb"/Size (\d+)", pdf)[-1])
    count = max(last, max(number for number, _ in parts) + 1)
    made += b"xref\n" + b"".join(table)
    made += b"trailer\n<< /Size %d /Root %d 0 R %s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        count,
        root,
        rest,
        start,
        at,
    )
    return bytes(made)
