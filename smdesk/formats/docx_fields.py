"""What a DOCX works out or leads to by itself: the number of a page, a table of contents, links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.text.paragraph import Paragraph

# The library knows no fields, bookmarks and links of its own: they are put into its elements.
# ruff: noqa: SLF001


def field(paragraph: Paragraph, code: str, shown: str = "", *, dirty: bool = False) -> None:
    """A field; `shown` stands there until it is worked out, which a `dirty` one is when the file is opened."""
    for mark in (_mark("begin", dirty=dirty), _code(code), _mark("separate")):
        paragraph.add_run()._r.append(mark)
    paragraph.add_run(shown)
    paragraph.add_run()._r.append(_mark("end"))


def _mark(kind: str, *, dirty: bool = False) -> Any:
    element = _element("w:fldChar", fldCharType=kind)
    if dirty:
        _set(element, dirty="true")
    return element


def _code(text: str) -> Any:
    element = _element("w:instrText")
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    element.text = f" {text} "
    return element


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A name for the place of a paragraph."""
    paragraph._p.append(_element("w:bookmarkStart", id=str(number), name=name))
    paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))


@contextmanager
def link(paragraph: Paragraph, address: str) -> Iterator[None]:
    """What is added to the paragraph meanwhile leads to an address, or to a bookmark (`#name`)."""
    before = len(paragraph._p)
    yield
    if address.startswith("#"):
        element = _element("w:hyperlink", anchor=address[1:])
    else:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml.ns import qn

        element = _element("w:hyperlink")
        element.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    added = list(paragraph._p)[before:]
    paragraph._p.append(element)
    element.extend(added)


def contents(made: Docx, entries: Sequence[tuple[str, str]], style: str) -> None:
    """A table of contents: titles that lead to their bookmarks, with the pages that the word processor counts.

    Not a field of its kind (TOC): LibreOffice shows in one what stood there when the file was written, and nobody knows
    the pages before.
    """
    for name, title in entries:
        paragraph = made.add_paragraph(style=style)
        with link(paragraph, f"#{name}"):
            paragraph.add_run(f"{title}\t")
            field(paragraph, f"PAGEREF {name} \\h", "–", dirty=True)


def _element(tag: str, **values: str) -> Any:
    from docx.oxml import OxmlElement

    return _set(OxmlElement(tag), **values)


def _set(element: Any, **values: str) -> Any:
    from docx.oxml.ns import qn

    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    return element
