"""Choosing the post that an ad promotes: those that did best without money stand first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from smdesk.services.campaigns.choices import Best
from smdesk.ui.campaigns import words
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.naming import network_name, shortened
from smdesk.ui.kit.popover import Popover
from smdesk.ui.kit.widgets import column, label


class PostList(QListWidget):
    """`picked` carries the number of the post that was taken, 0 for none."""

    picked = Signal(int)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.setObjectName("posts-to-promote")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemActivated.connect(self._take)
        self.itemClicked.connect(self._take)

    def tell(self, posts: Sequence[Best], *, none: str = "") -> None:
        """Offer these, and perhaps none of them."""
        self.clear()
        if none:
            self._add(0, none)
        for each in posts:
            networks = ", ".join(network_name(name) for name in each.networks)
            done = self.tr("%n reaction(s)", "", each.reactions) if each.reactions is not None else ""
            line = " · ".join(part for part in (words.day(self._ui, each.day), networks, done) if part)
            self._add(each.post_id, f"{shortened(each.title, 44)}\n{line}")
        if self.count():
            self.setCurrentRow(0)

    def _add(self, number: int, text: str) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, number)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, text.replace("\n", ", "))
        item.setSizeHint(QSize(10, self._ui.theme.px(44 if "\n" in text else 30)))
        self.addItem(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.picked.emit(int(item.data(Qt.ItemDataRole.UserRole)))


class PostPicker(Popover):
    """The list in a popover."""

    def __init__(self, ui: Ui, parent: QWidget, posts: Sequence[Best], act: Callable[[int | None], object]) -> None:
        super().__init__(ui.theme, parent)
        self._act = act
        title = label("smallStrong")
        title.setText(self.tr("From which post?"))
        self.list = PostList(ui)
        self.list.setAccessibleName(title.text())
        self.list.tell(posts, none=self.tr("None: a creative of its own"))
        self.list.picked.connect(self._picked)
        self.list.setFixedHeight(ui.theme.px(min(44 * len(posts) + 36, 320)))
        self.setLayout(column(title, self.list, spacing=8, margins=(14, 12, 14, 12)))
        self.setFixedWidth(ui.theme.px(360))

    def _picked(self, number: int) -> None:
        self.close()
        self._act(number or None)
