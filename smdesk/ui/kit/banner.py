"""The strip above a page that says one thing which concerns it, with one act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QProgressBar, QWidget

from smdesk.core.records import dataclass
from smdesk.ui.kit import focusnext, icons
from smdesk.ui.kit.layouts import widgets
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import button, clear, label, restyle, row

#: Shares of the room for words that a title may take on one line with its text: of a long one, and where both fit.
_BESIDE, _FITTING = 0.4, 0.6
_GAP = 8
_ICONS = {"practice": "compass-fill", "info": "info", "warning": "warning", "danger": "warning-octagon-fill"}
#: How high it is at least, in pixels at 100 %: what is broken takes more room than what is only told.
_LEAST = {"danger": 46}


@dataclass(frozen=True, slots=True)
class Notice:
    """What a banner says. `kind` is practice, info, warning or danger; the most urgent one shows."""

    kind: str
    title: str
    text: str = ""
    acts: tuple[tuple[str, Callable[[], object]], ...] = ()
    done: tuple[str, int, int] | None = None  # how far something has come: words, steps done, steps in all
    icon: str = ""  # another than that of its kind
    id: str = field(default="", compare=False)


def _said(notice: Notice | None) -> tuple[object, ...]:
    """All of a notice that can be seen; what its buttons do is another function each time it is asked for."""
    if notice is None:
        return ()
    return notice.kind, notice.icon, notice.title, notice.text, tuple(words for words, _ in notice.acts), notice.done


class Banner(QFrame):
    """Shows a notice, or nothing; `told` when that is another one."""

    told = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notice: Notice | None = None
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words: tuple[QBoxLayout, QLabel, QLabel] | None = None
        self._line = row(spacing=_GAP, margins=(16, 5, 12, 5))
        self.setLayout(self._line)
        self.hide()
        theme.changed.connect(self._draw)

    @property
    def notice(self) -> Notice | None:
        """What it says now."""
        return self._notice

    def tell(self, notice: Notice | None) -> None:
        """Say this, or (None) nothing. What says the same as before is not drawn anew; its acts are the new ones."""
        before, self._notice = self._notice, notice
        if _said(notice) != _said(before):
            self._draw()
            self.told.emit()

    def _draw(self) -> None:
        notice = self._notice
        clear(self._line, self._beyond if notice is None else None)
        self._words = None
        self.setVisible(notice is not None)
        if notice is None:
            return
        restyle(self, "banner", notice.kind)
        mark = QLabel()
        tint = (
            self._theme.color("marker.softText") if notice.kind == "practice" else self._theme.semantic(notice.kind).fg
        )
        mark.setPixmap(icons.pixmap(notice.icon or _ICONS[notice.kind], tint, 16, self.devicePixelRatioF()))
        title, text = label("strong"), label(wrap=True)
        title.setText(notice.title)
        text.setText(notice.text)
        self._line.addWidget(mark)
        told = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        told.addWidget(title)
        told.addWidget(text)
        self._line.addLayout(told, 1)
        if notice.done is not None:
            self._show_done(*notice.done)
        for place, (words, _act) in enumerate(notice.acts):
            made = button("", partial(self._do, place), size="sm")
            made.setText(words)
            self._line.addWidget(made)
        self._words = told, title, text
        self._arrange()
        self.setMinimumHeight(self._theme.px(_LEAST.get(notice.kind, 34)))
        self.setAccessibleName(f"{notice.title} {notice.text}".strip())
        self._line.activate()  # at once: no picture of the new words before they have their places

    def _beyond(self) -> QWidget:
        """Where the keys go when what was said is closed by them."""
        return focusnext.after(self) or self

    def _do(self, place: int) -> None:
        if self._notice is not None:
            self._notice.acts[place][1]()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def _arrange(self) -> None:
        """The text beside its title, or below a long one, which wraps as well."""
        if self._words is None:
            return
        told, title, text = self._words
        others = [each for each in widgets(self._line) if each not in {title, text}]
        room = self.width() - sum(each.sizeHint().width() + _GAP for each in others) - 28
        for each in (title, text):
            each.ensurePolished()
        wide = title.fontMetrics().horizontalAdvance(title.text())
        both = wide + _GAP + text.fontMetrics().horizontalAdvance(text.text())
        beside = wide <= room * _BESIDE or (wide <= room * _FITTING and both <= room)
        told.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        told.setSpacing(_GAP if beside else 0)
        told.setStretchFactor(text, 1 if beside else 0)  # below, it would make the strip take half of the window
        title.setWordWrap(not beside)
        text.setHidden(not beside and not text.text())

    def _show_done(self, words: str, done: int, whole: int) -> None:
        told, bar = label(), QProgressBar()
        told.setText(words)
        bar.setRange(0, whole)
        bar.setValue(done)
        bar.setTextVisible(False)
        bar.setFixedWidth(self._theme.px(80))
        bar.setAccessibleName(words)
        self._line.addWidget(told)
        self._line.addWidget(bar)
