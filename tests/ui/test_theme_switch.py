"""Whoever changes the theme while the window is open sees every page in it, without a patch of the old one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from smdesk.core.publication import State
from smdesk.gui import Desk
from smdesk.ui.kit.place import Place
from smdesk.ui.shell.pages import PAGES
from tests.ui.helpers import one

pytestmark = pytest.mark.dressed

#: Points of the small picture that may be bright in the dark theme (letters, thumbnails), or dark in the light one.
FEW = 0.05


def share(image: QImage, *, bright: bool) -> float:
    """How much of a picture is bright, or dark; of a small copy, in which letters are grey."""
    small = image.scaled(
        120, 75, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    ).convertToFormat(QImage.Format.Format_Grayscale8)
    points = bytes(small.constBits())
    return sum(value > 190 if bright else value < 60 for value in points) / len(points)


def test_no_page_keeps_the_ground_of_the_old_theme(example_desk: Desk) -> None:
    window, theme, left = example_desk.window, example_desk.ui.theme, []
    theme.choose("light")
    window.resize(1440, 900)
    post = one(example_desk, State.SCHEDULED).post_id
    places = [Place(spec.id, row=post if spec.id == "composer" else 0) for spec in PAGES]
    for place in places:
        window.router.go(place)
        QApplication.processEvents()
    for then in ("dark", "light"):
        theme.choose(then)
        for place in places:
            window.router.go(place)
            QApplication.processEvents()
            found = share(window.router.page(place.page).grab().toImage(), bright=then == "dark")
            if found > FEW:
                left.append((place.page, then, round(found, 3)))
    assert left == []


def test_the_theme_of_the_system_is_followed_while_the_window_is_open(
    example_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At dusk many systems turn dark by themselves; whoever has chosen a mode keeps it."""
    window, theme = example_desk.window, example_desk.ui.theme
    shown = Qt.ColorScheme.Light
    hints = QApplication.styleHints()
    monkeypatch.setattr(type(hints), "colorScheme", lambda _hints: shown)
    theme.choose("system")
    assert theme.mode == "light"
    for scheme, mode in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        shown = scheme
        hints.colorSchemeChanged.emit(scheme)
        QApplication.processEvents()
        assert theme.mode == mode
        assert share(window.router.shown.grab().toImage(), bright=mode == "dark") <= FEW
    theme.choose("light")
    shown = Qt.ColorScheme.Dark
    hints.colorSchemeChanged.emit(shown)
    QApplication.processEvents()
    assert theme.mode == "light"
    assert share(window.router.shown.grab().toImage(), bright=False) <= FEW
