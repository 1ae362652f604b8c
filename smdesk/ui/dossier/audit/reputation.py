"""Reputation: ratings with their stars, what people talk about and in what tone, share of voice, risks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from smdesk.core.audit.shapes import MOODS, STARS, Rating, Reputation
from smdesk.services.audits.views import AuditView
from smdesk.ui.dossier.audit import words
from smdesk.ui.dossier.audit.cards import Card, Rule
from smdesk.ui.dossier.audit.reputationform import ReputationForm
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.flow import Flow
from smdesk.ui.kit.forms import Tag
from smdesk.ui.kit.widgets import Page, button, clear, label, row

_STAR = [(0.5, 0.04), (0.63, 0.36), (0.98, 0.38), (0.71, 0.6), (0.8, 0.95), (0.5, 0.75), (0.2, 0.95), (0.29, 0.6),
         (0.02, 0.38), (0.37, 0.36)]  # fmt: skip


class RatingBlock(QWidget):
    """One site: the average, its stars, from how many; below a bar for each star where that is known."""

    def __init__(self, ui: Ui, rating: Rating) -> None:
        super().__init__()
        self._ui, self.rating = ui, rating
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.spoken())

    def spoken(self) -> str:
        """What it shows, for a screen reader."""
        rating, ui = self.rating, self._ui
        value = self.tr("%1 of %2").replace("%1", words.number(ui, rating.value))
        parts = [rating.site, value.replace("%2", words.number(ui, rating.best)), self._count()]
        if rating.unanswered is not None:
            parts.append(words.Counted().unanswered(rating.unanswered))
        return ", ".join(part for part in parts if part)

    def _count(self) -> str:
        if self.rating.count is None:
            return self.rating.site
        return words.Counted().reviews(self.rating.count, self.rating.site)

    def sizeHint(self) -> QSize:
        px = self._ui.theme.px
        return QSize(px(200), px(38) + (px(25) * len(STARS) + px(4) if self.rating.stars else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, rating = self._ui.theme, QPainter(self), self.rating
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        value = words.number(self._ui, rating.value)
        painter.setFont(theme.font("figureLarge"))
        painter.setPen(theme.color("text.primary"))
        wide = painter.fontMetrics().horizontalAdvance(value)
        painter.drawText(QRectF(0, 0, wide + 2, theme.px(34)), Qt.AlignmentFlag.AlignVCenter, value)
        left = max(wide, theme.px(44)) + theme.px(12)
        self._stars(painter, left)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text.secondary"))
        room = QRectF(left, theme.px(17), self.width() - left, theme.px(18))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._count())
        if rating.unanswered:
            painter.setPen(theme.semantic("warning").fg)
            above = QRectF(left, 0, self.width() - left, theme.px(17))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(above, flags, words.Counted().unanswered(rating.unanswered))
        if rating.stars:
            self._bars(painter)

    def _stars(self, painter: QPainter, left: float) -> None:
        theme = self._ui.theme
        share = (self.rating.value or 0) / self.rating.best * len(STARS)
        side = theme.px(13)
        for place in range(len(STARS)):
            shape = QPolygonF([QPointF(left + place * (side + 1) + x * side, theme.px(3) + y * side) for x, y in _STAR])
            path = QPainterPath()
            path.addPolygon(shape)
            path.closeSubpath()
            full = max(0.0, min(1.0, share - place))
            painter.setPen(QPen(theme.color("marker.line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            if full > 0:
                painter.save()
                painter.setClipRect(QRectF(shape.boundingRect().left(), 0, side * full, theme.px(20)))
                painter.setBrush(theme.color("marker.line"))
                painter.drawPath(path)
                painter.restore()

    def _bars(self, painter: QPainter) -> None:
        theme, stars = self._ui.theme, self.rating.stars
        most = max(*stars, 1)
        painter.setFont(theme.font("body"))
        for place, (star, count) in enumerate(zip(STARS, stars, strict=False)):
            middle = theme.px(42) + theme.px(25) * place + theme.px(10)
            painter.setPen(theme.color("text.primary"))
            painter.drawText(QRectF(0, middle - 10, 14, 20), Qt.AlignmentFlag.AlignVCenter, str(star))
            told = words.number(self._ui, count)
            wide = theme.px(34)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRectF(self.width() - wide, middle - 10, wide, 20), flags, told)
            bar = QRectF(theme.px(18), middle - theme.px(3), self.width() - theme.px(18) - wide, theme.px(6))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bg.pressed"))
            painter.drawRoundedRect(bar, 3, 3)
            bar.setWidth(bar.width() * count / most)
            painter.setBrush(theme.color("marker.line"))
            painter.drawRoundedRect(bar, 3, 3)


#: Pixels of a line that says whose a share is.
_LEGEND = 18


class ShareBar(QWidget):
    """Shares of a whole in percent, the first one in its colour, the others in greys; names and shares below."""

    def __init__(self, ui: Ui, shares: tuple[tuple[str, int, str], ...], name: str) -> None:
        """Each share has a name, its percent, and a colour of the theme: a role, or `semantic:…`, or `client:…`."""
        super().__init__()
        self._ui, self._shares = ui, shares
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        told = ", ".join(f"{each} {words.percent(ui, str(share))}" for each, share, _ in shares)
        self.setAccessibleName(f"{name}: {told}")
        self.setToolTip(told)

    def sizeHint(self) -> QSize:
        px = self._ui.theme.px
        return QSize(px(200), px(14) + len(self._shares) * px(_LEGEND))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._ui.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, total = 0.0, max(sum(share for _, share, _ in self._shares), 1)
        painter.setFont(theme.font("small"))
        for line, (name, share, color) in enumerate(self._shares):
            wide = self.width() * share / total
            kind, _, which = color.partition(":")
            drawn = {"semantic": lambda which=which: theme.semantic(which).fg,
                     "client": lambda which=which: theme.line(theme.client(int(which)))}.get(kind)  # fmt: skip
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(drawn() if drawn is not None else theme.color(color))
            painter.drawRect(QRectF(left, 0, max(wide - 2, 1), theme.px(10)))
            self._legend(painter, line, name, share)
            left += wide

    def _legend(self, painter: QPainter, line: int, name: str, share: int) -> None:
        """Whose part it is: the colour again, the name, and the percent at the right."""
        theme, px = self._ui.theme, self._ui.theme.px
        place = QRectF(0, px(14) + line * px(_LEGEND), self.width(), px(_LEGEND))
        painter.drawRoundedRect(QRectF(0, place.center().y() - px(4), px(8), px(8)), 2, 2)
        painter.setPen(theme.color("text.primary" if line == 0 else "text.secondary"))
        told = words.percent(self._ui, str(share))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, told)
        metrics = painter.fontMetrics()
        room = place.adjusted(px(14), 0, -metrics.horizontalAdvance(told) - px(8), 0)
        painter.drawText(room, middle, metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(room.width())))


class ReputationCard(Page):
    """`changing` while the form shows."""

    changing = Signal(bool)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._audit: AuditView | None = None
        self.edit: QPushButton = button("icon", self.open_form, size="sm", name="edit-reputation")
        self.card = Card(ui.theme, self.edit, name="reputation", margins=(14, 10, 14, 12))
        self.form = ReputationForm(ui)
        self.form.closed.connect(self._closed)
        self._shown = QVBoxLayout()
        self._shown.setSpacing(ui.theme.px(8))
        self.card.body.addLayout(self._shown)
        self.card.body.addWidget(self.form)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.card)
        box.addStretch(0)
        ui.theme.changed.connect(self._look)
        self._look()
        self.retranslate()

    def show_audit(self, audit: AuditView, read_only: bool) -> None:
        """The reputation of this audit."""
        other = self._audit is not None and self._audit.id != audit.id
        self._audit = audit
        if other:
            self.form.forget()
        self.edit.setVisible(not read_only)
        if not self.form.isHidden():
            self.form.show_audit(audit)
        self._fill()

    def open_form(self) -> None:
        """Change it."""
        if self._audit is None:
            return
        if not self.form.isHidden():
            self.form.close_it()
            return
        self.form.show_audit(self._audit)
        self.form.show()
        self._fill()
        self.form.begin()

    def _closed(self) -> None:
        self._fill()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> bool:
        """Store what is typed."""
        return self.form.settle()

    def _fill(self) -> None:
        clear(self._shown)
        audit = self._audit
        if audit is None or not self.form.isHidden():
            return
        said = audit.reputation
        self.card.hint.setText(words.Counted().months(said.months) if said.months else "")
        for rating in said.ratings:
            self._shown.addWidget(RatingBlock(self._ui, rating))
        self._topics(said)
        self._shares(audit, said)
        if said.risks:
            self._shown.addWidget(Rule())
            self._shown.addWidget(self._small(self.tr("Risks")))
            for risk in said.risks:
                line = label("", wrap=True)
                line.setText(f"• {risk}")
                self._shown.addWidget(line)
        if self._shown.count() == 0:
            self._shown.addWidget(self._small(
                self.tr("What do people say, where, and does anybody answer? Write down ratings, tone and risks.")
            ))  # fmt: skip
            start = button("", self.open_form, size="sm", name="begin-reputation")
            start.setText(self.tr("Write it down"))
            if self.edit.isHidden():
                start.hide()
            self._shown.addLayout(row(start, None))

    def _topics(self, said: Reputation) -> None:
        if not said.topics:
            return
        self._shown.addWidget(Rule())
        self._shown.addWidget(self._small(self.tr("What people talk about")))
        chips = QWidget()
        flow = Flow(chips, gap=self._ui.theme.px(6))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        for topic in said.topics:
            tag = Tag(self._ui.theme)
            count = "" if topic.count is None else f" {words.number(self._ui, topic.count)}"
            tag.tell("", f"{topic.text}{count}", "thumbs-up" if topic.good else "thumbs-down")
            mood = self.tr("praised") if topic.good else self.tr("criticised")
            tag.setAccessibleName(f"{topic.text}{count}, {mood}")
            flow.addWidget(tag)
        self._shown.addWidget(chips)

    def _shares(self, audit: AuditView, said: Reputation) -> None:
        if said.tone:
            names = (self.tr("Positive"), self.tr("Neutral"), self.tr("Negative"))
            colors = ("semantic:success", "border.control", "semantic:danger")
            self._shown.addWidget(self._small(self.tr("Tone of what is said")))
            shares = tuple(zip(names, said.tone, colors, strict=False))[: len(MOODS)]
            self._shown.addWidget(ShareBar(self._ui, shares, self.tr("Tone of what is said")))
        if said.voice:
            self._shown.addWidget(self._small(self.tr("Share of voice")))
            greys = ("text.tertiary", "border.control", "bg.pressed")
            others = [part for part in said.voice if not part.ours]
            ours = [part for part in said.voice if part.ours]
            shares = tuple(
                (part.name, part.share, f"client:{audit.client_id}" if part.ours else greys[min(place, 2)])
                for place, part in [*((0, part) for part in ours), *enumerate(others)]
            )
            self._shown.addWidget(ShareBar(self._ui, shares, self.tr("Share of voice")))

    def _small(self, text: str) -> QWidget:
        made = label("small", wrap=True)
        made.setText(text)
        return made

    def retranslate(self) -> None:
        self.card.title.setText(self.tr("Reputation"))
        self.edit.setAccessibleName(self.tr("Change the reputation"))
        self.edit.setToolTip(self.tr("Change the reputation"))
        self.form.retranslate()
        self._fill()

    def _look(self) -> None:
        self.edit.setIcon(icons.icon("pencil-simple", self._ui.theme, "text.secondary"))
