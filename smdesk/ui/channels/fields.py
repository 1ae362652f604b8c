"""The fields of a form: captions above, what is wrong below, two in a line; secrets are not shown.

A long sentence about one of two fields takes the width of both, under them.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from smdesk.core.errors import AuthExpired, MissingScope, NetworkError, SmdeskError
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import label, restyle

SERVER, HANDLE, SECRET = "server", "handle", "secret"
APP_ID, APP_SECRET, REDIRECT = "app_id", "app_secret", "redirect"
#: Not shown, and emptied before anybody is asked.
SECRETS = frozenset({SECRET, APP_SECRET})
#: Lines of the grid for two fields: captions, fields, short sentences, the long ones of the first and of the second.
_LINES = 5
#: So many lines of its field's width a sentence may take under it.
_NARROW = 2


class Fields(QWidget):
    """`typed` tells that a field was changed, `submitted` that Enter was pressed in one."""

    typed = Signal(str)
    submitted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.fields: dict[str, QLineEdit] = {}
        self.problems: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 5, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(3)

    def add(self, name: str, caption: str, hint: str = "", value: str = "") -> None:
        """One more field; none without a caption."""
        if not caption:
            return
        above, field = label("small"), QLineEdit()
        above.setText(caption)
        above.setBuddy(field)
        field.setObjectName(f"connect-{name}")
        field.setAccessibleName(caption)
        field.setPlaceholderText(hint)
        field.setMaxLength(4096)
        field.setText(value)
        field.setProperty("fixed", bool(value))
        field.setReadOnly(bool(value))  # a channel connected again is the same account on the same server
        if name in SECRETS:
            field.setEchoMode(QLineEdit.EchoMode.Password)
            hints = Qt.InputMethodHint
            field.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase)
        field.textEdited.connect(lambda _text, name=name: self._typed(name))
        field.returnPressed.connect(self.submitted)
        problem = label("small", wrap=True, select=True)
        problem.setProperty("tone", "danger")
        problem.hide()
        self.fields[name], self.problems[name] = field, problem
        place = len(self.fields) - 1
        for line, each in enumerate((above, field)):
            self._grid.addWidget(each, place // 2 * _LINES + line, place % 2, Qt.AlignmentFlag.AlignTop)
        self._put(name, place, wide=False)
        self._grid.setColumnStretch(place % 2, 1)

    def say(self, name: str, text: str) -> None:
        """What is wrong with a field; "" for nothing."""
        problem, field = self.problems[name], self.fields[name]
        wide = problem.fontMetrics().horizontalAdvance(text) > _NARROW * field.width()
        self._put(name, list(self.fields).index(name), wide=wide)
        problem.setText(text)
        self.problems[name].setVisible(bool(text))
        self.fields[name].setAccessibleDescription(text)
        restyle(self.fields[name], "invalid", bool(text))

    def _put(self, name: str, place: int, *, wide: bool) -> None:
        """Under its field; one that is wide in a line of its own below both."""
        problem, column, first = self.problems[name], place % 2, place // 2 * _LINES + 2
        self._grid.removeWidget(problem)
        if wide:
            columns = min(len(self.fields), 2)  # a column of nothing would take the gap beside it from the only field
            self._grid.addWidget(problem, first + 1 + column, 0, 1, columns, Qt.AlignmentFlag.AlignTop)
        else:
            self._grid.addWidget(problem, first, column, Qt.AlignmentFlag.AlignTop)

    def texts(self) -> dict[str, str]:
        """What was typed, by the name of the field."""
        return {name: field.text().strip() for name, field in self.fields.items()}

    def forget(self) -> None:
        """Empty the secrets' fields. `setText` drops a field's undo history too; `clear` would keep it."""
        for name in SECRETS & self.fields.keys():
            self.fields[name].setText("")

    def focus_first(self) -> bool:
        """Into the first field that is empty; False where nothing is to be typed."""
        for field in self.fields.values():
            if not field.text() and not field.isReadOnly():
                field.setFocus()
                return True
        return False

    def _typed(self, name: str) -> None:
        self.say(name, "")
        self.typed.emit(name)


def field_of(error: Exception) -> str:
    """The field that an error is about: told by the error itself, else by its kind; "" for none."""
    if not isinstance(error, SmdeskError):
        return ""
    if isinstance(error.facts.get("field"), str):
        return str(error.facts["field"])
    if isinstance(error, AuthExpired | MissingScope):
        return SECRET
    if isinstance(error, NetworkError) and "host" in error.facts:
        return SERVER
    return ""
