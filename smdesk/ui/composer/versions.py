"""Versions to go back to: when each was, how it began, and what would change, before anything does."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QTextEdit, QWidget
from shiboken6 import isValid

from smdesk.core.errors import SmdeskError
from smdesk.core.text import differences
from smdesk.services.views import RevisionView
from smdesk.services.zone import computer_zone
from smdesk.ui.composer.model import Composer
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import button, column, label, row

WIDTH, HEIGHT = 880, 520
#: The list's width, and what stands around a line in it: its margins, and the scroll bar.
WIDE, AROUND = 280, 44
#: How many versions are offered; older ones stay in the database.
MOST = 100
_ID = Qt.ItemDataRole.UserRole
#: What a post says, by channel; None is what all share.
Texts = dict[int | None, tuple[str, ...]]


class VersionsDialog(QDialog):
    """`act` is given the number of the version that is to come back."""

    def __init__(self, model: Composer, parent: QWidget, act: Callable[[int], object]) -> None:
        super().__init__(parent)
        assert model.view is not None
        self._model = model
        self._post = model.view.id
        self._act = act
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._found = model.ui.runtime.posts.revisions(self._post)[:MOST]
        self._build()
        self._fill(self._found)

    def _build(self) -> None:
        theme = self._model.ui.theme
        title, told = label("title2"), label("secondary", wrap=True)
        title.setText(self.tr("Earlier versions"))
        told.setText(
            self.tr("Green is what would come back, struck out is what would go. What it says now stays as a version.")
        )
        self.setWindowTitle(title.text())
        self.setAccessibleName(title.text())
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Versions, the newest first"))
        self.list.setSpacing(2)
        self.list.setFixedWidth(theme.px(WIDE))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda *_both: self._show())
        self.list.itemActivated.connect(lambda _item: self._go())
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("What would change"))
        self.safe = button("", self.reject, name="safe")
        self.safe.setText(self.tr("Close"))
        self.primary = button("primary", self._go, name="primary")
        self.primary.setText(self.tr("Go back to this version"))
        self.none = Empty(theme)
        nothing = self.tr("No earlier version yet"), self.tr("One is kept whenever you come back to edit this post.")
        self.none.tell(*nothing, drawing=False)
        for each in (told, self.list, self.text):
            each.setVisible(bool(self._found))
        self.primary.setVisible(bool(self._found) and not self._model.locked)
        self.none.setVisible(not self._found)
        body = row(self.list, self.text, self.none, spacing=12)
        body.setStretch(1, 1)
        self.setLayout(
            column(title, told, body, row(None, self.safe, self.primary), spacing=12, margins=(22, 20, 22, 18))
        )  # fmt: skip
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]
        parent = self.parentWidget()
        most = parent.window().size() if parent is not None else self.size()
        self.setFixedSize(min(theme.px(WIDTH), most.width() - 40), min(theme.px(HEIGHT), most.height() - 40))

    def _fill(self, found: Sequence[RevisionView]) -> None:
        words, zone = self._model.ui.language.words, computer_zone()  # it was kept here, whatever the client's clock
        self.list.ensurePolished()
        metrics, room = self.list.fontMetrics(), self._model.ui.theme.px(WIDE - AROUND)
        for each in found:
            start = metrics.elidedText(" ".join(each.text.split())[:80], Qt.TextElideMode.ElideRight, room) or "—"
            item = QListWidgetItem(f"{words.instant(each.at, zone)}\n{start}")
            item.setData(_ID, each.id)
            self.list.addItem(item)
        if found:
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def _show(self) -> None:
        if self.list.currentRow() < 0:
            return
        ui, number = self._model.ui, self.list.currentItem().data(_ID)
        draft = self._model.draft
        now: Texts = {None: tuple(part.text for part in draft.base.parts)}
        now |= {channel: tuple(part.text for part in draft.variant(channel).parts) for channel in draft.channels}
        try:
            then = ui.runtime.versions.said_at(self._post, number)
        except SmdeskError as error:
            self.text.setPlainText(str(sentence(error, ui.language.words)))
            return
        names = {None: self.tr("All channels")} | {key: place.label for key, place in self._model.places.items()}
        theme = ui.theme
        ui.tasks.run(lambda: compared(now, then, names, theme), lambda told: self._came(number, told))

    def _came(self, number: int, told: str) -> None:
        if isValid(self) and self.list.currentRow() >= 0 and self.list.currentItem().data(_ID) == number:
            self.text.setHtml(told or html.escape(self.tr("The text is the same; media, channels or fields differ.")))

    def _go(self) -> None:
        if self.list.currentRow() >= 0 and not self._model.locked:
            number = self.list.currentItem().data(_ID)
            self.accept()
            self._act(number)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.reject()  # its sentences were made in the other language
        super().changeEvent(event)


def compared(now: Texts, then: Texts, names: dict[int | None, str], theme: Theme) -> str:
    """The differences as HTML, scope by scope; "" where the words are the same."""
    gone, back = theme.semantic("danger"), theme.semantic("success")
    styles = {
        "-": f"color:{gone.fg.name()};text-decoration:line-through",
        "+": f"color:{back.fg.name()};background:{back.bg.name()}",
        "=": "",
    }
    told = []
    for scope in dict.fromkeys((*now, *then)):
        before, after = "\n\n".join(now.get(scope, ())), "\n\n".join(then.get(scope, ()))
        if before == after:
            continue
        name = names.get(scope, "")
        pieces = (
            f'<span style="{styles[kind]}">{html.escape(text)}</span>'
            for kind, text in differences.words(before, after)
        )  # fmt: skip
        told.append(f"<p><b>{html.escape(name)}</b></p><p>{''.join(pieces)}</p>".replace("\n", "<br>"))
    return "".join(told)
