"""The strip above the table: how much of what is measured decides anything, and how the rest stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.core import kpi as kpis
from smdesk.core.pace import Pace
from smdesk.services.agreements.views import KpiView
from smdesk.ui.kit import pacemarks
from smdesk.ui.kit.bar import Bar
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.forms import Tag
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import Page, column, label, row

_FONTS = {"strong": "bodyStrong", "small": "small"}
_KINDS = {Pace.BEHIND: "warning", Pace.AHEAD: "success", Pace.ON_PACE: "", Pace.UNKNOWN: "", Pace.DRAFT: ""}


class _Balance(QWidget):
    """Business, engagement and vanity as parts of a bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._counts: dict[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def tell(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(180), self._theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        total, height = sum(self._counts.values()), theme.px(11)
        box = QRectF(0, (self.height() - height) / 2, self.width(), height)
        if not total:
            painter.setBrush(theme.color("border.default"))
            painter.drawRoundedRect(box, 2, 2)
        inks = {"business": theme.color("accent.base"), "engagement": theme.semantic("info").fg,
                "vanity": theme.color("text.tertiary")}  # fmt: skip
        left = 0.0
        for nature, ink in inks.items():
            wide = box.width() * self._counts.get(nature, 0) / total if total else 0.0
            if wide:
                painter.setBrush(ink)
                painter.drawRoundedRect(QRectF(left, box.top(), max(2.0, wide - 1.5), height), 2, 2)
            left += wide
        painter.end()


class Strip(Page):
    """Counts of the KPIs of one client."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._views: list[KpiView] = []
        self._title, self._under = Elided("strong", 0), Elided("small", 0)
        self.warning = Tag(ui.theme, name="mostly-vanity")
        self._bar, self._counts = _Balance(ui.theme), label("", name="balance")
        self._tags = {state: Tag(ui.theme, name=f"count-{state.value}") for state in _KINDS}
        about = column(None, self._title, self._under, None, spacing=1)
        line = row(about, 8, self._bar, 6, self._counts, self.warning, None, *self._tags.values(), spacing=10)
        self.setLayout(column(Bar(ui.theme, 60, line, edge="bottom"), spacing=0))
        self.retranslate()

    def tell(self, views: list[KpiView]) -> None:
        """Count these."""
        self._views = views
        counts = {nature: sum(view.nature == nature for view in views) for nature in kpis.NATURES}
        self._bar.tell(counts)
        said = {
            "business": self.tr("%n business", "", counts["business"]),
            "engagement": self.tr("%n engagement", "", counts["engagement"]),
            "vanity": self.tr("%n vanity", "", counts["vanity"]),
        }
        self._counts.setText(" · ".join(text for nature, text in said.items() if counts[nature]))
        vain = kpis.mostly_vanity([view.nature for view in views])
        self.warning.setVisible(vain)
        self.warning.tell("warning", self.tr("Most of it decides nothing"), "warning")
        states = [view.standing.state if view.standing else Pace.DRAFT for view in views]
        words = {
            Pace.BEHIND: self.tr("%n behind", "", states.count(Pace.BEHIND)),
            Pace.AHEAD: self.tr("%n ahead", "", states.count(Pace.AHEAD)),
            Pace.ON_PACE: self.tr("%n on pace", "", states.count(Pace.ON_PACE)),
            Pace.UNKNOWN: self.tr("%n without enough data", "", states.count(Pace.UNKNOWN)),
            Pace.DRAFT: self.tr("%n draft(s)", "", states.count(Pace.DRAFT)),
        }
        for state, tag in self._tags.items():
            shown = bool(states.count(state)) and (state in {Pace.BEHIND, Pace.AHEAD, Pace.DRAFT})
            tag.setVisible(shown)
            tag.tell(_KINDS[state], words[state], pacemarks.ICONS[state])
        self._fit()

    def retranslate(self) -> None:
        self._title.setText(self.tr("What decides, what explains"))
        self._under.setText(self.tr("Business KPIs decide; vanity KPIs only explain"))
        self.tell(self._views)

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        """What explains goes first where there is little room; the bar takes what is left."""
        px = self._ui.theme.px
        under = self.width() >= px(780)
        self._under.setVisible(under)
        said = [(self._title, "strong"), *([(self._under, "small")] if under else [])]
        theme = self._ui.theme
        about = max(QFontMetrics(theme.font(_FONTS[font])).horizontalAdvance(each.text()) for each, font in said)
        tags = [each for each in (self.warning, *self._tags.values()) if not each.isHidden()]
        taken = about + self._counts.sizeHint().width() + sum(each.sizeHint().width() + 10 for each in tags)
        room = self.width() - taken - px(20 + 16 + 8 + 6 + 5 * 10)
        self._bar.setVisible(room >= px(60))
        self._bar.setFixedWidth(max(px(60), min(px(180), room)))
