"""What goes with the text on the networks that have it: a title, a content warning, a label, a first comment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smdesk.core.network import Feature
from smdesk.ui.composer.commands import Changes
from smdesk.ui.composer.model import Composer
from smdesk.ui.composer.optionwords import value_name
from smdesk.ui.composer.properties import values_of
from smdesk.ui.composer.study import Place
from smdesk.ui.kit.drops import LineWithoutFiles, TextWithoutFiles
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.widgets import column, label

#: Lines that the first comment shows before it scrolls.
_LINES = 4


class Extras(QObject):
    """`above` stands over the text, `comment_row` below it or beside the link; each field only where it is offered."""

    def __init__(self, model: Composer, changes: Changes, told: Callable[[], None]) -> None:
        """`told` is called when a channel has got something of its own."""
        super().__init__(model)
        self._model = model
        self._changes = changes
        self._told = told
        self._quiet = False
        self.warned = False  # the person asked for the field of the warning
        self.above = _Spoken(self.retranslate)
        self.title, self.warning = LineWithoutFiles(), LineWithoutFiles()
        self.labels = Combo(name="labels")
        self.comment = TextWithoutFiles()
        self._build()
        self.title.textEdited.connect(lambda text: self._option("title", text, self.title))
        self.warning.textEdited.connect(lambda text: self._option("spoiler_text", text, self.warning))
        self.labels.chosen.connect(self._label)
        self.comment.textChanged.connect(self._commented)
        self.comment.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit_comment())

    def _build(self) -> None:
        theme = self._model.ui.theme
        self.title.setObjectName("post-title")
        self.warning.setObjectName("content-warning")
        self.comment.setObjectName("first-comment")
        self.comment.setTabChangesFocus(True)
        self.comment.document().setDocumentMargin(5)  # a line stands as in the field beside it
        self.comment.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._captions: dict[QWidget, QLabel] = {
            each: label("small") for each in (self.title, self.warning, self.labels, self.comment)
        }
        rows: dict[QWidget, QWidget] = {}
        for each, caption in self._captions.items():
            caption.setBuddy(each)
            rows[each] = QWidget()
            rows[each].setLayout(column(caption, each, spacing=4))
        self.title_row, self.warning_row = rows[self.title], rows[self.warning]
        self.labels_row, self.comment_row = rows[self.labels], rows[self.comment]
        beside = QHBoxLayout()
        beside.setSpacing(theme.px(10))
        beside.addWidget(self.warning_row, 2)
        beside.addWidget(self.labels_row, 1)
        body = QVBoxLayout(self.above)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(8))
        body.addWidget(self.title_row)
        body.addLayout(beside)
        self._fit_comment()
        self.retranslate()

    # -- showing ------------------------------------------------------------------------------------------------

    def show_all(self) -> None:
        """Show what the scope says."""
        model, draft = self._model, self._model.draft
        shown = [model.places[model.scope]] if model.scope in model.places else model.chosen
        self._quiet = True
        comment = draft.comment(model.scope)
        if self.comment.toPlainText() != comment:
            self.comment.setPlainText(comment)
        for field, name in ((self.title, "title"), (self.warning, "spoiler_text")):
            if field.text() != (text := draft.option(model.scope, name)):
                field.setText(text)
            field.setReadOnly(model.locked)
        self.comment.setReadOnly(model.locked)
        self._quiet = False
        self._show_labels(shown)
        self.title_row.setVisible(any(place.spec.title is not None for place in shown))
        spoken = any("spoiler_text" in place.spec.options for place in shown)
        warned = bool(self.warning.text()) or (self.warned and spoken)
        self.warning_row.setVisible(warned)
        self.above.setVisible(any(not row.isHidden() for row in (self.title_row, self.warning_row, self.labels_row)))
        offered = any(p.spec.can(Feature.FIRST_COMMENT) or p.assisted for p in shown)
        self.comment_row.setVisible((offered and not model.locked) or bool(comment))
        self._fit_comment()

    def may_warn(self, shown: list[Place] | None = None) -> bool:
        """True where a network hides a post behind a warning."""
        places = self._model.chosen if shown is None else shown
        return any("spoiler_text" in place.spec.options or place.spec.options.get("labels") for place in places)

    def toggle_warning(self) -> None:
        """Open the fields of the warning, or close them and take it out."""
        model = self._model
        has = any(model.draft.option(model.scope, name) for name in ("spoiler_text", "labels"))
        self.warned = not (self.warned or has)
        if not self.warned and has:
            draft = model.draft.with_option(model.scope, "spoiler_text", "").with_option(model.scope, "labels", "")
            self._changes.make(self.tr("Content warning"), draft)
        self.show_all()
        if self.warned:
            (self.labels if self.warning_row.isHidden() else self.warning).setFocus()

    def _show_labels(self, shown: list[Place]) -> None:
        values, draft, scope = values_of(shown, "labels"), self._model.draft, self._model.scope
        value = draft.option(scope, "labels")
        self.labels_row.setVisible(bool(value) or (self.warned and bool(values)))
        words = self._model.ui.language.words
        self.labels.tell([(name, value_name(words, shown, "labels", name)) for name in values])
        self.labels.set_value(value or "none")
        self.labels.setEnabled(not self._model.locked)

    def _fit_comment(self) -> None:
        """A line is enough for most; it grows with what is written."""
        line = self.comment.fontMetrics().lineSpacing()
        lines = min(_LINES, max(1, int(self.comment.document().size().height())))  # as they are wrapped
        self.comment.setFixedHeight(max(self._model.ui.theme.px("control"), lines * line + self._model.ui.theme.px(14)))

    # -- typing -------------------------------------------------------------------------------------------------

    def _commented(self) -> None:
        if self._quiet:
            return
        model = self._model
        model.change(model.draft.with_comment(model.scope, self.comment.toPlainText()), self.comment)
        self._fit_comment()
        if model.scope is not None:
            self._told()

    def _option(self, name: str, text: str, source: QWidget) -> None:
        model = self._model
        model.change(model.draft.with_option(model.scope, name, text), source)

    def _label(self, value: object) -> None:
        model = self._model
        text = "" if value == "none" else str(value)
        self._changes.make(self.tr("Content warning"), model.draft.with_option(model.scope, "labels", text))

    def retranslate(self) -> None:
        names: dict[QWidget, str] = {
            self.title: self.tr("Title"),
            self.warning: self.tr("Content warning"),
            self.labels: self.tr("Kind of content"),
            self.comment: self.tr("First comment"),
        }
        for field, name in names.items():
            self._captions[field].setText(name)
            field.setAccessibleName(name)
        self.warning.setPlaceholderText(self.tr("Shown instead of the post until somebody opens it"))
        self.comment.setPlaceholderText(self.tr("None"))
        if self._model.client is not None:
            self.show_all()


class _Spoken(QWidget):
    """Tells of another language."""

    def __init__(self, again: Callable[[], None]) -> None:
        super().__init__()
        self._again = again

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._again()
        super().changeEvent(event)
