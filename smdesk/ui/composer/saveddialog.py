"""The list of saved texts or of groups of hashtags: new ones, other words, away with one and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.services.snippets import place_called
from smdesk.services.views import ClientView, SnippetView
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.inreach import bounded
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.typeddialog import TypedDialog
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.kit.widgets import button, column, label, row

WIDTH, HEIGHT = 640, 440
_ID = Qt.ItemDataRole.UserRole


class SavedDialog(TypedDialog):
    """What is saved can be undone; what is typed is not lost for another one without being asked about."""

    def __init__(self, ui: Ui, parent: QWidget, client: ClientView, kind: str, facts: Sequence[str]) -> None:
        super().__init__(parent, ui.language.words)
        self._ui = ui
        self._client = client
        self._kind = kind
        self._service = ui.runtime.snippets
        self._shown: dict[int, SnippetView] = {}
        self._for_whom: int | None = client.id  # as it was when it was shown
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build(facts)
        self._fill()
        self._choose()

    def _build(self, facts: Sequence[str]) -> None:
        ui, tags = self._ui, self._kind == "hashtags"
        title = label("title2")
        title.setText(self.tr("Groups of hashtags") if tags else self.tr("Saved texts"))
        self.setWindowTitle(title.text())
        self.setAccessibleName(title.text())
        self.list = QListWidget()
        self.list.setObjectName("saved-list")
        self.list.setAccessibleName(title.text())
        self.list.setSpacing(2)
        self.list.setFixedWidth(ui.theme.px(200))
        self.list.currentItemChanged.connect(self._went)
        form = self._form(facts)
        self._buttons()
        body = row(spacing=16)
        body.addLayout(column(self.list, row(self.new, self.remove, None)))
        body.addLayout(form, 1)
        self.setLayout(
            column(title, body, row(self.back, None, self.shut, self.save), spacing=12, margins=(22, 20, 22, 18))
        )  # fmt: skip
        self.setFixedSize(bounded(ui.theme, WIDTH, HEIGHT))

    def _form(self, facts: Sequence[str]) -> QVBoxLayout:
        """The fields of one of them, each below its caption."""
        self.name, self.body, self.owner = QLineEdit(), QPlainTextEdit(), Combo(name="owner")
        self.name.setMaxLength(120)
        self.body.setTabChangesFocus(True)
        self.owner.tell(
            [(self._client.id, self._client.name), (None, self.tr("All clients"))], self.tr("For whom")
        )  # fmt: skip
        captions = {self.name: self.tr("Name"), self.owner: self.tr("For whom")}
        captions[self.body] = self.tr("Hashtags") if self._kind == "hashtags" else self.tr("Text")
        form = column(spacing=4)
        for field, words in captions.items():
            above = label("small")
            above.setText(words)
            above.setBuddy(field)
            if form.count():
                form.addSpacing(self._ui.theme.px(6))
            field.setAccessibleName(words)
            form.addWidget(above)
            form.addWidget(field)
        self._places = label("caption", wrap=True)
        names = ", ".join(place_called(name, self._ui.language.code) for name in facts)
        self._places.setText(self.tr("Filled in when it is used: %1").replace("%1", names))
        form.addWidget(self._places)
        self._problem = label("small", wrap=True, name="problem")
        self._problem.setProperty("tone", "danger")
        form.addWidget(self._problem)
        return form

    def _buttons(self) -> None:
        self.new = button("", lambda: self.leave(self._begin_empty), size="sm", name="new-saved")
        self.remove = button("ghost", self.delete, size="sm", name="delete-saved")
        self.back = button("link", lambda: self.leave(self._undo), name="undo-saved")
        self.save = button("primary", self._save, name="save")
        self.shut = button("", lambda: self.leave(self.accept), name="done")
        self.new.setText(self.tr("New"))
        self.remove.setText(self.tr("Delete"))
        self.back.setText(self.tr("Undo"))
        self.back.hide()
        self.save.setText(self.tr("Save"))
        self.shut.setText(self.tr("Close"))

    # -- showing ------------------------------------------------------------------------------------------------

    def _fill(self, chosen: int | None = None) -> None:
        self._shown = {each.id: each for each in self._service.list(self._client.id, self._kind)}
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for each in self._shown.values():
            item = QListWidgetItem(each.name)
            item.setData(_ID, each.id)
            self.list.addItem(item)
            if each.id == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(blocked)

    @property
    def current(self) -> SnippetView | None:
        """What is shown; None while a new one is written."""
        item = self.list.currentItem()
        return self._shown.get(item.data(_ID)) if item is not None else None

    def unsaved(self) -> bool:
        """Typed or chosen, and not what is stored of the one that shows."""
        typed = self.name.isModified() or self.body.document().isModified()
        return typed or self.owner.value != self._for_whom

    def _went(self, now: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if not self.unsaved():
            self._choose()
            return
        self._stay_on(before)
        self.ask_to_drop(lambda: self._drop_for(now))

    def _stay_on(self, item: QListWidgetItem | None) -> None:
        blocked = self.list.blockSignals(True)
        if item is None:
            self.list.setCurrentRow(-1)
        else:
            self.list.setCurrentItem(item)
        self.list.blockSignals(blocked)

    def _drop_for(self, item: QListWidgetItem | None) -> None:
        self._stay_on(item)
        self._choose()

    def _begin_empty(self) -> None:
        self._drop_for(None)
        self.begin()

    def _choose(self) -> None:
        shown = self.current
        self._problem.setText("")
        self.name.setText(shown.name if shown else "")
        self.body.setPlainText(shown.body if shown else "")
        self._for_whom = shown.client_id if shown else self._client.id
        self.owner.set_value(self._for_whom)
        self.remove.setEnabled(shown is not None)

    def begin(self, text: str = "") -> None:
        """A new one."""
        self.list.setCurrentRow(-1)
        self._choose()
        self.body.setPlainText(text)
        self.name.setFocus()

    # -- changing -----------------------------------------------------------------------------------------------

    def _save(self) -> None:
        shown = self.current
        owner = self.owner.value
        client = owner if isinstance(owner, int) else None
        made = self._add(client) if shown is None else self._edit(shown, client)
        if made is not None:
            self._fill(made.id)
            self._choose()

    def _add(self, client: int | None) -> SnippetView | None:
        name, body = self.name.text(), self.body.toPlainText()
        made = self._try(lambda: self._service.add(name, body, kind=self._kind, client=client))
        if made is not None:
            number = made.id
            self._push(self.tr("New saved text"), lambda: self._service.undelete(number),
                       lambda: self._service.delete(number))  # fmt: skip
        return made

    def _edit(self, shown: SnippetView, client: int | None) -> SnippetView | None:
        after = {"name": self.name.text(), "body": self.body.toPlainText(), "client_id": client}
        before = {"name": shown.name, "body": shown.body, "client_id": shown.client_id}
        if after == before:
            return shown
        made = self._try(lambda: self._service.edit(shown.id, **after))
        if made is not None:
            self._push(self.tr("Edit saved text"), lambda: self._service.edit(shown.id, **after),
                       lambda: self._service.edit(shown.id, **before))  # fmt: skip
        return made

    def delete(self) -> None:
        """Put the shown one away."""
        shown = self.current
        if shown is None or self._try(lambda: self._service.delete(shown.id)) is None:
            return
        self._push(self.tr("Delete saved text"), lambda: self._service.delete(shown.id),
                   lambda: self._service.undelete(shown.id))  # fmt: skip
        self._fill()
        self._choose()

    def _undo(self) -> None:
        """The last change; Ctrl+Z of the window is out of reach while this is open."""
        kept = self.current
        self._ui.undo.undo()
        self._fill(kept.id if kept else None)
        self._choose()
        self.back.hide()

    def _try(self, act: Callable[[], SnippetView]) -> SnippetView | None:
        try:
            return act()
        except SmdeskError as error:
            self._problem.setText(str(sentence(error, self._ui.language.words)))
            return None

    def _push(self, text: str, redo: Callable[[], SnippetView], undo: Callable[[], SnippetView]) -> None:
        self._ui.undo.push(ServiceCommand(text, redo, undo, lambda _error: None))
        self.back.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.focusWidget() is self.list:
            self.delete()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.reject()  # its words were made in the other language
        super().changeEvent(event)
