"""All channels, and each one: what is shown and edited below. A dot marks a text of its own.

Where they have no room with names that can be read, they are scrolled: by the wheel, by two buttons, by the keys; a
menu at the end names them all.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QScrollArea, QWidget

from smdesk.ui.composer import marks
from smdesk.ui.composer.draft import Scope
from smdesk.ui.composer.study import Place
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.naming import channel_name
from smdesk.ui.kit.widgets import button, clear, frame

#: Pixels at 100 % that a name keeps while all tabs show, and has at most where they are scrolled.
_LEAST, _MOST = 40, 120
#: Of the mark of a network on its tab.
_MARK = 14
#: Of the dot of a channel with a text of its own, and the blank behind the name in which it lies.
_DOT, _BLANK = 6, "\N{EM SPACE}"


class _Dot(QWidget):
    """At the end of a tab, in the accent."""

    def __init__(self, ui: Ui, tab: QPushButton) -> None:
        super().__init__(tab)
        self._ui = ui
        self.setFixedSize(ui.theme.px(_DOT), ui.theme.px(_DOT))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = QHBoxLayout(tab)
        line.setContentsMargins(0, 0, ui.theme.px(4), ui.theme.px(1))
        line.addStretch(1)
        line.addWidget(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ui.theme.color("accent.focus"))
        painter.drawEllipse(self.rect())


class Tabs(QWidget):
    """Ctrl+Tab goes on, Ctrl+Shift+Tab back; the page owns those keys."""

    chosen = Signal(object)  # Scope

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._tabs: dict[Scope, QPushButton] = {}
        self._dots: dict[Scope, _Dot] = {}
        self._own: frozenset[int] = frozenset()
        self._places: list[Place] = []
        self._group = QButtonGroup(self)
        inner = QWidget()
        self._line = QHBoxLayout(inner)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(ui.theme.px(16))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        edge = frame("line", "bottom", QHBoxLayout)
        edge.layout().addWidget(self._area)  # type: ignore[union-attr]
        self._more = self._knobs(edge)
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(edge)
        self.setFixedHeight(ui.theme.px("subHeader"))  # lower, and the line below the chosen tab is cut
        ui.theme.changed.connect(self._draw)

    def _knobs(self, edge: QWidget) -> tuple[QPushButton, ...]:
        """To what is beyond the left and the right edge, and the list of all; hidden where everything shows."""
        made = (
            button("icon", partial(self._turn, -1), size="sm", name="tabs-left"),
            button("icon", partial(self._turn, 1), size="sm", name="tabs-right"),
            button("icon", self._list, size="sm", name="tabs-all"),
        )
        for each in made:
            edge.layout().addWidget(each)  # type: ignore[union-attr]
            each.hide()
        for each in made[:2]:
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys go through the tabs themselves
        self._area.horizontalScrollBar().rangeChanged.connect(lambda *_range: self._look())
        self._area.horizontalScrollBar().valueChanged.connect(lambda _value: self._look())
        return made

    def _offer(self, wanted: bool) -> None:
        words = (self.tr("Channels further left"), self.tr("Channels further right"), self.tr("All tabs"))
        for knob, name, told in zip(self._more, ("caret-left", "caret-right", "caret-down"), words, strict=True):
            if wanted:
                knob.setIcon(icons.icon(name, self._ui.theme))
                knob.setToolTip(told)
                knob.setAccessibleName(told)
            knob.setVisible(wanted)

    def _look(self) -> None:
        bar = self._area.horizontalScrollBar()
        left, right, _every = self._more
        left.setEnabled(bar.value() > bar.minimum())
        right.setEnabled(bar.value() < bar.maximum())

    def _turn(self, by: int) -> None:
        """Most of what shows further on; the last tab stays in sight, so that nobody is lost."""
        bar, least = self._area.horizontalScrollBar(), self._ui.theme.px(_MOST)
        there = bar.value() + by * max(self._area.width() - least, least)
        bar.setValue(max((tab.x() for tab in self._tabs.values() if tab.x() <= there), default=0))

    def _list(self) -> None:
        """Every tab by its whole name."""
        menu, group = Menu(self), QActionGroup(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group.setParent(menu)
        names: dict[Scope, str] = {None: self.tr("All channels")}
        for each in self._places:
            names[each.id] = each.network if each.single else channel_name(each.spec.id, each.channel.handle)
        for scope, tab in self._tabs.items():
            act = menu.addAction(names[scope].replace("&", "&&"))
            act.setCheckable(True)
            act.setChecked(tab.isChecked())
            group.addAction(act)
            act.triggered.connect(partial(self._choose, scope))
        knob = self._more[2]
        menu.popup(knob.mapToGlobal(QPoint(0, knob.height())))

    def _choose(self, scope: Scope, *_checked: bool) -> None:
        self.chosen.emit(scope)
        self._tabs[scope].setFocus(Qt.FocusReason.OtherFocusReason)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves the tabs sideways; where all show it is for the page."""
        bar = self._area.horizontalScrollBar()
        if self._more[0].isHidden():
            event.ignore()
            return
        turned = event.pixelDelta().x() or event.angleDelta().x() or event.angleDelta().y()
        bar.setValue(bar.value() - turned)
        event.accept()

    def tell(self, places: list[Place], own: frozenset[int], scope: Scope) -> None:
        """Show a tab for each of these channels."""
        self._own = own
        scopes: list[Scope] = [None, *(place.id for place in places)]
        if list(self._tabs) != scopes:
            focused = any(tab.hasFocus() for tab in self._tabs.values())
            self._places = places
            self._rebuild(scopes)
            if focused:
                self._tabs[scope].setFocus()
        self._tabs[scope].setChecked(True)
        self._draw()
        self._reveal()

    def _reveal(self) -> None:
        """The chosen one comes into sight, once the line is as wide as its tabs; none is cut at the left."""
        self._line.activate()
        chosen, bar, wide = self._group.checkedButton(), self._area.horizontalScrollBar(), self._area.viewport().width()
        if chosen is None:
            return
        end = chosen.x() + chosen.width()
        if chosen.x() < bar.value():
            bar.setValue(chosen.x())
        elif end > bar.value() + wide:
            starts = (tab.x() for tab in self._tabs.values())
            bar.setValue(min((each for each in starts if end - each <= wide), default=chosen.x()))

    def step(self, by: int, scope: Scope) -> Scope:
        """The scope beside another."""
        scopes = list(self._tabs)
        return scopes[(scopes.index(scope) + by) % len(scopes)]

    def _rebuild(self, scopes: list[Scope]) -> None:
        clear(self._line)
        self._tabs, self._dots = {}, {}
        for scope in scopes:
            tab = button("tab", partial(self.chosen.emit, scope), name=f"tab-{scope or 'all'}")
            tab.setCheckable(True)
            tab.setIconSize(QSize(self._ui.theme.px(_MARK), self._ui.theme.px(_MARK)))
            self._group.addButton(tab)
            self._tabs[scope], self._dots[scope] = tab, _Dot(self._ui, tab)
            self._dots[scope].hide()
            self._line.addWidget(tab)
        self._line.addStretch(1)

    def _draw(self) -> None:
        if None not in self._tabs:
            return
        self._tabs[None].setText(self.tr("All channels"))
        self._widen(self._tabs[None])
        names = self._names()
        for place, name in zip(self._places, names, strict=True):
            tab = self._tabs[place.id]
            own = place.id in self._own
            tab.setText(name + _BLANK if own else name)
            self._dots[place.id].setVisible(own)
            tab.setToolTip(place.label if name != place.label else "")
            tab.setIcon(marks.network_icon(self._ui.theme, place.channel.network))
            self._widen(tab)
            told = self.tr("own text") if own else self.tr("shared text")
            tab.setAccessibleName(f"{place.network} {place.channel.handle}, {told}")

    def _names(self) -> list[str]:
        """What stands on the tabs; where not all have room the longest are shortened first, to a few letters; then
        they are scrolled, and can be read.
        """
        px, metrics = self._ui.theme.px, QFontMetrics(self._ui.theme.font("bodyStrong"))
        labels = [place.label for place in self._places]
        wide = [metrics.horizontalAdvance(label) for label in labels]
        around = px(_MARK) + px(6) + px(8) + self._line.spacing()  # of each: see `_widen`
        dots = sum(metrics.horizontalAdvance(_BLANK) for place in self._places if place.id in self._own)
        room = self.width() - self._tabs[None].minimumWidth() - around * len(labels) - dots
        most = max(wide, default=0)
        while most > px(_LEAST) and sum(min(each, most) for each in wide) > room:
            most -= 1
        scrolls = sum(min(each, most) for each in wide) > room
        self._offer(scrolls)
        if scrolls:
            most = px(_MOST)
        return [  # widths are rounded: a name of just this width would be cut
            label if each <= most else metrics.elidedText(label, Qt.TextElideMode.ElideRight, most)
            for label, each in zip(labels, wide, strict=True)
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _widen(self, tab: QPushButton) -> None:
        """Room for the text in bold, which it is when chosen; the style sheet measures it as it is now."""
        font = self._ui.theme.font("bodyStrong")
        mark = 0 if tab.icon().isNull() else tab.iconSize().width() + self._ui.theme.px(6)
        tab.setMinimumWidth(QFontMetrics(font).horizontalAdvance(tab.text()) + mark + self._ui.theme.px(8))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._draw()
        super().changeEvent(event)
