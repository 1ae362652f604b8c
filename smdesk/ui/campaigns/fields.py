"""What the forms of campaigns and ads share: values of fields into values of services, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from smdesk.core.adplan import Span
from smdesk.ui.campaigns import words
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo

_NO_WIDTH = "\N{ZERO WIDTH SPACE}"
_MONEY = frozenset({"budget", "cap"})
_DAYS = frozenset({"starts", "ends"})


def taken(ui: Ui, values: Mapping[str, Any], currency: str, today: date) -> dict[str, Any]:
    """What was typed, as the service takes it. Raises InvalidInput `bad_amount`, `bad_day` with the field."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name in _MONEY:
            found[name] = words.read_money(str(value), currency, name)
        elif name in _DAYS:
            found[name] = words.read_day(str(value), today, name)
        elif name in {"kpi_id", "persona_id"}:
            found[name] = value or None
        else:
            found[name] = value
    return found


def shown_days(ui: Ui, span: Span) -> dict[str, str]:
    """Both days as they stand in their fields."""
    return {"starts": words.day(ui, span.first, year=True), "ends": words.day(ui, span.last, year=True)}


def shown_money(ui: Ui, amount: int | None, currency: str) -> str:
    """An amount as it stands in its field; "" for none."""
    return words.money(ui, amount, currency) if amount is not None else ""


def beside(ui: Ui, *widgets: QWidget) -> QWidget:
    """Boxes of equal width beside each other."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(ui.theme.px(10))
    for each in widgets:
        line.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)  # an error below one leaves the others where they are
    return made


def breakable(link: str) -> str:
    """The link with places where a line may end."""
    return re.sub(r"(?=[?&])|(?<=/)", _NO_WIDTH, link)


def narrow(combo: Combo) -> Combo:
    """A choice that takes the width it is given."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(5)
    return combo
