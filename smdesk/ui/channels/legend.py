"""What the two marks of the channels mean, below their table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel

from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import Page, label, row

# Pixels at 100 %: of a mark, between it and its words, after them, and from the edges.
_MARK, _GAP, _AFTER, _EDGE = 14, 6, 12, 20
_TONES = {"lightning-fill": "accent.base", "hand-pointing": "marker.softText"}


class Legend(Page):
    """Side by side while both fit into a line; else each takes half and wraps."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._parts = {icon: (QLabel(), label("small")) for icon in _TONES}
        self._line = row(spacing=_GAP)
        for mark, text in self._parts.values():
            self._line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            self._line.addWidget(text)
            self._line.addSpacing(_AFTER)
        self._line.addStretch(1)
        self.setLayout(self._line)
        ui.theme.changed.connect(self._themed)
        self.retranslate()

    def retranslate(self) -> None:
        self._parts["lightning-fill"][1].setText(self.tr("Automatic: smdesk publishes at the time"))
        self._parts["hand-pointing"][1].setText(self.tr("Assisted: it reminds you, has all ready, and you publish"))
        self._themed()

    def _themed(self) -> None:
        theme = self._ui.theme
        edge, air = theme.px(_EDGE), theme.px(_AFTER)
        self._line.setContentsMargins(edge, air, edge, air)
        for icon, (mark, text) in self._parts.items():
            text.ensurePolished()
            mark.setPixmap(icons.pixmap(icon, theme.color(_TONES[icon]), theme.px(_MARK), self.devicePixelRatioF()))
            mark.setFixedHeight(QFontMetrics(text.font()).height())  # in line with the first line of its words
        self._fit()

    def _fit(self) -> None:
        texts = [text for _mark, text in self._parts.values()]
        px = self._ui.theme.px
        marks = len(texts) * px(_MARK + _GAP + _AFTER) + 2 * px(_EDGE)
        need = marks + sum(QFontMetrics(each.font()).horizontalAdvance(each.text()) + _GAP for each in texts)
        for text in texts:
            text.setWordWrap(need > self.width())
            self._line.setStretchFactor(text, 1 if need > self.width() else 0)
        self._line.setStretch(self._line.count() - 1, 0 if need > self.width() else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
