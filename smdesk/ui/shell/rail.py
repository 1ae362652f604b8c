"""The rail at the left: whose month it is, finding anything, the pages in their groups, settings and menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QScrollArea, QWidget

from smdesk.ui.kit import shortcuts
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.widgets import Page, column, label, surface
from smdesk.ui.shell.clients import ClientButton, Clients
from smdesk.ui.shell.findfield import FindField
from smdesk.ui.shell.navbutton import NavButton
from smdesk.ui.shell.pages import GROUPS, PAGES, PageSpec

#: Below this width of the window there are icons only.
ICONS = 1360
#: Pages that cannot be hidden: what needs the person is there.
ALWAYS = frozenset({"publish", "inbox", "today", "settings"})


class Rail(Page):
    """Emits `chosen` with the name of a page, `clients` and `menu` and `finding` when those are wanted.

    `catches` is asked what dropping something on a page would do; `caught` tells that it was dropped there.
    """

    chosen = Signal(str)
    clients = Signal()
    finding = Signal()
    menu = Signal()
    toggled = Signal()
    caught = Signal(str, QMimeData)

    def __init__(self, ui: Ui, clients: Clients) -> None:
        super().__init__()
        self._ui = ui
        self.catches: Callable[[str, QMimeData], str] = lambda _page, _carried: ""
        self._narrow = self._tight = False
        kept = QSettings("smdesk", "window").value("rail/narrow")
        self._wish: dict[bool, bool | None] = {False: None if kept is None else str(kept) == "true", True: None}
        self._badges: dict[str, int] = {}
        surface(self, "chrome")
        self.setObjectName("rail")
        self.setProperty("line", "right")
        self.client = ClientButton(ui, clients)
        self.client.clicked.connect(self.clients)
        self.finder = FindField(ui.theme)
        self.finder.clicked.connect(self.finding)
        self._shown = [spec for spec in PAGES if spec.group in GROUPS]
        self._buttons = {spec.id: self._button(spec) for spec in self._shown}
        self._menu = NavButton(ui.theme, "list", name="rail-menu")
        self._menu.clicked.connect(self.menu)
        self._labels: dict[str, QLabel] = {}
        self._rules: dict[str, QWidget] = {}  # in the place of the labels while the rail is narrow
        self._build()
        ui.theme.changed.connect(self._rescale)
        self.retranslate()
        self._measure()

    def _button(self, spec: PageSpec) -> NavButton:
        made = NavButton(self._ui.theme, spec.icon, tone=spec.tone, name=f"rail-{spec.id}")
        made.setCheckable(True)
        made.clicked.connect(partial(self._press, spec.id))
        made.catches = lambda carried: self.catches(spec.id, carried)
        made.caught.connect(partial(self.caught.emit, spec.id))
        return made

    def _press(self, page: str) -> None:
        self._buttons[page].setChecked(True)  # a second click does not take the mark away
        self.chosen.emit(page)

    def _build(self) -> None:
        pages = QWidget()
        inner = column(spacing=1)
        for group in GROUPS[:-1]:
            members = [spec for spec in self._shown if spec.group == group]
            if members and group:
                above = self._labels[group] = label("group")
                above.setFixedHeight(self._ui.theme.px(34))
                above.setContentsMargins(0, 0, 0, 3)
                above.setAlignment(Qt.AlignmentFlag.AlignBottom)
                inner.addWidget(above)
                rule = self._rules[group] = _rule()
                inner.addWidget(rule)
            for spec in members:
                inner.addWidget(self._buttons[spec.id])
        inner.addStretch(1)
        pages.setLayout(inner)
        around = QScrollArea()
        around.setWidget(pages)
        around.setWidgetResizable(True)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = [self._buttons[spec.id] for spec in self._shown if spec.group == "foot"]
        line = QFrame()
        line.setProperty("role", "rule")
        line.setFixedHeight(1)
        self.setLayout(column(
            self.client, 7, self.finder, 6, around, line, 7, *foot, self._menu, spacing=1, margins=(8, 8, 8, 7)
        ))  # fmt: skip
        self.layout().setStretch(4, 1)  # type: ignore[union-attr]

    # -- showing ------------------------------------------------------------------------------------------------

    def set_current(self, page: str) -> None:
        """Which page shows; none for one that is not in the rail."""
        for name, made in self._buttons.items():
            made.setChecked(name == page)

    def set_badge(self, page: str, count: int) -> None:
        """How many things on a page need the person."""
        if page in self._buttons:
            self._badges[page] = count
            self.retranslate()

    def badge(self, page: str) -> int:
        """The number that stands at a page."""
        return self._badges.get(page, 0)

    def focus(self) -> None:
        """Into the rail by key."""
        current = next((made for made in self._buttons.values() if made.isChecked()), self._menu)
        current.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- width ----------------------------------------------------------------------------------------------------

    @property
    def narrow(self) -> bool:
        """True while only icons show."""
        return self._narrow

    def set_narrow(self, tight: bool) -> None:
        """The window has little room: icons only, unless the person wishes otherwise."""
        self._tight = tight
        wish = self._wish[tight]
        self._narrow = tight if wish is None else wish
        self._measure()
        self.retranslate()

    def toggle(self) -> None:
        """Narrow or wide, as long as the window has as much room as now."""
        self._wish[self._tight] = not self._narrow
        if not self._tight:
            QSettings("smdesk", "window").setValue("rail/narrow", "true" if self._wish[False] else "false")
        self.set_narrow(self._tight)

    def _rescale(self) -> None:
        """The interface is larger or smaller, so the window has less or more room for it."""
        self.set_narrow(self.window().width() < self._ui.theme.px(ICONS))

    def _measure(self) -> None:
        self.setFixedWidth(self._ui.theme.px("railCollapsed" if self._narrow else "railExpanded"))
        self.layout().setContentsMargins(8, 8, 7 if self._narrow else 9, 7)  # type: ignore[union-attr]  # with its line

    # -- words ------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        names = {
            "strategy": self.tr("Strategy"),
            "plan": self.tr("Plan"),
            "delivery": self.tr("Delivery"),
            "results": self.tr("Results"),
        }
        hidden = self.hidden
        for group, above in self._labels.items():
            above.setText(names[group])
            some = any(spec.group == group and spec.id not in hidden for spec in self._shown)
            above.setVisible(not self._narrow and some)
            self._rules[group].setVisible(self._narrow and some)
        for spec in self._shown:
            count = self._badges.get(spec.id, 0)
            made = self._buttons[spec.id]
            made.tell(spec.name(), count, narrow=self._narrow, waits=self._waits(spec.id, count) if count else "")
            made.setVisible(spec.id not in hidden)
        self._menu.tell(self.tr("Menu"), 0, narrow=self._narrow, hint="Alt")
        self.client.set_narrow(self._narrow)
        self.finder.tell(self.tr("Search or go to…"), narrow=self._narrow)

    def _waits(self, page: str, count: int) -> str:
        """The number at a page in words, with what is counted: of a post on two channels each may need something."""
        if page == "publish":
            return self.tr("%n thing(s) need you, each channel counted", "", count)
        return self.tr("%n of them need you", "", count)

    # -- hiding ------------------------------------------------------------------------------------------------------

    @property
    def hidden(self) -> set[str]:
        """Pages that the person does not want in the rail; they are in the palette and the Go menu all the same."""
        kept = str(QSettings("smdesk", "window").value("rail/hidden", "") or "")
        return set(kept.split(",")) - ALWAYS - {""}

    def hide_page(self, page: str, hidden: bool) -> None:
        """Leave a page out of the rail, or take it back in."""
        left = self.hidden | {page} if hidden else self.hidden - {page}
        QSettings("smdesk", "window").setValue("rail/hidden", ",".join(sorted(left)))
        self.retranslate()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_context_menu(event.globalPos())

    def open_context_menu(self, place: QPoint) -> QMenu:
        """Which pages stand in the rail, and how wide it is."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        narrow = menu.addAction(shortcuts.beside(self.tr("Icons only"), "Ctrl+B"))
        narrow.setCheckable(True)
        narrow.setChecked(self._narrow)
        narrow.triggered.connect(self.toggle)
        menu.addSeparator()
        for spec in self._shown:
            made = menu.addAction(spec.name())
            made.setCheckable(True)
            made.setChecked(spec.id not in self.hidden)
            made.setEnabled(spec.id not in ALWAYS)
            made.triggered.connect(lambda checked, name=spec.id: self.hide_page(name, not checked))
        menu.popup(place)
        return menu


def _rule() -> QWidget:
    """A line between two groups of icons."""
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    made = QWidget()
    made.setLayout(column(line, spacing=0, margins=(7, 8, 7, 8)))
    return made
