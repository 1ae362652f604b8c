"""The columns of a file: heading, examples, and what each holds, which can be chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QWidget

from smdesk.core.exchange.table import text_of
from smdesk.services.exchange.views import Preview
from smdesk.ui.exchange import words
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.naming import shortened
from smdesk.ui.kit.widgets import clear, label, surface

#: Examples of a column, and their length.
_SAMPLES, _LENGTH = 2, 40


class Columns(QScrollArea):
    """`chosen`: a column, and what it holds."""

    chosen = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._preview: Preview | None = None
        self._combos: list[Combo] = []
        self._headers: tuple[str, ...] = ()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        surface(inside, "surface")
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(22, 10, 22, 10)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, 200)
        self._grid.setColumnStretch(1, 1)
        self.setWidget(inside)

    def tell(self, preview: Preview) -> None:
        """Another reading; the fields stay where the file is the same."""
        self._preview = preview
        if preview.table.headers != self._headers or not self._combos:
            self._headers = preview.table.headers
            self._build(preview)
        for combo, name in zip(self._combos, preview.read.fields, strict=True):
            self._fill(combo, name)

    def _build(self, preview: Preview) -> None:
        clear(self._grid)
        self._combos = []
        for place, header in enumerate(preview.table.headers):
            name, samples, combo = Elided("", 120), Elided("secondary", 120), Combo(name=f"column-{place}")
            shown = header or self.tr("Column %1").replace("%1", str(place + 1))
            name.setText(shown)
            samples.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            found = (text_of(cell) for cell in preview.table.column(place))
            samples.setText(" · ".join([shortened(text, _LENGTH) for text in found if text][:_SAMPLES]))
            combo.setFixedWidth(250)
            combo.setAccessibleName(shown)
            combo.chosen.connect(lambda value, at=place: self.chosen.emit(at, str(value)))
            for column, widget in enumerate((name, samples, combo)):
                self._grid.addWidget(widget, place, column)
            self._combos.append(combo)
        self._grid.addWidget(label(), len(self._combos), 0)
        self._grid.setRowStretch(len(self._combos), 1)

    def _fill(self, combo: Combo, name: str) -> None:
        offered = words.fields()
        if name not in offered:
            offered = {name: words.field(name), **offered}
        combo.tell(list(offered.items()))
        combo.set_value(name)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._preview is not None:
            self.tell(self._preview)
        super().changeEvent(event)
