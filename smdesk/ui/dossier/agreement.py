"""The tab of the agreement: where each objective stands, and the versions that the client has signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from smdesk.core.events import AgreementChanged, Event, SamplesChanged
from smdesk.core.pace import Pace, Standing
from smdesk.services.agreements.views import KpiView, ObjectiveView, VersionView
from smdesk.ui.dossier.exporting import Exporting
from smdesk.ui.dossier.tab import DossierTab
from smdesk.ui.kit import dates, icons, pacemarks
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.figures import figure
from smdesk.ui.kit.forms import Tag
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.widgets import button, clear, column, frame, label, row, surface

_KINDS = {Pace.BEHIND: "warning", Pace.AHEAD: "success"}


class _Bar(QWidget):
    """How much of the way is done."""

    def __init__(self, ui: Ui, standing: Standing) -> None:
        super().__init__()
        self._ui, self._standing = ui, standing
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(120), self._ui.theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pacemarks.bar(painter, self._ui.theme, QRectF(self.rect()), self._standing)
        painter.end()


_SIDES = (
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignRight,
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignLeft,
)


class AgreementTab(DossierTab):
    """Everything here is changed on the objectives page; a press on a line leads there."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(ui, parent)
        self._today = date.min
        self._shown: tuple[tuple[ObjectiveView, ...], tuple[VersionView, ...], int] | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(ui.theme.px(12))
        self._empty = Empty(ui.theme)
        self.go = button("", self._go, name="open-objectives")
        self.save = button("", self._save, name="agreement-pdf")
        ui.theme.changed.connect(self._look)
        self._look()
        inside = QWidget()
        surface(inside, "canvas")
        holder = QWidget()
        holder.setMaximumWidth(ui.theme.px(860))
        holder.setLayout(column(self._lines, None, spacing=0))
        centred = row(holder, None, margins=(20, 14, 20, 24))
        centred.setStretch(0, 100)
        inside.setLayout(centred)
        self._area = Column(inside, tight=True)
        self.setLayout(column(self._area, self._empty, spacing=0))
        ui.bridge.heard.connect(self._hear)
        self.retranslate()

    def tools(self) -> list[QWidget]:
        return [self.save, self.go]

    def read(self) -> None:
        client = self.client
        assert client is not None
        agreed, signed = self.ui.runtime.agreements, self.ui.runtime.signed
        self._today = agreed.today(client.id)
        versions = signed.versions(client.id)
        since = len(signed.changes(client.id)) if signed.latest(client.id) is not None else 0
        found = (agreed.objectives(client.id), versions, since)
        if found != self._shown:
            self._shown = found
            self._draw()

    def retranslate(self) -> None:
        self.go.setText(self.tr("Open objectives"))
        self.save.setText(self.tr("Export PDF…"))
        self._empty.tell(
            self.tr("Nothing agreed yet"),
            self.tr("Objectives, the KPIs that decide them, and the versions the client has signed stand here."),
            ("primary", self.tr("Open objectives"), self._go),
        )
        self._draw()

    def _look(self) -> None:
        self.save.setIcon(icons.icon("file-pdf", self.ui.theme))

    def _draw(self) -> None:
        clear(self._lines)
        objectives, versions, since = self._shown or ((), (), 0)
        self._area.setVisible(bool(objectives))
        self._empty.setVisible(not objectives)
        self.save.setEnabled(any(each.kpis for each in objectives))
        for objective in objectives:
            self._lines.addWidget(self._card(objective))
        if not objectives:
            return
        heading = label("title2")
        heading.setText(self.tr("Signed versions"))
        self._lines.addWidget(heading)
        for version in versions:
            self._lines.addWidget(self._version(version))
        under = label("small", wrap=True, name="since")
        if not versions:
            under.setText(self.tr("None yet: what is agreed here has not been signed."))
        elif since:
            under.setText(self.tr("%n change(s) since the last signed version.", "", since))
        under.setVisible(bool(under.text()))
        self._lines.addWidget(under)
        self._area.fit()

    def _card(self, objective: ObjectiveView) -> QWidget:
        card = frame("role", "card")
        inner = card.layout()
        assert isinstance(inner, QVBoxLayout)
        name = Elided("title2", 0)
        name.setText(objective.name)
        inner.addLayout(row(name, None, margins=(14, 8, 14, 8)))
        inner.addWidget(frame("line", "bottom"))
        if objective.kpis:
            inner.addLayout(self._table(objective.kpis))
        else:
            none = label("small")
            none.setText(self.tr("No KPI decides it yet."))
            inner.addLayout(row(none, margins=(14, 8, 14, 8)))
        return card

    def _table(self, kpis: Sequence[KpiView]) -> QGridLayout:
        """A row a KPI; figures, bars and states each below each other."""
        made, px = QGridLayout(), self.ui.theme.px
        made.setContentsMargins(14, 6, 14, 8)
        made.setHorizontalSpacing(px(16))
        made.setVerticalSpacing(0)
        made.setColumnStretch(0, 1)
        made.setColumnMinimumWidth(3, px(132))  # as wide in every card, so that the bars of all stand below each other
        for line, kpi in enumerate(kpis):
            made.setRowMinimumHeight(line, px("row"))
            for place, (widget, side) in enumerate(zip(self._kpi(kpi), _SIDES, strict=True)):
                made.addWidget(widget, line, place, side | Qt.AlignmentFlag.AlignVCenter)
        return made

    def _kpi(self, kpi: KpiView) -> tuple[QWidget, QWidget, QWidget, QWidget]:
        language, standing = self.ui.language, kpi.standing or Standing(Pace.DRAFT)
        link = button("link", partial(self._go, kpi.id), name=f"kpi-{kpi.id}")
        link.setText(kpi.name.replace("&", "&&"))
        now = figure(language, standing.now.value if standing.now else None, kpi.unit)
        value = label("small")
        value.setText(self.tr("%1 of %2").replace("%1", now).replace("%2", figure(language, kpi.target, kpi.unit)))
        tag = Tag(self.ui.theme)
        tag.tell(
            _KINDS.get(standing.state, ""), language.words.t(f"pace.{standing.state.value}"),
            pacemarks.ICONS[standing.state],
        )  # fmt: skip
        return link, value, _Bar(self.ui, standing), tag

    def _version(self, version: VersionView) -> QWidget:
        text = label("body", wrap=True)
        name = self.tr("Version %1").replace("%1", str(version.number))
        if version.signed_on is None:
            text.setText(self.tr("%1, not signed").replace("%1", name))
        else:
            said = self.tr("%1, signed on %2 by %3").replace("%1", name)
            said = said.replace("%2", dates.short_date(self.ui, version.signed_on, self._today))
            text.setText(said.replace("%3", version.signed_by))
        return text

    def _go(self, kpi: int = 0) -> None:
        if self.client is not None:
            self.asked.emit(Place("objectives", kpi, self.client.id))

    def _save(self) -> None:
        if self.client is not None:
            Exporting(self.ui, self, self.said.emit, self.failed.emit).agreement(self.client)

    def _hear(self, event: Event) -> None:
        if isinstance(event, AgreementChanged | SamplesChanged) and self.isVisible() and self.client is not None:
            self.show_client(self.client)
            self.marked.emit()
