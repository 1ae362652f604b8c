"""PDFs of a given length."""

from __future__ import annotations

import zlib


def pdf(count: int, *, packed: bool = False) -> bytes:
    """A PDF with a tree of pages that says so; in a packed stream as newer programs write it."""
    outlines = b"<< /Type /Outlines /Count 999 >>"
    tree = b"<< /Kids [4 0 R] /Count %d /Type /Pages >>" % count
    leaf = b"<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [] >>"
    if not packed:
        inner = b"".join(b"%d 0 obj\n%s\nendobj\n" % each for each in enumerate((outlines, tree, leaf), 1))
        return b"%PDF-1.4\n" + inner + b"trailer << /Size 4 >>\n%%EOF"
    stream = zlib.compress(b"1 0 2 40 3 90 " + outlines + b" " + tree + b" " + leaf)
    head = b"5 0 obj\n<< /Type /ObjStm /N 3 /First 14 /Filter /FlateDecode /Length %d >>\nstream\n" % len(stream)
    return b"%PDF-1.5\n" + head + stream + b"\nendstream\nendobj\n%%EOF"
