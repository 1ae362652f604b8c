"""Where and when a persona is: each network with how much it is used, the hours of its day, and the hour proposed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from smdesk.core import network as networks
from smdesk.core.persona import ELSEWHERE, NetworkUse
from smdesk.ui.kit import dates, icons, paint, taborder
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.hourstrip import HourStrip
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.sliders import LevelSlider
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import button, label

_HEAD_HOURS = (0, 6, 12, 18)


class _Name(QWidget):
    """A network's mark and name."""

    def __init__(self, theme: Theme, network: str) -> None:
        super().__init__()
        self._theme, self._network = theme, network
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(network_name(self._network))
        return QSize(wide + self._theme.px(26), self._theme.px("hitTargetMin"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        side = theme.px(14)
        paint.network(painter, theme, QRectF(0, (self.height() - side) / 2, side, side), self._network)
        painter.setPen(theme.color("text.primary"))
        room = self.rect().adjusted(theme.px(22), 0, 0, 0)
        name = network_name(self._network)
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class _Hours(QWidget):
    """The scale above the hours."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.tertiary"))
        for hour in self.shown():
            left = int(self.width() * hour / 24)
            painter.drawText(left, 0, self.width(), self.height(), Qt.AlignmentFlag.AlignVCenter, f"{hour} h")

    def shown(self) -> tuple[int, ...]:
        """The hours there is room for: every second one where they would touch."""
        metrics = QFontMetrics(self._theme.font("caption"))
        wide = metrics.horizontalAdvance(f"{_HEAD_HOURS[-1]} h") + metrics.averageCharWidth()
        return _HEAD_HOURS if wide <= self.width() / len(_HEAD_HOURS) else _HEAD_HOURS[::2]


class NetworksEdit(QWidget):
    """`value` is a tuple of `NetworkUse`; `edited` while a person changes it, `changed` when a line comes or goes."""

    edited = Signal(object)
    changed = Signal(object)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._uses: list[NetworkUse] = []
        self._read_only = False
        self._lines: list[list[QWidget]] = []
        self._proposed: list[QLabel] = []
        self._heads = [label("caption") for _ in range(3)]
        self.setObjectName("networks")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(ui.theme.px(16))
        self._grid.setVerticalSpacing(ui.theme.px(2))
        self._grid.setColumnStretch(2, 1)
        self._scale = _Hours(ui.theme)
        for place, widget in ((0, self._heads[0]), (1, self._heads[1]), (2, self._scale), (3, self._heads[2])):
            self._grid.addWidget(widget, 0, place)
        self.choice = Combo(name="add-network")
        self.choice.chosen.connect(self._add)
        self.setFocusProxy(self.choice)
        ui.theme.changed.connect(self._look)
        self._show()

    @property
    def value(self) -> tuple[NetworkUse, ...]:
        """The networks in their order."""
        return tuple(self._uses)

    def set_value(self, uses: Iterable[NetworkUse]) -> None:
        """Show others. No signal."""
        wanted = list(uses)
        same = [each.network for each in wanted] == [each.network for each in self._uses] and self._lines
        self._uses = wanted
        if not same and (wanted or self._lines):
            self._show()
            return
        for line, use in zip(self._lines, wanted, strict=True):
            self._fill(line, use)
        self._say_proposed()

    def set_read_only(self, read_only: bool) -> None:
        """Show the networks only."""
        self._read_only = read_only
        self.choice.setVisible(not read_only)
        for line in self._lines:
            line[1].setEnabled(not read_only)
            line[4].setVisible(not read_only)
            strip = line[2]
            assert isinstance(strip, HourStrip)
            strip.set_read_only(read_only)

    # -- lines --------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        for line in self._lines:
            for widget in line:
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._lines, self._proposed = [], []
        for place, use in enumerate(self._uses):
            self._lines.append(self._line(place, use))
        self._grid.removeWidget(self.choice)
        self._grid.addWidget(self.choice, len(self._uses) + 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        taborder.before(self.choice, [line[at] for line in self._lines for at in (1, 2, 4)])
        shown = bool(self._uses)
        for head in (*self._heads, self._scale):
            head.setVisible(shown)
        self.set_read_only(self._read_only)
        self.retranslate()

    def _line(self, place: int, use: NetworkUse) -> list[QWidget]:
        theme = self._ui.theme
        level, strip, proposed = LevelSlider(theme), HourStrip(theme), label("strong")
        remove = button("icon", lambda: self._remove(use.network), size="sm")
        remove.setIcon(icons.icon("x", theme, "text.tertiary"))
        self._proposed.append(proposed)
        line: list[QWidget] = [_Name(theme, use.network), level, strip, proposed, remove]
        self._fill(line, use)
        level.edited.connect(lambda value: self._set(use.network, use=value))
        strip.edited.connect(lambda value: self._set(use.network, hours=value))
        for at, widget in enumerate(line):
            self._grid.addWidget(widget, place + 1, at)
        return line

    def _fill(self, line: Sequence[QWidget], use: NetworkUse) -> None:
        level, strip = line[1], line[2]
        assert isinstance(level, LevelSlider)
        assert isinstance(strip, HourStrip)
        level.set_value(use.use)
        strip.set_value(use.hours)

    def _set(self, network: str, **values: object) -> None:
        place = next(at for at, each in enumerate(self._uses) if each.network == network)
        self._uses[place] = replace(self._uses[place], **values)  # type: ignore[arg-type]
        self._say_proposed()
        self.edited.emit(self.value)

    def _add(self, network: object) -> None:
        if isinstance(network, str) and network:
            self._uses.append(NetworkUse(network, 3))
            self._show()
            self._lines[-1][1].setFocus(Qt.FocusReason.TabFocusReason)
            self.changed.emit(self.value)

    def _remove(self, network: str) -> None:
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)
        self._uses = [each for each in self._uses if each.network != network]
        self._show()
        self.changed.emit(self.value)

    # -- saying -------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Every word in the language of the moment."""
        for head, text in zip(self._heads, (self.tr("Channel"), self.tr("Use"), self.tr("Proposed hour")), strict=True):
            head.setText(text)
        there = {each.network for each in self._uses}
        known = [name for name in (*networks.known(), *ELSEWHERE) if name not in there]
        rest = sorted(known, key=lambda name: network_name(name).casefold())
        entries = [(name, network_name(name)) for name in rest if name != "practice"]
        self.choice.tell([("", self.tr("Add a network…")), *entries], self.tr("Add a network…"))
        self.choice.set_value("")
        for line, use in zip(self._lines, self._uses, strict=True):
            name = network_name(use.network)
            line[1].setAccessibleName(self.tr("Use of %1, 0 to 5").replace("%1", name))
            line[2].setAccessibleName(self.tr("Hours on %1").replace("%1", name))
            line[4].setAccessibleName(self.tr("Remove %1").replace("%1", name))
            line[4].setToolTip(self.tr("Remove %1").replace("%1", name))
        self._say_proposed()

    def _say_proposed(self) -> None:
        for text, use in zip(self._proposed, self._uses, strict=True):
            hour = use.proposed
            text.setText("—" if hour is None else dates.hour(self._ui, hour))

    @Slot()
    def _look(self) -> None:
        for line in self._lines:
            remove = line[4]
            remove.setIcon(icons.icon("x", self._ui.theme, "text.tertiary"))  # type: ignore[attr-defined]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
