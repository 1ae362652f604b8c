"""The pages as they will be printed, drawn one by one while they come into view."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from smdesk.reports import page
from smdesk.reports.page import Laid
from smdesk.ui.kit.context import Ui

_GAP, _WIDEST, _NARROWEST = 18, 560, 300
#: Pages that are kept as pictures.
_KEPT = 16


class _Sheets(QWidget):
    """All pages, one or two in a row."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._theme = ui.theme
        self._laid: Laid | None = None
        self._drawn: dict[int, QImage] = {}
        self._width = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._draw_one)
        ui.theme.changed.connect(self.update)

    def tell(self, laid: Laid | None) -> None:
        """Show other pages."""
        self._laid = laid
        self._drawn.clear()
        self.update()

    def fit(self, room: int) -> int:
        """As wide as there is room; the height that this takes."""
        gap = self._theme.px(_GAP)
        least = self._theme.px(_NARROWEST)
        columns = 2 if room >= 2 * least + 3 * gap else 1
        width = min(self._theme.px(_WIDEST), (room - gap * (columns + 1)) // columns)
        if width != self._width:
            self._width = max(width, 1)
            self._drawn.clear()
        self._columns = columns
        self._left = (room - columns * self._width - gap * (columns - 1)) // 2
        count = len(self._laid.pages) if self._laid is not None else 0
        rows = -(-count // columns)
        return rows * (self._height + gap) + gap

    @property
    def _height(self) -> int:
        style = self._laid.style if self._laid is not None else None
        return round(self._width * style.height / style.width) if style is not None else 0

    def place(self, number: int) -> QRect:
        """Where a page (from 0) is."""
        gap = self._theme.px(_GAP)
        row, column = divmod(number, self._columns)
        return QRect(
            self._left + column * (self._width + gap), gap + row * (self._height + gap), self._width, self._height
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._laid is None:
            return
        painter = QPainter(self)
        for number in range(len(self._laid.pages)):
            place = self.place(number)
            if not place.intersects(event.rect()):
                continue
            painter.fillRect(place, Qt.GlobalColor.white)
            if number in self._drawn:
                painter.drawImage(place, self._drawn[number])
            painter.setPen(self._theme.color("border.default"))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
        if self._missing() is not None:
            self._timer.start()

    def _missing(self) -> int | None:
        """A page in view that is not drawn yet."""
        seen = self.visibleRegion().boundingRect()
        pages = range(len(self._laid.pages) if self._laid is not None else 0)
        return next((each for each in pages if each not in self._drawn and self.place(each).intersects(seen)), None)

    def _draw_one(self) -> None:
        number = self._missing()
        if number is None or self._laid is None:
            return
        ratio = self.devicePixelRatioF()
        if len(self._drawn) >= _KEPT:
            del self._drawn[next(iter(self._drawn))]
        self._drawn[number] = page.preview(self._laid, number, round(self._width * ratio))
        self.update(self.place(number))


class Preview(QScrollArea):
    """The pages of a document, scrolled by wheel and keys."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan-preview")
        self.sheets = _Sheets(ui)
        self.setWidget(self.sheets)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def tell(self, laid: Laid | None) -> None:
        """Show other pages; the place that was looked at stays."""
        at = self.verticalScrollBar().value()
        self.sheets.tell(laid)
        self._fit()
        self.verticalScrollBar().setValue(at)

    def show_page(self, number: int) -> None:
        """Scroll to a page, from 0."""
        self.verticalScrollBar().setValue(self.sheets.place(number).top() - 8)

    def _fit(self) -> None:
        room = self.viewport().width()
        self.sheets.resize(QSize(room, self.sheets.fit(room)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)
