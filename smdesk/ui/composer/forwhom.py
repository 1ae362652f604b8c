"""Whose a new post is, while the window looks at all clients: told in the header, and another one chosen there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon

from smdesk.ui.composer import marks
from smdesk.ui.composer.model import Composer
from smdesk.ui.kit.fieldbutton import FieldButton
from smdesk.ui.kit.floating import Menu

if TYPE_CHECKING:
    from smdesk.ui.composer.page import ComposerPage

#: Pixels at 100 % of the longest name.
_MOST = 210


class ForWhom(FieldButton):
    """A post that is stored is its client's for good: another one is chosen before the first word."""

    chosen = Signal(int)

    def __init__(self, model: Composer) -> None:
        super().__init__(model.ui.theme, "for-whom")
        self._model = model
        self._several = False
        self.setProperty("sized", "sm")
        self.clicked.connect(self._choose)
        model.opened.connect(self._count)
        self.hide()

    def minimumSizeHint(self) -> QSize:
        """Nothing: the header hides it rather than cut anything, and asks no more room for it."""
        return QSize(0, super().minimumSizeHint().height())

    @property
    def wanted(self) -> bool:
        """True while nothing else in the window tells for whom one writes."""
        return self._several and self._model.begun and self._model.ui.scope.client is None

    def _count(self) -> None:
        self._several = len(self._model.ui.runtime.clients.list()) > 1

    def tell(self) -> None:
        """Whose it is."""
        client, theme = self._model.client, self._model.ui.theme
        if client is None:
            return
        free = self._model.unwritten
        self.setMaximumWidth(theme.px(_MOST))
        self.setIcon(QIcon(marks.client(theme, client.id, client.name, theme.px(16))))
        self.setText(client.name)
        self.setAccessibleName(self.tr("New post for %1").replace("%1", client.name))
        self.setToolTip(
            self.tr("For another client…") if free else self.tr("It was begun for %1.").replace("%1", client.name)
        )
        self.setEnabled(free)

    def _choose(self) -> None:
        model, menu = self._model, Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in model.ui.runtime.clients.list():
            made = menu.addAction(each.name.replace("&", "&&"))
            made.setIcon(QIcon(marks.client(model.ui.theme, each.id, each.name, model.ui.theme.px(16))))
            made.triggered.connect(partial(self._take, each.id))
            if model.client is not None and each.id == model.client.id:
                menu.setActiveAction(made)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _take(self, client: int, _checked: bool = False) -> None:
        self.chosen.emit(client)


def begin_for(page: ComposerPage, client: int | None) -> None:
    """A new post in which nothing is written is for another client; a time of one's own stays."""
    model = page.model
    if client is None or model.client is None or client == model.client.id or not page.isVisible():
        return
    if model.unwritten:
        own_time = model.local if model.local != model.first_time() else None
        page.start(client, local=own_time, stage=model.draft.stage)
