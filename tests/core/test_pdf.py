"""How long a document is, as its own tree of pages tells."""

from __future__ import annotations

import pytest

from smdesk.core.pdf import pages
from tests.pdfs import pdf


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_a_document_are_counted(packed):
    assert [pages(pdf(number, packed=packed)) for number in (1, 12, 301)] == [1, 12, 301]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 nothing", pdf(3, packed=True)[:90], b"/Type /Pages /Count many"])
def test_what_does_not_tell_its_pages_is_left_to_the_network(data):
    assert pages(data) is None
