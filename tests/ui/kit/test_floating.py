"""Menus and lists that float: round corners with nothing in them, keys at the right."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QImage, QRegion
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from smdesk.ui.kit import compositing, floating, icons
from smdesk.ui.kit.floating import Choices, EditMenus, Menu, danger, keys_of, under
from smdesk.ui.kit.theme import Theme

CORNERS = [(0, 0), (-1, 0), (0, -1), (-1, -1)]
CLEAR = Qt.WidgetAttribute.WA_TranslucentBackground


@pytest.fixture(params=["light", "dark"])
def theme(qapp: QApplication, request):
    made = Theme(qapp, mode=request.param)
    yield made
    made.choose("light")
    made.deleteLater()


def corners(widget: QWidget) -> list[int]:
    """How much of each corner's outermost pixel is covered, 0 to 255."""
    image = QImage(widget.size(), QImage.Format.Format_ARGB32)
    image.fill(0)
    widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren)
    return [image.pixelColor(x % image.width(), y % image.height()).alpha() for x, y in CORNERS]


def test_nothing_stands_in_the_corners_of_a_menu_and_of_the_one_in_it(theme, qtbot: QtBot):
    menu = Menu()
    qtbot.addWidget(menu)
    menu.addAction("Edit")
    inner = under(menu, "Status")
    inner.addAction("Draft")
    for each in (menu, inner):
        each.popup(QPoint(20, 20))
        qtbot.waitExposed(each)
        assert each.testAttribute(CLEAR)
        assert each.windowFlags() & Qt.WindowType.FramelessWindowHint
        assert max(corners(each)) < 40
        each.close()


def test_the_list_of_a_choice_is_round_too(theme, qtbot: QtBot):
    choice = Choices()
    qtbot.addWidget(choice)
    choice.addItems(["Monday", "Sunday"])
    choice.show()
    choice.showPopup()
    surface = choice.view().window()
    assert surface is not choice
    assert surface.testAttribute(CLEAR)
    assert max(corners(surface)) < 40
    choice.hidePopup()


def test_where_nothing_composes_windows_they_are_cut(theme, qtbot: QtBot, monkeypatch):
    for module in (compositing, floating):
        monkeypatch.setattr(module, "composed", lambda: False)
    menu, choice = Menu(), Choices()
    for each in (menu, choice):
        qtbot.addWidget(each)
    menu.addAction("Edit")
    menu.popup(QPoint(20, 20))
    choice.addItems(["Monday", "Sunday"])
    choice.show()
    choice.showPopup()
    for surface in (menu, choice.view().window()):
        middle = surface.rect().center()
        assert surface.mask().contains(middle)
        assert not surface.mask().contains(QPoint(0, 0))
        assert not surface.mask().contains(surface.rect().bottomRight())
    menu.close()
    choice.hidePopup()


@pytest.mark.parametrize(
    ("text", "shortcut", "keys"),
    [("Edit", "", ""), ("Edit\tEnter", "", "Enter"), ("Copy", "Ctrl+D", "Ctrl D"), ("Larger", "Ctrl++", "Ctrl +")],
)
def test_keys_stand_beside_the_words_as_they_do_on_buttons(qapp, text, shortcut, keys):
    action = QAction(text)
    action.setShortcut(shortcut)
    assert keys_of(action) == keys


def test_what_takes_something_away_is_red_with_its_icon(theme, qtbot: QtBot):
    menu, red = Menu(), theme.semantic("danger").fg
    qtbot.addWidget(menu)
    menu.addAction(icons.icon("copy", theme), "Copy").setShortcut("Ctrl+D")
    menu.addAction(icons.icon("trash", theme), "Delete")
    danger(menu)
    menu.popup(QPoint(20, 20))
    image = menu.grab().toImage()
    reds = {
        (x, action.text())
        for action in menu.actions()
        for x in range(menu.actionGeometry(action).left(), menu.actionGeometry(action).right())
        for y in range(menu.actionGeometry(action).top(), menu.actionGeometry(action).bottom())
        if abs(image.pixelColor(x, y).red() - red.red()) + abs(image.pixelColor(x, y).green() - red.green()) < 24
        and abs(image.pixelColor(x, y).blue() - red.blue()) < 24
    }
    assert {text for _x, text in reds} == {"Delete"}
    assert min(x for x, _text in reds) < 30  # the icon
    assert max(x for x, _text in reds) > 50  # the words
    menu.close()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_the_menu_of_a_field_is_round_as_the_others(theme, qapp, qtbot: QtBot, kind):
    menus = EditMenus(qapp, theme)
    field = kind()
    qtbot.addWidget(field)
    field.setPlainText("Bread") if kind is not QLineEdit else field.setText("Bread")
    field.show()
    menus._follow(None, field)
    menus._follow(None, field)  # a second time it is known already
    place = field.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, field.mapToGlobal(place))
    qapp.sendEvent(field if kind is QLineEdit else field.viewport(), event)
    shown = [each for each in qapp.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible()]
    assert len(shown) == 1
    assert shown[0].testAttribute(CLEAR)
    assert any("Ctrl+A" in each.text() for each in shown[0].actions())
    shown[0].close()


def test_no_page_makes_a_menu_or_a_choice_with_square_corners():
    square = []
    for file in sorted(Path("smdesk/ui").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"QMenu", "QComboBox"}
            ):
                square.append(f"{file}:{node.lineno}")
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "addMenu":
                square += [f"{file}:{node.lineno}"] if not isinstance(node.args[0], ast.Name | ast.Subscript) else []
    assert square == []
