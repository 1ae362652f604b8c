"""The columns of the ads have room for what always stands in them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from smdesk.ui.campaigns.table import _WIDTHS, Column
from smdesk.ui.kit.theme import Theme

#: Pixels at both sides of a cell.
AROUND = 16


@pytest.mark.parametrize("told", ["desde el 28 dic", "26 nov – 25 dic", "from 28 Dec", "26 Nov – 25 Dec"])
def test_the_days_of_an_ad_are_not_cut(qapp: QApplication, told: str) -> None:
    theme = Theme(qapp, mode="light", styled=False)
    wide = QFontMetrics(theme.font("body")).horizontalAdvance(told)
    room = theme.px(_WIDTHS[Column.DATES] - AROUND)
    theme.deleteLater()
    assert wide <= room
