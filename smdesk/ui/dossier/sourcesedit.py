"""Where what is known of a persona comes from: a line each, with its kind and when."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smdesk.core.persona import SOURCE_KINDS, Source
from smdesk.ui.kit import icons, taborder
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.widgets import button

#: What each kind of source is drawn as.
ICONS = {"survey": "clipboard-text", "interviews": "chats", "figures": "chart-line-up", "other": "file-text"}


class _Line(QWidget):
    """Kind, words, when."""

    def __init__(self, ui: Ui, owner: SourcesEdit, source: Source) -> None:
        super().__init__()
        self.kind, self.text, self.when = Combo(), QLineEdit(source.text), QLineEdit(source.when)
        self.remove = button("icon", lambda: owner.take_away(self), size="sm")
        self.kind.chosen.connect(lambda _value: owner.commit())
        for field in (self.text, self.when):
            field.textEdited.connect(lambda _text: owner.edited.emit(owner.value))
            field.editingFinished.connect(owner.commit)
        self.text.setMaxLength(300)
        self.when.setMaxLength(40)
        self.when.setFixedWidth(ui.theme.px(110))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(ui.theme.px(6))
        box.addWidget(self.kind)
        box.addWidget(self.text, 1)
        box.addWidget(self.when)
        box.addWidget(self.remove)

    @property
    def source(self) -> Source:
        """What stands in it."""
        return Source(self.text.text().strip(), str(self.kind.value or "other"), self.when.text().strip())


class SourcesEdit(QWidget):
    """`value` is a tuple of `Source`, without those in which nothing stands."""

    edited = Signal(object)
    changed = Signal(object)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._lines: list[_Line] = []
        self._read_only = False
        self.setObjectName("sources")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(ui.theme.px(6))
        self.add = button("ghost", self.begin, size="sm", name="add-source")
        self._box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add)
        ui.theme.changed.connect(self._look)
        self.retranslate()
        self._look()

    @property
    def value(self) -> tuple[Source, ...]:
        """The sources in their order."""
        return tuple(line.source for line in self._lines if line.text.text().strip())

    def set_value(self, sources: Iterable[Source]) -> None:
        """Show others. No signal."""
        wanted = tuple(sources)
        if wanted == self.value:
            return
        for line in list(self._lines):
            self._drop(line)
        for source in wanted:
            self._put(source)

    def set_read_only(self, read_only: bool) -> None:
        """Show the sources only."""
        self._read_only = read_only
        self.add.setVisible(not read_only)
        for line in self._lines:
            line.setEnabled(not read_only)

    def begin(self) -> None:
        """A new line, with the cursor in it."""
        line = self._put(Source(""))
        line.text.setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> None:
        """A line is as it should be."""
        self.changed.emit(self.value)

    def take_away(self, line: _Line) -> None:
        """One line less."""
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(line)
        self.commit()

    def _put(self, source: Source) -> _Line:
        line = _Line(self._ui, self, source)
        self._lines.append(line)
        self._box.insertWidget(self._box.count() - 1, line)
        self._tell(line)
        line.kind.set_value(source.kind)
        line.setEnabled(not self._read_only)
        stops = [stop for each in self._lines for stop in (each.kind, each.text, each.when, each.remove)]
        taborder.before(self.add, stops)
        self._look()
        return line

    def _drop(self, line: _Line) -> None:
        self._lines.remove(line)
        self._box.removeWidget(line)
        line.hide()
        line.deleteLater()

    # -- saying -------------------------------------------------------------------------------------------------

    def words(self, kind: str) -> str:
        """A kind in the language of the moment."""
        return {
            "survey": self.tr("Survey"), "interviews": self.tr("Conversations"), "figures": self.tr("Figures"),
        }.get(kind, self.tr("Other"))  # fmt: skip

    def retranslate(self) -> None:
        """Every word in the language of the moment."""
        self.add.setText(self.tr("Add evidence"))
        for line in self._lines:
            self._tell(line)

    def _tell(self, line: _Line) -> None:
        line.kind.tell([(kind, self.words(kind)) for kind in SOURCE_KINDS], self.tr("Kind of evidence"))
        line.text.setPlaceholderText(self.tr("Survey at the counter, 34 answers"))
        line.text.setAccessibleName(self.tr("What it is"))
        line.when.setPlaceholderText(self.tr("September"))
        line.when.setAccessibleName(self.tr("When"))
        line.remove.setAccessibleName(self.tr("Remove"))
        line.remove.setToolTip(self.tr("Remove"))

    @Slot()
    def _look(self) -> None:
        self.add.setIcon(icons.icon("plus", self._ui.theme, "text.tertiary"))
        for line in self._lines:
            line.remove.setIcon(icons.icon("x", self._ui.theme, "text.tertiary"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
