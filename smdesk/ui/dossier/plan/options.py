"""How the document looks and what is said in it: title, language, paper, the client's colours, comments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from smdesk.core import contrast
from smdesk.core.plan_document import PAPERS
from smdesk.reports import style
from smdesk.services.plan.documents import PlanDocumentView
from smdesk.ui.kit import icons
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import Page, column, label, row
from smdesk.words import LANGUAGES

_SIDE = 26
Save = Callable[[dict[str, Any]], object]


class _Swatches(QWidget):
    """The client's colours beside each other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._colors: tuple[str, ...] = ()
        self.setFixedHeight(theme.px(_SIDE))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def tell(self, colors: tuple[str, ...]) -> None:
        """Show these."""
        self._colors = colors
        self.setVisible(bool(colors))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, side = QPainter(self), self._theme.px(_SIDE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("border.control"))
        for place, color in enumerate(self._colors[:7]):
            painter.setBrush(color)
            painter.drawRoundedRect(place * (side + self._theme.px(8)), 0, side - 1, side - 1, 5, 5)


class Options(Page):
    """Fields that store themselves; the comment is that of the section that is chosen."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.form, self.remark = Autosave(ui, self), Autosave(ui, self)
        self.title = QLineEdit()
        self.language, self.paper = Combo(name="plan-language"), Combo(name="plan-paper")
        self.comment = GrowingText(ui.theme, least=4)
        self._brand, self._contrast = label("small"), label("small", wrap=True, name="plan-contrast")
        self._mark = label(name="plan-contrast-mark")
        self._mark.setFixedWidth(ui.theme.px(16))
        told = row(self._mark, self._contrast, spacing=6)
        told.setStretch(1, 1)
        self._swatches = _Swatches(ui.theme)
        self._colors: tuple[str, ...] = ()
        self._section = ""
        pair = row(
            self.form.box("language", self.language, lambda: self.tr("Language")),
            self.form.box("paper", self.paper, lambda: self.tr("Page")), spacing=12,
        )  # fmt: skip
        self.setLayout(column(
            self._brand, self._swatches, told, 6, pair,
            self.form.box("title", self.title, lambda: self.tr("Title")),
            self.remark.box("comment", self.comment, self._comment_name), None,
            spacing=10, margins=(16, 16, 16, 16),
        ))  # fmt: skip
        ui.theme.changed.connect(self._look)
        self.retranslate()

    def tell(self, view: PlanDocumentView, section: str, name: str, save: Save, say: Save) -> None:
        """Another client or section."""
        self._section = name
        comment = next(each.comment for each in view.sections if each.id == section)
        self.form.show(self._values(view), save)
        self.remark.show({"comment": comment}, say)
        self.remark.retranslate()

    def refresh(self, view: PlanDocumentView, section: str) -> None:
        """The same as they are now."""
        self.form.refresh(self._values(view))
        self.remark.refresh({"comment": next(each.comment for each in view.sections if each.id == section)})

    def _values(self, view: PlanDocumentView) -> dict[str, Any]:
        language = view.language[:2] if view.language[:2] in LANGUAGES else "en"
        return {"title": view.title, "language": language, "paper": view.paper}

    def dress(self, colors: tuple[str, ...]) -> None:
        """The client's colours, and whether what is written in them can be read."""
        self._colors = colors
        self._swatches.tell(colors)
        self._look()

    def flush(self) -> bool:
        """Store what is typed; True when nothing is left."""
        stored = self.form.flush()
        return self.remark.flush() and stored

    def set_read_only(self, read_only: bool) -> None:
        """Whether anything can be changed."""
        self.form.set_read_only(read_only)
        self.remark.set_read_only(read_only)

    def _comment_name(self) -> str:
        return self.tr("Your comment in “%1”").replace("%1", self._section)

    def retranslate(self) -> None:
        words = self._ui.language.words
        self._brand.setText(self.tr("Client’s brand"))
        self.language.tell([(code, words.t(f"document.tongues.{code}").capitalize()) for code in reversed(LANGUAGES)])
        papers = {"a4": self.tr("A4"), "letter": self.tr("Letter")}
        self.paper.tell([(paper, papers[paper]) for paper in PAPERS])
        self.title.setPlaceholderText(words.t("document.plan.title"))
        self.comment.setPlaceholderText(self.tr("What you want to say here; it stands before the figures."))
        self.form.retranslate()
        self.remark.retranslate()
        self._look()

    def _look(self) -> None:
        pale = style.proposals(self._colors)
        theme = self._ui.theme
        icon, tone = ("warning", "warning") if pale else ("check-circle", "success")
        if not self._colors:
            text = self.tr("No colours in the dossier yet; smdesk’s own are used.")
            icon, tone = "info", "info"
        elif pale:
            color, (shade, ratio) = next(iter(pale.items()))
            text = self.tr("%1 is too pale for text (%2:1); its nearest shade %3 is taken for words.")
            text = text.replace("%1", color).replace("%2", self._number(ratio)).replace("%3", shade)
        else:
            made = style.palette(self._colors)
            ratio = contrast.ratio(made.cover_text, made.cover)
            text = self.tr("Text contrast %1:1 on the cover").replace("%1", self._number(ratio))
        self._contrast.setText(text)
        self._mark.setPixmap(icons.pixmap(icon, theme.semantic(tone).fg, theme.px(14), self.devicePixelRatioF()))

    def _number(self, ratio: float) -> str:
        return self._ui.language.locale.toString(ratio, "f", 1)
