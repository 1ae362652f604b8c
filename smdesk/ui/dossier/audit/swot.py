"""The SWOT: four lists, two by two, each entry written, put in order, and made into something where it stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from smdesk.core.audit.shapes import QUADRANTS
from smdesk.services.audits.views import AuditView
from smdesk.ui.dossier.audit import words
from smdesk.ui.dossier.audit.cards import Card
from smdesk.ui.dossier.audit.deeds import Deeds
from smdesk.ui.dossier.audit.lines import LinesView
from smdesk.ui.dossier.audit.linesmodel import Line, LinesModel
from smdesk.ui.dossier.audit.turnmenu import open_menu
from smdesk.ui.kit import iconfont, icons, shortcuts
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import Page, button, frame, label

_MARKS = {
    "strengths": ("arrow-fat-up", "success"),
    "weaknesses": ("arrow-fat-down", "danger"),
    "opportunities": ("sun-horizon", "info"),
    "threats": ("cloud-lightning", "warning"),
}


class _Mark(QWidget):
    """The drawing of a list."""

    def __init__(self, ui: Ui, name: str) -> None:
        super().__init__()
        self._ui, self._name = ui, name
        self.setFixedSize(QSize(ui.theme.px(16), ui.theme.px(16)))
        ui.theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        icon, tone = _MARKS[self._name]
        iconfont.paint(QPainter(self), icon, QRectF(self.rect()), self._ui.theme.semantic(tone).fg)


class QuadrantList(QWidget):
    """One list: its name, its entries, and a line that adds one."""

    lifted = Signal(bool)
    opened = Signal(str)  # a link

    def __init__(self, ui: Ui, deeds: Deeds, name: str) -> None:
        super().__init__()
        self._ui, self._deeds, self.name = ui, deeds, name
        self._audit: AuditView | None = None
        self._head = label("strong")
        self.model = LinesModel(ui)
        self.view = LinesView(ui, self.model, "swot", name=f"swot-{name}")
        self.add = button("ghost", self.begin, size="sm", name=f"add-{name}")
        self.field = QLineEdit()
        self.field.setProperty("sized", "sm")
        self.field.setMaxLength(300)
        self.field.hide()
        self.field.returnPressed.connect(self._added)
        self.field.editingFinished.connect(self._left)
        self.model.reworded.connect(self._reword)
        self.view.moved.connect(self._move)
        self.view.removed.connect(self._remove)
        self.view.menu.connect(self._menu)
        self.view.lifted.connect(self.lifted)
        self._lay()
        ui.theme.changed.connect(self._look)
        self._look()

    def _lay(self) -> None:
        px = self._ui.theme.px
        head = QHBoxLayout()
        head.setSpacing(px(7))
        head.addWidget(_Mark(self._ui, self.name))
        head.addWidget(self._head)
        head.addStretch(1)
        head.setContentsMargins(px(4), 0, 0, px(3))
        box = QVBoxLayout(self)
        box.setContentsMargins(px(10), px(10), px(10), px(8))
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.view)
        box.addWidget(self.field)
        box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_audit(self, audit: AuditView, read_only: bool) -> None:
        """The list of this audit."""
        self._audit = audit
        self.model.read_only = read_only
        items = dict(audit.swot.lists())[self.name]
        self.model.fill([Line(each.number, each.text, each.became) for each in items])
        self.add.setVisible(not read_only and not self.field.isVisible())

    def retranslate(self) -> None:
        """In the language of the moment."""
        name = words.quadrant(self.name)
        self._head.setText(name)
        self.view.setAccessibleName(name)
        self.field.setAccessibleName(self.tr("New entry: %1").replace("%1", name))
        self.add.setText(self.tr("Add"))
        self.add.setAccessibleName(self.tr("Add to %1").replace("%1", name))
        self.model.fill(self.model.lines)

    def _look(self) -> None:
        self.add.setIcon(icons.icon("plus", self._ui.theme, "text.tertiary"))

    # -- writing ------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """A field for a new entry."""
        self.add.hide()
        self.field.clear()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _added(self) -> None:
        text = self.field.text().strip()
        if text:
            self._store([*self._texts(), text], self.tr("New entry"))
            self.field.clear()

    def _left(self) -> None:
        if not self.field.hasFocus():
            self._added()
            self.field.hide()
            self.add.show()

    def _texts(self) -> list[str]:
        return [line.text for line in self.model.lines]

    def _reword(self, row: int, text: str) -> None:
        texts = self._texts()
        texts[row] = text
        self._store(texts, self.tr("Change of an entry") if text else self.tr("Deleting an entry"))

    def _move(self, row: int, to: int) -> None:
        texts = self._texts()
        texts.insert(to, texts.pop(row))
        number = self.model.lines[row].number
        self._store(texts, self.tr("Move of an entry"))
        self.view.choose(self.model.row_of(number))

    def _remove(self, row: int) -> None:
        texts = self._texts()
        del texts[row]
        self._store(texts, self.tr("Deleting an entry"))
        self.view.choose(row)

    def _store(self, texts: list[str], text: str) -> None:
        audit, audits = self._audit, self._ui.runtime.audits
        if audit is None:
            return
        before = audit.swot
        made = self._deeds.do(text, lambda: audits.set_list(audit.id, self.name, texts),
                              lambda _made: audits.edit(audit.id, swot=before))  # fmt: skip
        if made is not None:
            self.show_audit(made, self.model.read_only)

    # -- what comes of it ---------------------------------------------------------------------------------------

    def turn(self, into: str) -> None:
        """Make something of the entry that has the keys."""
        if self._audit is not None and self.view.row >= 0 and not self.model.read_only:
            self._deeds.turn_item(self._audit.id, self.model.lines[self.view.row].number, into)

    def _menu(self, row: int, place: QPoint) -> None:
        line, fixed = self.model.lines[row], self.model.read_only
        edit = (shortcuts.beside(self.tr("Edit"), "Enter"), partial(self.view.edit, self.model.index(row)))
        up = (shortcuts.beside(self.tr("Move up"), "Alt+Up"), partial(self._move, row, row - 1)) if row else None
        more = row + 1 < len(self.model.lines)
        down = (shortcuts.beside(self.tr("Move down"), "Alt+Down"), partial(self._move, row, row + 1)) if more else None
        gone = (shortcuts.beside(self.tr("Delete"), "Del"), partial(self._remove, row))
        first = [each for each in (edit, up, down) if each is not None]
        open_menu(self, place, None if fixed else self.turn, line.became, self.opened.emit,
                  [] if fixed else first, [] if fixed else [gone])  # fmt: skip


class SwotCard(Page):
    """Two by two; `lifted` while an entry is dragged, `opened` with the link of what one became."""

    lifted = Signal(bool)
    opened = Signal(str)

    def __init__(self, ui: Ui, deeds: Deeds) -> None:
        super().__init__()
        self.card = Card(ui.theme, name="swot", margins=(0, 0, 0, 0))
        self.lists = {name: QuadrantList(ui, deeds, name) for name in QUADRANTS}
        grid = QGridLayout()
        grid.setSpacing(0)
        for place, each in enumerate(self.lists.values()):
            across = frame("line", "right" if place % 2 == 0 else "none", QVBoxLayout)
            below = frame("line", "bottom" if place < 2 else "none", QVBoxLayout)
            for outer, inner in ((across, each), (below, across)):
                layout = outer.layout()
                assert layout is not None
                layout.addWidget(inner)
            grid.addWidget(below, place // 2, place % 2)
            grid.setColumnStretch(place % 2, 1)
            each.lifted.connect(self.lifted)
            each.opened.connect(self.opened)
        self.card.body.addLayout(grid)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.card)
        self.retranslate()

    def show_audit(self, audit: AuditView, read_only: bool) -> None:
        """The SWOT of this audit."""
        for each in self.lists.values():
            each.show_audit(audit, read_only)

    def focused(self) -> QuadrantList | None:
        """The list that has the keys."""
        return next((each for each in self.lists.values() if each.view.hasFocus()), None)

    def retranslate(self) -> None:
        self.card.title.setText(self.tr("SWOT"))
        self.card.hint.setText(self.tr("Drag an entry to make it an objective, a task or an idea"))
        for each in self.lists.values():
            each.retranslate()
