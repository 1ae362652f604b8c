"""The tab of the communication plan: sections at the left, pages in the middle, how they look at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QWidget

from smdesk.core import plan_document
from smdesk.core.document import Document
from smdesk.core.errors import SmdeskError
from smdesk.core.events import (
    AgreementChanged,
    AuditsChanged,
    CampaignsChanged,
    ContestsChanged,
    DossierChanged,
    Event,
    PlanChanged,
    PostsChanged,
    TasksChanged,
)  # fmt: skip
from smdesk.core.plan_document import Choice
from smdesk.core.records import dataclass
from smdesk.reports import page, plan
from smdesk.reports.page import Laid
from smdesk.services.plan.documents import PlanDocumentPatch, PlanDocumentView
from smdesk.services.plan.material import Material
from smdesk.ui.dossier.exporting import named
from smdesk.ui.dossier.plan.options import Options
from smdesk.ui.dossier.plan.preview import Preview
from smdesk.ui.dossier.plan.saving import Saving
from smdesk.ui.dossier.plan.sections import Sections
from smdesk.ui.dossier.tab import DossierTab
from smdesk.ui.kit import icons, shortcuts
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.filedialogs import SaveDialog
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.skeleton import Skeleton
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.kit.widgets import button, column, frame, label, row, surface

_LEFT, _RIGHT = 264, 288
#: The least width of the sections, of the pages, and of the choices.
_LEAST = (190, 240, 240)
#: What may change what the document says.
_TOLD = (
    AgreementChanged, AuditsChanged, CampaignsChanged, ContestsChanged, DossierChanged, PlanChanged, PostsChanged,
    TasksChanged,
)  # fmt: skip
#: Milliseconds after a change in which the pages are made anew.
_PAUSE_MS = 350


@dataclass(frozen=True, slots=True)
class _Made:
    """What came back from the thread that lays pages out."""

    material: Material
    document: Document
    laid: Laid


class PlanTab(DossierTab):
    """What stands in the document is shown as it will be printed; every choice is stored at once and can be undone."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(ui, parent)
        self._view: PlanDocumentView | None = None
        self._made: _Made | None = None
        self._asked = 0  # how many times pages were asked for: what comes late is not shown
        self.sections, self.preview, self.options = Sections(ui), Preview(ui), Options(ui)
        self._loading = Skeleton(ui.theme, self.preview.viewport(), picture=False)
        self.saving = Saving(ui)
        self._heading, self._count = label("small"), label("small", name="plan-count")
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._lay_out)
        self.docx = button("", partial(self.ask, "docx"), name="plan-docx")
        self.pdf = button("primary", partial(self.ask, "pdf"), name="plan-pdf")
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        left = surface(QWidget(), "surface")
        head = row(self._heading, None, margins=(16, 14, 12, 6))
        rows = row(self.sections, margins=(8, 0, 8, 0))
        left.setLayout(column(head, rows, self.saving, spacing=0))
        middle = QWidget()
        bar = frame("line", "bottom", QHBoxLayout)
        bar.setFixedHeight(self.ui.theme.px("subHeader"))
        inner = bar.layout()
        assert isinstance(inner, QHBoxLayout)
        inner.addLayout(row(None, self._count, margins=(16, 0, 16, 0)))
        middle.setLayout(column(bar, self.preview, spacing=0))
        self.options.setProperty("surface", "surface")
        right = Column(self.options, tight=True)
        self.options.installEventFilter(right)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self._parts = (left, middle, surface(right, "surface"))
        for widget in self._parts:
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([self.ui.theme.px(_LEFT), 900, self.ui.theme.px(_RIGHT)])
        self.setLayout(column(self.splitter, spacing=0))

    def _connect(self) -> None:
        self.sections.ordered.connect(self._order)
        self.sections.ticked.connect(self._tick)
        self.sections.chosen.connect(self._choose)
        self.saving.said.connect(self.said)
        self.saving.failed.connect(self.failed)
        self.options.form.failed.connect(self.failed)
        self.options.remark.failed.connect(self.failed)
        self.ui.bridge.heard.connect(self._hear)
        self.ui.theme.changed.connect(self._look)
        self._look()

    # -- showing ------------------------------------------------------------------------------------------------

    def read(self) -> None:
        client = self.client
        assert client is not None
        another = self._view is None or self._view.client_id != client.id
        self._view = self.ui.runtime.plan_documents.show(client.id, self.ui.language.code)
        if another:
            self._made = None
            self.preview.tell(None)
            self._loading.wait(True)
            self.saving.setVisible(self.saving.busy)
        self._list()
        if another:
            self._bind()
        else:
            self.options.refresh(self._view, self.sections.current)
        self.options.dress(self.ui.runtime.dossier.show(client.id).colors)
        self.sections.set_read_only(self.read_only)
        self.options.set_read_only(self.read_only)
        self._say()
        self._timer.start()

    def _list(self) -> None:
        assert self._view is not None
        words = self.ui.language.words
        names = {name: words.t(f"document.sections.{name}") for name in plan_document.SECTIONS}
        reasons: dict[str, str] = {}
        if self._made is not None:
            known = self._made.material.filled
            missing = [each.id for each in self._view.sections if each.id not in known and not each.comment.strip()]
            reasons = dict.fromkeys(missing, self.tr("Nothing is known of this yet, so it is left out."))
        self.sections.tell(self._view.sections, names, reasons)
        self._number()

    def _number(self) -> None:
        """On which page each section begins, as the pages that show have it."""
        made = self._made
        if made is None:
            return
        pages = [mark.page + 1 for mark in made.laid.marks if mark.level == 1]
        self.sections.number(dict(zip((each.id for each in made.document.sections), pages, strict=False)))

    def _bind(self) -> None:
        """The fields belong to this client, and to the section that is chosen."""
        assert self._view is not None
        client, section = self._view.client_id, self.sections.current
        name = self.ui.language.words.t(f"document.sections.{section}")

        def save(values: dict[str, Any]) -> None:
            self.ui.runtime.plan_documents.edit(client, PlanDocumentPatch(**values))

        def say(values: dict[str, Any]) -> None:
            self._change(client, lambda each: replace(each, comment=values["comment"]) if each.id == section else each)

        self.options.tell(self._view, section, name, save, say)

    def _choose(self, section: str) -> None:
        self.options.remark.flush()
        if self._view is None:
            return
        self._view = self.ui.runtime.plan_documents.show(self._view.client_id, self.ui.language.code)
        self._bind()
        made = self._made
        if made is not None:
            pages = [mark.page for mark in made.laid.marks if mark.level == 1]
            ids = [each.id for each in made.document.sections]
            if section in ids:
                self.preview.show_page(pages[ids.index(section)])

    # -- changing -----------------------------------------------------------------------------------------------

    def _change(self, client: int, how: Callable[[Choice], Choice]) -> None:
        service = self.ui.runtime.plan_documents
        changed = tuple(how(each) for each in service.show(client).sections)
        service.edit(client, PlanDocumentPatch(sections=changed))

    def _tick(self, section: str, shown: bool) -> None:
        assert self._view is not None
        client = self._view.client_id

        def set_to(value: bool) -> None:
            self._change(client, lambda each: replace(each, shown=value) if each.id == section else each)

        name = self.ui.language.words.t(f"document.sections.{section}")
        text = (self.tr("Showing “%1”") if shown else self.tr("Leaving out “%1”")).replace("%1", name)
        self._do(text, partial(set_to, shown), partial(set_to, not shown))

    def _order(self, ids: Sequence[str]) -> None:
        assert self._view is not None
        client, before = self._view.client_id, [each.id for each in self._view.sections]

        def put(names: Sequence[str]) -> None:
            service = self.ui.runtime.plan_documents
            known = {each.id: each for each in service.show(client).sections}
            service.edit(client, PlanDocumentPatch(sections=tuple(known[name] for name in names)))

        self._do(self.tr("Order of the sections"), partial(put, list(ids)), partial(put, before))

    def _do(self, text: str, act: Callable[[], object], back: Callable[[], object]) -> None:
        try:
            act()
        except SmdeskError as error:
            self.failed.emit(error)
            return
        self.ui.undo.push(ServiceCommand(text, act, back, self.failed.emit))
        self.read()

    # -- pages --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        view, client = self._view, self.client
        if view is None or client is None or not self.isVisible():
            return
        self._asked += 1
        number, service = self._asked, self.ui.runtime.plan_documents

        def work() -> _Made:
            material = service.gather(client.id, language=view.language)
            document = plan.build(material, view)
            return _Made(material, document, page.lay_out(document))

        self.ui.tasks.run(work, lambda made: self._came(number, made), self._lost)

    def _lost(self, error: Exception) -> None:
        self._loading.wait(False)
        self.failed.emit(error)

    def _came(self, number: int, made: _Made) -> None:
        if number != self._asked or self.client is None or made.material.client.id != self.client.id:
            return
        self._made = made
        self._loading.wait(False)
        self.preview.tell(made.laid)
        self._list()
        self._say()

    # -- writing ------------------------------------------------------------------------------------------------

    def ask(self, form: str) -> QFileDialog | None:
        """Ask for a file of a form (pdf, docx), then write the document into it."""
        if self.client is None or self.saving.busy:
            return None
        self.settle()
        title, kinds = self.tr("Save the communication plan"), f"{form.upper()} (*.{form})"
        dialog = SaveDialog(self.window(), title, form, kinds)
        own = self._view.title if self._view is not None else ""
        name = f"{self.client.name} · {own or self.ui.language.words.t('document.plan.title')}"
        dialog.selectFile(named(name, form))
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen)))
        dialog.open()
        return dialog

    def write(self, file: Path) -> None:
        """Gather what is known now, and write it."""
        client = self.client
        if client is None:
            return
        service, own = self.ui.runtime.plan_documents, self.ui.language.code

        def work() -> Document:
            view = service.show(client.id, own)
            return plan.build(service.gather(client.id, language=view.language), view)

        self.ui.tasks.run(work, lambda document: self.saving.write(document, file), self.failed.emit)

    # -- what the page asks ---------------------------------------------------------------------------------------

    def tools(self) -> list[QWidget]:
        return [self.docx, self.pdf]

    def actions(self) -> list[Action]:  # type: ignore[override]
        def there() -> bool:
            return self.client is not None and not self.saving.busy

        return [
            Action("dossier.plan_pdf", lambda: self.tr("Save the plan as PDF…"), partial(self.ask, "pdf"), "Ctrl+S",
                   "file-pdf", "file", there),
            Action("dossier.plan_docx", lambda: self.tr("Save the plan as DOCX…"), partial(self.ask, "docx"), "",
                   "file-text", "file", there),
            Action("dossier.plan_up", lambda: self.tr("Section up"), partial(self.sections.move, -1), "", "", "edit",
                   lambda: not self.read_only),
            Action("dossier.plan_down", lambda: self.tr("Section down"), partial(self.sections.move, 1), "", "", "edit",
                   lambda: not self.read_only),
        ]  # fmt: skip

    def settle(self) -> bool:
        return self.options.flush()

    def _hear(self, event: Event) -> None:
        if isinstance(event, _TOLD) and self.isVisible() and self.client is not None:
            self.read()

    # -- saying -------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Sections"))
        self.sections.setAccessibleName(self.tr("Sections of the plan"))
        self.sections.setAccessibleDescription(self.tr("Space ticks, Alt with the arrows puts in another order."))
        self.preview.setAccessibleName(self.tr("The pages"))
        self.docx.setText(self.tr("Save as DOCX…"))
        self.docx.setToolTip(self.tr("To edit it in a word processor"))
        self.pdf.setText(self.tr("Save PDF…"))
        self.pdf.setToolTip(shortcuts.shown("Ctrl+S"))
        if self._view is not None:
            self._list()
            self._bind()
        self._say()

    def _say(self) -> None:
        made = self._made
        self._count.setText(
            self.tr("Laying out the pages…") if made is None else self.tr("%n page(s)", "", len(made.laid.pages))
        )

    def _look(self) -> None:
        theme = self.ui.theme
        for part, least in zip(self._parts, _LEAST, strict=True):
            part.setMinimumWidth(theme.px(least))
        self.pdf.setIcon(icons.icon("file-pdf", theme, "text.onAccent"))
        self.docx.setIcon(icons.icon("file-text", theme))
