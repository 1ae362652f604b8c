"""Findings: in the order in which to take them, with what each would do and what it takes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QMenu, QStyleOptionViewItem, QToolTip, QVBoxLayout, QWidget

from smdesk.core.audit import ranking
from smdesk.services.audits.views import AuditView, FindingView
from smdesk.ui.dossier.audit import words
from smdesk.ui.dossier.audit.cards import Card
from smdesk.ui.dossier.audit.deeds import Deeds
from smdesk.ui.dossier.audit.lines import LinesView
from smdesk.ui.dossier.audit.linesmodel import Index, Line, LinesDelegate, LinesModel
from smdesk.ui.dossier.audit.turnmenu import open_menu
from smdesk.ui.kit import shortcuts
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.widgets import Page, label, row

_TONES = {"quick": "success", "project": "info", "later": ""}
#: Widths of the columns at the right: the group, impact, effort.
_GROUP, _DOTS = 104, 78


class FindingsModel(LinesModel):
    """Lines with the finding that each is."""

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui)
        self.views: dict[int, FindingView] = {}

    def take(self, views: Sequence[FindingView]) -> None:
        """These findings in this order."""
        self.views = {view.id: view for view in views}
        self.fill([Line(view.id, view.text, (view.became,) if view.became else ()) for view in views])

    def spoken(self, line: Line) -> str:
        view = self.views[line.number]
        scale = self.tr("impact %1 of 5, effort %2 of 5")
        told = scale.replace("%1", str(view.impact)).replace("%2", str(view.effort))
        return ". ".join((super().spoken(line), words.group(view.group), told))


class FindingsDelegate(LinesDelegate):
    """At the right: its tag, where it stands, and five points each for impact and effort."""

    def __init__(self, ui: Ui, view: LinesView, model: FindingsModel) -> None:
        super().__init__(ui, view)
        self._model = model

    def right(self, line: Line) -> int:
        return self._tag_width(line) + self._ui.theme.px(_GROUP + 2 * _DOTS + 18)

    def dots(self, rect: QRect, which: str) -> QRectF:
        """Where the points of impact or effort are."""
        px = self._ui.theme.px
        left = rect.right() - px(_DOTS) * (2 if which == "impact" else 1)
        return QRectF(left, rect.top(), px(_DOTS), rect.height())

    def paint_right(self, painter: QPainter, rect: QRect, line: Line) -> None:
        theme, view = self._ui.theme, self._model.views[line.number]
        for which in ("impact", "effort"):
            place = self.dots(rect, which)
            for point in range(ranking.MOST):
                taken = point < getattr(view, which)
                color = "accent.base" if which == "impact" else "marker.line"
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color(color if taken else "bg.pressed"))
                middle = QPointF(place.left() + theme.px(8) + point * theme.px(11), place.center().y() + 0.5)
                painter.drawEllipse(middle, theme.px(4), theme.px(4))
        self._group(painter, rect, view)
        self.paint_tag(painter, rect.adjusted(0, 0, -theme.px(_GROUP + 2 * _DOTS + 8), 0), line)

    def _group(self, painter: QPainter, rect: QRect, view: FindingView) -> None:
        theme = self._ui.theme
        tone, text = _TONES[view.group], words.group(view.group)
        font = theme.font("small")
        wide, high = QFontMetrics(font).horizontalAdvance(text) + theme.px(14), theme.px(19)
        left = rect.right() - theme.px(2 * _DOTS + _GROUP)
        place = QRectF(left, rect.center().y() - high / 2 + 0.5, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.semantic(tone).bg if tone else theme.color("bg.chrome"))
        painter.drawRoundedRect(place, theme.px(4), theme.px(4))
        painter.setPen(theme.semantic(tone).fg if tone else theme.color("text.secondary"))
        painter.setFont(font)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def updateEditorGeometry(self, editor, option: QStyleOptionViewItem, index: Index) -> None:  # type: ignore[no-untyped-def]
        super().updateEditorGeometry(editor, option, index)
        editor.setFixedWidth(max(editor.width() - self._ui.theme.px(_GROUP + 2 * _DOTS), self._ui.theme.px(80)))


class FindingsView(LinesView):
    """`weighed` with a row, `impact` or `effort`, and how many points were pressed."""

    weighed = Signal(int, str, int)

    def __init__(self, ui: Ui, model: FindingsModel) -> None:
        super().__init__(ui, model, "finding", ordered=False, name="findings")
        self._delegate = FindingsDelegate(ui, self, model)
        self.setItemDelegate(self._delegate)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid() or self._lines.read_only:
            return
        for which in ("impact", "effort"):
            place = self._delegate.dots(self.visualRect(index), which)
            if place.contains(event.position()):
                step = self._ui.theme.px(11)
                point = int((event.position().x() - place.left() - self._ui.theme.px(3)) // step) + 1
                if ranking.LEAST <= point <= ranking.MOST:
                    self.weighed.emit(index.row(), which, point)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            index = self.indexAt(event.pos())
            for which in ("impact", "effort"):
                if index.isValid() and self._delegate.dots(self.visualRect(index), which).contains(
                    QPointF(event.pos())
                ):
                    QToolTip.showText(event.globalPos(), words.figure_word(which), self)
                    return True
        return super().viewportEvent(event)


class FindingsCard(Page):
    """`lifted` while a finding is dragged, `opened` with the link of what one became."""

    lifted = Signal(bool)
    opened = Signal(str)

    def __init__(self, ui: Ui, deeds: Deeds) -> None:
        super().__init__()
        self._ui, self._deeds = ui, deeds
        self._audit: AuditView | None = None
        self._heads = {name: label("caption") for name in ("impact", "effort")}
        for head in self._heads.values():
            head.setFixedWidth(ui.theme.px(_DOTS))
        heads = QWidget()
        heads.setLayout(row(*self._heads.values(), spacing=0))
        self.card = Card(ui.theme, heads, name="findings-card", margins=(10, 8, 10, 10))
        self.model = FindingsModel(ui)
        self.view = FindingsView(ui, self.model)
        self.field = QLineEdit()
        self.field.setObjectName("new-finding")
        self.field.setMaxLength(300)
        self.field.returnPressed.connect(self._added)
        self._rule = label("quiet", wrap=True)
        self.card.body.addWidget(self.view)
        self.card.body.addWidget(self.field)
        self.card.body.addWidget(self._rule)
        self.model.reworded.connect(self._reword)
        self.view.removed.connect(self._remove)
        self.view.weighed.connect(self._weigh)
        self.view.menu.connect(self._menu)
        self.view.lifted.connect(self.lifted)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.card)
        self.retranslate()

    def show_audit(self, audit: AuditView, read_only: bool) -> None:
        """The findings of this audit."""
        current = self.model.lines[self.view.row].number if 0 <= self.view.row < len(self.model.lines) else 0
        self._audit = audit
        self.model.read_only = read_only
        self.model.take(audit.findings)
        self.field.setVisible(not read_only)
        self.view.setVisible(bool(audit.findings))
        if current:
            row = self.model.row_of(current)
            self.view.choose(row if row >= 0 else self.view.row)

    def choose(self, finding: int) -> None:
        """Give a finding the keys."""
        row = self.model.row_of(finding)
        if row >= 0:
            self.view.choose(row)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self.card.title.setText(self.tr("Findings"))
        for which, head in self._heads.items():
            head.setText(words.figure_word(which))
            head.setToolTip(self.tr("From one to five: press the points"))
        self.view.setAccessibleName(self.tr("Findings"))
        self.field.setPlaceholderText(self.tr("What did you find? Enter adds it"))
        self.field.setAccessibleName(self.tr("New finding"))
        self._rule.setText(
            self.tr("Quick wins (impact of 3 or more, effort of 2 or less) come first, then impact × (6 − effort).")
        )
        self.model.fill(self.model.lines)

    # -- acting -------------------------------------------------------------------------------------------------

    def _added(self) -> None:
        text, audit, findings = self.field.text().strip(), self._audit, self._ui.runtime.findings
        if audit is None or not text:
            return
        made = self._deeds.do(
            self.tr("New finding"), lambda: findings.add(audit.id, text), lambda made: findings.delete(made.id),
            again=lambda made: findings.undelete(made.id),
        )  # fmt: skip
        if made is not None:
            self.field.clear()

    def _edit(self, view: FindingView, name: str, value: object, text: str) -> None:
        findings, before = self._ui.runtime.findings, getattr(view, name)
        self._deeds.do(text, lambda: findings.edit(view.id, **{name: value}),
                       lambda _made: findings.edit(view.id, **{name: before}))  # fmt: skip

    def _reword(self, row: int, text: str) -> None:
        if not text:
            self._remove(row)
            return
        self._edit(self._view(row), "text", text, self.tr("Change of a finding"))

    def _weigh(self, row: int, which: str, value: int) -> None:
        self._edit(self._view(row), which, value, self.tr("Weighing of a finding"))

    def _remove(self, row: int) -> None:
        view, findings = self._view(row), self._ui.runtime.findings
        self._deeds.do(self.tr("Finding deleted"), lambda: findings.delete(view.id),
                       lambda _gone: findings.undelete(view.id), tell=True)  # fmt: skip

    def turn(self, into: str) -> None:
        """Make something of the finding that has the keys."""
        if self.view.row >= 0 and not self.model.read_only:
            self._deeds.turn_finding(self._view(self.view.row).id, into)

    def _view(self, row: int) -> FindingView:
        return self.model.views[self.model.lines[row].number]

    def _menu(self, row: int, place: QPoint) -> None:
        line, fixed = self.model.lines[row], self.model.read_only
        edit = (shortcuts.beside(self.tr("Edit"), "Enter"), partial(self.view.edit, self.model.index(row)))
        gone = (shortcuts.beside(self.tr("Delete"), "Del"), partial(self._remove, row))
        menu = open_menu(self, place, None if fixed or line.became else self.turn, line.became, self.opened.emit,
                         [] if fixed else [edit], [] if fixed else [gone])  # fmt: skip
        if not fixed:
            before = menu.actions()[-1]
            for which in ("impact", "effort"):
                menu.insertMenu(before, self._scale(menu, row, which))

    def _scale(self, parent: QMenu, row: int, which: str) -> QMenu:
        made = Menu(words.figure_word(which), parent)
        for value in range(ranking.LEAST, ranking.MOST + 1):
            each = made.addAction(str(value))
            each.setCheckable(True)
            each.setChecked(getattr(self._view(row), which) == value)
            each.triggered.connect(partial(self._scaled, row, which, value))
        return made

    def _scaled(self, row: int, which: str, value: int, _checked: bool = False) -> None:
        self._weigh(row, which, value)
