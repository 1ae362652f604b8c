"""The tone of what is said as three shares side by side; the last one follows from the other two."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QLineEdit, QWidget

from smdesk.core.audit.shapes import MOODS
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import label


class ToneEdit(QWidget):
    """`value` is a tuple of three texts; `changed` once all are written, or when the whole is left."""

    changed = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.fields = [QLineEdit() for _ in MOODS]
        self._heads: list[QLabel] = [label("caption") for _ in MOODS]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(ui.theme.px(6))
        grid.setVerticalSpacing(ui.theme.px(2))
        for place, (head, field) in enumerate(zip(self._heads, self.fields, strict=True)):
            field.setProperty("sized", "sm")
            field.setMinimumWidth(ui.theme.px(40))
            field.setPlaceholderText("%")
            field.setMaxLength(8)
            field.editingFinished.connect(self._left)
            head.setBuddy(field)
            grid.addWidget(head, 0, place)
            grid.addWidget(field, 1, place)
            grid.setColumnStretch(place, 1)
        self.setFocusProxy(self.fields[0])
        self.retranslate()

    @property
    def value(self) -> tuple[str, ...]:
        """What stands in each, nothing where nothing does anywhere."""
        texts = tuple(field.text().strip() for field in self.fields)
        return texts if any(texts) else ()

    def set_value(self, texts: Iterable[str]) -> None:
        """Show other shares. No signal."""
        for field, text in zip(self.fields, (*texts, "", "", ""), strict=False):
            if field.text() != text:
                field.setText(text)

    def tell(self) -> None:
        """Its captions say what it is."""

    def retranslate(self) -> None:
        """In the language of the moment."""
        names = (self.tr("Positive"), self.tr("Neutral"), self.tr("Negative"))
        for name, head, field in zip(names, self._heads, self.fields, strict=True):
            head.setText(name)
            field.setAccessibleName(name)

    def _left(self) -> None:
        self._fill()
        texts = self.value
        focus = QApplication.focusWidget()
        if all(texts) or focus is None or not self.isAncestorOf(focus):
            self.changed.emit(texts)

    def _fill(self) -> None:
        """What is left of 100, in the only field that is empty."""
        empty = [field for field in self.fields if not field.text().strip()]
        known = [field.text().strip().removesuffix("%").strip() for field in self.fields if field not in empty]
        if len(empty) == 1 and all(text.isdecimal() for text in known) and sum(map(int, known)) <= 100:
            empty[0].setText(str(100 - sum(map(int, known))))
