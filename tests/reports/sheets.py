"""A week as design is told of it, made by hand, and a folder of pictures."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PIL import Image

from smdesk.core.approval import Shown
from smdesk.core.sheet.lines import Brief, Delivery, Line, Slot
from smdesk.services.sheets.views import SheetView

MONDAY = date(2026, 10, 19)
FEED, STORY = (1080, 1350), (1080, 1920)


class Folder:
    """A media folder with pictures in it, by the names that stand for their contents."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def add(self, name: str, size: tuple[int, int] = FEED, color: str = "#c07a2c", kind: str = "png") -> Shown:
        Image.new("RGB", size, color).save(self._root / name, format=kind)
        return Shown(name, f"image/{kind}", "A loaf", *size)

    def path(self, sha256: str) -> Path:
        return self._root / sha256


def jpeg(size: tuple[int, int] = (60, 75), color: str = "#c07a2c") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, color).save(out, format="jpeg")
    return out.getvalue()


def slot(size: tuple[int, int] = FEED, *media: Shown, format_: str = "post") -> Slot:
    return Slot((), ("instagram",), format_, size, media)


def line(post_id: int, **given: Any) -> Line:
    """A post of the week; what is not given is that of a picture for Instagram that waits for its art."""
    kept: dict[str, Any] = {
        "post_id": post_id, "number": post_id, "code": f"S43-{post_id:02}", "title": f"Post {post_id}",
        "wall": datetime(2026, 10, 18 + post_id, 9, 30), "networks": ("instagram",), "formats": ("post",),
        "text": "Pan de hoy.", "hashtags": (), "link": "", "brief": Brief("Pan"), "slots": (slot(),),
        "stage": "planned", "drawn": "inDesign",
    }  # fmt: skip
    return Line(**(kept | given))


def view(*lines: Line, **given: Any) -> SheetView:
    kept: dict[str, Any] = {"client_id": 1, "client": "Molino Viejo", "zone": "Europe/Madrid", "language": "es",
                            "week": MONDAY, "lines": lines}  # fmt: skip
    return SheetView(**(kept | given))


def told(lines: tuple[Line, ...], version: int = 1, **changes: Mapping[str, Any]) -> Delivery:
    """What design was told of lines; `changes` are cells by "_1" that said something else."""
    cells = {each.post_id: {**each.cells, "number": each.number} for each in lines}
    for name, other in changes.items():
        cells[int(name[1:])] |= other
    return Delivery(version, datetime(2026, 10, 8, 9, tzinfo=UTC), cells)


def week(folder: Folder) -> SheetView:
    """Three posts: one with all of its art, one that lacks its story, one that needs none; the first has changed."""
    lines = (
        line(1, title="Así amasamos", brief=Brief("«Autólisis»\n20 minutos de silencio", "Manos sobre la masa",
                                                  ("https://example.org/board", "Como la del día 7")),
             slots=(slot(FEED, folder.add("a"), folder.add("b"), folder.add("c")),), hashtags=("#pan", "#masa"),
             text="=SUM(1)\nVeinte minutos de silencio.", link="https://molino.example/pan?a=1"),
        line(2, title="Pan de calabaza", networks=("instagram", "facebook"), formats=("post", "story"),
             slots=(slot(FEED, folder.add("d", color="#d9822b")), slot(STORY, format_="story"))),
        line(3, title="Gracias", brief=replace(Brief(), needed=False), drawn="scheduled", slots=(slot(),)),
    )  # fmt: skip
    had = {"when": "2026-10-19 08:30", "text": "Otra cosa"}
    return view(*lines, delivery=told(lines, _1=had), gone=("Harinas",))
