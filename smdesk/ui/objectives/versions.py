"""The agreement's versions: freeze the present state, note the signature, see what has changed between two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTreeWidget, QTreeWidgetItem, QWidget

from smdesk.core.agreement import Change
from smdesk.services.agreements.views import VersionView
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.problemline import problem_line, tried
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.kit.widgets import button, column, label, row
from smdesk.ui.objectives.changewords import field_name, told
from smdesk.ui.objectives.dialogs import ask_signature

_NOW = 0


class VersionsDialog(QDialog):
    """`changed` after anything was kept."""

    changed = Signal(str, bool)

    def __init__(self, page: QWidget, ui: Ui, client: int, today: date) -> None:
        super().__init__(page)
        self._ui, self._client, self._today = ui, client, today
        self._signed = ui.runtime.signed
        self.versions: tuple[VersionView, ...] = ()
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("smdesk")
        self.setFixedWidth(ui.theme.px("dialogMedium"))
        heading, text = label("title2"), label("secondary", wrap=True)
        heading.setText(self.tr("The agreement and its versions"))
        text.setText(
            self.tr(
                "A version keeps objectives and KPIs as they stand. Once the client has signed it, it cannot change."
            )
        )
        compare = self._which()
        self.list = self._changes()
        self._none = label("secondary", wrap=True)
        self._problem = problem_line()
        self.sign = button("", self._sign, name="sign-version")
        self.paper = button("", self._open_paper, name="open-paper")
        self.close_button = button("", self.reject, name="safe")
        self.freeze = button("primary", self._freeze, name="freeze-version")
        self.close_button.setText(self.tr("Close"))
        self.freeze.setText(self.tr("Freeze a new version"))
        self.paper.setText(self.tr("Open the signed document"))
        self.setLayout(column(
            heading, text, 4, compare, self._none, self.list, self._problem, 6,
            row(self.paper, self.sign, None, self.close_button, self.freeze), spacing=8, margins=(22, 20, 22, 18),
        ))  # fmt: skip
        self.setAccessibleName(heading.text())
        self.read()

    def _which(self) -> QHBoxLayout:
        """The two that are compared."""
        self.before, self.after = Combo(name="before"), Combo(name="after")
        self.after.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.before.chosen.connect(lambda _value: self._compare())
        self.after.chosen.connect(lambda _value: self._compare())
        self._between = label("secondary")
        self._between.setText(self.tr("compared with"))
        line = row(self.before, self._between, self.after, spacing=8)
        line.setStretch(0, 5)  # it names a version and who has signed it; the other is mostly what stands now
        line.setStretch(2, 3)
        return line

    def _changes(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setObjectName("changes")
        made.setProperty("role", "list")
        made.setRootIsDecorated(False)
        made.setMinimumHeight(self._ui.theme.px(240))
        made.setColumnCount(3)
        made.setHeaderLabels([self.tr("What"), self.tr("Before"), self.tr("After")])
        made.setAccessibleName(self.tr("What has changed"))
        return made

    # -- showing ------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """The versions as they are."""
        self.versions = self._signed.versions(self._client)
        entries: list[tuple[object, str]] = [(each.number, self.called(each)) for each in self.versions]
        self.before.tell(entries, self.tr("Version before"))
        self.after.tell([(_NOW, self.tr("Now")), *entries], self.tr("Version after"))
        latest = next((each for each in self.versions if each.signed_on is not None), None)
        if latest is not None:
            self.before.set_value(latest.number)
        self.after.set_value(_NOW)
        for each in (self.before, self._between, self.after):
            each.setVisible(bool(self.versions))
        self._compare()

    def called(self, version: VersionView) -> str:
        """`Version 2, signed on 1 Oct by Marta`."""
        name = self.tr("Version %1").replace("%1", str(version.number))
        if version.signed_on is None:
            return self.tr("%1, not signed").replace("%1", name)
        on = dates.short_date(self._ui, version.signed_on, self._today)
        return self.tr("%1, signed on %2 by %3").replace("%1", name).replace("%2", on).replace("%3", version.signed_by)

    def _chosen(self) -> VersionView | None:
        return next((each for each in self.versions if each.number == self.before.value), None)

    def _compare(self) -> None:
        chosen, number = self._chosen(), self.after.value
        self.list.clear()
        self.sign.setVisible(chosen is not None)
        self.paper.setVisible(chosen is not None and bool(chosen.document))
        if chosen is None:
            self._none.setText(self.tr("Nothing has been agreed yet: freeze the first version and have it signed."))
            self._none.show()
            self.list.hide()
            self.adjustSize()
            return
        signed = chosen.signed_on is not None
        self.sign.setText(self.tr("Take the signature back") if signed else self.tr("Note the signature…"))
        later = int(str(number)) if number else None
        found = self._signed.changes(self._client, chosen.number, later)
        for change in found:
            QTreeWidgetItem(self.list, list(self._said(change)))
        for place in range(3):
            self.list.resizeColumnToContents(place)
        self._none.setText(self.tr("Nothing has changed between the two."))
        self._none.setVisible(not found)
        self.list.setVisible(bool(found))
        self.adjustSize()

    def _said(self, change: Change) -> tuple[str, str, str]:
        language = self._ui.language
        if change.kind == "added":
            return change.name, "—", self.tr("added")
        if change.kind == "removed":
            return change.name, self.tr("was there"), self.tr("removed")
        values = (told(self._ui, change.field, each, self._today) for each in (change.before, change.after))
        return f"{change.name}: {field_name(language, change.field)}", next(values), next(values)

    # -- doing --------------------------------------------------------------------------------------------------

    def _freeze(self) -> None:
        found: list[VersionView] = []
        if tried(lambda: found.append(self._signed.freeze(self._client)), self._problem, self._ui):
            version = found[0]
            text = self.tr("Version %1 is frozen").replace("%1", str(version.number))
            self._push(text, lambda: self._signed.undelete(version.id), lambda: self._signed.delete(version.id))
            self.read()
            self.before.set_value(version.number)
            self._compare()

    def _sign(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        if chosen.signed_on is not None:
            by, on = chosen.signed_by, chosen.signed_on
            file = self._ui.runtime.media.path(chosen.document) if chosen.document else None
            text = self.tr("The signature of version %1 is taken back").replace("%1", str(chosen.number))
            if tried(lambda: self._signed.unsign(chosen.id), self._problem, self._ui):
                self._push(text, lambda: self._signed.unsign(chosen.id),
                           lambda: self._signed.sign(chosen.id, by=by, on=on, document=file))  # fmt: skip
                self.read()
            return
        ask_signature(self, self._ui, chosen, self._today, lambda by, on, paper: self._signs(chosen, by, on, paper))

    def _signs(self, version: VersionView, by: str, on: date, paper: Path | None) -> None:
        signed = self._signed.sign(version.id, by=by, on=on, document=paper)
        file = self._ui.runtime.media.path(signed.document) if signed.document else None
        self._push(
            self.tr("Version %1 is signed").replace("%1", str(version.number)),
            lambda: self._signed.sign(version.id, by=by, on=on, document=file),
            lambda: self._signed.unsign(version.id),
        )
        self.read()
        self.before.set_value(version.number)
        self._compare()

    def _open_paper(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.document:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._ui.runtime.media.path(chosen.document))))

    def _push(self, text: str, redo: Callable[[], object], undo: Callable[[], object]) -> None:
        self._ui.undo.push(ServiceCommand(text, redo, undo, lambda _error: None))
        self.changed.emit(text, True)
