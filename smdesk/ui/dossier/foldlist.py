"""A list whose lines unfold into a form, one at a time: products, contacts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from smdesk.core.records import dataclass
from smdesk.ui.kit import icons, taborder
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import Page, button, label, row


@dataclass(frozen=True, slots=True)
class Item:
    """One line: its number, its name, and what is said beside it."""

    id: int
    name: str
    under: str = ""


class _Head(QPushButton):
    """The line; Enter unfolds it, Alt with Up and Down moves it, Delete takes it away."""

    moved = Signal(int)
    gone = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.gone.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class _Fold(QFrame):
    """A card with its line, and below it the form while it is open."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.item = Item(0, "")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = _Head()
        self.head.setProperty("kind", "ghost")
        self.head.setMinimumHeight(theme.px("rowTwoLine") - theme.px(14))
        self._name, self._under = label("strong"), Elided("small", 40)
        self._caret = label()
        inner = row(self._caret, self._name, self._under, None, spacing=8, margins=(10, 0, 10, 0))
        inner.setStretch(2, 100)
        self.head.setLayout(inner)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(1, 1, 1, 1)
        self.box.setSpacing(0)
        self.box.addWidget(self.head)
        self.body: QWidget | None = None
        theme.changed.connect(self.look)

    def tell(self, item: Item) -> None:
        """Show this line."""
        self.item = item
        self._name.setText(item.name)
        self._under.setText(item.under)
        self.head.setAccessibleName(", ".join(part for part in (item.name, item.under) if part))
        self.look()

    @Slot()
    def look(self) -> None:
        """The caret points down while the form shows."""
        theme = self._theme
        name = "caret-down-bold" if self.body is not None else "caret-right-bold"
        self._caret.setPixmap(icons.pixmap(name, theme.color("text.tertiary"), theme.px(12), self.devicePixelRatioF()))


class FoldList(Page):
    """`body` makes the form of a line when it is unfolded. `ordered` carries all numbers in their new order."""

    ordered = Signal(object)
    removed = Signal(int)
    folded = Signal()  # the form that showed goes away

    def __init__(self, theme: Theme, body: Callable[[int], QWidget], add: Callable[[], object], name: str) -> None:
        super().__init__()
        self._theme, self._body = theme, body
        self._folds: list[_Fold] = []
        self._read_only = False
        self.setObjectName(name)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(6))
        self.add = button("ghost", add, size="sm", name=f"add-{name}")
        self._box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._look)
        self._look()

    @property
    def opened(self) -> int:
        """The number of the line that is unfolded; 0 for none."""
        return next((fold.item.id for fold in self._folds if fold.body is not None), 0)

    def tell(self, items: Sequence[Item]) -> None:
        """Show these lines; the one that is unfolded stays so."""
        wanted = {item.id: item for item in items}
        for fold in list(self._folds):
            if fold.item.id not in wanted:
                self._drop(fold)
        known = {fold.item.id: fold for fold in self._folds}
        order = []
        for item in items:
            fold = known.get(item.id) or self._make()
            fold.tell(item)
            order.append(fold)
        if order != self._folds:
            for place, fold in enumerate(order):
                self._box.removeWidget(fold)
                self._box.insertWidget(place, fold)
            self._folds = order
        taborder.before(self.add, [fold.head for fold in self._folds])

    def set_read_only(self, read_only: bool) -> None:
        """Whether lines can come and go."""
        self._read_only = read_only
        self.add.setVisible(not read_only)

    def unfold(self, number: int, *, focus: bool = True) -> None:
        """Show the form of one line, and of no other."""
        for fold in self._folds:
            if fold.item.id == number and fold.body is None:
                self.fold()
                fold.body = self._body(number)
                fold.box.addWidget(fold.body)
                fold.body.show()
                fold.look()
                if focus:
                    fold.body.setFocus()

    def fold(self) -> None:
        """Show the lines only."""
        for fold in self._folds:
            if fold.body is not None:
                self.folded.emit()
                fold.box.removeWidget(fold.body)
                fold.body.hide()
                fold.body.deleteLater()
                fold.body = None
                fold.look()

    def _make(self) -> _Fold:
        fold = _Fold(self._theme)
        fold.head.clicked.connect(lambda: self._press(fold))
        fold.head.moved.connect(lambda step: self._move(fold, step))
        fold.head.gone.connect(lambda: None if self._read_only else self.removed.emit(fold.item.id))
        self._folds.append(fold)
        self._box.insertWidget(len(self._folds) - 1, fold)
        fold.show()  # at once, so that its form can take the focus
        return fold

    def _press(self, fold: _Fold) -> None:
        if fold.body is not None:
            fold.head.setFocus()
            self.fold()
        else:
            self.unfold(fold.item.id, focus=False)

    def _move(self, fold: _Fold, step: int) -> None:
        numbers = [each.item.id for each in self._folds]
        place = numbers.index(fold.item.id)
        if not self._read_only and 0 <= place + step < len(numbers):
            numbers.insert(place + step, numbers.pop(place))
            self.ordered.emit(numbers)
            fold.head.setFocus()

    def _drop(self, fold: _Fold) -> None:
        if fold.isAncestorOf(self.focusWidget() or self):
            self.add.setFocus()
        if fold.body is not None:
            self.folded.emit()
        self._folds.remove(fold)
        self._box.removeWidget(fold)
        fold.hide()
        fold.deleteLater()

    @Slot()
    def _look(self) -> None:
        self.add.setIcon(icons.icon("plus", self._theme, "text.tertiary"))
