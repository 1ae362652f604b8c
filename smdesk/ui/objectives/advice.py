"""The box below a KPI's form: what is missing for it to count, or what it would take to reach the target."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from smdesk.core.pace import Pace
from smdesk.services.agreements.views import KpiView
from smdesk.ui.kit import icons, pacemarks
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.figures import figure
from smdesk.ui.kit.widgets import Page, button, column, label, row
from smdesk.ui.objectives import words


class _Box(QFrame):
    """A rounded ground in the colour of what it says."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui, self._notice = ui, "info"

    def say(self, notice: str) -> None:
        """info, success or warning."""
        self._notice = notice
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._ui.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = theme.semantic(self._notice)
        painter.setPen(tint.fg if theme.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.sunken") if self._notice == "info" else tint.bg)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(8), theme.px(8))
        painter.end()


class Advice(Page):
    """`reading` asks for a value to be typed, `lowering` for another target."""

    reading = Signal()
    lowering = Signal(float)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._view: KpiView | None = None
        self._icon, self._title, self._text = label(), label("strong", wrap=True), label("small", wrap=True)
        self.add = button("", self.reading.emit, size="sm", name="add-reading")
        self.easier = button("", self._ask_lower, size="sm", name="lower-target")
        self._box = _Box(ui)
        head = row(self._icon, self._title, spacing=7)
        head.setStretch(1, 1)
        head.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        acts = row(self.add, self.easier, None, spacing=8)
        self._box.setLayout(column(head, self._text, acts, spacing=6, margins=(12, 10, 12, 10)))
        self.setLayout(column(self._box, spacing=0))
        ui.theme.changed.connect(self._draw)

    def tell(self, view: KpiView) -> None:
        """What is to be said of a KPI."""
        self._view = view
        self._draw()

    def retranslate(self) -> None:
        self.add.setText(self.tr("Add a reading…"))
        self._draw()

    def _draw(self) -> None:
        view = self._view
        if view is None:
            return
        title, text = self._said(view)
        state = view.standing.state if view.standing is not None else Pace.DRAFT
        notice = {Pace.BEHIND: "warning", Pace.AHEAD: "success"}.get(state, "info")
        self._box.say(notice)
        ink = self._ui.theme.semantic(notice).fg
        self._icon.setPixmap(icons.pixmap(pacemarks.ICONS[state], ink, self._ui.theme.px(15), self.devicePixelRatioF()))
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.add.setVisible(view.source in {"", "hand"} or not view.points)
        target = lower_target(view)
        self.easier.setVisible(target is not None)
        if target is not None:
            shown = figure(self._ui.language, target, view.unit)
            self.easier.setText(
                (self.tr("Raise to %1") if view.falling else self.tr("Lower to %1")).replace("%1", shown)
            )

    def _said(self, view: KpiView) -> tuple[str, str]:
        standing, language = view.standing, self._ui.language
        if standing is None or standing.state is Pace.DRAFT:
            return self.tr("A draft: it does not count yet"), self._missing(view)
        if standing.over:
            done = self.tr("It ended, and was reached") if standing.reached else self.tr("It ended, and was missed")
            return done, self._at_end(view)
        if standing.state is Pace.UNKNOWN:
            nothing = words.why_nothing(language, view)
            text = self.tr(
                "A forecast needs readings of four days at least; so far there are %n.", "", len(view.points)
            )
            return self.tr("Not enough data"), " ".join(part for part in (nothing and f"{nothing}.", text) if part)
        title = words.needed(language, view) or words.state(language, standing.state)
        ahead = self.tr("If it goes on so, the deadline brings %1, in 8 of 10 cases.")
        parts = (ahead.replace("%1", words.forecast(language, view)), words.pace_line(language, view))
        return title, " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)

    def _missing(self, view: KpiView) -> str:
        names = {
            "source": self.tr("where the number comes from"), "baseline": self.tr("the baseline"),
            "target": self.tr("the target"), "starts": self.tr("the first day"), "deadline": self.tr("the deadline"),
        }  # fmt: skip
        missing = [said for name, said in names.items() if getattr(view, name) in {None, ""}]
        return self.tr("Still to be said: %1.").replace("%1", ", ".join(missing))

    def _at_end(self, view: KpiView) -> str:
        language = self._ui.language
        text = self.tr("%1 of %2.").replace("%1", words.now(language, view))
        return text.replace("%2", figure(language, view.target, view.unit))

    def _ask_lower(self) -> None:
        target = lower_target(self._view) if self._view is not None else None
        if target is not None:
            self.lowering.emit(target)


def lower_target(view: KpiView) -> float | None:
    """The hardest round target that the forecast can still reach; None where the present one can be reached."""
    standing = view.standing
    if standing is None or standing.state is not Pace.BEHIND or standing.forecast is None or view.baseline is None:
        return None
    best = standing.forecast.low if view.falling else standing.forecast.high
    size = 10.0 ** (math.floor(math.log10(abs(best))) - 1) if best else 1.0
    found = math.ceil(best / size) * size if view.falling else math.floor(best / size) * size
    found = round(found, 10)
    fits = found <= view.baseline if view.falling else found >= view.baseline
    return found if fits and found != view.target else None
