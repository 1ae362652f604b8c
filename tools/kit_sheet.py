"""A picture of the kit's controls in all their states, to be laid beside the drawing of the design.

python tools/kit_sheet.py FOLDER [light|dark] [100|125|150]
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QRect  # noqa: E402
from PySide6.QtGui import QFocusEvent  # noqa: E402
from PySide6.QtWidgets import (  # noqa: E402
    QApplication,
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from smdesk.ui.kit import icons  # noqa: E402
from smdesk.ui.kit.floating import Menu, danger  # noqa: E402
from smdesk.ui.kit.focusring import _Ring  # noqa: E402
from smdesk.ui.kit.forms import Combo, SearchField, Spin, Tag, set_invalid  # noqa: E402
from smdesk.ui.kit.segmented import Segmented  # noqa: E402
from smdesk.ui.kit.switch import Switch  # noqa: E402
from smdesk.ui.kit.theme import Theme  # noqa: E402
from smdesk.ui.kit.widgets import button, column, frame, label, row, surface  # noqa: E402


def _button(text: str, kind: str = "", *, size: str = "") -> QPushButton:
    made = button(kind, size=size)
    made.setText(text)
    return made


def _card(title: str, *rows: object) -> QWidget:
    card = frame("role", "card")
    heading = label("title2")
    heading.setText(title)
    inner = column(heading, *rows, None, spacing=12, margins=(16, 14, 16, 14))  # type: ignore[arg-type]
    layout = card.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addLayout(inner)
    return card


def _buttons(theme: Theme) -> QWidget:
    focus, disabled = _button("Focus", "primary"), _button("Disabled")
    disabled.setEnabled(False)
    icon, delete = _button("With icon"), _button("Delete", "dangerLine")
    icon.setIcon(icons.icon("plus", theme))
    delete.setIcon(icons.icon("trash", theme))
    gear, plus = _button("", "icon"), _button("")
    gear.setIcon(icons.icon("gear-six", theme))
    plus.setIcon(icons.icon("plus", theme))
    plus.setProperty("kind", "icon")
    return _card(
        "Buttons",
        row(_button("Primary", "primary"), focus, None),
        row(_button("Secondary"), disabled, _button("A link", "link"), None),
        row(_button("Ghost", "ghost"), icon, delete, _button("Stop all", "danger"), None),
        row(_button("Small 24", size="sm"), _button("Normal 30"), _button("Large 36", size="lg"), gear, plus, None),
    )


def _inputs(theme: Theme) -> QWidget:
    text, choice, search, wrong, off = (
        QLineEdit("Text"),
        Combo(),
        SearchField(theme),
        QLineEdit("31/09/2026"),
        QLineEdit(),
    )
    choice.tell([(1, "Choice"), (2, "Another")])
    search.tell("Placeholder")
    set_invalid(wrong, True)
    off.setText("Disabled")
    off.setEnabled(False)
    spin = Spin(0, 99)
    spin.set_value(30)
    some, checked, unchecked = QCheckBox("Some"), QCheckBox("On"), QCheckBox("Off")
    some.setTristate(True)
    some.setCheckState(some.checkState().PartiallyChecked)
    checked.setChecked(True)
    one, two = QRadioButton("One"), QRadioButton("Two")
    one.setChecked(True)
    on, not_on = Switch(theme), Switch(theme)
    on.set_quietly(True)
    months, paid = Segmented(theme, ["m", "w", "d"]), Segmented(theme, ["a", "p"])
    months.tell(["Month", "Week", "Day"])
    paid.tell(["All", "Paid"])
    return _card(
        "Inputs", row(text, choice), row(spin, search), row(wrong, off),
        row(checked, unchecked, some, one, two, on, not_on, None, spacing=12), row(months, paid, None),
    )  # fmt: skip


def _floating(theme: Theme) -> QWidget:
    tags = []
    for kind, mark in (("success", "check-bold"), ("info", "info"), ("warning", "warning"), ("danger", "x-bold")):
        made = Tag(theme)
        made.tell(kind, kind.capitalize(), mark)
        tags.append(made)
    tabs = QTabBar()
    for text in ("Due now", "Queue", "History"):
        tabs.addTab(text)
    menu = Menu()
    for text, mark, key in (
        ("Edit", "pencil-simple", "Return"),
        ("Duplicate", "copy", "Ctrl+D"),
        ("Delete", "trash", "Del"),
    ):
        if text == "Delete":
            menu.addSeparator()
        menu.addAction(icons.icon(mark, theme), text).setShortcut(key)
    danger(menu)
    menu.setActiveAction(menu.actions()[0])
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    picture = label()
    picture.setPixmap(menu.grab())
    bar = QProgressBar()
    bar.setValue(60)
    bar.setTextVisible(False)
    return _card("Floating, tags, tabs", row(*tags, None), picture, tabs, bar)


def sheet(theme: Theme) -> QWidget:
    """The whole page."""
    page = surface(QWidget(), "canvas")
    grid = QGridLayout(page)
    grid.setContentsMargins(28, 22, 28, 22)
    grid.setSpacing(24)
    for place, card in enumerate((_buttons(theme), _inputs(theme), _floating(theme))):
        grid.addWidget(card, 0, place)
    return page


def shoot(app: QApplication, out: Path, mode: str, scale: int = 100) -> Path:
    """The picture of a mode and a scale; returns its file."""
    theme = Theme(app, mode=mode, scale=scale)
    page = sheet(theme)
    page.show()
    app.processEvents()
    focus = next(each for each in page.findChildren(QPushButton) if each.text() == "Focus")
    ring = _Ring(theme, page)
    ring.setGeometry(QRect(focus.mapTo(page, QPoint(0, 0)), focus.size()).adjusted(-3, -3, 3, 3))
    ring.show()
    field = next(each for each in page.findChildren(QLineEdit) if each.text() == "Text")
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusIn))
    app.processEvents()
    file = out / f"kit-{mode}-{scale}.png"
    page.grab().save(str(file))
    page.deleteLater()
    theme.deleteLater()
    return file


def main(given: list[str]) -> int:
    """The exit status."""
    if not given:
        print(__doc__)
        return 2
    out = Path(given[0])
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    for mode in [word for word in given[1:] if word in {"light", "dark"}] or ["light", "dark"]:
        for scale in [int(word) for word in given[1:] if word.isdigit()] or [100]:
            print(shoot(app, out, mode, scale))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
