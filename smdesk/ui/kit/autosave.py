"""Forms without a save button: each field is stored when the person pauses or leaves it, and can be taken back.

    form = Autosave(ui, self)
    page.addWidget(form.box("goal", GrowingText(ui.theme), lambda: self.tr("Company goal")))
    form.show({"goal": view.goal}, lambda values: dossier.edit(client, **values))

`show` again, or `refresh`, brings what changed elsewhere: a field that the person is writing in keeps what is typed.
A value that the service refuses stays in its field with the reason below, and is tried again with the next change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from smdesk.core.errors import InvalidInput, SmdeskError
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import set_invalid
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.scroll import bring_into_view
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.kit.widgets import label

translate = QCoreApplication.translate

#: Milliseconds after the last key in which what was typed is stored.
PAUSE_MS = 800
#: Milliseconds until what has just been shown has its place.
_LAID_MS = 30

Values = Mapping[str, Any]
Save = Callable[[dict[str, Any]], object]


class _Field:
    """One field: how to read and show it, what is stored of it, and whether it has been touched since."""

    def __init__(self, name: str, widget: Any, words: Callable[[], str], problem: QLabel, head: QLabel | None) -> None:
        self.name, self.widget, self.words, self.problem, self.head = name, widget, words, problem, head
        self.stored: Any = None
        self.dirty = False

    def read(self) -> Any:
        """What it holds."""
        widget = self.widget
        if isinstance(widget, QLineEdit):
            return widget.text().strip()
        if isinstance(widget, QPlainTextEdit) and not isinstance(widget, GrowingText):
            return widget.toPlainText().strip()
        if isinstance(widget, QAbstractButton):
            return widget.isChecked()
        if hasattr(widget, "taken"):
            return widget.taken
        value = widget.value
        return value() if callable(value) else value

    def show(self, value: Any) -> None:
        """Show a value; no signal, and the cursor stays."""
        widget = self.widget
        if hasattr(widget, "set_quietly"):
            widget.set_quietly(bool(value))
        elif hasattr(widget, "set_value"):
            widget.set_value(value)
        elif isinstance(widget, QLineEdit):
            if widget.text() != value:
                at = widget.cursorPosition()
                widget.setText(value)
                widget.setCursorPosition(min(at, len(value)) if widget.hasFocus() else 0)
        elif isinstance(widget, QAbstractButton):
            blocked = widget.blockSignals(True)
            widget.setChecked(bool(value))
            widget.blockSignals(blocked)


class Autosave(QObject):
    """The fields of one form over one row. `stored` after each commit, `failed` with what concerns no single field."""

    stored = Signal()
    failed = Signal(object)

    def __init__(self, ui: Ui, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self._fields: dict[str, _Field] = {}
        self._with: dict[str, str] = {}
        self._save: Save | None = None
        self._saving = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.flush)

    # -- building -----------------------------------------------------------------------------------------------

    def box(self, name: str, widget: Any, words: Callable[[], str], *, hint: QWidget | None = None) -> QWidget:
        """The field with its caption above and the place for a problem below; `hint` stands at the caption's right."""
        made = QWidget()
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        head = label("small")
        head.setBuddy(widget)
        inner = QVBoxLayout(made)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(self._ui.theme.px(4))
        if hint is None:
            inner.addWidget(head)
        else:
            from smdesk.ui.kit.widgets import row

            inner.addLayout(row(head, None, hint, spacing=6))
        inner.addWidget(widget)
        inner.addWidget(self.add(name, widget, words, head=head))
        return made

    def add(self, name: str, widget: Any, words: Callable[[], str], *, head: QLabel | None = None) -> QLabel:
        """Bind a field that stands elsewhere; the label for its problem, hidden until there is one.

        `name` is what the service calls it, `words` what a person does.
        """
        problem = label("small", wrap=True, name=f"problem-{name}")
        problem.setProperty("tone", "danger")
        problem.hide()
        field = self._fields[name] = _Field(name, widget, words, problem, head)
        self._listen(field)
        self._caption(field)
        return problem

    def together(self, name: str, other: str) -> None:
        """A choice in the first may change the second: both are stored, and taken back, in one."""
        self._with[name] = other

    def _listen(self, field: _Field) -> None:
        widget = field.widget
        if isinstance(widget, QLineEdit):
            widget.textEdited.connect(lambda _text: self._typed(field))
            widget.editingFinished.connect(lambda: self._done(field))
        elif isinstance(widget, QPlainTextEdit):
            widget.textChanged.connect(lambda: self._typed(field))
            if isinstance(widget, GrowingText):
                widget.left.connect(lambda: self._done(field))
                widget.entered.connect(lambda: self._done(field))
            else:
                widget.installEventFilter(self)
        elif isinstance(widget, QComboBox) or hasattr(widget, "chosen"):
            widget.chosen.connect(lambda _value: self._act(field))
        elif isinstance(widget, QAbstractButton):
            widget.toggled.connect(lambda _on: self._act(field))
        else:
            if hasattr(widget, "edited"):
                widget.edited.connect(lambda _value: self._typed(field))
                if not hasattr(widget, "add"):  # a slider or a strip: no list, whose texts tell when they are left
                    widget.installEventFilter(self)
            widget.changed.connect(lambda _value: self._act(field))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            for field in self._fields.values():
                if field.widget is watched:
                    self._done(field)
        return False

    def retranslate(self) -> None:
        """Captions and names in the language of the moment."""
        for field in self._fields.values():
            self._caption(field)

    def _caption(self, field: _Field) -> None:
        words = field.words()
        if field.head is not None:
            field.head.setText(words)
        if hasattr(field.widget, "tell") and not isinstance(field.widget, QComboBox):
            return  # it says itself what it is
        field.widget.setAccessibleName(words)

    # -- showing ------------------------------------------------------------------------------------------------

    def show(self, values: Values, save: Save) -> None:
        """Another row: what was typed for the one before is stored first."""
        self.flush()
        self._save = save
        for field in self._fields.values():
            self._settle(field)
            if field.name in values:
                field.stored = values[field.name]
                field.show(field.stored)

    def refresh(self, values: Values) -> None:
        """The same row as it is now; a field with something typed in it stays as it is."""
        for name, value in values.items():
            field = self._fields.get(name)
            if field is None or field.dirty:
                continue
            field.stored = value
            if field.read() != value:
                field.show(value)

    def clear(self) -> None:
        """No row."""
        self.flush()
        self._save = None

    def set_read_only(self, read_only: bool) -> None:
        """Whether anything can be changed."""
        for field in self._fields.values():
            widget = field.widget
            for name in ("set_read_only", "setReadOnly"):
                if hasattr(widget, name):
                    getattr(widget, name)(read_only)
                    break
            else:
                widget.setEnabled(not read_only)

    def focus(self, name: str) -> bool:
        """Into a field; False where there is none of this name."""
        field = self._fields.get(name)
        if field is not None:
            field.widget.setFocus()
        return field is not None

    # -- storing ------------------------------------------------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """True while something typed is not stored."""
        return any(field.dirty for field in self._fields.values())

    def flush(self) -> bool:
        """Store what is typed, now; True when nothing is left."""
        self._timer.stop()
        changed = {field.name: field.read() for field in self._fields.values() if field.dirty}
        for name in [name for name, value in changed.items() if value == self._fields[name].stored]:
            self._settle(self._fields[name])
            del changed[name]
        if changed:
            self._commit(changed)
        return not self.dirty

    def _typed(self, field: _Field) -> None:
        field.dirty = True
        self._timer.start()

    def _done(self, field: _Field) -> None:
        """It was left."""
        if field.dirty and not self._saving:
            self.flush()

    def _act(self, field: _Field) -> None:
        """A choice is a choice: stored at once."""
        field.dirty = True
        if field.name in self._with:
            self._fields[self._with[field.name]].dirty = True
        self.flush()

    def _commit(self, changed: dict[str, Any]) -> None:
        save = self._save
        if save is None or self._saving:
            return
        before = {name: self._fields[name].stored for name in changed}
        self._saving = True
        try:
            save(changed)
        except SmdeskError as error:
            self._refused(error, changed)
            return
        finally:
            self._saving = False
        for name, value in changed.items():
            self._fields[name].stored = value
            self._settle(self._fields[name])
        text = translate("Autosave", "Change of %1").replace("%1", self._fields[next(iter(changed))].words())
        self._ui.undo.push(ServiceCommand(text, lambda: save(changed), lambda: save(before), self.failed.emit))
        self.stored.emit()

    def _refused(self, error: SmdeskError, changed: dict[str, Any]) -> None:
        """Beside its field where it has one; of several, those that can be taken are."""
        name = str(error.facts.get("field", ""))
        if not isinstance(error, InvalidInput) or (name not in changed and len(changed) != 1):
            self.failed.emit(error)
            return
        field = self._fields[name if name in changed else next(iter(changed))]
        field.problem.setText(str(sentence(error, self._ui.language.words)))
        field.problem.show()
        QTimer.singleShot(_LAID_MS, field.problem, lambda: bring_into_view(field.problem, 0))
        set_invalid(field.widget, True)
        field.widget.setAccessibleDescription(field.problem.text())
        rest = {each: value for each, value in changed.items() if each != field.name}
        if rest:
            self._saving = False
            self._commit(rest)

    def _settle(self, field: _Field) -> None:
        field.dirty = False
        if field.problem.isHidden():
            return
        field.problem.hide()
        field.widget.setAccessibleDescription("")
        set_invalid(field.widget, False)
