"""Documents that are made in tests, and how their pages are read back."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from smdesk.core.document import Brand, Cover, Document, Section


class Read:
    """A PDF as a reader sees it."""

    def __init__(self, data: bytes | Path) -> None:
        self.pdf = pdfium.PdfDocument(data)

    def __len__(self) -> int:
        return len(self.pdf)

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, in one line."""
        return [" ".join(page.get_textpage().get_text_range().split()) for page in self.pdf]

    @property
    def text(self) -> str:
        """The text of all pages."""
        return " ".join(self.pages)

    @property
    def outline(self) -> list[tuple[int, str, int]]:
        """Level, title and page of each line of the outline."""
        return [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in self.pdf.get_toc()]

    def links(self, page: int) -> list[int]:
        """The pages to which the links of a page lead."""
        found = (raw.FPDFLink_GetDest(self.pdf.raw, each) for each in self._links(page))
        return [raw.FPDFDest_GetDestPageIndex(self.pdf.raw, each) for each in found if each]

    def addresses(self, page: int) -> list[str]:
        """The addresses to which the links of a page lead."""
        made = []
        for each in self._links(page):
            action = raw.FPDFLink_GetAction(each)
            if action:
                room = ctypes.create_string_buffer(2000)
                raw.FPDFAction_GetURIPath(self.pdf.raw, action, room, 2000)
                made.append(room.value.decode("ascii"))
        return made

    def _links(self, page: int) -> Iterator[Any]:
        at, link = ctypes.c_int(0), raw.FPDF_LINK()
        sheet = self.pdf[page]
        while raw.FPDFLink_Enumerate(sheet.raw, ctypes.byref(at), ctypes.byref(link)):
            yield link

    def outside(self, margin: float = 20.0) -> list[tuple[int, Any]]:
        """The boxes of text that stand outside a page or nearer to its edge than a printer can print."""
        found = []
        for number, page in enumerate(self.pdf):
            width, height = page.get_size()
            words = page.get_textpage()
            for at in range(words.count_rects()):
                left, low, right, high = words.get_rect(at)
                if left < margin or low < margin or right > width - margin or high > height - margin:
                    found.append((number, (left, low, right, high)))
        return found


@pytest.fixture
def read(qapp: object) -> type[Read]:
    """Reads a PDF; there is an application for making one."""
    return Read


def document(*blocks: Any, cover: bool = False, **more: Any) -> Document:
    """A document with one section."""
    first = Cover("The title", "Below it", ("A line",), "Prepared on 2 November") if cover else None
    brand = more.pop("brand", Brand("Oldmill", ("#4a2c1c", "#a65a1e")))
    return Document("A plan", brand, (Section("one", "The section", blocks),), cover=first, **more)
