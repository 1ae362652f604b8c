"""Pictures of the content sheet: a week, a delivery, art received, a cell typed, an empty week, the least window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

from PIL import Image
from PySide6.QtWidgets import QWidget

from smdesk.core.sheet.lines import Line
from smdesk.ui.kit.context import Ui
from smdesk.ui.sheets.page import SheetsPage
from smdesk.ui.sheets.words import Column
from smdesk.ui.shell.window import MainWindow
from tools.shots_plan import dialog_of

FULL, LEAST = (1440, 900), (1100, 700)


def sheets(window: MainWindow, settle: Callable[[float], None]) -> Iterator[tuple[str, QWidget]]:
    """The page of one client and of all, in both sizes, with the dialog of a delivery."""
    ui = window.ui
    window.resize(*FULL)
    ui.scope.choose(_busiest(ui))
    window.router.go("sheets")
    page = cast(SheetsPage, window.router.page("sheets"))
    settle(0.8)
    page.turn(1)
    settle(0.4)
    page.arrive()
    settle(1.0)
    yield "sheets", window
    page.doing.deliver()
    yield "sheets-deliver", dialog_of(page, settle)
    files = _received(ui, page)
    page.pane.offer(files)
    settle(1.0)
    yield "sheets-received", window
    open_ = [line for line in page.table.sheet.lines if not line.out]
    _type(page, open_)
    settle(0.3)
    yield "sheets-typing", window
    page.table.cells.leave("escape")
    window.resize(*LEAST)
    settle(0.4)
    yield "sheets-least", window
    page.side.pull_out()
    settle(0.3)
    yield "sheets-drawer", window
    page.side.put_away()
    window.resize(*FULL)
    ui.scope.choose(ui.runtime.clients.list()[0].id)
    page.turn(40)
    settle(0.5)
    yield "sheets-empty", window
    ui.scope.choose(None)
    settle(0.3)
    yield "sheets-all", window


def _busiest(ui: Ui) -> int:
    """The client of whom most is to come."""
    posts = ui.runtime.posts.listing(limit=400)
    counts = {each.id: sum(post.client_id == each.id for post in posts) for each in ui.runtime.clients.list()}
    return max(counts, key=lambda each: counts[each])


def _received(ui: Ui, page: SheetsPage) -> list[Path]:
    """What design sends: one file that is named after its post, one of another shape, and one of nobody."""
    folder = ui.runtime.folder.root / "from-design"
    folder.mkdir(exist_ok=True)
    open_ = [line for line in page.table.sheet.lines if line.lacking]
    sent = ((f"{open_[0].code.lower()}_v2.png", (1080, 1350)), (f"{open_[-1].code.lower()}.png", (1080, 1080)),
            ("IMG_2231.jpg", (1600, 1200)))  # fmt: skip
    for number, (name, size) in enumerate(sent):
        Image.new("RGB", size, ("#b5651d", "#2f6f6a", "#8a7a5c")[number]).save(folder / name)
    return [folder / name for name, _ in sent]


def _type(page: SheetsPage, lines: list[Line]) -> None:
    if len(lines) > 1:
        page.table.choose(lines[1].post_id, Column.TEXT)
        page.table.write()
