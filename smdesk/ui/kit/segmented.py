"""A few choices beside each other, of which one holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from smdesk.ui.kit import icons
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import button, fit_bold

#: Of a drawing before the words, at 100 %, and the air beside it.
_MARK, _BESIDE = 14, 8
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Segmented(QFrame):
    """`chosen` is emitted with the value of a segment when a person takes it; one stop of Tab, arrows inside."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, values: Sequence[object], parent: QWidget | None = None, *, name: str = "", size: str = "",
        marks: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """`size` "sm": as low as a small button, above what it changes. With `marks`, drawings by value, it is as wide
        as a field of a form, and they show as long as the words have room beside them.
        """
        super().__init__(parent)
        self.setProperty("role", "segments")
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        wide = QSizePolicy.Policy.Expanding if marks else QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self._marks: Mapping[str, str] = marks or {}
        self._theme, self._values = theme, list(values)
        self._air = 2 * (5 if marks else 9 if size else 11)
        self._group = QButtonGroup(self)
        self._buttons: list[QPushButton] = []
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(2)
        for place, value in enumerate(self._values):
            made = button("segment", size=size, name=f"{name}-{value}" if name else "")
            made.setCheckable(True)
            if marks:
                made.setProperty("marked", True)
            made.setAutoDefault(False)  # a dialog keeps its default button while a segment has the focus
            made.installEventFilter(self)
            self._group.addButton(made, place)
            self._buttons.append(made)
            line.addWidget(made)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._values[place]))
        self.set_value(self._values[0])
        theme.changed.connect(self._fit)

    def tell(self, texts: Sequence[str], name: str = "") -> None:
        """The words of the segments, in the language of the moment, and what they choose for a screen reader."""
        self.setAccessibleName(name)
        for made, text in zip(self._buttons, texts, strict=True):
            made.setText(text)
            made.setAccessibleName(f"{name}: {text}" if name else text)
        self._fit()

    def _fit(self) -> None:
        """Each is bold while it is chosen; its letters and the air around them go with the size of the interface."""
        for made in self._buttons:
            made.ensurePolished()
            fit_bold(made, self._theme.px(self._air))
        self._mark()

    def _mark(self) -> None:
        """A drawing before the words of each, where there is room for all of them."""
        if not self._marks:
            return
        each = self._theme.px(_MARK) + self._theme.px(_BESIDE) + 2
        shown = sum(made.minimumWidth() + each for made in self._buttons) + 4 <= self.width()
        for made, value in zip(self._buttons, self._values, strict=True):
            name = self._marks.get(str(value)) if shown else None
            made.setIcon(icons.icon(name, self._theme, "text.secondary", "text.primary") if name else QIcon())
            made.setIconSize(QSize(self._theme.px(_MARK), self._theme.px(_MARK)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._mark()

    @property
    def value(self) -> object:
        """What is chosen."""
        return self._values[self._group.checkedId()]

    def set_value(self, value: object) -> None:
        """Show another choice; a value that is not among them shows none. No signal."""
        self._group.setExclusive(False)
        for made, own in zip(self._buttons, self._values, strict=True):
            made.setChecked(own == value)
        self._group.setExclusive(True)
        checked = max(self._group.checkedId(), 0)
        for place, made in enumerate(self._buttons):
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == checked else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and right take the neighbour; Enter on what is chosen is for the dialog around it, as on a radio."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if isinstance(watched, QPushButton) and watched.isChecked() and Qt.Key(event.key()) in _ENTER:
                event.ignore()
                return True
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step is not None and isinstance(watched, QPushButton):
                place = (self._buttons.index(watched) + step) % len(self._buttons)
                self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
                self._buttons[place].click()
                return True
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QPushButton):
            for made in self._buttons:
                stop = made is watched
                made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
        return super().eventFilter(watched, event)
