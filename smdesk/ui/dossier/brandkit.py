"""The brand kit of a client: its logo, and its colours."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QColorDialog, QFileDialog

from smdesk.core.content import MediaItem
from smdesk.core.errors import SmdeskError
from smdesk.services.dossier.views import DossierView
from smdesk.ui.dossier.portrait import PICTURES
from smdesk.ui.kit import iconfont, icons, thumbs
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.drops import FileButton
from smdesk.ui.kit.filedialogs import in_words
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.tagedit import TagEdit
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.kit.widgets import Page, button, column, label, row


class _Logo(FileButton):
    """The whole logo on a plain ground; a place for one where there is none."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._item: MediaItem | None = None
        self._picture: QPixmap | None = None
        self.setObjectName("logo")
        ui.theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(120), self._ui.theme.px(72))

    def tell(self, item: MediaItem | None) -> None:
        """Show this one; it is decoded away from the window's thread."""
        if item == self._item:
            return
        self._item, self._picture = item, None
        self.update()
        if item is None:
            return
        path = self._ui.runtime.media.path(item.sha256)
        room = (self.sizeHint() - QSize(16, 16)) * self.devicePixelRatioF()
        self._ui.tasks.run(lambda: thumbs.read(path, room), lambda image: self._came(item, QPixmap.fromImage(image)))

    def _came(self, item: MediaItem, picture: QPixmap) -> None:
        if item == self._item:
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._picture = picture
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._ui.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(theme.color("border.control"))
        pen.setStyle(Qt.PenStyle.SolidLine if self._item is not None else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color("bg.surface", "light") if self._item is not None else Qt.BrushStyle.NoBrush)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, theme.px(8), theme.px(8))
        if self._picture is not None and not self._picture.isNull():
            size = self._picture.deviceIndependentSize()
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(frame.center())
            painter.drawPixmap(place.topLeft(), self._picture)
        elif self._item is None:
            side = theme.px(22)
            place = QRectF(0, 0, side, side)
            place.moveCenter(frame.center())
            iconfont.paint(painter, "image", place, theme.color("text.tertiary"))


class BrandKit(Page):
    """The colours are a field of the page's form; the logo stores itself when a file was chosen."""

    failed = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._view: DossierView | None = None
        self.logo = _Logo(ui)
        self.logo.clicked.connect(self.ask_logo)
        self.logo.dropped.connect(self.take_logo)
        self.choose = button("", self.ask_logo, size="sm", name="choose-logo")
        self.remove = button("link", lambda: self.take_logo(None), name="remove-logo")
        self._told, self._problem = label("small", wrap=True), label("small", wrap=True, name="problem-logo")
        self._problem.setProperty("tone", "danger")
        self._problem.hide()
        self.colors = TagEdit(ui.theme, name="brand-colors", swatches=True)
        self.pick = button("link", self.ask_color, name="pick-color")
        line = row(self.logo, spacing=12)
        line.addLayout(column(row(self.choose, self.remove, None, spacing=10), self._told, None, spacing=4), 1)
        self.setLayout(column(line, self._problem, spacing=6))
        ui.theme.changed.connect(self._look)
        self._look()
        self.retranslate()

    def show_kit(self, view: DossierView, *, read_only: bool) -> None:
        """Show the logo of this dossier."""
        if self._view is None or self._view.client_id != view.client_id:
            self._problem.hide()
        self._view = view
        self.logo.tell(view.logo)
        for each in (self.logo, self.choose, self.remove, self.pick):
            each.setEnabled(not read_only)
        self._say()

    def ask_logo(self) -> QFileDialog:
        """Ask for a picture."""
        dialog = QFileDialog(self, self.tr("Choose a logo"))
        in_words(dialog)
        dialog.setNameFilter(PICTURES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: self.take_logo(Path(file)))
        dialog.open()
        return dialog

    def take_logo(self, source: Path | None) -> None:
        """Another logo, copied away from this thread; None for none. Why not is said beside it."""
        view = self._view
        if view is None:
            return
        service, client, before = self._ui.runtime.dossier, view.client_id, view.logo

        def done(after: DossierView) -> None:
            self._problem.hide()
            self._ui.undo.push(ServiceCommand(
                self.tr("Logo"), lambda: service.set_logo(client, after.logo),
                lambda: service.set_logo(client, before), self.failed.emit,
            ))  # fmt: skip

        self._ui.tasks.run(lambda: service.set_logo(client, source), done, self._refused)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, SmdeskError):
            raise error
        self._problem.setText(str(sentence(error, self._ui.language.words)))
        self._problem.show()

    def ask_color(self) -> QColorDialog:
        """Ask for a colour."""
        last = self.colors.value[-1:] or ("#0e6a6b",)
        dialog = QColorDialog(QColor(last[0]), self)
        dialog.colorSelected.connect(lambda color: self.colors.put(color.name()))
        dialog.open()
        return dialog

    def retranslate(self) -> None:
        self.logo.setAccessibleName(self.tr("Logo"))
        self.logo.setToolTip(self.tr("Choose a logo, or drop it here"))
        self.choose.setText(self.tr("Choose a logo…"))
        self.remove.setText(self.tr("Remove"))
        self.colors.tell(self.tr("Colours of the brand"), self.tr("#rrggbb"))
        self.pick.setText(self.tr("Choose a colour…"))
        self._say()

    def _say(self) -> None:
        logo = self._view.logo if self._view is not None else None
        self.remove.setVisible(logo is not None)
        if logo is None:
            self._told.setText(self.tr("PNG, JPEG or WebP. It goes into reports, plans and cards."))
        else:
            self._told.setText(f"{logo.filename} · {logo.width} × {logo.height}")

    @Slot()
    def _look(self) -> None:
        self.choose.setIcon(icons.icon("image", self._ui.theme))
