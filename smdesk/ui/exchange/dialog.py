"""Importing a calendar: what the file is, how it is read, what becomes of each row; nothing is written before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QWidget,
)

from smdesk.core.checks.base import Level
from smdesk.core.errors import SmdeskError
from smdesk.core.exchange.days import Order
from smdesk.core.exchange.drafts import Fate, Options, Past
from smdesk.services.exchange.views import Applied, Preview
from smdesk.ui.exchange import words
from smdesk.ui.exchange.choices import Choices
from smdesk.ui.exchange.columns import Columns
from smdesk.ui.exchange.rows import OnlyProblems, RowsModel
from smdesk.ui.exchange.table import RowsTable
from smdesk.ui.exchange.work import Stopped, Work, with_edit, with_skip
from smdesk.ui.kit import icons
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.filedialogs import ask_save
from smdesk.ui.kit.inreach import bounded
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.segmented import Segmented
from smdesk.ui.kit.taborder import set_order
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.kit.widgets import button, column, frame, label, row, surface

SIZE = (880, 640)


class ImportDialog(QDialog):
    """`said` tells what came in, and that it can be taken back."""

    said = Signal(str, bool)

    def __init__(
        self,
        parent: QWidget,
        ui: Ui,
        file: Path,
        client: int | None,
        refused: Callable[[SmdeskError], None],
        undone: Callable[[], None],
    ) -> None:
        """When it is over: `refused` is told why it cannot be taken back, `undone` that it has been."""
        super().__init__(parent)
        self._ui, self._file = ui, file
        self._refused, self._undone = refused, undone
        self.preview: Preview | None = None
        self.options = Options(client=client)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("import")
        self.resize(bounded(ui.theme, *SIZE))
        self.setMinimumSize(bounded(ui.theme, 700, 460))
        surface(self, "surface")
        self.work = Work(ui, file, self)
        self.choices, self.columns = Choices(ui), Columns()
        self.model, self.shown = RowsModel(ui), OnlyProblems()
        self.problem = Banner(ui.theme, self)
        self.setLayout(column(self._head(), self.problem, self.choices, self._tabs(), self._body(), self._foot(),
                              spacing=0))  # fmt: skip
        self.layout().setStretch(4, 1)  # type: ignore[union-attr]
        self._connect()
        self._say()
        self.work.open(self.options, {})

    # -- building -----------------------------------------------------------------------------------------------

    def _head(self) -> QWidget:
        mark = self._mark = QLabel()
        self._draw()
        self._ui.theme.changed.connect(self._draw)
        self._title, self._under = label("title2", name="import-title"), label("secondary", wrap=True)
        head = frame("line", "bottom", QHBoxLayout)
        inner = head.layout()
        assert isinstance(inner, QHBoxLayout)
        line = row(mark, spacing=14, margins=(22, 14, 22, 12))
        line.addLayout(column(self._title, self._under, spacing=2), 1)
        inner.addLayout(line)
        return head

    def _draw(self) -> None:
        theme = self._ui.theme
        self._mark.setPixmap(icons.pixmap("file-arrow-down", theme.color("accent.base"), theme.px(28), 2.0))

    def _tabs(self) -> QWidget:
        self.tabs = Segmented(self._ui.theme, ("rows", "columns"), name="import-tabs")
        self.only = QCheckBox()
        self.only.setObjectName("import-only")
        self.save_wrong = button("link", self.ask_where, name="save-wrong")
        self.save_wrong.setAutoDefault(False)
        bar = frame("line", "bottom", QHBoxLayout)
        inner = bar.layout()
        assert isinstance(inner, QHBoxLayout)
        inner.addLayout(row(self.tabs, self.only, None, self.save_wrong, spacing=14, margins=(22, 6, 22, 8)))
        return bar

    def _body(self) -> QWidget:
        self.shown.setSourceModel(self.model)
        self.table = RowsTable(self._ui.theme, self.shown, bounded(self._ui.theme, *SIZE).width())
        self._stack = QStackedWidget()
        beside = QWidget()
        self.told = label("", wrap=True)
        self.told.setObjectName("import-told")
        self.told.setContentsMargins(6, 0, 6, 0)  # below the fields, which stand that much further in than the table
        self.told.hide()
        beside.setLayout(column(self.table, self.told, spacing=6, margins=(16, 0, 16, 6)))
        self._stack.addWidget(beside)
        self._stack.addWidget(self.columns)
        return self._stack

    def _foot(self) -> QWidget:
        self.schedule, self.mend = QCheckBox(), QCheckBox()
        self.schedule.setObjectName("import-schedule")
        self.mend.setObjectName("import-mend")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(self._ui.theme.px(160))
        self.bar.hide()
        self.safe = button("", self.reject, name="safe")
        self.primary = button("primary", self.apply, name="primary")
        self.primary.setDefault(True)
        self.safe.setAutoDefault(False)
        foot = frame("line", "top", QHBoxLayout)
        inner = foot.layout()
        assert isinstance(inner, QHBoxLayout)
        inner.addLayout(
            row(self.schedule, self.mend, self.bar, None, self.safe, self.primary, spacing=12, margins=(22, 12, 16, 12))
        )
        return foot

    def _connect(self) -> None:
        self.work.read.connect(self._read)
        self.work.failed.connect(self._failed)
        self.work.done.connect(self._done)
        self.work.told.connect(self._progress)
        self.choices.changed.connect(self._chosen)
        self.choices.reopen.connect(self._reopen)
        self.columns.chosen.connect(self._map)
        self.table.selectionModel().currentRowChanged.connect(self._tell_row)
        self.model.dataChanged.connect(self._tell_row)
        self.model.edited.connect(lambda number, at, text: self._again(with_edit(self.options, number, at, text)))
        self.model.toggled.connect(lambda number, on: self._again(with_skip(self.options, number, on=on)))
        self.tabs.chosen.connect(lambda value: self._stack.setCurrentIndex(int(value == "columns")))
        self.only.toggled.connect(lambda on: self.shown.show_only(on=on))
        self.schedule.toggled.connect(lambda on: self._again(replace(self.options, schedule=on)))
        self.mend.toggled.connect(lambda on: self._again(replace(self.options, mend=on)))

    # -- reading ------------------------------------------------------------------------------------------------

    def _again(self, options: Options) -> None:
        if self.preview is None or options == self.options:
            return
        self.options = options
        self.work.again(self.preview, options)

    def _chosen(self) -> None:
        order, client = str(self.choices.order.value or ""), self.choices.client.value
        kind = str(self.choices.layout_.value or "")
        self._again(replace(
            self.options,
            client=client if isinstance(client, int) else None,
            layout=kind,
            fields=self.options.fields if kind == self.options.layout else {},
            order=Order(order) if order else None,
            past=Past(str(self.choices.past.value or "")),
            zone=str(self.choices.zone.value or ""),
        ))  # fmt: skip

    def _reopen(self) -> None:
        """What was put right by hand belongs to the other reading, and goes."""
        self.options = replace(self.options, edits={}, skip=frozenset(), fields={})
        fields = {"encoding": self.choices.encoding, "separator": self.choices.separator, "sheet": self.choices.sheet}
        self.work.open(self.options, {name: str(each.value) for name, each in fields.items() if each.count()})

    def _map(self, place: int, name: str) -> None:
        self._again(replace(self.options, fields={**self.options.fields, place: name}))

    def _read(self, preview: Preview) -> None:
        first = self.preview is None
        self.preview = preview
        self._tell_findings(preview)
        self.choices.tell(preview)
        self.columns.tell(preview)
        set_order(self)  # another file has other columns, made just now
        self.model.tell(preview)
        self._say()
        if first and not preview.read.drafts:  # nothing is known of its columns yet
            self.tabs.set_value("columns")
            self._stack.setCurrentIndex(1)
        elif first:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_row(self) -> None:
        """All that was found in the row that is chosen: its own cell has room for the beginning."""
        at = self.shown.mapToSource(self.table.currentIndex())
        said = self.model.told(self.model.draft(at.row())) if at.isValid() else ""
        self.told.setText(said)
        self.told.setVisible(bool(said))

    def _failed(self, error: Exception) -> None:
        self.bar.hide()
        if isinstance(error, Stopped):
            self._tell("info", self.tr("Stopped. Nothing was imported."))
        elif isinstance(error, SmdeskError):
            told = sentence(error, self._ui.language.words)
            self._tell("danger", told.what, " ".join(each for each in (told.why, told.do) if each))
        else:
            told = self._ui.language.words.sentence("errors", "internal_error", {"kind": type(error).__name__})
            self._tell("danger", told.what)
        self._say()

    def _tell(self, kind: str, title: str, text: str = "") -> None:
        self.problem.tell(Notice(kind, title, text))

    # -- saying -------------------------------------------------------------------------------------------------

    def _say(self) -> None:
        """Every text of the dialog, for what is read now."""
        self.setWindowTitle(self.tr("Import"))
        self._title.setText(self._file.name)
        self.tabs.tell((self.tr("Rows"), self.tr("Columns")), self.tr("What is shown"))
        for each, text in ((self.table, self.tr("Rows")), (self.columns, self.tr("Columns"))):
            each.setAccessibleName(text)
        self.only.setText(self.tr("Only rows with something to see"))
        self.mend.setText(self.tr("Mend letters of a wrong encoding"))
        self.safe.setText(self.tr("Stop") if self.work.running else self.tr("Cancel"))
        preview = self.preview
        ready = preview is not None and not self.work.running
        for widget in (self.choices, self.tabs, self.only, self.table, self.columns, self.schedule, self.mend):
            widget.setEnabled(ready)
        self.save_wrong.setVisible(preview is not None and bool(preview.wrong))
        self.schedule.setVisible(preview is not None and bool(preview.schedulable))
        self.mend.setVisible(preview is not None and (self.options.mend or _has(preview, "row_mangled")))
        self.primary.setEnabled(ready and preview is not None and bool(preview.incoming))
        if preview is None:
            self._under.setText(self.tr("Reading…"))
            self.primary.setText(self.tr("Import"))
            return
        self._say_counts(preview)

    def _say_counts(self, preview: Preview) -> None:
        read, wrong = preview.read, len(preview.wrong)
        days = sum(each.day is not None for each in preview.incoming)
        count = len(preview.incoming) - days
        there = read.count(Fate.PRESENT)
        parts = [words.layout(read.layout), self.tr("%n row(s)", "", len(read.drafts))]
        if wrong:
            parts.append(self.tr("%n to be put right", "", wrong))
        if there:
            parts.append(self.tr("%n there already", "", there))
        self._under.setText(" · ".join(parts))
        self.schedule.setText(self.tr("Schedule the %n that were scheduled", "", preview.schedulable))
        self.save_wrong.setText(self.tr("Save the %n wrong row(s)…", "", wrong))
        text = self.tr("Import %n post(s)", "", count)
        if days and count:
            text = self.tr("%1 and %n key date(s)", "", days).replace("%1", text)
        elif days:
            text = self.tr("Import %n key date(s)", "", days)
        self.primary.setText(
            self.tr("%1, leave %2 out").replace("%1", text).replace("%2", str(wrong)) if wrong else text
        )
        self.setAccessibleName(f"{self._title.text()}. {self._under.text()}")

    def _tell_findings(self, preview: Preview) -> None:
        """The weightiest of what was found in the file as a whole."""
        self.problem.tell(None)
        if not preview.read.findings:
            return
        found = min(preview.read.findings, key=lambda each: list(Level).index(each.level))
        told = self._ui.language.words.finding(found.code, **found.facts)
        kind = {Level.ERROR: "danger", Level.WARNING: "warning", Level.HINT: "info"}[found.level]
        self._tell(kind, told.what, " ".join(each for each in (told.why, told.do) if each))

    # -- acting -------------------------------------------------------------------------------------------------

    def apply(self) -> None:
        """Take in what the table shows."""
        if self.preview is None or self.work.running or not self.preview.incoming:
            return
        self.bar.setRange(0, 0)
        self.bar.show()
        self.work.apply(self.preview)
        self._say()

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _done(self, applied: Applied) -> None:
        assert self.preview is not None
        exchange, preview, state = self._ui.runtime.exchange, self.preview, {"batch": applied.batch}
        posts = self.tr("%n post(s) imported", "", len(applied.posts))
        told = [posts]
        if applied.key_dates:
            told.append(self.tr("%n key date(s)", "", applied.key_dates))
        if applied.scheduled:
            told.append(self.tr("%n scheduled", "", applied.scheduled))
        if applied.kept:
            told.append(self.tr("%n kept as drafts", "", len(applied.kept)))

        def undo() -> None:
            exchange.undo(state["batch"])
            undone()

        def redo() -> None:
            state["batch"] = exchange.apply(exchange.preview(preview.table, preview.options)).batch

        refused, undone = self._refused, self._undone  # this dialog is gone by then
        text = self.tr("import of %1").replace("%1", self._file.name)
        self._ui.undo.push(ServiceCommand(text, redo, undo, refused))
        self.said.emit(" · ".join(told), True)
        self.accept()

    def ask_where(self) -> QFileDialog:
        """Ask for a file for the wrong rows."""
        name = self.tr("%1-wrong.csv").replace("%1", self._file.stem)
        return ask_save(self, self.tr("Save the wrong rows"), Path(name).stem, "csv", self.write_wrong)

    def write_wrong(self, file: Path) -> None:
        """Write them, each with what is wrong with it."""
        preview, language = self.preview, self._ui.language
        if preview is None:
            return
        told = self.tr("%n row(s) written to %1", "", len(preview.wrong)).replace("%1", file.name)
        heading = self.tr("Problem")
        self._ui.tasks.run(
            lambda: self._ui.runtime.exchange.save_wrong(
                preview, file, lambda each: str(language.words.finding(each.code, **each.facts)), heading
            ),
            lambda _count: self._tell("info", told),
            self._failed,
        )

    # -- Qt -----------------------------------------------------------------------------------------------------

    def reject(self) -> None:
        """Cancel; while it works, stop first."""
        if self.work.running:
            self.work.stop()
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.work.running:
            self.work.stop()
            event.ignore()
            return
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "primary"):
            if self.preview is not None:
                self.choices.tell(self.preview)
                self.model.tell(self.preview)
                self._tell_findings(self.preview)
            self._say()
        super().changeEvent(event)


def _has(preview: Preview, code: str) -> bool:
    return any(each.code == code for draft in preview.read.drafts for each in draft.findings)
