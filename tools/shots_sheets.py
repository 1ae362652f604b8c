"""Pictures of the content sheet: a week, a cell while it is typed, delivered, an empty week, the least window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtWidgets import QWidget

from smdesk.core.sheet.lines import Line
from smdesk.ui.kit.context import Ui
from smdesk.ui.sheets.page import SheetsPage
from smdesk.ui.sheets.words import Column
from smdesk.ui.shell.window import MainWindow
from tools.shots_plan import dialog_of

FULL, LEAST = (1440, 900), (1100, 700)
#: What is written for the designer, a post after the other: what stands in the image, and what is seen.
WRITTEN = {
    "en": (
        ("“Autolysis”\n20 minutes of silence", "Hands on the dough, light from the window. No text on 2 and 3. A wooden"
         " ground, like the one of the 7th."),
        ("We have a winner", "The autumn basket with a blank label: we put the name on it on Tuesday afternoon."),
        ("Flour from here", "An open sack of flour and ears of wheat. Leave air at the left for the headline."),
        ("", "A real photo of the shop, it is in the folder. Only a frame and the logo, small, below."),
        ("Pumpkin bread\n£4.20", "A whole pumpkin and sliced bread. The price in a circle, readable when small."),
        ("One hour more of oven", "A kitchen clock that shows three and goes back to two. As a joke."),
    ),
    "es": (
        ("«Autólisis»\n20 minutos de silencio", "Manos sobre la masa, luz de la ventana. Nada de texto en la 2 y la 3."
         " Fondo de madera, como la del día 7."),
        ("Ya hay ganadora", "La cesta de otoño con una etiqueta en blanco: el nombre lo ponemos nosotros el martes."),
        ("Harinas de aquí", "Saco de harina abierto y espigas. Dejar aire a la izquierda para el titular."),
        ("", "Foto real de la tienda, la tenemos en la carpeta. Solo marco y logo pequeño abajo."),
        ("Pan de calabaza\n4,20 €", "Calabaza entera y pan cortado. El precio dentro de un círculo, legible."),
        ("Una hora más de horno", "Reloj de cocina que marca las tres y vuelve a las dos. Tono de broma."),
    ),
}  # fmt: skip


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
    open_ = [line for line in page.table.sheet.lines if not line.out]
    for line, (text, scene) in zip(open_, WRITTEN[ui.language.code], strict=False):
        ui.runtime.sheets.write(line.post_id, art_text=text, scene=scene)
    page.arrive()
    settle(1.0)
    yield "sheets", window
    page.doing.deliver()
    yield "sheets-deliver", dialog_of(page, settle)
    ui.runtime.sheets.deliver(page.view.client_id, page.monday)  # type: ignore[union-attr]
    for line in open_[:2]:
        ui.runtime.sheets.write(line.post_id, art_text=WRITTEN[ui.language.code][4][0])
    settle(0.6)
    _type(page, open_)
    settle(0.3)
    yield "sheets-typing", window
    page.table.cells.leave("escape")
    page.menus.row_menu(page.table.mapToGlobal(page.table.rect().center()))
    settle(0.3)
    yield "sheets-menu", window
    window.resize(*LEAST)
    settle(0.4)
    yield "sheets-least", window
    page.side.pull_out()
    settle(0.3)
    yield "sheets-drawer", window
    page.side.put_away()
    window.resize(*FULL)
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


def _type(page: SheetsPage, lines: list[Line]) -> None:
    if len(lines) > 1:
        page.table.choose(lines[1].post_id, Column.TEXT)
        page.table.write()
