"""How many pages a PDF has, as its tree of pages says; enough of the format to find that and no more (ISO 32000)."""

from __future__ import annotations

import re
import zlib
from mmap import mmap

_NODE = re.compile(rb"/Type\s*/Pages\b")
_COUNT = re.compile(rb"/Count\s+(\d{1,6})\b")
_PACKED = re.compile(rb"/Type\s*/ObjStm\b[^>]*(?:>(?!>)[^>]*)*>>\s*stream\r?\n")
_REACH = 400  # bytes around the type of a node in which its count stands
_MOST = 4_000_000  # bytes of one packed stream, packed or unpacked


def pages(data: bytes | mmap) -> int | None:
    """The pages of a PDF, None where it does not tell (it is encrypted, or packed in another way)."""
    found = _counted(data)
    for packed in _PACKED.finditer(data):
        try:
            found += _counted(zlib.decompressobj().decompress(data[packed.end() : packed.end() + _MOST], _MOST))
        except zlib.error:
            continue
    return max(found, default=None)


def _counted(data: bytes | mmap) -> list[int]:
    """The counts of all nodes of the tree; the root's is the greatest."""
    found = []
    for node in _NODE.finditer(data):
        before = data.rfind(b"<<", max(0, node.start() - _REACH), node.start())
        after = data.find(b"endobj", node.end(), node.end() + _REACH)
        told = _COUNT.search(data, max(0, before), after if after > 0 else node.end() + _REACH)
        if told is not None:
            found.append(int(told[1]))
    return found
