"""What happened to a week and to the art of a post: deliveries with their versions, and each file that was placed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.core.sheet.lines import Line, size_text
from smdesk.core.walltime import in_zone
from smdesk.services.sheets.views import SheetView
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import wide
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.widgets import button, column, label, row
from smdesk.ui.sheets import words


class History(QDialog):
    """Read only."""

    def __init__(self, ui: Ui, page: QWidget, view: SheetView, line: Line | None) -> None:
        super().__init__(page)
        self._ui, self._view = ui, view
        self.setObjectName("sheet-history")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("smdesk")
        self.setFixedWidth(wide())
        heading = label("title2", wrap=True)
        heading.setText(words.title(line) if line is not None else words.week(ui, view.week))
        self.setAccessibleName(heading.text())
        parts: list[QWidget] = [heading]
        parts += self._list(self.tr("Deliveries of the week"), self._deliveries())
        if line is not None:
            parts += self._list(self.tr("Art of the post"), self._art(line))
        close = button("primary", self.accept, name="primary")
        close.setText(self.tr("Close"))
        close.setDefault(True)
        self.setLayout(column(*parts, 6, row(None, close), spacing=8, margins=(22, 20, 22, 18)))

    def _list(self, caption: str, lines: list[str]) -> list[QWidget]:
        above, made = label("small"), QListWidget()
        above.setText(caption)
        made.setAccessibleName(caption)
        made.setWordWrap(True)
        made.addItems(lines)
        made.setFixedHeight(self._ui.theme.px(24 * min(max(len(lines), 1), 5) + 14))
        return [above, made]

    def _deliveries(self) -> list[str]:
        try:
            found = self._ui.runtime.sheets.deliveries(self._view.client_id, self._view.week)
        except SmdeskError as error:
            return [sentence(error, self._ui.language.words).what]
        said = self.tr("Version %1, %2")
        told = [said.replace("%1", str(each.version)).replace("%2", self._at(each.at)) for each in found]
        return told or [self.tr("Not delivered to design yet")]

    def _art(self, line: Line) -> list[str]:
        try:
            found = self._ui.runtime.art.versions(line.post_id)
        except SmdeskError as error:
            return [sentence(error, self._ui.language.words).what]
        told = [" · ".join(part for part in (each.filename, size_text(each.size), self._at(each.at)) if part)
                for each in found]  # fmt: skip
        return told or [self.tr("None placed yet")]

    def _at(self, at: datetime) -> str:
        return dates.short_moment(self._ui, in_zone(at, self._view.zone).replace(second=0, microsecond=0))
