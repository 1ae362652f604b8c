"""What a persona changes in the plan: its posts of the month against its weight, its pillars, objectives, channels."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.services.dossier.persona_effects import Effects
from smdesk.services.dossier.views import PersonaView
from smdesk.ui.dossier.sourcesedit import ICONS
from smdesk.ui.kit import dates, icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import Page, button, clear, column, frame, label, row, surface


class _Bar(QWidget):
    """How much of a whole, with a mark where it should be."""

    def __init__(self, theme: Theme, share: float, tone: QColor, mark: float | None = None, high: int = 6) -> None:
        super().__init__()
        self._theme, self._share, self._tone, self._mark = theme, max(0.0, min(1.0, share)), tone, mark
        self._high = theme.px(high)
        self.setFixedHeight(theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("bg.pressed"))
        top = (self.height() - self._high) / 2
        painter.setBrush(theme.color("bg.pressed"))
        painter.drawRoundedRect(QRectF(0, top, self.width(), self._high), self._high / 2, self._high / 2)
        painter.setPen(self._tone)
        painter.setBrush(self._tone)
        wide = self.width() * self._share
        if wide >= 1:
            painter.drawRoundedRect(QRectF(0, top, wide, self._high), self._high / 2, self._high / 2)
        if self._mark is not None:
            place = min(self.width() - 2, self.width() * self._mark)
            painter.fillRect(QRectF(place, 0, 2, self.height()), theme.color("text.primary"))


class _Square(QWidget):
    """The colour of a pillar."""

    def __init__(self, theme: Theme, tone: QColor) -> None:
        super().__init__()
        self._theme, self._tone = theme, tone
        self.setFixedSize(theme.px(8), theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._tone)
        painter.setBrush(self._tone)
        side = self.width() - 1
        painter.drawRoundedRect(QRectF(0.5, (self.height() - side) / 2, side, side), 2, 2)


class PersonaEffects(Page):
    """`evidence` is emitted when a person wants to add some; `opened` carries the page that an item leads to."""

    evidence = Signal()
    opened = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._view: PersonaView | None = None
        self._effects: Effects | None = None
        surface(self, "surface")
        inner = QWidget()
        surface(inner, "surface")
        self._box = QVBoxLayout(inner)
        self._box.setContentsMargins(0, 14, 0, 16)
        self._box.setSpacing(6)
        self._part = self._box
        self._column = Column(inner, tight=True, wide=True)
        inner.installEventFilter(self._column)
        self.setLayout(column(self._column, spacing=0))

    def tell(self, view: PersonaView, effects: Effects | None) -> None:
        """Show what this persona changes."""
        if (view, effects) != (self._view, self._effects):
            self._view, self._effects = view, effects
            self.retranslate()

    def retranslate(self) -> None:
        if self._view is None:
            return
        clear(self._box)
        if self._effects is not None:
            self._say_posts(self._view, self._effects)
            self._say_pillars(self._effects)
            self._say_aims(self._effects)
        self._say_channels(self._view)
        self._say_sources(self._view)
        self._box.addStretch(1)
        self._column.fit()

    # -- parts --------------------------------------------------------------------------------------------------

    def _title(self, text: str, under: str = "") -> None:
        if self._box.count():
            self._box.addSpacing(8)
            self._box.addWidget(frame("line", "bottom"))
            self._box.addSpacing(8)
        self._part = column(spacing=6, margins=(16, 0, 16, 0))
        self._box.addLayout(self._part)
        head = label("strong", wrap=True)
        head.setText(text)
        self._part.addWidget(head)
        if under:
            self._note(under)

    def _note(self, text: str) -> None:
        note = label("small", wrap=True)
        note.setText(text)
        self._part.addWidget(note)

    def _line(self, *items: QWidget | None) -> None:
        line = QWidget()
        line.setLayout(row(*items, spacing=8))
        self._part.addWidget(line)

    def _say_posts(self, view: PersonaView, effects: Effects) -> None:
        month = self._ui.language.locale.monthName(effects.month.month)  # as it stands in a sentence
        self._title(self.tr("What it changes in the plan"), self.tr("Posts of %1 for them").replace("%1", month))
        share = effects.posts / effects.of if effects.of else 0.0
        number, beside, weight = label("figure"), label("secondary"), label("small")
        number.setText(str(effects.posts))
        of = self.tr("of %1 · %2%").replace("%1", str(effects.of)).replace("%2", str(round(100 * share)))
        beside.setText(of)
        weight.setText(self.tr("weight %1%").replace("%1", str(view.share)))
        self._line(number, beside, None, weight)
        bar = _Bar(self._ui.theme, share, self._ui.theme.color("accent.base"), view.share / 100)
        bar.setToolTip(f"{of}; {weight.text()}")
        self._part.addWidget(bar)

    def _say_pillars(self, effects: Effects) -> None:
        if not effects.pillars:
            self._title(self.tr("Their pillars"))
            self._note(
                self.tr("No pillar and no post of this month is for them yet. Choose it in the composer, in “For”.")
            )
            return
        self._title(self.tr("Their pillars"))
        most = max(1, effects.posts)
        for pillar in effects.pillars:
            theme = self._ui.theme
            name, count = label("small"), label("small")
            name.setText(pillar.name)
            name.setFixedWidth(theme.px(84))
            count.setText(str(pillar.posts))
            solid = theme.pillar(pillar.color).solid
            count.setFixedWidth(theme.px(20))
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line = row(_Square(theme, solid), name, spacing=8)
            line.addWidget(_Bar(theme, pillar.posts / most, solid), 1)
            line.addWidget(count)
            self._part.addLayout(line)
        self._note(self.tr("The posts for them this month, by pillar"))

    def _say_aims(self, effects: Effects) -> None:
        if not effects.aims and not effects.ad_sets:
            return
        self._title(self.tr("What is measured on them"))
        for aim in effects.aims:
            name, target = label("small", wrap=True), label("smallStrong")
            name.setText(aim.name or aim.objective)
            facts = self._ui.language.words.facts
            target.setText(f"{facts.figure(aim.target)} {aim.unit}".strip() if aim.target is not None else "—")
            self._line(self._mark("target"), name, None, target)
        if effects.ad_sets:
            self._note(self.tr("%n ad set(s) are aimed at them", "", effects.ad_sets))

    def _say_channels(self, view: PersonaView) -> None:
        used = sorted((each for each in view.profile.networks if each.use), key=lambda each: -each.use)
        if not used:
            return
        connected = self._effects.connected if self._effects is not None else frozenset()
        self._title(self.tr("Where to reach them"))
        for use in used:
            name, when = Elided("small", self._ui.theme.px(60)), label("small")
            name.setText(network_name(use.network))
            hour = use.proposed
            there = use.network in connected
            told = "—" if hour is None else dates.hour(self._ui, hour)
            when.setText(told if there else self.tr("no channel there"))
            self._line(self._mark("check" if there else "minus"), name, None, when)

    def _say_sources(self, view: PersonaView) -> None:
        self._title(self.tr("Where this comes from"))
        for source in view.profile.sources:
            text, when = label("small", wrap=True), label("small")
            text.setText(source.text)
            when.setText(source.when)
            line = QWidget()
            inner = row(self._mark(ICONS.get(source.kind, "file-text")), spacing=8)
            inner.addWidget(text, 1)
            inner.addWidget(when)
            line.setLayout(inner)
            self._part.addWidget(line)
        if not view.profile.sources:
            self._note(self.tr("Nothing yet: all this is a hypothesis until something backs it."))
        add = button("link", self.evidence.emit)
        add.setText(self.tr("+ Add evidence"))
        self._line(add, None)

    def _mark(self, icon: str) -> QWidget:
        theme = self._ui.theme
        mark = label()
        mark.setPixmap(icons.pixmap(icon, theme.color("text.secondary"), theme.px(14), self.devicePixelRatioF()))
        mark.setFixedWidth(theme.px(18))
        return mark
