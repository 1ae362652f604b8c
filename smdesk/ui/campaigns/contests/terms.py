"""The terms of a contest: filled in from the template of its language, then the person's own text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from smdesk.core.contest_legal import Legal
from smdesk.services.contests.views import ContestView
from smdesk.ui.campaigns.contests import words
from smdesk.ui.kit import icons
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.flow import Flow
from smdesk.ui.kit.widgets import Page, button, column, label


class LongText(QPlainTextEdit):
    """A text as high as its place; Tab goes on."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTabChangesFocus(True)

    def set_value(self, text: str) -> None:
        """Show another text. No signal."""
        if text != self.toPlainText():
            blocked = self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(blocked)


class Terms(Page):
    """`filling` asks for the template; the text is stored as it is left."""

    filling = Signal()
    told = Signal(str, bool)
    failed = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._view: ContestView | None = None
        self._legal: Legal | None = None
        self.form = Autosave(ui, self)
        self.form.failed.connect(self.failed)
        self.text = LongText("legal")
        self._gaps, self._note = label("small", wrap=True, name="gaps"), label("quiet", wrap=True)
        self._gaps.setProperty("tone", "warning")
        self.fill = button("", self.filling.emit, name="fill-terms")
        self.copy = button("", self._copy, name="copy-terms")
        self.copy.setIcon(icons.icon("copy", ui.theme))
        tools = Flow(gap=ui.theme.px(8))
        for each in (self.fill, self.copy):
            tools.addWidget(each)
        box = column(tools, self._gaps, self.text,
                     self.form.add("legal", self.text, lambda: self.tr("Terms")), self._note, spacing=10,
                     margins=(20, 14, 20, 14))  # fmt: skip
        box.setStretch(2, 1)
        self.setLayout(box)
        self.retranslate()

    def tell(self, view: ContestView, legal: Legal) -> None:
        """Show the terms of a contest, and what the template would lack."""
        new = self._view is None or self._view.id != view.id
        self._view, self._legal = view, legal
        if new:
            service = self._ui.runtime.contests
            self.form.show({"legal": view.legal}, lambda values: service.edit(view.id, **values))
        else:
            self.form.refresh({"legal": view.legal})
        self._say()

    def clear(self) -> None:
        """None is selected."""
        self.form.clear()
        self._view = None

    def _say(self) -> None:
        view, legal = self._view, self._legal
        if view is None or legal is None:
            return
        there = bool(view.legal)
        self.fill.setText(self.tr("Fill in again") if there else self.tr("Fill in from the template"))
        self.fill.setIcon(icons.icon("arrows-clockwise" if there else "article", self._ui.theme))
        self.copy.setVisible(there)
        named = [self.tr("“%1”").replace("%1", words.field(name)) for name in legal.gaps]
        gaps = self.tr("Not said yet: %1. They are fields of the details; then fill in again.")
        self._gaps.setText(gaps.replace("%1", ", ".join(named)))
        self._gaps.setVisible(bool(named))
        self.text.setPlaceholderText(
            self.tr(
                "The template in the language of the contest is filled in with its details. Then the text is yours."
            )
        )
        plain = self.tr("A starting point, no legal advice: have it checked.")
        changed = there and view.legal_version == legal.version and view.legal != legal.text
        more = self.tr("It differs from what the template would say now.") if changed else ""
        self._note.setText(" ".join(part for part in (plain, more) if part))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText(), QClipboard.Mode.Clipboard)
        self.told.emit(self.tr("Copied"), False)

    def retranslate(self) -> None:
        self.copy.setText(self.tr("Copy"))
        self.form.retranslate()
        self._say()
